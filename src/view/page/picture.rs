//! The picture of a record on one time axis: HBV DNA, ALT, drugs and phases below each other, a day in one column.
//!
//! ```text
//! DNA   8|#.
//!       5|  ..
//!       2|---oo--------o----------o
//! ALT  2x|#..
//!      1x|---o---------o----------o-----
//! LAM    |[============================>
//! phase  || conditions held
//!         |2023        |2024
//! 11-Jun-2026: HBV DNA <20, ALT 0.8x, lamivudine day 1250
//! ```
//!
//! It is cells with their meaning, made of what the rules said, a window of time and a size: no terminal, no state.

mod axis;
mod canvas;
mod events;
mod lanes;
mod measured;
mod plan;
mod rows;
mod scale;
mod steps;
mod strip;
mod window;

pub use axis::{DateLabel, labels};
pub use canvas::{Glyph, Ink};
pub use events::{PictureView, events, opened_on};
pub use lanes::{Lane, lanes};
pub use measured::{Point, alt_points, dna_points, hbsag_points};
pub use plan::Plan;
pub use scale::{Scale, ScaleLabel};
pub use steps::{Mark, StepAxis, step_curves};
pub use window::{Window, Zoom};

use chrono::NaiveDate;

use super::{Meaning, Row, Span, wrap};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::keys::{Action, Keymap, Place};
use crate::view::board::Standing;
use crate::view::cells::fit;
use crate::wording::name_words;
use crate::wording::screens::record as words;
use crate::wording::{SCALES, Shape, date_words, nothing_to_draw};
use canvas::Canvas;
use measured::{Axes, draw_limits, draw_multiples, draw_points};
use rows::{draw_dates, draw_lanes, drawn, lane_label, legend, panel};

/// Cells at the left that say what a row is: seven and a stroke.
const GUTTER: usize = 8;
/// Narrower pictures have no room for them.
const LEAST_WIDTH_WITH_GUTTER: usize = 24;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureRow {
    Words(Row),
    /// Cells of time after the gutter.
    Drawn {
        /// What the row is, as wide as the gutter.
        label: String,
        glyphs: Vec<Glyph>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub rows: Vec<PictureRow>,
    /// The cells before the first column of time.
    pub gutter: usize,
    /// The column of the cursor's day.
    pub cursor: Option<usize>,
    /// The stretch of time that is shown.
    pub window: Window,
    /// Lanes below the last one that is shown.
    pub hidden_lanes: usize,
}

/// Of whom a picture is made, and how.
#[derive(Clone, Copy)]
pub struct Sitter<'a> {
    pub standing: &'a Standing,
    pub knowledge: &'a Knowledge,
    pub view: PictureView,
    /// The first lane that is shown.
    pub first_lane: usize,
    pub ink: Ink,
    /// The keys in force, for what is said where there is nothing to draw.
    pub keys: &'a Keymap,
}

