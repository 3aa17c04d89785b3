//! `hepatrack mend`: decides what becomes of a register whose file was changed or damaged, as the screens do.

use std::io::Write;

use crate::app::both_words;
use crate::clinical::record::Via;
use crate::reference::DataFault;
use crate::register::{Draft, Register};
use crate::store::{Condition, FileFormat, Mend, Mode, Store, Take, Trouble};
use crate::view::describe::entry_words;
use crate::wording::{Language, Sentence, commands as words, shown};

use super::arguments::{Arguments, MendOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::session::{behind, shipped};
use super::stderr::{complain, in_words};

pub(super) fn run(
    arguments: &Arguments,
    options: MendOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || arguments.read_only {
        return Err(Failure::usage(words::writes("mend")));
    }
    let file = environment.file_to_write(arguments)?;
    let shipped = shipped()?;
    let format = FileFormat::new(&shipped);
    let opened =
        Store::open_as(&environment.user, &file, Mode::Write, &format).map_err(Failure::fault)?;
    complain(&in_words(
        environment.spoken,
        behind(opened.newest, environment).as_slice(),
    ));
    if options.merge {
        return merge(options, opened.store, environment, &format, out);
    }
    let trouble = match opened.condition {
        Condition::Sound if !opened.warnings.is_empty() => {
            return Err(Failure::Faults(opened.notices));
        }
        Condition::Sound => {
            writeln!(out, "{}", words::NOTHING_TO_DECIDE.of(environment.spoken))?;
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
        lines.push(words::cannot_here(option(mend)));
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
        take_over(
            draft,
            &mut register,
            &mut store,
            &format,
            environment.spoken,
            out,
        )?;
        store
            .rewrite(&register, &format, now)
            .map_err(Failure::fault)?;
    }
    complain(&in_words(environment.spoken, &store.take_doubts()));
    let done = words::done(option(mend));
    writeln!(out, "{}", done.of(environment.spoken))?;
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
            merged.undecided.iter().map(|both| {
                Sentence::made(|language| both_words(language, both, format.knowledge()))
            }),
        );
        lines.push(words::BOTH_ENTERED.into());
        return Err(Failure::Faults(lines));
    }
    complain(&in_words(environment.spoken, &store.take_doubts()));
    for entry in &merged.entries {
        let words = entry_words(
            environment.spoken,
            entry,
            &merged.register,
            format.knowledge(),
        );
        let words = words::entered_here(words);
        writeln!(out, "{}", shown(words.of(environment.spoken)))?;
    }
    for copy in &merged.copies {
        let name = copy.display().to_string();
        let words = words::merged_and_kept(name);
        writeln!(out, "{}", shown(words.of(environment.spoken)))?;
    }
    for left in &merged.left {
        let words = words::left(left);
        writeln!(out, "{}", shown(words.of(environment.spoken)))?;
    }
    if merged.entries.is_empty() {
        writeln!(out, "{}", words::NOTHING_MISSING.of(environment.spoken))?;
    }
    let done = words::done("--merge");
    writeln!(out, "{}", done.of(environment.spoken))?;
    Ok(())
}

fn take_over(
    draft: Draft,
    register: &mut Register,
    store: &mut Store,
    format: &FileFormat<'_>,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let entry = register
        .commit_from_elsewhere(draft)
        .map_err(Failure::fault)?;
    store.append(&entry, format).map_err(Failure::fault)?;
    let words = entry_words(language, &entry, register, format.knowledge());
    let words = words::taken_over(words);
    writeln!(out, "{}", shown(words.of(language)))?;
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
fn choices(trouble: &Trouble) -> Vec<Sentence> {
    let mut lines: Vec<Sentence> = trouble.faults.iter().map(DataFault::sentence).collect();
    if !trouble.changed.is_empty() {
        lines.push(words::things_changed(trouble.changed.len()));
    }
    let mut options: Vec<&str> = trouble.mends.iter().map(|mend| option(*mend)).collect();
    if trouble.may_merge() {
        options.insert(0, "--merge");
    }
    lines.push(if options.is_empty() {
        words::NOTHING_CAN.into()
    } else {
        words::decide_with(options.join(", "))
    });
    lines
}
