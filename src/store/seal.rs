//! What stands between the store and the disk: nothing today, encryption some day.

use std::io;

/// Turns what is written into what stands on disk, and back.
pub trait Seal {
    /// What is to stand on disk.
    ///
    /// # Errors
    /// It cannot be sealed.
    fn seal(&self, plain: Vec<u8>) -> io::Result<Vec<u8>>;

    /// What was sealed.
    ///
    /// # Errors
    /// It was not sealed so.
    fn open(&self, sealed: Vec<u8>) -> io::Result<Vec<u8>>;
}

/// The register stands on disk as readable text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Seal for Plain {
    fn seal(&self, plain: Vec<u8>) -> io::Result<Vec<u8>> {
        Ok(plain)
    }

    fn open(&self, sealed: Vec<u8>) -> io::Result<Vec<u8>> {
        Ok(sealed)
    }
}
