//! Valid values for fields, generated from the metadata.

use super::doctype::{DocType, Field};
use super::root_documents;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a document that links may lead to, by DocType.
pub type Names = BTreeMap<String, String>;

/// The request that values are for. An update has other values than the create before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Create,
    Update,
}

/// Links that need a target before a document is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// All link fields.
    All,
    /// Mandatory link fields.
    Mandatory,
}

/// Generates values. All texts differ, so that they suit unique fields.
#[derive(Debug)]
pub struct ValueGenerator {
    count: u64,
    /// DocTypes with a root document, to which only documents of the same DocType link.
    roots: BTreeSet<String>,
}

/// Why a document cannot be created: the link that has no target, or a rule that Frappe has, too.
pub type MissingLink = String;

impl ValueGenerator {
    /// A generator for a site with root documents of these DocTypes.
    pub fn new(roots: BTreeSet<String>) -> ValueGenerator {
        ValueGenerator { count: 0, roots }
    }

    /// A new document with a value in every field that has a valid one.
    pub fn document(
        &mut self,
        doctype: &DocType,
        children: &BTreeMap<String, DocType>,
        names: &Names,
        links: Links,
    ) -> Result<Map<String, Value>, MissingLink> {
        if let Some(reason) = doctype.refusal() {
            return Err(reason.to_owned());
        }
        let mut values = self.fields(doctype, names, Operation::Create, links)?;
        for field in doctype.fields.iter().filter(|field| field.is_table() && !field.is_virtual) {
            let row = match children.get(&field.options) {
                Some(child) => match child.refusal() {
                    Some(reason) => Err(reason.to_owned()),
                    None => self.fields(child, names, Operation::Create, links),
                },
                None => Err(format!("{} is not there", field.options)),
            };
            match row {
                Ok(row) => {
                    values.insert(field.name.clone(), json!([row]));
                }
                Err(missing) if field.mandatory || links == Links::All => {
                    return Err(format!("rows of {}: {missing}", field.name));
                }
                Err(_) => {}
            }
        }
        if doctype.is_named_by_client() {
            values.insert("name".to_owned(), json!(self.text("Name", 140)));
        }
        Ok(values)
    }

    /// New values for the fields that may change.
    pub fn changes(&mut self, doctype: &DocType, names: &Names) -> Map<String, Value> {
        let mut values = self.fields(doctype, names, Operation::Update, Links::Mandatory).unwrap_or_default();
        values.retain(|name, _| {
            let field = doctype.fields.iter().find(|field| field.name == *name);
            let changeable = |field: &Field| {
                !field.set_only_once && !field.unique && !matches!(field.fieldtype.as_str(), "Link" | "Dynamic Link")
            };
            field.is_some_and(changeable)
                && doctype.naming_field() != Some(name)
                && name != "naming_series"
                && !doctype.fields.iter().any(|link| link.fieldtype == "Dynamic Link" && link.options == *name)
        });
        values
    }

    fn fields(
        &mut self,
        doctype: &DocType,
        names: &Names,
        operation: Operation,
        links: Links,
    ) -> Result<Map<String, Value>, MissingLink> {
        let mut values = Map::new();
        let is_needed = |field: &Field| {
            let links_elsewhere = field.fieldtype == "Link" && field.options != doctype.name;
            field.mandatory || doctype.naming_field() == Some(&field.name) || links == Links::All && links_elsewhere
        };
        let stored = || doctype.fields.iter().filter(|field| !field.is_virtual && !field.is_parameter());
        for field in stored().filter(|field| field.fieldtype != "Dynamic Link") {
            if field.derived && !is_needed(field) {
                continue;
            }
            let is_dynamic_doctype =
                stored().any(|link| link.fieldtype == "Dynamic Link" && link.options == field.name);
            let to_root = field.options == doctype.name && self.roots.contains(&doctype.name);
            let value = match field.fieldtype.as_str() {
                "Link" if to_root => Some(json!(root_documents::NAME)),
                _ if is_dynamic_doctype => dynamic_link_doctype(field, names),
                _ if is_constant(&doctype.name, &field.name, operation) => None,
                _ => fixed_value(&doctype.name, &field.name).or_else(|| self.value(field, names, operation)),
            };
            match value {
                Some(value) => {
                    values.insert(field.name.clone(), value);
                }
                None if is_needed(field) && !field.is_table() => {
                    return Err(format!(
                        "`{}` must link to a {}, and there is no document of it",
                        field.name, field.options
                    ));
                }
                None => {}
            }
        }
        for field in stored().filter(|field| field.fieldtype == "Dynamic Link") {
            let target = values.get(&field.options).and_then(Value::as_str).and_then(|doctype| names.get(doctype));
            match target {
                Some(name) => {
                    values.insert(field.name.clone(), json!(name));
                }
                None if field.mandatory => {
                    return Err(format!("`{}` must link to a document that `{}` names", field.name, field.options));
                }
                None => {}
            }
        }
        Ok(values)
    }

