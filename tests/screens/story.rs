//! Errands of a morning, as key scripts: state, keys, state.

use hepatrack::app::event::{Effect, Input};
use hepatrack::app::{Clock, Page, SessionMode};
use hepatrack::clinical::record::Cirrhosis;
use hepatrack::keys::key::Key;

use crate::harness::{Clinic, Session, moment, small_clinic};

#[test]
fn a_patient_is_added_and_opened() {
    let mut session = Session::new(small_clinic());
    session
        .keys("n")
        .shows(&["New patient", "number", "name", "born"]);
    session
        .keys("W-40<Tab>Wang, Fang<Tab>12may1974<Tab>f<Tab>none<Ctrl-S>")
        .saved();
    session.shows(&[
        "WANG, Fang | born 12-May-1974 (52y) | F | W-40 | cirrhosis: none",
        "Saved: new patient W-40 Wang, Fang",
        "saved 09:41:03",
        "No antiviral on record",
    ]);
    let record = session.model.register().find("W-40").unwrap();
    assert_eq!(record.person.cirrhosis, Cirrhosis::None);
    assert_eq!(record.person.cirrhosis_on, Some(moment().date_naive()));
}

#[test]
fn the_headline_under_if_saved_follows_the_digits_and_stands_in_the_record_after_saving() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>").shows(&["= DNA negative"]);
    session.keys("r").shows(&[
        "W-19 Chen, Wei | born 12-May-1974",
        "Now, as nothing can be saved",
    ]);
    session.keys("<Tab>45");
    session.shows(&[
        "After saving:",
        "DNA measurable again at a low level: 45, seen once",
    ]);
    session.keys("00");
    session.shows(&[
        "DNA positive again on treatment: 4 500, seen once",
        "now      = DNA negative",
    ]);
    session.keys("<Backspace><Backspace><Backspace><Backspace><<20");
    session
        .shows(&["the headline stays as it is"])
        .hides(&["seen once"]);
    session.keys("<Ctrl-U>3200<Tab>52<Ctrl-S>").saved();
    session.shows(&[
        "! DNA positive again on treatment: 3 200, seen once",
        "Saved: W-19 Chen, Wei: report of 22-Nov-2026: HBV DNA 3 200 IU/mL, ALT 52 U/L",
    ]);
}

#[test]
fn a_report_of_today_costs_six_keys_and_a_start_four() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>");
    // r, four times Tab, Ctrl-S
    session
        .keys("r<Tab><<20<Tab>31<Tab>28<Tab>12.3<Ctrl-S>")
        .saved();
    session.reads(&["ALT 31 U/L", "AST 28 U/L", "total bilirubin 12.3"]);
    // d, Down, Tab, Ctrl-S: `b` for *begin* does as well as Down
    session.keys("d<Down><Tab>etv<Ctrl-S>").saved();
    session.shows(&["entecavir from 22-Nov-2026"]);
}

#[test]
fn a_drug_is_stopped_and_the_stop_taken_back_and_made_again() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>dsto<Tab>lam").shows(&[
        "stop",
        "= lamivudine, since 08-Jan-2023",
        "no antiviral after this: stopping before another is started risks a",
    ]);
    session.keys("<Tab>y<Tab>rash<Ctrl-S>").saved();
    session.shows(&[
        "Saved: W-19 Chen, Wei: lamivudine stopped 21-Nov-2026",
        "Off treatment",
    ]);
    session.keys("u").saved();
    session
        .shows(&["Taken back: W-19 Chen, Wei: lamivudine stopped 21-Nov-2026 (entered by nurse)"]);
    // The form of the stop is open again as it was filled; nothing is changed in it, so Esc leaves no draft.
    session.shows(&[
        "W-19 Chen, Wei | born 12-May-1974: drug",
        "> what            stop",
        "rash",
    ]);
    session.keys("<Esc>").hides(&["Off treatment"]);
    assert!(session.model.drafts().is_empty());
    session.keys("<Ctrl-R>").saved();
    session.shows(&[
        "Made again: W-19 Chen, Wei: lamivudine stopped",
        "Off treatment",
    ]);
    session.keys("u").saved();
    let courses = &session.model.register().find("W-19").unwrap().courses;
    assert_eq!(
        courses.iter().map(|course| course.stop).collect::<Vec<_>>(),
        [None]
    );
}

