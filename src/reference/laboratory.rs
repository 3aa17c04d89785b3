//! `data/tests.ron`: laboratory tests, their units, codes and believable values.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::fault::DataFault;
use super::located::{Document, present};
use super::names::{Names, RefusalEntry, countable, refusals, required};
use crate::clinical::laboratory::{
    Analyte, DnaUnit, Loinc, Marker, Range, Scale, Test, TestCatalogue, TestDefinition, Unit,
    UnitId, fold_name, fold_unit,
};
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tests: Vec<Entry>,
    refusals: Vec<RefusalEntry>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Key {
    HbvDna,
    Analyte(Analyte),
    Marker(Marker),
    Genotype,
    Ultrasound,
}

impl Key {
    const fn test(self) -> Test {
        match self {
            Self::HbvDna => Test::HbvDna,
            Self::Analyte(analyte) => Test::Analyte(analyte),
            Self::Marker(marker) => Test::Marker(marker),
            Self::Genotype => Test::Genotype,
            Self::Ultrasound => Test::Ultrasound,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    test: Key,
    name: String,
    /// Left out where it is the same.
    #[serde(default, deserialize_with = "present")]
    name_zh: Option<String>,
    word: String,
    #[serde(default)]
    spellings: Vec<String>,
    #[serde(default)]
    loinc: Vec<Code>,
    #[serde(default)]
    units: Vec<UnitEntry>,
    #[serde(default, deserialize_with = "present")]
    plausible: Option<RangeEntry>,
    #[serde(default, deserialize_with = "present")]
    usual: Option<RangeEntry>,
    #[serde(default, deserialize_with = "present")]
    usual_without_unit: Option<RangeEntry>,
    #[serde(default, deserialize_with = "present")]
    lower_limit: Option<RangeEntry>,
    #[serde(default, deserialize_with = "present")]
    upper_limit: Option<RangeEntry>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
    #[serde(default, deserialize_with = "present")]
    unit: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    name: String,
    #[serde(default, deserialize_with = "present")]
    name_zh: Option<String>,
    ascii: String,
    ucum: String,
    scale: ScaleEntry,
    #[serde(default)]
    spellings: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ScaleEntry {
    Times(f64),
    Log10,
    Dna(DnaUnit),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeEntry {
    low: f64,
    high: f64,
}

const DNA_UNITS: [DnaUnit; 5] = [
    DnaUnit::IuPerMl,
    DnaUnit::KiloIuPerMl,
    DnaUnit::CopiesPerMl,
    DnaUnit::Log10IuPerMl,
    DnaUnit::Log10CopiesPerMl,
];

/// Reads the tests of a file.
///
/// # Errors
/// The first value that is missing, unknown, not finite or out of order; a spelling or code that stands twice; a
/// code whose unit does not exist; a test that is missing or defined twice.
pub fn parse_tests(text: &str, file: &str) -> Result<TestCatalogue, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    let mut names = Names::new(&document, fold_name);
    let mut codes = Names::new(&document, str::to_owned);
    let mut seen = BTreeSet::new();
    let mut definitions = Vec::with_capacity(read.tests.len());
    for (place, entry) in read.tests.iter().enumerate() {
        let path = format!("tests[{place}]");
        if !seen.insert(entry.test.test()) {
            let what = said::defined_twice(&entry.name);
            return Err(document.fault(format!("{path}.test"), what, said::EACH_TEST_ONCE));
        }
        names.take(&format!("{path}.name"), &entry.name, &entry.name)?;
        if fold_name(&entry.word) != fold_name(&entry.name) {
            names.take(&format!("{path}.word"), &entry.word, &entry.name)?;
        }
        names.take_all(&format!("{path}.spellings"), &entry.spellings, &entry.name)?;
        for (place, code) in entry.loinc.iter().enumerate() {
            codes.take(
                &format!("{path}.loinc[{place}].code"),
                &code.code,
                &entry.name,
            )?;
        }
        required(&document, &format!("{path}.source"), &entry.source)?;
        definitions.push(definition(&document, &path, entry)?);
    }
    let shown: BTreeSet<_> = definitions.iter().map(|test| test.name.clone()).collect();
    let refusals = refusals(&document, &mut names, read.refusals, |name| {
        shown.contains(name)
    })?;
    TestCatalogue::new(definitions, refusals).map_err(|test| {
        let what = said::missing_or_twice(format!("{test:?}"));
        document.fault("tests", what, said::EACH_TEST_ONCE)
    })
}

fn definition(
    document: &Document<'_>,
    path: &str,
    entry: &Entry,
) -> Result<TestDefinition, DataFault> {
    if entry.word.is_empty() || !entry.word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Err(document.fault(
            format!("{path}.word"),
            said::quoted(&entry.word),
            said::SMALL_LETTERS,
        ));
    }
    let units = units(document, path, entry)?;
    let mut definition = TestDefinition {
        test: entry.test.test(),
        name: entry.name.clone(),
        name_zh: entry.name_zh.as_ref().unwrap_or(&entry.name).clone(),
        word: entry.word.clone(),
        spellings: entry.spellings.clone(),
        loinc: Vec::with_capacity(entry.loinc.len()),
        units,
        plausible: range(document, path, "plausible", entry.plausible)?,
        usual: range(document, path, "usual", entry.usual)?,
        lower_limit: range(document, path, "lower_limit", entry.lower_limit)?,
        upper_limit: range(document, path, "upper_limit", entry.upper_limit)?,
        usual_without_unit: range(
            document,
            path,
            "usual_without_unit",
            entry.usual_without_unit,
        )?,
    };
    for (field, inner) in [
        ("usual", definition.usual),
        ("usual_without_unit", definition.usual_without_unit),
    ] {
        if let (Some(inner), Some(outer)) = (inner, definition.plausible)
            && !(outer.contains(inner.low) && outer.contains(inner.high))
        {
            let path = format!("{path}.{field}");
            return Err(document.fault(path, said::TOO_WIDE, said::INSIDE_PLAUSIBLE));
        }
    }
    for (place, code) in entry.loinc.iter().enumerate() {
        let unit = unit_of_code(document, path, place, code, &definition)?;
        definition.loinc.push(Loinc {
            code: code.code.clone(),
            unit,
        });
    }
    Ok(definition)
}

fn unit_of_code(
    document: &Document<'_>,
    path: &str,
    place: usize,
    code: &Code,
    definition: &TestDefinition,
) -> Result<Option<UnitId>, DataFault> {
    let Some(name) = &code.unit else {
        return Ok(None);
    };
    let found = definition.unit_spelled(name);
    if found.is_none() {
        let what = said::no_unit_of(said::quoted(name), &definition.name);
        let path = format!("{path}.loinc[{place}].unit");
        return Err(document.fault(path, what, said::UNIT_OF_TEST));
    }
    Ok(found)
}

fn units(document: &Document<'_>, path: &str, entry: &Entry) -> Result<Vec<Unit>, DataFault> {
    let needs_units = match entry.test {
        Key::HbvDna | Key::Analyte(_) => true,
        Key::Marker(marker) => marker.quantified().is_some(),
        Key::Genotype | Key::Ultrasound => false,
    };
    if needs_units {
        countable(document, &format!("{path}.units"), entry.units.len())?;
    } else if !entry.units.is_empty() {
        let path = format!("{path}.units");
        return Err(document.fault(path, said::NEVER_QUANTIFIED, said::NONE));
    }
    let mut names = Names::new(document, fold_unit);
    let mut units = Vec::with_capacity(entry.units.len());
    for (place, unit) in entry.units.iter().enumerate() {
        let path = format!("{path}.units[{place}]");
        names.take(&format!("{path}.name"), &unit.name, &unit.name)?;
        if fold_unit(&unit.ascii) != fold_unit(&unit.name) {
            names.take(&format!("{path}.ascii"), &unit.ascii, &unit.name)?;
        }
        names.take_all(&format!("{path}.spellings"), &unit.spellings, &unit.name)?;
        if !unit
            .ascii
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'"')
        {
            let what = said::quoted(&unit.ascii);
            return Err(document.fault(format!("{path}.ascii"), what, said::WITHOUT_BLANKS));
        }
        required(document, &format!("{path}.ucum"), &unit.ucum)?;
        units.push(Unit {
            name: unit.name.clone(),
            name_zh: unit.name_zh.as_ref().unwrap_or(&unit.name).clone(),
            ascii: unit.ascii.clone(),
            ucum: unit.ucum.clone(),
            spellings: unit.spellings.clone(),
            scale: scale(document, &path, entry.test, place, unit.scale)?,
        });
    }
    if let Key::HbvDna = entry.test {
        each_dna_unit_once(document, path, &units)?;
    }
    Ok(units)
}

fn scale(
    document: &Document<'_>,
    path: &str,
    key: Key,
    place: usize,
    scale: ScaleEntry,
) -> Result<Scale, DataFault> {
    let accepted: Sentence = match (key, place) {
        (Key::HbvDna, 0) => said::DNA_FIRST.into(),
        (Key::HbvDna, _) => said::typed("dna(...)"),
        (Key::Analyte(_) | Key::Marker(_) | Key::Genotype | Key::Ultrasound, 0) => {
            said::TIMES_FIRST.into()
        }
        (Key::Analyte(_) | Key::Marker(_) | Key::Genotype | Key::Ultrasound, _) => {
            said::TIMES_OR_LOG.into()
        }
    };
    let scale = match scale {
        ScaleEntry::Times(factor) => Scale::Times(factor),
        ScaleEntry::Log10 => Scale::Log10,
        ScaleEntry::Dna(unit) => Scale::Dna(unit),
    };
    let fits = match (key, scale) {
        (Key::HbvDna, Scale::Dna(unit)) => place > 0 || unit == DnaUnit::IuPerMl,
        (
            Key::Analyte(_) | Key::Marker(_) | Key::Genotype | Key::Ultrasound,
            Scale::Times(factor),
        ) => factor.is_finite() && factor > 0.0 && (place > 0 || factor == 1.0),
        (Key::Marker(_), Scale::Log10) => place > 0,
        (Key::HbvDna, Scale::Times(_))
        | (Key::HbvDna | Key::Analyte(_) | Key::Genotype | Key::Ultrasound, Scale::Log10)
        | (Key::Analyte(_) | Key::Marker(_) | Key::Genotype | Key::Ultrasound, Scale::Dna(_)) => {
            false
        }
    };
    if fits {
        Ok(scale)
    } else {
        let what = said::typed(format!("{scale:?}"));
        Err(document.fault(format!("{path}.scale"), what, accepted))
    }
}

fn each_dna_unit_once(
    document: &Document<'_>,
    path: &str,
    units: &[Unit],
) -> Result<(), DataFault> {
    for wanted in DNA_UNITS {
        let count = units
            .iter()
            .filter(|unit| unit.scale == Scale::Dna(wanted))
            .count();
        if count != 1 {
            let what = said::stands_times(format!("{wanted:?}"), count);
            return Err(document.fault(format!("{path}.units"), what, said::EACH_DNA_UNIT));
        }
    }
    Ok(())
}

fn range(
    document: &Document<'_>,
    path: &str,
    field: &str,
    entry: Option<RangeEntry>,
) -> Result<Option<Range>, DataFault> {
    let Some(RangeEntry { low, high }) = entry else {
        return Ok(None);
    };
    if low.is_finite() && high.is_finite() && 0.0 <= low && low < high {
        return Ok(Some(Range { low, high }));
    }
    let what = said::from_to(low, high);
    Err(document.fault(format!("{path}.{field}"), what, said::LOW_BELOW_HIGH))
}
