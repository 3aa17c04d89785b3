//! What the tests of the whole program share: the built binary and its registers.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod mounted;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder of its own with a register in it.
pub(crate) struct Clinic {
    folder: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Clinic {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn register(&self) -> PathBuf {
        self.path("patients.ron")
    }

    /// Writes a file into the folder.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Runs a command on this clinic's register, its folder being the working directory.
    pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Said {
        let output = self.command().args(arguments).output().unwrap();
        said(&output)
    }

    /// The command itself, for those who want to do more with it.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hepatrack"));
        command
            .current_dir(self.folder.path())
            .env("HEPATRACK_FILE", self.register())
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("HEPATRACK_KEYS")
            .env("HOME", self.folder.path());
        command
    }

    /// Runs a command that must succeed and gives what it printed.
    pub(crate) fn ok<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> String {
        let said = self.run(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        said.out
    }

    /// Imports a folder of this clinic that must be good.
    pub(crate) fn import(&self, path: &Path) -> String {
        self.ok(["import".as_ref(), path.as_os_str()])
    }

    pub(crate) fn review_json(&self, day: &str) -> String {
        self.ok(["review", "--format", "json", "--as-of", day])
    }
}

pub(crate) fn said(output: &Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// A folder of CSV files that stands beside the tests.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// What a machine may be unable to do, so that a test is skipped there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unable {
    /// A small disk of its own, to fill it.
    Mount,
    /// To be somebody else than the superuser, who may write everywhere.
    DropPrivilege,
    /// To be the superuser, who alone may give files to somebody else.
    GiveAway,
    /// A font for every script of the example clinic.
    Fonts,
    /// To read the words of a PDF.
    ReadPdf,
    /// To run a database.
    Serve,
}

impl Unable {
    pub(crate) const ALL: [Self; 6] = [
        Self::Mount,
        Self::DropPrivilege,
        Self::GiveAway,
        Self::Fonts,
        Self::ReadPdf,
        Self::Serve,
    ];

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Mount => "no file system may be mounted",
            Self::DropPrivilege => "the superuser's privilege cannot be dropped",
            Self::GiveAway => "only the superuser gives files to somebody else",
            Self::Fonts => "no font for a script of the example clinic",
            Self::ReadPdf => "there is no pdftotext",
            Self::Serve => "there is no server of PostgreSQL",
        }
    }
}

/// Says that this test is skipped and why, and has it counted.
pub(crate) fn skip(why: Unable) {
    let why = why.words();
    let mut list = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(skipped_list())
        .unwrap();
    // Tests run in threads of their own name.
    let test = std::thread::current();
    writeln!(list, "{why}\t{}", test.name().unwrap_or("?")).unwrap();
    // Straight to the terminal: what a passing test prints is not shown.
    let mut terminal = std::io::stderr();
    writeln!(terminal, "skipped: {why}").unwrap();
}

/// One line for every test that was skipped in this run of the suite; runs are told apart by who started them.
pub(crate) fn skipped_list() -> PathBuf {
    let run = std::os::unix::process::parent_id();
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("skipped-{run}"))
}
