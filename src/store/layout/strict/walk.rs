//! Walking along the text of a register byte by byte.

/// A place in the text.
#[derive(Clone, Copy)]
pub(super) struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Walk<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes lie behind.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Goes over `text` if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text.as_bytes());
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// Goes over `text`, which must be next.
    pub(super) fn pass(&mut self, text: &str) -> Option<()> {
        self.take(text).then_some(())
    }

    /// A number as it is written: digits without a zero before them.
    pub(super) fn number(&mut self) -> Option<u32> {
        let rest = self.rest();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = rest.get(..count)?;
        if let [b'0', _, ..] = digits {
            return None;
        }
        self.at += count;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// What stands up to the next quotation mark, which is passed over; whatever it is.
    pub(super) fn up_to_quote(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?;
        let (inner, _) = rest.split_once('"')?;
        self.at += inner.len() + 1;
        Some(inner)
    }

    /// A text in quotation marks of which the first is passed already, with nothing in it that could be an escape or
    /// an end of a line.
    pub(super) fn text(&mut self) -> Option<&'t str> {
        self.up_to_quote().filter(|text| is_plain(text))
    }

    /// `before` and the text behind it, where `before` is next; it ends in a quotation mark.
    pub(super) fn text_after(&mut self, before: &str) -> Option<Option<&'t str>> {
        if self.take(before) {
            self.text().map(Some)
        } else {
            Some(None)
        }
    }
}

/// Whether the text means itself wherever it stands.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte >= 0x20 && byte != b'\\' && byte != 0x7f)
}
