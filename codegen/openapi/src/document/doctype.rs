//! The schemas of a DocType: a document as it is read, what a client sends to create and to change one, and the
//! names that a list takes.

use super::field::{self, Write};
use super::names::ComponentNames;
use super::type_schema::{set, set_text};
use crate::application::{DocType, Naming};
use doctyped_schema::{CHILD_FIELDS, FieldType, STANDARD_FIELDS};
use serde_json::{Map, Value, json};

/// The schemas with the endings of their names.
pub(super) fn schemas(doctype: &DocType<'_>, names: &ComponentNames) -> Vec<(&'static str, Value)> {
    let mut schemas = vec![("", read(doctype, names)), ("Update", write(doctype, names, Write::Update))];
    // A single DocType is neither listed nor created.
    if !doctype.is_single {
        schemas.push(("Create", write(doctype, names, Write::Create)));
        schemas.push(("Field", json!({"type": "string", "enum": column_names(doctype)})));
    }
    schemas
}

fn read(doctype: &DocType<'_>, names: &ComponentNames) -> Value {
    let mut properties = Map::new();
    let mut user = field::link_value();
    set(&mut user, "readOnly", Some(true));
    set(&mut user, "x-frappe-link", Some("User"));
    for standard in &STANDARD_FIELDS {
        let schema = match standard.fieldname {
            "name" if doctype.naming == Naming::Autoincrement => json!({"type": ["integer", "string"]}),
            "name" => json!({"type": "string"}),
            "owner" | "modified_by" => user.clone(),
            "creation" | "modified" => field::timestamp(),
            "docstatus" => json!({"enum": [0, 1, 2]}),
            _ => json!({"type": "integer"}),
        };
        properties.insert(standard.fieldname.to_owned(), schema);
    }
    for field in &doctype.fields {
        if let Some(schema) = field::read(field, doctype, names) {
            properties.insert(field.name.to_owned(), schema);
        }
    }
    if doctype.is_child {
        for standard in &CHILD_FIELDS {
            properties.insert(standard.fieldname.to_owned(), json!({"type": ["string", "null"]}));
        }
    }
    properties.insert("doctype".to_owned(), json!({"const": doctype.name}));
    for name in &doctype.optional_columns {
        properties.insert((*name).to_owned(), json!({"type": ["string", "null"], "readOnly": true}));
    }
    let mut schema = json!({"type": "object", "title": doctype.name});
    set_text(&mut schema, "description", doctype.description);
    set(&mut schema, "properties", Some(properties));
    set(&mut schema, "x-frappe-doctype", Some(doctype.name));
    set_text(&mut schema, "x-frappe-module", doctype.module);
    for (key, is_on) in [
        ("x-frappe-single", doctype.is_single),
        ("x-frappe-child", doctype.is_child),
        ("x-frappe-tree", doctype.is_tree),
        ("x-frappe-submittable", doctype.is_submittable),
        ("x-frappe-virtual", doctype.is_virtual),
    ] {
        set(&mut schema, key, is_on.then_some(true));
    }
    set_text(&mut schema, "x-frappe-title-field", doctype.title_field);
    set_text(&mut schema, "x-frappe-autoname", doctype.autoname);
    schema
}

fn write(doctype: &DocType<'_>, names: &ComponentNames, purpose: Write) -> Value {
    let is_create = purpose == Write::Create;
    let (mut properties, mut required) = (Map::new(), Vec::new());
    if doctype.is_child {
        properties.insert("name".to_owned(), field::row_name_input(purpose));
    }
    for field in &doctype.fields {
        let Some(schema) = field::write(field, doctype, names, purpose) else { continue };
        properties.insert(field.name.to_owned(), schema);
        if is_create && field::is_required(field) {
            required.push(field.name.to_owned());
        }
    }
    if doctype.is_child {
        for standard in &CHILD_FIELDS {
            let schema = json!({"type": ["string", "number", "boolean", "null"]});
            properties.insert(standard.fieldname.to_owned(), schema);
        }
        properties.insert("idx".to_owned(), json!({"type": ["number", "boolean", "string", "null"]}));
    } else if !doctype.is_single {
        let last = if is_create { 1 } else { 2 };
        properties.insert("docstatus".to_owned(), docstatus(last));
        if !is_create {
            let description = "The value that was read: the update fails if the document was changed since.";
            properties.insert("modified".to_owned(), json!({"type": ["string", "null"], "description": description}));
        }
    }
    if is_create && doctype.naming == Naming::Prompt && !doctype.is_child && !doctype.is_single {
        properties.insert("name".to_owned(), json!({"type": "string", "minLength": 1}));
        required.push("name".to_owned());
    }
    let mut schema = json!({"type": "object", "properties": properties});
    required.dedup();
    set(&mut schema, "required", Some(required).filter(|required| !required.is_empty()));
    schema
}

fn docstatus(last: i32) -> Value {
    json!({
        "type": ["number", "boolean", "string", "null"], "exclusiveMinimum": -1, "exclusiveMaximum": last + 1,
        "pattern": format!(r"^\s*([-+]?0*[0-{last}]?(\.[0-9]*)?)\s*$"),
        "description": if last == 1 { "0 for a draft, 1 to submit it." } else { "1 to submit a draft, 2 to cancel it." },
    })
}

/// Whether a new document needs a value from the client.
pub(super) fn demands_values(doctype: &DocType<'_>) -> bool {
    let is_named_by_client = doctype.naming == Naming::Prompt && !doctype.is_child && !doctype.is_single;
    is_named_by_client || doctype.fields.iter().any(field::is_required)
}

/// The columns that fields, filters and orders of a list may name.
pub(super) fn column_names<'a>(doctype: &'a DocType<'_>) -> Vec<&'a str> {
    let standard = STANDARD_FIELDS.iter().map(|field| field.fieldname);
    let stored = doctype.fields.iter().filter(|field| {
        !field.has("is_virtual")
            && field.column_type.is_some()
            && !doctyped_schema::guard(doctype.name, field.name).is_credential
    });
    let child = CHILD_FIELDS.iter().filter(|_| doctype.is_child).map(|field| field.fieldname);
    standard
        .chain(stored.map(|field| field.name))
        .chain(child)
        .chain(doctype.optional_columns.iter().copied())
        .collect()
}

/// The link fields, which `expand` may name.
pub(super) fn link_names<'a>(doctype: &'a DocType<'_>) -> Vec<&'a str> {
    let links = doctype.fields.iter().filter(|field| {
        matches!(field.fieldtype, FieldType::Link | FieldType::DynamicLink) && !field.has("is_virtual")
    });
    ["owner", "modified_by"].into_iter().chain(links.map(|field| field.name)).collect()
}
