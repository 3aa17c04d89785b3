//! What stands before the patients: format, schema, the register's own name, settings, laboratories.

use serde::Deserialize;

use crate::clinical::knowledge::Knowledge;
use crate::notation::parse_iso;
use crate::reference::{OverrideFault, with_overrides};
use crate::register::Parts;

use super::convert::{Converter, Misfit, understood};
use super::raw::{RawRegister, Text};

/// What the first field of the file says.
pub(in crate::store) const FORMAT: &str = "hepatrack";
/// The layout that is written: of registers, journals and imports alike.
pub(in crate::store) const SCHEMA: u32 = 3;
/// The earliest layout that is read. What a later one adds may be left out, so each reads as the ones after it:
/// 2 adds notes, and the order of a laboratory's fields; 3 adds tests, and the guideline sets that are shown.
pub(in crate::store) const OLDEST: u32 = 1;

/// The two fields that every layout, also a later one, begins with.
#[derive(Debug, Deserialize)]
pub(in crate::store) struct Beginning {
    format: String,
    schema: u32,
}

impl Beginning {
    /// Why a file that begins so cannot be read as this layout, if it cannot.
    pub(in crate::store) fn misfit(&self) -> Option<Misfit> {
        if self.format != FORMAT {
            let what = format!("'{}' is no register", self.format);
            return Some(Misfit::new("format", what, format!("\"{FORMAT}\"")));
        }
        if (OLDEST..=SCHEMA).contains(&self.schema) {
            return None;
        }
        let what = if self.schema > SCHEMA {
            format!(
                "schema {} was written by a later version of this program",
                self.schema
            )
        } else {
            format!("schema {} does not exist", self.schema)
        };
        Some(Misfit::new("schema", what, format!("{OLDEST} to {SCHEMA}")))
    }
}

/// The parts of a register but for its patients.
pub(in crate::store) fn header(
    raw: &RawRegister<'_>,
    converter: &Converter<'_>,
    knowledge: &Knowledge,
) -> Result<Parts, Vec<Misfit>> {
    let mut misfits = Vec::new();
    let beginning = Beginning {
        format: raw.format.to_string(),
        schema: raw.schema,
    };
    misfits.extend(beginning.misfit());
    if raw.register.is_empty() || !raw.register.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let what = format!("'{}' is no identifier of a register", &*raw.register);
        let accepted = "letters a to z and digits, such as k7q2m9x4";
        misfits.push(Misfit::new("register", what, accepted));
    }
    let today = raw.today.as_ref();
    let today = today.and_then(|text| match understood("today", parse_iso(text)) {
        Ok(day) => Some(day),
        Err(misfit) => {
            misfits.push(misfit);
            None
        }
    });
    if let Err(fault) = with_overrides(&knowledge.settings, &raw.settings.0) {
        misfits.push(setting_misfit(fault));
    }
    let mut laboratories = Vec::new();
    for (index, laboratory) in raw.labs.iter().enumerate() {
        match converter.laboratory(laboratory) {
            Ok(laboratory) => laboratories.push(laboratory),
            Err(misfit) => misfits.push(misfit.within(&format!("labs[{index}]"))),
        }
    }
    if !misfits.is_empty() {
        return Err(misfits);
    }
    Ok(Parts {
        identifier: raw.register.to_string(),
        clinic: raw.clinic.as_ref().map(ToString::to_string),
        guidelines: raw.guidelines.as_deref().map(texts),
        today,
        overrides: raw.settings.0.clone(),
        laboratories,
        ..Parts::default()
    })
}

/// Texts as they stand.
pub(in crate::store) fn texts(raw: &[Text<'_>]) -> Vec<String> {
    raw.iter().map(ToString::to_string).collect()
}

fn setting_misfit(fault: OverrideFault) -> Misfit {
    let what = fault.to_string();
    match fault {
        OverrideFault::Unknown { .. } => Misfit::new(
            "settings",
            what,
            "the name of a setting that a clinic may set",
        ),
        OverrideFault::OutOfRange {
            name,
            value,
            accepted,
        } => Misfit::new("settings", format!("{name}: {value}"), accepted),
        OverrideFault::Disorder {
            name,
            what,
            accepted,
        } => Misfit::new("settings", format!("{name}: {what}"), accepted),
    }
}
