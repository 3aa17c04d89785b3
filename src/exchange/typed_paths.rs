//! Paths as they are typed or pasted into one line: with quotation marks, with `\` before a blank, with `~` for home.

use std::path::{Path, PathBuf};

/// The paths of a line. A line that names something as a whole is one path, whatever blanks are in it; else blanks
/// divide paths, unless they stand between quotation marks or behind a `\`.
#[must_use]
pub fn typed_paths(line: &str, home: Option<&Path>) -> Vec<PathBuf> {
    let whole = at_home(line.trim(), home);
    if whole.exists() {
        return vec![whole];
    }
    divided(line)
        .iter()
        .map(|path| at_home(path, home))
        .collect()
}

/// The path of one new file: the line as a whole, whatever blanks are in it, without quotation marks around it.
#[must_use]
pub fn typed_path(line: &str, home: Option<&Path>) -> PathBuf {
    match divided(line).as_slice() {
        [only] => at_home(only, home),
        [] | [..] => at_home(line.trim(), home),
    }
}

/// The parts of a line without their quotation marks.
fn divided(line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), closing) if closing == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                part.get_or_insert_default();
            }
            (None, '\\')
                if characters
                    .peek()
                    .is_some_and(|next| matches!(next, ' ' | '"' | '\'' | '\\')) =>
            {
                part.get_or_insert_default().extend(characters.next());
            }
            (None, blank) if blank.is_whitespace() => parts.extend(part.take()),
            (_, other) => part.get_or_insert_default().push(other),
        }
    }
    parts.extend(part);
    parts.retain(|part| !part.is_empty());
    parts
}

/// A path with `~` at its beginning replaced.
fn at_home(path: &str, home: Option<&Path>) -> PathBuf {
    let below = match path.strip_prefix('~') {
        Some(below) if below.is_empty() || below.starts_with('/') => below,
        Some(_) | None => return PathBuf::from(path),
    };
    home.map_or_else(
        || PathBuf::from(path),
        |home| home.join(below.trim_start_matches('/')),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_the_whole_line() {
        for (line, path) in [
            (" my visits/chen wei.html ", "my visits/chen wei.html"),
            ("\"my visits/chen.html\"", "my visits/chen.html"),
            ("my\\ visits/chen.html", "my visits/chen.html"),
            ("~/my visits/chen.html", "/home/ana/my visits/chen.html"),
        ] {
            assert_eq!(
                typed_path(line, Some(Path::new("/home/ana"))),
                Path::new(path)
            );
        }
    }

    #[test]
    fn lines_are_divided_as_they_are_pasted() {
        for (line, paths) in [
            ("", &[][..]),
            ("  in  ", &["in"]),
            (
                "a/patients.csv b/results.csv",
                &["a/patients.csv", "b/results.csv"],
            ),
            ("'my folder/in' \"it's\"", &["my folder/in", "it's"]),
            ("my\\ folder/in other", &["my folder/in", "other"]),
            ("c:\\in\\patients.csv", &["c:\\in\\patients.csv"]),
            ("~/in ~", &["/home/ana/in", "/home/ana"]),
            ("'~/my folder'", &["/home/ana/my folder"]),
            ("~other/in", &["~other/in"]),
            ("''", &[]),
            ("'open", &["open"]),
        ] {
            let found = typed_paths(line, Some(Path::new("/home/ana")));
            assert_eq!(
                found,
                paths.iter().map(PathBuf::from).collect::<Vec<_>>(),
                "{line}"
            );
        }
        assert_eq!(typed_paths("~/in", None), [PathBuf::from("~/in")]);
    }

    #[test]
    fn a_line_that_names_something_is_one_path() {
        let folder = tempfile::TempDir::new().unwrap();
        let inner = folder.path().join("my folder");
        std::fs::create_dir(&inner).unwrap();
        let typed = format!(" {} ", inner.display());
        assert_eq!(typed_paths(&typed, None), [inner]);
        assert_eq!(typed_paths("~/my folder", Some(folder.path())).len(), 1);
    }
}
