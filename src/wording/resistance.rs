//! Resistance: what is on file, what the table of variants says of the drugs, what guidelines offer, how often it
//! appears. Information, never an order; nothing is called proven or confirmed without a test on file.

use crate::clinical::assessment::Verdict;
use crate::clinical::drugs::{Barrier, DrugId};
use crate::clinical::genotypes::{self, Failure, Genotypes, Proof};
use crate::clinical::record::Variant;
use crate::clinical::resistance::{Column, Listed, Response, Site, TableRow};

use super::Language;
use super::Words;
use super::finding::finding_value;
use super::language::Phrase;
use super::language::say;
use super::names::name_words;
use super::numbers::date_words;

/// Beside everything of this room.
const CHECK: Phrase = Phrase::new(
    "information, to be checked before clinical use",
    "供参考，临床使用前请核对",
);

impl Words<'_> {
    /// Whether a resistance test is on file.
    pub(super) fn has_resistance_test(&self) -> bool {
        !self.genotypes().tests().is_empty()
    }

    fn genotypes(&self) -> Genotypes {
        Genotypes::collect(self.record, self.assessment.day)
    }

    /// What a resistance test proves of the drugs of the present verdict; nothing without a test that shows it.
    pub(super) fn proven_now(&self) -> Vec<Proof> {
        self.genotypes()
            .proofs(&self.assessment.drugs, self.knowledge)
    }

    /// `resistance to lamivudine proven (rtL180M rtM204V, 03-Apr-2024)`.
    pub(super) fn proof_words(&self, proof: &Proof) -> String {
        say!(
            self.language,
            "resistance to {drug} proven ({variants}, {day})",
            "{drug}耐药已证实（{variants}，{day}）",
            drug = name_words(self.language, self.knowledge.drugs.get(proof.drug)),
            variants = variants_words(&proof.variants),
            day = date_words(self.language, proof.on)
        )
    }

    /// The drugs of the verdict to which a variant on file makes the virus less sensitive or resistant.
    pub(super) fn lessened_drugs(&self) -> Vec<DrugId> {
        let variants = self.genotypes().variants();
        let responses = self.knowledge.resistance.responses(&variants);
        let is_lessened = |drug: &DrugId| {
            let mut columns = responses.iter();
            columns.any(|(column, response)| {
                *response != Response::Sensitive && column.drugs.contains(drug)
            })
        };
        let drugs = self.assessment.drugs.iter();
        drugs.copied().filter(is_lessened).collect()
    }

    /// The drugs that failed, by a resistance test or by the clinic's rule.
    pub(super) fn failed_drugs(&self) -> Vec<DrugId> {
        let failures = genotypes::failures(self.record, self.assessment, self.knowledge);
        failures.iter().map(Failure::drug).collect()
    }

    /// What is on file for the drugs of the present verdict: `no resistance test on file`, the proof, or what the
    /// latest test found.
    pub(super) fn resistance_test_words(&self) -> String {
        let proven = self.proven_now();
        if !proven.is_empty() {
            let words: Vec<String> = proven.iter().map(|proof| self.proof_words(proof)).collect();
            return words.join(self.language.says("; ", "；"));
        }
        let genotypes = self.genotypes();
        let Some(latest) = genotypes.tests().last() else {
            return self
                .language
                .says("no resistance test on file", "无耐药基因检测")
                .to_owned();
        };
        let on = date_words(self.language, latest.on);
        let variants = genotypes.variants();
        if variants.is_empty() {
            return say!(
                self.language,
                "the resistance test of {on} found no variant",
                "{on} 耐药基因检测未见变异"
            );
        }
        let drugs = self.drug_names(&self.assessment.drugs);
        let found = variants_words(&variants);
        say!(
            self.language,
            "resistance test on file ({found}, {on}): resistance to {drugs} not proven by it",
            "已有耐药基因检测（{found}，{on}）：未证实{drugs}耐药"
        )
    }

    /// What a resistance test proves of the drugs that were ever taken, as phrases.
    pub(super) fn proofs(&self) -> Vec<String> {
        let taken = genotypes::drugs_taken(self.record, self.knowledge, self.assessment.day);
        let proofs = self.genotypes().proofs(&taken, self.knowledge);
        proofs.iter().map(|proof| self.proof_words(proof)).collect()
    }

    /// The tests on file, what the table says of them, what guidelines offer after the drugs that failed, and how
    /// often resistance appears on the drug taken; each a line. Nothing where nothing of it is on file.
    #[must_use]
    pub fn resistance(&self) -> Vec<String> {
        let mut lines = self.variants_on_file();
        let failures = genotypes::failures(self.record, self.assessment, self.knowledge);
        lines.extend(self.offer_lines(&failures));
        lines.extend(self.rate_line(&failures));
        if !lines.is_empty() {
            lines.push(CHECK.of(self.language).to_owned());
        }
        lines
    }

    /// The resistance tests, and what their variants resist.
    #[must_use]
    pub fn variants_on_file(&self) -> Vec<String> {
        let mut lines = self.tests_on_file();
        lines.extend(self.variant_lines(&self.genotypes().variants()));
        lines
    }

    /// `03-Apr-2024 rtL180M rtM204V`, the latest first.
    fn tests_on_file(&self) -> Vec<String> {
        let genotypes = self.genotypes();
        let tests = genotypes.tests().iter().rev();
        tests
            .filter_map(|test| {
                let found = finding_value(self.language, &self.result(test.result)?.finding);
                Some(say!(
                    self.language,
                    "resistance test {day}: {found}",
                    "耐药基因检测 {day}：{found}",
                    day = date_words(self.language, test.on)
                ))
            })
            .collect()
    }

    /// `R resistant: lamivudine (taken), telbivudine; S sensitive: adefovir, tenofovir`, and the variants of which the
    /// table says nothing.
    #[must_use]
    pub fn variant_lines(&self, variants: &[Variant]) -> Vec<String> {
        let resistance = &self.knowledge.resistance;
        let responses = resistance.responses(variants);
        let groups: Vec<String> = [Response::Resistant, Response::Reduced, Response::Sensitive]
            .into_iter()
            .filter_map(|wanted| {
                let names: Vec<String> = responses
                    .iter()
                    .filter(|(_, response)| *response == wanted)
                    .map(|(column, _)| self.column_words(column))
                    .collect();
                let words = response_words(self.language, wanted);
                (!names.is_empty()).then(|| {
                    say!(
                        self.language,
                        "{words}: {names}",
                        "{words}：{names}",
                        names = names.join(self.language.says(", ", "、"))
                    )
                })
            })
            .collect();
        let mut lines = Vec::new();
        if !groups.is_empty() {
            lines.push(format!(
                "{} [{}]",
                groups.join(self.language.says("; ", "；")),
                resistance.source
            ));
        }
        for variant in variants {
            match resistance.listed(variant, variants) {
                Listed::Fits => {}
                Listed::OnlyWithOthers(row) => {
                    let with = others_words(self.language, row, variant);
                    lines.push(say!(
                        self.language,
                        "{variant}: in the table only together with {with}",
                        "{variant}：表中仅与{with}同在时列出"
                    ));
                }
                Listed::Nowhere => lines.push(say!(
                    self.language,
                    "{variant}: not in the table",
                    "{variant}：表中未列"
                )),
            }
        }
        lines
    }

    /// The column's name, and whether a drug of it is or was taken.
    fn column_words(&self, column: &Column) -> String {
        let day = self.assessment.day;
        let is_of = |drug: &DrugId| column.drugs.contains(drug);
        let name = self.language.says(&column.name, &column.name_zh);
        if self.taken_now().iter().any(is_of) {
            return say!(self.language, "{name} (taken now)", "{name}（现用）");
        }
        let ever = genotypes::drugs_taken(self.record, self.knowledge, day);
        if ever.iter().any(is_of) {
            return say!(self.language, "{name} (taken before)", "{name}（曾用）");
        }
        name.to_owned()
    }

    /// The drugs taken on the review day.
    fn taken_now(&self) -> Vec<DrugId> {
        let day = self.assessment.day;
        let taken = crate::clinical::effective::courses(self.record, day);
        let mut drugs: Vec<DrugId> = taken
            .filter(|(_, stop)| stop.is_none_or(|stop| stop >= day))
            .map(|(course, _)| course.drug)
            .collect();
        self.knowledge.drugs.sort_by_name(&mut drugs);
        drugs
    }

    fn offer_lines(&self, failures: &[Failure]) -> Vec<String> {
        let resistance = &self.knowledge.resistance;
        // After a first sign the next step is a repeat, not another drug.
        let settled = failures.iter().filter(|failure| failure.is_settled());
        let failed: Vec<DrugId> = settled.map(Failure::drug).collect();
        let how = |drug: &DrugId| {
            let failure = failures.iter().find(|failure| failure.drug() == *drug);
            let name = name_words(self.language, self.knowledge.drugs.get(*drug));
            match failure {
                Some(Failure::Proven(_)) => say!(
                    self.language,
                    "{name} (resistance proven)",
                    "{name}（耐药已证实）"
                ),
                Some(Failure::ByVerdict(..)) => say!(
                    self.language,
                    "{name} (failed by the clinic's rule)",
                    "{name}（按诊所规则失败）"
                ),
                None => name.to_owned(),
            }
        };
        let mut lines: Vec<String> = resistance
            .offers(&failed)
            .into_iter()
            .map(|(about, offer)| {
                let offer = self.language.says(&offer.words, &offer.words_zh);
                let about: Vec<String> = about.iter().map(how).collect();
                say!(
                    self.language,
                    "after {drugs} guidelines offer: {offer}",
                    "{drugs}之后，指南可选：{offer}",
                    drugs = about.join(self.language.says(", ", "、"))
                )
            })
            .collect();
        if let Some(offer) = resistance.offer_after_several(&failed) {
            let offer = self.language.says(offer, &resistance.several_zh);
            lines.push(say!(
                self.language,
                "after drugs of several kinds guidelines offer: {offer}",
                "多类药物失败后，指南可选：{offer}"
            ));
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(&format!(" [{}]", resistance.offers_source));
        }
        lines
    }

    /// How often resistance appears on the only drug taken, where that is not rare or the virus is there.
    fn rate_line(&self, failures: &[Failure]) -> Option<String> {
        let [drug] = *self.taken_now().as_slice() else {
            return None;
        };
        let others: Vec<DrugId> = failures
            .iter()
            .map(Failure::drug)
            .filter(|other| *other != drug)
            .collect();
        let rates = self.knowledge.resistance.rates(drug, &others)?;
        let known = self.knowledge.drugs.get(drug);
        let is_worth_it = known.barrier == Barrier::Low
            || !rates.after.is_empty()
            || matches!(
                self.assessment.verdict,
                Verdict::PrimaryResistance(_) | Verdict::SecondaryResistance(_)
            );
        if !is_worth_it {
            return None;
        }
        let figures: Vec<String> = rates.percent.iter().map(ToString::to_string).collect();
        let line = if rates.after.is_empty() {
            self.language
                .says("as a first line", "作一线用药")
                .to_owned()
        } else {
            let after: Vec<DrugId> = (rates.after.iter().copied())
                .filter(|drug| others.contains(drug))
                .collect();
            say!(
                self.language,
                "after resistance to {drugs}",
                "{drugs}耐药后",
                drugs = self.drug_names(&after)
            )
        };
        let years = match rates.percent.len() {
            1 => self.language.says("year 1", "第1年").to_owned(),
            years => say!(self.language, "year 1 to {years}", "第1至{years}年"),
        };
        Some(say!(
            self.language,
            "{drug} {line}, resistance by {years}: {figures} % of patients",
            "{drug}{line}，{years}耐药率：{figures}%",
            drug = name_words(self.language, known),
            figures = figures.join(self.language.says(", ", "、"))
        ))
    }
}

