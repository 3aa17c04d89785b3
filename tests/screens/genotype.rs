//! A genotypic resistance test by every way in and out: form, quick line, correction, undo, the opened value, the pane.

use hepatrack::clinical::record::Record;
use hepatrack::notation::value_text;
use hepatrack::register::codec::Codec;
use hepatrack::wording::Language;
use hepatrack::wording::finding_words;

use crate::harness::{Session, knowledge, small_clinic};

fn chen() -> Session {
    let mut session = Session::new(small_clinic());
    session.resize(120, 40).keys("/chen<Enter>");
    session
}

fn record(session: &Session) -> Record {
    Record::clone(session.model.register().find("W-19").unwrap())
}

/// What is on file of the test, the latest last.
fn genotypes(session: &Session) -> Vec<String> {
    let knowledge = knowledge();
    let results = record(session).results;
    results
        .iter()
        .filter(|result| !result.is_retracted())
        .map(|result| finding_words(Language::English, &result.finding, &knowledge))
        .filter(|words| words.contains("genotype"))
        .collect()
}

#[test]
fn the_quick_line_takes_variants_with_plus_or_blanks() {
    for (line, words) in [
        (
            "gt rtM204V+rtL180M",
            "HBV resistance genotype rtL180M rtM204V",
        ),
        (
            "gt RTM204V/I rtl180m",
            "HBV resistance genotype rtL180M rtM204I/V",
        ),
        ("t gt none alt 31", "HBV resistance genotype none found"),
        (
            "alt 31 gt none found dna 30",
            "HBV resistance genotype none found",
        ),
        (
            "HBV resistance genotype rtN236T",
            "HBV resistance genotype rtN236T",
        ),
    ] {
        let mut session = chen();
        session.keys(&format!("e{line}<Enter>"));
        assert_eq!(genotypes(&session), [words], "{line}\n{}", session.screen());
        session.saved().keys("u");
        session.shows(&["Taken back: W-19 Chen, Wei"]);
        session.saved();
    }
}

#[test]
fn what_is_no_variant_is_refused_with_the_reason_and_stays_typed() {
    for (line, says) in [
        ("gt 55", "'55' is no variant"),
        ("gt C", "'C' is no variant"),
        ("gt+", "no value: variants such as"),
        ("gt rtM204VI", "not one by one"),
        ("gt rtM999V", "no position from 1 to 344"),
        ("gt rtM204V rtM204V/", "names no amino acid that was found"),
        ("gt", "no value"),
    ] {
        let mut session = chen();
        session
            .keys(&format!("e{line}<Enter>"))
            .shows(&[line, says]);
        assert_eq!(genotypes(&session), [""; 0], "{line}");
    }
    // Without rt nothing is taken before somebody says so.
    let mut session = chen();
    session
        .keys("egt M204V<Enter>")
        .shows(&["has no rt before it", "rtM204V"]);
    session.keys("b<Enter>");
    assert_eq!(genotypes(&session), ["HBV resistance genotype rtM204V"]);
    session.saved();
    // Another wild type than the table's is asked about.
    let mut session = chen();
    session
        .keys("egt rtL204V<Enter>")
        .shows(&["the wild type of position 204 is M"]);
    session.keys("y");
    assert_eq!(genotypes(&session), ["HBV resistance genotype rtL204V"]);
    assert!(record(&session).results.iter().any(|result| result.unusual));
    session.saved();
}

#[test]
fn what_is_typed_as_a_line_prints_and_reads_back() {
    let knowledge = knowledge();
    let codec = Codec::new(&knowledge);
    let mut session = chen();
    session.keys("egt rtM204V+rtL180M<Enter>").saved();
    let record = record(&session);
    let result = record
        .results
        .iter()
        .find(|result| value_text(&result.finding).starts_with("rt"))
        .unwrap();
    let context = hepatrack::register::codec::Context {
        report: result.report,
        month_only: false,
        on: result.on,
        laboratory: None,
    };
    let line = codec.print(std::slice::from_ref(result), &context);
    assert_eq!(line, "gt rtL180M+rtM204V");
    for written in [
        line.as_str(),
        "gt rtM204V rtL180M",
        "hbv-resistance-genotype rtM204V+rtL180M",
    ] {
        assert_eq!(
            codec.read(written, &context).unwrap()[0].finding,
            result.finding
        );
    }
}

#[test]
fn a_form_takes_it_and_it_can_be_corrected_retracted_and_undone() {
    let mut session = chen();
    // The field is the last before the laboratory.
    session.keys("r").keys(&"<Tab>".repeat(19));
    session.shows(&["rtM204V"]);
    session
        .keys("rtM204V rtL180M")
        .shows(&["= rtL180M rtM204V"]);
    session.keys("<Ctrl-S>");
    assert_eq!(
        genotypes(&session),
        ["HBV resistance genotype rtL180M rtM204V"]
    );
    session.shows(&["resistance to lamivudine proven (rtM204V, 22-Nov-2026)"]);
    // The flow sheet has a row for it; opened, it can be corrected without limits.
    session
        .keys("<Tab><End>")
        .keys(&"<Down>".repeat(20))
        .keys("<Home><Enter>")
        .shows(&["Test          HBV resistance genotype", "rtL180M rtM204V"]);
    session.keys("<Enter>").hides(&["upper limit"]);
    session.keys("rtN236T<Tab>typing slip<Ctrl-S>");
    assert_eq!(genotypes(&session), ["HBV resistance genotype rtN236T"]);
    session.keys("<Esc><Esc>u");
    session.keys("y");
    assert_eq!(
        genotypes(&session),
        ["HBV resistance genotype rtL180M rtM204V"]
    );
    assert_eq!(session.effects().len(), 3);
}
