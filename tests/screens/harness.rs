//! A session: keys in, screens out, every effect asserted.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, FixedOffset, NaiveDate};
use hepatrack::app::event::{Effect, Event, Input, Moment};
use hepatrack::app::{Clock, Model, SessionMode, Setup, update};
use hepatrack::clinical::calendar::CalendarDay;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::{
    Cirrhosis, Course, FollowUp, Intent, LabResult, Limits, Person, Report, ReportHead, Seq, Sex,
    Source, Via,
};
use hepatrack::exchange::{self, typed_paths};
use hepatrack::keys::key::{Key, KeyCode};
use hepatrack::notation::{InputOrigin, Written, parse_finding};
use hepatrack::reference::shipped;
use hepatrack::register::{
    Change, Draft, EarlierEntries, Entry, Laboratory, Op, PatientHead, ProfileField, Register,
    Stamp, Timestamp,
};
use hepatrack::ui::{self, Theme};
use hepatrack::view::cells::cells;
use hepatrack::view::cohort::TwoDays;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::twin::Twin;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn moment() -> Moment {
    DateTime::<FixedOffset>::parse_from_rfc3339("2026-11-22T09:41:03+08:00").unwrap()
}

/// What is shipped, read once.
pub(crate) fn knowledge() -> Arc<Knowledge> {
    static SHIPPED: LazyLock<Arc<Knowledge>> = LazyLock::new(|| Arc::new(shipped().unwrap()));
    Arc::clone(&SHIPPED)
}

/// A register that is filled line by line.
pub(crate) struct Clinic {
    pub(crate) register: Register,
    knowledge: Arc<Knowledge>,
}

impl Clinic {
    pub(crate) fn new() -> Self {
        Self::of(Register::new("k7q2m9x4".to_owned()))
    }

    pub(crate) fn of(register: Register) -> Self {
        Self {
            register,
            knowledge: knowledge(),
        }
    }

    pub(crate) fn commit(&mut self, op: Op) {
        let draft = Draft {
            stamp: Stamp {
                at: Timestamp {
                    utc_millis: 0,
                    offset_minutes: 0,
                },
                by: "test".to_owned(),
                via: Via::Hand,
            },
            base: self.register.last_seq(),
            why: None,
            ops: vec![op],
        };
        self.register.commit(draft).unwrap();
    }

    pub(crate) fn patient(&mut self, mrn: &str, name: &str, born: &str) -> &mut Self {
        let patient = self.register.allocate_id();
        let person = Person {
            mrn: mrn.to_owned(),
            name: name.to_owned(),
            born: Some(CalendarDay::exact(day(born))),
            sex: Some(Sex::Male),
            cirrhosis: Cirrhosis::None,
            cirrhosis_on: None,
            contact: None,
            follow_up: FollowUp::Active,
        };
        let source = self.source();
        self.commit(Op::Patient {
            patient,
            change: Box::new(Change::add(PatientHead { person, source })),
        });
        self
    }

    pub(crate) fn source(&self) -> Source {
        Source {
            via: Via::Hand,
            seq: Seq(self.register.next_seq().0),
        }
    }

    pub(crate) fn drug(
        &mut self,
        mrn: &str,
        drug: &str,
        start: &str,
        stop: Option<&str>,
    ) -> &mut Self {
        let patient = self.register.find(mrn).unwrap().id;
        let course = Course {
            id: self.register.allocate_id(),
            drug: self.knowledge.drugs.find(drug).unwrap(),
            start: CalendarDay::exact(day(start)),
            stop: stop.map(|stop| CalendarDay::exact(day(stop))),
            intent: Intent::Treatment,
            dose: None,
            reason: None,
            source: self.source(),
        };
        self.commit(Op::Course {
            patient,
            change: Box::new(Change::add(course)),
        });
        self
    }

