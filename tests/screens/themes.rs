//! Every meaning is told apart in every theme, also by those who see no colours.

use std::collections::{BTreeMap, BTreeSet};

use hepatrack::app::form::EchoKind;
use hepatrack::app::page::{Meaning, flow_sheet};
use hepatrack::app::{Clock, MessageKind};
use hepatrack::clinical::assessment::ConditionState;
use hepatrack::reference::shipped;
use hepatrack::store;
use hepatrack::ui::{Palette, Role, Theme};
use hepatrack::wording::{FLOW_MARKS, Sign, Tone, condition_mark};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::harness::Session;

const TONES: [Tone; 7] = [
    Tone::Plain,
    Tone::Good,
    Tone::Calm,
    Tone::Uncertain,
    Tone::Caution,
    Tone::Alarm,
    Tone::StrongAlarm,
];

const ECHOES: [EchoKind; 4] = [
    EchoKind::Hint,
    EchoKind::Understood,
    EchoKind::Asked,
    EchoKind::Wrong,
];

/// Roles that stand beside each other and must not look alike.
const APART: [(Role, Role); 9] = [
    (Role::Loud, Role::Head),
    (Role::NotSaved, Role::Saved),
    (Role::Overdue, Role::Field),
    (Role::Selected, Role::Field),
    (Role::Banner, Role::Field),
    (Role::FieldFocused, Role::Field),
    (Role::FieldSelected, Role::FieldFocused),
    (Role::TabFocused, Role::Tab),
    (Role::Key, Role::Foot),
];

fn themes() -> [Theme; 3] {
    Palette::ALL.map(Theme::of)
}

/// The example clinic on its own day, in a theme and at a size.
fn example(theme: Theme, columns: u16, rows: u16) -> Session {
    let register = store::example(&shipped().unwrap()).unwrap();
    let day = register.today().unwrap();
    let mut session = Session::at(register, Clock::AsOf(day));
    session.theme = theme;
    session.resize(columns, rows);
    session
}

/// What somebody without colours sees of a row: characters, each with bold, underline and reverse.
fn seen(buffer: &Buffer, y: u16) -> Vec<(String, Modifier)> {
    let seen = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
    (0..buffer.area.width)
        .map(|x| &buffer[(x, y)])
        .map(|cell| (cell.symbol().to_owned(), cell.modifier & seen))
        .collect()
}

fn colourless(style: Style) -> Style {
    Style { fg: None, ..style }
}

#[test]
fn roles_that_stand_together_are_told_apart_without_colour_in_every_theme() {
    for theme in themes() {
        for (one, other) in APART {
            let (a, b) = (theme.role(one), theme.role(other));
            assert_ne!(
                colourless(a),
                colourless(b),
                "{theme:?}: {one:?}, {other:?}"
            );
        }
        let loudest = [
            theme.echo(EchoKind::Understood),
            theme.echo(EchoKind::Asked),
            theme.echo(EchoKind::Wrong),
        ];
        assert_ne!(loudest[0], loudest[1], "{theme:?}");
        assert_ne!(loudest[1], loudest[2], "{theme:?}");
        let done = colourless(theme.message(MessageKind::Done));
        let refused = colourless(theme.message(MessageKind::Refused));
        assert_ne!(done, refused, "{theme:?}");
        assert_ne!(
            theme.meaning(Meaning::Strong),
            theme.meaning(Meaning::Plain)
        );
    }
}

#[test]
fn tones_and_echoes_have_colours_of_their_own_in_the_coloured_themes() {
    for theme in [Theme::coloured(), Theme::high_contrast()] {
        let tones: BTreeSet<String> = TONES.map(|tone| format!("{:?}", theme.tone(tone))).into();
        assert_eq!(tones.len(), TONES.len(), "{theme:?}");
        let echoes: BTreeSet<String> = ECHOES.map(|kind| format!("{:?}", theme.echo(kind))).into();
        assert_eq!(echoes.len(), ECHOES.len(), "{theme:?}");
    }
    for tone in TONES {
        assert_eq!(Theme::mono().tone(tone).fg, None);
    }
}

#[test]
fn high_contrast_is_bright_and_nothing_in_it_is_dim() {
    let theme = Theme::high_contrast();
    for tone in TONES.into_iter().filter(|tone| *tone != Tone::Plain) {
        let style = theme.tone(tone);
        let bright = [
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightMagenta,
            Color::LightCyan,
        ];
        assert!(
            style.fg.is_some_and(|colour| bright.contains(&colour)),
            "{tone:?}"
        );
        assert!(style.add_modifier.contains(Modifier::BOLD), "{tone:?}");
    }
    let session = example(theme, 120, 36);
    let (buffer, _) = session.buffer();
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| !cell.modifier.contains(Modifier::DIM))
    );
}

