//! The picture on one axis of time: HBV DNA with the limit of each assay, the quantity of HBsAg, ALT as multiples of its
//! limit, a lane for each drug, and the phases.

use chrono::NaiveDate;

use super::pen::{Pen, SMALL, STRONG, Style};
use crate::clinical::calendar::days_between;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::exchange::report::{DOT_RADIUS, Ink, PAGE_WIDTH};
use crate::view::board::Standing;
use crate::view::page::picture::{
    Lane, Point, Scale, Window, alt_points, dna_points, events, hbsag_points, labels, lanes,
};
use crate::wording::screens::page;
use crate::wording::{Language, Phrase, name_words};
use crate::wording::{Shape, date_words};

/// Left of the axis: what a panel is, and its scale.
const GUTTER: f64 = 20.0;
/// From the end of the axis to the edge.
const RIGHT: f64 = 2.0;
/// A lane of a drug, or of the phases.
const LANE: f64 = 3.4;
/// Lanes that are drawn; the drugs begun last come first.
const LANES_SHOWN: usize = 6;
const BETWEEN: f64 = 1.6;
const UNSEEN: f64 = 0.01;
/// Two numbers of a scale stand at least so far apart.
const APART: f64 = 2.8;
/// Cells of the labels of dates: each is so wide.
const CELL: f64 = 1.7;
const LEGEND: Phrase = page::LEGEND;

struct Axis {
    window: Window,
}

impl Axis {
    const WIDTH: f64 = PAGE_WIDTH - GUTTER - RIGHT;

    fn x(&self, day: NaiveDate) -> f64 {
        let (from, to) = (self.window.from, self.window.to);
        let days = days_between(from, day.clamp(from, to));
        let share = days as f64 / (self.window.span().max(1)) as f64;
        GUTTER + share * Self::WIDTH
    }
}

/// The least height in which everything can be told apart.
pub(super) fn least_height(standing: &Standing, knowledge: &Knowledge) -> f64 {
    let lanes = lanes(standing, knowledge).len().min(LANES_SHOWN);
    let hbsag = if hbsag_points(standing, knowledge).is_empty() {
        0.0
    } else {
        11.0
    };
    fixed(lanes) + 16.0 + 12.0 + hbsag
}

/// What does not grow: title, lanes, phases, dates, legend.
fn fixed(lanes: usize) -> f64 {
    STRONG.leading() + (lanes + 1) as f64 * LANE + 3.0 * BETWEEN + 2.0 * SMALL.leading() + 1.0
}

/// Draws it from `y` on, so high.
pub(super) fn draw(pen: &mut Pen, standing: &Standing, knowledge: &Knowledge, y: f64, height: f64) {
    let events = events(standing);
    let Some(first) = events.first() else {
        pen.text(0.0, y, STRONG, page::NOTHING_TO_DRAW.of(standing.language));
        return;
    };
    if height < least_height(standing, knowledge) - UNSEEN {
        let words = page::NO_ROOM.of(standing.language);
        pen.text(0.0, y, STRONG, words);
        return;
    }
    let day = standing.assessment.day;
    let axis = Axis {
        window: Window::whole(Some(*first), day),
    };
    let all = lanes(standing, knowledge);
    let shown = all.len().min(LANES_SHOWN);
    let (from, to) = (
        date_words(standing.language, axis.window.from),
        date_words(standing.language, day),
    );
    let hbsag = hbsag_points(standing, knowledge);
    let quantity = if hbsag.is_empty() {
        page::NOTHING
    } else {
        page::HBSAG
    };
    let left = match all.len() - shown {
        0 => String::new(),
        left => page::drugs_not_drawn(standing.language, left),
    };
    pen.text(
        0.0,
        y,
        STRONG,
        &page::picture(
            standing.language,
            quantity.of(standing.language),
            from,
            to,
            left,
        ),
    );
    let mut top = y + STRONG.leading();
    let (dna, alt) = (
        dna_points(standing, knowledge),
        alt_points(standing, knowledge),
    );
    let panels = height - fixed(shown);
    let share = if hbsag.is_empty() {
        [0.58, 0.0, 0.42]
    } else {
        [0.42, 0.26, 0.32]
    };
    let name = |test| name_words(standing.language, knowledge.tests.get(test));
    let [dna_high, hbsag_high, alt_high] = share.map(|share| share * panels);
    let told = |point: &Point| standing.words(knowledge).day_words(point.on);
    let mut panel = |points: &[Point], kind: Kind, label: &str, high: f64| {
        Panel {
            axis: &axis,
            top,
            high,
            kind,
            points,
        }
        .draw(pen, label, &told);
        top += high + BETWEEN;
    };
    panel(
        &dna,
        Kind::Decades,
        &format!("{} log10", short(name(Test::HbvDna))),
        dna_high,
    );
    if !hbsag.is_empty() {
        let label = format!("{} log10", name(Test::Marker(Marker::HbsAg)));
        panel(&hbsag, Kind::Decades, &label, hbsag_high);
    }
    panel(
        &alt,
        Kind::Multiples,
        name(Test::Analyte(Analyte::Alt)),
        alt_high,
    );
    for lane in all.iter().take(shown) {
        draw_lane(pen, lane, &axis, top);
        top += LANE;
    }
    draw_phases(pen, standing, knowledge, &axis, top);
    top += LANE + 0.6;
    for label in labels(
        standing.language,
        axis.window,
        (Axis::WIDTH / CELL) as usize,
    ) {
        let x = axis.x(label.day);
        pen.line((x, top - 0.4), (x, top + 0.8), 0.2, false, Ink::Plain);
        let text = label.text.trim_start_matches('|');
        if x + SMALL.width(text) <= PAGE_WIDTH {
            pen.text(x + 0.5, top, SMALL, text);
        }
    }
    top += SMALL.leading();
    draw_legend(standing.language, pen, &dna, &alt, &hbsag, top);
}

