//! Reading a register: quickly where the file is in canonical layout, else in one piece with every fault located.

use std::io::Read;
use std::sync::Arc;

use crate::clinical::knowledge::Knowledge;
use crate::reference::{DataFault, Document, Within};
use crate::register::{Parts, Register};
use crate::wording::refusals::layout as said;
use crate::wording::refusals::ron::ron_words;

use super::convert::{ConversionError, Converter};
use super::file_format::FileFormat;
use super::header::{Beginning, FORMAT, SCHEMA, header};
use super::locate::locate;
use super::pieces::read_in_pieces;
use super::raw::RawRegister;
use super::strict::{Sealed, read_sealed};
use super::text::text_of;
use super::trailer::{Integrity, Trailer, read_counters, read_trailer};

/// More faults than this are not listed; the last line says how many there are.
const MOST_FAULTS: usize = 50;

/// The register that a file holds. `file` is the name under which complaints speak of it.
///
/// # Errors
/// Everything that is wrong with it, each with line, column, path and what is accepted; never empty. A file that
/// names its digest and has another was damaged or changed by hand.
pub fn read(file: &str, bytes: &[u8], knowledge: &Knowledge) -> Result<Register, Vec<DataFault>> {
    let format = FileFormat::new(knowledge);
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if let Some((register, _)) = read_whole_as_written(&mut &*bytes, length, &format) {
        return Ok(register);
    }
    let register = read_unchecked(file, bytes, &format)?;
    match std::str::from_utf8(bytes).map(read_trailer) {
        Ok(trailer) if trailer.integrity != Integrity::Broken => Ok(register),
        Ok(_) | Err(_) => Err(vec![broken(file, bytes)]),
    }
}

/// The register of a file of `length` bytes that is as this program wrote it, its digest included, with what its last
/// line says; nothing for any other.
pub(in crate::store) fn read_whole_as_written(
    source: &mut (dyn Read + Send),
    length: u64,
    format: &FileFormat<'_>,
) -> Option<(Register, Trailer)> {
    let Sealed { parts, trailer } = read_sealed(source, length, format)?;
    Some((Register::from_parts(parts).ok()?, trailer))
}

/// What is said of a file whose digest is that of other bytes.
pub(in crate::store) fn broken(file: &str, bytes: &[u8]) -> DataFault {
    DataFault {
        file: file.into(),
        line: bytes
            .split(|byte| *byte == b'\n')
            .count()
            .saturating_sub(1)
            .max(1),
        column: 1,
        within: Within::Byte(bytes.len()),
        what: said::BROKEN.into(),
        accepted: said::AS_SAVED.into(),
    }
}

/// As [`read`], whatever digest the file names.
pub(in crate::store) fn read_unchecked(
    file: &str,
    bytes: &[u8],
    format: &FileFormat<'_>,
) -> Result<Register, Vec<DataFault>> {
    let text = text_of(file, bytes).map_err(|fault| vec![fault])?;
    let knowledge = format.knowledge();
    let quick = read_in_pieces(text, knowledge)
        .and_then(|parts| Register::from_parts(with_counters(parts, text)).ok());
    match quick {
        Some(register) => Ok(register),
        None => read_whole(file, text, knowledge),
    }
}

/// The same in one piece, every fault located.
pub(in crate::store) fn read_whole(
    file: &str,
    text: &str,
    knowledge: &Knowledge,
) -> Result<Register, Vec<DataFault>> {
    let document = Document::new(file, text);
    let raw: RawRegister<'_> = document.read().map_err(|fault| {
        let other_layout = document
            .read::<Beginning>()
            .ok()
            .and_then(|beginning| beginning.conversion_error());
        vec![match other_layout {
            Some(error) => document.fault(error.path, error.what, error.accepted),
            None => explain(fault, text),
        }]
    })?;
    let all = |errors: Vec<ConversionError>| located(&document, errors);
    let converter = Converter::new(knowledge);
    let mut parts = header(&raw, &converter, knowledge).map_err(all)?;
    let mut errors = Vec::new();
    for (index, patient) in raw.patients.iter().enumerate() {
        match converter.patient(patient, &parts.laboratories) {
            Ok(record) => parts.patients.push(Arc::new(record)),
            Err(found) => {
                let outer = format!("patients[{index}]");
                errors.extend(found.into_iter().map(|error| error.within(&outer)));
            }
        }
    }
    if !errors.is_empty() {
        return Err(all(errors));
    }
    Register::from_parts(with_counters(parts, text)).map_err(|faults| all(locate(&faults, &raw)))
}

fn with_counters(parts: Parts, text: &str) -> Parts {
    let (trailer, _) = read_counters(text);
    Parts {
        next_id: trailer.next_id,
        last_seq: trailer.last_seq,
        ..parts
    }
}

fn located(document: &Document<'_>, errors: Vec<ConversionError>) -> Vec<DataFault> {
    let more = errors.len().saturating_sub(MOST_FAULTS);
    let mut faults: Vec<_> = errors
        .into_iter()
        .take(MOST_FAULTS)
        .map(|error| document.fault(error.path, error.what, error.accepted))
        .collect();
    if more > 0 {
        faults.push(document.fault("", said::more_faults(more), None));
    }
    faults
}

/// A file that ends too early says so: there is nothing behind the fault, or a text that nothing closes.
fn explain(fault: DataFault, text: &str) -> DataFault {
    let text = text.trim_end();
    let (lines, last) = (
        text.lines().count(),
        text.lines().last().unwrap_or_default(),
    );
    let behind_the_end = (fault.line, fault.column) > (lines, last.chars().count());
    if behind_the_end || fault.what == ron_words(&ron::Error::ExpectedStringEnd) {
        return DataFault {
            what: said::ENDS_EARLY.into(),
            accepted: said::TO_THE_END.into(),
            ..fault
        };
    }
    // Something that is no register at all has no path in one.
    match &fault.within {
        Within::Path(path) if path.is_empty() || **path == *"?" => DataFault {
            within: Within::Path("".into()),
            accepted: Some(said::a_register(FORMAT, SCHEMA)),
            ..fault
        },
        Within::Path(_) | Within::Byte(_) => fault,
    }
}
