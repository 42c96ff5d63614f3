//! Frappe's whitelisted functions, at the paths that its clients call.

mod account;
mod assign;
mod bulk;
pub mod call;
mod client;
mod comment;
mod deleted_document;
mod document;
mod file;
mod form;
mod like;
mod link_preview;
mod listview;
pub mod methods;
mod parameters;
mod permission_manager;
mod rename;
mod reportview;
mod search;
mod server;
mod session;
mod share;
mod stats;
mod tag;
#[cfg(test)]
mod tests;
mod tree;
mod user;
mod user_permission;

pub use call::document_method_route;
use client::{permissions, read, values, write};
use doctyped_auth::rate_limits::rate_limits;
use doctyped_core::arguments::{Argument, Arguments};
use doctyped_core::context::Context;
use doctyped_core::context::{Call, WhitelistedFunction, Site, WriteMode};
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use file::{archive, attach, folders, transfer};
pub use reportview::count;
pub(crate) use search::link_title;
pub use server::FRAPPE_VERSION;
pub use session::PONG;

/// Functions of one module, sorted by name.
type Functions = &'static [(&'static str, &'static WhitelistedFunction)];

/// All functions by module, sorted by path; those without a module come first.
static MODULES: &[(&str, Functions)] = &[
    (
        "",
        &[
            ("download_file", &transfer::__whitelist_download_file),
            ("login", &session::__whitelist_login),
            ("ping", &session::__whitelist_ping),
            ("run_doc_method", &document::__whitelist_run_doc_method),
            ("runserverobj", &document::__whitelist_run_doc_method),
            ("upload_file", &transfer::__whitelist_upload_file),
            ("version", &server::__whitelist_version),
        ],
    ),
    ("doctyped", &[("methods", &methods::__whitelist_methods)]),
    ("frappe", &[("ping", &session::__whitelist_ping), ("rename_doc", &rename::__whitelist_rename_doc)]),
    ("frappe.auth", &[("get_logged_user", &session::__whitelist_get_logged_user)]),
    (
        "frappe.client",
        &[
            ("attach_file", &attach::__whitelist_attach_file),
            ("bulk_update", &write::__whitelist_bulk_update),
            ("cancel", &write::__whitelist_cancel),
            ("delete", &write::__whitelist_delete),
            ("get", &read::__whitelist_get),
            ("get_count", &read::__whitelist_get_count),
            ("get_doc_permissions", &permissions::__whitelist_get_doc_permissions),
            ("get_list", &read::GET_LIST),
            ("get_password", &values::__whitelist_get_password),
            ("get_single_value", &values::__whitelist_get_single_value),
            ("get_time_zone", &permissions::__whitelist_get_time_zone),
            ("get_value", &values::__whitelist_get_value),
            ("has_permission", &permissions::__whitelist_has_permission),
            ("insert", &write::__whitelist_insert),
            ("insert_many", &write::__whitelist_insert_many),
            ("is_document_amended", &values::__whitelist_is_document_amended),
            ("rename_doc", &write::__whitelist_rename_doc),
            ("save", &write::__whitelist_save),
            ("set_value", &write::__whitelist_set_value),
            ("submit", &write::__whitelist_submit),
            ("validate_link", &values::__whitelist_validate_link),
            ("validate_link_and_fetch", &values::__whitelist_validate_link_and_fetch),
        ],
    ),
    (
        "frappe.core.api.file",
        &[
            ("create_new_folder", &folders::__whitelist_create_new_folder),
            ("get_attached_images", &folders::__whitelist_get_attached_images),
            ("get_files_by_search_text", &folders::__whitelist_get_files_by_search_text),
            ("get_files_in_folder", &folders::__whitelist_get_files_in_folder),
            ("get_max_file_size", &folders::__whitelist_get_max_file_size),
            ("move_file", &folders::__whitelist_move_file),
            ("unzip_file", &archive::__whitelist_unzip_file),
            ("zip_files", &archive::__whitelist_zip_files),
        ],
    ),
    (
        "frappe.core.doctype.deleted_document.deleted_document",
        &[
            ("bulk_restore", &deleted_document::__whitelist_bulk_restore),
            ("restore", &deleted_document::__whitelist_restore),
        ],
    ),
    (
        "frappe.core.doctype.file.file",
        &[
            ("download_file", &transfer::__whitelist_download_file),
            ("unzip_file", &archive::__whitelist_unzip_file),
            ("zip_files", &archive::__whitelist_zip_files),
        ],
    ),
    (
        "frappe.core.doctype.user.user",
        &[
            ("generate_keys", &user::__whitelist_generate_keys),
            ("get_all_roles", &user::__whitelist_get_all_roles),
            ("get_roles", &user::__whitelist_get_roles),
            ("get_timezones", &user::__whitelist_get_timezones),
            ("reset_password", &account::__whitelist_reset_password),
            ("sign_up", &account::__whitelist_sign_up),
            ("test_password_strength", &account::__whitelist_test_password_strength),
            ("update_password", &account::__whitelist_update_password),
            ("verify_password", &account::__whitelist_verify_password),
        ],
    ),
    (
        "frappe.core.doctype.user_permission.user_permission",
        &[
            ("add_user_permissions", &user_permission::__whitelist_add_user_permissions),
            ("check_applicable_doc_perm", &user_permission::__whitelist_check_applicable_doc_perm),
            ("clear_user_permissions", &user_permission::__whitelist_clear_user_permissions),
            ("get_user_permissions", &user_permission::__whitelist_get_user_permissions),
        ],
    ),
    (
        "frappe.core.page.permission_manager.permission_manager",
        &[
            ("add", &permission_manager::__whitelist_add),
            ("get_permissions", &permission_manager::__whitelist_get_permissions),
            ("get_roles_and_doctypes", &permission_manager::__whitelist_get_roles_and_doctypes),
            ("get_standard_permissions", &permission_manager::__whitelist_get_standard_permissions),
            ("get_users_with_role", &permission_manager::__whitelist_get_users_with_role),
            ("remove", &permission_manager::__whitelist_remove),
            ("reset", &permission_manager::__whitelist_reset),
            ("update", &permission_manager::__whitelist_update),
        ],
    ),
    (
        "frappe.desk.doctype.bulk_update.bulk_update",
        &[("submit_cancel_or_update_docs", &bulk::__whitelist_submit_cancel_or_update_docs)],
    ),
    (
        "frappe.desk.doctype.tag.tag",
        &[
            ("add_tag", &tag::__whitelist_add_tag),
            ("add_tags", &tag::__whitelist_add_tags),
            ("get_documents_for_tag", &tag::__whitelist_get_documents_for_tag),
            ("get_tagged_docs", &tag::__whitelist_get_tagged_docs),
            ("get_tags", &tag::__whitelist_get_tags),
            ("get_tags_list_for_awesomebar", &tag::__whitelist_get_tags_list_for_awesomebar),
            ("remove_tag", &tag::__whitelist_remove_tag),
        ],
    ),
    (
        "frappe.desk.form.assign_to",
        &[
            ("add", &assign::ADD),
            ("add_multiple", &assign::ADD_MULTIPLE),
            ("close", &assign::__whitelist_close),
            ("get", &assign::__whitelist_get),
            ("remove", &assign::__whitelist_remove),
            ("remove_multiple", &assign::__whitelist_remove_multiple),
        ],
    ),
    (
        "frappe.desk.form.linked_with",
        &[
            ("cancel_all_linked_docs", &form::linked::__whitelist_cancel_all_linked_docs),
            ("get", &form::linked::__whitelist_get),
            ("get_linked_doctypes", &form::linked::__whitelist_get_linked_doctypes),
            ("get_submitted_linked_docs", &form::linked::__whitelist_get_submitted_linked_docs),
        ],
    ),
    (
        "frappe.desk.form.load",
        &[
            ("get_docinfo", &form::load::__whitelist_get_docinfo),
            ("getdoc", &form::load::__whitelist_getdoc),
            ("getdoctype", &form::load::__whitelist_getdoctype),
        ],
    ),
    (
        "frappe.desk.form.save",
        &[
            ("cancel", &form::save::__whitelist_cancel),
            ("discard", &form::save::__whitelist_discard),
            ("savedocs", &form::save::__whitelist_savedocs),
        ],
    ),
    (
        "frappe.desk.form.utils",
        &[
            ("add_comment", &comment::__whitelist_add_comment),
            ("get_next", &listview::__whitelist_get_next),
            ("remove_attach", &attach::__whitelist_remove_attach),
            ("update_comment", &comment::__whitelist_update_comment),
        ],
    ),
    ("frappe.desk.like", &[("toggle_like", &like::__whitelist_toggle_like)]),
    ("frappe.desk.link_preview", &[("get_preview_data", &link_preview::__whitelist_get_preview_data)]),
    ("frappe.desk.listview", &[("get_group_by_count", &listview::__whitelist_get_group_by_count)]),
    (
        "frappe.desk.reportview",
        &[
            ("delete_items", &reportview::__whitelist_delete_items),
            ("get", &reportview::GET),
            ("get_count", &reportview::GET_COUNT),
            ("get_list", &reportview::GET_LIST),
            ("get_sidebar_stats", &stats::__whitelist_get_sidebar_stats),
            ("get_stats", &stats::__whitelist_get_stats),
        ],
    ),
    (
        "frappe.desk.search",
        &[
            ("get_link_title", &search::__whitelist_get_link_title),
            ("search_link", &search::__whitelist_search_link),
            ("search_widget", &search::__whitelist_search_widget),
        ],
    ),
    (
        "frappe.desk.treeview",
        &[
            ("add_node", &tree::ADD_NODE),
            ("get_all_nodes", &tree::__whitelist_get_all_nodes),
            ("get_children", &tree::__whitelist_get_children),
        ],
    ),
    (
        "frappe.entry",
        &[
            ("download_file", &transfer::__whitelist_download_file),
            ("ping", &session::__whitelist_ping),
            ("run_doc_method", &document::__whitelist_run_doc_method),
            ("upload_file", &transfer::__whitelist_upload_file),
            ("version", &server::__whitelist_version),
        ],
    ),
    ("frappe.model.document", &[("unlock_document", &server::__whitelist_unlock_document)]),
    ("frappe.model.rename_doc", &[("update_document_title", &rename::__whitelist_update_document_title)]),
    (
        "frappe.realtime",
        &[
            ("get_user_info", &server::__whitelist_get_user_info),
            ("has_permission", &server::__whitelist_has_permission),
        ],
    ),
    ("frappe.sessions", &[("clear", &server::__whitelist_clear)]),
    (
        "frappe.share",
        &[
            ("add", &share::__whitelist_add),
            ("get_users", &share::__whitelist_get_users),
            ("remove", &share::__whitelist_remove),
            ("set_permission", &share::__whitelist_set_permission),
        ],
    ),
    ("frappe.twofactor", &[("reset_otp_secret", &account::__whitelist_reset_otp_secret)]),
    ("frappe.utils.change_log", &[("get_versions", &server::__whitelist_get_versions)]),
    ("frappe.utils.nestedset", &[("rebuild_tree", &tree::__whitelist_rebuild_tree)]),
];