    /// A valid value; `None` for layout fields and for links without a target.
    fn value(&mut self, field: &Field, names: &Names, operation: Operation) -> Option<Value> {
        let is_create = operation == Operation::Create;
        let length = if field.length == 0 { 140 } else { field.length };
        Some(match field.fieldtype.as_str() {
            "Link" => json!(names.get(&field.options)?),
            "Select" => self.option(field, is_create),
            "Data" => json!(self.data(&field.options, length)),
            "Read Only" | "Autocomplete" | "Icon" => json!(self.text("Sample", length)),
            "Small Text" | "Text" | "Long Text" | "Markdown Editor" | "Signature" | "Barcode" => {
                json!(self.text("A sample of some length,", 1000))
            }
            "Text Editor" | "HTML Editor" => json!(format!("<p>{}</p>", self.text("Sample", 1000))),
            "Code" => json!(format!("value = {}", self.number())),
            "Color" => json!(if is_create { "#2f6f4e" } else { "#a03030" }),
            "Phone" => json!(format!("+49-30{:07}", self.number())),
            "Attach" | "Attach Image" => json!(format!("/files/sample-{}.png", self.number())),
            "Password" => json!(format!("correct horse {}", self.number())),
            "JSON" => json!({ "sample": self.number() }),
            "Geolocation" => json!(r#"{"type":"FeatureCollection","features":[]}"#),
            "Int" | "Long Int" => json!(self.number()),
            "Check" => json!(u8::from(is_create)),
            "Float" | "Currency" | "Percent" => json!(if is_create { 12.5 } else { 25.25 }),
            "Rating" => json!(if is_create { 0.6 } else { 0.8 }),
            "Duration" => json!(if is_create { 3600.0 } else { 5400.0 }),
            "Date" => json!(if is_create { "2024-02-29" } else { "2025-06-30" }),
            "Datetime" => json!(if is_create { "2024-02-29 08:30:00" } else { "2025-06-30 17:45:12.250000" }),
            "Time" => json!(if is_create { "10:05:07" } else { "23:59:59" }),
            _ => return None,
        })
    }

    /// The first option that is not empty; the last one for an update.
    fn option(&mut self, field: &Field, is_create: bool) -> Value {
        let mut options = field.options.split('\n').map(str::trim).filter(|option| !option.is_empty());
        let option = if is_create { options.next() } else { options.next_back() };
        match option {
            // Filled by the browser: the server accepts any value.
            None => json!(self.text("Sample", 140)),
            Some("[Select]" | "Loading...") => json!(""),
            Some(option) => json!(option),
        }
    }

    fn data(&mut self, format: &str, length: usize) -> String {
        let text = match format {
            "Email" => format!("sample{}@example.com", self.number()),
            "Phone" => format!("030 {:07}", self.number()),
            "URL" => format!("https://example.com/{}", self.number()),
            "IBAN" => iban(self.number()),
            _ => return self.text("Sample", length),
        };
        text.chars().take(length).collect()
    }

    /// Unique text: words and a number, truncated to a length.
    fn text(&mut self, words: &str, length: usize) -> String {
        let number = self.number().to_string();
        let room = length.saturating_sub(number.len() + 1);
        let words: String = words.chars().take(room).collect();
        if words.is_empty() { number.chars().take(length).collect() } else { format!("{words} {number}") }
    }

    fn number(&mut self) -> u64 {
        self.count += 1;
        self.count
    }
}

/// The value of a field with rules beyond the metadata.
fn fixed_value(doctype: &str, field: &str) -> Option<Value> {
    ((doctype, field) == ("System Settings", "time_zone")).then(|| json!("Europe/Lisbon"))
}

/// Whether a field must not change: the e-mail address of a user is the name of the document.
fn is_constant(doctype: &str, field: &str, operation: Operation) -> bool {
    (doctype, field, operation) == ("User", "email", Operation::Update)
}

/// The value of the field that names the DocType of a Dynamic Link: a DocType with a document.
fn dynamic_link_doctype(field: &Field, names: &Names) -> Option<Value> {
    match field.fieldtype.as_str() {
        "Link" if field.options == "DocType" => Some(json!("User")),
        "Link" => names.get(&field.options).map(|name| json!(name)),
        "Select" => {
            field.options.split('\n').map(str::trim).find(|option| names.contains_key(*option)).map(|o| json!(o))
        }
        _ => Some(json!("User")),
    }
}

/// A German IBAN with this account number and right check digits (ISO 13616).
fn iban(number: u64) -> String {
    let account = u128::from(number) % 1_000_000_000_000_000_000;
    // `DE00` at the end, its letters as numbers.
    let check = 98 - (account * 1_000_000 + 131_400) % 97;
    format!("DE{check:02}{account:018}")
}