    /// A laboratory that reports ALT in another unit than the program computes in, with its limit.
    pub(crate) fn laboratory(&mut self, name: &str, unit: &str, upper: &str) -> &mut Self {
        let (alt, _) = self.knowledge.tests.find("ALT").unwrap();
        let unit = self.knowledge.tests.get(alt).unit_spelled(unit);
        let mut laboratory = Laboratory::new(self.register.allocate_id(), name.to_owned());
        laboratory.fields.push(ProfileField { test: alt, unit });
        let limits = Limits {
            lower: None,
            upper: Some(upper.parse().unwrap()),
        };
        laboratory.limits.push((alt, limits));
        self.commit(Op::Laboratory {
            change: Box::new(Change::add(laboratory)),
        });
        self
    }

    /// A report such as `&[("HBV DNA", "<20"), ("ALT", "31")]`.
    pub(crate) fn report(&mut self, mrn: &str, on: &str, results: &[(&str, &str)]) -> &mut Self {
        let patient = self.register.find(mrn).unwrap().id;
        let id = self.register.allocate_id();
        let on = day(on);
        let results = (1_u16..)
            .zip(results)
            .map(|(place, (test, value))| {
                let (test, _) = self.knowledge.tests.find(test).unwrap();
                let written = Written {
                    test,
                    value,
                    unit: "",
                    implied_unit: None,
                    assay: None,
                };
                let read = parse_finding(&written, InputOrigin::Typed, &self.knowledge).unwrap();
                LabResult {
                    report: id,
                    place,
                    unusual: false,
                    month_only: false,
                    on,
                    finding: read.finding,
                    limits: Limits::default(),
                    trail: None,
                }
            })
            .collect();
        let head = ReportHead {
            id,
            month_only: false,
            on,
            laboratory: None,
            source: self.source(),
        };
        self.commit(Op::Report {
            patient,
            change: Change::add(Report { head, results }),
        });
        self
    }
}

/// Chen on lamivudine, negative for years; Li never treated; Zhang with a Chinese name off treatment.
pub(crate) fn small_clinic() -> Register {
    static SMALL: LazyLock<Register> = LazyLock::new(small_clinic_once);
    SMALL.clone()
}

fn small_clinic_once() -> Register {
    let mut clinic = Clinic::new();
    clinic
        .patient("W-19", "Chen, Wei", "1974-05-12")
        .drug("W-19", "lamivudine", "2023-01-08", None)
        .report(
            "W-19",
            "2023-01-08",
            &[("HBV DNA", "2.3e7"), ("ALT", "96"), ("HBeAg", "+")],
        )
        .report("W-19", "2023-04-11", &[("HBV DNA", "<20"), ("ALT", "35")])
        .report(
            "W-19",
            "2026-06-11",
            &[
                ("HBV DNA", "<20"),
                ("ALT", "31"),
                ("HBeAg", "-"),
                ("anti-HBe", "+"),
            ],
        )
        .patient("W-20", "Li, Na", "1980-02-29")
        .report(
            "W-20",
            "2026-10-01",
            &[("HBV DNA", "230000"), ("ALT", "88")],
        )
        .patient("W-21", "张伟", "1969-07-01")
        .drug("W-21", "entecavir", "2020-01-10", Some("2026-03-01"))
        .report("W-21", "2026-02-01", &[("HBV DNA", "<20"), ("ALT", "22")]);
    clinic.register
}

/// What a session on a register begins with.
pub(crate) fn setup(register: Register) -> Setup {
    Setup::new(register, knowledge(), moment(), "nurse".to_owned())
}

/// A session with its effects.
pub(crate) struct Session {
    pub(crate) model: Model,
    pub(crate) theme: Theme,
    pub(crate) size: (u16, u16),
    /// Whether the disk says anything at all.
    pub(crate) answers: bool,
    /// What the disk says to the next save.
    pub(crate) disk: Result<(), String>,
    /// The entries before the first known one, as the journal tells them; withheld while there are none.
    pub(crate) earlier: Option<Result<EarlierEntries, String>>,
    /// The home with the files of an import; nothing is read while there is none.
    pub(crate) files: Option<PathBuf>,
    effects: Vec<Effect>,
    /// The same in Chinese, where this is in English.
    twin: Option<Box<Twin>>,
}

impl Session {
    pub(crate) fn new(register: Register) -> Self {
        Self::with(register, SessionMode::Normal)
    }

