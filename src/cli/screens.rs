//! The screens: on a register of one's own, on one that another instance writes, or on the example clinic.

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::sync::Arc;

use crate::app::{Clock, Mode, Model, Setup};
use crate::clinical::knowledge::Knowledge;
use crate::register::{Register, Timestamp};
use crate::store::{self, DraftFile, KeptDraft, Scribe, Store, StoreError};
use crate::terminal::{self, DraftKeeper, Saver};
use crate::ui::Theme;

use super::arguments::Arguments;
use super::failure::Failure;
use super::session::{Environment, example, shipped, with_settings_of};

/// A register for the screens, whether it may be changed, and who saves it.
struct Opened {
    register: Register,
    mode: Mode,
    store: Option<Store>,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment) -> Result<ExitCode, Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::Usage(
            "the screens need a terminal: 'hepatrack review' prints the same verdicts as plain lines"
                .to_owned(),
        ));
    }
    let shipped = shipped()?;
    let Opened {
        register,
        mode,
        store,
    } = open(arguments, environment, &shipped)?;
    let knowledge = Arc::new(with_settings_of(&register, shipped)?);
    let clock = match (arguments.as_of, register.today()) {
        (Some(day), _) => Clock::AsOf(day),
        (None, Some(day)) => Clock::Still(day),
        (None, None) => Clock::Running,
    };
    let draft_file = store.as_ref().map(|store| DraftFile::beside(store.path()));
    let (drafts, notice) = draft_file
        .as_ref()
        .map_or_else(Default::default, read_drafts);
    let saver = store.map(|store| saver(store, Arc::clone(&knowledge)));
    let model = Model::new(Setup {
        register,
        knowledge,
        now: environment.now.fixed_offset(),
        clock,
        mode,
        user: environment.user.clone(),
        drafts,
        notice,
    });
    let theme = if environment.plain {
        Theme::mono()
    } else {
        Theme::coloured()
    };
    terminal::run(terminal::Session {
        model,
        saver,
        draft_keeper: draft_file.map(draft_keeper),
        theme,
    })
    .map_err(|error| Failure::fault(format_args!("the terminal: {error}")))
}

fn open(
    arguments: &Arguments,
    environment: &Environment,
    shipped: &Knowledge,
) -> Result<Opened, Failure> {
    if arguments.demo {
        return Ok(Opened {
            register: example(shipped)?,
            mode: Mode::Demo,
            store: None,
        });
    }
    let file = environment.file(arguments)?;
    let reading = |why: String| {
        let opened =
            Store::open(&file, store::Mode::Read, &Scribe::new(shipped)).map_err(Failure::fault)?;
        Ok(Opened {
            register: opened.register,
            mode: Mode::ReadOnly(why),
            store: None,
        })
    };
    if arguments.read_only {
        return reading("--read-only".to_owned());
    }
    match Store::open(&file, store::Mode::Write, &Scribe::new(shipped)) {
        Ok(opened) => Ok(Opened {
            register: opened.register,
            mode: Mode::Normal,
            store: Some(opened.store),
        }),
        Err(StoreError::Locked { holder, .. }) => reading(format!("written by {holder}")),
        Err(StoreError::ReadOnly(_)) => reading("the file may not be written".to_owned()),
        Err(error) => Err(Failure::fault(error)),
    }
}

fn saver(mut store: Store, knowledge: Arc<Knowledge>) -> Saver {
    Box::new(move |register| {
        let scribe = Scribe::new(&knowledge);
        let one_line = |error: String| error.replace('\n', "; ");
        for entry in register.history().entries() {
            if entry.seq > store.last_seq() {
                store
                    .append(entry, &scribe)
                    .map_err(|error| one_line(error.to_string()))?;
            }
        }
        let now = register
            .history()
            .entries()
            .last()
            .map(|entry| entry.stamp.at);
        store
            .rewrite(
                register,
                &scribe,
                now.unwrap_or(Timestamp {
                    utc_millis: 0,
                    offset_minutes: 0,
                }),
            )
            .map_err(|error| one_line(error.to_string()))
    })
}

/// The drafts of the last session. A file that cannot be read is put aside, and that is told.
fn read_drafts(file: &DraftFile) -> (Vec<KeptDraft>, Option<String>) {
    match file.read() {
        Ok(drafts) => (drafts, None),
        Err(error) => {
            let aside = match file.set_aside() {
                Ok(path) => format!("put aside as {}", path.display()),
                Err(error) => format!("not put aside: {error}"),
            };
            (
                Vec::new(),
                Some(format!("Drafts could not be read ({error}); {aside}")),
            )
        }
    }
}

fn draft_keeper(file: DraftFile) -> DraftKeeper {
    Box::new(move |drafts| {
        file.write(drafts)
            .map_err(|error| format!("{}: {error}", file.path().display()))
    })
}
