//! Folds the customisations of a site into a definition, as Frappe does when it loads the metadata of a DocType: Custom
//! Fields, then Property Setters, then the order of fields, then Custom DocPerms.

use super::field_order::sort_fields;
use super::site_metadata::SiteMetadata;
use crate::row::{Row, is_on, list, rows, text};
use serde_json::{Number, Value};

/// DocTypes that Frappe never customises, because it needs them to read customisations.
const NOT_CUSTOMIZED: [&str; 7] =
    ["DocField", "DocPerm", "DocType", "Module Def", "DocType Action", "DocType Link", "DocType State"];

/// DocTypes whose permissions are always those of their definitions.
const FIXED_PERMISSIONS: [&str; 4] = ["DocType", "DocField", "DocPerm", "Custom DocPerm"];

/// The definition of a DocType with the customisations of the site.
pub(crate) fn folded(doctype: &Row, metadata: &SiteMetadata, notes: &mut Vec<String>) -> Row {
    let name = text(doctype, "name").to_owned();
    let mut doctype = doctype.clone();
    // The order of an exported definition has been applied; as a property it is that of a Property Setter.
    doctype.remove("field_order");
    if NOT_CUSTOMIZED.contains(&name.as_str()) {
        return doctype;
    }
    let mut fields = rows(&doctype, "fields");
    for custom in metadata.custom_fields.iter().filter(|row| text(row, "dt") == name) {
        let fieldname = text(custom, "fieldname");
        if fields.iter().any(|field| text(field, "fieldname").eq_ignore_ascii_case(fieldname)) {
            notes.push(format!("{name}: the Custom Field `{fieldname}` is a field of the definition; it is left out"));
            continue;
        }
        let mut field = custom.clone();
        field.insert("is_custom_field".to_owned(), 1.into());
        fields.push(field);
    }
    for setter in metadata.property_setters.iter().filter(|row| text(row, "doc_type") == name) {
        apply(setter, &mut doctype, &mut fields, notes);
    }
    let order = doctype.remove("field_order");
    let order = order.as_ref().and_then(Value::as_str).and_then(|order| serde_json::from_str(order).ok());
    let fields = sort_fields(fields, order.unwrap_or_default());
    doctype.insert("fields".to_owned(), list(fields));
    for field in ["links", "actions", "states"] {
        reorder(&mut doctype, field);
    }
    if !is_on(&doctype, "istable") && !FIXED_PERMISSIONS.contains(&name.as_str()) {
        let custom: Vec<Row> =
            metadata.custom_permissions.iter().filter(|row| text(row, "parent") == name).cloned().collect();
        if !custom.is_empty() {
            doctype.insert("permissions".to_owned(), list(custom));
        }
    }
    doctype
}

/// Applies a Property Setter.
fn apply(setter: &Row, doctype: &mut Row, fields: &mut [Row], notes: &mut Vec<String>) {
    let property = text(setter, "property").to_owned();
    let value = cast(text(setter, "property_type"), setter.get("value").unwrap_or(&Value::Null));
    let target = match text(setter, "doctype_or_field") {
        "DocType" => {
            doctype.insert(property, value);
            return;
        }
        "DocField" => {
            let fieldname = text(setter, "field_name");
            let field = fields.iter_mut().find(|field| text(field, "fieldname") == fieldname);
            if let Some(field) = field {
                field.insert(property, value);
                return;
            }
            format!("the field `{fieldname}`")
        }
        kind => {
            let list =
                ["links", "actions", "states"].into_iter().zip(["DocType Link", "DocType Action", "DocType State"]);
            let table = list.into_iter().find(|(_, of)| *of == kind).map(|(table, _)| table);
            let row_name = text(setter, "row_name");
            let rows = table.and_then(|table| doctype.get_mut(table)).and_then(Value::as_array_mut);
            let row =
                rows.into_iter().flatten().filter_map(Value::as_object_mut).find(|row| text(row, "name") == row_name);
            if let Some(row) = row {
                row.insert(property, value);
                return;
            }
            format!("the {kind} `{row_name}`")
        }
    };
    let name = text(setter, "doc_type");
    notes.push(format!("{name}: the Property Setter of `{property}` is for {target}, which does not exist"));
}

/// The value of a Property Setter, by its `property_type`.
fn cast(property_type: &str, value: &Value) -> Value {
    let as_text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    match property_type {
        "Int" | "Check" => match as_text.trim().to_ascii_lowercase().as_str() {
            "true" => 1.into(),
            number => whole(number).into(),
        },
        "Float" | "Currency" | "Percent" => {
            let number = as_text.replace(',', "").trim().parse().unwrap_or_default();
            Number::from_f64(number).map_or(Value::Null, Value::Number)
        }
        "Data" | "Text" | "Small Text" | "Long Text" | "Text Editor" | "Select" | "Link" | "Dynamic Link" => {
            as_text.into()
        }
        _ => value.clone(),
    }
}

/// The whole part of a number; 0 for other texts.
fn whole(text: &str) -> i64 {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    whole.parse().unwrap_or_default()
}

