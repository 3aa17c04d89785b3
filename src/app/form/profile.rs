//! The form of a laboratory profile: its name, its assay, for each test the unit and the limits that it prints, and the
//! order in which its report form asks.

mod test;

use super::choice;
use super::context::FormContext;
use super::reader::Reader;
use super::report::{ORDER, means_no_profile, order_of};
use super::spec::{self, Field, FieldId, Spec, Stepping, text};
use super::table::{Kind, Source};
use crate::clinical::laboratory::Test;
use crate::clinical::record::Id;
use crate::keys::{Action, Place};
use crate::notation::{fold, parse_assay, parse_test};
use crate::register::{Change, Laboratory, Op};
use crate::wording::Phrase;
use crate::wording::screens::{form, profile as words};
pub(super) use test::range_text;

const NAME: Spec = text(form::NAME).kept("profile").hint(words::NAME_HINT);
const ASSAY: Spec = text(form::ASSAY).kept("assay").stepped(step_assay);
const FIELD_ORDER: Spec = text(form::FIELD_ORDER).kept("order");

pub(super) struct ProfileForm(pub(super) Option<Id>);

impl Kind for ProfileForm {
    fn name(&self) -> Phrase {
        form::PROFILE
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let cx = from.cx;
        let on_file = match self.0 {
            Some(id) => Some(cx.register.laboratory(id)?),
            None => None,
        };
        let [Op::Laboratory { change }] = from.ops() else {
            return Some(fields(on_file, cx));
        };
        let after = change.after.as_ref()?;
        let mut fields = fields(Some(after), cx);
        if !after.order.is_empty() {
            // As it was typed, not with the tests that follow by themselves.
            fields.pop();
            fields.push(FIELD_ORDER.holding(&order_text(&after.order, cx)));
        }
        Some(fields)
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        at.reading.about = vec![
            words::UNITS_AND_LIMITS.of(at.cx.language).to_owned(),
            words::REPORTS_KEEP.of(at.cx.language).to_owned(),
        ];
        let before = self.0.and_then(|id| at.cx.register.laboratory(id));
        let mut after = match before {
            Some(before) => before.clone(),
            None => Laboratory::new(Id(0), String::new()),
        };
        // Not what the form was opened with: after undo it is opened with what was taken back.
        let on_file = fields(before, at.cx);
        let is_on_file = |field: &Field| {
            let mut own = on_file.iter().filter(|own| own.spec == field.spec);
            own.any(|own| own.initial == field.line.text())
        };
        read_name(before, &mut after, at);
        read_assay(&mut after, at);
        let keeps_assay = at.form.field(ASSAY.id).is_none_or(is_on_file);
        for field in &at.form.fields {
            if let FieldId::Test(test) = field.id() {
                let has_new_assay = test == Test::HbvDna && !keeps_assay;
                test::read(test, is_on_file(field), has_new_assay, &mut after, at);
            }
        }
        let order = at.form.field(FIELD_ORDER.id)?;
        read_order(is_on_file(order), before, &mut after, at);
        if at.form.fields.iter().all(is_on_file) || before == Some(&after) {
            return Some(());
        }
        let change = match before {
            Some(before) => Change::replace(before.clone(), after),
            None => {
                after.id = at.reading.take_id(at.cx);
                Change::add(after)
            }
        };
        let change = Box::new(change);
        at.reading.ops.push(Op::Laboratory { change });
        Some(())
    }
}

/// The fields, filled from the profile if there is one.
fn fields(laboratory: Option<&Laboratory>, cx: &FormContext<'_>) -> Vec<Field> {
    let name = laboratory.map_or("", |laboratory| &laboratory.name);
    let assay = laboratory
        .and_then(|laboratory| laboratory.assay)
        .map_or("", |assay| &cx.knowledge.assays.get(assay).name);
    let mut fields = vec![NAME.holding(name), ASSAY.holding(assay)];
    fields.extend(measured().map(|test| {
        let text = laboratory.map(|laboratory| test::text(laboratory, test, cx));
        spec::test(test).holding(&text.unwrap_or_default())
    }));
    fields.push(FIELD_ORDER.holding(&order_text(&order_of(laboratory), cx)));
    fields
}

/// The tests that have units and limits: the amounts that a laboratory measures.
fn measured() -> impl Iterator<Item = Test> {
    ORDER.into_iter().filter(|test| match test {
        Test::HbvDna => true,
        // Days are counted by the patient.
        Test::Analyte(analyte) => !analyte.is_count(),
        Test::Marker(_) | Test::Genotype | Test::Ultrasound => false,
    })
}