impl Sitter<'_> {
    /// The picture in so many cells.
    pub fn picture(&self, width: usize, height: usize) -> Picture {
        let events = events(self.standing);
        let (_, window) = self.view.windows(self.standing, &events);
        let gutter = if width < LEAST_WIDTH_WITH_GUTTER {
            0
        } else {
            GUTTER
        };
        let columns = width - gutter;
        let Some(day) = self.view.day(&events) else {
            let key = self.keys.told(Place::Record, Action::Report);
            let words = nothing_to_draw(self.standing.language, &key);
            let words = wrap(&words, width.max(1)).into_iter().take(height);
            return Picture {
                rows: words
                    .map(|piece| PictureRow::Words(vec![Span::new(Meaning::Faint, piece)]))
                    .collect(),
                gutter: 0,
                cursor: None,
                window,
                hidden_lanes: 0,
            };
        };
        let lanes = lanes(self.standing, self.knowledge);
        let hbsag = hbsag_points(self.standing, self.knowledge);
        let plan = Plan::new(width, height, lanes.len());
        let plan = if hbsag.is_empty() {
            plan
        } else {
            plan.with_hbsag()
        };
        let first_lane = self.first_lane.min(lanes.len() - plan.lanes.len());
        let shown: Vec<&Lane> = lanes
            .iter()
            .skip(first_lane)
            .take(plan.lanes.len())
            .collect();
        let mut rows = Vec::new();
        rows.extend(plan.heading.clone().map(|_| self.heading(window, width)));
        let (dna, mut shapes) = self.dna(window, columns, plan.dna.len(), gutter);
        rows.extend(dna);
        let quantities = hbsag.iter().filter(|point| window.holds(point.on));
        shapes.extend(quantities.map(|point| point.shape));
        rows.extend(self.hbsag(&hbsag, window, columns, plan.hbsag.len(), gutter));
        rows.extend(self.alt(window, columns, plan.alt.len(), gutter));
        rows.extend(draw_lanes(&shown, window, columns, gutter));
        rows.extend(self.strip(window, columns, plan.strip.len(), gutter));
        rows.extend(draw_dates(
            self.standing.language,
            window,
            columns,
            plan.axis.len(),
            gutter,
        ));
        rows.extend(self.day(day, width, plan.day.len()));
        let legend = legend(
            self.standing.language,
            &shapes,
            self.ink,
            !shown.is_empty(),
            width,
        );
        rows.extend(plan.legend.clone().map(|_| legend.clone()));
        Picture {
            rows,
            gutter,
            cursor: window.column(day, columns),
            window,
            hidden_lanes: lanes.len() - first_lane - shown.len(),
        }
    }

    fn heading(&self, window: Window, width: usize) -> PictureRow {
        let language = self.standing.language;
        let span = words::from_to(
            language,
            date_words(self.standing.language, window.from),
            date_words(self.standing.language, window.to),
        );
        let text = format!(
            "{span} ({}); {}",
            self.view.zoom.name().of(language),
            SCALES.of(language)
        );
        PictureRow::Words(vec![Span::new(Meaning::Faint, fit(&text, width))])
    }

    fn dna(
        &self,
        window: Window,
        columns: usize,
        rows: usize,
        gutter: usize,
    ) -> (Vec<PictureRow>, Vec<Shape>) {
        let points = dna_points(self.standing, self.knowledge);
        let values = points.iter().flat_map(|point| [point.log10, point.limit]);
        let axes = Axes {
            window,
            scale: Scale::decades(values, rows),
            columns,
        };
        let mut canvas = Canvas::new(columns, rows);
        draw_limits(&mut canvas, &points, self.ink, &axes);
        draw_points(&mut canvas, &points, self.ink, &axes);
        let labels = axes.scale.decade_labels();
        let shapes = points
            .iter()
            .filter(|point| window.holds(point.on))
            .map(|point| point.shape)
            .collect();
        (
            panel(
                canvas,
                words::DNA.of(self.standing.language),
                &labels,
                gutter,
            ),
            shapes,
        )
    }

    fn hbsag(
        &self,
        points: &[Point],
        window: Window,
        columns: usize,
        rows: usize,
        gutter: usize,
    ) -> Vec<PictureRow> {
        let axes = Axes {
            window,
            scale: Scale::decades(points.iter().map(|point| point.log10), rows),
            columns,
        };
        let mut canvas = Canvas::new(columns, rows);
        draw_points(&mut canvas, points, self.ink, &axes);
        let labels = axes.scale.decade_labels();
        let name = name_words(
            self.standing.language,
            self.knowledge.tests.get(Test::Marker(Marker::HbsAg)),
        );
        panel(canvas, name, &labels, gutter)
    }

    fn alt(&self, window: Window, columns: usize, rows: usize, gutter: usize) -> Vec<PictureRow> {
        let points = alt_points(self.standing, self.knowledge);
        let highest = points.iter().map(|point| 10_f64.powf(point.log10));
        let axes = Axes {
            window,
            scale: Scale::multiples(highest, rows),
            columns,
        };
        let mut canvas = Canvas::new(columns, rows);
        let labels = axes.scale.multiple_labels();
        draw_multiples(&mut canvas, &labels, self.ink, &axes);
        draw_points(&mut canvas, &points, self.ink, &axes);
        let name = name_words(
            self.standing.language,
            self.knowledge.tests.get(Test::Analyte(Analyte::Alt)),
        );
        panel(canvas, name, &labels, gutter)
    }

    fn strip(&self, window: Window, columns: usize, rows: usize, gutter: usize) -> Vec<PictureRow> {
        let mut canvas = Canvas::new(columns, rows);
        strip::draw(
            &mut canvas,
            0,
            self.standing,
            self.knowledge,
            window,
            columns,
        );
        drawn(
            canvas,
            std::iter::once(lane_label(words::PHASE.of(self.standing.language))),
            gutter,
        )
    }

    /// What is on file of the cursor's day, in exactly so many rows.
    fn day(&self, day: NaiveDate, width: usize, rows: usize) -> Vec<PictureRow> {
        let words = self.standing.words(self.knowledge).day_words(day);
        let mut pieces = wrap(&words, width.max(1));
        if rows > 0 && pieces.len() > rows {
            let rest = pieces.split_off(rows - 1).join(" ");
            pieces.push(fit(&rest, width));
        }
        pieces.resize(rows, String::new());
        pieces
            .into_iter()
            .map(|piece| PictureRow::Words(vec![Span::new(Meaning::Strong, piece)]))
            .collect()
    }
}
