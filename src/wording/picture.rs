//! The words of the picture of a record: its marks, the strip of phases, and the line that names a day.

use chrono::NaiveDate;

use crate::clinical::assessment::{Certainty, Phase, PhaseKind, ResultRef, Undetermined, Verdict};
use crate::clinical::calendar::days_between;
use crate::clinical::effective;
use crate::clinical::laboratory::{Analyte, Test};
use crate::clinical::limits::Measured;
use crate::clinical::quantity::MultipleOfLimit;

use super::Language;
use super::flow::{CellMark, FLOW_MARKS};
use super::language::Phrase;
use super::language::say;
use super::names::name_words;
use super::numbers::{count, date_words, multiple_words};
use super::sign::{RowSign, Sign, Tone};
use super::{Words, finding_words};

/// A shape in the picture. Each is one ASCII character, so that it is the same on every terminal and without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// HBV DNA that does not count.
    SetAside,
    /// HBV DNA below its limit, at the limit; ALT within its limit.
    Open,
    /// HBV DNA detected below its limit, at the limit.
    Trace,
    /// HBV DNA that cannot be told from an earlier limit.
    Excused,
    /// HBV DNA that counts as positive; ALT above its limit.
    Full,
    /// HBV DNA above the range of its assay: at least this.
    AboveRange,
}

impl Shape {
    /// Every shape in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::Full,
        Self::Open,
        Self::Trace,
        Self::Excused,
        Self::SetAside,
        Self::AboveRange,
    ];

    #[must_use]
    pub fn character(self) -> char {
        match self {
            Self::Open => 'o',
            Self::Full => '#',
            Self::AboveRange => '^',
            Self::Trace => CellMark::Trace.character(),
            Self::Excused => CellMark::Excused.character(),
            Self::SetAside => CellMark::SetAside.character(),
        }
    }

    /// What it says, for the legend.
    #[must_use]
    pub const fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::Open => language.says("below limit", "低于下限"),
            Self::Full => language.says("above", "高于"),
            Self::AboveRange => language.says("above range", "高于检测范围"),
            Self::Trace => language.says("trace", "痕量"),
            Self::Excused => language.says("not comparable", "不可比较"),
            Self::SetAside => language.says("not counted", "不计"),
        }
    }
}

/// What the signs in the lanes of drugs say.
pub const LANE_LEGEND: [Phrase; 5] = [
    Phrase::new("[ start", "[ 开始"),
    Phrase::new("] stop", "] 停药"),
    Phrase::new("/ switch", "/ 换药"),
    Phrase::new("> still taken", "> 仍在用"),
    Phrase::new("~ about", "~ 约"),
];
/// What is drawn against what.
pub const SCALES: Phrase = Phrase::new(
    "DNA and HBsAg log10 IU/mL, ALT in multiples of its limit",
    "DNA、HBsAg 为 log10 IU/mL，ALT 为上限的倍数",
);

/// Where there is nothing to draw; `report` is the key that enters a report.
#[must_use]
pub fn nothing_to_draw(language: Language, report: &str) -> String {
    say!(
        language,
        "no result and no drug on record; {report} enters a report",
        "无结果也无用药记录；按 {report} 录入报告"
    )
}

/// A verdict in as few words as tell it from the others, for the strip of phases.
const fn short_words(language: Language, verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::NeverTreated => language.says("untreated", "未治疗"),
        Verdict::AwaitingResponse => language.says("too early", "尚早"),
        Verdict::Responding => language.says("negative", "阴性"),
        Verdict::StopConditionsMet => language.says("conditions held", "条件符合"),
        Verdict::PrimaryResistance(_) => language.says("never negative", "从未转阴"),
        Verdict::SecondaryResistance(_) => language.says("positive again", "复阳"),
        Verdict::ViraemiaAfterInterruption(_) => {
            language.says("positive after a break", "停服后阳性")
        }
        Verdict::Prophylaxis { reactivated: false } => language.says("preventive", "预防"),
        Verdict::Prophylaxis { reactivated: true } => {
            language.says("preventive, positive again", "预防中转阳")
        }
        Verdict::OffTreatment => language.says("off, not tested", "停药未查"),
        Verdict::OffTreatmentRemission => language.says("off, negative", "停药阴性"),
        Verdict::Relapse(_) => language.says("off, positive again", "停药后复阳"),
        Verdict::Reactivation(_) => language.says("newly there", "新出现"),
        Verdict::ViraemicOffTreatment { .. } | Verdict::Undetermined(Undetermined::NoDnaAtStop) => {
            language.says("off, positive", "停药阳性")
        }
        Verdict::Undetermined(
            Undetermined::NoDnaSinceStart
            | Undetermined::InterferonNotEnded
            | Undetermined::NoDnaFromFirstCheckpoint,
        ) => language.says("cannot judge", "无法判断"),
    }
}

