//! The quick line: what is typed is understood, asked about or refused with its reason; one line is one entry.

use hepatrack::app::Page;
use hepatrack::app::form::FormKind;
use hepatrack::clinical::record::{Record, Via};
use hepatrack::keys::Place;
use hepatrack::wording::Language;
use hepatrack::wording::{date_words, finding_words};

use crate::harness::{Clinic, Session, knowledge, parse_keys, small_clinic};

/// A session with the record of Chen open, who takes lamivudine.
fn chen() -> Session {
    let mut session = Session::new(small_clinic());
    session.resize(120, 40).keys("/chen<Enter>");
    session
}

/// A line as keys: `<` is a character here.
fn typed(line: &str) -> String {
    line.replace('<', "<<")
}

fn record(session: &Session) -> Record {
    let found = session.model.register().find("W-19").unwrap();
    Record::clone(found)
}

/// What was added: results with their days and limits, courses with days and reasons.
fn added(before: &Record, after: &Record) -> Vec<String> {
    let knowledge = knowledge();
    let mut words = Vec::new();
    for result in &after.results {
        if !before.results.contains(result) {
            let upper = result
                .limits
                .upper
                .map_or_else(String::new, |upper| format!("/{upper}"));
            let finding = finding_words(Language::English, &result.finding, &knowledge);
            words.push(format!(
                "{} {finding}{upper}",
                date_words(Language::English, result.on)
            ));
        }
    }
    for course in &after.courses {
        if !before.courses.contains(course) {
            let name = &knowledge.drugs.get(course.drug).name;
            let stop = course.stop.map_or_else(String::new, |stop| {
                format!(" to {}", date_words(Language::English, stop.date))
            });
            let reason = course
                .reason
                .as_ref()
                .map_or_else(String::new, |why| format!(" ({why})"));
            words.push(format!(
                "{name} from {}{stop}{reason}",
                date_words(Language::English, course.start.date)
            ));
        }
    }
    words
}

/// The fifteen lines of the clinic and some more, and what each means.
const LINES: [(&str, &[&str]); 20] = [
    (
        "t dna 2.3e4 alt 88 ast 60 tbil 14 alb 41 eag- eab+",
        &[
            "22-Nov-2026 HBV DNA 23 000 IU/mL",
            "22-Nov-2026 ALT 88 U/L",
            "22-Nov-2026 AST 60 U/L",
            "22-Nov-2026 total bilirubin 14 \u{b5}mol/L",
            "22-Nov-2026 albumin 41 g/L",
            "22-Nov-2026 HBeAg negative",
            "22-Nov-2026 anti-HBe positive",
        ],
    ),
    (
        "dna <20 alt 22",
        &["22-Nov-2026 HBV DNA <20 IU/mL", "22-Nov-2026 ALT 22 U/L"],
    ),
    ("18nov dna nd", &["18-Nov-2026 HBV DNA not detected"]),
    (
        "t-6 dna 5.36 log",
        &["16-Nov-2026 HBV DNA 5.36 log10 IU/mL"],
    ),
    ("dna 1.2e6 cp", &["22-Nov-2026 HBV DNA 1 200 000 copies/mL"]),
    (
        "alt 31/50 tbil 12.3/21",
        &[
            "22-Nov-2026 ALT 31 U/L/50",
            "22-Nov-2026 total bilirubin 12.3 \u{b5}mol/L/21",
        ],
    ),
    (
        "2025-03-04 dna 230 alt 40; 2025-06-10 dna <20 alt 33",
        &[
            "04-Mar-2025 HBV DNA 230 IU/mL",
            "04-Mar-2025 ALT 40 U/L",
            "10-Jun-2025 HBV DNA <20 IU/mL",
            "10-Jun-2025 ALT 33 U/L",
        ],
    ),
    (
        "switch tdf",
        &[
            "lamivudine from 08-Jan-2023 to 22-Nov-2026",
            "tenofovir disoproxil from 22-Nov-2026",
        ],
    ),
    (
        "stop lam 1nov: rash",
        &["lamivudine from 08-Jan-2023 to 01-Nov-2026 (rash)"],
    ),
    (
        "dna <20 + eag -",
        &[
            "22-Nov-2026 HBV DNA <20 detected IU/mL",
            "22-Nov-2026 HBeAg negative",
        ],
    ),
    (
        "sero +--++",
        &[
            "22-Nov-2026 HBsAg positive",
            "22-Nov-2026 anti-HBs negative",
            "22-Nov-2026 HBeAg negative",
            "22-Nov-2026 anti-HBe positive",
            "22-Nov-2026 anti-HBc positive",
        ],
    ),
    ("start etv", &["entecavir from 22-Nov-2026"]),
    (
        "switch lam tdf",
        &[
            "lamivudine from 08-Jan-2023 to 22-Nov-2026",
            "tenofovir disoproxil from 22-Nov-2026",
        ],
    ),
    (
        "eag- eab+",
        &[
            "22-Nov-2026 HBeAg negative",
            "22-Nov-2026 anti-HBe positive",
        ],
    ),
    (
        "dna <20 d alt 22",
        &[
            "22-Nov-2026 HBV DNA <20 detected IU/mL",
            "22-Nov-2026 ALT 22 U/L",
        ],
    ),
    (
        "DNA TND ALT 22 20261101",
        &["01-Nov-2026 HBV DNA not detected", "01-Nov-2026 ALT 22 U/L"],
    ),
    (
        "\u{ff44}\u{ff4e}\u{ff41}\u{3000}\u{ff1c}\u{ff12}\u{ff10}\u{3000}\u{ff45}\u{ff41}\u{ff47}\u{ff0d}",
        &[
            "22-Nov-2026 HBV DNA <20 IU/mL",
            "22-Nov-2026 HBeAg negative",
        ],
    ),
    (
        "stop lam y: rash; start tdf y; dna 20 y",
        &[
            "21-Nov-2026 HBV DNA 20 IU/mL",
            "lamivudine from 08-Jan-2023 to 21-Nov-2026 (rash)",
            "tenofovir disoproxil from 21-Nov-2026",
        ],
    ),
    (
        "t HBV DNA <20 total bilirubin 0.7 mg/dL/1.2",
        &[
            "22-Nov-2026 HBV DNA <20 IU/mL",
            "22-Nov-2026 total bilirubin 0.7 mg/dL/1.2",
        ],
    ),
    ("dna >1.7e8", &["22-Nov-2026 HBV DNA >170 000 000 IU/mL"]),
];

