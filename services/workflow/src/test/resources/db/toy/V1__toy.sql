CREATE TABLE entry (
    id     text   PRIMARY KEY,
    kind   text   NOT NULL,
    amount bigint NOT NULL CHECK (amount < 1000)
);
