//! The one table of actions: what a key does, where, by which keys, in which words, and the function that does it.
//!
//! Dispatch, foot line, help, `hepatrack keys` and the README's table are made from it.

use super::form::Way;
use super::typing::edit as edit_text;
use super::{
    answering, clipboard, form, hiding, import, keeping, list, marks, places, quick, scroll,
    take_back, typing,
};
use crate::app::event::Effect;
use crate::app::form::FormKind;
use crate::app::key::{Key, KeyCode};
use crate::app::keymap::Place::{
    Actions, Adding, Asked, Calendar, Cohort, Copying, Course, EarlierDay, Form, Guidelines,
    History, Import, Laboratories, List, Note, Preview, Question, QuickLine, Record, Rules, Search,
    Value,
};
use crate::app::keymap::{Action, Binding, Chord, Keymap, Place};
use crate::app::model::Model;
use crate::app::motion::Motion;
use crate::app::question::Asking;
use crate::app::screens::record::{self, cursor, picture};
use crate::app::screens::{
    asked, calendar, clinic, cohort, copying, example, guidelines, history, laboratories, opened,
    paper, sheet, tour,
};
use crate::app::text::TextLine;

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
#[must_use]
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
    foot: &'static str,
    help: &'static str,
) -> Row {
    Row {
        binding: Binding {
            action,
            places,
            keys,
            foot,
            help,
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
    foot: &'static str,
    help: &'static str,
) -> Row {
    Row {
        edits: true,
        ..line(action, run, places, keys, foot, help)
    }
}

/// Lines stand in the order of the foot line. The alignment is the point of a table.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    line(Action::Save, form::save, &[Form], &[ctrl('s'), f(8)], "save", "Save the form, from any field"),
    line(Action::Save, form::save, &[QuickLine], &[k(KeyCode::Enter), ctrl('s'), f(8)], "save", "Save all that the line says as one entry"),
    line(Action::Complete, quick::complete_word, &[QuickLine], &[k(KeyCode::Tab)], "complete", "Complete the word: a test, start, stop, switch or note, a drug; says what it may become"),
    line(Action::NextField, form::next_or_save, &[Form], &[k(KeyCode::Enter)], "", "To the next field; on the last one save; back in a field where a question waits: answer it"),
    line(Action::NextFieldRound, |m| form::leave_field(m, Way::Next), &[Form], &[k(KeyCode::Tab)], "next", "To the next field"),
    line(Action::Back, form::park, &[Form, QuickLine], &[k(KeyCode::Esc)], "park", "Park the form: it waits as this patient's draft, nothing is lost"),
    line(Action::Discard, form::ask_discard, &[Form, QuickLine], &[ctrl('d')], "throw away", "Throw the form away (asked first)"),
    line(Action::ReadFiles, import::read, &[Import], &[k(KeyCode::Enter)], "read", "Read the files and show what would be imported; nothing is stored yet"),
    line(Action::KnownTests, import::switch_known_tests, &[Import], &[k(KeyCode::Tab)], "unknown tests", "Leave out rows of tests that the program does not know, or call them faults"),
    line(Action::DecideImport, import::ask_what, &[Import, Preview], &[f(4)], "decide", "Decide what stops the import, give a word its meaning, or take a decision back; the files are read again"),
    line(Action::ImportRead, import::ask, &[Preview], &[k(KeyCode::Enter)], "import", "Import what is shown as one entry (asked first)"),
    line(Action::Back, import::back, &[Import, Preview], &[k(KeyCode::Esc)], "back", "Back to the path, or out of the import; nothing is stored"),
    line(Action::Back, sheet::back, &[History], &[k(KeyCode::Esc)], "back", "Back to the record"),
    edit(Action::EditLaboratory, laboratories::edit, &[Laboratories], &[k(KeyCode::Enter)], "change", "Change the marked laboratory profile: name, units, limits, assay, order of fields"),
    edit(Action::NewLaboratory, |m| form::open(m, FormKind::Laboratory(None), None), &[Laboratories], &[c('n'), f(2)], "new", "A new laboratory profile"),
    edit(Action::RemoveLaboratory, laboratories::ask_removal, &[Laboratories], &[k(KeyCode::Delete), c('x')], "remove", "Remove the marked laboratory profile (asked first); one that reports were entered with stays"),
    line(Action::Back, laboratories::close, &[Laboratories], &[k(KeyCode::Esc)], "back", "Back to where the profiles were opened"),
    edit(Action::ChooseGuidelines, guidelines::choose, &[Guidelines], &[c('e')], "choose", "Choose which guideline sets are shown, for everybody of this clinic"),
    line(Action::Back, sheet::back, &[Guidelines], &[k(KeyCode::Esc)], "back", "Back to the record"),
    line(Action::Open, places::open_selected, &[List, Search], &[k(KeyCode::Enter)], "open", "Open the selected patient"),
    edit(Action::Correct, opened::correct, &[Value, Course, Note], &[k(KeyCode::Enter), c('c')], "correct", "Correct it: the value that was there stays in the history"),
    edit(Action::Retract, opened::retract, &[Value, Course, Note], &[k(KeyCode::Delete), c('x')], "retract", "Retract it: it leaves every view and stays in the history"),
    edit(Action::SampleDate, opened::sample_date, &[Value], &[c('s')], "sample date", "Correct the day on which the sample of the whole report was taken"),
    edit(Action::MoveReport, opened::move_report, &[Value], &[c('m')], "move", "Move the whole report to the patient whose sample it was"),
    line(Action::Back, cursor::close, &[Value, Course, Note, Rules], &[k(KeyCode::Esc)], "back", "Back to the record"),
    edit(Action::Report, |m| form::open_here(m, FormKind::Report), &[Record], &[c('r'), f(3)], "report", "Type a laboratory report: HBV DNA, liver tests, serology"),
    edit(Action::Drug, |m| form::open_here(m, FormKind::Drug), &[Record], &[c('d'), f(4)], "drug", "Start, stop or switch a drug"),
    edit(Action::QuickLine, |m| form::open_here(m, FormKind::QuickLine), &[Record], &[c('e'), c(':'), f(5)], "line", "Type reports, drugs and a note in one line: t dna 2.3e4 alt 88; switch lam tdf; note came alone"),
    line(Action::OpenNumber, cohort::open_number, &[Cohort], &[k(KeyCode::Enter)], "patients", "The patients behind the number under the cursor"),
    line(Action::EarlierDay, cohort::ask_day, &[Cohort], &[c('c')], "compare with", "Compare the figures with those of another earlier day"),
    line(Action::Back, cohort::close, &[Cohort], &[k(KeyCode::Esc)], "back", "Back to where the cohort page was opened"),
    line(Action::TakeDay, cohort::take_day, &[EarlierDay], &[k(KeyCode::Enter)], "compare", "Compare with the day that was typed; nothing typed: with the one of the settings"),
    line(Action::Back, cohort::leave_day, &[EarlierDay], &[k(KeyCode::Esc)], "back", "Leave the earlier day as it was"),
    line(Action::OpenDay, calendar::open_day, &[Calendar], &[k(KeyCode::Enter)], "whom", "Show in the list who is due on the day under the cursor"),
    line(Action::WeekOrMonth, calendar::switch, &[Calendar], &[k(KeyCode::Tab)], "week or month", "One week with names, or the month"),
    edit(Action::Clinic, clinic::put_on_day, &[Calendar], &[c('a')], "clinic", "Put people on the clinic of the day under the cursor: by name or number, with a time, or from a file"),
    line(Action::Back, calendar::close, &[Calendar], &[k(KeyCode::Esc)], "back", "Back to the list"),
    line(Action::NextPatient, |m| places::step_patient(m, true), &[Record, Guidelines], &[c('.'), f(7), c(']')], "next", "The next patient of the list"),
    line(Action::NextPart, |m| record::step_part(m, true), &[Record], &[k(KeyCode::Tab)], "more", "The next part of the record: status, flow sheet, courses and phases, notes, picture"),
    line(Action::OpenSelected, cursor::open_selected, &[Record], &[k(KeyCode::Enter)], "", "Open the selected value, course or note, in the picture that of the cursor's day; in the status open or close a section, and on a rule open its text"),
    line(Action::Search, places::begin_search, &[List, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines], &[c('/'), ctrl('f'), Chord::Digit], "search", "Search everybody's number, names, birth date and pinyin while typing"),
    line(Action::ShowActions, super::show_actions, &[List, Search, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines, Copying, Import, Preview, Form, QuickLine, Adding, Asked, EarlierDay], &[f(1), c('?')], "help", "Actions and help for this place: type to search, {run} runs"),
    line(Action::Tour, tour::open, &[List, Search, Cohort, Calendar, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines, Copying, Import, Preview, Form, QuickLine, Adding, Asked, EarlierDay], &[ctrl('t')], "", "A tour of ten steps on the example clinic; leads back to exactly where you are"),
    line(Action::Example, example::open, &[List, Search, Record], &[ctrl('e')], "", "Look at the example clinic: invented people, your register is not touched; {leave} leads back"),
    edit(Action::FirstDay, asked::begin, &[List], &[ctrl('k')], "", "The three questions of the first day: the clinic's name, a laboratory, your own name; each can be skipped"),
    line(Action::Back, places::back_to_list, &[Record], &[k(KeyCode::Esc)], "list", "Back to the list"),
    line(Action::EarlierLine, |m| quick::step(m, true), &[QuickLine], &[k(KeyCode::Up)], "earlier", "An earlier line of this session"),
    line(Action::LaterLine, |m| quick::step(m, false), &[QuickLine], &[k(KeyCode::Down)], "", "Back towards the line that was being typed"),
    line(Action::NextProfile, laboratories::next_profile, &[Form, QuickLine], &[ctrl('p')], "", "Another laboratory profile for this report: its units, its limits, its order of fields"),
    line(Action::NewLine, typing::new_line, &[Form], &[ctrl('n')], "", "Begin another line of a note; it is shown as | while it is typed"),
    line(Action::PreviousField, |m| form::leave_field(m, Way::Previous), &[Form], &[k(KeyCode::BackTab)], "", "To the field before"),
    line(Action::StepUp, |m| form::step(m, true), &[Form], &[k(KeyCode::Up)], "", "In a date: a day later; in a choice: the one before; elsewhere: the field above"),
    line(Action::StepDown, |m| form::step(m, false), &[Form], &[k(KeyCode::Down)], "", "In a date: a day earlier; in a choice: the next one; elsewhere: the field below"),
    line(Action::Answer, answering::take_marked, &[Question], &[k(KeyCode::Enter)], "take the marked answer", "Take the marked answer; its letter takes it directly"),
    line(Action::Back, answering::leave_unanswered, &[Question], &[k(KeyCode::Esc)], "back", "Back without an answer; what was typed stays"),
    line(Action::NextAnswer, |m| answering::mark(m, Asking::mark_next), &[Question], &[k(KeyCode::Down), k(KeyCode::Tab), k(KeyCode::Right)], "", "Mark the next answer"),
    line(Action::PreviousAnswer, |m| answering::mark(m, Asking::mark_previous), &[Question], &[k(KeyCode::Up), k(KeyCode::BackTab), k(KeyCode::Left)], "", "Mark the answer before"),
    line(Action::Run, super::run_marked, &[Actions], &[k(KeyCode::Enter)], "run", "Run the marked action"),
    line(Action::Back, super::close_actions, &[Actions], &[k(KeyCode::Esc), f(1)], "close", "Close the list of actions"),
    edit(Action::AddToClinic, clinic::add, &[Adding], &[k(KeyCode::Enter)], "add", "Put whose name or number is typed on today's clinic, or those of a file; 9:30 behind it is the time, ; divides several"),
    line(Action::NextAnswer, |m| clinic::choose(m, true), &[Adding], &[k(KeyCode::Down)], "", "The next patient whom the name finds"),
    line(Action::PreviousAnswer, |m| clinic::choose(m, false), &[Adding], &[k(KeyCode::Up)], "", "The patient before whom the name finds"),
    line(Action::Back, clinic::leave, &[Adding], &[k(KeyCode::Esc)], "done", "Back to the list"),
    line(Action::TakeLine, asked::take, &[Asked], &[k(KeyCode::Enter)], "take", "Take the line as it stands"),
    line(Action::Back, asked::leave, &[Asked], &[k(KeyCode::Esc)], "skip", "Leave it as it was"),
    line(Action::WriteCopy, copying::write, &[Copying], &[k(KeyCode::Enter)], "write the copy", "Write the copy; nothing that stands there is written over"),
    line(Action::Back, copying::leave, &[Copying], &[k(KeyCode::Esc)], "back", "Back without a copy"),
    line(Action::Back, places::end_search, &[Search], &[k(KeyCode::Esc)], "end search", "End the search and lead back"),
    line(Action::Search, places::begin_search, &[Form, QuickLine], &[ctrl('f')], "", "Search everybody's number, names, birth date and pinyin while typing; a form is parked first"),
    line(Action::PreviousPatient, |m| places::step_patient(m, false), &[Record, Guidelines], &[c(','), f(6), c('[')], "", "The patient before in the list"),
    line(Action::PreviousPart, |m| record::step_part(m, false), &[Record], &[k(KeyCode::BackTab)], "", "The part of the record before"),
    line(Action::ChooseFilter, list::ask_filter, &[List], &[c('w')], "filter", "Choose whom the list shows; {choose-filter} w shows all"),
    edit(Action::EditPatient, |m| form::open_here(m, FormKind::Patient), &[Record], &[c('p'), f(11)], "patient", "Correct number, name, birth date, sex, cirrhosis, follow-up"),
    edit(Action::Note, |m| form::open_here(m, FormKind::Note), &[Record], &[c('m')], "note", "Write a note: what was said, seen or agreed"),
    edit(Action::Recall, |m| form::open_for_selected(m, FormKind::Recall), &[Record], &[c('o')], "recall", "Note a recall attempt, or that a sample was sent: its day stands in the next report form"),
    edit(Action::Recall, marks::recall, &[List], &[c('o')], "", "Note a recall attempt, or that a sample was sent, about the selected patient"),
    edit(Action::NewPatient, |m| form::open(m, FormKind::Patient, None), &[List, Search, Record], &[c('n'), f(2)], "new", "Enter a new patient"),
    edit(Action::Clinic, clinic::put_or_take, &[List, Record], &[c('a')], "clinic", "Put the patient on today's clinic, or take them off; where the list shows the clinic or nobody: add by name or number, with a time, or from a file"),
    edit(Action::TickOff, clinic::tick, &[List, Record], &[c(' ')], "seen", "Tick the patient off on today's clinic, or take the tick back"),
    edit(Action::Report, |m| form::open_for_selected(m, FormKind::Report), &[List], &[c('r'), f(3)], "report", "Type a laboratory report of the selected patient"),
    edit(Action::Drug, |m| form::open_for_selected(m, FormKind::Drug), &[List], &[c('d'), f(4)], "drug", "Start, stop or switch a drug of the selected patient"),
    edit(Action::QuickLine, |m| form::open_for_selected(m, FormKind::QuickLine), &[List], &[c('e'), c(':'), f(5)], "line", "Type reports, drugs and a note of the selected patient in one line"),
    line(Action::History, history::open, &[Record, Value, Course, Note], &[c('h')], "history", "What was changed in this record: who, when, what, why"),
    line(Action::Cohort, cohort::open, &[List, Record], &[c('x')], "", "The cohort page, how the whole clinic does: verdicts, suppression, resistance by drug, relapse"),
    line(Action::ChooseOrder, list::ask_order, &[List], &[c('s')], "", "Sort the list by one of its columns; {back} leads back to the order of the work"),
    line(Action::Mark, |m| m.list.mark(), &[List], &[c('v')], "", "Mark the selected patient, or take the mark away: {clinic} and {recall} then act on all who are marked, asked first"),
    line(Action::Calendar, calendar::open, &[List], &[c('c')], "", "The due calendar: how many are due or late on each day of a month or a week, and who; who is expected on the clinic of any day"),
    line(Action::Back, list::back, &[List], &[k(KeyCode::Esc)], "", "Take away the marks; then back to the order of the work; then from the patients of a number back to the cohort page"),
    line(Action::Guidelines, guidelines::open, &[Record], &[c('g')], "guidelines", "Guidelines in full, each with the criterion that decided"),
    edit(Action::Import, import::open, &[List, Record], &[c('i')], "", "Import files, with a preview"),
    line(Action::Summary, paper::open, &[Record], &[f(9), ctrl('p')], "summary", "Write one page about the patient, for the doctor and to take away"),
    line(Action::Summary, paper::open, &[List], &[f(9), ctrl('p')], "", "Write one page about the selected patient, for the doctor and to take away"),
    line(Action::Letters, paper::open_letters, &[List, Record], &[], "", "Write recall letters, a page each, to all who are marked, or to the patient"),
    edit(Action::LetterText, |m| form::open(m, FormKind::Letter, None), &[List, Record], &[], "", "Change the text of the recall letter"),
    line(Action::Laboratories, laboratories::open, &[List, Record], &[c('l')], "", "Laboratory profiles: units, limits, assay and order of fields of each laboratory"),
    edit(Action::Join, opened::join, &[Record], &[c('j')], "", "Join another record of the same person to this one: what it holds goes over, its number reaches this record"),
    edit(Action::ContinueDraft, opened::continue_draft, &[Record], &[c('c')], "", "Continue the draft that waits for this patient"),
    edit(Action::Undo, take_back::undo, &[List, Laboratories, Record, Value, Course, Note, History], &[c('u')], "undo", "Take the last change back; says whose it was and opens its form as it was filled"),
    edit(Action::Redo, take_back::redo, &[List, Laboratories, Record, Value, Course, Note, History], &[ctrl('r')], "", "Redo: make the undone change again"),
    line(Action::Up, |m| scroll::scroll(m, Motion::Up), ROWS, &[k(KeyCode::Up)], "", "One line up"),
    line(Action::Down, |m| scroll::scroll(m, Motion::Down), ROWS, &[k(KeyCode::Down)], "", "One line down"),
    line(Action::PageUp, |m| scroll::scroll(m, Motion::PageUp), ROWS, &[k(KeyCode::PageUp)], "", "A page up"),
    line(Action::PageDown, |m| scroll::scroll(m, Motion::PageDown), ROWS, &[k(KeyCode::PageDown)], "", "A page down"),
    line(Action::Top, |m| scroll::scroll(m, Motion::Top), &[List, Cohort, Calendar, Record, Rules, History, Guidelines, Preview], &[k(KeyCode::Home)], "", "To the top; flow sheet: the newest value of the test; picture: the first day; calendar: today"),
    line(Action::Bottom, |m| scroll::scroll(m, Motion::Bottom), &[List, Cohort, Calendar, Record, Rules, History, Guidelines, Preview], &[k(KeyCode::End)], "", "To the end; flow sheet: the oldest value of the test; picture: the last day; calendar: the last day with somebody due"),
    line(Action::Left, |m| scroll::sideways(m, false), &[Cohort, Calendar, Record, Value], &[k(KeyCode::Left)], "", "Flow sheet: the next newer value of the test; picture: the day before with a result, a start or a stop; cohort: the number to the left; calendar: the day before"),
    line(Action::Right, |m| scroll::sideways(m, true), &[Cohort, Calendar, Record, Value], &[k(KeyCode::Right)], "", "Flow sheet: the next older value of the test; picture: the next day with one; cohort: the number to the right; calendar: the next day"),
    line(Action::ZoomIn, |m| picture::zoom(m, true), &[Record], &[c('+'), c('=')], "", "Picture: the next shorter stretch of time, around the cursor"),
    line(Action::ZoomOut, |m| picture::zoom(m, false), &[Record], &[c('-')], "", "Picture: the next longer stretch of time, at last the whole history"),
    line(Action::CursorLeft, |m| edit_text(m, TextLine::left), TEXT, &[k(KeyCode::Left)], "", "One character to the left"),
    line(Action::CursorRight, |m| edit_text(m, TextLine::right), TEXT, &[k(KeyCode::Right)], "", "One character to the right"),
    line(Action::CursorHome, |m| edit_text(m, TextLine::home), TEXT, &[k(KeyCode::Home)], "", "To the start of the text"),
    line(Action::CursorEnd, |m| edit_text(m, TextLine::end), TEXT, &[k(KeyCode::End)], "", "To the end of the text"),
    line(Action::Backspace, |m| edit_text(m, TextLine::backspace), &[Search, Copying, Import, Form, QuickLine, Actions, Adding, Asked, EarlierDay], &[k(KeyCode::Backspace)], "", "Remove the character before"),
    line(Action::Delete, |m| edit_text(m, TextLine::delete), TEXT, &[k(KeyCode::Delete)], "", "Remove the character after"),
    line(Action::DeleteWord, |m| edit_text(m, TextLine::delete_word), TEXT, &[ctrl('w')], "", "Remove the word before"),
    line(Action::ClearText, |m| edit_text(m, TextLine::clear), TEXT, &[ctrl('u')], "", "Remove the whole text"),
    line(Action::Decide, keeping::decide, &[List, Search, Record, Value, Course, Note, Rules], &[ctrl('o'), f(10)], "", "Show again what must be decided about the register's file"),
    line(Action::SaveCopy, copying::open, &[List, Search, Cohort, Record, Value, Course, Note, Rules, History, Form, QuickLine], &[f(12)], "", "Save a copy of everything on another disk, for instance when saving fails"),
    line(Action::CopyText, clipboard::copy, &[List, Record, Value, Course, History], &[c('y')], "", "Copy the patient's number, or an opened value, through the terminal; off unless asked for by --copy"),
    line(Action::Hide, hiding::hide, EVERYWHERE, &[ctrl('x')], "", "Hide the screen; any key shows it again, and says whose record is open"),
    line(Action::Redraw, super::redraw, EVERYWHERE, &[ctrl('l')], "", "Draw the screen afresh"),
    line(Action::Suspend, |m| m.effects.push(Effect::Suspend), EVERYWHERE, &[ctrl('z')], "", "Back to the shell for a while; fg returns"),
    line(Action::Leave, super::leave, EVERYWHERE, &[c('q'), ctrl('q')], "leave", "Leave the program; names the drafts that wait"),
];
