//! Courses and phases: which drugs from when to when, and what the rules say of every stretch.

use std::ops::Range;

use super::{Meaning, Row, Rows, Span, wrap};
use crate::clinical::assessment::PhaseKind;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Id, Intent, Record};
use crate::keys::{Action, Keymap, Place};
use crate::view::board::Standing;
use crate::wording::screens::{entries, record as said};
use crate::wording::{Language, name_words};
use crate::wording::{day_words, intent_words, shown};

/// Courses, newest first, then phases and events, in rows of `width` cells.
pub fn courses(
    standing: &Standing,
    knowledge: &Knowledge,
    keys: &Keymap,
    width: usize,
) -> Vec<Row> {
    let language = standing.language;
    let mut rows = vec![heading(said::COURSES.of(language))];
    if standing.record.courses.is_empty() {
        rows.push(vec![Span::new(
            Meaning::Faint,
            said::no_drug_yet(language, keys.told(Place::Record, Action::Drug)),
        )]);
    }
    for course in standing.record.courses.iter().rev() {
        let meaning = if course.stop.is_none() {
            Meaning::Strong
        } else {
            Meaning::Plain
        };
        rows.extend(
            wrap(&course_text(standing.language, course, knowledge), width)
                .into_iter()
                .map(|piece| vec![Span::new(meaning, piece)]),
        );
    }
    let words = standing.words(knowledge);
    rows.push(heading(said::PHASES.of(language)));
    let mut page = Rows {
        rows,
        ..Rows::new(language, width)
    };
    for phase in standing.assessment.phases.iter().rev() {
        let label = match phase.kind {
            PhaseKind::Treatment => said::ON,
            PhaseKind::Off => said::OFF,
        };
        page.labelled(label, Meaning::Plain, &words.phase_words(phase));
    }
    page.list(said::EVENTS, Meaning::Plain, &words.events());
    page.rows
}

/// The rows in which the courses stand on that page, the newest course first.
pub fn course_rows(
    language: Language,
    record: &Record,
    knowledge: &Knowledge,
    width: usize,
) -> Vec<(Id, Range<usize>)> {
    let mut first = 1;
    let mut places = Vec::new();
    for course in record.courses.iter().rev() {
        let count = wrap(&course_text(language, course, knowledge), width).len();
        places.push((course.id, first..first + count));
        first += count;
    }
    places
}

/// `lamivudine from 08-Jan-2023 to 01-Mar-2026, 100 mg: rash`.
pub fn course_text(language: Language, course: &Course, knowledge: &Knowledge) -> String {
    let drug = name_words(language, knowledge.drugs.get(course.drug));
    let stop = course.stop.map_or_else(
        || said::STILL_TAKEN.of(language).to_owned(),
        |stop| said::until(language, day_words(language, stop)),
    );
    let mut text = said::course(language, drug, day_words(language, course.start), stop);
    if let Some(dose) = &course.dose {
        text.push_str(&entries::because(language, shown(dose)));
    }
    match course.intent {
        Intent::Treatment => {}
        other @ (Intent::Prophylaxis | Intent::Pregnancy) => {
            text.push_str(&format!(" [{}]", intent_words(language, other)));
        }
    }
    if let Some(reason) = &course.reason {
        text.push_str(&format!(": {}", shown(reason)));
    }
    text
}

fn heading(text: &str) -> Row {
    vec![Span::new(Meaning::Heading, text)]
}
