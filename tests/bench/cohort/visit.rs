//! What the laboratory reports of a patient, visit by visit.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};

use super::DAY;
use super::course::Story;
use super::seeded::Seeded;

/// A laboratory's assay of HBV DNA: its limit in IU/mL, its name where the file tells it, its unit.
struct Assay {
    limit: f64,
    name: &'static str,
    is_in_copies: bool,
}

const ASSAYS: [Assay; 4] = [
    Assay {
        limit: 20.0,
        name: "",
        is_in_copies: false,
    },
    Assay {
        limit: 20.0,
        name: "Roche COBAS AmpliPrep/TaqMan v2",
        is_in_copies: false,
    },
    Assay {
        limit: 10.0,
        name: "Abbott RealTime",
        is_in_copies: false,
    },
    Assay {
        limit: 100.0,
        name: "",
        is_in_copies: true,
    },
];
const COPIES_PER_IU: f64 = 5.6;

/// Writes every result of a patient.
pub(crate) fn write_all(
    out: &mut impl Write,
    mrn: &str,
    story: &Story,
    has_cirrhosis: bool,
    seeded: &mut Seeded,
) -> io::Result<()> {
    let visits = 5 + seeded.below(11);
    let span = (DAY - story.first_visit).num_days() as u64;
    let mut early = &ASSAYS[seeded.below(4) as usize];
    let late = &ASSAYS[seeded.below(3) as usize];
    let was_e_positive = seeded.one_in(2);
    for visit in 0..visits {
        let jitter = seeded.below(25);
        let on = (story.first_visit + Days::new(span * visit / visits + jitter)).min(DAY);
        if visit * 2 > visits {
            early = late;
        }
        let mut report = Report { out, mrn, on };
        report.dna(story, early, seeded)?;
        report.liver(story, has_cirrhosis, seeded)?;
        if visit % 2 == 0 {
            report.markers(was_e_positive, story.is_quiet(on) && visit > 3)?;
        }
    }
    Ok(())
}

struct Report<'a, W> {
    out: &'a mut W,
    mrn: &'a str,
    on: NaiveDate,
}

impl<W: Write> Report<'_, W> {
    fn row(&mut self, test: &str, value: &str, rest: &str) -> io::Result<()> {
        writeln!(self.out, "{},{},{test},{value},{rest}", self.mrn, self.on)
    }

    fn dna(&mut self, story: &Story, assay: &Assay, seeded: &mut Seeded) -> io::Result<()> {
        let load = 10_f64.powf(story.load(self.on) + seeded.between(-0.15, 0.15));
        let (factor, unit) = if assay.is_in_copies {
            (COPIES_PER_IU, "copies/mL")
        } else {
            (1.0, "IU/mL")
        };
        let limit = assay.limit * factor;
        let value = if load > 1.7e8 {
            ">1.7e8".to_owned()
        } else if load >= assay.limit {
            spelled(load * factor, seeded)
        } else if seeded.one_in(3) {
            "TND".to_owned()
        } else if seeded.one_in(9) {
            format!("<{limit} detected")
        } else {
            format!("<{limit}")
        };
        let printed = if seeded.one_in(2) {
            limit.to_string()
        } else {
            String::new()
        };
        self.row(
            "HBV DNA",
            &value,
            &format!("{unit},{printed},,{}", assay.name),
        )
    }

    fn liver(&mut self, story: &Story, has_cirrhosis: bool, seeded: &mut Seeded) -> io::Result<()> {
        let inflamed = if story.is_quiet(self.on) {
            1.0
        } else {
            seeded.between(1.0, 4.5)
        };
        let alt = (seeded.between(14.0, 38.0) * inflamed).round();
        let ast = (seeded.between(14.0, 34.0) * inflamed * 0.8).round();
        let bilirubin = seeded.between(5.0, if has_cirrhosis { 30.0 } else { 16.5 });
        let albumin = seeded
            .between(if has_cirrhosis { 28.0 } else { 36.0 }, 50.0)
            .round();
        let platelets = seeded
            .between(if has_cirrhosis { 60.0 } else { 140.0 }, 320.0)
            .round();
        self.row("ALT", &alt.to_string(), "U/L,,40,")?;
        self.row("AST", &ast.to_string(), "U/L,,40,")?;
        self.row("total bilirubin", &format!("{bilirubin:.1}"), "umol/L,,,")?;
        self.row("albumin", &albumin.to_string(), "g/L,35,,")?;
        self.row("platelets", &platelets.to_string(), "10*9/L,,,")?;
        self.row("GGT", &(alt * 1.2).round().to_string(), "U/L,,60,")?;
        if has_cirrhosis {
            let inr = seeded.between(0.9, 1.6);
            self.row("INR", &format!("{inr:.2}"), ",,,")?;
        }
        Ok(())
    }

    fn markers(&mut self, was_e_positive: bool, has_turned: bool) -> io::Result<()> {
        let (antigen, antibody) = if was_e_positive && !has_turned {
            ("positive", "negative")
        } else {
            ("negative", "positive")
        };
        self.row("HBsAg", "positive", ",,,")?;
        self.row("HBeAg", antigen, ",,,")?;
        self.row("anti-HBe", antibody, ",,,")
    }
}

/// A load as reports print it: digits, or with an exponent.
fn spelled(load: f64, seeded: &mut Seeded) -> String {
    if load < 1e4 || seeded.one_in(3) {
        load.round().to_string()
    } else {
        format!("{load:.2e}")
    }
}
