//! The time zone that the environment names: where it does not exist, the system's clock is told in UTC without a word,
//! and "today" may be another day.

use std::ffi::OsStr;
use std::path::Path;

use crate::wording::{Sentence, commands as words};

/// Where the zones stand.
const FOLDERS: [&str; 4] = [
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
];

/// What is said of the time zone that `TZ` names, if it does not exist.
pub(super) fn fault(named: Option<&OsStr>) -> Option<Sentence> {
    let name = named?.to_string_lossy();
    let zone = name.strip_prefix(':').unwrap_or(&name);
    let exists = zone.is_empty()
        || ["UTC", "GMT", "UTC0", "Z"].contains(&zone)
        || is_rule(zone)
        || Path::new(zone).is_absolute() && Path::new(zone).is_file()
        || FOLDERS
            .iter()
            .any(|folder| Path::new(folder).join(zone).is_file());
    (!exists).then(|| words::no_time_zone(name))
}

/// Whether a zone is told by its own rule: `CST-8`, `<+08>-8`, `CET-1CEST,M3.5.0,M10.5.0/3`.
fn is_rule(zone: &str) -> bool {
    let rest = match zone.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>').map(|(_, rest)| rest),
        None => {
            let letters = zone.bytes().take_while(u8::is_ascii_alphabetic).count();
            zone.get(letters..).filter(|_| letters >= 3)
        }
    };
    let offset = rest.map(|rest| rest.strip_prefix(['+', '-']).unwrap_or(rest));
    offset.is_some_and(|offset| offset.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_does_not_exist_is_told() {
        for (zone, is_told) in [
            (None, false),
            (Some(""), false),
            (Some("UTC"), false),
            (Some("CST-8"), false),
            (Some("<+08>-8"), false),
            (Some("CET-1CEST,M3.5.0,M10.5.0/3"), false),
            (Some("Asia/Shangai"), true),
            (Some(":Nowhere"), true),
            (Some("/nowhere"), true),
            (Some("8"), true),
        ] {
            assert_eq!(fault(zone.map(OsStr::new)).is_some(), is_told, "{zone:?}");
        }
    }
}
