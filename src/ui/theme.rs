//! How meanings look: the 16 colours of the terminal on its own background, dark or light, their bright half with bold
//! for those who see little, or bold, underline and reverse only.
//!
//! Where a terminal has no braille and no other signs than those of ASCII, ASCII stands for them.
//!
//! No meaning stands by its colour alone: each also has a sign or a word, so that all themes say the same.

use ratatui::style::{Color, Modifier, Style};

use crate::app::MessageKind;
use crate::app::form::EchoKind;
use crate::view::page::Meaning;
use crate::view::page::picture::Ink;
use crate::wording::{ACTION_ARROW, Tone};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    signs: Signs,
}

/// Which signs the terminal draws one cell wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    Ascii,
    /// Braille and the like too, which no terminal draws wider.
    Narrow,
    /// The arrow of the action line besides: nobody has asked the terminal yet.
    Unasked,
    /// Boxes and blocks too, which many Chinese terminals draw two cells wide.
    Drawn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Palette {
    /// The colours of `WORDING.md`, "Signs and colours", on a dark background.
    Colour,
    /// Colours that are read on a light background, where green, cyan and yellow are not.
    Light,
    /// None: bold, underlined and reversed only.
    Mono,
    /// The same colours bright and bold, nothing dim.
    HighContrast,
}

impl Palette {
    pub const ALL: [Self; 4] = [Self::Colour, Self::Light, Self::Mono, Self::HighContrast];

    /// Its name, as it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Colour => "colour",
            Self::Light => "light",
            Self::Mono => "mono",
            Self::HighContrast => "high-contrast",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|palette| palette.name() == name)
    }
}

/// Parts of the screen that are not words about a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Head,
    /// What must not be overlooked in the head line.
    Loud,
    Foot,
    /// A key in the foot line.
    Key,
    Saved,
    /// Something is wrong, or is not saved.
    NotSaved,
    Rule,
    Selected,
    Banner,
    Frame,
    FieldLabel,
    Field,
    /// What stands in the field that is typed in.
    FieldFocused,
    /// Text that the next key replaces.
    FieldSelected,
    /// The name of the part that the arrows move.
    TabFocused,
    Tab,
}

impl Theme {
    pub const fn of(palette: Palette) -> Self {
        Self {
            palette,
            signs: Signs::Unasked,
        }
    }

    pub const fn coloured() -> Self {
        Self::of(Palette::Colour)
    }

    /// In bold, underline and reverse only.
    pub const fn mono() -> Self {
        Self::of(Palette::Mono)
    }

    pub const fn high_contrast() -> Self {
        Self::of(Palette::HighContrast)
    }

    /// The same on a light background.
    pub const fn on_light(self) -> Self {
        Self {
            palette: Palette::Light,
            ..self
        }
    }

    /// The same in ASCII only, the names of people and things aside.
    pub const fn in_ascii(self) -> Self {
        Self {
            signs: Signs::Ascii,
            ..self
        }
    }

    /// The same with braille and the like, but nothing that some terminals draw two cells wide.
    pub const fn in_narrow_signs(self) -> Self {
        Self {
            signs: Signs::Narrow,
            ..self
        }
    }

    /// The same with boxes and blocks, for a terminal that draws them one cell wide.
    pub const fn in_boxes(self) -> Self {
        Self {
            signs: Signs::Drawn,
            ..self
        }
    }

    /// With which characters pictures are drawn.
    pub const fn ink(self) -> Ink {
        match self.signs {
            Signs::Ascii => Ink::Ascii,
            Signs::Narrow | Signs::Unasked | Signs::Drawn => Ink::Braille,
        }
    }

    /// The program's own sign as this terminal can show it.
    pub(super) const fn sign(self, sign: char) -> char {
        match (self.signs, sign) {
            (Signs::Ascii, '\u{2713}') => '+',
            (Signs::Ascii, '\u{2717}') => 'x',
            (Signs::Ascii, '\u{270e}') => '&',
            (Signs::Ascii, '\u{b5}') => 'u',
            (Signs::Ascii | Signs::Narrow, ACTION_ARROW) => '>',
            (Signs::Ascii | Signs::Narrow | Signs::Unasked, drawn) => plain(drawn),
            (Signs::Drawn, other) => other,
        }
    }

    fn colour(self, colour: Color) -> Style {
        match self.palette {
            Palette::Colour => Style::new().fg(colour),
            Palette::Light => on_light(colour),
            Palette::Mono => Style::new(),
            Palette::HighContrast => Style::new().fg(bright(colour)).add_modifier(Modifier::BOLD),
        }
    }

