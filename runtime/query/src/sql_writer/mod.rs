//! Writes a plan as SQL.

mod condition;
mod keyset;
mod like_range;
mod tree;

pub use like_range::like_range;

use super::column::{Column, ValueExpr};
use super::plan::{AccessPath, Plan, SortTerm, TextMatch};
use super::predicate::Predicate;
use super::scope::TableRole;
use doctyped_orm::db::{Dialect, SqlBuilder, SqlFunction};
use doctyped_orm::table::Bind;
use doctyped_schema::{Meta, NAME};
use std::borrow::Cow;

/// The rows of a plan that a statement selects.
#[derive(Debug)]
pub struct RowWindow<'a> {
    pub condition: Predicate<'a>,
    /// Rows to skip.
    pub start: i64,
    /// The maximum number of rows; all without a limit.
    pub limit: Option<i64>,
    /// How SQLite finds the rows.
    pub path: AccessPath,
}

/// Rows to skip from which on their names alone are read, in an index, and then the rows of the page.
const FAR_START: i64 = 500;

/// The statement of a plan.
pub fn write<'a>(plan: &Plan<'a>, window: RowWindow<'a>, dialect: Dialect) -> SqlBuilder<'a> {
    let RowWindow { condition, start, limit, path } = window;
    let mut writer = SqlWriter::new(plan, path, dialect);
    writer.select(plan);
    writer.from(plan);
    let name = plan.scope.tables.first().and_then(|table| table.meta.slot(NAME)).map(|field| field.fieldname);
    match name.filter(|_| start >= FAR_START && plan.scope.tables.len() == 1 && plan.keeps_table_rows()) {
        Some(name) => {
            writer.sql.push(" WHERE ");
            writer.sql.name(name);
            writer.sql.push(" IN (SELECT ");
            writer.sql.name(name);
            writer.sql.push(" FROM (SELECT ");
            writer.sql.name(name);
            writer.from(plan);
            writer.conditions(condition);
            writer.order(plan);
            writer.window(start, limit);
            writer.sql.push(") AS page)");
            writer.order(plan);
        }
        None => {
            writer.conditions(condition);
            writer.group(plan);
            writer.order(plan);
            writer.window(start, limit);
        }
    }
    writer.sql.cache_if_frequent();
    writer.sql
}

/// The statement that counts the rows of a table of a plan which meet a condition, up to a limit.
pub fn count_up_to<'a>(
    plan: &Plan<'_>,
    condition: Predicate<'a>,
    table: usize,
    limit: u32,
    dialect: Dialect,
) -> SqlBuilder<'a> {
    counted_up_to(plan, limit, dialect, |writer| {
        writer.sql.push(" FROM ");
        writer.table(table);
        writer.sql.push(" WHERE ");
        match condition {
            Predicate::Exists { condition, .. } => writer.predicate(without_link(*condition)),
            condition => writer.predicate(condition),
        }
    })
}

/// The statement that counts the rows that a search finds, up to a limit.
pub fn count_text_matches(plan: &Plan<'_>, found: &TextMatch, limit: u32, dialect: Dialect) -> SqlBuilder<'static> {
    counted_up_to(plan, limit, dialect, |writer| writer.text_matches(found))
}

/// The statement that looks for a row which meets a condition among the first rows of a list of one table: it counts
/// one or none.
pub fn count_in_first<'a>(plan: &Plan<'a>, condition: Predicate<'a>, first: i64, dialect: Dialect) -> SqlBuilder<'a> {
    counted_up_to(plan, 1, dialect, |writer| {
        writer.sql.push(" FROM (SELECT *");
        writer.from(plan);
        writer.order(plan);
        writer.window(0, Some(first));
        writer.sql.push(")");
        writer.conditions(condition);
    })
}

/// `SELECT COUNT(*) FROM (SELECT 1 ... LIMIT ...)`
fn counted_up_to<'a>(
    plan: &Plan<'_>,
    limit: u32,
    dialect: Dialect,
    rows: impl FnOnce(&mut SqlWriter<'a>),
) -> SqlBuilder<'a> {
    let mut writer = SqlWriter::new(plan, AccessPath::default(), dialect);
    writer.sql.push("SELECT COUNT(*) FROM (SELECT 1");
    rows(&mut writer);
    writer.sql.push(" LIMIT ");
    writer.sql.bind(Bind::Int(i64::from(limit)));
    writer.sql.push(")");
    writer.sql.cache_if_frequent();
    writer.sql
}

/// The conditions of a child row, without its link to the listed document.
fn without_link(condition: Predicate<'_>) -> Predicate<'_> {
    match condition {
        Predicate::All(list) => Predicate::All(
            list.into_iter().filter(|part| !matches!(part, Predicate::ColumnsEqual { .. })).map(without_link).collect(),
        ),
        condition => condition,
    }
}

/// Writes the parts of a statement.
struct SqlWriter<'a> {
    sql: SqlBuilder<'a>,
    /// The DocTypes of the tables of the plan.
    tables: Vec<&'static Meta>,
    path: AccessPath,
}