/// The function at a path, as `frappe.client.get`.
pub fn lookup(path: &str) -> Option<&'static WhitelistedFunction> {
    let (module, name) = path.rsplit_once('.').unwrap_or(("", path));
    let functions = find(MODULES, module)?;
    find(functions, name).copied()
}

/// Whether a call with an HTTP method is one of the built-in function `ping`, which needs no database unless its route
/// has a limit.
pub fn is_ping(site: &Site, path: &str, http_method: &str) -> bool {
    let is_built_in = lookup(path).is_some_and(|method| std::ptr::eq(method, &raw const session::__whitelist_ping));
    is_built_in
        && site.registry().function(path).is_none()
        && session::__whitelist_ping.http_methods().contains(&http_method)
        && !rate_limits(site).limits_route(|| call::route_names(site, &session::__whitelist_ping))
}

/// The value of a key in pairs that are sorted by key.
fn find<'a, T>(pairs: &'a [(&str, T)], key: &str) -> Option<&'a T> {
    let index = pairs.binary_search_by_key(&key, |(key, _)| key).ok()?;
    pairs.get(index).map(|(_, value)| value)
}

/// All functions with their paths.
pub fn all() -> impl Iterator<Item = (String, &'static WhitelistedFunction)> {
    MODULES.iter().flat_map(|(module, functions)| {
        functions.iter().map(move |(name, method)| {
            let path = if module.is_empty() { (*name).to_owned() } else { format!("{module}.{name}") };
            (path, *method)
        })
    })
}

