//! What the commands say beside what was asked for.

use std::io::{self, Write};

use crate::wording::{Language, Sentence, shown};

/// Sentences in a language, a line each; one that holds several is several.
pub(super) fn in_words(language: Language, sentences: &[Sentence]) -> Vec<String> {
    let lines = sentences.iter().flat_map(|one| one.of(language).lines());
    lines.map(str::to_owned).collect()
}

/// Says what failed, one line a fault, nothing unseen in it.
pub(super) fn complain(lines: &[String]) {
    say(&mut io::stderr().lock(), lines);
}

/// Where nobody can read it there is nothing left to say.
pub(super) fn say(out: &mut impl Write, lines: &[String]) {
    for line in lines {
        let _ = writeln!(out, "{}", shown(line));
    }
}
