-- For those who enter results: a role for all of them, then a login for each. An entry bears the name of its login.
CREATE ROLE hepatrack_nurse NOLOGIN;
GRANT USAGE ON SCHEMA hepatrack TO hepatrack_nurse;
GRANT EXECUTE ON FUNCTION hepatrack.open, hepatrack.after, hepatrack.parts, hepatrack.hashes, hepatrack.present,
    hepatrack.append, hepatrack.put_part, hepatrack.is_sealed TO hepatrack_nurse;
CREATE ROLE li LOGIN PASSWORD 'choose one' IN ROLE hepatrack_nurse;

-- For those who only look.
CREATE ROLE hepatrack_reader NOLOGIN;
GRANT USAGE ON SCHEMA hepatrack TO hepatrack_reader;
GRANT EXECUTE ON FUNCTION hepatrack.open, hepatrack.after, hepatrack.parts, hepatrack.hashes, hepatrack.present
    TO hepatrack_reader;
