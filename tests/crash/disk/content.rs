//! The content of one file: what is read now, what a power cut leaves of it, and what was waited for.

use crate::random::Random;

/// What a disk writes in one piece.
pub(crate) const SECTOR: usize = 512;

#[derive(Clone, Debug)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => {
                let end = at + bytes.len();
                if content.len() < end {
                    content.resize(end, 0);
                }
                content[*at..end].copy_from_slice(bytes);
            }
            Self::Cut(length) => content.resize(*length, 0),
        }
    }

    /// The same, come to an end early.
    fn torn(&self, random: &mut Random) -> Self {
        match self {
            Self::Write { at, bytes } => Self::Write {
                at: *at,
                bytes: bytes[..random.below(bytes.len() + 1)].to_vec(),
            },
            Self::Cut(length) => Self::Cut(*length),
        }
    }
}

/// The content of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    now: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Change>,
}

impl Content {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.now
    }

    pub(crate) fn append(&mut self, bytes: &[u8]) {
        self.change(Change::Write {
            at: self.now.len(),
            bytes: bytes.to_vec(),
        });
    }

    pub(crate) fn cut(&mut self, length: usize) {
        self.change(Change::Cut(length));
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.now);
        self.pending.push(change);
    }

    /// The content survives from now on.
    pub(crate) fn sync(&mut self) {
        for change in self.pending.drain(..) {
            change.apply(&mut self.durable);
        }
    }

    /// A wait that failed: what it was for still reads as if it were there, and never reaches the disk.
    pub(crate) fn lose(&mut self) {
        self.pending.clear();
    }

    /// What a power cut leaves: none, some or all of what nobody has waited for, torn or out of order.
    pub(crate) fn after_crash(&mut self, random: &mut Random) {
        let last = match random.below(6) {
            0 => 0,
            1 => self.pending.len(),
            _ => random.below(self.pending.len() + 1),
        };
        if random.one_in(3) {
            self.durable = self.out_of_order(last, random);
        } else {
            let torn = self.pending.get(last).map(|change| change.torn(random));
            for change in self.pending.iter().take(last) {
                change.apply(&mut self.durable);
            }
            if let Some(torn) = torn
                && random.one_in(2)
            {
                torn.apply(&mut self.durable);
            }
        }
        self.pending.clear();
        self.now = self.durable.clone();
    }

    /// As long as after the first `last` changes, each sector as it was after any of them; where it was not there yet
    /// it is zero.
    fn out_of_order(&self, last: usize, random: &mut Random) -> Vec<u8> {
        let mut versions = vec![self.durable.clone()];
        for change in self.pending.iter().take(last) {
            let mut version = versions.last().cloned().unwrap_or_default();
            change.apply(&mut version);
            versions.push(version);
        }
        let length = versions.last().map_or(0, Vec::len);
        let mut found = vec![0; length];
        for start in (0..length).step_by(SECTOR) {
            let version = &versions[random.below(versions.len())];
            let end = length.min(start + SECTOR).min(version.len());
            if start < end {
                found[start..end].copy_from_slice(&version[start..end]);
            }
        }
        found
    }
}
