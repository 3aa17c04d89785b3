//! The picture of a record: how it looks, what its keys do, and that every result stands in the column of its day.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use hepatrack::app::{Clock, Part};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::keys::Keymap;
use hepatrack::register::Register;
use hepatrack::store;
use hepatrack::ui::Theme;
use hepatrack::view::board::Standing;
use hepatrack::view::cells::cells;
use hepatrack::view::page::picture::{
    Ink, Picture, PictureRow, PictureView, Plan, Scale, Sitter, Zoom, dna_points, events,
    hbsag_points, lanes,
};
use hepatrack::wording::ACTION_ARROW;
use hepatrack::wording::Language;
use hepatrack::wording::Shape;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier};

use crate::harness::{Clinic, Session, day, knowledge, small_clinic, text_of};
use crate::looks::{compare, refuse_differences};

/// Opens the picture of the patient that is found.
const PICTURE: &str = "<Enter><Shift-Tab>";

/// The example clinic on its own day.
fn example() -> Session {
    let register = store::example(&knowledge()).unwrap();
    let today = register.today().unwrap();
    Session::at(register, Clock::Still(today))
}

/// Six years with two lines, a break of two weeks, a stop and a relapse; with every shape.
fn eventful() -> Register {
    let mut clinic = Clinic::new();
    clinic
        .patient("W-30", "Wu, Hua", "1970-01-01")
        .drug("W-30", "lamivudine", "2018-01-10", Some("2020-03-01"))
        .drug(
            "W-30",
            "tenofovir disoproxil",
            "2020-03-01",
            Some("2021-01-01"),
        )
        .drug(
            "W-30",
            "tenofovir disoproxil",
            "2021-03-15",
            Some("2024-02-01"),
        )
        .report(
            "W-30",
            "2018-01-08",
            &[("HBV DNA", ">1.7e8"), ("ALT", "400")],
        )
        .report("W-30", "2018-07-10", &[("HBV DNA", "<1000"), ("ALT", "60")])
        .report("W-30", "2019-01-10", &[("HBV DNA", "180"), ("ALT", "30")])
        .report("W-30", "2019-07-10", &[("HBV DNA", "<20 detected")])
        .report("W-30", "2020-01-10", &[("HBV DNA", "3200"), ("ALT", "52")])
        .report("W-30", "2020-06-10", &[("HBV DNA", "640")])
        .report("W-30", "2020-08-10", &[("HBV DNA", "<1000")])
        .report("W-30", "2020-12-10", &[("HBV DNA", "<20"), ("ALT", "22")])
        .report("W-30", "2023-12-10", &[("HBV DNA", "<20"), ("HBeAg", "-")])
        .report("W-30", "2024-06-10", &[("HBV DNA", "30000"), ("ALT", "90")]);
    clinic.register
}

#[test]
fn the_picture_looks_as_it_did() {
    let mut different = Vec::new();
    for (columns, rows) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        for (name, theme) in [
            ("", Theme::coloured()),
            ("-mono", Theme::mono()),
            ("-ascii", Theme::coloured().in_ascii()),
        ] {
            let mut small = Session::new(small_clinic());
            let mut many = example();
            for (session, whose, search) in [
                (&mut small, "chen", "/chen"),
                (&mut many, "many", "/H-0456"),
            ] {
                session.theme = theme;
                session.resize(columns, rows).keys(search).keys(PICTURE);
                compare(
                    &format!("picture-{whose}-{columns}{name}"),
                    session,
                    &mut different,
                );
            }
        }
    }
    refuse_differences(&different);
}

