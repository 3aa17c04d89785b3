//! The list as a work list: whom it shows, in which order, what stays in its place, and who is found.

use hepatrack::app::filter::Filter;
use hepatrack::app::{Clock, SessionMode};
use hepatrack::clinical::record::Id;

use unicode_width::UnicodeWidthStr;

use crate::harness::{Clinic, Session, day, small_clinic};

/// The numbers of whom the list shows, in its order.
fn shown(session: &Session) -> Vec<String> {
    let register = session.model.register();
    let mrn = |id: &Id| register.get(*id).unwrap().person.mrn.clone();
    session.model.list().shown().iter().map(mrn).collect()
}

fn selected(session: &Session) -> String {
    let register = session.model.register();
    let id = session.model.list().selected.unwrap();
    register.get(id).unwrap().person.mrn.clone()
}

/// One patient for each filter, as far as they can be told apart.
fn clinic() -> Clinic {
    let mut clinic = Clinic::new();
    clinic
        // Tier 3: positive again on treatment.
        .patient("A-1", "Back, Is", "1970-01-01")
        .drug("A-1", "lamivudine", "2024-01-10", None)
        .report("A-1", "2025-01-10", &[("HBV DNA", "<20"), ("ALT", "30")])
        .report("A-1", "2026-11-10", &[("HBV DNA", "32000"), ("ALT", "60")])
        // Well, in date, due in March.
        .patient("B-2", "Well, Is", "1970-01-02")
        .drug("B-2", "entecavir", "2024-01-10", None)
        .report("B-2", "2026-09-20", &[("HBV DNA", "<20"), ("ALT", "30")])
        // Well, due on 02-Dec-2026.
        .patient("C-3", "Soon, Is", "1970-01-03")
        .drug("C-3", "entecavir", "2024-01-10", None)
        .report("C-3", "2026-06-02", &[("HBV DNA", "<20"), ("ALT", "30")])
        // Well when last seen, late since August.
        .patient("D-4", "Late, Is", "1970-01-04")
        .drug("D-4", "entecavir", "2024-01-10", None)
        .report("D-4", "2026-02-20", &[("HBV DNA", "<20"), ("ALT", "30")])
        // Off treatment, well.
        .patient("E-5", "Off, Is", "1970-01-05")
        .drug("E-5", "entecavir", "2018-01-10", Some("2022-03-01"))
        .report("E-5", "2022-02-01", &[("HBV DNA", "<20"), ("ALT", "30")])
        .report("E-5", "2026-09-20", &[("HBV DNA", "<20"), ("ALT", "30")])
        // Never treated and unremarkable.
        .patient("F-6", "Never, Is", "1970-01-06")
        .report("F-6", "2026-09-20", &[("HBV DNA", "300"), ("ALT", "20")]);
    clinic
}

#[test]
fn every_filter_shows_whom_it_names() {
    let mut session = Session::new(clinic().register);
    session.keys(".").shows(&["all: 6 patients"]);
    for (keys, expected, title) in [
        ("wa", "A-1", "attention: 1 of 6 patients"),
        ("wd", "A-1 C-3", "due in 30 days: 2 of 6 patients"),
        ("wo", "D-4", "overdue: 1 of 6 patients"),
        ("wt", "A-1 D-4 C-3 B-2", "on treatment: 4 of 6 patients"),
        ("wf", "E-5", "off treatment: 1 of 6 patients"),
        ("wp", "", "drafts: 0 of 6 patients"),
        ("ww", "A-1 D-4 C-3 E-5 F-6 B-2", "all: 6 patients"),
    ] {
        session.keys(keys).shows(&[title]);
        assert_eq!(shown(&session).join(" "), expected, "{keys}");
    }
}

/// Chinese input methods swallow letters: the same by arrows and Enter, and Esc leaves all as it was.
#[test]
fn the_choice_tells_how_many_each_filter_shows_and_works_by_arrows() {
    let mut session = Session::new(clinic().register);
    session.keys("w").shows(&[
        "Whom does the list show?",
        "a  attention              1  to look and repeat, and all marked ! * or ?",
        "o  overdue                1",
        "> w  all                    6",
    ]);
    session
        .keys("<Down><Down><Down><Enter>")
        .shows(&["overdue: 1 of 6"]);
    session.keys("w<Up><Esc>").shows(&["overdue: 1 of 6"]);
    session.keys("<F1>filter<Enter>").shows(&["> o  overdue"]);
}

