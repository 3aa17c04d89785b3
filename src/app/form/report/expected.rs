//! What is expected to turn together: an antigen that is lost in the report in which its antibody is positive. It is
//! announced and not asked about.

use super::super::result::Asked;
use super::super::{Desk, Reading};
use crate::clinical::laboratory::{Marker, Test};
use crate::clinical::record::Reactivity;
use crate::wording::lost_antigen_words;

/// Antigens and their antibodies.
const PAIRS: [(Marker, Marker); 2] = [
    (Marker::HbsAg, Marker::AntiHbs),
    (Marker::HbeAg, Marker::AntiHbe),
];

/// Marks what turned as expected, so that nothing is asked about it, and announces it.
pub(in crate::app::form) fn expect(
    asked: &mut [Asked<'_>],
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    for (antigen, antibody) in PAIRS {
        let turn = |marker: Marker| {
            let own = asked.iter().find(|own| own.test == Test::Marker(marker))?;
            own.turn(desk)
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
        reading.information.push(lost_antigen_words(
            antigen,
            antibody,
            is_won,
            desk.knowledge,
        ));
    }
}
