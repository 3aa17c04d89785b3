//! The tables of the page: figures of the day, and beside or below them those of the earlier day.

use super::number::{NumberColumn, NumberOf, NumberRow, When};
use super::{NumberCell, Page};
use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::{Regimen, Stopped};
use crate::view::cells::{cells, pad, pad_left};
use crate::view::page::{Meaning, Span};
use crate::wording::screens::record as words;
use crate::wording::{
    CohortPart, RowSign, date_words, month_words, regimen_words, share_words, sign_tone,
    stopped_words, verdict_kind_words,
};

/// No number stands in fewer cells.
const LEAST_NUMBER: usize = 7;
/// A day above its numbers needs so many cells.
const LEAST_DAY: usize = 12;
/// The label of the earlier day needs so many cells where it stands below.
const STACKED_LABEL: usize = 18;
/// Cells before the signs where they stand below the numbers.
const SIGNS_BELOW: usize = 4;
/// Cells between the figures of one day and those of the other.
const BETWEEN: usize = 2;

impl Page<'_> {
    pub(super) fn verdicts(&mut self) {
        self.heading(CohortPart::Verdicts);
        let table = self.table(CohortPart::Verdicts, 41);
        for kind in VerdictKind::ALL {
            let number = |when: When| {
                let mut verdicts = when.of(&self.figures.days).verdicts.iter();
                let behind = verdicts.find(|(other, _)| *other == kind);
                behind.map_or(0, |(_, behind)| behind.number())
            };
            let numbers = When::ALL.map(|when| vec![number(when).to_string()]);
            let row = NumberRow::Verdict(kind);
            self.numbers(
                &table,
                verdict_kind_words(self.language, kind),
                row,
                &numbers,
            );
            self.signs(&table, kind);
        }
    }

    /// How the patients of a verdict are marked in the list, behind its numbers; below them where those of any verdict
    /// do not fit: a number that is cut is another number.
    fn signs(&mut self, table: &Table, kind: VerdictKind) {
        let (Some(signs), false) = (self.figures.signs.get(&kind), table.is_stacked) else {
            return;
        };
        if signs.is_empty() {
            return;
        }
        let end = table.x(When::Then) + table.width + BETWEEN;
        let all = self.figures.signs.values();
        let widest = all.map(|signs| signs_width(signs)).max().unwrap_or(0);
        let before = if end + widest <= self.width {
            self.sheet.rows.pop();
            pad(verdict_kind_words(self.language, kind), end)
        } else {
            " ".repeat(SIGNS_BELOW)
        };
        let mut spans = vec![Span::new(Meaning::Plain, before)];
        for (sign, number) in signs {
            let text = sign_words(*sign, *number);
            spans.push(Span::new(Meaning::Tone(sign_tone(sign.sign)), text));
        }
        self.words(spans);
    }

    pub(super) fn suppression(&mut self) {
        self.heading(CohortPart::Suppression);
        let table = self.table(CohortPart::Suppression, 10);
        for place in 0..self.figures.days.now.suppression.len() {
            let numbers = When::ALL.map(|when| {
                let row = when.of(&self.figures.days).suppression.get(place);
                row.map_or_else(Vec::new, |row| {
                    vec![
                        row.due.number().to_string(),
                        row.assessed.number().to_string(),
                        row.negative.number().to_string(),
                        share_words(row.share()),
                    ]
                })
            });
            let months = self.figures.days.now.suppression.get(place);
            let label =
                months.map_or_else(String::new, |row| month_words(self.language, row.month));
            self.numbers(&table, &label, NumberRow::Suppression(place), &numbers);
        }
    }

    pub(super) fn resistance(&mut self) {
        self.heading(CohortPart::Resistance);
        let regimens = self.regimens();
        if regimens.is_empty() {
            return self.say(
                Meaning::Plain,
                CohortPart::Resistance.nothing(self.language),
            );
        }
        let names = regimens
            .iter()
            .map(|regimen| cells(regimen_words(self.language, *regimen, self.knowledge)));
        let table = self.table(CohortPart::Resistance, names.max().unwrap_or(0) + 1);
        for regimen in &regimens {
            let numbers = When::ALL.map(|when| {
                let mut rows = when.of(&self.figures.days).resistance.iter();
                let row = rows.find(|row| row.regimen == *regimen);
                let numbers = row.map_or([0; 3], |row| {
                    [
                        row.any.number_observed(),
                        row.any.number_of_events(),
                        row.lasting.number_of_events(),
                    ]
                });
                numbers.map(|number| number.to_string()).to_vec()
            });
            let label = regimen_words(self.language, *regimen, self.knowledge).to_owned();
            self.numbers(&table, &label, NumberRow::Resistance(*regimen), &numbers);
        }
        for regimen in regimens {
            self.curve(NumberRow::Resistance(regimen));
        }
    }

    /// Every regimen that is counted on one of the two days, in the order of the day's own.
    fn regimens(&self) -> Vec<Regimen> {
        let days = &self.figures.days;
        let now = days.now.resistance.iter().map(|row| row.regimen);
        let mut all: Vec<Regimen> = now.collect();
        let then = days.then.resistance.iter().map(|row| row.regimen);
        for regimen in then {
            if !all.contains(&regimen) {
                all.push(regimen);
            }
        }
        all
    }

    pub(super) fn relapse(&mut self) {
        self.heading(CohortPart::Relapse);
        let table = self.table(CohortPart::Relapse, 28);
        for stopped in Stopped::ALL {
            let row = NumberRow::Relapse(stopped);
            let numbers = When::ALL.map(|when| {
                let curve = row.curve(when.of(&self.figures.days));
                let numbers = curve.map_or([0; 2], |curve| {
                    [curve.number_observed(), curve.number_of_events()]
                });
                numbers.map(|number| number.to_string()).to_vec()
            });
            self.numbers(&table, stopped_words(self.language, stopped), row, &numbers);
        }
        for stopped in Stopped::ALL {
            self.curve(NumberRow::Relapse(stopped));
        }
    }

    /// The columns of a part, with the rows above its numbers.
    fn table(&mut self, part: CohortPart, label: usize) -> Table {
        let mut widths: Vec<usize> = part
            .heads()
            .iter()
            .map(|head| (cells(head.of(self.language)) + 1).max(LEAST_NUMBER))
            .collect();
        if let [only] = &mut widths[..] {
            *only = (*only).max(LEAST_DAY);
        }
        let width = widths.iter().sum();
        let is_stacked = label + 2 * width + BETWEEN > self.width;
        let table = Table {
            label: if is_stacked {
                label.max(STACKED_LABEL)
            } else {
                label
            },
            widths,
            width,
            is_stacked,
        };
        let heads: String = (table.widths.iter().zip(part.heads()))
            .map(|(width, head)| pad_left(head.of(self.language), *width))
            .collect();
        let (before, between) = (" ".repeat(table.label), " ".repeat(BETWEEN));
        let label = |text: String| vec![Span::new(Meaning::Label, text)];
        if is_stacked {
            self.words(label(before + &heads));
        } else {
            // Each day ends where its last number does; it may be wider than the only one.
            let (now, then) = (
                date_words(self.language, self.figures.of.now),
                self.then_words(),
            );
            let (first, rest) = (table.label + width, BETWEEN + width);
            self.words(label(format!("{now:>first$}{then:>rest$}")));
            self.words(label(format!("{before}{heads}{between}{heads}")));
        }
        table
    }

    /// A row of numbers; where both days do not fit side by side the earlier one stands below.
    fn numbers(&mut self, table: &Table, label: &str, row: NumberRow, numbers: &[Vec<String>; 2]) {
        let first = self.sheet.rows.len();
        self.label(label, table.label);
        if table.is_stacked {
            let then = words::then_on(self.language, self.then_words());
            self.words(vec![Span::new(Meaning::Faint, then)]);
        }
        let mut placed = Vec::new();
        for (when, numbers) in When::ALL.into_iter().zip(numbers) {
            let mut x = table.x(when);
            for (place, (width, text)) in table.widths.iter().zip(numbers).enumerate() {
                placed.push(NumberCell {
                    row: first + usize::from(table.is_stacked && when == When::Then),
                    x,
                    width: *width,
                    text: text.clone(),
                    of: NumberOf {
                        when,
                        row,
                        column: NumberColumn::Head(place),
                    },
                });
                x += width;
            }
        }
        self.sheet.numbers.push(placed);
    }
}

/// So many patients with a sign: `! 12  `.
fn sign_words(sign: RowSign, number: usize) -> String {
    format!("{} {number}  ", sign.sign.character())
}

/// The cells that signs with their numbers fill, without the blanks behind the last.
fn signs_width(signs: &[(RowSign, usize)]) -> usize {
    let all = signs
        .iter()
        .map(|(sign, number)| sign_words(*sign, *number));
    all.map(|text| cells(&text))
        .sum::<usize>()
        .saturating_sub(2)
}

/// Where the columns of a part stand.
struct Table {
    label: usize,
    widths: Vec<usize>,
    /// Cells of all numbers of a day.
    width: usize,
    /// Whether the earlier day stands below.
    is_stacked: bool,
}

impl Table {
    /// The cells before the first number of a day.
    const fn x(&self, when: When) -> usize {
        match when {
            When::Then if !self.is_stacked => self.label + self.width + BETWEEN,
            When::Now | When::Then => self.label,
        }
    }
}
