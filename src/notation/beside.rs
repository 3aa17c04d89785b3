//! What is unusual about a result beside the patient's last one, and beside the others of its report.

use super::units::computed;
use super::unusual::Unusual;
use super::written::InputOrigin;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::clinical::record::{DnaReading, Finding, Reactivity};
use crate::clinical::serology::reactivity;

/// What is unusual about a result, given the patient's last one of the same test: another unit; and where somebody is
/// there to ask, a tenfold jump or a serology that turns.
///
/// HBV DNA falls a thousandfold under good treatment, so only its rises count as jumps. Units that differ in name
/// only (U/L and IU/L) are the same.
#[must_use]
pub fn beside_last(
    finding: &Finding,
    last: &Finding,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Vec<Unusual> {
    let mut unusual = Vec::new();
    if finding.test() != last.test() {
        return unusual;
    }
    if is_other_unit(finding, last, knowledge) {
        unusual.push(Unusual::OtherUnit);
    }
    if origin == InputOrigin::Typed {
        unusual.extend(jump(finding, last, knowledge));
        let turned = reactivity(finding, knowledge)
            .zip(reactivity(last, knowledge))
            .is_some_and(|(now, before)| now != before);
        unusual.extend(turned.then_some(Unusual::Turned));
    }
    unusual
}

fn is_other_unit(finding: &Finding, last: &Finding, knowledge: &Knowledge) -> bool {
    let scale = |finding: &Finding| {
        let unit = match finding {
            Finding::HbvDna {
                reading: DnaReading::NotDetected,
                ..
            }
            | Finding::Serology { .. }
            | Finding::Genotype(_)
            | Finding::Ultrasound(_) => return None,
            Finding::HbvDna { unit, .. } => knowledge.tests.get(Test::HbvDna).unit_of_dna(*unit),
            Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => *unit,
        };
        Some(knowledge.tests.get(finding.test()).unit(unit)?.scale)
    };
    scale(finding)
        .zip(scale(last))
        .is_some_and(|(now, before)| now != before)
}

fn jump(finding: &Finding, last: &Finding, knowledge: &Knowledge) -> Option<Unusual> {
    let now = quantity(finding, knowledge)?;
    let before = quantity(last, knowledge)?;
    if now <= 0.0 || before <= 0.0 {
        return None;
    }
    let most = knowledge.settings.entry.jump_multiple;
    let (times, up) = if now >= before {
        (now / before, true)
    } else {
        (before / now, false)
    };
    let counts = up || finding.test() != Test::HbvDna;
    (counts && times >= most).then_some(Unusual::Jump { times, up })
}

/// The amount in the unit computed in; `None` where nothing was quantified.
fn quantity(finding: &Finding, knowledge: &Knowledge) -> Option<f64> {
    match finding {
        Finding::HbvDna {
            reading: DnaReading::Quantified(figure) | DnaReading::AboveRange(figure),
            unit,
            assay,
        } => Some(to_iu_per_ml(*figure, *unit, *assay, knowledge).get()),
        Finding::HbvDna {
            reading: DnaReading::NotDetected | DnaReading::Below(_) | DnaReading::DetectedBelow(_),
            ..
        }
        | Finding::Serology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
        Finding::Amount { figure, unit, .. } | Finding::QuantifiedSerology { figure, unit, .. } => {
            let definition = knowledge.tests.get(finding.test());
            Some(computed(figure.value(), *unit, definition))
        }
    }
}

/// What is unusual about the results of one report together: HBsAg positive with anti-HBs positive, HBeAg positive
/// with anti-HBe positive, direct above total bilirubin.
#[must_use]
pub fn beside_each_other(findings: &[Finding], knowledge: &Knowledge) -> Vec<Unusual> {
    let is_positive = |wanted: Marker| {
        findings
            .iter()
            .filter_map(|finding| reactivity(finding, knowledge))
            .any(|(marker, found)| marker == wanted && found == Reactivity::Positive)
    };
    let amount = |wanted: Analyte| {
        findings
            .iter()
            .find(|finding| finding.test() == Test::Analyte(wanted))
            .and_then(|finding| quantity(finding, knowledge))
    };
    let mut unusual = Vec::new();
    for (antigen, antibody) in [
        (Marker::HbsAg, Marker::AntiHbs),
        (Marker::HbeAg, Marker::AntiHbe),
    ] {
        if is_positive(antigen) && is_positive(antibody) {
            unusual.push(Unusual::BothPositive { antigen });
        }
    }
    let direct = amount(Analyte::DirectBilirubin);
    let total = amount(Analyte::TotalBilirubin);
    if direct
        .zip(total)
        .is_some_and(|(direct, total)| direct > total)
    {
        unusual.push(Unusual::DirectAboveTotal);
    }
    unusual
}
