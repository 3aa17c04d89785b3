//! What people expect of a list: forms from it, any order, marks, filters of one's own, a clinic by names and times.

use hepatrack::app::event::Effect;
use hepatrack::app::filter::Filter;
use hepatrack::app::list::Column;
use hepatrack::app::preferences::Preferences;
use hepatrack::clinical::record::{Id, LINE_BREAK, NoteKind};
use hepatrack::register::Register;

use crate::harness::{Clinic, Session, day, knowledge, parse_keys, small_clinic};

fn shown(session: &Session) -> Vec<String> {
    let register = session.model.register();
    let mrn = |id: &Id| register.get(*id).unwrap().person.mrn.clone();
    session.model.list().shown().iter().map(mrn).collect()
}

fn selected(session: &Session) -> String {
    let id = session.model.list().selected.unwrap();
    session.model.register().get(id).unwrap().person.mrn.clone()
}

#[test]
fn forms_open_from_the_list_for_the_selected_patient_and_the_list_goes_on() {
    let mut session = Session::new(small_clinic());
    let before = shown(&session);
    session.keys("<Down>");
    let patient = selected(&session);
    session
        .keys("r")
        .shows(&[&format!("{patient} "), "laboratory report"]);
    session.keys("<Tab><<20<Ctrl-S>").saved();
    assert_eq!(
        (selected(&session), shown(&session)),
        (patient.clone(), before)
    );
    session.keys("enote called<Enter>").saved();
    session.shows(&[&format!("Saved: {patient}"), "note of 22-Nov-2026: called"]);
    session.keys("d").shows(&[&format!("{patient} "), "drug"]);
    session.keys("<Esc>u").shows(&["quick line"]);
    session.saved();
}

#[test]
fn the_list_stands_by_any_column_and_esc_leads_back_to_the_order_of_the_work() {
    let mut session = Session::new(small_clinic());
    let work = shown(&session);
    session
        .keys("s")
        .shows(&["In which order does the list stand?", "A to Z"]);
    session
        .keys("n")
        .shows(&["name^", "by name, A to Z; Esc ends it"]);
    assert_eq!(shown(&session), ["W-19", "W-20", "W-21"]);
    session.keys("sn").shows(&["by name, Z to A"]);
    assert_eq!(shown(&session), ["W-21", "W-20", "W-19"]);
    session.keys("<Esc>").hides(&["name^"]);
    assert_eq!(shown(&session), work);
    session.keys("sv").shows(&["DNA^", "highest first"]);
    assert_eq!(shown(&session)[0], "W-20");
    // Whoever has none stands last, whichever end is first.
    session.keys("sd");
    assert_eq!(shown(&session)[0], "W-19");
    session.keys("sd");
    assert_eq!(shown(&session)[0], "W-19");
    // Another filter begins in the order of the work.
    session.keys("ww");
    assert_eq!(
        (session.model.list().sorted(), shown(&session)),
        (None, work)
    );
    for column in Column::ALL
        .into_iter()
        .filter(|column| *column != Column::Time)
    {
        session.keys(&format!("s{}", column.key()));
        assert_eq!(
            session.model.list().sorted().map(|sort| sort.column),
            Some(column)
        );
        session.shows(&["^"]);
    }
    session.keys("sw").hides(&["ends it"]);
}

#[test]
fn one_act_on_all_who_are_marked_is_asked_and_is_one_entry() {
    let mut session = Session::new(small_clinic());
    session
        .keys("<Home>vv")
        .shows(&["2 marked, Esc clears", "+"]);
    session.keys("<Esc>").hides(&["marked,"]);
    session
        .keys("<Home>vva")
        .reads(&["Put 2 marked patients (", "on today's clinic?"]);
    session.keys("n").effects();
    session.keys("ay").saved();
    session
        .shows(&["put on the clinic of 22-Nov-2026: "])
        .hides(&["marked,"]);
    session
        .keys("<Home>vvvo")
        .reads(&["What of today is noted of 3 marked patients ("]);
    session.keys("l").saved();
    session.reads(&["recall attempt of 22-Nov-2026 noted: letter sent"]);
    for record in session.model.register().patients() {
        let attempts = record.recall_attempts_since(day("2026-11-22")).count();
        assert_eq!(attempts, 1);
    }
    session.keys("u").reads(&["It reaches", "Take it back?"]);
    session.keys("y").saved();
    // Out of sight, out of reach.
    session
        .keys("<Home>v<Home><Enter><Esc>")
        .hides(&["marked,"]);
    session.keys("<Home>vwa").hides(&["marked,"]);
}

