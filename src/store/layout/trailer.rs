//! The last line of the register: the counters, the journal's head and the digest of all before it, in a comment.
//! `// seq 4718 next-id 4720 head 9f2c.. sha256/2MiB 96c9..`

use crate::clinical::record::{Id, Seq};

use super::digest::Digest;

/// What stands before the digest of the file.
const DIGEST: &str = " sha256/2MiB ";
/// The digest at the end of a file, in hexadecimal digits, with its line end.
pub(in crate::store) const DIGEST_BYTES: u64 = 65;

/// What the last line says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Trailer {
    pub(in crate::store) last_seq: Option<Seq>,
    pub(in crate::store) next_id: Option<u32>,
    /// The digest of the journal's entry `last_seq`.
    pub(in crate::store) head: Option<Digest>,
    /// Whether the file is as it was written.
    pub(in crate::store) integrity: Integrity,
}

/// Whether a file is as this program wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) enum Integrity {
    /// Its digest is that of its bytes.
    Whole,
    /// It has a digest, but of other bytes.
    Broken,
    /// It names no digest: written by hand, or before there was one.
    #[default]
    Unsealed,
}

/// What the last line says; nothing where there is no such line: the largest numbers in use count then.
pub(in crate::store) fn read_trailer(text: &str) -> Trailer {
    let (mut trailer, comment) = read_counters(text);
    if is_whole(text) {
        trailer.integrity = Integrity::Whole;
    } else if had_digest(comment) {
        trailer.integrity = Integrity::Broken;
    }
    trailer
}

/// The same of a file that ends in `last_line` and of which all before its digest has the digest `own`; nothing where it
/// names another, or does not end exactly so.
pub(in crate::store) fn of_sealed(last_line: &str, own: Digest) -> Option<Trailer> {
    let (line, digest) = last_line.strip_suffix('\n')?.rsplit_once(DIGEST)?;
    let is_alone = line.starts_with("// ") && !last_line.trim_end().contains('\n');
    (is_alone && Digest::parse(digest)? == own).then(|| Trailer {
        integrity: Integrity::Whole,
        ..read_counters(last_line).0
    })
}

/// As [`read_trailer`], without a look at the digest; and the comment.
pub(in crate::store) fn read_counters(text: &str) -> (Trailer, &str) {
    let last_line = text.trim_end().rsplit('\n').next().unwrap_or_default();
    let mut trailer = Trailer::default();
    let Some((_, comment)) = last_line.rsplit_once("//") else {
        return (trailer, "");
    };
    let mut words = comment.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "seq" => trailer.last_seq = words.next().and_then(|word| word.parse().ok()).map(Seq),
            "next-id" => trailer.next_id = words.next().and_then(|word| word.parse().ok()),
            "head" => trailer.head = words.next().and_then(Digest::parse),
            _ => {}
        }
    }
    (trailer, comment)
}

/// Whether what is left of a last line tells that it had a digest: it has one still, or it is not the whole line that
/// was written before there were any (`seq 4718 next-id 703`).
fn had_digest(comment: &str) -> bool {
    let words: Vec<&str> = comment.split_whitespace().collect();
    let is_old = matches!(
        words.as_slice(),
        ["seq", seq, "next-id", id] if seq.parse::<u32>().is_ok() && id.parse::<u32>().is_ok()
    );
    let begins = words.first() == Some(&"seq");
    (begins && !is_old) || words.iter().any(|word| Digest::parse(word).is_some())
}

/// Whether the text ends exactly in the digest of what stands before that.
fn is_whole(text: &str) -> bool {
    let Some(place) = text.rfind(DIGEST) else {
        return false;
    };
    let (sealed, digest) = text.split_at(place + DIGEST.len());
    let digest = digest.strip_suffix('\n').and_then(Digest::parse);
    digest == Some(Digest::of_pieces(sealed.as_bytes()))
}

/// The last line without its digest.
pub(in crate::store) fn last_line(last_seq: Seq, next_id: Id, head: Digest) -> String {
    format!(
        "// seq {} next-id {} head {head}{DIGEST}",
        last_seq.0, next_id.0
    )
}

/// Appends the last line.
#[cfg(test)]
fn push_trailer(text: &mut String, last_seq: Seq, next_id: Id, head: Digest) {
    text.push_str(&last_line(last_seq, next_id, head));
    let digest = Digest::of_pieces(text.as_bytes());
    text.push_str(&format!("{digest}\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_reads_back_and_knows_every_change() {
        let head = Digest::of(b"entry");
        let mut text = "(\n)\n".to_owned();
        push_trailer(&mut text, Seq(4718), Id(4720), head);
        let whole = Trailer {
            last_seq: Some(Seq(4718)),
            next_id: Some(4720),
            head: Some(head),
            integrity: Integrity::Whole,
        };
        assert_eq!(read_trailer(&text), whole);
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            assert_ne!(
                read_trailer(&changed).integrity,
                Integrity::Whole,
                "{changed}"
            );
        }
        let broken = read_trailer(&text.replace('\n', "\r\n"));
        assert_eq!(
            broken,
            Trailer {
                integrity: Integrity::Broken,
                ..whole
            }
        );
        for without in ["", "(\n)\n", "(\n)\n// my clinic\n"] {
            assert_eq!(read_trailer(without), Trailer::default(), "{without}");
        }
        let integrity = |text: &str| read_trailer(text).integrity;
        assert_eq!(integrity("// seq 3 next-id 4\n"), Integrity::Unsealed);
        for rest in [
            "// seq",
            "// seq 3 next-id 4 he",
            "// seq 3 next-id 4 head 9f\n",
        ] {
            assert_eq!(integrity(rest), Integrity::Broken, "{rest}");
        }
    }
}
