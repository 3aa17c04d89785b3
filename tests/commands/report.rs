//! The summary on paper: what stands on it, that everything stands within the page and nothing over another, and what
//! the command writes.
//!
//! `HEPATRACK_BLESS=1 cargo test --test commands report` writes the pages of `tests/report` afresh: look at them before.

use std::path::Path;
use std::sync::Arc;

use crate::support::Clinic;
use chrono::NaiveDate;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Record;
use hepatrack::exchange::report::{DrawCommand, PAGE_HEIGHT, PAGE_WIDTH, Page};
use hepatrack::reference::shipped;
use hepatrack::register::Register;
use hepatrack::store::{self, FileFormat, Mode, Store};
use hepatrack::view::board::Standing;
use hepatrack::view::paper::{Subject, known_on_words};
use hepatrack::wording::Language;
use hepatrack::wording::{banner_fields, shown};

/// A hundredth of a millimetre is not seen.
const UNSEEN: f64 = 0.01;

fn standing(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Standing {
    Standing::of(Arc::new(record.clone()), knowledge, day, Language::English)
}

fn page(standing: &Standing, knowledge: &Knowledge, loud: &[String]) -> Page {
    Subject {
        standing,
        knowledge,
        clinic: Some("City clinic"),
        namesakes: 2,
        loud: loud.to_vec(),
        origin: format!("entry 4718, journal head {}", "9f".repeat(32)),
    }
    .summary()
}

/// All words of a page without blanks: where lines end does not matter.
fn words(page: &Page) -> String {
    let texts = page.orders.iter().filter_map(|order| match order {
        DrawCommand::Text { text, .. } => Some(text.as_str()),
        DrawCommand::Line { .. } | DrawCommand::Dot { .. } | DrawCommand::Bar { .. } => None,
    });
    dense(&texts.collect::<String>())
}

fn dense(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// Everything stands within the page, and no words over other words.
fn must_fit(page: &Page, whose: &str) {
    let mut texts: Vec<(&DrawCommand, [f64; 4])> = Vec::new();
    for order in &page.orders {
        let edges @ [left, upper, right, lower] = order.edges();
        assert!(
            left >= -UNSEEN
                && upper >= -UNSEEN
                && right <= PAGE_WIDTH + UNSEEN
                && lower <= PAGE_HEIGHT + UNSEEN,
            "{whose}: beyond the page: {order:?} {edges:?}"
        );
        if matches!(order, DrawCommand::Text { .. }) {
            for (other, [l, u, r, d]) in &texts {
                let apart = right <= l + UNSEEN
                    || left >= r - UNSEEN
                    || lower <= u + UNSEEN
                    || upper >= d - UNSEEN;
                assert!(apart, "{whose}: {order:?} stands over {other:?}");
            }
            texts.push((order, edges));
        }
    }
}

fn must_say(page: &Page, standing: &Standing, day: NaiveDate) {
    let said = words(page);
    let person = &standing.record.person;
    for part in [
        banner_fields(Language::English, person, day)[0].as_str(),
        &shown(&person.mrn),
        &standing.headline.text,
        &standing.action.line,
        "This page supports a decision; it does not make one.",
        "entry 4718",
        "City clinic",
        "2 OF THIS NAME",
    ] {
        assert!(said.contains(&dense(part)), "{}: {part}", person.mrn);
    }
}

#[test]
fn every_page_of_the_example_clinic_says_who_what_and_what_to_do_and_fits() {
    let knowledge = shipped().unwrap();
    let register = store::example(&knowledge).unwrap();
    let day = register.today().unwrap();
    for record in register.patients() {
        let standing = standing(record, &knowledge, day);
        let page = page(
            &standing,
            &knowledge,
            &[known_on_words(Language::English, day)],
        );
        must_say(&page, &standing, day);
        must_fit(&page, &record.person.mrn);
        assert!(words(&page).contains(&dense("AS KNOWN ON 01-Jun-2024")));
    }
}

/// A name, a number, doses and reasons as long as a register takes them, in letters of every width.
#[test]
fn the_longest_texts_fit() {
    let knowledge = shipped().unwrap();
    let register = store::example(&knowledge).unwrap();
    let day = register.today().unwrap();
    for (place, letter) in ["W", "陈", "a ", "i\u{301}"].iter().enumerate() {
        for record in register.patients().iter().skip(place).step_by(4) {
            let mut record = Record::clone(record);
            record.person.name = letter.repeat(1000 / letter.chars().count());
            record.person.mrn = "W".repeat(64);
            for course in &mut record.courses {
                course.dose = Some(letter.repeat(900));
                course.reason = Some(letter.repeat(900));
            }
            let standing = standing(&record, &knowledge, day);
            let loud = ["AN EXAMPLE".repeat(9), "AS KNOWN THEN".to_owned()];
            let page = page(&standing, &knowledge, &loud);
            must_say(&page, &standing, day);
            must_fit(&page, letter);
        }
    }
}

/// So many results of a patient as are on the page, or counted beside it.
fn crowded() -> (Clinic, usize) {
    let clinic = Clinic::new();
    let mut results = "mrn,date,test,value,unit,lower_limit,upper_limit\n".to_owned();
    let mut courses = "mrn,drug,start,stop,intent,dose,reason\n".to_owned();
    let tests = [
        ("HBV DNA", "230", "IU/mL", "20", ""),
        ("ALT", "52", "U/L", "", "40"),
        ("AST", "48", "U/L", "", "40"),
        ("albumin", "41", "g/L", "35", ""),
        ("HBeAg", "negative", "", "", ""),
        ("HBsAg quant", "1200", "IU/mL", "", ""),
        ("creatinine", "80", "umol/L", "", "104"),
        ("platelets", "180", "10^9/L", "150", ""),
    ];
    let first: NaiveDate = "2016-02-01".parse().unwrap();
    for visit in 0..50 {
        let on = first + chrono::Days::new(60 * visit);
        for (test, value, unit, lower, upper) in tests {
            results.push_str(&format!("W-1,{on},{test},{value},{unit},{lower},{upper}\n"));
        }
    }
    for year in 0..30 {
        let drug = ["LAM", "ETV", "TDF"][year % 3];
        let (from, to) = (1990 + year, 1990 + year);
        courses.push_str(&format!(
            "W-1,{drug},{from}-01-10,{to}-12-01,,100 mg,\"stopped by <b>himself</b> & again\"\n"
        ));
    }
    clinic.write("in/patients.csv", "mrn,name,born,sex,cirrhosis\nW-1,\"<script>alert(1)</script>, 'x' & \u{5f20}\",1974-05-12,male,none\n");
    clinic.write("in/courses.csv", courses);
    clinic.write("in/results.csv", results);
    clinic.ok(["import", "in"]);
    (clinic, 400)
}

fn opened(clinic: &Clinic, knowledge: &Knowledge) -> Register {
    let format = FileFormat::new(knowledge);
    Store::open(&clinic.register(), Mode::Read, &format)
        .unwrap()
        .register
}

#[test]
fn of_four_hundred_results_what_has_no_room_is_counted() {
    let (clinic, all) = crowded();
    let knowledge = shipped().unwrap();
    let register = opened(&clinic, &knowledge);
    let day = "2024-06-01".parse().unwrap();
    let standing = standing(&register.patients()[0], &knowledge, day);
    assert_eq!(standing.record.results.len(), all);
    let page = page(&standing, &knowledge, &[]);
    must_say(&page, &standing, day);
    must_fit(&page, "W-1");
    let texts = || {
        page.orders.iter().filter_map(|order| match order {
            DrawCommand::Text { text, y, .. } => Some((text.as_str(), *y)),
            DrawCommand::Line { .. } | DrawCommand::Dot { .. } | DrawCommand::Bar { .. } => None,
        })
    };
    let (title, from) = texts()
        .find(|(text, _)| text.starts_with("Results since"))
        .unwrap();
    let (_, to) = texts().find(|(text, _)| text.starts_with("Due")).unwrap();
    let counted: usize = title
        .split(|one: char| !one.is_ascii_digit())
        .skip_while(|number| *number != "2022")
        .skip(1)
        .filter_map(|number| number.parse::<usize>().ok())
        .sum();
    let tests = ["230", "52", "48", "41", "negative", "1 200", "80", "180"];
    let in_table = texts()
        .filter(|(text, y)| {
            let value =
                text.trim_end_matches(|one: char| one.is_alphabetic() && text.contains(' '));
            *y > from && *y < to && tests.iter().any(|test| value.trim_end().starts_with(test))
        })
        .count();
    assert_eq!(in_table + counted, all, "{title}");
    let courses = texts()
        .find(|(text, _)| text.starts_with("Courses ("))
        .unwrap()
        .0;
    assert!(courses.contains(" of 30 not on this page"), "{courses}");
}

#[test]
fn what_was_typed_is_never_markup() {
    let (clinic, _) = crowded();
    let html = clinic.ok(["report", "W-1", "--as-of", "2024-06-01"]);
    assert!(
        html.contains("&lt;SCRIPT&gt;") && html.contains("&amp; 张"),
        "{html}"
    );
    assert!(!html.to_lowercase().contains("<script") && !html.contains("<b>"));
    // What is loaded from elsewhere would tell others whose page is read.
    assert!(!html.contains("http") || html.matches("http").count() == 1);
    assert!(html.contains("AS OF 01-Jun-2024"));
    assert!(html.contains("journal head "));
    assert_eq!(html, clinic.ok(["report", "W-1", "--as-of", "2024-06-01"]));
}

#[test]
fn what_was_known_on_a_day_is_said_loudly() {
    let (clinic, _) = crowded();
    let today = chrono::Local::now().date_naive().to_string();
    let html = clinic.ok(["report", "W-1", "--known-on", &today]);
    assert!(html.contains("AS KNOWN ON "));
}

#[cfg(unix)]
#[test]
fn a_file_is_private_and_replaced_only_where_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let clinic = Clinic::new();
    let report = |more: &[&str]| {
        let typed = ["--demo", "report", "W-0019", "--out", "visit.html"];
        clinic.run(typed.iter().chain(more))
    };
    assert_eq!(report(&[]).out, "visit.html\n");
    let path = clinic.path("visit.html");
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let html = std::fs::read_to_string(&path).unwrap();
    assert_eq!(html, clinic.ok(["--demo", "report", "W-0019"]));
    assert!(html.contains("EXAMPLE CLINIC: THIS PATIENT IS INVENTED"));
    clinic.write("visit.html", "of somebody else");
    let said = report(&[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(
        said.err,
        "visit.html: exists already: name another file, or replace it with --overwrite\n"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "of somebody else");
    assert_eq!(report(&["--overwrite"]).code, 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), html);
    // Nothing is left beside it, and what a link leads to is not written over.
    assert_eq!(std::fs::read_dir(clinic.path(".")).unwrap().count(), 1);
    std::os::unix::fs::symlink(&path, clinic.path("link.html")).unwrap();
    let said = clinic.run([
        "--demo",
        "report",
        "W-0037",
        "--out",
        "link.html",
        "--overwrite",
    ]);
    assert_eq!(said.code, 1);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), html);
    let said = clinic.run(["--demo", "report", "W-0019", "--out", "visit.doc"]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (1, "visit.doc: the name must end in .html or .pdf\n")
    );
    let said = clinic.run(["--demo", "report", "W-0019", "--overwrite"]);
    assert_eq!(said.code, 2);
    let said = clinic.run(["--demo", "report", "nobody"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
}

#[test]
fn three_pages_are_as_they_were_looked_at() {
    let clinic = Clinic::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report");
    for (number, name) in [
        ("W-0019", "latin.html"),
        ("10188", "han.html"),
        ("2018-0210", "quantity.html"),
    ] {
        let drawn = clinic.ok(["--demo", "report", number]);
        let path = folder.join(name);
        if std::env::var_os("HEPATRACK_BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &drawn).unwrap();
        }
        assert!(
            drawn == std::fs::read_to_string(&path).unwrap(),
            "{name} is not what the program writes; HEPATRACK_BLESS=1 writes it"
        );
    }
}

#[test]
fn letters_are_written_for_those_who_are_due_and_say_what_the_clinic_says() {
    let clinic = Clinic::new();
    let due = clinic
        .ok(["--demo", "review", "--due", "0"])
        .lines()
        .count();
    let said = clinic.run(["--demo", "letters", "--due", "0", "--out", "post"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out.lines().count(), due);
    assert_eq!(std::fs::read_dir(clinic.path("post")).unwrap().count(), due);
    let letter = std::fs::read_to_string(clinic.path("post/letter-W-0037.html")).unwrap();
    for part in [
        "Dear Lifen Zhang,",
        "planned for 15-May-2024.",
        "EXAMPLE CLINIC",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    // What shows through the window is a name; nothing at all says what the patient has.
    let window = letter.split("<text ").filter(|text| {
        let y = text
            .split("y=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        y.and_then(|y| y.parse::<f64>().ok())
            .is_some_and(|y| (30.0..75.0).contains(&y))
    });
    let window: Vec<&str> = window.collect();
    assert!(
        window.len() == 1 && window[0].contains(">Lifen Zhang</text>"),
        "{window:?}"
    );
    for word in ["epatitis", "HBV", "DNA", "HBsAg"] {
        assert!(!letter.contains(word), "{word}");
    }
    // None of them where one is in the way.
    std::fs::remove_file(clinic.path("post/letter-W-0037.html")).unwrap();
    let said = clinic.run(["--demo", "letters", "W-0037", "W-0019", "--out", "post"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.contains("letter-W-0019.html: exists already"),
        "{}",
        said.err
    );
    assert!(!clinic.path("post/letter-W-0037.html").exists());
    // Nobody is written to who died, or twice.
    for (number, words) in [("nobody", "nobody"), ("00009318", "00009318: died")] {
        let said = clinic.run(["--demo", "letters", "W-0037", number, "--out", "other"]);
        assert_eq!(said.code, 1);
        assert!(said.err.contains(words), "{}", said.err);
        assert!(!clinic.path("other").exists());
    }
    let twice = ["W-0037", "W-0019", "W-0037"];
    let said = clinic.run(
        ["--demo", "letters", "--out", "other"]
            .into_iter()
            .chain(twice),
    );
    assert_eq!(
        (said.code, said.out.lines().count()),
        (0, 2),
        "{}",
        said.err
    );
    assert_eq!(clinic.run(["--demo", "letters", "W-0037"]).code, 2);
}

#[test]
fn the_text_of_the_letter_is_an_entry_and_an_unknown_word_is_refused() {
    let (clinic, _) = crowded();
    let shipped = clinic.ok(["letters"]);
    assert!(shipped.contains("Dear {name},"));
    clinic.write("wrong.txt", "Dear {nmae},\n");
    let said = clinic.run(["letters", "--text", "wrong.txt"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.starts_with("wrong.txt: {nmae} is not known"),
        "{}",
        said.err
    );
    clinic.write("own.txt", "{name} <{number}>\r\n\n\"call\" \\ 00 {tests}\n");
    let said = clinic.ok(["letters", "--text", "own.txt"]);
    assert!(said.contains("text of the recall letter set"), "{said}");
    assert_eq!(
        clinic.ok(["letters"]),
        "{name} <{number}>\n\n\"call\" \\ 00 {tests}\n"
    );
    assert!(clinic.ok(["check"]).contains("nothing is wrong"));
    clinic.ok(["letters", "W-1", "--as-of", "2024-06-01", "--out", "post"]);
    let letter = std::fs::read_to_string(clinic.path("post/letter-W-1.html")).unwrap();
    assert!(letter.contains("&lt;W-1&gt;") && letter.contains("&quot;call&quot; \\ 00 HBV DNA"));
    clinic.write("shipped.txt", &shipped);
    clinic.ok(["letters", "--text", "shipped.txt"]);
    assert_eq!(clinic.ok(["letters"]), shipped);
    clinic.write("long.txt", "line\n".repeat(200));
    clinic.ok(["letters", "--text", "long.txt"]);
    let said = clinic.run(["letters", "W-1", "--out", "long"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("longer than a page"), "{}", said.err);
    clinic.write("longer.txt", "line\n".repeat(2000));
    assert_eq!(clinic.run(["letters", "--text", "longer.txt"]).code, 1);
    // The journal alone holds it too.
    std::fs::remove_file(clinic.register()).unwrap();
    assert_eq!(clinic.run(["letters"]).out, "line\n".repeat(200));
}

/// Without the feature the program says so, and names what it can do.
#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_so() {
    let clinic = Clinic::new();
    let said = clinic.run(["--demo", "report", "W-0019", "--out", "visit.pdf"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.starts_with("this program was built without PDF"),
        "{}",
        said.err
    );
    assert!(!clinic.path("visit.pdf").exists());
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::*;
    use crate::support::{Unable, skip};
    use std::process::Command;

    /// The words of a PDF, as another program reads them.
    fn read_back(path: &Path) -> Option<String> {
        let output = Command::new("pdftotext").arg(path).arg("-").output().ok()?;
        assert!(output.status.success());
        Some(dense(&String::from_utf8(output.stdout).unwrap()))
    }

    #[test]
    fn names_and_numbers_are_read_back_and_bytes_are_the_same() {
        let clinic = Clinic::new();
        let knowledge = shipped().unwrap();
        let register = store::example(&knowledge).unwrap();
        let day = register.today().unwrap();
        for record in register.patients().iter().step_by(5) {
            let number = record.person.mrn.as_str();
            let written = |name: &str| {
                let said = clinic.run(["--demo", "report", number, "--out", name]);
                (said.code, said.err)
            };
            match written("a.pdf") {
                (0, _) => {}
                // A machine without a font for a script says which character it lacks.
                (_, error) => {
                    assert!(error.contains("font"), "{error}");
                    skip(Unable::Fonts);
                    continue;
                }
            }
            assert_eq!(written("b.pdf").0, 0);
            let bytes = |name: &str| std::fs::read(clinic.path(name)).unwrap();
            assert!(bytes("a.pdf") == bytes("b.pdf"), "{number}");
            match read_back(&clinic.path("a.pdf")) {
                None => skip(Unable::ReadPdf),
                Some(text) => {
                    let standing = standing(record, &knowledge, day);
                    let name = &banner_fields(Language::English, &record.person, day)[0];
                    for part in [number, name, &standing.headline.text, &standing.action.line] {
                        assert!(text.contains(&dense(part)), "{number}: {part}: {text}");
                    }
                }
            }
            for name in ["a.pdf", "b.pdf"] {
                std::fs::remove_file(clinic.path(name)).unwrap();
            }
        }
    }

    #[test]
    fn a_character_that_no_font_has_is_named_and_nothing_is_written() {
        let clinic = Clinic::new();
        clinic.write(
            "in/patients.csv",
            "mrn,name,born,sex,cirrhosis\nW-1,\"Chen, \u{1bc80}\",1974-05-12,male,none\n",
        );
        clinic.write("in/courses.csv", "mrn,drug,start,stop,intent\n");
        clinic.write(
            "in/results.csv",
            "mrn,date,test,value,unit,lower_limit,upper_limit\n",
        );
        clinic.ok(["import", "in"]);
        let said = clinic.run(["report", "W-1", "--out", "visit.pdf"]);
        assert_eq!(said.code, 1);
        assert!(
            said.err.contains("U+1BC80") || said.err.contains("no font was found"),
            "{}",
            said.err
        );
        assert!(!clinic.path("visit.pdf").exists());
        let said = clinic.run([
            "report",
            "W-1",
            "--out",
            "visit.pdf",
            "--font",
            "in/patients.csv",
        ]);
        assert!(
            said.err.starts_with("in/patients.csv: this is no font"),
            "{}",
            said.err
        );
    }
}
