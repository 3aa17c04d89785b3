//! The screens while the server is silent or gone: keys are answered as ever, and what is typed is kept.

use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::console::Console;
use crate::proxy::Proxy;
use crate::server::Ledger;
use crate::support::folder;

/// Far below the time after which a silent connection is given up: no key waits for the server.
const NO_WAIT: Duration = Duration::from_secs(2);

/// The screens on a register whose server can be held up, with the folder for the copy.
fn started(ledger: &Ledger) -> (Console, Proxy) {
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let proxy = Proxy::to(ledger.server.port, Duration::ZERO);
    let address = format!(
        "postgres://li:secret@127.0.0.1:{}/{}?register=ward&sslmode=disable",
        proxy.port, ledger.database
    );
    let home = ledger.clinic.path("");
    let home = home.to_str().unwrap();
    let data = format!("{home}/.local/share");
    let console = Console::hepatrack(
        &["--file", &address],
        &[("HOME", home), ("XDG_DATA_HOME", &data)],
    );
    (console, proxy)
}

#[test]
fn while_the_server_is_silent_keys_are_answered_and_nothing_typed_is_lost() {
    let Some(ledger) = Ledger::new() else { return };
    let (mut console, proxy) = started(&ledger);
    console.wait(&["155 patients"]);
    proxy.is_held.store(true, Ordering::SeqCst);
    console.send("n").wait(&["> number"]);
    console.send("W-901\tWu, Li\x13");
    for key in ["?", "\x1b", "/", "W", "-", "3", "7", "\r", "\t", "\x1b[B"] {
        let took = console.answer_time(key);
        assert!(took < NO_WAIT, "{key:?}: {took:?}");
    }
    // The server answers again: what was saved is saved, once.
    proxy.is_held.store(false, Ordering::SeqCst);
    console.send("q");
    assert_eq!(console.end(), 0);
    let said = ledger.run("li", &["review", "--format", "json"]);
    assert_eq!(said.out.matches("W-901").count(), 1, "{}", said.err);
}

#[test]
#[ignore = "measures"]
fn key_to_frame_beside_a_server_that_answers_is_silent_and_is_gone() {
    let Some(ledger) = Ledger::new() else { return };
    let (mut console, proxy) = started(&ledger);
    console.wait(&["155 patients"]);
    let mut measured = |name: &str| {
        let keys = ["\x1b[B", "\x1b[A"].iter().cycle();
        let mut times: Vec<Duration> = keys.take(200).map(|key| console.answer_time(key)).collect();
        times.sort();
        eprintln!("{name}: median {:?}, p99 {:?}", times[100], times[198]);
    };
    measured("answers");
    proxy.is_held.store(true, Ordering::SeqCst);
    measured("is silent");
    ledger
        .sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'li'");
    measured("is gone");
}
