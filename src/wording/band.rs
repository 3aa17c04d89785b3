//! How soon something is to be done: the bands from which the action line is made, and the groups of the list.

use super::Language;
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

/// When something must happen: the groups of the list, each with its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Tiers 1 and 2.
    Today,
    /// Tier 3.
    ThisWeek,
    /// Tiers 4 and 5.
    Look,
    /// Tiers 6 and 7.
    Late,
    /// Tiers 8 and 9.
    Soon,
    /// Tier 10.
    InOrder,
}

impl Urgency {
    /// Every group, the most urgent first.
    pub const ALL: [Self; 6] = [
        Self::Today,
        Self::ThisWeek,
        Self::Look,
        Self::Late,
        Self::Soon,
        Self::InOrder,
    ];

    /// The group of a tier.
    #[must_use]
    pub const fn of(tier: Tier) -> Self {
        match Band::of(tier) {
            Band::Today => Self::Today,
            Band::ThisWeek => Self::ThisWeek,
            Band::Look | Band::Repeat => Self::Look,
            Band::Late => Self::Late,
            Band::NextClinic | Band::Soon => Self::Soon,
            Band::InOrder => Self::InOrder,
        }
    }

    /// What stands over the group.
    #[must_use]
    pub const fn heading(self, language: Language) -> &'static str {
        match self {
            Self::Today => language.says("today", "今日"),
            Self::ThisWeek => language.says("this week", "本周"),
            Self::Look => language.says("look and repeat", "查看并复查"),
            Self::Late => language.says("late", "逾期"),
            Self::Soon => language.says("soon", "将到期"),
            Self::InOrder => language.says("in order", "正常"),
        }
    }
}
