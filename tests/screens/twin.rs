//! Every session of these tests is run in Chinese too: the same inputs, the same saves, and wherever a test looks at the
//! screen the Chinese one must read well at three sizes.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use hepatrack::app::event::{Effect, Input, Moment};
use hepatrack::app::{Model, Setup};
use hepatrack::register::Op;
use hepatrack::wording::Language;

use crate::harness::Session;
use crate::latin::{LATIN, latin};

/// Columns and rows.
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

/// The same session in Chinese.
pub(crate) struct Twin {
    pub(crate) session: Session,
    /// What was typed.
    typed: String,
    /// What the world said: it stands on the screen as it is.
    world: Vec<String>,
    /// Whether the screen was read since the last input.
    is_read: Cell<bool>,
}

impl Twin {
    /// The twin of a session that begins so; none where it is Chinese itself.
    pub(crate) fn of(setup: &Setup) -> Option<Box<Self>> {
        if setup.language == Language::Chinese {
            return None;
        }
        let told = format!(
            "{:?} {:?} {:?} {:?}",
            setup.notice, setup.mode, setup.write_access, setup.undecided
        );
        let fields = setup.drafts.iter().flat_map(|draft| &draft.fields);
        let drafts = fields.map(|(_, text)| text.clone());
        // Also what is removed later.
        let laboratories = setup.register.laboratories().iter();
        let laboratories = laboratories.map(|laboratory| laboratory.name.clone());
        let entered = format!("{:?}", setup.register.history().entries());
        let session = Session::started(Setup {
            language: Language::Chinese,
            ..setup.clone()
        });
        Some(Box::new(Self {
            session,
            typed: String::new(),
            world: drafts.chain(laboratories).chain([told, entered]).collect(),
            is_read: Cell::new(false),
        }))
    }

    /// Has another model made of the one that it has.
    pub(crate) fn change(&mut self, change: impl Fn(Model) -> Model) {
        self.is_read.set(false);
        self.session.change(change);
    }

    /// Takes the same input in the same circumstances.
    pub(crate) fn follow(&mut self, other: &Session, input: &Input, at: Moment) {
        self.is_read.set(false);
        let session = &mut self.session;
        session.theme = other.theme;
        session.size = other.size;
        session.answers = other.answers;
        session.disk.clone_from(&other.disk);
        session.earlier.clone_from(&other.earlier);
        session.files.clone_from(&other.files);
        match input {
            Input::Key(key) => self.typed.extend(key.typed()),
            _ => self.world.push(format!("{input:?}")),
        }
        session.feed_at(input.clone(), at);
    }

    /// It asked for the same to be saved, but for texts that it proposes in its language and that are the clinic's then.
    pub(crate) fn must_have_saved(&mut self, effects: &[Effect]) {
        let is_own = |op: &Op| matches!(op, Op::Clinic { .. } | Op::Letter { .. });
        let saved = |effects: &[Effect]| -> Vec<String> {
            let entries = effects.iter().filter_map(|effect| match effect {
                Effect::Save(entry) if !entry.ops.iter().any(is_own) => Some(format!("{entry:?}")),
                _ => None,
            });
            entries.collect()
        };
        let theirs = self.session.effects();
        assert_eq!(
            saved(effects),
            saved(&theirs),
            "in Chinese another is saved"
        );
    }

    pub(crate) fn reads_well(&self) {
        let session = &self.session;
        if self.is_read.replace(true) {
            return;
        }
        // Where the language was changed the twin is in English.
        if session.model.language() != Language::Chinese {
            return;
        }
        let own = self.own();
        for size in SIZES {
            let screen = session.screen_at(size);
            let faults = faults(&screen, &session.model, &own);
            assert!(faults.is_empty(), "{size:?}: {faults:#?}\n{screen}");
        }
    }

    /// What stands on the screen as it was typed, read or told.
    fn own(&self) -> String {
        let session = &self.session;
        let mut own = vec![self.typed.clone()];
        own.extend(self.world.iter().cloned());
        own.extend(session.disk.clone().err());
        if let Some(Err(reason)) = &session.earlier {
            own.push(reason.clone());
        }
        if let Some(Ok(earlier)) = &session.earlier {
            own.push(format!("{earlier:?}"));
        }
        own.extend(session.files.iter().map(|home| home.display().to_string()));
        let files = session.files.iter().flat_map(|home| walk(home));
        own.extend(files.filter_map(|file| std::fs::read_to_string(file).ok()));
        own.join(" ")
    }
}

/// The files below a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => walk(&path),
            path => vec![path],
        })
        .collect()
}

/// What a Chinese screen may not hold.
pub(crate) fn faults(screen: &str, model: &Model, own: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for line in screen.lines() {
        let text = line.trim_start_matches([' ', '|', '\u{2502}', '+', '>']);
        if text.starts_with(['，', '。', '；', '：', '？', '、', '）', '」']) {
            faults.push(format!("a mark that ends begins: {line}"));
        }
        // The folder of an import has a name of its own.
        let line = line.split_once("/tmp/").map_or(line, |(_, path)| {
            path.split_once('/').map_or("", |(_, behind)| behind)
        });
        if let Some(words) = mixed_brackets(line) {
            faults.push(format!("brackets of two kinds: {words}"));
        }
        for word in latin(line) {
            if !is_usual(word, line) && !is_own(model, word, own) {
                faults.push(format!("{word}: {line}"));
            }
        }
    }
    faults
}

/// Whether a word stands in Chinese text too, or the beginning of one where it is cut.
fn is_usual(word: &str, line: &str) -> bool {
    // What a picture in ASCII is drawn with.
    if word.chars().all(|one| one == 'o') {
        return true;
    }
    let is_cut = line.contains(&format!("{word}.."));
    let mut usual = LATIN.iter();
    usual.any(|own| *own == word || (is_cut && own.starts_with(word)))
}

/// What people wrote: names, reasons, who entered, what was typed.
fn is_own(model: &Model, word: &str, keys: &str) -> bool {
    let register = model.register();
    let mut texts: Vec<&str> = vec![keys];
    texts.extend(["test", "nurse", "ana", "Wang, Fang"]);
    // Columns and a cell of the files that are imported.
    texts.extend(["date", "value", "mrn", "glucose"]);
    texts.extend(register.clinic());
    texts.extend(register.laboratories().iter().map(|own| own.name.as_str()));
    for record in register.patients().iter() {
        texts.extend([record.person.name.as_str(), &record.person.mrn]);
        let reasons = record.courses.iter().map(|course| &course.reason);
        texts.extend(reasons.flatten().map(String::as_str));
        texts.extend(record.person.contact.as_deref());
        texts.extend(record.notes.iter().map(|note| note.text.as_str()));
    }
    let word = word.to_lowercase();
    texts.iter().any(|text| text.to_lowercase().contains(&word))
}

/// What stands between brackets of two kinds, within one column of a line.
fn mixed_brackets(line: &str) -> Option<&str> {
    line.split("  ").find_map(|words| {
        let begin = words.rfind(['（', '('])?;
        let end = begin + words[begin..].find(['）', ')'])?;
        let is_wide = words[begin..].starts_with('（');
        (is_wide != words[end..].starts_with('）')).then_some(words)
    })
}
