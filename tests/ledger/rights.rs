//! What a nurse's login may not do, and what its owner cannot do unnoticed.

use crate::server::Ledger;
use crate::support::folder;

#[test]
fn a_nurse_adds_her_own_entries_at_the_end_and_nothing_else() {
    let Some(ledger) = Ledger::new() else { return };
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let head =
        ledger.sql("SELECT encode(hash, 'hex') FROM hepatrack.line ORDER BY place DESC LIMIT 1");
    let first = ledger.sql("SELECT encode(hash, 'hex') FROM hepatrack.line WHERE place = 1");
    let append = |head: &str, said: &str| {
        format!(
            "SELECT * FROM hepatrack.append(1, '\\x{head}', '{{1}}', ARRAY[convert_to('{said}', 'UTF8')])"
        )
    };
    let entry = |seq: u32, by: &str| {
        format!(
            "entry: (seq: {seq}, at: \"2024-01-01T00:00:00.000+00:00\", by: \"{by}\", via: form, ops: [])"
        )
    };
    for (sql, part) in [
        ("UPDATE hepatrack.line SET said = ''".to_owned(), "permission denied"),
        ("DELETE FROM hepatrack.line".to_owned(), "permission denied"),
        ("TRUNCATE hepatrack.line".to_owned(), "permission denied"),
        ("DROP TABLE hepatrack.line".to_owned(), "must be owner"),
        ("INSERT INTO hepatrack.line (register, place, segment, seq, prev, hash, said) VALUES (1, 3, 1, 2, '', '', '')".to_owned(), "permission denied"),
        ("UPDATE hepatrack.register SET name = 'x'".to_owned(), "permission denied"),
        ("DELETE FROM hepatrack.part".to_owned(), "permission denied"),
        ("SELECT hepatrack.seal(1, '\\x00')".to_owned(), "permission denied"),
        (append(&head, &entry(3, "li")), "not the entry that comes next"),
        (append(&head, &entry(2, "ana")), "cannot be made by the login li"),
        (append(&head, "something else"), "not the entry that comes next"),
        (append(&"ab".repeat(32), &entry(2, "li")), "no line of this register has that hash"),
        (append(&head, &entry(2, "li").replace("ops: []", &format!("batch: (of: 2, sha256: \"{}\")", "ab".repeat(32)))), "is not here"),
    ] {
        let said = ledger.server.sql_as("li", &ledger.database, &sql);
        assert!(said.code != 0 && said.err.contains(part), "{sql}: {} {}", said.out, said.err);
    }
    // A fork is answered with what follows, and nothing is written.
    let said = ledger
        .server
        .sql_as("li", &ledger.database, &append(&first, &entry(2, "li")));
    assert!(
        said.code == 0 && said.out.contains(&head[2..]),
        "{} {}",
        said.out,
        said.err
    );
    // An import that stands there is not written over.
    let digest = ledger.sql("SELECT encode(digest, 'hex') FROM hepatrack.sealed");
    ledger.server.sql_as(
        "li",
        &ledger.database,
        &format!("SELECT hepatrack.put_part(1, '\\x{digest}', 0, 'x')"),
    );
    assert_eq!(ledger.run("li", &["check"]).code, 0);
    assert_eq!(
        ledger.sql("SELECT count(*), count(DISTINCT login) FROM hepatrack.line"),
        "2|1"
    );
    // Neither is it by the owner, as long as the checks stand.
    let said = ledger.server.sql_as(
        "owner",
        &ledger.database,
        "UPDATE hepatrack.line SET said = 'other' WHERE place = 2",
    );
    assert!(
        said.code != 0 && said.err.contains("violates check constraint"),
        "{}",
        said.err
    );
}

#[test]
fn a_history_that_its_owner_rewrote_is_noticed_by_every_copy() {
    let Some(ledger) = Ledger::new() else { return };
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let before = ledger.run("li", &["review"]);
    assert_eq!(before.code, 0);
    let rewrite = "UPDATE hepatrack.line SET said = convert_to(replace(convert_from(said, 'UTF8'), 'via: import', 'via: form'), 'UTF8'), \
        hash = sha256(prev || convert_to(replace(convert_from(said, 'UTF8'), 'via: import', 'via: form'), 'UTF8')) WHERE place = 2";
    ledger.sql(rewrite);
    for command in [vec!["review"], vec!["check"], vec!["join", "W-41", "W-40"]] {
        let said = ledger.run("li", &command);
        assert!(said.code == 1 && said.out.is_empty(), "{}", said.out);
        assert!(
            said.err.contains("entry 1 of ") && said.err.contains("by li"),
            "{}",
            said.err
        );
    }
    ledger.sql("DELETE FROM hepatrack.line WHERE place = 2");
    let said = ledger.run("li", &["review"]);
    assert!(
        said.code == 1 && said.err.contains("entry 1 of "),
        "{}",
        said.err
    );
    // A row that is not what was written is taken over by nobody.
    ledger.sql("ALTER TABLE hepatrack.line DROP CONSTRAINT line_check");
    ledger.sql("DELETE FROM hepatrack.line WHERE place > 0");
    ledger.sql("INSERT INTO hepatrack.line (register, place, segment, seq, prev, hash, said) \
        VALUES (1, 1, 1, 0, decode(repeat('00', 32), 'hex'), decode(repeat('11', 32), 'hex'), 'entry: (seq: 1, )')");
    let said =
        crate::support::Clinic::new().run(["--file", &ledger.address("ana", "ward"), "review"]);
    assert!(
        said.code == 1
            && said
                .err
                .contains("a row of the database is not what was written"),
        "{}",
        said.err
    );
}
