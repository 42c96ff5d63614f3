//! The table of functions: paths, names and HTTP methods.

use super::*;

#[test]
fn lookup_finds_every_function() {
    for (path, method) in all() {
        assert!(lookup(&path).is_some_and(|found| std::ptr::eq(found, method)), "{path} is found as another function");
    }
    assert!(lookup("frappe.client.nothing").is_none() && lookup("frappe.nothing.get").is_none());
}

#[test]
fn lookup_of_partial_path_finds_nothing() {
    for path in ["ping", "frappe.ping", "frappe.client.get", "frappe.desk.search.search_link", "run_doc_method"] {
        assert!(lookup(path).is_some(), "{path}");
    }
    for path in ["", "get", "client.get", "frappe.client", "frappe.client.get_js", "frappe.desk.get", "frappe..ping"] {
        assert!(lookup(path).is_none(), "{path}");
    }
}

#[test]
fn method_name_is_last_segment_of_path() {
    for path in ["frappe.client.get_list", "frappe.desk.reportview.get", "frappe.client.rename_doc"] {
        assert_eq!(lookup(path).map(|method| method.name), path.rsplit('.').next());
    }
}

#[test]
fn writing_functions_do_not_accept_get() {
    for function in
        ["set_value", "insert", "insert_many", "save", "submit", "cancel", "delete", "rename_doc", "bulk_update"]
    {
        let method = lookup(&format!("frappe.client.{function}")).unwrap();
        assert!(!method.http_methods.is_empty() && !method.http_methods.contains(&"GET"), "{function}");
    }
}
