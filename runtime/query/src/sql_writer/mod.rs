//! Writes a plan as SQL.

mod keyset;

use super::column::{Column, ValueExpr};
use super::plan::{Plan, SortTerm};
use super::predicate::{Predicate, Tree};
use super::scope::TableRole;
use doctyped_core::grammar::operator::TreeRelation;
use doctyped_orm::db::{Dialect, SqlBuilder};
use doctyped_orm::table::Bind;
use doctyped_schema::{Meta, NAME, Storage};
use std::borrow::Cow;

/// The rows of a plan that a statement selects.
#[derive(Debug)]
pub struct RowWindow<'a> {
    pub condition: Predicate<'a>,
    /// Rows to skip.
    pub start: i64,
    /// The maximum number of rows; all without a limit.
    pub limit: Option<i64>,
}

/// The statement of a plan.
pub fn write<'a>(plan: &Plan<'a>, window: RowWindow<'a>, dialect: Dialect) -> SqlBuilder<'a> {
    let RowWindow { condition, start, limit } = window;
    let sql = SqlBuilder::new(dialect);
    let tables = plan.scope.tables.iter().map(|table| table.meta).collect();
    let mut writer = SqlWriter { sql, tables };
    writer.select(plan);
    writer.from(plan);
    writer.conditions(condition);
    for (index, term) in plan.groups.iter().enumerate() {
        writer.sql.push(if index == 0 { " GROUP BY " } else { ", " });
        writer.term(plan, *term);
    }
    for (index, (term, direction)) in plan.orders.iter().enumerate() {
        writer.sql.push(if index == 0 { " ORDER BY " } else { ", " });
        writer.term(plan, *term);
        let nullable = plan.value_of(*term).is_none_or(|value| value.may_be_null());
        writer.sql.push(writer.sql.dialect().sort_direction(*direction, nullable));
    }
    writer.window(start, limit);
    writer.sql.cache_if_frequent();
    writer.sql
}

/// Writes the parts of a statement.
struct SqlWriter<'a> {
    sql: SqlBuilder<'a>,
    /// The DocTypes of the tables of the plan.
    tables: Vec<&'static Meta>,
}

impl<'a> SqlWriter<'a> {
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
        if !condition.is_true() {
            self.sql.push(" WHERE ");
            self.predicate(condition);
        }
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
        self.wrapped(column, self.sql.dialect().comparable_column(column.storage));
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
        self.sql.push(self.sql.dialect().column_collation(column.storage));
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

