//! HBV DNA in every form that a laboratory prints (`RULES.md` §3).

mod judged;

use super::fault::Fault;
use super::fold::fold;
use super::measured::{Measured, measured};
use super::split::row_unit;
use super::unusual::Unusual;
use super::value::{Parts, parts};
use super::written::{Beside, InputOrigin, Reading, Written};
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId, ValueWord};
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::{Comparator, DnaReading, Finding};
use crate::wording::refusals::values as said;
use judged::judged;
pub(super) use judged::probable_logarithm;

pub(super) fn parse(
    written: &Written<'_>,
    beside: Beside,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).trim().to_lowercase();
    if folded.is_empty() {
        return Err(Fault::new("", said::NO_VALUE, said::LOAD));
    }
    if matches!(folded.as_str(), "nd" | "n.d." | "n/d" | "n.d") {
        return may_be_not_done(written, origin, knowledge);
    }
    let Some(parts) = parts(&folded, &knowledge.words.values) else {
        return Err(not_understood(&folded, written, origin, knowledge));
    };
    let not_detected = parts.says(ValueWord::NotDetected) || parts.says(ValueWord::Negative);
    let detected = parts.says(ValueWord::Detected) || parts.says(ValueWord::Positive);
    if not_detected && detected {
        return Err(Fault::new(
            written.value,
            said::DETECTED_AND_NOT,
            said::LOAD,
        ));
    }
    let saying = Saying {
        written,
        origin,
        knowledge,
        not_detected,
        detected,
    };
    if parts.figures.is_empty() {
        saying.words_alone(&parts, beside)
    } else {
        let measured = measured(&parts.figures, written, origin, knowledge)
            .map_err(|fault| fault.within("", if detected { " detected" } else { "" }))?;
        saying.figures(&parts, measured, beside)
    }
}

/// The complaint about a value whose words are not all known.
fn not_understood(
    folded: &str,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Fault {
    match measured(folded, written, origin, knowledge) {
        Err(fault) if folded.starts_with(|c: char| c.is_ascii_digit() || "<>+-.".contains(c)) => {
            fault
        }
        Ok(_) | Err(_) => Fault::new(written.value, said::NO_NUMBER_OR_WORD, said::LOAD),
    }
}

/// What the words of a value say, and where it stands.
struct Saying<'a> {
    written: &'a Written<'a>,
    origin: InputOrigin,
    knowledge: &'a Knowledge,
    not_detected: bool,
    detected: bool,
}

