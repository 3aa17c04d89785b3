//! Laboratory profiles: listed, made, changed, renamed, removed; another one is one key in a report.

use hepatrack::clinical::laboratory::{Analyte, Marker, Test};
use hepatrack::register::Laboratory;

use crate::harness::{Clinic, Session, small_clinic};

/// The small clinic with two laboratories: one that prints ALT in another unit, one that has an order of its own.
fn clinic() -> Clinic {
    let mut clinic = Clinic::of(small_clinic());
    clinic.laboratory("Central", "U/L", "50");
    clinic.laboratory("North", "ukat/L", "0.7");
    clinic
}

fn at(keys: &str) -> Session {
    let mut session = Session::new(clinic().register);
    session.resize(100, 40).keys(keys);
    session
}

fn profile(session: &Session, name: &str) -> Option<Laboratory> {
    let laboratories = session.model.register().laboratories().iter();
    laboratories
        .into_iter()
        .find(|laboratory| laboratory.name == name)
        .cloned()
}

#[test]
fn the_list_opens_from_list_and_record_and_leads_back() {
    for keys in ["l", "/chen<Enter>l", "?laboratory profiles<Enter>"] {
        let mut session = at(keys);
        session.shows(&["Laboratory profiles", "> Central |", "North |", "1 limit"]);
        session.keys("<Down>").shows(&["> North |"]);
        session.keys("<Down><Down>").shows(&["> North |"]);
        session.keys("<Esc>").hides(&["> North |"]);
    }
    let mut session = Session::new(small_clinic());
    session.keys("l").shows(&["None yet. n makes one"]);
    session
        .keys("<Enter>")
        .shows(&["No laboratory profile yet"]);
    session.keys("x").shows(&["No laboratory profile yet"]);
}

#[test]
fn a_new_profile_says_everything_of_a_laboratory() {
    let mut session = Session::new(small_clinic());
    session
        .resize(100, 40)
        .keys("lnEast<Tab>abbott realtime<Tab>");
    session.shows(&["Laboratory profile: a new laboratory", "= limit 10 IU/mL"]);
    session.keys("log10 IU/mL<Tab>U/L ..50<Tab><Tab>mg/dL 0.2..1.2<Tab>g/dL 3.5..5.5");
    session.shows(&[
        "= log10 IU/mL",
        "= U/L, upper 50",
        "= mg/dL, 0.2 to 1.2",
        "= g/dL, 3.5 to 5.5",
    ]);
    for _ in 0..12 {
        session.keys("<Tab>");
    }
    session.keys("alt dna eag");
    session.shows(&["= these 3 first, then the others"]);
    session.keys("<Ctrl-S>").saved();
    session.shows(&["> East | 4 units, 3 limits | Abbott RealTime"]);
    let east = profile(&session, "East").unwrap();
    let words: Vec<usize> = east.order.iter().map(|test| test.index()).collect();
    assert_eq!(
        words,
        [
            Test::Analyte(Analyte::Alt).index(),
            Test::HbvDna.index(),
            Test::Marker(Marker::HbeAg).index()
        ]
    );
    // The report form asks in this order, with these units and limits in grey, and the quick line means them.
    session.keys("<Esc>/chen<Enter>r");
    let screen = session.screen();
    let place = |words: &str| {
        screen
            .find(words)
            .unwrap_or_else(|| panic!("no {words} in\n{screen}"))
    };
    assert!(place("  ALT ") < place("  HBV DNA "));
    assert!(place("  HBV DNA ") < place("  HBeAg "));
    assert!(place("  HBeAg ") < place("  AST "));
    session.shows(&["U/L ..50", "log10 IU/mL", "g/dL 3.5..5.5"]);
    session.keys("<Esc>ealb 4.1<Enter>").saved();
    let chen = session.model.register().find("W-19").unwrap();
    let albumin = chen.results.last().unwrap();
    assert_eq!(albumin.limits.lower.unwrap().to_string(), "3.5");
    assert_eq!(chen.reports.last().unwrap().laboratory, Some(east.id));
}

