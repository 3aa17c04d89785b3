//! `hepatrack report`: the summary of one patient on one page.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use crate::exchange::ExportError;
use crate::exchange::report::{Page, PageError, PageForm, page_bytes, write_pages};
use crate::view::board::Standing;
use crate::view::paper::{DEMO_WORDS, Subject, as_of_words, known_on_words, origin_words};
use crate::wording::{Language, commands as words, shown};

use super::arguments::{Arguments, PaperOptions, ReportOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::session::Session;
use super::show::namesakes;

pub(super) fn run(
    arguments: &Arguments,
    options: &ReportOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read(arguments, environment)?;
    let record = session
        .register
        .find(&options.number)
        .ok_or_else(|| Failure::fault(words::unknown_number(&options.number)))?;
    let standing = Standing::of(
        Arc::clone(record),
        &session.knowledge,
        session.day,
        session.language,
    );
    let page = Subject {
        standing: &standing,
        knowledge: &session.knowledge,
        clinic: session.register.clinic(),
        namesakes: namesakes(record, &session),
        loud: loud(session.language, arguments),
        origin: origin_words(
            session.language,
            session.register.last_seq().0,
            session.head.as_deref(),
        ),
    }
    .summary();
    match &options.out {
        Some(path) => {
            write(path, &[page], &options.paper)?;
            writeln!(out, "{}", shown(&path.to_string_lossy()))?;
        }
        None => {
            let bytes = page_bytes(&[page], PageForm::Html, &[]).map_err(Failure::fault)?;
            out.write_all(&bytes)?;
        }
    }
    Ok(())
}

/// Writes a file, or says what stands in the way and what can be done.
pub(super) fn write(path: &Path, pages: &[Page], options: &PaperOptions) -> Result<(), Failure> {
    write_pages(path, pages, &options.font, options.overwrite).map_err(|error| match error {
        PageError::File(ExportError::Exists(path)) => {
            Failure::fault(words::file_exists(path.display()))
        }
        other => Failure::fault(other),
    })
}

/// What makes a page unlike one of the register as it is today.
pub(super) fn loud(language: Language, arguments: &Arguments) -> Vec<String> {
    let words = [
        arguments.demo.then(|| DEMO_WORDS.of(language).to_owned()),
        arguments.as_of.map(|day| as_of_words(language, day)),
        arguments.known_on.map(|day| known_on_words(language, day)),
    ];
    words.into_iter().flatten().collect()
}
