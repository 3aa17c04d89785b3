//! A clinic that goes on, and the exports that it makes on the way.

use crate::folder::Cells;
use crate::random::Random;

/// Results of a test, and the unit and limits that its laboratory prints.
const TESTS: [(&str, &[&str], &str, &str, &str); 5] = [
    (
        "HBV DNA",
        &["2.3e6", "5400", "310", "85", "<20", "TND", "41000", "640"],
        "IU/mL",
        "20",
        "",
    ),
    ("ALT", &["133", "52", "29", "61", "18"], "U/L", "", "40"),
    ("HBeAg", &["positive", "negative"], "", "", ""),
    ("HBsAg", &["positive", "negative"], "", "", ""),
    ("platelets", &["98", "211", "150"], "10^9/L", "", ""),
];
const DATES: [&str; 12] = [
    "2018-01-10",
    "2018-07-12",
    "2019-01-15",
    "2019-08-20",
    "2020-02-11",
    "2020-09-01",
    "2021-03-03",
    "2022-01-17",
    "2022-06-30",
    "2023-01-09",
    "2023-09-19",
    "2024-03-05",
];
/// A name in the spellings that programs give it.
const NAMES: [&[&str]; 4] = [
    &[
        "O'Brien, Áine",
        "O\u{2019}Brien, A\u{301}ine",
        "o\u{2bc}brien, Áine",
    ],
    &["Lefèvre, Zoé", "Lefe\u{300}vre, Zoe\u{301}", "LEFÈVRE, ZOÉ"],
    &[
        "Al-Haddad, Samir",
        "Al\u{2010}Haddad, Samir",
        "al-haddad, samir",
    ],
    &["Đặng, Hải", "Đặng, Ha\u{309}i", "ĐẶNG, HẢI"],
];
const DRUGS: [&str; 3] = ["entecavir", "tenofovir disoproxil", "lamivudine"];

#[derive(Clone, Debug)]
struct Person {
    name: usize,
    spelling: usize,
    cirrhosis: &'static str,
}

#[derive(Clone, Debug)]
struct Outcome {
    person: usize,
    date: usize,
    test: usize,
    value: usize,
    status: &'static str,
}

#[derive(Clone, Debug)]
struct Course {
    person: usize,
    drug: usize,
    start: usize,
    stop: Option<usize>,
}

/// What a clinic's own program holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clinic {
    people: Vec<Person>,
    results: Vec<Outcome>,
    courses: Vec<Course>,
}

impl Clinic {
    /// A clinic with some patients.
    pub(crate) fn new(random: &mut Random) -> Self {
        let mut clinic = Self::default();
        for _ in 0..12 {
            clinic.add(random);
        }
        clinic
    }

    /// Something that happens in it, in a few words.
    pub(crate) fn happening(&mut self, random: &mut Random) -> String {
        match random.below(9) {
            0..=2 => self.add(random),
            3 | 4 => self.correct(random),
            5 => self.withdraw(random),
            6 => self.stop(random),
            7 => self.respell(random),
            _ => self.find_cirrhosis(random),
        }
    }

    /// Somebody, a course or a result more.
    fn add(&mut self, random: &mut Random) -> String {
        let is_full = self.people.len() == NAMES.len();
        if self.people.is_empty() || (!is_full && random.one_in(4)) {
            self.people.push(Person {
                name: self.people.len(),
                spelling: random.below(3),
                cirrhosis: ["unknown", "none", ""][random.below(3)],
            });
            return "somebody new".to_owned();
        }
        let person = random.below(self.people.len());
        if random.one_in(4) {
            let (drug, start) = (random.below(DRUGS.len()), random.below(DATES.len()));
            let is_other = |course: &Course| course.person != person || course.drug != drug;
            if self.courses.iter().all(is_other) {
                let stop = random.one_in(3).then_some(start + 1);
                let stop = stop.filter(|stop| *stop < DATES.len());
                self.courses.push(Course {
                    person,
                    drug,
                    start,
                    stop,
                });
                return format!("{} of W-{person}", DRUGS[drug]);
            }
        }
        let (date, test) = (random.below(DATES.len()), random.below(TESTS.len()));
        let is_other =
            |other: &Outcome| (other.person, other.date, other.test) != (person, date, test);
        // Rarely a second one of the day.
        if !self.results.iter().all(is_other) && !random.one_in(8) {
            return "nothing".to_owned();
        }
        let value = random.below(TESTS[test].1.len());
        let same = |other: &Outcome| !is_other(other) && other.value == value;
        if self.results.iter().any(same) {
            return "nothing".to_owned();
        }
        self.results.push(Outcome {
            person,
            date,
            test,
            value,
            status: ["", "final"][random.below(2)],
        });
        format!("{} of {} of W-{person}", TESTS[test].0, DATES[date])
    }

