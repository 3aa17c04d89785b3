//! What another machine entered, as it is found: copies of its journal, or its register alone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clinical::record::{Seq, Via};
use crate::register::{Entry, Op, Register, Stamp, difference};
use crate::store::copies::{ConflictCopy, CopyOf};
use crate::store::error::StoreError;
use crate::store::journal::{self, Reading};
use crate::store::layout::digest::Digest;
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::stamp::stamp_of;
use crate::store::layout::trailer::Integrity;
use crate::store::register_paths::RegisterPaths;
use crate::store::snapshot::{Found as Looked, Snapshot, look};
use crate::wording::Sentence;
use crate::wording::refusals::journal as said;

use super::common::last_common;
use super::name_of;

/// An entry of another machine, and the digest of the line that it was, or of the register that it was found in.
pub(super) struct Theirs {
    pub(super) digest: Digest,
    pub(super) entry: Arc<Entry>,
}

/// Entries that another machine made after one that both have.
pub(super) struct Strand {
    /// The last entry that both have.
    pub(super) base: Seq,
    pub(super) entries: Vec<Theirs>,
    /// Where it ends: its last entry and that one's digest.
    end: (Seq, Digest),
    is_of_register: bool,
}

impl Strand {
    /// Whether the register's file itself holds something of it that no journal tells.
    pub(super) const fn is_of_register(&self) -> bool {
        self.is_of_register
    }

    fn knows(&self, seq: Seq, digest: Digest) -> bool {
        self.end == (seq, digest)
            || self
                .entries
                .iter()
                .any(|theirs| theirs.entry.seq == seq && theirs.digest == digest)
    }
}

pub(super) struct Found {
    pub(super) strands: Vec<Strand>,
    /// The copies of which all is told in strands or in the journal here.
    pub(super) copies: Vec<PathBuf>,
    /// Copies that are not understood, and why.
    pub(super) left: Vec<Sentence>,
}

/// More entries back than this nobody looks for where a register without its journal was left.
const FARTHEST: u32 = 200;

pub(super) fn find(
    place: &RegisterPaths,
    ours: &Reading,
    register: &Register,
    copies: &[ConflictCopy],
    format: &FileFormat<'_>,
) -> Result<Found, StoreError> {
    let mut found = Found {
        strands: Vec::new(),
        copies: Vec::new(),
        left: Vec::new(),
    };
    let mut segments = Vec::new();
    for copy in copies {
        match copy.of {
            CopyOf::Segment(_) => match journal::read_copy(place, &copy.path, format) {
                Ok(reading) => segments.push((copy.path.clone(), reading)),
                Err(StoreError::Journal(fault)) => found.left.push(fault.sentence()),
                Err(error) => return Err(error),
            },
            // Whoever needs an import has read it by its digest.
            CopyOf::Import => found.copies.push(copy.path.clone()),
            CopyOf::Register => {}
        }
    }
    segments.sort_by_key(|(_, reading)| reading.end.number);
    for (path, reading) in segments {
        found.add_segment(ours, &path, reading);
    }
    let registers = copies
        .iter()
        .filter(|copy| copy.of == CopyOf::Register)
        .map(|copy| copy.path.as_path());
    // What is kept of an open register is later than its file.
    for path in registers.chain([place.register.as_path()]) {
        found.add_register(place, ours, register, path, format)?;
    }
    Ok(found)
}

impl Found {
    fn add_segment(&mut self, ours: &Reading, path: &Path, reading: Reading) {
        let begins = (reading.first.after, reading.first.head);
        let is_ours = |seq: Seq, digest: Digest| ours.digest_after(seq) == Some(digest);
        let known = self.strands.iter().position(|strand| strand.end == begins);
        if reading.register != ours.register || !(is_ours(begins.0, begins.1) || known.is_some()) {
            self.left.push(said::from_nothing(name_of(path)));
            return;
        }
        self.copies.push(path.to_owned());
        let digests = reading.digests.iter().skip(1);
        let lines = reading.entries.iter().zip(digests);
        let mut base = begins.0;
        let mut entries = Vec::new();
        for (entry, (seq, digest)) in lines {
            if known.is_none() && entries.is_empty() && is_ours(*seq, *digest) {
                base = *seq;
                continue;
            }
            entries.push(Theirs {
                digest: *digest,
                entry: Arc::clone(entry),
            });
        }
        let Some(end) = entries.last().map(|last| (last.entry.seq, last.digest)) else {
            return;
        };
        if let Some(strand) = known.and_then(|place| self.strands.get_mut(place)) {
            strand.end = end;
            strand.entries.extend(entries);
            return;
        }
        // The same lines may stand in several copies.
        if self.strands.iter().any(|strand| strand.knows(end.0, end.1)) {
            return;
        }
        self.strands.retain(|strand| {
            !entries
                .iter()
                .any(|theirs| strand.end == (theirs.entry.seq, theirs.digest))
        });
        self.strands.push(Strand {
            base,
            entries,
            end,
            is_of_register: false,
        });
    }

