//! A DocType's table as the source of a query and the target of an update.

use super::column::{AllColumns, Column};
use super::id::SameDocType;
use super::record::Document;
use super::row::Row;
use super::source::{Table, TableName};
use super::{index, sql};
use diesel::associations::HasTable;
use diesel::internal::table_macro as internal;
use diesel::query_builder::{AsQuery, IntoUpdateTarget, UpdateTarget};
use diesel::query_source::{Once, QuerySource};

impl<D: Document + SameDocType<D, Count = Once>> QuerySource for Table<D> {
    type FromClause = TableName<D>;
    type DefaultSelection = AllColumns<D>;

    fn from_clause(&self) -> TableName<D> {
        TableName::new()
    }

    fn default_selection(&self) -> AllColumns<D> {
        AllColumns::new()
    }
}

impl<D: Document + SameDocType<D, Count = Once>> AsQuery for Table<D> {
    type SqlType = Row<D>;
    type Query = internal::SelectStatement<internal::FromClause<Self>>;

    fn as_query(self) -> Self::Query {
        internal::SelectStatement::simple(self)
    }
}

impl<D: Document + SameDocType<D, Count = Once>> diesel::Table for Table<D> {
    type PrimaryKey = Column<D, index::U0, sql::Text>;
    type AllColumns = AllColumns<D>;

    fn primary_key(&self) -> Self::PrimaryKey {
        Column::new()
    }

    fn all_columns() -> Self::AllColumns {
        AllColumns::new()
    }
}

impl<D: Document + SameDocType<D, Count = Once>> HasTable for Table<D> {
    type Table = Self;

    fn table() -> Self {
        Table::new()
    }
}

impl<D: Document + SameDocType<D, Count = Once>> IntoUpdateTarget for Table<D> {
    type WhereClause = <<Self as AsQuery>::Query as IntoUpdateTarget>::WhereClause;

    fn into_update_target(self) -> UpdateTarget<Self::Table, Self::WhereClause> {
        self.as_query().into_update_target()
    }
}