    pub(crate) fn with(register: Register, mode: SessionMode) -> Self {
        Self::of(register, mode, Clock::Running)
    }

    pub(crate) fn at(register: Register, clock: Clock) -> Self {
        Self::of(register, SessionMode::Normal, clock)
    }

    fn of(register: Register, mode: SessionMode, clock: Clock) -> Self {
        Self::started(Setup {
            clock,
            mode,
            ..setup(register)
        })
    }

    pub(crate) fn started(setup: Setup) -> Self {
        let twin = Twin::of(&setup);
        let mut session = Self {
            model: Model::new(setup),
            theme: Theme::coloured(),
            size: (80, 24),
            answers: true,
            disk: Ok(()),
            earlier: Some(Ok(EarlierEntries::default())),
            files: None,
            effects: Vec::new(),
            twin,
        };
        session.resize(80, 24);
        session
    }

    /// Makes another model of the one that it has, in both languages.
    pub(crate) fn change(&mut self, change: impl Fn(Model) -> Model) -> &mut Self {
        self.model = change(self.model.clone());
        if let Some(twin) = &mut self.twin {
            twin.change(change);
        }
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.feed(Input::Resize(columns, rows))
    }

    pub(crate) fn feed(&mut self, input: Input) -> &mut Self {
        self.feed_at(input, moment())
    }

    pub(crate) fn feed_at(&mut self, input: Input, at: Moment) -> &mut Self {
        let before = self.effects.len();
        if let Some(mut twin) = self.twin.take() {
            twin.follow(self, &input, at);
            self.feed_alone(input, at);
            twin.must_have_saved(&self.effects[before..]);
            self.twin = Some(twin);
            return self;
        }
        self.feed_alone(input, at)
    }

    fn feed_alone(&mut self, input: Input, at: Moment) -> &mut Self {
        let effects = update(&mut self.model, Event { at, input });
        for effect in effects {
            self.effects.push(effect.clone());
            if let Some(answer) = self.learned_or_read(&effect) {
                self.feed_alone(answer, at);
            }
            if let Effect::Save(entry) = effect
                && self.answers
            {
                let answer = match &self.disk {
                    Ok(()) => Input::Saved(entry.seq),
                    Err(reason) => Input::NotSaved {
                        seq: entry.seq,
                        reason: reason.clone(),
                        is_unknown: false,
                    },
                };
                self.feed_alone(answer, at);
            }
        }
        self
    }

