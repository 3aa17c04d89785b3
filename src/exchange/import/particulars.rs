//! What a row of patients says of somebody on file: what the register does not know is taken over, what it knows
//! otherwise is asked about.
//!
//! What was on file once and was changed since is no news: the register keeps it, and it is listed.

use std::sync::Arc;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Cirrhosis, FollowUp, Person, Record, Sex};
use crate::wording::{cirrhosis_words, date_words, folded_name, follow_up_words, sex_words, shown};

use super::super::fault::{FileFault, Location, Noticed, quoted};
use super::super::table::Record as Row;
use super::patients::PatientRow;
use super::reading::{Differs, Reading};
use super::replaced::PersonChange;
use crate::wording::refusals::import as said;
use crate::wording::sentence::Figure;
use crate::wording::{Language, Sentence};

/// A row about somebody on file.
struct RowSubject<'a> {
    number: &'a str,
    /// How the particulars were changed before.
    changes: &'a [PersonChange<'a>],
}

impl RowSubject<'_> {
    fn about(&self, what: impl Figure) -> Sentence {
        said::of_number(shown(self.number), what)
    }

    /// Whether a particular had this value before.
    fn was_once<T: PartialEq>(&self, of: impl Fn(&Person) -> T, value: &T) -> bool {
        self.changes
            .iter()
            .any(|change| of(change.before) == *value)
    }

    /// Whether somebody changed a particular here.
    fn by_hand<T: PartialEq>(&self, of: impl Fn(&Person) -> T) -> bool {
        let mut by_hand = self.changes.iter().filter(|change| change.is_by_hand);
        by_hand.any(|change| of(change.before) != of(change.after))
    }
}

