CREATE TABLE book (
    id text PRIMARY KEY,
    shelf integer NOT NULL REFERENCES shelf
);
