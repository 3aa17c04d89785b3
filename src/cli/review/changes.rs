//! `hepatrack review --rules FILE --changes`: who would be judged otherwise, and why.

use std::io::{self, Write};

use crate::exchange::{Change, Changed, Difference, Said, Subject, WhatIf};
use crate::wording::{Language, shown, tried as words};

/// Writes plain lines: what is tried, then everybody who would be judged otherwise.
pub(super) fn write_text(
    what_if: &WhatIf<'_>,
    tried: &str,
    patients: usize,
    changed: &[Changed],
    out: &mut impl Write,
) -> io::Result<()> {
    let differences = what_if.differences();
    let language = what_if.language;
    let rules = shown(&what_if.normal.settings.rules);
    let head = words::tried(language, shown(tried), rules, what_if.day);
    writeln!(out, "{head}")?;
    for difference in &differences {
        let name = shown(&difference.name);
        let [normal, tried] = [&difference.normal, &difference.tried].map(|one| one.of(language));
        writeln!(out, "  {}", words::differs(language, name, normal, tried))?;
    }
    for name in what_if.new_sets() {
        writeln!(out, "  {}", words::new_set(language, shown(name)))?;
    }
    if differences.is_empty() {
        writeln!(out, "  {}", words::NO_THRESHOLD.of(language))?;
    }
    let count = words::patients_change(language, changed.len(), patients);
    writeln!(out, "{count}")?;
    for patient in changed {
        let person = &patient.record.person;
        writeln!(out)?;
        writeln!(out, "{} | {}", shown(&person.mrn), shown(&person.name))?;
        for change in &patient.changes {
            write_change(language, change, &differences, out)?;
        }
    }
    Ok(())
}

fn write_change(
    language: Language,
    change: &Change,
    differences: &[Difference],
    out: &mut impl Write,
) -> io::Result<()> {
    let subject = match &change.subject {
        Subject::Verdict => words::VERDICT.of(language).into(),
        Subject::Set(name) => shown(name),
    };
    let (normal, tried) = (&change.normal.words, &change.tried.words);
    let changes = words::differs(language, subject, normal, tried);
    writeln!(out, "  {changes}")?;
    let names: Vec<_> = change
        .thresholds
        .iter()
        .filter_map(|place| differences.get(*place))
        .map(|difference| shown(&difference.name))
        .collect();
    let all = names.join(language.says(", ", "、"));
    let by = if change.together {
        words::by_all(language, all)
    } else if names.len() > 1 {
        words::by_each(language, all)
    } else {
        words::by(language, all)
    };
    writeln!(out, "    {by}")?;
    let (now, then) = (
        because(language, &change.normal),
        because(language, &change.tried),
    );
    writeln!(out, "    {}", words::based_on(language, &now))?;
    if then != now {
        writeln!(out, "    {}", words::would_be_based_on(language, &then))?;
    }
    Ok(())
}

/// The results that decided, each once.
fn because(language: Language, said: &Said) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in &said.because {
        let line = format!("{} {}", line.date, line.what);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        words::NO_RESULT.of(language).to_owned()
    } else {
        lines.join(language.says("; ", "；"))
    }
}
