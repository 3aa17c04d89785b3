//! Today's clinic: who is put on it by number, by name, by a barcode reader or from a file, with a time or without one, taken off and ticked off. Each is an
//! entry with its undo and its history.

use chrono::NaiveDate;

use crate::app::event::Effect;
use crate::app::filter::Filter;
use crate::app::model::{ClinicLine, Model, Page};
use crate::app::operations::{change, keeping, whose};
use crate::app::text::TextLine;
use crate::clinical::record::{FollowUp, Id, Note, NoteKind, Record, Source, Via, Visit};
use crate::keys::{Action, Keymap, Place};
use crate::register::{Change, Op};
use crate::wording::{count_words, date_words, follow_up_words, shown};

mod expected;

use super::marks;
use crate::wording::screens::{clinic as words, common};
use crate::wording::{Language, Sentence};
use expected::Expected;

/// Chooses among the patients whom a name finds.
pub(in crate::app) fn choose(model: &mut Model, down: bool) {
    let last = match model.clinic_finds().len() {
        0 | 1 => return,
        count => count - 1,
    };
    let chosen = model.clinic.chosen;
    model.clinic.chosen = Some(match (chosen, down) {
        (None, true) => 0,
        (None, false) => last,
        (Some(place), true) => (place + 1).min(last),
        (Some(place), false) => place.saturating_sub(1),
    });
}