/// `dna alt ast`: the order of the report form as it is typed.
fn order_text(order: &[Test], cx: &FormContext<'_>) -> String {
    let words: Vec<&str> = order
        .iter()
        .map(|test| cx.knowledge.tests.get(*test).word.as_str())
        .collect();
    words.join(" ")
}

fn complain(spec: Spec, why: &str, at: &mut Reader<'_>) {
    let words = format!("'{}': {why}", at.text(spec));
    at.complain(spec, &words);
}

fn read_name(before: Option<&Laboratory>, after: &mut Laboratory, at: &mut Reader<'_>) {
    let name = at.text(NAME);
    after.name = name.to_owned();
    let is_own = |other: &&Laboratory| before.is_none_or(|before| before.id != other.id);
    let mut others = at.cx.register.laboratories().iter().filter(is_own);
    if name.is_empty() {
        let words = words::NO_NAME.of(at.cx.language);
        // Before anything was typed there is nothing to complain of beside the field.
        if at.form.field(NAME.id).is_some_and(|field| field.left) {
            at.complain(NAME, words);
        } else {
            at.miss(NAME, words);
        }
    } else if means_no_profile(name) {
        let why = words::MEANS_NONE.of(at.cx.language);
        complain(NAME, why, at);
    } else if others.any(|other| other.name.eq_ignore_ascii_case(name)) {
        let why = words::CALLED_SO.of(at.cx.language);
        complain(NAME, why, at);
    }
}

fn read_assay(after: &mut Laboratory, at: &mut Reader<'_>) {
    match parse_assay(at.text(ASSAY), at.cx.knowledge) {
        Ok(Some(assay)) => {
            after.assay = Some(assay);
            let known = at.cx.knowledge.assays.get(assay);
            let words = words::limit(at.cx.language, known.lower_limit_iu_per_ml);
            at.understood(ASSAY, words);
        }
        Ok(None) => {
            after.assay = None;
            let key = |action| at.cx.keys.told(Place::Form, action);
            let (up, down) = (key(Action::StepUp), key(Action::StepDown));
            at.hint(ASSAY, words::not_known(at.cx.language, up, down));
        }
        Err(fault) => {
            let why = words::fault_accepted(
                at.cx.language,
                fault.problem.of(at.cx.language),
                fault.accepted.of(at.cx.language),
            );
            complain(ASSAY, &why, at);
        }
    }
}

fn read_order(
    is_on_file: bool,
    before: Option<&Laboratory>,
    after: &mut Laboratory,
    at: &mut Reader<'_>,
) {
    let order = order_of(before);
    if is_on_file || at.text(FIELD_ORDER) == order_text(&order, at.cx) {
        // A unit that is added or taken away moves no field.
        if order_of(Some(after)) != order {
            after.order = order;
        }
        let hint = words::ORDER_HINT.of(at.cx.language);
        return at.hint(FIELD_ORDER, hint);
    }
    let order = match parse_order(at.text(FIELD_ORDER), at.cx) {
        Ok(order) => order,
        Err(why) => return complain(FIELD_ORDER, &why, at),
    };
    let words = match order.len() {
        0 => words::USUAL_ORDER.of(at.cx.language).to_owned(),
        ORDER_LENGTH => words::ALL_TESTS.of(at.cx.language).to_owned(),
        count => words::these_first(at.cx.language, count),
    };
    at.understood(FIELD_ORDER, words);
    after.order = if order.is_empty() {
        ORDER.to_vec()
    } else {
        order
    };
}

fn parse_order(text: &str, cx: &FormContext<'_>) -> Result<Vec<Test>, String> {
    let written = fold(text).into_owned();
    let mut order = Vec::new();
    let words = written.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    for word in words.filter(|word| !word.is_empty()) {
        let Ok((test, _)) = parse_test(word, cx.knowledge) else {
            return Err(words::no_test(cx.language, word));
        };
        if order.contains(&test) {
            return Err(words::twice(cx.language, word));
        }
        order.push(test);
    }
    Ok(order)
}

const ORDER_LENGTH: usize = ORDER.len();

/// The assay after (or before) the one that stands in the field; at last none.
fn step_assay(at: &Stepping<'_>) -> Option<String> {
    let assays = at.cx.knowledge.assays.iter();
    let names: Vec<&str> = assays
        .map(|(_, assay)| assay.name.as_str())
        .chain([""])
        .collect();
    let present = names.iter().position(|name| *name == at.text);
    let next = choice::another(&names, present, !at.up || present.is_none());
    next.map(|name| (*name).to_owned())
}