    /// What stands out from the same colour. In high contrast all colours are bold already.
    const fn loud(self) -> Modifier {
        match self.palette {
            Palette::Colour | Palette::Light | Palette::Mono => Modifier::BOLD,
            Palette::HighContrast => Modifier::BOLD.union(Modifier::UNDERLINED),
        }
    }

    /// What is wrong: without colours told from what is asked by a line below it.
    const fn wrong(self) -> Modifier {
        match self.palette {
            Palette::Colour => Modifier::BOLD,
            Palette::Light | Palette::Mono | Palette::HighContrast => {
                Modifier::BOLD.union(Modifier::UNDERLINED)
            }
        }
    }

    pub fn meaning(self, meaning: Meaning) -> Style {
        match meaning {
            Meaning::Plain | Meaning::Label => Style::new(),
            Meaning::Faint => match self.palette {
                Palette::Colour => Style::new().add_modifier(Modifier::DIM),
                // On light backgrounds of low contrast nothing fainter is read.
                Palette::Light | Palette::Mono | Palette::HighContrast => Style::new(),
            },
            Meaning::Strong | Meaning::Heading => Style::new().add_modifier(Modifier::BOLD),
            Meaning::Tone(tone) => self.tone(tone),
        }
    }

    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Good => self.colour(Color::Green),
            Tone::Calm => self.colour(Color::Cyan),
            Tone::Uncertain => self.colour(Color::Magenta),
            Tone::Caution => self.colour(Color::Yellow),
            Tone::Alarm => self.colour(Color::Red),
            Tone::StrongAlarm => self.colour(Color::Red).add_modifier(self.loud()),
        }
    }

    pub fn role(self, role: Role) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let reversed = Style::new().add_modifier(Modifier::REVERSED);
        match role {
            Role::Head | Role::Key | Role::FieldFocused => bold,
            Role::Foot | Role::Tab | Role::Field | Role::FieldLabel => Style::new(),
            Role::NotSaved => self
                .colour(Color::Red)
                .add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Rule | Role::Frame => self.meaning(Meaning::Faint),
            Role::Saved => self.colour(Color::Green),
            Role::Selected | Role::FieldSelected | Role::TabFocused => reversed,
            Role::Banner | Role::Loud => bold.add_modifier(Modifier::REVERSED),
        }
    }

    pub fn echo(self, kind: EchoKind) -> Style {
        match kind {
            EchoKind::Hint => self.meaning(Meaning::Faint),
            EchoKind::Understood => self.colour(Color::Green),
            EchoKind::Asked => self.colour(Color::Yellow).add_modifier(Modifier::BOLD),
            EchoKind::Wrong => self.colour(Color::Red).add_modifier(self.wrong()),
        }
    }

    /// The answer to the last key.
    pub fn message(self, kind: MessageKind) -> Style {
        match kind {
            MessageKind::Done => self.colour(Color::Green),
            MessageKind::Note => Style::new(),
            MessageKind::Refused => self.colour(Color::Red).add_modifier(self.wrong()),
        }
    }
}

/// What stands for a sign that is drawn where it may be two cells wide.
const fn plain(drawn: char) -> char {
    match drawn {
        '\u{2500}' => '-',
        '\u{2504}' => '_',
        '\u{2502}' => '|',
        '\u{256d}' | '\u{256e}' | '\u{256f}' | '\u{2570}' | '\u{25b8}' => '+',
        '\u{25be}' => '-',
        other => other,
    }
}

/// What stands for a colour on a light background: of the first eight only red, magenta and blue are read there.
const fn on_light(colour: Color) -> Style {
    match colour {
        Color::Red => Style::new().fg(Color::Red),
        Color::Yellow => Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Color::Magenta => Style::new().fg(Color::Magenta),
        Color::Green => Style::new().fg(Color::Blue).add_modifier(Modifier::BOLD),
        Color::Cyan => Style::new().fg(Color::Blue),
        _ => Style::new(),
    }
}

/// The bright one of a colour of the first eight.
const fn bright(colour: Color) -> Color {
    match colour {
        Color::Red => Color::LightRed,
        Color::Green => Color::LightGreen,
        Color::Yellow => Color::LightYellow,
        Color::Blue => Color::LightBlue,
        Color::Magenta => Color::LightMagenta,
        Color::Cyan => Color::LightCyan,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mono_theme_has_no_colour_and_a_visible_selection() {
        let theme = Theme::mono();
        for tone in [
            Tone::Plain,
            Tone::Good,
            Tone::Calm,
            Tone::Uncertain,
            Tone::Caution,
            Tone::Alarm,
            Tone::StrongAlarm,
        ] {
            assert_eq!(theme.tone(tone).fg, None);
        }
        let selected = theme.role(Role::Selected);
        assert_eq!(selected.fg, None);
        assert!(selected.add_modifier.contains(Modifier::REVERSED));
    }
}
