//! `import-site` as a program: from the database of a site, on MariaDB and PostgreSQL, and from folders of applications.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod folders;
#[path = "../../../../runtime/tests/support/servers.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod servers;

use serde_json::{Value, json};
use servers::{DatabaseServer, start_all};
use std::path::Path;
use std::process::{Command, Output};

/// Runs `import-site`; gives its output.
fn import(sources: &[&str], into: &Path, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_frappe-site"));
    command.arg("import-site").args(sources).arg("--into").arg(into).args(options);
    command.output().unwrap()
}

/// Runs `import-site`, which has to succeed; gives its report.
fn imported(sources: &[&str], into: &Path, options: &[&str]) -> String {
    let output = import(sources, into, options);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

fn definition(application: &Path, path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(application.join("doctypes").join(path)).unwrap()).unwrap()
}

/// The members of a definition's fields of one name.
fn field<'a>(definition: &'a Value, fieldname: &str) -> &'a Value {
    definition["fields"].as_array().unwrap().iter().find(|field| field["fieldname"] == fieldname).unwrap()
}

/// A database with the site; none if the features have no server.
fn sites() -> Vec<(&'static str, DatabaseServer, String)> {
    let servers = start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql"));
    servers
        .into_iter()
        .map(|(name, server)| {
            let url = server.database("bakery").unwrap();
            execute(name, &server, include_str!("site.sql"));
            (name, server, url)
        })
        .collect()
}

fn execute(name: &str, server: &DatabaseServer, sql: &str) {
    let sql = if name == "MariaDB" {
        // Escapes are part of MariaDB's texts.
        format!("SET SESSION sql_mode = 'ANSI_QUOTES'; {}", sql.replace("TIME", "datetime(6)").replace(" E'", " '"))
    } else {
        sql.replace("TIME", "timestamp(6)")
    };
    server.execute("bakery", &sql).unwrap();
}

#[test]
fn site_becomes_an_application_and_later_runs_show_changes() {
    for (name, server, url) in sites() {
        let folder = tempfile::tempdir().unwrap();
        let application = folder.path().join("bakery");
        let report = imported(&[&url], &application, &[]);
        assert!(report.contains("4 added, 0 changed, 0 removed, 0 unchanged"), "{name}: {report}");
        assert!(report.contains("for the field `gone`, which does not exist"), "{name}: {report}");
        check_definitions(&application);
        // The workspace has been compiled to Rust.
        let record = std::fs::read_to_string(application.join("generated/models/src/bread.rs")).unwrap();
        assert!(record.contains("pub weight:"), "{name}: {record}");

        let report = imported(&[&url], &application, &[]);
        assert!(report.contains("0 added, 0 changed, 0 removed, 4 unchanged"), "{name}: {report}");

        check_changes(name, &server, &url, &application);
    }
}

fn check_definitions(application: &Path) {
    let bread = definition(application, "bakery/bread/bread.json");
    assert_eq!(bread["field_order"], json!(["first", "title", "weight", "crust", "state", "origin", "ingredients"]));
    let title = json!({
        "description": "Name of the \"bread\" — with ümlaut", "fieldname": "title", "fieldtype": "Data", "label": "Title",
        "length": 60, "reqd": 1
    });
    assert_eq!(*field(&bread, "title"), title);
    assert_eq!(*field(&bread, "crust"), json!({"fieldname": "crust", "fieldtype": "Data", "label": "Crust"}));
    assert_eq!(field(&bread, "state")["options"], "Dough\nBaked\nEaten");
    let filters: Value = serde_json::from_str(field(&bread, "origin")["link_filters"].as_str().unwrap()).unwrap();
    assert_eq!(filters, json!([["Country", "name", "!=", "Utopia"]]));
    assert_eq!(bread["permissions"], json!([{"read": 1, "role": "Baker"}, {"read": 1, "role": "Taster"}]));
    assert_eq!((&bread["sort_order"], &bread["creation"]), (&json!("ASC"), &json!("2026-01-01 08:00:00.500000")));
    for absent in ["migration_hash", "custom", "istable", "_user_tags", "title_field"] {
        assert!(bread.get(absent).is_none(), "{absent}");
    }
    let keys: Vec<&String> = bread.as_object().unwrap().keys().collect();
    assert!(keys.is_sorted(), "{keys:?}");
    let oven = definition(application, "bakery/oven/oven.json");
    assert_eq!(oven["field_order"], json!(["type", "place", "any"]));
    // A Link without options has no DocType to link to.
    assert_eq!(field(&oven, "any")["fieldtype"], "Data");
    // A built-in DocType with a Custom Field keeps the fields that the server needs.
    assert_eq!(field(&definition(application, "core/tag/tag.json"), "colour")["fieldtype"], "Color");
    // Neither customised nor asked for; links to it are not checked.
    assert!(!application.join("doctypes/geo").exists());
    let settings = std::fs::read_to_string(application.join("doctypes/doctyped.toml")).unwrap();
    assert!(settings.contains("external = [\"Country\"]"), "{settings}");
}

