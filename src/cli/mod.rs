//! The commands that print plain lines.
