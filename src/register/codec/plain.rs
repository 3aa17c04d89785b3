//! The quick way through a whole line: canonical spelling without a trail, as nearly every line of a register is.
//!
//! It gives the same results as the long way, or nothing; whatever is out of the ordinary is left to that. Its steps are
//! inlined, so that a result stays in registers from its first byte to its place: a hospital's register is read by a
//! sixth faster for it.

use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::Test;
use crate::clinical::record::{Comparator, LabResult, Limits, Reactivity};

use super::print::NO_ASSAY;
use super::quick::{self, DETECTED, NOT_DETECTED, Value};
use super::{Codec, Context};

impl Codec<'_> {
    /// Appends the results of a line. Where it gives nothing, some may have been appended.
    pub(super) fn read_plain(
        &self,
        results: &mut Vec<LabResult>,
        line: &str,
        context: &Context<'_>,
    ) -> Option<()> {
        let mut walk = Walk { line, at: 0 };
        for place in 1..=u16::MAX {
            results.push(self.plain_part(&mut walk, place, context)?);
            if walk.at == line.len() {
                return Some(());
            }
            walk.take("; ").then_some(())?;
        }
        None
    }

    #[inline(always)]
    fn plain_part(
        &self,
        walk: &mut Walk<'_>,
        place: u16,
        context: &Context<'_>,
    ) -> Option<LabResult> {
        let knowledge = self.vocabulary.knowledge;
        let test = self.vocabulary.exact_test(walk.packed_word()?)?;
        walk.take(" ").then_some(())?;
        let value = walk.value()?;
        let mut ahead = *walk;
        let spelling = if ahead.take(" ") { ahead.unit() } else { "" };
        let unit = if spelling.is_empty() {
            None
        } else {
            *walk = ahead;
            Some(self.vocabulary.exact_unit(test, spelling)?)
        };
        // Only positive and negative need no unit; of anything else the laboratory may know it.
        (unit.is_some() || matches!(value, Value::Sign(_))).then_some(())?;
        let limits = if walk.take(" [") {
            walk.limits()?
        } else {
            Limits::default()
        };
        let assay = if walk.take(" (") {
            match walk.assay()? {
                _ if test != Test::HbvDna => return None,
                NO_ASSAY => None,
                name => Some(self.vocabulary.exact_assay(name)?),
            }
        } else {
            context.assay().filter(|_| test == Test::HbvDna)
        };
        let unusual = walk.take(" !");
        let finding = quick::finding_of(test, value, unit, assay, knowledge)?;
        let are_sound =
            limits == Limits::default() || quick::are_sound(&limits, &finding, knowledge);
        are_sound.then_some(LabResult {
            report: context.report,
            place,
            unusual,
            on: context.on,
            month_only: context.month_only,
            finding,
            limits,
            trail: None,
        })
    }
}

/// A place in a line, moved on byte by byte.
#[derive(Clone, Copy)]
struct Walk<'t> {
    line: &'t str,
    at: usize,
}

impl<'t> Walk<'t> {
    fn rest(&self) -> &'t [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    #[inline(always)]
    fn take(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text.as_bytes());
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// The word up to the next blank, packed as the vocabulary packs its own; of at most eight bytes.
    #[inline(always)]
    fn packed_word(&mut self) -> Option<u64> {
        let mut packed = [0; 8];
        for (place, byte) in self.rest().iter().enumerate() {
            if *byte == b' ' {
                self.at += place;
                return Some(u64::from_le_bytes(packed));
            }
            *packed.get_mut(place)? = *byte;
        }
        None
    }

    #[inline(always)]
    fn value(&mut self) -> Option<Value> {
        let comparator = match self.rest() {
            [b'+', ..] => return self.sign(Reactivity::Positive),
            [b'-', ..] => return self.sign(Reactivity::Negative),
            [b'<', ..] => Comparator::Less,
            [b'>', ..] => Comparator::Greater,
            _ if self.take(NOT_DETECTED) => return Some(Value::NotDetected),
            _ => Comparator::Equal,
        };
        self.at += usize::from(comparator != Comparator::Equal);
        Some(Value::Amount {
            comparator,
            figure: self.figure()?,
            detected: self.take(DETECTED),
        })
    }

    fn sign(&mut self, reactivity: Reactivity) -> Option<Value> {
        self.at += 1;
        Some(Value::Sign(reactivity))
    }