#[test]
fn an_empty_list_says_why_and_what_leads_to_all() {
    let mut session = Session::new(clinic().register);
    session
        .keys("wp")
        .shows(&["No form of a patient who is on file waits. w w shows all 6."]);
    session
        .keys("<Enter>")
        .shows(&["Nobody is shown: w chooses whom the list shows, / searches everybody"]);
    let session = Session::new(Clinic::new().register);
    session.shows(&["Nobody is on file yet: n enters the first patient."]);
}

#[test]
fn a_draft_puts_its_patient_among_the_drafts() {
    let mut session = Session::new(clinic().register);
    session.keys("/never<Enter>r<Tab>3<Esc><Esc>wp");
    assert_eq!(shown(&session), ["F-6"]);
    session.shows(&["drafts: 1 of 6 patients", "\u{270e}"]);
}

/// Who is dealt with stays where they stood, so that the next one is the one seen below; the list says that the order
/// is an earlier one, and choosing a filter, also the same again, settles it anew.
#[test]
fn a_saved_report_changes_its_row_and_nobody_s_place_until_a_filter_is_chosen() {
    let mut session = Session::new(clinic().register);
    session.keys("wt<Down>");
    assert_eq!(selected(&session), "D-4");
    session.hides(&["Ctrl-L puts in order"]);
    session.keys("<Enter>r<Tab>3200<Tab>290<Ctrl-S>").saved();
    session
        .keys("<Esc>")
        .shows(&["! D-4", "changed: Ctrl-L puts in order"]);
    assert_eq!(shown(&session), ["A-1", "D-4", "C-3", "B-2"]);
    assert_eq!(selected(&session), "D-4");
    // In an open record the next patient is still the one who stood below.
    session.keys("<Enter>.").shows(&["SOON, Is |"]);
    session.keys("<Esc>wt").hides(&["Ctrl-L puts in order"]);
    assert_eq!(shown(&session), ["D-4", "A-1", "C-3", "B-2"]);
    assert_eq!(selected(&session), "C-3");
}

/// The same where the filter no longer fits: she works through the late ones from the top.
#[test]
fn who_no_longer_fits_stays_until_the_filter_is_chosen_again() {
    let mut session = Session::new(clinic().register);
    session.keys("wo<Enter>r<Tab><<20<Tab>30<Ctrl-S>").saved();
    session.keys("<Esc>").shows(&["overdue: 1 of 6", "= D-4"]);
    session.keys("wo").shows(&[
        "overdue: 0 of 6",
        "Nobody's HBV DNA or liver tests are overdue.",
    ]);
}

/// The order stays while a form is open, and while a quick line is.
#[test]
fn nobody_moves_while_a_form_or_a_line_is_open() {
    let mut session = Session::new(clinic().register);
    let before = shown(&session);
    for keys in ["/late<Enter>r<Tab>45000", "<Esc>e", "dna 45000<Enter>"] {
        session.keys(keys);
        assert_eq!(session.model.list().chosen().len(), before.len());
    }
    session.saved();
    session.keys("<Esc>");
    assert_eq!(shown(&session), before);
}

#[test]
fn the_search_looks_through_everybody_and_a_find_outside_the_filter_leads_back_to_it() {
    let mut session = Session::new(clinic().register);
    session.keys("wt<Down>/").shows(&["all 6 are searched"]);
    session.keys("never").shows(&["1 found among all 6", "F-6"]);
    session.keys("<Enter>").shows(&["NEVER, Is |"]);
    session
        .keys(".")
        .shows(&["F-6 Never, Is is not among those shown (on treatment); w w shows all"]);
    session.keys("<Esc>").shows(&[
        "on treatment: 4 of 6",
        "F-6 Never, Is is not among those shown",
    ]);
    assert_eq!(selected(&session), "D-4");
}

#[test]
fn next_and_previous_go_through_those_who_are_shown() {
    let mut session = Session::new(clinic().register);
    session.keys("wd<Enter>").shows(&["BACK, Is |"]);
    session.keys(".").shows(&["SOON, Is |"]);
    session.keys(".").shows(&["last patient of the list"]);
    session.keys(",").shows(&["BACK, Is |"]);
}

#[test]
fn somebody_new_stands_where_the_order_puts_them_if_the_filter_wants_them() {
    let mut session = Session::new(clinic().register);
    session
        .keys("wt")
        .keys("nN-1<Tab>New, Is<Tab>12may1974<Ctrl-S>")
        .saved();
    session
        .keys("<Esc>")
        .shows(&["N-1 New, Is is not among those shown"]);
    assert_eq!(shown(&session).len(), 4);
    session
        .keys("ww")
        .keys("nN-2<Tab>Newer, Is<Tab>12may1974<Ctrl-S>")
        .saved();
    session.keys("<Esc>");
    assert_eq!(selected(&session), "N-2");
    assert!(shown(&session).contains(&"N-2".to_owned()));
    session.keys("u").saved();
    assert!(!shown(&session).contains(&"N-2".to_owned()));
}

