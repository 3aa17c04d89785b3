use chrono::NaiveDate;

use super::BirthLikeness::{Neighbouring, NotRecorded, Same as SameDay, Swapped};
use super::NameLikeness::{self, Same, Sound, Spelling};
use super::{BirthLikeness, Likeness, births_alike, likeness, number_keys};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Cirrhosis, FollowUp, Person};

fn person(mrn: &str, name: &str, born: &str) -> Person {
    Person {
        mrn: mrn.to_owned(),
        name: name.to_owned(),
        born: born.parse().ok().map(CalendarDay::exact),
        sex: None,
        cirrhosis: Cirrhosis::NotRecorded,
        cirrhosis_on: None,
        contact: None,
        follow_up: FollowUp::Active,
    }
}

/// Both ways round, which never differ.
fn compared(one: &Person, other: &Person) -> Option<Likeness> {
    let found = likeness(one, other);
    assert_eq!(found, likeness(other, one), "{} {}", one.name, other.name);
    found
}

#[test]
fn names_are_alike_in_any_order_spelling_and_script() {
    let rows: [(&str, &str, Option<NameLikeness>); 49] = [
        ("Chen, Wei", "CHEN, WEI", Some(Same)),
        ("Chen, Wei", "Chen Wei", Some(Same)),
        ("Chen, Wei", "Wei Chen", Some(Same)),
        ("Chen, Wei", "Chen,Wei", Some(Same)),
        ("Chen, Weiyun", "Chen, Wei Yun", Some(Same)),
        ("Chen, Wei-Yun", "Weiyun Chen", Some(Same)),
        ("Chen Wei Yun", "Weiyun, Chen", Some(Same)),
        ("Mu\u{f1}oz, Jos\u{e9}", "jose munoz", Some(Same)),
        (
            "Lef\u{e8}vre-Ou\u{e9}draogo, Awa",
            "Lefevre Ouedraogo, Awa",
            Some(Same),
        ),
        ("Lef\u{e8}vre, Awa", "Lefe\u{300}vre, Awa", Some(Same)),
        ("O'Brien, Ann", "O\u{2019}Brien, Ann", Some(Same)),
        ("O'Brien, Ann", "OBrien, Ann", Some(Same)),
        ("Đặng, Hải Sương", "Dang Hai Suong", Some(Same)),
        ("Đặng, Hải Sương", "Hai Suong Dang", Some(Same)),
        ("\u{ff23}hen, Wei", "Chen, Wei", Some(Same)),
        ("Strau\u{df}, Eva", "Strauss, Eva", Some(Same)),
        ("陈伟", "陈 伟", Some(Same)),
        ("陈, 伟", "陈伟", Some(Same)),
        ("陈伟云", "Chen, Weiyun", Some(Sound)),
        ("陈伟云", "Weiyun Chen", Some(Sound)),
        ("陈伟云", "Chen Wei Yun", Some(Sound)),
        ("陈, 伟云", "CHEN Wei-Yun", Some(Sound)),
        ("陈伟云", "Chén, Wěiyún", Some(Sound)),
        ("歐陽建國", "Jianguo Ouyang", Some(Sound)),
        ("歐陽建國", "Ouyang, Jian Guo", Some(Sound)),
        ("欧阳建国", "歐陽, 建國", Some(Sound)),
        ("单, 丽", "Shan, Li", Some(Sound)),
        ("吕, 丽", "Lv, Li", Some(Sound)),
        ("吕, 丽", "Lu Li", Some(Sound)),
        ("吕, 丽", "Li Lyu", Some(Sound)),
        ("吕, 丽", "L\u{fc}, Li", Some(Sound)),
        ("王小明 (Wang Xiaoming)", "王, 小明", Some(Sound)),
        ("M\u{fc}ller, Eva", "Mueller, Eva", Some(Spelling)),
        ("Haddad, Leila", "Hadad, Leila", Some(Spelling)),
        ("Chen, Weiyun", "Chen, Weiyin", Some(Spelling)),
        ("Chen, Weiyun", "Weiyin Chen", Some(Spelling)),
        ("Okafor, Chidi", "Okafro, Chidi", Some(Spelling)),
        ("Nguyen, Anh", "Nguyen, Thi Anh", Some(Spelling)),
        ("Smith, John Paul", "Smith, John", Some(Spelling)),
        ("Chen, Wei", "Chen, Weiwei", None),
        ("Chen, Wei", "Chen, Li", None),
        ("Li, Na", "Li, Ni", None),
        ("陈伟", "Chen, Li", None),
        ("陈伟", "陈丽", None),
        // One character beside other letters is not the name.
        ("Mensah, Linh 伟", "O'Brien, 伟 Ravi", None),
        ("Mensah 伟", "Mensah 偉", Some(Spelling)),
        ("伟", "偉", Some(Sound)),
        ("Chen, Wei 陈伟", "陈偉 (David)", Some(Sound)),
        ("Smith, John", "Smith", None),
    ];
    for (one, other, name) in rows {
        let found = compared(
            &person("1", one, "1974-05-12"),
            &person("2", other, "1974-05-12"),
        );
        let birth = SameDay;
        let expected = name.map(|name| Likeness::Person { name, birth });
        assert_eq!(found, expected, "{one} | {other}");
    }
}