/// The sign of a verdict by itself, for phases that are over. Never green: that is said of the present only.
const fn sign_of(verdict: &Verdict) -> RowSign {
    let (sign, tone) = match verdict {
        Verdict::NeverTreated | Verdict::Prophylaxis { reactivated: false } => {
            (Sign::None, Tone::Plain)
        }
        Verdict::AwaitingResponse => (Sign::OnTheWay, Tone::Calm),
        Verdict::Responding | Verdict::OffTreatmentRemission => (Sign::Controlled, Tone::Plain),
        Verdict::StopConditionsMet => (Sign::Controlled, Tone::Calm),
        Verdict::PrimaryResistance(_) => (Sign::Look, Tone::Caution),
        Verdict::SecondaryResistance(back) | Verdict::ViraemiaAfterInterruption(back) => {
            (Sign::Today, alarm(back.certainty))
        }
        Verdict::Relapse(relapse) => (Sign::Today, alarm(relapse.certainty)),
        Verdict::Reactivation(reactivation) => (Sign::Today, alarm(reactivation.certainty)),
        Verdict::Prophylaxis { reactivated: true }
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Undetermined(Undetermined::NoDnaAtStop) => (Sign::Today, Tone::Alarm),
        Verdict::OffTreatment
        | Verdict::Undetermined(
            Undetermined::NoDnaSinceStart
            | Undetermined::InterferonNotEnded
            | Undetermined::NoDnaFromFirstCheckpoint,
        ) => (Sign::Unknown, Tone::Uncertain),
    };
    RowSign { sign, tone }
}

const fn alarm(certainty: Certainty) -> Tone {
    match certainty {
        Certainty::Provisional => Tone::Alarm,
        Certainty::Confirmed => Tone::StrongAlarm,
    }
}

