//! Correct, don't erase: every way from a value or a course to its correction, by keys.

use hepatrack::app::event::Effect;
use hepatrack::app::{Part, SessionMode, Setup};
use hepatrack::clinical::record::{Id, LabResult, Seq};
use hepatrack::notation::value_text;
use hepatrack::register::Register;
use hepatrack::store::KeptDraft;

use crate::harness::{Clinic, Session, setup, small_clinic};

const NEWEST_DNA: &str = "/chen<Enter><Tab><Enter>";
const OLDEST_DNA: &str = "/chen<Enter><Tab><End><Enter>";

fn at(keys: &str) -> Session {
    let mut session = Session::new(small_clinic());
    session.keys(keys);
    session
}

fn results(register: &Register, mrn: &str) -> Vec<LabResult> {
    register.find(mrn).unwrap().results.to_vec()
}

fn why(session: &Session) -> Option<String> {
    let history = session.model.register().history();
    history.entries().last().unwrap().why.clone()
}

#[test]
fn the_cursor_goes_from_value_to_value_and_the_window_follows() {
    let mut session = at("/chen<Enter>");
    session
        .keys("<Enter>")
        .shows(&["The clinic's rules that decided"]);
    session.keys("<Esc>");
    for (keys, value) in [
        ("<Tab><Enter>", "HBV DNA"),
        ("<Esc><Down><Down><Enter>", "HBeAg"),
        // HBeAg was not done in April: the next older one is that of January.
        ("<Right>", "08-Jan-2023"),
        ("<Right>", "This is the oldest value of this test"),
        ("<Left>", "11-Jun-2026"),
        ("<Esc><Down><Enter>", "anti-HBe"),
        // The cursor keeps to its date on the way.
        ("<Esc><Up><Right><Up><Enter>", "96 U/L"),
        ("<Esc><Home><Enter>", "31 U/L"),
        ("<Esc><End><Enter>", "96 U/L"),
        ("<Esc><PgUp><Enter>", "23 000 000 IU/mL"),
        ("<Esc><PgDn><Enter>", "anti-HBe"),
    ] {
        session.keys(keys).shows(&[value]);
    }
    let mut clinic = Clinic::new();
    clinic.patient("1", "Chen, Wei", "1974-05-12");
    for month in 1..=12 {
        let value = format!("{}", 100 + month);
        clinic.report("1", &format!("2025-{month:02}-03"), &[("ALT", &value)]);
    }
    let mut session = Session::new(clinic.register);
    session
        .keys("<Enter><Tab>")
        .shows(&["03-Dec-25", "8 older: Right"])
        .hides(&["03-Jan-25"]);
    session
        .keys("<End>")
        .shows(&["03-Jan-25", "101 H", "8 newer: Left"]);
    session.keys("<Left><Left>").shows(&["03-Jan-25"]);
    session
        .keys("<Left><Left>")
        .shows(&["03-May-25"])
        .hides(&["03-Jan-25"]);
}

#[test]
fn a_value_that_is_opened_tells_where_it_came_from() {
    let mut session = at(OLDEST_DNA);
    session.shows(&[
        "CHEN, Wei | born 12-May-1974",
        "Test          HBV DNA",
        "Value         23 000 000 IU/mL, entered as 2.3e7",
        "Marks         P DNA positive",
        "Limits        none printed",
        "Assay         not named",
        "Laboratory    none named",
        "Sample taken  08-Jan-2023",
        ", with ALT 96 U/L, HBeAg positive",
        "written into the register's file by hand, by entry 3: test,",
        " 01-Jan-1970 00:00 ",
    ]);
    session.keys("<Esc>").shows(&["Courses"]);
}

