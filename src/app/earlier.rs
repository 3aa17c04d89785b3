//! Lines that were typed before, of this session: Up and Down go through them, and nothing typed in between is lost.

/// The most lines that are kept.
const MOST: usize = 200;

/// Earlier lines, and those that are being looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EarlierLines {
    lines: Vec<String>,
    /// The lines as they stand while one is being typed, the newest last; empty where nobody has looked back.
    open: Vec<String>,
    /// The place of the one that stands in the field.
    at: usize,
}

impl EarlierLines {
    pub fn keep(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        self.lines.retain(|own| own != line);
        self.lines.push(line.to_owned());
        if self.lines.len() > MOST {
            self.lines.remove(0);
        }
    }

    /// The line before (or after) the one in the field, which is put aside; `None` where there is none.
    pub fn step(&mut self, typed: &str, back: bool) -> Option<&str> {
        if self.open.is_empty() {
            self.open.clone_from(&self.lines);
            self.open.push(typed.to_owned());
            self.at = self.lines.len();
        }
        if let Some(own) = self.open.get_mut(self.at) {
            typed.clone_into(own);
        }
        let next = if back {
            self.at.checked_sub(1)?
        } else {
            self.at + 1
        };
        let line = self.open.get(next)?;
        self.at = next;
        Some(line)
    }

    /// The field is left with `typed` in it: what else was typed on the way is kept among the lines.
    pub fn leave(&mut self, typed: &str) {
        for line in std::mem::take(&mut self.open) {
            if line != typed && !self.lines.contains(&line) {
                self.keep(&line);
            }
        }
        self.at = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_gone_through_and_what_was_typed_is_there_again() {
        let mut lines = EarlierLines::default();
        assert_eq!(lines.step("alt", true), None);
        lines.leave("alt");
        lines.keep("dna 20");
        lines.keep("alt 3");
        lines.keep("dna 20");
        assert_eq!(lines.step("eag", true), Some("dna 20"));
        assert_eq!(lines.step("dna 200", true), Some("alt 3"));
        assert_eq!(lines.step("alt 3", true), None);
        assert_eq!(lines.step("alt 3", false), Some("dna 200"));
        assert_eq!(lines.step("dna 200", false), Some("eag"));
        assert_eq!(lines.step("eag", false), None);
        lines.leave("eag");
        // What was changed on the way is not lost.
        assert_eq!(lines.step("", true), Some("dna 200"));
    }
}
