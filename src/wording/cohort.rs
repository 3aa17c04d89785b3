//! The figures of the cohort in words: what is counted, of whom, and what a curve shows.

use chrono::NaiveDate;

use super::Language;
use super::language::Phrase;
use super::language::say;
use super::names::name_words;
use super::numbers::date_words;
use super::sign::{Sign, Tone};
use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::{Regimen, Stopped};
use crate::clinical::knowledge::Knowledge;

/// The head over those positive again.
const AGAIN: Phrase = Phrase::new("again", "复阳");

/// The heads of the numbers of each part.
const VERDICTS: [Phrase; 1] = [Phrase::new("patients", "患者数")];
const SUPPRESSION: [Phrase; 4] = [
    Phrase::new("due", "应查"),
    Phrase::new("tested", "已查"),
    Phrase::new("negative", "阴性"),
    SHARE,
];
const RESISTANCE: [Phrase; 3] = [
    Phrase::new("lines", "方案数"),
    AGAIN,
    Phrase::new("lasting", "持续"),
];
const RELAPSE: [Phrase; 2] = [Phrase::new("periods", "停药期"), AGAIN];

/// A part of the figures, with the sentence that says what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CohortPart {
    /// Patients by verdict.
    Verdicts,
    /// Suppression by month.
    Suppression,
    /// Secondary resistance by drug.
    Resistance,
    /// Relapse after stopping.
    Relapse,
}

impl CohortPart {
    #[must_use]
    pub const fn heading(self, language: Language) -> &'static str {
        match self {
            Self::Verdicts => language.says("How the patients are doing", "患者现况"),
            Self::Suppression => {
                language.says("DNA negative after treatment began", "用药后 DNA 转阴")
            }
            Self::Resistance => language.says("DNA positive again on treatment", "治疗中 DNA 复阳"),
            Self::Relapse => language.says("DNA positive again after stopping", "停药后 DNA 复阳"),
        }
    }

    /// What is counted, in a sentence.
    #[must_use]
    pub const fn explained(self, language: Language) -> &'static str {
        match self {
            Self::Verdicts => language.says(
                "Patients by their verdict on the day.",
                "按当日判断分列的患者数。",
            ),
            Self::Suppression => language.says(
                "Each patient's first treatment that is more than interferon. Due: treated that long. Tested: \
                 with an HBV DNA near that day.",
                "每名患者首次非单用干扰素的治疗。应查：用药已满此时间。已查：该日前后有 HBV DNA。",
            ),
            Self::Resistance => language.says(
                "Lines on which DNA had been negative, by drug. The clinic text calls it drug resistance; a single low \
                 value counts. Lasting: seen twice, or high.",
                "DNA 曾转阴的方案，按药物分列。诊所规则称「耐药」；单次低值也计。持续：已2次或数值高。",
            ),
            Self::Relapse => language.says(
                "Times off treatment that began with DNA negative. The clinic text calls it relapse; conditions met: \
                 all of the clinic text's conditions held at the stop.",
                "停药时 DNA 阴性的停药期。诊所规则称「复发」；符合停药条件：停药时诊所停药条件均符合。",
            ),
        }
    }

    /// What is said where nothing is counted.
    #[must_use]
    pub const fn nothing(self, language: Language) -> &'static str {
        match self {
            Self::Verdicts => language.says("nobody is on file", "无患者"),
            Self::Suppression => {
                language.says("nobody has been treated that long", "尚无用药满此时间者")
            }
            Self::Resistance => {
                language.says("no line with a negative DNA yet", "尚无 DNA 转阴的方案")
            }
            Self::Relapse => {
                language.says("no stop with a negative DNA yet", "尚无 DNA 阴性时的停药")
            }
        }
    }

    /// The heads of its numbers, in the order in which they stand.
    #[must_use]
    pub const fn heads(self) -> &'static [Phrase] {
        match self {
            Self::Verdicts => &VERDICTS,
            Self::Suppression => &SUPPRESSION,
            Self::Resistance => &RESISTANCE,
            Self::Relapse => &RELAPSE,
        }
    }
}

/// A verdict in a few words, for the rows of the figures.
#[must_use]
pub const fn verdict_kind_words(language: Language, kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::NeverTreated => language.says("no antiviral on record", "无抗病毒用药记录"),
        VerdictKind::AwaitingResponse => language.says("too early to judge", "尚不能判断"),
        VerdictKind::Responding => language.says("DNA negative on treatment", "治疗中 DNA 阴性"),
        VerdictKind::StopConditionsMet => language.says(
            "negative, clinic text's conditions hold",
            "阴性，诊所停药条件均符合",
        ),
        VerdictKind::PrimaryResistance => {
            language.says("DNA never negative on treatment", "治疗中 DNA 从未转阴")
        }
        VerdictKind::SecondaryResistance => {
            language.says("DNA positive again on treatment", "治疗中 DNA 复阳")
        }
        VerdictKind::ViraemiaAfterInterruption => {
            language.says("DNA positive after a break", "停服后 DNA 阳性")
        }
        VerdictKind::Prophylaxis => language.says("preventive course", "预防性用药"),
        VerdictKind::OffTreatment => {
            language.says("off treatment, DNA not tested", "已停药，未查 DNA")
        }
        VerdictKind::OffTreatmentRemission => {
            language.says("off treatment, DNA negative", "已停药，DNA 阴性")
        }
        VerdictKind::Relapse => {
            language.says("DNA positive again after stopping", "停药后 DNA 复阳")
        }
        VerdictKind::ViraemicOffTreatment => language.says(
            "off treatment, DNA positive as before",
            "已停药，DNA 一直阳性",
        ),
        VerdictKind::Reactivation => {
            language.says("untreated, virus newly there", "未治疗，病毒新出现")
        }
        VerdictKind::Undetermined => language.says("cannot judge", "无法判断"),
    }
}

