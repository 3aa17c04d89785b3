//! What is known of resistance (`data/resistance.ron`): variants and the drugs that they resist, what guidelines offer
//! afterwards, how often it appears. Information only: no rule of the clinic asks for it.

use serde::Deserialize;

use super::drugs::DrugId;
use super::record::{AminoAcid, AminoAcids, Variant};

/// How a virus with certain variants answers to a drug; the worse the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Response {
    /// S: sensitive.
    #[serde(rename = "s")]
    Sensitive,
    /// I: reduced.
    #[serde(rename = "i")]
    Reduced,
    /// R: resistant.
    #[serde(rename = "r")]
    Resistant,
}

/// A position with its wild type, and what has to be found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Site {
    /// The position in the reverse transcriptase.
    pub position: u16,
    pub wild_type: AminoAcid,
    /// One of these; none: any change.
    pub found: AminoAcids,
}

impl Site {
    /// Whether a variant is one of this site. A mixture with one of the amino acids is.
    #[must_use]
    pub const fn fits(&self, variant: &Variant) -> bool {
        self.position == variant.position
            && (self.found.is_empty() || self.found.overlaps(variant.found))
    }
}

/// A column of the table: drugs that answer alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name shown.
    pub name: String,
    pub name_zh: String,
    pub drugs: Vec<DrugId>,
}

/// A row of the table: variants that stand together, and the response of each column's drugs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Sites that must all be on file.
    pub all: Vec<Site>,
    /// Sites of which one must stand beside them, where there are any.
    pub one_of: Vec<Site>,
    pub responses: Vec<Response>,
}

impl TableRow {
    fn fits(&self, variants: &[Variant]) -> bool {
        let on_file = |site: &Site| variants.iter().any(|variant| site.fits(variant));
        self.all.iter().all(on_file) && (self.one_of.is_empty() || self.one_of.iter().any(on_file))
    }

    /// Whether a variant stands in this row.
    #[must_use]
    pub fn names(&self, variant: &Variant) -> bool {
        let mut sites = self.all.iter().chain(&self.one_of);
        sites.any(|site| site.fits(variant))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub after: Vec<DrugId>,
    /// Only where one of these failed as well; empty: whatever failed.
    pub if_failed: Vec<DrugId>,
    /// Only where none of these failed.
    pub unless_failed: Vec<DrugId>,
    pub words: String,
    /// The same in Chinese.
    pub words_zh: String,
}

/// How often resistance appears on a first line.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    pub drugs: Vec<DrugId>,
    /// Where one of these failed before; empty: where none of the others' did.
    pub after: Vec<DrugId>,
    /// Per cent of patients, cumulative, by year from the first.
    pub percent: Vec<f64>,
    /// The years, from 1, whose figure was read in a published source.
    pub published: Vec<usize>,
}

/// Where a variant stands in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed<'a> {
    /// In a row that fits.
    Fits,
    /// Only in rows that name further variants, which are not on file; the first of them.
    OnlyWithOthers(&'a TableRow),
    Nowhere,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Resistance {
    pub source: String,
    pub columns: Vec<Column>,
    pub rows: Vec<TableRow>,
    pub offers_source: String,
    pub offers: Vec<Offer>,
    /// What they offer where drugs of several kinds failed.
    pub several: String,
    /// The same in Chinese.
    pub several_zh: String,
    pub rates: Vec<Rates>,
}

impl Resistance {
    /// The amino acid of the wild type at a position, where the table names it.
    #[must_use]
    pub fn wild_type(&self, position: u16) -> Option<AminoAcid> {
        self.rows
            .iter()
            .flat_map(|row| row.all.iter().chain(&row.one_of))
            .find(|site| site.position == position)
            .map(|site| site.wild_type)
    }

    /// Each column with the worst response of the rows that fit, in the order of the table; nothing where none fits.
    #[must_use]
    pub fn responses(&self, variants: &[Variant]) -> Vec<(&Column, Response)> {
        let fitting: Vec<&TableRow> = self.rows.iter().filter(|row| row.fits(variants)).collect();
        let worst = |place: usize| {
            let of_rows = fitting.iter().filter_map(|row| row.responses.get(place));
            of_rows.max().copied()
        };
        self.columns
            .iter()
            .enumerate()
            .filter_map(|(place, column)| Some((column, worst(place)?)))
            .collect()
    }

    /// The variants of which the table says that they resist a drug, alone or together.
    #[must_use]
    pub fn resisting(&self, variants: &[Variant], drug: DrugId) -> Vec<Variant> {
        let column = self
            .columns
            .iter()
            .position(|column| column.drugs.contains(&drug));
        let rows: Vec<&TableRow> = self
            .rows
            .iter()
            .filter(|row| row.fits(variants))
            .filter(|row| {
                let response = column.and_then(|column| row.responses.get(column));
                response == Some(&Response::Resistant)
            })
            .collect();
        variants
            .iter()
            .filter(|variant| rows.iter().any(|row| row.names(variant)))
            .copied()
            .collect()
    }

    /// Where a variant stands, given all that are on file.
    #[must_use]
    pub fn listed(&self, variant: &Variant, variants: &[Variant]) -> Listed<'_> {
        let mut naming = self.rows.iter().filter(|row| row.names(variant));
        if naming.clone().any(|row| row.fits(variants)) {
            return Listed::Fits;
        }
        naming
            .next()
            .map_or(Listed::Nowhere, Listed::OnlyWithOthers)
    }

    /// What guidelines offer where these drugs failed: the rows that fit, in their order, each with the failed drugs
    /// that it is about.
    #[must_use]
    pub fn offers(&self, failed: &[DrugId]) -> Vec<(Vec<DrugId>, &Offer)> {
        let any = |drugs: &[DrugId]| drugs.iter().any(|drug| failed.contains(drug));
        self.offers
            .iter()
            .filter(|offer| offer.if_failed.is_empty() || any(&offer.if_failed))
            .filter(|offer| !any(&offer.unless_failed))
            .filter_map(|offer| {
                let about: Vec<DrugId> = failed
                    .iter()
                    .filter(|drug| offer.after.contains(drug))
                    .copied()
                    .collect();
                (!about.is_empty()).then_some((about, offer))
            })
            .collect()
    }

    /// What guidelines offer where drugs of two kinds or more failed; those of one row are of one kind.
    #[must_use]
    pub fn offer_after_several(&self, failed: &[DrugId]) -> Option<&str> {
        let mut kinds: Vec<&[DrugId]> = self
            .offers
            .iter()
            .map(|offer| offer.after.as_slice())
            .filter(|after| after.iter().any(|drug| failed.contains(drug)))
            .collect();
        kinds.dedup();
        (kinds.len() > 1).then_some(self.several.as_str())
    }

    /// How often resistance to a drug appears on a first line, given what failed before it.
    #[must_use]
    pub fn rates(&self, drug: DrugId, failed: &[DrugId]) -> Option<&Rates> {
        let of_drug = || {
            self.rates
                .iter()
                .filter(|rates| rates.drugs.contains(&drug))
        };
        let after = of_drug().find(|rates| rates.after.iter().any(|drug| failed.contains(drug)));
        after.or_else(|| of_drug().find(|rates| rates.after.is_empty()))
    }
}
