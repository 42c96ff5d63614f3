//! Documents that are kept somewhere else than in a table of their own.
//!
//! A virtual DocType (`is_virtual`) has no table. Its controller implements [`VirtualDocument`], and
//! everything else treats its documents like any others: routes, permissions, checks, hooks, links
//! to them, lists. What is computed, comes from another server or stands in a file can so be read
//! like what is stored.

use crate::context::Context;
use crate::core::replaced;
use crate::error::{Error, ErrorKind, Result};
use crate::query::{Comparison, Filter, Operator, Order};
use crate::schema::Meta;
use crate::table::{Document, Record};
use serde_json::Value as JsonValue;

/// Where the documents of a virtual DocType come from and go to. Implement it for a type of the
/// controller's own file; codegen finds it.
///
/// Permissions, links, mandatory fields and all other checks are the server's, as are the hooks of a
/// [`Controller`](super::Controller) that the DocType may have besides; each function here stands
/// where a statement on the table would.
pub trait VirtualDocument {
    /// The record of the DocType.
    type Document: Document;

    /// The document of that name; none if there is none.
    ///
    /// # Errors
    /// Whatever ends the request.
    fn load(name: &str, ctx: &mut Context) -> Result<Option<Self::Document>>;

    /// The documents of a list. The simplest implementation gives all there are as
    /// [`Listed::Candidates`].
    ///
    /// # Errors
    /// Whatever ends the request.
    fn list(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<Self::Document>>;

    /// How many documents fulfil the filters of the query, where that is known without listing
    /// them. It is asked only for users who may see every document.
    ///
    /// # Errors
    /// Whatever ends the request.
    fn count(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Option<u64>> {
        let _ = (query, ctx);
        Ok(None)
    }

    /// Keeps a new document, which has its name and has passed all checks.
    ///
    /// # Errors
    /// `PermissionError` unless implemented; `DuplicateEntryError` where the name is taken.
    fn insert(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
        let _ = ctx;
        Err(read_only(doc.meta(), "created"))
    }

    /// Keeps a document in place of the one of its name.
    ///
    /// # Errors
    /// `PermissionError` unless implemented.
    fn update(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
        let _ = ctx;
        Err(read_only(doc.meta(), "changed"))
    }

    /// Removes a document.
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

/// Documents for a list.
#[derive(Debug)]
pub enum Listed<D> {
    /// At least all that fulfil the filters, in any order. The server filters them, sorts them and
    /// takes the page.
    Candidates(Vec<D>),
    /// The page itself: filtered, sorted, without those before its start and after its end. The
    /// server still takes out what the user may not see.
    Page(Vec<D>),
}

/// What a list asks for.
#[derive(Debug, Clone, Copy)]
pub struct ListQuery<'a> {
    /// Each of them has to hold.
    pub filters: &'a [Filter<'a>],
    /// What to sort by; the DocType's own order if there is none.
    pub orders: &'a [Order<'a>],
    /// How many documents to leave out at the start.
    pub start: i64,
    /// The most documents to give; none for all.
    pub limit: Option<i64>,
}

impl ListQuery<'_> {
    /// The value that a field must have: for asking another server for less than everything. None
    /// when the filters leave the field open, or say it in another way than with `=`.
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

type Load = fn(&mut dyn Record, &str, &mut Context) -> Result<bool>;
type List = fn(&ListQuery<'_>, &mut Context) -> Result<Listed<Box<dyn Record>>>;
type Count = fn(&ListQuery<'_>, &mut Context) -> Result<Option<u64>>;
type Write = fn(&mut dyn Record, &mut Context) -> Result<()>;

/// A [`VirtualDocument`] without its type.
#[derive(Debug, Clone, Copy)]
pub struct Documents {
    load: Load,
    list: List,
    count: Count,
    insert: Write,
    update: Write,
    delete: Write,
}

impl Documents {
    /// What an implementation provides. The application may serve the DocType with a record of its
    /// own (see [`replaced`]); the fields that both have are filled then.
    pub const fn of<V: VirtualDocument>() -> Documents {
        Documents {
            load: load::<V>,
            list: list::<V>,
            count: V::count,
            insert: |record, ctx| replaced::hook(record, ctx, V::insert),
            update: |record, ctx| replaced::hook(record, ctx, V::update),
            delete: |record, ctx| replaced::hook(record, ctx, V::delete),
        }
    }
}

fn load<V: VirtualDocument>(record: &mut dyn Record, name: &str, ctx: &mut Context) -> Result<bool> {
    let Some(document) = V::load(name, ctx)? else {
        return Ok(false);
    };
    match record.downcast_mut() {
        Some(record) => *record = document,
        None => replaced::copy(&document, record)?,
    }
    Ok(true)
}

fn list<V: VirtualDocument>(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<Box<dyn Record>>> {
    let handler = ctx.handler(V::Document::DOCTYPE)?;
    let is_served = std::ptr::eq((handler.meta)(), V::Document::doctype());
    let boxed = |documents: Vec<V::Document>| -> Result<Vec<Box<dyn Record>>> {
        let boxed = |document: V::Document| -> Result<Box<dyn Record>> {
            if is_served {
                return Ok(Box::new(document));
            }
            let mut record = (handler.new)();
            replaced::copy(&document, record.as_mut())?;
            Ok(record)
        };
        documents.into_iter().map(boxed).collect()
    };
    Ok(match V::list(query, ctx)? {
        Listed::Candidates(documents) => Listed::Candidates(boxed(documents)?),
        Listed::Page(documents) => Listed::Page(boxed(documents)?),
    })
}

/// What serves a virtual DocType.
///
/// # Errors
/// `ValidationError` when nothing does: its controller is not written in Rust.
fn documents(ctx: &Context, meta: &Meta) -> Result<Documents> {
    ctx.handler(meta.name)?.hooks.documents.ok_or_else(|| {
        Error::new(
            ErrorKind::Validation,
            format!("{} is virtual, and this server has nothing that provides its documents", meta.name),
        )
    })
}

/// Reads a document; gives `false` when there is none of that name.
pub(super) fn load_into(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    (documents(ctx, record.meta())?.load)(record, name, ctx)
}

/// The documents of a list.
pub(crate) fn listed(ctx: &mut Context, meta: &Meta, query: &ListQuery<'_>) -> Result<Listed<Box<dyn Record>>> {
    (documents(ctx, meta)?.list)(query, ctx)
}

/// How many documents there are, if that is known.
pub(crate) fn counted(ctx: &mut Context, meta: &Meta, query: &ListQuery<'_>) -> Result<Option<u64>> {
    (documents(ctx, meta)?.count)(query, ctx)
}

/// Keeps a new document.
pub(super) fn insert(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    (documents(ctx, record.meta())?.insert)(record, ctx)
}

/// Keeps a changed document.
pub(super) fn update(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    (documents(ctx, record.meta())?.update)(record, ctx)
}

/// Removes a document.
pub(super) fn delete(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    (documents(ctx, record.meta())?.delete)(record, ctx)
}
