//! Frappe's own DocTypes whose documents are limited by code in Python, which an import does not have.
//!
//! Their definitions grant rights to all users, and Frappe's hooks (`has_permission`, `permission_query_conditions`) take
//! them back for the documents of others. Some get a controller with the same rules; the others keep no right of the roles
//! that every user has, until the application has a controller for them.

use crate::row::{Row, is_on, list, rows, text};
use std::collections::BTreeMap;

/// DocTypes with a controller: those of the example application.
const CONTROLLERS: [(&str, &str); 2] = [
    ("Note", include_str!("../../../../doctypes/desk/note/note.rs")),
    ("ToDo", include_str!("../../../../doctypes/desk/todo/todo.rs")),
];

/// DocTypes with rules in Python. Those of User and File are in the runtime.
const WITH_RULES: [&str; 17] = [
    "Address",
    "Communication",
    "Contact",
    "Dashboard",
    "Dashboard Chart",
    "Dashboard Settings",
    "Event",
    "Kanban Board",
    "Note",
    "Notification Log",
    "Notification Settings",
    "Number Card",
    "Prepared Report",
    "ToDo",
    "User Invitation",
    "Workflow Action",
    "Workspace",
];

/// Roles that users have without being assigned them.
const AUTOMATIC_ROLES: [&str; 3] = ["All", "Desk User", "Guest"];

/// The controller that a DocType of Frappe gets when it is imported for the first time.
pub(super) fn controller(doctype: &str) -> Option<&'static str> {
    CONTROLLERS.into_iter().find(|(name, _)| *name == doctype).map(|(_, text)| text)
}

/// Removes the rights of automatic roles on DocTypes of Frappe that are limited by Python code and have no controller.
pub(super) fn limit(
    definitions: &mut BTreeMap<String, Row>,
    is_core: impl Fn(&str) -> bool,
    has_controller: impl Fn(&str, &Row) -> bool,
    notes: &mut Vec<String>,
) {
    for (name, definition) in definitions {
        if !WITH_RULES.contains(&name.as_str()) || !is_core(name) || has_controller(name, definition) {
            continue;
        }
        let permissions = rows(definition, "permissions");
        let is_open = |row: &Row| AUTOMATIC_ROLES.contains(&text(row, "role")) && !is_on(row, "if_owner");
        let (open, closed): (Vec<Row>, Vec<Row>) = permissions.into_iter().partition(is_open);
        let roles: Vec<&str> = open.iter().map(|row| text(row, "role")).collect();
        let consequence = if roles.is_empty() {
            "they do not apply here".to_owned()
        } else {
            format!("the rights of {} are left out", roles.join(", "))
        };
        notes.push(format!(
            "{name}: Frappe limits its documents by rules in Python; {consequence} until there is a controller"
        ));
        definition.insert("permissions".to_owned(), list(closed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rights_of_all_users_wait_for_a_controller() {
        let permissions = json!([
            {"role": "All", "read": 1}, {"role": "All", "read": 1, "if_owner": 1}, {"role": "System Manager", "read": 1}
        ]);
        let mut definition = Row::new();
        definition.insert("permissions".to_owned(), permissions);
        let names = ["Event", "Kanban Board", "Role"];
        let mut definitions: BTreeMap<String, Row> =
            names.iter().map(|name| ((*name).to_owned(), definition.clone())).collect();
        let mut notes = Vec::new();
        limit(&mut definitions, |_| true, |name, _| name == "Kanban Board", &mut notes);
        assert_eq!(names.map(|name| rows(&definitions[name], "permissions").len()), [2, 3, 3]);
        assert_eq!(notes.len(), 1);
    }
}