/// Twelve people; ten are put on the clinic by their names.
fn twelve() -> Register {
    let mut clinic = Clinic::new();
    for (place, name) in NAMES.iter().enumerate() {
        clinic.patient(&format!("P-{place}"), name, "1970-01-01");
    }
    clinic.register
}

const NAMES: [&str; 12] = [
    "Adams, Ruth",
    "Baker, Tom",
    "Clark, Ann",
    "Diaz, Eva",
    "Evans, Joe",
    "Frank, Amy",
    "Garcia, Luis",
    "Hall, Kim",
    "Irwin, Sue",
    "Jones, Max",
    "Jones, Mary",
    "Jones, Ma",
];

#[test]
fn ten_people_are_put_on_the_clinic_by_name_in_forty_keys_beyond_the_names() {
    let mut session = Session::new(twelve());
    let mut script = "wca".to_owned();
    let mut typed = 0;
    for name in NAMES.iter().take(10) {
        let family = name.split(',').next().unwrap().to_lowercase();
        let enough = if family == "jones" {
            "jones max"
        } else {
            family.as_str()
        };
        typed += enough.chars().count();
        script += enough;
        script += "<Enter>";
    }
    script += "<Esc>";
    assert!(parse_keys(&script).len() - typed <= 40);
    session
        .keys(&script)
        .shows(&["today's clinic: 10 patients"]);
    assert_eq!(session.effects().len(), 10);
}

#[test]
fn a_name_that_fits_several_is_never_guessed() {
    let mut session = Session::new(twelve());
    session
        .keys("wcajones")
        .shows(&["P-9 Jones, Max, born 01-Jan-1970", "P-10 Jones, Mary"]);
    session
        .keys("<Enter>")
        .reads(&["'jones' fits 3 patients: Down chooses one"]);
    session.keys("<Down><Enter>").shows(&["Saved: P-"]);
    session.saved();
    // Who is called exactly so is meant.
    session.keys("<Ctrl-U>ma jones<Enter>").saved();
    let on_it: Vec<&str> = NAMES
        .iter()
        .enumerate()
        .filter(|(place, _)| {
            let record = session
                .model
                .register()
                .find(&format!("P-{place}"))
                .unwrap();
            record.is_on_clinic(day("2026-11-22"))
        })
        .map(|(_, name)| *name)
        .collect();
    assert_eq!(on_it.len(), 2);
    assert!(on_it.contains(&"Jones, Ma"));
    session
        .keys("zzz<Enter>")
        .shows(&["Nobody is called 'zzz'"]);
    // The beginning of a number is nobody's name.
    session.keys("<Ctrl-U>P-<Enter>").hides(&["Saved"]);
    assert_eq!(session.effects(), []);
}

#[test]
fn times_are_shown_sorted_by_and_changed() {
    let mut session = Session::new(twelve());
    session
        .keys("wcahall 14:05; adams 9:30; P-3 8:00<Enter><Esc>")
        .saved();
    session.shows(&["time^", "08:00 P-3", "09:30 P-0", "14:05 P-7"]);
    assert_eq!(shown(&session), ["P-3", "P-0", "P-7"]);
    session
        .keys("aclark 25:00<Enter>")
        .shows(&["'25:00' is no time of day: 9:30 or 14:05"]);
    session.keys("<Ctrl-U>diaz 16:00<Enter><Esc>").saved();
    assert_eq!(
        session
            .model
            .register()
            .find("P-3")
            .unwrap()
            .time_on_clinic(day("2026-11-22")),
        Some("16:00")
    );
    session.keys("<Ctrl-L>").effects();
    assert_eq!(shown(&session), ["P-0", "P-7", "P-3"]);
    session.keys("<Home> ").saved();
    session.shows(&["09:30 P-0"]);
    session
        .keys("<Esc>")
        .hides(&["time^"])
        .shows(&["09:30 P-0"]);
    session.keys("u").saved();
}

