//! What stands in forms that were not saved, kept beside the register and offered again at the next start.
//!
//! Each instance keeps its own file, as long as it lives: `drafts.ron`, `drafts-2.ron` and so on. A file whose
//! instance has ended is adopted by the next one that starts.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::store::system::Cause;
use crate::wording::Sentence;
use crate::wording::files;

use super::disk::{Barrier, Disk, Held};
use super::ground::is_gone;
use super::local_disk::{LocalDisk, is_not_kept};
use super::memory;
use super::register_paths::RegisterPaths;

/// A form that was parked: what it is for, whose it is, and the text of its fields.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptDraft {
    pub form: String,
    /// The identifier of the patient; `None` for somebody who is not in the register yet.
    pub patient: Option<u32>,
    /// Name and text of each field that is not empty.
    pub fields: Vec<(String, String)>,
}

/// What was typed is a patient's: `Debug` shows none of it.
impl std::fmt::Debug for KeptDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptDraft({})", self.form)
    }
}

/// More instances than this do not share a register.
const MOST_INSTANCES: u32 = 100;

/// The file of the drafts of one instance.
pub struct DraftFile {
    disk: Arc<dyn Disk>,
    directory: PathBuf,
    own: Option<Slot>,
    /// The own file, while the disk that it stands on is away.
    left: Option<PathBuf>,
    /// Files of instances that have ended: removed once their drafts stand in the own file.
    adopted: Vec<Slot>,
}

impl std::fmt::Debug for DraftFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DraftFile({})", self.directory.display())
    }
}

/// A file that no other instance uses while it is held.
struct Slot {
    path: PathBuf,
    _held: Box<dyn Held>,
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slot({})", self.path.display())
    }
}

impl DraftFile {
    /// The file that belongs to the register at `register`: `patients.ron.d/drafts.ron`, if no other instance has it.
    #[must_use]
    pub fn beside(register: &Path) -> Self {
        let mut directory = register.as_os_str().to_owned();
        directory.push(".d");
        Self::at(Arc::new(LocalDisk), PathBuf::from(directory))
    }

    /// The file that belongs to a register, on its disk and nowhere else.
    pub(super) fn on(place: &RegisterPaths) -> Self {
        Self::at(Arc::clone(&place.disk), place.directory())
    }

    fn at(disk: Arc<dyn Disk>, directory: PathBuf) -> Self {
        Self {
            disk,
            directory,
            own: None,
            left: None,
            adopted: Vec::new(),
        }
    }

    /// Lets go of a disk that was taken away.
    pub(super) fn go_away(&mut self) {
        self.adopted.clear();
        self.left = self.own.take().map(|slot| slot.path);
    }

    /// Keeps `drafts` in memory that outlives the program, where their own disk is gone or takes nothing: they are
    /// offered again at the next start, if the machine is not switched off before.
    ///
    /// # Errors
    /// This machine has no such memory, or it is full.
    pub fn write_to_memory(&self, drafts: &[KeptDraft]) -> io::Result<()> {
        let folder = memory::folder(&self.directory, true)
            .ok_or_else(|| io::Error::from(io::ErrorKind::Unsupported))?;
        Self::at(Arc::new(LocalDisk), folder).write(drafts)
    }

    /// Takes over what was kept in memory, once it stands here beside `kept`.
    ///
    /// # Errors
    /// It could not be read, or the disk refused: it is kept there still.
    pub fn adopt_from_memory(&mut self, kept: &mut Vec<KeptDraft>) -> io::Result<()> {
        let Some(folder) = memory::folder(&self.directory, false) else {
            return Ok(());
        };
        let mut there = Self::at(Arc::new(LocalDisk), folder.clone());
        let (drafts, _) = there.adopt()?;
        if drafts.is_empty() {
            return Ok(());
        }
        kept.extend(drafts);
        self.write(kept)?;
        std::fs::remove_dir_all(folder)
    }

