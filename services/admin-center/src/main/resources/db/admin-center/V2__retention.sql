-- What is old is looked for every hour, and found without reading the rest.
CREATE INDEX operations_by_age ON operations (changed_at);
CREATE INDEX audit_by_age ON audit (refused_at);
