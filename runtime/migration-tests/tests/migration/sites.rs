//! Patches and fixtures of an application, and the fingerprint that spares comparisons.

use super::support::{System, each_system, run};
use clap::Parser;
use doctyped::db::{Dialect, Pool};
use doctyped::migration::{Fixture, Migrated, MigrationOptions, Patch, migrate_site, plan};
use doctyped::models::role::Role;
use doctyped::prelude::*;
use doctyped::{Application, Config, Site, setup};
use doctyped_core::identity::Identity;
use std::sync::Arc;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    config: Config,
}

/// A site of an application on a database.
fn site(application: Application, url: &str) -> Arc<Site> {
    let config = Cli::parse_from(["test", "--database", url]).config;
    let pool = Pool::open(&config.database, 2).unwrap();
    Arc::new(setup::new_site(&application, pool, config))
}

/// Migrates a database to an application.
pub fn migrate(application: Application, url: &str) -> Result<Migrated> {
    migrate_site(&site(application, url), &MigrationOptions::default(), &mut |_| {})
}

/// The patches and fixtures of a migration.
fn done(migrated: &Migrated) -> Vec<&str> {
    let summaries = migrated.done.iter().map(|done| done.summary.as_str());
    summaries.filter(|summary| summary.starts_with("patch") || summary.starts_with("fixture")).collect()
}

fn with_context<T>(url: &str, read: impl FnOnce(&mut Context) -> Result<T>) -> T {
    let mut ctx = Context::new(site(Application::NEW, url), Identity::administrator()).unwrap();
    ctx.elevated(read).unwrap()
}

/// The names of the roles that patches and fixtures add.
pub fn roles(url: &str) -> Vec<String> {
    use doctyped::models::role;
    let query = role::table.filter(role::name.like("Sailor%")).order(role::name).select(role::name);
    with_context(url, |ctx| ctx.load(query))
}

/// Adds a role; fails if it is there.
pub fn add_role(ctx: &mut Context, name: &str) -> Result<()> {
    ctx.insert(&mut Role { role_name: name.to_owned(), ..Role::default() })
}

fn first(ctx: &mut Context) -> Result<()> {
    add_role(ctx, "Sailor 1")
}

fn second(ctx: &mut Context) -> Result<()> {
    // It sees what the first one did.
    assert!(ctx.exists::<Role>("Sailor 1")?);
    add_role(ctx, "Sailor 2")
}

fn failing(ctx: &mut Context) -> Result<()> {
    add_role(ctx, "Sailor 3")?;
    ctx.throw("no wind")
}

const FIRST: Patch = Patch { path: "boats.patches.first", run: first };
const SECOND: Patch = Patch { path: "boats.patches.second", run: second };
const FAILING: Patch = Patch { path: "boats.patches.failing", run: failing };

#[test]
fn patches_run_once_in_their_order_and_not_in_a_new_database() {
    each_system(|system| {
        let url = system.url();
        let with = |patches| Application { patches, ..Application::NEW };
        assert_eq!(done(&migrate(with(&[]), &url).unwrap()), Vec::<&str>::new());
        let application = with(&[FIRST, SECOND]);
        let planned = plan(&site(application, &url), &MigrationOptions::default()).unwrap();
        assert_eq!(planned, ["-- patch boats.patches.first", "-- patch boats.patches.second"]);
        assert_eq!(roles(&url), Vec::<String>::new(), "a plan runs nothing");
        let migrated = migrate(application, &url).unwrap();
        assert_eq!(done(&migrated), ["patch boats.patches.first", "patch boats.patches.second"]);
        assert_eq!(roles(&url), ["Sailor 1", "Sailor 2"]);
        assert_eq!(done(&migrate(application, &url).unwrap()), Vec::<&str>::new());

        let new = system.url();
        assert_eq!(done(&migrate(application, &new).unwrap()), Vec::<&str>::new());
        assert_eq!(done(&migrate(application, &new).unwrap()), Vec::<&str>::new());
        assert_eq!(roles(&new), Vec::<String>::new());
    });
}

#[test]
fn failing_patch_leaves_the_database_as_it_was() {
    each_system(|system| {
        let url = system.url();
        migrate(Application::NEW, &url).unwrap();
        let application = Application { patches: &[FIRST, FAILING, SECOND], ..Application::NEW };
        run(&mut super::support::connect(&url.parse().unwrap()), r#"ALTER TABLE "tabTag" DROP COLUMN "description""#);
        let error = migrate(application, &url).unwrap_err();
        assert!(error.message().contains("boats.patches.failing") && error.message().contains("no wind"), "{error}");
        let is_mysql = with_context(&url, |ctx| Ok(ctx.transaction().dialect() == Dialect::Mysql));
        // MariaDB keeps what was done before, and goes on from there.
        let kept: &[&str] = if is_mysql { &["Sailor 1"] } else { &[] };
        assert_eq!(roles(&url), kept);
        let mended = Application { patches: &[FIRST, SECOND], ..Application::NEW };
        migrate(mended, &url).unwrap();
        assert_eq!(roles(&url), ["Sailor 1", "Sailor 2"]);
    });
}

/// Links lead to documents that come later, in the file and in a later file.
const PROFILES: &str = r#"[
  {"doctype": "Role Profile", "name": "Crew", "role_profile": "Crew", "modified": "2020-01-01 00:00:00",
   "roles": [{"role": "Sailor Mate"}, {"role": "Sailor Cook"}]}
]"#;
const ROLES: &str = r#"[
  {"doctype": "Role", "name": "Sailor Mate", "role_name": "Sailor Mate", "desk_access": 0, "home_page": null},
  {"doctype": "Role", "name": "Sailor Cook", "role_name": "Sailor Cook"},
  {"doctype": "System Settings", "name": "System Settings", "first_day_of_the_week": "Monday"}
]"#;
const CHANGED_ROLES: &str = r#"[
  {"doctype": "Role", "name": "Sailor Mate", "role_name": "Sailor Mate", "desk_access": 1},
  {"doctype": "Role", "name": "Sailor Boy", "role_name": "Sailor Boy"}
]"#;

