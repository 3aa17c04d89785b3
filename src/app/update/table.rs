//! The one table of actions: what a key does, where, by which keys, in which words, and the function that does it.
//!
//! Dispatch, foot line, help, `hepatrack keys` and the manual's chapter on keys are made from it.

use super::typing::edit as edit_text;
use super::{acting, answering, clipboard, example, hiding, scroll, tour, typing};
use crate::app::event::Effect;
use crate::app::form::FormKind;
use crate::app::model::Model;
use crate::app::motion::Motion;
use crate::app::operations::form::Way;
use crate::app::operations::{form, keeping, preferences, quick, take_back};
use crate::app::question::Asking;
use crate::app::screens::record::{self, cursor, picture};
use crate::app::screens::{
    asked, calendar, clinic, cohort, copying, guidelines, history, import, laboratories, list,
    marks, opened, paper, sheet,
};
use crate::app::text::TextLine;
use crate::keys::Place::{
    Actions, Adding, Asked, Calendar, Cohort, Copying, Course, EarlierDay, Form, Guidelines,
    History, Import, Laboratories, List, Note, Preview, Question, QuickLine, Record, Rules, Search,
    Value,
};
use crate::keys::key::{Key, KeyCode};
use crate::keys::{Action, Binding, Chord, Keymap, Place};
use crate::wording::keys::{self as words, KeyWords};

/// A row of the table.
pub(in crate::app) struct Row {
    binding: Binding,
    /// Whether the right to write is needed for it.
    pub(in crate::app) edits: bool,
    pub(in crate::app) run: fn(&mut Model),
}

/// The row of an action in a place; where it is not done there, the first that has it.
pub(in crate::app) fn row(place: Place, action: Action) -> Option<&'static Row> {
    let mut rows = TABLE.iter().filter(|row| row.binding.action == action);
    let first = rows.clone().next();
    rows.find(|row| row.binding.places.contains(&place))
        .or(first)
}

/// Keys and words of the table, in its order.
pub const fn table() -> &'static [Binding] {
    const BINDINGS: [Binding; TABLE.len()] = {
        let mut bindings = [TABLE[0].binding; TABLE.len()];
        let mut place = 1;
        while place < TABLE.len() {
            bindings[place] = TABLE[place].binding;
            place += 1;
        }
        bindings
    };
    &BINDINGS
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(table())
    }
}

/// All places.
const EVERYWHERE: &[Place] = &Place::ALL;
/// Places with rows that go up and down.
const ROWS: &[Place] = &[
    List,
    Search,
    Cohort,
    Calendar,
    Laboratories,
    Record,
    Value,
    Course,
    Note,
    Rules,
    History,
    Guidelines,
    Import,
    Preview,
    Actions,
];
/// Places with a line of text and a cursor in it.
const TEXT: &[Place] = &[
    Search, Copying, Import, Form, QuickLine, Adding, Asked, EarlierDay,
];

const fn c(character: char) -> Chord {
    Chord::Key(Key::char(character))
}
const fn ctrl(letter: char) -> Chord {
    Chord::Key(Key::ctrl(letter))
}
const fn f(number: u8) -> Chord {
    Chord::Key(Key::plain(KeyCode::F(number)))
}
const fn k(code: KeyCode) -> Chord {
    Chord::Key(Key::plain(code))
}

const fn line(
    action: Action,
    run: fn(&mut Model),
    places: &'static [Place],
    keys: &'static [Chord],
    words: &KeyWords,
) -> Row {
    Row {
        binding: Binding {
            action,
            places,
            keys,
            foot: words.foot,
            help: words.help,
        },
        edits: false,
        run,
    }
}

/// The same for what changes the register or opens a form to change it.
const fn edit(
    action: Action,
    run: fn(&mut Model),
    places: &'static [Place],
    keys: &'static [Chord],
    words: &KeyWords,
) -> Row {
    Row {
        edits: true,
        ..line(action, run, places, keys, words)
    }
}

