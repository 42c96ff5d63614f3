//! The runtime of generated servers: typed records and tables, lists, the document lifecycle,
//! permissions and Frappe's REST API over actix-web.
//!
//! Codegen writes records, metadata and entries for each DocType; their behaviour is here. This crate
//! is a facade: the code is in layered crates, of which each knows only those before it ([`schema`],
//! [`db`] and [`table`], [`models`], the core, [`auth`], [`files`], [`document`], [`query`], the
//! functions of Frappe, [`http`]). Applications name `doctyped::...` and no other crate.

mod cli;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;

pub use actix_web;
pub use chrono;
pub use cli::main;
pub use diesel;
pub use doctyped_api::{controllers, prelude, setup, testing};
pub use doctyped_core::config::Config;
pub use doctyped_core::context::AsyncContext;
pub use doctyped_core::context::Site;
#[doc(hidden)]
pub use doctyped_core::context::doctype_override;
pub use doctyped_core::context::{Application, Registry};
pub use doctyped_core::context::{Context, DocumentName, Message};
pub use doctyped_core::error::{self, Error, ErrorKind, Result};
pub use doctyped_core::json::JsonWriter;
pub use doctyped_models as models;
#[doc(hidden)]
pub use doctyped_orm::generated;
pub use doctyped_orm::{db, queryable, select_impls, table};
pub use doctyped_query::typed_list::{List, ListDocuments};
pub use doctyped_schema as schema;
pub use serde;

/// Authentication: identities, sessions, API keys, passwords.
pub mod auth {
    pub use doctyped_auth::{password, secret};
    pub use doctyped_core::identity::{ADMINISTRATOR, AUTOMATIC_ROLES, GUEST, Identity, UserType};
}

/// Documents: controllers, hooks, the lifecycle, and the operations of the REST API on one document.
pub mod document {
    pub use doctyped_api::resource;
    pub use doctyped_core::context::{Controller, Hooks};
    pub use doctyped_core::context::{DocTypeEntry, new, typed, typed_ref};
    pub use doctyped_core::context::{Documents, ListQuery, Listed, VirtualDocument};
    pub use doctyped_documents::lifecycle::get_for;
    pub use doctyped_documents::{
        DocumentFormat, Viewer, cancel, check_reference, copy, delete, discard, exists, insert, load_into,
        rebuild_tree, rename, save, submit, update_assignees, write,
    };
}

/// Uploaded files and their storage.
pub mod files {
    pub use doctyped_core::content::{Content, ReadAt};
    pub use doctyped_core::upload::Upload;
    pub use doctyped_files::Storage;
}

/// Whitelisted functions: arguments, results, and how codegen registers them.
pub mod method {
    pub use doctyped_api::functions;
    pub use doctyped_core::arguments::{Argument, Arguments, FromArgument};
    pub use doctyped_core::context::{AsyncResponse, IntoResponse, respond};
    pub use doctyped_core::context::{Call, Function, Pending, WhitelistedFunction, WriteMode};
    pub use doctyped_core::download::Download;
}

/// Migrations: the schema, patches and fixtures.
pub mod migration {
    pub use doctyped_api::migration::{
        Migrated, MigrationOptions, drop_orphans, migrate as migrate_site, orphans, plan,
    };
    pub use doctyped_core::context::{Fixture, Patch};
    pub use doctyped_migration::{CompletedStep, Options, Orphan, migrate};
}

/// Optional modules, which `modules` in `doctyped.toml` adds to the DocTypes of an application: their data and their
/// rules. Generated code names them.
pub mod modules {
    /// Addresses and contacts.
    pub mod contacts {
        pub use doctyped_api::contacts::{address, contact};
        pub use doctyped_modules::contacts::DATA;
    }
    /// Countries, currencies and languages.
    pub mod geo {
        pub use doctyped_modules::geo::DATA;
    }
    /// Units of measurement.
    pub mod units {
        pub use doctyped_modules::units::DATA;
    }
}

/// Permissions: checks, rules, shares.
pub mod permission {
    pub use doctyped_api::sharing;
    pub use doctyped_auth::permission::{Levels, check, has, readable_levels, writable_levels};
    pub use doctyped_orm::access_rule::Rule;
    pub use doctyped_orm::restriction::{Compares, Restriction};
}

/// Lists: filters, fields, orders and groups of a client, planned and written as SQL.
pub mod query {
    pub use doctyped_core::api_version::ApiVersion;
    pub use doctyped_core::grammar::expression::{ColumnPath, Expression, Field, Order};
    pub use doctyped_core::grammar::filter::{Condition, Filter, Joiner};
    pub use doctyped_core::grammar::operator::{Comparison, Operator, TreeRelation};
    pub use doctyped_query::{RowFormat, Select, list, page};
}

/// Health checks, metrics and request logs. An `App` of an application's own wraps [`monitoring::Monitor`] around it to
/// have its requests counted and logged.
pub mod monitoring {
    pub use doctyped_monitoring::{Monitor, RequestTrace, request_log, routes};
}

/// The HTTP layer: handlers, extractors and the API as a part of an actix-web `App`.
pub mod http {
    use actix_web::web::ServiceConfig;
    pub use doctyped_http::*;

    /// Mounts the application's own routes, the API and the Model Context Protocol. The `App` needs the site as
    /// `app_data(web::Data::from(site))`.
    ///
    /// Routes that the `App` has before win over those of the API; every path that no route matches is
    /// answered by the API, unless the `App` sets another `default_service` afterwards.
    pub fn configure(config: &mut ServiceConfig, api: &Api) {
        doctyped_http::configure(config, api);
        config.configure(doctyped_mcp::routes);
    }
}