/// Enter, and yes to whatever is asked: every answer is yes or one that says "not detected".
fn save(session: &mut Session) {
    session.keys("<Enter>");
    for _ in 0..12 {
        let Some(asking) = session.model.asking() else {
            return;
        };
        let key = if asking.of_key('y').is_some() {
            "y"
        } else {
            "b"
        };
        session.keys(key);
    }
}

#[test]
fn every_line_means_what_was_meant_and_is_one_entry() {
    for (line, meaning) in LINES {
        let mut session = chen();
        let before = record(&session);
        session.keys("e").keys(&typed(line));
        save(&mut session);
        assert_eq!(session.model.form(), None, "{line}\n{}", session.screen());
        session.saved();
        let after = record(&session);
        assert_eq!(added(&before, &after), meaning, "{line}");
        let entry = session
            .model
            .register()
            .history()
            .entries()
            .last()
            .unwrap()
            .clone();
        assert_eq!(entry.stamp.via, Via::QuickLine, "{line}");
        session.shows(&["Saved: W-19 Chen, Wei: "]);
        // Undo opens the line again, and what it says then is the same.
        session.keys("u").saved();
        assert_eq!(
            added(&before, &record(&session)),
            Vec::<String>::new(),
            "{line}"
        );
        assert_eq!(session.model.place(), Place::QuickLine, "{line}");
        assert!(session.model.kept_drafts().is_empty(), "{line}");
        save(&mut session);
        session.saved();
        assert_eq!(added(&before, &record(&session)), meaning, "{line} again");
    }
}

