//! What was changed in a record, on its own screen and nowhere else.

use std::sync::Arc;

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{Clock, Page};
use hepatrack::clinical::record::{Earlier, Seq, Trail, Via};
use hepatrack::notation::{InputOrigin, Written, parse_finding};
use hepatrack::register::{Change, Draft, Entry, Op, Parts, Register, Stamp, Timestamp};
use hepatrack::store;

use crate::harness::{Session, all_of, knowledge, small_clinic};

/// The small clinic, in which a load of Li's was amended and her ALT retracted.
pub(crate) fn amended_clinic() -> Register {
    let mut register = small_clinic();
    let record = register.find("W-20").unwrap().clone();
    let before = record.report(record.reports[0].id).unwrap();
    let mut after = before.clone();
    let seq = register.next_seq();
    let old = after.results[0].finding.clone();
    let written = Written {
        test: old.test(),
        value: "23000",
        unit: "",
        implied_unit: None,
        assay: None,
    };
    after.results[0].finding = parse_finding(&written, InputOrigin::Typed, &knowledge())
        .unwrap()
        .finding;
    after.results[0].trail = Some(Box::new(Trail {
        earlier: vec![Earlier {
            finding: old,
            replaced_by: seq,
        }],
        retracted_by: None,
    }));
    after.results[1].trail = Some(Box::new(Trail {
        earlier: Vec::new(),
        retracted_by: Some(seq),
    }));
    let draft = Draft {
        stamp: Stamp {
            at: Timestamp {
                utc_millis: 1_795_311_663_000,
                offset_minutes: 480,
            },
            by: "ana".to_owned(),
            via: Via::Form,
        },
        base: register.last_seq(),
        why: Some("a zero too many; the ALT is somebody else's".to_owned()),
        ops: vec![Op::Report {
            patient: record.id,
            change: Change::replace(before, after),
        }],
    };
    register.commit(draft).unwrap();
    register
}

/// The register as the file tells it, without its entries, and the entries.
pub(crate) fn reopened(register: &Register) -> (Register, Vec<Arc<Entry>>) {
    let parts = Parts {
        identifier: register.identifier().to_owned(),
        clinic: None,
        letter: None,
        guidelines: None,
        today: None,
        overrides: register.overrides().clone(),
        laboratories: register.laboratories().to_vec(),
        numbers: register.other_numbers().clone(),
        words: register.words().to_vec(),
        patients: register.patients().to_vec(),
        next_id: Some(register.next_id().0),
        last_seq: Some(register.last_seq()),
    };
    let entries = register.history().entries().to_vec();
    (Register::from_parts(parts).unwrap(), entries)
}

#[test]
fn the_newest_entry_stands_first_and_esc_leads_back_to_where_the_record_was() {
    let mut session = Session::new(small_clinic());
    session
        .keys("/chen<Enter>r<Tab>3200<Tab>52<Ctrl-S>")
        .saved();
    session.keys("<Tab>h").shows(&[
        "CHEN, Wei | born 12-May-1974",
        "History, newest first",
        "22-Nov-2026 09:41:03 +08:00 | entry 11 | nurse, form",
        "added      HBV DNA of 22-Nov-2026: 3 200 IU/mL",
        "ALT of 22-Nov-2026: 52 U/L",
    ]);
    assert!(matches!(session.model.page(), Page::History(_)));
    session.keys("<Esc>").shows(&["Courses", "3 200 P"]);
    session.keys("u").saved();
    session.keys("<Esc>h").shows(&[
        "undo       takes back entry 11 of 22-Nov-2026 09:41:03 +08:00",
        "removed    HBV DNA of 22-Nov-2026: 3 200 IU/mL",
    ]);
    session.keys("<End>").shows(&["patient: number W-19"]);
    session.keys("<Home>").shows(&["undo       takes back"]);
}

#[test]
fn what_was_amended_or_retracted_is_seen_here_and_nowhere_else() {
    let mut session = Session::new(amended_clinic());
    for part in ["/li,<Enter>", "<Tab>", "<Tab>"] {
        session.keys(part).hides(&["230 000", "88"]);
    }
    session.keys("h").shows(&[
        "22-Nov-2026 09:41:03 +08:00 | entry 11 | ana, form",
        "why        a zero too many; the ALT is somebody else's",
        "corrected  HBV DNA of 01-Oct-2026: 230 000 IU/mL -> 23 000 IU/mL",
        "retracted  ALT of 01-Oct-2026: 88 U/L",
    ]);
}

#[test]
fn earlier_entries_are_asked_for_once_and_shown_when_they_come() {
    let (register, entries) = reopened(&amended_clinic());
    let mut session = Session::new(register);
    session.earlier = None;
    session
        .keys("/li,<Enter>h")
        .shows(&["reading the history ..."]);
    assert_eq!(session.effects(), [Effect::LearnHistory]);
    session.keys("<Esc>h").shows(&["reading the history ..."]);
    session.feed(Input::HistoryLearned(Ok(all_of(entries))));
    session
        .shows(&["entry 11 | ana, form", "number W-20"])
        .hides(&["reading", "history begins"]);
    session.keys("<Esc>h");
}

#[test]
fn a_history_that_cannot_be_read_says_why_and_is_asked_for_again() {
    let (register, entries) = reopened(&amended_clinic());
    let mut session = Session::new(register);
    session.earlier = Some(Err("journal-000001.ron: line 3 is damaged".to_owned()));
    session.keys("/li,<Enter>h").shows(&[
        "earlier entries could not be read: journal-000001.ron: line 3 is damaged",
        "no entry about this record is known",
    ]);
    let later = entries.into_iter().filter(|entry| entry.seq > Seq(3));
    session.earlier = Some(Ok(all_of(later.collect())));
    session.keys("<Esc>h").shows(&[
        "corrected  HBV DNA",
        "history begins on 01-Jan-1970: what was on file before is in the record",
    ]);
    assert_eq!(
        session.effects(),
        [Effect::LearnHistory, Effect::LearnHistory]
    );
}

#[test]
fn a_long_history_scrolls_to_its_ends() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>");
    for _ in 0..12 {
        session.keys("r<Tab>3200<Tab>52<Ctrl-S>u<Esc>").effects();
    }
    session.keys("h").shows(&["more rows: Down"]);
    let first = session.screen();
    session.keys("<PgDn><Down><PgUp><Up>");
    assert_eq!(session.screen(), first);
    session
        .keys("<End>")
        .hides(&["more rows"])
        .shows(&["number W-19"]);
    session.resize(120, 36).keys("<Home>").shows(&["entry 33"]);
}

/// The example clinic has no journal; nobody waits for one.
#[test]
fn the_example_clinic_knows_that_it_has_no_history() {
    let register = store::example(&knowledge()).unwrap();
    let today = register.today().unwrap();
    let mut session = Session::at(register, Clock::Still(today));
    session.earlier = None;
    session
        .keys("u")
        .shows(&["Nothing to take back: nothing was changed yet"]);
    session
        .keys("<Enter>h")
        .shows(&["no entry about this record is known"]);
    assert_eq!(session.effects(), []);
}