#[test]
fn what_is_not_understood_names_the_field_what_was_typed_and_what_is_accepted() {
    for (keys, says) in [
        ("n<Ctrl-S>", "name: nothing typed"),
        ("n<Tab>abbott realtime<Ctrl-S>", "name: nothing typed"),
        ("nNONE<Ctrl-S>", "name: 'NONE': this word means no profile"),
        (
            "nnorth<Ctrl-S>",
            "name: 'north': another profile is called so",
        ),
        (
            "nEast<Tab>Roche<Ctrl-S>",
            "HBV DNA assay: 'Roche': no assay that is known; accepted: Roche COBAS",
        ),
        (
            "nEast<Tab><Tab>mg/dL<Ctrl-S>",
            "HBV DNA: 'mg/dL': no unit of HBV DNA; accepted: IU/mL",
        ),
        (
            "nEast<Tab><Tab><Tab>U/L 40<Ctrl-S>",
            "ALT: 'U/L 40': which limit is 40? accepted: ..40 (upper), 40.. (lower)",
        ),
        (
            "nEast<Tab><Tab><Tab>U/L ..<Ctrl-S>",
            "ALT: 'U/L ..': no limits; accepted: ..40, 35.. or 3..5",
        ),
        (
            "nEast<Tab><Tab><Tab>..40 3..5<Ctrl-S>",
            "ALT: '..40 3..5': two ranges; accepted",
        ),
        ("nEast<Tab><Tab><Tab>..x<Ctrl-S>", "ALT: '..x'"),
        (
            "nEast<Tab><Tab><Tab>50..40<Ctrl-S>",
            "an upper limit that is not above the lower",
        ),
        (
            "nEast<Tab><Tab><Tab>..90000<Ctrl-S>",
            "impossible as a limit",
        ),
        (
            "<Enter><Shift-Tab>dna dna<Ctrl-S>",
            "order of fields: 'dna dna': 'dna' is there twice",
        ),
        (
            "<Enter><Shift-Tab>dna glucose<Ctrl-S>",
            "'glucose' is no test; accepted: words such as dna alt ast",
        ),
    ] {
        let mut session = at("l");
        let before = session.model.register().laboratories().to_vec();
        session.keys(keys);
        session.shows(&[says]);
        assert_eq!(session.model.register().laboratories(), before, "{keys}");
    }
}

#[test]
fn limits_that_nobody_has_are_asked_about() {
    for (typed, says) in [
        (
            "..5",
            "ALT ..5: a limit that no laboratory prints: usually 15 to 120 U/L. Keep it?",
        ),
        (
            "ukat/L ..40",
            "ALT ukat/L ..40: a limit that no laboratory prints",
        ),
    ] {
        let mut session = Session::new(small_clinic());
        session.resize(100, 40).keys("lnEast<Tab><Tab><Tab>");
        session.keys(typed).keys("<Ctrl-S>").shows(&[says]);
        assert!(profile(&session, "East").is_none(), "{typed}");
        session.keys("n<Ctrl-U>..50<Ctrl-S>").saved();
        let upper = |session: &Session| {
            let east = profile(session, "East").unwrap();
            east.limits(Test::Analyte(Analyte::Alt))
                .upper
                .unwrap()
                .to_string()
        };
        assert_eq!(upper(&session), "50");
        session.keys("<Enter><Tab><Tab><Tab><Ctrl-U>").keys(typed);
        session.keys("<Tab>").shows(&[says]);
        session.keys("<Ctrl-S>y").saved();
        assert!(typed.ends_with(&upper(&session)));
        // It is on file now, and not asked about again.
        session.keys("<Enter>Far east<Ctrl-S>").saved();
    }
}

