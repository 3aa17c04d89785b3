//! Looking at every line of the journal for what is wrong with it, also behind the first fault.

use crate::reference::DataFault;
use crate::store::StoreError;
use crate::store::layout::digest::Digest;
use crate::store::register_paths::RegisterPaths;
use crate::wording::refusals::journal as said;

use super::segment::Foreign;
use super::{batch, line};

/// What was looked at, and every fault.
#[derive(Debug, Default)]
pub(in crate::store) struct Verified {
    pub(in crate::store) segments: usize,
    pub(in crate::store) lines: usize,
    pub(in crate::store) faults: Vec<DataFault>,
    /// Files whose line ends something else has changed.
    pub(in crate::store) foreign: Vec<DataFault>,
}

/// Verifies each line against the digest that the line before it names: a line that was changed is one fault, and the
/// lines after it are still judged by themselves. An unfinished last line is none.
///
/// # Errors
/// The disk refused.
pub(in crate::store) fn verify(place: &RegisterPaths) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let numbers = place.segments()?;
    // What the line before names; nothing where that cannot be told.
    let mut previous = None;
    for (index, number) in numbers.iter().enumerate() {
        let path = place.segment(*number);
        let bytes = place.read(&path)?;
        verified.segments += 1;
        let is_last = index + 1 == numbers.len();
        let mut offset = 0;
        let mut foreign = None;
        for text in bytes.split_inclusive(|byte| *byte == b'\n') {
            let at = offset;
            offset += text.len();
            // Foreign ends of lines are told by whoever reads the journal; what the lines say is what counts.
            let is_whole = text.ends_with(b"\n");
            let line = text;
            let text = line
                .strip_prefix(b"\xef\xbb\xbf")
                .unwrap_or(line)
                .trim_ascii_end();
            foreign = foreign.or_else(|| Foreign::of(line, is_whole));
            if text.is_empty() {
                continue;
            }
            let holds = || previous.is_some_and(|previous| line::open(previous, text).is_ok());
            if !is_whole && !holds() {
                if !is_last {
                    let what = said::CUT_OFF_INSIDE;
                    verified.faults.push(place.fault(&path, &bytes, at, what));
                }
                break;
            }
            verified.lines += 1;
            if let Some(previous) = previous.or_else(|| named_head(text))
                && let Err(what) = line::open(previous, text)
            {
                verified.faults.push(place.fault(&path, &bytes, at, what));
            }
            previous = line::named(text);
        }
        if let Some(foreign) = foreign {
            let fault = place.fault(&path, &bytes, 0, foreign.words());
            verified.foreign.push(fault);
        }
    }
    for path in batch::all(place)? {
        if let Some(what) = batch::foreign(&place.read(&path)?) {
            verified
                .foreign
                .push(place.fault(&path, &[], 0, what.words()));
        }
    }
    let gaps = numbers.windows(2).filter(|pair| match pair {
        [one, next] => one + 1 != *next,
        [..] => false,
    });
    for gap in gaps {
        let path = place.segment(gap.first().map_or(0, |number| number + 1));
        verified
            .faults
            .push(place.fault(&path, &[], 0, said::SEGMENT_MISSING));
    }
    Ok(verified)
}

/// What the first line of the first segment says that it is chained on.
fn named_head(text: &[u8]) -> Option<Digest> {
    let text = std::str::from_utf8(text).ok()?;
    let (_, rest) = text.split_once("head: \"")?;
    Digest::parse(rest.get(..64)?)
}