#[test]
fn a_result_is_corrected_and_what_it_said_stays_behind_it() {
    let mut session = at(OLDEST_DNA);
    let before = results(session.model.register(), "W-19");
    session.keys("<Enter>").shows(&[
        "correct HBV DNA of 08-Jan-2023",
        "On file: HBV DNA 23 000 000 IU/mL of 08-Jan-2023",
        "> HBV DNA         2.3e7",
    ]);
    session
        .keys("2.3e6")
        .shows(&["= 2 300 000 IU/mL", "After saving:"]);
    session
        .keys("<Ctrl-S>")
        .shows(&["why corrected: nothing typed; a reason is needed: typed wrongly"]);
    assert_eq!(session.effects(), []);
    session.keys("<Down><Ctrl-S>").saved();
    session.shows(&["Saved: W-19 Chen, Wei: HBV DNA of 08-Jan-2023 corrected to 2 300 000"]);
    assert_eq!(why(&session).as_deref(), Some("typed wrongly"));
    let after = results(session.model.register(), "W-19");
    let seq = session.model.register().last_seq();
    assert_eq!(after.len(), before.len());
    assert_eq!((after[0].report, after[0].place), (before[0].report, 1));
    assert_eq!(value_text(&after[0].finding), "2.3e6");
    assert_eq!(after[0].earlier().len(), 1);
    assert_eq!(after[0].earlier()[0].finding, before[0].finding);
    assert_eq!(after[0].earlier()[0].replaced_by, seq);
    assert_eq!(&after[1..], &before[1..]);
    // The old value is in no view but behind the new one.
    for keys in ["", "<Tab>", "<Tab>"] {
        session.keys(keys).hides(&["23 000 000", "2.3e7"]);
    }
    session.keys("<Shift-Tab><End>").shows(&["2 300 000 Pa"]);
    session.keys("<Enter>").shows(&[
        "a amended",
        &format!(
            "Earlier       23 000 000 IU/mL, entered as 2.3e7, replaced by entry {}:",
            seq.0
        ),
        " nurse, 22-Nov-2026 09:41, typed wrongly",
    ]);
    // Corrected once more: the latest replaced stands first.
    session
        .keys("<Enter>2.4e6<Tab><Tab><Tab>again<Ctrl-S>")
        .saved();
    let twice = results(session.model.register(), "W-19");
    let earlier: Vec<String> = twice[0]
        .earlier()
        .iter()
        .map(|earlier| value_text(&earlier.finding))
        .collect();
    assert_eq!(earlier, ["2.3e6", "2.3e7"]);
    session.keys("<Tab><End><Enter><Enter><Ctrl-S>");
    session.shows(&["Nothing to save: the value is still 2 400 000 IU/mL"]);
}

#[test]
fn a_correction_asks_what_a_report_asks() {
    for (keys, says) in [
        ("hello<Ctrl-S>", "HBV DNA: \"hello\""),
        ("20,000<Tab>", "may mean 20000 or 20"),
        ("nd<Tab>", "not detected, or not done?"),
        ("<<9000<Tab>", "Keep it?"),
        ("9e12<Ctrl-S>", "impossible"),
        ("<Ctrl-U><Ctrl-S>", "HBV DNA: no value"),
        ("<Tab>50<Tab>40<Ctrl-S>", "upper limit: "),
        ("<Tab>x<Ctrl-S>", "lower limit: "),
        ("5.36 log<Tab>", "another unit than last time"),
    ] {
        let mut session = at(NEWEST_DNA);
        session.keys("<Enter>").keys(keys).shows(&[says]);
        assert!(session.model.form().is_some(), "{keys}");
    }
    // Ten times the value before; itself is not what it is compared with.
    let mut session = at("/chen<Enter><Tab><Down><Enter><Enter>");
    session
        .keys("900<Tab><Tab><Tab>x<Ctrl-S>")
        .shows(&["26 times the last value", "Keep it?"]);
    session.keys("y").saved();
    let alt = results(session.model.register(), "W-19")[6].clone();
    assert!(alt.unusual, "kept with its mark");
    // Limits alone are corrected too, and the value with the limit behind it.
    session
        .keys("<Tab><Down><Enter><Enter><Tab><Tab>45<Tab>x<Ctrl-S>")
        .saved();
    session.shows(&["limits of ALT of 11-Jun-2026 corrected"]);
    session
        .keys("<Tab><Down><Enter><Enter>31/50<Tab><Tab><Tab>x<Ctrl-S>")
        .saved();
    session
        .keys("<Tab><Down><Enter>")
        .shows(&["upper 50", "Earlier       900 U/L"]);
}