/// Whether a text that is nobody's number names a file: it has a folder in it, or the ending of one.
pub fn names_a_file(text: &str) -> bool {
    let text = text.trim().trim_matches(['"', '\'']);
    let ending = text.rsplit_once('.').map(|(_, ending)| ending);
    text.contains(['/', '\\'])
        || ending.is_some_and(|ending| {
            ["txt", "csv"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

/// The patient whom the keys are about: the open one, or the selected one.
fn here(model: &Model) -> Option<Id> {
    match model.page {
        Page::List => model.list.selected,
        page => page.patient(),
    }
}

/// Puts the patient on today's clinic, or takes them off. From the list of the clinic itself, or of nobody, numbers are
/// added: whoever is selected there is on it already, and is taken off from their record.
pub(in crate::app) fn put_or_take(model: &mut Model) {
    let is_list = model.page == Page::List;
    if is_list && !model.list.marked().is_empty() {
        return marks::ask_clinic(model);
    }
    match here(model) {
        Some(id) if !(is_list && model.list.filter() == Filter::Clinic) => {
            let Some(op) = put_or_take_op(model, id) else {
                return;
            };
            change::commit(model, vec![op], "", common::NOT_SAVED);
        }
        Some(_) | None => model.clinic.line = Some(TextLine::default()),
    }
}

fn put_or_take_op(model: &mut Model, id: Id) -> Option<Op> {
    let record = model.session.register.get(id)?;
    let change = match record.place_on_clinic(model.session.today) {
        Some((place, _)) => Change::remove(place.clone()),
        None => {
            if let Err(why) = may_come(model.session.language, record, &model.session.keymap) {
                model.refuse(why);
                return None;
            }
            Change::add(place(model, model.session.today))
        }
    };
    Some(Op::Note {
        patient: id,
        change,
    })
}

/// Puts people on the clinic of the day under the calendar's cursor.
pub(in crate::app) fn put_on_day(model: &mut Model) {
    let language = model.session.language;
    let (day, today) = (model.calendar.day(model.session.today), model.session.today);
    if day < today {
        return model.note(words::is_past(language, date_words(language, day)));
    }
    model.clinic = ClinicLine {
        line: Some(TextLine::default()),
        day: Some(day).filter(|day| *day != today),
        ..ClinicLine::default()
    };
}

/// `today's clinic`, `the clinic of 02-Jun-2024`.
pub fn clinic_words(model: &Model) -> String {
    let language = model.session.language;
    match model.clinic.day {
        None => words::TODAY.of(language).to_owned(),
        Some(day) => words::of_day(language, date_words(language, day)),
    }
}

impl Model {
    /// The day of the clinic on which people are put.
    pub fn clinic_day(&self) -> NaiveDate {
        self.clinic.day.unwrap_or(self.session.today)
    }
}

/// Whoever is not followed here stands on no list, so a place on the clinic would not be seen.
pub(in crate::app) fn may_come(
    language: Language,
    record: &Record,
    keys: &Keymap,
) -> Result<(), String> {
    match record.person.follow_up {
        FollowUp::Active => Ok(()),
        left @ (FollowUp::Moved | FollowUp::Lost | FollowUp::Died) => Err(words::may_not_come(
            language,
            crate::view::describe::named(&record.person),
            follow_up_words(language, left),
            keys.told(Place::Record, Action::EditPatient),
        )),
    }
}

/// A place on the clinic of a day.
fn place(model: &mut Model, on: NaiveDate) -> Note {
    let source = Source {
        via: Via::Form,
        seq: model.session.register.next_seq(),
    };
    Note {
        id: model.session.register.allocate_id(),
        on,
        kind: NoteKind::Visit(Visit::Expected),
        text: String::new(),
        source,
    }
}

/// Ticks the patient off, or takes the tick back.
pub(in crate::app) fn tick(model: &mut Model) {
    let language = model.session.language;
    let Some(id) = here(model) else {
        return model.note(common::NOBODY_SELECTED);
    };
    let place = model.session.register.get(id).and_then(|record| {
        let (note, visit) = record.place_on_clinic(model.session.today)?;
        Some((note.clone(), visit))
    });
    let Some((before, visit)) = place else {
        let words = words::not_on_it(
            language,
            whose(model, Some(id)),
            model.key_here(Action::Clinic),
        );
        return model.note(words);
    };
    let now = match visit {
        Visit::Expected => Visit::Seen,
        Visit::Seen => Visit::Expected,
    };
    let after = Note {
        kind: NoteKind::Visit(now),
        ..before.clone()
    };
    let op = Op::Note {
        patient: id,
        change: Change::replace(before, after),
    };
    change::commit(model, vec![op], "", common::NOT_SAVED);
}

/// Enter behind what was typed: a number, a name, several, or the path of a file.
pub(in crate::app) fn add(model: &mut Model) {
    let language = model.session.language;
    let Some(line) = &model.clinic.line else {
        return;
    };
    let typed = line.text().trim().to_owned();
    if typed.is_empty() {
        let back = model.key(Place::Adding, Action::Back);
        return model.note(words::type_something(language, back));
    }
    if numbered(model, &typed).is_none() && names_a_file(&typed) {
        model.effects.push(Effect::ReadNumbers(typed));
        return model.note(words::READING);
    }
    let expected = match expected::read(&typed, model) {
        Ok(expected) => expected,
        Err(why) => return model.refuse(why),
    };
    add_all(model, expected);
}

/// The numbers of a file came, or why there are none.
pub(in crate::app) fn numbers_read(model: &mut Model, numbers: Result<Vec<String>, Sentence>) {
    let language = model.session.language;
    if model.clinic.line.is_none() {
        return model.note(words::LEFT_BEFORE_READ);
    }
    match numbers {
        Ok(numbers) if numbers.is_empty() => model.refuse(words::NO_NUMBER),
        Ok(_) if !keeping::may_edit(model, Action::AddToClinic) => {}
        Ok(numbers) => {
            let of_number = |number: String| Expected {
                who: numbered(model, &number).ok_or(number),
                time: None,
            };
            let expected = numbers.into_iter().map(of_number).collect();
            add_all(model, expected);
        }
        Err(reason) => model.refuse(words::not_read(language, reason.of(language))),
    }
}

/// The patient of a number: written exactly so, or the only one but for the case of letters.
pub(in crate::app) fn numbered(model: &Model, number: &str) -> Option<Id> {
    let exact = model.session.register.find(number).map(|record| record.id);
    exact.or_else(|| model.session.board.alike(number))
}

/// Puts these patients on the clinic, all by one entry; whoever is on it already gets the time. Unknown numbers are
/// listed and stay unknown.
fn add_all(model: &mut Model, expected: Vec<Expected>) {
    let language = model.session.language;
    let count = expected.len();
    let day = model.clinic_day();
    let clinic = clinic_words(model);
    let mut reached: Vec<Id> = Vec::new();
    let mut ops: Vec<Op> = Vec::new();
    let (mut unknown, mut refused, mut on_it_already) = (Vec::new(), Vec::new(), Vec::new());
    for Expected { who, time } in expected {
        let found = who.and_then(|id| model.session.register.get(id).ok_or(String::new()));
        let record = match found {
            Ok(record) => record.clone(),
            Err(number) => {
                unknown.push(shown(&number).into_owned());
                continue;
            }
        };
        if reached.contains(&record.id) {
            continue;
        }
        let before = record.place_on_clinic(day);
        let change = match (before, time) {
            (None, time) => {
                if let Err(why) = may_come(model.session.language, &record, &model.session.keymap) {
                    refused.push(why);
                    continue;
                }
                let text = time.unwrap_or_default();
                Change::add(Note {
                    text,
                    ..place(model, day)
                })
            }
            (Some((place, _)), Some(text)) if place.text != text => {
                let after = Note {
                    text,
                    ..place.clone()
                };
                Change::replace(place.clone(), after)
            }
            (Some(_), _) => {
                on_it_already.push(crate::view::describe::named(&record.person));
                continue;
            }
        };
        reached.push(record.id);
        ops.push(Op::Note {
            patient: record.id,
            change,
        });
    }
    let is_all_known = unknown.is_empty() && refused.is_empty();
    if let Some(line) = &mut model.clinic.line {
        model.clinic.chosen = None;
        if ops.is_empty() && !is_all_known {
            // What is wrong stands selected: the next number, also from a barcode reader, replaces it.
            line.select_all();
        } else {
            line.clear();
        }
    }
    if let [only] = unknown.as_slice()
        && count == 1
    {
        model.clinic.unknown.clear();
        return model.refuse(words::nobody_has(language, only));
    }
    let mut said = Vec::new();
    match on_it_already.as_slice() {
        [] => {}
        [only] => said.push(words::already(language, only, &clinic)),
        several => said.push(words::several_already(
            language,
            count_words(several.len()),
            &clinic,
        )),
    }
    said.extend(refused.iter().map(|why| words::not_added(language, why)));
    if !unknown.is_empty() {
        said.push(words::not_on_file(language, count_words(unknown.len())));
    }
    model.clinic.unknown = unknown;
    let note = said.join(common::SEMICOLON.of(language));
    if ops.is_empty() {
        return if is_all_known {
            model.note(note)
        } else {
            model.refuse(words::nothing_changed(language, note))
        };
    }
    let note = match note.as_str() {
        "" => String::new(),
        note => format!("{}{note}", common::SEMICOLON.of(language)),
    };
    change::commit(model, ops, &note, common::NOT_SAVED);
}

pub(in crate::app) fn leave(model: &mut Model) {
    model.clinic = ClinicLine::default();
}

#[cfg(test)]
mod tests {
    use super::names_a_file;

    #[test]
    fn a_path_is_told_from_a_number() {
        for (text, expected) in [
            ("~/monday", true),
            ("monday.txt", true),
            ("'monday.CSV'", true),
            ("C:\\lists\\monday", true),
            ("W-19", false),
            ("2024.19", false),
            ("", false),
        ] {
            assert_eq!(names_a_file(text), expected, "{text}");
        }
    }
}
