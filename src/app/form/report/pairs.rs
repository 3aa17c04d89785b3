//! Results of one report that belong together: an antigen and its antibody, two bilirubins.

use crate::app::form::reader::Reader;
use crate::app::form::result::{Asked, Typed};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::clinical::record::Reactivity;
use crate::notation::{Unusual, beside_each_other};
use crate::wording::screens::result as words;
use crate::wording::{Language, lost_antigen_words};

const PAIRS: [(Marker, Marker); 2] = [
    (Marker::HbsAg, Marker::AntiHbs),
    (Marker::HbeAg, Marker::AntiHbe),
];

/// Marks what is expected to turn together, so that nothing is asked about it, and announces it: an antigen that is lost in
/// the report in which its antibody is positive.
pub(super) fn expect(asked: &mut [Asked<'_>], at: &mut Reader<'_>) {
    for (antigen, antibody) in PAIRS {
        let turn = |marker: Marker| {
            let own = asked.iter().find(|own| own.test == Test::Marker(marker))?;
            own.turn(at)
        };
        let (Some(of_antigen), Some(of_antibody)) = (turn(antigen), turn(antibody)) else {
            continue;
        };
        let is_lost = of_antigen == (Some(Reactivity::Positive), Reactivity::Negative);
        if !is_lost || of_antibody.1 != Reactivity::Positive {
            continue;
        }
        let is_won = of_antibody.0 == Some(Reactivity::Negative);
        for own in asked.iter_mut() {
            own.is_expected |= [antigen, antibody].map(Test::Marker).contains(&own.test);
        }
        let words = lost_antigen_words(at.cx.language, antigen, antibody, is_won, at.cx.knowledge);
        at.reading.information.push(words);
    }
}

/// What is unusual about the results of a report together: asked at the later field of the two.
pub(super) fn compare(typed: &mut [Typed], at: &mut Reader<'_>) {
    let findings: Vec<_> = typed.iter().map(|typed| typed.finding.clone()).collect();
    for unusual in beside_each_other(&findings, at.cx.knowledge) {
        let pair = together(&unusual);
        let mut about = unusual.told(Language::English);
        let mut place = None;
        let own = |typed: &&mut Typed| pair.contains(&typed.finding.test());
        for typed in typed.iter_mut().filter(own) {
            typed.unusual = true;
            place = place.max(Some(typed.place));
            about.push_str(&format!(" {:?}", typed.finding));
        }
        ask_about_pair(&unusual, about, place, at);
    }
}

pub(crate) fn ask_about_pair(
    unusual: &Unusual,
    about: String,
    place: Option<usize>,
    at: &mut Reader<'_>,
) {
    let words = words::read_correctly(at.cx.language, unusual.told(at.cx.language));
    let yes = words::YES_BOTH_WITH_MARK.of(at.cx.language);
    at.ask_to_keep(
        place,
        about,
        words,
        yes,
        words::question(at.cx.language, unusual.told(at.cx.language)),
    );
}

/// The tests that something unusual about a report is about.
pub(crate) fn together(unusual: &Unusual) -> Vec<Test> {
    match *unusual {
        Unusual::BothPositive { antigen } => {
            let pair = PAIRS.into_iter().find(|(own, _)| *own == antigen);
            let pair = pair.map(|(antigen, antibody)| [antigen, antibody]);
            pair.into_iter().flatten().map(Test::Marker).collect()
        }
        Unusual::DirectAboveTotal => vec![
            Test::Analyte(Analyte::DirectBilirubin),
            Test::Analyte(Analyte::TotalBilirubin),
        ],
        Unusual::LowEndOfRange
        | Unusual::CrudeLimit
        | Unusual::OutsideUsual { .. }
        | Unusual::PointMayGroup
        | Unusual::MayBeNotDone
        | Unusual::UnitAssumed
        | Unusual::LimitNotNamed
        | Unusual::OddLimit { .. }
        | Unusual::NotOfAssay { .. }
        | Unusual::OtherUnit
        | Unusual::Jump { .. }
        | Unusual::OtherWildType { .. }
        | Unusual::Turned => Vec::new(),
    }
}
