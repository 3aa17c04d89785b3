//! All patients of a clinic in memory, the entries that change them with their inverses, and the one codec.
