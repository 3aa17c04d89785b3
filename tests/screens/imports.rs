//! Files are imported on the screen: read, shown, asked about, and only then stored.

use hepatrack::app::SessionMode;
use hepatrack::app::event::{Effect, Input};
use hepatrack::clinical::record::Via;
use hepatrack::exchange::{FaultList, ImportOptions};
use hepatrack::keys::Place;
use tempfile::TempDir;

use crate::harness::{Session, all_of, small_clinic};
use crate::history::{amended_clinic, reopened};

const PATIENTS: &str = "mrn,name,born,sex,cirrhosis\nW-50,\"Wang, Fang\",1980-01-01,female,none\n";
const RESULTS: &str = "mrn,date,test,value,unit,lower_limit,upper_limit\n";

/// A home with a folder `my files` in it.
pub(crate) fn home(rows: &str) -> TempDir {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("my files");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("patients.csv"), PATIENTS).unwrap();
    std::fs::write(folder.join("results.csv"), format!("{RESULTS}{rows}")).unwrap();
    home
}

const GOOD: &str =
    "W-50,2026-10-01,HBV DNA,45000,IU/mL,,\nW-20,2026-10-01,HBV DNA,230000,IU/mL,,\n";

fn session(home: &TempDir) -> Session {
    let mut session = Session::new(small_clinic());
    session.files = Some(home.path().to_owned());
    session
}

/// So many readings were asked for, and nothing else.
fn read(session: &mut Session, times: usize) {
    let effects = session.effects();
    assert_eq!(effects.len(), times, "{effects:?}");
    for effect in effects {
        assert!(matches!(effect, Effect::PlanImport { .. }), "{effect:?}");
    }
}

#[test]
fn nothing_is_stored_before_the_second_yes() {
    let home = home(GOOD);
    let mut session = session(&home);
    let entries = |session: &Session| session.model.register().last_seq().0;
    let before = entries(&session);
    session.keys("i").shows(&["Path:", "is stored yet."]);
    session.keys("~/my files<Enter>").shows(&[
        "Nothing is stored yet.",
        "to be added: 1 patient, 0 courses, 1 result",
        "on file already: 0 patients, 0 courses, 1 result",
    ]);
    read(&mut session, 1);
    session.keys("<Enter>").shows(&[
        "Import 1 patient, 0 courses, 1 result as one entry?",
        "> n  no, nothing is stored",
    ]);
    session.keys("<Enter>").hides(&["Question"]);
    assert_eq!(session.model.place(), Place::Preview);
    assert_eq!(entries(&session), before);
    session.keys("<Enter>y").saved();
    assert_eq!(entries(&session), before + 1);
    session.shows(&[
        "Saved: imported 1 patient, 0 courses, 1 result",
        "Wang, Fang",
        "saved 09:41:03",
    ]);
    let history = session.model.register().history();
    let stamp = &history.entries().last().unwrap().stamp;
    assert_eq!((stamp.via, stamp.by.as_str()), (Via::Import, "nurse"));

    session
        .keys("i<Enter>")
        .shows(&["to be added: 0 patients, 0 courses, 0 results"]);
    session
        .keys("<Enter>")
        .shows(&["Nothing to import: all of it is on file already"]);
    read(&mut session, 1);
    session.keys("<Esc><Esc>u").saved();
    session
        .shows(&["Taken back: import of 1 patient, 0 courses, 1 result (entered by nurse)"])
        .hides(&["Wang, Fang"]);
    session.keys("<Ctrl-R>").saved();
    session.shows(&["Made again: import of 1 patient", "Wang, Fang"]);
}

#[test]
fn an_import_of_somebody_with_a_draft_is_not_taken_back() {
    let home = home("W-51,2026-10-01,HBV DNA,45000,IU/mL,,\n");
    let two = format!("{PATIENTS}W-51,\"Wu, Hao\",,,none\n");
    std::fs::write(home.path().join("my files/patients.csv"), two).unwrap();
    let mut session = session(&home);
    session.keys("i~/my files<Enter><Enter>y");
    session.effects();
    session
        .keys("/wu<Enter>r<Tab>45<Esc><Esc>u")
        .shows(&["Not taken back: a draft waits for W-51 Wu, Hao"]);
}

