//! Which files an import reads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fault::{FaultList, FileFault, Location};
use crate::wording::Phrase;
use crate::wording::refusals::tables as said;

/// The three tables by their file names.
pub(super) const PATIENTS: &str = "patients.csv";
pub(super) const COURSES: &str = "courses.csv";
pub(super) const RESULTS: &str = "results.csv";

/// The files to read, each kind in the order in which it was named.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    pub(super) patients: Vec<PathBuf>,
    pub(super) courses: Vec<PathBuf>,
    pub(super) results: Vec<PathBuf>,
}

impl Sources {
    /// Sorts folders and files; a folder gives those of the three files that it holds.
    pub(super) fn find(paths: &[PathBuf], faults: &mut FaultList) -> Self {
        let mut sources = Self::default();
        for path in paths {
            if path.is_dir() {
                sources.add_folder(path, faults);
            } else if let Some(kind) = path
                .file_name()
                .and_then(|name| sources.kind(&name.to_string_lossy()))
            {
                kind.push(path.clone());
            } else {
                faults.push(no_such_file(path, said::NOT_ONE_OF_FILES));
            }
        }
        sources
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &PathBuf> {
        self.patients
            .iter()
            .chain(&self.courses)
            .chain(&self.results)
    }

    fn kind(&mut self, name: &str) -> Option<&mut Vec<PathBuf>> {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is(PATIENTS) {
            Some(&mut self.patients)
        } else if is(COURSES) {
            Some(&mut self.courses)
        } else if is(RESULTS) {
            Some(&mut self.results)
        } else {
            None
        }
    }

    fn add_folder(&mut self, folder: &Path, faults: &mut FaultList) {
        let mut is_empty = true;
        for name in [PATIENTS, COURSES, RESULTS] {
            let file = folder.join(name);
            if file.exists()
                && let Some(kind) = self.kind(name)
            {
                kind.push(file);
                is_empty = false;
            }
        }
        if is_empty {
            faults.push(no_such_file(folder, said::NO_FILE_IN_FOLDER));
        }
    }
}

fn no_such_file(path: &Path, what: Phrase) -> FileFault {
    let file: Arc<str> = path.display().to_string().into();
    FileFault {
        place: Location {
            file,
            line: 1,
            column: 1,
        },
        what: what.into(),
        accepted: said::files(PATIENTS, RESULTS, COURSES),
    }
}
