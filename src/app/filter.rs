//! Who is shown by the list: everybody, or those whom one question of the day is about.

use super::board::{Board, Outline};
use super::form::Form;
use super::keymap::{Action, Keymap, Place};
use crate::clinical::assessment::{Stage, Tier};
use crate::clinical::calendar::days_between;
use crate::clinical::record::Id;
use crate::clinical::settings::Settings;
use crate::register::Register;
use crate::wording::Sign;

/// The last tier whose patients need somebody to act or to find out, whatever sign their row shows: tier 4 holds
/// patients who are failing, and unknowns where it matters, and some of them have a row without a sign.
const LAST_OF_ATTENTION: Tier = Tier(5);

/// Whom the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Whoever cannot wait for the ordinary visit: tiers 1 to 5, and every row that shows `!`, `*` or `?`.
    ///
    /// To her, attention is what the first column asks for: virus back or liver in danger (`!`), look and repeat
    /// (`*`), cannot tell (`?`). Tiers 1 to 5 are those of `WORDING.md` in which something is wrong or unknown; from 6
    /// on somebody is merely late, on the way or well, and has filters of their own. So both count: nobody whose row
    /// is marked is missing, and nobody of tier 4 whose headline makes no statement.
    Attention,
    /// The first of HBV DNA and liver tests falls due from today until so many days ahead.
    DueSoon,
    /// The first of HBV DNA and liver tests was due before today.
    Overdue,
    /// On treatment today.
    OnTreatment,
    /// Treated before and off treatment today; who was never treated is neither on nor off.
    OffTreatment,
    /// On the clinic of the day, seen or not. Where somebody is on it, the program starts with it.
    Clinic,
    /// A test is due soon or was due already: whom to call. Rows tell how they are reached and what was tried.
    Recall,
    /// Somebody for whom a form waits that was not saved.
    Drafts,
    /// All who are listed.
    #[default]
    All,
}

/// Whom a filter looks at, and what it asks beside the record.
#[derive(Clone, Copy)]
pub struct Crowd<'a> {
    /// Everybody's standing, in the order of the list.
    pub board: &'a Board,
    /// The thresholds.
    pub settings: &'a Settings,
    /// Forms that wait.
    pub drafts: &'a [Form],
    /// Who reaches whom, since records were joined.
    pub register: &'a Register,
}

impl Filter {
    /// Every filter, in the order of the choice.
    pub const ALL: [Self; 9] = [
        Self::Attention,
        Self::DueSoon,
        Self::Overdue,
        Self::OnTreatment,
        Self::OffTreatment,
        Self::Clinic,
        Self::Recall,
        Self::Drafts,
        Self::All,
    ];

    /// The filter with which the program starts: the clinic where somebody is on it, else everybody.
    #[must_use]
    pub fn at_start(crowd: &Crowd<'_>) -> Self {
        let mut listed = crowd.board.order().iter();
        if listed.any(|id| Self::Clinic.shows(*id, crowd)) {
            Self::Clinic
        } else {
            Self::All
        }
    }

