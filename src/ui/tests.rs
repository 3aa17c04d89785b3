//! How often a record is assessed between a key and the screen that answers it.

use std::sync::Arc;

use chrono::DateTime;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::{Theme, draw};
use crate::app::event::{Event, Input, Moment};
use crate::app::{Model, Setup, update};
use crate::keys::key::{Key, KeyCode};
use crate::reference::shipped;
use crate::store::example;
use crate::view::board::Standing;

/// The example clinic on a terminal on which the whole record is visible.
struct Session {
    model: Model,
    terminal: Terminal<TestBackend>,
}

const SIZE: (u16, u16) = (120, 36);

fn morning() -> Moment {
    DateTime::parse_from_rfc3339("2024-06-01T09:00:00+00:00").unwrap()
}

impl Session {
    fn new() -> Self {
        let knowledge = shipped().unwrap();
        let model = Model::new(Setup::new(
            example(&knowledge).unwrap(),
            Arc::new(knowledge),
            morning(),
            "nurse".to_owned(),
        ));
        let mut session = Self {
            model,
            terminal: Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap(),
        };
        session.assessed(Input::Resize(SIZE.0, SIZE.1));
        session
    }

    /// How often a record is assessed until the answer to an input is drawn.
    fn assessed(&mut self, input: Input) -> usize {
        let before = Standing::assessed();
        let at = morning();
        update(&mut self.model, Event { at, input });
        let model = &self.model;
        self.terminal
            .draw(|frame| draw(model, &Theme::coloured(), frame))
            .unwrap();
        Standing::assessed() - before
    }

    fn press(&mut self, code: KeyCode) -> usize {
        self.assessed(Input::Key(Key::plain(code)))
    }

    fn types(&mut self, keys: &str) -> Vec<usize> {
        let keys = keys.chars().map(|key| Input::Key(Key::char(key)));
        keys.map(|input| self.assessed(input)).collect()
    }
}

/// Every part of the record, its guidelines, its history, a value that is opened, the list before and after.
#[test]
fn a_key_that_moves_about_assesses_nobody() {
    let mut session = Session::new();
    let moves = [
        KeyCode::Down,
        KeyCode::PageDown,
        KeyCode::Up,
        KeyCode::PageUp,
        KeyCode::Right,
        KeyCode::Left,
    ];
    session.press(KeyCode::Down);
    assert_eq!(session.press(KeyCode::Up), 0, "in the list");
    session.press(KeyCode::Enter);
    for part in ["status", "flow sheet", "courses", "notes", "picture"] {
        for key in moves {
            assert_eq!(session.press(key), 0, "{key:?} in the {part}");
        }
        assert_eq!(session.press(KeyCode::Tab), 0, "behind the {part}");
    }
    for page in ["g", "h"] {
        assert_eq!(session.types(page), [0]);
        for key in moves {
            assert_eq!(session.press(key), 0, "{key:?} in {page}");
        }
        assert_eq!(session.press(KeyCode::Esc), 0);
    }
    session.press(KeyCode::Tab);
    assert_eq!(session.press(KeyCode::Enter), 0, "a value");
    assert_eq!(session.press(KeyCode::Right), 0, "the value beside it");
    assert_eq!(session.press(KeyCode::Esc), 0);
    assert_eq!(session.press(KeyCode::Esc), 0, "back in the list");
}

/// "After saving" follows every digit, and nothing else has to be worked out for it.
#[test]
fn a_digit_in_a_report_assesses_once() {
    let mut session = Session::new();
    session.press(KeyCode::Enter);
    assert_eq!(session.types("r"), [0]);
    session.press(KeyCode::Tab);
    let assessed = session.types("3200");
    // One digit alone is no value yet.
    assert_eq!(assessed, [0, 1, 1, 1]);
    assert!(session.model.preview().is_some());
}

/// In whichever form, and wherever in it: what is read beside it, as the cautions of a drug, is asked of the standing
/// that is held.
#[test]
fn a_key_in_any_form_assesses_at_most_once() {
    let forms: [(&str, &[&str]); 8] = [
        ("r", &["2024-05-30", "3200", "88", "31"]),
        (
            "d",
            &["start", "entecavir", "2024-05-30", "0.5 mg", "viraemia"],
        ),
        ("e", &["dna 3200 alt 88 note felt well"]),
        ("e", &["start entecavir"]),
        ("p", &["X-1", "Wu, Li", "1974-05-12", "female", "none"]),
        ("m", &["came alone", "2024-05-30"]),
        ("o", &["sample sent", "2024-05-30", "by post"]),
        ("ln", &["East", "", "IU/mL", "U/L ..40"]),
    ];
    for (open, texts) in forms {
        let mut session = Session::new();
        session.press(KeyCode::Enter);
        session.types(open);
        let mut assessed = Vec::new();
        for text in texts {
            assessed.extend(session.types(text));
            assessed.push(session.press(KeyCode::Tab));
        }
        assert!(
            assessed.iter().all(|count| *count <= 1),
            "{open}: {assessed:?}"
        );
        let is_judged = ["r", "d", "e"].contains(&open);
        assert!(assessed.contains(&1) || !is_judged, "{open}: {assessed:?}");
    }
}