#[test]
fn a_switch_stops_one_drug_and_starts_another_on_the_same_day() {
    let mut session = Session::new(small_clinic());
    session
        .keys("/chen<Enter>dsw<Tab>lam<Tab>tdf")
        .shows(&["= tenofovir disoproxil"]);
    session.keys("<Ctrl-S>").saved();
    session.keys("<Tab><Tab>").shows(&[
        "tenofovir disoproxil from 22-Nov-2026 still taken",
        "lamivudine from 08-Jan-2023 to 22-Nov-2026",
    ]);
}

#[test]
fn a_parked_form_waits_for_its_patient() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>32<Esc>");
    session.shows(&[
        "Parked, not saved: laboratory report of W-19 Chen, Wei",
        "\u{270e} draft waits",
    ]);
    session.keys("<Esc>").shows(&["\u{270e}"]);
    session
        .keys("/li<Enter>r")
        .shows(&["W-20 Li, Na"])
        .hides(&["32 "]);
    session
        .keys("<Tab>900<Esc>/chen<Enter>")
        .shows(&["A draft waits here: laboratory report (r continues it)"]);
    session
        .keys("r")
        .shows(&["Your draft as you left it", "32 "]);
    session.keys("00<Ctrl-S>").saved();
    session.shows(&["HBV DNA 3 200 IU/mL"]);
    // The other patient's draft is still there, and would outlive the program.
    assert_eq!(
        session.model.draft_words(),
        ["laboratory report of W-20 Li, Na"]
    );
    session
        .keys("<Esc>/na<Enter>r<Ctrl-D>")
        .shows(&["Throw away what was typed"]);
    session.keys("<Enter>").shows(&["900"]);
    session
        .keys("<Ctrl-D>y")
        .shows(&["Thrown away: laboratory report of W-20 Li, Na"]);
    session.keys("q");
    assert_eq!(session.effects(), [Effect::Quit]);
    assert_eq!(session.model.kept_drafts(), []);
}

#[test]
fn what_is_ambiguous_is_asked_and_never_guessed() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab>20,000<Tab>");
    session
        .shows(&["may mean 20000 or 20?", "> ALT", "Asked when Ctrl-S saves"])
        .hides(&["Question"]);
    session.keys("<Shift-Tab><Enter>").shows(&["Question"]);
    session.keys("b").shows(&["= 20 000 IU/mL", "> ALT"]);
    session.keys("<Ctrl-U>1,5<Ctrl-S>").shows(&["Question"]);
    session.keys("<Esc>").shows(&["> ALT"]).hides(&["Question"]);
    session
        .keys("<Ctrl-U>31<Shift-Tab><Ctrl-U>nd<Tab>")
        .shows(&["not detected, or not done?", "> ALT"]);
    session.keys("<Shift-Tab><Enter>f").shows(&["> ALT"]);
    session.keys("<Shift-Tab>nd<Ctrl-S>b");
    session.saved();
    session.shows(&["HBV DNA not detected, ALT 31 U/L"]);
}

#[test]
fn what_is_unusual_is_asked_once_and_kept_with_its_mark() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>r<Tab><<20<Tab>900<Tab>");
    session.shows(&["29 times the last value", "> AST"]);
    session.keys("<Shift-Tab><Enter>").shows(&["Keep it?"]);
    session.keys("<Enter>").shows(&["> ALT"]);
    session.keys("<Enter>y").shows(&["> AST"]);
    session.keys("<Ctrl-S>").saved();
    let record = session.model.register().find("W-19").unwrap();
    let marks: Vec<bool> = record
        .results
        .iter()
        .rev()
        .take(2)
        .map(|result| result.unusual)
        .collect();
    assert_eq!(marks, [true, false], "ALT kept with its mark, DNA without");
}

#[test]
fn antigen_with_antibody_and_direct_above_total_bilirubin_are_asked_about() {
    let mut session = Session::new(small_clinic());
    session.keys("/li<Enter>r<Tab><Tab><Tab><Tab>12<Tab><Tab>+<Tab>+<Ctrl-S>");
    session.shows(&["HBsAg and anti-HBs both positive", "Question"]);
    session.keys("y").saved();
    session.keys("/chen<Enter>r<Tab><Tab><Tab><Tab>12");
    session.keys("<Down><Down><Down><Down><Down><Down><Down><Down><Down>14<Ctrl-S>");
    session.shows(&["direct bilirubin above the total"]);
    session.keys("y").saved();
    session
        .keys("r<Tab><Tab><Tab><Tab>12<Ctrl-S>")
        .shows(&["a result of this day is on file already"]);
    session.keys("y").saved();
}

