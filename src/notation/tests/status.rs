//! What laboratories say of whether a result counts.

use super::knowledge;
use crate::clinical::laboratory::ResultStatus::{
    self, Cancelled, Corrected, EnteredInError, Final, Preliminary,
};
use crate::notation::{ColumnMeaning, StatusColumn, column_meaning, parse_status};

#[test]
fn words_and_letters_of_status() {
    let knowledge = knowledge();
    for (status, words) in [
        (
            Final,
            "F|f|final|FINAL|Final result|final report|verified|F - Final|Final (verified)|已审核|endgültig|Ｆ|definitivo",
        ),
        (
            Corrected,
            "C|corrected|Amended|Final - corrected|corrected report|CORRECTED RESULT|更正|已修改|korrigiert|corrigé|corregido|訂正",
        ),
        (
            Preliminary,
            "P|I|R|S|preliminary|registered|partial|pending|in-progress|specimen in process|not verified|初步报告|未审核|vorläufig|préliminaire|Preliminary results",
        ),
        (
            Cancelled,
            "X|cancelled|Canceled|CANCELLED|voided|rejected|取消|已作废|storniert|annulé|anulado|iptal",
        ),
        (
            EnteredInError,
            "D|W|entered-in-error|Entered in error|ENTERED_IN_ERROR|deleted|wrong patient|录入错误|Fehleingabe|saisi par erreur",
        ),
    ] {
        for word in words.split('|') {
            let read = parse_status(word, StatusColumn::Status, &knowledge);
            assert_eq!(read, Ok(Some(status)), "{word}");
        }
    }
    for nothing in ["", "  "] {
        assert_eq!(
            parse_status(nothing, StatusColumn::Status, &knowledge),
            Ok(None)
        );
    }
    for unknown in [
        "U",
        "unknown",
        "N",
        "O",
        "Z",
        "?",
        "-",
        "*",
        "not cancelled",
        "un-cancelled",
        "superseded",
        "final cancelled",
        "corrected, preliminary",
        "F X",
        "result",
        "yes",
        "12",
        "finale Version",
        "非取消",
    ] {
        let read = parse_status(unknown, StatusColumn::Status, &knowledge);
        assert!(read.is_err(), "{unknown}: {read:?}");
    }
}

#[test]
fn a_column_that_asks_whether_it_was_verified() {
    let knowledge = knowledge();
    let read = |text| parse_status(text, StatusColumn::Verified, &knowledge);
    let cases: [(&str, Option<ResultStatus>); 10] = [
        ("yes", Some(Final)),
        ("Y", Some(Final)),
        ("TRUE", Some(Final)),
        ("verified", Some(Final)),
        ("0", Some(Preliminary)),
        ("no", Some(Preliminary)),
        ("N", Some(Preliminary)),
        ("nein", Some(Preliminary)),
        ("cancelled", Some(Cancelled)),
        ("", None),
    ];
    for (text, status) in cases {
        assert_eq!(read(text), Ok(status), "{text}");
    }
    // False, or final?
    for unknown in ["F", "X", "C", "maybe", "2"] {
        assert!(read(unknown).is_err(), "{unknown}");
    }
}

#[test]
fn columns_that_say_whether_a_row_counts() {
    let knowledge = knowledge();
    for name in [
        "status",
        "Result_Status",
        "OBX-11",
        "obx.11",
        "STATE",
        "结果状态",
        "Befundstatus",
        "estado",
        "ｓｔａｔｕｓ",
    ] {
        let status = ColumnMeaning::Status(StatusColumn::Status);
        assert_eq!(column_meaning(name, &knowledge), status, "{name}");
    }
    for name in ["verified", "Is_Validated", "authorised", "审核"] {
        let status = ColumnMeaning::Status(StatusColumn::Verified);
        assert_eq!(column_meaning(name, &knowledge), status, "{name}");
    }
    for name in [
        "error",
        "ErrorCode",
        "is_void",
        "isVoided",
        "cancelled_at",
        "deleted",
        "DEL",
        "invalid",
        "comment",
        "Lab comment",
        "notes",
        "flag",
        "abnormal_flag",
        "remarks",
        "specimen_status",
        "voided_reason",
        "is_active",
        "withdrawn",
        "备注",
        "删除标志",
        "Kommentar",
        "Bemerkung",
        "Ungültig",
        "observaciones",
        "commentaire",
        "retracted_on",
        "QC",
    ] {
        assert_eq!(
            column_meaning(name, &knowledge),
            ColumnMeaning::Validity,
            "{name}"
        );
    }
    for name in [
        "ward",
        "doctor",
        "specimen",
        "priority",
        "method",
        "科室",
        "ENCOUNTER",
        "CATEGORY",
        "TYPE",
        "",
        "time",
    ] {
        assert_eq!(
            column_meaning(name, &knowledge),
            ColumnMeaning::Other,
            "{name}"
        );
    }
}
