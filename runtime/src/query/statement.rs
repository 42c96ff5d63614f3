//! Writes a plan as SQL.

use super::keyset;
use super::operator::Relation;
use super::plan::{Plan, Term, Value};
use super::predicate::{Column, Predicate};
use super::scope::Place;
use super::sql::Sql;
use crate::schema::{Meta, NAME, Storage};
use crate::table::Bind;
use std::borrow::Cow;

/// Which rows of a plan a statement gives.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Those that fulfil this.
    pub(super) condition: Predicate<'a>,
    /// Without so many at the start.
    pub(super) start: i64,
    /// At most so many; all without a limit.
    pub(super) limit: Option<i64>,
}

/// A statement for a part of a plan.
pub(super) fn write<'a>(plan: &Plan<'a>, part: Part<'a>, sql: Sql<'a>) -> Sql<'a> {
    let Part { condition, start, limit } = part;
    let tables = plan.scope.sources.iter().map(|source| source.meta).collect();
    let mut writer = Writer { sql, tables };
    writer.select(plan);
    writer.from(plan);
    writer.conditions(plan, condition);
    for (place, term) in plan.groups.iter().enumerate() {
        writer.sql.push(if place == 0 { " GROUP BY " } else { ", " });
        writer.term(plan, *term);
    }
    for (place, (term, direction)) in plan.orders.iter().enumerate() {
        writer.sql.push(if place == 0 { " ORDER BY " } else { ", " });
        writer.term(plan, *term);
        let nullable = plan.value_of(*term).is_none_or(|value| value.may_be_null());
        writer.sql.push(writer.sql.dialect().direction(*direction, nullable));
    }
    writer.window(start, limit);
    writer.sql.finish();
    writer.sql
}

/// A statement in the making.
pub(super) struct Writer<'a> {
    pub(super) sql: Sql<'a>,
    /// The DocTypes of the plan's sources.
    tables: Vec<&'static Meta>,
}

impl<'a> Writer<'a> {
    fn select(&mut self, plan: &Plan<'a>) {
        self.sql.push(if plan.distinct { "SELECT DISTINCT " } else { "SELECT " });
        let shown = plan.outputs.iter().filter_map(|output| output.value);
        for (place, value) in shown.chain(plan.extras.iter().copied()).enumerate() {
            self.sql.push(if place > 0 { ", " } else { "" });
            match value {
                // What is only shown needs no collation, which not every type has.
                Value::Column(column) if !plan.distinct && !plan.puts_rows_together() => self.column(column),
                value => self.grouped(plan, value),
            }
        }
    }

    fn from(&mut self, plan: &Plan<'a>) {
        for (place, source) in plan.scope.sources.iter().enumerate() {
            match &source.place {
                Place::Root => {
                    self.sql.push(" FROM ");
                    self.table(place);
                }
                Place::Joined(on) => {
                    self.sql.push(" LEFT JOIN ");
                    self.table(place);
                    self.sql.push(" ON ");
                    self.predicate(on.clone());
                }
                Place::Nested(_) => {}
            }
        }
    }

    fn conditions(&mut self, plan: &Plan<'a>, condition: Predicate<'a>) {
        let mut joiner = " WHERE ";
        if let (Some((before, after)), true) = (self.sql.dialect().in_time(), plan.may_take_long(&condition)) {
            // At each row of the table that is listed, and at each combination with joined rows.
            let innermost = plan.scope.sources.iter().rposition(|source| matches!(source.place, Place::Joined(_)));
            for source in [Some(0), innermost].into_iter().flatten() {
                self.sql.push(joiner);
                self.sql.push(before);
                if self.tables.len() > 1 {
                    self.sql.push("t");
                    self.sql.number(source);
                    self.sql.push(".");
                }
                self.sql.push(after);
                joiner = " AND ";
            }
        }
        if !condition.is_true() {
            self.sql.push(joiner);
            self.predicate(condition);
        }
    }

    fn table(&mut self, source: usize) {
        if let Some(meta) = self.tables.get(source) {
            self.sql.name(meta.table);
        }
        if self.tables.len() > 1 {
            self.sql.push(" AS t");
            self.sql.number(source);
        }
    }

    /// A column, to be compared with a value.
    pub(super) fn column(&mut self, column: Column) {
        self.wrapped(column, self.sql.dialect().column(column.storage));
    }

    fn wrapped(&mut self, column: Column, (before, after): (&'static str, &'static str)) {
        self.sql.push(before);
        // A query on one table needs no names for tables.
        if self.tables.len() > 1 {
            self.sql.push("t");
            self.sql.number(column.source);
            self.sql.push(".");
        }
        self.sql.name(column.name());
        self.sql.push(after);
    }

    /// A column, to be shown, sorted or grouped by.
    fn collated(&mut self, column: Column) {
        self.column(column);
        self.sql.push(self.sql.dialect().collation(column.storage));
    }

    /// A value that is shown or sorted by. Where rows are put together it may have to be one of many.
    fn grouped(&mut self, plan: &Plan<'a>, value: Value) {
        let (before, after) = if plan.is_one_of_many(value) { self.sql.dialect().some_value() } else { ("", "") };
        self.sql.push(before);
        self.value(value);
        self.sql.push(after);
    }

