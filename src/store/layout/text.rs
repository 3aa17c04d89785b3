//! From bytes to text: what is no UTF-8 text of a register is named for what it is.

use crate::reference::{DataFault, Within};
use crate::wording::Phrase;
use crate::wording::refusals::layout as said;

/// The text of a register file.
///
/// # Errors
/// Empty, a byte order mark, UTF-16, a NUL, invalid UTF-8, or the marks of an unfinished merge, each with its place.
pub(in crate::store) fn text_of<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, DataFault> {
    let fault = |offset: usize, what: Phrase, accepted: Phrase| {
        let (line, column) = place(bytes, offset);
        DataFault {
            file: file.into(),
            line,
            column,
            within: Within::Path("".into()),
            what: what.into(),
            accepted: accepted.into(),
        }
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(fault(0, said::UTF_16, said::SAVE_AS_UTF8));
    }
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        return Err(fault(0, said::BYTE_ORDER_MARK, said::SAVE_WITHOUT_MARK));
    }
    // `contains` is several times quicker, and nearly always all there is to do.
    if bytes.contains(&0) {
        let offset = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
        return Err(fault(offset, said::NUL, said::REGISTER_TEXT));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| fault(error.valid_up_to(), said::NOT_UTF8, said::REGISTER_TEXT))?;
    if text.trim().is_empty() {
        return Err(fault(0, said::EMPTY, said::REGISTER_OR_NONE));
    }
    if let Some(offset) = merge_mark(text) {
        return Err(fault(offset, said::MERGE_MARK, said::DECIDE));
    }
    Ok(text)
}

fn merge_mark(text: &str) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") || line.trim() == "=======" {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

/// Line and column of a byte, each from 1; the column counts characters.
fn place(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let in_line = before
        .rsplit(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let column = String::from_utf8_lossy(in_line).chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_named_and_located() {
        let utf_16: Vec<u8> = "(\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, begins) in [
            (&b""[..], "f:1:1: the file is empty"),
            (b" \r\n\n", "f:1:1: the file is empty"),
            (
                b"\xef\xbb\xbf()",
                "f:1:1: the file begins with a byte order mark",
            ),
            (b"\xff\xfe(\0", "f:1:1: the file is UTF-16"),
            (b"\xfe\xff\0(", "f:1:1: the file is UTF-16"),
            (&utf_16, "f:1:2: a NUL byte"),
            (b"(\n a\0)", "f:2:3: a NUL byte"),
            (b"(\n \xe4\xb8\xad \xff)", "f:2:4: invalid UTF-8"),
            (
                b"(\n<<<<<<< ours\n",
                "f:2:1: the mark of an unfinished merge",
            ),
            (b"(\n=======\r\n)", "f:2:1: the mark of an unfinished merge"),
        ] {
            let fault = text_of("f", bytes).unwrap_err().to_string();
            assert!(fault.starts_with(begins), "{fault}");
        }
        assert_eq!(text_of("f", b"(\r\n)"), Ok("(\r\n)"));
    }
}