#[test]
fn a_profile_is_renamed_and_changed_and_reports_keep_their_limits() {
    let mut session = at("/chen<Enter>r<Tab>45<Ctrl-S>");
    session.saved();
    let limits = |session: &Session| {
        let chen = session.model.register().find("W-19").unwrap();
        chen.results
            .last()
            .unwrap()
            .limits
            .upper
            .unwrap()
            .to_string()
    };
    assert_eq!(limits(&session), "50");
    // One that a report was entered with is not removed.
    session
        .keys("lx")
        .shows(&["Central is not removed: 1 report on file was entered with it"]);
    session
        .keys("<Enter>Central hospital<Tab><Tab><Tab>U/L ..35<Ctrl-S>")
        .saved();
    session.shows(&["laboratory profile Central is now Central hospital"]);
    assert_eq!(limits(&session), "50");
    let central = profile(&session, "Central hospital").unwrap();
    let upper = central.limits(Test::Analyte(Analyte::Alt)).upper.unwrap();
    assert_eq!(upper.to_string(), "35");
    assert!(profile(&session, "Central").is_none());
    session.keys("u").saved();
    assert!(profile(&session, "Central").is_some());
}

#[test]
fn a_profile_that_nobody_used_is_removed_when_it_is_said_so_and_comes_back_by_undo() {
    let mut session = at("l<Down>x");
    session.shows(&["Remove the laboratory profile North?"]);
    session.keys("<Enter>");
    assert!(
        profile(&session, "North").is_some(),
        "the marked answer harms nobody"
    );
    session.keys("xy").saved();
    session.shows(&["laboratory profile North removed"]);
    assert!(profile(&session, "North").is_none());
    session.keys("u").saved();
    assert!(profile(&session, "North").is_some());
}

#[test]
fn another_profile_is_one_key_and_what_is_typed_stays_typed() {
    let mut session = at("/chen<Enter>r");
    // Central names ALT first.
    session.shows(&["31           11-Jun-26 U/L ..50"]);
    session.keys("<Tab>45").shows(&["= 45 U/L, 0.9x of 50"]);
    session.keys("<Ctrl-P>");
    session.shows(&["Laboratory profile: North", "45 \u{b5}kat/L?"]);
    session
        .keys("<Ctrl-P>")
        .shows(&["Laboratory profile: none", "= 45 U/L, 1.1x"]);
    session
        .keys("<Ctrl-P>")
        .shows(&["Laboratory profile: Central"]);
    session.keys("<Ctrl-S>").saved();
    // The quick line has the same key and says whose units it means.
    session.keys("e<Ctrl-P>alt 0.5");
    session.shows(&["quick line, North", "0.5 \u{b5}kat/L"]);
    session.keys("<Enter>").keys("y");
    session.saved();
    let chen = session.model.register().find("W-19").unwrap();
    let north = profile(&session, "North").unwrap();
    assert_eq!(chen.reports.last().unwrap().laboratory, Some(north.id));
    // In a drug form there is none, without a profile in the register neither.
    session
        .keys("d<Ctrl-P>")
        .shows(&["This form has no laboratory profile"]);
    let mut session = Session::new(small_clinic());
    session
        .keys("/chen<Enter>r<Ctrl-P>")
        .shows(&["No laboratory profile yet"]);
}

#[test]
fn the_cursor_stays_with_its_field_when_the_order_changes() {
    let mut session = at("l<Down><Enter><Shift-Tab>ast alt<Ctrl-S>");
    session.saved();
    session.keys("<Esc>/chen<Enter>r<Tab><Tab>12");
    let focused = |session: &Session| {
        let form = session.model.form().unwrap();
        let focused = form.focused().unwrap();
        let label = focused.label(session.model.language(), session.model.knowledge());
        (form.focus, label.to_owned())
    };
    assert_eq!(focused(&session), (2, "HBV DNA".to_owned()));
    session.keys("<Ctrl-P>3");
    // North asks for AST and ALT before it.
    assert_eq!(focused(&session), (3, "HBV DNA".to_owned()));
    session.shows(&["123"]);
}

