//! Putting patients on today's clinic by number: typed one after another, read by a barcode reader, or from a file.

use super::text::TextLine;

/// What is being put on today's clinic.
#[derive(Clone, Debug, Default)]
pub struct ClinicDesk {
    /// The number or path as it is typed, while somebody is added.
    pub line: Option<TextLine>,
    /// Numbers that nobody on file has, as they were written: shown until the next are added.
    pub unknown: Vec<String>,
}

/// Whether a text that is nobody's number names a file: it has a folder in it, or the ending of one.
#[must_use]
pub fn names_a_file(text: &str) -> bool {
    let text = text.trim().trim_matches(['"', '\'']);
    let ending = text.rsplit_once('.').map(|(_, ending)| ending);
    text.contains(['/', '\\'])
        || ending.is_some_and(|ending| {
            ["txt", "csv"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

#[cfg(test)]
mod tests {
    use super::names_a_file;

    #[test]
    fn a_path_is_told_from_a_number() {
        for (text, expected) in [
            ("~/monday", true),
            ("monday.txt", true),
            ("'monday.CSV'", true),
            ("C:\\lists\\monday", true),
            ("W-19", false),
            ("2024.19", false),
            ("", false),
        ] {
            assert_eq!(names_a_file(text), expected, "{text}");
        }
    }
}
