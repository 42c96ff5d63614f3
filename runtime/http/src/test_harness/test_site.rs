//! A site of its own for each test, and changes of its documents outside of requests.

use super::ADMIN_PASSWORD;
use super::application::APPLICATION;
use clap::Parser;
use diesel::connection::SimpleConnection;
use doctyped_api::resource::{self, EmptyFields};
use doctyped_api::setup;
use doctyped_core::config::Config;
use doctyped_core::context::Application;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::identity::Identity;
use doctyped_core::json::JsonWriter;
use doctyped_orm::db::{Dialect, Pool};
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;
use tempfile::TempDir;

/// Connections to the database of a test site.
const POOL_SIZE: u32 = 4;

/// The number of plants that [`TestSite::seed_daisies`] inserts.
pub const DAISIES: usize = 20_000;

/// A site in a temporary folder, which is removed with the last site in it.
pub struct TestSite {
    pub inner: Arc<Site>,
    pub folder: Arc<TempDir>,
}

/// A command line, as the server parses it.
#[derive(Parser)]
struct CommandLine {
    #[command(flatten)]
    config: Config,
}

impl Default for TestSite {
    fn default() -> TestSite {
        TestSite::new()
    }
}

impl TestSite {
    /// A site with the application of the tests.
    pub fn new() -> TestSite {
        TestSite::start(&APPLICATION, &[])
    }

    /// A site with another application.
    pub fn with_application(application: &'static Application) -> TestSite {
        TestSite::start(application, &[])
    }

    /// A site with another application, started with flags.
    pub fn with_application_and_flags(application: &'static Application, flags: &[&str]) -> TestSite {
        TestSite::start(application, flags)
    }

    /// A site that is started with flags; `FOLDER` in a flag stands for the site's folder.
    pub fn with_flags(flags: &[&str]) -> TestSite {
        TestSite::start(&APPLICATION, flags)
    }

    /// A site with the documents of the test application and a user of a role; gives the user's token.
    pub fn seeded(email: &str, role: &str) -> (TestSite, String) {
        TestSite::seeded_with_flags(&[], email, role)
    }

    /// [`TestSite::seeded`], started with flags.
    pub fn seeded_with_flags(flags: &[&str], email: &str, role: &str) -> (TestSite, String) {
        let site = TestSite::with_flags(flags);
        site.seed_documents();
        let token = site.create_user_with_roles(email, &[role]);
        (site, token)
    }

    /// A site on a database that other sites may use too.
    pub fn on_database(database: &str, folder: Arc<TempDir>) -> TestSite {
        TestSite::open(&APPLICATION, database, &[], folder)
    }

    /// [`TestSite::on_database`], started with flags.
    pub fn on_database_with_flags(database: &str, flags: &[&str], folder: Arc<TempDir>) -> TestSite {
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        TestSite::open(&APPLICATION, database, &flags, folder)
    }

    fn start(application: &'static Application, flags: &[&str]) -> TestSite {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let path = folder.path().display().to_string();
        let flags: Vec<String> = flags.iter().map(|flag| flag.replace("FOLDER", &path)).collect();
        TestSite::open(application, &format!("{path}/site.sqlite"), &flags, folder)
    }

    fn open(application: &'static Application, database: &str, flags: &[String], folder: Arc<TempDir>) -> TestSite {
        let command = ["server", "--database", database, "--admin-password", ADMIN_PASSWORD].map(str::to_owned);
        let mut line = CommandLine::parse_from(command.into_iter().chain(flags.iter().cloned()));
        line.config.key_file = Some(folder.path().join("site.key"));
        let files = || folder.path().join("site.sqlite.files").display().to_string();
        line.config.files.get_or_insert_with(files);
        let pool = Pool::with_options(&line.config.database, POOL_SIZE, &line.config.pool_options()).unwrap();
        let inner = Arc::new(setup::new_site(application, pool, line.config));
        setup::install(&inner).unwrap();
        TestSite { inner, folder }
    }

    /// A context of Administrator outside of any request.
    pub fn context(&self) -> Context {
        Context::new(Arc::clone(&self.inner), Identity::administrator()).unwrap()
    }

    /// Creates a document as Administrator; gives its name.
    pub fn create_document(&self, doctype: &str, fields: JsonValue) -> String {
        let mut ctx = self.context();
        let mut out = JsonWriter::new();
        resource::create(&mut ctx, doctype, fields.as_object().unwrap(), EmptyFields::Omitted, &mut out).unwrap();
        ctx.commit().unwrap();
        let created: JsonValue = serde_json::from_slice(&out.into_bytes()).unwrap();
        created["name"].as_str().unwrap().to_owned()
    }

    /// Updates fields of a document as Administrator.
    pub fn update_document(&self, doctype: &str, name: &str, fields: JsonValue) {
        let mut ctx = self.context();
        let fields = fields.as_object().unwrap();
        resource::update(&mut ctx, doctype, name, fields, EmptyFields::Omitted, &mut JsonWriter::new()).unwrap();
        ctx.commit().unwrap();
    }

    /// Updates fields of System Settings.
    pub fn update_settings(&self, fields: JsonValue) {
        self.update_document("System Settings", "System Settings", fields);
    }

    /// Deletes a document as Administrator.
    pub fn delete_document(&self, doctype: &str, name: &str) {
        let mut ctx = self.context();
        resource::delete(&mut ctx, doctype, name).unwrap();
        ctx.commit().unwrap();
    }

    /// Lets a user read a document, and no other one of its DocType; gives the name of the User Permission.
    pub fn permit(&self, user: &str, allow: &str, value: &str, more: JsonValue) -> String {
        let fields = json!({"user": user, "allow": allow, "for_value": value});
        self.create_document("User Permission", super::merge(fields, more))
    }

    /// Inserts the documents of the test application: plants, beds and rows.
    pub fn seed_documents(&self) {
        let mut ctx = self.context();
        if ctx.connection().dialect() == Dialect::Mysql {
            ctx.connection().batch_execute("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')").unwrap();
        }
        ctx.connection().batch_execute(doctyped_api::test_app::SEED).unwrap();
    }

    /// Inserts so many plants that a list of them is streamed.
    pub fn seed_daisies(&self) {
        let sql = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {DAISIES})
             INSERT INTO \"tabPlant\" (name, owner, creation, modified, family)
             SELECT 'plant ' || i, 'x', '2025-01-01 00:00:00', '2025-01-01 00:00:00', 'a family with a long name' FROM n"
        );
        self.context().connection().batch_execute(&sql).unwrap();
    }
}
