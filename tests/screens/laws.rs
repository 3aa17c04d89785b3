//! Whatever is pressed at whatever size: no panic, the cursor inside, no wide character cut, nothing typed lost.

use std::sync::Arc;

use hepatrack::app::event::Input;
use hepatrack::keys::Place;
use hepatrack::keys::key::{Key, KeyCode};
use hepatrack::ui::{Palette, Theme};
use hepatrack::view::board::{Standing, Summary};
use hepatrack::view::cells::cells;
use hepatrack::wording::Language;
use proptest::prelude::*;

use crate::harness::{Session, small_clinic};
use crate::imports::home;
use crate::places::{self, SCRIPTS};

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Paste(String),
    Size(u16, u16),
    Click(u16, u16),
    Wheel(bool),
}

fn key() -> impl Strategy<Value = Key> {
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
    ]);
    let letter = prop::sample::select(
        "rdpenuycxsmohil19twa ,./?-+=<>~陈é\u{301}\u{200d}"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        4 => named.prop_map(Key::plain),
        4 => letter.prop_map(Key::char),
        1 => any::<char>().prop_map(Key::char),
        2 => (1_u8..=12).prop_map(|number| Key::plain(KeyCode::F(number))),
        1 => prop::sample::select("sdfruwlxp".chars().collect::<Vec<_>>()).prop_map(Key::ctrl),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => key().prop_map(Step::Key),
        1 => "[0-9a-z陈, \n]{0,30}".prop_map(Step::Paste),
        1 => (1_u16..=250, 1_u16..=80).prop_map(|(columns, rows)| Step::Size(columns, rows)),
        1 => (0_u16..=250, 0_u16..=80).prop_map(|(x, y)| Step::Click(x, y)),
        1 => any::<bool>().prop_map(Step::Wheel),
    ]
}

/// What lists say of everybody is what the rules say of their records on the day.
fn check_board(session: &Session) -> Result<(), TestCaseError> {
    let model = &session.model;
    let (board, knowledge) = (model.board(), model.knowledge());
    prop_assert_eq!(board.count(), model.register().patients().len());
    for record in model.register().patients() {
        let standing = Standing::of(
            Arc::clone(record),
            knowledge,
            model.today(),
            Language::English,
        );
        // The group of the list stays, as the order does, until all is put in order.
        let mut summary = Summary::of(record, knowledge, model.today());
        summary.stands_in = board.get(record.id).and_then(|known| known.stands_in);
        prop_assert_eq!(summary.sign, standing.sign);
        prop_assert_eq!(board.get(record.id), Some(&summary));
        prop_assert_eq!(board.order().contains(&record.id), summary.tier.is_some());
    }
    Ok(())
}

