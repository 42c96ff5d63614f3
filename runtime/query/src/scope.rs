//! The tables of a query.

use super::column::Column;
use super::predicate::Predicate;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_schema::{DocField, Meta};

/// A table of a query.
#[derive(Debug)]
pub struct QueryTable {
    pub meta: &'static Meta,
    pub role: TableRole,
    /// The DocType whose permission levels apply: for child rows, the parent.
    pub permission_meta: &'static Meta,
    /// Whether only the name, the title and the search fields are readable (right "select").
    pub select_only: bool,
    pub origin: TableOrigin,
}

/// How a table takes part in a query.
#[derive(Debug)]
pub enum TableRole {
    /// The listed DocType: FROM.
    Root,
    /// LEFT JOIN on this condition.
    Joined(Predicate<'static>),
    /// In an EXISTS, correlated with its parent by this condition.
    Exists(Predicate<'static>),
}

/// The reason why a query has a table, by which later references find it.
#[derive(Debug, PartialEq, Eq)]
pub enum TableOrigin {
    /// It is the listed DocType.
    Root,
    /// It is the parent of the listed child rows.
    Parent,
    /// It holds the child rows of these table fields of the listed DocType.
    ChildRows(Vec<&'static str>),
    /// It is the target of this link field of the listed DocType.
    Link(&'static str),
    /// A permission rule looks at its rows.
    Permission,
}

/// The tables of a query. Columns name them by their index.
#[derive(Debug)]
pub struct Scope {
    pub tables: Vec<QueryTable>,
}

impl Scope {
    /// The scope of a query on one DocType. Child rows are subject to the permissions of their parent.
    pub fn new(meta: &'static Meta, permission_meta: &'static Meta) -> Scope {
        let (role, origin) = (TableRole::Root, TableOrigin::Root);
        Scope { tables: vec![QueryTable { meta, role, permission_meta, select_only: false, origin }] }
    }

    /// The listed DocType.
    pub fn root(&self) -> Result<&'static Meta> {
        Ok(self.table(0)?.meta)
    }

    /// A table by its index.
    ///
    /// # Errors
    /// `InternalError` if the scope has no such table.
    pub fn table(&self, table: usize) -> Result<&QueryTable> {
        self.tables.get(table).ok_or_else(|| Error::internal(format!("a query has no table {table}")))
    }

    /// Adds a table and returns its index. `role` gets the index.
    ///
    /// # Errors
    /// `DataError` if the query joins too many tables.
    pub fn add(
        &mut self,
        meta: &'static Meta,
        permission_meta: &'static Meta,
        origin: TableOrigin,
        role: impl FnOnce(usize) -> Result<TableRole>,
    ) -> Result<usize> {
        let requested = self.tables.iter().filter(|table| table.origin != TableOrigin::Permission).count();
        if requested >= limits::MAX_TABLES {
            return Err(Error::new(
                ErrorKind::Data,
                format!("a query cannot join more than {} tables", limits::MAX_TABLES),
            ));
        }
        let table = self.tables.len();
        let role = role(table)?;
        self.tables.push(QueryTable { meta, role, permission_meta, select_only: false, origin });
        Ok(table)
    }

    /// Adds the parent DocType of the listed child rows and returns its index.
    pub fn add_parent(&mut self, meta: &'static Meta) -> Result<usize> {
        self.add(meta, meta, TableOrigin::Parent, |_| Ok(TableRole::Exists(Predicate::FALSE)))
    }

    /// Adds a table for the EXISTS of a permission rule and returns its index.
    pub fn add_permission_table(&mut self, meta: &'static Meta) -> usize {
        self.tables.push(QueryTable {
            meta,
            role: TableRole::Exists(Predicate::FALSE),
            permission_meta: meta,
            select_only: false,
            origin: TableOrigin::Permission,
        });
        self.tables.len() - 1
    }

    /// Restricts the listed DocType to the fields of the right "select".
    pub fn set_select_only(&mut self, select_only: bool) {
        if let Some(root) = self.tables.first_mut() {
            root.select_only = select_only;
        }
    }

    /// A label of a column that does not depend on the order in which tables were added. Cursors
    /// contain a hash of it, so a change invalidates the cursors of clients.
    pub fn cursor_label(&self, column: &Column) -> Result<String> {
        let table = self.table(column.table)?;
        let origin = match &table.origin {
            TableOrigin::Root => "Root".to_owned(),
            TableOrigin::Parent => "Parent".to_owned(),
            TableOrigin::ChildRows(fields) => format!("Rows({fields:?})"),
            TableOrigin::Link(field) => format!("Link({field:?})"),
            TableOrigin::Permission => "Access".to_owned(),
        };
        Ok(format!("{origin} {} {}", table.meta.name, column.name()))
    }

    /// Whether the user may read the child rows of a table field of the listed DocType.
    pub fn may_read_child_rows(&self, ctx: &Context, field: &DocField) -> Result<bool> {
        let root = self.table(0)?;
        Ok(!root.select_only && permission::readable_levels(ctx, root.permission_meta).has(field.permlevel))
    }
}
