//! Every meaning is told apart in every theme, also by those who see no colours.

use std::collections::{BTreeMap, BTreeSet};

use hepatrack::app::form::EchoKind;
use hepatrack::app::{Clock, MessageKind};
use hepatrack::clinical::assessment::ConditionState;
use hepatrack::reference::shipped;
use hepatrack::store;
use hepatrack::ui::{Palette, Role, Theme};
use hepatrack::view::page::{Meaning, flow_sheet};
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

const ROLES: [Role; 16] = [
    Role::Head,
    Role::Loud,
    Role::Foot,
    Role::Key,
    Role::Saved,
    Role::NotSaved,
    Role::Rule,
    Role::Selected,
    Role::Banner,
    Role::Frame,
    Role::FieldLabel,
    Role::Field,
    Role::FieldFocused,
    Role::FieldSelected,
    Role::TabFocused,
    Role::Tab,
];

const ECHOES: [EchoKind; 4] = [
    EchoKind::Hint,
    EchoKind::Understood,
    EchoKind::Asked,
    EchoKind::Wrong,
];

/// Roles that stand beside each other and must not look alike.
const APART: [(Role, Role); 8] = [
    (Role::Loud, Role::Head),
    (Role::NotSaved, Role::Saved),
    (Role::Selected, Role::Field),
    (Role::Banner, Role::Field),
    (Role::FieldFocused, Role::Field),
    (Role::FieldSelected, Role::FieldFocused),
    (Role::TabFocused, Role::Tab),
    (Role::Key, Role::Foot),
];

