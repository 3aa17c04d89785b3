//! The worked cases in the database say what they say in a file, and come back as the same file.

use std::fs;
use std::sync::atomic::Ordering;
use std::time::Duration;

use hepatrack::store::Mode;

use crate::nurse::open;
use crate::proxy::Proxy;
use crate::server::Ledger;
use crate::support::folder;

const DAY: &str = "2024-06-01";

#[test]
fn the_worked_cases_are_judged_alike_and_come_back_as_the_same_file() {
    let Some(ledger) = Ledger::new() else { return };
    for cases in ["cases", "cohort"] {
        let register = format!("of-{cases}");
        let file = ledger.clinic.path(&format!("{cases}.ron"));
        let file_name = file.to_str().unwrap();
        let source = folder(cases);
        ledger
            .clinic
            .run(["--file", file_name, "import", source.to_str().unwrap()]);
        let (owner, li) = (
            ledger.address("owner", &register),
            ledger.address("li", &register),
        );
        ledger.clinic.ok(["ledger", "push", file_name, &owner]);
        let review = |file: &str| {
            ledger
                .clinic
                .run(["--file", file, "review", "--format", "json", "--as-of", DAY])
        };
        let (there, here) = (review(&li), review(file_name));
        assert_eq!((there.code, there.err), (0, String::new()));
        assert!(there.out == here.out && here.out.len() > 1_000);
        let back = ledger.clinic.path(&format!("{cases}-back.ron"));
        ledger
            .clinic
            .ok(["ledger", "pull", &li, back.to_str().unwrap()]);
        assert!(
            fs::read(&file).unwrap() == fs::read(&back).unwrap(),
            "{cases}"
        );
        for file in [&li, file_name, back.to_str().unwrap()] {
            let checked = ledger.clinic.ok(["--file", file, "check"]);
            assert!(checked.starts_with("nothing is wrong"), "{checked}");
        }
        // It is there once.
        let again = ledger.clinic.run(["ledger", "push", file_name, &owner]);
        assert!(
            again.code == 1 && again.err.contains("holds something already"),
            "{}",
            again.err
        );
        let occupied = ledger
            .clinic
            .run(["ledger", "pull", &li, back.to_str().unwrap()]);
        assert!(
            occupied.code == 1 && occupied.err.contains("something is there already"),
            "{}",
            occupied.err
        );
    }
}

#[test]
fn an_empty_register_keeps_its_identifier_on_its_way_to_a_file_and_back() {
    let Some(ledger) = Ledger::new() else { return };
    let identifier = |name: &str| {
        ledger.sql(&format!(
            "SELECT identifier FROM hepatrack.register WHERE name = '{name}'"
        ))
    };
    let file = ledger.clinic.path("empty.ron");
    let file = file.to_str().unwrap();
    let li = ledger.address("li", "ward");
    ledger.clinic.ok(["ledger", "pull", &li, file]);
    let owner = ledger.address("owner", "annex");
    ledger.clinic.ok(["ledger", "push", file, &owner]);
    assert_eq!(identifier("annex"), identifier("ward"));
}

#[test]
fn what_is_done_there_is_told_in_chinese() {
    let Some(ledger) = Ledger::new() else { return };
    let chinese = |arguments: &[&str]| {
        let typed = ["--lang", "zh", "ledger"].iter().chain(arguments);
        ledger.clinic.ok(typed)
    };
    let (owner, li) = (
        ledger.address("owner", "annex"),
        ledger.address("li", "ward"),
    );
    let file = ledger.clinic.path("empty.ron");
    let file = file.to_str().unwrap();
    assert_eq!(
        chinese(&["pull", &li, file]),
        format!("已取回：日志0行，至 {file}\n")
    );
    let pushed = chinese(&["push", file, &owner]);
    assert!(pushed.starts_with("已推送：日志0行，至 "), "{pushed}");
    let made = chinese(&["init", &owner]);
    let told = "-- 表已存在；登记册「annex」已存在。\n";
    assert!(made.starts_with(told), "{made}");
    let english = ledger.clinic.ok(["ledger", "init", &owner]);
    let statements = |printed: &str| printed.split_once('\n').unwrap().1.to_owned();
    assert_eq!(statements(&made), statements(&english));
}

