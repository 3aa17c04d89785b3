//! The list of laboratory profiles, and of the words that imports were taught.

use crate::app::form::FormKind;
use crate::app::model::Model;
use crate::app::operations::{change, form};
use crate::app::question::Then;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Via};
use crate::keys::{Action, Place};
use crate::register::{Change, Laboratory, Op, TaughtWord};
use crate::wording::Language;
use crate::wording::screens::{common, laboratories as words};
use crate::wording::{minute_words, shown};

/// `test HBVQN means HBV DNA | files of city | ana, 22-Nov-2026 09:41`.
pub fn word_line(language: Language, word: &TaughtWord) -> String {
    let source = match word.source.as_str() {
        "" => words::NO_SOURCE.of(language).to_owned(),
        source => words::files_of(language, shown(source)),
    };
    let by = match word.by.as_str() {
        "" => words::SOMEBODY.of(language).into(),
        by => shown(by),
    };
    words::means(
        language,
        word.kind.name(),
        shown(&word.word),
        shown(&word.means),
        source,
        by,
        minute_words(language, word.at.local()),
    )
}

/// `Central laboratory | 4 units, 3 limits | Abbott RealTime`.
pub fn laboratory_line(
    language: Language,
    laboratory: &Laboratory,
    knowledge: &Knowledge,
) -> String {
    let assay = laboratory
        .assay
        .map_or(words::ASSAY_NOT_KNOWN.of(language), |assay| {
            &knowledge.assays.get(assay).name
        });
    let units = laboratory
        .fields
        .iter()
        .filter(|field| field.unit.is_some());
    let units = match units.count() {
        1 => words::ONE_UNIT.of(language).to_owned(),
        count => words::units(language, count),
    };
    let limits = match laboratory.limits.len() {
        1 => words::ONE_LIMIT.of(language).to_owned(),
        count => words::limits(language, count),
    };
    words::line(language, shown(&laboratory.name), units, limits, assay)
}

pub(in crate::app) fn open(model: &mut Model) {
    model.laboratories.is_open = true;
    if model.session.register.laboratories().is_empty() {
        none_yet(model);
    }
}

fn none_yet(model: &mut Model) {
    let new = model.key(Place::Laboratories, Action::NewLaboratory);
    model.note(words::none_yet(model.session.language, new));
}

pub(in crate::app) const fn close(model: &mut Model) {
    model.laboratories.is_open = false;
}

/// Opens the form of the marked profile.
pub(in crate::app) fn edit(model: &mut Model) {
    match marked(model) {
        Some(id) => form::open(model, FormKind::Laboratory(Some(id)), None),
        None => none_yet(model),
    }
}

fn marked(model: &Model) -> Option<Id> {
    let marked = model.laboratories.marked(&model.session.register);
    marked.map(|laboratory| laboratory.id)
}

/// Asks whether to remove the marked profile or word; a profile that reports were entered with stays.
pub(in crate::app) fn ask_removal(model: &mut Model) {
    let language = model.session.language;
    if let Some(word) = model.laboratories.marked_word(&model.session.register) {
        let words = words::ask_forget(
            language,
            word.kind.name(),
            shown(&word.word),
            shown(&word.means),
        );
        let no = common::NO_KEEP_IT;
        model.ask_whether(words, no, words::YES_FORGET, Then::ForgetWord);
        return;
    }
    let Some(laboratory) = model.laboratories.marked(&model.session.register) else {
        return none_yet(model);
    };
    let name = shown(&laboratory.name).into_owned();
    let id = laboratory.id;
    let patients = model.session.register.patients();
    let used = patients
        .iter()
        .flat_map(|record| &record.reports)
        .filter(|head| head.laboratory == Some(id))
        .count();
    if used > 0 {
        let reports = match used {
            1 => words::ONE_REPORT.of(language).to_owned(),
            used => words::reports(language, used),
        };
        let words = words::is_used(
            language,
            name,
            reports,
            model.key(Place::Laboratories, Action::EditLaboratory),
        );
        return model.refuse(words);
    }
    let words = words::ask_remove(language, name);
    let then = Then::RemoveLaboratory(id);
    model.ask_whether(words, common::NO_KEEP_IT, words::YES_REMOVE, then);
}

/// Forgets the marked word after the answer.
pub(in crate::app) fn forget_word(model: &mut Model) {
    let marked = model.laboratories.marked_word(&model.session.register);
    let Some(word) = marked.cloned() else {
        return model.refuse(words::WORD_GONE);
    };
    let op = Op::Word {
        change: Box::new(Change::remove(word)),
    };
    remove_by(model, op);
}

/// Removes a profile after the answer.
pub(in crate::app) fn remove(model: &mut Model, id: Id) {
    let Some(laboratory) = model.session.register.laboratory(id).cloned() else {
        return model.refuse(words::PROFILE_GONE);
    };
    let op = Op::Laboratory {
        change: Box::new(Change::remove(laboratory)),
    };
    remove_by(model, op);
}

fn remove_by(model: &mut Model, op: Op) {
    let draft = change::draft(model, vec![op], Via::Form, None);
    match model.session.register.commit(draft) {
        Ok(entry) => {
            let words = model.entry_words(&entry);
            change::took_place(model, entry, words.clone(), &words, None);
            model.laboratories.move_by(0, &model.session.register);
        }
        Err(conflict) => model.refuse(words::not_removed(
            model.session.language,
            conflict.told(model.session.language),
        )),
    }
}

/// Another profile for the report or the line that is open, wherever its cursor stands.
pub(in crate::app) fn next_profile(model: &mut Model) {
    if model.session.register.laboratories().is_empty() {
        let key = model.key(Place::Record, Action::Laboratories);
        return model.note(words::none_yet_in_record(model.session.language, key));
    }
    let cx = model.form_context();
    let form = model.form.as_ref();
    let stepped = form.and_then(|form| form.another_laboratory(&cx));
    let Some((place, name)) = stepped else {
        return model.note(words::NOT_IN_FORM);
    };
    model.note(words::profile(model.session.language, shown(&name)));
    if let Some(form) = &mut model.form
        && let Some(field) = form.fields.get_mut(place)
    {
        field.line.set(&name);
    }
}