#[test]
fn without_colour_and_without_braille_it_says_the_same() {
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let look = |theme| {
            let mut session = Session::new(eventful());
            session.theme = theme;
            session.resize(columns, rows).keys("/wu").keys(PICTURE);
            session.buffer().0
        };
        let (colour, mono) = (look(Theme::coloured()), look(Theme::mono()));
        assert_eq!(text_of(&colour), text_of(&mono));
        assert!(mono.content.iter().all(|cell| cell.fg == Color::Reset));
        let reversed = mono
            .content
            .iter()
            .filter(|cell| cell.modifier.contains(Modifier::REVERSED) && cell.symbol() == "]");
        assert_eq!(
            reversed.count(),
            0,
            "the cursor is on the newest day, not on a stop"
        );
        let ascii = text_of(&look(Theme::mono().in_ascii()));
        assert!(ascii.is_ascii(), "{ascii}");
        // But for the dots that join the marks, both are the same, cell by cell.
        for (braille, ascii) in text_of(&colour).chars().zip(ascii.chars()) {
            let is_dot = ('\u{2801}'..='\u{28ff}').contains(&braille) && ascii == '.';
            let is_sign = matches!(
                (braille, ascii),
                ('\u{2713}', '+') | ('\u{2717}', 'x') | ('\u{b5}', 'u') | (ACTION_ARROW, '>')
            );
            assert!(
                braille == ascii || is_dot || is_sign,
                "{braille:?} {ascii:?}"
            );
        }
    }
}

#[test]
fn all_parts_are_visible_at_120x36_and_one_at_80x24() {
    let mut session = Session::new(eventful());
    session.resize(120, 36).keys("/wu<Enter>");
    let all = [
        "DNA positive again after stopping",
        "Because",
        "DNA   9|",
        "ALT  5x|",
        "LAM    |",
        "TDF    |",
        "phase  |",
        "Courses",
        "10-Jun-24",
    ];
    session.shows(&all);
    session.resize(80, 24).hides(&["LAM    |"]);
    session.keys("<Tab><Tab><Tab><Tab>").shows(&[
        "LAM    |",
        "# above  o below limit  t trace  e not comparable  s not counted  ^ above range",
        "whole history",
    ]);
    session.hides(&["Because"]);
    assert_eq!(session.model.view().part, Part::Picture);
    session.keys("<Tab>").shows(&["Because"]);
}

#[test]
fn the_cursor_goes_from_event_to_event_and_names_the_day() {
    let mut session = Session::new(eventful());
    session
        .keys("/wu")
        .keys(PICTURE)
        .shows(&["10-Jun-2024: HBV DNA 30 000, ALT 2.2x, off day 130, phase"]);
    session
        .keys("<Right>")
        .shows(&["newest day with something on file"]);
    session
        .keys("<Left>")
        .shows(&["01-Feb-2024: tenofovir disoproxil stopped on day 1053"]);
    session
        .keys("<Left>")
        .shows(&["10-Dec-2023: HBV DNA <20, tenofovir disoproxil day 1000"]);
    session
        .keys("<Left>")
        .shows(&["15-Mar-2021: tenofovir disoproxil started"]);
    session
        .keys("<Left><Left><Left>")
        .shows(&["10-Aug-2020: HBV DNA <1 000 (set aside: does not count)"]);
    session
        .keys("<Home>")
        .shows(&["08-Jan-2018: HBV DNA >170 000 000, ALT 10x"]);
    session
        .keys("<Left>")
        .shows(&["oldest day with something on file"]);
    session
        .keys("<Right><Right><Right>")
        .shows(&["10-Jan-2019: HBV DNA 180 (not comparable with the earlier limit)"]);
    session
        .keys("<Right>")
        .shows(&["<20 detected (trace: detected below the limit)"]);
    // Enter opens the value of that day, Esc leads back to it.
    session
        .keys("<Enter>")
        .shows(&["Value: where it came from", "10-Jul-2019"]);
    session.keys("<Esc>").shows(&["10-Jul-2019: HBV DNA"]);
    session
        .keys("<End>")
        .shows(&["10-Jun-2024: HBV DNA 30 000"]);
    session
        .keys("<Left><Enter>")
        .shows(&["Course: where it came from"]);
}

#[test]
fn the_arrows_belong_to_the_part_that_has_them() {
    let mut session = Session::new(eventful());
    session.resize(120, 36).keys("/wu<Enter><Right>");
    assert_eq!(session.model.view().part, Part::FlowSheet);
    session
        .keys("<Right><Right>")
        .shows(&["10-Jun-2024: HBV DNA 30 000"]);
    session.keys("-").shows(&["The whole history is shown"]);
    assert_eq!(session.model.view().part, Part::Picture);
}