#[test]
fn every_command_works_there() {
    let Some(ledger) = Ledger::new() else { return };
    let source = folder("cases");
    let imported = ledger.run("li", &["import", source.to_str().unwrap()]);
    assert!(
        imported.code == 0 && imported.out.contains("added: "),
        "{}",
        imported.err
    );
    let again = ledger.run("li", &["import", source.to_str().unwrap()]);
    assert!(
        again.code == 0 && again.out.contains("added: 0 patients"),
        "{}",
        again.out
    );
    let out = ledger.clinic.path("out");
    let page = ledger.clinic.path("page.html");
    for arguments in [
        vec!["show", "W-37"],
        vec!["history", "W-37"],
        vec!["cohort"],
        vec!["check"],
        vec!["mend"],
        vec!["review", "--due", "30"],
        vec!["--known-on", "2030-01-01", "review"],
        vec!["report", "W-37", "--out", page.to_str().unwrap()],
        vec!["export", out.to_str().unwrap()],
    ] {
        let said = ledger.run("li", &arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
    }
    // What is exported there is what a file would export.
    let file = ledger.clinic.path("again.ron");
    let beside = ledger.clinic.path("beside");
    ledger.clinic.ok([
        "ledger",
        "pull",
        &ledger.address("li", "ward"),
        file.to_str().unwrap(),
    ]);
    ledger.clinic.ok([
        "--file",
        file.to_str().unwrap(),
        "export",
        beside.to_str().unwrap(),
    ]);
    for name in ["patients.csv", "results.csv", "courses.csv"] {
        assert!(fs::read(out.join(name)).unwrap() == fs::read(beside.join(name)).unwrap());
    }
    assert_eq!(
        ledger.sql("SELECT DISTINCT login FROM hepatrack.line"),
        "li"
    );
}

#[test]
fn opening_reads_the_copy_and_only_what_came_after_it() {
    let Some(ledger) = Ledger::new() else { return };
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let proxy = Proxy::to(ledger.server.port, Duration::ZERO);
    let address = format!(
        "postgres://li:secret@127.0.0.1:{}/{}?register=ward&sslmode=disable",
        proxy.port, ledger.database
    );
    let copies = ledger.clinic.path("copies");
    let mut came = Vec::new();
    for _ in 0..2 {
        let before = proxy.came.load(Ordering::SeqCst);
        let opened = open(&address, &copies, Mode::Read);
        assert_eq!(opened.register.patients().len(), 155);
        came.push(proxy.came.load(Ordering::SeqCst) - before);
    }
    assert!(came[0] > 50_000 && came[1] < 5_000, "{came:?}");
}

#[test]
fn a_copy_that_was_damaged_is_made_anew() {
    let Some(ledger) = Ledger::new() else { return };
    let source = folder("cases");
    ledger.run("li", &["import", source.to_str().unwrap()]);
    let other = crate::support::Clinic::new();
    let address = ledger.address("ana", "ward");
    other.ok(["--file", &address, "check"]);
    let copies = other.path(".local/share/hepatrack/ledger");
    let copy = fs::read_dir(copies)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let journal = copy.join("1/patients.ron.d/journal-000001.ron");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replacen("seq: 1", "seq: 9", 1)).unwrap();
    fs::remove_file(copy.join("1/patients.ron")).unwrap();
    let said = other.run(["--file", &address, "check"]);
    assert!(
        said.code == 0 && said.out.contains("made anew from the database"),
        "{} {}",
        said.out,
        said.err
    );
    assert!(copy.join("1.damaged-1").is_dir());
}
