//! The shipped data files, read and checked: settings, drugs, assays, tests, the example clinic.
