//! What goes wrong is told in one sentence, and nothing is written.

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
    }
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
    for (version, part) in [
        ("7", "update the program on this machine"),
        ("0", "their owner runs"),
    ] {
        ledger.sql(&format!("UPDATE hepatrack.version SET version = {version}"));
        let said = ledger.run("li", &["review"]);
        assert!(said.code == 1 && said.err.contains(part), "{}", said.err);
    }
    ledger.sql("UPDATE hepatrack.version SET version = 7");
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
