//! Appending to the journal: one entry is one line, one write and one wait; only then it is saved.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::clinical::record::{Seq, Via};
use crate::register::{Entry, Timestamp};
use crate::store::StoreError;
use crate::store::convert_entry::BatchRef;
use crate::store::digest::Digest;
use crate::store::disk::{Barrier, DiskFile};
use crate::store::place::Place;
use crate::store::raw_entry::RawEntry;
use crate::store::scribe::Scribe;

use super::batch;
use super::line::{self, Kind};
use super::read::End;
use super::segment::Header;

/// The ops of a longer entry stand in a sealed file of their own, as those of every import do.
const LONGEST_LINE: usize = 64 * 1024;

/// Why an entry is not saved.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Nothing of it is on the disk. It can be tried again.
    #[error("{reason}")]
    Refused {
        /// What stood against it.
        reason: String,
    },
    /// The disk took it but did not confirm it: nobody knows whether it survives. Nothing more is written here.
    #[error("the disk did not confirm the entry: {reason}")]
    NotConfirmed {
        /// What the disk said.
        reason: String,
    },
}

impl AppendError {
    /// Why comes first: a line of a terminal ends before a long path does.
    fn refused(path: &Path, source: &io::Error) -> Self {
        let reason = format!("{source}: {}", path.display());
        Self::Refused { reason }
    }
}

impl From<StoreError> for AppendError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Io {
                path,
                doing,
                source,
            } => Self::Refused {
                reason: format!("{doing}: {source}: {}", path.display()),
            },
            error => Self::Refused {
                reason: error.to_string(),
            },
        }
    }
}

/// The end of the journal, to write there.
pub(in crate::store) struct Journal {
    register: String,
    end: End,
    batches: HashMap<Seq, BatchRef>,
    segment: Option<Segment>,
    /// How many bytes were appended since it was opened.
    appended: u64,
    /// Why nothing more may be written.
    closed: Option<String>,
    /// A segment of so many bytes is followed by another.
    segment_bytes: u64,
}

/// The segment that is written to.
struct Segment {
    path: PathBuf,
    file: Box<dyn DiskFile>,
    inode: u64,
}

impl Journal {
    /// The journal of `register`, which ends there.
    pub(in crate::store) fn new(
        register: String,
        end: End,
        batches: HashMap<Seq, BatchRef>,
        segment_bytes: u64,
    ) -> Self {
        Self {
            register,
            end,
            batches,
            segment: None,
            appended: 0,
            closed: None,
            segment_bytes,
        }
    }

    pub(in crate::store) fn register(&self) -> &str {
        &self.register
    }

    /// A journal that was put aside is followed by one that begins with the register as it stands. Its first digest
    /// says that it begins with something.
    pub(in crate::store) fn begin_anew(&mut self) {
        let End { seq, head, .. } = self.end;
        let head = if head == Digest::NONE {
            Digest::of(self.register.as_bytes())
        } else {
            head
        };
        self.end = End {
            number: 0,
            length: 0,
            seq,
            head,
            chain: head,
        };
        self.batches.clear();
        self.segment = None;
    }

    /// How many bytes were appended since it was opened.
    pub(in crate::store) const fn appended(&self) -> u64 {
        self.appended
    }

    pub(in crate::store) const fn end(&self) -> &End {
        &self.end
    }

    /// Others have written: it ends there now.
    pub(in crate::store) fn move_on(&mut self, end: End, batches: HashMap<Seq, BatchRef>) {
        self.end = end;
        self.batches.extend(batches);
        self.segment = None;
    }

    /// Writes one entry and waits until it is safe.
    ///
    /// # Errors
    /// [`AppendError::Refused`]: nothing of it is on the disk. [`AppendError::NotConfirmed`]: nobody knows.
    pub(in crate::store) fn append(
        &mut self,
        place: &Place,
        entry: &Entry,
        scribe: &Scribe<'_>,
    ) -> Result<(), AppendError> {
        if let Some(reason) = &self.closed {
            return Err(AppendError::Refused {
                reason: reason.clone(),
            });
        }
        if entry.seq.0 != self.end.seq.0.saturating_add(1) {
            let reason = format!("entry {} does not come next", entry.seq.0);
            return Err(AppendError::Refused { reason });
        }
        place.make_directories()?;
        let batch = self.batch_for(place, entry, scribe)?;
        self.open_segment(place)?;
        let mut text = String::new();
        let mut previous = self.end.chain;
        if self.end.length == 0 {
            previous = self
                .header(entry.stamp.at)
                .line(&mut scribe.speller(&mut text));
        }
        let body = body(entry, batch, scribe);
        check(&body, entry, batch, scribe)?;
        let (line, digest) = line::seal(previous, Kind::Entry, &body);
        text.push_str(&line);
        self.write(place, &text)?;
        self.end.seq = entry.seq;
        self.end.head = digest;
        self.end.chain = digest;
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.end.length += bytes;
        self.appended += bytes;
        self.batches.extend(batch.map(|batch| (entry.seq, batch)));
        Ok(())
    }

    fn header(&self, begun: Timestamp) -> Header {
        Header {
            register: self.register.clone(),
            number: self.end.number,
            after: self.end.seq,
            head: self.end.head,
            begun,
        }
    }