/// What may be wrong with a line: what is put behind it or before it, and a piece of the reason.
const MISTAKES: [(&str, &str, &str); 16] = [
    ("", "; ; alt 3", "nothing stands in this part"),
    ("", ";", "nothing stands in this part"),
    ("glucose 5; ", "", "'glucose 5': no test is called so"),
    ("hbsab + ; ", "", "'hbsab +': "),
    ("dna; ", "", "'dna': no value"),
    ("ast ; ", "", "'ast': no value"),
    (
        "dna 230 000; ",
        "",
        "'000': a number after a value: no blanks inside numbers",
    ),
    ("alp 40 alp 50; ", "", "'alp 50': twice in one part"),
    ("sero +-+; ", "", "five signs without blanks"),
    ("start tdf 300 mg; ", "", "not understood behind the drug"),
    ("start herceptin; ", "", "start: \"herceptin\""),
    ("alt 99999; ", "", "impossible for ALT"),
    (
        "eag 5; ",
        "",
        "HBe antigen: \"5\": a number, whose direction differs",
    ),
    ("dna hello; ", "", "HBV DNA: \"hello\""),
    ("switch tdf 31feb; ", "", "no such day"),
    ("", "; note ", "nothing is noted"),
];

#[test]
fn over_two_hundred_wrong_lines_are_refused_with_their_reason_and_stay() {
    let mut refused = 0;
    let mut session = chen();
    let before = session.model.register().clone();
    for (line, _) in LINES {
        for (front, back, reason) in MISTAKES {
            let wrong = format!("{front}{line}{back}");
            session
                .keys("e<Ctrl-U>")
                .keys(&typed(&wrong))
                .keys("<Enter>");
            let reading = session.model.reading();
            let found = reading
                .complaints
                .iter()
                .any(|complaint| complaint.words.contains(reason));
            assert!(found, "{wrong}: no {reason:?} in {:?}", reading.complaints);
            assert!(session.model.asking().is_none(), "{wrong}");
            assert_eq!(session.model.form().unwrap().fields[0].line.text(), wrong);
            refused += 1;
            session.keys("<Esc>");
        }
    }
    for (wrong, reason) in [
        (
            "t dna 20; alt 3",
            "no day: where one part has a day, all need one",
        ),
        ("t dna 20 y", "a second day beside 't', which is today"),
        ("22nov", "a day and nothing else"),
        ("dna 20 t alt 30", "a day stands first or last"),
        ("03/04/2026 dna 20", "may mean 2026-04-03 or 2026-03-04"),
        ("3.4.26 dna 20", "may mean"),
        ("23nov2026 dna 20", "lies ahead"),
        ("1960-01-01 dna 20", "too early"),
        ("~2026-11-01 dna 20", "an approximate day"),
        ("stop etv", "taken are lamivudine"),
        ("start", "no drug typed"),
        ("start ten", "could be tenofovir"),
        ("start lam", "overlaps the course of the same drug"),
        ("stop lam 2023-01-08", "not after the start"),
        ("eag + 5", "a number after a value"),
        ("dna<20 alt 22", "no test is called so"),
        ("dna 20 furlongs", "no test is called so"),
        ("dna 1.2e13", "impossible"),
        ("alt 31/0", "an upper limit of zero"),
    ] {
        session
            .keys("e<Ctrl-U>")
            .keys(&typed(wrong))
            .keys("<Enter>");
        let complaints = &session.model.reading().complaints;
        let found = complaints
            .iter()
            .any(|complaint| complaint.words.contains(reason));
        assert!(found, "{wrong}: no {reason:?} in {complaints:?}");
        refused += 1;
        session.keys("<Esc>");
    }
    assert!(refused >= 200, "{refused}");
    assert!(session.model.register().same_content(&before));
}

#[test]
fn the_echo_follows_every_key_and_tells_antigen_from_antibody() {
    let mut session = chen();
    session.keys("e").shows(&[
        "W-19 Chen, Wei | born 12-May-1974: quick line",
        "Tab completes",
    ]);
    session.keys("eag- eab+ dna 23").shows(&[
        "22-Nov-2026 (Sun), today: HBe antigen negative, anti-HBe antibody positive, HBV DNA 23 IU/mL",
        "After saving:",
    ]);
    session.keys("00 alt 88/40").shows(&[
        "HBV DNA 2 300 IU/mL, ALT 88 U/L, 2.2x",
        "DNA positive again on treatment: 2 300, seen once",
    ]);
    session.keys("; switch tdf").shows(&[
        "22-Nov-2026 (Sun), today: stop lamivudine, since 08-Jan-2023, start tenofovir disoproxil",
    ]);
    session.keys("<Esc>");
}

