//! What is written about a patient beside results and drugs, by keys: notes, recall attempts, samples sent.

use hepatrack::app::{Page, Setup};
use hepatrack::clinical::record::{Note, NoteKind, Visit};
use hepatrack::register::{Change, Op, Register};

use crate::harness::{Clinic, Session, day, setup, small_clinic};

fn chen() -> Session {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>");
    session
}

fn notes(session: &Session, mrn: &str) -> Vec<Note> {
    session.model.register().find(mrn).unwrap().notes.clone()
}

/// Day, kind and text of each note of Chen.
fn told(session: &Session) -> Vec<(String, NoteKind, String)> {
    notes(session, "W-19")
        .into_iter()
        .map(|note| (note.on.to_string(), note.kind, note.text))
        .collect()
}

fn one(on: &str, kind: NoteKind, text: &str) -> Vec<(String, NoteKind, String)> {
    vec![(on.to_owned(), kind, text.to_owned())]
}

/// The small clinic, in which Chen has a place on the clinic of a day.
fn expected_on(on: &str) -> Register {
    let mut clinic = Clinic::of(small_clinic());
    let note = Note {
        id: clinic.register.allocate_id(),
        on: day(on),
        kind: NoteKind::Visit(Visit::Expected),
        text: String::new(),
        source: clinic.source(),
    };
    let patient = clinic.register.find("W-19").unwrap().id;
    clinic.commit(Op::Note {
        patient,
        change: Change::add(note),
    });
    clinic.register
}

#[test]
fn a_note_is_typed_saved_and_stands_in_the_record_and_its_history() {
    let mut session = chen();
    session.keys("m").shows(&[
        "W-19 Chen, Wei | born 12-May-1974: note",
        "22-Nov-2026 (Sun)",
        "what was said, seen or agreed",
    ]);
    session
        .keys("<Ctrl-S>")
        .shows(&["Nothing to save: nothing was typed"]);
    session
        .keys("came alone; asks about stopping")
        .shows(&["After saving:", "the headline stays as it is"]);
    session.keys("<Enter>y<Enter>").saved();
    session.shows(&[
        "Saved: W-19 Chen, Wei: note of 21-Nov-2026: came alone; asks about",
        "saved 09:41:03",
    ]);
    let text = "came alone; asks about stopping";
    assert_eq!(told(&session), one("2026-11-21", NoteKind::Remark, text));
    session
        .keys("<Tab><Tab><Tab>")
        .shows(&["21-Nov-2026 note: came alone; asks about stopping (form, entry 11)"]);
    session
        .keys("h")
        .shows(&["added      note of 21-Nov-2026: came alone; asks about stopping"]);
}

#[test]
fn a_note_of_a_day_that_cannot_be_is_refused_and_stays() {
    for (date, why) in [
        ("23nov2026", "ahead"),
        ("12may1974", ""),
        ("11may1974", "before"),
        ("~21nov2026", "about"),
        ("03/04/2026", "may mean"),
    ] {
        let mut session = chen();
        session
            .keys("mcame alone<Tab><Ctrl-U>")
            .keys(date)
            .keys("<Ctrl-S>");
        let is_good = why.is_empty();
        assert_eq!(session.effects().is_empty(), !is_good, "{date}");
        if !is_good {
            assert_eq!(
                session
                    .model
                    .form()
                    .unwrap()
                    .text(hepatrack::app::form::FieldId::Named("note")),
                "came alone"
            );
            assert!(!session.model.reading().complaints.is_empty(), "{date}");
        }
    }
}

#[test]
fn what_cannot_be_seen_in_a_note_is_written_out_and_control_characters_are_no_part_of_it() {
    let mut session = chen();
    session.keys("m");
    session.feed(hepatrack::app::event::Input::Paste(
        "10\t5\u{202e}x\nend".to_owned(),
    ));
    session.keys("<Ctrl-S>").saved();
    let text = &notes(&session, "W-19")[0].text;
    assert!(!text.chars().any(char::is_control), "{text:?}");
    session.keys("<Tab><Tab><Tab>").shows(&["<U+202E>x"]);
}

