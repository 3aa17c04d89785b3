//! What stands where there is no result.

use super::knowledge;
use crate::clinical::laboratory::Test;
use crate::notation::{InputOrigin, Written, no_result, parse_finding};

#[test]
fn words_that_stand_for_no_result() {
    let knowledge = knowledge();
    for (word, counted) in [
        ("pending", "pending"),
        ("PENDING", "pending"),
        ("Pending.", "pending"),
        ("haemolysed", "haemolysed"),
        ("Hemolyzed", "haemolysed"),
        ("标本溶血", "haemolysed"),
        ("ｈｅｍｏｌｙｚｅｄ", "haemolysed"),
        ("hämolytisch", "haemolysed"),
        ("insufficient", "insufficient"),
        ("QNS", "insufficient"),
        ("标本量不足", "insufficient"),
        ("INVALID", "invalid"),
        ("ERROR", "invalid"),
        ("no result", "invalid"),
        ("NA", "not available"),
        ("N/A", "not available"),
        ("n.a.", "not available"),
        ("#N/A", "not available"),
        ("NULL", "not available"),
        ("cancelled", "cancelled"),
        ("取消", "cancelled"),
        ("Sample rejected", "rejected"),
        ("not done", "not done"),
        ("nicht durchgeführt", "not done"),
        ("no realizado", "not done"),
        ("see comment", "see comment"),
        ("siehe Kommentar", "see comment"),
        ("", "nothing"),
        ("  ", "nothing"),
        ("Specimen grossly haemolysed", "Specimen grossly haemolysed"),
        ("QNS - please recollect", "QNS - please recollect"),
        ("样本严重溶血请重新采集", "样本严重溶血请重新采集"),
    ] {
        let found = no_result(word, &knowledge).map(|word| word.english().to_owned());
        assert_eq!(found.as_deref(), Some(counted), "{word}");
    }
}

#[test]
fn nothing_that_could_be_a_value_stands_for_no_result() {
    let knowledge = knowledge();
    for value in [
        "20",
        "<20",
        "TND",
        "not detected",
        "ND",
        "n.d.",
        "negative",
        "-",
        "+",
        "阴性",
        "无反应性",
        "未检出",
        "LDL",
        "BLQ",
        "haemolysed, 45",
        "negative (haemolysed)",
        "sample haemolysed: HBsAg positive",
        "标本溶血 阳性",
        "see comment: <20",
        "pending <20",
        "not detected, see comment",
        "nicht nachweisbar (Probe hämolytisch)",
        "rejected １２",
        "none",
        "none found",
        "indeterminate",
        "equivocal",
        "trace",
        "abc",
        "?",
    ] {
        assert_eq!(no_result(value, &knowledge), None, "{value}");
    }
}

/// A word is a value or stands for none, never both.
#[test]
fn no_word_of_no_result_is_read_as_a_value() {
    let knowledge = knowledge();
    for entry in knowledge.words.no_result.phrases() {
        for test in Test::ALL {
            let written = Written {
                test,
                value: entry,
                unit: "",
                implied_unit: None,
                assay: None,
            };
            let read = parse_finding(&written, InputOrigin::File, &knowledge);
            assert!(read.is_err(), "{entry} of {test:?}");
        }
        assert_eq!(knowledge.words.values.get(entry), None, "{entry}");
    }
}