/// What the lines of a curve have in common: a drug, or several.
#[must_use]
pub fn regimen_words(language: Language, regimen: Regimen, knowledge: &Knowledge) -> &str {
    match regimen {
        Regimen::One(drug) => name_words(language, knowledge.drugs.get(drug)),
        Regimen::Combination => language.says("several drugs", "多种药物"),
    }
}

/// After which stops.
#[must_use]
pub const fn stopped_words(language: Language, stopped: Stopped) -> &'static str {
    match stopped {
        Stopped::All => language.says("all stops", "全部停药"),
        Stopped::ConditionsMet => language.says("conditions met", "符合停药条件"),
        Stopped::Other => language.says("other stops", "其他停药"),
    }
}

/// `month 3`.
#[must_use]
pub fn month_words(language: Language, month: u32) -> String {
    say!(language, "month {month}", "第{month}个月")
}

/// `61.3%`; a dash where nobody was assessed.
#[must_use]
pub fn share_words(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}%", share * 100.0))
}

/// Those who were still observed on a day of the curve: `at risk on day 365`.
#[must_use]
pub fn at_risk_words(language: Language, day: i64) -> String {
    let at_risk = AT_RISK.of(language);
    say!(language, "{at_risk} on day {day}", "第{day}天{at_risk}")
}

/// What stands before the numbers of those who were still observed.
pub const AT_RISK: Phrase = Phrase::new("at risk", "在观察");

/// What stands before the shares below a curve.
pub const SHARE: Phrase = Phrase::new("share", "比例");

/// What is said while figures are counted.
pub const COUNTING: Phrase = Phrase::new("counting ...", "统计中...");

/// What stands before the earlier day while it is typed.
pub const EARLIER_DAY: Phrase = Phrase::new("Compare with the figures of: ", "与此日数字对照：");

/// What a curve tells in plain lines, with how many were still observed.
pub const BY_YEARS: Phrase = Phrase::new(
    "still negative, by years (still observed)",
    "各年仍阴性比例（仍在观察人数）",
);

/// The same where only lasting events count.
pub const BY_YEARS_LASTING: Phrase = Phrase::new("the same, only what lasts", "同上，只计持续者");

/// `44 patients on 01-Jun-2024`.
#[must_use]
pub fn patients_on(language: Language, patients: usize, day: NaiveDate) -> String {
    let noun = if patients == 1 {
        language.says("patient", "名患者")
    } else {
        language.says("patients", "名患者")
    };
    say!(
        language,
        "{patients} {noun} on {day}",
        "{day}：{patients}{noun}",
        day = date_words(language, day)
    )
}

/// What the page is of.
#[must_use]
pub fn cohort_words(
    language: Language,
    patients: usize,
    now: NaiveDate,
    then: NaiveDate,
) -> String {
    say!(
        language,
        "Cohort: {now}, beside {then}",
        "队列：{now}，对照 {then}",
        now = patients_on(language, patients, now),
        then = date_words(language, then)
    )
}

/// Above a curve: what it is of. `with_lasting`: a second one stands above it, of lasting events only.
#[must_use]
pub fn curve_words(language: Language, name: &str, with_lasting: bool) -> String {
    if with_lasting {
        say!(
            language,
            "{name}: share still negative; the upper curve counts only what lasts",
            "{name}：仍阴性比例；上方曲线只计持续者"
        )
    } else {
        say!(
            language,
            "{name}: share still negative",
            "{name}：仍阴性比例"
        )
    }
}

/// Which number the patients are behind: `after stopping, all stops: positive again, 22-Nov-2026`.
#[must_use]
pub fn behind_words(
    language: Language,
    part: CohortPart,
    row: &str,
    head: &str,
    day: NaiveDate,
) -> String {
    let day = date_words(language, day);
    let head = if head == AGAIN.of(language) {
        language.says("positive again", "复阳")
    } else {
        head
    };
    match part {
        CohortPart::Verdicts => say!(language, "{row}, {day}", "{row}，{day}"),
        CohortPart::Suppression => say!(
            language,
            "{row} of treatment: {head}, {day}",
            "用药{row}：{head}，{day}"
        ),
        CohortPart::Resistance => say!(
            language,
            "on {row}: {head}, {day}",
            "用{row}：{head}，{day}"
        ),
        CohortPart::Relapse => say!(
            language,
            "after stopping, {row}: {head}, {day}",
            "停药后，{row}：{head}，{day}"
        ),
    }
}

/// Above the list of the patients behind a number; `back` is the key that leads back from it.
#[must_use]
pub fn patients_behind(language: Language, title: &str, patients: usize, back: &str) -> String {
    let noun = if patients == 1 {
        language.says("patient", "名患者")
    } else {
        language.says("patients", "名患者")
    };
    say!(
        language,
        " {patients} {noun}: {title} | {back} back ",
        " {patients}{noun}：{title} | {back} 返回 "
    )
}

/// The colour of a sign where it stands for many.
#[must_use]
pub const fn sign_tone(sign: Sign) -> Tone {
    match sign {
        Sign::None => Tone::Plain,
        Sign::Controlled => Tone::Good,
        Sign::ForDoctor | Sign::OnTheWay => Tone::Calm,
        Sign::Unknown => Tone::Uncertain,
        Sign::Look => Tone::Caution,
        Sign::Today => Tone::Alarm,
    }
}
