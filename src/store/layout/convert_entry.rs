//! From the spelling of entries to entries.

use crate::clinical::record::{Id, Seq, Via};
use crate::register::{Change, Entry, Op, PatientHead, Stamp, TakesBack};
use crate::wording::refusals::layout as said;

use super::convert::{ConversionError, Converter, person};
use super::convert_note::note;
use super::digest::Digest;
use super::header::{reached, taught_word, texts};
use super::raw::{RawPatient, Text};
use super::raw_entry::{RawBatch, RawEntry, RawOp, RawVia};
use super::stamp::parse_at;

/// An entry as its line tells it: the ops may stand in a sealed file.
#[derive(Debug)]
pub(in crate::store) struct LineEntry {
    /// The entry; without ops where they stand in a batch.
    pub(in crate::store) entry: Entry,
    pub(in crate::store) batch: Option<BatchRef>,
}

/// A sealed file of ops, as the journal names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct BatchRef {
    /// The entry that the file was sealed for.
    pub(in crate::store) of: Seq,
    /// The digest of the whole file.
    pub(in crate::store) digest: Digest,
    /// Whether the ops are the inverse of those in the file: undo and every second redo.
    pub(in crate::store) inverse: bool,
}

impl Converter<'_> {
    pub(in crate::store) fn entry(&self, raw: &RawEntry<'_>) -> Result<LineEntry, ConversionError> {
        let seq = Seq(raw.seq);
        let at = parse_at(&raw.at)
            .ok_or_else(|| ConversionError::new("at", said::NO_MOMENT, said::MOMENT))?;
        let takes_back = match (raw.undoes, raw.redoes) {
            (None, None) => None,
            (Some(seq), None) => Some(TakesBack::Undo(Seq(seq))),
            (None, Some(seq)) => Some(TakesBack::Redo(Seq(seq))),
            (Some(_), Some(_)) => {
                return Err(ConversionError::new(
                    "redoes",
                    said::UNDOES_TOO,
                    said::ONE_OF_THEM,
                ));
            }
        };
        let batch = raw.batch.as_ref().map(batch).transpose()?;
        let ops = raw.ops.iter().map(|op| self.op(op));
        let ops = ops.collect::<Result<Vec<_>, _>>()?;
        if ops.is_empty() == batch.is_none() {
            return Err(ConversionError::new("ops", said::OPS_OR_BATCH, None));
        }
        Ok(LineEntry {
            entry: Entry {
                seq,
                stamp: Stamp {
                    at,
                    by: raw.by.to_string(),
                    via: match raw.via {
                        RawVia::Form => Via::Form,
                        RawVia::QuickLine => Via::QuickLine,
                        RawVia::Import => Via::Import,
                        RawVia::Hand => Via::Hand,
                    },
                },
                base: Seq(raw.base.unwrap_or_else(|| raw.seq.saturating_sub(1))),
                why: raw.why.as_ref().map(ToString::to_string),
                ops,
                takes_back,
            },
            batch,
        })
    }

    pub(in crate::store) fn op(&self, raw: &RawOp<'_>) -> Result<Op, ConversionError> {
        let text = |side: &Option<Text<'_>>| side.as_ref().map(ToString::to_string);
        Ok(match raw {
            RawOp::Patient { was, now } => {
                let either = now.as_ref().or(was.as_ref());
                let patient = either.map_or(0, |raw| raw.id);
                if was.as_ref().is_some_and(|was| was.id != patient) {
                    return Err(ConversionError::new(
                        "was",
                        said::ANOTHER_PATIENT,
                        said::SAME_ID,
                    ));
                }
                Op::Patient {
                    patient: Id(patient),
                    change: Box::new(sides(was, now, head)?),
                }
            }
            RawOp::Course { of, was, now } => Op::Course {
                patient: Id(*of),
                change: Box::new(sides(was, now, |raw| self.course(raw))?),
            },
            RawOp::Report { of, was, now } => Op::Report {
                patient: Id(*of),
                change: sides(was, now, |raw| self.lone_report(raw))?,
            },
            RawOp::Note { of, was, now } => Op::Note {
                patient: Id(*of),
                change: sides(was, now, note)?,
            },
            RawOp::Laboratory { was, now } => Op::Laboratory {
                change: Box::new(sides(was, now, |raw| self.laboratory(raw))?),
            },
            RawOp::Clinic { was, now } => Op::Clinic {
                change: Change {
                    before: text(was),
                    after: text(now),
                },
            },
            RawOp::Letter { was, now } => Op::Letter {
                change: Change {
                    before: text(was),
                    after: text(now),
                },
            },
            RawOp::Guidelines { was, now } => Op::Guidelines {
                change: Change {
                    before: was.as_deref().map(texts),
                    after: now.as_deref().map(texts),
                },
            },
            RawOp::Number { number, was, now } => Op::Number {
                number: number.to_string(),
                change: Change {
                    before: was.map(reached),
                    after: now.map(reached),
                },
            },
            RawOp::Word { was, now } => Op::Word {
                change: Box::new(Change {
                    before: was.as_ref().map(taught_word).transpose()?,
                    after: now.as_ref().map(taught_word).transpose()?,
                }),
            },
            RawOp::Setting { name, was, now } => Op::Setting {
                name: name.to_string(),
                change: Change {
                    before: *was,
                    after: *now,
                },
            },
        })
    }
}

fn sides<R, T>(
    was: &Option<R>,
    now: &Option<R>,
    convert: impl Fn(&R) -> Result<T, ConversionError>,
) -> Result<Change<T>, ConversionError> {
    let side = |name: &str, raw: &Option<R>| {
        raw.as_ref()
            .map(|raw| convert(raw).map_err(|error| error.within(name)))
            .transpose()
    };
    Ok(Change {
        before: side("was", was)?,
        after: side("now", now)?,
    })
}

fn head(raw: &RawPatient<'_>) -> Result<PatientHead, ConversionError> {
    let (person, source) = person(raw)?;
    Ok(PatientHead { person, source })
}

fn batch(raw: &RawBatch<'_>) -> Result<BatchRef, ConversionError> {
    let digest = Digest::parse(&raw.sha256)
        .ok_or_else(|| ConversionError::new("batch.sha256", said::NO_DIGEST, said::DIGITS))?;
    Ok(BatchRef {
        of: Seq(raw.of),
        digest,
        inverse: raw.inverse,
    })
}
