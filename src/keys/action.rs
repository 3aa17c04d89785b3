//! Everything that a key can do.

macro_rules! actions {
    ($($action:ident)*) => {
        /// What a key does; the table of actions says it in words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($action,)*
        }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$action,)*];
        }
    };
}

actions! {
    ShowActions
    Tour
    Example
    FirstDay
    Open
    Back
    History
    Guidelines
    ChooseGuidelines
    Cohort
    OpenNumber
    EarlierDay
    Calendar
    OpenDay
    WeekOrMonth
    TakeDay
    Import
    ReadFiles
    KnownTests
    DecideImport
    Join
    ImportRead
    Laboratories
    EditLaboratory
    NewLaboratory
    RemoveLaboratory
    NextProfile
    Search
    ChooseFilter
    ChooseOrder
    Mark
    Clinic
    TickOff
    AddToClinic
    TakeLine
    NewPatient
    EditPatient
    Report
    Drug
    QuickLine
    Note
    Recall
    NextPatient
    PreviousPatient
    NextPart
    PreviousPart
    Up
    Down
    PageUp
    PageDown
    Top
    Bottom
    Left
    Right
    ZoomIn
    ZoomOut
    OpenSelected
    Correct
    Retract
    SampleDate
    MoveReport
    ContinueDraft
    Undo
    Redo
    Save
    Decide
    Summary
    Letters
    LetterText
    SaveCopy
    WriteCopy
    NextField
    NextFieldRound
    NewLine
    PreviousField
    StepUp
    StepDown
    Complete
    EarlierLine
    LaterLine
    Discard
    CursorLeft
    CursorRight
    CursorHome
    CursorEnd
    Backspace
    Delete
    DeleteWord
    ClearText
    Answer
    NextAnswer
    PreviousAnswer
    Run
    CopyText
    Hide
    Language
    Redraw
    Suspend
    Leave
}
