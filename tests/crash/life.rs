//! The life of a small register: what somebody enters, takes back and imports, when it is written anew and opened again.

mod acts;
mod notes;

use std::path::Path;
use std::sync::Arc;

use hepatrack::clinical::record::Seq;
use hepatrack::register::{Entry, Register};
use hepatrack::store::{Digest, write};
use sha2::{Digest as _, Sha256};

use crate::api::{Barrier, Disk as _, format, read_register, register_path};
use crate::disk::{Lack, SimulatedDisk};
use crate::random::Random;
pub(crate) use acts::enter;

/// A register from before there was a journal.
pub(crate) const OLD: &str = r#"(
  format: "hepatrack", schema: 1, register: "k7q2m9x4",
  clinic: "Old",
  patients: [
    (id: 1, mrn: "A-1", name: "Zhang, Li", src: "x0",
      reports: [
        (id: 2, on: "2020-01-08", src: "x0", r: "dna 2.3e7 IU/mL"),
      ]),
  ],
)
"#;

/// One thing that happens to an open register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The next entry is appended.
    Enter,
    /// The register's file is written anew.
    Rewrite,
    /// The register is closed and opened again.
    Reopen,
}

/// The register of [`OLD`] with the digest of its bytes, in the layout of some schema.
pub(crate) fn sealed(schema: u32) -> String {
    let register = read_register(OLD.as_bytes()).unwrap();
    let text = write(&register, Digest::NONE, format());
    let text = text.replacen("schema: 3", &format!("schema: {schema}"), 1);
    let (sealed, _) = text.split_at(text.rfind(' ').unwrap() + 1);
    let piece = Sha256::digest(sealed.as_bytes());
    let digest = Sha256::digest(piece);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{sealed}{digest}\n")
}

/// A register's file that stands there before there is a journal.
#[derive(Clone, Debug)]
pub(crate) struct Before {
    register: Register,
    text: String,
}

impl Before {
    /// Without a digest, in an earlier layout, or as it is written today.
    fn new(random: &mut Random) -> Self {
        Self {
            register: read_register(OLD.as_bytes()).unwrap(),
            text: match random.below(3) {
                0 => OLD.to_owned(),
                1 => sealed(1),
                _ => sealed(2),
            },
        }
    }

    fn is_of_today(&self) -> bool {
        self.text == sealed(2)
    }
}

/// What happens to one register, from a seed.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    pub(crate) seed: u64,
    /// Whether the clinic's folder is there from the beginning.
    pub(crate) has_folder: bool,
    /// Whether the disk knows second names of a file.
    has_links: bool,
    /// A register that is there from the beginning, without a journal.
    pub(crate) before: Option<Before>,
    /// A journal segment that is longer is followed by another.
    pub(crate) segment_bytes: u64,
    pub(crate) steps: Vec<Step>,
    /// The entries, the one with the number 1 first.
    pub(crate) entries: Vec<Arc<Entry>>,
}

