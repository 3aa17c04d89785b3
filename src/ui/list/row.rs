//! A row of the list: sign, number, name, age, drug, last HBV DNA and ALT, what was measured, what is to be done, marks.
//! The sign alone is coloured: one accent a row.

use ratatui::layout::Rect;

use super::course;
use crate::app::Model;
use crate::app::list::Column;
use crate::clinical::assessment::{PhaseKind, Stage};
use crate::clinical::calendar::{whole_months_between, whole_years_between};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::NoteKind;
use crate::ui::paint::Paint;
use crate::ui::theme::{Role, Theme};
use crate::view::board::Standing;
use crate::view::cells::{cells, fit, pad};
use crate::view::page::picture::Ink;
use crate::wording::screens::list as words;
use crate::wording::{Language, Phrase, iu_words, multiple_words, shown};

/// Widths of the columns. The name grows with the terminal to the longest on file; what was measured stands beside it
/// where there is room for a sentence, and what is to be done alone where there is none.
pub(super) struct Columns {
    time: usize,
    number: usize,
    name: usize,
    age: usize,
    drug: usize,
    dna: usize,
    dna_age: usize,
    course: usize,
    alt: usize,
    headline: usize,
    next: usize,
}

pub(super) const SIGN: usize = 2;
/// `9m`, `99m`, `12y`.
pub(super) const AGE_OF_DNA: usize = 4;
const ALT: usize = 5;
/// Cells by which a Chinese measure or age is wider than its letter.
const WIDER: usize = 1;
/// `repeat 22 Jun`, `doctor now`, `late 11 m`.
pub(super) const NEXT: usize = 14;
/// Who is on today's clinic, who has a note, who has a draft.
const MARKS: usize = 3;
/// From this width on the course of HBV DNA is drawn.
const LEAST_WITH_COURSE: usize = 125;
/// Numbers up to this width are shown whole.
const LONGEST_NUMBER: usize = 12;
/// Names up to this width are shown whole where there is room.
const LONGEST_NAME: usize = 40;
/// A name has so much beside what was measured.
const LEAST_NAME: usize = 18;
/// Most names fit into so many: only beyond that is what was measured given more.
const USUAL_NAME: usize = 26;
/// So many cells of what was measured say something.
const LEAST_HEADLINE: usize = 30;
/// Most of what was measured fits into so many: only beyond that has the name more.
const USUAL_HEADLINE: usize = 52;

impl Columns {
    /// ```text
    /// ! W-19    CHEN, Wei                50 LAM 2y4m    3 200 ^ 1m  1.3x repeat 2 Jun
    /// ! W-19    CHEN, Wei   50  LAM 2y4m  3 200 ^ 1m  1.3x  DNA positive again on tre..  repeat 2 Jun
    /// ```
    pub(super) fn of(model: &Model, theme: Theme, width: u16) -> Self {
        let width = usize::from(width);
        let wider = match model.language() {
            Language::English => 0,
            Language::Chinese => WIDER,
        };
        let alt = ALT + wider;
        let (age, drug, dna, dna_age) = match width {
            0..70 => (3, 8, 9, 0),
            70..100 => (3, 10, 9, AGE_OF_DNA),
            100..140 => (4, 12, 10, AGE_OF_DNA),
            140.. => (4, 16, 11, AGE_OF_DNA),
        };
        let dna_age = match dna_age {
            0 => 0,
            cells => cells + wider,
        };
        let age = age.max(3 + 2 * wider);
        let course = match theme.ink() {
            Ink::Braille if width >= LEAST_WITH_COURSE => course::RESULTS + 1,
            Ink::Braille | Ink::Ascii => 0,
        };
        let number = number_width(model);
        let time = time_width(model);
        let fixed = SIGN + time + number + age + drug + dna + dna_age + course + alt + NEXT + MARKS;
        let rest = width.saturating_sub(fixed);
        let longest = model.board().longest_name().min(LONGEST_NAME) + 1;
        let name = match rest.checked_sub(LEAST_HEADLINE) {
            Some(beside) if beside >= LEAST_NAME => longest
                .min(USUAL_NAME.max(rest.saturating_sub(USUAL_HEADLINE)))
                .clamp(LEAST_NAME, beside),
            Some(_) | None if width < 100 => rest,
            Some(_) | None => longest.min(rest),
        };
        let headline = match rest - name {
            room if room >= LEAST_HEADLINE => room,
            _ => 0,
        };
        Self {
            time,
            number,
            name,
            age,
            drug,
            dna,
            dna_age,
            course,
            alt,
            headline,
            next: NEXT + rest - name - headline,
        }
    }
}

