//! Everything that a key can do.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Shows the list of actions.
    ShowActions,
    /// Opens the selected patient.
    Open,
    /// From the record to the list.
    Back,
    /// Opens the history of the record.
    History,
    /// From the history to the record.
    CloseHistory,
    /// Opens the guidelines of the record in full.
    Guidelines,
    /// From the guidelines to the record.
    CloseGuidelines,
    /// Asks which guideline sets are shown.
    ChooseGuidelines,
    /// Opens the cohort page.
    Cohort,
    /// Back from the cohort page.
    CloseCohort,
    /// Shows the patients behind a number.
    OpenNumber,
    /// From the patients behind a number back to the cohort page.
    CloseBehind,
    /// Asks for the day with which figures are compared.
    EarlierDay,
    /// Takes that day.
    TakeDay,
    /// Leaves it as it was.
    LeaveDay,
    /// Opens the import.
    Import,
    /// Reads the files of the path.
    ReadFiles,
    /// Leaves rows of unknown tests out, or not.
    KnownTests,
    /// Decides what stops an import.
    DecideImport,
    /// Opens the form that joins another record to the open one.
    Join,
    /// Imports what was read, after a question.
    ImportRead,
    /// Back from the import, or from its preview.
    LeaveImport,
    /// Opens the list of laboratory profiles.
    Laboratories,
    /// Form: the marked laboratory profile.
    EditLaboratory,
    /// Form: a new laboratory profile.
    NewLaboratory,
    /// Removes the marked laboratory profile, after a question.
    RemoveLaboratory,
    /// From the laboratory profiles back.
    CloseLaboratories,
    /// Another laboratory profile for the open report.
    NextProfile,
    /// Begins a search.
    Search,
    /// Ends the search.
    EndSearch,
    /// Asks whom the list shows.
    ChooseFilter,
    /// Puts a patient on today's clinic, or takes them off.
    Clinic,
    /// Ticks a patient off on today's clinic, or takes the tick back.
    TickOff,
    /// Puts the typed number, or the numbers of a file, on today's clinic.
    AddToClinic,
    /// Back from adding to the clinic.
    LeaveAdding,
    /// Form: a new patient.
    NewPatient,
    /// Form: who the patient is.
    EditPatient,
    /// Form: a laboratory report.
    Report,
    /// Form: start, stop or switch of a drug.
    Drug,
    /// One typed line for reports and drugs.
    QuickLine,
    /// Form: a note.
    Note,
    /// Form: a recall attempt, or a sample that was sent.
    Recall,
    /// The patient after this one in the list.
    NextPatient,
    /// The patient before this one in the list.
    PreviousPatient,
    /// The next part of the record.
    NextPart,
    /// The part of the record before.
    PreviousPart,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the top.
    Top,
    /// To the end.
    Bottom,
    /// Newer dates of the flow sheet, the event before in the picture.
    Left,
    /// Older dates of the flow sheet, the event after in the picture.
    Right,
    /// A shorter stretch of time in the picture.
    ZoomIn,
    /// A longer stretch of time in the picture.
    ZoomOut,
    /// Opens the selected value, course or note.
    OpenSelected,
    /// From what is opened back to the record.
    CloseOpened,
    /// Form: what is opened is corrected.
    Correct,
    /// Form: what is opened is retracted.
    Retract,
    /// Form: another day of the sample.
    SampleDate,
    /// Form: the report moves to another patient.
    MoveReport,
    /// Continues a draft that waits for the patient.
    ContinueDraft,
    /// Takes the last change back.
    Undo,
    /// Makes an undone change again.
    Redo,
    /// Saves the form.
    Save,
    /// Shows again what must be decided about the register's file.
    Decide,
    /// Asks where a copy of everything is to be written.
    SaveCopy,
    /// Writes the copy.
    WriteCopy,
    /// Back without a copy.
    LeaveCopy,
    /// To the next field; saves from the last one.
    NextField,
    /// To the next field, and round.
    NextFieldRound,
    /// To the field before.
    PreviousField,
    /// A day later, or another choice.
    StepUp,
    /// A day earlier, or another choice.
    StepDown,
    /// Completes the word before the cursor.
    Complete,
    /// An earlier line.
    EarlierLine,
    /// A later line.
    LaterLine,
    /// Parks the form as a draft.
    Park,
    /// Throws the form away, after a question.
    Discard,
    /// Edits text: one character left.
    CursorLeft,
    /// Edits text: one character right.
    CursorRight,
    /// Edits text: to its start.
    CursorHome,
    /// Edits text: to its end.
    CursorEnd,
    /// Edits text: removes the character before.
    Backspace,
    /// Edits text: removes the character after.
    Delete,
    /// Edits text: removes the word before.
    DeleteWord,
    /// Edits text: removes all of it.
    ClearText,
    /// Takes the marked answer.
    Answer,
    /// Leaves the question unanswered.
    NoAnswer,
    /// Marks the next answer.
    NextAnswer,
    /// Marks the answer before.
    PreviousAnswer,
    /// Runs the marked action.
    Run,
    /// Closes the list of actions.
    CloseActions,
    /// Copies the number of the patient, or the opened value, through the terminal.
    CopyText,
    /// Hides the screen.
    Hide,
    /// Draws everything afresh.
    Redraw,
    /// Hands the terminal back to the shell for a while.
    Suspend,
    /// Leaves the program.
    Leave,
}

