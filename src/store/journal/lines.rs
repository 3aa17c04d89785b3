//! A large file of lines, read part by part and hashed on the way.

use std::io::{self, Read};

use crate::store::layout::digest::PieceHasher;

/// So many bytes are read at once.
const PART_BYTES: usize = 256 * 1024;

/// The lines of a file in parts of whole lines.
pub(super) struct Lines {
    source: Box<dyn Read + Send>,
    /// The beginning of a line of which the end is not read yet.
    begun: Vec<u8>,
    pub(super) hasher: PieceHasher,
    /// Why no more could be read.
    pub(super) error: Option<io::Error>,
    is_text: bool,
}

impl Lines {
    pub(super) fn of(source: Box<dyn Read + Send>) -> Self {
        Self {
            source,
            begun: Vec::new(),
            hasher: PieceHasher::default(),
            error: None,
            is_text: true,
        }
    }

    /// The next lines; nothing at the end, or where no more can be read. What is no text is hashed and passed over.
    pub(super) fn next_part(&mut self) -> Option<String> {
        loop {
            let mut bytes = std::mem::take(&mut self.begun);
            let before = bytes.len();
            bytes.reserve_exact(PART_BYTES);
            let read = (&mut self.source)
                .take(PART_BYTES as u64)
                .read_to_end(&mut bytes);
            self.hasher.update(bytes.get(before..).unwrap_or_default());
            match read {
                Ok(0) => {
                    self.begun = bytes;
                    return None;
                }
                Ok(_) => {}
                Err(error) => {
                    self.error = Some(error);
                    return None;
                }
            }
            // What was begun holds no end of a line.
            let added = bytes.get(before..).unwrap_or_default();
            let end = memchr::memrchr(b'\n', added).map_or(0, |last| before + last + 1);
            self.begun = bytes.split_off(end);
            match String::from_utf8(bytes) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => return Some(text),
                Err(_) => self.is_text = false,
            }
        }
    }

    /// Whether all of it was text, to the end of its last line.
    pub(super) const fn is_whole(&self) -> bool {
        self.is_text && self.begun.is_empty()
    }
}
