//! Reading on in the journal: what others have written to it since.

use std::collections::HashMap;
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::register::{Entry, Timestamp};
use crate::store::StoreError;
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::file_format::FileFormat;
use crate::store::register_paths::{RegisterPaths, io_error};
use crate::wording::files::doing;
use crate::wording::refusals::journal as said;

use super::end::End;
use super::read::Reading;
use super::segment::{From, Header, Scan, Tail, Until, scan, scan_header};

/// Entries, the sealed files that they name, and where the journal ends.
type Further = (Vec<Arc<Entry>>, HashMap<Seq, BatchRef>, End);

/// The entries that were written to the journal behind `end` since, and where it ends now. An unfinished line is left
/// for the next time.
///
/// # Errors
/// The journal does not go on where it ended: it was replaced. Or the disk refused.
pub(in crate::store) fn read_on(
    place: &RegisterPaths,
    register: &str,
    end: &End,
    format: &FileFormat<'_>,
) -> Result<Further, StoreError> {
    let mut reading = Reading {
        register: register.to_owned(),
        first: Header {
            schema: end.schema,
            register: register.to_owned(),
            number: end.number,
            after: end.seq,
            head: end.head,
            begun: Timestamp {
                utc_millis: 0,
                offset_minutes: 0,
            },
        },
        digests: Vec::new(),
        entries: Vec::new(),
        newest: None,
        batches: HashMap::new(),
        end: end.clone(),
        foreign: Vec::new(),
        of_others: Vec::new(),
        unfinished: None,
        fault: None,
    };
    loop {
        let number = reading.end.number;
        let path = place.segment(number);
        let base = usize::try_from(reading.end.length).unwrap_or(usize::MAX);
        // Of a segment that was only named nothing was read yet, not even its first line.
        let is_begun = number > 0 && reading.end.length > 0;
        if is_begun {
            let bytes = place
                .disk
                .read_from(&path, reading.end.length)
                .map_err(|source| io_error(&path, doing::READING, source))?;
            let from = From {
                offset: base,
                seq: reading.end.seq,
                digest: reading.end.chain,
                foreign: None,
            };
            let Scan {
                lines,
                behind,
                tail,
            } = scan(&bytes, base, from, Until::Written);
            reading.take_lines(&lines, behind, None, place, &path, &[], None, format);
            if let Some(fault) = reading.fault.take() {
                return Err(StoreError::Journal(fault));
            }
            match tail {
                Tail::Clean => {
                    reading.end.length = u64::try_from(behind.offset).unwrap_or(u64::MAX);
                    reading.end.is_closed |= behind.foreign.is_some();
                }
                Tail::Unfinished => break,
                Tail::Bad(what) => {
                    let offset = behind.offset - base;
                    return Err(StoreError::Journal(
                        place.fault(&path, &bytes, offset, what),
                    ));
                }
            }
        }
        let next_number = if number > 0 && !is_begun {
            number
        } else {
            number + 1
        };
        let next = place.segment(next_number);
        if place.state(&next)?.is_none() {
            break;
        }
        let bytes = place.read(&next)?;
        let (header, start) = match scan_header(&bytes) {
            Ok(begin) => begin,
            Err(Tail::Clean | Tail::Unfinished) => break,
            Err(Tail::Bad(what)) => {
                return Err(StoreError::Journal(place.fault(&next, &bytes, 0, what)));
            }
        };
        if header.after != reading.end.seq
            || header.register != reading.register
            || (number > 0 && header.head != reading.end.head)
        {
            let what = said::NOT_WHERE_IT_ENDED;
            return Err(StoreError::Journal(place.fault(&next, &bytes, 0, what)));
        }
        reading.end = End {
            schema: header.schema,
            number: next_number,
            length: u64::try_from(start.offset).unwrap_or(u64::MAX),
            seq: header.after,
            head: header.head,
            chain: start.digest,
            is_closed: start.foreign.is_some(),
        };
    }
    Ok((reading.entries, reading.batches, reading.end))
}
