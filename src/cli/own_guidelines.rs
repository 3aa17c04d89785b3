//! A clinic's own guideline sets: the files of a folder called `guidelines` beside the register.
//!
//! A set of the name of a shipped one stands in its place, any other beside it. A file at fault is told and left out:
//! then the shipped sets are shown as if it were not there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::clinical::guidelines::GuidelineSet;
use crate::keys::{Action, Keymap, Place};
use crate::reference::{Document, parse_guideline_set, with_set};
use crate::store::system::system_words;
use crate::wording::refusals::{data_files, own_files as said};
use crate::wording::{Language, Sentence};

/// The folder beside the register.
const FOLDER: &str = "guidelines";
/// How the files are called.
const EXTENSION: &str = "ron";
/// No set is longer, in bytes.
const LONGEST: u64 = 1 << 20;

/// Sets with a clinic's own among them.
pub(super) struct OwnGuidelines {
    /// All sets in their order.
    pub(super) sets: Vec<GuidelineSet>,
    /// How many of them are the clinic's own.
    pub(super) own: usize,
    /// What is wrong in files that are left out.
    pub(super) faults: Vec<Sentence>,
}

impl OwnGuidelines {
    /// The shipped sets alone.
    pub(super) fn none(shipped: &[GuidelineSet]) -> Self {
        Self {
            sets: shipped.to_vec(),
            own: 0,
            faults: Vec::new(),
        }
    }

    /// What is told when the screens open; the faults themselves stand above the guidelines of a patient.
    pub(super) fn notice(&self, keys: &Keymap, language: Language) -> Option<String> {
        let key = || keys.told(Place::Record, Action::Guidelines);
        match self.faults.len() {
            0 => None,
            1 => Some(said::one_set_left_out(language, 1, key())),
            count => Some(said::sets_left_out(language, count, key())),
        }
    }
}

pub(super) fn beside(register: &Path, shipped: &[GuidelineSet]) -> OwnGuidelines {
    let folder = register.with_file_name(FOLDER);
    let mut read = OwnGuidelines::none(shipped);
    let files = match files(&folder) {
        Ok(files) => files,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                read.faults.push(unread(&folder, &error));
            }
            return read;
        }
    };
    let mut names: Vec<(String, String)> = Vec::new();
    for file in files {
        let shown = file.display().to_string();
        let set = text(&file)
            .and_then(|text| set(&text, &shown, &names))
            .map_err(said::left_out);
        match set {
            Ok(set) => {
                names.push((set.name.clone(), shown));
                read.sets = with_set(&read.sets, set);
                read.own += 1;
            }
            Err(fault) => read.faults.push(fault),
        }
    }
    read
}

fn set(text: &str, file: &str, names: &[(String, String)]) -> Result<GuidelineSet, Sentence> {
    let set = parse_guideline_set(text, file).map_err(|fault| fault.sentence())?;
    match names.iter().find(|(name, _)| *name == set.name) {
        Some((name, other)) => {
            let what = said::name_in(name, other);
            let fault = Document::new(file, text).fault("set", what, data_files::OWN_NAME);
            Err(fault.sentence())
        }
        None => Ok(set),
    }
}

/// The files of the folder by name.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == EXTENSION)
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn unread(path: &Path, error: &io::Error) -> Sentence {
    said::unread(path.display(), system_words(error))
}

/// The text of a file of rules.
pub(super) fn text(file: &Path) -> Result<String, Sentence> {
    let cannot = |error: io::Error| unread(file, &error);
    let length = fs::metadata(file).map_err(cannot)?.len();
    if length > LONGEST {
        return Err(said::too_long(file.display(), length, LONGEST));
    }
    fs::read_to_string(file).map_err(cannot)
}
