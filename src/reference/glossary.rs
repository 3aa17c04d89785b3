//! What the words of the screens mean, for whoever asks.

use std::sync::LazyLock;

use serde::Deserialize;

use super::fault::DataFault;
use super::located::Document;
use crate::wording::{Language, fold_letters};

/// A word of the screens and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// The word as the screens write it.
    pub word: String,
    /// Other forms of it, and words that are explained with it.
    pub also: Vec<String>,
    /// What it means.
    pub means: String,
    /// The word as the screens write it in Chinese.
    pub word_zh: String,
    pub means_zh: String,
}

impl Explained {
    /// `tier: How urgent somebody is ...`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match language {
            Language::English => format!("{}: {}", self.word, self.means),
            Language::Chinese => format!("{}：{}", self.word_zh, self.means_zh),
        }
    }

    /// Every form under which it is found, in whatever language.
    fn forms(&self) -> impl Iterator<Item = &String> {
        let chinese = Some(&self.word_zh).filter(|word| **word != self.word);
        std::iter::once(&self.word).chain(&self.also).chain(chinese)
    }
}

const TEXT: &str = include_str!("../../data/glossary.ron");

static GLOSSARY: LazyLock<Vec<Explained>> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Vec<Explained>, DataFault> {
    Document::new("data/glossary.ron", TEXT).read()
}

/// All words.
#[must_use]
pub fn glossary() -> &'static [Explained] {
    &GLOSSARY
}

/// The words that what was typed finds: those that are it, else those that begin so, else those that hold it.
#[must_use]
pub fn explained(typed: &str) -> Vec<&'static Explained> {
    let typed = fold_letters(typed.trim());
    if typed.is_empty() {
        return Vec::new();
    }
    let forms = |entry: &Explained| -> Vec<String> {
        entry.forms().map(|form| fold_letters(form)).collect()
    };
    let fits: [fn(&str, &str) -> bool; 3] = [
        |form, typed| form == typed,
        |form, typed| form.starts_with(typed) && typed.chars().count() > 1,
        |form, typed| form.contains(typed) && typed.chars().count() > 2,
    ];
    let mut found: Vec<&Explained> = Vec::new();
    for fits in fits {
        for entry in glossary() {
            let is_it = forms(entry).iter().any(|form| fits(form, &typed));
            if is_it && !found.contains(&entry) {
                found.push(entry);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_and_every_word_and_form_finds_itself_first() {
        read().unwrap();
        let mut seen = std::collections::HashSet::new();
        for entry in glossary() {
            for form in entry.forms() {
                assert!(seen.insert(fold_letters(form)), "{form} stands twice");
                assert_eq!(explained(form).first(), Some(&entry), "{form}");
            }
            assert!(entry.means.ends_with('.'), "{}", entry.word);
            assert!(entry.means_zh.ends_with('。'), "{}", entry.word);
        }
    }
}
