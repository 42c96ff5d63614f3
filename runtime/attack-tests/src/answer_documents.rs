//! Documents and markers in the JSON of answers.

use serde_json::{Map, Value as JsonValue};
use std::collections::BTreeSet;

/// Members of a document in an answer that are no fields.
const NO_FIELDS: [&str; 5] = ["doctype", "name", "__unsaved", "localname", "__onload"];

/// The documents in JSON, without the rows in them.
pub fn collect(json: &JsonValue, documents: &mut Vec<Map<String, JsonValue>>) {
    const DOCTYPES: [&str; 5] = ["Case", "Case Part", "Dossier", "Office", "User"];
    match json {
        JsonValue::Object(members) => {
            let is_document =
                members.get("doctype").and_then(JsonValue::as_str).is_some_and(|doctype| DOCTYPES.contains(&doctype));
            // Items of `failed` have the name, the DocType and the error.
            let is_document = is_document && !members.contains_key("error");
            if is_document && members.get("name").is_some_and(JsonValue::is_string) {
                documents.push(members.clone());
            } else {
                // `docinfo` has a name and no fields.
                let members = members.iter().filter(|(key, _)| *key != "docinfo");
                members.for_each(|(_, member)| collect(member, documents));
            }
        }
        JsonValue::Array(values) => values.iter().for_each(|value| collect(value, documents)),
        _ => {}
    }
}

/// The first member of a document that is neither shown nor sent. 0 is in place of numbers that are hidden.
pub fn unshown_member(document: &Map<String, JsonValue>, shown: &JsonValue, sent: &str) -> Option<String> {
    for (key, value) in document {
        let is_empty = value.is_null() || value.as_f64() == Some(0.0);
        if is_empty || NO_FIELDS.contains(&key.as_str()) {
            continue;
        }
        if let JsonValue::Array(rows) = value {
            for row in rows.iter().filter_map(JsonValue::as_object) {
                let shown_rows = shown[key].as_array().map_or(&[][..], Vec::as_slice);
                // Unsaved rows are those of the request.
                let Some(shown) = shown_rows.iter().find(|shown| shown.get("name") == row.get("name")) else {
                    continue;
                };
                if let Some(member) = unshown_member(row, shown, sent) {
                    return Some(format!("{key}.{member}"));
                }
            }
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if shown.get(key).is_none() && !sent.contains(&text) {
            return Some(key.clone());
        }
    }
    None
}

/// The markers in a text: `mk-` and what follows, and numbers of nine digits that begin with 880.
pub fn markers(text: &str) -> BTreeSet<String> {
    let is_marker = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let words = text.split(|c: char| !is_marker(c));
    let found = words.filter(|word| word.starts_with("mk-") || (word.len() == 9 && word.starts_with("880")));
    found.map(str::to_owned).collect()
}

#[test]
pub fn markers_are_found_in_escaped_and_nested_text() {
    let text = r#"{"a":"[\"mk-c1-inner\"]","b":880000012.0,"c":"<b>mk-d1-x</b>","d":"xmk-","e":1880000012}"#;
    let found: Vec<String> = markers(text).into_iter().collect();
    assert_eq!(found, ["880000012", "mk-c1-inner", "mk-d1-x"]);
}
