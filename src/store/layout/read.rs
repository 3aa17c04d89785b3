//! Reading a register: quickly where the file is in canonical layout, else in one piece with every fault located.

use std::sync::Arc;

use crate::clinical::knowledge::Knowledge;
use crate::reference::{DataFault, Document};
use crate::register::{Parts, Register};

use super::convert::{Converter, Misfit};
use super::header::{Beginning, FORMAT, SCHEMA, header};
use super::locate::locate;
use super::pieces::read_in_pieces;
use super::raw::RawRegister;
use super::scribe::Scribe;
use super::text::text_of;
use super::trailer::{Integrity, read_trailer};

/// More faults than this are not listed; the last line says how many there are.
const MOST_FAULTS: usize = 50;

/// The register that a file holds. `file` is the name under which complaints speak of it.
///
/// # Errors
/// Everything that is wrong with it, each with line, column, path and what is accepted; never empty. A file that
/// names its digest and has another was damaged or changed by hand.
pub fn read(file: &str, bytes: &[u8], knowledge: &Knowledge) -> Result<Register, Vec<DataFault>> {
    let scribe = Scribe::new(knowledge);
    let register = read_unchecked(file, bytes, &scribe)?;
    match std::str::from_utf8(bytes).map(read_trailer) {
        Ok(trailer) if trailer.integrity != Integrity::Broken => Ok(register),
        Ok(_) | Err(_) => Err(vec![broken(file, bytes)]),
    }
}

/// What is said of a file whose digest is that of other bytes.
pub(in crate::store) fn broken(file: &str, bytes: &[u8]) -> DataFault {
    DataFault {
        file: file.to_owned(),
        line: bytes
            .split(|byte| *byte == b'\n')
            .count()
            .saturating_sub(1)
            .max(1),
        column: 1,
        path: format!("byte {}", bytes.len()),
        what: "the file is not as it was written: its digest is that of other bytes".to_owned(),
        accepted: "the file as it was saved, or a change that is taken over on screen".to_owned(),
    }
}

/// As [`read`], whatever digest the file names.
pub(in crate::store) fn read_unchecked(
    file: &str,
    bytes: &[u8],
    scribe: &Scribe<'_>,
) -> Result<Register, Vec<DataFault>> {
    let text = text_of(file, bytes).map_err(|fault| vec![fault])?;
    let knowledge = scribe.knowledge();
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
            .and_then(|beginning| beginning.misfit());
        vec![match other_layout {
            Some(misfit) => document.fault(misfit.path, misfit.what, misfit.accepted),
            None => explain(fault, text),
        }]
    })?;
    let all = |misfits: Vec<Misfit>| located(&document, misfits);
    let converter = Converter::new(knowledge);
    let mut parts = header(&raw, &converter, knowledge).map_err(all)?;
    let mut misfits = Vec::new();
    for (index, patient) in raw.patients.iter().enumerate() {
        match converter.patient(patient, &parts.laboratories) {
            Ok(record) => parts.patients.push(Arc::new(record)),
            Err(found) => {
                let outer = format!("patients[{index}]");
                misfits.extend(found.into_iter().map(|misfit| misfit.within(&outer)));
            }
        }
    }
    if !misfits.is_empty() {
        return Err(all(misfits));
    }
    Register::from_parts(with_counters(parts, text)).map_err(|faults| all(locate(&faults, &raw)))
}

fn with_counters(parts: Parts, text: &str) -> Parts {
    let trailer = read_trailer(text);
    Parts {
        next_id: trailer.next_id,
        last_seq: trailer.last_seq,
        ..parts
    }
}

fn located(document: &Document<'_>, misfits: Vec<Misfit>) -> Vec<DataFault> {
    let more = misfits.len().saturating_sub(MOST_FAULTS);
    let mut faults: Vec<_> = misfits
        .into_iter()
        .take(MOST_FAULTS)
        .map(|misfit| document.fault(misfit.path, misfit.what, misfit.accepted))
        .collect();
    if more > 0 {
        faults.push(document.fault("", format!("and {more} more faults"), ""));
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
    if behind_the_end || fault.what == ron::Error::ExpectedStringEnd.to_string() {
        return DataFault {
            what: "the file ends in the middle: it was cut off, or a bracket or quote is missing"
                .to_owned(),
            accepted: "a whole register, to its last ')'".to_owned(),
            ..fault
        };
    }
    // Something that is no register at all has no path in one.
    match fault.path.as_str() {
        "" | "?" => DataFault {
            path: String::new(),
            accepted: format!("a register: (format: \"{FORMAT}\", schema: {SCHEMA}, ...)"),
            ..fault
        },
        _ => fault,
    }
}
