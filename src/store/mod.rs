//! The only door to the disk for records: reading, writing and locking the register file.
