//! The tables of a query: looks names up in the metadata and joins what they lead to.
//!
//! This is the gate. A name becomes a [`Column`] only if the DocType has it and the user may read
//! it; nothing else in the query can name a column.

use super::access;
use super::expression::Path;
use super::limits;
use super::operator::Comparison;
use super::predicate::{Column, Predicate};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::permission::{self, Listing};
use crate::schema::{DocField, FieldType, Meta, OPTIONAL_FIELDS};
use crate::table::Bind;
use std::borrow::Cow;

/// A table of a query.
#[derive(Debug)]
pub(super) struct Source {
    /// Its DocType.
    pub(super) meta: &'static Meta,
    /// How it comes into the query.
    pub(super) place: Place,
    /// The DocType whose permission levels count: of rows, the parent.
    authority: &'static Meta,
    /// Whether only the fields are open that a link shows.
    select_only: bool,
    origin: Origin,
}

/// How a table comes into a query.
#[derive(Debug)]
pub(super) enum Place {
    /// It is what is listed.
    Root,
    /// Joined to the ones before it.
    Joined(Predicate<'static>),
    /// Inside an EXISTS, linked to its parent by this condition.
    Nested(Predicate<'static>),
}

/// What leads to a table, to find it again.
#[derive(Debug, PartialEq, Eq)]
enum Origin {
    /// It is what is listed.
    Root,
    /// It has the rows that are listed.
    Parent,
    /// The rows of table fields of the DocType that is listed.
    Rows(Vec<&'static str>),
    /// The target of a link field of the DocType that is listed.
    Link(&'static str),
    /// Rows that a rule about what the user may see looks at.
    Access,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    /// A column.
    Column(Column),
    /// A field that the user may not read.
    Hidden,
    /// A field without a column.
    NotStored,
}

/// Where a path leads.
enum Target<'p> {
    /// To a column of a table that is in the query.
    Source(usize, &'p str),
    /// To the rows of these table fields.
    Rows(&'static Meta, Vec<&'static str>, &'p str),
    /// Through a link.
    Link(&'static DocField, &'p str),
}

/// The tables of a query.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) sources: Vec<Source>,
}

impl Scope {
    /// A query on one DocType. A child DocType is listed by the authority of its parent.
    pub(super) fn new(meta: &'static Meta, authority: &'static Meta) -> Scope {
        let root = Source { meta, place: Place::Root, authority, select_only: false, origin: Origin::Root };
        Scope { sources: vec![root] }
    }

    /// The DocType that is listed.
    pub(super) fn root(&self) -> Result<&'static Meta> {
        Ok(self.source(0)?.meta)
    }

    pub(super) fn source(&self, source: usize) -> Result<&Source> {
        self.sources.get(source).ok_or_else(|| Error::internal("a query names a table that it does not have"))
    }

    /// Adds the table of the documents that have the listed rows, and says where it is.
    pub(super) fn add_parent(&mut self, meta: &'static Meta) -> Result<usize> {
        self.add(meta, meta, Origin::Parent, |_| Ok(Place::Nested(Predicate::FALSE)))
    }

    /// Adds the table of rows that decide about what the user may see, and says where it is.
    pub(super) fn nest(&mut self, meta: &'static Meta) -> usize {
        self.sources.push(Source {
            meta,
            place: Place::Nested(Predicate::FALSE),
            authority: meta,
            select_only: false,
            origin: Origin::Access,
        });
        self.sources.len() - 1
    }

    /// Says how much of the listed documents is open.
    pub(super) fn limit_root(&mut self, select_only: bool) {
        if let Some(root) = self.sources.first_mut() {
            root.select_only = select_only;
        }
    }

    /// What a path of `fields` stands for; tables that it leads to are joined.
    pub(super) fn select(&mut self, ctx: &mut Context, path: Path<'_>) -> Result<Found> {
        self.find(ctx, path, |scope, child, fields| scope.rows(child, &fields, true, &[]))
    }

    /// What a path of `order_by` or `group_by` stands for; rows that are not in the query cannot
    /// be meant.
    pub(super) fn sort(&mut self, ctx: &mut Context, path: Path<'_>) -> Result<Column> {
        let found = self.find(ctx, path, |scope, child, fields| {
            scope.joined_rows(child, &fields).ok_or_else(|| {
                Error::new(ErrorKind::Data, format!("the rows of {} are not among the fields", child.name))
            })
        })?;
        readable(found, path)
    }

    /// What a path of a filter stands for. Rows that are not among the fields get a table of their
    /// own inside an EXISTS, or the one of `nested` that has the same rows.
    pub(super) fn filter(&mut self, ctx: &mut Context, path: Path<'_>, nested: &[usize]) -> Result<Column> {
        let found = self.find(ctx, path, |scope, child, fields| match scope.joined_rows(child, &fields) {
            Some(source) => Ok(source),
            None => scope.rows(child, &fields, false, nested),
        })?;
        readable(found, path)
    }

    fn find(
        &mut self,
        ctx: &mut Context,
        path: Path<'_>,
        rows: impl FnOnce(&mut Scope, &'static Meta, Vec<&'static str>) -> Result<usize>,
    ) -> Result<Found> {
        let (source, name) = match self.target(ctx, path)? {
            Target::Source(source, name) => (source, name),
            Target::Rows(child, fields, name) => (rows(self, child, fields)?, name),
            Target::Link(link, name) => (self.link(ctx, link)?, name),
        };
        self.column(ctx, source, name)
    }

    /// A column of a table, if the DocType has it.
    pub(super) fn column(&self, ctx: &Context, source: usize, name: &str) -> Result<Found> {
        let table = self.source(source)?;
        if let Some(field) = table.meta.column(name) {
            let shown = !table.select_only || access::is_shown_by_links(table.meta, name);
            let level = field.permlevel == 0 || permission::readable_levels(ctx, table.authority).has(field.permlevel);
            return Ok(if shown && level {
                Found::Column(Column::new(source, table.meta, field))
            } else {
                Found::Hidden
            });
        }
        let optional = OPTIONAL_FIELDS.iter().any(|field| field.fieldname == name) || name == "doctype";
        if optional || table.meta.field(name).is_some_and(|field| field.is_virtual) {
            return Ok(Found::NotStored);
        }
        Err(not_permitted(name))
    }

    /// What a column is called from the DocType that is listed, the same in every query.
    pub(super) fn path_of(&self, column: &Column) -> Result<String> {
        let source = self.source(column.source)?;
        Ok(format!("{:?} {} {}", source.origin, source.meta.name, column.name()))
    }

    /// Whether the user may read the rows of a table field of the DocType that is listed.
    pub(super) fn reads_rows(&self, ctx: &Context, table: &DocField) -> Result<bool> {
        let root = self.source(0)?;
        Ok(!root.select_only && permission::readable_levels(ctx, root.authority).has(table.permlevel))
    }

    /// The DocType whose names a column holds, if it is known.
    pub(super) fn names_in(&self, ctx: &Context, column: &Column) -> Option<&'static Meta> {
        if column.name() == "name" {
            return self.source(column.source).ok().map(|source| source.meta);
        }
        (column.field.fieldtype == FieldType::Link)
            .then(|| ctx.handler(column.field.options).ok())?
            .map(|handler| (handler.meta)())
    }

    fn target<'p>(&self, ctx: &Context, path: Path<'p>) -> Result<Target<'p>> {
        let root = self.root()?;
        match path {
            Path::Field(name) => Ok(Target::Source(0, name)),
            Path::Table(doctype, name) => self.table(ctx, doctype, name),
            Path::Through(field, name) => match root.field(field) {
                Some(table) if table.fieldtype.is_table() => {
                    if !permission::readable_levels(ctx, root).has(table.permlevel) {
                        return Err(not_permitted(field));
                    }
                    let child = (ctx.handler(table.options)?.meta)();
                    Ok(Target::Rows(child, vec![table.fieldname], name))
                }
                Some(link) if link.fieldtype == FieldType::Link && link.is_stored() => Ok(Target::Link(link, name)),
                _ => match root.column(field).filter(|field| field.fieldtype == FieldType::Link) {
                    Some(link) => Ok(Target::Link(link, name)),
                    // The name of a table without backticks, where it has no blanks.
                    None => match field.strip_prefix("tab") {
                        Some(doctype) if !doctype.is_empty() => self.table(ctx, doctype, name),
                        _ => Err(not_permitted(field)),
                    },
                },
            },
        }
    }

