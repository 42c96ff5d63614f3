//! The keys that definitions have.
//!
//! Those that have no effect on the server (print settings, layout, keys of old versions) are
//! here too, so that only slips are warned about. Sorted, since they are searched.

/// Keys of a DocType.
pub(super) const DOCTYPE: &[&str] = &[
    "actions", "allow_auto_repeat", "allow_bulk_edit", "allow_copy", "allow_events_in_timeline",
    "allow_guest_to_view", "allow_import", "allow_rename", "app", "autoname", "beta", "color", "creation",
    "custom", "default_email_template", "default_print_format", "default_view", "description", "docstatus",
    "doctype", "document_type", "editable_grid", "email_append_to", "engine", "field_order", "fields",
    "force_re_route_to_default_view", "grid_page_length", "has_web_view", "hide_heading", "hide_toolbar",
    "icon", "idx", "image_field", "image_view", "in_create", "index_web_pages_for_search",
    "is_calendar_and_gantt", "is_published_field", "is_submittable", "is_tree", "is_virtual", "issingle",
    "istable", "links", "make_attachments_public", "max_attachments", "menu_index", "migration_hash",
    "modified", "modified_by", "module", "name", "name_case", "naming_rule", "nsm_parent_field", "owner",
    "parent", "parentfield", "parenttype", "permissions", "print_outline", "protect_attached_files",
    "queue_in_background", "quick_entry", "read_only", "read_only_onload", "recipient_account_field",
    "restrict_to_domain", "route", "row_format", "rows_threshold_for_grid_search", "search_fields",
    "sender_field", "sender_name_field", "show_name_in_global_search", "show_preview_popup",
    "show_title_field_in_link", "smallicon", "sort_field", "sort_order", "states", "subject_field",
    "timeline_field", "title_field", "track_changes", "track_seen", "track_views", "translated_doctype",
    "website_search_field",
];

/// Keys of a field.
pub(super) const DOCFIELD: &[&str] = &[
    "alignment", "allow_bulk_edit", "allow_in_quick_entry", "allow_on_submit", "bold", "button_color",
    "collapsible", "collapsible_depends_on", "columns", "creation", "default", "depends_on", "description",
    "docstatus", "doctype", "documentation_url", "dt", "fetch_from", "fetch_if_empty", "fieldname",
    "fieldtype", "hidden", "hide_border", "hide_days", "hide_seconds", "idx", "ignore_user_permissions",
    "ignore_xss_filter", "in_filter", "in_global_search", "in_list_view", "in_preview", "in_standard_filter",
    "insert_after", "is_custom_field", "is_system_generated", "is_virtual", "label", "length", "link_filters",
    "make_attachment_public", "mandatory_depends_on", "mask", "max_height", "modified", "modified_by", "name",
    "no_copy", "non_negative", "not_in_schema", "not_nullable", "oldfieldname", "oldfieldtype", "options",
    "owner", "parent", "parentfield", "parenttype", "permlevel", "placeholder", "precision", "print_hide",
    "print_hide_if_no_value", "print_width", "read_only", "read_only_depends_on",
    "remember_last_selected_value", "report_hide", "reqd", "search_fields", "search_index", "set_only_once",
    "show_dashboard", "show_days", "show_on_timeline", "show_seconds", "sort_options", "sticky",
    "translatable", "trigger", "unique", "width",
];

/// Keys of a permission.
pub(super) const DOCPERM: &[&str] = &[
    "amend", "apply_user_permissions", "cancel", "create", "creation", "delete", "docstatus", "doctype",
    "email", "export", "idx", "if_owner", "impersonate", "import", "is_custom", "mask", "match", "modified",
    "modified_by", "name", "owner", "parent", "parentfield", "parenttype", "permlevel", "print", "read",
    "report", "restrict", "role", "select", "set_user_permissions", "share", "submit",
    "user_permission_doctypes", "write",
];

/// Switches of a field that the server knows, named like the members of the metadata's DocField.
pub(super) const SWITCHES: &[&str] = &[
    "reqd", "unique", "search_index", "set_only_once", "non_negative", "allow_on_submit",
    "ignore_user_permissions", "ignore_xss_filter", "no_copy", "is_virtual", "not_nullable", "fetch_if_empty",
    "read_only", "hidden", "in_list_view", "in_standard_filter", "in_global_search",
];

/// Expressions of a field that clients evaluate.
pub(super) const CONDITIONS: &[&str] = &[
    "depends_on", "mandatory_depends_on", "read_only_depends_on", "collapsible_depends_on", "link_filters",
];

/// Rights, in Frappe's order.
pub(super) const RIGHTS: [&str; 14] = [
    "select", "read", "write", "create", "delete", "submit", "cancel", "amend", "print", "email", "report",
    "import", "export", "share",
];

#[cfg(test)]
mod tests {
    #[test]
    fn searched_lists_are_sorted() {
        assert!(super::DOCTYPE.is_sorted() && super::DOCFIELD.is_sorted() && super::DOCPERM.is_sorted());
    }
}