#[test]
fn what_is_not_understood_is_underlined_once_the_word_is_left() {
    let mut session = chen();
    session.keys("edna 20 atl").hides(&["^"]);
    session
        .keys(" 88 ")
        .shows(&["|         ^^^^^^ ", "! 'atl 88': no test is called so"]);
    session.keys("<Enter>").shows(&["no test is called so"]);
    // The rest of the line is understood nevertheless.
    session.shows(&["HBV DNA 20 IU/mL", "After saving:"]);
    session
        .keys("<Ctrl-U>dna 20; note <Enter>")
        .shows(&["'note': nothing is noted: the text belongs behind it"]);
    session.keys("<Esc>e").shows(&["dna 20; note"]);
}

#[test]
fn what_forms_ask_is_asked_at_enter_in_the_same_words() {
    for (line, words, answer, saved) in [
        (
            "dna 20,000",
            "may mean 20000 or 20",
            "b",
            "HBV DNA 20 000 IU/mL",
        ),
        (
            "dna <20,000 cp",
            "may mean 20000 or 20",
            "b",
            "HBV DNA <20 000 copies/mL",
        ),
        (
            "alt 1,5 ast 30",
            "may mean 15 or 1.5",
            "b",
            "ALT 15 U/L, AST 30 U/L",
        ),
        (
            "dna 5.36 alt 30",
            "probably a logarithm",
            "b",
            "HBV DNA 5.36 log10 IU/mL, ALT 30 U/L",
        ),
        (
            "dna nd alt 30",
            "not detected, or not done?",
            "b",
            "HBV DNA not detected, ALT 30 U/L",
        ),
        (
            "dna nd alt 30",
            "not detected, or not done?",
            "f",
            "report of 22-Nov-2026: ALT 30 U/L",
        ),
        ("alt 900", "29 times the last value", "y", "ALT 900 U/L"),
        (
            "eag+",
            "not the way it was last time",
            "y",
            "HBeAg positive",
        ),
        (
            "dna 1e4 cp",
            "another unit than last time",
            "y",
            "HBV DNA 10 000 copies/mL",
        ),
        (
            "sag+ sab+",
            "HBsAg and anti-HBs both positive",
            "y",
            "HBsAg positive, anti-HBs positive",
        ),
        (
            "tbil 10 dbil 12",
            "direct bilirubin above the total",
            "y",
            "direct bilirubin 12",
        ),
        (
            "2026-06-11 alt 40",
            "a result of this day is on file already",
            "y",
            "ALT 40 U/L",
        ),
        (
            "1apr alt 40",
            "no year; is 01-Apr-2026 (Wed) meant?",
            "y",
            "report of 01-Apr-2026",
        ),
        (
            "stop lam 1jan",
            "still ahead; is 01-Jan-2027 (Fri) meant?",
            "y",
            "lamivudine stopped 01-Jan-2027",
        ),
    ] {
        let mut session = chen();
        session
            .keys("e")
            .keys(&typed(line))
            .keys("<Enter>")
            .shows(&["Question", words]);
        // Back without an answer: the line is as it was.
        session.keys("<Esc>");
        assert_eq!(session.model.form().unwrap().fields[0].line.text(), line);
        session.keys("<Enter>").keys(answer);
        save_rest(&mut session);
        session.saved();
        session.shows(&[saved]);
    }
}

/// Answers yes to what is asked after the first answer.
fn save_rest(session: &mut Session) {
    for _ in 0..6 {
        if session.model.asking().is_some() {
            session.keys("y");
        }
    }
}

#[test]
fn two_values_of_one_kind_on_two_days_are_asked_about_each() {
    let mut session = chen();
    session.keys("e2026-08-01 alt 900; 2026-09-01 alt 31; 2026-10-01 alt 900<Enter>");
    session
        .shows(&["29 times the last value"])
        .hides(&["Saved"]);
    session
        .keys("y")
        .shows(&["29 times less than the last value"]);
    session.keys("y").shows(&["29 times the last value"]);
    session.keys("y").saved();
    let marks: Vec<bool> = record(&session)
        .results
        .iter()
        .rev()
        .take(3)
        .map(|own| own.unusual)
        .collect();
    assert_eq!(marks, [true, true, true]);
}

