//! DocTypes as the server describes them at `/meta`.

use super::client::Client;
use crate::http_client::escaped;
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::path::Path;

/// The properties of a DocType from which documents are created.
#[derive(Debug)]
pub struct DocType {
    pub name: String,
    pub storage: StorageKind,
    pub is_submittable: bool,
    /// `autoname` of the definition: the naming rule.
    pub autoname: String,
    pub fields: Vec<Field>,
}

/// Fields that documents have before their definition gives them any.
const STANDARD_FIELDS: [&str; 7] = ["name", "owner", "creation", "modified", "modified_by", "docstatus", "idx"];

/// Where the documents of a DocType are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageKind {
    Normal,
    Single,
    Child,
    Virtual,
}

/// A field as `/meta` describes it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "these are the switches of a DocField")]
pub struct Field {
    pub name: String,
    pub fieldtype: String,
    pub options: String,
    pub length: usize,
    pub mandatory: bool,
    pub unique: bool,
    pub set_only_once: bool,
    /// The server computes or copies the value, so that it may differ from the value that was sent.
    pub derived: bool,
    /// The value is copied from a linked document, over the value in the request.
    pub is_fetched: bool,
    pub is_virtual: bool,
}

impl Field {
    /// Whether a request with this key is understood as a call or as an encoded document.
    pub fn is_parameter(&self) -> bool {
        matches!(self.name.as_str(), "cmd" | "data")
    }

    /// Whether the field holds rows of a child DocType.
    pub fn is_table(&self) -> bool {
        matches!(self.fieldtype.as_str(), "Table" | "Table MultiSelect")
    }
}

impl DocType {
    /// Reads the description of a DocType; none if the file was passed over by codegen.
    pub fn read(client: &mut Client, name: &str, autoname: String) -> Result<Option<DocType>> {
        let response = client.send("GET", &format!("/api/v2/doctype/{}/meta", escaped(name)), None)?;
        if response.status == 404 {
            return Ok(None);
        }
        ensure!(response.is_success(), "the server does not describe {name}: {}", response.error_text());
        let meta = response.body.get("data").with_context(|| format!("the description of {name} has no data"))?;
        Ok(Some(DocType::described(name, autoname, meta)))
    }

    /// The DocType that a description has.
    fn described(name: &str, autoname: String, meta: &Value) -> DocType {
        let storage = if is_on(meta, "is_virtual") {
            StorageKind::Virtual
        } else if is_on(meta, "istable") {
            StorageKind::Child
        } else if is_on(meta, "issingle") {
            StorageKind::Single
        } else {
            StorageKind::Normal
        };
        let fields = meta.get("fields").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        DocType {
            name: name.to_owned(),
            storage,
            is_submittable: is_on(meta, "is_submittable"),
            autoname,
            fields: fields.iter().map(field).collect(),
        }
    }

    /// Why no document can be created, in Frappe either.
    pub fn refusal(&self) -> Option<&'static str> {
        let has_prefix = ["field:", "format:", "naming_series:"].iter().any(|prefix| self.autoname.starts_with(prefix));
        if self.storage == StorageKind::Child && self.is_named_by_client() {
            Some("rows are named by Prompt, and clients send no names of rows")
        } else if self.naming_field().is_some_and(|field| STANDARD_FIELDS.contains(&field)) {
            Some("documents are named by a standard field, which is empty until they are stored")
        } else if !has_prefix && self.autoname.contains(':') {
            Some("the naming series has a colon")
        } else if self.fields.iter().any(|field| field.mandatory && field.is_parameter()) {
            Some("a mandatory field has the name of a parameter of requests")
        } else {
            None
        }
    }

    /// Whether clients choose the names.
    pub fn is_named_by_client(&self) -> bool {
        self.autoname.eq_ignore_ascii_case("prompt")
    }

    /// Whether a required value can be replaced by an empty one of a linked document.
    pub fn fetches_required_values(&self) -> bool {
        self.fields.iter().any(|field| field.is_fetched && field.mandatory)
    }

    /// The field from which documents take their names.
    pub fn naming_field(&self) -> Option<&str> {
        self.autoname.strip_prefix("field:").map(str::trim)
    }
}

