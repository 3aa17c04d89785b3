//! The order in which a report form asks for its tests.

use super::{LABORATORY, TAKEN, means_no_profile, named_laboratory};
use crate::app::form::context::FormContext;
use crate::app::form::spec::{Field, FieldId};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::register::Laboratory;

/// The order in which forms ask where no profile says another: what every visit has comes first.
pub(crate) const ORDER: [Test; 27] = [
    Test::HbvDna,
    Test::Analyte(Analyte::Alt),
    Test::Analyte(Analyte::Ast),
    Test::Analyte(Analyte::TotalBilirubin),
    Test::Analyte(Analyte::Albumin),
    Test::Marker(Marker::HbsAg),
    Test::Marker(Marker::AntiHbs),
    Test::Marker(Marker::HbeAg),
    Test::Marker(Marker::AntiHbe),
    Test::Marker(Marker::AntiHbc),
    Test::Analyte(Analyte::Inr),
    Test::Analyte(Analyte::Platelets),
    Test::Analyte(Analyte::DirectBilirubin),
    Test::Analyte(Analyte::Alp),
    Test::Analyte(Analyte::Ggt),
    Test::Analyte(Analyte::TotalProtein),
    Test::Analyte(Analyte::Afp),
    Test::Analyte(Analyte::Creatinine),
    Test::Genotype,
    Test::Analyte(Analyte::Phosphate),
    Test::Analyte(Analyte::ProthrombinActivity),
    Test::Ultrasound,
    Test::Analyte(Analyte::LiverStiffness),
    Test::Analyte(Analyte::MissedDoses),
    Test::Marker(Marker::AntiHdv),
    Test::Marker(Marker::AntiHcv),
    Test::Marker(Marker::AntiHiv),
];

/// Every test in the order in which the form of a laboratory asks: its own order, else that of its units, then what
/// every visit has. No test is left out: a report may hold one that its laboratory rarely does.
pub(crate) fn order_of(laboratory: Option<&Laboratory>) -> Vec<Test> {
    let mut tests: Vec<Test> = Vec::with_capacity(ORDER.len());
    let own = laboratory.map_or(&[][..], |laboratory| &laboratory.order);
    let fields = laboratory.map_or(&[][..], |laboratory| &laboratory.fields);
    let units = fields
        .iter()
        .map(|field| field.test)
        .filter(|_| own.is_empty());
    for test in own.iter().copied().chain(units).chain(ORDER) {
        if !tests.contains(&test) {
            tests.push(test);
        }
    }
    tests
}

/// Puts the fields of the tests into the order of the laboratory that stands in the form.
pub(crate) fn arrange(fields: &mut [Field], cx: &FormContext<'_>) {
    let text = fields.iter().find(|field| field.spec == LABORATORY);
    let Some(text) = text.map(Field::text) else {
        return;
    };
    let laboratory = named_laboratory(text, cx);
    if laboratory.is_none() && !means_no_profile(text) {
        // A name that is being typed moves nothing.
        return;
    }
    let order = order_of(laboratory);
    let last = order.len() + 1;
    fields.sort_by_key(|field| match field.id() {
        FieldId::Test(test) => 1 + order.iter().position(|own| *own == test).unwrap_or(last),
        id if id == TAKEN.id => 0,
        FieldId::Named(_) => last,
    });
}
