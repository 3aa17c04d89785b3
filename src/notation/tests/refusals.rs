//! What is refused is said in English and in Chinese, and the Chinese holds no English sentence.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::knowledge;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::notation::{
    Approximate, DateEntry, Fault, InputOrigin, StatusColumn, Written, beside_each_other,
    parse_assay, parse_calendar_day, parse_drug, parse_file_day, parse_file_drug, parse_file_test,
    parse_finding, parse_limits, parse_number, parse_row, parse_sample_day, parse_sex,
    parse_status, parse_test, parse_typed_date, parse_unit, with_decimal_points,
};
use crate::wording::Language;
use crate::wording::refusals::testing::english_in;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()
}

fn entry(approximate: Approximate) -> DateEntry {
    DateEntry {
        today: today(),
        earliest: NaiveDate::from_ymd_opt(1950, 1, 1),
        may_lie_ahead: false,
        is_birth: false,
        approximate,
        bare_date_months: 6,
    }
}

fn written(test: Test, value: &str) -> Written<'_> {
    Written {
        test,
        value,
        unit: "",
        implied_unit: None,
        assay: None,
    }
}

/// Everything that is refused or doubted of a text, wherever it may be typed or stand.
fn refused(text: &str, knowledge: &Knowledge) -> (Vec<Fault>, Vec<[String; 2]>) {
    let mut faults = Vec::new();
    let mut doubts = Vec::new();
    let mut keep = |fault: Option<Fault>| faults.extend(fault);
    for approximate in [Approximate::Never, Approximate::Day, Approximate::Month] {
        keep(parse_typed_date(text, &entry(approximate)).err());
    }
    keep(parse_calendar_day(text).err());
    keep(parse_file_day(text, knowledge).err());
    keep(parse_sample_day(text, today(), knowledge).err());
    keep(parse_test(text, knowledge).err());
    keep(parse_file_test(text, knowledge).err());
    keep(parse_drug(text, knowledge).err());
    keep(parse_file_drug(text, knowledge).err());
    keep(parse_assay(text, knowledge).err());
    keep(parse_sex(text, knowledge).err());
    keep(parse_status(text, StatusColumn::Status, knowledge).err());
    keep(parse_status(text, StatusColumn::Verified, knowledge).err());
    keep(with_decimal_points(text).err());
    let both = |told: &dyn Fn(Language) -> String| Language::ALL.map(told);
    for origin in [InputOrigin::File, InputOrigin::Typed, InputOrigin::Stored] {
        keep(parse_number(text, origin).err());
        for test in Test::ALL {
            keep(parse_unit(text, test, knowledge).err());
            let written = written(test, text);
            let Ok(reading) =
                parse_finding(&written, origin, knowledge).map_err(|fault| keep(Some(fault)))
            else {
                continue;
            };
            let pairs = beside_each_other(std::slice::from_ref(&reading.finding), knowledge);
            for one in reading.unusual.iter().chain(&pairs) {
                doubts.push(both(&|language| one.told(language)));
            }
            keep(parse_limits(text, "", &reading.finding, origin, knowledge).err());
            keep(parse_limits("5", text, &reading.finding, origin, knowledge).err());
            let row = parse_row(&written, text, text, knowledge);
            for noted in row.iter().flat_map(|row| &row.noted) {
                doubts.push(both(&|language| noted.told(language)));
            }
            keep(row.err().map(|(_, fault)| fault));
        }
    }
    (faults, doubts)
}

/// What is wrong with what is said of a text.
fn wrong(text: &str, knowledge: &Knowledge) -> Vec<String> {
    let (faults, mut said) = refused(text, knowledge);
    for fault in faults {
        said.extend(
            [fault.problem, fault.accepted]
                .map(|one| Language::ALL.map(|language| one.of(language).to_owned())),
        );
    }
    // Names and examples may be alike.
    let is_wrong = |[english, chinese]: &[String; 2]| {
        english_in(chinese).is_some() || english == chinese && english_in(english).is_some()
    };
    said.retain(is_wrong);
    said.into_iter()
        .map(|[_, chinese]| format!("{text:?}: {chinese}"))
        .collect()
}