#[test]
fn zooming_keeps_the_cursor_in_sight_and_the_window_follows_it() {
    let mut session = Session::new(eventful());
    session.keys("/wu<Enter>").keys("<Tab><Tab><Tab><Tab>");
    session.shows(&[
        "08-Jan-2018 to 22-Nov-2026 (whole history)",
        "|2019",
        "|2026",
    ]);
    session
        .keys("+")
        .shows(&["(5 years)", "|2024"])
        .hides(&["(whole"]);
    session
        .keys("+")
        .shows(&["11-Jun-2023 to 10-Jun-2025"])
        .hides(&["|2021"]);
    session
        .keys("=")
        .shows(&["11-Dec-2023 to 10-Dec-2024", "|Apr", "(1 year)"]);
    session.keys("+").shows(&["No shorter stretch of time"]);
    session
        .keys("<Home>")
        .shows(&["08-Jan-2018 to 08-Jan-2019", "HBV DNA >170 000 000"]);
    session.keys("<End>").shows(&["11-Jun-2023 to 10-Jun-2024"]);
    session.keys("--").shows(&["(5 years)"]);
    session.keys("-").shows(&["(whole history)"]);
    session.keys("-").shows(&["The whole history is shown"]);
    // Another patient begins with the whole history; the picture of nobody says so.
    let mut nobody = Clinic::new();
    nobody.patient("W-1", "Wu, Hua", "1970-01-01");
    let mut session = Session::new(nobody.register);
    session
        .keys("/wu")
        .keys(PICTURE)
        .shows(&["no result and no drug on record"]);
    session.keys("+<Left><Right><Home><End><Enter><Down>-");
}

/// What is corrected or retracted leaves the picture at once.
#[test]
fn nothing_retracted_is_drawn() {
    let mut session = Session::new(small_clinic());
    session.keys("/chen").keys(PICTURE).shows(&["#"]);
    session.keys("<Home><Enter>xmistyped<Ctrl-S>").saved();
    session
        .keys("<Esc><Home>")
        .hides(&["23 000 000", "# above  o"]);
}

/// What a row of the picture shows after its label.
fn cells_of<'a>(picture: &'a Picture, label: &str) -> Option<Vec<char>> {
    picture
        .rows
        .iter()
        .find_map(|row: &'a PictureRow| match row {
            PictureRow::Drawn {
                label: own, glyphs, ..
            } if own.starts_with(label) => {
                Some(glyphs.iter().map(|glyph| glyph.character).collect())
            }
            PictureRow::Drawn { .. } | PictureRow::Words(_) => None,
        })
}

#[test]
fn lanes_show_start_stop_switch_breaks_and_what_is_about() {
    let today = day("2026-11-22");
    // Four hundred days in forty columns.
    let at = |offset: u64| (today - Days::new(399 - offset)).to_string();
    let mut clinic = Clinic::new();
    clinic
        .patient("W-1", "Wu, Hua", "1950-01-01")
        .drug("W-1", "lamivudine", &at(0), Some(&at(100)))
        .drug("W-1", "entecavir", &at(100), Some(&at(202)))
        .drug("W-1", "entecavir", &at(207), Some(&at(259)))
        .drug("W-1", "entecavir", &at(300), None)
        .drug("W-1", "adefovir", &at(310), Some(&at(360)))
        .drug("W-1", "telbivudine", &at(395), None);
    let mut record = clinic.register.find("W-1").unwrap().as_ref().clone();
    for course in &mut record.courses {
        course.start.approximate = course.start.date.to_string() == at(300);
        if let Some(stop) = &mut course.stop {
            stop.approximate = stop.date.to_string() == at(360);
        }
    }
    let knowledge = knowledge();
    let standing = Standing::of(Arc::new(record), &knowledge, today, Language::English);
    let picture = Sitter {
        standing: &standing,
        knowledge: &knowledge,
        view: PictureView::default(),
        first_lane: 0,
        ink: Ink::Braille,
        keys: &Keymap::default(),
    }
    .picture(48, 20);
    for (label, lane) in [
        ("LAM", "[=========/                             "),
        ("ETV", "          [========= ====]    ~========>"),
        ("ADV", "                               [====~   "),
        ("LdT", "                                       >"),
    ] {
        let drawn: String = cells_of(&picture, label).unwrap().iter().collect();
        assert_eq!(drawn, lane, "{label}");
    }
    // The one begun last stands first.
    let lanes = lanes(&standing, &knowledge);
    let labels: Vec<&str> = lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(labels, ["LdT", "ADV", "ETV", "LAM"]);
}

