//! Set-up of a site: its platform, and its database before the first request.

pub use crate::base_records::Installed;

use crate::migration;
use doctyped_core::config::Config;
use doctyped_core::context::{Application, Context, Platform, Registry, Site};
use doctyped_core::error::Result;
use doctyped_core::identity::Identity;
use doctyped_documents as document;
use doctyped_orm::db::Pool;
use std::sync::Arc;

/// The lifecycle and the built-in DocTypes, which every site has.
const PLATFORM: Platform = Platform { documents: &document::Lifecycle, doctypes: crate::entries::ENTRIES };

/// A site of an application on a database.
pub fn new_site(application: &Application, pool: Pool, config: Config) -> Site {
    Site::new(PLATFORM, application, pool, config)
}

/// The DocTypes and functions of an application with the built-in ones, without a site.
pub fn registry(application: &Application) -> Registry {
    Registry::new(PLATFORM.doctypes, application)
}

/// Brings the database up to date with the application, if that has changed, and adds what is missing: roles that
/// permissions name, and in a new database Administrator, Guest and System Settings. Nothing that exists is changed.
///
/// # Errors
/// `ValidationError` for a configuration that cannot work, and those of the migration and of the inserts.
pub fn install(site: &Arc<Site>) -> Result<Installed> {
    migration::register(site)?;
    let mut ctx = Context::new(Arc::clone(site), Identity::administrator())?;
    ctx.elevated(migration::migrate_if_changed)
}