    /// Where the drafts stand, or would.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.own
            .as_ref()
            .map_or_else(|| self.numbered(1), |slot| slot.path.clone())
    }

    fn numbered(&self, number: u32) -> PathBuf {
        let name = match number {
            1 => "drafts.ron".to_owned(),
            number => format!("drafts-{number}.ron"),
        };
        self.directory.join(name)
    }

    fn slot(&self, number: u32) -> io::Result<Option<Slot>> {
        let path = self.numbered(number);
        let held = self.disk.lock(&path.with_extension("lock"), "")?;
        Ok(held.map(|held| Slot { path, _held: held }))
    }

    /// The drafts of instances that have ended. A file that is no list of drafts is put aside, and told.
    ///
    /// # Errors
    /// The disk refused.
    pub fn adopt(&mut self) -> io::Result<(Vec<KeptDraft>, Vec<Sentence>)> {
        let (mut drafts, mut notices) = (Vec::new(), Vec::new());
        for number in 1..=MOST_INSTANCES {
            let path = self.numbered(number);
            if !path.exists() {
                continue;
            }
            let Some(slot) = self.slot(number)? else {
                continue;
            };
            let bytes = self.disk.read_from(&path, 0)?;
            match ron::de::from_bytes::<Vec<KeptDraft>>(&bytes) {
                Ok(kept) => {
                    drafts.extend(kept);
                    self.adopted.push(slot);
                }
                Err(error) => {
                    let aside = self.set_aside(&path)?;
                    notices.push(files::drafts_put_aside(error, aside.display()));
                }
            }
        }
        Ok((drafts, notices))
    }

    /// Puts a file that cannot be read out of the way, so that nothing is written over it.
    fn set_aside(&self, path: &Path) -> io::Result<PathBuf> {
        let quarantine = self.directory.join("quarantine");
        self.disk.create_directory(&quarantine)?;
        let aside = (1_u32..)
            .map(|number| quarantine.join(format!("{number:03}-drafts.ron")))
            .find(|path| !path.exists())
            .unwrap_or_else(|| quarantine.join("drafts.ron"));
        self.disk.rename(path, &aside)?;
        Ok(aside)
    }

    /// Keeps `drafts` in the place of those before, completely or not at all. Without drafts there is no file.
    ///
    /// # Errors
    /// The disk refused; what was kept before is as it was.
    pub fn write(&mut self, drafts: &[KeptDraft]) -> io::Result<()> {
        let own = Arc::clone(&self.disk);
        let disk = own.as_ref();
        if drafts.is_empty() {
            if let Some(own) = &self.own {
                remove(disk, &own.path)?;
            }
        } else {
            let layout = ron::ser::PrettyConfig::new().new_line("\n");
            let text = ron::ser::to_string_pretty(drafts, layout).map_err(io::Error::other)?;
            self.disk.create_directory(&self.directory)?;
            let path = self.own_path()?;
            let temporary = path.with_extension("tmp");
            remove(disk, &temporary)?;
            let mut file = self.disk.create_new(&temporary)?;
            file.write_all(text.as_bytes())?;
            file.sync(Barrier::Drafts)?;
            self.disk.rename(&temporary, &path)?;
            match self.disk.sync_directory(&self.directory, Barrier::Drafts) {
                Err(error) if !is_not_kept(&error) => return Err(error),
                // Some disks cannot tell.
                Ok(()) | Err(_) => {}
            }
        }
        let own = self.own.as_ref().map(|own| own.path.clone());
        for slot in self.adopted.drain(..) {
            if own.as_ref() != Some(&slot.path) {
                remove(disk, &slot.path)?;
            }
        }
        Ok(())
    }

    /// The own file: the first that was adopted, or the first that nobody has.
    fn own_path(&mut self) -> io::Result<PathBuf> {
        if let (None, Some(left)) = (&self.own, self.left.take()) {
            let held = self.disk.lock(&left.with_extension("lock"), "");
            let held = held.inspect_err(|_| self.left = Some(left.clone()))?;
            self.own = held.map(|held| Slot {
                path: left,
                _held: held,
            });
        }
        if self.own.is_none() {
            self.own = if self.adopted.is_empty() {
                // What could not be read when it was to be adopted is not written over.
                (1..=MOST_INSTANCES)
                    .filter(|number| !self.numbered(*number).exists())
                    .find_map(|number| self.slot(number).transpose())
                    .transpose()?
            } else {
                Some(self.adopted.remove(0))
            };
        }
        match &self.own {
            Some(own) => Ok(own.path.clone()),
            None => Err(io::Error::other(Cause(files::TOO_MANY_DRAFTS.into()))),
        }
    }
}

fn remove(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound || is_gone(&error) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> KeptDraft {
        KeptDraft {
            form: "laboratory report".to_owned(),
            patient: Some(17),
            fields: vec![("dna".to_owned(), text.to_owned())],
        }
    }

    #[test]
    fn drafts_come_back_as_they_were_kept_once_their_instance_has_ended() {
        let folder = tempfile::TempDir::new().unwrap();
        let register = folder.path().join("patients.ron");
        let begin = || DraftFile::beside(&register);
        let mut first = begin();
        assert_eq!(first.adopt().unwrap().0, []);
        let drafts = [
            draft("2.3e\"5\n"),
            KeptDraft {
                patient: None,
                ..draft("x")
            },
        ];
        first.write(&drafts).unwrap();
        first.write(&drafts).unwrap();
        // Another instance keeps its own, and does not take those of one that lives.
        let mut second = begin();
        assert_eq!(second.adopt().unwrap().0, []);
        second.write(&[draft("230")]).unwrap();
        assert_ne!(first.path(), second.path());
        drop(first);
        drop(second);
        let mut third = begin();
        let mut expected = drafts.to_vec();
        expected.push(draft("230"));
        assert_eq!(third.adopt().unwrap().0, expected);
        // Nothing is removed before it stands elsewhere.
        drop(third);
        let mut third = begin();
        assert_eq!(third.adopt().unwrap().0, expected);
        third.write(&expected).unwrap();
        drop(third);
        let mut fourth = begin();
        assert_eq!(fourth.adopt().unwrap().0, expected);
        fourth.write(&[]).unwrap();
        fourth.write(&[]).unwrap();
        drop(fourth);
        assert_eq!(begin().adopt().unwrap().0, []);
    }

    #[test]
    fn a_file_that_is_no_list_of_drafts_is_kept_aside() {
        let folder = tempfile::TempDir::new().unwrap();
        let register = folder.path().join("patients.ron");
        std::fs::create_dir(folder.path().join("patients.ron.d")).unwrap();
        let mut file = DraftFile::beside(&register);
        for number in 1..=2 {
            std::fs::write(file.path(), "half a li").unwrap();
            let (drafts, notices) = file.adopt().unwrap();
            assert_eq!(drafts, []);
            let name = format!("{number:03}-drafts.ron");
            assert!(notices[0].english().contains(&name), "{notices:?}");
            let aside = folder.path().join("patients.ron.d/quarantine").join(name);
            assert_eq!(std::fs::read_to_string(aside).unwrap(), "half a li");
        }
    }
}
