//! What stands before the patients: format, schema, the register's own name, settings, laboratories.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Id;
use crate::notation::parse_iso;
use crate::reference::{OverrideFault, with_overrides};
use crate::register::{Parts, Reached, TaughtWord, WordKind};
use crate::wording::refusals::{data_files, layout as said};

use super::convert::{ConversionError, Converter, understood};
use super::raw::{RawReached, RawRegister, RawWord, RawWordKind, Text};
use super::stamp::parse_at;

/// What the first field of the file says.
pub(in crate::store) const FORMAT: &str = "hepatrack";
/// The layout that is written: of registers, journals and imports alike.
pub(in crate::store) const SCHEMA: u32 = 3;
/// The earliest layout that is read. What a later one adds may be left out, so each reads as the ones after it:
/// 2 adds notes, and the order of a laboratory's fields; 3 adds tests, the guideline sets that are shown,
/// numbers of records that were joined, and words that files use.
pub(in crate::store) const OLDEST: u32 = 1;

/// The two fields that every layout, also a later one, begins with.
#[derive(Debug, Deserialize)]
pub(in crate::store) struct Beginning {
    format: String,
    schema: u32,
}

impl Beginning {
    /// Why a file that begins so cannot be read as this layout, if it cannot.
    pub(in crate::store) fn conversion_error(&self) -> Option<ConversionError> {
        if self.format != FORMAT {
            let what = said::no_register(&self.format);
            let accepted = data_files::quoted(FORMAT);
            return Some(ConversionError::new("format", what, accepted));
        }
        if (OLDEST..=SCHEMA).contains(&self.schema) {
            return None;
        }
        let what = if self.schema > SCHEMA {
            said::later_schema(self.schema)
        } else {
            said::no_schema(self.schema)
        };
        let accepted = data_files::from_to(OLDEST, SCHEMA);
        Some(ConversionError::new("schema", what, accepted))
    }
}

/// The parts of a register but for its patients.
pub(in crate::store) fn header(
    raw: &RawRegister<'_>,
    converter: &Converter<'_>,
    knowledge: &Knowledge,
) -> Result<Parts, Vec<ConversionError>> {
    let mut errors = Vec::new();
    let beginning = Beginning {
        format: raw.format.to_string(),
        schema: raw.schema,
    };
    errors.extend(beginning.conversion_error());
    if raw.register.is_empty() || !raw.register.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let what = said::no_identifier(&raw.register);
        errors.push(ConversionError::new("register", what, said::IDENTIFIER));
    }
    let today = raw.today.as_ref();
    let today = today.and_then(|text| match understood("today", parse_iso(text)) {
        Ok(day) => Some(day),
        Err(error) => {
            errors.push(error);
            None
        }
    });
    if let Err(fault) = with_overrides(&knowledge.settings, &raw.settings.0) {
        errors.push(setting_error(fault));
    }
    let mut laboratories = Vec::new();
    for (index, laboratory) in raw.labs.iter().enumerate() {
        match converter.laboratory(laboratory) {
            Ok(laboratory) => laboratories.push(laboratory),
            Err(error) => errors.push(error.within(&format!("labs[{index}]"))),
        }
    }
    let mut words = Vec::new();
    for (index, word) in raw.words.iter().enumerate() {
        match taught_word(word) {
            Ok(word) => words.push(word),
            Err(error) => errors.push(error.within(&format!("words[{index}]"))),
        }
    }
    let mut numbers = BTreeMap::new();
    for (index, number) in raw.numbers.iter().enumerate() {
        let reaches = reached(RawReached {
            of: number.of,
            joined: number.joined,
        });
        if numbers.insert(number.number.to_string(), reaches).is_some() {
            let what = said::number_twice(&number.number);
            let error = ConversionError::new("number", what, said::NUMBER_ONCE);
            errors.push(error.within(&format!("numbers[{index}]")));
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Parts {
        identifier: raw.register.to_string(),
        clinic: raw.clinic.as_ref().map(ToString::to_string),
        letter: raw.letter.as_ref().map(ToString::to_string),
        guidelines: raw.guidelines.as_deref().map(texts),
        today,
        overrides: raw.settings.0.clone(),
        laboratories,
        numbers,
        words,
        ..Parts::default()
    })
}

/// A taught word as it is meant.
pub(in crate::store) fn taught_word(raw: &RawWord<'_>) -> Result<TaughtWord, ConversionError> {
    let at = parse_at(&raw.at)
        .ok_or_else(|| ConversionError::new("at", said::no_moment(&raw.at), said::MOMENT))?;
    Ok(TaughtWord {
        source: raw.source.to_string(),
        kind: match raw.kind {
            RawWordKind::Test => WordKind::Test,
            RawWordKind::Unit => WordKind::Unit,
            RawWordKind::Column => WordKind::Column,
            RawWordKind::Drug => WordKind::Drug,
        },
        word: raw.word.to_string(),
        means: raw.means.to_string(),
        by: raw.by.to_string(),
        at,
    })
}

/// Whom a number reaches.
pub(in crate::store) fn reached(raw: RawReached) -> Reached {
    Reached {
        patient: Id(raw.of),
        joined: raw.joined.map(Id),
    }
}

/// Texts as they stand.
pub(in crate::store) fn texts(raw: &[Text<'_>]) -> Vec<String> {
    raw.iter().map(ToString::to_string).collect()
}

fn setting_error(fault: OverrideFault) -> ConversionError {
    match fault {
        OverrideFault::Unknown { .. } => {
            ConversionError::new("settings", fault.sentence(), said::SETTING_NAME)
        }
        OverrideFault::OutOfRange {
            name,
            value,
            accepted,
        } => ConversionError::new("settings", data_files::setting(name, value), accepted),
        OverrideFault::Disorder {
            name,
            what,
            accepted,
        } => ConversionError::new("settings", data_files::setting(name, what), accepted),
    }
}
