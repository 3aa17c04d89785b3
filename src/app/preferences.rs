//! What the program keeps for one user beside the keys: the own name and the own filters.
//!
//! They say how one person works. They change no record, so they stand in no register, need no undo, and are kept also
//! where a register is only looked at. The file is the program's own; that of the keys is written by people.

use serde::{Deserialize, Serialize};

use super::filter::KeptFilter;
use crate::clinical::knowledge::Knowledge;
use crate::reference::{DataFault, Document};
use crate::wording::refusals::data_files::quoted;
use crate::wording::refusals::own_files as said;
use crate::wording::{Language, Sentence, UnknownLanguage, shown};

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// The name under which entries are made, where it was typed.
    pub name: Option<String>,
    /// The language that was chosen on the screens.
    pub language: Option<Language>,
    /// Whether it was said that nobody has checked the Chinese.
    pub translation_told: bool,
    /// The filters, those without a name among them, which end with the program.
    pub filters: Vec<KeptFilter>,
    /// Whether changes are kept for the next start.
    pub are_kept: bool,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct FileContents {
    name: String,
    /// `en` or `zh`; empty where the locale decides.
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    translation_told: bool,
    /// `late etv: overdue etv dna>2000`
    filters: Vec<String>,
}

/// No name of a user is longer, in characters.
const LONGEST_NAME: usize = 64;

/// The name under which somebody makes entries, without blanks around it.
///
/// # Errors
/// What is wrong with it, and what is accepted.
pub fn user_name(text: &str) -> Result<String, Sentence> {
    let name = text.trim();
    let problem: Sentence = if name.is_empty() {
        said::NAME_EMPTY.into()
    } else if name.chars().count() > LONGEST_NAME {
        said::name_length(name.chars().count())
    } else if *name != *shown(name) {
        said::name_invisible(shown(name))
    } else {
        return Ok(name.to_owned());
    };
    Err(said::user_name(problem, LONGEST_NAME))
}

impl Preferences {
    /// The language that was chosen, whatever else stands in the file.
    #[must_use]
    pub fn language_of(text: &str) -> Option<Language> {
        #[derive(Deserialize)]
        #[serde(default)]
        #[derive(Default)]
        struct Chosen {
            language: String,
        }
        ron::from_str::<Chosen>(text).ok()?.language.parse().ok()
    }

    /// Reads them.
    ///
    /// # Errors
    /// What is wrong in the file, and where.
    pub fn read(file: &str, text: &str, knowledge: &Knowledge) -> Result<Self, DataFault> {
        let document = Document::new(file, text);
        let written: FileContents = document.read()?;
        let filter = |(place, typed): (usize, &String)| {
            KeptFilter::read(typed, knowledge)
                .map_err(|fault| document.fault(format!("filters[{place}]"), fault, None))
        };
        let filters: Result<Vec<KeptFilter>, DataFault> =
            written.filters.iter().enumerate().map(filter).collect();
        Ok(Self {
            name: match written.name.as_str() {
                "" => None,
                name => {
                    let name = user_name(name);
                    Some(name.map_err(|fault| document.fault("name", fault, None))?)
                }
            },
            language: match written.language.as_str() {
                "" => None,
                code => {
                    let language = code.parse::<Language>();
                    let fault = |UnknownLanguage| {
                        let what = said::no_language(quoted(code));
                        document.fault("language", what, said::LANGUAGES)
                    };
                    Some(language.map_err(fault)?)
                }
            },
            translation_told: written.translation_told,
            filters: filters?,
            are_kept: true,
        })
    }

    /// The file's text.
    ///
    /// # Errors
    /// They cannot be written as RON.
    pub fn text(&self) -> Result<String, ron::Error> {
        let named = self.filters.iter().filter(|filter| !filter.name.is_empty());
        let written = FileContents {
            name: self.name.clone().unwrap_or_default(),
            language: self
                .language
                .map(Language::code)
                .unwrap_or_default()
                .to_owned(),
            translation_told: self.translation_told,
            filters: named.map(KeptFilter::typed).collect(),
        };
        ron::ser::to_string_pretty(&written, ron::ser::PrettyConfig::default())
            .map(|text| text + "\n")
    }

    /// Takes a filter in, in the place of the one of its name; where it stands.
    pub(super) fn take(&mut self, filter: KeptFilter) -> usize {
        let of_name = |own: &KeptFilter| own.name == filter.name;
        match self.filters.iter().position(of_name) {
            Some(place) => {
                if let Some(own) = self.filters.get_mut(place) {
                    *own = filter;
                }
                place
            }
            None => {
                self.filters.push(filter);
                self.filters.len() - 1
            }
        }
    }
}
