//! The unit and the limits of a test in a profile: `U/L ..40`.

use super::complain;
use crate::app::form::context::FormContext;
use crate::app::form::reader::Reader;
use crate::app::form::result::ask_about_limits;
use crate::app::form::spec;
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Limits};
use crate::notation::{InputOrigin, fold, odd_limits, other_than_assay, parse_limits, parse_unit};
use crate::register::{Laboratory, ProfileField};
use crate::wording::screens::{common, profile as words};
use crate::wording::{Language, limits_words, name_words};

const DOTS: &str = "..";

/// `U/L ..40`: unit and limits of a test as they are typed.
pub(super) fn text(laboratory: &Laboratory, test: Test, cx: &FormContext<'_>) -> String {
    let definition = cx.knowledge.tests.get(test);
    let unit = laboratory
        .unit(test)
        .and_then(|unit| definition.unit(unit))
        .map_or("", |unit| name_words(cx.language, unit));
    let range = range_text(laboratory.limits(test));
    format!("{unit} {range}").trim().to_owned()
}

/// `..40`, `35..`, `3..5`: limits as they are typed here; nothing where there are none.
pub(crate) fn range_text(limits: Limits) -> String {
    let side = |side: Option<Decimal>| side.map_or_else(String::new, |side| side.to_string());
    match (limits.lower, limits.upper) {
        (None, None) => String::new(),
        (lower, upper) => format!("{}{DOTS}{}", side(lower), side(upper)),
    }
}

/// Limits that are on file are asked about again where another assay stands beside them.
pub(super) fn read(
    test: Test,
    is_on_file: bool,
    has_new_assay: bool,
    after: &mut Laboratory,
    at: &mut Reader<'_>,
) {
    let spec = spec::test(test);
    let definition = at.cx.knowledge.tests.get(test);
    let written = fold(at.text(spec)).into_owned();
    let (ranges, unit): (Vec<&str>, Vec<&str>) = written
        .split_whitespace()
        .partition(|word| word.contains(DOTS));
    let unit = unit.join(" ");
    after
        .fields
        .retain(|field| field.test != test || !unit.is_empty());
    after
        .limits
        .retain(|(limited, _)| *limited != test || !ranges.is_empty());
    if written.trim().is_empty() {
        let hint = definition
            .units
            .first()
            .map_or("", |unit| name_words(at.cx.language, unit));
        return at.hint(spec, hint);
    }
    let understood = understand(
        at.cx.language,
        &unit,
        &ranges,
        test,
        after.assay,
        at.cx.knowledge,
    );
    let (id, limits) = match understood {
        Ok(understood) => understood,
        Err(why) => return complain(spec, &why, at),
    };
    if id.is_some() {
        let field = ProfileField { test, unit: id };
        match after.fields.iter_mut().find(|field| field.test == test) {
            Some(own) => *own = field,
            None => after.fields.push(field),
        }
    }
    if !ranges.is_empty() {
        let mut own = after.limits.iter_mut();
        match own.find(|(limited, _)| *limited == test) {
            Some((_, own)) => *own = limits,
            None => after.limits.push((test, limits)),
        }
    }
    let unit = definition.unit(id.unwrap_or(UnitId::COMPUTED));
    let unit = unit.map_or("", |unit| name_words(at.cx.language, unit));
    at.understood(
        spec,
        match (limits.lower, limits.upper) {
            (None, None) => format!("= {unit}"),
            (Some(_) | None, _) => {
                let comma = common::COMMA.of(at.cx.language);
                format!("= {unit}{comma}{}", limits_words(at.cx.language, limits))
            }
        },
    );
    if !is_on_file || has_new_assay {
        let beside = beside(test, id, after.assay, at.cx.knowledge);
        let mut odd = odd_limits(limits, &beside, at.cx.knowledge);
        if is_on_file {
            odd.extend(other_than_assay(limits, &beside, at.cx.knowledge));
        }
        ask_about_limits(at.place(spec), &definition.name, at.text(spec), &odd, at);
    }
}

fn understand(
    language: Language,
    unit: &str,
    ranges: &[&str],
    test: Test,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Result<(Option<UnitId>, Limits), String> {
    // Without the dots nobody knows which limit a number is; units such as `10^9/L` are no numbers.
    let is_number = |word: &&str| word.parse::<Decimal>().is_ok();
    if let Some(number) = unit.split_whitespace().find(is_number) {
        return Err(words::which_limit(language, number, DOTS));
    }
    let id = match unit {
        "" => None,
        unit => Some(parse_unit(unit, test, knowledge).map_err(|fault| {
            words::unit_fault(
                language,
                fault.problem.of(language),
                fault.accepted.of(language),
                words::LIMITS_ACCEPTED.of(language),
            )
        })?),
    };
    let limits = match ranges {
        [] => Limits::default(),
        [range] => limits(
            language,
            range,
            &beside(test, id, assay, knowledge),
            knowledge,
        )?,
        [..] => {
            return Err(words::two_ranges(
                language,
                words::LIMITS_ACCEPTED.of(language),
            ));
        }
    };
    Ok((id, limits))
}

/// Limits that may stand beside such a result.
fn limits(
    language: Language,
    range: &str,
    beside: &Finding,
    knowledge: &Knowledge,
) -> Result<Limits, String> {
    let (lower, upper) = range
        .split_once(DOTS)
        .filter(|(lower, upper)| !(lower.is_empty() && upper.is_empty()))
        .ok_or_else(|| words::no_limits(language, words::LIMITS_ACCEPTED.of(language)))?;
    parse_limits(lower, upper, beside, InputOrigin::Typed, knowledge).map_err(|fault| {
        words::fault_accepted(
            language,
            fault.told(language),
            words::LIMITS_ACCEPTED.of(language),
        )
    })
}

/// A result of the test in this unit, beside which the limits would stand.
fn beside(
    test: Test,
    unit: Option<UnitId>,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Finding {
    let unit = unit.unwrap_or(UnitId::COMPUTED);
    match test {
        Test::Analyte(analyte) => Finding::Amount {
            analyte,
            comparator: Comparator::Equal,
            figure: Decimal::ZERO,
            unit,
        },
        Test::HbvDna | Test::Marker(_) | Test::Genotype | Test::Ultrasound => {
            let dna = knowledge.tests.get(Test::HbvDna);
            Finding::HbvDna {
                reading: DnaReading::NotDetected,
                unit: dna.dna_unit(unit).unwrap_or(DnaUnit::IuPerMl),
                assay,
            }
        }
    }
}