    /// The letter that chooses it.
    #[must_use]
    pub const fn key(self) -> char {
        match self {
            Self::Attention => 'a',
            Self::DueSoon => 'd',
            Self::Overdue => 'o',
            Self::OnTreatment => 't',
            Self::OffTreatment => 'f',
            Self::Clinic => 'c',
            Self::Recall => 'r',
            Self::Drafts => 'p',
            Self::All => 'w',
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, settings: &Settings) -> String {
        match self {
            Self::Attention => "attention".to_owned(),
            Self::DueSoon => format!("due in {} days", settings.worklist.due_soon_days),
            Self::Overdue => "overdue".to_owned(),
            Self::OnTreatment => "on treatment".to_owned(),
            Self::OffTreatment => "off treatment".to_owned(),
            Self::Clinic => "today's clinic".to_owned(),
            Self::Recall => "recall".to_owned(),
            Self::Drafts => "drafts".to_owned(),
            Self::All => "all".to_owned(),
        }
    }

    /// Whom it shows, in a few words.
    #[must_use]
    pub fn help(self, keys: &Keymap) -> String {
        let words = match self {
            Self::Attention => "to look and repeat, and all marked ! * or ?",
            Self::DueSoon => "HBV DNA or liver tests fall due from today on",
            Self::Overdue => "HBV DNA or liver tests were due before today",
            Self::OnTreatment => "an antiviral is taken today",
            Self::OffTreatment => "treated before, none is taken today",
            Self::Clinic => {
                let put = keys.told(Place::List, Action::Clinic);
                let tick = keys.told(Place::List, Action::TickOff);
                return format!("put on it by {put}, ticked off by {tick}");
            }
            Self::Recall => "to be called: a test is overdue or due soon",
            Self::Drafts => "a form waits that was not saved",
            Self::All => "everybody who is followed here",
        };
        words.to_owned()
    }

    /// By which keys the list shows all again: `w w`.
    #[must_use]
    pub fn keys_of_all(keys: &Keymap) -> String {
        let choose = keys.told(Place::List, Action::ChooseFilter);
        format!("{choose} {}", Self::All.key())
    }

    /// Why nobody is shown.
    #[must_use]
    pub fn nobody(self, settings: &Settings, keys: &Keymap) -> String {
        match self {
            Self::Attention => {
                "Nobody needs attention: no tier 1 to 5, no row marked ! * or ?.".to_owned()
            }
            Self::DueSoon => format!(
                "Nobody's HBV DNA or liver tests fall due in the next {} days.",
                settings.worklist.due_soon_days
            ),
            Self::Overdue => "Nobody's HBV DNA or liver tests are overdue.".to_owned(),
            Self::OnTreatment => "Nobody is on treatment.".to_owned(),
            Self::OffTreatment => "Nobody is off treatment after having been treated.".to_owned(),
            Self::Clinic => format!(
                "Nobody is on today's clinic: {} adds by number or from a file.",
                keys.told(Place::List, Action::Clinic)
            ),
            Self::Recall => format!(
                "Nobody is to be called: no test is overdue or due in the next {} days.",
                settings.worklist.due_soon_days
            ),
            Self::Drafts => "No form of a patient who is on file waits.".to_owned(),
            Self::All => "Nobody is followed here.".to_owned(),
        }
    }

    /// Whether it shows somebody.
    #[must_use]
    pub fn fits(self, outline: &Outline, crowd: &Crowd<'_>) -> bool {
        let day = crowd.board.day();
        let days_ahead = || outline.due.map(|due| days_between(day, due));
        match self {
            Self::Attention => {
                outline.tier.is_some_and(|tier| tier <= LAST_OF_ATTENTION)
                    || match outline.sign.sign {
                        Sign::Today | Sign::Look | Sign::Unknown => true,
                        Sign::None | Sign::Controlled | Sign::ForDoctor | Sign::OnTheWay => false,
                    }
            }
            Self::DueSoon => days_ahead()
                .is_some_and(|days| (0..=crowd.settings.worklist.due_soon_days).contains(&days)),
            Self::Overdue => days_ahead().is_some_and(|days| days < 0),
            Self::OnTreatment => matches!(outline.stage, Stage::OnTreatment { .. }),
            Self::OffTreatment => matches!(outline.stage, Stage::Off { .. }),
            Self::Clinic => outline.record.is_on_clinic(day),
            Self::Recall => outline.is_to_be_called,
            Self::Drafts => {
                let id = Some(outline.record.id);
                let mut drafts = crowd.drafts.iter();
                drafts.any(|draft| draft.belongs_to(id, crowd.register))
            }
            Self::All => true,
        }
    }

    /// Whom it shows, in the order of the list.
    #[must_use]
    pub fn sieve(self, crowd: &Crowd<'_>) -> Vec<Id> {
        let order = crowd.board.order().iter().copied();
        order.filter(|id| self.shows(*id, crowd)).collect()
    }

    /// How many each filter shows, in the order of [`Self::ALL`].
    #[must_use]
    pub fn counts(crowd: &Crowd<'_>) -> [usize; Self::ALL.len()] {
        let mut counts = [0; Self::ALL.len()];
        let listed = crowd.board.order().iter();
        for outline in listed.filter_map(|id| crowd.board.get(*id)) {
            for (filter, count) in Self::ALL.iter().zip(&mut counts) {
                *count += usize::from(filter.fits(outline, crowd));
            }
        }
        counts
    }

    /// Whether it shows a patient.
    #[must_use]
    pub fn shows(self, id: Id, crowd: &Crowd<'_>) -> bool {
        let outline = crowd.board.get(id);
        outline.is_some_and(|outline| self.fits(outline, crowd))
    }
}
