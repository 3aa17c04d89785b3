//! Making the entries of another machine again after ours.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::clinical::record::{Course, Id, Report, Via};
use crate::register::{
    Change, Draft, Entry, Op, PatientHead, Register, Stamp, TaughtWord, Timestamp,
};
use crate::store::layout::digest::Digest;
use crate::wording::refusals::journal as said;

use super::numbers::Numbers;
use super::strands::{Strand, Theirs};
use super::touched::{Thing, Touching, Whose};
use super::{Both, Take};

/// What an entry that was merged says before the reason of its author: which line of the other journal it was.
const MERGED: &str = "merged, entry ";
/// So many digits of a digest name it.
const DIGITS: usize = 16;

fn mark(digest: Digest) -> String {
    let digits = digest.to_string();
    format!("{MERGED}{}", digits.get(..DIGITS).unwrap_or_default())
}

/// Makes a strand again on `register`; what is added and what is to be decided is appended. Where something is, the
/// register is of no use.
pub(super) fn replay(
    register: &mut Register,
    strand: &Strand,
    take: Option<Take>,
    now: Timestamp,
    added: &mut Vec<Arc<Entry>>,
    undecided: &mut Vec<Both>,
) {
    let all: Vec<Arc<Entry>> = register.history().entries().to_vec();
    let is_before = |entry: &&Arc<Entry>| entry.seq <= strand.base;
    let since: Vec<&Arc<Entry>> = all.iter().filter(|entry| !is_before(entry)).collect();
    let first_own = first_own(register, strand, all.iter().filter(is_before));
    let their_ops = || strand.entries.iter().flat_map(|theirs| &theirs.entry.ops);
    let our_ops = || since.iter().flat_map(|entry| &entry.ops);
    let mut replay = Replay {
        register,
        take,
        ours: Touching::new(first_own, our_ops()),
        theirs: Touching::new(first_own, their_ops()),
        touched: HashMap::new(),
        numbers: Numbers::new(strand.base),
        first_own,
        gone: HashSet::new(),
        asked: HashSet::new(),
    };
    let merged: HashMap<String, &Arc<Entry>> = since
        .iter()
        .filter_map(|entry| {
            let why = entry.why.as_deref()?;
            let mark = why.get(..MERGED.len() + DIGITS)?;
            mark.starts_with(MERGED).then(|| (mark.to_owned(), *entry))
        })
        .collect();
    for entry in &since {
        // What came from them is no contradiction to them.
        let came = entry
            .why
            .as_deref()
            .is_some_and(|why| why.starts_with(MERGED));
        if !came {
            replay.remember(&entry.ops);
        }
    }
    if take == Some(Take::Theirs) {
        replay.take_back_ours(&since, &strand.entries, now, added, undecided);
    }
    for theirs in &strand.entries {
        match merged.get(&mark(theirs.digest)) {
            Some(entry) => replay.numbers_of(&theirs.entry, entry),
            None => replay.entry(theirs, added, undecided),
        }
    }
}

/// The first identifier that each machine may have given out by itself.
fn first_own<'a>(
    register: &Register,
    strand: &Strand,
    before: impl Iterator<Item = &'a Arc<Entry>>,
) -> Id {
    let in_common = register.as_after(strand.base).ok();
    let mut last = 0;
    let mut see = |id: Id| last = last.max(id.0);
    for entry in before {
        entry.ops.iter().filter_map(Op::brings).for_each(&mut see);
    }
    if let Some(common) = &in_common {
        for laboratory in common.laboratories() {
            see(laboratory.id);
        }
        for record in common.patients() {
            see(record.id);
            record.courses.iter().for_each(|course| see(course.id));
            record.reports.iter().for_each(|report| see(report.id));
            record.notes.iter().for_each(|note| see(note.id));
        }
    }
    Id(last.saturating_add(1))
}

struct Replay<'r> {
    register: &'r mut Register,
    take: Option<Take>,
    ours: Touching,
    theirs: Touching,
    /// What was touched here, and by which ops.
    touched: HashMap<Thing, Vec<Op>>,
    numbers: Numbers,
    first_own: Id,
    /// What of theirs is not made here: what belongs to it is not either.
    gone: HashSet<Id>,
    asked: HashSet<Thing>,
}

