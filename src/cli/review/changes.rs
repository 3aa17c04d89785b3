//! `hepatrack review --rules FILE --changes`: who would be judged otherwise, and why.

use std::io::{self, Write};

use crate::exchange::{Change, Changed, Difference, Said, Subject, WhatIf};
use crate::wording::shown;

/// Writes plain lines: what is tried, then everybody who would be judged otherwise.
pub(super) fn write_text(
    what_if: &WhatIf<'_>,
    tried: &str,
    patients: usize,
    changed: &[Changed],
    out: &mut impl Write,
) -> io::Result<()> {
    let differences = what_if.differences();
    writeln!(
        out,
        "tried: {} against {}, on {}",
        shown(tried),
        shown(&what_if.normal.settings.rules),
        what_if.day
    )?;
    for difference in &differences {
        writeln!(
            out,
            "  {}: {} -> {}",
            shown(&difference.name),
            difference.normal,
            difference.tried
        )?;
    }
    for name in what_if.new_sets() {
        writeln!(
            out,
            "  {}: a new set, with nothing to compare it with",
            shown(name)
        )?;
    }
    if differences.is_empty() {
        writeln!(out, "  no threshold differs")?;
    }
    writeln!(out, "{} of {patients} patients change", changed.len())?;
    for patient in changed {
        let person = &patient.record.person;
        writeln!(out)?;
        writeln!(out, "{} | {}", shown(&person.mrn), shown(&person.name))?;
        for change in &patient.changes {
            write_change(change, &differences, out)?;
        }
    }
    Ok(())
}

fn write_change(
    change: &Change,
    differences: &[Difference],
    out: &mut impl Write,
) -> io::Result<()> {
    let subject = match &change.subject {
        Subject::Verdict => "verdict".into(),
        Subject::Set(name) => shown(name),
    };
    writeln!(
        out,
        "  {subject}: {} -> {}",
        change.normal.words, change.tried.words
    )?;
    let names: Vec<_> = change
        .thresholds
        .iter()
        .filter_map(|place| differences.get(*place))
        .map(|difference| shown(&difference.name))
        .collect();
    let how = if change.together {
        "only together: "
    } else if names.len() > 1 {
        "each alone: "
    } else {
        ""
    };
    writeln!(out, "    by {how}{}", names.join(", "))?;
    let (now, then) = (because(&change.normal), because(&change.tried));
    writeln!(out, "    based on: {now}")?;
    if then != now {
        writeln!(out, "    would be based on: {then}")?;
    }
    Ok(())
}

/// The results that decided, each once.
fn because(said: &Said) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in &said.because {
        let line = format!("{} {}", line.date, line.what);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        "no result".to_owned()
    } else {
        lines.join("; ")
    }
}