/// Brings rows into the order of a property such as `links_order`, a JSON list of their names.
fn reorder(doctype: &mut Row, field: &str) {
    let order = doctype.remove(&format!("{field}_order"));
    let order: Vec<String> =
        order.as_ref().and_then(Value::as_str).and_then(|order| serde_json::from_str(order).ok()).unwrap_or_default();
    if order.is_empty() {
        return;
    }
    let mut sorted = rows(doctype, field);
    let place = |row: &Row| order.iter().position(|name| name == text(row, "name")).unwrap_or(order.len());
    sorted.sort_by_key(place);
    doctype.insert(field.to_owned(), list(sorted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(value: Value) -> Row {
        match value {
            Value::Object(row) => row,
            _ => Row::new(),
        }
    }

    fn book() -> Row {
        row(json!({
            "name": "Book",
            "fields": [{"fieldname": "title", "fieldtype": "Data"}, {"fieldname": "pages", "fieldtype": "Int"}],
            "permissions": [{"role": "Librarian", "read": 1}],
            "links": [{"name": "l1", "link_doctype": "Loan"}, {"name": "l2", "link_doctype": "Copy"}]
        }))
    }

    fn setter(target: &str, field: &str, property: &str, property_type: &str, value: &str) -> Row {
        row(json!({
            "doc_type": "Book", "doctype_or_field": target, "field_name": field, "row_name": field,
            "property": property, "property_type": property_type, "value": value
        }))
    }

    fn names(doctype: &Row) -> Vec<String> {
        rows(doctype, "fields").iter().map(|field| text(field, "fieldname").to_owned()).collect()
    }

    #[test]
    fn property_setters_are_cast_by_their_types() {
        let metadata = SiteMetadata {
            property_setters: vec![
                setter("DocField", "title", "reqd", "Check", "1"),
                setter("DocField", "pages", "length", "Int", "12"),
                setter("DocField", "pages", "default", "Data", "100"),
                setter("DocType", "", "sort_order", "Data", "ASC"),
                setter("DocType Link", "l2", "hidden", "Check", "true"),
            ],
            ..SiteMetadata::default()
        };
        let mut notes = Vec::new();
        let folded = folded(&book(), &metadata, &mut notes);
        let fields = rows(&folded, "fields");
        assert_eq!(fields[0]["reqd"], json!(1));
        assert_eq!((&fields[1]["length"], &fields[1]["default"]), (&json!(12), &json!("100")));
        assert_eq!(folded["sort_order"], json!("ASC"));
        assert_eq!(folded["links"][1]["hidden"], json!(1));
        assert_eq!(notes, Vec::<String>::new());
    }

    #[test]
    fn property_setter_of_a_missing_field_is_reported() {
        let metadata = SiteMetadata {
            property_setters: vec![setter("DocField", "gone", "reqd", "Check", "1")],
            ..SiteMetadata::default()
        };
        let mut notes = Vec::new();
        folded(&book(), &metadata, &mut notes);
        assert_eq!(notes, ["Book: the Property Setter of `reqd` is for the field `gone`, which does not exist"]);
    }

    #[test]
    fn custom_permissions_replace_those_of_the_definition() {
        let metadata = SiteMetadata {
            custom_permissions: vec![row(json!({"parent": "Book", "role": "Reader", "write": 1}))],
            ..SiteMetadata::default()
        };
        let permissions = rows(&folded(&book(), &metadata, &mut Vec::new()), "permissions");
        assert_eq!(permissions.len(), 1);
        assert_eq!(text(&permissions[0], "role"), "Reader");
    }

    #[test]
    fn custom_field_with_the_name_of_a_field_is_left_out() {
        let metadata = SiteMetadata {
            custom_fields: vec![row(json!({"dt": "Book", "fieldname": "Title", "insert_after": "pages"}))],
            ..SiteMetadata::default()
        };
        let mut notes = Vec::new();
        assert_eq!(names(&folded(&book(), &metadata, &mut notes)), ["title", "pages"]);
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn fields_are_sorted_by_the_property_setter_of_their_order() {
        let metadata = SiteMetadata {
            custom_fields: vec![row(json!({"dt": "Book", "fieldname": "shelf", "insert_after": "pages"}))],
            property_setters: vec![setter("DocType", "", "field_order", "Data", r#"["shelf", "pages", "title"]"#)],
            ..SiteMetadata::default()
        };
        let folded = folded(&book(), &metadata, &mut Vec::new());
        assert_eq!(names(&folded), ["shelf", "pages", "title"]);
        assert!(!folded.contains_key("field_order"));
    }

    #[test]
    fn links_are_sorted_by_the_property_setter_of_their_order() {
        let metadata = SiteMetadata {
            property_setters: vec![setter("DocType", "", "links_order", "Small Text", r#"["l2"]"#)],
            ..SiteMetadata::default()
        };
        let folded = folded(&book(), &metadata, &mut Vec::new());
        assert_eq!(folded["links"][0]["link_doctype"], json!("Copy"));
    }
}
