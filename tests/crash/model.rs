//! Ten thousand random steps of two instances against a list of states: what a register holds, what its history says,
//! what undo and redo would take back, and what it was at any time.

mod state;

use std::sync::Arc;

use hepatrack::clinical::record::Seq;
use hepatrack::register::{Entry, Op, Register, TakesBack};
use hepatrack::store::{Claim, Condition, Mode, Opened, StoreError};

use crate::api::{at, format, open, read_register, register_path};
use crate::disk::SimulatedDisk;
use crate::life::enter;
use crate::random::Random;
use state::State;

/// What the register must be: every state and every entry, and two stacks of numbers.
struct Model {
    states: Vec<State>,
    entries: Vec<Arc<Entry>>,
    undoable: Vec<Seq>,
    redoable: Vec<Seq>,
}

impl Model {
    fn new() -> Self {
        Self {
            states: vec![State::default()],
            entries: Vec::new(),
            undoable: Vec::new(),
            redoable: Vec::new(),
        }
    }

    fn now(&self) -> &State {
        self.states.last().unwrap()
    }

    /// Takes over what was entered. What an undo leads back to is not worked out from its ops but looked up.
    fn take(&mut self, entry: Arc<Entry>) {
        let before = |target: Seq| self.states[place(target) - 1].clone();
        let (state, target) = match entry.takes_back {
            None => {
                self.redoable.clear();
                self.undoable.push(entry.seq);
                (self.now().after(&entry.ops), None)
            }
            Some(TakesBack::Undo(target)) => (before(target), self.undoable.pop()),
            Some(TakesBack::Redo(target)) => (before(target), self.redoable.pop()),
        };
        assert_eq!(target, entry.takes_back.map(TakesBack::target));
        match entry.takes_back {
            None => {}
            Some(TakesBack::Undo(_)) => self.redoable.push(entry.seq),
            Some(TakesBack::Redo(_)) => self.undoable.push(entry.seq),
        }
        self.states.push(state);
        self.entries.push(entry);
    }

    /// A register that knows all its entries is the model.
    fn judge(&self, register: &Register, random: &mut Random) {
        assert_eq!(place(register.last_seq()), self.entries.len());
        assert_eq!(State::of(register), *self.now());
        let history = register.history();
        if history.has_earlier() {
            assert!(self.entries.ends_with(history.entries()));
            return;
        }
        assert!(history.entries() == self.entries);
        let seq = |entry: Option<&Arc<Entry>>| entry.map(|entry| entry.seq);
        assert_eq!(
            seq(history.would_be_undone()),
            self.undoable.last().copied()
        );
        assert_eq!(
            seq(history.would_be_redone()),
            self.redoable.last().copied()
        );
        let any = random.below(self.states.len());
        let then = register.as_after(Seq(u32::try_from(any).unwrap())).unwrap();
        assert_eq!(place(then.last_seq()), any);
        assert_eq!(State::of(&then), self.states[any], "as after {any}");
        assert!(then.history().entries() == &self.entries[..any]);
    }

    /// Values that were amended, retracted, moved or taken back stand in the history and nowhere else.
    fn judge_values(&self, register: &Register) {
        let now = self.now().findings();
        let shown = State::of(register).findings();
        assert_eq!(shown.len(), now.len());
        for entry in &self.entries {
            for op in &entry.ops {
                let Op::Report { change, .. } = op else {
                    continue;
                };
                for result in change.before.iter().flat_map(|report| &report.results) {
                    let counts = now.contains(&result.finding);
                    assert_eq!(shown.contains(&result.finding), counts);
                }
            }
        }
    }
}

fn place(seq: Seq) -> usize {
    usize::try_from(seq.0).unwrap()
}

/// One disk, the instance that writes, and one that follows it.
struct Clinic {
    disk: SimulatedDisk,
    segment_bytes: u64,
    model: Model,
    writer: Opened,
    follower: Option<Opened>,
    minutes: i64,
}

