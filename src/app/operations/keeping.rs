//! How the register is kept: what became of a save, who writes, what others wrote, what must be decided.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::app::event::Effect;
use crate::app::keeping::{Undecided, Waiting, WriteAccess};
use crate::app::model::{Model, Saved, SessionMode};
use crate::app::question::{Answer, Then};
use crate::clinical::record::{Seq, Via};
use crate::keys::{Action, Place};
use crate::register::Entry;
use crate::store::{Mend, Outside};
use crate::view::describe::op_words;
use crate::wording::screens::{common, keeping as words};

use super::places::open_record;
use super::{change, list, merging, whose};

/// After so long without a key the right to write is given back.
const IDLE: TimeDelta = TimeDelta::minutes(5);
/// More changes than this are counted, not named, in a question.
const MOST_NAMED: usize = 4;

/// Whether something may be changed now. Where the right to write must be asked for first, it is, and `action` goes on
/// once it is there; else what stands against it is said.
pub(in crate::app) fn may_edit(model: &mut Model, action: Action) -> bool {
    match &model.session.mode {
        SessionMode::Demo => return true,
        SessionMode::ReadOnly(reason) => {
            let words = words::nothing_here(model.session.language, reason);
            model.refuse(words);
            return false;
        }
        SessionMode::Normal => {}
    }
    if let Some(undecided) = model
        .saving
        .undecided
        .as_ref()
        .filter(|found| found.stops_work)
    {
        let words = words::decide_first(
            model.session.language,
            undecided.words.of(model.session.language),
        );
        model.refuse(words);
        return false;
    }
    if model.saving.is_merging {
        model.refuse(words::IS_MERGING);
        return false;
    }
    if let Some(at) = model.saving.not_confirmed {
        let words = words::not_confirmed_since(model.session.language, at.format("%H:%M"));
        model.refuse(words);
        return false;
    }
    if model.saving.write_access == WriteAccess::Ours {
        return true;
    }
    model.saving.waiting = Some(Waiting::ToWrite {
        action,
        typed: Vec::new(),
    });
    model.effects.push(Effect::Claim);
    false
}

/// The right to write came, or somebody else has it; whether it came.
pub(in crate::app) fn access_answered(model: &mut Model, claimed: Result<(), String>) -> bool {
    match claimed {
        Ok(()) => {
            model.saving.write_access = WriteAccess::Ours;
            true
        }
        Err(reason) => {
            model.refuse(words::cannot_change(model.session.language, &reason));
            model.saving.write_access = WriteAccess::Theirs(reason);
            false
        }
    }
}

/// After some idle minutes others may write.
pub(in crate::app) fn give_back_when_idle(model: &mut Model) {
    if model
        .session
        .now
        .signed_duration_since(model.hiding.last_key)
        >= IDLE
    {
        give_back(model);
    }
}

/// Lets others write, where all is saved and nothing has to be decided.
pub(in crate::app) fn give_back(model: &mut Model) {
    let decides = |found: &Undecided| found.stops_work || !found.mends.is_empty();
    let is_free = model.saving.unconfirmed.is_empty()
        && !model.saving.is_merging
        && !model.saving.undecided.as_ref().is_some_and(decides);
    if model.session.mode == SessionMode::Normal
        && model.saving.write_access == WriteAccess::Ours
        && !model.saving.is_shared
        && is_free
    {
        model.saving.write_access = WriteAccess::Free;
        model.effects.push(Effect::GiveBack);
    }
}

/// Everything up to `seq` is safe.
pub(in crate::app) fn saved(model: &mut Model, seq: Seq) {
    let confirmed = model
        .saving
        .unconfirmed
        .iter()
        .take_while(|unconfirmed| unconfirmed.seq <= seq)
        .count();
    let words = model.saving.unconfirmed.drain(..confirmed).next_back();
    if let Some(unconfirmed) = words {
        model.saving.saved = Saved::At(model.session.now);
        model.done(unconfirmed.words);
    }
}

