//! What a word that is begun may become: tests, acts, drugs.

use super::form::FormContext;
use crate::notation::drugs_beginning_with;
use crate::register::codec::{Act, Codec, NOTE, SERO, Says};
use crate::view::search::fold;
use crate::wording::{Phrase, name_words};

/// What completing does with the text before the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes at the end of that text that give way.
    pub gone: usize,
    pub text: String,
    /// What it may still become, where that is not clear.
    pub choices: Vec<String>,
}

/// The most words of a drug's name.
const MOST_WORDS: usize = 3;

/// Completes the word before the cursor; `None` where nothing begins so.
pub fn complete(before: &str, cx: &FormContext<'_>) -> Option<Completion> {
    let part = before.rsplit([';', '\u{ff1b}']).next().unwrap_or_default();
    if is_in_a_note(before, cx) {
        return None;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let ends_in_a_word = !part.ends_with(char::is_whitespace) && !words.is_empty();
    let begun = words.len() - usize::from(ends_in_a_word);
    let act = words
        .iter()
        .take(begun)
        .position(|word| Act::named(word).is_some());
    if !ends_in_a_word {
        let choices = if act.is_some() {
            drugs("", cx)
        } else {
            tests("", begun, cx)
        };
        return Some(Completion {
            gone: 0,
            text: String::new(),
            choices,
        });
    }
    let Some(act) = act else {
        let word = words.last()?;
        return chosen(word, tests(word, begun, cx));
    };
    // A drug may have a name of several words: as many as make one.
    let first = words.len().saturating_sub(MOST_WORDS).max(act + 1);
    (first..words.len()).find_map(|from| {
        let phrase = tail(part, words.len() - from)?;
        chosen(phrase, drugs(phrase, cx))
    })
}

/// Whether a note is being typed, which goes on to the end of the line.
fn is_in_a_note(before: &str, cx: &FormContext<'_>) -> bool {
    let parts = Codec::new(cx.knowledge).read_line(before);
    let last = parts.last().map(|part| &part.says);
    matches!(last, Some(Says::Note(_)))
}

/// The last words of a text.
fn tail(text: &str, count: usize) -> Option<&str> {
    let starts = text
        .char_indices()
        .zip(std::iter::once(' ').chain(text.chars()))
        .filter(|((_, own), before)| !own.is_whitespace() && before.is_whitespace())
        .map(|((at, _), _)| at);
    let starts: Vec<usize> = starts.collect();
    let start = starts.get(starts.len().checked_sub(count)?)?;
    text.get(*start..)
}

fn chosen(typed: &str, choices: Vec<String>) -> Option<Completion> {
    let text = match choices.as_slice() {
        [] => return None,
        [only] => format!("{only} "),
        [first, others @ ..] => {
            let common = others.iter().fold(first.as_str(), |common, other| {
                let same = common
                    .char_indices()
                    .zip(other.chars())
                    .find(|((_, one), other)| one != other)
                    .map_or(common.len().min(other.len()), |((at, _), _)| at);
                common.get(..same).unwrap_or_default()
            });
            let longer = fold(common).starts_with(&fold(typed)) && common.len() > typed.len();
            if longer { common } else { typed }.to_owned()
        }
    };
    let choices = if choices.len() == 1 {
        Vec::new()
    } else {
        choices
    };
    Some(Completion {
        gone: typed.len(),
        text,
        choices,
    })
}

/// Words of tests of which a word or a name begins so; at the beginning of a part also what else stands there.
fn tests(typed: &str, before: usize, cx: &FormContext<'_>) -> Vec<String> {
    let typed = fold(typed);
    let mut choices: Vec<String> = Vec::new();
    if before <= 1 {
        let words = Act::ALL.map(Act::word).into_iter();
        let words = words.chain([Phrase::new(SERO, SERO), NOTE]);
        let begins =
            |word: &Phrase| word.english.starts_with(&typed) || word.chinese.starts_with(&typed);
        let words = words.filter(begins).map(|word| word.of(cx.language));
        choices.extend(words.map(str::to_owned));
    } else if SERO.starts_with(&typed) {
        choices.push(SERO.to_owned());
    }
    let by_word = |definition: &&crate::clinical::laboratory::TestDefinition| {
        definition.word.starts_with(&typed)
    };
    choices.extend(
        cx.knowledge
            .tests
            .iter()
            .filter(by_word)
            .map(|own| own.word.clone()),
    );
    if choices.is_empty() {
        let named = cx.knowledge.tests.iter().filter(|definition| {
            let mut names = definition.spellings.iter().chain([&definition.name]);
            names.any(|name| fold(name).starts_with(&typed))
        });
        choices.extend(named.map(|own| own.word.clone()));
    }
    choices
}

fn drugs(typed: &str, cx: &FormContext<'_>) -> Vec<String> {
    drugs_beginning_with(typed, cx.knowledge)
        .into_iter()
        .map(|drug| name_words(cx.language, cx.knowledge.drugs.get(drug)).to_owned())
        .collect()
}