impl Reading<'_> {
    /// The particulars as the row changes them, if it does.
    pub(super) fn compare(
        &mut self,
        row: &Row<'_>,
        patient: &PatientRow,
        record: &Arc<Record>,
        on_file: &Person,
    ) -> Option<Person> {
        let changes = self.replaced.person(record.id);
        let told = RowSubject {
            number: &on_file.mrn,
            changes: &changes,
        };
        if folded_name(&patient.person.name) != folded_name(&on_file.name) {
            let cell = row.cell("name");
            self.faults.push(FileFault {
                place: cell.place.clone(),
                what: said::other_name(quoted(cell.text)),
                accepted: said::as_on_file(quoted(&on_file.name)),
            });
            return None;
        }
        let mut after = on_file.clone();
        let is_typed = super::on_file::was_typed(record.source.via);
        self.spelling(row, patient, &told, is_typed, &mut after);
        // When cirrhosis was recorded has no column; name, number and contact are compared by their cells.
        let Person {
            mrn: _,
            name: _,
            born,
            sex,
            cirrhosis,
            cirrhosis_on: _,
            contact: _,
            follow_up,
        } = &patient.person;
        self.birth(&row.cell("born").place, *born, &told, &mut after);
        self.sex(&row.cell("sex").place, *sex, &told, &mut after);
        if patient.names_cirrhosis {
            let place = row.cell("cirrhosis").place;
            self.cirrhosis(&place, *cirrhosis, &told, is_typed, &mut after);
        }
        self.contact(row, patient, &told, &mut after);
        if patient.names_follow_up {
            let place = row.cell("follow_up").place;
            self.follow_up(&place, *follow_up, &told, &mut after);
        }
        (after != *on_file).then_some(after)
    }

    /// The same name in another spelling: that of the files follows the files, that of somebody here stays.
    fn spelling(
        &mut self,
        row: &Row<'_>,
        patient: &PatientRow,
        told: &RowSubject<'_>,
        is_typed: bool,
        after: &mut Person,
    ) {
        let name = &patient.person.name;
        if *name == after.name {
            return;
        }
        let is_own = row.cell("mrn").text == told.number;
        let keeps = is_typed || !is_own || told.by_hand(|person| person.name.clone());
        let words = if keeps {
            said::SPELLING_KEPT
        } else {
            after.name.clone_from(name);
            said::SPELLING_TAKEN
        };
        let place = row.cell("name").place;
        self.remark(&place, told.about(quoted(name)), words, Noticed::Strange);
    }

    fn birth(
        &mut self,
        place: &Location,
        born: Option<CalendarDay>,
        told: &RowSubject<'_>,
        after: &mut Person,
    ) {
        let Some(born) = born.filter(|born| after.born != Some(*born)) else {
            return;
        };
        let said = |register: Option<CalendarDay>| Differs {
            about: told.about(said::BIRTH_DATE),
            file: day_words(born),
            register: register.map_or_else(nothing, day_words),
        };
        let was_once = told.was_once(|person| person.born, &Some(born));
        let takes = match after.born {
            _ if was_once => {
                self.keeps_since(place, said(after.born));
                false
            }
            None => self.fills(place, said(None)),
            Some(on_file) if are_compatible(born, on_file) => {
                on_file.approximate && self.fills(place, said(Some(on_file)))
            }
            Some(on_file) => self.takes_file(place, said(Some(on_file))),
        };
        if takes {
            after.born = Some(born);
        }
    }

    fn sex(
        &mut self,
        place: &Location,
        sex: Option<Sex>,
        told: &RowSubject<'_>,
        after: &mut Person,
    ) {
        let Some(_) = sex.filter(|_| sex != after.sex) else {
            return;
        };
        let said = Differs {
            about: told.about(said::SEX),
            file: worded(|language| sex_words(language, sex)),
            register: match after.sex {
                Some(_) => worded(|language| sex_words(language, after.sex)),
                None => nothing(),
            },
        };
        if self.takes(
            place,
            said,
            told.was_once(|person| person.sex, &sex),
            after.sex.is_none(),
        ) {
            after.sex = sex;
        }
    }

    /// Cirrhosis that is worse than on file is only kept from the record by somebody's own word. `unknown` withdraws
    /// what an earlier file said, but not what somebody recorded here.
    fn cirrhosis(
        &mut self,
        place: &Location,
        cirrhosis: Cirrhosis,
        told: &RowSubject<'_>,
        is_typed: bool,
        after: &mut Person,
    ) {
        if cirrhosis == after.cirrhosis {
            return;
        }
        let said = Differs {
            about: told.about(said::CIRRHOSIS),
            file: worded(|language| cirrhosis_words(language, cirrhosis)),
            register: worded(|language| cirrhosis_words(language, after.cirrhosis)),
        };
        let by_hand = told.by_hand(|person| person.cirrhosis);
        if cirrhosis == Cirrhosis::NotRecorded && (is_typed || by_hand) {
            let words = said::NOTHING_RECORDED;
            return self.remark(place, said.about, words, Noticed::Strange);
        }
        let is_worse = severity(cirrhosis) > severity(after.cirrhosis);
        let was_once = told.was_once(|person| person.cirrhosis, &cirrhosis);
        let is_kept = was_once && (by_hand || !is_worse);
        if self.takes(
            place,
            said,
            is_kept,
            after.cirrhosis == Cirrhosis::NotRecorded,
        ) {
            after.cirrhosis = cirrhosis;
            after.cirrhosis_on = None;
        }
    }

    fn contact(
        &mut self,
        row: &Row<'_>,
        patient: &PatientRow,
        told: &RowSubject<'_>,
        after: &mut Person,
    ) {
        let contact = &patient.person.contact;
        if contact.is_none() || *contact == after.contact {
            return;
        }
        let place = row.cell("contact").place;
        let was_once = told.was_once(|person| person.contact.clone(), contact);
        if was_once || after.contact.is_some() {
            let words = said::ANOTHER_KEPT;
            return self.remark(&place, told.about(said::CONTACT), words, Noticed::Strange);
        }
        let words = said::WAS_EMPTY;
        self.remark(&place, told.about(said::CONTACT), words, Noticed::Change);
        after.contact.clone_from(contact);
    }

    fn follow_up(
        &mut self,
        place: &Location,
        follow_up: FollowUp,
        told: &RowSubject<'_>,
        after: &mut Person,
    ) {
        if follow_up == after.follow_up {
            return;
        }
        let said = Differs {
            about: told.about(said::FOLLOW_UP),
            file: worded(|language| follow_up_words(language, follow_up)),
            register: worded(|language| follow_up_words(language, after.follow_up)),
        };
        let was_once = told.was_once(|person| person.follow_up, &follow_up);
        if self.takes(place, said, was_once, false) {
            after.follow_up = follow_up;
        }
    }

    /// Whether the file's word is taken: not where it was on file once, always where nothing is on file.
    pub(super) fn takes(
        &mut self,
        place: &Location,
        said: Differs,
        was_once: bool,
        is_empty: bool,
    ) -> bool {
        if was_once {
            self.keeps_since(place, said);
            false
        } else if is_empty {
            self.fills(place, said)
        } else {
            self.takes_file(place, said)
        }
    }

    /// Takes over what the register does not know.
    fn fills(&mut self, place: &Location, said: Differs) -> bool {
        let words = said::now(said.register, said.file);
        self.remark(place, said.about, words, Noticed::Change);
        true
    }
}

pub(super) fn nothing() -> Sentence {
    said::NONE_ON_FILE.into()
}

/// Words of a record in every language.
pub(super) fn worded(words: impl Fn(Language) -> &'static str) -> Sentence {
    Sentence::made(|language| words(language).to_owned())
}

/// `12-May-1974`, `about 12-May-1974`.
pub(super) fn day_words(day: CalendarDay) -> Sentence {
    let date = Sentence::made(|language| date_words(language, day.date));
    match day.approximate {
        true => said::about(date),
        false => date,
    }
}

/// Whether an approximate birth date may be the exact one.
fn are_compatible(one: CalendarDay, other: CalendarDay) -> bool {
    use chrono::Datelike as _;
    one.date == other.date
        || (one.approximate != other.approximate && one.date.year() == other.date.year())
}

/// How bad it is; what is not recorded is not as bad as anything.
const fn severity(cirrhosis: Cirrhosis) -> u8 {
    match cirrhosis {
        Cirrhosis::NotRecorded | Cirrhosis::None => 0,
        Cirrhosis::Compensated => 1,
        Cirrhosis::Decompensated => 2,
    }
}
