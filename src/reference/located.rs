//! Reading RON so that every complaint names the file, the line, the column and the path of what is wrong.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use super::fault::{DataFault, Within};
use crate::wording::Sentence;
use crate::wording::refusals::ron::ron_words;

/// A RON text and the name under which complaints speak of it.
#[derive(Clone, Copy)]
pub struct Document<'a> {
    file: &'a str,
    text: &'a str,
}

impl<'a> Document<'a> {
    /// A text to read, and the name of its file.
    #[must_use]
    pub const fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text }
    }

    /// Reads the whole text as one value.
    ///
    /// # Errors
    /// The first place at which the text is no such value.
    pub fn read<T: Deserialize<'a>>(&self) -> Result<T, DataFault> {
        let mut deserializer = ron::Deserializer::from_str(self.text)
            .map_err(|error| self.ron_fault(String::new(), &error))?;
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
        let read = T::deserialize(tracked).and_then(|value| {
            deserializer.end()?;
            Ok(value)
        });
        read.map_err(|error| {
            let path = match track.path().to_string() {
                root if root == "." => String::new(),
                path => path,
            };
            self.ron_fault(path, &deserializer.span_error(error))
        })
    }

    /// A complaint about the value at `path`, written as in the complaints of [`Document::read`]: `drugs[3].barrier`.
    #[must_use]
    pub fn fault(
        &self,
        path: impl Into<String>,
        what: impl Into<Sentence>,
        accepted: impl Into<Option<Sentence>>,
    ) -> DataFault {
        let path = path.into();
        let (line, column) = self.position(&path);
        DataFault {
            file: self.file.into(),
            line,
            column,
            within: Within::Path(path.into()),
            what: what.into(),
            accepted: accepted.into(),
        }
    }

    /// The parser stands behind what it could not use; where its path names a value on the same line, that value's
    /// beginning is the better place.
    fn ron_fault(&self, path: String, error: &ron::error::SpannedError) -> DataFault {
        let behind = error.span.end;
        let value = self.position(&path);
        let (line, column) = if value.0 == behind.line && value.1 <= behind.col {
            value
        } else {
            (error.span.start.line, error.span.start.col)
        };
        DataFault {
            file: self.file.into(),
            line,
            column,
            within: Within::Path(path.into()),
            what: ron_words(&error.code),
            accepted: None,
        }
    }

    /// Where the value at a path begins; the first character if there is no such value.
    fn position(&self, path: &str) -> (usize, usize) {
        let steps = steps(path);
        let Ok(mut deserializer) = ron::Deserializer::from_str(self.text) else {
            return (1, 1);
        };
        match (Walk { steps: &steps }).deserialize(&mut deserializer) {
            Ok(()) => (1, 1),
            Err(error) => {
                let span = deserializer.span_error(error).span;
                (span.end.line, span.end.col)
            }
        }
    }
}

/// `Debug` names the file only: a register's text holds names.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({})", self.file)
    }
}

enum Step<'p> {
    Field(&'p str),
    Index(usize),
}

fn steps(path: &str) -> Vec<Step<'_>> {
    path.split(['.', '[', ']'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_or(Step::Field(part), Step::Index))
        .collect()
}

/// Walks to a place in the text and fails there on purpose, so that the parser tells where it stands.
struct Walk<'p> {
    steps: &'p [Step<'p>],
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.steps.split_first() {
            None => Err(D::Error::custom("here")),
            Some((Step::Field(_), _)) => deserializer.deserialize_struct("", &[], self),
            Some((Step::Index(_), _)) => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("place")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if let Some((Step::Field(wanted), steps)) = self.steps.split_first() {
            while let Some(key) = map.next_key::<String>()? {
                if key == *wanted {
                    return map.next_value_seed(Walk { steps });
                }
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if let Some((Step::Index(wanted), steps)) = self.steps.split_first() {
            for _ in 0..*wanted {
                if seq.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(());
                }
            }
            seq.next_element_seed(Walk { steps })?;
        }
        Ok(())
    }
}

/// For an optional field that is written without `Some`: left out, or its value.
pub(super) fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::refusals::data_files as said;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shelf {
        #[serde(rename = "books")]
        _books: Vec<Book>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Book {
        #[serde(rename = "title")]
        _title: String,
        #[serde(rename = "pages")]
        _pages: f64,
    }

    const GOOD: &str = "(\n  books: [\n    (title: \"one\", pages: 3),\n    (title: \"two\",\n     pages: 4),\n  ],\n)\n";

    #[test]
    fn a_fault_names_the_place_of_its_path() {
        let document = Document::new("shelf.ron", GOOD);
        document.read::<Shelf>().unwrap();
        for (path, line, column) in [
            ("books[1].pages", 5, 13),
            ("books[0].title", 3, 13),
            ("books[1]", 4, 5),
            ("books[7]", 1, 1),
            ("papers", 1, 1),
            ("", 1, 1),
        ] {
            let fault = document.fault(path, said::TOO_WIDE, said::NONE);
            assert_eq!((fault.line, fault.column), (line, column), "{path}");
        }
        assert_eq!(
            document
                .fault("books[1].pages", said::TOO_WIDE, said::NONE)
                .to_string(),
            "shelf.ron:5:13: books[1].pages: too wide: none"
        );
    }

    #[test]
    fn what_does_not_parse_is_located() {
        for (from, to, begins) in [
            ("pages: 4", "pages: x", "shelf.ron:5:13: books[1].pages: "),
            ("pages: 4", "sheets: 4", "shelf.ron:5:6: books[1].sheets: "),
            (
                "pages: 4",
                "pages: 4, pages: 5",
                "shelf.ron:5:16: books[1]: ",
            ),
            ("],\n)", "],\n) x", "shelf.ron:7:2: Non-whitespace"),
            ("],\n)", "", "shelf.ron:"),
            ("(\n  books", "books", "shelf.ron:1:1: "),
        ] {
            let text = GOOD.replacen(from, to, 1);
            let fault = Document::new("shelf.ron", &text)
                .read::<Shelf>()
                .unwrap_err()
                .to_string();
            assert!(fault.starts_with(begins), "{fault}");
        }
    }
}