#[test]
fn every_fault_is_listed_with_its_line_and_can_be_scrolled_to() {
    let rows: String = (10..50)
        .map(|day| format!("W-50,2026-13-{day},ALT,31,U/L,,\n"))
        .collect();
    let home = home(&rows);
    let mut session = session(&home);
    session.keys("/chen<Enter>i'~/my files/results.csv' ~/my\\ files/patients.csv<Enter>");
    read(&mut session, 1);
    session.shows(&[
        "Nothing can be imported as long as this is so:",
        "results.csv:2:6: date '2026-13-10'",
        "more rows: Down",
    ]);
    session
        .keys("<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>")
        .shows(&["results.csv:41:6: date '2026-13-49'"])
        .hides(&["more rows"]);
    session.keys("<Esc>").shows(&["CHEN, Wei | born"]);
}

#[test]
fn tests_that_nobody_knows_are_left_out_where_that_is_asked_for() {
    let home = home("W-50,2026-10-01,glucose,5,mmol/L,,\n");
    let mut session = session(&home);
    session
        .keys("i<Tab>~/my files<Enter>")
        .shows(&["left out and counted", "left out, unknown test: glucose: 1"]);
    session.keys("<Esc><Tab><Enter>").shows(&["test 'glucose'"]);
    read(&mut session, 2);
}

#[test]
fn waiting_shows_and_an_answer_that_nobody_waits_for_is_passed_over() {
    let mut session = Session::new(small_clinic());
    session.keys("i<Enter>").shows(&["No path is typed"]);
    session.keys("in<Enter>").shows(&["reading ..."]);
    session.keys("<Enter>").shows(&["reading ..."]);
    let effect = Effect::PlanImport {
        reading: 1,
        paths: "in".to_owned(),
        options: ImportOptions::default(),
    };
    assert_eq!(session.effects(), [effect]);
    session.keys("<Esc>").shows(&["Nothing was imported"]);
    let answer = |reading| Input::ImportPlanned {
        reading,
        plan: Err(FaultList::default()),
    };
    session.feed(answer(1)).hides(&["Nothing can be imported"]);
    session.keys("<Enter>").feed(answer(1));
    session.shows(&["reading ..."]);
    session.feed(answer(2)).shows(&["Nothing can be imported"]);
    read(&mut session, 1);
    // What was typed stays, also when the import is left and opened again.
    session.keys("<Esc>").hides(&["Path:"]);
    session.keys("i").shows(&["Path: in"]);
}

#[test]
fn the_history_is_known_before_files_are_compared() {
    let home = home(GOOD);
    let (register, entries) = reopened(&amended_clinic());
    let mut session = Session::new(register);
    session.files = Some(home.path().to_owned());
    session.earlier = None;
    session
        .keys("i~/my files<Enter>")
        .shows(&["reading the history ..."]);
    assert_eq!(session.effects(), [Effect::LearnHistory]);
    session
        .feed(Input::HistoryLearned(Err("a damaged journal".to_owned())))
        .shows(&[
            "the register's history could not be read",
            "a damaged journal",
        ]);
    session
        .keys("<Enter>")
        .feed(Input::HistoryLearned(Ok(all_of(entries))));
    session.shows(&["on file and amended since: kept as on file"]);
    let effects = session.effects();
    assert_eq!(effects[0], Effect::LearnHistory);
    assert_eq!(effects.len(), 2);
}

#[test]
fn where_nothing_can_be_changed_nothing_is_imported() {
    let mode = SessionMode::ReadOnly("written by bo".to_owned());
    let mut session = Session::with(small_clinic(), mode);
    session
        .keys("i")
        .shows(&["Nothing can be changed here: written by bo"])
        .hides(&["Path:"]);
}