#[test]
fn a_limit_that_nobody_has_is_asked_about_and_marks_the_result() {
    let mut session = at("/chen<Enter><Tab><Down><Enter><Enter>");
    let says = "a limit that no laboratory prints: usually 15 to 120 U/L";
    session.keys("<Tab><Tab>5<Tab>").shows(&[says]);
    session.keys("x<Ctrl-S>").shows(&[says, "Question"]);
    session.keys("n<Ctrl-U>55<Ctrl-S>").saved();
    let alt = |session: &Session| results(session.model.register(), "W-19")[6].clone();
    assert!(!alt(&session).unusual);
    session
        .keys("<Tab><Down><Enter><Enter><Tab><Tab><Ctrl-U>5<Tab>x<Ctrl-S>y")
        .saved();
    assert_eq!(alt(&session).limits.upper.unwrap().to_string(), "5");
    assert!(alt(&session).unusual, "kept with its mark");
    // What is on file is not asked about again, and keeps its mark.
    session
        .keys("<Tab><Down><Enter><Enter><Ctrl-U>32<Tab><Tab><Tab>x<Ctrl-S>")
        .saved();
    assert!(alt(&session).unusual, "kept with its mark");
}

#[test]
fn antigen_and_antibody_of_a_corrected_report_are_compared() {
    let mut session = at("/chen<Enter><Tab><Down><Down><Enter><Enter>");
    session
        .keys("+<Ctrl-S>")
        .shows(&["why corrected: nothing typed"]);
    session.keys("typed wrongly<Ctrl-S>");
    session.shows(&["HBeAg and anti-HBe both positive", "Question"]);
    session.keys("y<Ctrl-S>").saved();
}

#[test]
fn a_retracted_result_leaves_every_view_and_stays_on_file() {
    let mut session = at(OLDEST_DNA);
    session.keys("x").shows(&[
        "retract HBV DNA of 08-Jan-2023",
        "Retracts HBV DNA 23 000 000 IU/mL of 08-Jan-2023",
    ]);
    session
        .keys("<Ctrl-S>")
        .shows(&["why retracted: nothing typed; a reason is needed"]);
    session.keys("<Down><Down>").shows(&["wrong patient"]);
    session.keys("<Ctrl-S>").saved();
    session.shows(&["Saved: W-19 Chen, Wei: HBV DNA 23 000 000 IU/mL of 08-Jan-2023 retracted"]);
    let seq = session.model.register().last_seq();
    let first = results(session.model.register(), "W-19")[0].clone();
    assert_eq!(first.trail.unwrap().retracted_by, Some(seq));
    for _ in Part::ALL {
        session.keys("<Tab>").hides(&["23 000 000", "2.3e7"]);
    }
    session.keys("<Tab><End><Enter>").shows(&["11-Apr-2023"]);
    // A report of which nothing is left stays on file and in no view.
    let mut session = at("/na<Enter><Tab><Enter>xa<Ctrl-S>");
    session.saved();
    session.keys("<Tab><Enter>xb<Ctrl-S>").saved();
    session
        .keys("<Tab>")
        .shows(&["no result on file; r enters a report"]);
    session.keys("<Enter>").shows(&["No result on file"]);
    let record = session.model.register().find("W-20").unwrap();
    assert_eq!((record.reports.len(), record.results.len()), (1, 2));
}

