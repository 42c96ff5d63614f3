//! A DocType described to clients, with the property names of Frappe: what `getdoctype` and
//! `/api/v2/doctype/<DocType>/meta` return.

use crate::controllers::doctype::naming;
use doctyped_auth::permission;
use doctyped_auth::permission::Permission;
use doctyped_core::context::Context;
use doctyped_core::json::JsonWriter;
use doctyped_schema::{DocField, Meta, Rights, SortOrder};

/// Writes the metadata that clients need to show documents. Empty texts and switches that are off are
/// left out of fields and permissions.
pub fn write(ctx: &Context, meta: &Meta, out: &mut JsonWriter) {
    out.begin_object();
    text(out, "doctype", "DocType");
    text(out, "name", meta.name);
    text(out, "module", meta.module);
    text(out, "description", meta.description);
    for (name, value) in [
        ("issingle", meta.is_single),
        ("istable", meta.is_child),
        ("is_tree", meta.is_tree),
        ("is_submittable", meta.is_submittable),
        ("is_virtual", meta.is_virtual),
        ("allow_rename", meta.allow_rename),
        ("allow_import", meta.allow_import),
        ("track_changes", meta.track_changes),
        ("track_seen", meta.track_seen),
        ("show_title_field_in_link", meta.show_title_field_in_link),
    ] {
        out.key(name);
        out.int(i64::from(value));
    }
    let (naming_rule, autoname) = naming(meta);
    text(out, "naming_rule", naming_rule);
    text(out, "autoname", &autoname);
    text(out, "title_field", meta.title_field);
    text(out, "search_fields", &meta.search_fields.join(","));
    if let Some((field, order)) = meta.sort.first() {
        text(out, "sort_field", field);
        text(out, "sort_order", if *order == SortOrder::Asc { "ASC" } else { "DESC" });
    }
    if meta.is_tree {
        text(out, "nsm_parent_field", meta.parent_field);
    }
    out.key("fields");
    out.begin_array();
    for (index, field) in meta.fields.iter().enumerate() {
        write_field(meta, index + 1, field, out);
    }
    out.end_array();
    out.key("permissions");
    out.begin_array();
    let mut idx = 0;
    permission::each_permission(ctx, meta, |permission| {
        idx += 1;
        write_permission(meta, idx, permission, out);
    });
    out.end_array();
    out.end_object();
}

fn write_field(meta: &Meta, idx: usize, field: &DocField, out: &mut JsonWriter) {
    out.begin_object();
    row(meta, "DocField", "fields", idx, out);
    text(out, "fieldname", field.fieldname);
    text(out, "fieldtype", field.fieldtype.name());
    for (name, value) in [
        ("label", field.label),
        ("description", field.description),
        ("options", field.options),
        ("default", field.default.unwrap_or_default()),
        ("precision", field.precision),
        ("fetch_from", field.fetch_from),
    ] {
        if !value.is_empty() {
            text(out, name, value);
        }
    }
    for (name, value) in field.conditions {
        text(out, name, value);
    }
    out.key("permlevel");
    out.int(i64::from(field.permlevel));
    if field.length > 0 {
        out.key("length");
        out.int(i64::from(field.length));
    }
    for (name, value) in [
        ("reqd", field.reqd),
        ("unique", field.unique),
        ("search_index", field.search_index),
        ("set_only_once", field.set_only_once),
        ("non_negative", field.non_negative),
        ("allow_on_submit", field.allow_on_submit),
        ("ignore_user_permissions", field.ignore_user_permissions),
        ("no_copy", field.no_copy),
        ("is_virtual", field.is_virtual),
        ("fetch_if_empty", field.fetch_if_empty),
        ("read_only", field.read_only),
        ("hidden", field.hidden),
        ("in_list_view", field.in_list_view),
        ("in_standard_filter", field.in_standard_filter),
        ("in_global_search", field.in_global_search),
    ] {
        if value {
            out.key(name);
            out.int(1);
        }
    }
    out.end_object();
}

fn write_permission(meta: &Meta, idx: usize, permission: Permission<'_>, out: &mut JsonWriter) {
    out.begin_object();
    let doctype = if permission.is_custom { "Custom DocPerm" } else { "DocPerm" };
    row(meta, doctype, "permissions", idx, out);
    text(out, "role", permission.role);
    out.key("permlevel");
    out.int(i64::from(permission.permlevel));
    out.key("if_owner");
    out.int(i64::from(permission.if_owner));
    for (name, right) in Rights::ALL {
        if permission.rights.has(*right) {
            out.key(name);
            out.int(1);
        }
    }
    out.end_object();
}

/// The standard columns of a row of a child table.
fn row(meta: &Meta, doctype: &str, parentfield: &str, idx: usize, out: &mut JsonWriter) {
    text(out, "doctype", doctype);
    text(out, "parent", meta.name);
    text(out, "parenttype", "DocType");
    text(out, "parentfield", parentfield);
    out.key("idx");
    out.serialize(&idx);
}

fn text(out: &mut JsonWriter, name: &str, value: &str) {
    out.key(name);
    out.text(value);
}
