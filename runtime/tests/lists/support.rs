//! The test application with a database, and lists of it.

use clap::Parser;
use diesel::connection::SimpleConnection;
use doctyped_api::setup;
use doctyped_api::test_app::{APPLICATION, METAS, SEED};
use doctyped_core::api_version::ApiVersion;
use doctyped_core::arguments::Arguments;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_core::identity::Identity;
use doctyped_core::json::JsonWriter;
use doctyped_migration as migration;
use doctyped_models::docshare::DocShare;
use doctyped_models::user_permission::UserPermission;
use doctyped_orm::db::{Dialect, Pool};
use doctyped_orm::table::Document;
use doctyped_query as query;
use serde_json::Value as JsonValue;
use std::sync::Arc;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    config: Config,
}

/// A site of the test application.
pub struct TestApp {
    pub site: Arc<Site>,
}

impl TestApp {
    pub fn new() -> TestApp {
        TestApp::on(":memory:", SEED)
    }

    /// A site on an empty database, filled by SQL with names in double quotes.
    pub fn on(url: &str, seed: &str) -> TestApp {
        let config = Cli::parse_from(["test", "--database", url]).config;
        let pool = Pool::open(&config.database, 1).unwrap();
        let site = Arc::new(setup::new_site(&APPLICATION, pool, config));
        let mut transaction = site.pool.transaction().unwrap();
        let metas: Vec<_> = METAS.iter().copied().chain([DocShare::doctype(), UserPermission::doctype()]).collect();
        migration::migrate(&mut transaction, &metas, &migration::Options::default()).unwrap();
        if transaction.dialect() == Dialect::Mysql {
            transaction.connection().batch_execute("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')").unwrap();
        }
        transaction.connection().batch_execute(seed).unwrap();
        drop(transaction);
        TestApp { site }
    }

    /// The context of a user with these roles.
    pub fn context(&self, user: &str, roles: &[&str]) -> Context {
        let identity = Identity {
            name: user.to_owned(),
            full_name: user.to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        Context::new(Arc::clone(&self.site), Arc::new(identity)).unwrap()
    }

    /// A list of Administrator.
    pub fn list(&self, doctype: &str, params: JsonValue) -> Result<JsonValue> {
        self.list_as("Administrator", &[], doctype, params)
    }

    pub fn list_as(&self, user: &str, roles: &[&str], doctype: &str, params: JsonValue) -> Result<JsonValue> {
        let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
        let mut out = JsonWriter::new();
        query::list(&mut self.context(user, roles), doctype, &Arguments::from(params), ApiVersion::V1, &mut out)?;
        Ok(serde_json::from_slice(&out.into_bytes()).unwrap())
    }

    /// A page of Administrator, in version 2 of the API.
    pub fn page(&self, params: JsonValue) -> Result<JsonValue> {
        let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
        let mut out = JsonWriter::new();
        out.begin_object();
        query::page(&mut self.context("Administrator", &[]), "Plant", &Arguments::from(params), &mut out)?;
        out.end_object();
        Ok(serde_json::from_slice(&out.into_bytes()).unwrap())
    }

    /// The names of the plants that meet the filters, in alphabetical order.
    pub fn names(&self, filters: &JsonValue) -> String {
        let rows = self.list("Plant", serde_json::json!({"filters": filters, "order_by": "name"})).unwrap();
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        names.collect::<Vec<_>>().join(" ")
    }

    /// The names of the plants that a user may read.
    pub fn names_as(&self, user: &str, roles: &[&str]) -> Result<String> {
        let rows = self.list_as(user, roles, "Plant", serde_json::json!({"order_by": "name"}))?;
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        Ok(names.collect::<Vec<_>>().join(" "))
    }
}
