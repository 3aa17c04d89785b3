//! What the process asks of the system before it does anything else.

use std::io;

/// What is in memory never comes to the disk as a core dump, and a write beyond the size that this user's files may
/// have fails like one on a full disk instead of ending the program.
///
/// # Errors
/// The system refuses.
pub(super) fn prepare() -> io::Result<()> {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use rustix::process::{Resource, Rlimit, setrlimit};
    use signal_hook::consts::SIGXFSZ;

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    // Nobody looks at the flag: with a handler in its place the signal no longer kills.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(())
}