/// What stands in the place of what is to be done once a patient was ticked off on the clinic of the day.
const SEEN: Phrase = words::SEEN_MARK;

pub(super) fn draw_heading(model: &Model, paint: &mut Paint<'_>, area: Rect, columns: &Columns) {
    let language = model.language();
    let head = |column, words: Phrase, width| pad(&name(model, column, words), width);
    let age = columns.age.max(cells(words::COLUMN_AGE_WIDE.of(language)));
    let text = [
        pad("", SIGN),
        head(Column::Time, words::COLUMN_TIME, columns.time),
        head(Column::Number, words::COLUMN_NUMBER, columns.number),
        head(Column::Name, words::COLUMN_NAME, columns.name),
        head(Column::Age, words::COLUMN_AGE, age),
        head(
            Column::Drug,
            words::COLUMN_DRUG,
            columns.age + columns.drug - age,
        ),
        right(&name(model, Column::Dna, words::COLUMN_DNA), columns.dna),
        head(Column::Tested, words::COLUMN_OLD, columns.dna_age),
        pad("", columns.course),
        head(Column::Alt, words::COLUMN_ALT, columns.alt),
        column(words::COLUMN_MEASURED.of(language), columns.headline),
        head(Column::Due, words::COLUMN_NEXT, columns.next),
    ]
    .concat();
    let style = paint.theme().role(Role::Head);
    paint.text(area, &text, style);
}

/// The head of a column: that by which the list stands has a sign behind it.
pub(super) fn name(model: &Model, column: Column, words: Phrase) -> String {
    let words = words.of(model.language());
    if model
        .list()
        .sorted()
        .is_none_or(|sort| sort.column != column)
    {
        return words.to_owned();
    }
    let word = words.trim_end();
    let blanks = cells(words).saturating_sub(cells(word) + 1);
    format!("{word}^{}", " ".repeat(blanks))
}

/// Cells of the times on today's clinic, where some are shown: `09:30 `.
fn time_width(model: &Model) -> usize {
    let list = model.list();
    if list.has_times() && list.search.is_none() {
        6
    } else {
        0
    }
}

/// What stands behind the sign: whether the patient is marked.
pub(super) fn mark(model: &Model, standing: &Standing) -> String {
    let is_marked = model.list().marked().contains(&standing.record.id);
    pad(if is_marked { "+" } else { "" }, SIGN - 1)
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
    let (dna, dna_age) = last_dna(model, standing, columns.dna);
    let course = match columns.course {
        0 => String::new(),
        _ => course::bars(&standing.assessment.series.counted),
    };
    let alt = facts.alt.map_or_else(
        || "-".to_owned(),
        |(_, multiple)| multiple_words(model.language(), multiple),
    );
    let seen = standing.record.was_seen(today);
    let next = if seen {
        SEEN.of(model.language())
    } else {
        standing.action.in_short.as_str()
    };
    let says = standing.words(knowledge).row_headline();
    let marks = marks(model, standing);
    let drug = |width| drug(standing, knowledge, model, width);
    let theme = paint.theme();
    let sign = theme.tone(standing.sign.tone);
    let plain = theme.role(Role::Field);
    paint.texts(
        area,
        &[
            (&standing.sign.sign.character().to_string(), sign),
            (&mark(model, standing), plain),
            (
                &pad(
                    standing.record.time_on_clinic(today).unwrap_or_default(),
                    columns.time,
                ),
                plain,
            ),
            (&column(&shown(&person.mrn), columns.number), plain),
            (&column(&shown(&person.name), columns.name), plain),
            (&treated(&age, columns, drug), plain),
            (&right(&dna, columns.dna), plain),
            (&column(&dna_age, columns.dna_age), plain),
            (&right(&course, columns.course), plain),
            (&column(&alt, columns.alt), plain),
            (&column(&says, columns.headline), plain),
            (&pad(next, columns.next), plain),
            (&marks, plain),
        ],
    );
}

