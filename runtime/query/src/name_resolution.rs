//! Resolves the field names of a query to columns, and joins the tables that they lead to.
//!
//! This is where a query is authorised: a name becomes a [`Column`] only if the DocType has the
//! field and the user may read it.

use super::access;
use super::column::Column;
use super::predicate::Predicate;
use super::scope::{Scope, TableOrigin, TableRole};
use doctyped_auth::permission;
use doctyped_auth::permission::Listing;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::expression::ColumnPath;
use doctyped_core::grammar::limits;
use doctyped_schema::{ColumnType, DocField, FieldType, Meta, NAME, OPTIONAL_FIELDS};

/// The result of resolving a field name.
#[derive(Debug, Clone, Copy)]
pub enum Resolved {
    /// A column.
    Column(Column),
    /// A field that the user may not read.
    Hidden,
    /// A field without a column.
    NotStored,
}

/// The table that a path leads to, and the name of the field in it.
enum PathTarget<'p> {
    /// A table of the scope.
    Table(usize, &'p str),
    /// The child rows of these table fields.
    ChildRows(&'static Meta, Vec<&'static str>, &'p str),
    /// The target of a link field.
    Link(&'static DocField, &'p str),
}

impl Scope {
    /// Resolves a path of `fields`, and joins the table that it leads to.
    pub fn resolve_field(&mut self, ctx: &mut Context, path: ColumnPath<'_>) -> Result<Resolved> {
        self.resolve(ctx, path, |scope, child, fields| scope.child_rows(child, &fields, true, &[]))
    }

    /// Resolves a path of `order_by` or `group_by`, which does not join child rows.
    pub fn resolve_sort_key(&mut self, ctx: &mut Context, path: ColumnPath<'_>) -> Result<Column> {
        let resolved = self.resolve(ctx, path, |scope, child, fields| {
            scope.joined_child_rows(child, &fields).ok_or_else(|| {
                Error::new(ErrorKind::Data, format!("the rows of {} are not among the fields", child.name))
            })
        })?;
        readable(resolved, path)
    }

    /// Resolves a path of a filter. Child rows that are not among the fields get a table of their own
    /// in an EXISTS; `exists_tables` are those that the filter may share.
    pub fn resolve_filter(
        &mut self,
        ctx: &mut Context,
        path: ColumnPath<'_>,
        exists_tables: &[usize],
    ) -> Result<Column> {
        let resolved =
            self.resolve(ctx, path, |scope, child, fields| match scope.joined_child_rows(child, &fields) {
                Some(table) => Ok(table),
                None => scope.child_rows(child, &fields, false, exists_tables),
            })?;
        readable(resolved, path)
    }

    fn resolve(
        &mut self,
        ctx: &mut Context,
        path: ColumnPath<'_>,
        child_rows: impl FnOnce(&mut Scope, &'static Meta, Vec<&'static str>) -> Result<usize>,
    ) -> Result<Resolved> {
        let (table, name) = match self.target(ctx, path)? {
            PathTarget::Table(table, name) => (table, name),
            PathTarget::ChildRows(child, fields, name) => (child_rows(self, child, fields)?, name),
            PathTarget::Link(link, name) => (self.join_link(ctx, link)?, name),
        };
        self.column(ctx, table, name)
    }

    /// Resolves the name of a field of a table.
    ///
    /// # Errors
    /// `DataError` if the DocType does not have the field.
    pub fn column(&self, ctx: &Context, table_index: usize, name: &str) -> Result<Resolved> {
        let table = self.table(table_index)?;
        if let Some(field) = table.meta.column(name) {
            let is_selectable = !table.select_only || access::is_shown_by_links(table.meta, name);
            let has_level =
                field.permlevel == 0 || permission::readable_levels(ctx, table.permission_meta).has(field.permlevel);
            // Credentials are read by no query. Password columns hold asterisks.
            let is_credential = table.meta.is_credential(name) && field.column_type() != Some(ColumnType::Password);
            return Ok(if is_selectable && has_level && !is_credential {
                Resolved::Column(Column::new(table_index, table.meta, field))
            } else {
                Resolved::Hidden
            });
        }
        let is_optional = OPTIONAL_FIELDS.iter().any(|field| field.fieldname == name) || name == "doctype";
        if is_optional || table.meta.field(name).is_some_and(|field| field.is_virtual) {
            return Ok(Resolved::NotStored);
        }
        Err(not_permitted(name))
    }

    /// The DocType whose names a column holds, if that is known.
    pub fn named_doctype(&self, ctx: &Context, column: &Column) -> Option<&'static Meta> {
        if column.name() == "name" {
            return self.table(column.table).ok().map(|table| table.meta);
        }
        (column.field.fieldtype == FieldType::Link)
            .then(|| ctx.entry(column.field.options).ok())?
            .map(|entry| (entry.meta)())
    }

    fn target<'p>(&self, ctx: &Context, path: ColumnPath<'p>) -> Result<PathTarget<'p>> {
        let root = self.root()?;
        match path {
            ColumnPath::Field(name) => Ok(PathTarget::Table(0, name)),
            ColumnPath::Table(doctype, name) => self.table_target(ctx, doctype, name),
            ColumnPath::Dotted(field, name) => match root.field(field) {
                Some(table) if table.fieldtype.is_table() => {
                    if !permission::readable_levels(ctx, root).has(table.permlevel) {
                        return Err(not_permitted(field));
                    }
                    let child = (ctx.entry(table.options)?.meta)();
                    Ok(PathTarget::ChildRows(child, vec![table.fieldname], name))
                }
                Some(link) if link.fieldtype == FieldType::Link && link.is_stored() => Ok(PathTarget::Link(link, name)),
                _ => match root.column(field).filter(|field| field.fieldtype == FieldType::Link) {
                    Some(link) => Ok(PathTarget::Link(link, name)),
                    // The name of a table without backticks, if it has no spaces.
                    None => match field.strip_prefix("tab") {
                        Some(doctype) if !doctype.is_empty() => self.table_target(ctx, doctype, name),
                        _ => Err(not_permitted(field)),
                    },
                },
            },
        }
    }

    /// The target of a field that is qualified by a DocType: the listed one, or a child of it.
    fn table_target<'p>(&self, ctx: &Context, doctype: &str, name: &'p str) -> Result<PathTarget<'p>> {
        let root = self.root()?;
        if doctype == root.name {
            return Ok(PathTarget::Table(0, name));
        }
        let levels = permission::readable_levels(ctx, root);
        let tables = root.tables().iter().filter(|field| field.options == doctype && levels.has(field.permlevel));
        let fields: Vec<&'static str> = tables.map(|field| field.fieldname).collect();
        if fields.is_empty() {
            let doctype = limits::excerpt(doctype);
            return Err(Error::new(
                ErrorKind::Data,
                format!("{doctype} is not part of a list of {}: it is none of its child tables", root.name),
            ));
        }
        Ok(PathTarget::ChildRows((ctx.entry(doctype)?.meta)(), fields, name))
    }

    /// The joined table of child rows. The name of a child DocType means the first of its table
    /// fields that is joined.
    fn joined_child_rows(&self, child: &Meta, fields: &[&str]) -> Option<usize> {
        self.tables.iter().position(|table| {
            matches!(table.role, TableRole::Joined(_))
                && table.meta.name == child.name
                && matches!(
                    &table.origin,
                    TableOrigin::ChildRows(joined) if joined.iter().all(|field| fields.contains(field))
                )
        })
    }

    /// The table of child rows, added unless the scope has it.
    fn child_rows(
        &mut self,
        child: &'static Meta,
        fields: &[&'static str],
        joined: bool,
        exists_tables: &[usize],
    ) -> Result<usize> {
        let parent = self.root()?;
        let origin = TableOrigin::ChildRows(fields.to_vec());
        let present = self.tables.iter().enumerate().position(|(index, table)| {
            table.origin == origin
                && table.meta.name == child.name
                && match table.role {
                    TableRole::Joined(_) => joined,
                    TableRole::Exists(_) => !joined && exists_tables.contains(&index),
                    TableRole::Root => false,
                }
        });
        if let Some(table) = present {
            return Ok(table);
        }
        self.add(child, parent, origin, |table| {
            let column = |name: &str| match child.column(name) {
                Some(field) => Ok(Column::new(table, child, field)),
                None => Err(not_permitted(name)),
            };
            let name = parent.slot(NAME).ok_or_else(|| not_permitted("name"))?;
            let on = Predicate::All(vec![
                Predicate::ColumnsEqual { left: column("parent")?, right: Column::new(0, parent, name) },
                Predicate::equal(column("parenttype")?, parent.name),
                Predicate::one_of(column("parentfield")?, fields),
            ]);
            Ok(if joined { TableRole::Joined(on) } else { TableRole::Exists(on) })
        })
    }

    /// The table of a link's target, joined unless the scope has it.
    fn join_link(&mut self, ctx: &mut Context, link: &'static DocField) -> Result<usize> {
        let origin = TableOrigin::Link(link.fieldname);
        if let Some(table) = self.tables.iter().position(|table| table.origin == origin) {
            return Ok(table);
        }
        let Resolved::Column(from) = self.column(ctx, 0, link.fieldname)? else {
            return Err(not_permitted(link.fieldname));
        };
        let target = (ctx.entry(link.options)?.meta)();
        if target.is_single || target.is_virtual || target.is_child {
            return Err(not_permitted(link.fieldname));
        }
        let index = self.add(target, target, origin, |_| Ok(TableRole::Joined(Predicate::FALSE)))?;
        let access = access::of(ctx, self, target, index, Listing::Documents(None))?;
        let name = target.slot(NAME).ok_or_else(|| not_permitted("name"))?;
        let same = Predicate::ColumnsEqual { left: Column::new(index, target, name), right: from };
        if let Some(table) = self.tables.get_mut(index) {
            // A link to a document that the user may not see reads like a link to none.
            table.role = TableRole::Joined(Predicate::All(vec![same, access.rows]));
            table.select_only = access.select_only;
        }
        Ok(index)
    }
}

/// The column, if the user may filter and sort by it. The error does not tell a hidden field from a
/// missing one.
fn readable(resolved: Resolved, path: ColumnPath<'_>) -> Result<Column> {
    let (ColumnPath::Field(name) | ColumnPath::Table(_, name) | ColumnPath::Dotted(_, name)) = path;
    match resolved {
        Resolved::Column(column) => Ok(column),
        Resolved::Hidden | Resolved::NotStored => Err(not_permitted(name)),
    }
}

/// The error for a field that does not exist, or that the user may not read.
pub fn not_permitted(name: &str) -> Error {
    Error::new(ErrorKind::Data, format!("Field not permitted in query: {}", limits::excerpt(name)))
}
