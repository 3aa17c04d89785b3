//! Other people's formats at the border: CSV in and out, JSON out.
