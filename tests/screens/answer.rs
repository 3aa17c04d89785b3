//! The answer first: what the eye finds in the list and at the top of a record, for everybody of the example clinic.

use hepatrack::app::Clock;
use hepatrack::app::list::{ListRow, ListRows};
use hepatrack::store;
use hepatrack::ui::Theme;
use hepatrack::wording::Urgency;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::harness::{Session, knowledge};

/// The example clinic on its own day, on a terminal that draws boxes.
fn example(columns: u16, rows: u16) -> Session {
    let register = store::example(&knowledge()).unwrap();
    let today = register.today().unwrap();
    let mut session = Session::at(register, Clock::Still(today));
    session.theme = Theme::coloured().in_boxes();
    session.resize(columns, rows);
    session
}

fn row(buffer: &Buffer, y: u16) -> String {
    let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
    cells.collect()
}

fn coloured(buffer: &Buffer, y: u16) -> Vec<u16> {
    let columns = 0..buffer.area.width;
    columns
        .filter(|x| buffer[(*x, y)].fg != Color::Reset)
        .collect()
}

/// Everybody, one after the other.
fn each_record(session: &mut Session, mut look: impl FnMut(&Session, &str)) {
    let listed = session.model.board().order().to_vec();
    let left = session.model.board().everybody();
    let left = left.filter(|outline| outline.tier.is_none());
    let left: Vec<_> = left.map(|outline| outline.record.id).collect();
    for id in listed.into_iter().chain(left) {
        let outline = session.model.board().get(id).unwrap();
        let number = outline.record.person.mrn.clone();
        session.keys(&format!("/{number}<Enter>"));
        look(session, &number);
        session.keys("<Esc>");
    }
    session.effects();
}

/// Two seconds: the first coloured thing is the sign, the first two lines hold headline and action.
#[test]
fn the_answer_stands_first_in_every_record() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let mut session = example(columns, rows);
        each_record(&mut session, |session, number| {
            let (buffer, _) = session.buffer();
            let screen = session.screen();
            let standing = session
                .model
                .standing(session.model.open_patient().unwrap());
            let standing = standing.unwrap();
            let first = (1..rows).find(|y| !coloured(&buffer, *y).is_empty());
            let lines = (1..rows).find(|y| row(&buffer, *y).starts_with('\u{2502}'));
            let line = lines.unwrap_or_else(|| panic!("{number}: no box in\n{screen}"));
            let inside = |y| {
                let row = row(&buffer, y);
                let inside = row.trim_start_matches('\u{2502}').trim_start();
                inside.to_owned()
            };
            let (answer, action) = (inside(line), inside(line + 1));
            let sign = standing.sign.sign.character();
            // What is longer than the row ends with one of its sentences, and goes on below the drug.
            let start = format!("{sign} ");
            let said = answer.strip_prefix(&start).unwrap_or_default();
            let said = said.split('\u{2502}').next().unwrap_or_default().trim_end();
            let rest = standing.headline.text.strip_prefix(said);
            let is_whole = rest.is_some_and(|rest| {
                rest.is_empty() || said.ends_with(':') || rest.starts_with([';', ','])
            });
            // What divides it from the rest hangs nowhere in the air.
            let is_whole = is_whole && !said.ends_with([';', ',']);
            assert!(
                is_whole && !said.is_empty(),
                "{number}: {answer} in\n{screen}"
            );
            assert!(
                rest == Some("") || screen.contains("\nAlso "),
                "{number}: {screen}"
            );
            let wanted = format!("\u{2192} {}", standing.action.line);
            // Beside the picture the box may be too narrow for the whole line.
            let held = action
                .split('\u{2502}')
                .next()
                .unwrap_or_default()
                .trim_end();
            let least = if columns == 120 { 40 } else { wanted.len() };
            assert!(
                action.starts_with(&wanted) || wanted.starts_with(held) && held.len() >= least,
                "{number}: {wanted} in\n{screen}"
            );
            // A sign in the terminal's own colour says that there is nothing to say.
            if sign != '.' {
                assert_eq!(first, Some(line), "{number}:\n{screen}");
                let first = coloured(&buffer, line).first().copied();
                let first = first.map(|x| buffer[(x, line)].symbol().to_owned());
                assert_eq!(first, Some(sign.to_string()), "{number}:\n{screen}");
            }
        });
    }
}

#[test]
fn the_drug_stands_within_nine_rows_of_the_top() {
    let mut session = example(80, 24);
    each_record(&mut session, |session, number| {
        let (buffer, _) = session.buffer();
        let drug = (0..24).find(|y| row(&buffer, *y).starts_with("Drug "));
        assert!(
            drug.is_some_and(|y| y < 9),
            "{number}: {drug:?} in\n{}",
            session.screen()
        );
    });
}

/// One accent a row, and it is the sign.
#[test]
fn in_the_list_only_signs_are_coloured() {
    for (columns, rows) in [(60, 16), (80, 24), (120, 36), (200, 60), (250, 60)] {
        let session = example(columns, rows);
        let (buffer, _) = session.buffer();
        let patients = ListRows::of(session.model.list(), session.model.board());
        for y in 3..rows {
            let accents = coloured(&buffer, y);
            let is_patient = matches!(patients.at(usize::from(y) - 3), Some(ListRow::Patient(_)));
            if is_patient && row(&buffer, y).trim_end().len() > 40 && y < rows - 10 {
                let own: Vec<u16> = accents.into_iter().filter(|x| *x < columns / 2).collect();
                assert!(
                    own.len() <= 1 && own.iter().all(|x| *x == 0),
                    "{own:?} in row {y}"
                );
            }
        }
    }
}

/// The groups stand in their order, each with how many there are, and nobody stands outside of theirs.
#[test]
fn the_list_is_grouped_by_when_something_must_happen() {
    let session = example(200, 60);
    let (list, board) = (session.model.list(), session.model.board());
    let rows = ListRows::of(list, board);
    let mut group: Option<(Urgency, usize)> = None;
    let mut before = None;
    for place in 0..rows.count() {
        match rows.at(place).unwrap() {
            ListRow::Heading(urgency, count) => {
                assert!(group.is_none_or(|(_, left)| left == 0));
                assert!(before < Some(urgency));
                (group, before) = (Some((urgency, count)), Some(urgency));
            }
            ListRow::Patient(patient) => {
                let (urgency, left) = group.unwrap();
                let tier = board.get(list.shown()[patient]).unwrap().tier.unwrap();
                assert_eq!(urgency, Urgency::of(tier));
                group = Some((urgency, left - 1));
            }
        }
    }
    assert_eq!(rows.count(), list.shown().len() + Urgency::ALL.len());
    session.shows(&[
        "today (4) \u{2500}",
        "this week (",
        "look and repeat (",
        "in order (",
    ]);
}

#[test]
fn finds_and_the_recall_have_no_groups() {
    let mut session = example(80, 24);
    session.keys("/a").hides(&["today (", "this week ("]);
    session
        .keys("<Esc><Esc>wr")
        .hides(&["today (", "this week ("]);
    session.keys("ww").shows(&["today (", "this week ("]);
}

/// The whole row of who is selected, to its last cell.
#[test]
fn the_selected_row_is_marked_whole() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let session = example(columns, rows);
        let (buffer, _) = session.buffer();
        let is_marked = |x: u16| buffer[(x, 4)].modifier.contains(Modifier::REVERSED);
        assert!((0..columns).all(is_marked), "{}", session.screen());
    }
}
