//! Which patient of the example shows what.

use hepatrack::clinical::assessment::{Doubt, Note};
use hepatrack::clinical::record::FollowUp;

/// Row by row the table of headlines: number, tier, verdict, beginning of the headline.
#[rustfmt::skip]
pub const ROWS: [(&str, u8, &str, &str); 41] = [
    ("10027", 10, "never_treated", "No antiviral on record"),
    ("10113", 4, "never_treated", "No antiviral on record; DNA 230 000 IU/mL, ALT 2.2x"),
    ("2024-0041", 2, "never_treated", "No antiviral on record; DNA 46 000 000 IU/mL, ALT 8.0x"),
    ("10244", 9, "awaiting_response", "Too early to judge: month 2 of entecavir"),
    ("00060055", 1, "awaiting_response", "Too early to judge: month 1 of entecavir"),
    ("2019-0457", 10, "awaiting_response", "Too early to judge: month 2 of tenofovir disoproxil (after lamivudine failed)"),
    ("B7734", 10, "awaiting_response", "On interferon, DNA still positive: resistance is not defined"),
    ("00038812", 10, "responding", "DNA negative on treatment (18-Mar-2024, below 20)"),
    ("00021777", 8, "responding", "DNA negative on treatment (15-Jan-2024, below 20)"),
    ("H-0192", 10, "responding", "DNA negative on treatment: trace, detected below 20"),
    ("00051467", 10, "responding", "DNA 180: cannot be told from the earlier limit of 1 000"),
    ("10358", 6, "responding", "DNA was negative 14 months ago; not tested since"),
    ("2020-0031", 8, "stop_conditions_met", "DNA negative, HBeAg seroconverted: held 3 of 12+ months"),
    ("2018-0210", 8, "stop_conditions_met", "DNA negative, HBeAg seroconverted: held, not known how long"),
    ("H-0456", 8, "stop_conditions_met", "Clinic text's stop conditions held 24 months: for the doctor"),
    ("10402", 8, "primary_resistance", "DNA not yet negative at month 6, down 4.2 log10"),
    ("C0017", 8, "primary_resistance", "DNA not yet negative at month 6, down 2.1 log10"),
    ("2023-0112", 4, "primary_resistance", "DNA never negative at month 12: 90 000, down 1.0 log10"),
    ("H-0788", 3, "primary_resistance", "DNA never negative and now rising: 2.5 log10 above its lowest"),
    ("2024-0009", 8, "primary_resistance", "DNA positive at month 4: 5 000; value before treatment missing"),
    ("W-0019", 3, "secondary_resistance", "DNA positive again on treatment: 3 200, seen once"),
    ("00012903", 3, "secondary_resistance", "DNA positive again on treatment: 21 000, seen twice"),
    ("10571", 5, "secondary_resistance", "DNA measurable again at a low level: 45, seen once"),
    ("B8120", 3, "secondary_resistance", "DNA measurable again: 640, up 1.5 log10, seen once; the newer <1 000 cannot show that 640 has gone"),
    ("10619", 3, "viraemia_after_interruption", "DNA positive after 17 days without the drug: 4 000"),
    ("2021-0305", 5, "viraemia_after_interruption", "DNA falling after a 26-day break: 190"),
    ("ONC-112", 7, "prophylaxis", "Preventive course: resistance and stop rules do not apply"),
    ("ONC-087", 3, "prophylaxis", "Preventive course: DNA positive again, 300: reactivation?"),
    ("10733", 6, "off_treatment", "Off treatment 3 months, DNA not tested since"),
    ("2022-0518", 4, "off_treatment", "Off treatment, last DNA positive (500 000 before the stop)"),
    ("00044021", 10, "off_treatment_remission", "Off treatment 15 months, DNA still negative (04-Mar-2024)"),
    ("B6602", 3, "off_treatment_remission", "Off treatment 50 months, DNA still negative (06-May-2024): trace"),
    ("H-0901", 2, "off_treatment_remission", "Cirrhosis and off treatment; DNA negative (06-May-2024)"),
    ("W-0037", 3, "relapse", "DNA positive again after stopping: 30 000, seen twice"),
    ("10188", 1, "relapse", "DNA positive again after stopping: 8 400 000, seen once"),
    ("10846", 5, "relapse", "DNA low-positive after stopping: 45, seen once"),
    ("2017-0099", 3, "viraemic_off_treatment", "Off treatment with DNA 500 000; it was positive at the stop"),
    ("ONC-054", 3, "viraemic_off_treatment", "DNA positive after a preventive course: 200 000: reactivation?"),
    ("M2023/118", 9, "viraemic_off_treatment", "After the pregnancy course: DNA positive, as expected"),
    ("10911", 4, "undetermined", "Cannot judge: no DNA since treatment began (10-Jan-2024)"),
    ("T-0006", 3, "undetermined", "Off treatment with DNA 500 000; DNA at the stop not on record"),
];

/// Those who left: shown when looked for, in no list.
pub const LEFT: [(&str, FollowUp); 3] = [
    ("10077", FollowUp::Moved),
    ("H-2311", FollowUp::Lost),
    ("00009318", FollowUp::Died),
];

/// A patient's number, and what is found among the remarks of that patient.
pub type Shows<T> = (&'static str, fn(&T) -> bool);

/// Who shows which note.
#[rustfmt::skip]
pub const NOTES: [Shows<Note>; 6] = [
    ("00021777", |note| matches!(note, Note::HbsagLost { .. })),
    ("B6602", |note| matches!(note, Note::HbsagBack { .. })),
    ("10571", |note| matches!(note, Note::HbeagPositiveAgain { .. })),
    ("H-0456", |note| matches!(note, Note::RelapsedAfterStop { .. })),
    ("10619", |note| matches!(note, Note::AfterInterruption(_))),
    ("H-0788", |note| matches!(note, Note::FallIsAtLeast)),
];

/// Who shows which doubt.
#[rustfmt::skip]
pub const DOUBTS: [Shows<Doubt>; 7] = [
    ("10358", |doubt| matches!(doubt, Doubt::CirrhosisDoubted { .. })),
    ("W-0019", |doubt| matches!(doubt, Doubt::Amended(_))),
    ("00051467", |doubt| matches!(doubt, Doubt::Excused(_))),
    ("00051467", |doubt| matches!(doubt, Doubt::AssayChanged { .. })),
    ("B8120", |doubt| matches!(doubt, Doubt::SetAside { .. })),
    ("T-0006", |doubt| matches!(doubt, Doubt::ApproximateCourse(_))),
    ("T-0006", |doubt| matches!(doubt, Doubt::ApproximateBirth)),
];
