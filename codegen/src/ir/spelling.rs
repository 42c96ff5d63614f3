//! Roles and modules that are spelled in different case are one, as databases compare names.

use crate::schema::{DocType, Text};
use std::collections::HashMap;

/// Roles that users have without a document that says so.
const AUTOMATIC_ROLES: [&str; 5] = ["Administrator", "All", "Desk User", "Guest", "System Manager"];

/// Gives roles and modules of the application one spelling: that of the built-in DocTypes, or of the first DocType
/// that names them.
pub(super) fn unify(own: &mut [DocType], built_in: &[DocType]) {
    let mut roles = Spellings::default();
    for role in AUTOMATIC_ROLES {
        roles.0.insert(role.to_lowercase(), role.to_owned());
    }
    let mut modules = Spellings::default();
    for doctype in built_in {
        modules.learn(&doctype.module);
        doctype.permissions.iter().for_each(|row| roles.learn(&row.role));
    }
    for doctype in own {
        modules.unify(&mut doctype.module);
        doctype.permissions.iter_mut().for_each(|row| roles.unify(&mut row.role));
    }
}

/// Names by their lower case.
#[derive(Debug, Default)]
struct Spellings(HashMap<String, String>);

impl Spellings {
    fn learn(&mut self, name: &Text) {
        if let Some(name) = name {
            self.0.entry(name.value.to_lowercase()).or_insert_with(|| name.value.clone());
        }
    }

    fn unify(&mut self, name: &mut Text) {
        self.learn(name);
        if let Some(name) = name
            && let Some(spelling) = self.0.get(&name.value.to_lowercase())
        {
            name.value.clone_from(spelling);
        }
    }
}
