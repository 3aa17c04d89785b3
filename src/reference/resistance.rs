//! `data/resistance.ron`: variants and the drugs that they resist, what guidelines offer, how often it appears.

use serde::Deserialize;

use super::fault::DataFault;
use super::located::{Document, present};
use super::names::{Checked, countable, required};
use crate::clinical::drugs::{DrugId, Formulary};
use crate::clinical::record::{AminoAcid, AminoAcids, LAST_POSITION};
use crate::clinical::resistance::{Column, Offer, Rates, Resistance, Response, Site, TableRow};
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    table: TableEntry,
    offers: OffersEntry,
    rates: RatesEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableEntry {
    source: String,
    #[serde(default, rename = "checked", deserialize_with = "present")]
    _checked: Option<Checked>,
    columns: Vec<ColumnEntry>,
    rows: Vec<RowEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnEntry {
    name: String,
    name_zh: String,
    drugs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowEntry {
    all: Vec<String>,
    #[serde(default)]
    one_of: Vec<String>,
    responses: Vec<Response>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OffersEntry {
    source: String,
    #[serde(default, rename = "checked", deserialize_with = "present")]
    _checked: Option<Checked>,
    rows: Vec<OfferEntry>,
    several: String,
    several_zh: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferEntry {
    after: Vec<String>,
    #[serde(default)]
    if_failed: Vec<String>,
    #[serde(default)]
    unless_failed: Vec<String>,
    offer: String,
    offer_zh: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RatesEntry {
    source: String,
    rows: Vec<RateEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateEntry {
    drugs: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    percent: Vec<f64>,
    #[serde(default)]
    published: Vec<usize>,
}

/// Reads what a file says of resistance; its drugs are those of `drugs`.
///
/// # Errors
/// The first value that is missing or unknown, a drug that is not in the list, a site that is none, a row with another
/// number of responses than columns, a percentage out of range or falling from year to year.
pub fn parse_resistance(
    text: &str,
    file: &str,
    drugs: &Formulary,
) -> Result<Resistance, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    let reader = Reader {
        document: &document,
        drugs,
    };
    required(&document, "table.source", &read.table.source)?;
    required(&document, "offers.source", &read.offers.source)?;
    required(&document, "offers.several", &read.offers.several)?;
    required(&document, "rates.source", &read.rates.source)?;
    countable(&document, "table.columns", read.table.columns.len())?;
    countable(&document, "table.rows", read.table.rows.len())?;
    let count = read.table.columns.len();
    Ok(Resistance {
        columns: reader.each("table.columns", &read.table.columns, Reader::column)?,
        rows: reader.each("table.rows", &read.table.rows, |reader, path, row| {
            reader.row(path, row, count)
        })?,
        offers: reader.each("offers.rows", &read.offers.rows, Reader::offer)?,
        rates: reader.each("rates.rows", &read.rates.rows, Reader::rates)?,
        source: read.table.source,
        offers_source: read.offers.source,
        several: read.offers.several,
        several_zh: read.offers.several_zh,
    })
}

struct Reader<'d> {
    document: &'d Document<'d>,
    drugs: &'d Formulary,
}

impl Reader<'_> {
    /// Reads each entry of a list, telling each where it stands.
    fn each<E, T>(
        &self,
        path: &str,
        entries: &[E],
        read: impl Fn(&Self, &str, &E) -> Result<T, DataFault>,
    ) -> Result<Vec<T>, DataFault> {
        (0..)
            .zip(entries)
            .map(|(place, entry): (usize, _)| read(self, &format!("{path}[{place}]"), entry))
            .collect()
    }

    fn drugs(&self, path: &str, names: &[String]) -> Result<Vec<DrugId>, DataFault> {
        self.each(path, names, |reader, path, name| {
            let mut drugs = reader.drugs.iter();
            let found = drugs.find(|(_, drug)| drug.name == *name);
            found.map(|(id, _)| id).ok_or_else(|| {
                let what = said::no_drug(said::quoted(name));
                reader.document.fault(path, what, said::NAME_OF_DRUGS)
            })
        })
    }

    /// The drugs of a list that must name one.
    fn some_drugs(&self, path: &str, names: &[String]) -> Result<Vec<DrugId>, DataFault> {
        countable(self.document, path, names.len())?;
        self.drugs(path, names)
    }

    fn column(&self, path: &str, entry: &ColumnEntry) -> Result<Column, DataFault> {
        required(self.document, &format!("{path}.name"), &entry.name)?;
        required(self.document, &format!("{path}.name_zh"), &entry.name_zh)?;
        Ok(Column {
            name: entry.name.clone(),
            name_zh: entry.name_zh.clone(),
            drugs: self.some_drugs(&format!("{path}.drugs"), &entry.drugs)?,
        })
    }

    fn row(&self, path: &str, entry: &RowEntry, columns: usize) -> Result<TableRow, DataFault> {
        countable(self.document, &format!("{path}.all"), entry.all.len())?;
        if entry.responses.len() != columns {
            let what = said::responses(entry.responses.len());
            let accepted = said::each_column(columns);
            let path = format!("{path}.responses");
            return Err(self.document.fault(path, what, accepted));
        }
        let site = |reader: &Self, path: &str, text: &String| reader.site(path, text);
        Ok(TableRow {
            all: self.each(&format!("{path}.all"), &entry.all, site)?,
            one_of: self.each(&format!("{path}.one_of"), &entry.one_of, site)?,
            responses: entry.responses.clone(),
        })
    }

    fn site(&self, path: &str, text: &str) -> Result<Site, DataFault> {
        site(text).ok_or_else(|| {
            let accepted = said::site(LAST_POSITION);
            self.document.fault(path, said::quoted(text), accepted)
        })
    }

    fn offer(&self, path: &str, entry: &OfferEntry) -> Result<Offer, DataFault> {
        required(self.document, &format!("{path}.offer"), &entry.offer)?;
        Ok(Offer {
            after: self.some_drugs(&format!("{path}.after"), &entry.after)?,
            if_failed: self.drugs(&format!("{path}.if_failed"), &entry.if_failed)?,
            unless_failed: self.drugs(&format!("{path}.unless_failed"), &entry.unless_failed)?,
            words: entry.offer.clone(),
            words_zh: entry.offer_zh.clone(),
        })
    }

    fn rates(&self, path: &str, entry: &RateEntry) -> Result<Rates, DataFault> {
        countable(
            self.document,
            &format!("{path}.percent"),
            entry.percent.len(),
        )?;
        let rises = entry.percent.is_sorted();
        let are_percent = entry.percent.iter().all(|one| (0.0..=100.0).contains(one));
        if !rises || !are_percent {
            let what = Sentence::alike(&format!("{:?}", entry.percent));
            return Err(self
                .document
                .fault(format!("{path}.percent"), what, said::PERCENT));
        }
        let years = 1..=entry.percent.len();
        if let Some(year) = entry.published.iter().find(|year| !years.contains(year)) {
            let what = said::year(year);
            let accepted = said::from_to(1, entry.percent.len());
            return Err(self
                .document
                .fault(format!("{path}.published"), what, accepted));
        }
        Ok(Rates {
            drugs: self.some_drugs(&format!("{path}.drugs"), &entry.drugs)?,
            after: self.drugs(&format!("{path}.after"), &entry.after)?,
            percent: entry.percent.clone(),
            published: entry.published.clone(),
        })
    }
}

/// `M204V/I`, `I169`.
fn site(text: &str) -> Option<Site> {
    let mut characters = text.chars();
    let wild_type = AminoAcid::of(characters.next()?)?;
    let rest = characters.as_str();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (position, letters) = rest.split_at(digits);
    let position = position.parse().ok()?;
    if !(1..=LAST_POSITION).contains(&position) {
        return None;
    }
    let mut found = AminoAcids::default();
    for letter in letters.split('/').filter(|_| !letters.is_empty()) {
        let mut one = letter.chars();
        let (Some(letter), None) = (one.next(), one.next()) else {
            return None;
        };
        found = found.with(AminoAcid::of(letter)?);
    }
    Some(Site {
        position,
        wild_type,
        found,
    })
}
