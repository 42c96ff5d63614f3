//! The command `migrate`: dry run, conversions, orphans, and databases that it refuses.

use crate::site::TestSite;
use crate::support::Case;
use std::process::Stdio;

pub const CASES: &[Case] = &[
    ("dry_run_prints_statements_and_changes_nothing", dry_run_prints_statements_and_changes_nothing),
    ("dry_run_without_a_database_leaves_no_file", dry_run_without_a_database_leaves_no_file),
    ("type_that_would_lose_values_is_converted_when_asked", type_that_would_lose_values_is_converted_when_asked),
    ("tables_and_columns_without_a_doctype_are_dropped_when_asked", orphans_are_dropped_when_asked),
    ("value_that_occurs_twice_is_named", value_that_occurs_twice_is_named),
    ("database_of_a_newer_version_is_refused", database_of_a_newer_version_is_refused),
    ("database_of_another_program_is_refused", database_of_another_program_is_refused),
];

/// A site whose database is up to date.
fn site() -> TestSite {
    let site = TestSite::sqlite();
    let text = site.succeed(&["migrate"]);
    assert!(text.contains("CREATE TABLE \"tabArticle\"") && text.contains(" is created: "), "{text}");
    assert!(site.succeed(&["migrate"]).trim_end().ends_with("site.sqlite is up to date"));
    site
}

fn dry_run_prints_statements_and_changes_nothing() {
    let site = site();
    assert_eq!(site.succeed(&["migrate", "--dry-run"]), "-- nothing to migrate\n");
    site.execute("ALTER TABLE tabArticle DROP COLUMN image");
    for _ in 0..2 {
        let text = site.succeed(&["migrate", "--dry-run"]);
        assert!(text.starts_with("ALTER TABLE \"tabArticle\" ADD COLUMN \"image\""), "{text}");
        assert!(text.lines().all(|line| line.ends_with(';')), "{text}");
    }
    let text = site.succeed(&["migrate"]);
    assert!(text.contains("ms  ALTER TABLE \"tabArticle\" ADD COLUMN \"image\""), "{text}");
    assert!(text.contains(" is up to date: 1 step in "), "{text}");
}

fn dry_run_without_a_database_leaves_no_file() {
    let site = TestSite::sqlite();
    let text = site.succeed(&["migrate", "--dry-run"]);
    let first = format!("-- sqlite://{} does not exist and would be created", site.url);
    assert!(text.starts_with(&first) && text.contains("CREATE TABLE \"tabArticle\""), "{text}");
    let left: Vec<_> = std::fs::read_dir(site.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
}

fn type_that_would_lose_values_is_converted_when_asked() {
    let site = site();
    // The date was a text in the version before.
    site.execute(
        "ALTER TABLE `tabLibrary Transaction` DROP COLUMN date;
         ALTER TABLE `tabLibrary Transaction` ADD COLUMN date TEXT COLLATE NOCASE;
         INSERT INTO `tabLibrary Transaction` (name, date) VALUES ('a', 'soon'), ('b', '2024-02-29'), ('c', NULL)",
    );
    for arguments in [&["migrate"][..], &["migrate", "--dry-run"], &["migrate", "--convert", "Library Member.date"]] {
        let text = site.fail(arguments);
        let is_unknown = arguments.len() == 3;
        let reason =
            if is_unknown { "there is no field Library Member.date" } else { "text to Date would lose 1 value:" };
        assert!(text.contains(reason), "{text}");
        assert!(is_unknown || text.contains("a: \"soon\" becomes empty"), "{text}");
        assert!(is_unknown || text.contains("migrate --convert \"Library Transaction.date\""), "{text}");
    }
    let text = site.succeed(&["migrate", "--convert", "Library Transaction.date"]);
    assert!(text.contains("ms  Library Transaction.date: text to Date (2 values)"), "{text}");
    assert!(text.contains("a: \"soon\" becomes empty") && !text.contains("b: "), "{text}");
    assert!(site.succeed(&["migrate"]).contains("is up to date"));
}

fn orphans_are_dropped_when_asked() {
    let site = site();
    site.execute(
        "CREATE TABLE tabShelf (name TEXT PRIMARY KEY, docstatus INTEGER); INSERT INTO tabShelf (name) VALUES ('A');
         CREATE TABLE shelves (number INTEGER);
         ALTER TABLE tabArticle ADD COLUMN shelf TEXT; INSERT INTO tabArticle (name, shelf) VALUES ('a', 'A')",
    );
    let listed =
        "No DocType has these any more:\n  column `shelf` of `tabArticle` (1 value)\n  table `tabShelf` (1 row)\n";
    assert!(site.succeed(&["migrate"]).contains(listed));
    // Without a terminal there is no answer.
    let output = site.command().args(["migrate", "--drop-orphans"]).stdin(Stdio::null()).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && text.contains("add --yes to drop without being asked"), "{text}");
    let text = site.succeed(&["migrate", "--drop-orphans", "--yes"]);
    assert!(text.contains(listed) && text.ends_with("2 dropped\n"), "{text}");
    let text = site.succeed(&["migrate", "--drop-orphans", "--yes"]);
    assert!(text.trim_end().ends_with("site.sqlite is up to date"), "{text}");
    // A table that no DocType ever had.
    site.execute("SELECT number FROM shelves");
}

fn value_that_occurs_twice_is_named() {
    let site = site();
    site.execute(
        "DROP INDEX `tabRole_role_name_unique`; INSERT INTO tabRole (name, role_name) VALUES ('a', 'Twin'), ('b', 'twin')",
    );
    let text = site.fail(&["migrate"]);
    assert!(text.contains("`role_name` of `tabRole`") && text.contains("in a, b"), "{text}");
}

fn database_of_a_newer_version_is_refused() {
    let site = site();
    site.execute("UPDATE __doctyped SET value = '99.0.0' WHERE name = 'application version'");
    for arguments in [&["migrate"][..], &["migrate", "--dry-run"], &["serve"], &["user", "logout", "Administrator"]] {
        let text = site.fail(arguments);
        assert!(text.contains("the database was migrated by version 99.0.0 of the application"), "{text}");
        assert!(text.contains("--accept-newer-database"), "{text}");
    }
    site.succeed(&["migrate", "--accept-newer-database"]);
    site.succeed(&["migrate"]);
    site.execute("UPDATE __doctyped SET value = 'hospital' WHERE name = 'application'");
    let text = site.fail(&["migrate", "--accept-newer-database"]);
    assert!(text.contains("belongs to the application \"hospital\", and this is \"library\""), "{text}");
}

fn database_of_another_program_is_refused() {
    let site = TestSite::sqlite();
    site.execute("CREATE TABLE auth_user (id INTEGER); INSERT INTO auth_user VALUES (1)");
    for arguments in [&["migrate"][..], &["migrate", "--dry-run"], &["serve"], &["user", "logout", "Administrator"]] {
        let text = site.fail(arguments);
        assert!(text.contains("belongs to another program: it has the tables auth_user"), "{text}");
    }
    site.execute("SELECT id FROM auth_user");
}
