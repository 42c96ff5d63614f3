//! Keywords that do not limit the JSON of a value, but what clients can do with it: links, permission levels and
//! switches of fields, defaults.

use super::{Keywords, SchemaComparison};
use crate::api_diff::change::{Direction, Impact, Location, Relation};
use serde_json::Value;

impl SchemaComparison<'_> {
    pub(super) fn compare_annotations(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        self.compare_link(old, new, at);
        self.compare_text_format(old, new, at);
        let is_set = |schema: &Keywords, name: &str| schema.get(name).is_some_and(|value| *value == Value::Bool(true));
        let is_newly_set = |name: &str| is_set(new, name) && !is_set(old, name);
        if is_newly_set("deprecated") {
            self.report(Impact::Compatible, at, "deprecated");
        }
        match self.direction {
            Direction::Request if old.get("default") != new.get("default") => {
                let text = |schema: &Keywords| schema.get("default").map_or("none".to_owned(), ToString::to_string);
                let message = format!("default changed from {} to {}", text(old), text(new));
                self.report(Impact::MayBreak, at, message);
            }
            Direction::Request => {}
            // Only the schema of a document that is read has the switches of its fields.
            Direction::Response => {
                if is_newly_set("x-frappe-unique") {
                    self.report(Impact::MayBreak, at, "now unique: writes with a value that exists are refused");
                }
                if is_newly_set("x-frappe-set-only-once") {
                    self.report(Impact::MayBreak, at, "can now be set only once: later changes are refused");
                }
                if is_set(old, "x-frappe-allow-on-submit") && !is_set(new, "x-frappe-allow-on-submit") {
                    self.report(Impact::MayBreak, at, "can no longer be changed in submitted documents");
                }
                let level = |schema: &Keywords| schema.get("x-frappe-permlevel").and_then(Value::as_i64).unwrap_or(0);
                let (old, new) = (level(old), level(new));
                if old != new {
                    let message = format!("permission level changed from {old} to {new}");
                    self.report(if new == 0 { Impact::Compatible } else { Impact::MayBreak }, at, message);
                }
            }
        }
    }

    /// The target of a Link. A link to another DocType takes other names and expands to other documents; a field that
    /// becomes a link takes the names of documents only.
    fn compare_link(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        let link = |schema: &Keywords| schema.get("x-frappe-link").and_then(Value::as_str).map(str::to_owned);
        match (link(old), link(new)) {
            (Some(old), Some(new)) if old != new => {
                self.report(Impact::Breaking, at, format!("links to DocType {new} in place of {old}"));
            }
            (None, Some(new)) => {
                let impact = Relation::Narrowed.limit_impact(self.direction);
                self.report(impact, at, format!("now a link to DocType {new}"));
            }
            (Some(old), None) => self.report(Impact::Compatible, at, format!("no longer a link to DocType {old}")),
            _ => {}
        }
    }

    /// `x-frappe-format`, the format of a text. It is no type of clients, but other text may be unreadable for them.
    fn compare_text_format(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        let format = |schema: &Keywords| schema.get("x-frappe-format").and_then(Value::as_str).map(str::to_owned);
        let (relation, message) = match (format(old), format(new)) {
            (None, Some(new)) => (Relation::Narrowed, format!("text now has the format {new}")),
            (Some(old), None) => (Relation::Widened, format!("text no longer has the format {old}")),
            (Some(old), Some(new)) if old != new => {
                let message = format!("format of the text changed from {old} to {new}");
                return self.report(Impact::Breaking, at, message);
            }
            _ => return,
        };
        self.report(relation.limit_impact(self.direction), at, message);
    }
}
