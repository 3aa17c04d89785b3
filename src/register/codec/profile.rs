//! A laboratory profile's units, limits and order of fields as lines: `dna IU/mL; alt U/L; eag`, `dna 10..1e9; alt ..40`
//! and `alt; ast; dna`.

use crate::clinical::assays::AssayId;
use crate::clinical::laboratory::Test;
use crate::clinical::record::Limits;
use crate::wording::refusals::lines as said;

use super::super::laboratory::ProfileField;
use super::cursor::{Cursor, parts};
use super::small::{parse_profile_limits, push_limits};
use super::{Codec, CodecError, Wrong};

impl Codec<'_> {
    /// The assay that a name means; nothing where it says that nobody knows.
    ///
    /// # Errors
    /// No assay is called so.
    pub fn read_assay(&self, name: &str) -> Result<Option<AssayId>, CodecError> {
        self.vocabulary.assay(name).map_err(|wrong| CodecError {
            part: 1,
            text: name.to_owned(),
            what: wrong.what,
            accepted: wrong.accepted,
        })
    }

    /// The fields of a profile: each a test, and its unit where it has one.
    ///
    /// # Errors
    /// The first part that is no test or no unit of it.
    pub fn read_fields(&self, line: &str) -> Result<Vec<ProfileField>, CodecError> {
        each_part(line, |cursor| {
            let (test, implied) = self.vocabulary.test(cursor.word())?;
            let spelling = cursor.all();
            let unit = if spelling.is_empty() {
                implied
            } else {
                Some(self.vocabulary.unit(test, spelling)?)
            };
            Ok(ProfileField { test, unit })
        })
    }

    /// The fields of a profile in canonical spelling.
    #[must_use]
    pub fn print_fields(&self, fields: &[ProfileField]) -> String {
        let parts: Vec<_> = fields
            .iter()
            .map(|field| {
                let word = &self.vocabulary.definition(field.test).word;
                match field.unit {
                    Some(unit) => {
                        format!("{word} {}", self.vocabulary.unit_text(field.test, unit))
                    }
                    None => word.clone(),
                }
            })
            .collect();
        parts.join("; ")
    }

    /// The limits of a profile, each in the unit of the test's field.
    ///
    /// # Errors
    /// The first part that is no test or no range.
    pub fn read_profile_limits(&self, line: &str) -> Result<Vec<(Test, Limits)>, CodecError> {
        each_part(line, |cursor| {
            let (test, _) = self.vocabulary.test(cursor.word())?;
            Ok((test, parse_profile_limits(cursor.all())?))
        })
    }

    /// The tests of a profile's report form, in their order.
    ///
    /// # Errors
    /// The first part that is no test and nothing else.
    pub fn read_order(&self, line: &str) -> Result<Vec<Test>, CodecError> {
        each_part(line, |cursor| {
            let (test, _) = self.vocabulary.test(cursor.word())?;
            match cursor.all() {
                "" => Ok(test),
                more => Err(Wrong::new(said::follows(more), said::ONLY_TESTS)),
            }
        })
    }

    /// The order of a profile's report form in canonical spelling.
    #[must_use]
    pub fn print_order(&self, order: &[Test]) -> String {
        let words: Vec<&str> = order
            .iter()
            .map(|test| self.vocabulary.definition(*test).word.as_str())
            .collect();
        words.join("; ")
    }

    /// The limits of a profile in canonical spelling.
    #[must_use]
    pub fn print_profile_limits(&self, limits: &[(Test, Limits)]) -> String {
        let parts: Vec<_> = limits
            .iter()
            .map(|(test, limits)| {
                let mut part = format!("{} ", self.vocabulary.definition(*test).word);
                push_limits(&mut part, *limits);
                part
            })
            .collect();
        parts.join("; ")
    }
}

/// Reads every part of a line; an empty line has none.
fn each_part<T>(
    line: &str,
    read: impl Fn(&mut Cursor<'_>) -> Result<T, Wrong>,
) -> Result<Vec<T>, CodecError> {
    if line.trim().is_empty() {
        return Ok(Vec::new());
    }
    parts(line)
        .enumerate()
        .map(|(position, text)| {
            read(&mut Cursor::new(text)).map_err(|wrong| CodecError {
                part: position + 1,
                text: text.trim().to_owned(),
                what: wrong.what,
                accepted: wrong.accepted,
            })
        })
        .collect()
}
