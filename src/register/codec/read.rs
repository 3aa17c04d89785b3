//! Reading a line as results.

use crate::clinical::assays::AssayId;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Earlier, Finding, LabResult, Limits, Seq, Trail};
use crate::notation::{InputOrigin, Written, parse_finding, parse_limits, unit_id};
use crate::wording::Sentence;
use crate::wording::refusals::lines as said;

use super::cursor::{Cursor, parts};
use super::print::{NO_ASSAY, assay_of};
use super::quick::{quick_finding, quick_limits};
use super::small::{parse_seq, parse_sides};
use super::{Codec, CodecError, Context, Wrong};

const VOID: &str = "void";
const WAS: &str = "was";
const UNUSUAL: &str = "!";
const DETECTED: [&str; 3] = ["detected", "d", "+"];
/// Digits in a group of a number.
const GROUP: usize = 3;

impl Codec<'_> {
    /// The results of one report, each in the place of its part.
    ///
    /// # Errors
    /// The first part that is no result, with what is accepted.
    pub fn read(&self, line: &str, context: &Context<'_>) -> Result<Vec<LabResult>, CodecError> {
        let mut results = Vec::new();
        self.read_into(&mut results, line, context)?;
        Ok(results)
    }

    /// As [`Codec::read`], appended to `results`.
    ///
    /// # Errors
    /// As [`Codec::read`]; what was read before is then in `results`.
    pub fn read_into(
        &self,
        results: &mut Vec<LabResult>,
        line: &str,
        context: &Context<'_>,
    ) -> Result<(), CodecError> {
        if self.read_canonical(results, line, context) {
            return Ok(());
        }
        self.read_by_parts(results, line, context)
    }

    /// As [`Codec::read_into`], if the line is spelled as this program spells it and holds no trail; else it appends
    /// nothing and says so. What it reads has no backslash in it and no end of a line.
    pub fn read_canonical(
        &self,
        results: &mut Vec<LabResult>,
        line: &str,
        context: &Context<'_>,
    ) -> bool {
        let before = results.len();
        let is_canonical = self.read_plain(results, line, context).is_some();
        if !is_canonical {
            results.truncate(before);
        }
        is_canonical
    }

    /// The long way: each part for itself, in any spelling.
    pub(super) fn read_by_parts(
        &self,
        results: &mut Vec<LabResult>,
        line: &str,
        context: &Context<'_>,
    ) -> Result<(), CodecError> {
        for (position, text) in parts(line).enumerate() {
            let part = position + 1;
            let result = u16::try_from(part)
                .map_err(|_| Wrong::new(said::TOO_MANY, said::AT_MOST))
                .and_then(|place| self.part(text, place, context))
                .map_err(|wrong| CodecError {
                    part,
                    text: text.trim().to_owned(),
                    what: wrong.what,
                    accepted: wrong.accepted,
                })?;
            results.push(result);
        }
        Ok(())
    }

    fn part(&self, text: &str, place: u16, context: &Context<'_>) -> Result<LabResult, Wrong> {
        let mut cursor = Cursor::new(text);
        if cursor.is_at_end() {
            return Err(Wrong::new(said::EMPTY, said::TEST_AND_VALUE));
        }
        let is_void = cursor.take(VOID);
        let (test, implied) = self.vocabulary.test(cursor.word())?;
        let (value, unit) = value_and_unit(&mut cursor, test);
        let implied = implied.or_else(|| context.laboratory?.unit(test));
        let limits = cursor.enclosed('[', ']')?;
        let assay = self.assay(&mut cursor, test, context.assay())?;
        let mut unusual = cursor.take(UNUSUAL);
        let finding = self.finding(test, value, (unit, implied), assay)?;
        let limits = match limits {
            Some(text) => self.limits(text, &finding)?,
            None => Limits::default(),
        };
        let mut earlier = Vec::new();
        while cursor.take(WAS) {
            earlier.push(self.earlier(&mut cursor, &finding)?);
        }
        unusual = unusual || cursor.take(UNUSUAL);
        let retracted_by = match (is_void, cursor.is_at_end()) {
            (true, _) => Some(entry(&mut cursor, |word| said::retracting_entry(word))?),
            (false, _) => None,
        };
        if !cursor.is_at_end() {
            return Err(Wrong::new(said::misplaced(cursor.peek()), said::IN_ORDER));
        }
        let has_trail = retracted_by.is_some() || !earlier.is_empty();
        Ok(LabResult {
            report: context.report,
            place,
            unusual,
            on: context.on,
            month_only: context.month_only,
            finding,
            limits,
            trail: has_trail.then(|| {
                Box::new(Trail {
                    earlier,
                    retracted_by,
                })
            }),
        })
    }

    fn earlier(&self, cursor: &mut Cursor<'_>, now: &Finding) -> Result<Earlier, Wrong> {
        let test = now.test();
        let (value, unit) = value_and_unit(cursor, test);
        let implied = unit_id(now, self.vocabulary.knowledge);
        let assay = self.assay(cursor, test, assay_of(now))?;
        let finding = self.finding(test, value, (unit, implied), assay)?;
        let replaced_by = entry(cursor, |word| said::earlier_entry(word))?;
        Ok(Earlier {
            finding,
            replaced_by,
        })
    }

    /// The assay named next; else, for DNA, the one implied.
    fn assay(
        &self,
        cursor: &mut Cursor<'_>,
        test: Test,
        implied: Option<AssayId>,
    ) -> Result<Option<AssayId>, Wrong> {
        let implied = implied.filter(|_| test == Test::HbvDna);
        match cursor.enclosed('(', ')')? {
            None => Ok(implied),
            Some(_) if test != Test::HbvDna => {
                Err(Wrong::new(said::ASSAY_OF_OTHER, said::ASSAY_OF_LOAD))
            }
            Some(NO_ASSAY) => Ok(None),
            Some(name) => self.vocabulary.assay(name),
        }
    }

    /// What a value says: the quick way where it is in canonical spelling, else as any file is read.
    fn finding(
        &self,
        test: Test,
        value: &str,
        (unit, implied): (&str, Option<UnitId>),
        assay: Option<AssayId>,
    ) -> Result<Finding, Wrong> {
        let (known, implied_unit) = if unit.is_empty() {
            (implied, implied)
        } else {
            (self.vocabulary.exact_unit(test, unit), None)
        };
        let is_exact = unit.is_empty() || known.is_some();
        let quick = is_exact
            .then(|| quick_finding(test, value, known, assay, self.vocabulary.knowledge))
            .flatten();
        if let Some(finding) = quick {
            return Ok(finding);
        }
        let written = Written {
            test,
            value,
            unit,
            implied_unit,
            assay,
        };
        Ok(parse_finding(&written, InputOrigin::Stored, self.vocabulary.knowledge)?.finding)
    }

    fn limits(&self, text: &str, finding: &Finding) -> Result<Limits, Wrong> {
        let (lower, upper) = parse_sides(text)?;
        if let Some(limits) = quick_limits(lower, upper, finding, self.vocabulary.knowledge) {
            return Ok(limits);
        }
        let knowledge = self.vocabulary.knowledge;
        Ok(parse_limits(
            lower,
            upper,
            finding,
            InputOrigin::Stored,
            knowledge,
        )?)
    }
}