#[test]
fn the_example_takes_files_into_memory_only() {
    let home = home(GOOD);
    let mut session = Session::with(small_clinic(), SessionMode::Demo);
    session.files = Some(home.path().to_owned());
    session
        .keys("i")
        .feed(Input::Paste("\"~/my files\"\n".to_owned()));
    session.keys("<Enter><Enter>y");
    read(&mut session, 1);
    session.shows(&["In memory only, nothing is written: imported 1 patient"]);
}

#[test]
fn a_whole_clinic_comes_in_goes_and_comes_again() {
    let home = home("");
    let many: String = (0..450)
        .map(|number| format!("P-{number},Somebody,,,none\n"))
        .collect();
    std::fs::write(
        home.path().join("my files/patients.csv"),
        format!("{PATIENTS}{many}"),
    )
    .unwrap();
    let mut session = session(&home);
    session.keys("i~/my files<Enter><Enter>y");
    session.effects();
    for (key, listed) in [("", 454), ("uy", 3), ("<Ctrl-R>y", 454)] {
        session.keys(key).effects();
        assert_eq!(session.model.list().shown().len(), listed, "{key}");
    }
}

#[test]
fn what_stops_an_import_is_decided_in_the_preview() {
    let home =
        home("W-50,2026-10-01,glucose,5,mmol/L,,\nW-50,2026-10-02,HBV DNA,pending,IU/mL,,\n");
    let mut session = session(&home);
    session
        .keys("i<F4>")
        .shows(&["Nothing was read yet that could be decided about"]);
    session.keys("~/my files<Enter><F4>").shows(&[
        "What is decided?",
        "leave out all rows of unknown tests",
        "leave out all rows without a result",
    ]);
    session.keys("1<F4>1").shows(&[
        "left out, no result: pending: 1",
        "left out, unknown test: glucose: 1",
        "to be added: 1 patient, 0 courses, 0 results",
        "W-50: new patient W-50 Wang, Fang",
    ]);
    // It can be taken back, and says nothing about other files.
    session
        .keys("<F4>")
        .shows(&["rows without a result are faults again"]);
    session.keys("<Esc><Esc>").shows(&["no result: left out"]);
    read(&mut session, 3);
}

#[test]
fn a_word_is_given_its_meaning_once() {
    let home = home("W-50,2026-10-01,HBVXY,45000,IU/mL,,\n");
    let mut session = session(&home);
    session
        .keys("i~/my files<Enter><F4>")
        .shows(&["say what the test HBVXY means"]);
    session.keys("1").shows(&["The test HBVXY means:"]);
    session
        .keys("nonsense<Enter>")
        .shows(&["no test that is known"]);
    session.keys("<Ctrl-U>hbv dna<Enter>");
    assert_eq!(session.effects().len(), 3);
    session.shows(&["to be added: 1 patient, 0 courses, 1 result"]);
    session.keys("<Enter>y").saved();
    // It is kept, shown and removable, and its removal can be taken back.
    session
        .keys("l")
        .shows(&["test HBVXY means hbv dna | files without a named source | nurse"]);
    session.keys("<Down><Down><Down><Down>xy").saved();
    session.hides(&["test HBVXY means hbv dna |"]);
    session.keys("u").saved();
    session.shows(&["test HBVXY means hbv dna |"]);
}

#[test]
fn who_is_new_and_who_is_not_is_decided_in_the_preview() {
    let home = home("");
    let text = format!("{PATIENTS}W-050,\"Wang, Fang\",1980-01-01,female,none\n");
    std::fs::write(home.path().join("my files/patients.csv"), text).unwrap();
    let mut session = session(&home);
    session
        .keys("i~/my files<Enter>")
        .shows(&["new number W-050 'Wang, Fang' may"]);
    session.keys("<F4>").shows(&[
        "W-050 is the same person as W-50",
        "W-050 is another person",
    ]);
    session
        .keys("1")
        .shows(&["to be added: 1 patient, 0 courses, 0 results"]);
    session.keys("<Enter>y");
    session.effects();
    session.keys("/W-050<Enter>").shows(&["WANG, Fang"]);
}