impl<'a> SqlWriter<'a> {
    fn new(plan: &Plan<'_>, path: AccessPath, dialect: Dialect) -> SqlWriter<'a> {
        let tables = plan.scope.tables.iter().map(|table| table.meta).collect();
        SqlWriter { sql: SqlBuilder::new(dialect), tables, path }
    }

    fn select(&mut self, plan: &Plan<'a>) {
        self.sql.push(if plan.distinct { "SELECT DISTINCT " } else { "SELECT " });
        let shown = plan.outputs.iter().filter(|output| output.has_column()).filter_map(|output| output.value);
        for (index, value) in shown.chain(plan.extras.iter().copied()).enumerate() {
            self.sql.push(if index > 0 { ", " } else { "" });
            match value {
                // A column that is only selected needs no collation, which not every type takes.
                ValueExpr::Column(column) if !plan.distinct && !plan.aggregates_rows() => self.column(column),
                value => self.grouped(plan, value),
            }
        }
    }

    fn from(&mut self, plan: &Plan<'a>) {
        for (index, table) in plan.scope.tables.iter().enumerate() {
            match &table.role {
                TableRole::Root => {
                    self.sql.push(" FROM ");
                    self.table(index);
                }
                TableRole::Joined(on) => {
                    self.sql.push(" LEFT JOIN ");
                    self.table(index);
                    self.sql.push(" ON ");
                    self.predicate(on.clone());
                }
                TableRole::Exists(_) => {}
            }
        }
    }

    fn conditions(&mut self, condition: Predicate<'a>) {
        if let Some(text_match) = self.path.text_match.take() {
            self.sql.push(" WHERE ");
            if self.tables.len() > 1 {
                self.alias(0);
            }
            self.sql.push("_rowid_ IN (SELECT rowid");
            self.text_matches(&text_match);
            self.sql.push(") AND ");
            return self.predicate(condition);
        }
        if !condition.is_true() {
            self.sql.push(" WHERE ");
            self.predicate(condition);
        }
    }

    /// The rows that a search finds.
    fn text_matches(&mut self, TextMatch { table, expression }: &TextMatch) {
        self.sql.push(" FROM ");
        self.sql.name(table);
        self.sql.push(" WHERE ");
        self.sql.name(table);
        self.sql.push(" MATCH ");
        self.sql.bind_pattern(Cow::Owned(expression.clone()));
    }

    fn table(&mut self, table: usize) {
        if let Some(meta) = self.tables.get(table) {
            self.sql.name(meta.table);
        }
        if self.tables.len() > 1 {
            self.sql.push(" AS t");
            self.sql.number(table);
        }
    }

    /// A column that is compared with a value.
    fn column(&mut self, column: Column) {
        self.wrapped(column, self.sql.dialect().comparable_column(column.ty));
    }

    fn wrapped(&mut self, column: Column, (before, after): (&'static str, &'static str)) {
        self.sql.push(before);
        // A query on one table needs no aliases.
        if self.tables.len() > 1 {
            self.alias(column.table);
        }
        self.sql.name(column.name());
        self.sql.push(after);
    }

    /// A column that is selected, sorted or grouped by.
    fn collated(&mut self, column: Column) {
        self.column(column);
        self.sql.push(self.sql.dialect().column_collation(column.ty));
    }

    /// An expression that is selected or sorted by, in a query that may aggregate rows.
    fn grouped(&mut self, plan: &Plan<'a>, value: ValueExpr) {
        let (before, after) = if plan.needs_any_value(value) { self.sql.dialect().any_value() } else { ("", "") };
        self.sql.push(before);
        self.expr(value);
        self.sql.push(after);
    }

    fn expr(&mut self, expr: ValueExpr) {
        match expr {
            ValueExpr::Column(column) => self.collated(column),
            ValueExpr::Call { function, distinct, argument } => {
                let (before, after) = self.sql.dialect().function_call(function);
                self.sql.push(before);
                self.sql.push(if distinct { "DISTINCT " } else { "" });
                // A name is never NULL, and `*` takes any index.
                let argument = argument.filter(|column| {
                    function != SqlFunction::Count || distinct || column.table > 0 || column.name() != "name"
                });
                match argument {
                    Some(column) => self.collated(column),
                    None => self.sql.push("*"),
                }
                self.sql.push(after);
            }
        }
    }

    /// An expression, or the number of a column of the result.
    fn term(&mut self, plan: &Plan<'a>, term: SortTerm) {
        match term {
            SortTerm::Expr(value) => self.grouped(plan, value),
            SortTerm::Output(index) => self.sql.number(plan.column_index(index) + 1),
        }
    }

    fn group(&mut self, plan: &Plan<'a>) {
        for (index, term) in plan.groups.iter().enumerate() {
            self.sql.push(if index == 0 { " GROUP BY " } else { ", " });
            self.term(plan, *term);
        }
    }

    fn order(&mut self, plan: &Plan<'a>) {
        for (index, (term, direction)) in plan.orders.iter().enumerate() {
            self.sql.push(if index == 0 { " ORDER BY " } else { ", " });
            self.sql.push(if index == 0 && self.path.sorts { "+" } else { "" });
            self.term(plan, *term);
            let nullable = plan.value_of(*term).is_none_or(|value| value.may_be_null());
            self.sql.push(self.sql.dialect().sort_direction(*direction, nullable));
        }
    }

    fn window(&mut self, start: i64, limit: Option<i64>) {
        match limit {
            Some(limit) => {
                self.sql.push(" LIMIT ");
                self.sql.bind(Bind::Int(limit));
            }
            None if start > 0 => self.sql.push(self.sql.dialect().no_limit()),
            None => return,
        }
        if start > 0 {
            self.sql.push(" OFFSET ");
            self.sql.bind(Bind::Int(start));
        }
    }

    /// The alias of a table in a query on several tables, with a dot.
    fn alias(&mut self, table: usize) {
        self.sql.push("t");
        self.sql.number(table);
        self.sql.push(".");
    }
}