/// The words up to the limits, the assay, a mark or the trail: the value, then the unit, which may hold blanks. A list
/// of variants and an ultrasound have no unit.
fn value_and_unit<'t>(cursor: &mut Cursor<'t>, test: Test) -> (&'t str, &'t str) {
    let phrase = cursor.phrase(ends_the_unit);
    if matches!(test, Test::Genotype | Test::Ultrasound) {
        return (phrase, "");
    }
    let mut words = Cursor::new(phrase);
    words.word();
    while belongs_to_the_value(words.peek()) {
        words.word();
    }
    let unit = words.all();
    let (value, _) = phrase.split_at(phrase.len() - unit.len());
    (value.trim_end(), unit)
}

/// `<20 detected`, `<20 d`, `<20 +`, `not detected`, and the groups of `230 000`.
fn belongs_to_the_value(word: &str) -> bool {
    DETECTED
        .iter()
        .any(|detected| word.eq_ignore_ascii_case(detected))
        || (word.len() == GROUP && word.bytes().all(|byte| byte.is_ascii_digit()))
}

fn ends_the_unit(word: &str) -> bool {
    word == WAS || word == UNUSUAL || word.starts_with(['[', '(', '@'])
}

/// `@4716`.
fn entry(cursor: &mut Cursor<'_>, wrong: fn(&str) -> Sentence) -> Result<Seq, Wrong> {
    let word = cursor.word();
    word.strip_prefix('@')
        .and_then(parse_seq)
        .ok_or_else(|| Wrong::new(wrong(word), said::ENTRY))
}
