//! The register's file as it is found: a snapshot of the journal at some entry.

use std::path::Path;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Register, difference};

use super::disk::FileState;
use super::error::StoreError;
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::layout::header::SCHEMA;
use super::layout::read::{read_unchecked, read_whole_as_written};
use super::layout::text::text_of;
use super::layout::trailer::{Integrity, read_trailer};
use super::register_paths::RegisterPaths;

/// No register is larger: 512 MiB.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
const SCHEMA_FIELD: &str = ", schema: ";

/// A register as its file tells it.
pub(super) struct Snapshot {
    pub(super) register: Register,
    /// Whether the file is as this program wrote it.
    pub(super) integrity: Integrity,
    /// The digest of the journal's entry that it is a snapshot of. Where it names none, that of its own bytes, so that
    /// a journal that begins with it tells that it does not begin with nothing; [`Digest::NONE`] where it holds nothing.
    pub(super) head: Digest,
    /// The entry that its last line names.
    pub(super) named: Option<Seq>,
    /// The schema, where it is a later one than this program writes.
    pub(super) newer: Option<u32>,
    /// The schema, where it is an earlier one.
    pub(super) older: Option<u32>,
    pub(super) state: FileState,
    /// Its bytes; none where it is as this program wrote it, and there is nothing to say of them.
    pub(super) bytes: Vec<u8>,
}

/// What stands where the register should be.
pub(super) enum Found {
    Nothing,
    /// A register.
    Snapshot(Box<Snapshot>),
    /// Something that cannot be read.
    Unreadable {
        /// Why; never empty.
        faults: Vec<DataFault>,
        state: FileState,
    },
}

/// Looks at the register's file.
///
/// # Errors
/// The disk refused, or no register can stand there: a directory, or more bytes than any register has.
pub(super) fn look(
    place: &RegisterPaths,
    path: &Path,
    format: &FileFormat<'_>,
) -> Result<Found, StoreError> {
    let Some(state) = place.state(path)? else {
        return Ok(Found::Nothing);
    };
    if !state.is_file {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    if state.length > MOST_BYTES {
        return Err(StoreError::TooLarge {
            path: path.to_owned(),
            size: state.length,
            most: MOST_BYTES,
        });
    }
    // Whatever goes wrong here is told below, where all of the file is looked at once more.
    let as_written = place
        .disk
        .open_to_read(path)
        .ok()
        .and_then(|mut source| read_whole_as_written(source.as_mut(), state.length, format));
    if let Some((register, trailer)) = as_written
        && let Some(head) = trailer.head.filter(|head| *head != Digest::NONE)
    {
        return Ok(Found::Snapshot(Box::new(Snapshot {
            register,
            integrity: Integrity::Whole,
            head,
            named: trailer.last_seq,
            newer: None,
            older: None,
            state,
            bytes: Vec::new(),
        })));
    }
    let bytes = place.read(path)?;
    let name = place.name_of(path);
    let unreadable = |faults| Found::Unreadable { faults, state };
    let trailer = match text_of(&name, &bytes) {
        Ok(text) => read_trailer(text),
        Err(fault) => return Ok(unreadable(vec![fault])),
    };
    let (read, newer) = match read_unchecked(&name, &bytes, format) {
        Ok(register) => (Ok(register), None),
        Err(faults) => match read_newer(&name, &bytes, format) {
            Some((register, schema)) if trailer.integrity == Integrity::Whole => {
                (Ok(register), Some(schema))
            }
            Some(_) | None => (Err(faults), None),
        },
    };
    Ok(match read {
        Ok(register) => Found::Snapshot(Box::new(Snapshot {
            head: match trailer.head {
                Some(head) if head != Digest::NONE => head,
                Some(_) | None if difference(&nothing(&register), &register).is_empty() => {
                    Digest::NONE
                }
                Some(_) | None => Digest::of(&bytes),
            },
            register,
            integrity: trailer.integrity,
            named: trailer.last_seq,
            newer,
            older: schema_of(&bytes).filter(|schema| *schema < SCHEMA),
            state,
            bytes,
        })),
        Err(faults) => unreadable(faults),
    })
}

fn nothing(register: &Register) -> Register {
    Register::new(register.identifier().to_owned())
}

/// A register of a later schema that says nothing but what this program knows, and that schema.
fn read_newer(name: &str, bytes: &[u8], format: &FileFormat<'_>) -> Option<(Register, u32)> {
    let (before, schema, after) = around_schema(bytes)?;
    let schema = Some(schema).filter(|schema| *schema > SCHEMA)?;
    let as_known = format!("{before}{SCHEMA_FIELD}{SCHEMA}{after}");
    let register = read_unchecked(name, as_known.as_bytes(), format).ok()?;
    Some((register, schema))
}

/// The schema of a file in canonical layout.
fn schema_of(bytes: &[u8]) -> Option<u32> {
    around_schema(bytes).map(|(_, schema, _)| schema)
}

/// What stands before the schema, the schema, and what stands behind it.
fn around_schema(bytes: &[u8]) -> Option<(&str, u32, &str)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (before, rest) = text.split_once(SCHEMA_FIELD)?;
    let (digits, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
    Some((before, digits.parse().ok()?, after))
}
