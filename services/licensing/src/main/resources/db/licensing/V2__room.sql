-- Room for three new versions of a row on each page of about twelve: half of every page was more than ever is needed, and
-- pages are what writing costs.
ALTER TABLE subscriptions SET (fillfactor = 80);