impl Clinic {
    fn new(random: &mut Random) -> Self {
        let disk = SimulatedDisk::new();
        let segment_bytes = [1_000, 5_000, 50_000][random.below(3)];
        let writer = open(&disk, Mode::Write, segment_bytes).unwrap();
        Self {
            disk,
            segment_bytes,
            model: Model::new(),
            writer,
            follower: None,
            minutes: 0,
        }
    }

    fn step(&mut self, random: &mut Random) {
        match random.below(40) {
            0 | 1 => self.rewrite(),
            2 => self.reopen(random),
            3 => self.open_follower(),
            4..=9 => self.follow(random),
            10 | 11 => self.change_places(random),
            12 => {
                self.writer.store.give_back();
                assert!(
                    matches!(self.writer.store.claim(format()), Ok(Claim::Ours(new)) if new.is_empty())
                );
            }
            _ => self.enter(random),
        }
    }

    fn enter(&mut self, random: &mut Random) {
        let register = &mut self.writer.register;
        if register.history().has_earlier() {
            self.writer.store.learn_history(register, format()).unwrap();
            assert!(!register.history().has_earlier());
        }
        let Some(entry) = enter(register, random) else {
            return;
        };
        self.writer.store.append(&entry, format()).unwrap();
        self.model.take(entry);
        self.model.judge(&self.writer.register, random);
    }

    fn rewrite(&mut self) {
        if !self.writer.store.needs_rewriting() {
            return;
        }
        self.minutes += 50;
        let register = &self.writer.register;
        let now = at(self.minutes);
        self.writer.store.rewrite(register, format(), now).unwrap();
        let file = self.disk.content(register_path()).unwrap();
        let alone = read_register(&file).unwrap();
        assert_eq!(State::of(&alone), *self.model.now());
        self.model.judge_values(&alone);
        assert!(!self.writer.store.needs_rewriting());
    }

    fn reopen(&mut self, random: &mut Random) {
        self.writer.store.give_back();
        self.writer = open(&self.disk, Mode::Write, self.segment_bytes).unwrap();
        assert_eq!(self.writer.condition, Condition::Sound);
        self.model.judge(&self.writer.register, random);
        self.model.judge_values(&self.writer.register);
    }

    fn open_follower(&mut self) {
        let locked = open(&self.disk, Mode::Write, self.segment_bytes);
        assert!(matches!(locked, Err(StoreError::Locked { .. })));
        match open(&self.disk, Mode::Read, self.segment_bytes) {
            Ok(opened) => self.follower = Some(opened),
            Err(error) => assert!(self.model.entries.is_empty(), "{error}"),
        }
    }

    fn follow(&mut self, random: &mut Random) {
        let Some(follower) = &mut self.follower else {
            return;
        };
        for entry in follower.store.follow(format()).unwrap() {
            follower.register.replay(entry).unwrap();
        }
        self.model.judge(&follower.register, random);
        if random.one_in(3) && follower.register.history().has_earlier() {
            follower
                .store
                .learn_history(&mut follower.register, format())
                .unwrap();
            self.model.judge(&follower.register, random);
        }
        assert!(follower.store.follow(format()).unwrap().is_empty());
    }

    fn change_places(&mut self, random: &mut Random) {
        let Some(mut other) = self.follower.take() else {
            return;
        };
        assert!(matches!(other.store.claim(format()), Ok(Claim::Theirs(_))));
        self.writer.store.give_back();
        let Claim::Ours(entries) = other.store.claim(format()).unwrap() else {
            panic!("nobody writes");
        };
        for entry in entries {
            other.register.replay(entry).unwrap();
        }
        self.model.judge(&other.register, random);
        self.follower = Some(std::mem::replace(&mut self.writer, other));
    }
}

#[test]
fn ten_thousand_steps_are_as_a_list_of_states_says() {
    let mut entries = 0;
    for seed in 0..25 {
        let mut random = Random::of(&[seed, 77]);
        let mut clinic = Clinic::new(&mut random);
        for _ in 0..400 {
            clinic.step(&mut random);
        }
        clinic.reopen(&mut random);
        entries += clinic.model.entries.len();
    }
    println!("{entries} entries");
}