#[test]
fn a_parked_note_outlives_the_program() {
    let mut session = chen();
    session
        .keys("mfelt well<Tab>y<Esc>")
        .shows(&["Parked, not saved: note of W-19 Chen, Wei"]);
    session.keys("o<Tab>t-3<Tab>letter<Esc>");
    let drafts = session.model.kept_drafts();
    assert_eq!(drafts.len(), 2);
    let mut again = Session::started(Setup {
        drafts,
        ..setup(small_clinic())
    });
    again
        .keys("/chen<Enter>")
        .shows(&["A draft waits here: note (m continues it), recall (o continues it)"]);
    again.keys("m").shows(&["felt well", "21-Nov-2026 (Sat)"]);
    again.keys("<Ctrl-S>").saved();
    again
        .keys("o")
        .shows(&["attempt", "19-Nov-2026 (Thu)", "letter"]);
    again.keys("<Ctrl-S>").saved();
    assert_eq!(notes(&again, "W-19").len(), 2);
}

#[test]
fn a_recall_attempt_is_noted_from_the_list_and_the_list_goes_on() {
    let mut session = Session::new(small_clinic());
    let selected = session.model.list().selected;
    let mrn = session
        .model
        .register()
        .get(selected.unwrap())
        .unwrap()
        .person
        .mrn
        .clone();
    session
        .keys("o<Tab><Tab>no answer, letter sent<Enter>")
        .saved();
    session.shows(&["recall attempt of 22-Nov-2026 noted: no answer,"]);
    assert_eq!(session.model.page(), Page::List);
    assert_eq!(session.model.list().selected, selected);
    let found = notes(&session, &mrn);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, NoteKind::RecallAttempt);
    // A form from the record leads back to the record.
    session.keys("<Enter>oa<Ctrl-S>").saved();
    assert!(matches!(session.model.page(), Page::Record(_)));
    session.shows(&["recall attempt of 22-Nov-2026 noted"]);
}

#[test]
fn the_day_of_a_sample_that_was_sent_stands_in_the_next_report() {
    let mut session = chen();
    session.keys("osample<Tab>19nov<Ctrl-S>").saved();
    session.shows(&["Saved: W-19 Chen, Wei: sample of 19-Nov-2026 noted as sent"]);
    let kind = NoteKind::SampleSent;
    assert_eq!(told(&session), one("2026-11-19", kind, ""));
    session.keys("r").shows(&[
        "> sample taken    19-Nov-2026",
        "19-Nov-2026 (Thu), sample noted as sent",
    ]);
    // Another day may be typed over it; the form says which one waits.
    session.resize(120, 36).keys("t").shows(&[
        "t                                      22-Nov-2026 (Sun)|",
        "A sample of 19-Nov-2026 was noted as sent",
    ]);
    session.resize(80, 24);
    session.keys("<Ctrl-U>19nov<Tab>3200<Ctrl-S>y").saved();
    session
        .keys("r")
        .shows(&["22-Nov-2026 (Sun)"])
        .hides(&["noted as sent"]);
    session.keys("<Esc>");
    // Once the result is retracted, the sample waits again.
    session.keys("<Tab><Enter>x<Down><Ctrl-S>").saved();
    session
        .keys("r")
        .shows(&["19-Nov-2026 (Thu), sample noted"]);
}

#[test]
fn on_the_day_of_the_clinic_a_sample_is_likelier_than_an_attempt() {
    let mut session = Session::new(expected_on("2026-11-22"));
    session
        .keys("/chen<Enter>o")
        .shows(&["> what            sample sent"]);
    session.keys("<Down>").shows(&["> what            attempt"]);
    chen().keys("o").shows(&["> what            attempt"]);
}

