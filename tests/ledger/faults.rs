//! What goes wrong is told in one sentence, and nothing is written.

use std::time::Duration;

use crate::proxy::Proxy;
use crate::server::Ledger;
use crate::support::{Clinic, folder};

fn count(ledger: &Ledger) -> String {
    ledger.sql("SELECT count(*) FROM hepatrack.line")
}

#[test]
fn each_fault_is_one_sentence_and_writes_nothing() {
    let Some(ledger) = Ledger::new() else { return };
    let (port, database) = (ledger.server.port, &ledger.database);
    let tcp = |login: &str, host: &str, more: &str| {
        format!("postgres://{login}@{host}/{database}?register=ward{more}")
    };
    let here = format!("127.0.0.1:{port}");
    let authority = ledger.server.path().join("ca.pem");
    let authority = format!("&sslrootcert={}", authority.display());
    let source = folder("cases");
    for (address, part) in [
        (
            tcp("li:wrong", &here, "&sslmode=disable"),
            "the name or the password is wrong",
        ),
        (
            tcp("li", &here, "&sslmode=disable"),
            "the name or the password is wrong",
        ),
        (
            tcp("li:secret", &here, ""),
            "does not show a certificate that proves who it is",
        ),
        (
            tcp("li:secret", &here, &authority),
            "does not show a certificate that proves who it is",
        ),
        (
            tcp("li:secret", &here, "&sslrootcert=nowhere.pem"),
            "the certificates cannot be read",
        ),
        (tcp("li:secret", "127.0.0.1:1", ""), "does not answer"),
        (tcp("li:secret", "nowhere.invalid", ""), "does not answer"),
        (
            tcp("li:secret", &here, "&sslmode=prefer"),
            "sslmode=prefer is not accepted",
        ),
        (
            ledger.address("full_up", "ward"),
            "takes no more connections",
        ),
        (ledger.address("bob", "ward"), "bob may not use the tables"),
        (ledger.address("li", "attic"), "holds no register 'attic'"),
        (ledger.address("eve", "ward"), "the login eve may only read"),
        (
            ledger.server.address("li", "nothing", "ward"),
            "has no database of that name",
        ),
        (
            ledger.server.address("li", "postgres", "ward"),
            "no tables of hepatrack yet",
        ),
    ] {
        let clinic = Clinic::new();
        let said = clinic.run(["--file", &address, "import", source.to_str().unwrap()]);
        let lines: Vec<&str> = said.err.lines().collect();
        assert!(
            said.code == 1 && said.out.is_empty(),
            "{address}: {} {}",
            said.code,
            said.out
        );
        assert!(
            matches!(lines.as_slice(), [line] if line.contains(part)),
            "{address}: {lines:?}"
        );
        assert!(
            !said.err.contains("secret") && !said.err.contains("wrong@"),
            "{}",
            said.err
        );
        let mut in_chinese = vec!["--lang", "zh", "--file", &address, "import"];
        in_chinese.push(source.to_str().unwrap());
        let told = clinic.run(in_chinese);
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(
            told.code == 1 && told.err.lines().count() == 1 && told.err.contains(is_han),
            "{}",
            told.err
        );
    }
    // A server of a version that is not supported any more.
    let number = ledger.sql("SHOW server_version_num");
    let number: &'static str = String::leak(number);
    let proxy = Proxy::telling(port, Duration::ZERO, Some((number, "120022")));
    let old = tcp(
        "li:secret",
        &format!("127.0.0.1:{}", proxy.port),
        "&sslmode=disable",
    );
    let said = Clinic::new().run(["--file", &old, "import", source.to_str().unwrap()]);
    assert!(
        said.code == 1
            && said.err.contains("13 or later is needed")
            && said.err.lines().count() == 1,
        "{}",
        said.err
    );
    assert_eq!(count(&ledger), "0");
    // Who proves to be who is asked for is let in.
    let named = tcp("li:secret", &format!("localhost:{port}"), &authority);
    let said = ledger
        .clinic
        .run(["--file", &named, "import", source.to_str().unwrap()]);
    assert!(said.code == 0, "{}", said.err);
    assert_eq!(count(&ledger), "2");
    // Whoever may only read reads.
    assert_eq!(ledger.run("eve", &["check"]).code, 0);
    assert_eq!(ledger.run("li", &["--user", "ana", "check"]).code, 1);
}

