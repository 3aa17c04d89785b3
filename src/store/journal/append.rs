//! Appending to the journal: one entry is one line, one write and one wait; only then it is saved.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::clinical::record::{Seq, Via};
use crate::register::{Entry, Timestamp};
use crate::store::disk::{Barrier, DiskFile, Unwritten};
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::digest::Digest;
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::header::SCHEMA;
use crate::store::register_paths::RegisterPaths;
use crate::store::system::system_words;
use crate::wording::{Sentence, files};

use super::append_error::AppendError;
use super::batch;
use super::body::{body, check};
use super::end::End;
use super::handle::Handle;
use super::line::{self, Kind};
use super::segment::Header;

/// The ops of a longer entry stand in a sealed file of their own, as those of every import do.
const LONGEST_LINE: usize = 64 * 1024;

/// The end of the journal, to write there.
pub(in crate::store) struct Journal {
    register: String,
    end: End,
    batches: HashMap<Seq, BatchRef>,
    segment: Option<Handle>,
    /// Whether the directories are there and survive.
    has_directories: bool,
    /// How many bytes were appended since it was opened.
    appended: u64,
    /// Why nothing more may be written.
    closed: Option<Sentence>,
    /// A segment of so many bytes is followed by another.
    segment_bytes: u64,
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
            has_directories: false,
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
            schema: SCHEMA,
            number: 0,
            length: 0,
            seq,
            head,
            chain: head,
            is_closed: false,
        };
        self.batches.clear();
        self.segment = None;
    }

    /// What was not confirmed was read again from the disk: it can be written to again.
    pub(in crate::store) fn reopen(&mut self) {
        self.closed = None;
    }

    /// Closes the file that is written to; it is opened again for the next entry.
    pub(in crate::store) fn release(&mut self) {
        self.segment = None;
        self.has_directories = false;
    }

    /// Whether an entry behind this one has its ops in a sealed file.
    pub(in crate::store) fn has_batch_after(&self, seq: Seq) -> bool {
        self.batches.keys().any(|of| *of > seq)
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
        place: &RegisterPaths,
        entry: &Entry,
        format: &FileFormat<'_>,
    ) -> Result<(), AppendError> {
        if let Some(reason) = &self.closed {
            return Err(AppendError::Refused {
                reason: reason.clone(),
            });
        }
        if entry.seq.0 != self.end.seq.0.saturating_add(1) {
            let reason = files::not_next(entry.seq.0);
            return Err(AppendError::Refused { reason });
        }
        place.must_be_there()?;
        if !self.has_directories {
            place.make_directories()?;
            self.has_directories = true;
        }
        let (batch, body) = self.body(place, entry, format)?;
        self.open_segment(place)?;
        let mut text = String::new();
        let mut previous = self.end.chain;
        if self.end.length == 0 {
            previous = self
                .header(entry.stamp.at)
                .line(&mut format.speller(&mut text));
        }
        check(&body, entry, batch, format)?;
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
            schema: self.end.schema,
            register: self.register.clone(),
            number: self.end.number,
            after: self.end.seq,
            head: self.end.head,
            begun,
        }
    }

    /// Opens the segment to write to; where there is none, or it has grown large, or holds entries of an earlier layout,
    /// an empty one is begun.
    fn open_segment(&mut self, place: &RegisterPaths) -> Result<(), AppendError> {
        let is_full = self.end.length >= self.segment_bytes || self.end.is_closed;
        if self.end.number == 0 || is_full || self.end.schema != SCHEMA {
            let number = self.end.number.saturating_add(1);
            let path = place.segment(number);
            let is_empty = place.state(&path)?.is_some_and(|state| state.length == 0);
            let file = if is_empty {
                place.disk.open_at_end(&path)
            } else {
                place.create_new(&path)
            };
            let file = file.map_err(|source| AppendError::refused(&path, &source))?;
            self.take(path.clone(), file)?;
            self.end.number = number;
            self.end.length = 0;
            self.end.schema = SCHEMA;
            self.end.is_closed = false;
            place
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
        self.segment = Some(Handle {
            path,
            file,
            inode: state.inode,
        });
        Ok(())
    }

    /// One write and one wait, to the file that still stands where it stood and ends where it ended.
    fn write(&mut self, place: &RegisterPaths, text: &str) -> Result<(), AppendError> {
        let length = self.end.length;
        let Some(segment) = &mut self.segment else {
            let reason = files::NO_JOURNAL.into();
            return Err(AppendError::Refused { reason });
        };
        segment.is_in_place(place, length)?;
        if let Err(source) = segment.file.write_all(text.as_bytes()) {
            let path = segment.path.clone();
            return Err(match segment.file.cut(length) {
                Ok(()) => AppendError::refused(&path, &source),
                // Nothing was written at all, as on a disk that was made read-only.
                Err(_) if segment.file.state().is_ok_and(|now| now.length == length) => {
                    AppendError::refused(&path, &source)
                }
                // What stands behind the last entry is not known: the next one must not be written there.
                Err(cut) => {
                    self.close(&path, &cut);
                    AppendError::refused(&path, &source)
                }
            });
        }
        let path = segment.path.clone();
        if let Err(source) = segment.file.sync(Barrier::Entry) {
            // Where others write too, the file says what became of it, and nothing of it stands there.
            if let Some(why) = source.get_ref().and_then(|why| why.downcast_ref()) {
                let why: &Unwritten = why;
                return Err(why.clone().into());
            }
            // Whoever opens the journal next should not be shown what was not confirmed. It may survive all the same.
            let _ = segment.file.cut(length);
            return Err(self.close(&path, &source));
        }
        Ok(())
    }

    /// After a wait that failed nothing more is written: what was, may be gone, and asking again would not tell.
    fn close(&mut self, path: &Path, source: &io::Error) -> AppendError {
        let reason = files::path_first(path.display(), system_words(source));
        self.closed = Some(files::disk_failed(&reason));
        AppendError::NotConfirmed { reason }
    }

    /// What the line of an entry says: its ops, or where they stand if they are many: in the file that they take back,
    /// or in a new one.
    fn body(
        &self,
        place: &RegisterPaths,
        entry: &Entry,
        format: &FileFormat<'_>,
    ) -> Result<(Option<BatchRef>, String), AppendError> {
        let taken_back = entry
            .takes_back
            .and_then(|back| self.batches.get(&back.target()));
        if let Some(batch) = taken_back {
            let batch = BatchRef {
                inverse: !batch.inverse,
                ..*batch
            };
            return Ok((Some(batch), body(entry, Some(batch), format)));
        }
        if entry.stamp.via != Via::Import {
            let text = body(entry, None, format);
            if text.len() <= LONGEST_LINE {
                return Ok((None, text));
            }
        }
        let batch = batch::write(place, &self.register, entry.seq, &entry.ops, format)?;
        Ok((Some(batch), body(entry, Some(batch), format)))
    }
}
