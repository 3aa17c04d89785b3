//! `hepatrack show`: one record in plain lines.

use std::io::{self, Write};

use crate::clinical::assess;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Record};
use crate::view::page::note_text;
use crate::view::search::fold;
use crate::wording::{
    ACTION_ARROW, NOT_SCHEDULED_HERE, Words, banner, condition_mark, date_words, day_words,
    intent_words, shown,
};

use super::arguments::{Arguments, ShowOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::flow_sheet;
use super::session::Session;
use crate::wording::Language;
use crate::wording::{commands, name_words, printed};

/// How many HBV DNA values the status shows.
const LAST_LOADS: usize = 4;

pub(super) fn run(
    arguments: &Arguments,
    options: &ShowOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read(arguments, environment)?;
    let record = session
        .register
        .find(&options.number)
        .ok_or_else(|| Failure::fault(commands::unknown_number(&options.number)))?;
    let assessment = assess(record, &session.knowledge, session.day);
    let words = Words::new(session.language, record, &assessment, &session.knowledge);
    let banner = banner(session.language, &record.person, session.day);
    match namesakes(record, &session) {
        1 => writeln!(out, "{banner}")?,
        count => {
            let count = printed::of_this_name(session.language, count);
            writeln!(out, "{banner} | {count}")?;
        }
    }
    let as_of = printed::as_of(session.language, date_words(session.language, session.day));
    writeln!(out, "{as_of}")?;
    status(&words, out)?;
    let sections = [
        (printed::BECAUSE, because(&words)),
        (printed::CONDITIONS, stop_conditions(&words)),
        (printed::GUIDELINES, guidelines(&words)),
        (printed::DRUGS, words.treatment().into_iter().collect()),
        (printed::WOULD_CHANGE, words.would_change()),
        (printed::MISSING, words.missing()),
        (printed::DOUBTS, words.doubts()),
        (printed::NOTES, words.notes()),
        (printed::INFORMATION, words.advice()),
        (printed::SCORES, words.scores()),
        (printed::RESISTANCE, words.resistance()),
        (printed::NEXT_DUE, next_due(&words)),
        (printed::HISTORY, words.phases()),
        (printed::EVENTS, words.events()),
        (
            printed::COURSES,
            courses(session.language, record, &session.knowledge),
        ),
        (printed::NOTES_ON_FILE, notes(session.language, record)),
    ];
    for (title, lines) in sections {
        section(title.of(session.language), &lines, out)?;
    }
    section(
        printed::RESULTS.of(session.language),
        &flow_sheet::lines(record, &words, &session),
        out,
    )?;
    writeln!(out)?;
    writeln!(out, "{}", words.not_known_here())?;
    writeln!(out, "{}", NOT_SCHEDULED_HERE.of(session.language))?;
    Ok(())
}

/// How many patients of the register have the same name, as the search compares names.
pub(super) fn namesakes(record: &Record, session: &Session) -> usize {
    let name = fold(&record.person.name);
    session
        .register
        .patients()
        .iter()
        .filter(|other| fold(&other.person.name) == name)
        .count()
}

fn status(words: &Words<'_>, out: &mut impl Write) -> io::Result<()> {
    if let Some(alert) = words.liver_alert() {
        writeln!(out, "{alert}")?;
    }
    let headline = words.headline();
    let sign = words.sign_beside(&headline).sign.character();
    writeln!(out, "{sign} {}", headline.text)?;
    writeln!(out, "{ACTION_ARROW} {}", words.action().line)?;
    writeln!(out, "  {}", headline.explanation)?;
    for modifier in words.modifiers() {
        writeln!(out, "  {modifier}")?;
    }
    writeln!(out, "  {}", words.drugs_and_time())?;
    let loads = words.dna_row(LAST_LOADS);
    if loads.is_empty() {
        let none = printed::NO_LOADS.of(words.language());
        writeln!(out, "  {}", printed::loads(words.language(), none))?;
    } else {
        let loads = loads.join(" | ");
        writeln!(out, "  {}", printed::loads(words.language(), loads))?;
    }
    let liver = words.liver_row().join(" | ");
    writeln!(out, "  {}", printed::liver(words.language(), liver))?;
    let hbsag = words.hbsag_row();
    if hbsag.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "  {}",
        printed::quantity(words.language(), hbsag.join(" | "))
    )
}

fn section(title: &str, lines: &[String], out: &mut impl Write) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    writeln!(out, "{title}")?;
    lines.iter().try_for_each(|line| {
        let indent = if line.is_empty() { "" } else { "  " };
        writeln!(out, "{indent}{line}")
    })
}

fn because(words: &Words<'_>) -> Vec<String> {
    words
        .because()
        .into_iter()
        .map(|line| {
            let ruled = printed::ruled(words.language(), &line.what, line.rule);
            format!("{} {ruled}", line.date)
        })
        .collect()
}

fn stop_conditions(words: &Words<'_>) -> Vec<String> {
    words
        .stop_conditions()
        .into_iter()
        .map(|line| {
            let divider = if line.evidence.is_empty() {
                ""
            } else {
                words.language().says(": ", "：")
            };
            format!(
                "{} {}{divider}{}",
                condition_mark(line.state),
                line.asked,
                line.evidence
            )
        })
        .chain(words.held_words())
        .collect()
}

/// Each set: its name, then what it says; the mark where it differs is in the words.
fn guidelines(words: &Words<'_>) -> Vec<String> {
    let blocks = words.guideline_blocks(&words.guidelines());
    let mut lines = Vec::new();
    for block in blocks {
        let mark = if block.differs { "* " } else { "" };
        lines.push(printed::set(
            words.language(),
            mark,
            block.name,
            block.edition,
        ));
        for line in block.lines {
            let label = line.kind.label(words.language());
            let divider = if label.is_empty() {
                ""
            } else {
                words.language().says(": ", "：")
            };
            lines.push(format!("  {label}{divider}{}", line.text));
        }
    }
    lines
}

fn next_due(words: &Words<'_>) -> Vec<String> {
    words
        .next_due()
        .into_iter()
        .map(|due| {
            let day = date_words(words.language(), due.due);
            printed::due(words.language(), due.test, day, due.distance, due.why)
        })
        .collect()
}

/// Every note on file, the earliest first, with the way and the entry by which it came.
fn notes(language: Language, record: &Record) -> Vec<String> {
    record
        .notes
        .iter()
        .map(|note| note_text(language, note))
        .collect()
}

/// Every course on file, also one that begins or stops after the review day: what is planned is shown as planned.
fn courses(language: Language, record: &Record, knowledge: &Knowledge) -> Vec<String> {
    record
        .courses
        .iter()
        .map(|course| course_line(language, course, knowledge))
        .collect()
}

fn course_line(language: Language, course: &Course, knowledge: &Knowledge) -> String {
    let stop = course.stop.map_or_else(
        || printed::STILL_TAKEN.of(language).to_owned(),
        |stop| printed::taken_to(language, day_words(language, stop)),
    );
    let mut line = printed::course(
        language,
        name_words(language, knowledge.drugs.get(course.drug)),
        day_words(language, course.start),
        stop,
        intent_words(language, course.intent),
    );
    for text in course.dose.iter().chain(&course.reason) {
        line.push_str(language.says(", ", "，"));
        line.push_str(&shown(text));
    }
    line
}
