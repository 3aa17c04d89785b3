//! Terminals that know little, and systems that give little.

use crate::console::Console;

#[test]
fn a_terminal_that_knows_only_lines_gets_a_line() {
    let mut console = Console::hepatrack(&["--demo"], &[("TERM", "dumb")]);
    console.wait(&["TERM=dumb", "hepatrack review"]);
    assert_eq!(console.end(), 2);
    assert!(!console.screen().alternate_screen());
}

#[test]
fn a_terminal_without_a_size_is_as_large_as_the_variables_say() {
    for (variables, columns) in [
        (vec![("COLUMNS", "60"), ("LINES", "20")], 60),
        (Vec::new(), 80),
    ] {
        let mut console = Console::without_size(&variables);
        console.wait(&["Enter open"]);
        let contents = console.screen().contents();
        let widest = contents.lines().map(|line| line.chars().count()).max();
        assert!(
            widest.is_some_and(|widest| widest <= columns && widest > columns - 10),
            "{widest:?} of {columns}\n{contents}"
        );
    }
}

#[test]
fn a_system_without_file_handles_is_told_in_a_sentence() {
    let mut console = Console::hepatrack_after("ulimit -n 4", &["--demo"]);
    assert_eq!(console.end(), 1);
    let said = console.screen().contents();
    assert!(said.contains("Too many open files"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