    fn predicate(&mut self, predicate: Predicate<'a>) {
        match predicate {
            Predicate::All(mut list) => {
                list.retain(|predicate| !predicate.is_true());
                self.list(list, " AND ", "1 = 1");
            }
            Predicate::Any(list) => self.list(list, " OR ", "1 = 0"),
            Predicate::Compare { column, comparison, value, or_null } => self.nullable(column, or_null, |writer| {
                writer.sql.push(comparison.sql());
                writer.sql.bind(value);
            }),
            Predicate::Like { column, negated, pattern, or_null } => {
                let dialect = self.sql.dialect();
                self.sql.push(if or_null { "(" } else { "" });
                let pattern = match pattern {
                    Bind::Text(text) => dialect.like_pattern(text),
                    _ => Cow::Borrowed(""),
                };
                let [before, between, after] = dialect.like_sql(column.storage, negated, pattern.len());
                self.sql.push(before);
                self.column(column);
                self.sql.push(between);
                self.sql.bind_pattern(pattern);
                self.sql.push(after);
                self.end_nullable(column, or_null);
            }
            Predicate::In { column, negated, values, or_null } => self.nullable(column, or_null, |writer| {
                writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                for (index, value) in values.into_iter().enumerate() {
                    writer.sql.push(if index > 0 { ", " } else { "" });
                    writer.sql.bind(value);
                }
                writer.sql.push(")");
            }),
            Predicate::InJson { column, negated, json, or_null } => self.nullable(column, or_null, |writer| {
                let (before, after) = writer.sql.dialect().json_values(column.storage);
                writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                writer.sql.push(before);
                writer.sql.bind_pattern(Cow::Owned(json));
                writer.sql.push(after);
                writer.sql.push(")");
            }),
            Predicate::Between { column, from, to } => {
                self.column(column);
                self.sql.push(" BETWEEN ");
                self.sql.bind(from);
                self.sql.push(" AND ");
                self.sql.bind(to);
            }
            Predicate::Null { column, negated } => {
                self.column(column);
                self.sql.push(if negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Predicate::ColumnsEqual { left, right } => {
                let dialect = self.sql.dialect();
                let (before, after) = dialect.comparable_columns(left.storage, right.storage);
                self.sql.push(before);
                self.collated(left);
                self.sql.push(after);
                self.sql.push(" = ");
                let (before, after) = dialect.comparable_columns(right.storage, left.storage);
                self.sql.push(before);
                self.collated(right);
                self.sql.push(after);
            }
            Predicate::Tree { column, tree, relation, negated, node, or_null } => {
                self.nullable(column, or_null, |writer| {
                    writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                    writer.relatives(column, tree, relation, node);
                    writer.sql.push(")");
                });
            }
            Predicate::SharedWithUser { column, doctype, user } => self.shared(column, doctype, user),
            Predicate::AfterRow(keys) => keyset::write(self, &keys),
            Predicate::Exists { table, negated, condition } => {
                self.sql.push(if negated { "NOT EXISTS (SELECT 1 FROM " } else { "EXISTS (SELECT 1 FROM " });
                self.table(table);
                self.sql.push(" WHERE ");
                self.predicate(*condition);
                self.sql.push(")");
            }
        }
    }

    fn list(&mut self, list: Vec<Predicate<'a>>, joiner: &'static str, empty: &'static str) {
        if list.is_empty() {
            return self.sql.push(empty);
        }
        let parentheses = list.len() > 1;
        self.sql.push(if parentheses { "(" } else { "" });
        for (index, predicate) in list.into_iter().enumerate() {
            self.sql.push(if index > 0 { joiner } else { "" });
            self.predicate(predicate);
        }
        self.sql.push(if parentheses { ")" } else { "" });
    }

    /// A condition on a column that also accepts NULL if `or_null`.
    fn nullable(&mut self, column: Column, or_null: bool, condition: impl FnOnce(&mut Self)) {
        self.sql.push(if or_null { "(" } else { "" });
        self.column(column);
        condition(self);
        self.end_nullable(column, or_null);
    }

    fn end_nullable(&mut self, column: Column, or_null: bool) {
        if or_null {
            self.sql.push(" OR ");
            self.column(column);
            self.sql.push(" IS NULL)");
        }
    }

    /// A column that names a document which a DocShare lets the user read.
    fn shared(&mut self, column: Column, doctype: &'static str, user: String) {
        let dialect = self.sql.dialect();
        let (before, after) = dialect.comparable_columns(column.storage, Storage::LongText);
        self.sql.push(before);
        self.column(column);
        self.sql.push(after);
        self.sql.push(" IN (SELECT ");
        self.sql.name("share_name");
        self.sql.push(dialect.column_collation(Storage::LongText));
        self.sql.push(" FROM ");
        self.sql.name("tabDocShare");
        self.sql.push(" WHERE ");
        self.sql.name("share_doctype");
        self.sql.push(" = ");
        self.sql.bind(Bind::Text(Cow::Borrowed(doctype)));
        self.sql.push(" AND ");
        self.sql.name("read");
        self.sql.push(" = 1 AND (");
        self.sql.name("user");
        self.sql.push(" = ");
        self.sql.bind(Bind::Text(Cow::Owned(user)));
        self.sql.push(" OR ");
        self.sql.name("everyone");
        self.sql.push(" = 1))");
    }

    /// A subquery of the names of a node's relatives, by the nested set (`lft`, `rgt`). The node is a table of the
    /// scope, to which the condition of the nodes that the user may read refers.
    fn relatives(&mut self, column: Column, tree: Tree, relation: TreeRelation, node: Bind<'a>) {
        let dialect = self.sql.dialect();
        let Tree { meta, table, readable } = tree;
        let name = meta.slot(NAME).map_or(column.storage, |name| Column::new(table, meta, name).storage);
        let (before, after) = dialect.comparable_columns(name, column.storage);
        self.sql.push("SELECT ");
        self.sql.push(before);
        self.sql.push("r.");
        self.sql.name("name");
        self.sql.push(after);
        self.sql.push(dialect.column_collation(column.storage));
        self.sql.push(" FROM ");
        self.sql.name(meta.table);
        self.sql.push(" AS r, ");
        self.table(table);
        self.sql.push(" WHERE ");
        let (before, after) = dialect.comparable_columns(name, Storage::LongText);
        self.sql.push(before);
        self.alias(table);
        self.sql.name("name");
        self.sql.push(after);
        self.sql.push(" = ");
        self.sql.bind(node);
        if !readable.is_true() {
            self.sql.push(" AND ");
            self.predicate(*readable);
        }
        let (lft, rgt) = match relation {
            TreeRelation::Descendants => (" > ", " < "),
            TreeRelation::DescendantsInclusive => (" >= ", " <= "),
            TreeRelation::Ancestors => (" < ", " > "),
            TreeRelation::AncestorsInclusive => (" <= ", " >= "),
        };
        for (field, comparison) in [("lft", lft), ("rgt", rgt)] {
            self.sql.push(" AND r.");
            self.sql.push(field);
            self.sql.push(comparison);
            self.alias(table);
            self.sql.push(field);
        }
    }

    /// The alias of a table in a query on several tables, with a dot.
    fn alias(&mut self, table: usize) {
        self.sql.push("t");
        self.sql.number(table);
        self.sql.push(".");
    }
}