/// The panel says what it is: the test's name without its virus, where the column is narrow.
fn short(name: &str) -> &str {
    name.rsplit_once(' ').map_or(name, |(_, last)| last)
}

#[derive(Clone, Copy)]
enum Kind {
    Decades,
    Multiples,
}

struct Panel<'a> {
    axis: &'a Axis,
    top: f64,
    high: f64,
    kind: Kind,
    points: &'a [Point],
}

impl Panel<'_> {
    fn draw(&self, pen: &mut Pen, label: &str, told: &dyn Fn(&Point) -> String) {
        let values = self
            .points
            .iter()
            .flat_map(|point| [point.log10, point.limit]);
        let scale = match self.kind {
            Kind::Decades => Scale::decades(values, 1),
            Kind::Multiples => Scale::multiples(values.map(|value| 10_f64.powf(value)), 1),
        };
        // Marks stand whole within the panel.
        let y = |value: f64| {
            let room = self.high - 2.0 * DOT_RADIUS;
            self.top + DOT_RADIUS + scale.share(value) * room
        };
        let (left, right) = (GUTTER, GUTTER + Axis::WIDTH);
        let bottom = self.top + self.high;
        pen.line((left, self.top), (left, bottom), 0.2, false, Ink::Plain);
        pen.line((left, bottom), (right, bottom), 0.1, false, Ink::Faint);
        pen.text(0.0, self.top, SMALL, label);
        let marks: Vec<(f64, String)> = match self.kind {
            Kind::Decades => {
                let (lowest, highest) = scale.ends();
                let whole = (lowest as i32..=highest as i32).rev();
                whole
                    .map(|decade| (f64::from(decade), decade.to_string()))
                    .collect()
            }
            Kind::Multiples => scale.multiples_shown(),
        };
        let mut used: Vec<f64> = Vec::new();
        for (value, text) in marks {
            let at = y(value);
            let upper = (at - 0.77 * SMALL.size).clamp(self.top, bottom - SMALL.leading());
            if used.iter().any(|other| (other - upper).abs() < APART) {
                continue;
            }
            used.push(upper);
            pen.text(left - 1.2 - SMALL.width(&text), upper, SMALL, &text);
            pen.line((left - 0.7, at), (left, at), 0.2, false, Ink::Plain);
        }
        self.limits(pen, right, &y);
        let joined: Vec<&Point> = self
            .points
            .iter()
            .filter(|point| point.is_joined())
            .collect();
        for (one, other) in joined.iter().zip(joined.iter().skip(1)) {
            let at = |point: &Point| (self.axis.x(point.on), y(point.log10));
            pen.line(at(one), at(other), 0.25, false, Ink::Faint);
        }
        for point in self.points {
            pen.dot(
                (self.axis.x(point.on), y(point.log10)),
                point.shape,
                told(point),
            );
        }
    }

    /// The limit of each assay as long as it was used; of ALT its own limit over all.
    fn limits(&self, pen: &mut Pen, right: f64, y: &dyn Fn(f64) -> f64) {
        match self.kind {
            Kind::Multiples => {
                pen.line((GUTTER, y(0.0)), (right, y(0.0)), 0.2, true, Ink::Faint);
            }
            Kind::Decades => {
                let ends = self
                    .points
                    .iter()
                    .skip(1)
                    .map(|point| self.axis.x(point.on));
                for (point, end) in self.points.iter().zip(ends.chain([right])) {
                    let at = y(point.limit);
                    pen.line(
                        (self.axis.x(point.on), at),
                        (end, at),
                        0.2,
                        true,
                        Ink::Faint,
                    );
                }
            }
        }
    }
}

