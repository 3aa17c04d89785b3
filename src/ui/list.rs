//! The patient list: one line each, the worst first; the selected patient's headline and reasons below or beside it.

use ratatui::layout::Rect;

use super::Cursor;
use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::Model;
use crate::app::board::Standing;
use crate::app::cells::{cells, fit, pad};
use crate::app::layout;
use crate::app::page;
use crate::clinical::assessment::{PhaseKind, Stage};
use crate::clinical::calendar::{whole_months_between, whole_years_between};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::quantity::IuPerMl;
use crate::clinical::worklist::earliest_due;
use crate::wording::{iu_words, multiple_words, shown};

/// Widths of the columns; the headline has what is left.
struct Columns {
    number: usize,
    name: usize,
    drug: usize,
    age_of_dna: usize,
    headline: usize,
}

const SIGN: usize = 2;
const AGE: usize = 4;
const DNA: usize = 10;
const ALT: usize = 5;
const DUE: usize = 9;
const DRAFT: usize = 1;
/// Numbers up to this width are shown whole.
const LONGEST_NUMBER: usize = 12;

impl Columns {
    /// ```text
    /// ! W-19    CHEN, Wei      50  LAM 28m  3 200 ^ 1.3x  DNA positive again on tre..  02-Jun
    /// ```
    fn of(model: &Model, width: u16) -> Self {
        let width = usize::from(width);
        let (name, drug, age_of_dna) = match width {
            0..100 => (13, 8, 0),
            100..140 => (18, 12, 5),
            140.. => (24, 16, 5),
        };
        let longest = model.board().longest_number();
        let number = longest.clamp(6, LONGEST_NUMBER) + 1;
        let fixed = SIGN + number + name + AGE + drug + DNA + age_of_dna + ALT + DUE + DRAFT;
        Self {
            number,
            name,
            drug,
            age_of_dna,
            headline: width.saturating_sub(fixed),
        }
    }
}

/// Draws the list; the cursor stands in the search line.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let areas = layout::list(size);
    let columns = Columns::of(model, areas.rows.width);
    let cursor = match &model.list().search {
        Some(search) => {
            let theme = paint.theme();
            let label = "Search: ";
            let found = format!("{} found", model.list().shown().len());
            let right = paint.text_right(areas.heading, &found, theme.role(Role::Foot));
            let used = paint.text(areas.heading, label, theme.role(Role::Head));
            let mut field = after(areas.heading, used);
            field.width = field.width.saturating_sub(right + 1);
            let window = search.window(field.width);
            paint.text(field, &window.text, theme.role(Role::FieldFocused));
            Some((field.x + window.cursor, field.y))
        }
        None => {
            draw_heading(paint, areas.heading, &columns);
            None
        }
    };
    draw_rows(model, paint, areas.rows, &columns);
    draw_pane(model, paint, areas.pane);
    cursor
}

fn draw_heading(paint: &mut Paint<'_>, area: Rect, columns: &Columns) {
    let text = [
        pad("", SIGN),
        pad("number", columns.number),
        pad("name", columns.name),
        pad("age", AGE),
        pad("drug", columns.drug),
        right("DNA  ", DNA),
        pad("old", columns.age_of_dna),
        pad("ALT", ALT),
        column("what was measured", columns.headline),
        pad("due", DUE),
    ]
    .concat();
    let style = paint.theme().role(Role::Head);
    paint.text(area, &text, style);
}

fn draw_rows(model: &Model, paint: &mut Paint<'_>, area: Rect, columns: &Columns) {
    let shown = model.list().shown();
    if shown.is_empty() {
        let words = if model.list().search.is_some() {
            "Nobody is found."
        } else {
            "Nobody is on file yet: n enters the first patient."
        };
        let style = paint.theme().role(Role::Foot);
        paint.text(area, words, style);
        return;
    }
    let height = usize::from(area.height).max(1);
    let selected = model.list().row().unwrap_or(0);
    // The window moves by halves, so that there is always something to read above and below.
    let first = selected
        .saturating_sub(height / 2)
        .min(shown.len().saturating_sub(height));
    for (y, (row, id)) in (area.y..area.bottom()).zip(shown.iter().enumerate().skip(first)) {
        let Some(standing) = model.board().get(*id) else {
            continue;
        };
        let area = Rect::new(area.x, y, area.width, 1);
        draw_row(model, standing, paint, area, columns);
        if row == selected {
            let style = paint.theme().role(Role::Selected);
            paint.style(area, style);
        }
    }
}

fn draw_row(
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
    let dna = facts.last.map_or_else(
        || "-".to_owned(),
        |last| {
            let below = if last.is_negative() { "<" } else { "" };
            format!("{below}{}", short_load(last.value))
        },
    );
    let trend = standing.words(knowledge).dna_trend().unwrap_or(' ');
    let dna_age = facts.last.map_or_else(String::new, |last| {
        format!("{}m", whole_months_between(last.on, today))
    });
    let alt = facts
        .alt
        .map_or_else(|| "-".to_owned(), |(_, multiple)| multiple_words(multiple));
    let overdue = earliest_due(&standing.assessment).is_some_and(|due| due < today);
    let due = standing.words(knowledge).due_column();
    let says = standing.words(knowledge).row_headline();
    let draft = if model.drafts_of(Some(standing.record.id)).next().is_some() {
        "\u{270e}"
    } else {
        ""
    };
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
            (&right(&format!("{dna} {trend}"), DNA), plain),
            (&column(&dna_age, columns.age_of_dna), plain),
            (&column(&alt, ALT), plain),
            (&column(&says, columns.headline), headline),
            (&column(&due, DUE), if overdue { late } else { plain }),
            (draft, theme.role(Role::Head)),
        ],
    );
}

/// A text in a column, with a blank before the next.
fn column(text: &str, width: usize) -> String {
    pad(&fit(text, width.saturating_sub(1)), width)
}

/// A text at the right of its column, with a blank before the next.
fn right(text: &str, width: usize) -> String {
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

/// `LAM 28m`, `off 15m`, `-`; without the months, or only how many drugs, where there is no room.
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
            [
                format!("{names} {}m", whole_months_between(line_start, today)),
                names,
            ]
            .into_iter()
            .find(|words| cells(words) < width)
            .unwrap_or_else(|| format!("{} drugs", drugs.len()))
        }
    }
}

fn draw_pane(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let Some(standing) = model.list().selected.and_then(|id| model.board().get(id)) else {
        return;
    };
    if area.is_empty() {
        return;
    }
    let style = paint.theme().role(Role::Head);
    let banner = crate::wording::banner(&standing.record.person, model.today());
    paint.text(line(area, 0), &banner, style);
    let rows = page::status(standing, model.knowledge(), usize::from(area.width));
    let below = Rect::new(area.x, area.y + 1, area.width, area.height - 1);
    paint.rows(below, &rows, 0);
}
