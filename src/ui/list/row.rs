//! A row of the list: sign, number, name, age, drug, last HBV DNA and ALT, what was measured, what is due, drafts.

use ratatui::layout::Rect;

use crate::app::Model;
use crate::app::board::Standing;
use crate::app::cells::{cells, fit, pad};
use crate::clinical::assessment::{PhaseKind, Stage};
use crate::clinical::calendar::{whole_months_between, whole_years_between};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::quantity::IuPerMl;
use crate::clinical::worklist::earliest_due;
use crate::ui::paint::Paint;
use crate::ui::theme::Role;
use crate::wording::{iu_words, multiple_words, shown};

/// Widths of the columns; the headline has what is left.
pub(super) struct Columns {
    number: usize,
    name: usize,
    drug: usize,
    headline: usize,
}

pub(super) const SIGN: usize = 2;
const AGE: usize = 4;
const DNA: usize = 10;
/// `9m`, `99m`, `12y`.
pub(super) const AGE_OF_DNA: usize = 4;
const ALT: usize = 5;
const DUE: usize = 9;
pub(super) const DRAFT: usize = 1;
/// Numbers up to this width are shown whole.
const LONGEST_NUMBER: usize = 12;

impl Columns {
    /// ```text
    /// ! W-19    CHEN, Wei      50  LAM 28m  3 200 ^ 1.3x  DNA positive again on tre..  02-Jun
    /// ```
    pub(super) fn of(model: &Model, width: u16) -> Self {
        let width = usize::from(width);
        let (name, drug) = match width {
            0..100 => (12, 8),
            100..140 => (18, 12),
            140.. => (24, 16),
        };
        let number = number_width(model);
        let fixed = SIGN + number + name + AGE + drug + DNA + AGE_OF_DNA + ALT + DUE + DRAFT;
        Self {
            number,
            name,
            drug,
            headline: width.saturating_sub(fixed),
        }
    }

    /// The widths of number and name.
    pub(super) const fn who(&self) -> (usize, usize) {
        (self.number, self.name)
    }
}

/// What stands in the place of the due day once a patient was ticked off on the clinic of the day.
const SEEN: &str = "\u{2713} seen";

/// Draws the heads of the columns.
pub(super) fn draw_heading(paint: &mut Paint<'_>, area: Rect, columns: &Columns) {
    let text = [
        pad("", SIGN),
        pad("number", columns.number),
        pad("name", columns.name),
        pad("age", AGE),
        pad("drug", columns.drug),
        right("DNA  ", DNA),
        pad("old", AGE_OF_DNA),
        pad("ALT", ALT),
        column("what was measured", columns.headline),
        pad("due", DUE),
    ]
    .concat();
    let style = paint.theme().role(Role::Head);
    paint.text(area, &text, style);
}

/// Draws the row of a patient.
pub(super) fn draw_row(
    model: &Model,
    standing: &Standing,
    paint: &mut Paint<'_>,
    area: Rect,
    columns: &Columns,
) {
    let knowledge = model.knowledge();
    let person = &standing.record.person;
    let today = model.today();
    let age = person.born.map_or_else(
        || "-".to_owned(),
        |born| whole_years_between(born.date, today).to_string(),
    );
    let facts = &standing.assessment.facts;
    let (dna, dna_age) = last_dna(model, standing);
    let alt = facts
        .alt
        .map_or_else(|| "-".to_owned(), |(_, multiple)| multiple_words(multiple));
    let overdue = earliest_due(&standing.assessment).is_some_and(|due| due < today);
    let seen = standing.record.was_seen(today);
    let due = if seen {
        SEEN.to_owned()
    } else {
        standing.words(knowledge).due_column()
    };
    let says = standing.words(knowledge).row_headline();
    let draft = draft_mark(model, standing);
    let theme = paint.theme();
    let sign = theme.tone(standing.sign.tone);
    let headline = match standing.assessment.liver_alert {
        Some(_) => sign,
        None => theme.tone(standing.headline.tone),
    };
    let plain = theme.role(Role::Field);
    let late = theme.role(Role::Overdue);
    paint.texts(
        area,
        &[
            (
                &pad(&standing.sign.sign.character().to_string(), SIGN),
                sign,
            ),
            (&column(&shown(&person.mrn), columns.number), plain),
            (&column(&shown(&person.name), columns.name), plain),
            (&column(&age, AGE), plain),
            (
                &column(
                    &drug(standing, knowledge, model, columns.drug),
                    columns.drug,
                ),
                plain,
            ),
            (&right(&dna, DNA), plain),
            (&column(&dna_age, AGE_OF_DNA), plain),
            (&column(&alt, ALT), plain),
            (&column(&says, columns.headline), headline),
            (
                &column(&due, DUE),
                match (seen, overdue) {
                    (true, _) => theme.role(Role::Saved),
                    (false, true) => late,
                    (false, false) => plain,
                },
            ),
            (draft, theme.role(Role::Head)),
        ],
    );
}

