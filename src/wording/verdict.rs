//! Verdicts in words: no screen prints a bare key.

use super::Language;
use crate::clinical::assessment::{Undetermined, Verdict};

/// A verdict in a few words, for lists of phases and choices.
#[must_use]
pub const fn verdict_words(language: Language, verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::NeverTreated => language.says("no antiviral on record", "无抗病毒用药记录"),
        Verdict::AwaitingResponse => language.says("too early to judge", "尚不能判断"),
        Verdict::Responding => language.says("DNA negative on treatment", "治疗中 DNA 阴性"),
        Verdict::StopConditionsMet => language.says(
            "DNA negative, the clinic text's conditions all held",
            "DNA 阴性，诊所停药条件均符合",
        ),
        Verdict::PrimaryResistance(_) => language.says("DNA never negative", "DNA 从未转阴"),
        Verdict::SecondaryResistance(_) => {
            language.says("DNA positive again on treatment", "治疗中 DNA 复阳")
        }
        Verdict::ViraemiaAfterInterruption(_) => {
            language.says("DNA positive after a break", "停服后 DNA 阳性")
        }
        Verdict::Prophylaxis { reactivated: false } => {
            language.says("preventive course", "预防性用药")
        }
        Verdict::Prophylaxis { reactivated: true } => language.says(
            "preventive course, DNA positive again",
            "预防性用药，DNA 转阳",
        ),
        Verdict::OffTreatment => language.says("DNA not tested", "未查 DNA"),
        Verdict::OffTreatmentRemission => language.says("DNA negative", "DNA 阴性"),
        Verdict::Relapse(_) => {
            language.says("DNA positive again after stopping", "停药后 DNA 复阳")
        }
        Verdict::ViraemicOffTreatment {
            after_prevention: false,
        } => language.says("DNA positive, as at the stop", "停药时 DNA 即阳性"),
        Verdict::ViraemicOffTreatment {
            after_prevention: true,
        } => language.says(
            "DNA positive after a preventive course",
            "预防用药结束后 DNA 转阳",
        ),
        Verdict::Reactivation(_) => {
            language.says("virus newly there, untreated", "未治疗，病毒新出现")
        }
        Verdict::Undetermined(Undetermined::NoDnaSinceStart) => {
            language.says("cannot judge: no DNA", "无法判断：未查 DNA")
        }
        Verdict::Undetermined(Undetermined::InterferonNotEnded) => language.says(
            "cannot judge: end of interferon not recorded",
            "无法判断：未记录干扰素结束日期",
        ),
        Verdict::Undetermined(Undetermined::NoDnaFromFirstCheckpoint) => language.says(
            "cannot judge: no DNA late enough",
            "无法判断：检查点后未查 DNA",
        ),
        Verdict::Undetermined(Undetermined::NoDnaAtStop) => language.says(
            "DNA positive; not known at the stop",
            "DNA 阳性；停药时不详",
        ),
    }
}

/// The clinic's own name for a verdict, where its text has one.
#[must_use]
pub(super) const fn clinic_name(language: Language, verdict: &Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::PrimaryResistance(_) => Some(language.says("primary resistance", "原发性耐药")),
        Verdict::SecondaryResistance(_) => Some(language.says("drug resistance", "耐药")),
        Verdict::Relapse(_) => Some(language.says("relapse", "复发")),
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
