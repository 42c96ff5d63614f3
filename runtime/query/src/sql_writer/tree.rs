//! The relatives of a node of a tree as SQL.

use super::SqlWriter;
use crate::column::Column;
use crate::predicate::Tree;
use doctyped_core::grammar::operator::TreeRelation;
use doctyped_orm::table::Bind;
use doctyped_schema::{ColumnType, NAME};

impl<'a> SqlWriter<'a> {
    /// A subquery of the names of a node's relatives, by the nested set (`lft`, `rgt`). The node is a table of the
    /// scope, to which the condition of the nodes that the user may read refers.
    pub(super) fn relatives(&mut self, column: Column, tree: Tree, relation: TreeRelation, node: Bind<'a>) {
        let dialect = self.sql.dialect();
        let Tree { meta, table, readable } = tree;
        let name = meta.slot(NAME).map_or(column.ty, |name| Column::new(table, meta, name).ty);
        let (before, after) = dialect.comparable_columns(name, column.ty);
        self.sql.push("SELECT ");
        self.sql.push(before);
        self.sql.push("r.");
        self.sql.name("name");
        self.sql.push(after);
        self.sql.push(dialect.column_collation(column.ty));
        self.sql.push(" FROM ");
        self.sql.name(meta.table);
        self.sql.push(" AS r, ");
        self.table(table);
        self.sql.push(" WHERE ");
        let (before, after) = dialect.comparable_columns(name, ColumnType::LongText);
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
}