#[test]
fn the_units_and_limits_of_the_laboratory_are_meant() {
    let mut clinic = Clinic::new();
    clinic
        .laboratory("city", "ukat/L", "0.67")
        .patient("W-1", "Chen, Wei", "1974-05-12");
    for (line, words) in [
        ("alt 0.5", "ALT 0.5 \u{b5}kat/L, 0.7x of 0.67"),
        ("alt 0.5/0.9", "of 0.9"),
        ("alt 31 U/L", "ALT 31 U/L"),
    ] {
        let mut session = Session::new(clinic.register.clone());
        session.keys("<Enter>e").keys(line).shows(&[words]);
        session.keys("<Enter>").saved();
        let entered = session.model.register().find("W-1").unwrap().results[0].clone();
        session.keys("u").saved();
        session.keys("<Enter>").saved();
        let again = session.model.register().find("W-1").unwrap().results[0].clone();
        assert_eq!(
            (again.finding, again.limits),
            (entered.finding, entered.limits),
            "{line}"
        );
    }
}

#[test]
fn tab_completes_tests_acts_and_drugs_and_says_what_is_possible() {
    for (keys, line) in [
        ("dn<Tab>20", "dna 20"),
        ("album<Tab>41", "alb 41"),
        ("sw<Tab>la<Tab>entec<Tab>", "switch lamivudine entecavir "),
        ("start peg<Tab>", "start peginterferon alfa-2"),
        ("start teno<Tab>a<Tab>", "start tenofovir a"),
        ("start tenofovir al<Tab>", "start tenofovir alafenamide "),
        ("stop LAM<Tab>", "stop lamivudine "),
        ("dna 20; al<Tab>", "dna 20; al"),
        ("xyz<Tab>", "xyz"),
        ("alt 3 e<Tab>", "alt 3 ea"),
    ] {
        let mut session = chen();
        session.keys("e").keys(keys);
        let form = session.model.form().unwrap();
        assert_eq!(form.fields[0].line.text(), line, "{keys}");
    }
    let mut session = chen();
    session.keys("edna 20 al<Tab>").shows(&["alt, alp, alb"]);
    session
        .keys("<Ctrl-U>stop <Tab>")
        .shows(&["lamivudine", "entecavir"]);
}

#[test]
fn earlier_lines_of_the_session_come_back_with_up_and_what_was_typed_with_down() {
    let mut session = chen();
    session.keys("edna 20<Enter>").saved();
    session.keys("ealt 30<Enter>").saved();
    session.keys("<Esc>/li,<Enter>east 2");
    session.keys("<Up>").shows(&["> alt 30"]);
    session.keys("<Up>").shows(&["> dna 20"]);
    session.keys("<Up>").shows(&["No earlier line", "> dna 20"]);
    session.keys("<Down><Down>").shows(&["> ast 2"]);
    // Parked with an earlier line in the field: what was typed before is an earlier line now.
    session
        .keys("<Up><Esc>")
        .shows(&["Parked, not saved: quick line of W-20 Li, Na"]);
    session
        .keys("e")
        .shows(&["> alt 30", "Your draft as you left it"]);
    session.keys("<Up>").shows(&["> ast 2"]);
    session.keys("<Esc>");
}

#[test]
fn the_common_report_costs_its_words_and_two_keys() {
    let keys = "edna <<20 alt 31 ast 28 tbil 12.3<Enter>";
    let words = "dna <20 alt 31 ast 28 tbil 12.3";
    assert_eq!(parse_keys(keys).len(), words.chars().count() + 2);
    let mut session = chen();
    session.keys(keys).saved();
    session.shows(&["HBV DNA <20 IU/mL, ALT 31 U/L, AST 28 U/L, total bilirubin 12.3"]);
    assert!(matches!(session.model.page(), Page::Record(_)));
}

#[test]
fn esc_parks_the_line_and_ctrl_d_throws_it_away_after_a_question() {
    for open in ["e", ":", "<F5>"] {
        let mut session = chen();
        session
            .keys(open)
            .keys("dna 3200<Esc>")
            .shows(&["Parked, not saved: quick line of W-19"]);
        session
            .keys("<Esc>/chen<Enter>")
            .shows(&["A draft waits here: quick line (e continues it)"]);
        // Kept over the end of the program, with the day that was meant.
        let kept = session.model.kept_drafts();
        assert_eq!(
            kept[0].fields,
            [("line".to_owned(), "22-Nov-2026 dna 3200".to_owned())]
        );
        session.keys("e").shows(&["> dna 3200"]);
        session
            .keys("<Ctrl-D>")
            .shows(&["Throw away what was typed into this quick line"]);
        session.keys("<Enter>").shows(&["> dna 3200"]);
        session
            .keys("<Ctrl-D>y")
            .shows(&["Thrown away: quick line of W-19"]);
        assert!(session.model.kept_drafts().is_empty());
        session.keys("e<Esc>");
        assert!(session.model.kept_drafts().is_empty());
        session.keys("e<Enter>").shows(&["Nothing to save"]);
        session.keys("<Esc>");
    }
}

