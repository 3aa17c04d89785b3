//! Files that are read a portion at a time.

use super::*;
use crate::wording::Language;

/// A file of several portions says what the same rows in quotation marks, which are read one by one, say: the same
/// results, and of faults the same lines.
#[test]
fn a_file_of_several_portions_is_read_as_row_by_row() {
    let plain = "mrn,date,test,value,unit,lower_limit,upper_limit\n";
    let rows = |spoiled: Option<usize>| -> Vec<String> {
        let row = |row: usize| {
            let (number, month, day) = (1 + row / 8_000, 1 + row / 28 % 12, 1 + row % 28);
            let value = if spoiled == Some(row) { "4x" } else { "41" };
            let year = 2000 + row % 8_000 / 336;
            format!("W-{number},{year}-{month:02}-{day:02},ALT,{value},U/L,,40")
        };
        (0..24_000).map(row).collect()
    };
    let quoted = |row: &String| format!("\"{}\"", row.replace(',', "\",\""));
    let patients = format!("{PATIENTS}W-3,\"Li, Na\",,,none\n");
    let said = |rows: Vec<String>| {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("patients.csv"), &patients).unwrap();
        let text = format!("{plain}{}\n", rows.join("\n"));
        assert!(text.len() > 2 * 256 * 1024);
        std::fs::write(folder.path().join("results.csv"), text).unwrap();
        let mut desk = Desk {
            register: Register::new("test".to_owned()),
            knowledge: shipped().unwrap(),
            folder,
        };
        let lines = match desk.plan() {
            Ok(plan) => {
                let lines = plan.lines(Language::English, ["changed", "added"]);
                plan.commit(&mut desk.register, stamp()).unwrap();
                lines
            }
            Err(faults) => faults.lines(Language::English),
        };
        let folder = desk.folder.path().display().to_string();
        let lines: Vec<String> = lines
            .iter()
            .map(|line| line.replace(&folder, ""))
            // Quotation marks move the column.
            .map(
                |line| match line.split(':').collect::<Vec<_>>().as_slice() {
                    ["/results.csv", row, _, what @ ..] => format!("{row}:{}", what.join(":")),
                    _ => line,
                },
            )
            .collect();
        (lines, desk.register)
    };
    for spoiled in [None, Some(3), Some(11_000), Some(23_999)] {
        let all = rows(spoiled);
        // Beside all plain and all quoted: a long part of quoted rows in the middle.
        let mixed = all.iter().enumerate().map(|(place, row)| {
            let is_quoted = (9_000..15_000).contains(&place);
            if is_quoted { quoted(row) } else { row.clone() }
        });
        let (mixed_lines, mixed_register) = said(mixed.collect());
        let (quoted_lines, quoted_register) = said(all.iter().map(quoted).collect());
        let (lines, register) = said(all);
        assert_eq!(lines, quoted_lines);
        assert_eq!(lines, mixed_lines);
        assert!(register.same_content(&quoted_register));
        assert!(register.same_content(&mixed_register));
        let results = register
            .patients()
            .iter()
            .map(|record| record.results.len());
        let expected = if spoiled.is_none() { 24_000 } else { 0 };
        assert_eq!(results.sum::<usize>(), expected, "{lines:?}");
        if let Some(row) = spoiled {
            let place = format!("{}:", row + 2);
            assert!(
                lines.iter().any(|line| line.starts_with(&place)),
                "{lines:?}"
            );
        }
    }
}
