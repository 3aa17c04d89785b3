//! `hepatrack join`.

use std::io::Write;

use crate::clinical::record::Via;
use crate::register::{Draft, join};
use crate::store::{FileFormat, Mode};
use crate::view::describe::{entry_words, join_fault_words};
use crate::wording::{Sentence, banner, commands as words, shown};

use super::arguments::{Arguments, JoinOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::saved::save;
use super::session::{open_sound, shipped, with_settings_of};

pub(super) fn run(
    arguments: &Arguments,
    options: &JoinOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || arguments.read_only {
        return Err(Failure::usage(words::writes("join")));
    }
    let file = environment.file(arguments)?;
    let shipped = shipped()?;
    let format = FileFormat::new(&shipped);
    let (mut register, mut store) = open_sound(&file, Mode::Write, environment, &format)?;
    let knowledge = with_settings_of(&register, shipped.clone())?;
    let find = |number: &str| {
        let record = register.find(number);
        record.ok_or_else(|| Failure::fault(words::unknown_number(number)))
    };
    let (old, new) = (find(&options.old)?.clone(), find(&options.new)?.clone());
    let ops = join(&register, old.id, new.id, register.next_seq()).map_err(|fault| {
        Failure::fault(Sentence::made(|language| {
            join_fault_words(language, &fault, &knowledge)
        }))
    })?;
    for record in [&old, &new] {
        let banner = banner(environment.spoken, &record.person, environment.today());
        writeln!(out, "{}", shown(&banner))?;
    }
    let draft = Draft {
        stamp: environment.stamp(Via::Form),
        base: register.last_seq(),
        why: options.why.clone(),
        ops,
    };
    let entry = register.commit(draft).map_err(Failure::fault)?;
    save(&mut store, &register, &entry, &shipped, environment)?;
    writeln!(
        out,
        "{}",
        entry_words(environment.spoken, &entry, &register, &knowledge)
    )?;
    Ok(())
}
