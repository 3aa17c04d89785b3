//! A file that is as this program wrote it, read piece by piece: each is hashed and read while it is in a processor's
//! cache, several at a time, and let go. So a register never stands in memory twice.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::clinical::record::Record;
use crate::register::threads::{at_once, hand_out};
use crate::register::{Laboratory, Parts};
use crate::store::layout::convert::Converter;
use crate::store::layout::digest::{Digest, PIECE};
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::header::{SCHEMA, header};
use crate::store::layout::pieces::{self, BLOCK, PATIENTS};
use crate::store::layout::raw::RawRegister;
use crate::store::layout::text::text_of;
use crate::store::layout::trailer::{self, Trailer};

/// What stands behind the last patient and before the last line.
const END: &str = "  ],\n)\n";

/// What a file holds that is as it was written.
pub(in crate::store) struct Sealed {
    pub(in crate::store) parts: Parts,
    pub(in crate::store) trailer: Trailer,
}

/// Reads a file of `length` bytes; nothing where it is not as this program wrote it, or cannot be read: whoever reads it
/// the long way will say why.
pub(in crate::store) fn read_sealed(
    source: &mut (dyn Read + Send),
    length: u64,
    format: &FileFormat<'_>,
) -> Option<Sealed> {
    read_in_pieces_of(PIECE, source, length, format)
}

/// As [`read_sealed`], of a file that is hashed in pieces of another size.
pub(super) fn read_in_pieces_of(
    piece: usize,
    source: &mut (dyn Read + Send),
    length: u64,
    format: &FileFormat<'_>,
) -> Option<Sealed> {
    let mut file = File {
        source,
        piece,
        left: length,
        sealed: length.checked_sub(trailer::DIGEST_BYTES)?,
        carried: Vec::new(),
        number: 0,
    };
    let mut first = file.next().ok()??;
    let begin = first.text()?.find(PATIENTS)? + PATIENTS.len();
    let head = first.text()?.get(..begin)?;
    let converter = format.converter();
    let mut parts = shell(head, format)?;
    first.start = begin;
    let threads = at_once().min(pieces::MOST_THREADS);
    let (file, first) = (Mutex::new(file), Mutex::new(Some(first)));
    let next = || -> Option<Option<Piece>> {
        if let Some(first) = first.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return Some(Some(first));
        }
        file.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
            .ok()
    };
    let laboratories = &parts.laboratories;
    let work = || -> Option<Vec<Done>> {
        let mut all = Vec::new();
        while let Some(piece) = next()? {
            all.push(piece.read(laboratories, converter)?);
        }
        Some(all)
    };
    let all: Option<Vec<Vec<Done>>> = thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| hand_out(scope, work)).collect();
        let own = work();
        let others = workers
            .into_iter()
            .map(|worker| worker.join().ok().flatten());
        std::iter::once(own).chain(others).collect()
    });
    let mut all: Vec<Done> = all?.into_iter().flatten().collect();
    all.sort_unstable_by_key(|done| done.number);
    let digests: Vec<Digest> = all.iter().filter_map(|done| done.digest).collect();
    let tail = std::mem::take(&mut all.last_mut()?.tail);
    let trailer = trailer::of_sealed(tail.strip_prefix(END)?, Digest::over(&digests))?;
    parts
        .patients
        .reserve_exact(all.iter().map(|done| done.records.len()).sum());
    for done in all {
        parts.patients.extend(done.records);
    }
    parts.next_id = trailer.next_id;
    parts.last_seq = trailer.last_seq;
    Some(Sealed { parts, trailer })
}

/// The parts of a register without its patients.
fn shell(head: &str, format: &FileFormat<'_>) -> Option<Parts> {
    text_of("", head.as_bytes()).ok()?;
    let shell = format!("{head}{END}");
    let raw: RawRegister<'_> = ron::from_str(&shell).ok()?;
    // An earlier layout is brought to this one, which is said.
    (raw.schema == SCHEMA).then_some(())?;
    header(&raw, format.converter(), format.knowledge()).ok()
}

/// A file that is read from its beginning to its end.
struct File<'a> {
    source: &'a mut (dyn Read + Send),
    /// So many bytes are hashed and read at once.
    piece: usize,
    /// Bytes that are not read yet, and those of them that are under the digest.
    left: u64,
    sealed: u64,
    /// The beginning of a block of which the end is not read yet.
    carried: Vec<u8>,
    number: usize,
}

/// A piece of the file: the end of what was carried, then the bytes that are hashed.
struct Piece {
    number: usize,
    bytes: Vec<u8>,
    /// Where the bytes of this piece begin, and where those end that are under the digest.
    own: usize,
    sealed: usize,
    /// Where the blocks begin and where they end.
    start: usize,
    end: usize,
    is_last: bool,
}

/// A piece that was read.
struct Done {
    number: usize,
    digest: Option<Digest>,
    records: Vec<Arc<Record>>,
    /// What stands behind the last patient.
    tail: String,
}

impl File<'_> {
    /// The next piece; nothing at the end.
    fn next(&mut self) -> io::Result<Option<Piece>> {
        if self.left == 0 {
            return Ok(None);
        }
        let mut bytes = std::mem::take(&mut self.carried);
        let own = bytes.len();
        let wanted = self.left.min(self.piece as u64);
        bytes.reserve_exact(self.piece);
        let read = (&mut *self.source).take(wanted).read_to_end(&mut bytes)?;
        if read as u64 != wanted {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= wanted;
        let sealed = wanted.min(self.sealed);
        self.sealed -= sealed;
        let is_last = self.left == 0;
        let end = if is_last {
            bytes.len()
        } else {
            last_block(&bytes)
        };
        if !is_last {
            self.carried = bytes.get(end..).unwrap_or_default().to_vec();
        }
        let number = self.number;
        self.number += 1;
        Ok(Some(Piece {
            number,
            own,
            sealed: own + usize::try_from(sealed).unwrap_or(usize::MAX),
            start: 0,
            end,
            is_last,
            bytes,
        }))
    }
}

/// Where the last block begins that begins in these bytes.
fn last_block(bytes: &[u8]) -> usize {
    let mut end = bytes.len();
    while let Some(place) = bytes
        .get(..end)
        .and_then(|bytes| bytes.iter().rposition(|byte| *byte == b'\n'))
    {
        let rest = bytes.get(place + 1..).unwrap_or_default();
        if rest.starts_with(BLOCK.as_bytes()) {
            return place + 1;
        }
        end = place;
    }
    0
}

impl Piece {
    /// The blocks, in the first piece with what stands before them, in the last with what stands behind.
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(self.start..self.end)?).ok()
    }

    fn read(&self, laboratories: &[Laboratory], converter: &Converter<'_>) -> Option<Done> {
        let sealed = self.bytes.get(self.own..self.sealed)?;
        let digest = (!sealed.is_empty()).then(|| Digest::of(sealed));
        let text = self.text()?;
        let end = if self.is_last {
            // With nobody on file it stands at the very beginning.
            let behind_a_line = text.rfind("\n  ],\n)\n").map(|place| place + 1);
            behind_a_line.or_else(|| text.starts_with(END).then_some(0))?
        } else {
            text.len()
        };
        let (blocks, tail) = text.split_at_checked(end)?;
        Some(Done {
            number: self.number,
            digest,
            records: pieces::read_blocks(blocks, laboratories, converter)?,
            tail: tail.to_owned(),
        })
    }
}
