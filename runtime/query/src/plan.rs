//! A list, ready to be written as SQL: names are resolved, values are typed, and the rows that the
//! user may not read are excluded.

use super::column::ValueExpr;
use super::predicate::Predicate;
use super::scope::Scope;
use doctyped_schema::{DocField, Meta, SortOrder};
use std::borrow::Cow;

/// The plan of a list.
#[derive(Debug)]
pub struct Plan<'a> {
    pub scope: Scope,
    /// The columns of the response.
    pub outputs: Vec<Output<'a>>,
    pub condition: Predicate<'a>,
    /// Whether the user may read every document.
    pub sees_all_rows: bool,
    pub groups: Vec<SortTerm>,
    pub orders: Vec<(SortTerm, SortOrder)>,
    pub distinct: bool,
    /// Expressions that are selected after the outputs and not part of the response.
    pub extras: Vec<ValueExpr>,
}

/// A column of the response.
#[derive(Debug)]
pub struct Output<'a> {
    pub key: Cow<'a, str>,
    /// The selected expression; none for a field that the user may not read.
    pub value: Option<ValueExpr>,
    /// The content of other tables that the response has in place of the value.
    pub embedded: Embedded,
    /// Whether the client chose the key.
    pub renamed: bool,
    /// The first output with the same value, whose column of the result it shows.
    pub repeats: Option<usize>,
}

/// Content of other tables in place of a value.
#[derive(Debug, Clone, Copy)]
pub enum Embedded {
    /// None: the response has the value.
    None,
    /// The child rows of a table field of the listed DocType.
    ChildRows(&'static DocField),
    /// The document of this DocType that the value names.
    LinkedDocument(&'static Meta),
    /// The document that the value names; another expression names its DocType.
    DynamicLink(ValueExpr),
}

/// A term of GROUP BY or ORDER BY.
#[derive(Debug, Clone, Copy)]
pub enum SortTerm {
    /// An expression.
    Expr(ValueExpr),
    /// An output, by its index.
    Output(usize),
}

/// How SQLite finds the rows of a statement. The default leaves the choice to SQLite.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct AccessPath {
    /// The columns of the listed DocType whose indexes find no rows.
    pub unindexed: Vec<&'static str>,
    /// Whether rows are sorted and not read in the order of an index.
    pub sorts: bool,
    /// The table of child rows that are found first, before the documents that they belong to.
    pub first_table: Option<usize>,
    /// The search by which rows of the listed DocType are found first.
    pub text_match: Option<TextMatch>,
}

/// A search in the full-text table of a DocType.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMatch {
    /// The full-text table.
    pub table: String,
    /// The query, in the syntax of FTS5.
    pub expression: String,
}

impl<'a> Output<'a> {
    /// A column with a value of its own.
    pub fn new(key: Cow<'a, str>, value: Option<ValueExpr>, renamed: bool) -> Output<'a> {
        Output { key, value, embedded: Embedded::None, renamed, repeats: None }
    }

    /// Whether the result has a column for it. A value that several outputs show is selected once: the
    /// database holds a copy of a long text for each column of a row.
    pub fn has_column(&self) -> bool {
        self.value.is_some() && self.repeats.is_none()
    }
}

impl Plan<'_> {
    /// The expression of a term.
    pub fn value_of(&self, term: SortTerm) -> Option<ValueExpr> {
        match term {
            SortTerm::Expr(value) => Some(value),
            SortTerm::Output(output) => self.outputs.get(output).and_then(|output| output.value),
        }
    }

    /// Whether the query groups rows or aggregates all of them.
    pub fn aggregates_rows(&self) -> bool {
        !self.groups.is_empty()
            || self.outputs.iter().filter_map(|output| output.value).any(|value| value.is_aggregate())
    }

    /// Whether an expression is neither grouped by nor aggregated in a query that aggregates rows.
    pub fn needs_any_value(&self, value: ValueExpr) -> bool {
        self.aggregates_rows()
            && !value.is_aggregate()
            && !self.groups.iter().any(|term| self.value_of(*term) == Some(value))
    }

    /// Whether each row of the response is a row of the joined tables.
    pub fn keeps_table_rows(&self) -> bool {
        !self.distinct && !self.aggregates_rows()
    }

    /// The index of the column of an output in the result.
    pub fn column_index(&self, output: usize) -> usize {
        let first = self.outputs.get(output).and_then(|output| output.repeats).unwrap_or(output);
        self.outputs.iter().take(first).filter(|output| output.has_column()).count()
    }

    /// Whether an output has content of other tables.
    pub fn has_embedded(&self) -> bool {
        self.outputs.iter().any(|output| !matches!(output.embedded, Embedded::None))
    }

    /// Selects an expression that is not part of the response, and returns the index of its column in
    /// the result.
    pub fn select_extra(&mut self, value: ValueExpr) -> usize {
        let shown = self.outputs.iter().filter(|output| output.has_column()).count();
        let index = self.extras.iter().position(|extra| *extra == value).unwrap_or_else(|| {
            self.extras.push(value);
            self.extras.len() - 1
        });
        shown + index
    }
}
