//! `hepatrack letters`: a recall letter for each of several patients, by the text that the clinic keeps.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use crate::clinical::calendar::plus_days;
use crate::clinical::recall;
use crate::clinical::record::{FollowUp, Record, Via};
use crate::exchange::report::{Page, PageForm, make_private_folder};
use crate::register::{Change, Draft, Op};
use crate::store::system::system_words;
use crate::store::{FileFormat, Mode};
use crate::view::board::Standing;
use crate::view::describe::entry_words;
use crate::view::paper::{
    LETTER_WORDS, SHIPPED_LETTER, Subject, check_letter, file_stem, origin_words, own_letter,
};
use crate::wording::{Sentence, commands as words, files, shown};

use super::arguments::{Arguments, LettersOptions, PaperOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::report::{loud, write};
use super::saved::save;
use super::session::{Session, open_sound, shipped, with_settings_of};
use super::stderr::{complain, in_words};

pub(super) fn run(
    arguments: &Arguments,
    options: &LettersOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if let Some(file) = &options.text {
        return set_text(arguments, file, environment, out);
    }
    let session = Session::read(arguments, environment)?;
    let shipped = SHIPPED_LETTER.of(session.language);
    let text = session.register.letter().unwrap_or(shipped);
    let Some(folder) = &options.out else {
        if options.due.is_some() || !options.numbers.is_empty() {
            return Err(Failure::usage(words::NAME_FOLDER));
        }
        // Without anybody it prints the text in force, which can be changed and set.
        write!(out, "{}", text.trim_end_matches('\n'))?;
        writeln!(out)?;
        return Ok(());
    };
    let chosen = chosen(&session, options)?;
    let mut pages: Vec<(PathBuf, Page)> = Vec::new();
    let mut names = BTreeSet::new();
    for standing in &chosen {
        let record = &standing.record;
        let subject = Subject {
            standing,
            knowledge: &session.knowledge,
            clinic: session.register.clinic(),
            namesakes: 1,
            loud: loud(session.language, arguments),
            origin: origin_words(
                session.language,
                session.register.last_seq().0,
                session.head.as_deref(),
            ),
        };
        let page = subject.letter(text).map_err(Failure::fault)?;
        // Two numbers may differ in nothing that a file's name can hold.
        let mut name = format!("letter-{}", file_stem(&record.person.mrn));
        if !names.insert(name.to_lowercase()) {
            name.push_str(&format!("-{}", record.id.0));
        }
        let ending = if options.pdf { "pdf" } else { "html" };
        pages.push((folder.join(format!("{name}.{ending}")), page));
    }
    write_all(folder, &pages, options)?;
    for (path, _) in &pages {
        writeln!(out, "{}", shown(&path.to_string_lossy()))?;
    }
    if pages.is_empty() {
        complain(&in_words(environment.spoken, &[words::NOBODY_DUE.into()]));
    }
    Ok(())
}

/// Those who are named, or all for whom something is due; nobody twice, and nobody who died.
fn chosen(session: &Session, options: &LettersOptions) -> Result<Vec<Standing>, Failure> {
    let standing = |record: &Arc<Record>| {
        Standing::of(
            Arc::clone(record),
            &session.knowledge,
            session.day,
            session.language,
        )
    };
    if let Some(days) = options.due {
        let last = plus_days(session.day, days);
        let is_due = |standing: &Standing| {
            let assessment = &standing.assessment;
            assessment.tier.is_some() && recall::tests_due_by(assessment, last).next().is_some()
        };
        let all = session.register.patients().iter().map(standing);
        return Ok(all.filter(is_due).collect());
    }
    let mut found: Vec<&Arc<Record>> = Vec::new();
    let mut faults = Vec::new();
    for number in &options.numbers {
        match session.register.find(number) {
            Some(record) if record.person.follow_up == FollowUp::Died => {
                faults.push(words::died(shown(number)))
            }
            Some(record) if found.iter().any(|other| other.id == record.id) => {}
            Some(record) => found.push(record),
            None => faults.push(words::unknown_number(number)),
        }
    }
    if faults.is_empty() {
        Ok(found.into_iter().map(standing).collect())
    } else {
        Err(Failure::Faults(faults))
    }
}

/// All of them, or none: what stands in the way is found before the first is written.
fn write_all(
    folder: &std::path::Path,
    pages: &[(PathBuf, Page)],
    options: &LettersOptions,
) -> Result<(), Failure> {
    let form = if options.pdf {
        PageForm::Pdf
    } else {
        PageForm::Html
    };
    let paper = PaperOptions {
        overwrite: options.overwrite,
        font: options.font.clone(),
    };
    let there = pages
        .iter()
        .filter(|(path, _)| path.symlink_metadata().is_ok());
    let there: Vec<Sentence> = there
        .map(|(path, _)| words::folder_exists(path.display()))
        .collect();
    if !there.is_empty() && !options.overwrite {
        return Err(Failure::Faults(there));
    }
    for (_, page) in pages {
        crate::exchange::report::page_bytes(std::slice::from_ref(page), form, &options.font)
            .map_err(Failure::fault)?;
    }
    make_private_folder(folder).map_err(Failure::fault)?;
    for (path, page) in pages {
        write(path, std::slice::from_ref(page), &paper)?;
    }
    Ok(())
}

/// Keeps a text in the register, as an entry that can be taken back.
fn set_text(
    arguments: &Arguments,
    file: &std::path::Path,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if arguments.demo || arguments.read_only {
        return Err(Failure::usage(words::LETTERS_WRITE));
    }
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::fault(words::text_unread(
            file.display(),
            system_words(&error),
            LETTER_WORDS.map(|word| format!("{{{word}}}")).join(" "),
        ))
    })?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    check_letter(&text).map_err(|error| {
        let why = Sentence::made(|language| error.told(language));
        Failure::fault(files::path_first(file.display(), why))
    })?;
    let path = environment.file(arguments)?;
    let shipped = shipped()?;
    let format = FileFormat::new(&shipped);
    let (mut register, mut store) = open_sound(&path, Mode::Write, environment, &format)?;
    let knowledge = with_settings_of(&register, shipped.clone())?;
    let before = register.letter().map(str::to_owned);
    let after = own_letter(text);
    if before == after {
        writeln!(out, "{}", words::SAME_TEXT.of(environment.spoken))?;
        return Ok(());
    }
    let draft = Draft {
        stamp: environment.stamp(Via::Form),
        base: register.last_seq(),
        why: None,
        ops: vec![Op::Letter {
            change: Change { before, after },
        }],
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
