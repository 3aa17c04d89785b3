//! The screens: on a register of one's own, on one that another instance writes, or on the example clinic.

use std::io::{self, IsTerminal};
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::app::preferences::Preferences;
use crate::app::{Clock, Model, SessionMode, Setup, Undecided, WriteAccess};
use crate::clinical::knowledge::Knowledge;
use crate::keys::file::UserConfig;
use crate::register::threads::hand_out;
use crate::register::{Register, Timestamp};
use crate::store::ledger::{LedgerFault, shown_address};
use crate::store::system::system_words;
use crate::store::{self, Condition, DraftFile, FileFormat, KeptDraft, Policy, Store, StoreError};
use crate::terminal::{self, Drafts, Entered, Look, StartWorker};
use crate::ui::{Palette, Theme};
use crate::wording::screens::common::SEMICOLON;
use crate::wording::{Language, Sentence, commands, files};

use super::arguments::Arguments;
use super::environment::Environment;
use super::failure::Failure;
use super::own_guidelines::{self, OwnGuidelines};
use super::session::{example, known_on, open_sound, shipped, with_settings_of};
use super::user_config;

/// A register for the screens, whether it may be changed, and where it is kept.
struct Opened {
    register: Register,
    mode: SessionMode,
    write_access: WriteAccess,
    undecided: Option<Undecided>,
    newest: Option<Timestamp>,
    notices: Vec<String>,
    store: Option<Store>,
    /// Whether there is no register yet.
    is_new: bool,
}

/// Kinds of terminals that know no more than lines.
const DUMB: [&str; 2] = ["dumb", "unknown"];