fn themes() -> [Theme; 4] {
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
    for theme in [
        Theme::coloured(),
        Theme::of(Palette::Light),
        Theme::high_contrast(),
    ] {
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
                    let text = text.trim_start_matches(['|', ' ']);
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

/// Red, green and blue, each from 0 to 255.
type Rgb = [u8; 3];

/// The usual values of the 16 colours: black, red, green, yellow, blue, magenta, cyan, white, and the bright ones.
struct Terminal {
    name: &'static str,
    text: Rgb,
    background: Rgb,
    colours: [Rgb; 16],
}

const fn rgb(hex: u32) -> Rgb {
    let [_, red, green, blue] = hex.to_be_bytes();
    [red, green, blue]
}

const fn colours(hex: [u32; 16]) -> [Rgb; 16] {
    let mut all = [[0; 3]; 16];
    let mut place = 0;
    while place < all.len() {
        all[place] = rgb(hex[place]);
        place += 1;
    }
    all
}

const XTERM: [u32; 16] = [
    0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
    0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
];
const TANGO: [u32; 16] = [
    0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf,
    0x55_5753, 0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
];
const VS_CODE: [u32; 16] = [
    0x00_0000, 0xcd_3131, 0x0d_bc79, 0xe5_e510, 0x24_72c8, 0xbc_3fbc, 0x11_a8cd, 0xe5_e5e5,
    0x66_6666, 0xf1_4c4c, 0x23_d18b, 0xf5_f543, 0x3b_8eea, 0xd6_70d6, 0x29_b8db, 0xe5_e5e5,
];
const SOLARIZED: [u32; 16] = [
    0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
    0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
];

const fn terminal(name: &'static str, text: u32, background: u32, hex: [u32; 16]) -> Terminal {
    Terminal {
        name,
        text: rgb(text),
        background: rgb(background),
        colours: colours(hex),
    }
}

/// Which themes are made for which backgrounds. Where bright colours are no colours, as in solarized, nobody is offered
/// high contrast.
fn read_on() -> [(Palette, Vec<Terminal>); 4] {
    let black = || {
        vec![
            terminal("xterm, black", 0xe5_e5e5, 0x00_0000, XTERM),
            terminal("VS Code, black", 0xcc_cccc, 0x1e_1e1e, VS_CODE),
        ]
    };
    let white = || {
        vec![
            terminal("xterm, white", 0x00_0000, 0xff_ffff, XTERM),
            terminal("Tango, white", 0x2e_3436, 0xff_ffff, TANGO),
            terminal("VS Code, white", 0x33_3333, 0xff_ffff, VS_CODE),
        ]
    };
    let dark = || terminal("solarized dark", 0x83_9496, 0x00_2b36, SOLARIZED);
    let light = || terminal("solarized light", 0x65_7b83, 0xfd_f6e3, SOLARIZED);
    let with = |mut terminals: Vec<Terminal>, more: Terminal| {
        terminals.push(more);
        terminals
    };
    let everywhere = with(black().into_iter().chain(white()).collect(), dark());
    [
        (Palette::Colour, with(black(), dark())),
        (Palette::Light, with(white(), light())),
        (Palette::Mono, with(everywhere, light())),
        (Palette::HighContrast, black()),
    ]
}

/// The relative luminance of WCAG 2.
fn luminance(colour: Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What a terminal shows of a style: the colour of its text against that of its ground.
fn shown_contrast(style: Style, on: &Terminal) -> f64 {
    let place = |colour| match colour {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        other => panic!("{other:?} is no colour of the themes"),
    };
    assert!(style.bg.is_none(), "the ground is the terminal's own");
    let text = style.fg.map_or(on.text, |colour| on.colours[place(colour)]);
    let is_dim = style.add_modifier.contains(Modifier::DIM);
    let mut shown = text;
    if is_dim {
        // Two thirds of the way, as xterm and the terminals of GNOME draw it.
        for (part, ground) in shown.iter_mut().zip(on.background) {
            let mixed = (u16::from(*part) * 2 + u16::from(ground)) / 3;
            *part = u8::try_from(mixed).unwrap();
        }
    }
    // Reversed, both change places.
    contrast(shown, on.background)
}

/// What is read has the contrast that WCAG 2.2 asks of large text and of signs (1.4.11); what is dim, which says nothing
/// that is not said elsewhere, a little less.
#[test]
fn every_meaning_is_read_on_the_backgrounds_a_theme_is_made_for() {
    for (palette, terminals) in read_on() {
        let theme = Theme::of(palette);
        let mut styles: Vec<(String, Style)> = Vec::new();
        styles.extend(TONES.map(|tone| (format!("{tone:?}"), theme.tone(tone))));
        styles.extend(ECHOES.map(|kind| (format!("{kind:?}"), theme.echo(kind))));
        styles.extend(ROLES.map(|role| (format!("{role:?}"), theme.role(role))));
        let meanings = [
            Meaning::Plain,
            Meaning::Faint,
            Meaning::Strong,
            Meaning::Label,
        ];
        styles.extend(meanings.map(|own| (format!("{own:?}"), theme.meaning(own))));
        let messages = [MessageKind::Done, MessageKind::Note, MessageKind::Refused];
        styles.extend(messages.map(|kind| (format!("{kind:?}"), theme.message(kind))));
        for on in &terminals {
            for (name, style) in &styles {
                let is_dim = style.add_modifier.contains(Modifier::DIM);
                let least = if is_dim { 2.5 } else { 3.0 };
                let contrast = shown_contrast(*style, on);
                assert!(
                    contrast >= least,
                    "{palette:?} on {}: {name} has {contrast:.2}",
                    on.name
                );
            }
        }
    }
}

/// Where nobody tells red from green, yellow or magenta, signs and words still say everything: the same screen without
/// colours has the same text.
#[test]
fn no_meaning_stands_by_its_colour_alone() {
    let screens = |theme: Theme| {
        let mut session = example(theme, 120, 36);
        let mut screens = vec![session.screen()];
        for id in session.model.board().order().to_vec() {
            let record = &session.model.board().get(id).unwrap().record;
            let number = record.person.mrn.clone();
            session.keys(&format!("/{number}<Enter>"));
            screens.push(session.screen());
            session.keys("<Esc>");
        }
        session.effects();
        screens
    };
    let without = screens(Theme::mono());
    for palette in Palette::ALL {
        assert!(screens(Theme::of(palette)) == without, "{palette:?}");
    }
}