#[test]
fn a_parked_profile_waits_as_a_draft() {
    let mut session = at("lnEast<Tab>abb<Esc>");
    session.shows(&["Parked, not saved: laboratory profile of a new laboratory"]);
    session
        .keys("n")
        .shows(&["Your draft as you left it", "East", "abb"]);
    session.keys("<Esc><Down><Enter>X<Esc>");
    session.shows(&["Parked, not saved: laboratory profile of North"]);
    let kept = session.model.kept_drafts();
    assert_eq!(kept.len(), 2);
    let cx = session.model.form_context();
    for draft in &kept {
        let form = hepatrack::app::form::Form::restore(draft, &cx).unwrap();
        assert_eq!(form.keep(&cx), *draft);
    }
}

#[test]
fn undo_of_a_change_opens_the_form_of_the_profile_as_it_was_filled() {
    let mut session = at("l<Down><Enter><Shift-Tab>ast alt<Tab>Norht<Tab>abbott realtime<Ctrl-S>");
    session.saved();
    let slip = profile(&session, "Norht").unwrap();
    session.keys("u").saved();
    assert!(profile(&session, "North").is_some(), "taken back");
    session.shows(&["Laboratory profile: North", "> name            Norht"]);
    // Esc leaves it without a draft: what was filled in was not typed.
    session.keys("<Esc>");
    assert_eq!(session.model.drafts(), []);
    session.keys("<Ctrl-R>").saved();
    session.keys("u").saved();
    session.keys("North End<Ctrl-S>").saved();
    let mended = profile(&session, "North End").unwrap();
    let expected = Laboratory {
        name: "North End".to_owned(),
        ..slip
    };
    assert_eq!(mended, expected);
}

/// Also a whole new one, which can be saved again as it stands.
#[test]
fn undo_of_a_new_profile_opens_its_form_and_it_can_be_saved_again() {
    let mut session = at("lnEast<Tab>abbott realtime<Tab><Tab>U/L ..50<Ctrl-S>");
    session.saved();
    let made = profile(&session, "East").unwrap();
    session.keys("u").saved();
    assert!(profile(&session, "East").is_none());
    session.shows(&["Laboratory profile: a new laboratory", "East", "U/L ..50"]);
    session.keys("<Ctrl-S>").saved();
    let again = profile(&session, "East").unwrap();
    assert_eq!(
        Laboratory {
            id: made.id,
            ..again
        },
        made
    );
    // A profile that stands on file is not saved again.
    session.keys("<Down><Down><Enter><Ctrl-S>");
    session.shows(&["Nothing to save: nothing was typed"]);
    session.effects();
}

#[test]
fn a_new_profile_complains_about_its_name_only_once_it_was_left_or_saved() {
    let complaint = "name: nothing typed; a profile has a name of its own";
    for (keys, complains) in [("ln", false), ("ln<Tab>", true), ("ln<Ctrl-S>", true)] {
        let session = at(keys);
        if complains {
            session.shows(&[complaint]);
        } else {
            session
                .shows(&["as the clinic calls the laboratory"])
                .hides(&["nothing typed"]);
        }
    }
}

/// The limit that stands beside the assay is asked about again where the assay alone is another.
#[test]
fn another_assay_asks_about_the_limit_that_stands_there() {
    let mut session = Session::new(small_clinic());
    session
        .resize(100, 40)
        .keys("lnEast<Tab>abbott realtime<Tab>IU/mL 10..<Ctrl-S>")
        .saved();
    session.keys("<Enter><Tab><Ctrl-U>Roche COBAS AmpliPrep/TaqMan v2");
    session.shows(&["the limit of Roche COBAS"]);
    session.keys("<Ctrl-S>").shows(&["20 IU/mL. Keep it?"]);
    session.keys("y").saved();
    let east = profile(&session, "East").unwrap();
    assert_eq!(east.limits[0].1.lower.unwrap().to_string(), "10");
    // The right one, and an assay that has it, is not asked about.
    session
        .keys("<Enter><Tab><Ctrl-U>Roche cobas HBV<Ctrl-S>")
        .saved();
}
