//! A deliberately simple store that keeps its promises: what the explorer is tried on.
//!
//! A line of its journal is a number, filler as long as the entry, and a checksum; the entry itself is looked up in the
//! life that it belongs to. Its register file is a number and a checksum.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hepatrack::clinical::record::Via;
use hepatrack::register::{Entry, Register};

use crate::api::{
    Barrier, Disk, DiskFile, Held, JOURNAL, Keeper, NotSaved, Opening, REGISTER, Writing,
};
use crate::disk::SimulatedDisk;
use crate::life::Life;

pub(crate) struct Toy;

const BATCH: &[u8] = b"what was imported\n";

struct OpenToy {
    disk: SimulatedDisk,
    life: Life,
    segment: usize,
    is_certain: bool,
    _lock: Box<dyn Held>,
}

impl Keeper for Toy {
    fn open(&self, life: &Life, disk: &SimulatedDisk) -> Result<Opening, String> {
        let (store, known) = open(life, disk).map_err(|error| error.to_string())?;
        Ok(Opening {
            register: life.model("toy", known),
            store: Box::new(store),
            trouble: None,
        })
    }

    fn alone(&self, life: &Life, bytes: &[u8]) -> Result<Register, String> {
        let text = String::from_utf8_lossy(bytes);
        let number = number(text.trim_end()).ok_or("not a register")?;
        Ok(life.model("toy", number))
    }
}

fn segment(number: usize) -> PathBuf {
    Path::new(JOURNAL).join(format!("journal-{number:06}.ron"))
}

fn batch(number: usize) -> PathBuf {
    Path::new(JOURNAL).join(format!("import-{number:06}.ron"))
}

fn checksum(text: &str) -> u32 {
    text.bytes().fold(2_166_136_261, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    })
}

fn line(number: usize, filler: usize) -> String {
    let body = format!("{number} {}", "x".repeat(filler));
    format!("{body} {:08x}\n", checksum(&body))
}

/// The number in a whole line.
fn number(line: &str) -> Option<usize> {
    let (body, sum) = line.rsplit_once(' ')?;
    let whole = sum == format!("{:08x}", checksum(body));
    let (number, _) = body.split_once(' ').filter(|_| whole)?;
    number.parse().ok()
}

fn open(life: &Life, disk: &SimulatedDisk) -> io::Result<(OpenToy, usize)> {
    let (clinic, journal) = (Path::new("/clinic"), Path::new(JOURNAL));
    disk.create_directory(journal)?;
    disk.sync_directory(Path::new("/"), Barrier::DirectoryMade)?;
    disk.sync_directory(clinic, Barrier::DirectoryMade)?;
    let lock = disk.lock(Path::new("/clinic/patients.ron.lock"), "toy")?;
    let lock = lock.ok_or(io::ErrorKind::ResourceBusy)?;
    let mut known = match disk.state(Path::new(REGISTER))? {
        None => 0,
        Some(_) => {
            let bytes = disk.read_from(Path::new(REGISTER), 0)?;
            number(String::from_utf8_lossy(&bytes).trim_end()).ok_or(io::ErrorKind::Other)?
        }
    };
    let mut last = 0;
    while disk.state(&segment(last + 1))?.is_some() {
        last += 1;
        let bytes = disk.read_from(&segment(last), 0)?;
        let mut whole = 0;
        while let Some(length) = bytes[whole..].iter().position(|byte| *byte == b'\n') {
            let text = String::from_utf8_lossy(&bytes[whole..whole + length]);
            let Some(number) = number(&text) else { break };
            if is_batch(&life.entries[number - 1]) && disk.read_from(&batch(number), 0)? != BATCH {
                return Err(io::ErrorKind::InvalidData.into());
            }
            known = known.max(number);
            whole += length + 1;
        }
        if whole < bytes.len() {
            let mut file = disk.open_at_end(&segment(last))?;
            file.cut(u64::try_from(whole).unwrap())?;
            file.sync(Barrier::PutAside)?;
        }
        disk.sync_file(&segment(last), Barrier::Replayed)?;
    }
    disk.sync_directory(journal, Barrier::ReplayedNames)?;
    let store = OpenToy {
        disk: disk.clone(),
        life: life.clone(),
        segment: last,
        is_certain: true,
        _lock: lock,
    };
    Ok((store, known))
}

