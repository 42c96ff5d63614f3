//! Valid values for fields, made from nothing but the metadata.

use super::doctype::{DocType, Field};
use super::roots;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A document to link to, by DocType.
pub type Names = BTreeMap<String, String>;

/// Which of the two sets of values: what a document is made with, and what it is changed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    Create,
    Update,
}

/// What has to be there before a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// All that it can link to.
    All,
    /// All that it must link to.
    Mandatory,
}

/// Makes values; no two texts that it makes are the same, so that unique fields are content.
#[derive(Debug)]
pub struct Maker {
    count: u64,
    /// DocTypes of which there is a first document that only others of them link to.
    roots: BTreeSet<String>,
}

/// What stands in the way of a document.
pub type Obstacle = String;

impl Maker {
    /// A maker that knows of which DocTypes there is a root.
    pub fn new(roots: BTreeSet<String>) -> Maker {
        Maker { count: 0, roots }
    }

    /// A document that fills every field it can.
    pub fn document(
        &mut self,
        doctype: &DocType,
        children: &BTreeMap<String, DocType>,
        names: &Names,
        links: Links,
    ) -> Result<Map<String, Value>, Obstacle> {
        let mut values = self.fields(doctype, names, Round::Create, links)?;
        for field in doctype.fields.iter().filter(|field| field.is_table() && !field.is_virtual) {
            let row = match children.get(&field.options) {
                Some(child) => self.fields(child, names, Round::Create, links),
                None => Err(format!("{} is not there", field.options)),
            };
            match row {
                Ok(row) => {
                    values.insert(field.name.clone(), json!([row]));
                }
                Err(obstacle) if field.mandatory || links == Links::All => {
                    return Err(format!("rows of {}: {obstacle}", field.name));
                }
                Err(_) => {}
            }
        }
        if doctype.autoname.eq_ignore_ascii_case("prompt") {
            values.insert("name".to_owned(), json!(self.text("Name", 140)));
        }
        Ok(values)
    }

    /// Other values for the fields that may change.
    pub fn changes(&mut self, doctype: &DocType, names: &Names) -> Map<String, Value> {
        let mut values = self.fields(doctype, names, Round::Update, Links::Mandatory).unwrap_or_default();
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
        round: Round,
        links: Links,
    ) -> Result<Map<String, Value>, Obstacle> {
        let mut values = Map::new();
        let is_needed = |field: &Field| {
            let links_elsewhere = field.fieldtype == "Link" && field.options != doctype.name;
            field.mandatory || doctype.naming_field() == Some(&field.name) || links == Links::All && links_elsewhere
        };
        let stored = || doctype.fields.iter().filter(|field| !field.is_virtual);
        for field in stored().filter(|field| field.fieldtype != "Dynamic Link") {
            if field.derived && !is_needed(field) {
                continue;
            }
            let leads = stored().any(|link| link.fieldtype == "Dynamic Link" && link.options == field.name);
            let to_root = field.options == doctype.name && self.roots.contains(&doctype.name);
            let value = match field.fieldtype.as_str() {
                "Link" if to_root => Some(json!(roots::NAME)),
                _ if leads => leading(field, names),
                _ if is_kept(&doctype.name, &field.name, round) => None,
                _ => known(&doctype.name, &field.name).or_else(|| self.value(field, names, round)),
            };
            match value {
                Some(value) => {
                    values.insert(field.name.clone(), value);
                }
                None if is_needed(field) && !field.is_table() => {
                    return Err(format!("`{}` must link to a {}, of which there is none", field.name, field.options));
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

    /// A value that the field accepts; none for layout, and where there is nothing to link to.
    fn value(&mut self, field: &Field, names: &Names, round: Round) -> Option<Value> {
        let first = round == Round::Create;
        let length = if field.length == 0 { 140 } else { field.length };
        Some(match field.fieldtype.as_str() {
            "Link" => json!(names.get(&field.options)?),
            "Select" => self.option(field, first),
            "Data" => json!(self.data(&field.options, length)),
            "Read Only" | "Autocomplete" | "Icon" => json!(self.text("Sample", length)),
            "Small Text" | "Text" | "Long Text" | "Markdown Editor" | "Signature" | "Barcode" => {
                json!(self.text("A sample of some length,", 1000))
            }
            "Text Editor" | "HTML Editor" => json!(format!("<p>{}</p>", self.text("Sample", 1000))),
            "Code" => json!(format!("value = {}", self.number())),
            "Color" => json!(if first { "#2f6f4e" } else { "#a03030" }),
            "Phone" => json!(format!("+49-30{:07}", self.number())),
            "Attach" | "Attach Image" => json!(format!("/files/sample-{}.png", self.number())),
            "Password" => json!(format!("correct horse {}", self.number())),
            "JSON" => json!({ "sample": self.number() }),
            "Geolocation" => json!(r#"{"type":"FeatureCollection","features":[]}"#),
            "Int" | "Long Int" => json!(self.number()),
            "Check" => json!(u8::from(first)),
            "Float" | "Currency" | "Percent" => json!(if first { 12.5 } else { 25.25 }),
            "Rating" => json!(if first { 0.6 } else { 0.8 }),
            "Duration" => json!(if first { 3600.0 } else { 5400.0 }),
            "Date" => json!(if first { "2024-02-29" } else { "2025-06-30" }),
            "Datetime" => json!(if first { "2024-02-29 08:30:00" } else { "2025-06-30 17:45:12.250000" }),
            "Time" => json!(if first { "10:05:07" } else { "23:59:59" }),
            _ => return None,
        })
    }

    /// An option that says something; the last one for a change.
    fn option(&mut self, field: &Field, first: bool) -> Value {
        let mut options = field.options.split('\n').map(str::trim).filter(|option| !option.is_empty());
        let option = if first { options.next() } else { options.next_back() };
        match option {
            // Filled by the browser, so the server takes anything.
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
            _ => return self.text("Sample", length),
        };
        text.chars().take(length).collect()
    }

    /// Text with a number at its end, not longer than this.
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

/// The value of a field whose DocType's rules ask for more than the metadata says.
fn known(doctype: &str, field: &str) -> Option<Value> {
    ((doctype, field) == ("System Settings", "time_zone")).then(|| json!("Europe/Lisbon"))
}

/// Whether the rules of a DocType want the field to stay as it is: the address of a user is its
/// name.
fn is_kept(doctype: &str, field: &str, round: Round) -> bool {
    (doctype, field, round) == ("User", "email", Round::Update)
}

/// The value of a field that says where a Dynamic Link leads: a DocType of which there is a
/// document.
fn leading(field: &Field, names: &Names) -> Option<Value> {
    match field.fieldtype.as_str() {
        "Link" if field.options == "DocType" => Some(json!("User")),
        "Link" => names.get(&field.options).map(|name| json!(name)),
        "Select" => {
            field.options.split('\n').map(str::trim).find(|option| names.contains_key(*option)).map(|o| json!(o))
        }
        _ => Some(json!("User")),
    }
}
