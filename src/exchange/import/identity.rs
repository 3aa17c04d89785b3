//! Who the patients of the files are: nobody becomes two, and nobody becomes somebody else.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use crate::clinical::record::Person;
use crate::register::{BirthLikeness, Likely, Likeness, NameLikeness, births_alike, number_keys};
use crate::wording::{date_words, shown};

use super::super::fault::{FileFault, Place, WayOn, quoted};
use super::super::scan;
use super::super::table::{Cell, Head, Record as Row};
use super::Reading;
use super::patients::PatientRow;

/// A row of a number that is said to be somebody else's: looked at when everybody is known.
pub(super) struct Deferred {
    pub(super) head: Head,
    pub(super) row: scan::Row,
    pub(super) patient: PatientRow,
}

/// Somebody to be compared with newcomers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Other {
    /// On file, by place in the register.
    OnFile(usize),
    /// New, by place among the patients of the import.
    New(usize),
}

/// Everybody by what may be alike.
struct Index<'a> {
    births: HashMap<NaiveDate, Vec<Other>>,
    numbers: HashMap<String, Vec<Other>>,
    people: Vec<(Other, &'a Person)>,
}

/// Why somebody new may be somebody who is known.
struct Suspicion<'a> {
    new: &'a Person,
    place: Place,
    other: &'a Person,
    why: &'static str,
}

impl Reading<'_> {
    /// A number that a spreadsheet has rounded names nobody.
    pub(super) fn is_rounded(&mut self, mrn: &Cell<'_>) -> bool {
        let is_known = self.register.find(mrn.text).is_some();
        let is_rounded = !is_known && is_scientific(mrn.text);
        if is_rounded {
            self.faults.push(mrn.fault(
                "a number in scientific form:",
                "the number itself: a spreadsheet has rounded it; export it again as text",
            ));
        }
        is_rounded
    }

    /// A row of a number that the options name as another number of somebody.
    pub(super) fn add_same(&mut self, row: &Row<'_>, patient: &PatientRow) {
        let mrn = row.cell("mrn");
        let Some(index) = self.targets.find(mrn.text) else {
            let old = self.options.same.get(mrn.text).cloned().unwrap_or_default();
            let accepted = "the number of somebody on file or in the files";
            let what = format!("--same: nobody has the number {}, named for", quoted(&old));
            return self.faults.push(mrn.fault(&what, accepted));
        };
        let Some(target) = self.targets.get(index) else {
            return;
        };
        let Some(other) = target.person().cloned() else {
            return;
        };
        if other.mrn == mrn.text {
            let accepted = "hepatrack join makes one record of two that are on file";
            return self
                .faults
                .push(mrn.fault("--same, but a record of its own:", accepted));
        }
        match Likely::new(&other).likeness(&patient.person) {
            Some(Likeness::Person { .. }) => {}
            Some(Likeness::Number) | None => {
                let accepted = format!(
                    "{}, the name under {}",
                    quoted(&other.name),
                    shown(&other.mrn)
                );
                let fault = row
                    .cell("name")
                    .fault("--same, but another name:", accepted);
                return self.faults.push(fault);
            }
        }
        // The name and birth date are those of the record; what else the row says is compared.
        let mut patient = PatientRow {
            person: patient.person.clone(),
            ..*patient
        };
        patient.person.name.clone_from(&other.name);
        if target.record.is_some() {
            self.compare_with_record(row, &patient, index);
        } else {
            let accepted = "one row for each person, or rows that say the same".to_owned();
            for (column, differs) in [
                ("born", differs(patient.person.born, other.born)),
                ("sex", differs(patient.person.sex, other.sex)),
                (
                    "cirrhosis",
                    patient.names_cirrhosis && patient.person.cirrhosis != other.cirrhosis,
                ),
            ] {
                if differs {
                    let fault = row
                        .cell(column)
                        .fault("two rows of one person differ:", accepted.clone());
                    self.faults.push(fault);
                }
            }
        }
    }

    /// Newcomers who may be somebody on file, or one another: all of them are told at once.
    pub(super) fn check_identity(&mut self) {
        if self.options.another_all || self.targets.newcomers().next().is_none() {
            return;
        }
        let found: Vec<(FileFault, WayOn)> = self
            .suspicions()
            .into_iter()
            .map(|suspicion| {
                let Suspicion {
                    new,
                    place,
                    other,
                    why,
                } = suspicion;
                let born = other.born.map_or_else(String::new, |born| {
                    format!(", born {}", date_words(born.date))
                });
                let (number, known) = (shown(&new.mrn), shown(&other.mrn));
                let fault = FileFault {
                    place,
                    what: format!(
                        "new number {number} {} may be {known} {}{born}: {why}",
                        quoted(&new.name),
                        quoted(&other.name)
                    ),
                    accepted: format!(
                        "--same '{number}={known}' if it is the same person, --another '{number}' if not, --another all for all"
                    ),
                };
                let way = WayOn::SameOrAnother {
                    new: new.mrn.clone(),
                    old: other.mrn.clone(),
                };
                (fault, way)
            })
            .collect();
        for (fault, way) in found {
            self.faults.push_with(fault, way);
        }
    }

    fn suspicions(&self) -> Vec<Suspicion<'_>> {
        let index = self.index();
        let mut found = Vec::new();
        for (place, (row, person)) in self.targets.newcomers() {
            if self.options.another.contains(&person.mrn) {
                continue;
            }
            let mut seen = HashSet::new();
            let own = Other::New(place);
            let by_number =
                number_keys(&person.mrn).map(|key| (key, Some("nearly the same number")));
            let numbers = by_number.iter().flat_map(|(key, why)| {
                index
                    .numbers
                    .get(key)
                    .into_iter()
                    .flatten()
                    .map(move |other| (*other, *why))
            });
            let births = person.born.into_iter().flat_map(|born| {
                births_alike(born.date)
                    .filter(|(why, _)| is_told(*why))
                    .flat_map(|(_, day)| index.births.get(&day).into_iter().flatten())
                    .map(|other| (*other, None))
            });
            let mut prepared = None;
            for (other, why) in numbers.chain(births) {
                // Of two newcomers the later one is told.
                let is_earlier = match other {
                    Other::OnFile(_) => true,
                    Other::New(other) => other < place,
                };
                if other == own || !is_earlier || !seen.insert(other) {
                    continue;
                }
                let Some(other) = index.person(other, self) else {
                    continue;
                };
                let why = why.or_else(|| {
                    let likely = prepared.get_or_insert_with(|| Likely::new(person));
                    why_alike(likely.likeness(other)?)
                });
                if let Some(why) = why {
                    found.push(Suspicion {
                        new: person,
                        place: row.clone(),
                        other,
                        why,
                    });
                }
            }
        }
        found
    }

    fn index(&self) -> Index<'_> {
        let on_file = self.register.patients().iter().enumerate();
        let on_file = on_file.map(|(place, record)| (Other::OnFile(place), &record.person));
        let new = self.targets.newcomers();
        let new = new.map(|(place, (_, person))| (Other::New(place), person));
        let people: Vec<_> = on_file.chain(new).collect();
        let mut index = Index {
            births: HashMap::with_capacity(people.len()),
            numbers: HashMap::with_capacity(people.len()),
            people: Vec::new(),
        };
        for (other, person) in &people {
            if let Some(born) = person.born {
                index.births.entry(born.date).or_default().push(*other);
            }
            let keys: BTreeSet<String> = number_keys(&person.mrn).into();
            for key in keys.into_iter().filter(|key| !key.is_empty()) {
                index.numbers.entry(key).or_default().push(*other);
            }
        }
        index.people = people;
        index
    }
}

