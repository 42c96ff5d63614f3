//! Compiles the permission rules of a user into conditions of a query.

mod attached_files;

use super::column::Column;
use super::predicate::Predicate;
use super::scope::Scope;
use doctyped_auth::permission;
use doctyped_auth::permission::Listing;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::grammar::operator::Comparison;
use doctyped_orm::access_rule::{In, Rows, Rule};
use doctyped_orm::table::{Bind, Value};
use doctyped_schema::{ColumnType, Meta, NAME};
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// The part of a table that a user may read.
#[derive(Debug)]
pub struct TableAccess {
    /// The readable rows.
    pub rows: Predicate<'static>,
    /// Whether only the name, the title and the search fields are readable (right "select").
    pub select_only: bool,
}

/// The part of the DocType `meta` that the user may read. `table` is its index in the scope.
///
/// # Errors
/// `PermissionError` if the user may read no document of the DocType.
pub fn of(
    ctx: &mut Context,
    scope: &mut Scope,
    meta: &'static Meta,
    table: usize,
    listing: Listing<'_>,
) -> Result<TableAccess> {
    let access = permission::list_access(ctx, meta, listing)?;
    let target = RuleTarget { meta, table };
    let mut rows = target.predicate(scope, &access.rule);
    if access.shared
        && let Some(name) = meta.slot(NAME)
    {
        let column = Column::new(table, meta, name);
        let shared = Predicate::SharedWithUser { column, doctype: meta.name, user: ctx.user().to_owned() };
        rows = Predicate::Any(vec![rows, shared]);
    }
    if !rows.is_true()
        && let Some(attached) = attached_files::condition(ctx, scope, meta, table)?
    {
        rows = Predicate::Any(vec![rows, attached]);
    }
    Ok(TableAccess { rows, select_only: access.select_only })
}

/// Whether the right "select" covers a field: the name, the title and the search fields.
pub fn is_shown_by_links(meta: &Meta, fieldname: &str) -> bool {
    fieldname == "name" || fieldname == meta.title_field || meta.search_fields.contains(&fieldname)
}

/// The table that a rule restricts.
#[derive(Clone, Copy)]
struct RuleTarget {
    meta: &'static Meta,
    table: usize,
}

impl RuleTarget {
    fn predicate(self, scope: &mut Scope, rule: &Rule) -> Predicate<'static> {
        let mut each = |rules: &[Rule]| rules.iter().map(|rule| self.predicate(scope, rule)).collect();
        match rule {
            Rule::All(rules) => Predicate::All(each(rules)),
            Rule::Any(rules) => Predicate::Any(each(rules)),
            Rule::Equal(field, value) => self.equal(field, value),
            Rule::In(condition) => self.in_names(condition),
            Rule::Rows(rows) => self.child_rows(scope, rows),
        }
    }

    fn column(self, field: &str) -> Option<Column> {
        self.meta.column(field).map(|field| Column::new(self.table, self.meta, field))
    }

    /// A field with a value. A field that the DocType does not have counts as empty, as in a record.
    fn equal(self, field: &str, value: &Value) -> Predicate<'static> {
        let is_empty = value.as_ref().is_empty();
        let Some(column) = self.column(field) else {
            return if is_empty { Predicate::All(Vec::new()) } else { Predicate::FALSE };
        };
        let value = match value {
            Value::Null if column.ty.is_text() => Bind::Text(Cow::Borrowed("")),
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

    fn in_names(self, condition: &In) -> Predicate<'static> {
        let Some(column) = self.column(condition.field) else {
            return if condition.or_empty { Predicate::All(Vec::new()) } else { Predicate::FALSE };
        };
        if condition.names.list().len() > MAX_BOUND_NAMES {
            return in_json(column, condition, false);
        }
        let values = values(&column, condition);
        if values.is_empty() {
            return Predicate::FALSE;
        }
        Predicate::In { column, negated: false, values, or_null: condition.or_empty }
    }

    /// The negation of [`RuleTarget::in_names`].
    fn not_in_names(self, condition: &In) -> Predicate<'static> {
        let Some(column) = self.column(condition.field) else {
            return if condition.or_empty { Predicate::FALSE } else { Predicate::All(Vec::new()) };
        };
        if condition.names.list().len() > MAX_BOUND_NAMES {
            return in_json(column, condition, true);
        }
        let values = values(&column, condition);
        if values.is_empty() {
            return Predicate::All(Vec::new());
        }
        Predicate::In { column, negated: true, values, or_null: !condition.or_empty }
    }

    /// No child row violates the rule.
    fn child_rows(self, scope: &mut Scope, rows: &Rows) -> Predicate<'static> {
        let Some(name) = self.column("name") else {
            return Predicate::FALSE;
        };
        let child = RuleTarget { meta: rows.child, table: scope.add_permission_table(rows.child) };
        let (Some(parent), Some(parenttype), Some(parentfield)) =
            (child.column("parent"), child.column("parenttype"), child.column("parentfield"))
        else {
            return Predicate::FALSE;
        };
        let condition = Predicate::All(vec![
            Predicate::ColumnsEqual { left: parent, right: name },
            Predicate::equal(parenttype, self.meta.name),
            Predicate::equal(parentfield, rows.table),
            Predicate::Any(rows.links.iter().map(|link| child.not_in_names(link)).collect()),
        ]);
        Predicate::Exists { table: child.table, negated: true, condition: Box::new(condition) }
    }
}

/// Names that are bound one by one, at most; more are bound as one JSON array. A statement binds up
/// to 32,000 values on SQLite and twice as many elsewhere, which all links of a DocType share.
const MAX_BOUND_NAMES: usize = 64;

/// `IN` or `NOT IN` with a JSON array of the names.
fn in_json(column: Column, condition: &In, negated: bool) -> Predicate<'static> {
    let or_empty = condition.or_empty && column.ty.is_text();
    let json = if column.ty == ColumnType::BigInt {
        let numbers: Vec<i64> = condition.names.list().iter().filter_map(|name| name.parse().ok()).collect();
        JsonValue::from(numbers).to_string()
    } else {
        condition.names.json(or_empty)
    };
    Predicate::InJson { column, negated, json, or_null: condition.or_empty != negated }
}

/// The names, and the empty text if the field may be empty.
fn values(column: &Column, condition: &In) -> Vec<Bind<'static>> {
    let mut values: Vec<Bind<'static>> =
        condition.names.list().iter().filter_map(|name| name_value(column, name)).collect();
    if condition.or_empty && column.ty.is_text() {
        values.push(Bind::Text(Cow::Borrowed("")));
    }
    values
}

/// A name with the column's type; none if the column is numeric and the name is not.
fn name_value(column: &Column, name: &str) -> Option<Bind<'static>> {
    match column.ty {
        ColumnType::BigInt => name.parse().ok().map(Bind::Int),
        _ => Some(Bind::Text(Cow::Owned(name.to_owned()))),
    }
}