/// What is typed into a field, and how the refusal begins in each language.
#[test]
fn refusals_of_fields_in_both_languages() {
    let knowledge = knowledge();
    let date = |text: &str| parse_typed_date(text, &entry(Approximate::Never)).err();
    let number = |text: &str| parse_number(text, InputOrigin::Typed).err();
    let value = |test, text: &str| {
        parse_finding(&written(test, text), InputOrigin::Typed, &knowledge).err()
    };
    let dna = |text: &str| value(Test::HbvDna, text);
    let alt = parse_finding(
        &written(Test::Analyte(Analyte::Alt), "50"),
        InputOrigin::Typed,
        &knowledge,
    );
    let alt = alt.unwrap().finding;
    let upper = |text: &str| parse_limits("50", text, &alt, InputOrigin::Typed, &knowledge).err();
    for (fault, english, chinese) in [
        (
            date(""),
            "not a date that is understood: t, y",
            "无法理解的日期：t、y、t-14",
        ),
        (
            date("2024-02-30"),
            "\"2024-02-30\": no such day: a day as",
            "「2024-02-30」：没有这一天：如",
        ),
        (
            date("t+3"),
            "\"t+3\": 2024-03-03 lies ahead: no day after today, 29-Feb-2024 (Thu)",
            "「t+3」：2024-03-03 尚未到来：不晚于今天 2024-02-29（周四）",
        ),
        (
            date("03/04/2023"),
            "\"03/04/2023\": may mean 2023-04-03 or 2023-03-04: t, y",
            "「03/04/2023」：可能指 2023-04-03 或 2023-03-04：t、y",
        ),
        (
            number("20,000"),
            "\"20,000\": may mean 20000 or 20: no comma; a point before decimals only",
            "「20,000」：可能指 20000 或 20：不用逗号；小数点只在小数前",
        ),
        (
            number("-5"),
            "\"-5\": a number with a sign: digits",
            "「-5」：带正负号的数字：数字",
        ),
        (
            dna(""),
            "no value: an amount such as 2.3e5",
            "没有值：数值，如 2.3e5",
        ),
        (
            dna(">0"),
            "\">0\": below or above zero: an amount",
            "「>0」：低于或高于零：数值",
        ),
        (
            value(Test::Marker(Marker::AntiHbc), "perhaps"),
            "\"perhaps\": not understood: positive or negative",
            "「perhaps」：无法理解：阳性或阴性",
        ),
        (
            upper("40"),
            "\"40\": an upper limit that is not above the lower: more than the lower limit, 50",
            "「40」：上限不高于下限：大于下限 50",
        ),
        (
            parse_drug("tenofovir", &knowledge).err(),
            "\"tenofovir\": three drugs are called so: tenofovir disoproxil or",
            "「tenofovir」：有三种药都这样叫：替诺福韦酯、",
        ),
        (
            parse_test("HBeAb", &knowledge).err(),
            "\"HBeAb\": one letter from the antigen: HBeAg or anti-HBe",
            "「HBeAb」：与抗原只差一个字母：HBeAg或抗-HBe",
        ),
    ] {
        let fault = fault.unwrap();
        for (language, begins) in Language::ALL.into_iter().zip([english, chinese]) {
            let told = fault.told(language);
            assert!(told.starts_with(begins), "{told}");
        }
    }
}

#[test]
fn whatever_is_refused_is_refused_in_both_languages() {
    let knowledge = knowledge();
    let texts = "\
        | |x|0|-5|+5|1,5|20,000|20.000|1,2,3|５5|1e400|123456789012345678|<0|>0|<20|<2000000|>50|>1.7e8|TND|nd|\
        detected|detected 5|<20 detected|not detected 500|below limit|above limit|positive|positive negative|\
        3.2 S/CO|positive 0.2 S/CO|5.36|12.5 log|5 log (20)|.21|1.5 mg/dL|40 U/L|5 bananas|rtM204V|M204V|\
        rtM999V|rtM204|rtM204M|rt204|rtM204V rtA204I|none found|focal lesion|lesion?|2026-11-22|2024-13-01|\
        2024-02-30|03/04/2023|3.4.23|~2023|~2023-05|2023-05|2023|45000|2566-02-03|22-Nov-2023 (Mon)|1 jan 1940|\
        t+3|tenofovir|lamictal|etv/tdf|etv and aspirin|3TC/ETV/TDF/LdT/ADV|HBeAb|HBV core related antigen|\
        ALT/AST|hepatitis B foo|Glukose|atl|CAP/CTM|U|unknown|final cancelled|F|1.234,5|5.400|H|52 H|52↑";
    // And every name that the data refuse.
    let data = [
        include_str!("../../../data/tests.ron"),
        include_str!("../../../data/drugs.ron"),
    ];
    let refused = data.iter().flat_map(|data| {
        let written = data.split("written: \"").skip(1);
        written.filter_map(|text| text.split('"').next())
    });
    let wrong: Vec<String> = texts
        .split('|')
        .chain(refused)
        .flat_map(|text| wrong(text, &knowledge))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        cases: 96,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_english_is_left_in_what_is_said_of_garbage(
        text in "\\PC{0,12}",
        near in "[-0-9<>=+.,eExX^* tdlogcpIU/mL()A-Z~年月。，]{0,14}",
    ) {
        static ONCE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
        let knowledge = ONCE.get_or_init(knowledge);
        for text in [text, near] {
            let wrong = wrong(&text, knowledge);
            prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    }
}