fn check_changes(name: &str, server: &DatabaseServer, url: &str, application: &Path) {
    // What a developer wrote stays.
    let controller = application.join("doctypes/bakery/bread/bread.rs");
    let rules = "//! Rules of Bread.\n\n/// No rule yet.\n#[derive(Debug)]\npub struct Rules;\n";
    std::fs::write(&controller, rules).unwrap();
    execute(
        name,
        server,
        r#"INSERT INTO "tabCustom Field" VALUES ('Bread-seeds', 4, 'Bread', 'seeds', 'Seeds', 'Check', NULL, 'crust', 0, NULL);
           DELETE FROM "tabCustom Field" WHERE "name" = 'Bread-first';
           UPDATE "tabProperty Setter" SET "value" = 'DESC' WHERE "property" = 'sort_order';
           DELETE FROM "tabDocType" WHERE "name" = 'Oven';
           UPDATE "tabDocType" SET "modified" = '2026-02-01 08:00:00'"#,
    );
    let before = std::fs::read_to_string(application.join("doctypes/bakery/bread/bread.json")).unwrap();
    let report = imported(&[url], application, &["--dry-run"]);
    assert!(report.contains("0 added, 1 changed, 1 removed, 2 unchanged"), "{name}: {report}");
    assert_eq!(std::fs::read_to_string(application.join("doctypes/bakery/bread/bread.json")).unwrap(), before);
    let report = imported(&[url], application, &[]);
    for line in [
        "changed  Bread  doctypes/bakery/bread/bread.json",
        "+ field seeds (Check)",
        "- field first (Check)",
        "~ sort_order \"ASC\" -> \"DESC\"",
        "removed  Oven  doctypes/bakery/oven/oven.json",
        "0 added, 1 changed, 1 removed, 2 unchanged",
    ] {
        assert!(report.contains(line), "{name}: no {line} in {report}");
    }
    assert_eq!(std::fs::read_to_string(&controller).unwrap(), rules);
    assert!(!application.join("doctypes/bakery/oven").exists());
    assert!(application.join("generated/models/src/bread.rs").is_file());
    assert!(!application.join("generated/models/src/oven.rs").exists());

    // A definition with a controller is left to its developer.
    execute(name, server, r#"DELETE FROM "tabDocType" WHERE "name" = 'Bread'"#);
    let report = imported(&[url], application, &[]);
    assert!(report.contains("kept     Bread"), "{name}: {report}");
    assert!(controller.is_file());
}

#[test]
fn options_choose_doctypes() {
    for (name, _server, url) in sites() {
        let folder = tempfile::tempdir().unwrap();
        let application = folder.path().join("bakery");
        let report = imported(&[&url], &application, &["--only", "Bread"]);
        assert!(report.contains("2 added"), "{name}: {report}");
        // The next run keeps the selection; other DocTypes are added to the application without loss.
        let report = imported(&[&url], &application, &[]);
        assert!(report.contains("0 added, 0 changed, 0 removed, 2 unchanged"), "{name}: {report}");
        let report = imported(&[&url], &application, &["--with-core"]);
        assert!(report.contains("3 added, 0 changed, 0 removed, 2 unchanged"), "{name}: {report}");
        let country = definition(&application, "geo/country/country.json");
        assert_eq!(country["field_order"], json!(["code", "system"]));
        let settings = std::fs::read_to_string(application.join("doctypes/doctyped.toml")).unwrap();
        assert!(settings.contains("external = []"), "{name}: {settings}");
        let report = imported(&[&url], &application, &["--all-of-applications"]);
        assert!(report.contains("removed  Country"), "{name}: {report}");

        let output = import(&[&url], &application, &["--only", "Loaf"]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains("the site has no DocType Loaf"), "{name}: {error}");
    }
}

#[test]
fn errors_name_the_cause_and_leave_no_application() {
    let folder = tempfile::tempdir().unwrap();
    let application = folder.path().join("bakery");
    let mut cases = vec![
        (vec!["no/such/folder".to_owned()], "there is no folder no/such/folder"),
        (vec!["redis://localhost/1".to_owned()], "is no URL of a database"),
        (vec![folder.path().display().to_string()], "has no DocTypes"),
    ];
    if cfg!(feature = "mysql") {
        cases.push((
            vec!["mysql://a:secret@127.0.0.1:1/site".to_owned()],
            "cannot connect to mysql://a@127.0.0.1:1/site",
        ));
    }
    for (name, server, _) in sites() {
        let url = server.database("other").unwrap();
        let output = import(&[&url], &application, &[]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains("is not the database of a Frappe site"), "{name}: {error}");
    }
    for (sources, expected) in cases {
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let output = import(&sources, &application, &[]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains(expected) && !error.contains("secret"), "{error}");
        assert!(!application.exists());
    }
}
