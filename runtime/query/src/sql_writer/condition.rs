//! Conditions as SQL.

use super::{SqlWriter, keyset, like_range, without_link};
use crate::column::Column;
use crate::predicate::Predicate;
use doctyped_orm::db::Dialect;
use doctyped_orm::table::Bind;
use doctyped_schema::ColumnType;
use std::borrow::Cow;

impl<'a> SqlWriter<'a> {
    /// Adds a condition.
    pub(super) fn predicate(&mut self, predicate: Predicate<'a>) {
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
                if dialect == Dialect::Sqlite
                    && !negated
                    && let Bind::Text(text) = &pattern
                {
                    self.like_range(column, text);
                }
                let pattern = match pattern {
                    Bind::Text(text) => dialect.like_pattern(text),
                    _ => Cow::Borrowed(""),
                };
                let [before, between, after] = dialect.like_sql(column.ty, negated, pattern.len());
                self.sql.push(before);
                self.operand(column);
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
                let (before, after) = writer.sql.dialect().json_values(column.ty);
                writer.sql.push(if negated { " NOT IN (" } else { " IN (" });
                writer.sql.push(before);
                writer.sql.bind_pattern(Cow::Owned(json));
                writer.sql.push(after);
                writer.sql.push(")");
            }),
            Predicate::Between { column, from, to } => {
                self.operand(column);
                self.sql.push(" BETWEEN ");
                self.sql.bind(from);
                self.sql.push(" AND ");
                self.sql.bind(to);
            }
            Predicate::Null { column, negated } => {
                self.operand(column);
                self.sql.push(if negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Predicate::ColumnsEqual { left, right } => {
                let dialect = self.sql.dialect();
                let (before, after) = dialect.comparable_columns(left.ty, right.ty);
                self.sql.push(before);
                self.collated(left);
                self.sql.push(after);
                self.sql.push(" = ");
                let (before, after) = dialect.comparable_columns(right.ty, left.ty);
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
            Predicate::Exists { table, negated: false, condition } if self.path.first_table == Some(table) => {
                self.documents_of_rows(table, *condition);
            }
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
        self.operand(column);
        condition(self);
        self.end_nullable(column, or_null);
    }

    fn end_nullable(&mut self, column: Column, or_null: bool) {
        if or_null {
            self.sql.push(" OR ");
            self.operand(column);
            self.sql.push(" IS NULL)");
        }
    }

    /// A column that names a document which a DocShare lets the user read.
    fn shared(&mut self, column: Column, doctype: &'static str, user: String) {
        let dialect = self.sql.dialect();
        let (before, after) = dialect.comparable_columns(column.ty, ColumnType::LongText);
        self.sql.push(before);
        self.column(column);
        self.sql.push(after);
        self.sql.push(" IN (SELECT ");
        self.sql.name("share_name");
        self.sql.push(dialect.column_collation(ColumnType::LongText));
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

    /// A column of a condition. SQLite does not find rows by it if the access path says so.
    fn operand(&mut self, column: Column) {
        let is_unindexed = column.table == 0 && self.path.unindexed.contains(&column.name());
        self.sql.push(if is_unindexed { "+" } else { "" });
        self.column(column);
    }

    /// The range of the texts that a pattern can match, by which an index finds them.
    fn like_range(&mut self, column: Column, pattern: &str) {
        let Some((from, to)) = like_range(column, pattern) else { return };
        self.operand(column);
        self.sql.push(" >= ");
        self.sql.bind(Bind::Text(Cow::Owned(from)));
        self.sql.push(" AND ");
        self.operand(column);
        self.sql.push(" < ");
        self.sql.bind(Bind::Text(Cow::Owned(to)));
        self.sql.push(" AND ");
    }

    /// The documents that child rows belong to. The rows are found first.
    fn documents_of_rows(&mut self, table: usize, condition: Predicate<'a>) {
        let Some((row, document)) = condition.row_link() else { return self.sql.push("1 = 0") };
        self.column(document);
        self.sql.push(" IN (SELECT ");
        self.column(row);
        self.sql.push(" FROM ");
        self.table(table);
        self.sql.push(" WHERE ");
        self.predicate(without_link(condition));
        self.sql.push(")");
    }
}
