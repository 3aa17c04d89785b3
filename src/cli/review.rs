//! `hepatrack review`.

mod changes;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assessment::Assessment;
use crate::clinical::calendar::{plus_days, whole_years_between};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::clinical::worklist::OrderKey;
use crate::clinical::{assess, recall};
use crate::exchange::{Review, WhatIf, in_order, write_changes};
use crate::reference::{Rules, parse_rules, with_set};
use crate::wording::{ACTION_ARROW, Language, Sentence, Words, commands as words, printed, shown};

use super::arguments::{Arguments, Format, ReviewOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::own_guidelines;
use super::session::Session;

pub(super) fn run(
    arguments: &Arguments,
    options: &ReviewOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut session = Session::read(arguments, environment)?;
    let records = wanted(&session, &options.numbers)?;
    if let Some(file) = &options.rules {
        let tried = tried(file, &session.knowledge)?;
        if options.changes {
            return list_changes(&session, &tried, file, &records, options.format, out);
        }
        session.knowledge = tried;
    }
    let review = Review {
        knowledge: &session.knowledge,
        day: session.day,
    };
    let last_due = options.due.map(|days| plus_days(session.day, days));
    let is_due = |assessment: &Assessment| {
        last_due.is_none_or(|last| recall::tests_due_by(assessment, last).next().is_some())
    };
    match options.format {
        Format::Json => review.write_json(&records, is_due, out)?,
        Format::Text => {
            let settings = &session.knowledge.settings;
            // A line takes a tenth of what the assessment behind it does.
            let mut lines: Vec<(OrderKey<'_>, String)> = Vec::new();
            in_order(
                &records,
                |record| {
                    let assessment = assess(record, &session.knowledge, session.day);
                    // Those who left are not listed, unless they are asked for by number.
                    let is_listed = assessment.tier.is_some() || !options.numbers.is_empty();
                    (is_listed && is_due(&assessment)).then(|| {
                        let mut fields = line(&session, record, &assessment);
                        if let Some(last) = last_due {
                            fields.extend(recall_fields(&session, record, &assessment, last));
                        }
                        let key = OrderKey::of(record, &assessment, settings);
                        (key, fields.join(" | "))
                    })
                },
                |line| {
                    lines.extend(line);
                    Ok(())
                },
            )?;
            lines.sort_unstable_by_key(|(key, _)| *key);
            for (_, line) in lines {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// The rules in force with those of a file: settings stand in the place of the shipped ones and of what the register
/// overrides, a guideline set in the place of the one of its name or beside the others.
fn tried(file: &Path, normal: &Knowledge) -> Result<Knowledge, Failure> {
    let text = own_guidelines::text(file).map_err(Failure::fault)?;
    let rules = parse_rules(&text, &file.display().to_string()).map_err(Failure::fault)?;
    let mut tried = normal.clone();
    match rules {
        Rules::Settings(settings) => tried.settings = *settings,
        Rules::Guidelines(set) => tried.guidelines = with_set(&normal.guidelines, *set),
    }
    Ok(tried)
}

/// Who would be judged otherwise by the rules tried.
fn list_changes(
    session: &Session,
    tried: &Knowledge,
    file: &Path,
    records: &[Arc<Record>],
    format: Format,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let what_if = WhatIf {
        normal: &session.knowledge,
        tried,
        day: session.day,
        // What programs read is the same in every language.
        language: match format {
            Format::Json => Language::English,
            Format::Text => session.language,
        },
    };
    let file = file.display().to_string();
    let changed = what_if.changed(records);
    match format {
        Format::Json => write_changes(&what_if, &file, &changed, out)?,
        Format::Text => changes::write_text(&what_if, &file, records.len(), &changed, out)?,
    }
    Ok(())
}

/// The records of the numbers asked for, or all, in the byte order of their numbers.
fn wanted(session: &Session, numbers: &[String]) -> Result<Vec<Arc<Record>>, Failure> {
    if numbers.is_empty() {
        return Ok(session.register.patients().to_vec());
    }
    let numbers: BTreeSet<&str> = numbers.iter().map(String::as_str).collect();
    let unknown: Vec<Sentence> = numbers
        .iter()
        .filter(|number| session.register.find(number).is_none())
        .map(words::unknown_number)
        .collect();
    if !unknown.is_empty() {
        return Err(Failure::Faults(unknown));
    }
    Ok(numbers
        .into_iter()
        .filter_map(|number| session.register.find(number).map(Arc::clone))
        .collect())
}

/// What whoever calls the patients back needs: every test that is due, the contact, and what was tried since the last
/// result.
fn recall_fields(
    session: &Session,
    record: &Record,
    assessment: &Assessment,
    last: NaiveDate,
) -> [String; 3] {
    let words = Words::new(session.language, record, assessment, &session.knowledge);
    let contact = words.contact();
    [
        words
            .recall_reasons(last)
            .join(session.language.says(", ", "，")),
        contact.map_or_else(
            || printed::NO_CONTACT.of(session.language).to_owned(),
            |contact| printed::contact(session.language, contact),
        ),
        words.recall_notes_field(),
    ]
}

/// One patient in one line, in fields.
fn line(session: &Session, record: &Record, assessment: &Assessment) -> Vec<String> {
    let words = Words::new(session.language, record, assessment, &session.knowledge);
    let headline = words.headline();
    let sign = words.sign_beside(&headline).sign.character();
    let tier = assessment.tier.map_or_else(
        || printed::LEFT.of(session.language).to_owned(),
        |tier| printed::tier(session.language, tier.0),
    );
    let age = record.person.born.map_or_else(
        || "-".to_owned(),
        |born| {
            printed::years_old(
                session.language,
                whole_years_between(born.date, session.day),
            )
        },
    );
    [
        format!("{sign} {tier}"),
        shown(&record.person.mrn).into_owned(),
        words.name().into_owned(),
        age,
        words.drugs_and_time(),
        words.last_dna(),
        words.last_alt(),
        words.after_alert(headline.text),
        format!("{ACTION_ARROW} {}", words.action().line),
        words.first_due(),
    ]
    .into()
}
