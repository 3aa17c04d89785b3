//! Crashes everywhere: at every operation of a life, again during recovery, and once more.

use crate::api::{Barrier, Disk as _, Keeper, register_path};
use crate::disk::{Moment, SimulatedDisk};
use crate::life::{Life, Step};
use crate::random::Random;
use crate::session::{Session, Told, Violation};

/// How far an exploration went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Explored {
    /// States that were opened and judged.
    pub(crate) states: usize,
    /// What was wrong with the last of them.
    pub(crate) violation: Option<Violation>,
}

/// Explores the lives of some seeds until so many states were judged, or one is wrong.
pub(crate) fn explore(
    keeper: &dyn Keeper,
    without: Option<Barrier>,
    seeds: impl Iterator<Item = u64>,
    states: usize,
) -> Explored {
    let mut explorer = Explorer {
        keeper,
        states: 0,
        limit: states,
    };
    for seed in seeds {
        if explorer.states >= states {
            break;
        }
        let explored = explorer.life(&Life::new(seed), without);
        if let Err(violation) = explored {
            return Explored {
                states: explorer.states,
                violation: Some(format!("life {seed}: {violation}")),
            };
        }
    }
    Explored {
        states: explorer.states,
        violation: None,
    }
}

struct Explorer<'a> {
    keeper: &'a dyn Keeper,
    states: usize,
    limit: usize,
}

impl Explorer<'_> {
    /// Crashes at every operation of one life, several times each.
    fn life(&mut self, life: &Life, without: Option<Barrier>) -> Result<(), Violation> {
        let disk = without.map_or_else(SimulatedDisk::new, SimulatedDisk::without);
        life.begin_on(&disk);
        let begin = disk.done();
        disk.record();
        let mut session = Session::new(self.keeper, life, &disk, Told::default());
        session
            .run(&life.steps)
            .map_err(|violation| format!("before any crash: {violation}"))?;
        let marks = session.marks;
        let mut told = Told::default();
        let mut next = marks.iter().peekable();
        for (number, moment) in disk.moments().iter().enumerate() {
            while let Some((_, later)) = next.next_if(|(done, _)| *done <= begin + number) {
                told = later.clone();
            }
            for choice in 0..CHOICES {
                if self.states >= self.limit {
                    return Ok(());
                }
                let mut random = Random::of(&[life.seed, number as u64, choice]);
                self.crash(life, moment, &told, &mut random)
                    .map_err(|violation| {
                        format!(
                            "operation {number}, choice {choice}: {violation}; at {:?}",
                            moment.op
                        )
                    })?;
            }
        }
        Ok(())
    }

    /// One crash, what is found after it, and what a second and a third one find.
    fn crash(
        &mut self,
        life: &Life,
        moment: &Moment,
        told: &Told,
        random: &mut Random,
    ) -> Result<(), Violation> {
        let disk = after(moment, random);
        let again = disk.copy();
        let steps = going_on(random);
        let recovered = self.session(life, &disk, told, &steps)?;
        // What was shown and entered since outlives a power cut.
        let cut = disk.moment().after_crash(random);
        self.session(life, &cut, &recovered, &[])
            .and_then(|told| self.without_file(life, &cut, &told, random))
            .map_err(|violation| format!("after {steps:?} and a power cut: {violation}"))?;
        if !random.one_in(2) {
            return Ok(());
        }
        let operations = disk.done();
        again.crash_at(random.below(operations));
        let second = self.session(life, &again, told, &steps)?;
        let found = after(&again.moment(), random);
        if random.one_in(2) {
            found.crash_at(random.below(operations));
        }
        let third = self
            .session(life, &found, &second, &going_on(random))
            .map_err(|violation| format!("after a second crash: {violation}"))?;
        let found = after(&found.moment(), random);
        self.session(life, &found, &third, &[Step::Enter])
            .map_err(|violation| format!("after a third crash: {violation}"))
            .map(|_| ())
    }

    /// Where the register's file is lost, backup and journal hold all of it.
    fn without_file(
        &mut self,
        life: &Life,
        disk: &SimulatedDisk,
        told: &Told,
        random: &mut Random,
    ) -> Result<(), Violation> {
        if told.sure == 0 || !random.one_in(4) {
            return Ok(());
        }
        let disk = disk.copy();
        if disk.content(register_path()).is_some() {
            disk.remove(register_path()).unwrap();
        }
        let mut session = Session::new(self.keeper, life, &disk, told.clone());
        session
            .rebuild()
            .map_err(|violation| format!("without its file: {violation}"))?;
        self.states += session.judged;
        Ok(())
    }

    fn session(
        &mut self,
        life: &Life,
        disk: &SimulatedDisk,
        told: &Told,
        steps: &[Step],
    ) -> Result<Told, Violation> {
        let mut session = Session::new(self.keeper, life, disk, told.clone());
        session.run(steps)?;
        // However often one process opens it: one state.
        self.states += session.judged.min(1);
        Ok(session.told)
    }
}

/// How many disks are tried for each operation that a crash meets.
const CHOICES: u64 = 4;

/// A power cut, or only the end of the process.
fn after(moment: &Moment, random: &mut Random) -> SimulatedDisk {
    if random.one_in(3) {
        moment.after_kill(random)
    } else {
        moment.after_crash(random)
    }
}

/// What is done after recovery.
fn going_on(random: &mut Random) -> Vec<Step> {
    (0..random.below(4))
        .map(|_| match random.below(6) {
            0 => Step::Rewrite,
            1 => Step::Reopen,
            _ => Step::Enter,
        })
        .collect()
}