    fn add_register(
        &mut self,
        place: &RegisterPaths,
        ours: &Reading,
        register: &Register,
        path: &Path,
        format: &FileFormat<'_>,
    ) -> Result<(), StoreError> {
        let is_copy = path != place.register;
        let snapshot = match look(place, path, format) {
            Ok(Looked::Snapshot(snapshot)) if snapshot.integrity == Integrity::Whole => snapshot,
            Ok(Looked::Nothing) => return Ok(()),
            Ok(Looked::Snapshot(_) | Looked::Unreadable { .. }) => {
                self.left.push(said::copy_damaged(name_of(path)));
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if snapshot.register.identifier() != ours.register {
            self.left.push(said::other_register(name_of(path)));
            return Ok(());
        }
        if is_copy {
            self.copies.push(path.to_owned());
        }
        let (seq, head) = (snapshot.register.last_seq(), snapshot.head);
        if ours.digest_after(seq) == Some(head)
            || self.strands.iter().any(|strand| strand.knows(seq, head))
        {
            return Ok(());
        }
        self.explain(register, &snapshot, path, !is_copy);
        Ok(())
    }

    /// A register of which no journal is found: what it holds beyond one that both have is taken for one entry. Which that
    /// was is not told: the one that leaves least to explain.
    fn explain(
        &mut self,
        register: &Register,
        snapshot: &Snapshot,
        path: &Path,
        is_own_file: bool,
    ) {
        let latest = last_common(register, &snapshot.register);
        let earliest = Seq(latest.0.saturating_sub(FARTHEST));
        let mut best: Option<(Option<usize>, Seq, Vec<Op>)> = None;
        let mut consider = |strand: Option<usize>, base: Seq, before: &Register| {
            let ops = difference(before, &snapshot.register);
            if best
                .as_ref()
                .is_none_or(|(.., least)| ops.len() < least.len())
            {
                best = Some((strand, base, ops));
            }
        };
        for (number, strand) in self.strands.iter().enumerate() {
            let Ok(mut before) = register.as_after(strand.base) else {
                continue;
            };
            let replayed = strand
                .entries
                .iter()
                .all(|theirs| before.replay(Arc::clone(&theirs.entry)).is_ok());
            if replayed {
                consider(Some(number), strand.base, &before);
            }
        }
        for seq in (earliest.0..=latest.0).rev() {
            if let Ok(before) = register.as_after(Seq(seq))
                && before.last_seq() == Seq(seq)
            {
                consider(None, Seq(seq), &before);
            }
        }
        // An earlier picture of the same machine holds nothing more.
        if let Some((None, base, ops)) = &mut best {
            let known = |op: &Op| {
                let strands = self.strands.iter().filter(|strand| strand.base == *base);
                let mut entries = strands.flat_map(|strand| &strand.entries);
                entries.any(|theirs| theirs.entry.ops.contains(op))
            };
            ops.retain(|op| !known(op));
        }
        let Some((strand, base, ops)) = best.filter(|(.., ops)| !ops.is_empty()) else {
            return;
        };
        let theirs = Theirs {
            digest: snapshot.head,
            entry: Arc::new(Entry {
                seq: snapshot.register.last_seq(),
                stamp: Stamp {
                    at: stamp_of(snapshot.state.modified),
                    by: said::ANOTHER_MACHINE.english.to_owned(),
                    via: Via::Hand,
                },
                base,
                why: Some(said::found_alone(name_of(path)).english().to_owned()),
                ops,
                takes_back: None,
            }),
        };
        let end = (snapshot.register.last_seq(), snapshot.head);
        match strand.and_then(|number| self.strands.get_mut(number)) {
            Some(strand) => {
                strand.entries.push(theirs);
                strand.end = end;
                strand.is_of_register |= is_own_file;
            }
            None => self.strands.push(Strand {
                base,
                entries: vec![theirs],
                end,
                is_of_register: is_own_file,
            }),
        }
    }
}