#[test]
fn what_is_impossible_is_refused_with_field_text_and_what_is_accepted() {
    for (typed, complaint) in [
        ("r<Tab>hello<Ctrl-S>", "HBV DNA: \"hello\""),
        (
            "r<Tab><Tab>99999<Ctrl-S>",
            "ALT: \"99999\": 99999 U/L is impossible for ALT: 0 to 30000 U/L",
        ),
        (
            "r03/04/2026<Tab>20<Ctrl-S>",
            "sample taken: \"03/04/2026\": may mean 2026-04-03 or 2026-03-04",
        ),
        ("r23nov2026<Tab>20<Ctrl-S>", "lies ahead"),
        ("r1960-01-01<Tab>20<Ctrl-S>", "too early"),
        ("r<Ctrl-S>", "Nothing to save"),
        ("dstart<Tab>Herceptin<Ctrl-S>", "start: \"Herceptin\""),
        ("dstart<Tab>ten<Ctrl-S>", "could be tenofovir"),
        (
            "dstart<Tab>lam<Ctrl-S>",
            "overlaps the course of the same drug",
        ),
        (
            "dstop<Tab>lam<Tab>2023-01-08<Ctrl-S>",
            "not after the start",
        ),
        ("p<Ctrl-U><Ctrl-S>", "number: nothing typed"),
        ("pW-20<Ctrl-S>", "'W-20' belongs to W-20 Li, Na"),
        (
            "p<Tab><Tab><Tab>x<Ctrl-S>",
            "sex: 'x'; accepted: female, male, not recorded",
        ),
    ] {
        let mut session = Session::new(small_clinic());
        session.keys("/chen<Enter>").keys(typed);
        session.shows(&[complaint]);
        assert!(
            session.model.form().is_some(),
            "{typed}: the form stays open"
        );
        assert_eq!(session.effects(), [], "{typed}");
    }
}

#[test]
fn a_failed_save_is_said_kept_and_tried_again() {
    let mut session = Session::new(small_clinic());
    session.disk = Err("disk full".to_owned());
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>").saved();
    session.shows(&[
        "NOT SAVED: disk full",
        "SAVING FAILED: disk full, what was typed is kept",
        "> HBV DNA         3200",
    ]);
    // Nothing is shown as if it were there.
    session.keys("<Esc>").hides(&["3 200"]);
    session
        .keys("<Ctrl-Q>")
        .shows(&["The last change could not be saved (disk full)"]);
    session.disk = Ok(());
    session.keys("sr<Ctrl-S>").saved();
    session.shows(&["DNA positive again on treatment: 3 200", "saved 09:41:03"]);
    session.keys("q");
    assert_eq!(session.effects(), [Effect::Quit]);
}

#[test]
fn a_read_only_register_says_why_and_the_demonstration_writes_nothing() {
    let mut session = Session::with(
        small_clinic(),
        SessionMode::ReadOnly("started with --read-only".to_owned()),
    );
    session.keys("/chen<Enter>r").shows(&[
        "Nothing can be changed here: started with --read-only",
        "READ ONLY",
    ]);
    assert!(session.model.form().is_none());
    let mut session = Session::with(small_clinic(), SessionMode::Demo);
    session.shows(&["DEMO: invented, nothing is saved"]);
    session.keys("/chen<Enter>r<Tab>3200<Ctrl-S>");
    session.shows(&[
        "In memory only, nothing is written",
        "1 change in memory only",
        "3 200, seen once",
    ]);
    session.keys("q");
    assert_eq!(session.effects(), [Effect::Quit]);
}

#[test]
fn search_finds_while_typing_and_leads_back() {
    let mut session = Session::new(small_clinic());
    session.keys("2").shows(&["Search: 2", "found"]);
    session.keys("1").shows(&["1 found", "张伟"]);
    session.keys("<Enter>").shows(&["张伟 | born 01-Jul-1969"]);
    session.keys("/nobody").shows(&["Nobody is found"]);
    session
        .keys("<Enter>")
        .shows(&["Nobody is found: change the search"]);
    session.keys("<Esc>").shows(&["张伟 | born 01-Jul-1969"]);
    session
        .keys("<Esc>")
        .feed(Input::Paste("W-19\n".to_owned()));
    session.shows(&["Search: W-19", "1 found"]);
}