impl Saying<'_> {
    /// A value without a figure.
    fn words_alone(&self, parts: &Parts, beside: Beside) -> Result<Reading, Fault> {
        let limits = beside.limits;
        if self.not_detected {
            return self.finding(DnaReading::NotDetected, None, Vec::new());
        }
        if parts.says(ValueWord::BelowLimit) {
            return match (limits.lower.filter(|limit| !limit.is_zero()), self.detected) {
                (Some(limit), true) => self.row(DnaReading::DetectedBelow(limit), beside),
                (Some(limit), false) => self.row(DnaReading::Below(limit), beside),
                (None, true) => Err(Fault::new(
                    self.written.value,
                    said::DETECTED_BELOW_UNNAMED,
                    said::LOWER_LIMIT_TOO,
                )),
                // The limit of the assay, or the assumed one, holds as for "not detected".
                (None, false) => {
                    let unusual = vec![Unusual::LimitNotNamed];
                    self.finding(DnaReading::NotDetected, None, unusual)
                }
            };
        }
        if parts.says(ValueWord::AboveLimit) {
            let bound = limits.upper.ok_or_else(|| {
                let accepted = said::END_OF_RANGE_TOO;
                Fault::new(self.written.value, said::ABOVE_UNNAMED, accepted)
            })?;
            return self.row(DnaReading::AboveRange(bound), beside);
        }
        let problem = if self.detected {
            said::POSITIVE_WITHOUT_AMOUNT
        } else {
            said::NO_AMOUNT
        };
        Err(Fault::new(self.written.value, problem, said::LOAD))
    }

    /// A reading whose figure is a limit of the row.
    fn row(&self, reading: DnaReading, beside: Beside) -> Result<Reading, Fault> {
        let unit = row_unit(None, self.written, self.origin, self.knowledge)?;
        let unit = self.required_unit(unit)?;
        judged(
            reading,
            unit,
            false,
            beside,
            self.written,
            self.origin,
            self.knowledge,
        )
    }

    /// A value with a figure.
    fn figures(&self, parts: &Parts, measured: Measured, beside: Beside) -> Result<Reading, Fault> {
        let figure = measured.figure.figure;
        let below = parts.says(ValueWord::Less) || parts.says(ValueWord::BelowLimit);
        let above = parts.says(ValueWord::Greater) || parts.says(ValueWord::AboveLimit);
        let comparator = match (measured.comparator, below, above) {
            (Comparator::Equal, false, false) => Comparator::Equal,
            (Comparator::Equal | Comparator::Less, true, false)
            | (Comparator::Less, false, false) => Comparator::Less,
            (Comparator::Equal | Comparator::Greater, false, true)
            | (Comparator::Greater, false, false) => Comparator::Greater,
            (Comparator::Equal | Comparator::Less | Comparator::Greater, _, _) => {
                return Err(Fault::new(
                    self.written.value,
                    said::BELOW_AND_ABOVE,
                    said::LOAD,
                ));
            }
        };
        let is_zero = figure.is_zero();
        let unit = measured.figure.unit;
        let reading = match (comparator, self.not_detected, self.detected) {
            (Comparator::Equal, _, false) if is_zero => return self.zero(unit),
            (Comparator::Less, true, _) => {
                let unit = Some(self.required_unit(unit)?);
                let mut reading = self.finding(DnaReading::NotDetected, unit, Vec::new())?;
                reading.limit = Some(figure);
                return Ok(reading);
            }
            (Comparator::Equal | Comparator::Greater, true, _) => {
                return Err(Fault {
                    readings: vec!["TND".to_owned(), self.written.value.to_owned()],
                    ..Fault::new(
                        self.written.value,
                        said::NOT_DETECTED_WITH_AMOUNT,
                        said::ONE_OR_LIMIT,
                    )
                });
            }
            (Comparator::Less, false, false) => DnaReading::Below(figure),
            (Comparator::Less, false, true) => DnaReading::DetectedBelow(figure),
            (Comparator::Equal, false, false) => DnaReading::Quantified(figure),
            (Comparator::Greater, false, false) => DnaReading::AboveRange(figure),
            (Comparator::Equal | Comparator::Greater, false, true) => {
                self.detected_amount(comparator, figure, unit, beside)?
            }
        };
        if self.origin == InputOrigin::File {
            self.refuse_lost_figure(&parts.figures)?;
        }
        let unit = self.required_unit(unit)?;
        let may_group = measured.figure.point_may_group;
        judged(
            reading,
            unit,
            may_group,
            beside,
            self.written,
            self.origin,
            self.knowledge,
        )
    }

    /// `.21`: the figure before the point may be lost.
    fn refuse_lost_figure(&self, figures: &str) -> Result<(), Fault> {
        let is_sign = |c: char| matches!(c, '<' | '>' | '=' | ' ');
        if figures.trim_start_matches(is_sign).starts_with('.') {
            let value = self.written.value;
            return Err(Fault::new(value, said::NOTHING_BEFORE_POINT, said::LOAD));
        }
        Ok(())
    }

    /// `detected 2.3e5`: an amount where it is too high for a limit whose sign was lost, or above the one beside it.
    fn detected_amount(
        &self,
        comparator: Comparator,
        figure: Decimal,
        unit: Option<UnitId>,
        beside: Beside,
    ) -> Result<DnaReading, Fault> {
        let is_above = |limit: Decimal| !limit.is_zero() && figure.value() > limit.value();
        let is_of_unit = beside.unit.is_none_or(|own| unit == Some(own));
        let is_above_limit = is_of_unit && beside.limits.lower.is_some_and(is_above);
        let definition = self.knowledge.tests.get(Test::HbvDna);
        let settings = &self.knowledge.settings;
        let unit = definition.dna_unit(self.required_unit(unit)?);
        let unit = unit.unwrap_or(DnaUnit::IuPerMl);
        let load = to_iu_per_ml(figure, unit, self.written.assay, self.knowledge);
        match comparator {
            Comparator::Equal if load > settings.highest_limit || is_above_limit => {
                Ok(DnaReading::Quantified(figure))
            }
            Comparator::Greater if load >= settings.lowest_upper_limit => {
                Ok(DnaReading::AboveRange(figure))
            }
            Comparator::Equal | Comparator::Less | Comparator::Greater => Err(Fault {
                readings: vec![format!("<{figure} detected"), figure.to_string()],
                ..Fault::new(
                    self.written.value,
                    said::DETECTED_WITHOUT_LIMIT,
                    said::DETECTED_BELOW_OR_AMOUNT,
                )
            }),
        }
    }

    /// Nought is "not detected", but a logarithm of nought is one unit.
    fn zero(&self, unit: Option<UnitId>) -> Result<Reading, Fault> {
        let unit = self.required_unit(unit)?;
        let definition = self.knowledge.tests.get(Test::HbvDna);
        if definition.dna_unit(unit).is_some_and(DnaUnit::is_logarithm) {
            return Err(Fault::new(
                self.written.value,
                said::ZERO_AS_LOGARITHM,
                said::TND,
            ));
        }
        self.finding(DnaReading::NotDetected, Some(unit), Vec::new())
    }

    fn required_unit(&self, unit: Option<UnitId>) -> Result<UnitId, Fault> {
        match (unit, self.origin) {
            (Some(unit), InputOrigin::File | InputOrigin::Typed | InputOrigin::Stored) => Ok(unit),
            (None, InputOrigin::Typed) => Ok(UnitId::COMPUTED),
            (None, InputOrigin::File | InputOrigin::Stored) => Err(Fault::new(
                self.written.value,
                said::LOAD_WITHOUT_UNIT,
                said::UNITS_OF_LOAD,
            )),
        }
    }

    fn finding(
        &self,
        reading: DnaReading,
        unit: Option<UnitId>,
        unusual: Vec<Unusual>,
    ) -> Result<Reading, Fault> {
        let unit = match unit {
            Some(unit) => Some(unit),
            None => row_unit(None, self.written, self.origin, self.knowledge)?,
        };
        Ok(Reading {
            finding: finding(reading, unit, self.written, self.knowledge),
            unusual,
            limit: None,
        })
    }
}