/// Every verdict of the example clinic has a line of its own at the top of the record, without colours and in every
/// theme.
#[test]
fn every_verdict_is_told_apart_without_colour() {
    for theme in themes() {
        let mut session = example(theme, 80, 24);
        let mut lines: BTreeMap<String, String> = BTreeMap::new();
        let mut verdicts = BTreeSet::new();
        for id in session.model.board().order().to_vec() {
            let standing = session.model.standing(id).unwrap();
            let verdict = format!("{:?}", std::mem::discriminant(&standing.assessment.verdict));
            verdicts.insert(verdict.clone());
            let number = &standing.record.person.mrn;
            session.keys(&format!("/{number}<Enter>"));
            let (buffer, _) = session.buffer();
            let wanted = format!("{} ", standing.sign.sign.character());
            let line = (2..buffer.area.height)
                .map(|y| seen(&buffer, y))
                .find(|line| {
                    let text: String = line.iter().map(|(symbol, _)| symbol.as_str()).collect();
                    let begin: String = standing.headline.text.chars().take(20).collect();
                    text.starts_with(&format!("{wanted}{begin}"))
                })
                .unwrap_or_else(|| panic!("{number}: no headline in\n{}", session.screen()));
            let other = lines.insert(format!("{line:?}"), verdict.clone());
            assert!(
                other.is_none_or(|other| other == verdict),
                "{number}: {line:?}"
            );
            session.keys("<Esc>");
        }
        assert_eq!(verdicts.len(), 13, "the example has every verdict");
        session.effects();
    }
}

#[test]
fn signs_checklist_marks_and_flags_are_characters_of_their_own() {
    let signs = [
        Sign::None,
        Sign::Controlled,
        Sign::ForDoctor,
        Sign::OnTheWay,
        Sign::Unknown,
        Sign::Look,
        Sign::Today,
    ];
    let signs: BTreeSet<char> = signs.map(Sign::character).into();
    assert_eq!(signs.len(), 7);
    let flags: BTreeSet<char> = FLOW_MARKS.iter().map(|(_, flag, _)| *flag).collect();
    assert_eq!(flags.len(), FLOW_MARKS.len());
    let states = [
        ConditionState::Met,
        ConditionState::NotMet,
        ConditionState::Unknown,
        ConditionState::NotApplicable,
    ];
    let marks: BTreeSet<char> = states.map(condition_mark).into();
    assert_eq!(marks.len(), 4);
}

/// Flags and marks are drawn as characters: somewhere in the example clinic each is seen, in every theme and in ASCII.
#[test]
fn every_flag_and_mark_is_seen_in_every_theme() {
    for theme in themes().into_iter().chain(themes().map(Theme::in_ascii)) {
        let ascii = theme == theme.in_ascii();
        let mut session = example(theme, 200, 70);
        let mut missing: BTreeSet<String> = FLOW_MARKS
            .iter()
            .map(|(_, flag, _)| format!("flag {flag}"))
            .collect();
        let marks = if ascii { "+x?-" } else { "\u{2713}\u{2717}?-" };
        missing.extend(marks.chars().map(|mark| format!("mark {mark}")));
        missing.insert("assumed".to_owned());
        for id in session.model.board().order().to_vec() {
            let number = session
                .model
                .board()
                .get(id)
                .unwrap()
                .record
                .person
                .mrn
                .clone();
            session.keys(&format!("/{number}<Enter>"));
            let screen = session.screen();
            if screen.contains("assumed") {
                missing.remove("assumed");
            }
            for mark in marks.chars() {
                let begins = [format!("Stop?    {mark} "), format!("         {mark} ")];
                if screen
                    .lines()
                    .any(|line| begins.iter().any(|begin| line.starts_with(begin)))
                {
                    missing.remove(&format!("mark {mark}"));
                }
            }
            let standing = session.model.standing(id).unwrap();
            let sheet = flow_sheet(&standing, session.model.knowledge());
            for cell in sheet.cells.iter().flatten().flatten() {
                // `<20 Pi` in a column of its own: the value, then its flags.
                if let Some((_, flags)) = cell.text.rsplit_once(' ')
                    && screen.contains(&format!(" {} ", cell.text))
                {
                    for flag in flags.chars() {
                        missing.remove(&format!("flag {flag}"));
                    }
                }
            }
            session.keys("<Esc>");
        }
        session.effects();
        assert!(missing.is_empty(), "{theme:?}: {missing:?} nowhere");
    }
}