#[test]
fn the_sample_of_a_report_gets_another_day() {
    let mut session = at(NEWEST_DNA);
    session.keys("s").shows(&[
        "sample date, report of 11-Jun-2026",
        "ALT 31 U/L, HBeAg negative",
    ]);
    session.keys("<Up>").shows(&["12-Jun-2026 (Fri)"]);
    session.keys("23nov2026<Ctrl-S>").shows(&["lies ahead"]);
    session.keys("<Ctrl-U>11apr2023<Tab>");
    session.shows(&["HBV DNA, ALT of 11-Apr-2023 is on file already: keep both?"]);
    session.keys("<Shift-Tab><Enter>").shows(&["Question"]);
    session.keys("n<Ctrl-U>12jun2026<Tab><Ctrl-S>");
    session.shows(&["why corrected: nothing typed"]);
    session.keys("typed wrongly<Enter>").saved();
    session.shows(&["report of 11-Jun-2026 is now of 12-Jun-2026"]);
    let days = results(session.model.register(), "W-19");
    let moved: Vec<String> = days
        .iter()
        .rev()
        .take(4)
        .map(|own| own.on.to_string())
        .collect();
    assert_eq!(moved, ["2026-06-12"; 4]);
    session
        .keys("<Tab><Enter>")
        .shows(&["Earlier date  11-Jun-2026, replaced by entry 11: nurse,"]);
    session.keys("s<Tab>x<Ctrl-S>");
    session.shows(&["Nothing to save: the sample is still of 12-Jun-2026"]);
}

#[test]
fn a_report_moves_to_another_patient_in_one_act_with_both_banners() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let mut session = Session::new(small_clinic());
        session.resize(columns, rows).keys(NEWEST_DNA).keys("m");
        session.shows(&["move report of 11-Jun-", "move to number"]);
        let before = session.model.register().clone();
        session.keys("w-20").shows(&[
            "= LI, Na | born",
            "From: CHEN, Wei | born 12-May-1974 (52y) | M | W-19",
            "To: LI, Na | born 29-Feb-1980 (46y) | M | W-20",
        ]);
        if columns == 80 {
            session.shows(&["= LI, Na | born 29-Feb-1980 | W-20"]);
        }
        assert_eq!(session.screen().matches("After saving:").count(), 2);
        session
            .keys("<Ctrl-S>")
            .shows(&["why moved: nothing typed"]);
        session.keys("<Down><Down><Ctrl-S>").saved();
        session.shows(&["LI, Na | born 29-Feb-1980", "report moved from W-19"]);
        let register = session.model.register();
        assert_eq!(register.last_seq(), Seq(before.last_seq().0 + 1));
        assert_eq!(why(&session).as_deref(), Some("wrong patient"));
        let id: Id = results(&before, "W-19")[5].report;
        let (from, to) = (
            register.find("W-19").unwrap(),
            register.find("W-20").unwrap(),
        );
        assert_eq!(from.report(id), None);
        assert_eq!(to.report(id), before.find("W-19").unwrap().report(id));
        session
            .keys("<Tab><Down><Right><Enter>")
            .shows(&["Moved         from W-19 Chen, Wei by entry 11"]);
    }
}

#[test]
fn a_move_to_nobody_to_the_same_or_to_somebody_unborn_is_refused() {
    let mut clinic = Clinic::new();
    clinic
        .patient("W-1", "Chen, Wei", "1974-05-12")
        .report("W-1", "2023-01-08", &[("ALT", "96")])
        .patient("W-2", "Li, Na", "2024-02-29")
        .patient("W-3", "Xu, Bo", "1980-02-29")
        .report("W-3", "2023-01-08", &[("ALT", "40")]);
    let register = clinic.register;
    for (number, says) in [
        ("", "move to number: nothing typed"),
        ("W-9", "nobody has the number 'W-9'"),
        (
            "W-1",
            "'W-1' is W-1 Chen, Wei, whose report this is already",
        ),
        (
            "w-2",
            "W-2 Li, Na: born 29-Feb-2024, after the sample (08-Jan-2023)",
        ),
    ] {
        let mut session = Session::new(register.clone());
        session.keys("/chen<Enter><Tab><Enter>m<Tab>wrong patient<Shift-Tab>");
        session.keys(number).keys("<Ctrl-S>").shows(&[says]);
        assert!(session.model.form().is_some(), "{number}");
        assert_eq!(session.effects(), []);
    }
    let mut session = Session::new(register);
    session.keys("/chen<Enter><Tab><Enter>m<Tab>wrong patient<Shift-Tab>W-3<Ctrl-S>");
    session.shows(&["ALT of 08-Jan-2023 is on file already: keep both?"]);
    session.keys("y").saved();
    session.keys("<Tab>").shows(&["40", "96 H"]);
}

