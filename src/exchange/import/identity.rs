//! Who the patients of the files are: nobody becomes two, and nobody becomes somebody else.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::clinical::record::Person;
use crate::register::{BirthLikeness, Likely, Likeness, NameLikeness, births_alike, number_keys};
use crate::wording::refusals::import as said;
use crate::wording::{Phrase, Sentence, date_words, shown};

use super::super::fault::{FileFault, Location, WayOn, quoted};
use super::super::scan;
use super::super::table::{Cell, Head, Record as Row};
use super::patients::PatientRow;
use super::reading::Reading;

/// A row of a number that is said to be somebody else's: looked at when everybody is known.
pub(super) struct Deferred {
    pub(super) head: Head,
    pub(super) row: scan::Row,
    pub(super) patient: PatientRow,
}

/// Everybody, those on file first.
struct People<'a> {
    all: Vec<&'a Person>,
    first_new: usize,
    /// Where the rows of those who are new stand.
    rows: Vec<&'a Location>,
}

/// Why somebody new may be somebody who is known.
struct Suspicion<'a> {
    new: &'a Person,
    place: Location,
    other: &'a Person,
    why: Phrase,
}

impl Reading<'_> {
    /// A number that a spreadsheet has rounded names nobody.
    pub(super) fn is_rounded(&mut self, mrn: &Cell<'_>) -> bool {
        let is_known = self.register.find(mrn.text).is_some();
        let is_rounded = !is_known && is_scientific(mrn.text);
        if is_rounded {
            let fault = mrn.fault(said::SCIENTIFIC, said::NUMBER_ITSELF);
            self.faults.push(fault);
        }
        is_rounded
    }

    /// A row of a number that the options name as another number of somebody.
    pub(super) fn add_same(&mut self, row: &Row<'_>, patient: &PatientRow) {
        let mrn = row.cell("mrn");
        let Some(index) = self.targets.find(mrn.text) else {
            let old = self.options.same.get(mrn.text).cloned().unwrap_or_default();
            let what = said::nobody_has(quoted(&old));
            return self.faults.push(mrn.fault(what, said::SOMEBODYS_NUMBER));
        };
        let Some(target) = self.targets.get(index) else {
            return;
        };
        let Some(other) = target.person().cloned() else {
            return;
        };
        if other.mrn == mrn.text {
            let fault = mrn.fault(said::OWN_RECORD, said::JOIN);
            return self.faults.push(fault);
        }
        match Likely::new(&other).likeness(&patient.person) {
            Some(Likeness::Person { .. }) => {}
            Some(Likeness::Number) | None => {
                let accepted = said::name_under(quoted(&other.name), shown(&other.mrn));
                let fault = row.cell("name").fault(said::OTHER_NAME, accepted);
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
            for (column, differs) in [
                ("born", differs(patient.person.born, other.born)),
                ("sex", differs(patient.person.sex, other.sex)),
                (
                    "cirrhosis",
                    patient.names_cirrhosis && patient.person.cirrhosis != other.cirrhosis,
                ),
            ] {
                if differs {
                    let cell = row.cell(column);
                    let fault = cell.fault(said::ROWS_DIFFER, said::ONE_ROW_EACH);
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
                let born = other
                    .born
                    .map(|born| Sentence::made(|language| date_words(language, born.date)));
                let (number, known) = (shown(&new.mrn), shown(&other.mrn));
                let (name, their_name) = (quoted(&new.name), quoted(&other.name));
                let fault = FileFault {
                    place,
                    what: match born {
                        Some(born) => {
                            said::may_be_born(&number, name, &known, their_name, born, why)
                        }
                        None => said::may_be(&number, name, &known, their_name, why),
                    },
                    accepted: said::same_or_another(&number, &known),
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
        let on_file = self.register.patients().iter().map(|record| &record.person);
        let mut people = People {
            all: on_file.collect(),
            first_new: self.register.patients().len(),
            rows: Vec::new(),
        };
        for (_, (row, person)) in self.targets.newcomers() {
            people.all.push(person);
            people.rows.push(row);
        }
        let mut pairs = BTreeMap::new();
        people.alike_by_birth(&mut pairs);
        people.alike_by_number(&mut pairs);
        let found = pairs.into_iter().filter_map(|((new, other), why)| {
            let person = *people.all.get(new)?;
            let place = *people.rows.get(new.checked_sub(people.first_new)?)?;
            (!self.options.another.contains(&person.mrn)).then_some(Suspicion {
                new: person,
                place: place.clone(),
                other: people.all.get(other)?,
                why,
            })
        });
        found.collect()
    }
}

/// Pairs of somebody new and somebody before, by their places, and why they may be one.
type Pairs = BTreeMap<(usize, usize), Phrase>;

impl People<'_> {
    /// Those who are born on one day, or on that day with day and month exchanged, and are called the same.
    fn alike_by_birth(&self, pairs: &mut Pairs) {
        // Somebody new stands under the exchanged day too.
        let mut days: Vec<(NaiveDate, u32, usize, bool)> = Vec::with_capacity(self.all.len());
        for (place, person) in self.all.iter().enumerate() {
            let Some(born) = person.born.map(|born| born.date) else {
                continue;
            };
            let letters = letters(&person.name);
            days.push((born, letters, place, false));
            let exchanged = births_alike(born).find(|(why, _)| *why == BirthLikeness::Swapped);
            if let Some((_, day)) = exchanged.filter(|_| place >= self.first_new) {
                days.push((day, letters, place, true));
            }
        }
        days.sort_unstable();
        for of_day in days.chunk_by(|one, other| one.0 == other.0) {
            // Names of plain letters are the same only if they have the same letters; others are looked at one by one.
            for (at, one) in of_day.iter().enumerate() {
                let later = of_day.get(at + 1..).unwrap_or_default();
                let is_plain = one.1 != NOT_PLAIN;
                let same = later
                    .iter()
                    .take_while(|other| !is_plain || other.1 == one.1);
                let others = later
                    .iter()
                    .rev()
                    .take_while(|other| is_plain && other.1 == NOT_PLAIN);
                for other in same.chain(others) {
                    if !(one.3 && other.3) {
                        self.compare(one.2, other.2, pairs);
                    }
                }
            }
        }
    }

    /// Those whose numbers differ by zeros, signs or case.
    fn alike_by_number(&self, pairs: &mut Pairs) {
        let mut keys: Vec<(u64, usize)> = Vec::with_capacity(2 * self.all.len());
        for (place, person) in self.all.iter().enumerate() {
            let [plain, without_zeros] = key_hashes(&person.mrn);
            keys.push((plain, place));
            if without_zeros != plain {
                keys.push((without_zeros, place));
            }
        }
        keys.sort_unstable();
        for alike in keys.chunk_by(|one, other| one.0 == other.0) {
            for (at, (_, one)) in alike.iter().enumerate() {
                for (_, other) in alike.iter().skip(at + 1) {
                    let (new, known) = (*one.max(other), *one.min(other));
                    let numbers = self.all.get(new).zip(self.all.get(known));
                    let is_alike = numbers.is_some_and(|(new, known)| {
                        let keys = number_keys(&known.mrn);
                        number_keys(&new.mrn)
                            .iter()
                            .zip(&keys)
                            .any(|(one, other)| one == other)
                    });
                    if new != known && new >= self.first_new && is_alike {
                        pairs.insert((new, known), said::CLOSE_NUMBER);
                    }
                }
            }
        }
    }

    /// Compares two of whom one is new.
    fn compare(&self, one: usize, other: usize, pairs: &mut Pairs) {
        let (new, known) = (one.max(other), one.min(other));
        if new == known || new < self.first_new {
            return;
        }
        let why = self.all.get(new).zip(self.all.get(known));
        let why = why.and_then(|(new, known)| why_alike(Likely::new(new).likeness(known)?));
        if let Some(why) = why {
            pairs.insert((new, known), why);
        }
    }
}

/// What stands for a name that has other letters than plain ones; it is the largest, so that such names stand last.
const NOT_PLAIN: u32 = u32::MAX;

/// A number that names of the same plain letters share, whatever their order.
fn letters(name: &str) -> u32 {
    if !name.is_ascii() {
        return NOT_PLAIN;
    }
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.fold(0, |sum: u32, letter| {
        let letter = u32::from(letter.to_ascii_lowercase());
        sum.wrapping_add(letter.wrapping_mul(letter).wrapping_mul(2_654_435_761))
    }) & (NOT_PLAIN - 1)
}

/// Numbers with the same [`number_keys`] share one of these, in their order.
fn key_hashes(mrn: &str) -> [u64; 2] {
    if !mrn.is_ascii() {
        return number_keys(mrn).map(|key| key.bytes().fold(0, mixed));
    }
    let (mut plain, mut without_zeros) = (0, 0);
    let mut bytes = mrn.bytes().map(|byte| byte.to_ascii_lowercase()).peekable();
    let mut before = None;
    while let Some(byte) = bytes.next() {
        if byte.is_ascii_alphanumeric() {
            plain = mixed(plain, byte);
            let begins = before.is_none_or(|before: u8| !before.is_ascii_digit());
            let goes_on = bytes.peek().is_some_and(u8::is_ascii_digit);
            // A nought before other figures of its group is none, and so is the next one.
            if byte == b'0' && begins && goes_on {
                before = None;
                continue;
            }
            without_zeros = mixed(without_zeros, byte);
            before = Some(byte);
        } else {
            before = None;
        }
    }
    [plain, without_zeros]
}

const fn mixed(hash: u64, byte: u8) -> u64 {
    (hash.rotate_left(5) ^ byte as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn why_alike(likeness: Likeness) -> Option<Phrase> {
    match likeness {
        Likeness::Number => Some(said::CLOSE_NUMBER),
        Likeness::Person { name, birth } => match (name, birth) {
            (NameLikeness::Same | NameLikeness::Sound, BirthLikeness::Same) => {
                Some(said::SAME_NAME_AND_BIRTH)
            }
            (NameLikeness::Same | NameLikeness::Sound, BirthLikeness::Swapped) => {
                Some(said::SAME_NAME_SWAPPED)
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
    use super::{is_scientific, key_hashes};
    use crate::register::number_keys;

    #[test]
    fn numbers_that_are_alike_share_a_hash() {
        let numbers = [
            "0012345", "12345", "W-0019", "w19", "W-19", "W19", "0", "000", "00-1", "1-00",
            "A0B00C", "a0b0c", "W-１９", "١٢", "10", "100", "010", "W-1-9", "W019",
        ];
        for one in numbers {
            for other in numbers {
                let alike = number_keys(one)
                    .iter()
                    .zip(number_keys(other))
                    .any(|(one, other)| *one == other);
                let hashes = key_hashes(one)
                    .iter()
                    .any(|hash| key_hashes(other).contains(hash));
                assert!(!alike || hashes, "{one} {other}");
            }
        }
    }

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