fn fixtures(fixtures: &'static [Fixture]) -> Application {
    Application { fixtures, ..Application::NEW }
}

#[test]
fn fixtures_are_inserted_and_updated() {
    const BOTH: &[Fixture] = &[
        Fixture { path: "boats/fixtures/role_profile.json", text: PROFILES },
        Fixture { path: "boats/fixtures/role.json", text: ROLES },
    ];
    each_system(|system: &System| {
        let url = system.url();
        let migrated = migrate(fixtures(BOTH), &url).unwrap();
        let expected = [
            "fixture boats/fixtures/role_profile.json: 1 inserted, 0 updated",
            "fixture boats/fixtures/role.json: 2 inserted, 1 updated",
        ];
        assert_eq!(done(&migrated), expected);
        assert_eq!(done(&migrate(fixtures(BOTH), &url).unwrap()), Vec::<&str>::new(), "nothing differs");
        let changed = &[Fixture { path: "boats/fixtures/role.json", text: CHANGED_ROLES }];
        let migrated = migrate(fixtures(changed), &url).unwrap();
        assert_eq!(done(&migrated), ["fixture boats/fixtures/role.json: 1 inserted, 1 updated"]);
        assert_eq!(roles(&url), ["Sailor Boy", "Sailor Cook", "Sailor Mate"]);
        // A local change is undone by the next migration, as in Frappe.
        run(
            &mut super::support::connect(&url.parse().unwrap()),
            r#"UPDATE "tabRole" SET "desk_access" = 0 WHERE "name" = 'Sailor Mate'"#,
        );
        let migrated = migrate(fixtures(changed), &url).unwrap();
        assert_eq!(done(&migrated), ["fixture boats/fixtures/role.json: 0 inserted, 1 updated"]);
    });
}

#[test]
fn fixture_that_cannot_be_stored_names_its_file_and_leaves_nothing() {
    const LINKS: &str = r#"[
      {"doctype": "Role", "name": "Sailor Mate", "role_name": "Sailor Mate"},
      {"doctype": "Role Profile", "name": "Crew", "role_profile": "Crew", "roles": [{"role": "Nobody"}]}
    ]"#;
    const SYNTAX: &str = "[{]";
    const UNKNOWN: &str = r#"{"doctype": "Boat", "name": "x"}"#;
    for (text, expected) in [
        (LINKS, "document 2 of the fixture boats/fixtures/x.json cannot be stored"),
        (SYNTAX, "the fixture boats/fixtures/x.json is not JSON"),
        (UNKNOWN, "document 1 of the fixture boats/fixtures/x.json"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let url = folder.path().join("site.sqlite").display().to_string();
        migrate(Application::NEW, &url).unwrap();
        let fixture: &'static [Fixture] = vec![Fixture { path: "boats/fixtures/x.json", text }].leak();
        let error = migrate(fixtures(fixture), &url).unwrap_err();
        assert!(error.message().contains(expected), "{}", error.message());
        assert_eq!(roles(&url), Vec::<String>::new());
    }
}

#[test]
fn unchanged_application_is_not_compared_with_the_tables() {
    each_system(|system| {
        let url = system.url();
        setup::install(&site(Application::NEW, &url)).unwrap();
        let has_column = || {
            let migrated = migrate(Application::NEW, &url).unwrap();
            !migrated.done.iter().any(|done| done.summary.contains("ADD COLUMN"))
        };
        assert!(has_column());
        // A change that the fingerprint does not show.
        let drop = r#"ALTER TABLE "tabTag" DROP COLUMN "description""#;
        run(&mut super::support::connect(&url.parse().unwrap()), drop);
        setup::install(&site(Application::NEW, &url)).unwrap();
        assert!(!has_column(), "the start has compared the tables");
        // Another application is compared.
        run(&mut super::support::connect(&url.parse().unwrap()), drop);
        setup::install(&site(Application { version: "2.0.0", ..Application::NEW }, &url)).unwrap();
        assert!(migrate(Application { version: "2.0.0", ..Application::NEW }, &url).unwrap().done.is_empty());
    });
}