    /// Opens the segment to write to; where there is none, or it has grown large, an empty one is begun.
    fn open_segment(&mut self, place: &Place) -> Result<(), AppendError> {
        if self.end.number == 0 || self.end.length >= self.segment_bytes {
            let number = self.end.number.saturating_add(1);
            let path = place.segment(number);
            let is_empty = place.state(&path)?.is_some_and(|state| state.length == 0);
            let file = if is_empty {
                place.disk.open_at_end(&path)
            } else {
                place.disk.create_new(&path)
            };
            let file = file.map_err(|source| AppendError::refused(&path, &source))?;
            self.take(path.clone(), file)?;
            self.end.number = number;
            self.end.length = 0;
            place
                .disk
                .sync_directory(&place.directory(), Barrier::SegmentNamed)
                .map_err(|source| self.close(&path, &source))?;
        }
        if self.segment.is_none() {
            let path = place.segment(self.end.number);
            let file = place
                .disk
                .open_at_end(&path)
                .map_err(|source| AppendError::refused(&path, &source))?;
            self.take(path, file)?;
        }
        Ok(())
    }

    fn take(&mut self, path: PathBuf, file: Box<dyn DiskFile>) -> Result<(), AppendError> {
        let state = file
            .state()
            .map_err(|source| AppendError::refused(&path, &source))?;
        self.segment = Some(Segment {
            path,
            file,
            inode: state.inode,
        });
        Ok(())
    }

    /// One write and one wait, to the file that still stands where it stood and ends where it ended.
    fn write(&mut self, place: &Place, text: &str) -> Result<(), AppendError> {
        let length = self.end.length;
        let Some(segment) = &mut self.segment else {
            let reason = "no journal is open".to_owned();
            return Err(AppendError::Refused { reason });
        };
        segment.is_in_place(place, length)?;
        if let Err(source) = segment.file.write_all(text.as_bytes()) {
            let path = segment.path.clone();
            return Err(match segment.file.cut(length) {
                Ok(()) => AppendError::refused(&path, &source),
                // What stands behind the last entry is not known: the next one must not be written there.
                Err(cut) => {
                    self.close(&path, &cut);
                    AppendError::refused(&path, &source)
                }
            });
        }
        let path = segment.path.clone();
        if let Err(source) = segment.file.sync(Barrier::Entry) {
            // Whoever opens the journal next should not be shown what was not confirmed. It may survive all the same.
            let _ = segment.file.cut(length);
            return Err(self.close(&path, &source));
        }
        Ok(())
    }

    /// After a wait that failed nothing more is written: what was, may be gone, and asking again would not tell.
    fn close(&mut self, path: &Path, source: &io::Error) -> AppendError {
        let reason = format!("{}: {source}", path.display());
        self.closed = Some(format!(
            "nothing more is written since the disk failed ({reason}): save a copy on another disk"
        ));
        AppendError::NotConfirmed { reason }
    }

    /// Where the ops of a large entry stand: in the file that they take back, or in a new one.
    fn batch_for(
        &self,
        place: &Place,
        entry: &Entry,
        scribe: &Scribe<'_>,
    ) -> Result<Option<BatchRef>, AppendError> {
        let taken_back = entry
            .takes_back
            .and_then(|back| self.batches.get(&back.target()));
        if let Some(batch) = taken_back {
            return Ok(Some(BatchRef {
                inverse: !batch.inverse,
                ..*batch
            }));
        }
        let is_large = entry.stamp.via == Via::Import || {
            let mut text = String::new();
            entry.ops.iter().any(|op| {
                scribe.push_op(&mut text, op);
                text.len() > LONGEST_LINE
            })
        };
        if !is_large {
            return Ok(None);
        }
        let batch = batch::write(place, &self.register, entry.seq, &entry.ops, scribe)?;
        Ok(Some(batch))
    }
}

impl Segment {
    /// Whether the file is the one that was opened, under its name, and as long as it was left: writing to a file that
    /// somebody removed succeeds, and nobody ever reads it.
    fn is_in_place(&self, place: &Place, length: u64) -> Result<(), AppendError> {
        let own = self.file.state();
        let own = own.map_err(|source| AppendError::refused(&self.path, &source))?;
        let named = place.state(&self.path)?;
        let is_named = named.is_some_and(|named| named.inode == self.inode);
        if own.links == 0 || !is_named || own.length != length {
            return Err(AppendError::Refused {
                reason: format!(
                    "{}: the journal was removed, replaced or written to by somebody else",
                    self.path.display()
                ),
            });
        }
        Ok(())
    }
}

/// What the line of an entry says.
fn body(entry: &Entry, batch: Option<BatchRef>, scribe: &Scribe<'_>) -> String {
    let mut text = String::new();
    scribe.push_entry_head(&mut text, entry);
    match batch {
        Some(batch) => {
            let inverse = if batch.inverse { ", inverse: true" } else { "" };
            text.push_str(&format!(
                ", batch: (of: {}, sha256: \"{}\"{inverse})",
                batch.of.0, batch.digest
            ));
        }
        None => {
            let mut divider = ", ops: [";
            for op in &entry.ops {
                text.push_str(divider);
                scribe.push_op(&mut text, op);
                divider = ", ";
            }
            text.push(']');
        }
    }
    text.push(')');
    text
}

/// What is to be written must read back as what is meant.
fn check(
    body: &str,
    entry: &Entry,
    batch: Option<BatchRef>,
    scribe: &Scribe<'_>,
) -> Result<(), AppendError> {
    let raw: Option<RawEntry<'_>> = ron::from_str(body).ok();
    let read = raw.and_then(|raw| scribe.converter().entry(&raw).ok());
    let is_same = read.is_some_and(|read| {
        let ops_are = match batch {
            // They stand in a file that was read back when it was written.
            Some(_) => read.entry.ops.is_empty(),
            None => read.entry.ops == entry.ops,
        };
        ops_are
            && read.batch == batch
            && read.entry.seq == entry.seq
            && read.entry.stamp == entry.stamp
            && read.entry.base == entry.base
            && read.entry.why == entry.why
            && read.entry.takes_back == entry.takes_back
    });
    if is_same {
        return Ok(());
    }
    Err(AppendError::Refused {
        reason: "what was to be written does not read back: nothing was written".to_owned(),
    })
}
