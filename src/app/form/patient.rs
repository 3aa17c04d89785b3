//! The form of a patient: somebody new, or who the patient is.

mod duplicates;

use super::choice::{CIRRHOSES, FOLLOW_UPS, SEXES, spoken};
use super::dates;
use super::reader::Reader;
use super::spec::{Accepts, Field, Spec, choice, date, text};
use super::table::{Kind, Source};
use crate::clinical::calendar::whole_years_between;
use crate::clinical::record::{Cirrhosis, FollowUp, Person};
use crate::register::{Change, Op, PatientHead};
use crate::view::describe::named;
use crate::wording::screens::{choices, form, patient as words};
use crate::wording::{Phrase, banner};

const NUMBER: Spec = text(form::NUMBER).hint(form::NUMBER_HINT);
const NAME: Spec = text(form::NAME).hint(form::NAME_HINT);
const BORN: Spec = date(form::BORN, Accepts::Birth).hint(form::BORN_HINT);
const SEX: Spec = choice(form::SEX, &SEXES).or(choices::NOT_RECORDED.english);
const CIRRHOSIS: Spec = choice(form::CIRRHOSIS, &CIRRHOSES).or(choices::NOT_RECORDED.english);
const CONTACT: Spec = text(form::CONTACT).hint(form::CONTACT_HINT);
/// Asked of those who are on file.
const FOLLOW_UP: Spec = choice(form::FOLLOW_UP, &FOLLOW_UPS);

pub(super) struct PatientForm;

impl Kind for PatientForm {
    fn name(&self) -> Phrase {
        form::PATIENT
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let person = match from.ops() {
            [Op::Patient { change, .. }] => change.after.as_ref()?.person.clone(),
            [..] => (from.record).map_or_else(nobody, |record| record.person.clone()),
        };
        let born = person
            .born
            .map(|day| dates::written(from.cx.language, day))
            .unwrap_or_default();
        let language = from.cx.language;
        let mut fields = vec![
            NUMBER.holding(&person.mrn),
            NAME.holding(&person.name),
            BORN.holding(&born),
            SEX.holding(spoken(&SEXES, person.sex, language)),
            CIRRHOSIS.holding(spoken(&CIRRHOSES, person.cirrhosis, language)),
            CONTACT.holding(person.contact.as_deref().unwrap_or_default()),
        ];
        let follow_up = FOLLOW_UP.holding(spoken(&FOLLOW_UPS, person.follow_up, language));
        fields.extend(from.record.map(|_| follow_up));
        Some(fields)
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let mut person = at
            .record
            .map_or_else(nobody, |record| record.person.clone());
        person.mrn = at.text(NUMBER).to_owned();
        person.name = at.text(NAME).to_owned();
        read_birth(&mut person, at);
        person.sex = at.choice(SEX, &SEXES).unwrap_or(person.sex);
        person.cirrhosis = at.choice(CIRRHOSIS, &CIRRHOSES).unwrap_or(person.cirrhosis);
        person.contact = at.optional(CONTACT);
        if at.record.is_some() {
            let follow_up = at.choice(FOLLOW_UP, &FOLLOW_UPS);
            person.follow_up = follow_up.unwrap_or(person.follow_up);
        }
        let is_named = !(person.name.is_empty() && person.mrn.is_empty());
        if at.record.is_none() && !is_named && !at.form.is_touched() {
            return Some(());
        }
        check_number(&person, at);
        duplicates::check(&person, at);
        make(person, at);
        Some(())
    }
}

const fn nobody() -> Person {
    Person {
        mrn: String::new(),
        name: String::new(),
        born: None,
        sex: None,
        cirrhosis: Cirrhosis::NotRecorded,
        cirrhosis_on: None,
        contact: None,
        follow_up: FollowUp::Active,
    }
}

fn read_birth(person: &mut Person, at: &mut Reader<'_>) {
    if at.text(BORN).is_empty() {
        person.born = None;
    } else if let Some(day) = at.day(BORN) {
        person.born = Some(day);
        let age = whole_years_between(day.date, at.cx.today);
        if at.reading.questions.is_empty() {
            at.understood(
                BORN,
                words::aged(at.cx.language, dates::echo(at.cx.language, day), age),
            );
        }
    }
}

fn make(mut person: Person, at: &mut Reader<'_>) {
    let before = at.record.map(PatientHead::of);
    let was = before.as_ref().map(|before| before.person.cirrhosis);
    if was != Some(person.cirrhosis) {
        person.cirrhosis_on = (person.cirrhosis != Cirrhosis::NotRecorded).then_some(at.cx.today);
    }
    let source = at.record.map_or(at.source(), |record| record.source);
    let after = Some(PatientHead { person, source });
    if before == after {
        return;
    }
    let patient = match at.record {
        Some(record) => record.id,
        None => at.reading.take_id(at.cx),
    };
    let change = Box::new(Change { before, after });
    at.reading.ops.push(Op::Patient { patient, change });
}

fn check_number(person: &Person, at: &mut Reader<'_>) {
    let number = &person.mrn;
    if number.is_empty() {
        at.complain(NUMBER, words::NO_NUMBER.of(at.cx.language));
    } else if let Some(other) = at.cx.register.find(number)
        && at.record.is_none_or(|record| record.id != other.id)
    {
        let banner = banner(at.cx.language, &other.person, at.cx.today);
        let heading = words::SAME_NUMBER.of(at.cx.language).to_owned();
        at.reading.about.extend([heading, banner]);
        let other = named(&other.person);
        at.complain(NUMBER, &words::belongs_to(at.cx.language, number, other));
    }
    if person.name.is_empty() {
        at.complain(NAME, words::NO_NAME.of(at.cx.language));
    }
}
