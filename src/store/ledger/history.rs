//! Where two histories part.

use super::copy::{Row, name_of};

/// The first of our lines whose hash is not the next of theirs.
pub(super) fn first_difference(
    own: &[Row],
    mut theirs: impl FnMut() -> Option<Vec<u8>>,
) -> Option<String> {
    let differs = own
        .iter()
        .find(|row| theirs().is_none_or(|hash| hash != row.hash.as_bytes()))?;
    Some(format!(
        "{} is another one there, or missing",
        name_of(&differs.said)
    ))
}