fn draw_lane(pen: &mut Pen, lane: &Lane, axis: &Axis, top: f64) {
    pen.text(0.0, top, SMALL, &lane.label);
    let middle = top + LANE / 2.0;
    for (start, stop) in lane.spans() {
        let (from, to) = (axis.x(start), axis.x(stop.unwrap_or(axis.window.to)));
        pen.bar(
            (from, middle - 0.8),
            (to - from).max(0.3),
            1.6,
            true,
            Ink::Faint,
        );
        pen.line(
            (from, middle - 1.2),
            (from, middle + 1.2),
            0.4,
            false,
            Ink::Plain,
        );
        match stop {
            Some(_) => pen.line(
                (to, middle - 1.2),
                (to, middle + 1.2),
                0.4,
                false,
                Ink::Plain,
            ),
            // Still taken: it goes on beyond the axis.
            None => {
                let tip = to + RIGHT - 0.4;
                for side in [-1.1, 1.1] {
                    pen.line((to, middle + side), (tip, middle), 0.4, false, Ink::Plain);
                }
            }
        }
    }
}

/// Every line of therapy and off period with its sign, and its words where there is room.
fn draw_phases(pen: &mut Pen, standing: &Standing, knowledge: &Knowledge, axis: &Axis, top: f64) {
    let words = standing.words(knowledge);
    pen.text(0.0, top, SMALL, page::PHASES.of(standing.language));
    let phases = &standing.assessment.phases;
    let ends = phases.iter().skip(1).map(|phase| axis.x(phase.from));
    let end = GUTTER + Axis::WIDTH;
    for (phase, to) in phases.iter().zip(ends.chain([end])) {
        let from = axis.x(phase.from);
        let (sign, text) = words.phase_sign(phase);
        pen.line(
            (from, top + 0.4),
            (from, top + LANE - 0.4),
            0.2,
            false,
            Ink::Plain,
        );
        let style = Style {
            ink: Ink::Tone(sign.tone),
            ..SMALL
        };
        let mark = sign.sign.character();
        let fitting = [format!("{mark} {text}"), mark.to_string()]
            .into_iter()
            .find(|text| style.width(text) + 1.2 <= to - from);
        if let Some(text) = fitting {
            pen.text(from + 0.7, top, style, &text);
        }
    }
}

fn draw_legend(
    language: Language,
    pen: &mut Pen,
    dna: &[Point],
    alt: &[Point],
    hbsag: &[Point],
    top: f64,
) {
    let mut x = GUTTER;
    let drawn = |shape: &Shape| {
        [dna, alt, hbsag]
            .iter()
            .any(|points| points.iter().any(|point| point.shape == *shape))
    };
    for shape in Shape::ALL.into_iter().filter(drawn) {
        pen.dot(
            (x + DOT_RADIUS, top + 0.65 * SMALL.size),
            shape,
            shape.meaning(language).to_owned(),
        );
        pen.text(x + 2.6, top, SMALL, shape.meaning(language));
        x += 2.6 + SMALL.width(shape.meaning(language)) + 4.0;
    }
    pen.text(x, top, SMALL, LEGEND.of(language));
}