fn check(session: &Session) -> Result<(), TestCaseError> {
    let (columns, rows) = session.size;
    let (buffer, cursor) = session.buffer();
    if let Some((x, y)) = cursor {
        prop_assert!(
            x < columns && y < rows,
            "cursor at {x},{y} in {columns}x{rows}"
        );
    }
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let width = cells(buffer[(x, y)].symbol()).max(1);
            let width = u16::try_from(width).unwrap();
            prop_assert!(x + width <= columns, "a wide character is cut at {x},{y}");
            let covered = x + 1..x + width;
            prop_assert!(
                covered
                    .clone()
                    .all(|x| buffer[(x, y)].symbol().trim().is_empty()),
                "something stands on the wide character at {x},{y}"
            );
            x += width;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_from_every_place(
        start in prop::sample::select(SCRIPTS.to_vec()),
        palette in prop::sample::select(Palette::ALL.to_vec()),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut session = places::session(start.0, start.1, Theme::of(palette), (80, 24));
        for step in steps {
            match step {
                Step::Key(key) => { session.feed(Input::Key(key)); }
                Step::Paste(text) => { session.feed(Input::Paste(text)); }
                Step::Size(columns, rows) => { session.resize(columns, rows); }
                Step::Click(x, y) => { session.feed(Input::Click(x, y)); }
                Step::Wheel(down) => { session.feed(Input::Wheel { down }); }
            }
            check(&session)?;
            check_board(&session)?;
        }
        session.effects();
    }

    #[test]
    fn every_screen_at_any_size(start in prop::sample::select(SCRIPTS.to_vec()), columns in 1_u16..=250, rows in 1_u16..=80, mono: bool, ascii: bool) {
        let home = home("W-50,2026-10-01,HBV DNA,45000,IU/mL,,\n");
        let theme = if mono { Theme::mono() } else { Theme::high_contrast() };
        let theme = if ascii { theme.in_ascii() } else { theme };
        check(&places::session(start.0, start.1, theme, (columns, rows)))?;
        for script in [
            "", "w", "wcaW-19 W-77<Enter>", "a<End>a wc", "wr", "/ch", "<Enter>", "<Enter><Tab>", "<Enter><Tab><Tab>",
            "<Enter>r<Tab>3200", "<Enter>d", "<Enter>p", "n", "<Enter>r<Tab>20,000<Tab>", "<Enter>?", "<Enter>r<F1>",
            "<Enter>h", "i", "i~/my files<Enter>", "i~/my files<Enter><Enter>", "i~/nothing<Enter>", "<Enter><Ctrl-X>",
            "<Enter><Tab><Enter>", "<Enter><Tab><Enter><Enter>9", "/chen<Enter><Tab><Tab><Enter>",
            "/chen<Enter><Tab><Tab><Enter><Enter>", "<Enter><Tab><Enter>mW-19", "u", "<Enter>e",
            "/chen<Enter>et dna 2.3e4 atl 88 ; switch tdf; \u{ff44}\u{ff4e}\u{ff41} 陈 ", "/chen<Enter>edna 20,000<Enter>",
            "/chen<Enter>estart ten<Tab>", "/chen<Enter>m陈", "o", "/chen<Enter><Tab><Tab><Tab>", "/chen<Enter>enote 陈; dna ",
            "/chen<Enter>mfelt<Ctrl-S><Tab><Tab><Tab><Enter>", "/chen<Enter><Shift-Tab>", "/chen<Enter><Shift-Tab><Home>++",
            "/wei<Enter><Shift-Tab>+<Left><Enter>", "x", "x<End>", "x<Down><Down><Enter>", "xct-40", "/chen<Enter>x",
        ] {
            let mut session = Session::new(small_clinic());
            session.files = Some(home.path().to_owned());
            session.theme = if mono { Theme::mono() } else { Theme::coloured() };
            if ascii {
                session.theme = session.theme.in_ascii();
            }
            session.resize(columns, rows).keys(script);
            check(&session)?;
            session.effects();
        }
    }

    /// So does the quick line, whatever earlier lines were looked at before it was left.
    #[test]
    fn a_line_that_is_typed_is_never_lost(text in "[a-z0-9陈é ;:+<-]{1,20}", looks in 0..3_usize, keys in prop::collection::vec(key(), 0..20)) {
        let mut session = Session::new(small_clinic());
        session.keys("/chen<Enter>ealt 31<Enter>").keys("/chen<Enter>e");
        session.effects();
        for character in text.chars() {
            session.feed(Input::Key(Key::char(character)));
        }
        session.keys(&"<Up>".repeat(looks)).keys(&"<Down>".repeat(looks)).keys("<Esc>");
        for key in keys {
            let runs_an_action = session.model.place() == Place::Actions && key.code == KeyCode::Enter;
            let opens_it = matches!(key.folded().typed(), Some('e' | ':' | 'c')) || key == Key::plain(KeyCode::F(5)) || runs_an_action;
            if !opens_it {
                session.feed(Input::Key(key));
            }
        }
        session.effects();
        let kept = session.model.drafts().iter().chain(session.model.form())
            .any(|draft| draft.fields.iter().any(|field| field.line.text() == text));
        prop_assert!(kept || text.trim().is_empty(), "{text:?} is lost");
    }

    /// A form gives back every text that was typed into it, whatever was done in between.
    #[test]
    fn what_is_typed_is_never_lost(text in "[a-z0-9陈é ]{1,20}", keys in prop::collection::vec(key(), 0..20)) {
        let mut session = Session::new(small_clinic());
        session.keys("/chen<Enter>d<Tab><Tab><Tab>");
        for character in text.chars() {
            session.feed(Input::Key(Key::char(character)));
        }
        session.keys("<Esc>");
        for key in keys {
            // Whoever opens this very form again, also from the list of actions, may change it.
            let runs_an_action = session.model.place() == Place::Actions && key.code == KeyCode::Enter;
            let opens_it = matches!(key.folded().typed(), Some('d' | 'c')) || key == Key::plain(KeyCode::F(4)) || runs_an_action;
            let saves = key == Key::ctrl('s') || key == Key::plain(KeyCode::F(8));
            if !opens_it && !saves {
                session.feed(Input::Key(key));
            }
        }
        session.effects();
        let kept = session.model.drafts().iter().chain(session.model.form())
            .any(|draft| draft.fields.iter().any(|field| field.line.text() == text));
        prop_assert!(kept || text.trim().is_empty(), "{text:?} is lost");
    }
}
