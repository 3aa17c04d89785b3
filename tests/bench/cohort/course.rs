//! What a patient was given, and what the virus did about it.

use chrono::{Days, NaiveDate};

use super::DAY;
use super::seeded::Seeded;

/// A drug from a day on, perhaps to a day.
pub(crate) struct Course {
    pub(crate) drug: &'static str,
    pub(crate) start: NaiveDate,
    pub(crate) stop: Option<NaiveDate>,
}

/// A time during which the virus tends to one load.
struct Chapter {
    from: NaiveDate,
    /// log10 IU/mL that the load falls or rises to.
    tends_to: f64,
    /// How much of the way it goes in a month.
    pace: f64,
}

/// The courses of a patient and the load over time.
pub(crate) struct Story {
    pub(crate) courses: Vec<Course>,
    pub(crate) is_prevention: bool,
    pub(crate) first_visit: NaiveDate,
    untreated: f64,
    chapters: Vec<Chapter>,
}

/// Below every limit.
const GONE: f64 = 0.3;
const STRONG: [&str; 3] = ["entecavir", "tenofovir disoproxil", "tenofovir alafenamide"];
const WEAK: [&str; 3] = ["lamivudine", "adefovir", "telbivudine"];

impl Story {
    pub(crate) fn tell(seeded: &mut Seeded) -> Self {
        let years = 2 + seeded.below(11);
        let first_visit = DAY - Days::new(365 * years + seeded.below(365));
        let mut story = Self {
            courses: Vec::new(),
            is_prevention: seeded.one_in(25),
            first_visit,
            untreated: seeded.between(2.5, 8.6),
            chapters: Vec::new(),
        };
        if !seeded.one_in(7) {
            story.treat(seeded);
        }
        story
    }

    fn treat(&mut self, seeded: &mut Seeded) {
        let start = self.first_visit + Days::new(14 + seeded.below(500));
        let is_weak = seeded.one_in(4);
        let drug = match (is_weak, seeded.below(20)) {
            (_, 0) => "peginterferon alfa-2a",
            (true, _) => seeded.pick(&WEAK),
            (false, _) => seeded.pick(&STRONG),
        };
        let partial = seeded.one_in(if is_weak { 3 } else { 9 });
        let nadir = if partial {
            seeded.between(1.8, 4.0)
        } else {
            GONE
        };
        let pace = seeded.between(0.2, 0.5);
        self.begin(drug, start, nadir, pace);
        let years = |seeded: &mut Seeded, most: u64| Days::new(200 + seeded.below(365 * most));
        match seeded.below(if is_weak { 6 } else { 14 }) {
            // The virus comes back on the drug; often another one follows.
            0 | 1 => {
                let back = start + years(seeded, 4);
                let height = seeded.between(2.0, 6.5);
                self.chapters.push(Chapter {
                    from: back,
                    tends_to: height,
                    pace: 0.4,
                });
                if !seeded.one_in(4) {
                    let switch = back + Days::new(60 + seeded.below(400));
                    self.stop(switch);
                    let next = seeded.pick(&STRONG);
                    self.begin(next, switch, GONE, 0.4);
                }
            }
            // An interruption, then the same drug again.
            2 => {
                let stop = start + years(seeded, 4);
                let again = stop + Days::new(5 + seeded.below(22));
                self.stop(stop);
                self.chapters.push(Chapter {
                    from: stop,
                    tends_to: self.untreated,
                    pace: 0.5,
                });
                self.begin(drug, again, GONE, 0.4);
            }
            // Stopped; the virus returns in most.
            3 | 4 => {
                let stop = start + years(seeded, 6);
                self.stop(stop);
                if !seeded.one_in(3) {
                    let back = stop + Days::new(40 + seeded.below(700));
                    let height = seeded.between(2.2, 7.0);
                    self.chapters.push(Chapter {
                        from: back,
                        tends_to: height,
                        pace: 0.5,
                    });
                    if seeded.one_in(2) {
                        let again = back + Days::new(60 + seeded.below(300));
                        let next = seeded.pick(&STRONG);
                        self.begin(next, again, GONE, 0.4);
                    }
                }
            }
            _ => {}
        }
        self.courses.retain(|course| course.start <= DAY);
    }

    fn begin(&mut self, drug: &'static str, start: NaiveDate, tends_to: f64, pace: f64) {
        self.courses.push(Course {
            drug,
            start,
            stop: None,
        });
        self.chapters.push(Chapter {
            from: start,
            tends_to,
            pace,
        });
    }

    fn stop(&mut self, on: NaiveDate) {
        if let Some(course) = self.courses.last_mut().filter(|_| on <= DAY) {
            course.stop = Some(on);
        }
    }

    /// The load on a day, log10 IU/mL.
    pub(crate) fn load(&self, on: NaiveDate) -> f64 {
        let mut load = self.untreated;
        for (place, chapter) in self.chapters.iter().enumerate() {
            let end = self
                .chapters
                .get(place + 1)
                .map_or(on, |next| next.from.min(on));
            let months = (end - chapter.from).num_days() as f64 / 30.0;
            if months <= 0.0 {
                break;
            }
            load = chapter.tends_to + (load - chapter.tends_to) * (1.0 - chapter.pace).powf(months);
        }
        load
    }

    /// Whether the virus is down on a day.
    pub(crate) fn is_quiet(&self, on: NaiveDate) -> bool {
        self.load(on) < 3.3
    }
}
