//! The table itself.

use super::Place::{
    Actions, Adding, Cohort, Copying, Course, EarlierDay, Form, Guidelines, History, Import,
    Laboratories, List, Note, Preview, Question, QuickLine, Record, Rules, Search, Value,
};
use super::{Action, Binding, Chord, Place};
use crate::app::key::{Key, KeyCode};

/// All places.
const EVERYWHERE: &[Place] = &Place::ALL;
/// Places with rows that go up and down.
const ROWS: &[Place] = &[
    List,
    Search,
    Cohort,
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
const TEXT: &[Place] = &[Search, Copying, Import, Form, QuickLine, Adding, EarlierDay];

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
    places: &'static [Place],
    keys: &'static [Chord],
    foot: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        action,
        places,
        keys,
        foot,
        help,
    }
}

/// Lines stand in the order of the foot line. The alignment is the point of a table.
#[rustfmt::skip]
pub(super) const TABLE: &[Binding] = &[
    line(Action::Save, &[Form], &[ctrl('s'), f(8)], "save", "Save the form, from any field"),
    line(Action::Save, &[QuickLine], &[k(KeyCode::Enter), ctrl('s'), f(8)], "save", "Save all that the line says as one entry"),
    line(Action::Complete, &[QuickLine], &[k(KeyCode::Tab)], "complete", "Complete the word: a test, start, stop, switch or note, a drug; says what it may become"),
    line(Action::NextField, &[Form], &[k(KeyCode::Enter)], "", "To the next field; on the last one save; back in a field where a question waits: answer it"),
    line(Action::NextFieldRound, &[Form], &[k(KeyCode::Tab)], "next", "To the next field"),
    line(Action::Park, &[Form, QuickLine], &[k(KeyCode::Esc)], "park", "Park the form: it waits as this patient's draft, nothing is lost"),
    line(Action::Discard, &[Form, QuickLine], &[ctrl('d')], "throw away", "Throw the form away (asked first)"),
    line(Action::ReadFiles, &[Import], &[k(KeyCode::Enter)], "read", "Read the files and show what would be imported; nothing is stored yet"),
    line(Action::KnownTests, &[Import], &[k(KeyCode::Tab)], "unknown tests", "Leave out rows of tests that the program does not know, or call them faults"),
    line(Action::DecideImport, &[Import, Preview], &[f(4)], "decide", "Decide what stops the import, give a word its meaning, or take a decision back; the files are read again"),
    line(Action::ImportRead, &[Preview], &[k(KeyCode::Enter)], "import", "Import what is shown as one entry (asked first)"),
    line(Action::LeaveImport, &[Import, Preview], &[k(KeyCode::Esc)], "back", "Back to the path, or out of the import; nothing is stored"),
    line(Action::CloseHistory, &[History], &[k(KeyCode::Esc)], "back", "Back to the record"),
    line(Action::EditLaboratory, &[Laboratories], &[k(KeyCode::Enter)], "change", "Change the marked laboratory profile: name, units, limits, assay, order of fields"),
    line(Action::NewLaboratory, &[Laboratories], &[c('n'), f(2)], "new", "A new laboratory profile"),
    line(Action::RemoveLaboratory, &[Laboratories], &[k(KeyCode::Delete), c('x')], "remove", "Remove the marked laboratory profile (asked first); one that reports were entered with stays"),
    line(Action::CloseLaboratories, &[Laboratories], &[k(KeyCode::Esc)], "back", "Back to where the profiles were opened"),
    line(Action::ChooseGuidelines, &[Guidelines], &[c('e')], "choose", "Choose which guideline sets are shown, for everybody of this clinic"),
    line(Action::CloseGuidelines, &[Guidelines], &[k(KeyCode::Esc)], "back", "Back to the record"),
    line(Action::Open, &[List, Search], &[k(KeyCode::Enter)], "open", "Open the selected patient"),
    line(Action::Correct, &[Value, Course, Note], &[k(KeyCode::Enter), c('c')], "correct", "Correct it: the value that was there stays in the history"),
    line(Action::Retract, &[Value, Course, Note], &[k(KeyCode::Delete), c('x')], "retract", "Retract it: it leaves every view and stays in the history"),
    line(Action::SampleDate, &[Value], &[c('s')], "sample date", "Correct the day on which the sample of the whole report was taken"),
    line(Action::MoveReport, &[Value], &[c('m')], "move", "Move the whole report to the patient whose sample it was"),
    line(Action::CloseOpened, &[Value, Course, Note, Rules], &[k(KeyCode::Esc)], "back", "Back to the record"),
    line(Action::Report, &[Record], &[c('r'), f(3)], "report", "Type a laboratory report: HBV DNA, liver tests, serology"),
    line(Action::Drug, &[Record], &[c('d'), f(4)], "drug", "Start, stop or switch a drug"),
    line(Action::QuickLine, &[Record], &[c('e'), c(':'), f(5)], "line", "Type reports, drugs and a note in one line: t dna 2.3e4 alt 88; switch lam tdf; note came alone"),
    line(Action::OpenNumber, &[Cohort], &[k(KeyCode::Enter)], "patients", "The patients behind the number under the cursor"),
    line(Action::EarlierDay, &[Cohort], &[c('c')], "compare with", "Compare the figures with those of another earlier day"),
    line(Action::CloseCohort, &[Cohort], &[k(KeyCode::Esc)], "back", "Back to where the cohort page was opened"),
    line(Action::TakeDay, &[EarlierDay], &[k(KeyCode::Enter)], "compare", "Compare with the day that was typed; nothing typed: with the one of the settings"),
    line(Action::LeaveDay, &[EarlierDay], &[k(KeyCode::Esc)], "back", "Leave the earlier day as it was"),
    line(Action::NextPatient, &[Record, Guidelines], &[c('.'), f(7), c(']')], "next", "The next patient of the list"),
    line(Action::NextPart, &[Record], &[k(KeyCode::Tab)], "more", "The next part of the record: status, flow sheet, courses and phases, notes, picture"),
    line(Action::OpenSelected, &[Record], &[k(KeyCode::Enter)], "", "Open the selected value, course or note, in the picture that of the cursor's day; in the status the text of the clinic's rules that decided"),
    line(Action::Search, &[List, Cohort, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines], &[c('/'), ctrl('f'), Chord::Digit], "search", "Search everybody's number, names, birth date and pinyin while typing"),
    line(Action::ShowActions, &[List, Search, Cohort, Laboratories, Record, Value, Course, Note, Rules, History, Guidelines, Copying, Import, Preview, Form, QuickLine, Adding, EarlierDay], &[f(1), c('?')], "help", "Actions and help for this place: type to search, {run} runs"),
    line(Action::Back, &[Record], &[k(KeyCode::Esc)], "list", "Back to the list"),
    line(Action::EarlierLine, &[QuickLine], &[k(KeyCode::Up)], "earlier", "An earlier line of this session"),
    line(Action::LaterLine, &[QuickLine], &[k(KeyCode::Down)], "", "Back towards the line that was being typed"),
    line(Action::NextProfile, &[Form, QuickLine], &[ctrl('p')], "", "Another laboratory profile for this report: its units, its limits, its order of fields"),
    line(Action::PreviousField, &[Form], &[k(KeyCode::BackTab)], "", "To the field before"),
    line(Action::StepUp, &[Form], &[k(KeyCode::Up)], "", "In a date: a day later; in a choice: the one before; elsewhere: the field above"),
    line(Action::StepDown, &[Form], &[k(KeyCode::Down)], "", "In a date: a day earlier; in a choice: the next one; elsewhere: the field below"),
    line(Action::Answer, &[Question], &[k(KeyCode::Enter)], "take the marked answer", "Take the marked answer; its letter takes it directly"),
    line(Action::NoAnswer, &[Question], &[k(KeyCode::Esc)], "back", "Back without an answer; what was typed stays"),
    line(Action::NextAnswer, &[Question], &[k(KeyCode::Down), k(KeyCode::Tab), k(KeyCode::Right)], "", "Mark the next answer"),
    line(Action::PreviousAnswer, &[Question], &[k(KeyCode::Up), k(KeyCode::BackTab), k(KeyCode::Left)], "", "Mark the answer before"),
    line(Action::Run, &[Actions], &[k(KeyCode::Enter)], "run", "Run the marked action"),
    line(Action::CloseActions, &[Actions], &[k(KeyCode::Esc), f(1)], "close", "Close the list of actions"),
    line(Action::AddToClinic, &[Adding], &[k(KeyCode::Enter)], "add", "Put the patient of the number, or those of the file, on today's clinic"),
    line(Action::LeaveAdding, &[Adding], &[k(KeyCode::Esc)], "done", "Back to the list"),
    line(Action::WriteCopy, &[Copying], &[k(KeyCode::Enter)], "write the copy", "Write the copy; nothing that stands there is written over"),
    line(Action::LeaveCopy, &[Copying], &[k(KeyCode::Esc)], "back", "Back without a copy"),
    line(Action::EndSearch, &[Search], &[k(KeyCode::Esc)], "end search", "End the search and lead back"),
    line(Action::Search, &[Form, QuickLine], &[ctrl('f')], "", "Search everybody's number, names, birth date and pinyin while typing; a form is parked first"),
    line(Action::PreviousPatient, &[Record, Guidelines], &[c(','), f(6), c('[')], "", "The patient before in the list"),
    line(Action::PreviousPart, &[Record], &[k(KeyCode::BackTab)], "", "The part of the record before"),
    line(Action::ChooseFilter, &[List], &[c('w')], "filter", "Choose whom the list shows; {choose-filter} w shows all"),
    line(Action::EditPatient, &[Record], &[c('p'), f(9)], "patient", "Correct number, name, birth date, sex, cirrhosis, follow-up"),
    line(Action::Note, &[Record], &[c('m')], "note", "Write a note: what was said, seen or agreed"),
    line(Action::Recall, &[Record], &[c('o')], "recall", "Note a recall attempt, or that a sample was sent: its day stands in the next report form"),
    line(Action::Recall, &[List], &[c('o')], "", "Note a recall attempt, or that a sample was sent, about the selected patient"),
    line(Action::NewPatient, &[List, Search, Record], &[c('n'), f(2)], "new", "Enter a new patient"),
    line(Action::Clinic, &[List, Record], &[c('a')], "clinic", "Put the patient on today's clinic, or take them off; where the list shows the clinic or nobody: add by number or from a file"),
    line(Action::TickOff, &[List, Record], &[c(' ')], "seen", "Tick the patient off on today's clinic, or take the tick back"),
    line(Action::History, &[Record, Value, Course, Note], &[c('h')], "history", "What was changed in this record: who, when, what, why"),
    line(Action::Cohort, &[List, Record], &[c('x')], "", "The cohort page, how the whole clinic does: verdicts, suppression, resistance by drug, relapse"),
    line(Action::CloseBehind, &[List], &[k(KeyCode::Esc)], "", "From the patients behind a number back to the cohort page"),
    line(Action::Guidelines, &[Record], &[c('g')], "guidelines", "Guidelines in full, each with the criterion that decided"),
    line(Action::Import, &[List, Record], &[c('i')], "", "Import files, with a preview"),
    line(Action::Laboratories, &[List, Record], &[c('l')], "", "Laboratory profiles: units, limits, assay and order of fields of each laboratory"),
    line(Action::Join, &[Record], &[c('j')], "", "Join another record of the same person to this one: what it holds goes over, its number reaches this record"),
    line(Action::ContinueDraft, &[Record], &[c('c')], "", "Continue the draft that waits for this patient"),
    line(Action::Undo, &[List, Laboratories, Record, Value, Course, Note, History], &[c('u')], "undo", "Take the last change back; says whose it was and opens its form as it was filled"),
    line(Action::Redo, &[List, Laboratories, Record, Value, Course, Note, History], &[ctrl('r')], "", "Make the change again that was taken back"),
    line(Action::Up, ROWS, &[k(KeyCode::Up)], "", "One line up"),
    line(Action::Down, ROWS, &[k(KeyCode::Down)], "", "One line down"),
    line(Action::PageUp, ROWS, &[k(KeyCode::PageUp)], "", "A page up"),
    line(Action::PageDown, ROWS, &[k(KeyCode::PageDown)], "", "A page down"),
    line(Action::Top, &[List, Cohort, Record, Rules, History, Guidelines, Preview], &[k(KeyCode::Home)], "", "To the top; flow sheet: the newest value of the test; picture: the first day"),
    line(Action::Bottom, &[List, Cohort, Record, Rules, History, Guidelines, Preview], &[k(KeyCode::End)], "", "To the end; flow sheet: the oldest value of the test; picture: the last day"),
    line(Action::Left, &[Cohort, Record, Value], &[k(KeyCode::Left)], "", "Flow sheet: the next newer value of the test; picture: the day before with a result, a start or a stop; cohort: the number to the left"),
    line(Action::Right, &[Cohort, Record, Value], &[k(KeyCode::Right)], "", "Flow sheet: the next older value of the test; picture: the next day with one; cohort: the number to the right"),
    line(Action::ZoomIn, &[Record], &[c('+'), c('=')], "", "Picture: the next shorter stretch of time, around the cursor"),
    line(Action::ZoomOut, &[Record], &[c('-')], "", "Picture: the next longer stretch of time, at last the whole history"),
    line(Action::CursorLeft, TEXT, &[k(KeyCode::Left)], "", "One character to the left"),
    line(Action::CursorRight, TEXT, &[k(KeyCode::Right)], "", "One character to the right"),
    line(Action::CursorHome, TEXT, &[k(KeyCode::Home)], "", "To the start of the text"),
    line(Action::CursorEnd, TEXT, &[k(KeyCode::End)], "", "To the end of the text"),
    line(Action::Backspace, &[Search, Copying, Import, Form, QuickLine, Actions, Adding, EarlierDay], &[k(KeyCode::Backspace)], "", "Remove the character before"),
    line(Action::Delete, TEXT, &[k(KeyCode::Delete)], "", "Remove the character after"),
    line(Action::DeleteWord, TEXT, &[ctrl('w')], "", "Remove the word before"),
    line(Action::ClearText, TEXT, &[ctrl('u')], "", "Remove the whole text"),
    line(Action::Decide, &[List, Search, Record, Value, Course, Note, Rules], &[ctrl('o'), f(10)], "", "Show again what must be decided about the register's file"),
    line(Action::SaveCopy, &[List, Search, Cohort, Record, Value, Course, Note, Rules, History, Form, QuickLine], &[f(12)], "", "Save a copy of everything on another disk, for instance when saving fails"),
    line(Action::CopyText, &[List, Record, Value, Course, History], &[c('y')], "", "Copy the patient's number, or an opened value, through the terminal; off unless asked for by --copy"),
    line(Action::Hide, EVERYWHERE, &[ctrl('x')], "", "Hide the screen; any key shows it again, and says whose record is open"),
    line(Action::Redraw, EVERYWHERE, &[ctrl('l')], "", "Draw the screen afresh"),
    line(Action::Suspend, EVERYWHERE, &[ctrl('z')], "", "Back to the shell for a while; fg returns"),
    line(Action::Leave, EVERYWHERE, &[c('q'), ctrl('q')], "leave", "Leave the program; names the drafts that wait"),
];