fn field(json: &Value) -> Field {
    let fetched = !text(json, "fetch_from").is_empty();
    let name = text(json, "fieldname").to_owned();
    // Maintained by the server: nested-set columns, and the link to the amended document.
    let is_maintained = matches!(name.as_str(), "lft" | "rgt" | "old_parent" | "amended_from");
    Field {
        name,
        fieldtype: text(json, "fieldtype").to_owned(),
        options: text(json, "options").trim().to_owned(),
        length: json.get("length").and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok()).unwrap_or(0),
        mandatory: is_on(json, "reqd"),
        unique: is_on(json, "unique"),
        set_only_once: is_on(json, "set_only_once"),
        derived: fetched || is_maintained,
        is_fetched: fetched,
        is_virtual: is_on(json, "is_virtual"),
    }
}

fn text<'a>(json: &'a Value, key: &str) -> &'a str {
    json.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn is_on(json: &Value, key: &str) -> bool {
    json.get(key).and_then(Value::as_i64).is_some_and(|value| value != 0)
}

/// Name and `autoname` of every definition below a folder.
pub fn definitions(folder: &Path, found: &mut Vec<(String, String)>) -> Result<()> {
    let mut entries = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            definitions(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let json: Value = serde_json::from_slice(&std::fs::read(&path)?).unwrap_or_default();
            if text(&json, "doctype") == "DocType" {
                found.push((text(&json, "name").to_owned(), text(&json, "autoname").to_owned()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::super::values::{Links, Names, ValueGenerator};
    use super::*;
    use serde_json::{Map, json};
    use std::collections::{BTreeMap, BTreeSet};

    fn doctype(autoname: &str, meta: &Value) -> DocType {
        DocType::described("Letter", autoname.to_owned(), meta)
    }

    fn document(doctype: &DocType) -> Result<Map<String, Value>, String> {
        ValueGenerator::new(BTreeSet::new()).document(doctype, &BTreeMap::new(), &Names::new(), Links::All)
    }

    #[test]
    fn documents_that_frappe_refuses_are_not_sent() {
        let title = json!({"fields": [{"fieldname": "title", "fieldtype": "Data"}]});
        let mandatory = |name: &str| json!({"fields": [{"fieldname": name, "fieldtype": "Data", "reqd": 1}]});
        for (autoname, meta) in
            [("field:name", &title), ("LT:.####", &title), ("", &mandatory("cmd")), ("hash", &mandatory("data"))]
        {
            assert!(document(&doctype(autoname, meta)).is_err(), "{autoname} {meta}");
        }
        for autoname in ["", "prompt", "field:title", "format:LT: {title}", "naming_series:", "LT-.####"] {
            document(&doctype(autoname, &title)).expect(autoname);
        }
    }

    #[test]
    fn fields_named_like_parameters_are_left_out() {
        let meta = json!({"fields": [
            {"fieldname": "cmd", "fieldtype": "Data"},
            {"fieldname": "data", "fieldtype": "Long Text"},
            {"fieldname": "title", "fieldtype": "Data"},
        ]});
        let sent = document(&doctype("", &meta)).expect("a document");
        assert_eq!(sent.keys().collect::<Vec<_>>(), ["title"]);
    }

    #[test]
    fn rows_with_names_by_prompt_are_not_sent() {
        let stamp =
            || doctype("Prompt", &json!({"istable": 1, "fields": [{"fieldname": "value", "fieldtype": "Int"}]}));
        let meta =
            |reqd| json!({"fields": [{"fieldname": "stamps", "fieldtype": "Table", "options": "Stamp", "reqd": reqd}]});
        let children = BTreeMap::from([("Stamp".to_owned(), stamp())]);
        let mut values = ValueGenerator::new(BTreeSet::new());
        let mut document =
            |reqd| values.document(&doctype("", &meta(reqd)), &children, &Names::new(), Links::Mandatory);
        assert_eq!(document(0).map(|sent| sent.len()), Ok(0));
        assert!(document(1).is_err_and(|reason| reason.contains("Prompt")));
    }

    #[test]
    fn required_value_of_a_linked_document_may_be_empty() {
        let field = |reqd, fetch_from: &str| json!({"fields": [{"fieldname": "title", "fieldtype": "Data", "reqd": reqd, "fetch_from": fetch_from}]});
        assert!(doctype("", &field(1, "letter.title")).fetches_required_values());
        assert!(!doctype("", &field(0, "letter.title")).fetches_required_values());
        assert!(!doctype("", &field(1, "")).fetches_required_values());
    }
}