#[test]
fn tables_of_another_version_are_not_touched() {
    let Some(ledger) = Ledger::new() else { return };
    let set_version = |version: &str| {
        ledger.sql(&format!(
            "DELETE FROM hepatrack.version; INSERT INTO hepatrack.version VALUES ({version})"
        ))
    };
    for (version, part) in [
        ("7", "update the program on this machine"),
        ("0", "their owner runs"),
    ] {
        set_version(version);
        let said = ledger.run("li", &["review"]);
        assert!(said.code == 1 && said.err.contains(part), "{}", said.err);
    }
    set_version("7");
    let said = ledger
        .clinic
        .run(["ledger", "init", &ledger.address("owner", "ward")]);
    assert!(
        said.code == 1 && said.err.contains("of version 7"),
        "{}",
        said.err
    );
}

#[test]
fn tables_of_an_earlier_version_are_brought_up_and_keep_what_they_hold() {
    let Some(ledger) = Ledger::new() else { return };
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let review = ledger.run("li", &["review", "--format", "json"]).out;
    // The same rows in tables of version 1.
    ledger.sql("ALTER SCHEMA hepatrack RENAME TO newer");
    ledger.sql(include_str!("../../data/ledger/1.sql"));
    for table in ["register", "line", "part", "sealed"] {
        ledger.sql(&format!(
            "INSERT INTO hepatrack.{table} OVERRIDING SYSTEM VALUE SELECT * FROM newer.{table}"
        ));
    }
    ledger.sql("DROP SCHEMA newer CASCADE");
    let grants = include_str!("../../data/ledger/grants.sql");
    let to_nurses = |grant: &&str| grant.contains("GRANT");
    grants
        .split(';')
        .filter(to_nurses)
        .for_each(|grant| _ = ledger.sql(grant));
    let said = ledger.run("li", &["review"]);
    assert!(
        said.code == 1 && said.err.contains("of version 1, this program needs 2"),
        "{}",
        said.err
    );
    let owner = ledger.address("owner", "ward");
    let said = ledger.clinic.ok(["ledger", "init", &owner]);
    assert!(said.contains("are brought up"), "{said}");
    assert!(ledger.run("li", &["review", "--format", "json"]).out == review);
    let more = "mrn,name,born,sex,cirrhosis\nK-1,Somebody New,1970-01-01,M,none\n";
    let more = ledger.clinic.write("more/patients.csv", more);
    let said = ledger.run("li", &["import", more.to_str().unwrap()]);
    assert_eq!(
        (said.code, count(&ledger).as_str()),
        (0, "3"),
        "{}",
        said.err
    );
    // A register that was never begun takes no line.
    let none = "SELECT * FROM hepatrack.append(99, decode(repeat('00', 32), 'hex'), '{1}', ARRAY['segment: ('::bytea])";
    let said = ledger.server.sql_as("li", &ledger.database, none);
    assert!(said.err.contains("no such register"), "{}", said.err);
}

#[test]
fn without_the_server_what_was_read_last_is_shown() {
    let Some(server) = crate::server::Server::own() else {
        return;
    };
    let ledger = Ledger::on(std::sync::Arc::new(server));
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let before = ledger.run("li", &["review"]);
    ledger.server.kill();
    let after = ledger.run("li", &["review"]);
    assert_eq!((after.code, &after.out), (0, &before.out));
    assert!(
        after.err.contains("does not answer") && after.err.contains("up to entry 1"),
        "{}",
        after.err
    );
    let said = ledger.run("li", &["join", "W-41", "W-40"]);
    assert!(
        said.code == 1 && said.err.contains("does not answer"),
        "{}",
        said.err
    );
    // Nothing was read on that machine yet.
    let said = Clinic::new().run(["--file", &ledger.address("li", "ward"), "review"]);
    assert!(
        said.code == 1 && said.err.contains("does not answer"),
        "{}",
        said.err
    );
}
