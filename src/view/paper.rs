//! The summary that the doctor and the patient take away: one page, made of the same words and numbers as the screens.

mod letter;
mod lists;
mod pen;
mod picture;
mod results;

use chrono::NaiveDate;

pub use letter::{LETTER_WORDS, LetterError, SHIPPED_LETTER, check_letter, own_letter};

use super::board::Standing;
use super::page::course_text;
use crate::clinical::calendar::plus_days;
use crate::clinical::knowledge::Knowledge;
use crate::exchange::report::{Ink, PAGE_HEIGHT, PAGE_WIDTH, Page};
use crate::wording::screens::common::SEMICOLON;
use crate::wording::screens::{page, record};
use crate::wording::{
    ACTION_ARROW, NOT_SCHEDULED_HERE, Words, banner_fields, condition_mark, date_words, shown,
};
use crate::wording::{Language, Phrase};
use lists::{List, draw_lists, height, least_height};
use pen::{BODY, Pen, SMALL, STRONG, Style};

/// Lines of what decided that are shown; the rest is counted.
const BECAUSE_SHOWN: usize = 7;
/// HBV DNA results that stand beside the verdict.
const DNA_SHOWN: usize = 4;
/// Days of results in the table: two years.
const TABLE_DAYS: i64 = 731;
/// The picture is never less high, and never higher.
const LEAST_PICTURE: f64 = 54.0;
const MOST_PICTURE: f64 = 84.0;
/// The share of what is left that the lists below may take while results or picture need it.
const LISTS_SHARE: f64 = 0.42;
/// Between two parts of the page.
const GAP: f64 = 2.2;
const GUTTER: f64 = 6.0;

const SUPPORTS: Phrase = page::SUPPORTS;

/// Of whom a summary is made, and what stands around it.
pub struct Subject<'a> {
    pub standing: &'a Standing,
    pub knowledge: &'a Knowledge,
    pub clinic: Option<&'a str>,
    /// How many patients have this name.
    pub namesakes: usize,
    /// What makes this page unlike one of today's register: shown above everything else.
    pub loud: Vec<String>,
    /// Which entry of which journal it shows, for the foot.
    pub origin: String,
}

/// What stands above the page where a review day was asked for.
pub fn as_of_words(language: Language, day: NaiveDate) -> String {
    page::as_of(language, date_words(language, day))
}

/// The same where later entries are left out.
pub fn known_on_words(language: Language, day: NaiveDate) -> String {
    page::known_on(language, date_words(language, day))
}

/// The same where something on the page is not confirmed by the disk.
pub const UNSAVED_WORDS: Phrase = page::UNSAVED;
/// The same for the example clinic.
pub const DEMO_WORDS: Phrase = page::DEMO;

/// Which entry of which journal a page shows; `head` is the digest of the last one, where there is a journal.
pub fn origin_words(language: Language, last: u32, head: Option<&str>) -> String {
    match head {
        Some(head) => page::entry_and_head(language, last, head),
        None => page::NO_JOURNAL.of(language).to_owned(),
    }
}

/// The name of the file that is proposed: number and day, without what a file system or a reader may stumble on.
pub fn file_name(number: &str, day: NaiveDate) -> String {
    format!("summary-{}-{day}.html", file_stem(number))
}

/// A number as a part of a file's name.
pub fn file_stem(number: &str) -> String {
    number
        .chars()
        .map(|one| {
            if one.is_alphanumeric() || one == '-' {
                one
            } else {
                '_'
            }
        })
        .collect()
}

