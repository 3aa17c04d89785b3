//! How dates, numbers and results are written: what people type and files hold, and what the program prints.
