//! The order of the work list (`WORDING.md`): tiers, and the order inside a tier.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;

use super::assessment::{
    AlertLevel, Assessment, Counted, DueTest, PrimaryResistance, Stage, Tier, Verdict,
};
use super::calendar::{days_between, plus_months};
use super::quantity::IuPerMl;
use super::record::{Cirrhosis, FollowUp, Intent, Record};
use super::settings::Settings;

/// The tolerance of differences of log10 (`RULES.md` §3).
const LOG10_TOLERANCE: f64 = 1e-9;

/// The terms of `RULES.md` §11, for one patient.
struct Terms<'a> {
    assessment: &'a Assessment,
    settings: &'a Settings,
    cirrhosis: Cirrhosis,
}

/// The tier of a patient on the day of the assessment; `None` for those who left.
#[must_use]
pub fn tier(record: &Record, assessment: &Assessment, settings: &Settings) -> Option<Tier> {
    match record.person.follow_up {
        FollowUp::Active => {}
        FollowUp::Moved | FollowUp::Lost | FollowUp::Died => return None,
    }
    Some(Tier(
        Terms {
            assessment,
            settings,
            cirrhosis: record.person.cirrhosis,
        }
        .row(),
    ))
}

/// The earliest next due date of HBV DNA and liver tests.
#[must_use]
pub fn earliest_due(assessment: &Assessment) -> Option<NaiveDate> {
    let tests = assessment
        .next_due
        .iter()
        .filter(|due| matches!(due.test, DueTest::HbvDna | DueTest::Liver));
    tests.map(|due| due.on).min()
}

