-- The tables of a ledger, version 1. Run once by their owner, in one transaction, by 'hepatrack ledger init'.
--
-- A row of hepatrack.line is a line of the journal as a register's file keeps it: said is what it says, hash is chained
-- on the row before. Nurses have no right to any table: they call the functions below, which run as the owner, add to
-- the end, and can do nothing else.

CREATE SCHEMA hepatrack;

CREATE TABLE hepatrack.version (
    version integer PRIMARY KEY,
    login name NOT NULL DEFAULT session_user,
    came timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE hepatrack.register (
    register integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- As an address names it: register=ward.
    name text NOT NULL UNIQUE CHECK (name ~ '^[A-Za-z0-9_-]{1,40}$'),
    -- As its own lines name it.
    identifier text NOT NULL
);

CREATE TABLE hepatrack.line (
    register integer NOT NULL REFERENCES hepatrack.register,
    place bigint NOT NULL CHECK (place > 0),
    -- The file of the journal that it stands in.
    segment integer NOT NULL CHECK (segment > 0),
    -- The entry, or the one before it in the first line of a segment.
    seq bigint NOT NULL CHECK (seq >= 0),
    prev bytea NOT NULL CHECK (length(prev) = 32),
    hash bytea NOT NULL CHECK (hash = sha256(prev || said)),
    said bytea NOT NULL,
    login name NOT NULL DEFAULT session_user,
    came timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (register, place),
    UNIQUE (register, prev)
);

-- The sealed ops of imports, 1 MiB a row.
CREATE TABLE hepatrack.part (
    register integer NOT NULL REFERENCES hepatrack.register,
    digest bytea NOT NULL CHECK (length(digest) = 32),
    part integer NOT NULL CHECK (part >= 0),
    bytes bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (register, digest, part)
);
ALTER TABLE hepatrack.part ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Imports that are whole: their rows are never touched again.
CREATE TABLE hepatrack.sealed (
    register integer NOT NULL REFERENCES hepatrack.register,
    digest bytea NOT NULL,
    PRIMARY KEY (register, digest)
);

-- What a client asks first: which register a name is, and what this login may do.
CREATE FUNCTION hepatrack.open(p_name text)
RETURNS TABLE (version integer, register integer, identifier text, may_write boolean, standby boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (SELECT max(v.version) FROM hepatrack.version v), r.register, r.identifier,
        has_function_privilege(session_user, 'hepatrack.append(integer,bytea,integer[],bytea[])', 'EXECUTE'),
        pg_is_in_recovery()
    FROM (SELECT 1) one LEFT JOIN hepatrack.register r ON r.name = p_name
$$;

-- The lines after the one whose hash is p_head, at most 10,000; 32 zeros stand before the first.
CREATE FUNCTION hepatrack.after(p_register integer, p_head bytea)
RETURNS TABLE (segment integer, prev bytea, hash bytea, said bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first bigint;
    head bytea;
BEGIN
    SELECT l.place INTO first FROM hepatrack.line l WHERE l.register = p_register AND l.prev = p_head;
    IF FOUND THEN
        RETURN QUERY SELECT l.segment, l.prev, l.hash, l.said FROM hepatrack.line l
            WHERE l.register = p_register AND l.place >= first ORDER BY l.place LIMIT 10000;
        RETURN;
    END IF;
    SELECT l.hash INTO head FROM hepatrack.line l WHERE l.register = p_register ORDER BY l.place DESC LIMIT 1;
    IF coalesce(head, decode(repeat('00', 32), 'hex')) <> p_head THEN
        RAISE EXCEPTION 'no line of this register has that hash' USING ERRCODE = 'HT001';
    END IF;
END
$$;

-- One turn at writing, in one round trip: where p_head is still the last line, p_said follows it; where it is not,
-- nothing is written, and the lines that the client lacks come back.
CREATE FUNCTION hepatrack.append(p_register integer, p_head bytea, p_segments integer[], p_said bytea[])
RETURNS TABLE (segment integer, prev bytea, hash bytea, said bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    last bigint;
    last_seq bigint;
    head bytea;
    words text;
    spoken text[];
    sealed bytea;
BEGIN
    PERFORM pg_advisory_xact_lock(1752198244, p_register);
    SELECT l.place, l.seq, l.hash INTO last, last_seq, head FROM hepatrack.line l
        WHERE l.register = p_register ORDER BY l.place DESC LIMIT 1;
    IF NOT FOUND THEN
        last := 0;
        last_seq := 0;
        head := decode(repeat('00', 32), 'hex');
    END IF;
    IF head <> p_head THEN
        RETURN QUERY SELECT a.segment, a.prev, a.hash, a.said FROM hepatrack.after(p_register, p_head) a;
        RETURN;
    END IF;
    FOR i IN 1 .. array_length(p_said, 1) LOOP
        words := convert_from(p_said[i], 'UTF8');
        IF NOT starts_with(words, 'segment: (') THEN
            spoken := regexp_match(left(words, 1000), '^entry: \(seq: (\d+), at: "[^"]*", by: "([^"\\]*)"');
            IF spoken IS NULL OR spoken[1]::bigint <> last_seq + 1 THEN
                RAISE EXCEPTION 'this is not the entry that comes next' USING ERRCODE = 'HT002';
            END IF;
            IF spoken[2] <> session_user THEN
                RAISE EXCEPTION 'an entry of % cannot be made by the login %', spoken[2], session_user USING ERRCODE = 'HT003';
            END IF;
            last_seq := last_seq + 1;
            sealed := decode((regexp_match(words, ', batch: \(of: \d+, sha256: "([0-9a-f]{64})"'))[1], 'hex');
            IF sealed IS NOT NULL THEN
                PERFORM hepatrack.seal(p_register, sealed);
            END IF;
        END IF;
        last := last + 1;
        INSERT INTO hepatrack.line (register, place, segment, seq, prev, hash, said)
            VALUES (p_register, last, p_segments[i], last_seq, head, sha256(head || p_said[i]), p_said[i]);
        head := sha256(head || p_said[i]);
    END LOOP;
    PERFORM pg_notify('hepatrack', p_register::text);
END
$$;

-- Whether an import is here as its digest says: over the digests of each 2 MiB.
CREATE FUNCTION hepatrack.seal(p_register integer, p_digest bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found bytea;
BEGIN
    IF hepatrack.is_sealed(p_register, p_digest) THEN
        RETURN;
    END IF;
    SELECT sha256(string_agg(sha256(piece), ''::bytea ORDER BY number)) INTO found FROM (
        SELECT p.part / 2 AS number, string_agg(p.bytes, ''::bytea ORDER BY p.part) AS piece FROM hepatrack.part p
            WHERE p.register = p_register AND p.digest = p_digest GROUP BY p.part / 2) pieces;
    IF found IS DISTINCT FROM p_digest THEN
        RAISE EXCEPTION 'the import that the entry names is not here' USING ERRCODE = 'HT004';
    END IF;
    INSERT INTO hepatrack.sealed VALUES (p_register, p_digest);
END
$$;

CREATE FUNCTION hepatrack.is_sealed(p_register integer, p_digest bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM hepatrack.sealed s WHERE s.register = p_register AND s.digest = p_digest)
$$;

CREATE FUNCTION hepatrack.put_part(p_register integer, p_digest bytea, p_part integer, p_bytes bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO hepatrack.part AS p SELECT p_register, p_digest, p_part, p_bytes
        WHERE NOT hepatrack.is_sealed(p_register, p_digest)
        ON CONFLICT (register, digest, part) DO UPDATE SET bytes = excluded.bytes
$$;

CREATE FUNCTION hepatrack.parts(p_register integer, p_digest bytea) RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.bytes FROM hepatrack.part p WHERE p.register = p_register AND p.digest = p_digest ORDER BY p.part
$$;

-- The hash of every line, in order: whoever holds a copy compares.
CREATE FUNCTION hepatrack.hashes(p_register integer) RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.hash FROM hepatrack.line l WHERE l.register = p_register ORDER BY l.place
$$;

-- Who else has a record open: an advisory key of each connection, nothing is stored.
CREATE FUNCTION hepatrack.present(p_register integer, p_patient integer)
RETURNS SETOF name
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT a.usename FROM pg_locks k JOIN pg_stat_activity a USING (pid)
        WHERE k.locktype = 'advisory' AND k.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
            AND k.classid::bigint = (1752200000 + p_register) AND k.objid::bigint = p_patient AND k.objsubid = 2
            AND k.pid <> pg_backend_pid() AND a.usename IS NOT NULL
$$;

INSERT INTO hepatrack.version (version) VALUES (1);

REVOKE ALL ON ALL TABLES IN SCHEMA hepatrack FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hepatrack FROM PUBLIC;
