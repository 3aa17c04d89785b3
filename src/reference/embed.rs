//! Run before the program is built: lists the guideline sets of `data/guidelines`, so that a set is added or taken away
//! there and nowhere else.

#![expect(
    clippy::print_stdout,
    reason = "what a build script prints is for cargo"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const FOLDER: &str = "data/guidelines";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/reference/embed.rs");
    println!("cargo::rerun-if-changed={FOLDER}");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(FOLDER);
    let mut files = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    let mut sets = String::from("&[\n");
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(
            sets,
            "    Shipped {{ file: \"{FOLDER}/{name}\", text: include_str!({path:?}) }},"
        )?;
    }
    sets.push(']');
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("guideline_sets.rs"),
        sets,
    )?;
    Ok(())
}
