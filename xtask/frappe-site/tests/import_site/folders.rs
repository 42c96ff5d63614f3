//! Folders of applications: definitions, `custom/*.json` and fixtures.

use super::{definition, field, import, imported};
use serde_json::{Value, json};
use std::path::Path;

fn write(root: &Path, path: &str, value: &Value) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, format!("{value:#}")).unwrap();
}

/// Two applications; the second one customises the first and Frappe's User.
fn applications(root: &Path) -> [String; 2] {
    let bread = json!({
        "doctype": "DocType", "name": "Bread", "module": "Bakery", "field_order": ["title", "state"],
        "fields": [
            {"fieldname": "state", "fieldtype": "Select", "options": "Dough\nBaked"}, {"fieldname": "title", "fieldtype": "Data"}
        ],
        "permissions": [{"role": "Baker", "read": 1}]
    });
    write(root, "bakery/bakery/bakery/doctype/bread/bread.json", &bread);
    std::fs::write(root.join("bakery/bakery/modules.txt"), "Bakery\n").unwrap();
    let hooks =
        "# permission_query_conditions = {}\nhas_permission = {\n\t\"Bread\": \"bakery.permissions.bread\",\n}\n";
    std::fs::write(root.join("bakery/bakery/hooks.py"), hooks).unwrap();
    let customization = json!({
        "doctype": "Bread", "sync_on_migrate": 1,
        "custom_fields": [{"dt": "Bread", "fieldname": "branch", "fieldtype": "Data", "insert_after": "title", "idx": 2}],
        "property_setters": [{
            "doc_type": "Bread", "doctype_or_field": "DocField", "field_name": "title", "property": "reqd",
            "property_type": "Check", "value": "1"
        }],
        "custom_perms": [{"parent": "Bread", "role": "Shop", "read": 1}]
    });
    write(root, "shop/shop/shop/custom/bread.json", &customization);
    let unused =
        json!({"doctype": "Bread", "custom_fields": [{"dt": "Bread", "fieldname": "unused", "fieldtype": "Data"}]});
    write(root, "shop/shop/shop/custom/bread_of_developers.json", &unused);
    let fixture = json!([
        {"doctype": "Custom Field", "dt": "User", "fieldname": "counter", "fieldtype": "Data", "insert_after": "email"},
        {"doctype": "Role", "name": "Shop"}
    ]);
    write(root, "shop/shop/fixtures/custom_field.json", &fixture);
    write(root, "shop/node_modules/x/doctype/x/x.json", &json!({"doctype": "DocType", "name": "Not ours"}));
    ["bakery", "shop"].map(|name| root.join(name).display().to_string())
}

#[test]
fn folders_of_applications_are_folded() {
    let folder = tempfile::tempdir().unwrap();
    let [bakery, shop] = applications(folder.path());
    let application = folder.path().join("app");
    let report = imported(&[&bakery, &shop], &application, &[]);
    assert!(report.contains("its `sync_on_migrate` is off"), "{report}");
    assert!(report.contains("hooks.py: documents are limited by has_permission; write"), "{report}");
    let bread = definition(&application, "bakery/bread/bread.json");
    assert_eq!(bread["field_order"], json!(["title", "branch", "state"]));
    assert_eq!(field(&bread, "title")["reqd"], json!(1));
    assert_eq!(bread["permissions"], json!([{"read": 1, "role": "Shop"}]));
    // The fields of the server's own User, and the site's.
    let user = definition(&application, "core/user/user.json");
    assert_eq!(field(&user, "counter")["fieldtype"], "Data");
    assert_eq!(field(&user, "api_key")["fieldtype"], "Data");
    let names: Vec<&str> = user["field_order"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let place = |name: &str| names.iter().position(|other| *other == name).unwrap();
    assert_eq!(place("counter"), place("email") + 1);
}

#[test]
fn definition_that_the_application_has_elsewhere_is_updated_there() {
    let folder = tempfile::tempdir().unwrap();
    let [bakery, _] = applications(folder.path());
    let application = folder.path().join("app");
    imported(&[&bakery], &application, &[]);
    let doctypes = application.join("doctypes");
    std::fs::create_dir_all(doctypes.join("food")).unwrap();
    std::fs::rename(doctypes.join("bakery/bread"), doctypes.join("food/bread")).unwrap();
    let report = imported(&[&bakery], &application, &[]);
    assert!(report.contains("0 added, 0 changed, 0 removed, 1 unchanged"), "{report}");
    assert!(!doctypes.join("bakery/bread").exists());
}

#[test]
fn folder_with_other_files_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let [bakery, _] = applications(folder.path());
    let output = import(&[&bakery], folder.path(), &[]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("is neither empty nor an application of doctyped"), "{error}");
}
