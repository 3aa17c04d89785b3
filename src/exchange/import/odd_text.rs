//! Names and numbers of somebody new that look as if something had befallen them on the way: kept, and listed.

use crate::clinical::record::Person;
use crate::notation::{self, OddSign};
use crate::wording::refusals::import as said;
use crate::wording::{Phrase, Sentence};

use super::super::fault::{Noticed, quoted};
use super::super::table::{Cell, Record as Row};
use super::patients::FOLLOW_UPS;
use super::reading::Reading;

impl Reading<'_> {
    /// Lists what is strange about the texts of somebody new.
    pub(super) fn list_odd_text(&mut self, row: &Row<'_>, person: &Person) {
        let (number, name) = (row.cell("mrn"), row.cell("name"));
        if let Some(sign) = notation::odd_sign_of_number(&person.mrn) {
            self.list_sign(&number, said::NUMBER, sign);
        }
        if let Some(sign) = notation::odd_sign_of_name(&person.name) {
            self.list_sign(&name, said::NAME, sign);
        }
        let contact = row.cell("contact");
        self.list_date(&name, "name");
        self.list_date(&contact, "contact");
        self.list_word_of(&contact, "contact", &FOLLOW_UPS);
    }

    /// Lists a text that is a date: it may stand in the wrong column.
    pub(super) fn list_date(&mut self, cell: &Cell<'_>, field: &str) {
        if self.is_date(cell.text) {
            let about = said::of_cell(field, quoted(cell.text));
            let words = said::READS_AS_DATE;
            self.remark(&cell.place, about, words, Noticed::Strange);
        }
    }

    /// Lists a text that is a word of another column.
    pub(super) fn list_word_of<T>(&mut self, cell: &Cell<'_>, field: &str, words: &[(&str, T)]) {
        let mut words = words.iter().map(|(word, _)| word);
        let is_word = words.any(|word| word.eq_ignore_ascii_case(cell.text));
        if is_word && cell.filled().is_some() {
            let about = said::of_cell(field, quoted(cell.text));
            let words = said::READS_AS_WORD;
            self.remark(&cell.place, about, words, Noticed::Strange);
        }
    }

    fn list_sign(&mut self, cell: &Cell<'_>, field: Phrase, sign: OddSign) {
        let about = said::of_cell(field, quoted(cell.text));
        let sign = Sentence::made(|language| sign.told(language));
        let words = said::odd_sign(sign, field);
        self.remark(&cell.place, about, words, Noticed::Strange);
    }

    /// Whether a text is a date and no telephone number.
    fn is_date(&self, text: &str) -> bool {
        let has_signs = text.bytes().any(|byte| !byte.is_ascii_digit());
        has_signs && notation::parse_file_day(text, self.knowledge).is_ok()
    }
}
