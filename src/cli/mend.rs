//! `hepatrack mend`: decides what becomes of a register whose file was changed or damaged, as the screens do.

use std::io::Write;

use crate::app::entry_words;
use crate::clinical::record::Via;
use crate::register::{Draft, Register};
use crate::store::{Condition, Mend, Mode, Scribe, Store, Trouble};
use crate::wording::shown;

use super::arguments::{Arguments, MendOptions};
use super::failure::Failure;
use super::session::{Environment, shipped};

pub(super) fn run(
    arguments: &Arguments,
    options: MendOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || arguments.read_only {
        return Err(Failure::Usage(
            "mend writes to a register: it goes without --demo and --read-only".to_owned(),
        ));
    }
    let file = environment.file(arguments)?;
    let shipped = shipped()?;
    let scribe = Scribe::new(&shipped);
    let opened =
        Store::open_as(&environment.user, &file, Mode::Write, &scribe).map_err(Failure::fault)?;
    let trouble = match opened.condition {
        Condition::Sound => {
            writeln!(out, "nothing has to be decided: register and journal agree")?;
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
        .mend(mend, &register, &scribe, now)
        .map_err(Failure::fault)?;
    if mend == Mend::TakeOver && !trouble.changed.is_empty() {
        let draft = Draft {
            stamp,
            base: register.last_seq(),
            why: Some(crate::app::CHANGED_BY_HAND.to_owned()),
            ops: trouble.changed,
        };
        take_over(draft, &mut register, &mut store, &scribe, out)?;
        store
            .rewrite(&register, &scribe, now)
            .map_err(Failure::fault)?;
    }
    writeln!(out, "done: {}", option(mend))?;
    Ok(())
}

fn take_over(
    draft: Draft,
    register: &mut Register,
    store: &mut Store,
    scribe: &Scribe<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let entry = register
        .commit_from_elsewhere(draft)
        .map_err(Failure::fault)?;
    store.append(&entry, scribe).map_err(Failure::fault)?;
    let words = entry_words(&entry, register, scribe.knowledge());
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
    let options: Vec<&str> = trouble.mends.iter().map(|mend| option(*mend)).collect();
    lines.push(if options.is_empty() {
        "nothing can be done here".to_owned()
    } else {
        format!("decide with one of: {}", options.join(", "))
    });
    lines
}
