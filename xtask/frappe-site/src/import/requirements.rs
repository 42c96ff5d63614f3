//! The needs of codegen that a definition of a site may lack: columns that the runtime uses, names that Rust and SQL can
//! take, options of links. Everything that is changed or left out is noted.

use crate::row::{Row, list, number, rows, text};
use doctyped_schema::FieldType;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Tables of the runtime that no DocType describes.
const RUNTIME_TABLES: [&str; 3] = ["series", "sessions", "singles"];

/// Characters of a DocType's name: databases have 64 for `tab` and the name.
const MAX_NAME_LEN: usize = 61;

/// Characters of a column's name.
const MAX_FIELDNAME_LEN: usize = 63;

/// The definitions of an application, by name, with what they need.
#[derive(Debug, Default)]
pub(crate) struct Requirements {
    /// Names that fields may link to and that are no definitions, for `external`.
    pub(crate) external: BTreeSet<String>,
    /// Child DocTypes that do not exist, for `allow-missing-links`.
    pub(crate) missing: BTreeSet<String>,
    /// Lines about changes and omissions.
    pub(crate) notes: Vec<String>,
}

/// Leaves out DocTypes that cannot be defined: by their names, or because another one has the same file.
pub(crate) fn without_clashes(
    definitions: &mut BTreeMap<String, Row>,
    built_in: &BTreeMap<String, Row>,
    path: impl Fn(&str) -> PathBuf,
    notes: &mut Vec<String>,
) {
    let mut seen: BTreeMap<PathBuf, String> = built_in.keys().map(|name| (path(name), name.clone())).collect();
    definitions.retain(|name, _| {
        let reason = if name.chars().count() > MAX_NAME_LEN {
            Some(format!("its name has more than {MAX_NAME_LEN} characters"))
        } else if RUNTIME_TABLES.contains(&name.to_lowercase().as_str()) {
            Some(format!("the server has a table `tab{name}` of its own"))
        } else {
            match seen.insert(path(name), name.clone()) {
                Some(other) if other != *name => Some(format!("its Rust module is that of {other}")),
                _ => None,
            }
        };
        if let Some(reason) = &reason {
            notes.push(format!("{name}: left out, because {reason}"));
        }
        reason.is_none()
    });
}

/// Completes all definitions.
pub(crate) fn complete(definitions: &mut BTreeMap<String, Row>, built_in: &BTreeMap<String, Row>) -> Requirements {
    let mut requirements = Requirements::default();
    let children: BTreeSet<String> = definitions
        .iter()
        .chain(built_in)
        .filter(|(_, definition)| number(definition, "istable") != 0)
        .map(|(name, _)| name.clone())
        .collect();
    let with_links: BTreeSet<String> = definitions
        .iter()
        .filter(|(_, definition)| rows(definition, "fields").iter().any(|field| text(field, "fieldtype") == "Link"))
        .map(|(name, _)| name.clone())
        .collect();
    let known: BTreeSet<String> = definitions.keys().chain(built_in.keys()).cloned().collect();
    for (name, definition) in definitions {
        let mut note = |text: String| requirements.notes.push(format!("{name}: {text}"));
        let mut fields: Vec<Row> =
            rows(definition, "fields").into_iter().filter_map(|field| storable(field, &mut note)).collect();
        for field in &mut fields {
            let options = text(field, "options").trim().to_owned();
            let fieldname = text(field, "fieldname").to_owned();
            match text(field, "fieldtype") {
                "Link" if options.is_empty() => {
                    note(format!("the Link `{fieldname}` has no options; it is a Data field here"));
                    field.insert("fieldtype".to_owned(), "Data".into());
                }
                "Link" if !known.contains(&options) => drop(requirements.external.insert(options)),
                "Table MultiSelect"
                    if known.contains(&options)
                        && !with_links.contains(&options)
                        && !built_in.contains_key(&options) =>
                {
                    note(format!("the rows of `{fieldname}` have no Link; it is a Table here"));
                    field.insert("fieldtype".to_owned(), "Table".into());
                }
                _ => {}
            }
        }
        fields.retain(|field| {
            if !matches!(text(field, "fieldtype"), "Table" | "Table MultiSelect") {
                return true;
            }
            let (fieldname, options) = (text(field, "fieldname"), text(field, "options").trim());
            if options.is_empty() || known.contains(options) && !children.contains(options) {
                note(format!("the table field `{fieldname}` is left out: \"{options}\" is no child DocType"));
                return false;
            }
            if !known.contains(options) {
                note(format!("the table field `{fieldname}` has no column: the site has no DocType {options}"));
                requirements.missing.insert(options.to_owned());
            }
            true
        });
        if let Some(built_in) = built_in.get(name) {
            keep_built_in(definition, built_in, &mut fields, &mut note);
        }
        check_naming(definition, &fields, &mut note);
        definition.insert("fields".to_owned(), list(fields));
    }
    requirements
}

/// A field with a name and a type that a table can have; none for others.
fn storable(mut field: Row, note: &mut impl FnMut(String)) -> Option<Row> {
    let fieldtype = text(&field, "fieldtype").to_owned();
    let mut fieldname = text(&field, "fieldname").to_owned();
    if fieldtype.parse::<FieldType>().is_err() {
        note(format!("the field `{fieldname}` is left out: there is no field type \"{fieldtype}\""));
        return None;
    }
    if fieldname.is_empty() && !is_layout(&fieldtype) {
        fieldname = named_by_label(text(&field, "label"));
        if fieldname.is_empty() {
            note(format!("a {fieldtype} field without name and label is left out"));
            return None;
        }
        note(format!("a field without a name is `{fieldname}`, from its label"));
        field.insert("fieldname".to_owned(), fieldname.clone().into());
    }
    if fieldname.eq_ignore_ascii_case("doctype") || fieldname.starts_with("__") {
        note(format!("the field `{fieldname}` is left out: responses have that key already"));
        return None;
    }
    if fieldname.chars().count() > MAX_FIELDNAME_LEN {
        note(format!("the field `{fieldname}` is left out: its name has more than {MAX_FIELDNAME_LEN} characters"));
        return None;
    }
    Some(field)
}

