//! One process at work on a register: it opens it, goes on with its life, and everything it is told is checked.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hepatrack::clinical::record::Seq;
use hepatrack::register::Register;

use crate::api::{Keeper, NotSaved, Opening, register_path};
use crate::disk::SimulatedDisk;
use crate::life::{Life, Step};

/// What whoever used the register so far was told, and so must find.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Entries that were called saved, or were shown.
    pub(crate) sure: usize,
    /// These, and the one that was being saved.
    pub(crate) at_most: usize,
    /// Entries that the register's file holds.
    pub(crate) in_file: usize,
    /// The register's identifier, once somebody was told anything.
    identifier: Option<String>,
}

impl Told {
    /// So many entries are saved; some of them are in the register's file.
    pub(crate) const fn saved(entries: usize, in_file: usize) -> Self {
        Self {
            sure: entries,
            at_most: entries,
            in_file,
            identifier: None,
        }
    }
}

/// What was told after so many operations of a disk.
pub(crate) type Marks = Vec<(usize, Told)>;

/// What is wrong.
pub(crate) type Violation = String;

/// A register's life on one disk.
pub(crate) struct Session<'a> {
    pub(crate) keeper: &'a dyn Keeper,
    pub(crate) life: &'a Life,
    pub(crate) disk: &'a SimulatedDisk,
    pub(crate) told: Told,
    /// How often a register was opened and judged.
    pub(crate) judged: usize,
    /// What was told and when.
    pub(crate) marks: Marks,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        keeper: &'a dyn Keeper,
        life: &'a Life,
        disk: &'a SimulatedDisk,
        told: Told,
    ) -> Self {
        Self {
            keeper,
            life,
            disk,
            told,
            judged: 0,
            marks: Vec::new(),
        }
    }

    /// Opens the register and takes some steps, up to the last or to a crash.
    pub(crate) fn run(&mut self, steps: &[Step]) -> Result<(), Violation> {
        catch_unwind(AssertUnwindSafe(|| self.go(steps)))
            .unwrap_or_else(|_| Err("panicked".to_owned()))
    }

    /// Opens a register whose file is not there.
    pub(crate) fn rebuild(&mut self) -> Result<(), Violation> {
        catch_unwind(AssertUnwindSafe(|| self.open().map(|_| ())))
            .unwrap_or_else(|_| Err("panicked".to_owned()))
    }

    fn go(&mut self, steps: &[Step]) -> Result<(), Violation> {
        self.judge_file()?;
        let Some(mut opening) = self.open()? else {
            return Ok(());
        };
        for step in steps {
            let goes_on = match step {
                Step::Enter => self.enter(&mut opening)?,
                Step::Rewrite => self.rewrite(&mut opening)?,
                Step::Reopen => {
                    drop(opening);
                    match self.open()? {
                        Some(again) => opening = again,
                        None => return Ok(()),
                    }
                    true
                }
            };
            if !goes_on {
                return Ok(());
            }
        }
        Ok(())
    }

    /// What the error of an operation means: the end if the disk has crashed.
    fn refused<T>(&self, what: &str, error: &str) -> Result<Option<T>, Violation> {
        if self.disk.has_crashed() {
            Ok(None)
        } else {
            Err(format!("{what}: {error}"))
        }
    }

    fn now_told(&mut self) {
        self.marks.push((self.disk.done(), self.told.clone()));
    }

    fn open(&mut self) -> Result<Option<Opening>, Violation> {
        match self.keeper.open(self.life, self.disk) {
            Ok(mut opening) => {
                self.judge(&mut opening)?;
                Ok(Some(opening))
            }
            Err(error) => self.refused("does not open", &error),
        }
    }

    fn enter(&mut self, opening: &mut Opening) -> Result<bool, Violation> {
        let life = self.life;
        let Some(entry) = life.entry_after(opening.register.last_seq()) else {
            return Ok(true);
        };
        self.told.at_most = self.told.sure + 1;
        self.now_told();
        match opening.store.append(entry) {
            Ok(()) => {
                self.told.sure = self.told.at_most;
                self.told.identifier = Some(opening.register.identifier().to_owned());
                self.now_told();
                let replayed = opening.register.replay(Arc::clone(entry));
                replayed.map_err(|conflict| format!("what was read takes no more: {conflict}"))?;
                Ok(true)
            }
            Err(NotSaved::Refused(error) | NotSaved::NotConfirmed(error)) => {
                self.refused::<()>("does not append", &error).map(|_| false)
            }
        }
    }

    fn rewrite(&mut self, opening: &mut Opening) -> Result<bool, Violation> {
        match opening.store.rewrite(&opening.register) {
            Ok(()) => {
                self.told.in_file = self.told.sure;
                self.told.identifier = Some(opening.register.identifier().to_owned());
                self.now_told();
                Ok(true)
            }
            Err(error) => self
                .refused::<()>("does not write the register", &error)
                .map(|_| false),
        }
    }

    /// The register's file without the journal holds what it was said to hold, and nothing that was never entered.
    fn judge_file(&self) -> Result<(), Violation> {
        let Some(bytes) = self.disk.content(register_path()) else {
            return if self.told.in_file == 0 && self.life.before.is_none() {
                Ok(())
            } else {
                Err("the register's file is gone".to_owned())
            };
        };
        if let Some(old) = self.life.kept_for_ever()
            && !self.disk.files().values().any(|bytes| bytes == old)
        {
            return Err(
                "the file that was found without a digest, or in an earlier layout, is gone"
                    .to_owned(),
            );
        }
        let register = self
            .keeper
            .alone(&bytes)
            .map_err(|error| format!("the register's file alone does not read: {error}"))?;
        let known = number(register.last_seq());
        if known < self.told.in_file || known > self.told.at_most {
            return Err(format!(
                "the register's file holds {known} entries; {:?}",
                self.told
            ));
        }
        self.judge_content(&register)
    }

    /// What is shown is what was told, and from now on it must stay.
    fn judge(&mut self, opening: &mut Opening) -> Result<(), Violation> {
        self.judged += 1;
        if let Some(trouble) = &opening.trouble {
            return Err(format!("opens with trouble: {trouble}"));
        }
        let known = number(opening.register.last_seq());
        if known < self.told.sure || known > self.told.at_most {
            return Err(format!("shows {known} entries; {:?}", self.told));
        }
        self.judge_content(&opening.register)?;
        let expected = &self.life.entries[..known];
        let late = opening.register.history().entries();
        if !expected.ends_with(late) {
            return Err("the entries since the register's file are others".to_owned());
        }
        let has_earlier = late.len() < known || self.life.before.is_some();
        if opening.register.history().has_earlier() != has_earlier {
            return Err("earlier entries are hidden".to_owned());
        }
        match opening.store.every_entry() {
            Ok(entries) if entries == expected => {}
            Ok(entries) => {
                return Err(format!(
                    "the journal holds {} entries, or others; {known} are shown",
                    entries.len()
                ));
            }
            Err(error) => {
                return self
                    .refused::<()>("the journal does not read", &error)
                    .map(|_| ());
            }
        }
        self.told.sure = known;
        self.told.at_most = known;
        if known > 0 {
            self.told.identifier = Some(opening.register.identifier().to_owned());
        }
        self.now_told();
        Ok(())
    }

    fn judge_content(&self, register: &Register) -> Result<(), Violation> {
        let model = self
            .life
            .model(register.identifier(), number(register.last_seq()));
        if !register.same_content(&model) {
            return Err("holds something else than was entered".to_owned());
        }
        if register.next_id() < model.next_id() {
            return Err("would give out an identifier again".to_owned());
        }
        match &self.told.identifier {
            Some(identifier) if identifier != register.identifier() => {
                Err("has another identifier".to_owned())
            }
            Some(_) | None => Ok(()),
        }
    }
}

fn number(seq: Seq) -> usize {
    usize::try_from(seq.0).unwrap()
}