    fn correct(&mut self, random: &mut Random) -> String {
        let at = random.below(self.results.len());
        let Some(result) = self.results.get_mut(at) else {
            return "nothing".to_owned();
        };
        let value = (result.value + 1) % TESTS[result.test].1.len();
        if result.status == "entered-in-error" {
            return "nothing".to_owned();
        }
        result.value = value;
        result.status = "corrected";
        format!("result {at} corrected")
    }

    fn withdraw(&mut self, random: &mut Random) -> String {
        let at = random.below(self.results.len());
        let Some(result) = self.results.get_mut(at) else {
            return "nothing".to_owned();
        };
        result.status = "entered-in-error";
        format!("result {at} withdrawn")
    }

    fn stop(&mut self, random: &mut Random) -> String {
        let at = random.below(self.courses.len());
        let Some(course) = self
            .courses
            .get_mut(at)
            .filter(|course| course.stop.is_none() && course.start + 1 < DATES.len())
        else {
            return "nothing".to_owned();
        };
        let later = DATES.len() - course.start - 1;
        course.stop = Some(course.start + 1 + random.below(later));
        format!("course {at} stopped")
    }

    fn respell(&mut self, random: &mut Random) -> String {
        let person = random.below(self.people.len());
        self.people[person].spelling = random.below(3);
        format!("W-{person} spelled otherwise")
    }

    fn find_cirrhosis(&mut self, random: &mut Random) -> String {
        let person = random.below(self.people.len());
        let known = &mut self.people[person].cirrhosis;
        if !["unknown", ""].contains(known) {
            return "nothing".to_owned();
        }
        *known = ["none", "compensated"][random.below(2)];
        format!("cirrhosis of W-{person}: {known}")
    }

    /// Its export.
    pub(crate) fn tables(&self) -> [Cells; 3] {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let mut patients: Cells = vec![row(&["mrn", "name", "born", "sex", "cirrhosis"])];
        for (place, person) in self.people.iter().enumerate() {
            let name = NAMES[person.name][person.spelling];
            let born = format!("19{}0-05-12", 5 + place);
            patients.push(row(&[
                &format!("W-{place}"),
                name,
                &born,
                "",
                person.cirrhosis,
            ]));
        }
        let mut courses: Cells = vec![row(&["mrn", "drug", "start", "stop", "intent"])];
        for course in &self.courses {
            let stop = course.stop.map_or("", |stop| DATES[stop]);
            let (mrn, drug) = (format!("W-{}", course.person), DRUGS[course.drug]);
            courses.push(row(&[&mrn, drug, DATES[course.start], stop, "treatment"]));
        }
        let mut results: Cells = vec![row(&[
            "mrn",
            "date",
            "test",
            "value",
            "unit",
            "lower_limit",
            "upper_limit",
            "status",
        ])];
        for result in &self.results {
            let (test, values, unit, lower, upper) = TESTS[result.test];
            results.push(row(&[
                &format!("W-{}", result.person),
                DATES[result.date],
                test,
                values[result.value],
                unit,
                lower,
                upper,
                result.status,
            ]));
        }
        [patients, courses, results]
    }
}
