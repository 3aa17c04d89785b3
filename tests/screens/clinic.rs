//! Today's clinic and the recall: who is put on, ticked off, called back, and what the lists tell of it.

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::filter::Filter;
use hepatrack::app::{Clock, SessionMode};
use hepatrack::clinical::record::{Id, Note, NoteKind, Seq, Source, Via, Visit};
use hepatrack::exchange;
use hepatrack::register::{Change, Draft, Op, PatientHead, Register, Stamp, Timestamp};

use crate::harness::{Clinic, Session, day, moment, small_clinic};

fn commit(register: &mut Register, op: Op) {
    let draft = Draft {
        stamp: Stamp {
            at: Timestamp {
                utc_millis: 0,
                offset_minutes: 0,
            },
            by: "test".to_owned(),
            via: Via::Form,
        },
        base: register.last_seq(),
        why: None,
        ops: vec![op],
    };
    register.commit(draft).unwrap();
}

fn note(register: &mut Register, mrn: &str, on: &str, kind: NoteKind, text: &str) {
    let patient = register.find(mrn).unwrap().id;
    let source = Source {
        via: Via::Form,
        seq: Seq(register.next_seq().0),
    };
    let note = Note {
        id: register.allocate_id(),
        on: day(on),
        kind,
        text: text.to_owned(),
        source,
    };
    let change = Change::add(note);
    commit(register, Op::Note { patient, change });
}

fn contact(register: &mut Register, mrn: &str, contact: &str) {
    let record = register.find(mrn).unwrap();
    let before = PatientHead::of(record);
    let mut after = before.clone();
    after.person.contact = Some(contact.to_owned());
    let patient = record.id;
    let change = Box::new(Change::replace(before, after));
    commit(register, Op::Patient { patient, change });
}

fn shown(session: &Session) -> Vec<String> {
    let register = session.model.register();
    let mrn = |id: &Id| register.get(*id).unwrap().person.mrn.clone();
    session.model.list().shown().iter().map(mrn).collect()
}

fn expected_on_the_clinic(numbers: &[&str]) -> Register {
    let mut register = small_clinic();
    for mrn in numbers {
        note(
            &mut register,
            mrn,
            "2026-11-22",
            NoteKind::Visit(Visit::Expected),
            "",
        );
    }
    register
}

#[test]
fn the_program_starts_with_the_clinic_where_somebody_is_on_it() {
    let session = Session::new(small_clinic());
    assert_eq!(session.model.list().filter(), Filter::All);
    let session = Session::new(expected_on_the_clinic(&["W-19", "W-20"]));
    session.shows(&["today's clinic: 2 patients, 0 seen, 2 to come"]);
    assert_eq!(shown(&session), ["W-20", "W-19"]);
    // Of another day nobody is on it.
    let session = Session::at(
        expected_on_the_clinic(&["W-19"]),
        Clock::AsOf(day("2026-11-23")),
    );
    assert_eq!(session.model.list().filter(), Filter::All);
}

#[test]
fn a_puts_the_open_or_selected_patient_on_the_clinic_and_takes_them_off_again() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>a").saved();
    session.shows(&["Saved: W-19 Chen, Wei: put on the clinic of 22-Nov-2026"]);
    session.keys("<Esc><Home>a").saved();
    session.shows(&["Saved: W-20 Li, Na: put on the clinic of 22-Nov-2026"]);
    session.keys("wc").shows(&["today's clinic: 2 patients"]);
    assert_eq!(shown(&session), ["W-20", "W-19"]);
    session.keys("<Enter>a").saved();
    session.shows(&["W-20 Li, Na: taken off the clinic of 22-Nov-2026"]);
    session
        .keys("<Esc>")
        .shows(&["today's clinic: 1 patient, 0 seen, 1 to come"]);
    // Both ways are entries: undo brings the place back, and the history tells it.
    session.keys("u").saved();
    assert_eq!(shown(&session), ["W-20", "W-19"]);
    session
        .keys("<Home><Enter>h")
        .shows(&["place on the clinic of 22-Nov-2026"]);
}