fn is_batch(entry: &Entry) -> bool {
    entry.stamp.via == Via::Import
}

impl OpenToy {
    fn write_batch(&self, number: usize) -> io::Result<()> {
        let disk = &self.disk;
        if disk.state(&batch(number))?.is_some() {
            disk.remove(&batch(number))?;
        }
        let mut file = disk.create_new(&batch(number))?;
        file.write_all(BATCH)?;
        file.sync(Barrier::Batch)?;
        disk.sync_directory(Path::new(JOURNAL), Barrier::BatchNamed)
    }

    /// The file that the next line goes to, and whether that line is its first: then its name is not safe yet.
    fn open_segment(&mut self) -> io::Result<(Box<dyn DiskFile>, bool)> {
        match self.disk.state(&segment(self.segment))? {
            Some(state) if state.length < self.life.segment_bytes => {
                let file = self.disk.open_at_end(&segment(self.segment))?;
                Ok((file, state.length == 0))
            }
            Some(_) | None => {
                let file = self.disk.create_new(&segment(self.segment + 1))?;
                self.segment += 1;
                Ok((file, true))
            }
        }
    }

    /// Writes a line, or cuts off what was written of it.
    fn write_line(&mut self, entry: &Entry) -> Result<(), NotSaved> {
        let refused = |error: io::Error| NotSaved::Refused(error.to_string());
        let lost = |error: io::Error| NotSaved::NotConfirmed(error.to_string());
        let number = usize::try_from(entry.seq.0).unwrap();
        if is_batch(entry) {
            self.write_batch(number).map_err(refused)?;
        }
        let (mut file, is_new) = self.open_segment().map_err(refused)?;
        let length = file.state().map_err(refused)?.length;
        let filler = entry.why.as_ref().map_or(100, String::len);
        if let Err(error) = file.write_all(line(number, filler).as_bytes()) {
            file.cut(length).map_err(lost)?;
            return Err(refused(error));
        }
        file.sync(Barrier::Entry).map_err(lost)?;
        if is_new {
            let named = self
                .disk
                .sync_directory(Path::new(JOURNAL), Barrier::SegmentNamed);
            named.map_err(lost)?;
        }
        Ok(())
    }

    fn write_register(&self, register: &Register) -> io::Result<()> {
        let (disk, temporary) = (&self.disk, Path::new("/clinic/patients.ron.tmp"));
        if disk.state(temporary)?.is_some() {
            disk.remove(temporary)?;
        }
        let mut file = disk.create_new(temporary)?;
        let number = usize::try_from(register.last_seq().0).unwrap();
        file.write_all(line(number, 2000).as_bytes())?;
        file.sync(Barrier::RegisterWritten)?;
        disk.rename(temporary, Path::new(REGISTER))?;
        disk.sync_directory(Path::new("/clinic"), Barrier::RegisterNamed)
    }
}

impl Writing for OpenToy {
    fn append(&mut self, entry: &Entry) -> Result<(), NotSaved> {
        if !self.is_certain {
            return Err(NotSaved::Refused("an entry was not confirmed".to_owned()));
        }
        let written = self.write_line(entry);
        self.is_certain = !matches!(written, Err(NotSaved::NotConfirmed(_)));
        written
    }

    fn rewrite(&mut self, register: &Register) -> Result<(), String> {
        self.write_register(register)
            .map_err(|error| error.to_string())
    }

    fn every_entry(&mut self) -> Result<Vec<Arc<Entry>>, String> {
        let mut found = Vec::new();
        for place in 1..=self.segment {
            let bytes = self.disk.read_from(&segment(place), 0);
            let bytes = bytes.map_err(|error| error.to_string())?;
            let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
            for line in text.lines() {
                let number = number(line).ok_or("a bad line")?;
                found.push(Arc::clone(&self.life.entries[number - 1]));
            }
        }
        Ok(found)
    }
}
