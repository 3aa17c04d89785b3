//! What the program is doing: the model, its keys, its forms, and how an event changes it.
