//! The form of a laboratory profile: its name, its assay, for each test the unit and the limits that it prints, and the
//! order in which its report form asks.

use super::report::{NO_PROFILE, ORDER, order_of};
use super::result::ask_about_limits;
use super::{Desk, Echo, Field, FieldId, Form, Reading};
use crate::app::keymap::{Action, Place};
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Id, Limits};
use crate::notation::{
    Mode, fold, odd_limits, other_than_assay, parse_assay, parse_limits, parse_test, parse_unit,
};
use crate::register::{Change, Laboratory, Op, ProfileField};
use crate::wording::limits_words;

/// Something that a profile says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProfilePart {
    /// The name that the clinic knows the laboratory by.
    Name,
    /// The assay by which it measures HBV DNA.
    Assay,
    /// Unit and limits of a test.
    Test(Test),
    /// The order of the report form.
    Order,
}

/// Between the lower and the upper limit.
const DOTS: &str = "..";
const LIMITS_ACCEPTED: &str = "..40, 35.. or 3..5";

/// The tests that have units and limits: the amounts that a laboratory measures.
fn measured() -> impl Iterator<Item = Test> {
    ORDER.into_iter().filter(|test| match test {
        Test::HbvDna => true,
        // Days are counted by the patient.
        Test::Analyte(analyte) => !analyte.is_count(),
        Test::Marker(_) | Test::Genotype | Test::Ultrasound => false,
    })
}

/// The fields, filled from the profile if there is one.
pub(super) fn fields(laboratory: Option<&Laboratory>, desk: &Desk<'_>) -> Vec<Field> {
    let name = laboratory.map_or("", |laboratory| &laboratory.name);
    let assay = laboratory
        .and_then(|laboratory| laboratory.assay)
        .map_or("", |assay| &desk.knowledge.assays.get(assay).name);
    let part = |part, label: &str, text: &str| Field::new(FieldId::Profile(part), label, text);
    let mut fields = vec![
        part(ProfilePart::Name, "name", name),
        part(ProfilePart::Assay, "HBV DNA assay", assay),
    ];
    fields.extend(measured().map(|test| {
        let text = laboratory.map_or_else(String::new, |laboratory| text(laboratory, test, desk));
        let label = &desk.knowledge.tests.get(test).name;
        part(ProfilePart::Test(test), label, &text)
    }));
    fields.push(part(
        ProfilePart::Order,
        "order of fields",
        &order_text(&order_of(laboratory), desk),
    ));
    fields
}

/// `dna alt ast`: the order of the report form as it is typed.
pub(super) fn order_text(order: &[Test], desk: &Desk<'_>) -> String {
    let words: Vec<&str> = order
        .iter()
        .map(|test| desk.knowledge.tests.get(*test).word.as_str())
        .collect();
    words.join(" ")
}

/// `U/L ..40`: unit and limits of a test as they are typed.
fn text(laboratory: &Laboratory, test: Test, desk: &Desk<'_>) -> String {
    let definition = desk.knowledge.tests.get(test);
    let unit = laboratory
        .unit(test)
        .and_then(|unit| definition.unit(unit))
        .map_or("", |unit| &unit.name);
    let range = range_text(laboratory.limits(test));
    format!("{unit} {range}").trim().to_owned()
}

/// `..40`, `35..`, `3..5`: limits as they are typed here; nothing where there are none.
pub(super) fn range_text(limits: Limits) -> String {
    let side = |side: Option<Decimal>| side.map_or_else(String::new, |side| side.to_string());
    match (limits.lower, limits.upper) {
        (None, None) => String::new(),
        (lower, upper) => format!("{}{DOTS}{}", side(lower), side(upper)),
    }
}

/// What the form means.
pub(super) fn read(id: Option<Id>, form: &Form, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    reading.about = vec![
        "A test's unit and the limits that the laboratory prints, such as U/L ..40 or g/L 35..55; empty: not said."
            .to_owned(),
        "Reports on file keep the limits that they were entered with.".to_owned(),
    ];
    let before = id.and_then(|id| desk.register.laboratory(id));
    let mut after = match before {
        Some(before) => before.clone(),
        None => Laboratory::new(Id(0), String::new()),
    };
    // Not what the form was opened with: after undo it is opened with what was taken back.
    let on_file = fields(before, desk);
    let is_on_file = |field: &Field| {
        let mut own = on_file.iter().filter(|own| own.id == field.id);
        own.any(|own| own.initial == field.line.text())
    };
    let mut assays = form.fields.iter();
    let is_assay = |field: &&Field| field.id == FieldId::Profile(ProfilePart::Assay);
    let keeps_assay = assays.find(is_assay).is_none_or(is_on_file);
    for (place, field) in form.fields.iter().enumerate() {
        let FieldId::Profile(part) = field.id else {
            continue;
        };
        let mut at = At {
            place,
            field,
            desk,
            reading: &mut reading,
        };
        match part {
            ProfilePart::Name => at.name(before, &mut after),
            ProfilePart::Assay => at.assay(&mut after),
            ProfilePart::Test(test) => {
                let is_of_assay = test == Test::HbvDna && !keeps_assay;
                at.test(test, is_on_file(field), is_of_assay, &mut after);
            }
            ProfilePart::Order => at.order(is_on_file(field), before, &mut after),
        }
    }
    if form.fields.iter().all(is_on_file) || before == Some(&after) {
        return reading;
    }
    let change = match before {
        Some(before) => Change::replace(before.clone(), after),
        None => {
            after.id = reading.take_id(desk);
            Change::add(after)
        }
    };
    reading.ops.push(Op::Laboratory {
        change: Box::new(change),
    });
    reading
}

