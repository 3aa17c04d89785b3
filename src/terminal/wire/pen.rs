//! How characters look, and the shortest code from one look to another.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and attributes of what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

/// Attributes with the codes that switch them on and off.
const ATTRIBUTES: [(Modifier, &str, &str); 8] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// Attributes that are seen on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK);

impl Default for Pen {
    fn default() -> Self {
        Self {
            foreground: Color::Reset,
            background: Color::Reset,
            modifier: Modifier::empty(),
        }
    }
}

impl Pen {
    pub(super) const fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank of this look is like none.
    pub(super) fn is_unseen_on_blank(self) -> bool {
        self.background == Color::Reset && !self.modifier.intersects(SEEN_ON_BLANK)
    }

    /// The code that turns this look into another; nothing where they are one.
    pub(super) fn to(self, other: Self) -> String {
        if self == other {
            return String::new();
        }
        if other == Self::default() {
            return "\x1b[m".to_owned();
        }
        let anew = format!("\x1b[0;{}m", Self::default().changes(other).join(";"));
        let on = format!("\x1b[{}m", self.changes(other).join(";"));
        if on.len() <= anew.len() { on } else { anew }
    }

    fn changes(self, other: Self) -> Vec<String> {
        let mut codes = Vec::new();
        let mut has = self.modifier;
        for (attribute, _, off) in ATTRIBUTES {
            if has.contains(attribute) && !other.modifier.contains(attribute) {
                codes.push(off.to_owned());
                // Bold and dim go together.
                for (gone, _, its) in ATTRIBUTES {
                    if its == off {
                        has.remove(gone);
                    }
                }
            }
        }
        for (attribute, on, _) in ATTRIBUTES {
            if other.modifier.contains(attribute) && !has.contains(attribute) {
                codes.push(on.to_owned());
            }
        }
        if self.foreground != other.foreground {
            codes.push(colour(other.foreground, 30));
        }
        if self.background != other.background {
            codes.push(colour(other.background, 40));
        }
        codes
    }
}

/// The code of a colour; `base` is 30 for the text, 40 for its ground.
fn colour(colour: Color, base: u16) -> String {
    let (plain, bright) = (base, base + 60);
    let code = match colour {
        Color::Reset => base + 9,
        Color::Black => plain,
        Color::Red => plain + 1,
        Color::Green => plain + 2,
        Color::Yellow => plain + 3,
        Color::Blue => plain + 4,
        Color::Magenta => plain + 5,
        Color::Cyan => plain + 6,
        Color::Gray => plain + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(number) => return format!("{};5;{number}", base + 8),
        Color::Rgb(red, green, blue) => return format!("{};2;{red};{green};{blue}", base + 8),
    };
    code.to_string()
}