#[test]
fn a_line_means_the_day_on_which_it_was_typed_also_after_midnight() {
    use hepatrack::app::event::Input;
    let mut session = chen();
    session.keys("edna 3200; stop lam<Esc>");
    let later = crate::harness::moment() + chrono::Duration::days(1);
    session.feed_at(Input::Tick, later);
    session.effects();
    let draft = &session.model.drafts()[0];
    assert_eq!(draft.kind, FormKind::QuickLine);
    assert_eq!(
        draft.fields[0].line.text(),
        "22-Nov-2026 dna 3200; 22-Nov-2026 stop lam"
    );
}

#[test]
fn a_form_means_the_day_on_which_it_was_typed_also_after_midnight() {
    use hepatrack::app::event::Input;
    for typed in ["t", "22nov"] {
        let mut session = chen();
        session.keys("r").keys(typed).keys("<Tab>3200<Esc>");
        let later = crate::harness::moment() + chrono::Duration::days(1);
        session.feed_at(Input::Tick, later);
        session.effects();
        let draft = &session.model.drafts()[0];
        assert_eq!(draft.kind, FormKind::Report);
        let is_that_day = draft
            .fields
            .iter()
            .any(|field| field.line.text() == "22-Nov-2026");
        assert!(is_that_day, "{typed}");
    }
}

#[test]
fn a_failed_save_brings_the_line_back_filled() {
    let mut session = chen();
    session.disk = Err("disk full".to_owned());
    session.keys("edna 3200; switch tdf<Enter>").saved();
    session.shows(&["NOT SAVED: disk full", "> dna 3200; switch tdf"]);
    session.disk = Ok(());
    session.keys("<Enter>").saved();
    session.shows(&[
        "Saved: W-19 Chen, Wei",
        "tenofovir disoproxil from 22-Nov-2026",
    ]);
}

#[test]
fn a_drug_is_stopped_as_the_clinic_writes_it() {
    let mut clinic = Clinic::of(small_clinic());
    clinic
        .patient("W-30", "Wu, Li", "1980-01-01")
        .drug("W-30", "entecavir", "2020-01-10", None);
    let mut session = Session::new(clinic.register);
    session.keys("/W-30<Enter>estop etv 1nov: rash");
    session.shows(&[
        "01-Nov-2026 (Sun): stop entecavir, since 10-Jan-2020",
        "no antiviral after this: stopping before another is started risks a",
    ]);
    session.keys("<Enter>").saved();
    session.shows(&["entecavir stopped 01-Nov-2026"]);
}

#[test]
fn a_day_that_stands_last_is_said_first() {
    let mut session = chen();
    session
        .keys("edna 20 alt 30 18nov")
        .shows(&["18-Nov-2026 (Wed): HBV DNA 20 IU/mL, ALT 30 U/L, 0.8x"]);
    session
        .keys("<Ctrl-U>1apr alt 30")
        .shows(&["  ALT 30 U/L", "? 01-Apr-2026 (Wed)?"]);
    session.keys("<Esc>");
}

#[test]
fn a_register_that_cannot_be_changed_opens_no_line() {
    use hepatrack::app::SessionMode;
    let mut session = Session::with(
        small_clinic(),
        SessionMode::ReadOnly("asked for".to_owned()),
    );
    session
        .keys("/chen<Enter>e")
        .shows(&["Nothing can be changed here: asked for"]);
    assert!(session.model.form().is_none());
}

#[test]
fn after_a_refusal_the_cursor_stands_where_it_stood() {
    let mut session = chen();
    session.keys("edna 12z alt 40<Left><Left><Left><Left><Left><Left><Left><Ctrl-S>");
    session.keys("<Backspace>0<Ctrl-S>").saved();
    let words = session.model.message().map(|message| message.words.clone());
    assert!(words.unwrap_or_default().contains("120"));
}
