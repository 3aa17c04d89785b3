//! A segment of a journal of another machine, read by itself.

use std::collections::HashMap;
use std::path::Path;

use crate::store::StoreError;
use crate::store::layout::file_format::FileFormat;
use crate::store::register_paths::RegisterPaths;
use crate::wording::Sentence;
use crate::wording::refusals::journal as said;

use super::end::End;
use super::read::Reading;
use super::segment::{Scan, Tail, Until, scan, scan_header};

/// All entries of a segment that stands by itself, every line verified; what it goes on from is the caller's to ask.
///
/// # Errors
/// It is damaged or cut off, or the disk refused.
pub(in crate::store) fn read_copy(
    place: &RegisterPaths,
    path: &Path,
    format: &FileFormat<'_>,
) -> Result<Reading, StoreError> {
    let bytes = place.read(path)?;
    let fault =
        |offset, what: Sentence| StoreError::Journal(place.fault(path, &bytes, offset, what));
    let (header, start) = scan_header(&bytes).map_err(|tail| match tail {
        Tail::Bad(what) => fault(0, what),
        Tail::Clean | Tail::Unfinished => fault(0, said::COPY_CUT_OFF.into()),
    })?;
    let mut reading = Reading {
        register: header.register.clone(),
        digests: vec![(header.after, header.head)],
        entries: Vec::new(),
        newest: None,
        batches: HashMap::new(),
        end: End {
            schema: header.schema,
            number: header.number,
            length: 0,
            seq: header.after,
            head: header.head,
            chain: start.digest,
            is_closed: true,
        },
        first: header,
        foreign: Vec::new(),
        of_others: Vec::new(),
        unfinished: None,
        fault: None,
    };
    let Scan {
        lines,
        behind,
        tail,
    } = scan(&bytes, 0, start, Until::End);
    reading.take_lines(&lines, behind, None, place, path, &bytes, None, format);
    if let Some(fault) = reading.fault.take() {
        return Err(StoreError::Journal(fault));
    }
    match tail {
        // A last line without its end was never confirmed to anybody.
        Tail::Clean | Tail::Unfinished => Ok(reading),
        Tail::Bad(what) => Err(fault(behind.offset, what)),
    }
}
