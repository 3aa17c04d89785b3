//! The terminal: raw mode, screen, cursor and signals, switched on and off in one place.
