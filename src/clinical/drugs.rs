//! Antiviral drugs: a closed list (`data/drugs.ron`). No drug is named in code.

use serde::Deserialize;

use super::laboratory::fold_name;
use super::record::{Cirrhosis, Intent};

/// A drug of the [`Formulary`]: its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DrugId(pub u8);

/// The genetic barrier to resistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barrier {
    /// Resistance is common within years.
    Low,
    /// Resistance is rare.
    High,
    /// Resistance is not defined for this kind of drug.
    NotApplicable,
}

/// The kind of antiviral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DrugClass {
    /// Nucleoside analogue.
    Nucleoside,
    /// Nucleotide analogue.
    Nucleotide,
    /// Interferon or pegylated interferon: given for a planned time, resistance is not defined (`RULES.md` §6.4).
    Interferon,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drug {
    /// The name shown, in files and on screen: `entecavir`.
    pub name: String,
    /// The name shown in Chinese: `恩替卡韦`.
    pub name_zh: String,
    /// Abbreviations, the usual one first: `ETV`.
    pub abbreviations: Vec<String>,
    /// Brands and further names, Chinese ones included.
    pub brands: Vec<String>,
    /// WHO ATC code, where there is one.
    pub atc: Option<String>,
    /// The usual adult dose, as text.
    pub usual_dose: Option<String>,
    pub usual_dose_zh: Option<String>,
    pub barrier: Barrier,
    pub class: DrugClass,
    /// Drugs of one group count as one drug for the beginning of a line (`RULES.md` §5): the tenofovirs, the
    /// interferons.
    pub line_group: Option<String>,
    /// Whether creatinine is followed while it is taken (`RULES.md` §9, "Kidney").
    pub watches_kidneys: bool,
    /// Cautions shown as information where the drug is entered.
    pub cautions: Vec<Caution>,
}

/// Something to know where a drug is entered, and when it matters most (`FACTS.md`). Information, never an order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Caution {
    pub say: String,
    /// The same in Chinese.
    pub say_zh: String,
    /// Where one of these drugs is taken beside it.
    pub with: Vec<DrugId>,
    /// Where one of these drugs failed.
    pub after_failure: Vec<DrugId>,
    /// Where cirrhosis is recorded so.
    pub cirrhosis: Vec<Cirrhosis>,
    /// Where it, or a drug that is taken, is given for this.
    pub intent: Vec<Intent>,
    /// Whether it is shown also where no drug of `with` is taken.
    pub always: bool,
}

/// A name that is not taken for a drug (or a test), and why; perhaps with what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub written: String,
    pub reason: String,
    /// The reason in Chinese.
    pub reason_zh: String,
    pub offer: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrugError {
    /// Not in the closed list.
    Unknown,
    /// Known to be wrong or ambiguous.
    Refused(Refusal),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formulary {
    drugs: Vec<Drug>,
    refusals: Vec<Refusal>,
    source_combination: Vec<DrugId>,
}

impl Formulary {
    /// A formulary of at most 255 drugs. `source_combination` are the drugs that the clinic's text combines
    /// (`RULES.md` §IV).
    #[must_use]
    pub fn new(drugs: Vec<Drug>, refusals: Vec<Refusal>, source_combination: Vec<DrugId>) -> Self {
        Self {
            drugs,
            refusals,
            source_combination,
        }
    }

    /// The drug of an identifier that this formulary gave out.
    #[must_use]
    pub fn get(&self, id: DrugId) -> &Drug {
        &self.drugs[usize::from(id.0)]
    }

    /// Every drug with its identifier, in the order of the data file.
    pub fn iter(&self) -> impl Iterator<Item = (DrugId, &Drug)> {
        (0..=u8::MAX).map(DrugId).zip(&self.drugs)
    }

    /// The drugs that the clinic's text combines to slow resistance.
    #[must_use]
    pub fn source_combination(&self) -> &[DrugId] {
        &self.source_combination
    }

    /// The drug that a name, abbreviation or brand means.
    ///
    /// # Errors
    /// The text is not in the closed list, or is known to be wrong or ambiguous; it is never guessed at.
    pub fn find(&self, text: &str) -> Result<DrugId, DrugError> {
        let wanted = fold_name(text);
        if let Some(refusal) = self
            .refusals
            .iter()
            .find(|refusal| fold_name(&refusal.written) == wanted)
        {
            return Err(DrugError::Refused(refusal.clone()));
        }
        self.iter()
            .find(|(_, drug)| drug.all_names().any(|name| fold_name(name) == wanted))
            .map(|(id, _)| id)
            .ok_or(DrugError::Unknown)
    }

    /// Whether two drugs count as one for the beginning of a line (`RULES.md` §5).
    #[must_use]
    pub fn same_for_lines(&self, one: DrugId, other: DrugId) -> bool {
        one == other
            || match (&self.get(one).line_group, &self.get(other).line_group) {
                (Some(one), Some(other)) => one == other,
                (Some(_) | None, _) => false,
            }
    }

    #[must_use]
    pub fn is_interferon(&self, drug: DrugId) -> bool {
        self.get(drug).class == DrugClass::Interferon
    }

    /// Whether all of `drugs` are interferons; false for none.
    #[must_use]
    pub fn only_interferons(&self, drugs: &[DrugId]) -> bool {
        !drugs.is_empty() && drugs.iter().all(|drug| self.is_interferon(*drug))
    }

    /// Sorts by the name shown and removes doubles.
    pub fn sort_by_name(&self, drugs: &mut Vec<DrugId>) {
        drugs.sort_by(|one, other| self.get(*one).name.cmp(&self.get(*other).name));
        drugs.dedup();
    }
}

impl Drug {
    /// The name in every language, every abbreviation and every brand.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.name_zh]
            .into_iter()
            .chain(&self.abbreviations)
            .chain(&self.brands)
            .map(String::as_str)
    }
}
