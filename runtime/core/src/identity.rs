//! Identities: the user of a request, with the roles that permissions look at.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

/// The superuser, with every permission.
pub const ADMINISTRATOR: &str = "Administrator";

/// The user of requests without a login.
pub const GUEST: &str = "Guest";

/// The roles that users have without being assigned them.
pub const AUTOMATIC_ROLES: [&str; 4] = [GUEST, "All", "Desk User", ADMINISTRATOR];

/// A System User works in the desk, a Website User does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UserType {
    /// `System User`
    System,
    /// `Website User`
    #[default]
    Website,
}

impl UserType {
    /// The option of the field `user_type`.
    pub fn as_str(self) -> &'static str {
        match self {
            UserType::System => "System User",
            UserType::Website => "Website User",
        }
    }

    /// The type that an option names; unknown ones have no access to the desk.
    pub fn parse(option: Option<&str>) -> UserType {
        if option == Some(UserType::System.as_str()) { UserType::System } else { UserType::Website }
    }
}

/// A user, as far as permissions go.
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
    /// Guest, for requests without a login.
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

    /// A user with assigned roles, to which the automatic ones are added.
    pub fn new(
        name: &str,
        full_name: &str,
        user_type: UserType,
        assigned: impl IntoIterator<Item = String>,
    ) -> Identity {
        let mut roles: HashSet<String> =
            assigned.into_iter().filter(|role| !AUTOMATIC_ROLES.contains(&role.as_str())).collect();
        roles.insert("All".to_owned());
        roles.insert(GUEST.to_owned());
        if user_type == UserType::System {
            roles.insert("Desk User".to_owned());
        }
        if name == ADMINISTRATOR {
            roles.extend([ADMINISTRATOR, "System Manager"].map(str::to_owned));
        }
        Identity {
            name: name.to_owned(),
            full_name: full_name.to_owned(),
            user_type: user_type.as_str().to_owned(),
            roles,
        }
    }

    /// Whether the user is Administrator.
    pub fn is_administrator(&self) -> bool {
        self.name == ADMINISTRATOR
    }

    /// Whether the user is Guest.
    pub fn is_guest(&self) -> bool {
        self.name == GUEST
    }

    /// Whether the user has a role; Administrator has all.
    pub fn has_role(&self, role: &str) -> bool {
        self.is_administrator() || self.roles.contains(role)
    }
}

#[cfg(test)]
mod tests {
    use crate::identity::*;

    #[test]
    fn automatic_roles_come_from_the_kind_of_user_and_cannot_be_assigned() {
        let assigned = ["Librarian", "Administrator", "Desk User"].map(str::to_owned);
        let website = Identity::new("a@example.com", "A", UserType::Website, assigned.clone());
        assert_eq!(website.roles, ["All", "Guest", "Librarian"].map(str::to_owned).into());
        let system = Identity::new("a@example.com", "A", UserType::System, assigned);
        assert!(system.has_role("Desk User"));
        assert!(!system.has_role("Administrator"));
    }

    #[test]
    fn administrator_has_every_role_and_guest_has_one() {
        assert!(Identity::administrator().has_role("Anything"));
        assert_eq!(Identity::guest().roles, ["Guest"].map(str::to_owned).into());
    }
}
