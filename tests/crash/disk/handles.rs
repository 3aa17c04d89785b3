//! The simulated disk behind the store's traits.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::api::{Barrier, Disk, DiskFile, FileState, Ground, Held};

use super::state::{Lack, State};
use super::{Op, SimulatedDisk};

/// The simulated disk below a folder.
struct Grounded {
    disk: SimulatedDisk,
    ground: Option<Arc<Ground>>,
}

impl Grounded {
    fn run(&self, op: Op) -> io::Result<u64> {
        self.disk.run_on(self.ground.as_deref(), op)
    }

    fn look<T>(&self, look: impl FnOnce(&State) -> io::Result<T>) -> io::Result<T> {
        self.disk.look(look)
    }
}

/// The disk without a ground is the same, but for what it makes names on.
macro_rules! as_anywhere {
    ($($name:ident($($argument:ident: $kind:ty),*) -> $given:ty;)*) => {
        $(fn $name(&self, $($argument: $kind),*) -> io::Result<$given> {
            let disk = self.clone();
            Grounded { disk, ground: None }.$name($($argument),*)
        })*
    };
}

impl Disk for SimulatedDisk {
    as_anywhere! {
        resolve(path: &Path) -> PathBuf;
        state(path: &Path) -> Option<FileState>;
        read_from(path: &Path, offset: u64) -> Vec<u8>;
        list(directory: &Path) -> Vec<OsString>;
        create_new(path: &Path) -> Box<dyn DiskFile>;
        open_at_end(path: &Path) -> Box<dyn DiskFile>;
        rename(from: &Path, to: &Path) -> ();
        link(from: &Path, to: &Path) -> ();
        remove(path: &Path) -> ();
        create_directory(path: &Path) -> ();
        sync_file(path: &Path, barrier: Barrier) -> ();
        sync_directory(path: &Path, barrier: Barrier) -> ();
        lock(path: &Path, holder: &str) -> Option<Box<dyn Held>>;
        copy_attributes(from: &Path, to: &Path) -> Vec<hepatrack::wording::Phrase>;
    }

    fn on_ground(&self, ground: Arc<Ground>) -> Arc<dyn Disk> {
        Arc::new(Grounded {
            disk: self.clone(),
            ground: Some(ground),
        })
    }
}

impl Disk for Grounded {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.look(|state| state.node(path).map(|_| path.to_owned()))
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        self.look(|state| state.find(path).map(|node| state.state(node)).transpose())
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
        self.disk.may_open()?;
        self.look(|state| {
            let bytes = state.file(state.node(path)?)?;
            let offset = usize::try_from(offset).unwrap().min(bytes.len());
            Ok(bytes[offset..].to_vec())
        })
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        self.disk.may_open()?;
        self.look(|state| {
            state
                .find(directory)
                .map_or_else(|| Ok(Vec::new()), |node| state.list(node))
        })
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let node = self.run(Op::Create(path.to_owned()))?;
        Ok(Box::new(OpenFile(self.disk.clone(), node)))
    }

    fn open_at_end(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.disk.may_open()?;
        let node = self.look(|state| {
            let node = state.node(path)?;
            state.file(node).map(|_| node)
        })?;
        Ok(Box::new(OpenFile(self.disk.clone(), node)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.run(Op::Rename { from, to }).map(|_| ())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.run(Op::Link { from, to }).map(|_| ())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.run(Op::Remove(path.to_owned())).map(|_| ())
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        let above: BTreeSet<&Path> = path.ancestors().collect();
        for directory in above {
            if self.look(|state| Ok(state.find(directory)))?.is_none() {
                self.run(Op::MakeDirectory(directory.to_owned()))?;
            }
        }
        self.look(|state| state.list(state.node(path)?).map(|_| ()))
    }

    fn sync_file(&self, path: &Path, barrier: Barrier) -> io::Result<()> {
        self.disk.may_open()?;
        let node = self.look(|state| state.node(path))?;
        self.run(Op::Sync { node, barrier }).map(|_| ())
    }

    fn sync_directory(&self, path: &Path, barrier: Barrier) -> io::Result<()> {
        let node = self.look(|state| state.node(path))?;
        self.run(Op::SyncDirectory { node, barrier }).map(|_| ())
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        if self.look(|state| Ok(state.lacks(Lack::Locks)))? {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let held = |state: &State| state.find(path).is_some_and(|node| state.is_locked(node));
        if self.look(|state| Ok(held(state)))? {
            return Ok(None);
        }
        let (path, holder) = (path.to_owned(), holder.to_owned());
        let node = self.run(Op::Lock { path, holder })?;
        let taken = self.disk.inner().state.take(node);
        Ok(taken.then(|| Box::new(Lock(self.disk.clone(), node)) as Box<dyn Held>))
    }

    fn copy_attributes(
        &self,
        _from: &Path,
        _to: &Path,
    ) -> io::Result<Vec<hepatrack::wording::Phrase>> {
        Ok(Vec::new())
    }

    fn on_ground(&self, ground: Arc<Ground>) -> Arc<dyn Disk> {
        self.disk.on_ground(ground)
    }
}

struct OpenFile(SimulatedDisk, u64);

impl DiskFile for OpenFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (node, bytes) = (self.1, bytes.to_vec());
        self.0.run(Op::Write { node, bytes }).map(|_| ())
    }

    fn sync(&mut self, barrier: Barrier) -> io::Result<()> {
        let node = self.1;
        self.0.run(Op::Sync { node, barrier }).map(|_| ())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        let (node, length) = (self.1, usize::try_from(length).unwrap());
        self.0.run(Op::Cut { node, length }).map(|_| ())
    }

    fn state(&self) -> io::Result<FileState> {
        self.0.look(|state| state.state(self.1))
    }
}

struct Lock(SimulatedDisk, u64);

impl Held for Lock {}

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.inner().state.release(self.1);
    }
}
