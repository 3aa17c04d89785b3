//! What is not understood is told in each language.

use super::parts;
use crate::wording::Language;
use crate::wording::refusals::testing::english_in;

#[test]
fn what_is_not_understood_is_told_in_chinese() {
    for line in [
        ";",
        "t",
        "glucose 5",
        "HBeAb +",
        "dna",
        "alt 40 50",
        "alt 4; t alt 5",
        "alt 1 alt 2",
        "t alt 5 y",
        "sero +-",
        "stop etv foo",
        "note",
        "y alt 5 t",
        "alt 5 y ast 6",
    ] {
        for fault in parts(line).iter().flat_map(|part| &part.faults) {
            let chinese = fault.told(Language::Chinese);
            assert_ne!(chinese, fault.told(Language::English), "{line}");
            assert_eq!(english_in(&chinese), None, "{line}: {chinese}");
        }
    }
}

#[test]
fn refusals_of_the_quick_line_in_both_languages() {
    for (line, english, chinese) in [
        (
            "dna",
            "'dna': no value: +, - or",
            "「dna」：没有值：项目后应有",
        ),
        (
            "glucose 5",
            "'glucose 5': no test is called so;",
            "「glucose 5」：没有这样的项目；",
        ),
        (
            "t alt 5 y",
            "'y': a second day beside 't', which is today: leave",
            "「y」：「t」（今天）之外又有一个日期：",
        ),
        (
            "note",
            "'note': nothing is noted: the text",
            "「note」：没有备注内容：",
        ),
        (
            "sero +-",
            "'sero +-': five signs without",
            "「sero +-」：sero 后应有五个",
        ),
    ] {
        let parts = parts(line);
        let fault = parts.iter().flat_map(|part| &part.faults).next().unwrap();
        for (language, begins) in Language::ALL.into_iter().zip([english, chinese]) {
            let told = fault.told(language);
            assert!(told.starts_with(begins), "{line}: {told}");
        }
    }
}
