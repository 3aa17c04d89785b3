//! Files that import each other in a loop: a few that are one idea may, more are no longer read one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{code, is_test_file, root, sources};

/// So many files may import each other.
const MOST: usize = 5;

/// The module of a file, as a path from the crate's root.
fn module(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let mut module: Vec<String> = inside
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_str().unwrap().to_owned())
        .collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

/// The paths of a tree of imports: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expanded(before: &str, tree: &str, into: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        if !tree.is_empty() {
            into.push(format!("{before}{tree}"));
        }
        return;
    };
    let inside = rest.trim_end().trim_end_matches('}');
    let before = format!("{before}{}", head.trim());
    let (mut depth, mut from) = (0, 0);
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expanded(&before, &inside[from..at], into);
                from = at + 1;
            }
            _ => {}
        }
    }
    expanded(&before, &inside[from..], into);
}

/// The modules that a file imports from, as far as they are files. What a module only hands on of its own is no import.
fn imported(own: &[String], code: &str, modules: &BTreeSet<Vec<String>>) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for statement in code.split(';') {
        let Some(at) = statement.rfind("use ") else {
            continue;
        };
        let (before, tree) = statement.split_at(at);
        let is_statement = before.ends_with(['\n', ' ']) || before.is_empty();
        if !is_statement || tree.contains('(') {
            continue;
        }
        let is_handed_on = before
            .lines()
            .last()
            .is_some_and(|line| line.contains("pub"));
        let mut paths = Vec::new();
        expanded("", &tree["use ".len()..], &mut paths);
        for path in paths {
            let mut module = own.to_vec();
            let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
            match parts[0] {
                "crate" => module.clear(),
                "super" | "self" => {}
                _ if modules.contains(&[own, &[parts[0].to_owned()]].concat()) => {}
                _ => continue,
            }
            while matches!(parts.first(), Some(&"super" | &"self" | &"crate")) {
                if parts.remove(0) == "super" {
                    module.pop();
                }
            }
            module.extend(parts.iter().map(|part| (*part).to_owned()));
            while !modules.contains(&module) {
                module.pop();
            }
            let is_own = is_handed_on && module.starts_with(own);
            if module != own && !module.is_empty() && !is_own {
                found.insert(module);
            }
        }
    }
    found
}

/// Whom a module imports, directly and through others.
fn reached<'m>(
    from: &'m [String],
    imports: &'m BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
) -> BTreeSet<&'m [String]> {
    let mut reached = BTreeSet::new();
    let mut ahead = vec![from];
    while let Some(module) = ahead.pop() {
        for next in imports.get(module).into_iter().flatten() {
            if reached.insert(next.as_slice()) {
                ahead.push(next);
            }
        }
    }
    reached
}

#[test]
fn few_files_import_each_other_in_a_loop() {
    let all = sources(&root().join("src"));
    let files: Vec<_> = all.iter().filter(|path| !is_test_file(path)).collect();
    let modules: BTreeSet<Vec<String>> = files.iter().map(|path| module(path)).collect();
    let imports: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = files
        .iter()
        .map(|path| {
            let own = module(path);
            let imported = imported(&own, &code(path), &modules);
            (own, imported)
        })
        .collect();
    let count: usize = imports.values().map(BTreeSet::len).sum();
    assert!(count > 1000, "only {count} imports are seen");
    let reached: BTreeMap<&[String], BTreeSet<&[String]>> = imports
        .keys()
        .map(|module| (module.as_slice(), reached(module, &imports)))
        .collect();
    let mut large = BTreeSet::new();
    for (module, others) in &reached {
        let circle: BTreeSet<String> = others
            .iter()
            .filter(|other| reached[**other].contains(module))
            .map(|other| other.join("::"))
            .collect();
        if circle.len() > MOST {
            large.insert(circle);
        }
    }
    assert!(large.is_empty(), "{large:#?}");
}
