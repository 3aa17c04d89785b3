//! Every sentence that the program says about a patient, in English.
