//! What is on file as it would be typed, so that a form can begin with it.

use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::UnitId;
use crate::clinical::record::{DnaReading, Finding};
use crate::notation::{unit_id, value_text};
use crate::wording::{Language, amount_words};

/// A finding as it is typed where `implied` is the unit that is meant without one.
pub(super) fn typed(
    finding: &Finding,
    implied: Option<UnitId>,
    language: Language,
    knowledge: &Knowledge,
) -> String {
    let value = match finding {
        // What no figure says is said in words.
        Finding::Serology { .. } | Finding::Genotype(_) | Finding::Ultrasound(_) => {
            amount_words(language, finding, knowledge)
        }
        Finding::HbvDna { .. } | Finding::Amount { .. } | Finding::QuantifiedSerology { .. } => {
            value_text(finding)
        }
    };
    let own = unit_id(finding, knowledge);
    let implied = implied.unwrap_or(UnitId::COMPUTED);
    let Some(own) = own.filter(|own| *own != implied) else {
        return value;
    };
    let unit = knowledge
        .tests
        .get(finding.test())
        .unit(own)
        .map_or("", |unit| unit.name.as_str());
    match finding {
        Finding::HbvDna {
            reading: DnaReading::NotDetected,
            ..
        } => value,
        Finding::HbvDna {
            reading: DnaReading::DetectedBelow(limit),
            ..
        } => format!("<{limit} {unit} detected"),
        Finding::HbvDna {
            reading: DnaReading::Quantified(_) | DnaReading::Below(_) | DnaReading::AboveRange(_),
            ..
        }
        | Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => format!("{value} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::laboratory::Test;
    use crate::notation::{InputOrigin, Written, parse_finding};
    use crate::reference::shipped;

    #[test]
    fn what_is_filled_in_reads_as_what_was_on_file() {
        let knowledge = shipped().unwrap();
        for test in Test::ALL {
            let values: &[&str] = match test {
                Test::HbvDna => &["2300", "<20", "<20 detected", ">1.7e8", "5.36", "TND"],
                Test::Analyte(_) => &["5", "1.2", "40", "<3", "200"],
                Test::Marker(_) => &["+", "-", "0.5", ">1000"],
                Test::Genotype => &["rtM204V rtL180M", "none"],
                Test::Ultrasound => &["-", "+", "="],
            };
            let definition = knowledge.tests.get(test);
            let count = u8::try_from(definition.units.len()).unwrap();
            for unit in (0..count).map(UnitId) {
                for value in values {
                    let read = |value: &str, implied_unit| {
                        let written = Written {
                            test,
                            value,
                            unit: "",
                            implied_unit,
                            assay: None,
                        };
                        parse_finding(&written, InputOrigin::Typed, &knowledge)
                    };
                    let Ok(entered) = read(value, Some(unit)) else {
                        continue;
                    };
                    for (implied, language) in [None, Some(unit)]
                        .into_iter()
                        .flat_map(|implied| Language::ALL.map(|language| (implied, language)))
                    {
                        let text = typed(&entered.finding, implied, language, &knowledge);
                        let again = read(&text, implied).unwrap();
                        let same = again.finding == entered.finding
                            // "Not detected" has no figure that a unit could belong to.
                            || value_text(&again.finding) == "TND";
                        assert!(same, "{text}: {again:?} {entered:?}");
                    }
                }
            }
        }
    }
}