/// Lines stand in the order of the foot line. The alignment is the point of a table.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    line(Action::Save, form::save, &[Form], &[ctrl('s'), f(8)], &words::SAVE_FORM),
    line(Action::Save, form::save, &[QuickLine], &[k(KeyCode::Enter), ctrl('s'), f(8)], &words::SAVE_QUICK_LINE),
    line(Action::Complete, quick::complete_word, &[QuickLine], &[k(KeyCode::Tab)], &words::COMPLETE),
    line(Action::NextField, form::next_or_save, &[Form], &[k(KeyCode::Enter)], &words::NEXT_FIELD),
    line(Action::NextFieldRound, |m| form::leave_field(m, Way::Next), &[Form], &[k(KeyCode::Tab)], &words::NEXT_FIELD_ROUND),
    line(Action::Back, form::park, &[Form, QuickLine], &[k(KeyCode::Esc)], &words::BACK_FORM),
    line(Action::Discard, form::ask_discard, &[Form, QuickLine], &[ctrl('d')], &words::DISCARD),
    line(Action::ReadFiles, import::read, &[Import], &[k(KeyCode::Enter)], &words::READ_FILES),
    line(Action::KnownTests, import::switch_known_tests, &[Import], &[k(KeyCode::Tab)], &words::KNOWN_TESTS),
    line(Action::DecideImport, import::ask_what, &[Import, Preview], &[f(4)], &words::DECIDE_IMPORT),
    line(Action::ImportRead, import::ask, &[Preview], &[k(KeyCode::Enter)], &words::IMPORT_READ),
    line(Action::Back, import::back, &[Import, Preview], &[k(KeyCode::Esc)], &words::BACK_IMPORT),
    line(Action::Back, sheet::back, &[History], &[k(KeyCode::Esc)], &words::BACK_HISTORY),
    edit(Action::EditLaboratory, laboratories::edit, &[Laboratories], &[k(KeyCode::Enter)], &words::EDIT_LABORATORY),
    edit(Action::NewLaboratory, |m| form::open(m, FormKind::Laboratory(None), None), &[Laboratories], &[c('n'), f(2)], &words::NEW_LABORATORY),
    edit(Action::RemoveLaboratory, laboratories::ask_removal, &[Laboratories], &[k(KeyCode::Delete), c('x')], &words::REMOVE_LABORATORY),
    line(Action::Back, laboratories::close, &[Laboratories], &[k(KeyCode::Esc)], &words::BACK_LABORATORIES),
    edit(Action::ChooseGuidelines, guidelines::choose, &[Guidelines], &[c('e')], &words::CHOOSE_GUIDELINES),
    line(Action::Back, sheet::back, &[Guidelines], &[k(KeyCode::Esc)], &words::BACK_HISTORY),
    line(Action::Open, list::open_selected, &[List, Search], &[k(KeyCode::Enter)], &words::OPEN),
    edit(Action::Correct, opened::correct, &[Value, Course, Note], &[k(KeyCode::Enter), c('c')], &words::CORRECT),
    edit(Action::Retract, opened::retract, &[Value, Course, Note], &[k(KeyCode::Delete), c('x')], &words::RETRACT),
    edit(Action::SampleDate, opened::sample_date, &[Value], &[c('s')], &words::SAMPLE_DATE),
    edit(Action::MoveReport, opened::move_report, &[Value], &[c('m')], &words::MOVE_REPORT),
    line(Action::Back, cursor::close, &[Value, Course, Note, Rules], &[k(KeyCode::Esc)], &words::BACK_HISTORY),
    edit(Action::Report, |m| form::open_here(m, FormKind::Report), &[Record], &[c('r'), f(3)], &words::REPORT_RECORD),
    edit(Action::Drug, |m| form::open_here(m, FormKind::Drug), &[Record], &[c('d'), f(4)], &words::DRUG_RECORD),
    edit(Action::QuickLine, |m| form::open_here(m, FormKind::QuickLine), &[Record], &[c('e'), c(':'), f(5)], &words::QUICK_LINE_RECORD),
    line(Action::OpenNumber, cohort::open_number, &[Cohort], &[k(KeyCode::Enter)], &words::OPEN_NUMBER),
    line(Action::EarlierDay, cohort::ask_day, &[Cohort], &[c('c')], &words::EARLIER_DAY),
    line(Action::Back, cohort::close, &[Cohort], &[k(KeyCode::Esc)], &words::BACK_COHORT),
    line(Action::TakeDay, cohort::take_day, &[EarlierDay], &[k(KeyCode::Enter)], &words::TAKE_DAY),
    line(Action::Back, cohort::leave_day, &[EarlierDay], &[k(KeyCode::Esc)], &words::BACK_EARLIER_DAY),
    line(Action::OpenDay, calendar::open_day, &[Calendar], &[k(KeyCode::Enter)], &words::OPEN_DAY),
    line(Action::WeekOrMonth, calendar::switch, &[Calendar], &[k(KeyCode::Tab)], &words::WEEK_OR_MONTH),
    edit(Action::Clinic, clinic::put_on_day, &[Calendar], &[c('a')], &words::CLINIC_CALENDAR),
    line(Action::Back, calendar::close, &[Calendar], &[k(KeyCode::Esc)], &words::BACK_CALENDAR),
    line(Action::NextPatient, |m| list::step_patient(m, true), &[Record, Guidelines], &[c('.'), f(7), c(']')], &words::NEXT_PATIENT),
    line(Action::NextPart, |m| record::step_part(m, true), &[Record], &[k(KeyCode::Tab)], &words::NEXT_PART),
    line(Action::OpenSelected, cursor::open_selected, &[Record], &[k(KeyCode::Enter)], &words::OPEN_SELECTED),
    line(Action::Search, list::begin_search, &[List, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines], &[c('/'), ctrl('f'), Chord::Digit], &words::SEARCH_LIST),
    line(Action::ShowActions, acting::show_actions, &[List, Search, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines, Copying, Import, Preview, Form, QuickLine, Adding, Asked, EarlierDay], &[f(1), c('?')], &words::SHOW_ACTIONS),
    line(Action::Tour, tour::open, &[List, Search, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines, Copying, Import, Preview, Form, QuickLine, Adding, Asked, EarlierDay], &[ctrl('t')], &words::TOUR),
    line(Action::Example, example::open, &[List, Search, Record], &[ctrl('e')], &words::EXAMPLE),
    edit(Action::FirstDay, asked::begin, &[List], &[ctrl('k')], &words::FIRST_DAY),
    line(Action::Back, list::back_to_list, &[Record], &[k(KeyCode::Esc)], &words::BACK_RECORD),
    line(Action::EarlierLine, |m| quick::step(m, true), &[QuickLine], &[k(KeyCode::Up)], &words::EARLIER_LINE),
    line(Action::LaterLine, |m| quick::step(m, false), &[QuickLine], &[k(KeyCode::Down)], &words::LATER_LINE),
    line(Action::NextProfile, laboratories::next_profile, &[Form, QuickLine], &[ctrl('p')], &words::NEXT_PROFILE),
    line(Action::NewLine, typing::new_line, &[Form], &[ctrl('n')], &words::NEW_LINE),
    line(Action::PreviousField, |m| form::leave_field(m, Way::Previous), &[Form], &[k(KeyCode::BackTab)], &words::PREVIOUS_FIELD),
    line(Action::StepUp, |m| form::step(m, true), &[Form], &[k(KeyCode::Up)], &words::STEP_UP),
    line(Action::StepDown, |m| form::step(m, false), &[Form], &[k(KeyCode::Down)], &words::STEP_DOWN),
    line(Action::Answer, answering::take_marked, &[Question], &[k(KeyCode::Enter)], &words::ANSWER),
    line(Action::Back, answering::leave_unanswered, &[Question], &[k(KeyCode::Esc)], &words::BACK_QUESTION),
    line(Action::NextAnswer, |m| answering::mark(m, Asking::mark_next), &[Question], &[k(KeyCode::Down), k(KeyCode::Tab), k(KeyCode::Right)], &words::NEXT_ANSWER_QUESTION),
    line(Action::PreviousAnswer, |m| answering::mark(m, Asking::mark_previous), &[Question], &[k(KeyCode::Up), k(KeyCode::BackTab), k(KeyCode::Left)], &words::PREVIOUS_ANSWER_QUESTION),
    line(Action::Run, acting::run_marked, &[Actions], &[k(KeyCode::Enter)], &words::RUN),
    line(Action::Back, acting::close_actions, &[Actions], &[k(KeyCode::Esc), f(1)], &words::BACK_ACTIONS),
    edit(Action::AddToClinic, clinic::add, &[Adding], &[k(KeyCode::Enter)], &words::ADD_TO_CLINIC),
    line(Action::NextAnswer, |m| clinic::choose(m, true), &[Adding], &[k(KeyCode::Down)], &words::NEXT_ANSWER_ADDING),
    line(Action::PreviousAnswer, |m| clinic::choose(m, false), &[Adding], &[k(KeyCode::Up)], &words::PREVIOUS_ANSWER_ADDING),
    line(Action::Back, clinic::leave, &[Adding], &[k(KeyCode::Esc)], &words::BACK_ADDING),
    line(Action::TakeLine, asked::take, &[Asked], &[k(KeyCode::Enter)], &words::TAKE_LINE),
    line(Action::Back, asked::leave, &[Asked], &[k(KeyCode::Esc)], &words::BACK_ASKED),
    line(Action::WriteCopy, copying::write, &[Copying], &[k(KeyCode::Enter)], &words::WRITE_COPY),
    line(Action::Back, asked::leave, &[Copying], &[k(KeyCode::Esc)], &words::BACK_COPYING),
    line(Action::Back, list::end_search, &[Search], &[k(KeyCode::Esc)], &words::BACK_SEARCH),
    line(Action::Search, list::begin_search, &[Form, QuickLine], &[ctrl('f')], &words::SEARCH_FORM),
    line(Action::PreviousPatient, |m| list::step_patient(m, false), &[Record, Guidelines], &[c(','), f(6), c('[')], &words::PREVIOUS_PATIENT),
    line(Action::PreviousPart, |m| record::step_part(m, false), &[Record], &[k(KeyCode::BackTab)], &words::PREVIOUS_PART),
    line(Action::ChooseFilter, list::ask_filter, &[List], &[c('w')], &words::CHOOSE_FILTER),
    edit(Action::EditPatient, |m| form::open_here(m, FormKind::Patient), &[Record], &[c('p'), f(11)], &words::EDIT_PATIENT),
    edit(Action::Note, |m| form::open_here(m, FormKind::Note), &[Record], &[c('m')], &words::NOTE),
    edit(Action::Recall, |m| form::open_for_selected(m, FormKind::Recall), &[Record], &[c('o')], &words::RECALL_RECORD),
    edit(Action::Recall, marks::recall, &[List], &[c('o')], &words::RECALL_LIST),
    edit(Action::NewPatient, |m| form::open(m, FormKind::Patient, None), &[List, Search, Record], &[c('n'), f(2)], &words::NEW_PATIENT),
    edit(Action::Clinic, clinic::put_or_take, &[List, Record], &[c('a')], &words::CLINIC_LIST),
    edit(Action::TickOff, clinic::tick, &[List, Record], &[c(' ')], &words::TICK_OFF),
    edit(Action::Report, |m| form::open_for_selected(m, FormKind::Report), &[List], &[c('r'), f(3)], &words::REPORT_LIST),
    edit(Action::Drug, |m| form::open_for_selected(m, FormKind::Drug), &[List], &[c('d'), f(4)], &words::DRUG_LIST),
    edit(Action::QuickLine, |m| form::open_for_selected(m, FormKind::QuickLine), &[List], &[c('e'), c(':'), f(5)], &words::QUICK_LINE_LIST),
    line(Action::History, history::open, &[Record, Value, Course, Note], &[c('h')], &words::HISTORY),
    line(Action::Cohort, cohort::open, &[List, Record], &[c('x')], &words::COHORT),
    line(Action::ChooseOrder, list::ask_order, &[List], &[c('s')], &words::CHOOSE_ORDER),
    line(Action::Mark, |m| m.list.mark(), &[List], &[c('v')], &words::MARK),
    line(Action::Calendar, calendar::open, &[List], &[c('c')], &words::CALENDAR),
    line(Action::Back, list::back, &[List], &[k(KeyCode::Esc)], &words::BACK_LIST),
    line(Action::Guidelines, guidelines::open, &[Record], &[c('g')], &words::GUIDELINES),
    edit(Action::Import, import::open, &[List, Record], &[c('i')], &words::IMPORT),
    line(Action::Summary, paper::open, &[Record], &[f(9), ctrl('p')], &words::SUMMARY_RECORD),
    line(Action::Summary, paper::open, &[List], &[f(9), ctrl('p')], &words::SUMMARY_LIST),
    line(Action::Letters, paper::open_letters, &[List, Record], &[], &words::LETTERS),
    edit(Action::LetterText, |m| form::open(m, FormKind::Letter, None), &[List, Record], &[], &words::LETTER_TEXT),
    line(Action::Laboratories, laboratories::open, &[List, Record], &[c('l')], &words::LABORATORIES),
    edit(Action::Join, opened::join, &[Record], &[c('j')], &words::JOIN),
    edit(Action::ContinueDraft, opened::continue_draft, &[Record], &[c('c')], &words::CONTINUE_DRAFT),
    edit(Action::Undo, take_back::undo, &[List, Laboratories, Record, Value, Course, Note, History], &[c('u')], &words::UNDO),
    edit(Action::Redo, take_back::redo, &[List, Laboratories, Record, Value, Course, Note, History], &[ctrl('r')], &words::REDO),
    line(Action::Up, |m| scroll::scroll(m, Motion::Up), ROWS, &[k(KeyCode::Up)], &words::UP),
    line(Action::Down, |m| scroll::scroll(m, Motion::Down), ROWS, &[k(KeyCode::Down)], &words::DOWN),
    line(Action::PageUp, |m| scroll::scroll(m, Motion::PageUp), ROWS, &[k(KeyCode::PageUp)], &words::PAGE_UP),
    line(Action::PageDown, |m| scroll::scroll(m, Motion::PageDown), ROWS, &[k(KeyCode::PageDown)], &words::PAGE_DOWN),
    line(Action::Top, |m| scroll::scroll(m, Motion::Top), &[List, Cohort, Calendar, Record, Rules, History, Guidelines, Preview], &[k(KeyCode::Home)], &words::TOP),
    line(Action::Bottom, |m| scroll::scroll(m, Motion::Bottom), &[List, Cohort, Calendar, Record, Rules, History, Guidelines, Preview], &[k(KeyCode::End)], &words::BOTTOM),
    line(Action::Left, |m| scroll::sideways(m, false), &[Cohort, Calendar, Record, Value], &[k(KeyCode::Left)], &words::LEFT),
    line(Action::Right, |m| scroll::sideways(m, true), &[Cohort, Calendar, Record, Value], &[k(KeyCode::Right)], &words::RIGHT),
    line(Action::ZoomIn, |m| picture::zoom(m, true), &[Record], &[c('+'), c('=')], &words::ZOOM_IN),
    line(Action::ZoomOut, |m| picture::zoom(m, false), &[Record], &[c('-')], &words::ZOOM_OUT),
    line(Action::CursorLeft, |m| edit_text(m, TextLine::left), TEXT, &[k(KeyCode::Left)], &words::CURSOR_LEFT),
    line(Action::CursorRight, |m| edit_text(m, TextLine::right), TEXT, &[k(KeyCode::Right)], &words::CURSOR_RIGHT),
    line(Action::CursorHome, |m| edit_text(m, TextLine::home), TEXT, &[k(KeyCode::Home)], &words::CURSOR_HOME),
    line(Action::CursorEnd, |m| edit_text(m, TextLine::end), TEXT, &[k(KeyCode::End)], &words::CURSOR_END),
    line(Action::Backspace, |m| edit_text(m, TextLine::backspace), &[Search, Copying, Import, Form, QuickLine, Actions, Adding, Asked, EarlierDay], &[k(KeyCode::Backspace)], &words::BACKSPACE),
    line(Action::Delete, |m| edit_text(m, TextLine::delete), TEXT, &[k(KeyCode::Delete)], &words::DELETE),
    line(Action::DeleteWord, |m| edit_text(m, TextLine::delete_word), TEXT, &[ctrl('w')], &words::DELETE_WORD),
    line(Action::ClearText, |m| edit_text(m, TextLine::clear), TEXT, &[ctrl('u')], &words::CLEAR_TEXT),
    line(Action::Decide, keeping::decide, &[List, Search, Record, Value, Course, Note, Rules], &[ctrl('o'), f(10)], &words::DECIDE),
    line(Action::SaveCopy, copying::open, &[List, Search, Cohort, Record, Value, Course, Note, Rules, History, Form, QuickLine], &[f(12)], &words::SAVE_COPY),
    line(Action::CopyText, clipboard::copy, &[List, Record, Value, Course, History], &[c('y')], &words::COPY_TEXT),
    line(Action::Hide, hiding::hide, EVERYWHERE, &[ctrl('x')], &words::HIDE),
    line(Action::Redraw, acting::redraw, EVERYWHERE, &[ctrl('l')], &words::REDRAW),
    line(Action::Suspend, |m| m.effects.push(Effect::Suspend), EVERYWHERE, &[ctrl('z')], &words::SUSPEND),
    line(Action::Language, preferences::change_language, &[List, Search, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines, Copying, Import, Preview, Form, QuickLine, Adding, Asked, EarlierDay], &[], &words::LANGUAGE),
    line(Action::Leave, acting::leave, EVERYWHERE, &[c('q'), ctrl('q')], &words::LEAVE),
];
