//! The canonical text of a register: a line per report and course, patients in the byte order of their numbers.

use std::fmt::Write as _;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{
    Cirrhosis, Course, FollowUp, Intent, LabResult, Record, ReportHead, Sex,
};
use crate::notation::{calendar_day_text, iso};
use crate::register::codec::{Codec, Context, source_text};
use crate::register::{Laboratory, Register};

use super::header::{FORMAT, SCHEMA};
use super::trailer::trailer_text;

/// The text of a register's file. Reading it gives the same register, and writing that the same text.
#[must_use]
pub fn write(register: &Register, knowledge: &Knowledge) -> String {
    let mut writer = Writer {
        text: String::new(),
        knowledge,
        codec: Codec::new(knowledge),
    };
    writer.register(register);
    writer.text
}

struct Writer<'k> {
    text: String,
    knowledge: &'k Knowledge,
    codec: Codec<'k>,
}

impl Writer<'_> {
    fn register(&mut self, register: &Register) {
        self.text.push_str("(\n  ");
        self.quoted("format: ", FORMAT);
        self.plain(", schema: ", SCHEMA);
        self.quoted(", register: ", register.identifier());
        self.text.push_str(",\n");
        if let Some(clinic) = register.clinic() {
            self.quoted("  clinic: ", clinic);
            self.text.push_str(",\n");
        }
        if let Some(today) = register.today() {
            self.quoted("  today: ", &iso(today));
            self.text.push_str(",\n");
        }
        if !register.overrides().is_empty() {
            self.text.push_str("  settings: {");
            let mut divider = "";
            for (name, value) in register.overrides() {
                self.quoted(divider, name);
                self.plain(": ", value);
                divider = ", ";
            }
            self.text.push_str("},\n");
        }
        if !register.laboratories().is_empty() {
            self.text.push_str("  labs: [\n");
            for laboratory in register.laboratories() {
                self.laboratory(laboratory);
            }
            self.text.push_str("  ],\n");
        }
        self.text.push_str("  patients: [\n");
        for record in register.patients() {
            self.patient(record, register);
        }
        self.text.push_str("  ],\n)\n");
        self.text
            .push_str(&trailer_text(register.last_seq(), register.next_id()));
    }

    fn laboratory(&mut self, laboratory: &Laboratory) {
        self.plain("    (id: ", laboratory.id.0);
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
        self.text.push_str("),\n");
    }

    fn patient(&mut self, record: &Record, register: &Register) {
        let person = &record.person;
        self.plain("    (id: ", record.id.0);
        self.quoted(", mrn: ", &person.mrn);
        self.quoted(", name: ", &person.name);
        if let Some(born) = person.born {
            self.quoted(", born: ", &calendar_day_text(born));
        }
        match person.sex {
            None => {}
            Some(Sex::Female) => self.text.push_str(", sex: female"),
            Some(Sex::Male) => self.text.push_str(", sex: male"),
        }
        self.text.push_str(match person.cirrhosis {
            Cirrhosis::NotRecorded => "",
            Cirrhosis::None => ", cirrhosis: none",
            Cirrhosis::Compensated => ", cirrhosis: compensated",
            Cirrhosis::Decompensated => ", cirrhosis: decompensated",
        });
        if let Some(on) = person.cirrhosis_on {
            self.quoted(", cirrhosis_on: ", &iso(on));
        }
        if let Some(contact) = &person.contact {
            self.quoted(", contact: ", contact);
        }
        self.text.push_str(match person.follow_up {
            FollowUp::Active => "",
            FollowUp::Moved => ", follow_up: moved",
            FollowUp::Lost => ", follow_up: lost",
            FollowUp::Died => ", follow_up: died",
        });
        self.quoted(", src: ", &source_text(record.source));
        if !record.courses.is_empty() {
            self.text.push_str(",\n      courses: [\n");
            for course in &record.courses {
                self.course(course);
            }
            self.text.push_str("      ]");
        }
        if !record.reports.is_empty() {
            self.text.push_str(",\n      reports: [\n");
            let mut rest = record.results.as_slice();
            for head in &record.reports {
                let count = rest
                    .iter()
                    .take_while(|result| result.report == head.id)
                    .count();
                let (results, others) = rest.split_at(count);
                rest = others;
                self.report(head, results, register);
            }
            self.text.push_str("      ]");
        }
        self.text.push_str("),\n");
    }

    fn course(&mut self, course: &Course) {
        self.plain("        (id: ", course.id.0);
        let drug = &self.knowledge.drugs.get(course.drug).name;
        self.quoted(", drug: ", drug);
        self.quoted(", from: ", &calendar_day_text(course.start));
        if let Some(stop) = course.stop {
            self.quoted(", to: ", &calendar_day_text(stop));
        }
        self.text.push_str(match course.intent {
            Intent::Treatment => "",
            Intent::Prophylaxis => ", intent: prophylaxis",
            Intent::Pregnancy => ", intent: pregnancy",
        });
        if let Some(dose) = &course.dose {
            self.quoted(", dose: ", dose);
        }
        if let Some(reason) = &course.reason {
            self.quoted(", reason: ", reason);
        }
        self.quoted(", src: ", &source_text(course.source));
        self.text.push_str("),\n");
    }

    fn report(&mut self, head: &ReportHead, results: &[LabResult], register: &Register) {
        self.plain("        (id: ", head.id.0);
        self.quoted(", on: ", &iso(head.on));
        if let Some(laboratory) = head.laboratory {
            self.plain(", lab: ", laboratory.0);
        }
        self.quoted(", src: ", &source_text(head.source));
        let context = Context {
            report: head.id,
            on: head.on,
            laboratory: head.laboratory.and_then(|id| register.laboratory(id)),
        };
        let line = self.codec.print(results, &context);
        self.quoted(", r: ", &line);
        self.text.push_str("),\n");
    }

    fn plain(&mut self, before: &str, value: impl std::fmt::Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{before}{value}");
    }

    /// A RON string: quotes, backslashes and control characters escaped, everything else as it is.
    fn quoted(&mut self, before: &str, text: &str) {
        self.text.push_str(before);
        self.text.push('"');
        if text.bytes().all(is_plain) {
            self.text.push_str(text);
            self.text.push('"');
            return;
        }
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                control if control.is_control() => {
                    let _ = write!(self.text, "\\u{{{:x}}}", u32::from(control));
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
