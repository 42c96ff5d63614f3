//! Cache of permissions between requests, so that a check takes no query.

use super::custom::CustomPermissions;
use super::shares::Shares;
use super::user_permissions::UserPermissions;
use crate::auth::of_users;
use crate::db::AnyConnection;
use crate::error::Result;
use moka::sync::Cache;
use parking_lot::RwLock;
use std::sync::Arc;

/// Custom permissions of all DocTypes, and user permissions and shares by user.
pub(crate) struct Remembered {
    custom: RwLock<Arc<CustomPermissions>>,
    pub(super) users: Cache<String, Arc<UserPermissions>>,
    pub(super) shares: Cache<String, Arc<Shares>>,
}

impl Default for Remembered {
    fn default() -> Remembered {
        Remembered { custom: RwLock::default(), users: of_users(), shares: of_users() }
    }
}

impl Remembered {
    /// The permission rows that replace those of definitions.
    pub(super) fn custom(&self) -> Arc<CustomPermissions> {
        Arc::clone(&self.custom.read())
    }

    /// Reads custom permissions again.
    pub(crate) fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let custom = CustomPermissions::load(connection)?;
        *self.custom.write() = Arc::new(custom);
        Ok(())
    }

    /// Invalidates the user permissions and shares of a user.
    pub(crate) fn forget_user(&self, user: &str) {
        self.users.invalidate(user);
        self.shares.invalidate(user);
    }

    /// Invalidates the shares of a user, or of all users.
    pub(crate) fn forget_shares(&self, user: Option<&str>) {
        match user {
            Some(user) => self.shares.invalidate(user),
            None => self.shares.invalidate_all(),
        }
    }

    /// Invalidates the user permissions and shares of all users.
    pub(crate) fn forget_all(&self) {
        self.users.invalidate_all();
        self.shares.invalidate_all();
    }
}
