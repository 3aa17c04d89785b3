//! What the system answers when it refuses.

use std::fmt;
use std::io;
use std::thread::Builder;

use crate::wording::{Language, Phrase, Sentence, files};

/// A sentence as the cause of an error of the system's kind.
#[derive(Debug)]
pub(crate) struct Cause(pub(crate) Sentence);

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.english())
    }
}

impl std::error::Error for Cause {}

/// What the system answered; in English as it said it.
pub(crate) fn system_words(error: &io::Error) -> Sentence {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref());
    if let Some(Cause(sentence)) = cause {
        return sentence.clone();
    }
    let why = match error.kind() {
        io::ErrorKind::NotFound => files::NOT_FOUND,
        io::ErrorKind::PermissionDenied => files::NO_PERMISSION,
        io::ErrorKind::StorageFull => files::DISK_FULL,
        io::ErrorKind::QuotaExceeded => files::QUOTA,
        io::ErrorKind::ReadOnlyFilesystem => files::READ_ONLY_DISK,
        io::ErrorKind::AlreadyExists => files::EXISTS,
        io::ErrorKind::IsADirectory => files::IS_FOLDER,
        io::ErrorKind::NotADirectory => files::NO_FOLDER_THERE,
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => files::BUSY,
        io::ErrorKind::WouldBlock => files::NONE_LEFT,
        io::ErrorKind::ConnectionRefused => files::CONNECTION_REFUSED,
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => files::CONNECTION_LOST,
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => files::UNREACHABLE,
        io::ErrorKind::OutOfMemory => files::NO_MEMORY,
        io::ErrorKind::FileTooLarge => files::TOO_LARGE_FILE,
        io::ErrorKind::TimedOut => files::TIMED_OUT,
        io::ErrorKind::UnexpectedEof => files::CUT_SHORT,
        io::ErrorKind::InvalidData => files::NO_TEXT,
        _ => files::SYSTEM_REFUSED,
    };
    // The number is what somebody who helps her looks up.
    let number = error.raw_os_error();
    Sentence::made(|language| match (language, number) {
        (Language::English, _) => error.to_string(),
        (Language::Chinese, Some(number)) => format!("{}（os error {number}）", why.chinese),
        (Language::Chinese, None) if why == files::SYSTEM_REFUSED => {
            format!("{}：「{error}」", why.chinese)
        }
        (Language::Chinese, None) => why.chinese.to_owned(),
    })
}

/// A thread of its own for work that cannot be done on this one.
///
/// # Errors
/// The system gives none; told in words, with `what` it was for.
pub(crate) fn own_thread(what: Phrase, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let refused = |error: io::Error| {
        let words = files::no_thread(what, system_words(&error));
        io::Error::new(error.kind(), Cause(words))
    };
    Builder::new().spawn(work).map(drop).map_err(refused)
}