#[test]
fn space_ticks_off_and_again_takes_the_tick_back() {
    let mut session = Session::new(expected_on_the_clinic(&["W-19", "W-20", "W-21"]));
    assert_eq!(shown(&session), ["W-20", "W-21", "W-19"]);
    session.keys("<Home> ").saved();
    session.shows(&[
        "3 patients, 1 seen, 2 to come",
        "\u{2713} seen",
        "Saved: W-20 Li, Na: ticked off on the clinic of 22-Nov-2026",
    ]);
    // Nobody moves under her hands: the next one is the one below.
    session.keys("<Down> ").saved();
    assert_eq!(shown(&session), ["W-20", "W-21", "W-19"]);
    session.keys(" ").saved();
    session.shows(&[
        "W-21 张伟: no longer ticked off on the clinic of 22-Nov-2026",
        "1 seen, 2 to come",
    ]);
    // From the record as well.
    session.keys("<Enter> ").saved();
    session.shows(&["W-21 张伟: ticked off"]);
    session
        .keys("<Esc><End><Enter><Esc>wc")
        .shows(&["2 seen, 1 to come"]);
    session.keys("u").saved();
    session.shows(&["1 seen, 2 to come"]);
    let mut session = Session::new(small_clinic());
    session
        .keys("<End> ")
        .shows(&["W-19 Chen, Wei is not on today's clinic: a puts them on it"]);
}

/// Within a tier whoever is not seen stands before whoever is, once the order is asked for again.
#[test]
fn the_seen_stand_behind_the_others_of_their_tier() {
    let mut clinic = Clinic::new();
    for (mrn, name) in [
        ("A-1", "First, Is"),
        ("B-2", "Second, Is"),
        ("C-3", "Third, Is"),
    ] {
        clinic.patient(mrn, name, "1970-01-01").report(
            mrn,
            "2026-10-01",
            &[("HBV DNA", "300"), ("ALT", "20")],
        );
        note(
            &mut clinic.register,
            mrn,
            "2026-11-22",
            NoteKind::Visit(Visit::Expected),
            "",
        );
    }
    let mut session = Session::new(clinic.register);
    session.keys("<Home> ").saved();
    assert_eq!(shown(&session), ["A-1", "B-2", "C-3"]);
    session.shows(&["Ctrl-L puts in order"]);
    session.keys("wc");
    assert_eq!(shown(&session), ["B-2", "C-3", "A-1"]);
}

/// A barcode reader types digits and Enter, one patient after another.
#[test]
fn numbers_are_added_one_after_another() {
    let mut session = Session::new(small_clinic());
    session
        .keys("wca")
        .shows(&["Put on today's clinic (0 on it)", "Name or number:"]);
    session.keys("W-19<Enter>").saved();
    session.shows(&[
        "Put on today's clinic (1 on it)",
        "Saved: W-19 Chen, Wei: put on the clinic",
    ]);
    session.keys("w-21<Enter>").saved();
    session
        .keys("W-19<Enter>")
        .shows(&["W-19 Chen, Wei is on today's clinic already", "(2 on it)"]);
    session
        .keys("W-1<Enter>")
        .shows(&["Nobody has the number 'W-1'"]);
    // What was wrong is replaced by the next number.
    session.keys("W-20<Enter>").saved();
    session
        .keys("<Enter>")
        .shows(&["Type a number, or the path"]);
    session.keys("<Esc>").shows(&["today's clinic: 3 patients"]);
    assert_eq!(shown(&session), ["W-20", "W-21", "W-19"]);
}

#[test]
fn a_list_of_numbers_is_pasted_as_one_entry() {
    let mut session = Session::new(small_clinic());
    session.keys("wca");
    session.feed(Input::Paste("W-19\nW-20\nW-99\n".to_owned()));
    session.keys("<Enter>").saved();
    session.shows(&[
        "Not on file: W-99",
        "put on the clinic of 22-Nov-2026: W-19 Chen, Wei; W-20 Li, Na; 1 not on",
    ]);
    session
        .keys("<Esc>u")
        .reads(&["It reaches W-19 Chen, Wei, W-20 Li, Na. Take it back?"]);
    session.keys("y").saved();
    session.shows(&["Taken back: put on the clinic of 22-Nov-2026: W-19 Chen, Wei; W-20 Li, Na"]);
    assert_eq!(shown(&session), [""; 0]);
    session.shows(&["Nobody is on today's clinic: a adds by name, number or from a file. w w"]);
}

