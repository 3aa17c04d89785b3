//! The bands of the list, which say how soon something is to be done.

use crate::clinical::assessment::Tier;

/// The bands of the list, from the tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Tiers 1 and 2.
    Today,
    /// Tier 3.
    ThisWeek,
    /// Tier 4: failing, or unknown where it matters.
    Look,
    /// Tier 5: a low level.
    Repeat,
    /// Tiers 6 and 7.
    Late,
    /// Tier 8.
    NextClinic,
    /// Tier 9.
    Soon,
    /// Tier 10.
    InOrder,
}

impl Band {
    #[must_use]
    pub const fn of(tier: Tier) -> Self {
        match tier.0 {
            ..=2 => Self::Today,
            3 => Self::ThisWeek,
            4 => Self::Look,
            5 => Self::Repeat,
            6 | 7 => Self::Late,
            8 => Self::NextClinic,
            9 => Self::Soon,
            10.. => Self::InOrder,
        }
    }
}