impl Words<'_> {
    /// The sign and the short words of a phase; the present one has the sign of the patient.
    #[must_use]
    pub fn phase_sign(&self, phase: &Phase) -> (RowSign, &'static str) {
        let sign = if self.assessment.phases.last() == Some(phase) {
            self.sign()
        } else {
            sign_of(&phase.verdict)
        };
        (sign, short_words(self.language, &phase.verdict))
    }

    /// What is on file of a day: `02-May-2024: HBV DNA 3 200, ALT 1.3x, lamivudine day 843, phase "positive again"`.
    #[must_use]
    pub fn day_words(&self, day: NaiveDate) -> String {
        let (mut parts, further) = self.results_of(day);
        parts.extend(self.drugs_of(day));
        parts.extend(self.phase_of(day));
        parts.extend(further);
        if parts.is_empty() {
            parts.push(self.language.says("nothing on file", "无记录").to_owned());
        }
        say!(
            self.language,
            "{day}: {parts}",
            "{day}：{parts}",
            day = date_words(self.language, day),
            parts = parts.join(self.language.says(", ", "，"))
        )
    }

    /// HBV DNA and ALT of a day; what serology found and how many others there are.
    fn results_of(&self, day: NaiveDate) -> (Vec<String>, Vec<String>) {
        let (mut loads, mut alt, mut further) = (Vec::new(), Vec::new(), Vec::new());
        let mut others = 0;
        for (reference, result) in effective::results(self.record, self.assessment.day) {
            if result.on != day {
                continue;
            }
            match result.finding.test() {
                Test::HbvDna => loads.push(self.load_of(reference)),
                Test::Analyte(Analyte::Alt) => {
                    let multiple = Measured::of(result, self.knowledge)
                        .and_then(|measured| measured.multiple_of_upper())
                        .map(|multiple| multiple_words(self.language, MultipleOfLimit(multiple)));
                    let value = multiple.or_else(|| self.value_words(reference));
                    let name = self.test_name(Test::Analyte(Analyte::Alt));
                    alt.push(format!("{name} {}", value.unwrap_or_default()));
                }
                Test::Marker(_) | Test::Genotype | Test::Ultrasound => further.push(finding_words(
                    self.language,
                    &result.finding,
                    self.knowledge,
                )),
                Test::Analyte(_) => others += 1,
            }
        }
        further.extend((others > 0).then(|| {
            count(
                self.language,
                others,
                Phrase::new("other result", "项其他结果"),
            )
        }));
        loads.extend(alt);
        (loads, further)
    }

    fn load_of(&self, reference: ResultRef) -> String {
        let name = self.test_name(Test::HbvDna);
        let value = self.value_words(reference).unwrap_or_default();
        let cell = self.flow_cell(reference);
        let marks = cell.map(|cell| cell.marks).unwrap_or_default();
        let said = FLOW_MARKS
            .iter()
            .filter(|(mark, ..)| match mark {
                CellMark::Trace | CellMark::Excused | CellMark::SetAside => marks.contains(mark),
                CellMark::High
                | CellMark::Low
                | CellMark::Positive
                | CellMark::Amended
                | CellMark::Unusual
                | CellMark::Imported => false,
            })
            .map(|(_, _, meaning)| {
                let meaning = meaning.of(self.language);
                say!(self.language, " ({meaning})", "（{meaning}）")
            })
            .next()
            .unwrap_or_default();
        format!("{name} {value}{said}")
    }

    fn drugs_of(&self, day: NaiveDate) -> Vec<String> {
        let mut told = Vec::new();
        for course in effective::taken_courses(self.record, self.assessment.day) {
            let ended = course.stop.is_some_and(|stop| stop < day);
            if course.start > day || ended {
                continue;
            }
            let name = name_words(self.language, self.knowledge.drugs.get(course.drug));
            let taken = days_between(course.start, day);
            told.push(if course.start == day {
                say!(self.language, "{name} started", "{name}开始")
            } else if course.stop == Some(day) {
                say!(
                    self.language,
                    "{name} stopped on day {taken}",
                    "{name}第{taken}天停药"
                )
            } else {
                say!(self.language, "{name} day {taken}", "{name}第{taken}天")
            });
        }
        told
    }

    /// The phase that owns a day, with the words of the strip: its verdict at its own end.
    fn phase_of(&self, day: NaiveDate) -> Option<String> {
        let phase = self
            .assessment
            .phases
            .iter()
            .find(|phase| phase.from < day && phase.to.is_none_or(|to| day <= to))?;
        let verdict = say!(
            self.language,
            "phase \"{phase}\"",
            "阶段「{phase}」",
            phase = short_words(self.language, &phase.verdict)
        );
        Some(match phase.kind {
            PhaseKind::Treatment => verdict,
            PhaseKind::Off => say!(
                self.language,
                "off day {days}, {verdict}",
                "停药第{days}天，{verdict}",
                days = days_between(phase.from, day)
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::assessment::Reappearance;

    /// The strip has no room for more, and every terminal has these characters.
    #[test]
    fn shapes_and_short_words_are_ascii_and_tell_verdicts_apart() {
        let mut shapes: Vec<char> = Shape::ALL.map(Shape::character).to_vec();
        assert!(shapes.iter().all(char::is_ascii_graphic));
        shapes.sort_unstable();
        shapes.dedup();
        assert_eq!(shapes.len(), Shape::ALL.len());
        let back = Reappearance {
            since: NaiveDate::MIN,
            certainty: Certainty::Confirmed,
            interruption: None,
            may_have_begun_on_earlier_line: false,
        };
        let table = [
            (Verdict::AwaitingResponse, '~', "too early"),
            (Verdict::Responding, '=', "negative"),
            (Verdict::StopConditionsMet, '=', "conditions held"),
            (Verdict::SecondaryResistance(back), '!', "positive again"),
            (
                Verdict::Prophylaxis { reactivated: false },
                '.',
                "preventive",
            ),
            (Verdict::OffTreatment, '?', "off, not tested"),
            (Verdict::OffTreatmentRemission, '=', "off, negative"),
            (
                Verdict::Undetermined(Undetermined::NoDnaSinceStart),
                '?',
                "cannot judge",
            ),
        ];
        for (verdict, sign, words) in table {
            let of = sign_of(&verdict);
            assert_eq!(of.sign.character(), sign, "{verdict:?}");
            assert_eq!(short_words(Language::English, &verdict), words);
            assert!(words.is_ascii());
            // Green is said of the present only.
            assert_ne!(of.tone, Tone::Good);
        }
    }
}