/// `R resistant`.
const fn response_words(language: Language, response: Response) -> &'static str {
    match response {
        Response::Sensitive => language.says("S sensitive", "S 敏感"),
        Response::Reduced => language.says("I reduced", "I 敏感性下降"),
        Response::Resistant => language.says("R resistant", "R 耐药"),
    }
}

fn variants_words(variants: &[Variant]) -> String {
    let words: Vec<String> = variants.iter().map(ToString::to_string).collect();
    words.join(" ")
}

/// `rtM204I/V and one of rtI169, rtT184`: what else a row asks beside a variant.
fn others_words(language: Language, row: &TableRow, variant: &Variant) -> String {
    let is_other = |site: &&Site| !site.fits(variant);
    let mut sites: Vec<String> = row.all.iter().filter(is_other).map(site_words).collect();
    if !row.one_of.is_empty() && row.one_of.iter().all(|site| !site.fits(variant)) {
        let any: Vec<String> = row.one_of.iter().map(site_words).collect();
        sites.push(say!(
            language,
            "one of {sites}",
            "{sites}之一",
            sites = any.join(language.says(", ", "、"))
        ));
    }
    sites.join(language.says(" and ", "和"))
}

/// `rtM204I/V`, or `rtI169` for any change there.
fn site_words(site: &Site) -> String {
    let found: Vec<String> = site
        .found
        .iter()
        .map(|one| one.letter().to_string())
        .collect();
    format!(
        "rt{}{}{}",
        site.wild_type.letter(),
        site.position,
        found.join("/")
    )
}

#[cfg(test)]
mod tests;
