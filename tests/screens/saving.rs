//! What becomes of a save, who may write, what others wrote, and what must be decided about the register's file.

use std::sync::Arc;

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{SessionMode, Setup, Undecided, WriteAccess};
use hepatrack::clinical::record::{Seq, Via};
use hepatrack::reference::{DataFault, Within};
use hepatrack::register::{Draft, Entry, Op, Register, Stamp, Timestamp, difference};
use hepatrack::store::{Both, Mend, Merged, Outside, Trouble, TroubleKind};
use hepatrack::wording::Phrase;

use crate::harness::{Clinic, Session, moment, setup, small_clinic};

/// A report for Chen, typed and given to be saved, about which nothing was heard yet.
const REPORT: &str = "/chen<Enter>r<Tab>3200<Ctrl-S>";

fn not_saved(entry: &Entry, is_unknown: bool) -> Input {
    Input::NotSaved {
        seq: entry.seq,
        reason: "disk full".to_owned(),
        is_unknown,
    }
}

/// The entries that were given to be saved and not answered.
fn given(session: &mut Session) -> Vec<Arc<Entry>> {
    let effects = session.effects().into_iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Save(entry) => Some(entry),
            _ => None,
        })
        .collect()
}

#[test]
fn saved_is_said_when_it_is_saved_and_not_before() {
    let mut session = Session::new(small_clinic());
    session.answers = false;
    session
        .keys(REPORT)
        .shows(&["saving ..."])
        .hides(&["Saved:"]);
    // If the program must end before the disk answers, what was typed is kept.
    assert_eq!(session.model.kept_drafts(), []);
    assert_eq!(session.model.unconfirmed_drafts().len(), 1);
    // She goes on while the disk is slow.
    session.keys("r<Tab>4500<Ctrl-S>y");
    let entries = given(&mut session);
    session.feed(Input::Saved(entries[0].seq)).shows(&[
        "Saved: W-19",
        "HBV DNA 3 200",
        "saving ...",
    ]);
    session.feed(Input::Saved(entries[1].seq)).shows(&[
        "Saved: W-19",
        "HBV DNA 4 500",
        "saved 09:41:03",
    ]);
}

#[test]
fn what_cannot_be_saved_is_unmade_with_all_after_it_and_every_form_comes_back() {
    let mut session = Session::new(small_clinic());
    session.answers = false;
    let before = session.model.register().clone();
    session.keys(REPORT);
    session.keys("<Esc>/li,<Enter>r<Tab>777<Ctrl-S>");
    let entries = given(&mut session);
    session.feed(not_saved(&entries[0], false));
    // The disk says it of the second too; that is gone already.
    session.feed(not_saved(&entries[1], false));
    assert!(session.model.register().same_content(&before));
    assert_eq!(session.model.register().last_seq(), before.last_seq());
    session.shows(&[
        "CHEN, Wei",
        "> HBV DNA         3200",
        "SAVING FAILED: disk full",
        "laboratory report of W-20 Li, Na is kept as a draft",
    ]);
    session.answers = true;
    session.keys("<Ctrl-S>").saved();
    session
        .keys("/li,<Enter>")
        .shows(&["A draft waits here: laboratory report"]);
    session.keys("r").shows(&["777"]);
    session.keys("<Ctrl-S>").saved();
}

#[test]
fn an_undo_that_cannot_be_saved_did_not_happen() {
    let mut session = Session::new(small_clinic());
    session.keys(REPORT).saved();
    session.disk = Err("disk full".to_owned());
    session.keys("u").saved();
    session.shows(&[
        "NOT SAVED: disk full",
        "DNA positive again on treatment: 3 200",
    ]);
    assert!(session.model.form().is_none());
}