impl Replay<'_> {
    fn remember(&mut self, ops: &[Op]) {
        for op in ops {
            for thing in self.ours.things(op) {
                let touched = self.touched.entry(thing.against()).or_default();
                touched.push(op.clone());
            }
        }
    }

    /// The things of theirs that were touched here too.
    fn in_common(&self, op: &Op) -> Vec<Thing> {
        let mut things = self.theirs.things(op);
        things.retain(|thing| self.touched.contains_key(thing));
        things
    }

    /// An op of ours that says the same as one of theirs.
    fn same(&self, op: &Op, things: &[Thing]) -> Option<Op> {
        let ours = things.iter().filter_map(|thing| self.touched.get(thing));
        ours.flatten().find(|ours| says_the_same(ours, op)).cloned()
    }

    /// An entry that was merged before: its identifiers are those that it was given then.
    fn numbers_of(&mut self, theirs: &Entry, entry: &Entry) {
        self.numbers.at(theirs.seq, entry.seq);
        for (theirs, ours) in theirs.ops.iter().zip(&entry.ops) {
            self.alike(theirs, ours);
        }
    }

    fn alike(&mut self, theirs: &Op, ours: &Op) {
        if let (Some(theirs), Some(ours)) = (theirs.brings(), ours.brings()) {
            self.numbers.ids.insert(theirs, ours);
        }
    }

    /// Makes one entry again.
    fn entry(&mut self, theirs: &Theirs, added: &mut Vec<Arc<Entry>>, undecided: &mut Vec<Both>) {
        let Theirs { digest, entry } = theirs;
        self.numbers.at(entry.seq, self.register.next_seq());
        let mut ops = Vec::new();
        for op in &entry.ops {
            let things = self.in_common(op);
            if let Some(ours) = self.same(op, &things) {
                self.alike(op, &ours);
                continue;
            }
            if !things.is_empty() && self.take != Some(Take::Theirs) {
                self.leave(op);
                if self.take.is_none() {
                    self.ask(op, &things, undecided);
                }
                continue;
            }
            if self.belongs_to_what_is_gone(op) {
                self.leave(op);
                continue;
            }
            self.give_number(op);
            ops.push(self.numbers.op(op));
        }
        if ops.is_empty() {
            return;
        }
        let why = match &entry.why {
            Some(why) => format!("{}: {why}", mark(*digest)),
            None => mark(*digest),
        };
        let draft = Draft {
            stamp: entry.stamp.clone(),
            base: self.register.last_seq(),
            why: Some(why),
            ops,
        };
        match self.register.commit_from_elsewhere(draft) {
            Ok(made) => added.push(made),
            Err(_) if self.take == Some(Take::Ours) => {
                for op in &entry.ops {
                    self.leave(op);
                }
            }
            Err(conflict) => undecided.push(Both {
                whose: entry.ops.first().and_then(|op| self.number(op)),
                ours: Vec::new(),
                theirs: entry.ops.clone(),
                why: Some(conflict.sentence()),
            }),
        }
    }

    fn belongs_to_what_is_gone(&self, op: &Op) -> bool {
        let of = op.patient().is_some_and(|id| self.gone.contains(&id));
        of || op.brings().is_some_and(|id| self.gone.contains(&id))
    }

    fn leave(&mut self, op: &Op) {
        let own = op.brings().filter(|id| *id >= self.first_own);
        self.gone.extend(own);
    }

    /// What they added is given an identifier here.
    fn give_number(&mut self, op: &Op) {
        let id = op.brings().filter(|id| *id >= self.first_own);
        if let Some(id) = id
            && !self.numbers.ids.contains_key(&id)
        {
            let own = self.register.allocate_id();
            self.numbers.ids.insert(id, own);
        }
    }

    fn ask(&mut self, op: &Op, things: &[Thing], undecided: &mut Vec<Both>) {
        if things.iter().any(|thing| self.asked.contains(thing)) {
            return;
        }
        self.asked.extend(things.iter().cloned());
        let mut ours: Vec<Op> = Vec::new();
        for touched in things
            .iter()
            .filter_map(|thing| self.touched.get(thing))
            .flatten()
        {
            if !ours.contains(touched) {
                ours.push(touched.clone());
            }
        }
        undecided.push(Both {
            whose: self.number(op),
            ours,
            theirs: vec![op.clone()],
            why: None,
        });
    }

    /// The number of the patient whom an op of theirs is about.
    fn number(&self, op: &Op) -> Option<String> {
        match self.theirs.whose(op.patient()?) {
            Whose::New(number) => Some(number),
            Whose::Known(id) => self
                .register
                .get(id)
                .map(|record| record.person.mrn.clone()),
        }
    }

    /// What was entered here about the things that they touched too is taken back: theirs follows.
    fn take_back_ours(
        &mut self,
        since: &[&Arc<Entry>],
        theirs: &[Theirs],
        now: Timestamp,
        added: &mut Vec<Arc<Entry>>,
        undecided: &mut Vec<Both>,
    ) {
        let mut common: HashSet<Thing> = HashSet::new();
        for op in theirs.iter().flat_map(|theirs| &theirs.entry.ops) {
            let things = self.in_common(op);
            if self.same(op, &things).is_none() {
                common.extend(things);
            }
        }
        let mut ops = Vec::new();
        for op in since.iter().rev().flat_map(|entry| entry.ops.iter().rev()) {
            let whose = op
                .patient()
                .map(|patient| self.ours.whose(patient))
                .filter(|whose| matches!(whose, Whose::New(_)))
                .map(Thing::Person);
            let things = self.ours.things(op).into_iter().chain(whose);
            let is_of_both = things
                .map(Thing::against)
                .any(|thing| common.contains(&thing));
            if is_of_both {
                ops.push(op.inverse());
            }
        }
        if ops.is_empty() {
            return;
        }
        let draft = Draft {
            stamp: Stamp {
                at: now,
                by: since
                    .last()
                    .map_or_else(String::new, |entry| entry.stamp.by.clone()),
                via: Via::Hand,
            },
            base: self.register.last_seq(),
            why: Some(said::TAKEN_BACK.english.to_owned()),
            ops,
        };
        match self.register.commit_from_elsewhere(draft) {
            Ok(entry) => {
                added.push(entry);
                for thing in common {
                    self.touched.remove(&thing);
                }
            }
            Err(conflict) => undecided.push(Both {
                whose: None,
                ours: Vec::new(),
                theirs: Vec::new(),
                why: Some(said::not_taken_back(conflict.sentence())),
            }),
        }
    }
}

