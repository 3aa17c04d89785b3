//! One sign and one colour for how urgent something is (`WORDING.md`, "Signs and colours").

use super::Language;
use crate::clinical::assessment::{Stage, Tier};
use crate::clinical::record::Cirrhosis;

use super::{Headline, Words};

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
    pub const fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::None => language.says("no statement is made", "不作判断"),
            Self::Controlled => {
                language.says("controlled, evidence in date", "已控制，结果在有效期内")
            }
            Self::ForDoctor => language.says(
                "a matter for the doctor's next clinic, no hurry",
                "下次门诊请医生评估，不急",
            ),
            Self::OnTheWay => language.says("on the way, as expected", "进展中，符合预期"),
            Self::Unknown => {
                language.says("cannot tell, or evidence too old", "无法判断，或结果过旧")
            }
            Self::Look => language.says(
                "look and repeat: low level, poor fall",
                "查看并复查：低水平或下降不足",
            ),
            Self::Today => language.says(
                "virus back or liver in danger: today",
                "病毒复现或肝脏告急：今日处理",
            ),
        }
    }
}

/// A colour by its meaning; the theme decides which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The terminal's own.
    Plain,
    /// Green, where `Words::may_be_green` says so.
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
    pub sign: Sign,
    pub tone: Tone,
}

/// The tiers in which the liver or the life is at stake: bold.
const STRONG: Tier = Tier(2);
/// The last tier that always shows `!`.
const LAST_TODAY: Tier = Tier(3);
/// The tier that never shows `=`, `>` or `.`.
const FAILING: Tier = Tier(4);
/// The tier that always shows `*`.
const LOW_LEVEL: Tier = Tier(5);

impl RowSign {
    /// `!` in bold red.
    const STRONG: Self = Self::of(Sign::Today, Tone::StrongAlarm);
    /// `!` in red.
    const ALARM: Self = Self::of(Sign::Today, Tone::Alarm);
    /// `*` in yellow.
    const LOOK: Self = Self::of(Sign::Look, Tone::Caution);
    /// `?` in magenta.
    const UNKNOWN: Self = Self::of(Sign::Unknown, Tone::Uncertain);

    const fn of(sign: Sign, tone: Tone) -> Self {
        Self { sign, tone }
    }

    /// The worse of two; of two that are equally bad the bold one.
    fn or_worse(self, other: Self) -> Self {
        let is_bolder = other.sign == self.sign && other.tone == Tone::StrongAlarm;
        if other.sign > self.sign || is_bolder {
            other
        } else {
            self
        }
    }
}

impl Words<'_> {
    /// The one sign of a patient, for the list, the record, the recall, forms, plain lines and JSON.
    #[must_use]
    pub fn sign(&self) -> RowSign {
        self.sign_beside(&self.headline())
    }

    /// The same where the headline is at hand: the worst of it, of the alerts and of the age of the evidence. Tiers 1 to
    /// 3 always show `!` and tier 5 always `*`; a settled course alone is never more than `*`.
    #[must_use]
    pub fn sign_beside(&self, headline: &Headline) -> RowSign {
        let own = RowSign::of(headline.sign, headline.tone);
        let found = self.assessment;
        let is_settled = found.settled_since.is_some() && own.sign > Sign::Look;
        let own = if is_settled { RowSign::LOOK } else { own };
        let doubted = found.alerts.decompensation.is_some() && self.is_failing();
        let worst = [
            (found.alerts.liver.is_some(), RowSign::STRONG),
            (found.is_proven, RowSign::ALARM),
            (found.alerts.lesion.is_some(), RowSign::ALARM),
            (found.alerts.kidney.is_some() || doubted, RowSign::LOOK),
            (found.stale, RowSign::UNKNOWN),
        ]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .fold(own, |worst, (_, other)| worst.or_worse(other));
        match found.tier {
            Some(tier) if tier <= STRONG => RowSign::STRONG,
            Some(tier) if tier <= LAST_TODAY => worst.or_worse(RowSign::ALARM),
            Some(FAILING) if worst.sign < Sign::OnTheWay => RowSign::LOOK,
            Some(LOW_LEVEL) => RowSign::LOOK,
            Some(_) | None => worst,
        }
    }

    /// Whether the patient stands in the tier of those who are failing, or unknown where it matters.
    pub(super) fn is_failing(&self) -> bool {
        self.assessment.tier == Some(FAILING)
    }

    /// Whether green may be shown: the newest HBV DNA is negative by an assay that is fine enough and in date, ALT not
    /// raised, no alert, decompensation neither recorded nor doubted, and no cirrhosis off treatment.
    pub(super) fn may_be_green(&self) -> bool {
        let found = self.assessment;
        let is_off = matches!(found.facts.stage, Stage::Off { .. });
        self.is_fine_negative()
            && self.dna_is_in_date()
            && !self.alt_is_raised()
            && found.alerts.liver.is_none()
            && found.alerts.kidney.is_none()
            && found.alerts.lesion.is_none()
            && found.alerts.decompensation.is_none()
            && self.record.person.cirrhosis != Cirrhosis::Decompensated
            && !(is_off && self.has_cirrhosis())
    }
}
