//! Compiled conditions: names are resolved to columns, values have the type of their column.
//!
//! Frappe compares `ifnull(column, '')`, so that NULL counts as empty. Whether that holds is known
//! before the query runs. So each condition says whether it accepts NULL (`or_null`), and its SQL
//! names the bare column, which keeps its collation and its index.

use super::column::{Column, ValueExpr};
use doctyped_core::grammar::operator::{Comparison, TreeRelation};
use doctyped_orm::table;
use doctyped_orm::table::Bind;
use doctyped_schema::{Meta, SortOrder};
use std::borrow::Cow;

/// A condition on the rows of a query.
#[derive(Debug, Clone)]
pub enum Predicate<'a> {
    /// Conjunction; true if empty.
    All(Vec<Predicate<'a>>),
    /// Disjunction; false if empty.
    Any(Vec<Predicate<'a>>),
    /// A column compared with a value.
    Compare { column: Column, comparison: Comparison, value: Bind<'a>, or_null: bool },
    /// `LIKE`
    Like { column: Column, negated: bool, pattern: Bind<'a>, or_null: bool },
    /// `IN` with one bind per value.
    In { column: Column, negated: bool, values: Vec<Bind<'a>>, or_null: bool },
    /// `IN` with a JSON array as one bind, for more values than a statement can bind.
    InJson { column: Column, negated: bool, json: String, or_null: bool },
    /// `BETWEEN`, both ends included.
    Between { column: Column, from: Bind<'a>, to: Bind<'a> },
    /// `IS NULL` or `IS NOT NULL`
    Null { column: Column, negated: bool },
    /// Two equal columns.
    ColumnsEqual { left: Column, right: Column },
    /// A column that names a relative of a tree node.
    Tree { column: Column, tree: Tree, relation: TreeRelation, negated: bool, node: Bind<'a>, or_null: bool },
    /// A column that names a document which is shared with a user for reading.
    SharedWithUser { column: Column, doctype: &'static str, user: String },
    /// `EXISTS` or `NOT EXISTS` on a table of the scope.
    Exists { table: usize, negated: bool, condition: Box<Predicate<'a>> },
    /// A row that sorts after another one, whose sort keys these are.
    AfterRow(Vec<KeyPosition>),
}

/// The tree of a node that a condition names.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The DocType of the nodes.
    pub meta: &'static Meta,
    /// The index of the named node's table in the scope.
    pub table: usize,
    /// The nodes that the user may read. Any other one counts as missing, or conditions would tell its place.
    pub readable: Box<Predicate<'static>>,
}

/// A sort key, and its value in a row.
#[derive(Debug, Clone)]
pub struct KeyPosition {
    pub expr: ValueExpr,
    pub direction: SortOrder,
    /// The value in the row, which may be NULL.
    pub value: table::Value,
}

impl Predicate<'_> {
    /// A condition that no row meets.
    pub const FALSE: Predicate<'static> = Predicate::Any(Vec::new());

    /// A column with this text.
    pub fn equal(column: Column, text: &'static str) -> Predicate<'static> {
        let value = Bind::Text(Cow::Borrowed(text));
        Predicate::Compare { column, comparison: Comparison::Equal, value, or_null: false }
    }

    /// A column with one of these texts.
    pub fn one_of(column: Column, texts: &[&'static str]) -> Predicate<'static> {
        if let [text] = texts {
            return Predicate::equal(column, text);
        }
        let values = texts.iter().map(|text| Bind::Text(Cow::Borrowed(*text))).collect();
        Predicate::In { column, negated: false, values, or_null: false }
    }

    /// The column of a child row and the name of the listed document, if it says that they are equal.
    pub fn row_link(&self) -> Option<(Column, Column)> {
        match self {
            Predicate::ColumnsEqual { left, right }
                if right.table == 0 && left.table != 0 && right.name() == "name" =>
            {
                Some((*left, *right))
            }
            Predicate::ColumnsEqual { left, right } if left.table == 0 && right.table != 0 && left.name() == "name" => {
                Some((*right, *left))
            }
            Predicate::All(list) => list.iter().find_map(Predicate::row_link),
            _ => None,
        }
    }

    /// Whether every row meets it.
    pub fn is_true(&self) -> bool {
        matches!(self, Predicate::All(list) if list.is_empty())
    }

    /// Whether it accepts a row in which every column is NULL: the row of a LEFT JOIN for a document
    /// without child rows.
    pub fn accepts_null(&self) -> bool {
        match self {
            Predicate::All(list) => list.iter().all(Predicate::accepts_null),
            Predicate::Any(list) => list.iter().any(Predicate::accepts_null),
            Predicate::Compare { or_null, .. }
            | Predicate::Like { or_null, .. }
            | Predicate::In { or_null, .. }
            | Predicate::InJson { or_null, .. }
            | Predicate::Tree { or_null, .. } => *or_null,
            Predicate::Null { negated, .. } => !negated,
            Predicate::Between { .. }
            | Predicate::ColumnsEqual { .. }
            | Predicate::SharedWithUser { .. }
            | Predicate::Exists { .. }
            | Predicate::AfterRow(_) => false,
        }
    }
}
