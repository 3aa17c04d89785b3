//! Verdicts in words: no screen prints a bare key.

use super::Language;
use crate::clinical::assessment::{Undetermined, Verdict};

/// A verdict in a few words, for lists of phases and choices.
#[must_use]
pub const fn verdict_words(language: Language, verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::NeverTreated => "no antiviral on record",
        Verdict::AwaitingResponse => "too early to judge",
        Verdict::Responding => "DNA negative on treatment",
        Verdict::StopConditionsMet => "DNA negative, the clinic text's conditions all held",
        Verdict::PrimaryResistance(_) => "DNA never negative",
        Verdict::SecondaryResistance(_) => "DNA positive again on treatment",
        Verdict::ViraemiaAfterInterruption(_) => "DNA positive after a break",
        Verdict::Prophylaxis { reactivated: false } => "preventive course",
        Verdict::Prophylaxis { reactivated: true } => "preventive course, DNA positive again",
        Verdict::OffTreatment => "DNA not tested",
        Verdict::OffTreatmentRemission => "DNA negative",
        Verdict::Relapse(_) => "DNA positive again after stopping",
        Verdict::ViraemicOffTreatment {
            after_prevention: false,
        } => "DNA positive, as at the stop",
        Verdict::ViraemicOffTreatment {
            after_prevention: true,
        } => "DNA positive after a preventive course",
        Verdict::Reactivation(_) => "virus newly there, untreated",
        Verdict::Undetermined(Undetermined::NoDnaSinceStart) => "cannot judge: no DNA",
        Verdict::Undetermined(Undetermined::InterferonNotEnded) => {
            "cannot judge: end of interferon not recorded"
        }
        Verdict::Undetermined(Undetermined::NoDnaFromFirstCheckpoint) => {
            "cannot judge: no DNA late enough"
        }
        Verdict::Undetermined(Undetermined::NoDnaAtStop) => "DNA positive; not known at the stop",
    }
}

/// The clinic's own name for a verdict, where its text has one.
#[must_use]
pub(super) const fn clinic_name(language: Language, verdict: &Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::PrimaryResistance(_) => Some("primary resistance"),
        Verdict::SecondaryResistance(_) => Some("drug resistance"),
        Verdict::Relapse(_) => Some("relapse"),
        Verdict::NeverTreated
        | Verdict::AwaitingResponse
        | Verdict::Responding
        | Verdict::StopConditionsMet
        | Verdict::ViraemiaAfterInterruption(_)
        | Verdict::Prophylaxis { .. }
        | Verdict::OffTreatment
        | Verdict::OffTreatmentRemission
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Reactivation(_)
        | Verdict::Undetermined(_) => None,
    }
}
