-- The tables of a ledger, version 2: a row costs little more than a bare one.
--
-- Which register there is was looked up for each row, and locked; now it is looked up for the first one, as each
-- other row follows one of the same register.

ALTER TABLE hepatrack.line DROP CONSTRAINT line_register_fkey;

-- One check is read faster than five.
ALTER TABLE hepatrack.line
    DROP CONSTRAINT line_place_check,
    DROP CONSTRAINT line_segment_check,
    DROP CONSTRAINT line_seq_check,
    DROP CONSTRAINT line_prev_check,
    DROP CONSTRAINT line_check,
    ADD CONSTRAINT line_check CHECK (
        hash = sha256(prev || said) AND length(prev) = 32 AND place > 0 AND segment > 0 AND seq >= 0);

CREATE OR REPLACE FUNCTION hepatrack.append(p_register integer, p_head bytea, p_segments integer[], p_said bytea[])
RETURNS TABLE (segment integer, prev bytea, hash bytea, said bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    last bigint;
    last_seq bigint;
    head bytea;
    line_hash bytea;
    words text;
    spoken text[];
BEGIN
    PERFORM pg_advisory_xact_lock(1752198244, p_register);
    SELECT l.place, l.seq, l.hash INTO last, last_seq, head FROM hepatrack.line l
        WHERE l.register = p_register ORDER BY l.place DESC LIMIT 1;
    IF NOT FOUND THEN
        IF NOT EXISTS (SELECT FROM hepatrack.register r WHERE r.register = p_register) THEN
            RAISE EXCEPTION 'there is no such register' USING ERRCODE = 'HT005';
        END IF;
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
            -- entry: (seq: 7, at: "2026-11-22T09:41:03.000+08:00", by: "li"
            spoken := string_to_array(left(words, 200), '"');
            IF (spoken[1] || spoken[3] = 'entry: (seq: ' || last_seq + 1 || ', at: , by: ') IS NOT TRUE THEN
                RAISE EXCEPTION 'this is not the entry that comes next' USING ERRCODE = 'HT002';
            END IF;
            IF (spoken[4] = session_user) IS NOT TRUE THEN
                RAISE EXCEPTION 'an entry of % cannot be made by the login %', spoken[4], session_user USING ERRCODE = 'HT003';
            END IF;
            last_seq := last_seq + 1;
            IF position(', batch: (of: ' IN words) > 0 THEN
                spoken := regexp_match(words, ', batch: \(of: \d+, sha256: "([0-9a-f]{64})"');
                IF spoken IS NOT NULL THEN
                    PERFORM hepatrack.seal(p_register, decode(spoken[1], 'hex'));
                END IF;
            END IF;
        END IF;
        last := last + 1;
        line_hash := sha256(head || p_said[i]);
        INSERT INTO hepatrack.line (register, place, segment, seq, prev, hash, said)
            VALUES (p_register, last, p_segments[i], last_seq, head, line_hash, p_said[i]);
        head := line_hash;
    END LOOP;
    PERFORM pg_notify('hepatrack', p_register::text);
END
$$;

INSERT INTO hepatrack.version (version) VALUES (2);