impl Life {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::of(&[seed, 1]);
        let before = random.one_in(4).then(|| Before::new(&mut random));
        let mut register = before.as_ref().map_or_else(
            || Register::new("model".to_owned()),
            |before| before.register.clone(),
        );
        let mut life = Self {
            seed,
            has_folder: before.is_some() || !random.one_in(3),
            has_links: !random.one_in(4),
            before,
            segment_bytes: [1, 1_000, 2_500, 10_000][random.below(4)],
            steps: Vec::new(),
            entries: Vec::new(),
        };
        let length = 6 + random.below(14);
        while life.steps.len() < length {
            match random.below(12) {
                0 | 1 => life.steps.push(Step::Rewrite),
                2 => life.steps.push(Step::Reopen),
                _ => {
                    if let Some(entry) = enter(&mut register, &mut random) {
                        life.entries.push(entry);
                        life.steps.push(Step::Enter);
                    }
                }
            }
        }
        // Whoever goes on after a crash has something to enter.
        for _ in 0..200 {
            if life.entries.len() < length + 8 {
                life.entries.extend(enter(&mut register, &mut random));
            }
        }
        life
    }

    /// Puts what is there from the beginning onto a disk.
    pub(crate) fn begin_on(&self, disk: &SimulatedDisk) {
        let clinic = Path::new("/clinic");
        if !self.has_links {
            disk.lack(Lack::Links);
        }
        if self.has_folder {
            disk.create_directory(clinic).unwrap();
            disk.sync_directory(Path::new("/"), Barrier::Drafts)
                .unwrap();
        }
        if let Some(before) = &self.before {
            let mut file = disk.create_new(register_path()).unwrap();
            file.write_all(before.text.as_bytes()).unwrap();
            file.sync(Barrier::Drafts).unwrap();
            disk.sync_directory(clinic, Barrier::Drafts).unwrap();
        }
    }

    /// The file that was there from the beginning and named no digest, or is of an earlier layout: it is kept for ever.
    pub(crate) fn kept_for_ever(&self) -> Option<&[u8]> {
        let before = self.before.as_ref()?;
        (!before.is_of_today()).then_some(before.text.as_bytes())
    }

    /// The register as it is after some entries.
    pub(crate) fn model(&self, identifier: &str, entries: usize) -> Register {
        let mut register = self.before.as_ref().map_or_else(
            || Register::new(identifier.to_owned()),
            |before| before.register.clone(),
        );
        for entry in self.entries.iter().take(entries) {
            register.replay(Arc::clone(entry)).unwrap();
        }
        register
    }

    /// The entry that comes after some others.
    pub(crate) fn entry_after(&self, seq: Seq) -> Option<&Arc<Entry>> {
        self.entries.get(usize::try_from(seq.0).unwrap())
    }
}

#[test]
fn lives_are_repeated_by_their_seeds_and_hold_everything_that_is_entered() {
    use hepatrack::clinical::record::{Note, NoteKind, Via, Visit};
    use hepatrack::register::{Change, Op, TakesBack};

    assert_eq!(Life::new(7).entries, Life::new(7).entries);
    let lives: Vec<Life> = (0..30).map(Life::new).collect();
    let entries = || lives.iter().flat_map(|life| &life.entries);
    let any = |what: &dyn Fn(&Entry) -> bool| entries().any(|entry| what(entry));
    assert!(any(
        &|entry| entry.stamp.via == Via::Import && entry.ops.len() > 3
    ));
    assert!(any(&|entry| matches!(
        entry.takes_back,
        Some(TakesBack::Undo(_))
    )));
    assert!(any(&|entry| matches!(
        entry.takes_back,
        Some(TakesBack::Redo(_))
    )));
    let reports = |entry: &Entry, what: &dyn Fn(&hepatrack::clinical::record::Report) -> bool| {
        entry.ops.iter().any(|op| match op {
            Op::Report { change, .. } => change.after.as_ref().is_some_and(what),
            _ => false,
        })
    };
    assert!(any(
        &|entry| reports(entry, &|report| report.results[0].is_retracted())
    ));
    assert!(any(&|entry| reports(entry, &|report| !report.results[0]
        .earlier()
        .is_empty())));
    assert!(any(
        &|entry| entry.ops.len() == 2 && entry.ops[0].patient() != entry.ops[1].patient()
    ));
    assert!(any(&|entry| matches!(
        &entry.ops[0],
        Op::Course { change, .. } if change.before.is_some() && change.after.is_some()
    )));
    let notes = |what: &dyn Fn(&Change<Note>) -> bool| {
        any(&|entry| matches!(&entry.ops[0], Op::Note { change, .. } if what(change)))
    };
    assert!(notes(&|change| change.before.is_none()));
    assert!(notes(&|change| change.after.is_none()));
    assert!(notes(
        &|change| matches!(&change.after, Some(after) if change.before.is_some()
            && after.kind == NoteKind::Visit(Visit::Seen))
    ));
    let steps = || lives.iter().flat_map(|life| &life.steps);
    assert!(steps().any(|step| *step == Step::Rewrite));
    assert!(steps().any(|step| *step == Step::Reopen));
    for life in &lives {
        assert!(life.entries.len() >= life.steps.len(), "{}", life.seed);
    }
}
