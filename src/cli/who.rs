//! Who makes the entries: `--user`, else `$HEPATRACK_USER`, else the name of the login.

use crate::app::preferences::user_name;
use crate::store::system::Cause;
use crate::wording::commands;

use super::failure::Failure;

/// The name of `--user`, as the parser of arguments takes it.
pub(super) fn user(text: &str) -> Result<String, Cause> {
    user_name(text).map_err(Cause)
}

/// Where the names come from, in the order in which they count.
pub(super) struct Names {
    /// `--user`, already checked.
    pub(super) asked: Option<String>,
    /// `$HEPATRACK_USER`; empty is as if it were not set.
    pub(super) variable: Option<String>,
    pub(super) logins: [Option<String>; 2],
}

impl Names {
    pub(super) fn of_process(asked: Option<String>) -> Self {
        let variable = |name: &str| {
            let value = std::env::var_os(name).filter(|value| !value.is_empty())?;
            Some(value.to_string_lossy().into_owned())
        };
        Self {
            asked,
            variable: variable("HEPATRACK_USER"),
            logins: [variable("USER"), variable("LOGNAME")],
        }
    }

    /// The name that counts; `unknown` where nobody says one.
    pub(super) fn user(self) -> Result<String, Failure> {
        if let Some(asked) = self.asked {
            return Ok(asked);
        }
        if let Some(named) = self.variable {
            return user_name(&named)
                .map_err(|fault| Failure::usage(commands::user_variable(fault)));
        }
        let mut logins = self.logins.into_iter().flatten();
        Ok(logins
            .find_map(|login| user_name(&login).ok())
            .unwrap_or_else(|| "unknown".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_seen() {
        for (typed, name) in [
            ("ana", Some("ana")),
            (" Ana Maria ", Some("Ana Maria")),
            ("\u{738b}\u{82b3}", Some("\u{738b}\u{82b3}")),
            ("", None),
            ("  ", None),
            ("a\tb", None),
            ("a\u{202e}b", None),
        ] {
            assert_eq!(user(typed).ok().as_deref(), name, "{typed:?}");
        }
        assert!(user(&"x".repeat(64)).is_ok());
        assert!(user(&"x".repeat(65)).is_err());
    }

    #[test]
    fn the_nearest_name_counts() {
        let name = |asked: Option<&str>, variable: Option<&str>, logins: [Option<&str>; 2]| {
            let owned = |name: Option<&str>| name.map(str::to_owned);
            let names = Names {
                asked: owned(asked),
                variable: owned(variable),
                logins: logins.map(owned),
            };
            names.user().ok()
        };
        let login = [Some("nurse"), Some("other")];
        for (asked, variable, logins, expected) in [
            (Some("ana"), Some("bo"), login, Some("ana")),
            (None, Some("bo"), login, Some("bo")),
            (None, Some("b\u{7}o"), login, None),
            (None, None, login, Some("nurse")),
            (None, None, [Some("a\u{7}"), Some("other")], Some("other")),
            (None, None, [None, None], Some("unknown")),
        ] {
            assert_eq!(name(asked, variable, logins).as_deref(), expected);
        }
    }
}