#[test]
fn after_an_entry_that_the_disk_did_not_confirm_nothing_more_is_written() {
    let mut session = Session::new(small_clinic());
    session.answers = false;
    session.keys(REPORT);
    let entries = given(&mut session);
    session.feed(not_saved(&entries[0], true));
    session.resize(100, 30).shows(&[
        "ENTRY OF 09:41 NOT CONFIRMED",
        "> HBV DNA         3200",
        "The entry of 09:41 is NOT CONFIRMED: disk full",
    ]);
    session
        .keys("<Ctrl-S>")
        .shows(&["Nothing more is written since the disk did not confirm the entry of 09:41"]);
    assert_eq!(session.effects(), []);
    // Another disk is offered.
    session
        .keys("<F12>")
        .shows(&["A copy of everything on another disk"]);
    session.keys("<Enter>").shows(&["No path is typed"]);
    session.keys("/media/stick/p.ron<Enter>");
    assert_eq!(
        session.effects(),
        [Effect::Copy("/media/stick/p.ron".to_owned())]
    );
    session
        .feed(Input::Copied(Err("no such disk".to_owned())))
        .shows(&["No copy was written: no such disk", "/media/stick/p.ron"]);
    session
        .feed(Input::Copied(Ok("A copy stands there".to_owned())))
        .shows(&["A copy stands there", "> HBV DNA         3200"]);
}

#[test]
fn who_does_not_write_asks_first_and_goes_on_when_it_may() {
    let held = "written by ana since 09:00 (process 7)";
    let mut session = Session::started(Setup {
        write_access: WriteAccess::Theirs(held.to_owned()),
        ..setup(small_clinic())
    });
    session.keys("/chen<Enter>r");
    assert_eq!(session.effects(), [Effect::Claim]);
    assert!(session.model.form().is_none());
    session
        .feed(Input::Claimed(Err(held.to_owned())))
        .shows(&["written by ana since 09:00"]);
    session.keys("r");
    assert_eq!(session.effects(), [Effect::Claim]);
    session
        .feed(Input::Claimed(Ok(())))
        .shows(&["> sample taken"]);
    session.keys("<Tab>3200<Ctrl-S>").saved();
}

#[test]
fn what_is_typed_while_the_right_to_write_is_asked_for_waits_its_turn() {
    let asked = |keys: &str| {
        let mut session = Session::started(Setup {
            write_access: WriteAccess::Free,
            ..setup(small_clinic())
        });
        session.keys("/chen<Enter>").keys(keys);
        assert_eq!(session.effects(), [Effect::Claim]);
        session
    };
    // As if it had come at once: into Chen's form, not on to the next patient.
    let mut session = asked("r<Tab>32,");
    session.feed(Input::Paste("0".to_owned()));
    session
        .feed(Input::Claimed(Ok(())))
        .shows(&["W-19", "> HBV DNA         32,0"]);
    // A name may begin with the letter that leaves elsewhere.
    let mut session = asked("nq<Tab>qin<Tab>");
    session.feed(Input::Claimed(Ok(()))).shows(&["qin"]);
    assert_eq!(session.effects(), []);
    // Esc gives up what waits; a refusal gives up what was typed for it.
    let mut session = asked("r<Esc>");
    session.feed(Input::Claimed(Ok(())));
    assert!(session.model.form().is_none());
    let mut session = asked("r.,q");
    session
        .feed(Input::Claimed(Err("written by ana".to_owned())))
        .shows(&["Nothing can be changed: written by ana", "W-19"]);
    assert!(session.model.form().is_none());
    assert_eq!(session.effects(), []);
}

#[test]
fn a_taking_back_that_is_answered_after_idle_minutes_asks_for_the_right_to_write() {
    let mut session = Session::started(Setup {
        user: "ben".to_owned(),
        ..setup(small_clinic())
    });
    session.keys("u").shows(&["Take it back?"]);
    let before = session.model.register().last_seq();
    let later = moment() + chrono::Duration::minutes(5);
    session.feed_at(Input::Tick, later);
    assert_eq!(session.effects(), [Effect::GiveBack]);
    session.keys(" y");
    assert_eq!(session.effects(), [Effect::Claim]);
    session
        .feed(Input::Claimed(Ok(())))
        .shows(&["Take it back?"]);
    assert_eq!(session.model.register().last_seq(), before);
    session.keys("y").saved();
    assert!(session.model.register().last_seq() > before);
}

