//! Frappe's own functions, at the paths by which its clients call them.

mod session;
mod user;

use super::Method;

/// The function at a path.
pub(crate) fn lookup(path: &str) -> Option<&'static Method> {
    Some(match path {
        "login" => &session::__whitelist_login,
        "ping" | "frappe.ping" => &session::__whitelist_ping,
        "frappe.auth.get_logged_user" => &session::__whitelist_get_logged_user,
        "frappe.core.doctype.user.user.generate_keys" => &user::__whitelist_generate_keys,
        "frappe.core.doctype.user.user.get_all_roles" => &user::__whitelist_get_all_roles,
        "frappe.core.doctype.user.user.get_roles" => &user::__whitelist_get_roles,
        _ => return None,
    })
}
