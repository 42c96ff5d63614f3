//! Lists over the garden, without HTTP.

use crate::auth::Identity;
use crate::core::models::docshare::DocShare;
use crate::core::models::user_permission::UserPermission;
use crate::db::{self, Dialect, Pool};
use crate::error::Result;
use crate::garden::{APPLICATION, METAS, SEED};
use crate::method::Arguments;
use crate::query::{self, Style};
use crate::table::Document;
use crate::{Config, Context, JsonWriter, Site};
use clap::Parser;
use diesel::connection::SimpleConnection;
use serde_json::Value as JsonValue;
use std::sync::Arc;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    config: Config,
}

/// A garden of its own for each test.
pub(super) struct Garden {
    pub(super) site: Arc<Site>,
}

impl Garden {
    pub(super) fn new() -> Garden {
        Garden::on(":memory:", SEED)
    }

    /// A garden in an empty database, filled with SQL that has names in double quotes.
    pub(super) fn on(url: &str, seed: &str) -> Garden {
        let config = Cli::parse_from(["test", "--database", url]).config;
        let pool = Pool::open(&config.database, 1).unwrap();
        let site = Arc::new(Site::new(&APPLICATION, pool, config));
        let mut transaction = site.pool.transaction().unwrap();
        let metas: Vec<_> = METAS.iter().copied().chain([DocShare::doctype(), UserPermission::doctype()]).collect();
        db::migrate(&mut transaction, &metas, false).unwrap();
        if transaction.dialect() == Dialect::Mysql {
            transaction.connection().batch_execute("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')").unwrap();
        }
        transaction.connection().batch_execute(seed).unwrap();
        drop(transaction);
        Garden { site }
    }

    /// Somebody's view of the garden.
    pub(super) fn context(&self, user: &str, roles: &[&str]) -> Context {
        let identity = Identity {
            name: user.to_owned(),
            full_name: user.to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        Context::new(Arc::clone(&self.site), Arc::new(identity)).unwrap()
    }

    /// Administrator's list.
    pub(super) fn list(&self, doctype: &str, params: JsonValue) -> Result<JsonValue> {
        self.list_as("Administrator", &[], doctype, params)
    }

    pub(super) fn list_as(&self, user: &str, roles: &[&str], doctype: &str, params: JsonValue) -> Result<JsonValue> {
        let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
        let mut out = JsonWriter::new();
        query::list(&mut self.context(user, roles), doctype, &Arguments::from(params), Style::V1, &mut out)?;
        Ok(serde_json::from_slice(&out.into_bytes()).unwrap())
    }

    /// Administrator's page, as in version 2 of the API.
    pub(super) fn page(&self, params: JsonValue) -> Result<JsonValue> {
        let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
        let mut out = JsonWriter::new();
        out.begin_object();
        query::page(&mut self.context("Administrator", &[]), "Plant", &Arguments::from(params), &mut out)?;
        out.end_object();
        Ok(serde_json::from_slice(&out.into_bytes()).unwrap())
    }

    /// The names of Administrator's plants under filters, in alphabetical order.
    pub(super) fn names(&self, filters: &JsonValue) -> String {
        let rows = self.list("Plant", serde_json::json!({"filters": filters, "order_by": "name"})).unwrap();
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        names.collect::<Vec<_>>().join(" ")
    }

    /// The names of somebody's plants.
    pub(super) fn names_as(&self, user: &str, roles: &[&str]) -> Result<String> {
        let rows = self.list_as(user, roles, "Plant", serde_json::json!({"order_by": "name"}))?;
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        Ok(names.collect::<Vec<_>>().join(" "))
    }
}