fn may_be_not_done(
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    match origin {
        InputOrigin::Typed => {
            let unit = row_unit(None, written, origin, knowledge)?;
            Ok(Reading {
                finding: finding(DnaReading::NotDetected, unit, written, knowledge),
                unusual: vec![Unusual::MayBeNotDone],
                limit: None,
            })
        }
        InputOrigin::File | InputOrigin::Stored => Err(Fault {
            readings: vec!["TND".to_owned()],
            ..Fault::new(written.value, said::MAY_BE_NOT_DONE, said::TND_OR_NO_ROW)
        }),
    }
}

fn finding(
    reading: DnaReading,
    unit: Option<UnitId>,
    written: &Written<'_>,
    knowledge: &Knowledge,
) -> Finding {
    let definition = knowledge.tests.get(Test::HbvDna);
    let unit = definition.dna_unit(unit.unwrap_or(UnitId::COMPUTED));
    Finding::HbvDna {
        reading,
        unit: unit.unwrap_or(DnaUnit::IuPerMl),
        assay: written.assay,
    }
}

/// The load of a figure, rounded as the rules round it.
fn load(figure: Decimal, unit: DnaUnit, written: &Written<'_>, knowledge: &Knowledge) -> IuPerMl {
    to_iu_per_ml(figure, unit, written.assay, knowledge)
}
