//! `hepatrack history`: what was changed in one record, by whom, when, by which way and why.

mod json;

use std::io::{self, Write};

use crate::view::history::{RecordChange, RecordHistory, known_since, record_history};
use crate::wording::screens::{entries, record};
use crate::wording::{Language, banner, commands as words, date_words, moment_words, reason_words};

use super::arguments::{Arguments, Format, HistoryOptions};
use super::environment::Environment;
use super::failure::Failure;
use super::session::Session;

pub(super) fn run(
    arguments: &Arguments,
    options: &HistoryOptions,
    environment: &Environment,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let session = Session::read_with_history(arguments, environment)?;
    let record = session
        .register
        .find(&options.number)
        .ok_or_else(|| Failure::fault(words::unknown_number(&options.number)))?;
    let begins = known_since(&session.register);
    // JSON is the same in every language.
    let language = match options.format {
        Format::Json => Language::English,
        Format::Text => session.language,
    };
    let told = record_history(
        language,
        &session.register,
        record.id,
        begins,
        &session.knowledge,
    );
    match options.format {
        Format::Json => json::write(&record.person, &told, out)?,
        Format::Text => {
            writeln!(
                out,
                "{}",
                banner(session.language, &record.person, session.day)
            )?;
            lines(session.language, &told, out)?;
        }
    }
    Ok(())
}

/// The entries, oldest first, each with its changes below it.
fn lines(language: Language, told: &RecordHistory, out: &mut impl Write) -> io::Result<()> {
    if let Some(begins) = told.begins {
        let day = date_words(language, begins.date_naive());
        writeln!(out, "{}", words::history_begins(day).of(language))?;
    }
    if told.entries.is_empty() {
        writeln!(out, "{}", words::NO_ENTRY.of(language))?;
    }
    told.entries
        .iter()
        .try_for_each(|entry| entry_lines(language, entry, out))
}

fn entry_lines(language: Language, entry: &RecordChange, out: &mut impl Write) -> io::Result<()> {
    let colon = language.says(": ", "：");
    writeln!(out)?;
    writeln!(
        out,
        "{} | {} | {}",
        moment_words(language, entry.at),
        entries::entry(language, entry.seq.0),
        entry.who_words(language)
    )?;
    if let Some((kind, words)) = entry.takes_back_words(language) {
        writeln!(out, "  {kind}{colon}{words}")?;
    }
    if let Some(why) = &entry.why {
        let label = record::WHY_LABEL.of(language);
        writeln!(out, "  {label}{colon}{}", reason_words(language, why))?;
    }
    entry.changes.iter().try_for_each(|line| {
        writeln!(
            out,
            "  {} {}",
            line.kind.words(language),
            line.words(language)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::record::{Cirrhosis, FollowUp, Person, Seq, Via};
    use crate::register::{TakesBack, Timestamp};
    use crate::wording::{ChangeKind, ChangeLine, KnownBy};

    fn at(minutes: i64) -> Timestamp {
        Timestamp {
            utc_millis: 1_795_311_663_000 + minutes * 60_000,
            offset_minutes: 480,
        }
    }

    fn told() -> RecordHistory {
        let change = ChangeLine {
            what: "HBV DNA".to_owned(),
            kind: ChangeKind::Corrected,
            known_by: Some(KnownBy::Sample(
                crate::clinical::calendar::CalendarDay::exact("2024-01-10".parse().unwrap()),
            )),
            old: Some("50 000 IU/mL".to_owned()),
            new: Some("5 000 IU/mL".to_owned()),
        };
        let entry = |seq, why: Option<&str>, takes_back| RecordChange {
            seq: Seq(seq),
            at: at(i64::from(seq)).local(),
            by: "ana".to_owned(),
            via: Via::QuickLine,
            why: why.map(str::to_owned),
            takes_back,
            changes: vec![change.clone()],
        };
        let back = (TakesBack::Undo(Seq(7)), Some(at(7).local()));
        RecordHistory {
            begins: Some(at(0).local()),
            entries: vec![
                entry(7, Some("a\u{7}slip"), None),
                entry(8, None, Some(back)),
            ],
        }
    }

    #[test]
    fn entries_stand_with_their_changes_below() {
        let mut out = Vec::new();
        lines(Language::English, &told(), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "the history begins on 22-Nov-2026: what was on file before is in the record\n\
             \n\
             22-Nov-2026 09:48:03 +08:00 | entry 7 | ana, quick line\n  \
               why: a<U+0007>slip\n  \
               corrected HBV DNA of 10-Jan-2024: 50 000 IU/mL -> 5 000 IU/mL\n\
             \n\
             22-Nov-2026 09:49:03 +08:00 | entry 8 | ana, quick line\n  \
               undo: takes back entry 7 of 22-Nov-2026 09:48:03 +08:00\n  \
               corrected HBV DNA of 10-Jan-2024: 50 000 IU/mL -> 5 000 IU/mL\n"
        );
        let mut out = Vec::new();
        let nothing = RecordHistory {
            begins: None,
            entries: Vec::new(),
        };
        lines(Language::English, &nothing, &mut out).unwrap();
        assert_eq!(out, b"no entry about this record is known\n");
    }

    #[test]
    fn json_has_every_key() {
        let person = Person {
            mrn: "W-19".to_owned(),
            name: "Chen, Wei".to_owned(),
            born: None,
            sex: None,
            cirrhosis: Cirrhosis::None,
            cirrhosis_on: None,
            contact: None,
            follow_up: FollowUp::Active,
        };
        let mut out = Vec::new();
        json::write(&person, &told(), &mut out).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let change = serde_json::json!({
            "what": "HBV DNA", "kind": "corrected", "date": "2024-01-10",
            "old": "50 000 IU/mL", "new": "5 000 IU/mL",
        });
        let expected = serde_json::json!({
            "schema": 1, "mrn": "W-19", "name": "Chen, Wei", "begins": "2026-11-22",
            "entries": [
                {
                    "seq": 7, "at": "2026-11-22T09:48:03.000+08:00", "by": "ana", "via": "quick_line",
                    "why": "a\u{7}slip", "takes_back": null, "changes": [change],
                },
                {
                    "seq": 8, "at": "2026-11-22T09:49:03.000+08:00", "by": "ana", "via": "quick_line",
                    "why": null, "takes_back": {"kind": "undo", "entry": 7}, "changes": [change],
                },
            ],
        });
        assert_eq!(json, expected);
    }
}
