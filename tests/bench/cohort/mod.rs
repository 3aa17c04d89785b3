//! Cohorts for measuring: patients who do not exist, about 88 results each, with the courses that a clinic sees:
//! suppressed for years, resistant, interrupted, stopped and relapsed, never treated. One seed gives one cohort.

mod course;
mod seeded;
mod visit;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::NaiveDate;

use course::Story;
use seeded::Seeded;

/// The day on which the cohorts are reviewed; no result is younger.
pub(crate) const DAY: NaiveDate = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();

const SEED: u64 = 0x6865_7061_7469_7473;
const FAMILIES: [&str; 16] = [
    "Chen",
    "Nguyen",
    "Okafor",
    "Müller",
    "Silva",
    "Kowalska",
    "Haddad",
    "Tanaka",
    "Mensah",
    "Petrova",
    "O'Brien",
    "Garcia",
    "Singh",
    "Kaya",
    "Lindqvist",
    "陈",
];
const GIVEN: [&str; 12] = [
    "Wei", "Ana", "Kofi", "Jörg", "Maria", "Linh", "Omar", "Yuki", "Ewa", "Ravi", "Elif", "伟",
];

/// Writes `patients.csv`, `courses.csv` and `results.csv` of so many patients into a folder.
pub(crate) fn write(folder: &Path, patients: usize) -> io::Result<()> {
    let table = |name: &str, header: &str| -> io::Result<BufWriter<File>> {
        let mut out = BufWriter::new(File::create(folder.join(name))?);
        writeln!(out, "{header}")?;
        Ok(out)
    };
    let mut persons = table(
        "patients.csv",
        "mrn,name,born,sex,cirrhosis,contact,follow_up",
    )?;
    let mut courses = table("courses.csv", "mrn,drug,start,stop,intent")?;
    let mut results = table(
        "results.csv",
        "mrn,date,test,value,unit,lower_limit,upper_limit,assay",
    )?;
    for number in 0..patients {
        let mut seeded = Seeded::new(SEED ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mrn = format!("P{number:06}");
        let has_cirrhosis = seeded.one_in(9);
        person(&mut persons, &mrn, has_cirrhosis, &mut seeded)?;
        let story = Story::tell(&mut seeded);
        for course in &story.courses {
            let stop = course
                .stop
                .map_or_else(String::new, |stop| stop.to_string());
            let intent = if story.is_prevention {
                "prophylaxis"
            } else {
                "treatment"
            };
            writeln!(
                courses,
                "{mrn},{},{},{stop},{intent}",
                course.drug, course.start
            )?;
        }
        visit::write_all(&mut results, &mrn, &story, has_cirrhosis, &mut seeded)?;
    }
    persons.flush()?;
    courses.flush()?;
    results.flush()
}

fn person(
    out: &mut impl Write,
    mrn: &str,
    has_cirrhosis: bool,
    seeded: &mut Seeded,
) -> io::Result<()> {
    let (family, given) = (seeded.pick(&FAMILIES), seeded.pick(&GIVEN));
    let second = seeded.pick(&GIVEN);
    let born = DAY - chrono::Days::new(365 * 20 + seeded.below(365 * 60));
    let about = if seeded.one_in(30) { "~" } else { "" };
    let sex = if seeded.one_in(2) { "female" } else { "male" };
    let cirrhosis = match (has_cirrhosis, seeded.below(10)) {
        (true, 0) => "decompensated",
        (true, _) => "compensated",
        (false, 0) => "unknown",
        (false, _) => "none",
    };
    let follow_up = match seeded.below(40) {
        0 => "moved",
        1 => "lost",
        2 => "died",
        _ => "active",
    };
    writeln!(
        out,
        "{mrn},\"{family}, {given} {second}\",{about}{born},{sex},{cirrhosis},,{follow_up}"
    )
}
