//! The cells of the flow sheet and of the row of HBV DNA: a value as reported, with marks for what must not be missed.

use chrono::NaiveDate;

use crate::clinical::assessment::{CountedAs, NotCountedBecause, ResultRef};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::limits::{Beyond, Measured};
use crate::clinical::record::{LabResult, Via};

use super::Words;
use super::language::Phrase;
use super::language::say;
use super::numbers::{age_words, day_words, iu_words};

/// What a mark beside a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellMark {
    /// Above its upper limit.
    High,
    /// Below its lower limit.
    Low,
    /// HBV DNA that counts as positive.
    Positive,
    /// HBV DNA detected below the limit.
    Trace,
    /// Not comparable with the earlier limit.
    Excused,
    /// Cannot show that the positive before it has gone, too crude, or another result of the day counts.
    SetAside,
    /// Amended since it was entered.
    Amended,
    /// Unusual, and kept.
    Unusual,
    /// Came by an import of files.
    Imported,
}

/// Every mark with its character and its meaning, for the legend.
pub const FLOW_MARKS: [(CellMark, char, Phrase); 9] = [
    (
        CellMark::High,
        'H',
        Phrase::new("above its limit", "高于上限"),
    ),
    (
        CellMark::Low,
        'L',
        Phrase::new("below its limit", "低于下限"),
    ),
    (
        CellMark::Positive,
        'P',
        Phrase::new("DNA positive", "DNA 阳性"),
    ),
    (
        CellMark::Trace,
        't',
        Phrase::new(
            "trace: detected below the limit",
            "痕量：检出但低于检测下限",
        ),
    ),
    (
        CellMark::Excused,
        'e',
        Phrase::new(
            "not comparable with the earlier limit",
            "与此前检测下限不可比较",
        ),
    ),
    (
        CellMark::SetAside,
        's',
        Phrase::new("set aside: does not count", "不计入"),
    ),
    (CellMark::Amended, 'a', Phrase::new("amended", "已更正")),
    (
        CellMark::Unusual,
        'u',
        Phrase::new("unusual, kept", "异常值，保留"),
    ),
    (CellMark::Imported, 'i', Phrase::new("imported", "导入")),
];

impl CellMark {
    /// The character beside the value.
    #[must_use]
    pub fn character(self) -> char {
        FLOW_MARKS
            .iter()
            .find(|(mark, _, _)| *mark == self)
            .map_or('?', |(_, character, _)| *character)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowCell {
    pub result: ResultRef,
    pub on: CalendarDay,
    /// The value as it was reported, its digits grouped; with its unit only where that is not the usual one.
    pub value: String,
    /// What must not be missed, in the order of [`FLOW_MARKS`].
    pub marks: Vec<CellMark>,
}

impl Words<'_> {
    /// A result as a cell of the flow sheet.
    #[must_use]
    pub fn flow_cell(&self, reference: ResultRef) -> Option<FlowCell> {
        let result = self.result(reference)?;
        let mut marks: Vec<CellMark> = self.limit_mark(result).into_iter().collect();
        marks.extend(self.series_mark(reference));
        if !result.earlier().is_empty() {
            marks.push(CellMark::Amended);
        }
        if result.unusual {
            marks.push(CellMark::Unusual);
        }
        let imported = self
            .record
            .reports
            .iter()
            .any(|head| head.id == result.report && head.source.via == Via::Import);
        if imported {
            marks.push(CellMark::Imported);
        }
        Some(FlowCell {
            result: reference,
            on: result.day(),
            value: match self.hbsag_fall(reference) {
                Some(fall) => format!("{} {fall}", self.value_words(reference)?),
                None => self.value_words(reference)?,
            },
            marks,
        })
    }

    fn limit_mark(&self, result: &LabResult) -> Option<CellMark> {
        let beyond = Measured::of(result, self.knowledge)?.beyond()?;
        Some(match beyond {
            Beyond::Above => CellMark::High,
            Beyond::Below => CellMark::Low,
        })
    }

    /// How an HBV DNA result counts.
    fn series_mark(&self, reference: ResultRef) -> Option<CellMark> {
        let series = &self.assessment.series;
        let counted = series
            .counted
            .iter()
            .find(|counted| counted.result == reference)
            .map(|counted| match counted.counted_as {
                CountedAs::Clean => None,
                CountedAs::Trace => Some(CellMark::Trace),
                CountedAs::Excused => Some(CellMark::Excused),
                CountedAs::Quantified | CountedAs::AboveRange => Some(CellMark::Positive),
            });
        let not_counted = || {
            series
                .not_counted
                .iter()
                .find(|left| left.result == reference)
                .map(|left| match left.because {
                    NotCountedBecause::TooCrude
                    | NotCountedBecause::SameDay
                    | NotCountedBecause::SetAside { .. } => CellMark::SetAside,
                })
        };
        counted.unwrap_or_else(not_counted)
    }

    /// The day of a result, with `~` where only the month is known.
    fn result_day(&self, reference: ResultRef, on: NaiveDate) -> String {
        let day = self.result(reference).map(LabResult::day);
        day_words(self.language, day.unwrap_or(CalendarDay::exact(on)))
    }

    /// The last few counted HBV DNA with their dates, oldest first, and the age of the newest: with limits and dates
    /// an expert can redo the verdict in the head.
    #[must_use]
    pub fn dna_row(&self, how_many: usize) -> Vec<String> {
        let counted = &self.assessment.series.counted;
        let first = counted.len().saturating_sub(how_many);
        let newest = counted.len().saturating_sub(1);
        counted
            .iter()
            .enumerate()
            .skip(first)
            .map(|(place, result)| {
                let value = self
                    .value_words(result.result)
                    .unwrap_or_else(|| iu_words(result.value));
                let age = if place == newest {
                    say!(
                        self.language,
                        " ({age})",
                        "（{age}）",
                        age = age_words(self.language, result.on, self.assessment.day)
                    )
                } else {
                    String::new()
                };
                say!(
                    self.language,
                    "{day} {value} [limit {limit}]{age}",
                    "{day} {value}[下限{limit}]{age}",
                    day = self.result_day(result.result, result.on),
                    limit = iu_words(result.limit)
                )
            })
            .collect()
    }

    /// The trend of the last two counted HBV DNA: `^` up, `v` down by the clinic's measure of rising and falling,
    /// `=` neither; nothing for fewer than two.
    #[must_use]
    pub fn dna_trend(&self) -> Option<char> {
        let [.., before, last] = self.assessment.series.counted.as_slice() else {
            return None;
        };
        let alert = &self.knowledge.settings.alert;
        Some(
            if last
                .value
                .is_above_by_more_than(alert.rising_log10, before.value)
            {
                '^'
            } else if last
                .value
                .is_below_by_at_least(alert.falling_log10, before.value)
            {
                'v'
            } else {
                '='
            },
        )
    }
}
