CREATE TABLE shelf (
    id integer PRIMARY KEY CHECK (id > 0)
);