pub(super) fn run(arguments: &Arguments, environment: &Environment) -> Result<ExitCode, Failure> {
    let no_screens = |why: Sentence| Err(Failure::usage(commands::no_screens(why)));
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return no_screens(commands::NO_TERMINAL.into());
    }
    if let Some(kind) = &environment.terminal
        && DUMB.iter().any(|dumb| kind == dumb)
    {
        let kind = kind.to_string_lossy();
        return no_screens(commands::dumb_terminal(kind));
    }
    let shipped = shipped()?;
    let (mut preferences, not_read) = user_config::preferences(environment, &shipped);
    let (language, unknown_language) =
        user_config::language(arguments.lang, environment, preferences.language);
    let (settings, fault) = match user_config::read(arguments, environment) {
        Ok(settings) => (settings, None),
        Err(fault) => (UserConfig::default(), Some(fault)),
    };
    let (palette, unknown) = user_config::palette(arguments, environment, &settings);
    let theme = Theme::of(palette.unwrap_or(Palette::Colour));
    let look = Look {
        language,
        theme: if arguments.ascii || environment.ascii {
            theme.in_ascii()
        } else {
            theme
        },
        follows_background: palette.is_none(),
        mouse: arguments.mouse || settings.mouse,
        charset: environment.charset,
    };
    let is_named = arguments.user.is_some() || environment.is_named;
    let with_own_config = |model: Model, preferences: Preferences| {
        let copies = arguments.copy || settings.copy;
        model
            .with_keys(settings.keymap.clone(), copies)
            .with_preferences(preferences, is_named)
    };
    let of_terminal = |error| Failure::fault(commands::of_terminal(system_words(&error)));
    let enter = || {
        terminal::guard::start();
        Entered::enter(look)
    };
    // While a large register is read, those at the top of the list are looked at already; keys wait.
    let (opened, entered) = thread::scope(|scope| {
        let opening = hand_out(scope, || open(arguments, environment, &shipped, language));
        let looked = first_look(arguments, environment, &shipped, language).map(|model| {
            let mut entered = enter()?;
            entered.show(with_own_config(model, preferences.clone()))?;
            Ok(entered)
        });
        let mut entered = looked.transpose();
        if let Ok(Some(looked)) = &mut entered
            && let Some(status) = looked.wait(|| opening.is_done())
        {
            // The terminal first; what is being read is left as it is, and the system gives the lock back.
            drop(entered);
            std::process::exit(status.into());
        }
        match opening.join() {
            Ok(opened) => (opened, entered),
            Err(panic) => {
                // Who unwinds leaves the terminal to the hook, which may have been set too late for this one.
                drop(entered);
                resume_unwind(panic)
            }
        }
    });
    let Opened {
        register,
        mode,
        write_access,
        undecided,
        newest,
        mut notices,
        store,
        is_new,
    } = opened?;
    let entered = entered.map_err(of_terminal)?;
    let own = if arguments.demo {
        OwnGuidelines::none(&shipped.guidelines)
    } else {
        own_guidelines::beside(&environment.file(arguments)?, &shipped.guidelines)
    };
    notices.extend(own.notice(&settings.keymap, language));
    let said = |words: Sentence| words.of(language).to_owned();
    notices.extend(environment.time_zone.clone().map(said));
    let knowledge = Arc::new(Knowledge {
        guidelines: own.sets,
        ..with_settings_of(&register, shipped)?
    });
    let clock = clock(arguments, &register);
    // Who waits for another to leave will type too.
    let (drafts, kept) = match (&store, &mode) {
        (Some(store), SessionMode::Normal) => adopt_drafts(store, language, &mut notices),
        (Some(_), SessionMode::ReadOnly(_) | SessionMode::Demo) | (None, _) => (None, Vec::new()),
    };
    // What is wrong with the keys comes first: it may be what she looks for.
    notices.splice(0..0, fault.map(|fault| said(files::own_keys_left(fault))));
    notices.extend(not_read.map(said));
    // Nothing at all is written there.
    preferences.are_kept &= mode != SessionMode::Demo;
    notices.extend(unknown.map(said));
    notices.extend(unknown_language.map(said));
    let model = Model::new(Setup {
        register,
        knowledge: Arc::clone(&knowledge),
        now: environment.now.fixed_offset(),
        clock,
        mode,
        user: environment.user.clone(),
        drafts: kept.clone(),
        notice: (!notices.is_empty()).then(|| notices.join(SEMICOLON.of(language))),
        write_access,
        undecided,
        newest,
        known_on: arguments.known_on,
        guideline_faults: own.faults,
        language,
    });
    let is_shared = store.as_ref().is_some_and(Store::is_shared);
    let model = with_own_config(model, preferences).beside_others(is_shared);
    let model = if is_new { model.on_first_day() } else { model };
    let file = drafts.clone();
    let start_worker = store.map(|store| -> StartWorker {
        Box::new(move |report| {
            let orders = store::start(store, file, knowledge, report)?;
            Ok(Box::new(move |order| orders.give(order)))
        })
    });
    let session = terminal::Session {
        model,
        start_worker,
        drafts: drafts.map(|file| Drafts::new(file, kept)),
        preferences: environment.preferences.clone(),
    };
    entered
        .map_or_else(enter, Ok)
        .and_then(|entered| terminal::run(entered, session))
        .map_err(of_terminal)
}

/// The first look at the own register, where one was kept: only these patients, judged as always.
fn first_look(
    arguments: &Arguments,
    environment: &Environment,
    shipped: &Knowledge,
    language: Language,
) -> Option<Model> {
    if arguments.demo || arguments.read_only || arguments.known_on.is_some() {
        return None;
    }
    let file = environment.file(arguments).ok()?;
    let register = store::first_look(&file, &FileFormat::new(shipped))?;
    let own = own_guidelines::beside(&file, &shipped.guidelines);
    let knowledge = Knowledge {
        guidelines: own.sets,
        ..with_settings_of(&register, shipped.clone()).ok()?
    };
    let clock = clock(arguments, &register);
    let now = environment.now.fixed_offset();
    let setup = Setup {
        clock,
        language,
        ..Setup::new(register, Arc::new(knowledge), now, environment.user.clone())
    };
    Some(Model::new(setup).as_first_look())
}

fn clock(arguments: &Arguments, register: &Register) -> Clock {
    match (arguments.as_of.or(arguments.known_on), register.today()) {
        (Some(day), _) => Clock::AsOf(day),
        (None, Some(day)) => Clock::Still(day),
        (None, None) => Clock::Running,
    }
}