#[test]
fn after_idle_minutes_others_may_write_and_the_next_save_asks_again() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>3200");
    let later = moment() + chrono::Duration::minutes(5);
    session.feed_at(Input::Tick, later);
    assert_eq!(session.effects(), [Effect::GiveBack]);
    session.feed_at(Input::Tick, later);
    assert_eq!(session.effects(), []);
    // The key that brings the hidden screen back does nothing else.
    session.keys(" <Ctrl-S>");
    assert_eq!(session.effects(), [Effect::Claim]);
    session.feed(Input::Claimed(Ok(()))).saved();
}

/// An entry that another instance makes on the same register: a report for Li.
fn of_another(register: &Register) -> Arc<Entry> {
    let mut clinic = Clinic::of(register.clone());
    clinic.report("W-20", "2026-11-20", &[("HBV DNA", "999")]);
    clinic.register.history().entries().last().unwrap().clone()
}

#[test]
fn what_others_write_is_shown_and_a_draft_is_judged_anew() {
    let mut session = Session::started(Setup {
        write_access: WriteAccess::Free,
        ..setup(small_clinic())
    });
    session.keys("/li,<Enter>").hides(&["999"]);
    let entry = of_another(session.model.register());
    session
        .feed(Input::Others(vec![Arc::clone(&entry)]))
        .shows(&["Changed by test: W-20 Li, Na", "999"]);
    // An entry that does not come next ends the following, loudly.
    session
        .feed(Input::Others(vec![entry]))
        .shows(&["leave and start again"]);
    assert!(matches!(session.model.mode(), SessionMode::ReadOnly(_)));
}

/// What somebody did to the file by hand: another name for Chen.
fn by_hand(register: &Register) -> Vec<Op> {
    let mut other = register.clone();
    let record = other.find("W-19").unwrap().clone();
    let before = hepatrack::register::PatientHead::of(&record);
    let mut after = before.clone();
    after.person.name = "Chen, Weiyun".to_owned();
    let draft = Draft {
        stamp: Stamp {
            at: Timestamp {
                utc_millis: 0,
                offset_minutes: 0,
            },
            by: "x".to_owned(),
            via: Via::Hand,
        },
        base: other.last_seq(),
        why: None,
        ops: vec![Op::Patient {
            patient: record.id,
            change: Box::new(hepatrack::register::Change::replace(before, after)),
        }],
    };
    other.commit(draft).unwrap();
    difference(register, &other)
}

#[test]
fn a_file_that_was_edited_by_hand_is_asked_about_and_taken_over_as_a_recorded_change() {
    let mut session = Session::new(small_clinic());
    let changed = by_hand(session.model.register());
    assert_eq!(changed.len(), 1);
    let outside = Input::Outside(Some(Outside::Edited { changed }));
    session.feed(outside.clone()).shows(&[
        "The register's file was changed outside this program",
        "particulars corrected",
        "FILE CHANGED OR DAMAGED",
    ]);
    // Looking first harms nobody; it is asked again by its key, and work goes on meanwhile.
    session.keys("<Enter>");
    session.feed(outside).hides(&["Question"]);
    session.keys(REPORT).saved();
    session
        .keys("<F10>")
        .shows(&["take over what the file says"]);
    session.keys("t");
    assert_eq!(session.effects(), [Effect::Mend(Mend::TakeOver)]);
    session.feed(Input::Mended(Mend::TakeOver, Ok(()))).saved();
    session
        .shows(&["CHEN, Weiyun", "Taken over:"])
        .hides(&["FILE CHANGED"]);
    let entry = session.model.register().history().entries().last().unwrap();
    assert_eq!(entry.stamp.via, Via::Hand);
}

#[test]
fn a_register_in_trouble_is_shown_and_not_changed_before_it_is_decided() {
    let fault = DataFault {
        file: "patients.ron.d/journal-000001.ron".into(),
        line: 3,
        column: 1,
        within: Within::Byte(812),
        what: Phrase::new("the line was changed", "该行被更改").into(),
        accepted: None,
    };
    let trouble = Trouble {
        kind: TroubleKind::Journal,
        faults: vec![fault],
        changed: Vec::new(),
        mends: vec![Mend::BeginJournal],
    };
    let mut session = Session::started(Setup {
        undecided: Some(Undecided::of_trouble(trouble)),
        ..setup(small_clinic())
    });
    session.shows(&[
        "The journal is damaged",
        "patients.ron.d/journal-000001.ron:3:1",
    ]);
    session.keys("<Enter>/chen<Enter>r");
    session.shows(&["Nothing can be changed before this is decided"]);
    assert_eq!(session.effects(), []);
    session.keys("<F10>b");
    assert_eq!(session.effects(), [Effect::Mend(Mend::BeginJournal)]);
    session
        .feed(Input::Mended(
            Mend::BeginJournal,
            Err("disk full".to_owned()),
        ))
        .shows(&["Not done: disk full", "FILE CHANGED OR DAMAGED"]);
    session
        .feed(Input::Mended(Mend::BeginJournal, Ok(())))
        .shows(&["a new one begins with what is shown"]);
    session.keys("r<Tab>3200<Ctrl-S>").saved();
}