fn is_layout(fieldtype: &str) -> bool {
    matches!(
        fieldtype,
        "Section Break" | "Column Break" | "Tab Break" | "Fold" | "Heading" | "HTML" | "Button" | "Image"
    )
}

fn named_by_label(label: &str) -> String {
    let name = label.trim().to_lowercase().replace([' ', '-'], "_");
    name.chars().filter(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Adds the fields of the built-in DocType that a definition of its name lacks: the runtime reads and writes them.
fn keep_built_in(definition: &mut Row, built_in: &Row, fields: &mut Vec<Row>, note: &mut impl FnMut(String)) {
    for key in ["istable", "issingle"] {
        let wanted = number(built_in, key);
        if number(definition, key) != wanted {
            note(format!("`{key}` is {wanted}, as the server needs it"));
            definition.insert(key.to_owned(), wanted.into());
        }
    }
    for field in rows(built_in, "fields") {
        let fieldname = text(&field, "fieldname");
        if is_layout(text(&field, "fieldtype")) {
            continue;
        }
        if !fields.iter().any(|own| text(own, "fieldname") == fieldname) {
            note(format!("the server needs the field `{fieldname}`, which the site does not have; it is added"));
            fields.push(field);
        }
    }
}

/// Removes a naming rule that needs a field which is not there.
fn check_naming(definition: &mut Row, fields: &[Row], note: &mut impl FnMut(String)) {
    let autoname = text(definition, "autoname").trim().to_owned();
    let needed = match autoname.split_once(':') {
        Some(("field", field)) => field.trim(),
        Some(("naming_series", _)) => "naming_series",
        _ => return,
    };
    if !fields.iter().any(|field| text(field, "fieldname") == needed) {
        note(format!("documents get random names: autoname is `{autoname}`, and there is no field `{needed}`"));
        definition.remove("autoname");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn definitions(value: Value) -> BTreeMap<String, Row> {
        let Value::Object(all) = value else { return BTreeMap::new() };
        all.into_iter().filter_map(|(name, definition)| Some((name, definition.as_object()?.clone()))).collect()
    }

    fn field_names(definition: &Row) -> Vec<String> {
        rows(definition, "fields").iter().map(|field| text(field, "fieldname").to_owned()).collect()
    }

    #[test]
    fn links_and_tables_without_a_target_are_reported() {
        let mut own = definitions(json!({"Book": {"fields": [
            {"fieldname": "country", "fieldtype": "Link", "options": "Country"},
            {"fieldname": "any", "fieldtype": "Link"},
            {"fieldname": "rows", "fieldtype": "Table", "options": "Gone"},
            {"fieldname": "books", "fieldtype": "Table", "options": "Book"}
        ]}}));
        let requirements = complete(&mut own, &BTreeMap::new());
        assert!(requirements.external.contains("Country") && requirements.missing.contains("Gone"));
        assert_eq!(field_names(&own["Book"]), ["country", "any", "rows"]);
        assert_eq!(own["Book"]["fields"][1]["fieldtype"], json!("Data"));
        assert_eq!(requirements.notes.len(), 3, "{:?}", requirements.notes);
    }

    #[test]
    fn fields_that_no_table_can_have_are_left_out() {
        let mut own = definitions(json!({"Book": {"autoname": "field:isbn", "fields": [
            {"fieldname": "doctype", "fieldtype": "Data"},
            {"fieldname": "shape", "fieldtype": "Hologram"},
            {"fieldname": "", "fieldtype": "Data", "label": "Shelf Mark"},
            {"fieldtype": "Section Break"}
        ]}}));
        let requirements = complete(&mut own, &BTreeMap::new());
        assert_eq!(field_names(&own["Book"]), ["shelf_mark", ""]);
        assert_eq!(requirements.notes.len(), 4, "{:?}", requirements.notes);
        assert!(!own["Book"].contains_key("autoname"));
    }

    #[test]
    fn fields_of_a_built_in_doctype_are_kept() {
        let built_in = definitions(json!({"User": {"fields": [{"fieldname": "api_key", "fieldtype": "Data"}]}}));
        let mut own = definitions(json!({"User": {"fields": [{"fieldname": "email", "fieldtype": "Data"}]}}));
        complete(&mut own, &built_in);
        assert_eq!(field_names(&own["User"]), ["email", "api_key"]);
    }

    #[test]
    fn doctypes_with_one_file_and_impossible_names_are_left_out() {
        let mut own = definitions(json!({"Sales Order": {}, "Sales-Order": {}, "Series": {}, "user": {}}));
        let path = |name: &str| PathBuf::from(name.to_lowercase().replace([' ', '-'], "_"));
        let mut notes = Vec::new();
        without_clashes(&mut own, &definitions(json!({"User": {}})), path, &mut notes);
        assert_eq!(own.keys().collect::<Vec<_>>(), ["Sales Order"]);
        assert_eq!(notes.len(), 3, "{notes:?}");
    }
}