impl Subject<'_> {
    pub fn summary(&self) -> Page {
        let words = self.standing.words(self.knowledge);
        let day = self.standing.assessment.day;
        let mut pen = Pen::default();
        let mut y = self.head(&mut pen, day);
        y = self.verdict(&mut pen, &words, y);
        y = because(self.standing.language, &mut pen, &words, y + GAP);
        let foot = PAGE_HEIGHT - 2.0 * BODY.leading();
        self.foot(&mut pen, foot, day);
        let room = foot - GAP - y - GAP;
        let table = results::Table::of(self.standing, self.knowledge, plus_days(day, -TABLE_DAYS));
        let column = (PAGE_WIDTH - GUTTER) / 2.0;
        let columns = columns(self.lists(&words), column);
        let natural = columns
            .iter()
            .map(|lists| height(lists, column))
            .fold(0.0, f64::max);
        let picture = picture::least_height(self.standing, self.knowledge).max(LEAST_PICTURE);
        // Titles are always there; the picture gives way to them, and lists and table share what it leaves, the lists
        // first up to their share.
        let titles = columns
            .iter()
            .map(|lists| least_height(lists))
            .fold(0.0, f64::max);
        let below = (room - picture - 2.0 * GAP).max(titles + STRONG.leading());
        let share = (room * LISTS_SHARE).max(below - table.height());
        let lists = natural.min(share).min(below - STRONG.leading()).max(titles);
        let table_room = table.height().min(below - lists);
        let picture = (room - 2.0 * GAP - lists - table_room).min(MOST_PICTURE);
        y += GAP;
        picture::draw(&mut pen, self.standing, self.knowledge, y, picture);
        y += picture + GAP;
        table.draw(&mut pen, y, table_room);
        y += table_room + GAP;
        for (lists, x) in columns.iter().zip([0.0, column + GUTTER]) {
            draw_lists(
                self.standing.language,
                &mut pen,
                lists,
                (x, y),
                column,
                foot - GAP - y,
            );
        }
        Page {
            language: self.standing.language,
            title: page::summary_of(
                self.standing.language,
                date_words(self.standing.language, day),
            ),
            orders: pen.orders,
        }
    }

    /// What is loud, the clinic, and whose page it is.
    fn head(&self, pen: &mut Pen, day: NaiveDate) -> f64 {
        let mut y = 0.0;
        for words in &self.loud {
            let style = Style {
                size: 3.4,
                ..STRONG
            };
            pen.frame(0.0, y, PAGE_WIDTH, style.leading() + 1.0);
            y = pen.paragraph((2.0, y + 0.4), PAGE_WIDTH - 4.0, style, words) + 1.4;
        }
        let of = page::summary_of(
            self.standing.language,
            date_words(self.standing.language, day),
        );
        let width = BODY.width(&of);
        pen.text(PAGE_WIDTH - width, y, BODY, &of);
        let clinic = shown(self.clinic.unwrap_or("hepatrack")).into_owned();
        y = pen.cut_paragraph((0.0, y), PAGE_WIDTH - width - 6.0, STRONG, &clinic, 2) + 0.8;
        let mut fields =
            banner_fields(self.standing.language, &self.standing.record.person, day).into_iter();
        let name = fields.next().unwrap_or_default();
        // A name is never cut: a long one is written smaller.
        let large = Style {
            size: 5.2,
            ..STRONG
        };
        let style = match pen::lines(&name, large, PAGE_WIDTH) {
            0..=2 => large,
            3..=9 => STRONG,
            _ => SMALL,
        };
        y = pen.paragraph((0.0, y), PAGE_WIDTH, style, &name);
        let mut rest: Vec<String> = fields.collect();
        if self.namesakes > 1 {
            rest.push(page::namesakes(self.standing.language, self.namesakes));
        }
        pen.paragraph(
            (0.0, y),
            PAGE_WIDTH,
            Style { size: 3.4, ..BODY },
            &rest.join("   "),
        )
    }

    /// The box: alert, sign and headline, what is to be done, and what explains it.
    fn verdict(&self, pen: &mut Pen, words: &Words<'_>, y: f64) -> f64 {
        let tone = Ink::Tone(self.standing.sign.tone);
        let large = Style {
            size: 4.2,
            bold: true,
            ink: tone,
        };
        let top = y + 1.0;
        let (left, room) = (3.0, PAGE_WIDTH - 6.0);
        let mut y = top + 1.2;
        let mut marked = |mark: &str, style: Style, text: &str, y: f64| {
            pen.text(left, y, style, mark);
            pen.paragraph((left + 6.0, y), room - 6.0, style, text)
        };
        if let Some(alert) = words.liver_alert() {
            y = marked("!", large, &alert, y);
        }
        let sign = self.standing.sign.sign.character().to_string();
        y = marked(&sign, large, &self.standing.headline.text, y);
        let action = Style {
            size: 3.6,
            ..STRONG
        };
        y = marked(
            &ACTION_ARROW.to_string(),
            action,
            &self.standing.action.line,
            y,
        );
        y += 0.6;
        let mut plain = vec![self.standing.headline.explanation.clone()];
        let modifiers = words.modifiers();
        plain.extend(
            (!modifiers.is_empty()).then(|| modifiers.join(SEMICOLON.of(self.standing.language))),
        );
        plain.push(words.drugs_and_time());
        for text in &plain {
            y = pen.paragraph((left, y), room, BODY, text);
        }
        pen.frame(0.0, top, PAGE_WIDTH, y + 0.8 - top);
        y + 0.8
    }

    /// What is due and what is not known first: of the rest something may have no room.
    fn lists(&self, words: &Words<'_>) -> [List; 6] {
        let language = words.language();
        let due = words.next_due().into_iter().map(|due| {
            format!(
                "{} {} ({}): {}",
                due.test,
                date_words(self.standing.language, due.due),
                due.distance,
                due.why
            )
        });
        let courses = self.standing.record.courses.iter().rev();
        let courses =
            courses.map(|course| course_text(self.standing.language, course, self.knowledge));
        let conditions = words.stop_conditions().into_iter().map(|line| {
            format!(
                "{} {}: {}",
                condition_mark(line.state),
                line.asked,
                line.evidence
            )
        });
        let missing = words.missing().into_iter().chain([
            words.not_known_here(),
            NOT_SCHEDULED_HERE.of(language).to_owned(),
        ]);
        [
            List::new(page::DUE.of(language), due),
            List::new(page::NOT_KNOWN.of(language), missing),
            List::new(page::COURSES.of(language), courses),
            List::new(page::DOUBTS.of(language), words.doubts().into_iter()),
            List::new(page::NOTES.of(language), words.notes().into_iter()),
            List::new(
                page::STOP_CONDITIONS.of(language),
                conditions.chain(words.held_words()),
            ),
        ]
    }

    fn foot(&self, pen: &mut Pen, y: f64, day: NaiveDate) {
        let small = Style {
            size: 2.5,
            ink: Ink::Faint,
            ..BODY
        };
        pen.rule(0.0, y - 0.6, PAGE_WIDTH);
        let origin = page::as_of_origin(
            self.standing.language,
            date_words(self.standing.language, day),
            &self.origin,
        );
        pen.text(0.0, y, small, &origin);
        pen.text(
            0.0,
            y + small.leading() + 0.3,
            Style {
                size: 2.7,
                ..STRONG
            },
            SUPPORTS.of(self.standing.language),
        );
    }
}

