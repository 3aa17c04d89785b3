//! Who is shown by the list: everybody, or those whom one question of the day is about.

use crate::clinical::assessment::{Stage, Tier};
use crate::clinical::calendar::days_between;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Id;
use crate::keys::{Action, Keymap, Place};
use crate::view::board::{Board, Summary};
use crate::wording::screens::list as words;
use crate::wording::{Sign, shown};

mod kept;

pub use kept::{ACCEPTED, KeptFilter};

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
    /// A filter of one's own, by its place among them.
    Kept(usize),
    /// All who are listed.
    #[default]
    All,
}

/// Whom a filter looks at, and what it asks beside the record.
#[derive(Clone)]
pub struct FilterContext<'a> {
    /// Everybody's standing, in the order of the list.
    pub board: &'a Board,
    /// Thresholds and drugs.
    pub knowledge: &'a Knowledge,
    /// For whom forms wait.
    pub drafts: Vec<Id>,
    /// The filters of one's own.
    pub kept: &'a [KeptFilter],
}

impl Filter {
    /// Every filter of the program, in the order of the choice.
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
    pub fn at_start(context: &FilterContext<'_>) -> Self {
        let mut listed = context.board.order().iter();
        if listed.any(|id| Self::Clinic.shows(*id, context)) {
            Self::Clinic
        } else {
            Self::All
        }
    }

    /// The letter that chooses it.
    pub fn key(self) -> char {
        match self {
            Self::Attention => 'a',
            Self::DueSoon => 'd',
            Self::Overdue => 'o',
            Self::OnTreatment => 't',
            Self::OffTreatment => 'f',
            Self::Clinic => 'c',
            Self::Recall => 'r',
            Self::Drafts => 'p',
            // One's own have figures.
            Self::Kept(place) => {
                let figure = u32::try_from(place + 1).ok();
                let figure = figure.and_then(|figure| char::from_digit(figure, 10));
                figure.unwrap_or(' ')
            }
            Self::All => 'w',
        }
    }

    /// What it is called.
    pub fn name(self, context: &FilterContext<'_>) -> String {
        let language = context.board.language();
        let settings = &context.knowledge.settings;
        match self {
            Self::Kept(place) => {
                let kept = context.kept.get(place).map_or("", KeptFilter::title);
                shown(kept).into_owned()
            }
            Self::Attention => words::ATTENTION.of(language).to_owned(),
            Self::DueSoon => words::due_in(language, settings.worklist.due_soon_days),
            Self::Overdue => words::OVERDUE.of(language).to_owned(),
            Self::OnTreatment => words::ON_TREATMENT.of(language).to_owned(),
            Self::OffTreatment => words::OFF_TREATMENT.of(language).to_owned(),
            Self::Clinic => words::TODAYS_CLINIC.of(language).to_owned(),
            Self::Recall => words::RECALL.of(language).to_owned(),
            Self::Drafts => words::DRAFTS.of(language).to_owned(),
            Self::All => words::ALL.of(language).to_owned(),
        }
    }

    /// Whom it shows, in a few words.
    pub fn help(self, context: &FilterContext<'_>, keys: &Keymap) -> String {
        let language = context.board.language();
        let help = match self {
            Self::Kept(place) => {
                let kept = context.kept.get(place);
                let words = kept.map_or("", |kept| kept.shows.as_str());
                return shown(words).into_owned();
            }
            Self::Attention => words::ATTENTION_HELP,
            Self::DueSoon => words::DUE_HELP,
            Self::Overdue => words::OVERDUE_HELP,
            Self::OnTreatment => words::ON_HELP,
            Self::OffTreatment => words::OFF_HELP,
            Self::Clinic => {
                let put = keys.told(Place::List, Action::Clinic);
                let tick = keys.told(Place::List, Action::TickOff);
                return words::clinic_help(language, put, tick);
            }
            Self::Recall => words::RECALL_HELP,
            Self::Drafts => words::DRAFTS_HELP,
            Self::All => words::ALL_HELP,
        };
        help.of(language).to_owned()
    }

