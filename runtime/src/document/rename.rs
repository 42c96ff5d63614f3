//! Gives a stored document another name, or merges it into another, and takes everything that
//! refers to it along.

use super::methods::add_comment;
use super::{lifecycle, naming, store, traces};
use crate::auth::{Change, secret};
use crate::context::Context;
use crate::core::models::comment::CommentType;
use crate::db::statement::Statement;
use crate::error::{Error, Result};
use crate::files;
use crate::permission;
use crate::schema::{FieldType, Meta, Naming, Rights};
use crate::table::{Bind, Record};
use std::sync::Arc;

/// How a document is renamed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The new name is that of another document: all that refers to the old one refers to that
    /// one afterwards, and the old one is deleted.
    pub merge: bool,
    /// Rename even where the DocType does not allow it.
    pub force: bool,
}

/// Renames a document and gives the name that it has now.
///
/// # Errors
/// `DoesNotExistError`; `ValidationError` when the DocType or the user's rights do not allow it or
/// the name is taken; `NameError` for a name that is not allowed.
pub fn rename(ctx: &mut Context, doctype: &str, old: &str, new: &str, options: Options) -> Result<String> {
    let handler = ctx.handler(doctype)?;
    let meta = (handler.meta)();
    ctx.transaction().begin_writing()?;
    let mut record = lifecycle::load(ctx, handler, old)?;
    let old = record.name();
    let mut new = new.trim().to_owned();
    if let Some(hook) = handler.hooks.before_rename {
        hook(record.as_mut(), &mut new, options.merge, ctx)?;
    }
    check(ctx, meta, record.as_ref(), &new, options)?;
    repoint(ctx, meta, &old, &new)?;
    traces::rename(ctx, meta, &old, &new)?;
    if options.merge {
        // Nothing links to the old one any more, so it goes the usual way.
        lifecycle::delete(ctx, meta, &old)?;
    } else {
        move_row(ctx, meta, &old, &new)?;
        secret::rename_secrets(ctx, meta.name, &old, &new)?;
        files::rename_attachments(ctx, meta, &old, &new)?;
    }
    let mut renamed = lifecycle::load(ctx, handler, &new)?;
    if let Some(hook) = handler.hooks.after_rename {
        hook(renamed.as_mut(), &old, options.merge, ctx)?;
    }
    let renamed = renamed.as_ref();
    add_comment(ctx, renamed, CommentType::Edit, told(&old, &new, options.merge))?;
    // User permissions, shares, roles and users may name the document.
    ctx.changed(Change::Everything);
    Ok(renamed.name())
}

/// What the comment says that tells of the change.
fn told(old: &str, new: &str, merge: bool) -> String {
    let bold = |name: &str| format!("<strong>{}</strong>", name.replace('&', "&amp;").replace('<', "&lt;"));
    let (did, to) = if merge { ("merged", "into") } else { ("renamed from", "to") };
    format!("{did} {} {to} {}", bold(old), bold(new))
}

fn check(ctx: &mut Context, meta: &'static Meta, record: &dyn Record, new: &str, options: Options) -> Result<()> {
    let (doctype, old) = (meta.name, record.name());
    if meta.is_single || meta.is_virtual || meta.is_child {
        return Err(Error::validation(format!("Documents of {doctype} cannot be renamed")));
    }
    if old == new {
        return Err(Error::validation(format!("{doctype} {old}: the new name is the old one")));
    }
    if !permission::has(ctx, meta, Rights::WRITE, Some(record))? {
        return Err(Error::validation(format!("You need write permission to rename {doctype} {old}")));
    }
    if !meta.allow_rename && !options.force {
        return Err(Error::validation(format!("{doctype} {old} cannot be renamed: the DocType does not allow it")));
    }
    if meta.naming == Naming::Autoincrement && new.parse::<i64>().is_err() {
        return Err(Error::validation(format!("{doctype} {old}: the new name must be a number")));
    }
    naming::check_text(meta, new)?;
    let taken = store::stored_name(ctx, meta, new)?;
    match taken {
        None if options.merge => {
            Err(Error::validation(format!("{doctype} {new} does not exist, so {old} cannot be merged into it")))
        }
        Some(taken) if options.merge => {
            let target = lifecycle::load(ctx, ctx.handler(doctype)?, &taken)?;
            if permission::has(ctx, meta, Rights::WRITE, Some(target.as_ref()))? {
                Ok(())
            } else {
                Err(Error::validation(format!("You need write permission to merge into {doctype} {taken}")))
            }
        }
        // Another spelling of the same name.
        Some(taken) if !taken.eq_ignore_ascii_case(&old) => {
            Err(Error::validation(format!("{doctype} {taken} exists already; merge the two, or choose another name")))
        }
        _ => Ok(()),
    }
}

/// Changes the key of the document, the field that it is named by, and its rows' parent.
fn move_row(ctx: &mut Context, meta: &'static Meta, old: &str, new: &str) -> Result<()> {
    set(ctx, meta.table, "name", &[("name", bind(meta, old))], bind(meta, new))?;
    if let Naming::Field(field) = meta.naming {
        set(ctx, meta.table, field, &[("name", bind(meta, new))], Bind::from(new))?;
    }
    for field in meta.tables() {
        let child = (ctx.handler(field.options)?.meta)();
        if !child.is_virtual {
            let of_document = [("parent", Bind::from(old)), ("parenttype", Bind::from(meta.name))];
            set(ctx, child.table, "parent", &of_document, Bind::from(new))?;
        }
    }
    Ok(())
}

/// Everything that links to the old name links to the new one.
fn repoint(ctx: &mut Context, meta: &'static Meta, old: &str, new: &str) -> Result<()> {
    let site = Arc::clone(ctx.site());
    for link in site.registry().links_to(meta.name) {
        let (from, field) = (link.from, link.field);
        if from.is_single {
            let is_here = [
                ("doctype", Bind::from(from.name)),
                ("field", Bind::from(field.fieldname)),
                ("value", Bind::from(old)),
            ];
            if field.fieldtype == FieldType::Link || single_links_to(ctx, from, field.options, meta)? {
                set(ctx, "tabSingles", "value", &is_here, Bind::from(new))?;
            }
            continue;
        }
        let mut filters = vec![(field.fieldname, Bind::from(old))];
        if field.fieldtype == FieldType::DynamicLink {
            filters.push((field.options, Bind::from(meta.name)));
        }
        set(ctx, from.table, field.fieldname, &filters, Bind::from(new))?;
    }
    Ok(())
}

/// Whether the field of a single document that names a Dynamic Link's DocType names this one.
fn single_links_to(ctx: &mut Context, single: &'static Meta, type_field: &str, meta: &Meta) -> Result<bool> {
    let document = lifecycle::load(ctx, ctx.handler(single.name)?, single.name)?;
    Ok(document.field(type_field).as_text() == Some(meta.name))
}

fn bind<'a>(meta: &Meta, name: &'a str) -> Bind<'a> {
    store::key(meta, name).unwrap_or(Bind::Null)
}

/// `UPDATE table SET column = value WHERE ...`
fn set(ctx: &mut Context, table: &str, column: &str, filters: &[(&str, Bind<'_>)], value: Bind<'_>) -> Result<()> {
    let mut statement = Statement::new("UPDATE ").name(table).sql(" SET ").name(column).sql(" = ").value(value);
    for (place, (column, value)) in filters.iter().enumerate() {
        statement =
            statement.sql(if place == 0 { " WHERE " } else { " AND " }).name(column).sql(" = ").value(value.clone());
    }
    statement.execute(ctx.connection())?;
    Ok(())
}
