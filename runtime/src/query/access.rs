//! What of a DocType the user may see, as conditions of a query.

use super::operator::Comparison;
use super::predicate::{Column, Predicate};
use super::scope::{self, Scope};
use crate::context::Context;
use crate::error::Result;
use crate::permission::{self, Among, Listing, Rows, Rule};
use crate::schema::{Meta, NAME, Storage};
use crate::table::{Bind, Value};
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// What a user sees of a DocType.
#[derive(Debug)]
pub(super) struct Access {
    /// The documents.
    pub(super) rows: Predicate<'static>,
    /// Whether only the fields are open that a link shows.
    pub(super) select_only: bool,
}

/// What the user sees of a DocType that stands at `source` in a query.
///
/// # Errors
/// `PermissionError` when it is nothing at all.
pub(super) fn of(
    ctx: &mut Context,
    scope: &mut Scope,
    meta: &'static Meta,
    source: usize,
    listing: Listing<'_>,
) -> Result<Access> {
    let access = permission::list_access(ctx, meta, listing)?;
    let place = Place { meta, source };
    let mut rows = place.predicate(scope, &access.rule);
    if access.shared
        && let Some(name) = meta.slot(NAME)
    {
        let column = Column::new(source, meta, name);
        let shared = Predicate::Shared { column, doctype: meta.name, user: ctx.user().to_owned() };
        rows = Predicate::Any(vec![rows, shared]);
    }
    Ok(Access { rows, select_only: access.select_only })
}

/// Whether a field is among those that a link shows: the name, the title and the search fields.
pub(super) fn is_shown_by_links(meta: &Meta, fieldname: &str) -> bool {
    fieldname == "name" || fieldname == meta.title_field || meta.search_fields.contains(&fieldname)
}

/// A table of a query whose documents a rule is about.
#[derive(Clone, Copy)]
struct Place {
    meta: &'static Meta,
    source: usize,
}

impl Place {
    fn predicate(self, scope: &mut Scope, rule: &Rule) -> Predicate<'static> {
        let mut each = |rules: &[Rule]| rules.iter().map(|rule| self.predicate(scope, rule)).collect();
        match rule {
            Rule::All(rules) => Predicate::All(each(rules)),
            Rule::Any(rules) => Predicate::Any(each(rules)),
            Rule::Equal(field, value) => self.equal(field, value),
            Rule::Among(among) => self.among(among),
            Rule::Rows(rows) => self.rows(scope, rows),
        }
    }

    fn column(self, field: &str) -> Option<Column> {
        self.meta.column(field).map(|field| Column::new(self.source, self.meta, field))
    }

    /// A field with a value. What the DocType does not have is empty, as in a record.
    fn equal(self, field: &str, value: &Value) -> Predicate<'static> {
        let is_empty = value.as_ref().is_empty();
        let Some(column) = self.column(field) else {
            return if is_empty { Predicate::All(Vec::new()) } else { Predicate::FALSE };
        };
        let value = match value {
            Value::Null if column.storage.is_text() => Bind::Text(Cow::Borrowed("")),
            Value::Null => return Predicate::Null { column, negated: false },
            Value::Text(text) => match name_value(&column, text) {
                Some(value) => value,
                None => return Predicate::FALSE,
            },
            Value::Int(number) => Bind::Int(*number),
            Value::Float(number) => Bind::Float(*number),
            Value::Date(value) => Bind::Date(*value),
            Value::Datetime(value) => Bind::Datetime(*value),
            Value::Time(value) => Bind::Time(*value),
        };
        Predicate::Compare { column, comparison: Comparison::Equal, value, or_null: is_empty }
    }

    fn among(self, among: &Among) -> Predicate<'static> {
        let Some(column) = self.column(among.field) else {
            return if among.or_empty { Predicate::All(Vec::new()) } else { Predicate::FALSE };
        };
        if among.names.list().len() > MANY {
            return listed(column, among, false);
        }
        let values = values(&column, among);
        if values.is_empty() {
            return Predicate::FALSE;
        }
        Predicate::In { column, negated: false, values, or_null: among.or_empty }
    }

    /// The opposite of [`Place::among`].
    fn outside(self, among: &Among) -> Predicate<'static> {
        let Some(column) = self.column(among.field) else {
            return if among.or_empty { Predicate::FALSE } else { Predicate::All(Vec::new()) };
        };
        if among.names.list().len() > MANY {
            return listed(column, among, true);
        }
        let values = values(&column, among);
        if values.is_empty() {
            return Predicate::All(Vec::new());
        }
        Predicate::In { column, negated: true, values, or_null: !among.or_empty }
    }

    /// There is no row that is not as it should be.
    fn rows(self, scope: &mut Scope, rows: &Rows) -> Predicate<'static> {
        let Some(name) = self.column("name") else {
            return Predicate::FALSE;
        };
        let child = Place { meta: rows.child, source: scope.nest(rows.child) };
        let (Some(parent), Some(parenttype), Some(parentfield)) =
            (child.column("parent"), child.column("parenttype"), child.column("parentfield"))
        else {
            return Predicate::FALSE;
        };
        let condition = Predicate::All(vec![
            Predicate::Same { left: parent, right: name },
            scope::equal(parenttype, self.meta.name),
            scope::equal(parentfield, rows.table),
            Predicate::Any(rows.links.iter().map(|link| child.outside(link)).collect()),
        ]);
        Predicate::Exists { source: child.source, negated: true, condition: Box::new(condition) }
    }
}

/// More names than this are bound together, as one text. A statement has room for some 32,000 values
/// on SQLite and twice as many elsewhere, which all links of a DocType share.
const MANY: usize = 64;

/// A column with one of many names, or with none of them.
fn listed(column: Column, among: &Among, negated: bool) -> Predicate<'static> {
    let or_empty = among.or_empty && column.storage.is_text();
    let json = if column.storage == Storage::BigInt {
        let numbers: Vec<i64> = among.names.list().iter().filter_map(|name| name.parse().ok()).collect();
        JsonValue::from(numbers).to_string()
    } else {
        among.names.json(or_empty)
    };
    Predicate::Listed { column, negated, json, or_null: among.or_empty != negated }
}

/// The names, and the empty text if the field may be empty.
fn values(column: &Column, among: &Among) -> Vec<Bind<'static>> {
    let mut values: Vec<Bind<'static>> =
        among.names.list().iter().filter_map(|name| name_value(column, name)).collect();
    if among.or_empty && column.storage.is_text() {
        values.push(Bind::Text(Cow::Borrowed("")));
    }
    values
}

/// A name as the column holds it; none when the column is of numbers and it is none.
fn name_value(column: &Column, name: &str) -> Option<Bind<'static>> {
    match column.storage {
        Storage::BigInt => name.parse().ok().map(Bind::Int),
        _ => Some(Bind::Text(Cow::Owned(name.to_owned()))),
    }
}
