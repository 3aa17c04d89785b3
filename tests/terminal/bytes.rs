use crate::console::Console;

fn keys_of(script: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        if first == '<' {
            let end = rest.find('>').unwrap();
            keys.push(
                match &rest[1..end] {
                    "Down" => "\x1b[B",
                    "Up" => "\x1b[A",
                    "Right" => "\x1b[C",
                    "Left" => "\x1b[D",
                    "PgDn" => "\x1b[6~",
                    "Tab" => "\t",
                    "Enter" => "\r",
                    "Bs" => "\x7f",
                    "Home" => "\x1b[H",
                    "End" => "\x1b[F",
                    other => panic!("no key is called {other}"),
                }
                .to_owned(),
            );
            rest = &rest[end + 1..];
        } else {
            keys.push(first.to_string());
            rest = &rest[first.len_utf8()..];
        }
    }
    keys
}

#[test]
fn measure() {
    for (place, opens, script) in [
        ("list", "", "<Down><Down><Down><Down><Up><Up><Down><Down><Down><Down><Down><Down><Down><Down><Down><PgDn><PgDn>"),
        ("search", "/", "chen<Bs><Bs><Bs><Bs>W-1"),
        ("record", "<Enter>", "<Down><Down><Tab><Right><Right><Right><Down><Down><Down><Tab><Down><Down><Tab><Left><Left><Left>++--"),
        ("report", "<Enter>r", "<Tab>3200<Tab>52<Tab>31<Tab>14<Tab>41<Bs><Bs><Up><Up>"),
        ("drug", "<Enter>d", "stop<Tab>etv<Tab>"),
        ("quick", "<Enter>e", "t dna 2.3e4 alt 88 ast 60 eag- ; stop etv"),
        ("patient", "n", "W-99<Tab>Chen, Wei<Tab>12-May-1974<Tab>"),
        ("actions", "?", "<Down><Down>re"),
        ("next", "<Enter>", "...,,."),
    ] {
        let mut console = Console::hepatrack_at((120, 36), &["--demo"], &[]);
        console.frame("");
        for key in keys_of(opens) {
            console.frame(&key);
        }
        for key in keys_of(script) {
            let frame = console.frame(&key);
            println!("{place} {key:?}: {}", frame.len());
            if frame.len() > 1024 && std::env::var_os("DUMP").is_some() {
                println!("{}", String::from_utf8_lossy(&frame).escape_debug());
            }
        }
    }
}
