//! Migrations that end with kill -9 at a random moment.

use super::sites;
use super::support::{column, connect, doctype, each_system, field, migrated, run, values};
use doctyped::Application;
use doctyped::migration::{Fixture, Options, Patch, migrate};
use doctyped::prelude::*;
use doctyped::schema::{DocField, FieldType, Meta};
use rand::RngExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const KILLS: usize = 20;
const ROWS: usize = 1_000;

/// The database that the program migrates when it is started to be killed.
const DATABASE: &str = "DOCTYPED_INTERRUPTED_MIGRATION";

fn before() -> &'static Meta {
    doctype(
        "Boat",
        vec![field("label", FieldType::Data), field("seats", FieldType::Data), field("length", FieldType::Int)],
    )
}

fn after() -> &'static Meta {
    doctype(
        "Boat",
        vec![
            DocField { renamed_from: "label", unique: true, ..field("title", FieldType::Data) },
            DocField { search_index: true, ..field("seats", FieldType::Int) },
            field("length", FieldType::Data),
            DocField { default: Some("white"), ..field("colour", FieldType::Data) },
        ],
    )
}

#[test]
#[ignore = "started by the test below, to be killed"]
fn migration_of_a_child() {
    if let Ok(url) = std::env::var(DATABASE) {
        migrate(&mut connect(&url.parse().unwrap()), &[after()], &Options::default()).unwrap();
    }
}

/// Starts a test in another process, which is killed after a time. Returns how long it ran.
fn run_in_child(test: &str, url: &str, limit: Duration) -> Duration {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored"])
        .env(DATABASE, url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while start.elapsed() < limit && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
    let time = start.elapsed();
    let _ = child.kill();
    child.wait().unwrap();
    time
}

fn migrate_in_child(url: &str, limit: Duration) -> Duration {
    run_in_child("interrupted::migration_of_a_child", url, limit)
}

#[test]
fn killed_migration_loses_nothing_and_goes_on() {
    let numbers = |of: fn(usize) -> String| (0..ROWS).map(of).collect::<Vec<String>>();
    let (titles, seats) = (numbers(|row| format!("Boat {row}")), numbers(|row| row.to_string()));
    each_system(|system| {
        let fill = || {
            let url = system.url();
            let mut transaction = connect(&url.parse().unwrap());
            migrated(&mut transaction, &[before()]);
            let rows = (0..ROWS).map(|row| format!("('{row:05}', 'Boat {row}', '{row}', {row})")).collect::<Vec<_>>();
            let sql =
                format!(r#"INSERT INTO "tabBoat" ("name", "label", "seats", "length") VALUES {}"#, rows.join(", "));
            run(&mut transaction, &sql);
            url
        };
        let whole = migrate_in_child(&fill(), Duration::from_secs(60));
        let mut unfinished = 0;
        for _ in 0..KILLS {
            let url = fill();
            let limit = whole.mul_f64(rand::rng().random_range(0.05..1.0));
            migrate_in_child(&url, limit);
            let mut transaction = connect(&url.parse().unwrap());
            let done = migrated(&mut transaction, &[after()]);
            unfinished += usize::from(!done.is_empty());
            assert_eq!(column(&mut transaction, "tabBoat", "title"), titles);
            assert_eq!(column(&mut transaction, "tabBoat", "seats"), seats);
            assert_eq!(column(&mut transaction, "tabBoat", "length"), seats);
            assert_eq!(column(&mut transaction, "tabBoat", "colour"), vec!["white"; ROWS]);
            let again = migrated(&mut transaction, &[after()]);
            assert!(again.is_empty(), "{again:?}");
        }
        assert!(unfinished > 0, "all {KILLS} migrations had ended before they were killed");
    });
}

/// Kills of the migration of a site, which takes longer.
const SITE_KILLS: usize = 8;

/// Roles that each patch adds; adding them once more would fail.
const ROLES: usize = 30;

fn add_roles(ctx: &mut Context, patch: &str) -> Result<()> {
    (0..ROLES).try_for_each(|number| sites::add_role(ctx, &format!("Sailor {patch} {number:02}")))
}

/// Two patches and a fixture.
const APPLICATION: Application = Application {
    patches: &[
        Patch { path: "boats.patches.first", run: |ctx| add_roles(ctx, "1") },
        Patch { path: "boats.patches.second", run: |ctx| add_roles(ctx, "2") },
    ],
    fixtures: &[Fixture {
        path: "boats/fixtures/role.json",
        text: r#"{"doctype": "Role", "name": "Sailor Cook", "role_name": "Sailor Cook"}"#,
    }],
    ..Application::NEW
};

#[test]
#[ignore = "started by the test below, to be killed"]
fn site_migration_of_a_child() {
    if let Ok(url) = std::env::var(DATABASE) {
        sites::migrate(APPLICATION, &url).unwrap();
    }
}

#[test]
fn patches_of_a_killed_migration_run_once() {
    each_system(|system| {
        let url = system.url();
        sites::migrate(Application::NEW, &url).unwrap();
        let undo = || {
            let mut transaction = connect(&url.parse().unwrap());
            for sql in [
                r#"DELETE FROM "tabRole" WHERE "name" LIKE 'Sailor%'"#,
                r#"DELETE FROM "tabPatch Log" WHERE "patch" LIKE 'boats%'"#,
                // A change of the schema comes before the patches.
                r#"ALTER TABLE "tabTag" DROP COLUMN "description""#,
            ] {
                run(&mut transaction, sql);
            }
        };
        undo();
        let whole = run_in_child("interrupted::site_migration_of_a_child", &url, Duration::from_secs(60));
        let mut unfinished = 0;
        for _ in 0..SITE_KILLS {
            undo();
            let limit = whole.mul_f64(rand::rng().random_range(0.05..1.0));
            run_in_child("interrupted::site_migration_of_a_child", &url, limit);
            let migrated = sites::migrate(APPLICATION, &url).unwrap();
            unfinished += usize::from(!migrated.done.is_empty());
            assert_eq!(sites::roles(&url).len(), 2 * ROLES + 1);
            let mut transaction = connect(&url.parse().unwrap());
            let patches = column(&mut transaction, "tabPatch Log", "patch");
            let of_application: Vec<&String> = patches.iter().filter(|patch| patch.starts_with("boats")).collect();
            assert_eq!(of_application.len(), 2, "{patches:?}");
            assert!(values(&mut transaction, "tabTag", "description").is_empty());
        }
        assert!(unfinished > 0, "all {SITE_KILLS} migrations had ended before they were killed");
    });
}