#[test]
fn a_note_is_opened_corrected_and_retracted_and_stays_in_the_history() {
    let mut session = chen();
    session.keys("mcame alone<Ctrl-S>").saved();
    session.keys("mfelt well<Tab>t-1<Ctrl-S>").saved();
    session.keys("<Tab><Tab><Tab><Enter>").shows(&[
        "Note: where it came from",
        "On            22-Nov-2026 (today)",
        "Text          came alone",
        "Came          typed into a form, by entry 11: nurse, 22-Nov-2026 09:41",
    ]);
    session.keys("<Esc><Down><Enter>").shows(&["felt well"]);
    session
        .keys("<Enter>")
        .shows(&["correct note of 21", "> text            felt well"]);
    session
        .keys("<Ctrl-S>")
        .shows(&["Nothing to save: the note is as it was"]);
    session
        .keys("<Shift-Tab><Shift-Tab><Ctrl-U><Ctrl-S>")
        .shows(&["text: nothing typed; a note has a text, or it is retracted"]);
    session
        .keys("tired<Ctrl-S>")
        .shows(&["why corrected: nothing typed; a reason is needed"]);
    session.keys("<Down><Ctrl-S>").saved();
    session.shows(&["note of 21-Nov-2026 corrected: tired"]);
    session
        .keys("<Tab><Tab><Tab><Down><Enter>")
        .shows(&["Earlier       21-Nov-2026 note: felt well, replaced by entry 13: nurse,"]);
    session
        .keys("<Delete>")
        .shows(&["Retracts note of 21-Nov-2026: tired"]);
    session.keys("of somebody else<Ctrl-S>").saved();
    session.shows(&["note of 21-Nov-2026 retracted"]);
    let kind = NoteKind::Remark;
    assert_eq!(told(&session), one("2026-11-22", kind, "came alone"));
    session.keys("h").resize(80, 36).shows(&[
        "why        of somebody else",
        "retracted  note of 21-Nov-2026: tired",
        "corrected  note of 21-Nov-2026: felt well -> tired",
        "added      note of 21-Nov-2026: felt well",
    ]);
    // Undo brings it back and opens the form of the retraction.
    session.keys("<Esc>u").saved();
    session.shows(&["retract note of 21", "of somebody else"]);
    assert_eq!(notes(&session, "W-19").len(), 2);
    session.keys("<Esc><Ctrl-R>").saved();
    assert_eq!(notes(&session, "W-19").len(), 1);
}

#[test]
fn a_place_on_a_clinic_ahead_can_be_moved_and_is_told_in_the_history() {
    let mut session = Session::new(expected_on("2026-12-01"));
    session
        .keys("/chen<Enter><Tab><Tab><Tab>")
        .shows(&["01-Dec-2026 place on the clinic: expected"]);
    session.keys("<Enter>").shows(&["01-Dec-2026 (ahead)"]);
    session
        .keys("<Enter><Tab><Up><Tab>asked for another day<Ctrl-S>")
        .saved();
    session.shows(&["place on the clinic of 02-Dec-2026 corrected"]);
    let kind = NoteKind::Visit(Visit::Expected);
    assert_eq!(told(&session), one("2026-12-02", kind, ""));
    session.keys("h").shows(&[
        "place on the clinic date: 01-Dec-2026 -> 02-Dec-2026",
        "added      place on the clinic of 01-Dec-2026: expected",
    ]);
}

#[test]
fn the_quick_line_notes_to_its_end_beside_results() {
    let mut session = chen();
    session
        .keys("et alt 40; y note Felt well; dna next time")
        .shows(&[
            "22-Nov-2026 (Sun): ALT 40 U/L",
            "21-Nov-2026 (Sat): note 'Felt well; dna next time'",
        ]);
    session.keys("<Enter>").saved();
    session.shows(&["note of 21-Nov-2026:\nFelt well; dna next time"]);
    let text = "Felt well; dna next time";
    assert_eq!(told(&session), one("2026-11-21", NoteKind::Remark, text));
    let entry = session.model.register().history().entries().last().unwrap();
    assert_eq!(entry.ops.len(), 2);
    // Undo opens the line as it would be typed; saved again it says the same.
    session.keys("u").saved();
    session.shows(&["2026-11-22 alt 40 U/L; 2026-11-21 note Felt well; dna next time"]);
    assert!(notes(&session, "W-19").is_empty());
    session.keys("<Enter>").saved();
    assert_eq!(told(&session), one("2026-11-21", NoteKind::Remark, text));
}

#[test]
fn the_parts_of_the_record_say_where_there_is_no_note() {
    let mut session = chen();
    session
        .keys("<Tab><Tab><Tab>")
        .shows(&["Notes  none yet; m writes one"]);
    session
        .keys("<Enter>")
        .shows(&["No note yet; m writes one"]);
    session.keys("<Down><PgDn><End><Home>");
    session
        .resize(120, 36)
        .shows(&["Notes  none yet; m writes one"]);
}

#[test]
fn many_notes_are_gone_through_newest_first() {
    let mut session = chen();
    for number in 1..=30 {
        session
            .keys(&format!("mnote number {number}<Ctrl-S>"))
            .saved();
    }
    session
        .keys("<Tab><Tab><Tab>")
        .shows(&["note number 30", "more rows: Down"])
        .hides(&["note number 1 "]);
    session.keys("<End>").shows(&["note number 1 "]);
    session
        .keys("<Enter>")
        .shows(&["Text          note number 1"]);
    session
        .keys("<Esc><Home><Enter>")
        .shows(&["note number 30"]);
    session.resize(120, 36).keys("<Esc><Down><Enter>");
    session.shows(&["note number 29"]);
}
