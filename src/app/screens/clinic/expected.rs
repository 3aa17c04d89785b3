//! Who is expected on a clinic, as it is typed: numbers or names, each with a time or without one.

use crate::app::model::Model;
use crate::clinical::record::Id;
use crate::keys::{Action, Place};
use crate::view::search::{Query, fold};
use crate::wording::Language;
use crate::wording::screens::clinic as words;
use crate::wording::{count_words, shown};

use super::numbered;

/// Somebody who is put on a clinic.
pub(super) struct Expected {
    /// Who, or a number that nobody has.
    pub(super) who: Result<Id, String>,
    /// When, as it is kept: `09:30`.
    pub(super) time: Option<String>,
}

/// What stands between two people; blanks and commas stand within a name.
const BETWEEN: [char; 2] = [';', '\u{ff1b}'];

/// Reads numbers and names: `chen wei 9:30; li na; W-21 10:00`.
///
/// # Errors
/// A name that fits several or nobody, or a time that is none, with what to do about it.
pub(super) fn read(typed: &str, model: &Model) -> Result<Vec<Expected>, String> {
    let language = model.session.language;
    let parts: Vec<&str> = typed
        .split(BETWEEN)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let mut expected = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let (text, time) = timed(language, part)?;
        if text.is_empty() {
            return Err(words::whose_time(language, part));
        }
        if let Some(id) = numbered(model, &text) {
            let who = Ok(id);
            expected.push(Expected { who, time });
        } else if is_name(&text) {
            let chosen = model.clinic.chosen.filter(|_| place + 1 == parts.len());
            let who = Ok(named(&text, chosen, model)?);
            expected.push(Expected { who, time });
        } else {
            let numbers =
                text.split(|character: char| character.is_whitespace() || character == ',');
            for number in numbers.filter(|number| !number.is_empty()) {
                let who = numbered(model, number).ok_or_else(|| number.to_owned());
                let time = time.clone();
                expected.push(Expected { who, time });
            }
        }
    }
    Ok(expected)
}

/// A part without its time, and the time.
fn timed(language: Language, part: &str) -> Result<(String, Option<String>), String> {
    let (mut rest, mut time) = (Vec::new(), None);
    for word in part.split_whitespace() {
        let narrow = word.replace('\u{ff1a}', ":");
        let figures = narrow.split_once(':').filter(|(hour, minute)| {
            let is_figures =
                |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            is_figures(hour) && is_figures(minute)
        });
        let Some((hour, minute)) = figures else {
            rest.push(word);
            continue;
        };
        let of_day = hour.parse().ok().zip(minute.parse().ok());
        let of_day = of_day.filter(|(hour, minute): &(u8, u8)| *hour < 24 && *minute < 60);
        let Some((hour, minute)) = of_day.filter(|_| minute.len() == 2) else {
            return Err(words::no_time(language, word));
        };
        time = Some(format!("{hour:02}:{minute:02}"));
    }
    Ok((rest.join(" "), time))
}

/// Whether a name is meant: one word at least has no figure in it. A number that is not on file is nobody's name, also
/// where it is the beginning of somebody's number.
fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        word.chars().any(char::is_alphabetic) && !word.contains(|sign: char| sign.is_ascii_digit())
    };
    text.split(|character: char| character.is_whitespace() || character == ',')
        .any(is_word)
}

/// The patient whom a name means: the only one whom it finds, the only one who is called exactly so, or the chosen one.
fn named(text: &str, chosen: Option<usize>, model: &Model) -> Result<Id, String> {
    let language = model.session.language;
    let found = found(text, model);
    if let Some(id) = chosen.and_then(|place| found.get(place)) {
        return Ok(*id);
    }
    let words = words(text);
    let mut exact = found.iter().copied().filter(|id| {
        let record = model.session.register.get(*id);
        record.is_some_and(|record| self::words(&record.person.name) == words)
    });
    match (found.as_slice(), exact.next(), exact.next()) {
        ([], ..) => Err(words::nobody_called(language, shown(text))),
        ([only], ..) => Ok(*only),
        (_, Some(only), None) => Ok(only),
        (several, ..) => Err(words::fits_several(
            language,
            shown(text),
            count_words(several.len()),
            model.key(Place::Adding, Action::NextAnswer),
        )),
    }
}

/// The words of a name in any order.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|character: char| character.is_whitespace() || character == ',');
    let mut words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// Whom a name finds: those who are listed; where none of them is, those who left.
fn found(text: &str, model: &Model) -> Vec<Id> {
    let board = &model.session.board;
    let all = board.find(&Query::new(text, model.session.today), None);
    let is_listed = |id: &&Id| {
        board
            .get(**id)
            .is_some_and(|summary| summary.tier.is_some())
    };
    let listed: Vec<Id> = all.iter().filter(is_listed).copied().collect();
    if listed.is_empty() { all } else { listed }
}

impl Model {
    /// Whom the name finds that is being typed for today's clinic, the best first.
    pub fn clinic_finds(&self) -> Vec<Id> {
        let typed = self.clinic.line.as_ref().map_or("", |line| line.text());
        let last = typed.rsplit(BETWEEN).next().unwrap_or_default();
        match timed(self.session.language, last) {
            Ok((text, _)) if is_name(&text) && !super::names_a_file(typed) => found(&text, self),
            Ok(_) | Err(_) => Vec::new(),
        }
    }
}
