//! Who logs in with which password, where the address does not say: `$PGUSER`, `$PGPASSWORD`, `~/.pgpass`.

use std::path::PathBuf;

use postgres::Config;
use postgres::config::Host;

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

pub(super) fn system_user() -> String {
    ["PGUSER", "USER", "LOGNAME"]
        .into_iter()
        .find_map(variable)
        .unwrap_or_else(|| "unknown".to_owned())
}

/// The password, as PostgreSQL's own programs find it.
pub(super) fn password(config: &Config) -> Option<String> {
    if let Some(password) = variable("PGPASSWORD") {
        return Some(password);
    }
    let file = variable("PGPASSFILE")
        .map(PathBuf::from)
        .or_else(|| variable("HOME").map(|home| PathBuf::from(home).join(".pgpass")))?;
    let text = std::fs::read_to_string(file).ok()?;
    let host = match config.get_hosts().first()? {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(_) => "localhost".to_owned(),
    };
    let port = config.get_ports().first().copied().unwrap_or(5432);
    let user = config.get_user().unwrap_or_default();
    let wanted = [
        host,
        port.to_string(),
        config.get_dbname().unwrap_or(user).to_owned(),
        user.to_owned(),
    ];
    text.lines().find_map(|line| of_line(line, &wanted))
}

/// `host:port:database:user:password`, in which `*` is anything and a backslash makes `:` and itself plain.
fn of_line(line: &str, wanted: &[String; 4]) -> Option<String> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = vec![String::new()];
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let is_last = fields.len() == 5;
        match letter {
            ':' if !is_last => fields.push(String::new()),
            '\\' => fields.last_mut()?.extend(letters.next()),
            _ => fields.last_mut()?.push(letter),
        }
    }
    let password = fields.pop().filter(|_| fields.len() == 4)?;
    let fits = |(field, wanted): (&String, &String)| field == "*" || field == wanted;
    fields.iter().zip(wanted).all(fits).then_some(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_file_fits_or_not() {
        let wanted = ["db", "5432", "clinic", "li"].map(str::to_owned);
        for (line, password) in [
            ("db:5432:clinic:li:secret", Some("secret")),
            ("*:*:*:li:a\\:b\\\\c:d", Some("a:b\\c:d")),
            ("db:5433:clinic:li:secret", None),
            ("# db:5432:clinic:li:secret", None),
            ("db:5432:clinic:li", None),
            ("", None),
        ] {
            assert_eq!(of_line(line, &wanted).as_deref(), password, "{line}");
        }
    }
}