/// Age and drug: whoever is a hundred years old takes a cell from the drug, so that neither is cut.
fn treated(age: &str, columns: &Columns, drug: impl Fn(usize) -> String) -> String {
    let years = columns.age.max(cells(age) + 1);
    let rest = columns.age + columns.drug - years;
    pad(age, years) + &column(&drug(rest), rest)
}

/// The marks of a row, with what they mean.
pub(super) const LEGEND: Phrase = words::LEGEND;

/// A sign where a form of the patient waits.
pub(super) fn draft_mark(model: &Model, standing: &Standing) -> char {
    let waits = model.drafts_of(Some(standing.record.id)).next().is_some();
    if waits { '\u{270e}' } else { ' ' }
}

/// Who is on today's clinic, who has a note, and of whom a form waits.
fn marks(model: &Model, standing: &Standing) -> String {
    let record = &standing.record;
    let is_noted = record
        .notes
        .iter()
        .any(|note| !matches!(note.kind, NoteKind::Visit(_)));
    let mark = |is_so, mark| if is_so { mark } else { ' ' };
    let on_clinic = mark(record.is_on_clinic(model.today()), 'c');
    [on_clinic, mark(is_noted, 'n'), draft_mark(model, standing)]
        .iter()
        .collect()
}

pub(super) fn number_width(model: &Model) -> usize {
    model.board().longest_number().clamp(6, LONGEST_NUMBER) + 1
}

/// The last HBV DNA with its trend, for a column of so many cells, and its age: `3 200 ^`, `9m`.
pub(super) fn last_dna(model: &Model, standing: &Standing, width: usize) -> (String, String) {
    let Some(last) = standing.assessment.facts.last else {
        return ("-  ".to_owned(), String::new());
    };
    let below = if last.is_negative() { "<" } else { "" };
    let trend = standing.words(model.knowledge()).dna_trend().unwrap_or(' ');
    let language = model.language();
    let months = whole_months_between(last.on, model.today());
    let age = if months < 100 {
        words::months_old(language, months)
    } else {
        words::years(language, months / 12)
    };
    let room = width.saturating_sub(cells(" ^ ") + cells(below));
    (
        format!("{below}{} {trend}", short_load(last.value, room)),
        age,
    )
}

/// A text in a column, with a blank before the next.
pub(super) fn column(text: &str, width: usize) -> String {
    pad(&fit(text, width.saturating_sub(1)), width)
}

/// A text at the right of its column, with a blank before the next.
pub(super) fn right(text: &str, width: usize) -> String {
    let text = fit(text, width.saturating_sub(1));
    let gap = width.saturating_sub(cells(&text) + 1);
    pad(&format!("{}{text} ", " ".repeat(gap)), width)
}

/// A load that is never cut: `999 999`, `8.4e6`.
fn short_load(load: IuPerMl, room: usize) -> String {
    let words = iu_words(load);
    if cells(&words) <= room {
        words
    } else {
        format!("{:.1e}", load.get())
    }
}

/// `9m`, `2y`, `2y4m`.
fn years_and_months(language: Language, months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => words::months(language, months),
        (years, 0) => words::years(language, years),
        (years, months) => words::years_months(language, years, months),
    }
}

/// `LAM 2y4m`, `off 1y3m`, `-`; in years, without the time, or only how many drugs, where there is no room.
fn drug(standing: &Standing, knowledge: &Knowledge, model: &Model, width: usize) -> String {
    let language = model.language();
    let today = model.today();
    match standing.assessment.facts.stage {
        Stage::NeverTreated => "-".to_owned(),
        Stage::Off { stop, .. } => {
            let months = whole_months_between(stop, today);
            words::off_for(language, years_and_months(language, months))
        }
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
            let years = (months >= 36).then(|| words::drug_years(language, &names, months / 12));
            std::iter::once(format!("{names} {}", years_and_months(language, months)))
                .chain(years)
                .chain([names])
                .find(|words| cells(words) < width)
                .unwrap_or_else(|| words::drugs(language, drugs.len()))
        }
    }
}
