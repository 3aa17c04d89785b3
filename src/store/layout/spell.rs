//! How patients, courses, reports, notes and laboratories are spelled, in the register and in the journal alike.

use std::fmt::{Display, Write as _};

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{
    Cirrhosis, Course, FollowUp, Id, Intent, LabResult, Note, NoteKind, Person, ReportHead, Sex,
    Source, Visit,
};
use crate::notation::{calendar_day_text, iso};
use crate::register::codec::{Codec, Context, source_text};
use crate::register::{Laboratory, Reached, TaughtWord};

use super::stamp::at_text;

/// A text that grows, in the one spelling.
pub(in crate::store) struct Speller<'a, 'k> {
    pub(in crate::store) text: &'a mut String,
    pub(in crate::store) knowledge: &'k Knowledge,
    pub(in crate::store) codec: &'a Codec<'k>,
}

impl Speller<'_, '_> {
    /// `(id: 1, name: "city", assay: "..", units: "..", limits: "..", order: "..")`.
    pub(in crate::store) fn laboratory(&mut self, laboratory: &Laboratory) {
        self.plain("(id: ", laboratory.id.0);
        self.quoted(", name: ", &laboratory.name);
        if let Some(assay) = laboratory.assay {
            let name = &self.knowledge.assays.get(assay).name;
            self.quoted(", assay: ", name);
        }
        if !laboratory.fields.is_empty() {
            let fields = self.codec.print_fields(&laboratory.fields);
            self.quoted(", units: ", &fields);
        }
        if !laboratory.limits.is_empty() {
            let limits = self.codec.print_profile_limits(&laboratory.limits);
            self.quoted(", limits: ", &limits);
        }
        if !laboratory.order.is_empty() {
            let order = self.codec.print_order(&laboratory.order);
            self.quoted(", order: ", &order);
        }
        self.push(")");
    }

    /// `(id: 17, mrn: "W-37", .., src: "f396"`, without the last bracket: courses, reports and notes may follow.
    pub(in crate::store) fn person(&mut self, id: Id, person: &Person, source: Source) {
        // A field that is not named here would not be kept.
        let Person {
            mrn,
            name,
            born,
            sex,
            cirrhosis,
            cirrhosis_on,
            contact,
            follow_up,
        } = person;
        self.plain("(id: ", id.0);
        self.quoted(", mrn: ", mrn);
        self.quoted(", name: ", name);
        if let Some(born) = *born {
            self.quoted(", born: ", &calendar_day_text(born));
        }
        match sex {
            None => {}
            Some(Sex::Female) => self.push(", sex: female"),
            Some(Sex::Male) => self.push(", sex: male"),
        }
        self.push(match cirrhosis {
            Cirrhosis::NotRecorded => "",
            Cirrhosis::None => ", cirrhosis: none",
            Cirrhosis::Compensated => ", cirrhosis: compensated",
            Cirrhosis::Decompensated => ", cirrhosis: decompensated",
        });
        if let Some(on) = *cirrhosis_on {
            self.quoted(", cirrhosis_on: ", &iso(on));
        }
        if let Some(contact) = contact {
            self.quoted(", contact: ", contact);
        }
        self.push(match follow_up {
            FollowUp::Active => "",
            FollowUp::Moved => ", follow_up: moved",
            FollowUp::Lost => ", follow_up: lost",
            FollowUp::Died => ", follow_up: died",
        });
        self.quoted(", src: ", &source_text(source));
    }

    /// `(id: 402, drug: "..", from: "2020-01-10", .., src: "f398")`.
    pub(in crate::store) fn course(&mut self, course: &Course) {
        let Course {
            id,
            drug,
            start,
            stop,
            intent,
            dose,
            reason,
            source,
        } = course;
        self.plain("(id: ", id.0);
        let drug = &self.knowledge.drugs.get(*drug).name;
        self.quoted(", drug: ", drug);
        self.quoted(", from: ", &calendar_day_text(*start));
        if let Some(stop) = *stop {
            self.quoted(", to: ", &calendar_day_text(stop));
        }
        self.push(match intent {
            Intent::Treatment => "",
            Intent::Prophylaxis => ", intent: prophylaxis",
            Intent::Pregnancy => ", intent: pregnancy",
        });
        if let Some(dose) = dose {
            self.quoted(", dose: ", dose);
        }
        if let Some(reason) = reason {
            self.quoted(", reason: ", reason);
        }
        self.quoted(", src: ", &source_text(*source));
        self.push(")");
    }