#[test]
fn next_and_previous_walk_through_the_list_as_it_stands() {
    let mut session = Session::new(small_clinic());
    session.keys("<Enter>").shows(&["LI, Na"]);
    session.keys(",").shows(&["first patient of the list"]);
    session.keys(".").shows(&["张伟 |"]);
    session.keys("]").shows(&["CHEN, Wei |"]);
    // A verdict that puts Chen first does not move anybody under her hands.
    session.keys("r<Tab>3200<Ctrl-S>").saved();
    session.keys("<F7>").shows(&["last patient of the list"]);
    session.keys("<Esc><Home>").shows(&["LI, Na |"]);
    session.keys("<Ctrl-L><Home>").shows(&["CHEN, Wei |"]);
    assert_eq!(session.effects(), [Effect::Redraw]);
}

#[test]
fn any_action_is_found_by_typing_and_run() {
    let mut session = Session::new(small_clinic());
    session
        .keys("<Enter>?laboratory")
        .shows(&["Type a laboratory report"])
        .hides(&["Start, stop or switch"]);
    session
        .keys("<Enter>")
        .shows(&["laboratory report", "sample taken"]);
    session
        .keys("<F1>")
        .shows(&["Save the form", "Throw the form away"]);
    session.keys("<Esc>").shows(&["sample taken"]);
}

#[test]
fn midnight_makes_everybody_older() {
    let mut session = Session::new(small_clinic());
    let later = moment() + chrono::Duration::days(400);
    session.feed_at(Input::Tick, later);
    // Whoever comes back after a night finds the screen hidden.
    session.feed_at(Input::Key(Key::char(' ')), later);
    assert_eq!(session.effects(), [Effect::GiveBack]);
    session.shows(&["Mon 27-Dec-2027"]);
    assert_eq!(session.model.board().day(), later.date_naive());
    // Under --as-of and in the example clinic the day stands still.
    let mut session = Session::at(small_clinic(), Clock::AsOf(moment().date_naive()));
    session.feed_at(Input::Tick, later);
    session.feed_at(Input::Key(Key::char(' ')), later);
    session.shows(&["Sun 22-Nov-2026", "AS OF 22-Nov-2026: NOT TODAY"]);
    assert_eq!(session.effects(), [Effect::GiveBack]);
}

#[test]
fn two_of_one_name_are_told_apart_and_a_double_entry_is_asked_about() {
    let mut clinic = Clinic::new();
    clinic
        .patient("1", "Chen, Wei", "1974-05-12")
        .patient("2", "CHEN, WEI", "1980-01-01");
    let mut session = Session::new(clinic.register);
    session.keys("<Enter>").shows(&["2 OF THIS NAME"]);
    session
        .keys("n3<Tab>Chen, Wei<Tab>19740512<Ctrl-S>")
        .shows(&["The same person? On file, same name and birth date: "]);
    session.keys("k").saved();
    assert!(matches!(session.model.page(), Page::Record(_)));
}

#[test]
fn a_paste_of_more_than_four_kilobytes_is_refused_whole() {
    let mut session = Session::new(small_clinic());
    session
        .keys("<Enter>r<Tab>")
        .feed(Input::Paste("9".repeat(4097)));
    session.shows(&["Not pasted: 4097 bytes"]).hides(&["999"]);
    session.feed(Input::Paste("23\n000".to_owned()));
    session.shows(&["= 23 000 IU/mL"]);
}

#[test]
fn whatever_is_meant_keeps_its_sign_its_unit_and_its_limit() {
    for (typed, answer, shown) in [
        ("<<20,000 copies", "b", "= <20 000 copies/mL"),
        ("20,000 cp", "b", "= 20 000 copies/mL"),
        ("<<1,5 log detected", "f", "= <1.5 detected log10 IU/mL"),
        ("<Tab>31/40,5", "f", "of 40.5"),
        ("<Tab>3,5/40", "b", "= 35 U/L, 0.9x of 40"),
    ] {
        let mut session = Session::new(small_clinic());
        session
            .keys("/li<Enter>r<Tab>")
            .keys(typed)
            .keys("<Tab><Shift-Tab><Enter>");
        let screen = session.screen();
        assert!(screen.contains("may mean"), "{typed}: {screen}");
        session.keys(answer);
        let screen = session.screen();
        assert!(screen.contains(shown), "{typed}: {screen}");
    }
}