    /// What comes back of the history and of files; nothing while the session withholds it.
    fn learned_or_read(&self, effect: &Effect) -> Option<Input> {
        match effect {
            Effect::LearnHistory => Some(Input::HistoryLearned(self.earlier.clone()?)),
            Effect::PlanImport {
                reading,
                paths,
                options,
            } => {
                let paths = typed_paths(paths, self.files.as_deref());
                self.files.as_ref()?;
                let (register, knowledge) = (self.model.register(), self.model.knowledge());
                let plan = exchange::plan(&paths, register, knowledge, self.model.today(), options);
                Some(Input::ImportPlanned {
                    reading: *reading,
                    plan: plan.map(Box::new),
                })
            }
            Effect::CountCohort(_) if !self.answers => None,
            Effect::CountCohort(of) => {
                let (register, knowledge) = (self.model.register(), self.model.knowledge());
                let count = |day| exchange::cohort(register.patients(), knowledge, day);
                let (now, then) = (count(of.now).into(), count(of.then).into());
                Some(Input::CohortCounted(*of, Arc::new(TwoDays { now, then })))
            }
            Effect::Save(_)
            | Effect::Claim
            | Effect::GiveBack
            | Effect::Mend(_)
            | Effect::Merge(_)
            | Effect::Copy(_)
            | Effect::WritePages { .. }
            | Effect::TakenOver
            | Effect::Shows(_)
            | Effect::ToClipboard(_)
            | Effect::Remember(_)
            | Effect::ReadNumbers(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => None,
        }
    }

    /// Types a script: characters as they are, keys in angle brackets: `r<Tab>3200<Ctrl-S>`; `<<` is `<`.
    pub(crate) fn keys(&mut self, script: &str) -> &mut Self {
        for key in parse_keys(script) {
            self.feed(Input::Key(key));
        }
        self
    }

    /// Everything that was asked of the world since the last look.
    pub(crate) fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Exactly one save was asked for.
    pub(crate) fn saved(&mut self) -> &mut Self {
        let effects = self.effects();
        assert!(
            matches!(effects[..], [Effect::Save(_)]),
            "{effects:?} in\n{}",
            self.screen()
        );
        self
    }

    pub(crate) fn buffer(&self) -> (Buffer, Option<(u16, u16)>) {
        let (columns, rows) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut cursor = None;
        let frame = terminal
            .draw(|frame| ui::draw(&self.model, &self.theme, frame))
            .unwrap();
        let buffer = frame.buffer.clone();
        if terminal.backend().cursor_visible() {
            let position = terminal.get_cursor_position().unwrap();
            cursor = Some((position.x, position.y));
        }
        (buffer, cursor)
    }

    /// The screen as it would be in a window of another size.
    pub(crate) fn screen_at(&self, (columns, rows): (u16, u16)) -> String {
        let mut model = self.model.clone();
        let input = Input::Resize(columns, rows);
        let at = moment();
        update(&mut model, Event { at, input });
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let frame = terminal.draw(|frame| ui::draw(&model, &self.theme, frame));
        text_of(frame.unwrap().buffer)
    }

    pub(crate) fn screen(&self) -> String {
        text_of(&self.buffer().0)
    }

    /// What is shown is Chinese in the other language, at three sizes.
    pub(crate) fn reads_well_in_chinese(&self) {
        if let Some(twin) = &self.twin {
            twin.reads_well();
        }
    }

    /// The screen shows all of `texts`.
    pub(crate) fn shows(&self, texts: &[&str]) -> &Self {
        self.reads_well_in_chinese();
        let screen = self.screen();
        for text in texts {
            assert!(screen.contains(text), "no {text:?} in\n{screen}");
        }
        self
    }

    /// The screen shows all of `texts`, wherever its lines are broken and framed.
    pub(crate) fn reads(&self, texts: &[&str]) -> &Self {
        self.reads_well_in_chinese();
        let screen = self.screen();
        let words = screen.split(['\n', '|', ' ']);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let joined = words.join(" ");
        for text in texts {
            assert!(joined.contains(text), "no {text:?} in\n{screen}");
        }
        self
    }

    /// The screen shows none of `texts`.
    pub(crate) fn hides(&self, texts: &[&str]) -> &Self {
        self.reads_well_in_chinese();
        let screen = self.screen();
        for text in texts {
            assert!(!screen.contains(text), "{text:?} in\n{screen}");
        }
        self
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.effects, [], "effects that nobody asserted");
        }
    }
}

pub(crate) fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut skip = 0;
        for x in buffer.area.left()..buffer.area.right() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer.cell((x, y)).unwrap().symbol();
            line.push_str(symbol);
            skip = cells(symbol).saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

pub(crate) fn parse_keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("<<") {
            keys.push(Key::char('<'));
            rest = after;
        } else if first == '<' {
            let end = rest.find('>').unwrap();
            keys.push(named_key(&rest[1..end]));
            rest = &rest[end + 1..];
        } else {
            keys.push(Key::char(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    keys
}

fn named_key(name: &str) -> Key {
    if let Some(letter) = name.strip_prefix("Ctrl-") {
        return Key::ctrl(letter.to_lowercase().chars().next().unwrap());
    }
    if let Some(number) = name
        .strip_prefix('F')
        .and_then(|number| number.parse().ok())
    {
        return Key::plain(KeyCode::F(number));
    }
    Key::plain(match name {
        "Tab" => KeyCode::Tab,
        "Shift-Tab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        other => panic!("no key is called {other}"),
    })
}

/// All entries from before a register was opened.
pub(crate) fn all_of(entries: Vec<Arc<Entry>>) -> EarlierEntries {
    EarlierEntries {
        entries,
        begins: None,
    }
}
