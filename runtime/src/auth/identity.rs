//! Identity: the user of a request, with roles.

use super::user::{Account, UserType};
use crate::context::Context;
use crate::error::Result;
use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::{Arc, LazyLock};

/// The superuser, who has every permission.
pub const ADMINISTRATOR: &str = "Administrator";

/// The user of requests without a login.
pub const GUEST: &str = "Guest";

/// Roles that users get automatically, by name and user type. They cannot be assigned.
pub const AUTOMATIC_ROLES: [&str; 4] = [GUEST, "All", "Desk User", ADMINISTRATOR];

/// A user with the attributes that permissions depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name: an e-mail address, `Administrator` or `Guest`.
    pub name: String,
    /// First and last name.
    pub full_name: String,
    /// `System User` or `Website User`.
    pub user_type: String,
    /// The roles, including automatic ones.
    pub roles: HashSet<String>,
}

impl Identity {
    /// Guest: the identity of a request without a login.
    pub fn guest() -> Arc<Identity> {
        static GUEST_IDENTITY: LazyLock<Arc<Identity>> = LazyLock::new(|| {
            Arc::new(Identity {
                name: GUEST.to_owned(),
                full_name: GUEST.to_owned(),
                user_type: UserType::Website.as_str().to_owned(),
                roles: HashSet::from([GUEST.to_owned()]),
            })
        });
        Arc::clone(&GUEST_IDENTITY)
    }

    /// Administrator, for work outside requests.
    pub fn administrator() -> Arc<Identity> {
        static ADMINISTRATOR_IDENTITY: LazyLock<Arc<Identity>> = LazyLock::new(|| {
            let roles = [ADMINISTRATOR, "System Manager", "All", GUEST, "Desk User"];
            Arc::new(Identity {
                name: ADMINISTRATOR.to_owned(),
                full_name: ADMINISTRATOR.to_owned(),
                user_type: UserType::System.as_str().to_owned(),
                roles: roles.map(str::to_owned).into(),
            })
        });
        Arc::clone(&ADMINISTRATOR_IDENTITY)
    }

    /// A user with the assigned and the automatic roles.
    pub(super) fn of(account: &Account, assigned: impl IntoIterator<Item = String>) -> Identity {
        let mut roles: HashSet<String> =
            assigned.into_iter().filter(|role| !AUTOMATIC_ROLES.contains(&role.as_str())).collect();
        roles.insert("All".to_owned());
        roles.insert(GUEST.to_owned());
        if account.user_type == UserType::System {
            roles.insert("Desk User".to_owned());
        }
        if account.name == ADMINISTRATOR {
            roles.extend([ADMINISTRATOR, "System Manager"].map(str::to_owned));
        }
        Identity {
            name: account.name.clone(),
            full_name: account.full_name.clone(),
            user_type: account.user_type.as_str().to_owned(),
            roles,
        }
    }

    /// Whether this is Administrator, to whom no permission rule applies.
    pub fn is_administrator(&self) -> bool {
        self.name == ADMINISTRATOR
    }

    /// Whether this is Guest.
    pub fn is_guest(&self) -> bool {
        self.name == GUEST
    }

    /// Whether the user has a role; Administrator has all.
    pub fn has_role(&self, role: &str) -> bool {
        self.is_administrator() || self.roles.contains(role)
    }
}

/// The identity of an enabled user who is allowed to log in from a client address.
pub(crate) fn admit(ctx: &mut Context, user: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let known = super::user::cached_user(ctx, user)?;
    let settings = ctx.site().caches.settings();
    let admitted = known.filter(|known| known.account.enabled && known.allows_address(address, &settings));
    Ok(admitted.map(|known| Arc::clone(&known.identity)))
}

/// The identity of an enabled user, without a check of the client address.
pub(crate) fn enabled(ctx: &mut Context, user: &str) -> Result<Option<Arc<Identity>>> {
    let known = super::user::cached_user(ctx, user)?;
    Ok(known.filter(|known| known.account.enabled).map(|known| Arc::clone(&known.identity)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str, user_type: UserType) -> Account {
        Account { name: name.to_owned(), user_type, ..Account::default() }
    }

    #[test]
    fn automatic_roles_come_from_the_kind_of_user_and_cannot_be_assigned() {
        let assigned = ["Librarian", "Administrator", "Desk User"].map(str::to_owned);
        let website = Identity::of(&account("a@example.com", UserType::Website), assigned.clone());
        assert_eq!(website.roles, ["All", "Guest", "Librarian"].map(str::to_owned).into());
        let system = Identity::of(&account("a@example.com", UserType::System), assigned);
        assert!(system.has_role("Desk User"));
        assert!(!system.has_role("Administrator"));
    }

    #[test]
    fn administrator_has_every_role_and_guest_has_one() {
        assert!(Identity::administrator().has_role("Anything"));
        assert_eq!(Identity::guest().roles, ["Guest"].map(str::to_owned).into());
    }
}