/// An entry could not be saved: it and those after it are unmade, and what was typed comes back.
pub(in crate::app) fn not_saved(model: &mut Model, seq: Seq, reason: String, is_unknown: bool) {
    if model
        .saving
        .unconfirmed
        .iter()
        .all(|unconfirmed| unconfirmed.seq < seq)
    {
        // It was unmade already, with one before it.
        return;
    }
    while model.session.register.last_seq() >= seq && model.session.register.unmake_last().is_some()
    {
    }
    list::follow_register(model);
    change::leave_gone_record(model);
    let first = model
        .saving
        .unconfirmed
        .iter()
        .position(|unconfirmed| unconfirmed.seq >= seq)
        .unwrap_or(0);
    let unmade: Vec<_> = model.saving.unconfirmed.drain(first..).collect();
    let mut kept = Vec::new();
    // The form of what was taken back is not needed where it was not taken back.
    if unmade.iter().any(|unmade| unmade.form.is_none())
        && model.form.as_ref().is_some_and(|form| !form.is_touched())
    {
        model.form = None;
    }
    for form in unmade.into_iter().filter_map(|unmade| unmade.form) {
        if model.form.is_none() && model.asking.is_none() {
            if let Some(patient) = form.patient {
                open_record(model, patient);
            }
            model.form = Some(form);
        } else {
            kept.push(words::kept_as_draft(
                model.session.language,
                form.kind.name().of(model.session.language),
                whose(model, form.patient),
            ));
            model.drafts.push(form);
        }
    }
    let what = if is_unknown {
        model.saving.not_confirmed = Some(model.session.now);
        words::not_confirmed(
            model.session.language,
            model.session.now.format("%H:%M"),
            &reason,
            model.key_here(Action::SaveCopy),
        )
    } else {
        let save = model.key_here(Action::Save);
        words::not_saved(model.session.language, &reason, save)
    };
    let words: Vec<String> = std::iter::once(what).chain(kept).collect();
    model.refuse(words.join(common::SEMICOLON.of(model.session.language)));
    model.saving.saved = Saved::Failed(reason);
}

/// Others have changed the register.
pub(in crate::app) fn follow(model: &mut Model, entries: Vec<Arc<Entry>>) {
    let mut last = None;
    for entry in entries {
        if let Err(conflict) = model.session.register.replay(Arc::clone(&entry)) {
            return lost(model, &conflict.told(model.session.language));
        }
        last = Some(entry);
    }
    list::follow_register(model);
    change::leave_gone_record(model);
    if let Some(entry) = last {
        let words = model.entry_words(&entry);
        model.note(words::changed_by(
            model.session.language,
            crate::wording::shown(&entry.stamp.by),
            words,
        ));
    }
}

/// What others write cannot be followed any more.
pub(in crate::app) fn lost(model: &mut Model, reason: &str) {
    let words = words::start_again(model.session.language, reason);
    model.refuse(words.clone());
    model.session.mode = SessionMode::ReadOnly(words);
}

/// The register's file could not be written; what was saved stands in the journal.
pub(in crate::app) fn not_written(model: &mut Model, reason: &str) {
    if model.message.is_none() {
        model.note(words::file_not_written(model.session.language, reason));
    }
}

/// What stands in a form could not be kept; it stands there still.
pub(in crate::app) fn not_kept(model: &mut Model, reason: &str) {
    if model.message.is_none() {
        model.note(words::drafts_in_memory(model.session.language, reason));
    }
}

/// The disk of the register was taken away.
pub(in crate::app) fn away(model: &mut Model, reason: String) {
    model.saving.is_away = true;
    let copy = model.key_here(Action::SaveCopy);
    model.refuse(words::away(model.session.language, reason, copy));
}

/// The disk of the register came back.
pub(in crate::app) fn back(model: &mut Model, claimed: Result<(), String>) {
    model.saving.is_away = false;
    // What was not confirmed was read again, or is gone.
    model.saving.not_confirmed = None;
    if let Err(reason) = claimed {
        model.saving.write_access = WriteAccess::Theirs(reason);
    }
    model.note(words::BACK);
}

