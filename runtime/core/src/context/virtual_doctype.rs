//! Virtual DocTypes (`is_virtual`): documents without a table, as computed ones, those of another server or
//! of a file.
//!
//! The controller of a virtual DocType implements [`VirtualDocument`] in place of SQL. Routes, permissions,
//! checks, hooks, links and lists treat its documents like stored ones.

use super::{Context, Documents, doctype_override};
use crate::error::{Error, ErrorKind, Result};
use crate::grammar::expression::Order;
use crate::grammar::filter::Filter;
use crate::grammar::operator::{Comparison, Operator};
use doctyped_orm::table::{Document, Record};
use doctyped_schema::Meta;
use serde_json::Value as JsonValue;

/// Storage of the documents of a virtual DocType. Implement it for a type of the controller's own file;
/// codegen finds it.
///
/// Each function replaces an SQL statement. The server still checks permissions, links and mandatory
/// fields, and calls the hooks of the DocType's [`Controller`](super::Controller).
pub trait VirtualDocument {
    /// The record of the DocType.
    type Document: Document;

    /// Reads a document by its name.
    ///
    /// # Errors
    /// Any error ends the request.
    fn load(name: &str, ctx: &mut Context) -> Result<Option<Self::Document>>;

    /// Reads the documents of a list. The simplest implementation returns all documents as
    /// [`Listed::Candidates`].
    ///
    /// # Errors
    /// Any error ends the request.
    fn list(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<Self::Document>>;

    /// The number of documents that fulfil the filters of the query, or none to have the server count the
    /// list. Called only for users with permission to read all documents.
    ///
    /// # Errors
    /// Any error ends the request.
    fn count(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Option<u64>> {
        let _ = (query, ctx);
        Ok(None)
    }

    /// Stores a new document, which has a name and has passed all checks.
    ///
    /// # Errors
    /// `PermissionError` unless implemented. Return `DuplicateEntryError` when the name is taken.
    fn insert(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
        let _ = ctx;
        Err(read_only(doc.meta(), "created"))
    }

    /// Stores a document in place of the one of its name.
    ///
    /// # Errors
    /// `PermissionError` unless implemented.
    fn update(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
        let _ = ctx;
        Err(read_only(doc.meta(), "changed"))
    }

    /// Deletes a document.
    ///
    /// # Errors
    /// `PermissionError` unless implemented.
    fn delete(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
        let _ = ctx;
        Err(read_only(doc.meta(), "deleted"))
    }
}

fn read_only(meta: &Meta, what: &str) -> Error {
    Error::permission(format!("{} is virtual, and its documents cannot be {what} here", meta.name))
}

/// The documents that [`VirtualDocument::list`] returns.
#[derive(Debug)]
pub enum Listed<D> {
    /// All documents that fulfil the filters, in any order, and possibly others. The server filters, sorts
    /// and paginates.
    Candidates(Vec<D>),
    /// The requested page, filtered and sorted. The server removes the documents that the user may not
    /// read.
    Page(Vec<D>),
}

/// A list request.
#[derive(Debug, Clone, Copy)]
pub struct ListQuery<'a> {
    /// Filters that a document has to fulfil, all of them.
    pub filters: &'a [Filter<'a>],
    /// The sort order; empty for the DocType's own.
    pub orders: &'a [Order<'a>],
    /// The number of documents to skip.
    pub start: i64,
    /// The largest number of documents to return; none for all.
    pub limit: Option<i64>,
}

impl ListQuery<'_> {
    /// The value that the filters require of a field with `=`, if any; it can narrow the query to another
    /// server.
    pub fn equal_to(&self, field: &str) -> Option<&JsonValue> {
        fn search<'f>(filters: &'f [Filter<'_>], field: &str) -> Option<&'f JsonValue> {
            filters.iter().find_map(|filter| match filter {
                Filter::All(all) => search(all, field),
                Filter::Condition(condition)
                    if condition.field == field
                        && condition.operator == Operator::Compare(Comparison::Equal)
                        && condition.doctype.is_none() =>
                {
                    Some(condition.value.as_ref())
                }
                Filter::Any(_) | Filter::Condition(_) => None,
            })
        }
        search(self.filters, field)
    }
}

impl Documents {
    /// The functions of an implementation. If the application defines the DocType itself, with another
    /// record type (see [`doctype_override`]), values are copied between fields that both have.
    pub const fn of<V: VirtualDocument>() -> Documents {
        Documents {
            load: load::<V>,
            list: list::<V>,
            count: V::count,
            insert: |record, ctx| doctype_override::hook(record, ctx, V::insert),
            update: |record, ctx| doctype_override::hook(record, ctx, V::update),
            delete: |record, ctx| doctype_override::hook(record, ctx, V::delete),
        }
    }
}

fn load<V: VirtualDocument>(record: &mut dyn Record, name: &str, ctx: &mut Context) -> Result<bool> {
    let Some(document) = V::load(name, ctx)? else {
        return Ok(false);
    };
    match record.downcast_mut() {
        Some(record) => *record = document,
        None => doctype_override::copy(&document, record)?,
    }
    Ok(true)
}

fn list<V: VirtualDocument>(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<Box<dyn Record>>> {
    let entry = ctx.entry(V::Document::DOCTYPE)?;
    let is_served = std::ptr::eq((entry.meta)(), V::Document::doctype());
    let boxed = |documents: Vec<V::Document>| -> Result<Vec<Box<dyn Record>>> {
        let boxed = |document: V::Document| -> Result<Box<dyn Record>> {
            if is_served {
                return Ok(Box::new(document));
            }
            let mut record = (entry.new)();
            doctype_override::copy(&document, record.as_mut())?;
            Ok(record)
        };
        documents.into_iter().map(boxed).collect()
    };
    Ok(match V::list(query, ctx)? {
        Listed::Candidates(documents) => Listed::Candidates(boxed(documents)?),
        Listed::Page(documents) => Listed::Page(boxed(documents)?),
    })
}

/// The implementation for a virtual DocType.
///
/// # Errors
/// `ValidationError` when there is none.
fn documents(ctx: &Context, meta: &Meta) -> Result<Documents> {
    ctx.entry(meta.name)?.hooks.documents.ok_or_else(|| {
        Error::new(
            ErrorKind::Validation,
            format!("{} is virtual, and this server has nothing that provides its documents", meta.name),
        )
    })
}

/// Reads a document into a record; `false` when there is none of that name.
pub fn load_into(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    (documents(ctx, record.meta())?.load)(record, name, ctx)
}

/// Reads the documents of a list.
pub fn listed(ctx: &mut Context, meta: &Meta, query: &ListQuery<'_>) -> Result<Listed<Box<dyn Record>>> {
    (documents(ctx, meta)?.list)(query, ctx)
}

/// The number of documents that fulfil the filters, if the implementation knows it.
pub fn counted(ctx: &mut Context, meta: &Meta, query: &ListQuery<'_>) -> Result<Option<u64>> {
    (documents(ctx, meta)?.count)(query, ctx)
}

/// Stores a new document.
pub fn insert(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    (documents(ctx, record.meta())?.insert)(record, ctx)
}

/// Stores a changed document.
pub fn update(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    (documents(ctx, record.meta())?.update)(record, ctx)
}

/// Deletes a document.
pub fn delete(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    (documents(ctx, record.meta())?.delete)(record, ctx)
}
