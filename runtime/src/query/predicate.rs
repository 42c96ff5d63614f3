//! Conditions whose names were looked up and whose values have their column's type: what the
//! writer turns into SQL.
//!
//! Frappe compares `ifnull(column, '')` so that NULL counts as empty. What that comes to is known
//! before the query runs, so here each condition says whether it holds for NULL (`or_null`), and
//! the column stands by itself: it keeps its collation and its index.

use super::keyset::After;
use super::operator::{Comparison, Relation};
use crate::schema::{DocField, Meta, Storage};
use crate::table::Bind;

/// A column of one of the tables of a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Which table: its place in the plan.
    pub(super) source: usize,
    /// The field.
    pub(super) field: &'static DocField,
    /// How it holds its values.
    pub(super) storage: Storage,
}

impl PartialEq for Column {
    fn eq(&self, other: &Column) -> bool {
        (self.source, self.field.fieldname) == (other.source, other.field.fieldname)
    }
}

impl Column {
    /// The column of a field of a DocType.
    pub(super) fn new(source: usize, meta: &Meta, field: &'static DocField) -> Column {
        let numbered = meta.naming == crate::schema::Naming::Autoincrement;
        let storage = match field.storage() {
            Some(Storage::Varchar(_)) if numbered && field.fieldname == "name" => Storage::BigInt,
            Some(storage) => storage,
            None => Storage::LongText,
        };
        Column { source, field, storage }
    }

    /// Its name in SQL.
    pub(super) fn name(&self) -> &'static str {
        self.field.fieldname
    }

    /// Whether NULL can be in it, as far as filters go (Frappe: `name`, `creation` and `modified`
    /// are taken as they are).
    pub(super) fn is_nullable(&self) -> bool {
        !(self.field.not_nullable
            || self.storage.is_never_null()
            || matches!(self.field.fieldname, "name" | "creation" | "modified"))
    }
}

/// A condition on the rows of a query.
#[derive(Debug, Clone)]
pub(super) enum Predicate<'a> {
    /// Every one of these; true if there is none.
    All(Vec<Predicate<'a>>),
    /// One of these; false if there is none.
    Any(Vec<Predicate<'a>>),
    /// A column compared with a value.
    Compare { column: Column, comparison: Comparison, value: Bind<'a>, or_null: bool },
    /// A column that matches a pattern.
    Like { column: Column, negated: bool, pattern: Bind<'a>, or_null: bool },
    /// A column with one of these values.
    In { column: Column, negated: bool, values: Vec<Bind<'a>>, or_null: bool },
    /// A column with one of the values of a JSON array, which are too many to be bound one by one.
    Listed { column: Column, negated: bool, json: String, or_null: bool },
    /// A column between two values or equal to one of them.
    Between { column: Column, from: Bind<'a>, to: Bind<'a> },
    /// A column that is NULL, or is not.
    Null { column: Column, negated: bool },
    /// A column with the same value as another.
    Same { left: Column, right: Column },
    /// A column that names a relative of a node of a tree.
    Tree { column: Column, tree: &'static Meta, relation: Relation, negated: bool, node: Bind<'a>, or_null: bool },
    /// A column that names a document which was shared with a user for reading.
    Shared { column: Column, doctype: &'static str, user: String },
    /// There is a row in another table, or there is none.
    Exists { source: usize, negated: bool, condition: Box<Predicate<'a>> },
    /// A row that comes after another in an order, whose keys these are.
    After(Vec<After>),
}

impl Predicate<'_> {
    /// Never.
    pub(super) const FALSE: Predicate<'static> = Predicate::Any(Vec::new());

    /// Whether it holds for every row.
    pub(super) fn is_true(&self) -> bool {
        matches!(self, Predicate::All(list) if list.is_empty())
    }

    /// Whether it holds for a row in which every column is NULL: a parent without rows, seen
    /// through the table of its rows.
    pub(super) fn holds_for_null(&self) -> bool {
        match self {
            Predicate::All(list) => list.iter().all(Predicate::holds_for_null),
            Predicate::Any(list) => list.iter().any(Predicate::holds_for_null),
            Predicate::Compare { or_null, .. }
            | Predicate::Like { or_null, .. }
            | Predicate::In { or_null, .. }
            | Predicate::Listed { or_null, .. }
            | Predicate::Tree { or_null, .. } => *or_null,
            Predicate::Null { negated, .. } => !negated,
            Predicate::Between { .. }
            | Predicate::Same { .. }
            | Predicate::Shared { .. }
            | Predicate::Exists { .. }
            | Predicate::After(_) => false,
        }
    }
}
