//! Generated code compiles without a warning: hard names, all field types, all kinds of DocTypes.
//!
//! `cases.rs` compares the text alone; only the compiler proves that names do not collide and that
//! columns have the types of their members.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use support::compile;

/// Cases of `tests/output` that are compiled with the real runtime.
const CASES: [&str; 5] = ["hard_names", "every_field_type", "kinds_of_doctypes", "library", "own_routes"];

#[test]
fn generated_code_compiles_without_a_warning() {
    let codegen = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = codegen.parent().expect("the project's folder");
    let runtime = project.join("runtime");
    for case in CASES {
        let folder = codegen.join("tests/output").join(case).join("doctypes/test");
        compile(case, sources(&folder, &runtime.join("doctypes")), project);
    }
}

/// Names of the standard prelude that generated code uses; those of `doctyped::generated` are read
/// from its source.
const STANDARD: [&str; 9] = ["Box", "Default", "None", "Ok", "Option", "Result", "Some", "String", "Vec"];

#[test]
fn imported_names_can_be_names_of_doctypes_enums_and_fields() {
    let codegen = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = codegen.parent().expect("the project's folder");
    let runtime = project.join("runtime");
    let exports = std::fs::read_to_string(runtime.join("orm/src/generated.rs")).expect("the exports");
    let words = exports
        .lines()
        .filter(|line| !line.starts_with("//"))
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let names: BTreeSet<&str> =
        words.filter(|word| word.starts_with(char::is_uppercase)).chain(STANDARD).chain(["U7"]).collect();
    // Constants of rights are no types, and `Select` and `SELECT` would share a module.
    let is_right = |name: &&&str| name.len() > 2 && name.chars().all(char::is_uppercase);
    let types: Vec<&str> = names.iter().filter(|name| !is_right(name)).copied().collect();
    let rights: Vec<&str> = names.iter().filter(is_right).copied().collect();
    let sources = tempfile::tempdir().expect("a temporary folder");
    let mut doctypes = vec![
        definition("Child Row", &json!({ "istable": 1 }), vec![json!({ "fieldname": "value", "fieldtype": "Data" })]),
        definition(
            "All Enums",
            &json!({}),
            types.iter().map(|name| select(&snake_case(name))).chain(every_kind("Option")).collect(),
        ),
        definition("All Types", &json!({}), types.iter().map(|name| data(name)).chain(every_kind("String")).collect()),
        definition("All Rights", &json!({}), rights.iter().map(|name| data(name)).chain(every_kind("Link")).collect()),
    ];
    // A DocType with the name of a built-in one has to have its fields.
    let is_built_in = |name: &&&str| runtime.join("doctypes").join(name.to_lowercase()).is_dir();
    let free: Vec<&str> = types.iter().filter(|name| !is_built_in(name)).copied().collect();
    for (name, linked) in free.iter().zip(free.iter().cycle().skip(1)) {
        doctypes.push(definition(name, &json!({ "is_submittable": 1, "autoname": "field:text" }), every_kind(linked)));
    }
    for doctype in &doctypes {
        let name = doctype["name"].as_str().expect("a name").to_lowercase().replace(' ', "_");
        let folder = sources.path().join("names").join(&name);
        std::fs::create_dir_all(&folder).expect("create");
        std::fs::write(folder.join(name + ".json"), doctype.to_string()).expect("write");
    }
    compile("imported_names", vec![sources.path().to_owned()], project);
}

/// A definition with all rights.
#[allow(clippy::needless_pass_by_value, reason = "calls read better without references")]
fn definition(name: &str, more: &Value, fields: Vec<Value>) -> Value {
    let rights = ["select", "read", "write", "create", "delete", "submit", "cancel", "amend", "print", "email"];
    let rights =
        rights.into_iter().chain(["report", "import", "export", "share"]).map(|right| (right.to_owned(), json!(1)));
    let permission: serde_json::Map<String, Value> = rights.chain([("role".to_owned(), json!("Guest"))]).collect();
    let mut definition = json!({
        "doctype": "DocType", "name": name, "module": "Names", "fields": fields, "permissions": [permission],
        "sort_field": "modified", "sort_order": "ASC"
    });
    let members = definition.as_object_mut().expect("an object");
    members.extend(more.as_object().expect("an object").clone());
    definition
}

/// A field of each type that a column can have, so that every import is used.
fn every_kind(linked: &str) -> Vec<Value> {
    let field = |name: &str, fieldtype: &str| json!({ "fieldname": name, "fieldtype": fieldtype });
    let mut fields = vec![
        json!({ "fieldname": "text", "fieldtype": "Data", "reqd": 1, "default": "x" }),
        json!({ "fieldname": "note", "fieldtype": "Data", "default": "x" }),
        json!({ "fieldname": "linked", "fieldtype": "Link", "options": linked, "default": "x" }),
        json!({ "fieldname": "choice", "fieldtype": "Select", "options": "A\nB", "reqd": 1 }),
        json!({ "fieldname": "stale_choice", "fieldtype": "Select", "options": "A\nB", "default": "C" }),
        json!({ "fieldname": "children", "fieldtype": "Table", "options": "Child Row" }),
        json!({ "fieldname": "many", "fieldtype": "Int", "length": 20 }),
    ];
    let types =
        ["JSON", "Password", "Int", "Long Int", "Check", "Float", "Duration", "Rating", "Date", "Datetime", "Time"];
    fields.extend(types.iter().enumerate().map(|(place, fieldtype)| field(&format!("field_{place}"), fieldtype)));
    fields
}

fn select(name: &str) -> Value {
    json!({ "fieldname": name, "fieldtype": "Select", "options": "Some\nNone\nSelf\nOption" })
}

fn data(name: &str) -> Value {
    json!({ "fieldname": name, "fieldtype": "Data" })
}

/// The field whose enum has the name: `value_ref` of `ValueRef`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

/// The folders of a case's DocTypes, without those that would replace a built-in one: a case need
/// not have all fields of that.
fn sources(case: &Path, built_in: &Path) -> Vec<PathBuf> {
    let doctypes = case.parent().expect("a folder");
    if doctypes.join("routes.rs").exists() {
        return vec![doctypes.to_owned()];
    }
    let case = if case.is_dir() { case } else { doctypes };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(case)
        .expect("the case's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir() && !path.file_name().is_some_and(|name| built_in.join(name).exists()))
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "{} holds no DocTypes", case.display());
    folders
}