#[test]
fn how_far_the_reading_is_stands_there() {
    let mut session = Session::new(small_clinic());
    session.keys("iin<Enter>").shows(&["reading ..."]);
    let progress = |reading, percent| Input::ImportProgress { reading, percent };
    session
        .feed(progress(1, 45))
        .shows(&["reading ... 45 %; Esc stops it"]);
    session.feed(progress(7, 80)).shows(&["45 %"]);
    session.keys("<Esc>").shows(&["Nothing was imported"]);
    session.feed(progress(1, 99)).hides(&["99 %"]);
    read(&mut session, 1);
}

#[test]
fn a_record_is_joined_to_the_open_one_and_taken_apart_again() {
    let home = home("");
    let text = PATIENTS.replace("1980-01-01", "").replace("female", "");
    std::fs::write(home.path().join("my files/patients.csv"), text).unwrap();
    let mut session = session(&home);
    session.keys("i~/my files<Enter><Enter>y");
    session.effects();
    let count = |session: &Session| session.model.register().patients().len();
    let before = count(&session);
    session
        .keys("/chen<Enter>j")
        .shows(&["join another record of this person"]);
    session.keys("nobody").shows(&["nobody has the numb"]);
    session.keys("<Ctrl-U>W-20").shows(&["W-20"]);
    session
        .keys("<Ctrl-U>W-50<Enter>typed twice<Ctrl-S>")
        .saved();
    assert_eq!(count(&session), before - 1);
    session.keys("/W-50<Enter>").shows(&["CHEN, Wei"]);
    session.keys("h").shows(&["typed twice"]);
    session.keys("<Esc>uy").saved();
    assert_eq!(count(&session), before);
}

/// What waits for a joined record waits for the one that stays, beside what waits there, and goes back with it.
#[test]
fn drafts_follow_a_joined_record_and_come_back_with_it() {
    let home = home("");
    let text = PATIENTS.replace("1980-01-01", "").replace("female", "");
    std::fs::write(home.path().join("my files/patients.csv"), text).unwrap();
    let mut session = session(&home);
    session.keys("i~/my files<Enter><Enter>y");
    session.effects();
    let id = |session: &Session, number: &str| session.model.register().find(number).unwrap().id;
    let waiting = |session: &Session, number: &str| {
        let patient = Some(id(session, number));
        session.model.drafts_of(patient).count()
    };
    let stays = {
        session.keys("/chen<Enter>");
        let open = session.model.open_patient().unwrap();
        session
            .model
            .register()
            .get(open)
            .unwrap()
            .person
            .mrn
            .clone()
    };
    // A note is begun for each of the two.
    session.keys("/W-50<Enter>").keys("eagreed by phone<Esc>");
    session
        .keys("<Esc>/chen<Enter>")
        .keys("easked at the desk<Esc>");
    assert_eq!(
        (waiting(&session, "W-50"), waiting(&session, &stays)),
        (1, 1)
    );
    session.keys("jW-50<Enter>typed twice<Ctrl-S>").saved();
    assert_eq!(waiting(&session, &stays), 2);
    let words = session.model.draft_words().join("; ");
    assert_eq!(words.matches(&stays).count(), 2, "{words}");
    // Both are there one after the other, and parking one takes nothing from the other.
    let mut texts = Vec::new();
    for _ in 0..2 {
        session.keys("e");
        texts.push(session.screen());
        session.keys("<Esc>");
    }
    assert!(
        texts
            .iter()
            .any(|screen| screen.contains("agreed by phone"))
    );
    assert!(
        texts
            .iter()
            .any(|screen| screen.contains("asked at the desk"))
    );
    assert_eq!(waiting(&session, &stays), 2);
    session.keys("uy").saved();
    assert_eq!(waiting(&session, "W-50") + waiting(&session, &stays), 2);
}