#[test]
fn a_birth_date_is_alike_swapped_beside_it_or_unknown_where_the_name_is_the_same() {
    let rows: [(&str, &str, Option<BirthLikeness>); 14] = [
        ("1974-05-12", "1974-05-12", Some(SameDay)),
        ("1974-05-12", "1974-12-05", Some(Swapped)),
        ("1974-05-12", "1974-05-13", Some(Neighbouring)),
        ("1974-05-12", "1974-05-11", Some(Neighbouring)),
        ("1974-05-01", "1974-04-30", Some(Neighbouring)),
        ("1974-12-31", "1975-01-01", Some(Neighbouring)),
        ("1974-05-12", "1974-06-12", Some(Neighbouring)),
        ("1974-05-12", "1973-05-12", Some(Neighbouring)),
        ("1974-05-12", "", Some(NotRecorded)),
        ("", "", Some(NotRecorded)),
        ("1974-05-12", "1974-05-14", None),
        ("1974-05-12", "1974-07-12", None),
        ("1974-05-12", "1975-05-13", None),
        ("1974-05-31", "1976-05-31", None),
    ];
    for (one, other, birth) in rows {
        for (its, name) in [("Wei Chen", Same), ("陈伟", Sound)] {
            let found = compared(&person("1", "Chen, Wei", one), &person("2", its, other));
            let expected = birth.map(|birth| Likeness::Person { name, birth });
            assert_eq!(found, expected, "{one} {other} {its}");
        }
        // A name that is merely alike counts on the same day only.
        let found = compared(
            &person("1", "Haddad, Leila", one),
            &person("2", "Hadad, Leila", other),
        );
        assert_eq!(found.is_some(), birth == Some(SameDay), "{one} {other}");
    }
}

#[test]
fn numbers_are_alike_but_for_case_signs_and_leading_zeros() {
    for (one, other, alike) in [
        ("W-0019", "W-19", true),
        ("w-19", "W-19", true),
        ("W19", "W 19", true),
        ("0019", "19", true),
        ("2024-001", "2024-1", true),
        ("2024-001", "2024001", true),
        ("\u{ff17}\u{ff17}", "77", true),
        ("000", "0", true),
        ("W-19", "W-190", false),
        ("W-19", "W-91", false),
        ("W-19", "19", false),
        ("-", "/", false),
        ("W-19", "W-19", false),
    ] {
        let found = compared(
            &person(one, "Chen, Wei", "1974-05-12"),
            &person(other, "Okafor, Ada", "1990-01-01"),
        );
        assert_eq!(found == Some(Likeness::Number), alike, "{one} {other}");
    }
    assert_eq!(number_keys("W-0019"), ["w0019", "w19"]);
}

#[test]
fn every_birth_date_that_is_alike_is_named_once_and_the_day_itself_first() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let days: Vec<(BirthLikeness, NaiveDate)> = births_alike(day("1974-05-31")).collect();
    let expected = [
        (SameDay, day("1974-05-31")),
        (Neighbouring, day("1974-05-30")),
        (Neighbouring, day("1974-06-01")),
        (Neighbouring, day("1973-05-31")),
        (Neighbouring, day("1975-05-31")),
    ];
    assert_eq!(days, expected);
}
