//! By what the fields of a table are divided.

/// Whether a name is that of a column.
pub(super) type Knows = Box<dyn Fn(&str) -> bool + Send>;

/// What stands between two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Divider(pub(super) u8);

impl Divider {
    pub(super) const COMMA: Self = Self(b',');
    /// What files are divided by, the usual one first.
    const ALL: [Self; 4] = [Self::COMMA, Self(b';'), Self(b'\t'), Self(b'|')];

    /// The divider that a spreadsheet names in a first line of its own: `sep=;`.
    pub(super) fn named(line: &str) -> Option<Self> {
        let name = line.trim_matches('"').strip_prefix("sep=")?;
        Self::ALL
            .into_iter()
            .find(|divider| name.as_bytes() == [divider.0])
    }

    /// The divider by which most fields of a header are names of columns.
    pub(super) fn of_header(line: &str, knows: &Knows) -> Self {
        let known = |divider: Self| {
            let fields = line.split(char::from(divider.0));
            fields
                .filter(|field| knows(field.trim().trim_matches('"')))
                .count()
        };
        Self::ALL
            .into_iter()
            .rev()
            .max_by_key(|divider| known(*divider))
            .unwrap_or(Self::COMMA)
    }
}