/// A function that takes all arguments undecoded: it shares its parameters with a route, or takes them in
/// more than one form.
const fn undecoded(
    name: &'static str,
    description: &'static str,
    arguments: &'static [Argument],
    call: fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>,
) -> WhitelistedFunction {
    let call = Call::Free(call);
    WhitelistedFunction {
        name,
        description,
        allow_guest: false,
        xss_safe: false,
        http_methods: &[],
        overrides: "",
        write_mode: WriteMode::LockAtStart,
        arguments,
        is_open: true,
        call,
    }
}

/// An [`undecoded`] function that only reads.
const fn undecoded_reader(
    name: &'static str,
    description: &'static str,
    arguments: &'static [Argument],
    call: fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>,
) -> WhitelistedFunction {
    WhitelistedFunction { write_mode: WriteMode::ReadOnly, ..undecoded(name, description, arguments, call) }
}

/// The role of administrators of a site.
const SYSTEM_MANAGER: &str = "System Manager";

/// Checks that the session user has a role (Frappe: `only_for`).
///
/// # Errors
/// `PermissionError`.
fn only_for(ctx: &Context, role: &str) -> Result<()> {
    if ctx.identity().has_role(role) {
        return Ok(());
    }
    Err(Error::permission(format!("This takes the role {role}")))
}