#[test]
fn a_course_is_corrected_and_retracted() {
    let mut session = at("/chen<Enter><Tab><Tab><Enter>");
    session.shows(&[
        "Drug          lamivudine",
        "Start         08-Jan-2023",
        "Stop          still taken",
        "Came          written into the register's file by hand, by entry 2: test",
    ]);
    session
        .keys("<Enter>")
        .shows(&["correct lamivudine", "empty: still taken"]);
    session
        .keys("<Ctrl-S>")
        .shows(&["Nothing to save: the course is as it was"]);
    session
        .keys("<Shift-Tab><Shift-Tab><Shift-Tab><Shift-Tab><Shift-Tab>2022-12-01<Tab><Up><Down>");
    session.shows(&["21-Nov-2026 (Sat)", "After saving:", "Off treatment"]);
    session
        .keys("<Ctrl-U><Tab>100 mg<Ctrl-S>")
        .shows(&["why corrected: nothing typed"]);
    session
        .keys("laboratory<Down>")
        .shows(&["laboratory corrected its report"]);
    session.keys("<Ctrl-S>").saved();
    session.shows(&["lamivudine corrected"]);
    let courses = &session.model.register().find("W-19").unwrap().courses;
    assert_eq!(courses[0].start.date.to_string(), "2022-12-01");
    assert_eq!(courses[0].dose.as_deref(), Some("100 mg"));
    session.keys("<Tab><Tab><Enter>").shows(&[
        "Earlier       lamivudine from 08-Jan-2023 still taken, replaced by entry 11:",
        "laboratory corrected its report",
    ]);
    session.keys("<Esc><Esc>/chen<Enter>");
    for (keys, says) in [
        ("etvx<Ctrl-S>", "drug: "),
        ("<Tab>2026-12-01<Ctrl-S>", "lies ahead"),
        ("<Tab><Tab>2020-01-01<Ctrl-S>", "not after the start"),
    ] {
        session
            .keys("<Tab><Tab><Enter><Enter>")
            .keys(keys)
            .shows(&[says]);
        session.keys("<Ctrl-D>y<Esc>/chen<Enter>");
    }
    session
        .keys("<Tab><Tab><Enter>x")
        .shows(&["Retracts lamivudine from 01-Dec-2022"]);
    session
        .keys("<Ctrl-S>")
        .shows(&["why retracted: nothing typed"]);
    session.keys("wrong patient<Ctrl-S>").saved();
    session.shows(&[
        "lamivudine from 01-Dec-2022 retracted",
        "No antiviral on record",
    ]);
    session
        .keys("<Tab><Tab><Enter>")
        .shows(&["No drug on record"]);
}

/// The program started again with a register and drafts.
fn restarted(register: Register, drafts: Vec<KeptDraft>) -> Session {
    Session::started(Setup {
        drafts,
        ..setup(register)
    })
}

#[test]
fn drafts_of_corrections_outlive_the_program() {
    for (open, fill) in [
        (NEWEST_DNA, "<Enter>32<Tab>20<Tab>1e9<Tab>mine"),
        (NEWEST_DNA, "xmine"),
        (NEWEST_DNA, "s12jun<Tab>mine"),
        (NEWEST_DNA, "mW-20<Tab>mine"),
        (
            "/chen<Enter><Tab><Tab><Enter>",
            "<Enter><Tab>2022-12-01<Tab>t<Tab>5<Ctrl-S>",
        ),
        ("/chen<Enter><Tab><Tab><Enter>", "xmine"),
    ] {
        let mut session = at(open);
        session.keys(fill);
        let typed = session.model.form().cloned().unwrap();
        let kept = session.model.kept_drafts();
        assert_eq!(kept.len(), 1, "{fill}");
        session.keys("<Esc>").shows(&["Parked, not saved"]);
        assert_eq!(session.model.kept_drafts(), kept, "{fill}");
        let mut later = restarted(small_clinic(), kept.clone());
        later
            .keys("/chen<Enter>")
            .shows(&["A draft waits here", "(c continues it)"]);
        later.keys("c").shows(&["Your draft as you left it"]);
        let again = later.model.form().cloned().unwrap();
        assert_eq!(again.kind, typed.kind, "{fill}");
        assert_eq!(later.model.kept_drafts(), kept, "{fill}");
    }
}