#[test]
fn names_are_found_by_pinyin_in_either_order_and_by_birth_date() {
    let mut clinic = clinic();
    clinic
        .patient("G-7", "王小明", "1981-03-09")
        .patient("H-8", "曾, 丽", "1964-12-31");
    let mut session = Session::new(clinic.register);
    for (typed, expected) in [
        ("wxm", "G-7"),
        ("WXM", "G-7"),
        ("王小", "G-7"),
        ("zl", "H-8"),
        ("cengli", "H-8"),
        ("is back", "A-1"),
        ("9-mar-1981", "G-7"),
        ("9/3/1981", "G-7"),
        ("31dec64", "H-8"),
        ("19641231", "H-8"),
    ] {
        session.keys(&format!("/{typed}"));
        assert_eq!(
            shown(&session).first().map(String::as_str),
            Some(expected),
            "{typed}"
        );
        session.keys("<Esc>");
    }
}

/// A day that begins settles the list anew: what was due in some days is due now.
#[test]
fn a_new_day_settles_the_list() {
    let mut session = Session::at(clinic().register, Clock::AsOf(day("2026-12-10")));
    session.keys("wo");
    assert_eq!(shown(&session), ["D-4", "C-3"]);
    assert_eq!(session.model.list().filter(), Filter::Overdue);
}

/// Whatever stands in a row, its columns stand where their heads stand, and no wide character is cut.
#[test]
fn the_columns_hold_with_long_and_chinese_names() {
    let mut clinic = Clinic::of(small_clinic());
    clinic
        .patient(
            "2026-000-123-456-789",
            "欧阳建国欧阳建国欧阳建国",
            "1950-01-01",
        )
        .drug("2026-000-123-456-789", "entecavir", "2005-01-10", None)
        .drug(
            "2026-000-123-456-789",
            "tenofovir alafenamide",
            "2006-01-10",
            None,
        )
        .report(
            "2026-000-123-456-789",
            "2026-10-10",
            &[("HBV DNA", ">1.7e8"), ("ALT", "4444")],
        )
        .patient(
            "7",
            "Wolfeschlegelsteinhausenbergerdorff, Maximiliane Theresia",
            "1990-01-01",
        );
    let mut session = Session::with(clinic.register, SessionMode::Demo);
    for (columns, rows) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        session.resize(columns, rows);
        let screen = session.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let head = lines.iter().find(|line| line.contains("number")).unwrap();
        let next = head.find("next").unwrap();
        for (mrn, action) in [("W-19", "next clinic"), ("7", "22 Nov")] {
            let row = lines
                .iter()
                .find(|line| line.get(2..).is_some_and(|rest| rest.starts_with(mrn)))
                .unwrap();
            let before = row.split(action).next().unwrap();
            assert_eq!(before.width(), next, "{columns}: {row}");
        }
        session.shows(&["doctor now", "1.7e8", "111x"]);
    }
}

/// What is typed on narrows what was found; it finds the same as if all had been typed at once.
#[test]
fn typing_on_finds_the_same_as_typing_at_once() {
    let mut clinic = clinic();
    clinic
        .patient("G-7", "王小明", "1981-03-09")
        .patient("H-81", "曾, 丽", "1964-12-31")
        .patient("81-H", "Nguyễn, Thị Ánh", "1981-12-03");
    let register = clinic.register;
    for typed in [
        "wangxm",
        "zeng li",
        "is, back",
        "9mar1981",
        "9/3/1981",
        "81",
        "81-h",
        "1981-03",
        "31 dec 1964",
        "nguyen a",
        "h 31dec64",
        "x",
        "cl",
        "wxmm",
    ] {
        let mut slow = Session::new(register.clone());
        slow.keys(&format!("/{typed}"));
        let mut at_once = Session::new(register.clone());
        at_once.keys("/");
        at_once.feed(hepatrack::app::event::Input::Paste(typed.to_owned()));
        assert_eq!(shown(&slow), shown(&at_once), "{typed}");
        // And what is taken back finds more again.
        slow.keys("<Backspace>");
        let mut shorter = Session::new(register.clone());
        let mut text = typed.to_owned();
        text.pop();
        shorter.keys("/");
        shorter.feed(hepatrack::app::event::Input::Paste(text));
        assert_eq!(shown(&slow), shown(&shorter), "{typed}");
    }
}
