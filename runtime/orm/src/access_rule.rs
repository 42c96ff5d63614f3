//! Rules: the documents that a user has access to, as a condition.
//!
//! A [`Rule`] has two interpretations: [`Rule::holds`] evaluates it on one document, and the query engine
//! (`query::access`) turns it into SQL. So a list shows exactly the documents that can be read one by one.

use crate::name_key::name_key;
use crate::table::{Record, Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::Meta;
use serde_json::Value as JsonValue;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

/// A condition on documents of a DocType. Fields are identified by name, so that a rule for a built-in
/// DocType also applies to an application's definition that replaces it.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Conjunction; every document if it is empty.
    All(Vec<Rule>),
    /// Disjunction; no document if it is empty.
    Any(Vec<Rule>),
    /// A field has a value. Texts are compared without regard to case, and null equals the empty text.
    Equal(&'static str, Value),
    /// A field has one of several document names.
    In(In),
    /// The links in every row of a table field have allowed document names.
    Rows(Rows),
}

/// A field that has one of several document names.
#[derive(Debug, Clone)]
pub struct In {
    /// The field.
    pub field: &'static str,
    /// The document names.
    pub names: Arc<Names>,
    /// Whether the field may be empty.
    pub or_empty: bool,
}

/// Conditions on the links in every row of a table field.
#[derive(Debug, Clone)]
pub struct Rows {
    /// The table field.
    pub table: &'static str,
    /// The DocType of the rows.
    pub child: &'static Meta,
    /// The conditions on each row.
    pub links: Vec<In>,
}

/// A set of document names, which are case-insensitive.
#[derive(Debug, Default)]
pub struct Names {
    /// The names as they are stored.
    list: Vec<String>,
    /// The names in lower case.
    known: HashSet<String>,
    /// The list as a JSON array, computed at its first use.
    json: OnceLock<String>,
}

impl Rule {
    /// Every document.
    pub const EVERYTHING: Rule = Rule::All(Vec::new());

    /// No document.
    pub const NOTHING: Rule = Rule::Any(Vec::new());

    /// Whether every document fulfils the rule.
    pub fn is_everything(&self) -> bool {
        match self {
            Rule::All(list) => list.iter().all(Rule::is_everything),
            Rule::Any(list) => list.iter().any(Rule::is_everything),
            _ => false,
        }
    }

    /// Whether no document fulfils the rule.
    pub fn is_nothing(&self) -> bool {
        match self {
            Rule::All(list) => list.iter().any(Rule::is_nothing),
            Rule::Any(list) => list.iter().all(Rule::is_nothing),
            _ => false,
        }
    }

    /// The conjunction of two rules.
    #[must_use]
    pub fn and(self, other: Rule) -> Rule {
        if self.is_everything() {
            return other;
        }
        if other.is_everything() { self } else { Rule::All(vec![self, other]) }
    }

    /// The disjunction of two rules.
    #[must_use]
    pub fn or(self, other: Rule) -> Rule {
        if self.is_nothing() {
            return other;
        }
        if other.is_nothing() { self } else { Rule::Any(vec![self, other]) }
    }

    /// Whether a document fulfils the rule.
    pub fn holds(&self, record: &dyn Record) -> bool {
        match self {
            Rule::All(list) => list.iter().all(|rule| rule.holds(record)),
            Rule::Any(list) => list.iter().any(|rule| rule.holds(record)),
            Rule::Equal(field, value) => is_same(record.field(field), value.as_ref()),
            Rule::In(condition) => condition.holds(record),
            Rule::Rows(rows) => rows.holds(record),
        }
    }
}

impl In {
    fn holds(&self, record: &dyn Record) -> bool {
        if self.field == "name" {
            return self.names.has(&record.name());
        }
        match record.field(self.field) {
            value if value.is_empty() => self.or_empty,
            ValueRef::Text(name) => self.names.has(name),
            value => self.names.has(&value.to_text()),
        }
    }
}

impl Rows {
    fn holds(&self, record: &dyn Record) -> bool {
        let rows = record.meta().table_of(self.table).and_then(|table| record.rows(table));
        rows.is_none_or(|rows| rows.iter().all(|row| self.links.iter().all(|link| link.holds(row))))
    }
}

impl Names {
    /// A set of names.
    pub fn new(list: Vec<String>) -> Names {
        let known = list.iter().map(|name| name_key(name)).collect();
        Names { list, known, json: OnceLock::new() }
    }

    /// Whether the set has a name.
    pub fn has(&self, name: &str) -> bool {
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.known.contains(&name_key(name))
        } else {
            self.known.contains(name)
        }
    }

    /// The names as a JSON array, with the empty text at the end if `or_empty`.
    pub fn json(&self, or_empty: bool) -> String {
        let json = self.json.get_or_init(|| JsonValue::from(self.list.as_slice()).to_string());
        match json.strip_suffix(']') {
            Some(names) if or_empty && self.list.is_empty() => format!("{names}\"\"]"),
            Some(names) if or_empty => format!("{names},\"\"]"),
            _ => json.clone(),
        }
    }

    /// The names as they are stored.
    pub fn list(&self) -> &[String] {
        &self.list
    }
}

fn is_same(one: ValueRef<'_>, other: ValueRef<'_>) -> bool {
    match (one, other) {
        (ValueRef::Text(one), ValueRef::Text(other)) => one.eq_ignore_ascii_case(other),
        (one, other) if one.is_empty() => other.is_empty(),
        (one, other) => one == other,
    }
}

/// The documents that a user owns.
pub fn owned_by(user: &str) -> Rule {
    Rule::Equal(schema::STANDARD_FIELDS[schema::OWNER].fieldname, Value::Text(user.to_owned()))
}
