//! Sites for tests of controllers: a database, a schema and a context, without HTTP.
//!
//! ```no_run
//! # use doctyped_core::context::Application;
//! # static APPLICATION: Application = Application { doctypes: &[], ..Application::NEW };
//! # use doctyped_api as doctyped;
//! let mut ctx = doctyped::testing::context(&APPLICATION)?;
//! # Ok::<(), doctyped_core::error::Error>(())
//! ```

use crate::setup;
use doctyped_core::config::Config;
use doctyped_core::context::Application;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_core::identity::Identity;
use doctyped_orm::db::{DatabaseUrl, Pool};
use std::sync::Arc;

/// The key of secrets of all sites for tests, so that none writes a key file into the working directory.
const ENCRYPTION_KEY: &str = "ZG9jdHlwZWQ6IGtleSBvZiBzaXRlcyBmb3IgdGVzdHM=";

/// A context of Administrator on a database in memory with the application's tables and roles.
///
/// # Errors
/// `InternalError` when the schema cannot be created.
pub fn context(application: &Application) -> Result<Context> {
    let config = Config {
        database: DatabaseUrl::Sqlite(":memory:".to_owned()),
        admin_password: Some("admin".to_owned()),
        ..Config::default()
    };
    let pool = Pool::open(&config.database, 1)?;
    let site = Arc::new(setup::new_site(application, pool, config));
    setup::install(&site)?;
    Context::new(site, Identity::administrator())
}

/// A site on a database in a file, for tests with several requests at once: each takes a
/// [`Context`] of its own.
///
/// # Errors
/// `InternalError` when the file cannot be opened or the schema cannot be created.
pub fn site(application: &Application, file: &std::path::Path) -> Result<Arc<Site>> {
    site_on(application, DatabaseUrl::Sqlite(file.display().to_string()))
}

/// The same, on any database that is empty.
///
/// # Errors
/// `InternalError` when it cannot be opened or the schema cannot be created.
pub fn site_on(application: &Application, database: DatabaseUrl) -> Result<Arc<Site>> {
    let config = Config {
        database,
        admin_password: Some("admin".to_owned()),
        encryption_key: Some(ENCRYPTION_KEY.to_owned()),
        ..Config::default()
    };
    let pool = Pool::open(&config.database, config.connections)?;
    let site = Arc::new(setup::new_site(application, pool, config));
    setup::install(&site)?;
    Ok(site)
}
