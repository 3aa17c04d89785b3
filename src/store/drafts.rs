//! What stands in forms that were not saved, kept beside the register and offered again at the next start.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Barrier, Disk};
use super::local_disk::LocalDisk;

/// A form that was parked: what it is for, whose it is, and the text of its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptDraft {
    /// What the form is for.
    pub form: String,
    /// The identifier of the patient; `None` for somebody who is not in the register yet.
    pub patient: Option<u32>,
    /// Name and text of each field that is not empty.
    pub fields: Vec<(String, String)>,
}

/// The file of the drafts of one register. Only the instance that may write the register uses it.
#[derive(Clone, Debug)]
pub struct DraftFile {
    directory: PathBuf,
}

impl DraftFile {
    /// The file that belongs to the register at `register`: `patients.ron.d/drafts.ron`.
    #[must_use]
    pub fn beside(register: &Path) -> Self {
        let mut directory = register.as_os_str().to_owned();
        directory.push(".d");
        Self {
            directory: PathBuf::from(directory),
        }
    }

    /// Where the drafts stand.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.directory.join("drafts.ron")
    }

    /// The drafts that were kept; none where there is no file.
    ///
    /// # Errors
    /// The disk refused, or the file is no list of drafts: it is left as it is.
    pub fn read(&self) -> io::Result<Vec<KeptDraft>> {
        let bytes = match LocalDisk.read_from(&self.path(), 0) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        ron::de::from_bytes(&bytes)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// Puts a file that cannot be read out of the way, so that nothing is written over it.
    ///
    /// # Errors
    /// The disk refused.
    pub fn set_aside(&self) -> io::Result<PathBuf> {
        let aside = (1_u32..)
            .map(|number| {
                self.directory
                    .join(format!("drafts-unreadable-{number}.ron"))
            })
            .find(|path| !path.exists())
            .unwrap_or_else(|| self.directory.join("drafts-unreadable.ron"));
        LocalDisk.rename(&self.path(), &aside)?;
        Ok(aside)
    }

    /// Keeps `drafts` in the place of those before, completely or not at all. Without drafts there is no file.
    ///
    /// # Errors
    /// The disk refused; what was kept before is as it was.
    pub fn write(&self, drafts: &[KeptDraft]) -> io::Result<()> {
        let path = self.path();
        if drafts.is_empty() {
            return match LocalDisk.remove(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                Ok(()) | Err(_) => Ok(()),
            };
        }
        let layout = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(drafts, layout).map_err(io::Error::other)?;
        LocalDisk.create_directory(&self.directory)?;
        let temporary = self.directory.join("drafts.ron.tmp");
        match LocalDisk.remove(&temporary) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let mut file = LocalDisk.create_new(&temporary)?;
        file.write_all(text.as_bytes())?;
        file.sync(Barrier::Drafts)?;
        LocalDisk.rename(&temporary, &path)?;
        LocalDisk.sync_directory(&self.directory, Barrier::Drafts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_come_back_as_they_were_kept() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = DraftFile::beside(&folder.path().join("patients.ron"));
        assert_eq!(file.read().unwrap(), []);
        let draft = KeptDraft {
            form: "laboratory report".to_owned(),
            patient: Some(17),
            fields: vec![("dna".to_owned(), "2.3e\"5\n".to_owned())],
        };
        let drafts = [
            draft.clone(),
            KeptDraft {
                patient: None,
                ..draft
            },
        ];
        file.write(&drafts).unwrap();
        file.write(&drafts).unwrap();
        assert_eq!(file.read().unwrap(), drafts);
        file.write(&[]).unwrap();
        file.write(&[]).unwrap();
        assert!(!file.path().exists());
    }

    #[test]
    fn a_file_that_is_no_list_of_drafts_is_kept_aside() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = DraftFile::beside(&folder.path().join("patients.ron"));
        std::fs::create_dir(folder.path().join("patients.ron.d")).unwrap();
        for _ in 0..2 {
            std::fs::write(file.path(), "half a li").unwrap();
            assert!(file.read().is_err());
            let aside = file.set_aside().unwrap();
            assert_eq!(std::fs::read_to_string(aside).unwrap(), "half a li");
            assert_eq!(file.read().unwrap(), []);
        }
    }
}
