//! `hepatrack cohort`: how the whole clinic does.

use std::io::{self, Write};

use crate::clinical::cohort::{Cohort, Curve};
use crate::clinical::knowledge::Knowledge;
use crate::exchange::{cohort, write_cohort_json};
use crate::view::cells::pad;
use crate::wording::{
    BY_YEARS, BY_YEARS_LASTING, CohortPart, month_words, patients_on, regimen_words, share_words,
    stopped_words, verdict_kind_words,
};

use super::arguments::{Arguments, CohortOptions, Format};
use super::environment::Environment;
use super::failure::Failure;
use super::session::Session;
use crate::wording::Language;

/// The width of the first column.
const LABEL: usize = 40;
/// The width of a column of numbers.
const NUMBER: usize = 10;
/// How many years of a curve are told.
const MOST_YEARS: i64 = 10;

pub(super) fn run(
    arguments: &Arguments,
    options: &CohortOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read(arguments, environment)?;
    let figures = cohort(session.register.patients(), &session.knowledge, session.day);
    match options.format {
        Format::Json => write_cohort_json(&figures, &session.knowledge, out)?,
        Format::Text => Tables {
            language: session.language,
            out,
        }
        .write(&figures, &session.knowledge)?,
    }
    Ok(())
}

/// Plain tables.
struct Tables<'a, W> {
    language: Language,
    out: &'a mut W,
}

impl<W: Write> Tables<'_, W> {
    fn write(&mut self, figures: &Cohort, knowledge: &Knowledge) -> io::Result<()> {
        writeln!(
            self.out,
            "{}",
            patients_on(self.language, figures.patients, figures.day)
        )?;
        self.head(CohortPart::Verdicts)?;
        for (kind, behind) in &figures.verdicts {
            self.row(
                verdict_kind_words(self.language, *kind),
                &[behind.number().to_string()],
            )?;
        }
        self.head(CohortPart::Suppression)?;
        for row in &figures.suppression {
            let numbers = [&row.due, &row.assessed, &row.negative];
            let mut cells = numbers.map(|behind| behind.number().to_string()).to_vec();
            cells.push(share_words(row.share()));
            self.row(&month_words(self.language, row.month), &cells)?;
        }
        self.head(CohortPart::Resistance)?;
        for row in &figures.resistance {
            let name = regimen_words(self.language, row.regimen, knowledge);
            let numbers = [
                row.any.number_observed(),
                row.any.number_of_events(),
                row.lasting.number_of_events(),
            ];
            self.row(name, &numbers.map(|number| number.to_string()))?;
            self.curve(BY_YEARS.of(self.language), &row.any)?;
            self.curve(BY_YEARS_LASTING.of(self.language), &row.lasting)?;
        }
        self.head(CohortPart::Relapse)?;
        for row in &figures.relapse {
            let numbers = [row.curve.number_observed(), row.curve.number_of_events()];
            self.row(
                stopped_words(self.language, row.stopped),
                &numbers.map(|number| number.to_string()),
            )?;
            self.curve(BY_YEARS.of(self.language), &row.curve)?;
        }
        Ok(())
    }

    fn head(&mut self, part: CohortPart) -> io::Result<()> {
        writeln!(self.out, "\n{}", part.heading(self.language))?;
        writeln!(self.out, "{}", part.explained(self.language))?;
        let heads: Vec<String> = part
            .heads()
            .iter()
            .map(|head| head.of(self.language).to_owned())
            .collect();
        self.row("", &heads)
    }

    fn row(&mut self, label: &str, cells: &[String]) -> io::Result<()> {
        write!(self.out, "{}", pad(label, LABEL))?;
        for cell in cells {
            write!(self.out, "{cell:>NUMBER$}")?;
        }
        writeln!(self.out)
    }

    /// A curve by years: the share, and in brackets how many were still observed.
    fn curve(&mut self, what: &str, curve: &Curve) -> io::Result<()> {
        let years: Vec<String> = (1..=MOST_YEARS)
            .map_while(|year| {
                // Four years have a leap day.
                let day = year * 1461 / 4;
                let share = curve.survival(day)?;
                let at_risk = curve.number_at_risk(day);
                Some(format!("{year}y {} ({at_risk})", share_words(Some(share))))
            })
            .collect();
        if years.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "  {what}: {}", years.join("  "))
    }
}
