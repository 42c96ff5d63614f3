//! Cached permissions, so that a check costs no query.

use super::custom::CustomPermissions;
use super::shares::Shares;
use super::user_permissions::UserPermissions;
use doctyped_core::cache::short_lived;
use doctyped_core::config::Config;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_core::site::Site;
use doctyped_orm::db::AnyConnection;
use moka::sync::Cache;
use parking_lot::RwLock;
use std::sync::Arc;

/// Custom permissions of all DocTypes; user permissions and shares of the users who sent requests
/// lately.
pub struct PermissionCache {
    custom: RwLock<Arc<CustomPermissions>>,
    pub(super) users: Cache<String, Arc<UserPermissions>>,
    /// Documents that are shared with each user.
    pub shares: Cache<String, Arc<Shares>>,
}

impl Extension for PermissionCache {
    fn new(_: &Config) -> PermissionCache {
        PermissionCache { custom: RwLock::default(), users: short_lived(), shares: short_lived() }
    }

    fn invalidate(&self, change: &Change) {
        match change {
            Change::User(user) => {
                self.users.invalidate(user);
                self.shares.invalidate(user);
            }
            Change::SharesOf(user) => self.shares.invalidate(user),
            Change::Shares => self.shares.invalidate_all(),
            Change::Everything => {
                self.users.invalidate_all();
                self.shares.invalidate_all();
            }
            _ => {}
        }
    }

    fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let custom = CustomPermissions::load(connection)?;
        *self.custom.write() = Arc::new(custom);
        Ok(())
    }
}

impl PermissionCache {
    /// The permissions that override those of definitions.
    pub fn custom(&self) -> Arc<CustomPermissions> {
        Arc::clone(&self.custom.read())
    }
}

/// Adds the cache to a site, so that its first reload reads custom permissions.
pub fn register(site: &Site) {
    site.extension::<PermissionCache>();
}