#[test]
fn the_numbers_of_a_file_are_added_and_the_unknown_are_listed() {
    let mut session = Session::new(expected_on_the_clinic(&["W-20"]));
    session.keys("atests/screens/files/clinic/monday.csv<Enter>");
    let asked = session.effects();
    let [Effect::ReadNumbers(path)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    session.feed(Input::NumbersRead(exchange::read_numbers(path, None)));
    session.saved();
    session.shows(&[
        "Not on file: W-77",
        "(2 on it)",
        "Saved: W-19 Chen, Wei: put on the clinic of 22-Nov-2026; W-20 Li, Na is on",
        "today's clinic already; 1 not on file, listed above",
    ]);
    session.keys("/no/such.txt<Enter>").effects();
    let refusal = exchange::read_numbers("/no/such.txt", None);
    session
        .feed(Input::NumbersRead(refusal))
        .shows(&["No numbers were read: /no/such.txt: "]);
    session.keys("<Esc>").shows(&["today's clinic: 2 patients"]);
}

#[test]
fn whoever_left_is_not_put_on_the_clinic() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>p").keys(&"<Tab>".repeat(6));
    session.keys("moved<Ctrl-S>").saved();
    session
        .keys("a")
        .shows(&["W-19 Chen, Wei: moved, so on no list; p in the record corrects that first"]);
    session
        .keys("<Esc>wcaW-19<Enter>")
        .shows(&["Nothing was changed: not added: W-19 Chen, Wei: moved"]);
}

#[test]
fn where_nothing_may_be_changed_the_clinic_says_so() {
    let mut session = Session::with(
        small_clinic(),
        SessionMode::ReadOnly("only looked at".to_owned()),
    );
    session
        .keys("a")
        .shows(&["Nothing can be changed here: only looked at"]);
    session
        .keys(" ")
        .shows(&["Nothing can be changed here: only looked at"]);
}

#[test]
fn a_save_that_fails_takes_the_place_back() {
    let mut session = Session::new(small_clinic());
    session.disk = Err("disk full".to_owned());
    session.keys("/chen<Enter>a").saved();
    session.shows(&["disk full"]);
    let record = session.model.register().find("W-19").unwrap();
    assert!(!record.is_on_clinic(moment().date_naive()));
}

fn recalled() -> Register {
    let mut register = small_clinic();
    contact(&mut register, "W-21", "+86 138 0013 8000");
    for (on, text) in [
        ("2026-01-20", "before the last result"),
        ("2026-10-02", "no answer"),
        ("2026-11-18", "comes on Friday"),
    ] {
        note(&mut register, "W-21", on, NoteKind::RecallAttempt, text);
    }
    note(
        &mut register,
        "W-21",
        "2026-11-20",
        NoteKind::SampleSent,
        "",
    );
    register
}

#[test]
fn the_recall_tells_what_is_due_how_they_are_reached_and_what_was_tried() {
    let mut session = Session::new(recalled());
    session.keys("wr<Down>").shows(&[
        "recall: 3 of 3 patients",
        "late 7m 3 tests",
        "+86 138 0013 8000 sample",
        "Recall   HBV DNA and liver due 01-Apr-2026, overdue 7 months",
        "Contact  +86 138 0013 8000",
    ]);
    assert_eq!(shown(&session), ["W-20", "W-21", "W-19"]);
    session.resize(120, 36).shows(&[
        "sample 20-Nov; tried 2x",
        "Noted    sample of 20-Nov-2026: noted as sent, report awaited",
        "recall attempt of 18-Nov-2026: comes on Friday",
        "recall attempt of 02-Oct-2026: no answer",
    ]);
    session.hides(&["before the last result"]);
    session.keys("<Down>").shows(&[
        "22-Nov 3 tests",
        "Contact  none on file: p in the record enters it",
    ]);
    // Those who left are not called.
    session
        .keys("<Home><Down><Enter>p")
        .keys(&"<Tab>".repeat(6))
        .keys("died<Ctrl-S>")
        .saved();
    session.keys("<Esc>wr");
    assert_eq!(shown(&session), ["W-20", "W-19"]);
}
