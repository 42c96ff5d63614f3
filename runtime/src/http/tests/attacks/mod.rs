//! The attacks that the server has to resist, one module for each way in, one test for each attack.

mod exhaustion;
mod files;
mod leaks;
mod races;
mod reading;
mod sessions;
mod sql;
mod writing;

/// The sources of the attacks, by the file that SECURITY.md names.
const SOURCES: [(&str, &str); 8] = [
    ("exhaustion.rs", include_str!("exhaustion.rs")),
    ("files.rs", include_str!("files.rs")),
    ("leaks.rs", include_str!("leaks.rs")),
    ("races.rs", include_str!("races.rs")),
    ("reading.rs", include_str!("reading.rs")),
    ("sessions.rs", include_str!("sessions.rs")),
    ("sql.rs", include_str!("sql.rs")),
    ("writing.rs", include_str!("writing.rs")),
];

#[test]
fn security_md_names_each_test_of_an_attack_and_no_other() {
    let security = include_str!("../../../../../SECURITY.md");
    for (file, source) in SOURCES {
        let (_, section) = security.split_once(&format!("(`{file}`)")).unwrap_or_else(|| panic!("{file} is missing"));
        let section = section.split("\n### ").next().unwrap();
        let mut named: Vec<&str> = section
            .lines()
            .filter_map(|line| line.trim_end_matches("` |").rsplit_once("| `").map(|(_, test)| test))
            .filter(|test| !test.contains('/'))
            .collect();
        let mut tests: Vec<&str> = source
            .split("#[test]\n")
            .skip(1)
            .map(|test| test.trim_start_matches("fn ").split('(').next().unwrap())
            .collect();
        named.sort_unstable();
        tests.sort_unstable();
        assert_eq!(named, tests, "{file}");
    }
}