impl Terms<'_> {
    fn row(&self) -> u8 {
        let rows: [fn(&Self) -> bool; 9] = [
            Self::can_die_this_week,
            Self::next_flare_may_be_the_last,
            Self::virus_unopposed,
            Self::failing_or_unknown,
            Self::back_at_a_low_level,
            Self::long_overdue,
            Self::overdue,
            Self::for_the_next_clinic,
            Self::due_soon,
        ];
        (1..)
            .zip(rows)
            .find(|(_, fits)| fits(self))
            .map_or(10, |(row, _)| row)
    }

    fn can_die_this_week(&self) -> bool {
        self.alert() == Some(AlertLevel::Danger)
            || (self.cirrhosis == Cirrhosis::Decompensated && self.is_viraemic())
    }

    fn next_flare_may_be_the_last(&self) -> bool {
        self.alert() == Some(AlertLevel::Flare)
            || (self.cirrhosis.is_present() && (self.is_viraemic() || self.is_off_treatment()))
    }

    fn virus_unopposed(&self) -> bool {
        let assessment = self.assessment;
        assessment.react.is_some()
            || matches!(assessment.verdict, Verdict::Reactivation(_))
            || assessment.is_proven
            || assessment.alerts.lesion.is_some()
            || (self.is_back() && !self.is_low())
    }

    fn failing_or_unknown(&self) -> bool {
        let by_verdict = match &self.assessment.verdict {
            Verdict::PrimaryResistance(primary) => self.is_poor(primary),
            Verdict::OffTreatment => self.is_viraemic(),
            Verdict::Undetermined(_) => true,
            Verdict::NeverTreated => is_untreated_and_active(self.assessment, self.settings),
            Verdict::AwaitingResponse
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::Reactivation(_)
            | Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatmentRemission
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. } => false,
        };
        by_verdict
            || self.may_be_decompensated()
            || !self.assessment.alerts.never_repeated.is_empty()
            || self.assessment.alerts.kidney.is_some()
            || (self.is_pregnancy() && self.is_high_in_or_after_pregnancy())
    }

    /// Two signs of decompensation, or one beside a compensated cirrhosis.
    fn may_be_decompensated(&self) -> bool {
        self.assessment
            .alerts
            .decompensation
            .is_some_and(|doubt| doubt.signs() > 1 || self.cirrhosis == Cirrhosis::Compensated)
    }

    /// Long after a pregnancy course the virus is that of somebody untreated; during one a high load may pass to the
    /// child.
    fn is_high_in_or_after_pregnancy(&self) -> bool {
        let thresholds = &self.settings.worklist;
        match self.assessment.facts.stage {
            Stage::NeverTreated => false,
            Stage::OnTreatment { .. } => {
                self.is_viraemic() && self.value_from(thresholds.pregnancy_high)
            }
            Stage::Off { stop, .. } => {
                self.assessment.day > plus_months(stop, thresholds.pregnancy_months)
                    && is_untreated_and_active(self.assessment, self.settings)
            }
        }
    }

    fn back_at_a_low_level(&self) -> bool {
        self.is_back() && self.is_low()
    }

    fn long_overdue(&self) -> bool {
        let overdue = self.overdue_days();
        let in_flare_window = match self.assessment.facts.stage {
            Stage::Off { stop, .. } => {
                self.assessment.day <= plus_months(stop, self.settings.worklist.flare_window_months)
            }
            Stage::NeverTreated | Stage::OnTreatment { .. } => false,
        };
        (overdue > 0 && in_flare_window)
            || overdue > self.settings.worklist.long_overdue_days
            || (self.assessment.stale && self.assessment.facts.stage != Stage::NeverTreated)
    }

    fn overdue(&self) -> bool {
        self.overdue_days() > 0
    }

    fn for_the_next_clinic(&self) -> bool {
        matches!(
            self.assessment.verdict,
            Verdict::StopConditionsMet | Verdict::PrimaryResistance(_)
        ) || (self.assessment.facts.hbsag_negative && self.is_on_treatment())
            || self.is_settled_off_treatment()
    }

    fn due_soon(&self) -> bool {
        earliest_due(self.assessment).is_some_and(|due| {
            days_between(self.assessment.day, due) <= self.settings.worklist.due_soon_days
        })
    }

    fn alert(&self) -> Option<AlertLevel> {
        self.assessment
            .alerts
            .liver
            .as_ref()
            .map(|alert| alert.level)
    }

    fn is_viraemic(&self) -> bool {
        self.assessment
            .facts
            .last
            .is_some_and(|last| last.is_positive())
    }

    fn value_from(&self, threshold: IuPerMl) -> bool {
        self.assessment
            .facts
            .last
            .is_some_and(|last| last.value >= threshold)
    }

    fn has_raised_alt(&self) -> bool {
        has_raised_alt(self.assessment, self.settings)
    }

    fn is_off_treatment(&self) -> bool {
        matches!(self.assessment.facts.stage, Stage::Off { .. })
    }

    fn is_on_treatment(&self) -> bool {
        matches!(self.assessment.facts.stage, Stage::OnTreatment { .. })
    }

    fn is_low(&self) -> bool {
        is_low(self.assessment, self.settings)
    }

    fn is_pregnancy(&self) -> bool {
        let intents = &self.assessment.facts.intents;
        !intents.is_empty() && intents.iter().all(|intent| *intent == Intent::Pregnancy)
    }

    /// Virus after a stop that has been a carrier's own course since.
    fn is_settled_off_treatment(&self) -> bool {
        self.is_off_treatment() && self.assessment.settled_since.is_some()
    }

    fn is_back(&self) -> bool {
        if !self.is_viraemic() {
            return false;
        }
        if self.is_pregnancy() {
            return self.has_raised_alt();
        }
        let by_verdict = match &self.assessment.verdict {
            Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. } => true,
            Verdict::Undetermined(_) => self.is_off_treatment(),
            Verdict::NeverTreated
            | Verdict::Reactivation(_)
            | Verdict::AwaitingResponse
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::PrimaryResistance(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission => false,
        };
        // A rise is counted from a line or a stop: nobody who was never treated has one.
        (by_verdict || self.assessment.rising.is_some()) && !self.is_settled_off_treatment()
    }

    fn is_poor(&self, primary: &PrimaryResistance) -> bool {
        is_poor(primary, self.assessment, self.settings)
    }

    fn overdue_days(&self) -> i64 {
        earliest_due(self.assessment).map_or(0, |due| days_between(due, self.assessment.day))
    }
}

/// Whether the latest fresh ALT is raised: above twice its limit.
#[must_use]
pub fn has_raised_alt(assessment: &Assessment, settings: &Settings) -> bool {
    assessment
        .facts
        .alt
        .is_some_and(|(_, multiple)| multiple.0 > settings.worklist.raised_alt_multiple)
}