impl Action {
    /// Every action.
    pub const ALL: &'static [Self] = &[
        Self::ShowActions,
        Self::Open,
        Self::Back,
        Self::History,
        Self::CloseHistory,
        Self::Guidelines,
        Self::CloseGuidelines,
        Self::ChooseGuidelines,
        Self::Cohort,
        Self::CloseCohort,
        Self::OpenNumber,
        Self::CloseBehind,
        Self::EarlierDay,
        Self::TakeDay,
        Self::LeaveDay,
        Self::Import,
        Self::ReadFiles,
        Self::KnownTests,
        Self::DecideImport,
        Self::Join,
        Self::ImportRead,
        Self::LeaveImport,
        Self::Laboratories,
        Self::EditLaboratory,
        Self::NewLaboratory,
        Self::RemoveLaboratory,
        Self::CloseLaboratories,
        Self::NextProfile,
        Self::Search,
        Self::EndSearch,
        Self::ChooseFilter,
        Self::Clinic,
        Self::TickOff,
        Self::AddToClinic,
        Self::LeaveAdding,
        Self::NewPatient,
        Self::EditPatient,
        Self::Report,
        Self::Drug,
        Self::QuickLine,
        Self::Note,
        Self::Recall,
        Self::NextPatient,
        Self::PreviousPatient,
        Self::NextPart,
        Self::PreviousPart,
        Self::Up,
        Self::Down,
        Self::PageUp,
        Self::PageDown,
        Self::Top,
        Self::Bottom,
        Self::Left,
        Self::Right,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::OpenSelected,
        Self::CloseOpened,
        Self::Correct,
        Self::Retract,
        Self::SampleDate,
        Self::MoveReport,
        Self::ContinueDraft,
        Self::Undo,
        Self::Redo,
        Self::Save,
        Self::Decide,
        Self::SaveCopy,
        Self::WriteCopy,
        Self::LeaveCopy,
        Self::NextField,
        Self::NextFieldRound,
        Self::PreviousField,
        Self::StepUp,
        Self::StepDown,
        Self::Complete,
        Self::EarlierLine,
        Self::LaterLine,
        Self::Park,
        Self::Discard,
        Self::CursorLeft,
        Self::CursorRight,
        Self::CursorHome,
        Self::CursorEnd,
        Self::Backspace,
        Self::Delete,
        Self::DeleteWord,
        Self::ClearText,
        Self::Answer,
        Self::NoAnswer,
        Self::NextAnswer,
        Self::PreviousAnswer,
        Self::Run,
        Self::CloseActions,
        Self::CopyText,
        Self::Hide,
        Self::Redraw,
        Self::Suspend,
        Self::Leave,
    ];
}