/// Two machines wrote to one register: both are put together from the screen, and where both touched one thing it is
/// asked whose is kept.
#[test]
fn a_fork_is_put_together_on_the_screen() {
    let fault = DataFault {
        file: "patients.ron.d/journal-000001.ron".into(),
        line: 3,
        column: 1,
        within: Within::Byte(812),
        what: Phrase::new("two machines went on", "两台电脑各自继续").into(),
        accepted: None,
    };
    let trouble = Trouble {
        kind: TroubleKind::Fork,
        faults: vec![fault],
        changed: Vec::new(),
        mends: Vec::new(),
    };
    let mut session = Session::started(Setup {
        undecided: Some(Undecided::of_trouble(trouble)),
        ..setup(small_clinic())
    });
    session.shows(&["Another machine wrote to a copy", "put together what both"]);
    session.keys("m");
    assert_eq!(session.effects(), [Effect::Merge(None)]);
    let ours = session.model.register().clone();
    let theirs = by_hand(&ours);
    let merged = |register: Register, undecided| {
        Input::Merged(Ok(Box::new(Merged {
            register,
            entries: Vec::new(),
            undecided,
            copies: vec!["patients.conflict.ron".into()],
            left: Vec::new(),
        })))
    };
    let both = Both {
        whose: Some("W-19".to_owned()),
        ours: Vec::new(),
        theirs,
        why: None,
    };
    session.feed(merged(ours.clone(), vec![both])).shows(&[
        "Both entered something about the same things",
        "W-19",
        "keep what was entered here",
    ]);
    // Nothing is decided by looking.
    session.keys("<Enter>/chen<Enter>r");
    session.shows(&["Nothing can be changed before this is decided"]);
    session.keys("<F10>m");
    assert_eq!(session.effects(), [Effect::Merge(None)]);
    session
        .keys("/chen<Enter>r")
        .shows(&["Nothing can be changed"]);
    session
        .feed(Input::Merged(Err("disk full".to_owned())))
        .shows(&["Not put together: disk full"]);
    session.keys("<F10>m");
    assert_eq!(session.effects(), [Effect::Merge(None)]);
    session
        .feed(merged(ours, Vec::new()))
        .shows(&["Nothing of the other machine was missing", "quarantine"])
        .hides(&["FILE CHANGED"]);
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>").saved();
}

#[test]
fn a_clock_behind_the_newest_entry_is_said_loudly() {
    let utc_millis = moment().timestamp_millis();
    for (ahead, says) in [(4, false), (6, true)] {
        let mut session = Session::started(Setup {
            newest: Some(Timestamp {
                utc_millis: utc_millis + ahead * 60_000,
                offset_minutes: 480,
            }),
            // Its entries are older: one made under a clock that was set back silences nothing.
            ..setup(small_clinic())
        });
        session.resize(100, 30);
        let screen = session.screen();
        let words = "CLOCK BEHIND: newest entry 22-Nov-2026 09:47";
        assert_eq!(screen.contains(words), says, "{screen}");
    }
}

#[test]
fn what_comes_of_an_entry_that_is_not_known_changes_nothing() {
    let mut session = Session::new(small_clinic());
    let before = session.screen();
    session.feed(Input::Saved(Seq(9999)));
    session.feed(Input::NotSaved {
        seq: Seq(9999),
        reason: "disk full".to_owned(),
        is_unknown: false,
    });
    session.feed(Input::Outside(None));
    assert_eq!(session.screen(), before);
}