/// Somebody else did something to the register's file.
pub(in crate::app) fn outside(model: &mut Model, outside: Option<Outside>) {
    match outside {
        None => {}
        Some(Outside::Harmless(words)) => {
            model.note(words::harmless(
                model.session.language,
                words.of(model.session.language),
            ));
        }
        Some(
            found @ (Outside::Edited { .. } | Outside::Unreadable { .. } | Outside::Fork { .. }),
        ) => {
            let found = Undecided::of_outside(found);
            if found != model.saving.undecided {
                model.saving.undecided = found;
                say_undecided(model);
            }
        }
    }
}

/// Asks what must be decided; where text is being typed, whose next key would answer, it is only said.
fn say_undecided(model: &mut Model) {
    let place = model.place();
    if place == Place::Question || !place.takes_text() {
        return model.ask_undecided();
    }
    if let Some(undecided) = &model.saving.undecided {
        let words = words::what_can_be_done(
            model.session.language,
            undecided.words.of(model.session.language),
            model.key(Place::List, Action::Decide),
        );
        model.refuse(words);
    }
}

/// Shows again what must be decided.
pub(in crate::app) fn decide(model: &mut Model) {
    if model.saving.undecided.is_none() {
        return model.note(words::NOTHING_TO_DECIDE);
    }
    model.ask_undecided();
}

/// What was decided was done, or not.
pub(in crate::app) fn mended(model: &mut Model, mend: Mend, mended: Result<(), String>) {
    if let Err(reason) = mended {
        return model.refuse(words::not_done(model.session.language, reason));
    }
    let changed = model
        .saving
        .undecided
        .take()
        .map_or_else(Vec::new, |undecided| undecided.changed);
    match mend {
        Mend::TakeOver if !changed.is_empty() => {
            change::commit_ops(model, changed, Via::Hand, words::CHANGED_BY_HAND.english);
        }
        Mend::TakeOver => model.note(words::AS_IT_STANDS),
        Mend::WriteAgain => model.note(words::WRITTEN_AGAIN),
        Mend::BeginJournal => model.note(words::JOURNAL_BEGUN),
    }
}

impl Model {
    /// Asks what must be decided about the register's file, where nothing else is asked.
    pub(in crate::app) fn ask_undecided(&mut self) {
        let language = self.session.language;
        let Some(undecided) = self
            .saving
            .undecided
            .clone()
            .filter(|_| self.asking.is_none())
        else {
            return;
        };
        let mut words = undecided.words.of(language).to_owned();
        for op in undecided.changed.iter().take(MOST_NAMED) {
            let whose = op
                .patient()
                .map(|id| whose(self, Some(id)) + language.says(": ", "："))
                .unwrap_or_default();
            words.push_str(common::SEMICOLON.of(language));
            words.push_str(&whose);
            words.push_str(&op_words(language, op, &self.session.knowledge));
        }
        let more = undecided.changed.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            words.push_str(&words::and_more(language, more));
        }
        let mut answers = vec![Answer::new(
            'l',
            common::LOOK_FIRST.of(language),
            Then::Nothing,
        )];
        answers.extend(undecided.may_merge.then(|| merging::answer(language)));
        answers.extend(undecided.mends.iter().map(|mend| match mend {
            Mend::WriteAgain => Answer::new(
                'w',
                words::WRITE_AGAIN.of(language),
                Then::Mend(Mend::WriteAgain),
            ),
            Mend::TakeOver => Answer::new(
                't',
                words::TAKE_OVER.of(language),
                Then::Mend(Mend::TakeOver),
            ),
            Mend::BeginJournal => Answer::new(
                'b',
                words::BEGIN_JOURNAL.of(language),
                Then::Mend(Mend::BeginJournal),
            ),
        }));
        self.actions = None;
        self.ask(words, answers);
    }
}
