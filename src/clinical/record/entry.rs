//! Identifiers, and how something came into the register.

/// An identifier from the register's one counter; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u32);

/// A place in the sequence of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seq(pub u32);

/// How something came into the register, and by which entry: `f398` is a form, entry 398.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    pub via: Via,
    pub seq: Seq,
}

/// The ways by which something comes into the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// A form on screen.
    Form,
    QuickLine,
    /// An import of files.
    Import,
    /// The register's file, edited by hand.
    Hand,
}
