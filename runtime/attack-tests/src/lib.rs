//! Attacks that the server resists: one module for each way in, one test for each attack.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(test)]

mod accounts;
mod amplification;
mod answer_documents;
mod answer_sizes;
mod answers;
mod answers_property;
mod archives;
mod captured_log;
mod case_files;
mod case_scenario;
mod disclosure;
mod exhaustion;
mod file_paths;
mod file_permissions;
mod identities;
mod injections;
mod leaks;
mod limits;
mod office;
mod private_file;
mod probes;
mod protected_values;
mod races;
mod reads;
mod references;
mod route_limits;
mod secrets_at_rest;
mod sessions;
mod sql;
mod stalled_readers;
mod trees;
mod uploads;
mod writes;

/// The sources of the attacks, by the file that SECURITY.md names.
const SOURCES: &[(&str, &str)] = &[
    ("accounts.rs", include_str!("accounts.rs")),
    ("amplification.rs", include_str!("amplification.rs")),
    ("answer_sizes.rs", include_str!("answer_sizes.rs")),
    ("answers.rs", include_str!("answers.rs")),
    ("archives.rs", include_str!("archives.rs")),
    ("disclosure.rs", include_str!("disclosure.rs")),
    ("exhaustion.rs", include_str!("exhaustion.rs")),
    ("file_paths.rs", include_str!("file_paths.rs")),
    ("file_permissions.rs", include_str!("file_permissions.rs")),
    ("identities.rs", include_str!("identities.rs")),
    ("leaks.rs", include_str!("leaks.rs")),
    ("limits.rs", include_str!("limits.rs")),
    ("probes.rs", include_str!("probes.rs")),
    ("protected_values.rs", include_str!("protected_values.rs")),
    ("races.rs", include_str!("races.rs")),
    ("reads.rs", include_str!("reads.rs")),
    ("references.rs", include_str!("references.rs")),
    ("route_limits.rs", include_str!("route_limits.rs")),
    ("secrets_at_rest.rs", include_str!("secrets_at_rest.rs")),
    ("sessions.rs", include_str!("sessions.rs")),
    ("sql.rs", include_str!("sql.rs")),
    ("stalled_readers.rs", include_str!("stalled_readers.rs")),
    ("trees.rs", include_str!("trees.rs")),
    ("uploads.rs", include_str!("uploads.rs")),
    ("writes.rs", include_str!("writes.rs")),
];

#[test]
fn security_md_lists_exactly_the_attack_tests() {
    let security = include_str!("../../../SECURITY.md");
    for (file, source) in SOURCES {
        let (_, section) = security.split_once(&format!("(`{file}`)")).unwrap_or_else(|| panic!("{file} is missing"));
        let section = section.split("\n### ").next().unwrap();
        let mut listed: Vec<&str> = section
            .lines()
            .filter_map(|line| line.trim_end_matches("` |").rsplit_once("| `").map(|(_, test)| test))
            .filter(|test| !test.contains('/'))
            .collect();
        let mut tests: Vec<&str> = source
            .split("#[test]\n")
            .skip(1)
            .map(|test| test.trim_start_matches("fn ").split('(').next().unwrap())
            .collect();
        listed.sort_unstable();
        tests.sort_unstable();
        assert_eq!(listed, tests, "{file}");
    }
}
