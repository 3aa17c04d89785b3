//! What a simulated disk holds at one moment, and the operations that change it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::api::{Barrier, FileState};
use crate::random::Random;

use super::content::Content;
use super::names::{Key, Names};
use super::op::Op;

#[derive(Clone, Debug)]
struct File {
    content: Content,
    modified: u64,
}

#[derive(Clone, Debug)]
enum Node {
    Directory,
    File(File),
}

/// What a disk holds.
#[derive(Clone, Debug)]
pub(crate) struct State {
    nodes: BTreeMap<u64, Node>,
    pub(super) names: Names,
    locks: BTreeSet<u64>,
    pub(super) clock: u64,
    next: u64,
    ignored: Option<Barrier>,
    lacks: BTreeSet<Lack>,
    is_away: bool,
}

/// What some disks do not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lack {
    /// Second names.
    Links,
    /// Waiting for the names in a folder.
    FolderSync,
    /// Permissions.
    Permissions,
    /// Locks.
    Locks,
    /// Times finer than two seconds: whatever is done meanwhile bears the same.
    FineTimes,
}

/// So many operations are done in two seconds.
const IN_TWO_SECONDS: u64 = 64;

const ROOT: u64 = 1;
/// The folder that the disk is mounted at, as it is found while the disk is away.
const BELOW: u64 = 2;
/// The folder that the register stands in: the disk is mounted there.
const MOUNT: &str = "clinic";

impl State {
    /// A disk with nothing on it; waiting for `ignored` does nothing.
    pub(crate) fn new(ignored: Option<Barrier>) -> Self {
        Self {
            nodes: BTreeMap::from([(ROOT, Node::Directory), (BELOW, Node::Directory)]),
            names: Names::default(),
            locks: BTreeSet::new(),
            clock: 0,
            next: BELOW + 1,
            ignored,
            lacks: BTreeSet::new(),
            is_away: false,
        }
        .with_folder()
    }

    fn with_folder(mut self) -> Self {
        self.add((ROOT, MOUNT.into()), Node::Directory);
        self.names.sync(ROOT);
        self
    }

    pub(crate) fn lack(&mut self, what: Lack) {
        self.lacks.insert(what);
    }

    pub(crate) fn lacks(&self, what: Lack) -> bool {
        self.lacks.contains(&what)
    }

    /// The disk is taken away from its mount point, or comes back.
    pub(crate) fn set_away(&mut self, is_away: bool) {
        self.is_away = is_away;
    }

    /// What stands below the mount point.
    pub(crate) fn below(&self) -> Vec<OsString> {
        self.names.of(BELOW).map(|(name, _)| name.clone()).collect()
    }

    /// What stands at a path.
    pub(crate) fn find(&self, path: &Path) -> Option<u64> {
        let mut node = ROOT;
        for part in path.components() {
            if let Component::Normal(name) = part {
                node = if self.is_away && node == ROOT && name == MOUNT {
                    BELOW
                } else {
                    self.names.get(node, name)?
                };
            }
        }
        Some(node)
    }