/// Whether two machines added the same: whoever looks at both sees no difference.
fn says_the_same(ours: &Op, theirs: &Op) -> bool {
    match (ours, theirs) {
        (Op::Patient { change: one, .. }, Op::Patient { change: other, .. }) => {
            let after = |change: &Change<PatientHead>| {
                change.after.as_ref().map(|head| head.person.clone())
            };
            one.before.is_none() && other.before.is_none() && after(one) == after(other)
        }
        (Op::Course { change: one, .. }, Op::Course { change: other, .. }) => {
            match (&one.before, &one.after, &other.before, &other.after) {
                (None, Some(one), None, Some(other)) => {
                    let other = Course {
                        id: one.id,
                        source: one.source,
                        ..other.clone()
                    };
                    *one == other
                }
                _ => false,
            }
        }
        (Op::Report { change: one, .. }, Op::Report { change: other, .. }) => {
            match (&one.before, &one.after, &other.before, &other.after) {
                (None, Some(one), None, Some(other)) => hold_the_same(one, other),
                _ => false,
            }
        }
        (Op::Guidelines { change: one }, Op::Guidelines { change: other }) => one == other,
        (Op::Word { change: one }, Op::Word { change: other }) => {
            let said = |change: &Change<TaughtWord>| {
                let word = change.after.as_ref();
                word.map(|word| (word.key().2.to_owned(), word.means.clone()))
            };
            one.before == other.before && said(one) == said(other)
        }
        (Op::Clinic { change: one }, Op::Clinic { change: other })
        | (Op::Letter { change: one }, Op::Letter { change: other }) => one == other,
        (
            Op::Setting { name, change },
            Op::Setting {
                name: named,
                change: other,
            },
        ) => name == named && change == other,
        _ => false,
    }
}

fn hold_the_same(one: &Report, other: &Report) -> bool {
    let said = |report: &Report| -> Vec<_> {
        let results = report.results.iter();
        results
            .map(|result| {
                (
                    result.place,
                    result.unusual,
                    result.on,
                    result.finding.clone(),
                )
            })
            .collect()
    };
    one.head.on == other.head.on && said(one) == said(other)
}
