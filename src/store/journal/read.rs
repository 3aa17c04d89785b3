//! Reading the journal: from the entry after a given one to the end, every line verified.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Entry, Register, Timestamp};
use crate::store::StoreError;
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::digest::Digest;
use crate::store::layout::file_format::FileFormat;
use crate::store::register_paths::RegisterPaths;
use crate::wording::Sentence;
use crate::wording::refusals::journal as said;

use super::end::End;
use super::segment::{From, Header, Scan, Scanned, Tail, Until, scan, scan_header};
use super::understand::{Wrong, moment, understand};

/// The journal as far as it was read.
#[derive(Debug)]
pub(in crate::store) struct Reading {
    /// The register that it belongs to.
    pub(in crate::store) register: String,
    /// The first line of the earliest segment that was read.
    pub(in crate::store) first: Header,
    /// The digest after each entry of the segments that were read, from the one before them.
    pub(in crate::store) digests: Vec<(Seq, Digest)>,
    /// The entries after the one that was asked for, up to the first fault.
    pub(in crate::store) entries: Vec<Arc<Entry>>,
    /// When the latest of the entries was made, by the clocks that they bear.
    pub(in crate::store) newest: Option<Timestamp>,
    /// The sealed files that the lines name.
    pub(in crate::store) batches: HashMap<Seq, BatchRef>,
    pub(in crate::store) end: End,
    /// A write that did not come to its end: a file and the byte from which on it is to be put aside.
    pub(in crate::store) unfinished: Option<(PathBuf, u64)>,
    /// The files whose line ends something else has changed, and how.
    pub(in crate::store) foreign: Vec<DataFault>,
    /// Segments that stand behind those of this journal and go on from another: another machine's.
    pub(in crate::store) of_others: Vec<PathBuf>,
    /// The first thing that is wrong; nothing behind it was read.
    pub(in crate::store) fault: Option<DataFault>,
}

impl Reading {
    /// The digest of the line of `seq`, if that was read.
    pub(in crate::store) fn digest_after(&self, seq: Seq) -> Option<Digest> {
        let place = self
            .digests
            .binary_search_by_key(&seq, |(seq, _)| *seq)
            .ok()?;
        self.digests.get(place).map(|(_, digest)| *digest)
    }
}

/// The entries after `from`, all segments from the one that holds `from` on verified; everything for `None`. No
/// journal at all is `None`. What entries share with `beside`, the register as it is now, does not stand in memory twice.
///
/// # Errors
/// The disk refused. What is wrong with the journal itself stands in [`Reading::fault`].
pub(in crate::store) fn read(
    place: &RegisterPaths,
    from: Option<Seq>,
    beside: Option<&Register>,
    format: &FileFormat<'_>,
) -> Result<Option<Reading>, StoreError> {
    let numbers = place.segments()?;
    let mut files = Vec::new();
    for number in numbers.iter().rev().copied() {
        let path = place.segment(number);
        let bytes = place.read(&path)?;
        let begins = scan_header(&bytes).map(|(header, _)| header.after);
        files.push((number, path, bytes));
        if let (Ok(after), Some(from)) = (begins, from)
            && after <= from
        {
            break;
        }
    }
    files.reverse();
    let last = files.len().saturating_sub(1);
    let mut reading: Option<Reading> = None;
    for (index, (number, path, bytes)) in files.iter().enumerate() {
        let fault = |offset: usize, what: Sentence| place.fault(path, bytes, offset, what);
        let (header, start) = match scan_header(bytes) {
            Ok(begin) => begin,
            Err(Tail::Unfinished) if index == last => {
                match &mut reading {
                    Some(reading) => reading.unfinished = Some((path.clone(), 0)),
                    // The very first segment never came to be.
                    None => return Ok(None),
                }
                break;
            }
            Err(tail) => {
                let what = match tail {
                    Tail::Bad(what) => what,
                    Tail::Clean | Tail::Unfinished => said::CUT_OFF.into(),
                };
                return stop_at(reading, fault(0, what)).map(Some);
            }
        };
        let mut own = match reading.take() {
            None => Reading {
                register: header.register.clone(),
                digests: vec![(header.after, header.head)],
                entries: Vec::new(),
                newest: None,
                batches: HashMap::new(),
                end: End {
                    schema: header.schema,
                    number: *number,
                    length: 0,
                    seq: header.after,
                    head: header.head,
                    chain: header.head,
                    is_closed: false,
                },
                foreign: Vec::new(),
                of_others: Vec::new(),
                first: header.clone(),
                unfinished: None,
                fault: None,
            },
            Some(reading) => reading,
        };
        if let Err(what) = follows(&own, &header, *number) {
            own.fault = Some(fault(0, what));
            if own.register == header.register && own.end.number + 1 == *number {
                let rest = files.iter().skip(index);
                own.of_others = rest.map(|(_, path, _)| path.clone()).collect();
            }
            return Ok(Some(own));
        }
        let Scan {
            lines,
            behind,
            tail,
        } = scan(bytes, 0, start, Until::End);
        own.end = End {
            schema: header.schema,
            number: *number,
            length: u64::try_from(start.offset).unwrap_or(u64::MAX),
            seq: header.after,
            head: header.head,
            chain: start.digest,
            is_closed: false,
        };
        own.take_lines(&lines, behind, from, place, path, bytes, beside, format);
        if own.fault.is_none() {
            match tail {
                Tail::Clean => own.end.length = u64::try_from(behind.offset).unwrap_or(u64::MAX),
                Tail::Unfinished if index == last => {
                    own.unfinished = Some((path.clone(), own.end.length));
                }
                Tail::Unfinished => {
                    own.fault = Some(fault(behind.offset, said::CUT_OFF_INSIDE.into()));
                }
                Tail::Bad(what) => own.fault = Some(fault(behind.offset, what)),
            }
        }
        if let Some(foreign) = behind.foreign {
            own.end.is_closed = true;
            own.foreign.push(fault(0, foreign.words().into()));
        }
        if own.fault.is_some() {
            return Ok(Some(own));
        }
        reading = Some(own);
    }
    Ok(reading)
}

