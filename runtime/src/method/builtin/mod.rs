//! Frappe's own functions, at the paths by which its clients call them.

mod client;
mod comment;
mod document;
mod form;
mod listview;
mod parameters;
mod rename;
mod reportview;
mod search;
mod server;
mod session;
#[cfg(test)]
mod tests;
mod tree;
mod user;

use super::{Arguments, Call, Method};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use client::{permissions, read, values, write};

/// The function at a path.
pub(crate) fn lookup(path: &str) -> Option<&'static Method> {
    let (module, function) = path.rsplit_once('.').unwrap_or(("", path));
    match module {
        "" => plain(function),
        "frappe" => frappe(function),
        "frappe.client" => of_client(function),
        "frappe.auth" => (function == "get_logged_user").then_some(&session::__whitelist_get_logged_user),
        "frappe.core.doctype.user.user" => of_user(function),
        "frappe.realtime" => of_realtime(function),
        "frappe.utils.change_log" => (function == "get_versions").then_some(&server::__whitelist_get_versions),
        "frappe.utils.nestedset" => (function == "rebuild_tree").then_some(&tree::__whitelist_rebuild_tree),
        "frappe.model.rename_doc" => {
            (function == "update_document_title").then_some(&rename::__whitelist_update_document_title)
        }
        _ => of_desk(module.strip_prefix("frappe.desk.")?, function),
    }
}

fn plain(function: &str) -> Option<&'static Method> {
    Some(match function {
        "login" => &session::__whitelist_login,
        "ping" => &session::__whitelist_ping,
        "run_doc_method" | "runserverobj" => &document::__whitelist_run_doc_method,
        _ => return None,
    })
}

fn frappe(function: &str) -> Option<&'static Method> {
    Some(match function {
        "ping" => &session::__whitelist_ping,
        "rename_doc" => &rename::__whitelist_rename_doc,
        _ => return None,
    })
}

fn of_client(function: &str) -> Option<&'static Method> {
    Some(match function {
        "get_list" => &read::GET_LIST,
        "get_count" => &read::__whitelist_get_count,
        "get" => &read::__whitelist_get,
        "get_value" => &values::__whitelist_get_value,
        "get_single_value" => &values::__whitelist_get_single_value,
        "get_password" => &values::__whitelist_get_password,
        "validate_link" => &values::__whitelist_validate_link,
        "is_document_amended" => &values::__whitelist_is_document_amended,
        "has_permission" => &permissions::__whitelist_has_permission,
        "get_doc_permissions" => &permissions::__whitelist_get_doc_permissions,
        "get_time_zone" => &permissions::__whitelist_get_time_zone,
        "set_value" => &write::__whitelist_set_value,
        "insert" => &write::__whitelist_insert,
        "insert_many" => &write::__whitelist_insert_many,
        "save" => &write::__whitelist_save,
        "submit" => &write::__whitelist_submit,
        "cancel" => &write::__whitelist_cancel,
        "delete" => &write::__whitelist_delete,
        "rename_doc" => &write::__whitelist_rename_doc,
        "bulk_update" => &write::__whitelist_bulk_update,
        _ => return None,
    })
}

fn of_user(function: &str) -> Option<&'static Method> {
    Some(match function {
        "generate_keys" => &user::__whitelist_generate_keys,
        "get_all_roles" => &user::__whitelist_get_all_roles,
        "get_roles" => &user::__whitelist_get_roles,
        _ => return None,
    })
}

fn of_realtime(function: &str) -> Option<&'static Method> {
    Some(match function {
        "get_user_info" => &server::__whitelist_get_user_info,
        "has_permission" => &server::__whitelist_has_permission,
        _ => return None,
    })
}

/// `frappe.desk`: what its user interface calls.
fn of_desk(module: &str, function: &str) -> Option<&'static Method> {
    Some(match (module, function) {
        ("search", "search_link") => &search::__whitelist_search_link,
        ("search", "search_widget") => &search::__whitelist_search_widget,
        ("search", "get_link_title") => &search::__whitelist_get_link_title,
        ("reportview", "get") => &reportview::GET,
        ("reportview", "get_list") => &reportview::GET_LIST,
        ("reportview", "get_count") => &reportview::GET_COUNT,
        ("reportview", "delete_items") => &reportview::__whitelist_delete_items,
        ("listview", "get_group_by_count") => &listview::__whitelist_get_group_by_count,
        ("form.load", "getdoc") => &form::load::__whitelist_getdoc,
        ("form.load", "getdoctype") => &form::load::__whitelist_getdoctype,
        ("form.load", "get_docinfo") => &form::load::__whitelist_get_docinfo,
        ("form.save", "savedocs") => &form::save::__whitelist_savedocs,
        ("form.save", "cancel") => &form::save::__whitelist_cancel,
        ("form.save", "discard") => &form::save::__whitelist_discard,
        ("form.utils", "add_comment") => &comment::__whitelist_add_comment,
        ("form.utils", "update_comment") => &comment::__whitelist_update_comment,
        ("form.utils", "get_next") => &listview::__whitelist_get_next,
        ("treeview", "get_children") => &tree::__whitelist_get_children,
        ("treeview", "get_all_nodes") => &tree::__whitelist_get_all_nodes,
        _ => return None,
    })
}

/// A function that takes the form as a whole: it shares its parameters with a route.
const fn of_form(name: &'static str, call: fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>) -> Method {
    Method { name, allow_guest: false, verbs: &[], arguments: &[], call: Call::Free(call) }
}

/// Fails for users without a role.
fn only_for(ctx: &Context, role: &str) -> Result<()> {
    if ctx.identity().has_role(role) {
        return Ok(());
    }
    Err(Error::permission(format!("This takes the role {role}")))
}
