//! One sign and one colour for how urgent something is (`wording.md`, "Signs and colours").

use crate::clinical::assessment::{Assessment, Tier};

use super::Headline;

/// What stands first in a row. The order is that of urgency: the greatest is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// No statement is made.
    None,
    /// Controlled, evidence in date.
    Controlled,
    /// A matter for the doctor's next clinic, no hurry.
    ForDoctor,
    /// On the way, as expected.
    OnTheWay,
    /// Cannot tell, or evidence too old.
    Unknown,
    /// Look and repeat: low level, poor fall.
    Look,
    /// Virus back or liver in danger: today.
    Today,
}

impl Sign {
    /// The character.
    #[must_use]
    pub const fn character(self) -> char {
        match self {
            Self::None => '.',
            Self::Controlled => '=',
            Self::ForDoctor => '>',
            Self::OnTheWay => '~',
            Self::Unknown => '?',
            Self::Look => '*',
            Self::Today => '!',
        }
    }

    /// What the sign means, for the help and for those who see no colours.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::None => "no statement is made",
            Self::Controlled => "controlled, evidence in date",
            Self::ForDoctor => "a matter for the doctor's next clinic, no hurry",
            Self::OnTheWay => "on the way, as expected",
            Self::Unknown => "cannot tell, or evidence too old",
            Self::Look => "look and repeat: low level, poor fall",
            Self::Today => "virus back or liver in danger: today",
        }
    }
}

/// A colour by its meaning; the theme decides which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The terminal's own.
    Plain,
    /// Green: only where the newest DNA is negative by a fine enough assay, in date, without liver alert, and not off
    /// treatment with cirrhosis.
    Good,
    /// Cyan.
    Calm,
    /// Magenta.
    Uncertain,
    /// Yellow.
    Caution,
    /// Red.
    Alarm,
    /// Red and bold: from the second time seen, and in tiers 1 and 2.
    StrongAlarm,
}

/// The sign and colour of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowSign {
    /// The sign.
    pub sign: Sign,
    /// Its colour.
    pub tone: Tone,
}

/// The tiers in which the liver or the life is at stake: bold.
const STRONG: Tier = Tier(2);
/// The last tier that always shows `!`.
const LAST_TODAY: Tier = Tier(3);
/// The tier that always shows `*`.
const LOW_LEVEL: Tier = Tier(5);

/// The worst of headline, liver alert and staleness; tiers 1 to 3 always show `!` and tier 5 always `*`.
#[must_use]
pub fn row_sign(headline: &Headline, assessment: &Assessment) -> RowSign {
    let of = |sign, tone| RowSign { sign, tone };
    match assessment.tier {
        Some(tier) if tier <= STRONG => return of(Sign::Today, Tone::StrongAlarm),
        Some(LOW_LEVEL) => return of(Sign::Look, Tone::Caution),
        Some(tier) if tier <= LAST_TODAY && headline.sign < Sign::Today => {
            return of(Sign::Today, Tone::Alarm);
        }
        Some(_) | None => {}
    }
    let mut worst = of(headline.sign, headline.tone);
    if assessment.liver_alert.is_some() {
        worst = of(Sign::Today, Tone::StrongAlarm);
    }
    if assessment.stale && worst.sign < Sign::Unknown {
        worst = of(Sign::Unknown, Tone::Uncertain);
    }
    worst
}