    pub(crate) fn node(&self, path: &Path) -> io::Result<u64> {
        self.find(path)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub(crate) fn file(&self, node: u64) -> io::Result<&[u8]> {
        match self.nodes.get(&node) {
            Some(Node::File(file)) => Ok(file.content.bytes()),
            Some(Node::Directory) => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    pub(crate) fn list(&self, directory: u64) -> io::Result<Vec<OsString>> {
        match self.nodes.get(&directory) {
            Some(Node::Directory) => Ok(self
                .names
                .of(directory)
                .map(|(name, _)| name.clone())
                .collect()),
            Some(Node::File(_)) => Err(io::ErrorKind::NotADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    pub(crate) fn state(&self, node: u64) -> io::Result<FileState> {
        let (length, modified, is_file) = match self.nodes.get(&node) {
            Some(Node::File(file)) => (file.content.bytes().len(), file.modified, true),
            Some(Node::Directory) => (0, 0, false),
            None => return Err(io::ErrorKind::NotFound.into()),
        };
        let coarse = modified - modified % IN_TWO_SECONDS;
        let modified = if self.lacks(Lack::FineTimes) {
            coarse
        } else {
            modified
        };
        Ok(FileState {
            length: u64::try_from(length).unwrap(),
            modified: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(modified)),
            device: u64::from(node == BELOW),
            inode: node,
            links: self.names.count(node),
            is_file,
            read_only: false,
            is_private: !self.lacks(Lack::Permissions),
        })
    }

    /// Every file that has a name, with what reads in it.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![(PathBuf::from("/"), ROOT)];
        while let Some((path, folder)) = folders.pop() {
            for (name, node) in self.names.of(folder) {
                match self.nodes.get(&node) {
                    Some(Node::Directory) => folders.push((path.join(name), node)),
                    Some(Node::File(file)) => {
                        found.insert(path.join(name), file.content.bytes().to_vec());
                    }
                    None => {}
                }
            }
        }
        found
    }

    /// Locks a file; whether nobody else holds it.
    pub(crate) fn take(&mut self, node: u64) -> bool {
        self.locks.insert(node)
    }

    pub(crate) fn release(&mut self, node: u64) {
        self.locks.remove(&node);
    }

    pub(crate) fn is_locked(&self, node: u64) -> bool {
        self.locks.contains(&node)
    }

    /// Makes one change, or none of it; gives what it was made to.
    pub(crate) fn apply(&mut self, op: &Op) -> io::Result<u64> {
        self.clock += 1;
        let is_of_open_file = matches!(op, Op::Write { .. } | Op::Cut { .. } | Op::Sync { .. });
        if self.is_away && is_of_open_file {
            return Err(io::Error::other("the device is gone"));
        }
        match op {
            Op::Create(path) => self.create(path),
            Op::Write { node, bytes } => self.change(*node, |content| content.append(bytes)),
            Op::Cut { node, length } => self.change(*node, |content| content.cut(*length)),
            Op::Rename { from, to } => {
                let (node, to) = (self.named_file(from)?, self.key(to)?);
                self.names.rename(self.key(from)?, to);
                Ok(node)
            }
            Op::Link { .. } if self.lacks(Lack::Links) => Err(io::ErrorKind::Unsupported.into()),
            Op::Link { from, to } => {
                let node = self.named_file(from)?;
                let to = self.free(to)?;
                self.names.set(to, node);
                Ok(node)
            }
            Op::Remove(path) => {
                let node = self.named_file(path)?;
                self.names.remove(self.key(path)?);
                Ok(node)
            }
            Op::MakeDirectory(path) => {
                let key = self.free(path)?;
                Ok(self.add(key, Node::Directory))
            }
            Op::Sync { node, barrier } => {
                let waits = self.ignored != Some(*barrier);
                match self.nodes.get_mut(node) {
                    Some(Node::File(file)) if waits => file.content.sync(),
                    Some(Node::File(_)) => {}
                    Some(Node::Directory) | None => return Err(io::ErrorKind::NotFound.into()),
                }
                Ok(*node)
            }
            Op::SyncDirectory { .. } if self.lacks(Lack::FolderSync) => {
                Err(io::ErrorKind::InvalidInput.into())
            }
            Op::SyncDirectory { node, barrier } => {
                self.list(*node)?;
                if self.ignored != Some(*barrier) {
                    self.names.sync(*node);
                }
                Ok(*node)
            }
            Op::Lock { path, holder } => {
                let node = match self.find(path) {
                    Some(node) => node,
                    None => self.create(path)?,
                };
                self.change(node, |content| {
                    content.cut(0);
                    content.append(holder.as_bytes());
                })
            }
        }
    }

    /// A change that came to an end early: perhaps not made at all, a write perhaps in part.
    pub(crate) fn apply_partly(&mut self, op: &Op, random: &mut Random) {
        let op = match op {
            Op::Write { bytes, .. } => op.short(random.below(bytes.len() + 1)),
            other => other.clone(),
        };
        if random.one_in(2) {
            // Where it could not be made, nothing has happened.
            let _ = self.apply(&op);
        }
    }

    /// A wait for a file that failed.
    pub(crate) fn lose(&mut self, node: u64) {
        if let Some(Node::File(file)) = self.nodes.get_mut(&node) {
            file.content.lose();
        }
    }

    /// The process is gone, the machine is not.
    pub(crate) fn after_kill(mut self) -> Self {
        self.locks.clear();
        self.forget_nameless();
        self
    }

    /// The power is back.
    pub(crate) fn after_crash(mut self, random: &mut Random) -> Self {
        self.locks.clear();
        self.names.after_crash(random);
        self.forget_nameless();
        for node in self.nodes.values_mut() {
            if let Node::File(file) = node {
                file.content.after_crash(random);
            }
        }
        self
    }

    fn forget_nameless(&mut self) {
        let kept = self.names.reachable();
        self.nodes
            .retain(|node, _| [ROOT, BELOW].contains(node) || kept.contains(node));
    }

    fn create(&mut self, path: &Path) -> io::Result<u64> {
        let key = self.free(path)?;
        let file = File {
            content: Content::default(),
            modified: self.clock,
        };
        Ok(self.add(key, Node::File(file)))
    }

    fn add(&mut self, key: Key, node: Node) -> u64 {
        let number = self.next;
        self.next += 1;
        self.nodes.insert(number, node);
        self.names.set(key, number);
        number
    }

    pub(super) fn change(
        &mut self,
        node: u64,
        change: impl FnOnce(&mut Content),
    ) -> io::Result<u64> {
        match self.nodes.get_mut(&node) {
            Some(Node::File(file)) => {
                change(&mut file.content);
                file.modified = self.clock;
                Ok(node)
            }
            Some(Node::Directory) | None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn named_file(&self, path: &Path) -> io::Result<u64> {
        let node = self.node(path)?;
        self.file(node).map(|_| node)
    }

    fn key(&self, path: &Path) -> io::Result<Key> {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let directory = self.node(parent)?;
        self.list(directory)?;
        Ok((directory, name.to_owned()))
    }

    /// The place of something new.
    fn free(&self, path: &Path) -> io::Result<Key> {
        match self.find(path) {
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
            None => self.key(path),
        }
    }
}