#[test]
fn every_phase_has_its_sign_where_it_begins() {
    let knowledge = knowledge();
    let register = store::example(&knowledge).unwrap();
    let today = register.today().unwrap();
    let mut seen = 0;
    for record in register.patients() {
        let standing = Standing::of(Arc::clone(record), &knowledge, today, Language::English);
        let words = standing.words(&knowledge);
        for width in [30, 60, 120, 250] {
            let view = PictureView::default();
            let sitter = Sitter {
                standing: &standing,
                knowledge: &knowledge,
                view,
                first_lane: 0,
                ink: Ink::Ascii,
                keys: &Keymap::default(),
            };
            let picture = sitter.picture(width, 20);
            let Some(strip) = cells_of(&picture, "phase") else {
                continue;
            };
            let columns = strip.len();
            let phases = &standing.assessment.phases;
            let begins = |number: usize| {
                phases
                    .get(number)
                    .map_or(columns, |phase| column(&picture, phase.from, columns))
            };
            for (number, phase) in phases.iter().enumerate() {
                let (own, next) = (begins(number), begins(number + 1));
                let (sign, _) = words.phase_sign(phase);
                let sign = sign.sign.character();
                if next >= own + 3 {
                    assert_eq!(strip[own + 1], sign, "{phase:?} in {strip:?}");
                    seen += 1;
                } else if next > own {
                    assert!(strip[own] == sign || number > 0 && begins(number - 1) == own);
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// A history of any shape: days before the review, values, drugs.
fn history() -> impl Strategy<Value = Vec<(u64, &'static str)>> {
    let value = prop::sample::select(vec![
        "2.3e7",
        "3200",
        "45",
        "180",
        "640",
        ">1.7e8",
        "<20",
        "<1000",
        "<20 detected",
        "TND",
        "1e9",
        "<10000",
        "12",
    ]);
    let far = prop_oneof![3 => 0_u64..1500, 1 => 0_u64..15_000];
    prop::collection::vec((far, value), 0..14)
}

fn standing(history: &[(u64, &str)], drugs: &[(u64, u64)], knowledge: &Knowledge) -> Standing {
    let today = day("2026-11-22");
    let before = |days: u64| (today - Days::new(days)).to_string();
    let mut clinic = Clinic::new();
    clinic.patient("W-1", "Wu, Hua", "1950-01-01");
    for (ago, value) in history {
        clinic.report("W-1", &before(*ago), &[("HBV DNA", value), ("ALT", "52")]);
    }
    let names = [
        "lamivudine",
        "entecavir",
        "adefovir",
        "tenofovir disoproxil",
        "telbivudine",
    ];
    for (name, (ago, taken)) in names.into_iter().zip(drugs) {
        let stop = ago.checked_sub(*taken).filter(|_| *taken > 0).map(before);
        clinic.drug("W-1", name, &before(*ago), stop.as_deref());
    }
    let record = clinic.register.find("W-1").unwrap().clone();
    Standing::of(record, knowledge, today, Language::English)
}

fn glyph(picture: &Picture, row: usize, column: usize) -> char {
    match &picture.rows[row] {
        PictureRow::Drawn { glyphs, .. } => glyphs[column].character,
        PictureRow::Words(_) => panic!("row {row} has no cells"),
    }
}

/// The column of a day by what the axis promises: days in equal shares, the last day in the last column.
fn column(picture: &Picture, on: NaiveDate, columns: usize) -> usize {
    let day = (on - picture.window.from).num_days();
    let days = (picture.window.to - picture.window.from).num_days() + 1;
    usize::try_from(day).unwrap() * columns / usize::try_from(days).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_result_in_the_window_has_its_mark_in_the_column_of_its_day(
        history in history(),
        drugs in prop::collection::vec((0_u64..9000, 0_u64..3000), 0..5),
        size in (1_usize..=250, 1_usize..=80),
        zoom in prop::sample::select(Zoom::ALL.to_vec()),
        cursor in 0_u64..16_000,
        from in prop::option::of(0_u64..16_000),
        first_lane in 0_usize..7,
        ascii: bool,
    ) {
        let knowledge = knowledge();
        let standing = standing(&history, &drugs, &knowledge);
        let today = standing.assessment.day;
        let view = PictureView {
            zoom,
            from: from.map(|from| today - Days::new(from)),
            cursor: Some(today - Days::new(cursor)),
        };
        let ink = if ascii { Ink::Ascii } else { Ink::Braille };
        let (width, height) = size;
        let picture = Sitter { standing: &standing, knowledge: &knowledge, view, first_lane, ink, keys: &Keymap::default() }.picture(width, height);
        let events = events(&standing);
        prop_assert!(picture.rows.len() <= height);
        if events.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(picture.rows.len(), height);
        let columns = width - picture.gutter;
        for row in &picture.rows {
            match row {
                PictureRow::Words(row) => {
                    prop_assert!(row.iter().map(|span| cells(&span.text)).sum::<usize>() <= width);
                }
                PictureRow::Drawn { label, glyphs } => {
                    prop_assert_eq!(cells(label), picture.gutter);
                    prop_assert_eq!(glyphs.len(), columns);
                    prop_assert!(glyphs.iter().all(|glyph| cells(&glyph.character.to_string()) == 1));
                    prop_assert!(!ascii || glyphs.iter().all(|glyph| glyph.character.is_ascii()));
                }
            }
        }
        prop_assert!(picture.cursor.is_some_and(|cursor| cursor < columns), "the cursor is outside");
        prop_assert!(picture.window.holds(view.day(&events).unwrap()));
        let plan = Plan::new(width, height, lanes(&standing, &knowledge).len());
        let has_quantity = !hbsag_points(&standing, &knowledge).is_empty();
        let plan = if has_quantity { plan.with_hbsag() } else { plan };
        let points = dna_points(&standing, &knowledge);
        let values = points.iter().flat_map(|point| [point.log10, point.limit]);
        let scale = Scale::decades(values, plan.dna.len());
        let series = &standing.assessment.series;
        prop_assert_eq!(points.len(), series.counted.len() + series.not_counted.len());
        for point in points.iter().filter(|point| picture.window.holds(point.on)) {
            let column = column(&picture, point.on, columns);
            let row = plan.dna.start + scale.row(point.log10);
            let character = glyph(&picture, row, column);
            let mark = Shape::ALL.into_iter().find(|shape| shape.character() == character);
            // Its own mark, or that of a result that says more in the same cell.
            prop_assert!(mark.is_some_and(|mark| mark >= point.shape), "{point:?}: {character:?}");
        }
    }
}

/// Lanes that do not fit are one key away each, and stay where they were moved to.
#[test]
fn lanes_that_do_not_fit_are_moved_to() {
    let mut clinic = Clinic::new();
    clinic
        .patient("W-30", "Wu, Hua", "1970-01-01")
        .drug("W-30", "lamivudine", "2010-01-10", Some("2012-01-10"))
        .drug("W-30", "adefovir", "2012-01-10", Some("2014-01-10"))
        .drug("W-30", "entecavir", "2014-01-10", Some("2016-01-10"))
        .drug("W-30", "tenofovir disoproxil", "2016-01-10", None);
    let mut session = Session::new(clinic.register);
    session.resize(60, 16).keys(PICTURE);
    for top in [1, 2, 2] {
        session.keys("<Down>");
        assert_eq!(session.model.view().top(Part::Picture), top);
    }
}
