//! Writes a plan as SQL.

use super::operator::Relation;
use super::plan::{Plan, Term, Value};
use super::predicate::{Column, Predicate};
use super::scope::Place;
use super::sql::Sql;
use crate::schema::{Meta, SortOrder};
use crate::table::Bind;

/// A statement for a plan, whose conditions move into it.
pub(super) fn write<'a>(plan: &mut Plan<'a>, sql: Sql<'a>) -> Sql<'a> {
    let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
    let tables = plan.scope.sources.iter().map(|source| source.meta).collect();
    let mut writer = Writer { sql, tables };
    writer.select(plan);
    writer.from(plan);
    if !condition.is_true() {
        writer.sql.push(" WHERE ");
        writer.predicate(condition);
    }
    for (place, term) in plan.groups.iter().enumerate() {
        writer.sql.push(if place == 0 { " GROUP BY " } else { ", " });
        writer.term(plan, *term);
    }
    for (place, (term, direction)) in plan.orders.iter().enumerate() {
        writer.sql.push(if place == 0 { " ORDER BY " } else { ", " });
        writer.term(plan, *term);
        writer.sql.push(if *direction == SortOrder::Desc { " DESC" } else { "" });
    }
    writer.window(plan);
    writer.sql.finish();
    writer.sql
}

struct Writer<'a> {
    sql: Sql<'a>,
    /// The DocTypes of the plan's sources.
    tables: Vec<&'static Meta>,
}

impl<'a> Writer<'a> {
    fn select(&mut self, plan: &Plan<'a>) {
        self.sql.push(if plan.distinct { "SELECT DISTINCT " } else { "SELECT " });
        for (place, value) in plan.outputs.iter().filter_map(|output| output.value).enumerate() {
            self.sql.push(if place > 0 { ", " } else { "" });
            self.value(value);
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

    fn table(&mut self, source: usize) {
        if let Some(meta) = self.tables.get(source) {
            self.sql.name(meta.table);
        }
        if self.tables.len() > 1 {
            self.sql.push(" AS t");
            self.sql.number(source);
        }
    }

    fn column(&mut self, column: Column) {
        // A query on one table needs no names for tables.
        if self.tables.len() > 1 {
            self.sql.push("t");
            self.sql.number(column.source);
            self.sql.push(".");
        }
        self.sql.name(column.name());
    }

    fn value(&mut self, value: Value) {
        match value {
            Value::Column(column) => self.column(column),
            Value::Call { function, distinct, argument } => {
                let (before, after) = self.sql.dialect().function(function);
                self.sql.push(before);
                self.sql.push(if distinct { "DISTINCT " } else { "" });
                match argument {
                    Some(column) => self.column(column),
                    None => self.sql.push("*"),
                }
                self.sql.push(after);
            }
        }
    }

    /// A value, or the number of a column of the result.
    fn term(&mut self, plan: &Plan<'a>, term: Term) {
        match term {
            Term::Value(value) => self.value(value),
            Term::Output(place) => {
                let shown = plan.outputs.iter().take(place).filter(|output| output.value.is_some());
                self.sql.number(shown.count() + 1);
            }
        }
    }

    fn window(&mut self, plan: &Plan<'a>) {
        match plan.limit {
            Some(limit) => {
                self.sql.push(" LIMIT ");
                self.sql.value(Bind::Int(limit));
            }
            None if plan.start > 0 => self.sql.push(self.sql.dialect().no_limit()),
            None => return,
        }
        if plan.start > 0 {
            self.sql.push(" OFFSET ");
            self.sql.value(Bind::Int(plan.start));
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
            Predicate::Like { column, negated, pattern, or_null } => self.nullable(column, or_null, |writer| {
                writer.sql.push(writer.sql.dialect().like(negated));
                let pattern = match pattern {
                    Bind::Text(text) => Bind::Text(writer.sql.dialect().pattern(text)),
                    other => other,
                };
                writer.sql.value(pattern);
            }),
            Predicate::In { column, negated, values, or_null } => self.nullable(column, or_null, |writer| {
                writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                for (place, value) in values.into_iter().enumerate() {
                    writer.sql.push(if place > 0 { ", " } else { "" });
                    writer.sql.value(value);
                }
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
                self.column(left);
                self.sql.push(" = ");
                self.column(right);
            }
            Predicate::Tree { column, tree, relation, negated, node, or_null } => {
                self.nullable(column, or_null, |writer| {
                    writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                    writer.relatives(tree, relation, node);
                    writer.sql.push(")");
                });
            }
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
        if or_null {
            self.sql.push(" OR ");
            self.column(column);
            self.sql.push(" IS NULL)");
        }
    }

    /// The names of the relatives of a node, by the numbers of the nested set.
    fn relatives(&mut self, tree: &'static Meta, relation: Relation, node: Bind<'a>) {
        self.sql.push("SELECT r.");
        self.sql.name("name");
        self.sql.push(" FROM ");
        self.sql.name(tree.table);
        self.sql.push(" AS r, ");
        self.sql.name(tree.table);
        self.sql.push(" AS n WHERE n.");
        self.sql.name("name");
        self.sql.push(" = ");
        self.sql.value(node);
        self.sql.push(match relation {
            Relation::Descendants => " AND r.lft > n.lft AND r.rgt < n.rgt",
            Relation::DescendantsInclusive => " AND r.lft >= n.lft AND r.rgt <= n.rgt",
            Relation::Ancestors => " AND r.lft < n.lft AND r.rgt > n.rgt",
        });
    }
}
