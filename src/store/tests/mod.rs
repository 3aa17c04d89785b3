//! The register file: what is read, what is refused and where, and what a save promises.

mod damaged;
mod faults;
mod first_look;
mod life;
pub(crate) mod random;
mod round_trip;
mod whole_file;

use crate::register::codec::arbitrary::knowledge;

/// A small register with one of each kind.
const SMALL: &str = r#"(
  format: "hepatrack", schema: 3, register: "k7q2m9x4",
  labs: [
    (id: 1, name: "city", assay: "Roche cobas HBV", units: "dna IU/mL; alt U/L; tbil umol/L", limits: "dna 10..1e9; alt ..40; alb 35..", order: "alt; dna; tbil"),
  ],
  patients: [
    (id: 17, mrn: "W-37", name: "Zhang, Li", born: "1974-05-12", sex: female, cirrhosis: none, src: "f396",
      courses: [
        (id: 402, drug: "entecavir", from: "2020-01-10", to: "2023-03-01", dose: "0.5 mg", src: "f398"),
      ],
      reports: [
        (id: 401, on: "2020-01-08", lab: 1, src: "f397", r: "dna 2.3e7 IU/mL [10..1e9]; alt 96 U/L [..40]; eag +; eab -"),
        (id: 702, on: "2023-06-01", lab: 1, src: "i4711", r: "dna 5e3 IU/mL [10..1e9] was 5e4 @4716; alt 88 U/L [..40] !; void ast 600 U/L @4717"),
      ],
      notes: [
        (id: 606, on: "2021-05-02", kind: attempt, text: "no answer, letter sent", src: "f4712"),
        (id: 605, on: "2021-06-01", kind: seen, src: "f4711"),
        (id: 607, on: "2021-06-01", kind: remark, text: "came with \"her\" son", src: "q4713"),
        (id: 608, on: "2021-06-01", kind: sample, src: "f4714"),
        (id: 609, on: "2022-09-01", kind: expected, text: "after the holiday", src: "f4715"),
      ]),
    (id: 18, mrn: "W-38", name: "O\"Neil, \\ 王", src: "x0"),
  ],
)
// seq 4718 next-id 703
"#;