#[test]
fn a_filter_of_ones_own_is_typed_named_kept_and_removed() {
    let mut session = Session::new(small_clinic());
    session.keys("wn").reads(&["Every word must hold"]);
    session.keys("dna>1000").shows(&["shows 1 of 3; not kept"]);
    session
        .keys("<Enter>")
        .shows(&["dna>1000: 1 of 3 patients"]);
    assert_eq!(session.effects(), []);
    let preferences = Preferences {
        are_kept: true,
        ..Preferences::default()
    };
    session.change(|model| model.with_preferences(preferences.clone(), true));
    session
        .keys("wnon lam: on LAM<Enter>")
        .shows(&["on lam: 1 of 3 patients"]);
    let asked = session.effects();
    let [Effect::Remember(text)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    let kept = Preferences::read("own.ron", text, &knowledge()).unwrap();
    assert_eq!(kept.filters[0].typed(), "on lam: on LAM");
    session.keys("w").shows(&["1  on lam"]);
    session
        .keys("<Esc>wwwn<Ctrl-U>on lamm<Enter>")
        .reads(&["'lamm' is no word of a filter"]);
    session
        .keys("<Ctrl-U>on lam:<Enter>")
        .shows(&["The filter on lam is removed"]);
    assert_eq!(session.model.list().filter(), Filter::All);
    assert!(matches!(session.effects()[..], [Effect::Remember(_)]));
}

#[test]
fn a_note_has_several_lines_and_the_list_shows_the_first() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen<Enter>masks about stopping<Ctrl-N>wants a child<Ctrl-N>back in May");
    session.shows(&["asks about stopping|wants a child|back in May"]);
    session.keys("<Ctrl-S>").saved();
    let record = session.model.register().find("W-19").unwrap();
    let note = record
        .notes
        .iter()
        .find(|note| note.kind == NoteKind::Remark)
        .unwrap();
    assert_eq!(note.text.split(LINE_BREAK).count(), 3);
    session.keys("<Tab><Tab><Tab>").shows(&[
        "note: asks about stopping",
        "  wants a child",
        "  back in May",
    ]);
    session.keys("<Esc>");
    session
        .keys("<End>")
        .shows(&["note of 22-Nov-2026: asks about stopping (2 more lines)"]);
}

#[test]
fn the_calendar_counts_who_is_due_on_each_day_and_shows_whom() {
    let mut session = Session::new(small_clinic());
    session.keys("<Down>");
    let before = selected(&session);
    session.keys("c").shows(&[
        "Due in November 2026: ",
        "Mon       Tue",
        "22*",
        "Sun 22-Nov-2026: ",
    ]);
    session.keys("<End>").reads(&["1 due"]);
    session
        .keys("<Enter>")
        .shows(&["1 patient: due on ", "Esc back"]);
    session.keys("<Esc>").shows(&["1 due"]);
    session.keys("<Tab>").reads(&["W-"]);
    session.keys("<Tab><PgDn><PgUp><Home>").shows(&["22*"]);
    session.keys("/chen<Esc>").shows(&["Due in November 2026"]);
    session
        .keys("<Right><Enter>")
        .reads(&["Nobody is due on 23-Nov-2026"]);
    session.keys("<Esc>");
    assert_eq!(selected(&session), before);
    // Everybody who has a due day stands on one day.
    let board = session.model.board();
    let days = hepatrack::app::due_days(board);
    let due = board
        .order()
        .iter()
        .filter(|id| board.get(**id).unwrap().due.is_some())
        .count();
    assert_eq!(days.values().map(Vec::len).sum::<usize>(), due);
}

#[test]
fn tomorrows_clinic_is_filled_from_the_calendar() {
    let mut session = Session::new(twelve());
    session
        .keys("c<Right>a")
        .shows(&["Put on the clinic of 23-Nov-2026 (0 on it)"]);
    session.keys("hall 9:30; adams<Enter>").saved();
    session
        .keys("hall<Enter>")
        .shows(&["P-7 Hall, Kim is on the clinic of 23-Nov-2026 already"]);
    session.keys("<Esc>").shows(&[
        "Mon 23-Nov-2026: nobody is due, 2 on the clinic",
        "09:30 P-7 Hall, Kim",
        "--:-- P-0 Adams, Ruth",
    ]);
    session
        .keys("<Left><Left>a")
        .shows(&["21-Nov-2026 is past"]);
    let tomorrow = Session::at(
        session.model.register().clone(),
        hepatrack::app::Clock::AsOf(day("2026-11-23")),
    );
    tomorrow.shows(&["today's clinic: 2 patients, 0 seen, 2 to come", "09:30 P-7"]);
}

#[test]
fn the_choice_of_filters_shows_the_marked_one_on_the_smallest_terminal() {
    let mut session = Session::new(small_clinic());
    session.resize(60, 16).keys("w").shows(&["> w  all"]);
    session.keys("<Home><Down>").shows(&["> a  attention"]);
}
