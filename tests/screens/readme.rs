//! The README's table of keys is the program's.

use std::path::Path;

use hepatrack::app::keymap::Keymap;

/// `HEPATRACK_BLESS=1 cargo test --test screens` writes it afresh.
#[test]
fn the_readme_shows_the_table_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme
        .split_once("## Keys\n")
        .expect("a section about keys");
    let (_, after) = rest.split_once("\n## ").expect("a section after it");
    let right = format!(
        "{before}## Keys\n\n{}\n## {after}",
        Keymap::default().markdown()
    );
    if std::env::var_os("HEPATRACK_BLESS").is_some() {
        std::fs::write(&path, &right).unwrap();
    }
    let readme = std::fs::read_to_string(&path).unwrap();
    assert!(
        readme == right,
        "the keys in README.md are not those of the program; HEPATRACK_BLESS=1 writes them"
    );
}
