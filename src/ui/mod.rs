//! Cells out, nothing changed: every screen is drawn from the model.