/// Virus with a raised ALT, or 20 000 IU/mL of it or more: what brings somebody untreated to the doctor.
#[must_use]
pub fn is_untreated_and_active(assessment: &Assessment, settings: &Settings) -> bool {
    let high = settings.worklist.untreated_high;
    let is_high = |last: &Counted| last.value >= high || has_raised_alt(assessment, settings);
    let last = assessment.facts.last.as_ref();
    last.is_some_and(|last| last.is_positive() && is_high(last))
}

/// `low`: positive below 2 000 IU/mL with an ALT that is not raised, and not rising on treatment.
#[must_use]
pub fn is_low(assessment: &Assessment, settings: &Settings) -> bool {
    let is_rising_on_treatment =
        assessment.rising.is_some() && matches!(assessment.facts.stage, Stage::OnTreatment { .. });
    assessment
        .facts
        .last
        .is_some_and(|last| last.is_positive() && last.value < settings.worklist.low_below)
        && !has_raised_alt(assessment, settings)
        && !is_rising_on_treatment
}

/// `poor`: a fall of less than 1 log10 at month 3, less than 2 at 6 or 12, where the baseline left room for it; or
/// 2 000 IU/mL or more at month 12, or at month 6 where the fall is not known.
#[must_use]
pub fn is_poor(primary: &PrimaryResistance, assessment: &Assessment, settings: &Settings) -> bool {
    let [first, _, last] = settings.checkpoints;
    let least = if primary.stage_months == first.months {
        settings.worklist.poor_fall_first
    } else {
        settings.worklist.poor_fall_later
    };
    let Some(value) = assessment.facts.last.map(|last| last.value) else {
        return false;
    };
    let is_poor_fall = primary.fall.is_some_and(|fall| {
        let baseline = fall.log10 + value.log10();
        let has_room = baseline >= settings.default_lloq.log10() + least - LOG10_TOLERANCE;
        has_room && fall.log10 < least - LOG10_TOLERANCE
    });
    let is_late = primary.stage_months == last.months
        || (primary.stage_months > first.months && primary.fall.is_none());
    is_poor_fall || (is_late && value >= settings.worklist.low_below)
}

/// Where somebody stands in the list but for their number: whoever has the lesser terms stands first.
///
/// Tier, not seen on that day's clinic before seen, raised ALT first, decompensated to none, due earliest, highest value.
/// Those who left come last. It needs no clock but the day of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderTerms {
    tier: u8,
    was_seen: bool,
    has_raised_alt: Reverse<bool>,
    cirrhosis: u8,
    due: NaiveDate,
    /// The bits of a value that is not negative stand in the order of the values.
    value: Reverse<Option<u64>>,
}

impl OrderTerms {
    /// The terms of a patient on the day of the assessment.
    #[must_use]
    pub fn of(record: &Record, assessment: &Assessment, settings: &Settings) -> Self {
        Self {
            tier: assessment.tier.map_or(u8::MAX, |tier| tier.0),
            was_seen: record.was_seen(assessment.day),
            has_raised_alt: Reverse(has_raised_alt(assessment, settings)),
            cirrhosis: match record.person.cirrhosis {
                Cirrhosis::Decompensated => 0,
                Cirrhosis::Compensated => 1,
                Cirrhosis::NotRecorded => 2,
                Cirrhosis::None => 3,
            },
            due: earliest_due(assessment).unwrap_or(NaiveDate::MAX),
            value: Reverse(assessment.facts.last.map(|last| last.value.get().to_bits())),
        }
    }
}

/// Where somebody stands in the list: by their [`OrderTerms`], then by their number in byte order, so that it is total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey<'a> {
    terms: OrderTerms,
    mrn: &'a [u8],
}

impl<'a> OrderKey<'a> {
    /// The key of a patient of these terms.
    #[must_use]
    pub fn new(terms: OrderTerms, record: &'a Record) -> Self {
        Self {
            terms,
            mrn: record.person.mrn.as_bytes(),
        }
    }

    /// The key of a patient on the day of the assessment.
    #[must_use]
    pub fn of(record: &'a Record, assessment: &Assessment, settings: &Settings) -> Self {
        Self::new(OrderTerms::of(record, assessment, settings), record)
    }
}

/// The order of the list between two patients, by their [`OrderKey`].
#[must_use]
pub fn compare(
    one: (&Record, &Assessment),
    other: (&Record, &Assessment),
    settings: &Settings,
) -> Ordering {
    OrderKey::of(one.0, one.1, settings).cmp(&OrderKey::of(other.0, other.1, settings))
}
