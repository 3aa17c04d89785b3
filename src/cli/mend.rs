//! `hepatrack mend`: decides what becomes of a register whose file was changed or damaged, as the screens do.

use std::io::Write;

use crate::app::both_words;
use crate::clinical::record::Via;
use crate::register::{Draft, Register};
use crate::store::{Condition, FileFormat, Mend, Mode, Store, Take, Trouble};
use crate::view::describe::entry_words;
use crate::wording::shown;

use super::arguments::{Arguments, MendOptions};
use super::complain;
use super::environment::Environment;
use super::failure::Failure;
use super::session::{behind, shipped};
use crate::wording::Language;

pub(super) fn run(
    arguments: &Arguments,
    options: MendOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || arguments.read_only {
        return Err(Failure::Usage(
            "mend writes to the register: leave out --demo and --read-only".to_owned(),
        ));
    }
    let file = environment.file_to_write(arguments)?;
    let shipped = shipped()?;
    let format = FileFormat::new(&shipped);
    let opened =
        Store::open_as(&environment.user, &file, Mode::Write, &format).map_err(Failure::fault)?;
    complain(behind(opened.newest, environment).as_slice());
    if options.merge {
        return merge(options, opened.store, environment, &format, out);
    }
    let trouble = match opened.condition {
        Condition::Sound if !opened.warnings.is_empty() => {
            return Err(Failure::Faults(opened.notices));
        }
        Condition::Sound => {
            writeln!(out, "nothing needs deciding: register and journal agree")?;
            return Ok(());
        }
        Condition::Trouble(trouble) => *trouble,
    };
    let (mut register, mut store) = (opened.register, opened.store);
    let Some(mend) = chosen(options) else {
        return Err(Failure::Faults(choices(&trouble)));
    };
    if !trouble.mends.contains(&mend) {
        let mut lines = choices(&trouble);
        lines.push(format!("{} cannot be done here", option(mend)));
        return Err(Failure::Faults(lines));
    }
    let stamp = environment.stamp(Via::Hand);
    let now = stamp.at;
    store
        .mend(mend, &register, &format, now)
        .map_err(Failure::fault)?;
    if mend == Mend::TakeOver && !trouble.changed.is_empty() {
        let draft = Draft {
            stamp,
            base: register.last_seq(),
            why: Some(
                crate::wording::screens::keeping::CHANGED_BY_HAND
                    .english
                    .to_owned(),
            ),
            ops: trouble.changed,
        };
        take_over(draft, &mut register, &mut store, &format, out)?;
        store
            .rewrite(&register, &format, now)
            .map_err(Failure::fault)?;
    }
    complain(&store.take_doubts());
    writeln!(out, "done: {}", option(mend))?;
    Ok(())
}

/// Puts what another machine entered together with what was entered here.
fn merge(
    options: MendOptions,
    mut store: Store,
    environment: &Environment,
    format: &FileFormat<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let take = options.take.map(|take| match take {
        super::arguments::Take::Ours => Take::Ours,
        super::arguments::Take::Theirs => Take::Theirs,
    });
    let now = environment.stamp(Via::Hand).at;
    let merged = store.merge(take, format, now).map_err(Failure::fault)?;
    if !merged.undecided.is_empty() {
        let mut lines = merged.left;
        lines.extend(
            merged
                .undecided
                .iter()
                .map(|both| both_words(Language::English, both, format.knowledge())),
        );
        lines.push("both entered something about these: nothing was written; decide with --take ours or --take theirs".to_owned());
        return Err(Failure::Faults(lines));
    }
    complain(&store.take_doubts());
    for entry in &merged.entries {
        let words = entry_words(
            Language::English,
            entry,
            &merged.register,
            format.knowledge(),
        );
        writeln!(out, "entered here: {}", shown(&words))?;
    }
    for copy in &merged.copies {
        let name = copy.display().to_string();
        writeln!(out, "merged, and kept in the quarantine: {}", shown(&name))?;
    }
    for left in &merged.left {
        writeln!(out, "left as it is: {}", shown(left))?;
    }
    if merged.entries.is_empty() {
        writeln!(out, "nothing was missing here")?;
    }
    writeln!(out, "done: --merge")?;
    Ok(())
}

fn take_over(
    draft: Draft,
    register: &mut Register,
    store: &mut Store,
    format: &FileFormat<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let entry = register
        .commit_from_elsewhere(draft)
        .map_err(Failure::fault)?;
    store.append(&entry, format).map_err(Failure::fault)?;
    let words = entry_words(Language::English, &entry, register, format.knowledge());
    writeln!(out, "taken over: {}", shown(&words))?;
    Ok(())
}

fn chosen(options: MendOptions) -> Option<Mend> {
    if options.write_again {
        Some(Mend::WriteAgain)
    } else if options.take_over {
        Some(Mend::TakeOver)
    } else if options.begin_journal {
        Some(Mend::BeginJournal)
    } else {
        None
    }
}

const fn option(mend: Mend) -> &'static str {
    match mend {
        Mend::WriteAgain => "--write-again",
        Mend::TakeOver => "--take-over",
        Mend::BeginJournal => "--begin-journal",
    }
}

/// What is wrong, and what can be done about it.
fn choices(trouble: &Trouble) -> Vec<String> {
    let mut lines: Vec<String> = trouble.faults.iter().map(ToString::to_string).collect();
    if !trouble.changed.is_empty() {
        lines.push(format!("{} things were changed", trouble.changed.len()));
    }
    let mut options: Vec<&str> = trouble.mends.iter().map(|mend| option(*mend)).collect();
    if trouble.may_merge() {
        options.insert(0, "--merge");
    }
    lines.push(if options.is_empty() {
        "nothing can be done here".to_owned()
    } else {
        format!("decide with one of: {}", options.join(", "))
    });
    lines
}