    /// By which keys the list shows all again: `w w`.
    pub fn keys_of_all(keys: &Keymap) -> String {
        let choose = keys.told(Place::List, Action::ChooseFilter);
        format!("{choose} {}", Self::All.key())
    }

    /// Why nobody is shown.
    pub fn nobody(self, context: &FilterContext<'_>, keys: &Keymap) -> String {
        let language = context.board.language();
        let settings = &context.knowledge.settings;
        match self {
            Self::Kept(_) => words::nobody_fits(language, self.help(context, keys)),
            Self::Attention => words::NOBODY_ATTENTION.of(language).to_owned(),
            Self::DueSoon => words::nobody_due(language, settings.worklist.due_soon_days),
            Self::Overdue => words::NOBODY_OVERDUE.of(language).to_owned(),
            Self::OnTreatment => words::NOBODY_ON.of(language).to_owned(),
            Self::OffTreatment => words::NOBODY_OFF.of(language).to_owned(),
            Self::Clinic => words::nobody_clinic(language, keys.told(Place::List, Action::Clinic)),
            Self::Recall => words::nobody_recall(language, settings.worklist.due_soon_days),
            Self::Drafts => words::NOBODY_DRAFTS.of(language).to_owned(),
            Self::All => words::NOBODY_ALL.of(language).to_owned(),
        }
    }

    /// Whether it shows somebody.
    pub fn fits(self, summary: &Summary, context: &FilterContext<'_>) -> bool {
        let day = context.board.day();
        let days_ahead = || summary.due.map(|due| days_between(day, due));
        match self {
            Self::Attention => {
                summary.tier.is_some_and(|tier| tier <= LAST_OF_ATTENTION)
                    || match summary.sign.sign {
                        Sign::Today | Sign::Look | Sign::Unknown => true,
                        Sign::None | Sign::Controlled | Sign::ForDoctor | Sign::OnTheWay => false,
                    }
            }
            Self::DueSoon => days_ahead().is_some_and(|days| {
                (0..=context.knowledge.settings.worklist.due_soon_days).contains(&days)
            }),
            Self::Overdue => days_ahead().is_some_and(|days| days < 0),
            Self::OnTreatment => matches!(summary.stage, Stage::OnTreatment { .. }),
            Self::OffTreatment => matches!(summary.stage, Stage::Off { .. }),
            Self::Clinic => summary.record.is_on_clinic(day),
            Self::Recall => summary.is_to_be_called,
            Self::Drafts => context.drafts.contains(&summary.record.id),
            Self::Kept(place) => {
                let kept = context.kept.get(place);
                kept.is_some_and(|kept| kept.fits(summary, context))
            }
            Self::All => true,
        }
    }

    /// Whom it shows, in the order of the list.
    pub fn shown(self, context: &FilterContext<'_>) -> Vec<Id> {
        let order = context.board.order().iter().copied();
        order.filter(|id| self.shows(*id, context)).collect()
    }

    /// The filters of the choice, each with how many it shows.
    pub fn counts(context: &FilterContext<'_>) -> Vec<(Self, usize)> {
        let kept = (0..context.kept.len()).map(Self::Kept);
        let own = Self::ALL.into_iter().filter(|filter| *filter != Self::All);
        let mut counts: Vec<(Self, usize)> = own
            .chain(kept)
            .chain([Self::All])
            .map(|filter| (filter, 0))
            .collect();
        let listed = context.board.order().iter();
        for summary in listed.filter_map(|id| context.board.get(*id)) {
            for (filter, count) in &mut counts {
                *count += usize::from(filter.fits(summary, context));
            }
        }
        counts
    }

    /// Whether it shows a patient.
    pub fn shows(self, id: Id, context: &FilterContext<'_>) -> bool {
        let summary = context.board.get(id);
        summary.is_some_and(|summary| self.fits(summary, context))
    }
}
