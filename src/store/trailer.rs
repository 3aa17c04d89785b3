//! The last line of the file: the counters, in a comment. `// seq 4718 next-id 4720`.

use crate::clinical::record::{Id, Seq};

/// The counters of a register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Trailer {
    pub(super) last_seq: Option<Seq>,
    pub(super) next_id: Option<u32>,
}

/// What the last line says; nothing where there is no such line: the largest numbers in use count then.
pub(super) fn read_trailer(text: &str) -> Trailer {
    let last_line = text.trim_end().rsplit('\n').next().unwrap_or_default();
    let mut trailer = Trailer::default();
    let Some(comment) = last_line.trim().strip_prefix("//") else {
        return trailer;
    };
    let mut words = comment.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "seq" => trailer.last_seq = words.next().and_then(|word| word.parse().ok()).map(Seq),
            "next-id" => trailer.next_id = words.next().and_then(|word| word.parse().ok()),
            _ => {}
        }
    }
    trailer
}

/// The last line.
pub(super) fn trailer_text(last_seq: Seq, next_id: Id) -> String {
    format!("// seq {} next-id {}\n", last_seq.0, next_id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counters_read_back_or_are_missing() {
        let both = Trailer {
            last_seq: Some(Seq(4718)),
            next_id: Some(4720),
        };
        let text = format!("(\n)\n{}", trailer_text(Seq(4718), Id(4720)));
        assert_eq!(read_trailer(&text), both);
        assert_eq!(read_trailer(&text.replace('\n', "\r\n")), both);
        for without in ["", "(\n)\n", "(\n)\n// my clinic\n", "// seq x next-id\n"] {
            assert_eq!(read_trailer(without), Trailer::default(), "{without}");
        }
    }
}