/// A field of the form while it is read.
struct At<'a> {
    place: usize,
    field: &'a Field,
    desk: &'a Desk<'a>,
    reading: &'a mut Reading,
}

impl At<'_> {
    fn complain(&mut self, why: &str) {
        let words = format!("{}: '{}': {why}", self.field.label, self.field.text());
        self.reading.complain(self.place, words);
    }

    fn name(&mut self, before: Option<&Laboratory>, after: &mut Laboratory) {
        let name = self.field.text();
        after.name = name.to_owned();
        let hint = "as the clinic calls the laboratory";
        self.reading.echo(self.place, Echo::hint(hint));
        let is_own = |other: &&Laboratory| before.is_none_or(|before| before.id != other.id);
        let mut others = self.desk.register.laboratories().iter().filter(is_own);
        if name.is_empty() {
            let words = format!(
                "{}: nothing typed; a profile has a name of its own",
                self.field.label
            );
            // Before anything was typed there is nothing to complain of beside the field.
            if self.field.left {
                self.reading.complain(self.place, words);
            } else {
                self.reading.miss(self.place, words);
            }
        } else if name.eq_ignore_ascii_case(NO_PROFILE) {
            self.complain("this word stands for no profile; another name is accepted");
        } else if others.any(|other| other.name.eq_ignore_ascii_case(name)) {
            self.complain("another profile is called so; another name is accepted");
        }
    }

    fn assay(&mut self, after: &mut Laboratory) {
        match parse_assay(self.field.text(), self.desk.knowledge) {
            Ok(Some(assay)) => {
                after.assay = Some(assay);
                let known = self.desk.knowledge.assays.get(assay);
                let words = format!("= limit {} IU/mL", known.lower_limit_iu_per_ml);
                self.reading.echo(self.place, Echo::understood(words));
            }
            Ok(None) => {
                after.assay = None;
                let key = |action| self.desk.keys.told(Place::Form, action);
                let (up, down) = (key(Action::StepUp), key(Action::StepDown));
                let hint = format!("empty: not known; {up} and {down}");
                self.reading.echo(self.place, Echo::hint(hint));
            }
            Err(fault) => {
                let why = format!("{}; accepted: {}", fault.problem, fault.accepted);
                self.complain(&why);
            }
        }
    }

    /// Limits that are on file are asked about again where another assay stands beside them.
    fn test(&mut self, test: Test, is_on_file: bool, has_new_assay: bool, after: &mut Laboratory) {
        let written = fold(self.field.text()).into_owned();
        let (ranges, unit): (Vec<&str>, Vec<&str>) = written
            .split_whitespace()
            .partition(|word| word.contains(DOTS));
        let unit = unit.join(" ");
        after
            .fields
            .retain(|field| field.test != test || !unit.is_empty());
        after
            .limits
            .retain(|(limited, _)| *limited != test || !ranges.is_empty());
        if let Some(number) = written.split_whitespace().find(|word| is_bare_number(word)) {
            let why = format!(
                "which limit is {number}? accepted: {DOTS}{number} (upper), {number}{DOTS} (lower)"
            );
            return self.complain(&why);
        }
        let definition = self.desk.knowledge.tests.get(test);
        if written.trim().is_empty() {
            let hint = definition.units.first().map_or("", |unit| &unit.name);
            return self.reading.echo(self.place, Echo::hint(hint));
        }
        let id = match (
            unit.is_empty(),
            parse_unit(&unit, test, self.desk.knowledge),
        ) {
            (true, _) => None,
            (false, Ok(id)) => Some(id),
            (false, Err(fault)) => {
                let accepted =
                    format!("{}; then perhaps limits: {LIMITS_ACCEPTED}", fault.accepted);
                return self.complain(&format!("{}; accepted: {accepted}", fault.problem));
            }
        };
        let beside = self.beside(test, id, after.assay);
        let limits = match ranges.as_slice() {
            [] => Limits::default(),
            [range] => match self.limits(range, &beside) {
                Ok(limits) => limits,
                Err(why) => return self.complain(&why),
            },
            [..] => return self.complain(&format!("two ranges; accepted: {LIMITS_ACCEPTED}")),
        };
        if id.is_some() {
            let field = ProfileField { test, unit: id };
            match after.fields.iter_mut().find(|field| field.test == test) {
                Some(own) => *own = field,
                None => after.fields.push(field),
            }
        }
        if !ranges.is_empty() {
            match after
                .limits
                .iter_mut()
                .find(|(limited, _)| *limited == test)
            {
                Some((_, own)) => *own = limits,
                None => after.limits.push((test, limits)),
            }
        }
        let unit = definition.unit(id.unwrap_or(UnitId::COMPUTED));
        let unit = unit.map_or("", |unit| &unit.name);
        let words = match (limits.lower, limits.upper) {
            (None, None) => format!("= {unit}"),
            (Some(_) | None, _) => format!("= {unit}, {}", limits_words(limits)),
        };
        self.reading.echo(self.place, Echo::understood(words));
        if !is_on_file || has_new_assay {
            let mut odd = odd_limits(limits, &beside, self.desk.knowledge);
            if is_on_file {
                odd.extend(other_than_assay(limits, &beside, self.desk.knowledge));
            }
            let label = &self.field.label;
            ask_about_limits(self.place, label, self.field.text(), &odd, self.reading);
        }
    }

    /// Limits that may stand beside such a result.
    fn limits(&self, range: &str, beside: &Finding) -> Result<Limits, String> {
        let (lower, upper) = range
            .split_once(DOTS)
            .filter(|(lower, upper)| !(lower.is_empty() && upper.is_empty()))
            .ok_or_else(|| format!("no limits; accepted: {LIMITS_ACCEPTED}"))?;
        parse_limits(lower, upper, beside, Mode::Typed, self.desk.knowledge)
            .map_err(|fault| format!("{fault}; accepted: {LIMITS_ACCEPTED}"))
    }

    /// A result of the test in this unit, beside which the limits would stand.
    fn beside(&self, test: Test, unit: Option<UnitId>, assay: Option<AssayId>) -> Finding {
        let unit = unit.unwrap_or(UnitId::COMPUTED);
        match test {
            Test::Analyte(analyte) => Finding::Amount {
                analyte,
                comparator: Comparator::Equal,
                figure: Decimal::ZERO,
                unit,
            },
            Test::HbvDna | Test::Marker(_) | Test::Genotype | Test::Ultrasound => {
                let dna = self.desk.knowledge.tests.get(Test::HbvDna);
                Finding::HbvDna {
                    reading: DnaReading::NotDetected,
                    unit: dna.dna_unit(unit).unwrap_or(DnaUnit::IuPerMl),
                    assay,
                }
            }
        }
    }

    fn order(&mut self, is_on_file: bool, before: Option<&Laboratory>, after: &mut Laboratory) {
        let order = order_of(before);
        if is_on_file || self.field.text() == order_text(&order, self.desk) {
            // A unit that is added or taken away moves no field.
            if order_of(Some(after)) != order {
                after.order = order;
            }
            let hint = "the tests of the report form, in this order";
            return self.reading.echo(self.place, Echo::hint(hint));
        }
        let written = fold(self.field.text()).into_owned();
        let mut order = Vec::new();
        for word in written.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')) {
            if word.is_empty() {
                continue;
            }
            let Ok((test, _)) = parse_test(word, self.desk.knowledge) else {
                let why =
                    format!("'{word}' is no test; accepted: words such as dna alt ast, each once");
                return self.complain(&why);
            };
            if order.contains(&test) {
                return self.complain(&format!("'{word}' stands twice; accepted: each test once"));
            }
            order.push(test);
        }
        let words = match order.len() {
            0 => "= the usual order".to_owned(),
            ORDER_LENGTH => "= all tests".to_owned(),
            count => format!("= these {count} first, then the others"),
        };
        self.reading.echo(self.place, Echo::understood(words));
        after.order = if order.is_empty() {
            ORDER.to_vec()
        } else {
            order
        };
    }
}

/// A number without the dots that tell which limit it is; units such as `10^9/L` are none.
fn is_bare_number(word: &str) -> bool {
    word.parse::<Decimal>().is_ok()
}

const ORDER_LENGTH: usize = ORDER.len();

/// The assay after (or before) the one that stands in the field; at last none.
pub(super) fn step_assay(text: &str, forward: bool, desk: &Desk<'_>) -> String {
    let names: Vec<&str> = desk
        .knowledge
        .assays
        .iter()
        .map(|(_, assay)| assay.name.as_str())
        .chain([""])
        .collect();
    let present = names.iter().position(|name| *name == text);
    let step = if forward { 1 } else { names.len() - 1 };
    let place = present.map_or(0, |place| (place + step) % names.len());
    names
        .get(place)
        .map_or_else(String::new, |name| (*name).to_owned())
}