    /// `(id: 401, on: "2020-01-08", lab: 1, src: "f397", r: "..")`. Where `profile` is the laboratory's, what it says is
    /// not said again; without it the line stands for itself, whatever becomes of the profile.
    pub(in crate::store) fn report(
        &mut self,
        head: &ReportHead,
        results: &[LabResult],
        profile: Option<&Laboratory>,
    ) {
        self.plain("(id: ", head.id.0);
        self.quoted(", on: ", &calendar_day_text(head.day()));
        if let Some(laboratory) = head.laboratory {
            self.plain(", lab: ", laboratory.0);
        }
        self.quoted(", src: ", &source_text(head.source));
        let context = Context {
            report: head.id,
            on: head.on,
            month_only: head.month_only,
            laboratory: profile,
        };
        self.push(", r: \"");
        let start = self.text.len();
        self.codec.print_into(self.text, results, &context);
        self.end_quoted(start);
        self.push(")");
    }

    /// `(id: 5, on: "2024-06-01", kind: attempt, text: "..", src: "f12")`.
    pub(in crate::store) fn note(&mut self, note: &Note) {
        let Note {
            id,
            on,
            kind,
            text,
            source,
        } = note;
        self.plain("(id: ", id.0);
        self.quoted(", on: ", &iso(*on));
        self.push(match kind {
            NoteKind::Remark => ", kind: remark",
            NoteKind::RecallAttempt => ", kind: attempt",
            NoteKind::SampleSent => ", kind: sample",
            NoteKind::Visit(Visit::Expected) => ", kind: expected",
            NoteKind::Visit(Visit::Seen) => ", kind: seen",
        });
        if !text.is_empty() {
            self.quoted(", text: ", text);
        }
        self.quoted(", src: ", &source_text(*source));
        self.push(")");
    }

    pub(in crate::store) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(in crate::store) fn plain(&mut self, before: &str, value: impl Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{before}{value}");
    }

    /// `of: 3, joined: 7)`.
    pub(in crate::store) fn reached(&mut self, reached: Reached) {
        self.plain("of: ", reached.patient.0);
        if let Some(joined) = reached.joined {
            self.plain(", joined: ", joined.0);
        }
        self.push(")");
    }

    /// `(source: "city", kind: test, word: "HBVQN", means: "HBV DNA", by: "ana", at: "..")`.
    pub(in crate::store) fn word(&mut self, word: &TaughtWord) {
        self.push("(");
        if !word.source.is_empty() {
            self.quoted("source: ", &word.source);
            self.push(", ");
        }
        self.plain("kind: ", word.kind.name());
        self.quoted(", word: ", &word.word);
        self.quoted(", means: ", &word.means);
        self.quoted(", by: ", &word.by);
        self.quoted(", at: ", &at_text(word.at));
        self.push(")");
    }

    /// A list of texts: `["..", ".."]`.
    pub(in crate::store) fn list(&mut self, texts: &[String]) {
        self.push("[");
        for (place, text) in texts.iter().enumerate() {
            self.quoted(if place == 0 { "" } else { ", " }, text);
        }
        self.push("]");
    }

    /// A RON string: quotes, backslashes and control characters escaped, everything else as it is.
    pub(in crate::store) fn quoted(&mut self, before: &str, text: &str) {
        self.push(before);
        self.text.push('"');
        let start = self.text.len();
        self.push(text);
        self.end_quoted(start);
    }

    /// Ends the RON string of what stands from `start` on.
    fn end_quoted(&mut self, start: usize) {
        let is_all_plain = |text: &str| text.bytes().fold(true, |all, byte| all & is_plain(byte));
        if self.text.get(start..).is_some_and(is_all_plain) {
            self.text.push('"');
            return;
        }
        let text = self.text.split_off(start);
        for character in text.chars() {
            match character {
                '"' => self.push("\\\""),
                '\\' => self.push("\\\\"),
                control if control.is_control() => {
                    self.plain("", format_args!("\\u{{{:x}}}", u32::from(control)));
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }
}

/// Bytes that stand in a RON string as they are and are no part of a control character.
const fn is_plain(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\' && byte != 0x7f && byte != 0xc2
}