fn open(
    arguments: &Arguments,
    environment: &Environment,
    shipped: &Knowledge,
    language: Language,
) -> Result<Opened, Failure> {
    if arguments.demo {
        return Ok(Opened {
            register: example(shipped)?,
            mode: SessionMode::Demo,
            write_access: WriteAccess::Ours,
            store: None,
            undecided: None,
            newest: None,
            notices: Vec::new(),
            is_new: false,
        });
    }
    // Whoever only looks makes no folder.
    let file = if arguments.read_only || arguments.known_on.is_some() {
        environment.file(arguments)?
    } else {
        environment.file_to_write(arguments)?
    };
    let format = FileFormat::new(shipped);
    let open = |mode| {
        let policy = Policy {
            user: environment.user.clone(),
            ..Policy::default()
        };
        Store::open_beside_others(policy, &file, mode, &format)
    };
    let said = |words: Sentence| words.of(language).to_owned();
    let read_only = |why: Sentence| {
        let opened = open(store::Mode::Read).map_err(Failure::fault)?;
        let mode = SessionMode::ReadOnly(said(why));
        Ok(Opened::of(opened, mode, WriteAccess::Free, language))
    };
    if let Some(day) = arguments.known_on {
        let (register, store) = open_sound(&file, store::Mode::Read, environment, &format)?;
        let mode = SessionMode::ReadOnly(said(files::known_on(day)));
        return Ok(Opened {
            register: known_on(register, &store, day, &format)?,
            mode,
            write_access: WriteAccess::Free,
            undecided: None,
            newest: None,
            notices: Vec::new(),
            store: None,
            is_new: false,
        });
    }
    if arguments.read_only {
        return read_only(Sentence::alike(&"--read-only"));
    }
    match open(store::Mode::Write) {
        Ok(mut opened) => {
            let is_new = opened.store.is_new();
            if is_new {
                let notice = files::no_register_yet(shown_address(&file));
                opened.notices.push(notice);
            }
            Ok(Opened {
                is_new,
                ..Opened::of(opened, SessionMode::Normal, WriteAccess::Ours, language)
            })
        }
        Err(StoreError::Locked { holder, .. }) => {
            let opened = open(store::Mode::Read).map_err(Failure::fault)?;
            let write_access = WriteAccess::Theirs(said(files::written_by(holder.sentence())));
            Ok(Opened::of(
                opened,
                SessionMode::Normal,
                write_access,
                language,
            ))
        }
        Err(StoreError::ReadOnly(path)) => read_only(files::no_permission(path.display())),
        Err(StoreError::NoLocks { source, .. }) => {
            read_only(files::two_could_write(system_words(&source)))
        }
        Err(StoreError::Ledger(fault @ LedgerFault::ReadOnlyLogin(_))) => {
            read_only(fault.sentence())
        }
        Err(error) => Err(Failure::fault(error)),
    }
}

impl Opened {
    fn of(
        opened: store::Opened,
        mode: SessionMode,
        write_access: WriteAccess,
        language: Language,
    ) -> Self {
        let may_write = mode == SessionMode::Normal && write_access == WriteAccess::Ours;
        let undecided = match opened.condition {
            Condition::Sound if opened.has_copies && may_write => Some(Undecided::of_copies()),
            Condition::Sound => None,
            Condition::Trouble(trouble) => Some(Undecided::of_trouble(*trouble)),
        };
        Self {
            register: opened.register,
            mode,
            write_access,
            undecided,
            newest: opened.newest,
            notices: opened
                .notices
                .iter()
                .map(|notice| notice.of(language).to_owned())
                .collect(),
            store: Some(opened.store),
            is_new: false,
        }
    }
}

/// The drafts of sessions that have ended, and the file that is this one's.
fn adopt_drafts(
    store: &Store,
    language: Language,
    notices: &mut Vec<String>,
) -> (Option<Arc<Mutex<DraftFile>>>, Vec<KeptDraft>) {
    let mut file = store.drafts();
    let mut kept = match file.adopt() {
        Ok((kept, told)) => {
            notices.extend(told.iter().map(|words| words.of(language).to_owned()));
            kept
        }
        Err(error) => {
            let words = files::drafts_unread(system_words(&error));
            notices.push(words.of(language).to_owned());
            Vec::new()
        }
    };
    if let Err(error) = file.adopt_from_memory(&mut kept) {
        let words = files::drafts_not_brought(system_words(&error));
        notices.push(words.of(language).to_owned());
    }
    (Some(Arc::new(Mutex::new(file))), kept)
}
