//! The register that a command works on, with the day and the rules that hold there.

use super::user_config;
use std::mem::ManuallyDrop;
use std::path::Path;

use chrono::NaiveDate;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Seq;
use crate::reference::{self, DataFault};
use crate::register::{Register, Timestamp};
use crate::store::ledger::shown_address;
use crate::store::{self, Condition, FileFormat, Mode, Store, StoreError, TroubleKind};
use crate::wording::{Language, Sentence, commands as words, minute_words};

use super::arguments::Arguments;
use super::environment::Environment;
use super::failure::Failure;
use super::own_guidelines;
use super::stderr::{complain, in_words};

/// A register that was read.
pub(super) struct Session {
    /// Not freed record by record: the process ends with its command, and whoever waits for a hospital's review would
    /// wait for that too.
    pub(super) register: ManuallyDrop<Register>,
    /// The shipped data with the settings of this register.
    pub(super) knowledge: Knowledge,
    pub(super) day: NaiveDate,
    pub(super) language: Language,
    /// The digest of the journal's last entry; none for the example clinic.
    pub(super) head: Option<String>,
}

pub(super) fn shipped() -> Result<Knowledge, Failure> {
    reference::shipped().map_err(Failure::fault)
}

impl Session {
    /// Reads the register that the arguments name, for looking at it only; as it was known on the day of `--known-on`.
    pub(super) fn read(arguments: &Arguments, environment: &Environment) -> Result<Self, Failure> {
        let mut shipped = shipped()?;
        let mut head = None;
        let register = if arguments.demo {
            example(&shipped)?
        } else {
            let file = environment.file(arguments)?;
            let format = FileFormat::new(&shipped);
            let (register, store) = open_sound(&file, Mode::Read, environment, &format)?;
            head = Some(store.head());
            let register = match arguments.known_on {
                Some(day) => known_on(register, &store, day, &format)?,
                None => register,
            };
            let own = own_guidelines::beside(&file, &shipped.guidelines);
            complain(&in_words(environment.spoken, &own.faults));
            shipped.guidelines = own.sets;
            register
        };
        Ok(Self {
            head,
            ..Self::of(register, shipped, arguments, environment)?
        })
    }

    /// As [`Session::read`], with all entries that were ever made.
    pub(super) fn read_with_history(
        arguments: &Arguments,
        environment: &Environment,
    ) -> Result<Self, Failure> {
        if arguments.demo {
            return Self::read(arguments, environment);
        }
        let shipped = shipped()?;
        let format = FileFormat::new(&shipped);
        let file = environment.file(arguments)?;
        let (mut register, store) = open_sound(&file, Mode::Read, environment, &format)?;
        store
            .learn_history(&mut register, &format)
            .map_err(Failure::fault)?;
        Self::of(register, shipped.clone(), arguments, environment)
    }

    fn of(
        register: Register,
        shipped: Knowledge,
        arguments: &Arguments,
        environment: &Environment,
    ) -> Result<Self, Failure> {
        // What was known on a day is judged on that day, unless another is asked for.
        let day = arguments
            .as_of
            .or(arguments.known_on)
            .or(register.today())
            .unwrap_or_else(|| environment.today());
        let knowledge = with_settings_of(&register, shipped)?;
        let (own, _) = user_config::preferences(environment, &knowledge);
        let (language, _) = user_config::language(arguments.lang, environment, own.language);
        Ok(Self {
            knowledge,
            language,
            register: ManuallyDrop::new(register),
            day,
            head: None,
        })
    }
}

/// A register without what was entered or corrected after a day.
pub(super) fn known_on(
    mut register: Register,
    store: &Store,
    day: NaiveDate,
    format: &FileFormat<'_>,
) -> Result<Register, Failure> {
    store
        .learn_history(&mut register, format)
        .map_err(Failure::fault)?;
    let history = register.history();
    let first = history.entries().first();
    let before_all = first.map_or_else(
        || register.last_seq(),
        |entry| Seq(entry.seq.0.saturating_sub(1)),
    );
    let begins = history.begins().map(|begins| begins.local().date_naive());
    let seq = match (history.last_known_on(day), begins) {
        (Some(seq), _) => seq,
        (None, Some(begins)) if begins <= day => before_all,
        (None, begins) => {
            let first = first.map(|entry| entry.stamp.at.local().date_naive());
            return Err(Failure::fault(match begins.or(first) {
                Some(begins) => words::known_before(day, begins),
                None => words::no_history(day),
            }));
        }
    };
    register.as_after(seq).map_err(Failure::fault)
}

pub(super) fn example(shipped: &Knowledge) -> Result<Register, Failure> {
    store::example(shipped)
        .map_err(|faults| Failure::Faults(faults.iter().map(DataFault::sentence).collect()))
}

/// The shipped data with the settings in which a register differs.
pub(super) fn with_settings_of(
    register: &Register,
    shipped: Knowledge,
) -> Result<Knowledge, Failure> {
    let settings = reference::with_overrides(&shipped.settings, register.overrides())
        .map_err(Failure::fault)?;
    Ok(Knowledge {
        settings,
        shown_guidelines: register.shown_guidelines().map(<[_]>::to_vec),
        ..shipped
    })
}

/// A register that is what it was written as; one in trouble is refused with all that is wrong with it.
pub(super) fn open_sound(
    file: &Path,
    mode: Mode,
    environment: &Environment,
    format: &FileFormat<'_>,
) -> Result<(Register, Store), Failure> {
    let opened = Store::open_as(&environment.user, file, mode, format).map_err(Failure::fault)?;
    let mut lines: Vec<Sentence> = Vec::new();
    match &opened.condition {
        Condition::Sound => {}
        Condition::Trouble(trouble) => {
            lines.extend(trouble.faults.iter().map(DataFault::sentence));
            let can_be_read = trouble.kind == TroubleKind::Newer && mode == Mode::Read;
            if !can_be_read {
                lines.push(words::undecided(shown_address(file)));
                return Err(Failure::Faults(lines));
            }
        }
    }
    lines.extend(opened.notices);
    lines.extend(behind(opened.newest, environment));
    complain(&in_words(environment.spoken, &lines));
    Ok((opened.register, opened.store))
}

/// What is said where the clock is behind the newest entry: whatever counts from today may be wrong then.
pub(super) fn behind(newest: Option<Timestamp>, environment: &Environment) -> Option<Sentence> {
    let newest = newest?;
    newest
        .is_ahead_of(environment.now.timestamp_millis())
        .then(|| {
            let language = environment.spoken;
            words::clock_behind(
                minute_words(language, environment.now.fixed_offset()),
                minute_words(language, newest.local()),
            )
        })
}

/// A register for looking at it, or an empty one where there is no file yet.
pub(super) fn read_or_begin(
    file: &Path,
    environment: &Environment,
    format: &FileFormat<'_>,
) -> Result<(Register, Option<Store>), Failure> {
    let is_missing = matches!(
        Store::open(file, Mode::Read, format),
        Err(StoreError::Missing(_) | StoreError::NoFolder { .. })
    );
    if is_missing {
        return Ok((Register::new(store::fresh_identifier()), None));
    }
    open_sound(file, Mode::Read, environment, format)
        .map(|(register, store)| (register, Some(store)))
}