impl<'a> Index<'a> {
    fn person<'r: 'a>(&self, other: Other, reading: &'r Reading<'_>) -> Option<&'a Person> {
        let place = match other {
            Other::OnFile(place) => place,
            Other::New(place) => {
                return reading.targets.get(place)?.person();
            }
        };
        self.people.get(place).map(|(_, person)| *person)
    }
}

/// How birth dates must be alike for a likeness to be told of rows: a neighbouring day is another person's.
const fn is_told(birth: BirthLikeness) -> bool {
    match birth {
        BirthLikeness::Same | BirthLikeness::Swapped => true,
        BirthLikeness::Neighbouring | BirthLikeness::NotRecorded => false,
    }
}

fn why_alike(likeness: Likeness) -> Option<&'static str> {
    match likeness {
        Likeness::Number => Some("nearly the same number"),
        Likeness::Person { name, birth } => match (name, birth) {
            (NameLikeness::Same | NameLikeness::Sound, BirthLikeness::Same) => {
                Some("the same name and birth date")
            }
            (NameLikeness::Same | NameLikeness::Sound, BirthLikeness::Swapped) => {
                Some("the same name, the birth date with day and month exchanged")
            }
            (_, BirthLikeness::Neighbouring | BirthLikeness::NotRecorded)
            | (NameLikeness::Spelling, BirthLikeness::Same | BirthLikeness::Swapped) => None,
        },
    }
}

fn differs<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && other.is_some() && one != other
}

/// `1.23457E+11`: what a spreadsheet makes of a long number.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_signed = exponent.strip_prefix(['+', '-']).is_some_and(are_digits);
    is_signed
        && mantissa.split(['.', ',']).all(are_digits)
        && mantissa.split(['.', ',']).count() <= 2
}

#[cfg(test)]
mod tests {
    use super::is_scientific;

    #[test]
    fn rounded_numbers_are_told_from_others() {
        for (text, rounded) in [
            ("1.23457E+11", true),
            ("1,23457E+11", true),
            ("1E+15", true),
            ("2.5e-05", true),
            ("W-19", false),
            ("12E4", false),
            ("1.2.3E+11", false),
            ("E+11", false),
            ("12-E+11", false),
        ] {
            assert_eq!(is_scientific(text), rounded, "{text}");
        }
    }
}
