//! A row of the recall list: sign, number, name, what is due and how late, last HBV DNA where there is room, what is to be
//! done, contact, what was tried.

use ratatui::layout::Rect;

use super::row::{
    AGE_OF_DNA, NEXT, SIGN, column, draft_mark, last_dna, mark, name, number_width, right,
};
use crate::app::Model;
use crate::app::list::Column;
use crate::clinical::recall;
use crate::ui::paint::Paint;
use crate::ui::theme::Role;
use crate::view::board::Standing;
use crate::view::cells::{cells, pad};
use crate::wording::Phrase;
use crate::wording::screens::list as words;
use crate::wording::shown;

/// A sign where a draft waits.
const DRAFT: usize = 1;

/// Widths of the columns; what was tried has what is left.
pub(super) struct Columns {
    number: usize,
    name: usize,
    due: usize,
    dna: usize,
    dna_age: usize,
    contact: usize,
    noted: usize,
}

impl Columns {
    /// ```text
    /// ? W-21    ZHANG, Wei   late 7m DNA, liver      <20 =  9m  late 7 m  +86 138 0013 8000  tried 2x, 18-Nov no answer
    /// ```
    pub(super) fn of(model: &Model, width: u16) -> Self {
        let width = usize::from(width);
        let (name, due, dna, dna_age, contact) = match width {
            0..100 => (11, 19, 0, 0, 18),
            100..140 => (15, 24, 10, AGE_OF_DNA, 19),
            140.. => (24, 34, 10, AGE_OF_DNA, 24),
        };
        let number = number_width(model);
        let fixed = SIGN + number + name + due + dna + dna_age + NEXT + contact + DRAFT;
        Self {
            number,
            name,
            due,
            dna,
            dna_age,
            contact,
            noted: width.saturating_sub(fixed),
        }
    }
}

pub(super) fn draw_heading(model: &Model, paint: &mut Paint<'_>, area: Rect, columns: &Columns) {
    let language = model.language();
    let head = |column, words: Phrase, width| pad(&name(model, column, words), width);
    let text = [
        pad("", SIGN),
        head(Column::Number, words::COLUMN_NUMBER, columns.number),
        head(Column::Name, words::COLUMN_NAME, columns.name),
        head(Column::Due, words::COLUMN_DUE, columns.due),
        right(&name(model, Column::Dna, words::COLUMN_DNA), columns.dna),
        head(Column::Tested, words::COLUMN_OLD, columns.dna_age),
        pad(words::COLUMN_NEXT.of(language), NEXT),
        pad(words::COLUMN_CONTACT.of(language), columns.contact),
        // A head that is cut says nothing.
        if columns.noted < cells(words::COLUMN_NOTED.of(language)) {
            String::new()
        } else {
            pad(words::COLUMN_NOTED.of(language), columns.noted)
        },
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
    let words = standing.words(knowledge);
    let person = &standing.record.person;
    let due = recall::tests_due(&standing.assessment, &knowledge.settings);
    let due = words.recall_column(due, |words| cells(words) < columns.due);
    let (dna, age) = last_dna(model, standing, columns.dna);
    let noted = words.recall_notes_column(|words| cells(words) < columns.noted);
    let theme = paint.theme();
    let plain = theme.role(Role::Field);
    paint.texts(
        area,
        &[
            (
                &standing.sign.sign.character().to_string(),
                theme.tone(standing.sign.tone),
            ),
            (&mark(model, standing), plain),
            (&column(&shown(&person.mrn), columns.number), plain),
            (&column(&shown(&person.name), columns.name), plain),
            (&column(&due, columns.due), plain),
            (&right(&dna, columns.dna), plain),
            (&column(&age, columns.dna_age), plain),
            (&pad(&standing.action.in_short, NEXT), plain),
            (
                &column(
                    &words.contact().unwrap_or_else(|| "-".to_owned()),
                    columns.contact,
                ),
                plain,
            ),
            (&column(&noted, columns.noted), plain),
            (&draft_mark(model, standing).to_string(), plain),
        ],
    );
}
