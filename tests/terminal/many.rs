//! Two nurses at their screens, on one record; and the server gone from under them.

use std::sync::Arc;

use crate::console::Console;
use crate::server::{Ledger, Server};
use crate::support::folder;

fn at(ledger: &Ledger, login: &str) -> Console {
    let home = ledger.clinic.path("");
    let address = ledger.address(login, "ward");
    let mut console =
        Console::hepatrack(&["--file", &address], &[("HOME", home.to_str().unwrap())]);
    console.wait(&["155 patients"]);
    console.send("/").wait(&["Enter open"]);
    console
        .send("W-37\r")
        .wait(&["relapse after a stop", "Because"]);
    console
}

#[test]
fn two_nurses_see_each_other_and_the_second_decides() {
    let Some(server) = Server::own() else { return };
    let ledger = Ledger::on(Arc::new(server));
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let (mut li, mut ana) = (at(&ledger, "li"), at(&ledger, "ana"));
    li.wait(&["ALSO OPEN: ana"]);
    ana.wait(&["ALSO OPEN: li"]);

    // Both type a report of one day; the first saves it, the second is asked.
    li.send("e1jun24 alt 77").wait(&["ALT 77 U/L"]);
    ana.send("e1jun24 dna 5e3 alt 99").wait(&["ALT 99 U/L"]);
    ana.send("\r").wait(&["Saved: W-37", "ALT 99 U/L"]);
    li.wait(&["Changed by ana"]);
    li.send("\r").wait(&["already. Last: 99 U/L"]);
    li.send("y")
        .wait(&["somebody else entered something about the same", "ana at "]);
    li.send("y").wait(&["Saved: W-37", "ALT 77 U/L"]);
    ana.wait(&["Changed by li"]);

    // Each takes back what was her own.
    ana.send("u").wait(&["Taken back", "ALT 99 U/L"]);
    ana.send("\x1b");
    li.wait(&["Changed by ana", "removed"]);

    // Without the server both go on reading, and what is typed is not lost.
    ledger.server.kill();
    li.wait(&["DATABASE GONE"]);
    li.send("e2jun24 alt 40\r")
        .wait(&["NOT SAVED", "does not answer"]);
    ledger.server.start();
    li.wait_until("answer", |screen| {
        !screen.contents().contains("DATABASE GONE")
    });
    li.send("\r").wait(&["Saved: W-37", "ALT 40 U/L"]);
    ana.wait(&["Changed by li", "02-Jun-2024: ALT"]);
    li.send("q");
    assert_eq!(li.end(), 0);
    ana.send("\x1b").send("q");
    assert_eq!(ana.end(), 0);
    let said = "SELECT count(*), count(*) FILTER (WHERE convert_from(said, 'UTF8') LIKE '%alt 40 U/L%') FROM hepatrack.line WHERE login = 'li'";
    assert_eq!(ledger.sql(said), "4|1");
}