/// A sign where a form of the patient waits.
pub(super) fn draft_mark(model: &Model, standing: &Standing) -> &'static str {
    let waits = model.drafts_of(Some(standing.record.id)).next().is_some();
    if waits { "\u{270e}" } else { "" }
}

/// Cells of the numbers.
pub(super) fn number_width(model: &Model) -> usize {
    model.board().longest_number().clamp(6, LONGEST_NUMBER) + 1
}

/// The last HBV DNA with its trend, and its age: `3 200 ^`, `9m`.
pub(super) fn last_dna(model: &Model, standing: &Standing) -> (String, String) {
    let Some(last) = standing.assessment.facts.last else {
        return ("-  ".to_owned(), String::new());
    };
    let below = if last.is_negative() { "<" } else { "" };
    let trend = standing.words(model.knowledge()).dna_trend().unwrap_or(' ');
    let months = whole_months_between(last.on, model.today());
    let age = if months < 100 {
        format!("{months}m")
    } else {
        format!("{}y", months / 12)
    };
    (format!("{below}{} {trend}", short_load(last.value)), age)
}

/// A text in a column, with a blank before the next.
pub(super) fn column(text: &str, width: usize) -> String {
    pad(&fit(text, width.saturating_sub(1)), width)
}

/// A text at the right of its column, with a blank before the next.
pub(super) fn right(text: &str, width: usize) -> String {
    let text = fit(text, width.saturating_sub(1));
    let gap = width.saturating_sub(cells(&text) + 1);
    format!("{}{text} ", " ".repeat(gap))
}

/// A load that is never cut: `999 999`, `8.4e6`.
fn short_load(load: IuPerMl) -> String {
    let words = iu_words(load);
    if cells(&words) < DNA - 2 {
        words
    } else {
        format!("{:.1e}", load.get())
    }
}

/// `LAM 28m`, `off 15m`, `-`; in years, without the time, or only how many drugs, where there is no room.
fn drug(standing: &Standing, knowledge: &Knowledge, model: &Model, width: usize) -> String {
    let today = model.today();
    match standing.assessment.facts.stage {
        Stage::NeverTreated => "-".to_owned(),
        Stage::Off { stop, .. } => format!("off {}m", whole_months_between(stop, today)),
        Stage::OnTreatment { line_start, .. } => {
            let drugs: Vec<&str> = standing
                .assessment
                .phases
                .iter()
                .rev()
                .find(|phase| phase.kind == PhaseKind::Treatment)
                .iter()
                .flat_map(|phase| &phase.drugs)
                .map(|drug| {
                    let drug = knowledge.drugs.get(*drug);
                    drug.abbreviations.first().unwrap_or(&drug.name).as_str()
                })
                .collect();
            let names = drugs.join("+");
            let months = whole_months_between(line_start, today);
            // A year or two would say too little.
            let years = (months >= 36).then(|| format!("{names} {}y", months / 12));
            std::iter::once(format!("{names} {months}m"))
                .chain(years)
                .chain([names])
                .find(|words| cells(words) < width)
                .unwrap_or_else(|| format!("{} drugs", drugs.len()))
        }
    }
}