/// Where there is no journal: a first segment whose first write did not come to its end, to be put aside before one of
/// its name can begin.
///
/// # Errors
/// The disk refused.
pub(in crate::store) fn never_begun(
    place: &RegisterPaths,
) -> Result<Option<(PathBuf, u64)>, StoreError> {
    let first = place.segments()?.first().copied();
    Ok(first.map(|number| (place.segment(number), 0)))
}

/// A first segment that cannot be read leaves nothing to go on from.
fn stop_at(reading: Option<Reading>, fault: DataFault) -> Result<Reading, StoreError> {
    match reading {
        Some(reading) => Ok(Reading {
            fault: Some(fault),
            ..reading
        }),
        None => Err(StoreError::Journal(fault)),
    }
}

/// Whether a segment goes on where the one before it ends.
fn follows(reading: &Reading, header: &Header, number: u32) -> Result<(), Sentence> {
    let is_first = reading.end.length == 0;
    if header.number != number || (!is_first && number != reading.end.number + 1) {
        let missing = header.number.min(reading.end.number + 1);
        return Err(said::segment_missing(missing));
    }
    if header.register != reading.register {
        return Err(said::of_register(&header.register, &reading.register));
    }
    if (header.after, header.head) != (reading.end.seq, reading.end.head) {
        return Err(said::not_after(reading.end.seq.0));
    }
    Ok(())
}

impl Reading {
    #[expect(clippy::too_many_arguments, reason = "one file, taken apart")]
    pub(super) fn take_lines(
        &mut self,
        lines: &[Scanned<'_>],
        behind: From,
        from: Option<Seq>,
        place: &RegisterPaths,
        path: &std::path::Path,
        bytes: &[u8],
        beside: Option<&Register>,
        format: &FileFormat<'_>,
    ) {
        for (index, line) in lines.iter().enumerate() {
            let is_asked_for = from.is_none_or(|from| line.seq > from);
            match understand(line, is_asked_for, place, &self.register, beside, format) {
                Ok((entry, batch)) => {
                    self.batches.extend(batch.map(|batch| (line.seq, batch)));
                    self.entries.extend(entry);
                }
                Err(Wrong::Here(what)) => {
                    self.fault = Some(place.fault(path, bytes, line.offset, what));
                    return;
                }
                Err(Wrong::Elsewhere(fault)) => {
                    self.fault = Some(fault);
                    return;
                }
            }
            // A clock that was set back once does not hide what it had said before.
            let made = moment(line.body);
            self.newest = [self.newest, made]
                .into_iter()
                .flatten()
                .max_by_key(|at| at.utc_millis);
            self.digests.push((line.seq, line.digest));
            let next = lines
                .get(index + 1)
                .map_or(behind.offset, |next| next.offset);
            self.end = End {
                schema: self.end.schema,
                number: self.end.number,
                length: u64::try_from(next).unwrap_or(u64::MAX),
                seq: line.seq,
                head: line.digest,
                chain: line.digest,
                is_closed: self.end.is_closed,
            };
        }
    }
}
