//! What an import may do beside the usual: the options of the command, the answers in the preview.

/// What becomes of it where file and register both say something and it is not the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Differing {
    /// It stops the import.
    #[default]
    Stops,
    /// The file is right: a recorded change.
    TakeFile,
    /// The register is right: listed, nothing is changed.
    KeepRegister,
}

/// What an import may do beside the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Rows of unknown tests are left out and counted instead of being faults.
    pub known_tests_only: bool,
    /// What becomes of it where file and register differ.
    pub differing: Differing,
}