#[test]
fn a_draft_about_something_that_is_gone_says_so_and_can_be_thrown_away() {
    let mut session = at(NEWEST_DNA);
    session
        .keys("<Enter>32<Esc>x")
        .keys("wrong patient<Ctrl-S>")
        .saved();
    // Started again it fits nothing any more; it is kept as it is until its value is on file again.
    let kept = session.model.kept_drafts();
    let mut later = restarted(session.model.register().clone(), kept.clone());
    assert!(later.model.drafts().is_empty());
    assert_eq!(later.model.kept_drafts(), kept);
    later.keys("/chen<Enter>c").shows(&["No draft waits"]);
    session.keys("c").shows(&["correct a result", "32"]);
    session.keys("<Ctrl-S>").shows(&["Not on file any more"]);
    session
        .keys("<Ctrl-D>y")
        .shows(&["Thrown away: correction of a result"]);
    session
        .keys("c")
        .shows(&["No draft waits for this patient"]);
    assert_eq!(session.effects(), []);
}

#[test]
fn two_values_have_two_drafts() {
    let mut session = at("/chen<Enter><Tab><Enter>x");
    session.keys("one<Esc><Esc><Down><Enter>xtwo<Esc><Esc><Esc>");
    assert_eq!(session.model.drafts().len(), 2);
    session
        .keys("/chen<Enter>c")
        .shows(&["one", "retract HBV DNA"]);
    session.keys("<Esc>c").shows(&["two", "retract ALT"]);
    session.keys("<Esc>q");
    assert_eq!(session.effects(), [Effect::Quit]);
}

#[test]
fn nothing_is_corrected_where_nothing_can_be_changed() {
    let read_only = SessionMode::ReadOnly("started with --read-only".to_owned());
    for key in ["<Enter>", "x", "s", "m"] {
        let mut session = Session::with(small_clinic(), read_only.clone());
        session
            .keys(NEWEST_DNA)
            .shows(&["Value: where it came from"]);
        session.keys(key).shows(&["Nothing can be changed here"]);
        assert!(session.model.form().is_none());
    }
}

#[test]
fn a_value_in_another_unit_asks_about_its_limits() {
    let mut clinic = Clinic::new();
    clinic
        .laboratory("city", "ukat/L", "0.67")
        .patient("W-1", "Chen, Wei", "1974-05-12");
    let mut session = Session::new(clinic.register);
    session.keys("<Enter>r<Tab>0.5<Ctrl-S>").saved();
    session
        .keys("<Tab><Enter>")
        .shows(&["Limits        upper 0.67", "Laboratory    city"]);
    // The unit on file is meant; its limit stands in its field.
    session
        .keys("<Enter>0.6")
        .shows(&["0.9x of 0.67", "upper limit     0.67"]);
    session
        .keys("<Ctrl-U>30 U/L<Tab><Tab><Tab>typed wrongly<Ctrl-S>")
        .shows(&["The limits were printed in \u{b5}kat/L, the value is in U/L: keep them?"]);
    session.keys("n<Ctrl-U>40<Ctrl-S>").saved();
    session
        .keys("<Tab><Enter>")
        .shows(&["30 U/L", "upper 40", "Earlier       0.5 \u{b5}kat/L"]);
}

#[test]
fn two_of_one_name_are_told_apart_where_a_report_moves() {
    let mut clinic = Clinic::new();
    clinic
        .patient("1", "Chen, Wei", "1974-05-12")
        .report("1", "2023-01-08", &[("ALT", "96")])
        .patient("2", "Li, Na", "1980-02-29")
        .patient("3", "LI, NA", "1981-02-28");
    let mut session = Session::new(clinic.register);
    session
        .keys("/chen<Enter><Tab><Enter>m3")
        .shows(&["born 28-Feb-1981", "2 OF THIS NAME"]);
    session.keys("<Esc>").shows(&["Parked"]);
}