/// The lists that say something in two columns of one width, in their order, so that neither is longer than it must be.
fn columns(lists: [List; 6], width: f64) -> [Vec<List>; 2] {
    let lists: Vec<List> = lists.into_iter().filter(|list| !list.is_empty()).collect();
    let heights: Vec<f64> = lists
        .iter()
        .map(|list| height(std::slice::from_ref(list), width))
        .collect();
    // Which lists stand at the right, a bit for each; the first stands at the left.
    let longer = |right: u32| {
        let is_right = |place: &usize| right >> place & 1 == 1;
        let (right, left): (Vec<usize>, _) = (0..heights.len()).partition(is_right);
        let sum = |places: Vec<usize>| {
            let heights = places.iter().filter_map(|place| heights.get(*place));
            heights.sum::<f64>()
        };
        sum(left).max(sum(right))
    };
    let best = (0..1_u32 << heights.len())
        .filter(|right| right & 1 == 0)
        .min_by(|one, other| longer(*one).total_cmp(&longer(*other)))
        .unwrap_or(0);
    let mut columns = [Vec::new(), Vec::new()];
    for (place, list) in lists.into_iter().enumerate() {
        let [left, right] = &mut columns;
        let column = if best >> place & 1 == 1 { right } else { left };
        column.push(list);
    }
    columns
}

/// What the verdict stands on: the results and days that decided, then the newest of each kind.
fn because(language: Language, pen: &mut Pen, words: &Words<'_>, mut y: f64) -> f64 {
    y = pen.paragraph((0.0, y), PAGE_WIDTH, STRONG, page::STANDS_ON.of(language));
    let mut lines: Vec<String> = words
        .because()
        .into_iter()
        .map(|line| {
            page::decided(
                language,
                date_words(language, line.date),
                line.what,
                line.rule,
            )
        })
        .collect();
    if lines.len() > BECAUSE_SHOWN {
        let left = lines.len() - (BECAUSE_SHOWN - 1);
        lines.truncate(BECAUSE_SHOWN - 1);
        lines.push(page::and_left(language, left));
    }
    let dna = words.dna_row(DNA_SHOWN);
    if !dna.is_empty() {
        lines.push(page::dna(language, dna.join("   ")));
    }
    for (label, row) in [
        (record::LIVER, words.liver_row()),
        (record::HBSAG, words.hbsag_row()),
    ] {
        if !row.is_empty() {
            lines.push(page::row(language, label.of(language), row.join("   ")));
        }
    }
    for line in &lines {
        y = pen.cut_paragraph((0.0, y), PAGE_WIDTH, BODY, line, 3);
    }
    y
}
