//! `hepatrack check`: reads everything, changes nothing, says what is wrong and where.

use std::io::Write;

use super::arguments::Arguments;
use super::failure::Failure;
use super::session::{Environment, Session};

pub(super) fn run(
    arguments: &Arguments,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read(arguments, environment)?;
    let records = session.register.patients();
    let courses: usize = records.iter().map(|record| record.courses.len()).sum();
    let reports: usize = records.iter().map(|record| record.reports.len()).sum();
    let results: usize = records.iter().map(|record| record.results.len()).sum();
    writeln!(
        out,
        "nothing is wrong: {} patients, {courses} courses, {reports} reports, {results} results",
        records.len()
    )?;
    Ok(())
}