    #[inline(always)]
    fn figure(&mut self) -> Option<Decimal> {
        let (figure, length) = Decimal::leading(self.rest())?;
        self.at += length;
        Some(figure)
    }

    /// The word here, if it is no mark and nothing in brackets; else nothing.
    #[inline(always)]
    fn unit(&mut self) -> &'t str {
        let rest = self.rest();
        if matches!(rest, [b'[' | b'(' | b'!' | b'@', ..]) {
            return "";
        }
        let end = rest.iter().position(|byte| matches!(byte, b' ' | b';'));
        let start = self.at;
        self.at += end.unwrap_or(rest.len());
        self.line.get(start..self.at).unwrap_or_default()
    }

    /// What stands behind `[`, with its end.
    #[inline(always)]
    fn limits(&mut self) -> Option<Limits> {
        let lower = match self.rest() {
            [b'.', ..] => None,
            _ => Some(self.figure()?),
        };
        self.take("..").then_some(())?;
        let upper = match self.rest() {
            [b']', ..] => None,
            _ => Some(self.figure()?),
        };
        let has_side = lower.is_some() || upper.is_some();
        (self.take("]") && has_side).then_some(Limits { lower, upper })
    }

    /// The name behind `(`, with its end; a name that holds brackets itself is left to the long way.
    fn assay(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest.iter().position(|byte| matches!(byte, b'(' | b')'))?;
        let name = self.line.get(self.at..self.at + end)?;
        self.at += end;
        self.take(")").then_some(name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::{knowledge, results};
    use super::*;
    use crate::clinical::assays::AssayId;
    use crate::clinical::record::Id;
    use crate::register::Laboratory;

    const NEAR: &[u8] = b"0159.eE<>+-;[]()! @wasvoidtectn/ug";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// A line as it is written, with up to two bytes changed, put in or taken out.
        #[test]
        fn the_quick_way_says_what_the_long_way_says_or_nothing(
            results in results(),
            assay in proptest::option::of((0_u8..5).prop_map(AssayId)),
            changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..3_u8, proptest::sample::select(NEAR)), 0..3),
        ) {
            let codec = Codec::new(knowledge());
            let laboratory = Laboratory { assay, ..Laboratory::new(Id(1), "city".to_owned()) };
            let on = results[0].on;
            let context = Context { report: Id(702), on, month_only: false, laboratory: Some(&laboratory) };
            let mut line = codec.print(&results, &context).into_bytes();
            for (place, change, byte) in changes {
                let place = place.index(line.len());
                match change {
                    0 => line[place] = byte,
                    1 => line.insert(place, byte),
                    _ if line.len() > 1 => drop(line.remove(place)),
                    _ => {}
                }
            }
            let line = String::from_utf8_lossy(&line);
            let (mut quick, mut long) = (Vec::new(), Vec::new());
            if codec.read_plain(&mut quick, &line, &context).is_some() {
                prop_assert_eq!(codec.read_by_parts(&mut long, &line, &context), Ok(()), "{}", line);
                prop_assert_eq!(quick, long, "{}", line);
            }
        }
    }

    #[test]
    fn it_takes_what_nearly_every_line_is() {
        let codec = Codec::new(knowledge());
        let on = chrono::NaiveDate::from_ymd_opt(2023, 6, 1).unwrap();
        let context = Context {
            report: Id(702),
            month_only: false,
            on,
            laboratory: None,
        };
        for (line, is_plain) in [
            (
                "dna 2.3e7 IU/mL [10..1e9]; alt 96 U/L [..40]; eag +; eab -",
                true,
            ),
            (
                "dna <20 detected IU/mL (Abbott RealTime); dna TND IU/mL [20..]; dna >1.7e8 IU/mL !",
                true,
            ),
            (
                "dna 1.2e6 copies/mL; tbil 1.2 mg/dL [..1.2] !; inr 1.1 ratio; sag 1250.0 IU/mL",
                true,
            ),
            ("dna 5e3 IU/mL was 5e4 @4716", false),
            ("void ast 600 U/L @4717", false),
            ("DNA 5e3 IU/mL", false),
            ("alt 96", false),
            ("alt 96 U/L;eag +", false),
            ("dna 5 IU/mL", false),
        ] {
            let read = codec.read_plain(&mut Vec::new(), line, &context);
            assert_eq!(read.is_some(), is_plain, "{line}");
        }
    }
}