    pub(super) fn value(&mut self, value: Value) {
        match value {
            Value::Column(column) => self.collated(column),
            Value::Call { function, distinct, argument } => {
                let (before, after) = self.sql.dialect().function(function);
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

    /// A value, or the number of a column of the result.
    fn term(&mut self, plan: &Plan<'a>, term: Term) {
        match term {
            Term::Value(value) => self.grouped(plan, value),
            Term::Output(place) => {
                let shown = plan.outputs.iter().take(place).filter(|output| output.value.is_some());
                self.sql.number(shown.count() + 1);
            }
        }
    }

    fn window(&mut self, start: i64, limit: Option<i64>) {
        match limit {
            Some(limit) => {
                self.sql.push(" LIMIT ");
                self.sql.value(Bind::Int(limit));
            }
            None if start > 0 => self.sql.push(self.sql.dialect().no_limit()),
            None => return,
        }
        if start > 0 {
            self.sql.push(" OFFSET ");
            self.sql.value(Bind::Int(start));
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
                writer.sql.value(value);
            }),
            Predicate::Like { column, negated, pattern, or_null } => {
                let dialect = self.sql.dialect();
                self.sql.push(if or_null { "(" } else { "" });
                let (before, after) = dialect.matched(column.storage);
                self.sql.push(before);
                self.column(column);
                self.sql.push(after);
                self.sql.push(dialect.like(negated));
                self.sql.pattern(match pattern {
                    Bind::Text(text) => dialect.pattern(text),
                    _ => Cow::Borrowed(""),
                });
                self.end_nullable(column, or_null);
            }
            Predicate::In { column, negated, values, or_null } => self.nullable(column, or_null, |writer| {
                writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                for (place, value) in values.into_iter().enumerate() {
                    writer.sql.push(if place > 0 { ", " } else { "" });
                    writer.sql.value(value);
                }
                writer.sql.push(")");
            }),
            Predicate::Listed { column, negated, json, or_null } => self.nullable(column, or_null, |writer| {
                let (before, after) = writer.sql.dialect().listed(column.storage);
                writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                writer.sql.push(before);
                writer.sql.pattern(Cow::Owned(json));
                writer.sql.push(after);
                writer.sql.push(")");
            }),
            Predicate::Between { column, from, to } => {
                self.column(column);
                self.sql.push(" BETWEEN ");
                self.sql.value(from);
                self.sql.push(" AND ");
                self.sql.value(to);
            }
            Predicate::Null { column, negated } => {
                self.column(column);
                self.sql.push(if negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Predicate::Same { left, right } => {
                let dialect = self.sql.dialect();
                let (before, after) = dialect.compared(left.storage, right.storage);
                self.sql.push(before);
                self.collated(left);
                self.sql.push(after);
                self.sql.push(" = ");
                let (before, after) = dialect.compared(right.storage, left.storage);
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
            Predicate::Shared { column, doctype, user } => self.shared(column, doctype, user),
            Predicate::After(keys) => keyset::write(self, &keys),
            Predicate::Exists { source, negated, condition } => {
                self.sql.push(if negated { "NOT EXISTS (SELECT 1 FROM " } else { "EXISTS (SELECT 1 FROM " });
                self.table(source);
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
        let brackets = list.len() > 1;
        self.sql.push(if brackets { "(" } else { "" });
        for (place, predicate) in list.into_iter().enumerate() {
            self.sql.push(if place > 0 { joiner } else { "" });
            self.predicate(predicate);
        }
        self.sql.push(if brackets { ")" } else { "" });
    }

    /// A condition on a column, true for NULL as well if `or_null`.
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

    /// The name of a document of which a share says that the user may read it.
    fn shared(&mut self, column: Column, doctype: &'static str, user: String) {
        let dialect = self.sql.dialect();
        let (before, after) = dialect.compared(column.storage, Storage::LongText);
        self.sql.push(before);
        self.column(column);
        self.sql.push(after);
        self.sql.push(" IN (SELECT ");
        self.sql.name("share_name");
        self.sql.push(dialect.collation(Storage::LongText));
        self.sql.push(" FROM ");
        self.sql.name("tabDocShare");
        self.sql.push(" WHERE ");
        self.sql.name("share_doctype");
        self.sql.push(" = ");
        self.sql.value(Bind::Text(Cow::Borrowed(doctype)));
        self.sql.push(" AND ");
        self.sql.name("read");
        self.sql.push(" = 1 AND (");
        self.sql.name("user");
        self.sql.push(" = ");
        self.sql.value(Bind::Text(Cow::Owned(user)));
        self.sql.push(" OR ");
        self.sql.name("everyone");
        self.sql.push(" = 1))");
    }

    /// The names of the relatives of a node, by the numbers of the nested set.
    fn relatives(&mut self, column: Column, tree: &'static Meta, relation: Relation, node: Bind<'a>) {
        let dialect = self.sql.dialect();
        let name = tree.slot(NAME).map_or(column.storage, |name| Column::new(0, tree, name).storage);
        let (before, after) = dialect.compared(name, column.storage);
        self.sql.push("SELECT ");
        self.sql.push(before);
        self.sql.push("r.");
        self.sql.name("name");
        self.sql.push(after);
        self.sql.push(dialect.collation(column.storage));
        self.sql.push(" FROM ");
        self.sql.name(tree.table);
        self.sql.push(" AS r, ");
        self.sql.name(tree.table);
        self.sql.push(" AS n WHERE ");
        let (before, after) = dialect.compared(name, Storage::LongText);
        self.sql.push(before);
        self.sql.push("n.");
        self.sql.name("name");
        self.sql.push(after);
        self.sql.push(" = ");
        self.sql.value(node);
        self.sql.push(match relation {
            Relation::Descendants => " AND r.lft > n.lft AND r.rgt < n.rgt",
            Relation::DescendantsInclusive => " AND r.lft >= n.lft AND r.rgt <= n.rgt",
            Relation::Ancestors => " AND r.lft < n.lft AND r.rgt > n.rgt",
            Relation::AncestorsInclusive => " AND r.lft <= n.lft AND r.rgt >= n.rgt",
        });
    }
}