    /// A field by the name of its DocType: the one that is listed, or one of its children.
    fn table<'p>(&self, ctx: &Context, doctype: &str, name: &'p str) -> Result<Target<'p>> {
        let root = self.root()?;
        if doctype == root.name {
            return Ok(Target::Source(0, name));
        }
        let levels = permission::readable_levels(ctx, root);
        let tables = root.tables().iter().filter(|field| field.options == doctype && levels.has(field.permlevel));
        let fields: Vec<&'static str> = tables.map(|field| field.fieldname).collect();
        if fields.is_empty() {
            let doctype = limits::quoted(doctype);
            return Err(Error::new(
                ErrorKind::Data,
                format!("{doctype} is not part of a list of {}: it is none of its child tables", root.name),
            ));
        }
        Ok(Target::Rows((ctx.handler(doctype)?.meta)(), fields, name))
    }

    /// The rows of table fields that are joined already. The name of a child DocType means the
    /// first of its table fields that is.
    fn joined_rows(&self, child: &Meta, fields: &[&str]) -> Option<usize> {
        self.sources.iter().position(|source| {
            matches!(source.place, Place::Joined(_))
                && source.meta.name == child.name
                && matches!(&source.origin, Origin::Rows(joined) if joined.iter().all(|field| fields.contains(field)))
        })
    }

    fn rows(&mut self, child: &'static Meta, fields: &[&'static str], joined: bool, nested: &[usize]) -> Result<usize> {
        let parent = self.root()?;
        let origin = Origin::Rows(fields.to_vec());
        let known = self.sources.iter().enumerate().position(|(place, source)| {
            source.origin == origin
                && source.meta.name == child.name
                && match source.place {
                    Place::Joined(_) => joined,
                    Place::Nested(_) => !joined && nested.contains(&place),
                    Place::Root => false,
                }
        });
        if let Some(source) = known {
            return Ok(source);
        }
        self.add(child, parent, origin, |source| {
            let column = |name: &str| match child.column(name) {
                Some(field) => Ok(Column::new(source, child, field)),
                None => Err(not_permitted(name)),
            };
            let name = parent.slot(crate::schema::NAME).ok_or_else(|| not_permitted("name"))?;
            let link = Predicate::All(vec![
                Predicate::Same { left: column("parent")?, right: Column::new(0, parent, name) },
                equal(column("parenttype")?, parent.name),
                one_of(column("parentfield")?, fields),
            ]);
            Ok(if joined { Place::Joined(link) } else { Place::Nested(link) })
        })
    }

    fn link(&mut self, ctx: &mut Context, link: &'static DocField) -> Result<usize> {
        let origin = Origin::Link(link.fieldname);
        if let Some(source) = self.sources.iter().position(|source| source.origin == origin) {
            return Ok(source);
        }
        let Found::Column(from) = self.column(ctx, 0, link.fieldname)? else {
            return Err(not_permitted(link.fieldname));
        };
        let target = (ctx.handler(link.options)?.meta)();
        if target.is_single || target.is_virtual || target.is_child {
            return Err(not_permitted(link.fieldname));
        }
        let source = self.add(target, target, origin, |_| Ok(Place::Joined(Predicate::FALSE)))?;
        let access = access::of(ctx, self, target, source, Listing::Documents(None))?;
        let name = target.slot(crate::schema::NAME).ok_or_else(|| not_permitted("name"))?;
        let same = Predicate::Same { left: Column::new(source, target, name), right: from };
        if let Some(source) = self.sources.get_mut(source) {
            // Documents that the user may not see are as if the link led nowhere.
            source.place = Place::Joined(Predicate::All(vec![same, access.rows]));
            source.select_only = access.select_only;
        }
        Ok(source)
    }

    fn add(
        &mut self,
        meta: &'static Meta,
        authority: &'static Meta,
        origin: Origin,
        place: impl FnOnce(usize) -> Result<Place>,
    ) -> Result<usize> {
        let source = self.sources.len();
        let asked_for = self.sources.iter().filter(|source| source.origin != Origin::Access).count();
        if asked_for >= limits::SOURCES {
            return Err(Error::new(
                ErrorKind::Data,
                format!("a query cannot join more than {} tables", limits::SOURCES),
            ));
        }
        let place = place(source)?;
        self.sources.push(Source { meta, place, authority, select_only: false, origin });
        Ok(source)
    }
}

/// A column with this text.
pub(super) fn equal(column: Column, text: &'static str) -> Predicate<'static> {
    let value = Bind::Text(Cow::Borrowed(text));
    Predicate::Compare { column, comparison: Comparison::Equal, value, or_null: false }
}

/// A column with one of these texts.
pub(super) fn one_of(column: Column, texts: &[&'static str]) -> Predicate<'static> {
    if let [text] = texts {
        return equal(column, text);
    }
    let values = texts.iter().map(|text| Bind::Text(Cow::Borrowed(*text))).collect();
    Predicate::In { column, negated: false, values, or_null: false }
}

fn readable(found: Found, path: Path<'_>) -> Result<Column> {
    let (Path::Field(name) | Path::Table(_, name) | Path::Through(_, name)) = path;
    match found {
        Found::Column(column) => Ok(column),
        // Not a word about whether the field exists: what cannot be read cannot be asked about.
        Found::Hidden | Found::NotStored => Err(not_permitted(name)),
    }
}

/// There is no such field, or the user may not read it.
pub(super) fn not_permitted(name: &str) -> Error {
    Error::new(ErrorKind::Data, format!("Field not permitted in query: {}", limits::quoted(name)))
}
