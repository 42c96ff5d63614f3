//! Files and the documents that they are attached to.

use super::access::{files_of_url, readable_by_url};
use super::key::StorageKey;
use super::save::ATTACHMENTS;
use crate::context::Context;
use crate::core::models::file::{self, File};
use crate::db::statement::Statement;
use crate::document;
use crate::error::{ErrorKind, Result};
use crate::schema::{FieldType, Meta};
use crate::table::{Document, Link, Record};
use diesel::prelude::*;

/// The names of the files that are attached to a document.
///
/// # Errors
/// When the database fails.
pub(crate) fn attached_file_names(ctx: &mut Context, doctype: &str, name: &str) -> Result<Vec<String>> {
    ctx.load(
        file::table
            .filter(file::attached_to_doctype.eq(doctype))
            .filter(file::attached_to_name.eq(name))
            .select(file::name),
    )
}

/// Deletes the files that are attached to a document that is deleted.
///
/// # Errors
/// When the database fails.
pub(crate) fn delete_attachments(ctx: &mut Context, meta: &Meta, name: &str) -> Result<()> {
    for file in attached_file_names(ctx, meta.name, name)? {
        ctx.elevated(|ctx| document::delete(ctx, File::doctype(), &file))?;
    }
    Ok(())
}

/// An amendment begins with the files of what it amends: other File documents of the same contents.
///
/// # Errors
/// When the database fails.
pub(crate) fn copy_attachments(ctx: &mut Context, meta: &'static Meta, from: &str, to: &str) -> Result<()> {
    let found: Vec<File> = ctx.load(
        file::table
            .filter(file::attached_to_doctype.eq(meta.name))
            .filter(file::attached_to_name.eq(from))
            .order((file::creation.asc(), file::name.asc())),
    )?;
    for attached in found {
        let mut file = File {
            folder: Some(Link::new(ATTACHMENTS)),
            attached_to_doctype: Some(Link::new(meta.name)),
            attached_to_name: Some(to.to_owned()),
            ..another(&attached)
        };
        ctx.elevated(|ctx| ctx.insert(&mut file))?;
    }
    Ok(())
}

/// The files of a document that gets another name go with it.
///
/// # Errors
/// When the database fails.
pub(crate) fn rename_attachments(ctx: &mut Context, meta: &Meta, old: &str, new: &str) -> Result<()> {
    Statement::new("UPDATE ")
        .name(File::TABLE)
        .sql(" SET ")
        .name("attached_to_name")
        .sql(" = ")
        .value(new)
        .sql(" WHERE ")
        .name("attached_to_doctype")
        .sql(" = ")
        .value(meta.name)
        .sql(" AND ")
        .name("attached_to_name")
        .sql(" = ")
        .value(old)
        .execute(ctx.connection())?;
    Ok(())
}

/// Attaches the files that a document's Attach fields have come to name: an unattached file of the
/// user's own becomes the document's, another that the user may read gets a File document more.
///
/// # Errors
/// When the database fails.
pub(crate) fn attach_linked_files(ctx: &mut Context, record: &dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let meta = record.meta();
    let fields =
        meta.fields.iter().filter(|field| matches!(field.fieldtype, FieldType::Attach | FieldType::AttachImage));
    for field in fields {
        let value = record.field(field.fieldname);
        if stored.is_some_and(|stored| stored.field(field.fieldname) == value) {
            continue;
        }
        if let Some(url) = value.as_text().filter(|url| StorageKey::of_url(url).is_some()) {
            let url = url.to_owned();
            attach_linked_file(ctx, meta, &record.name(), field.fieldname, &url)?;
        }
    }
    Ok(())
}

fn attach_linked_file(ctx: &mut Context, meta: &'static Meta, name: &str, field: &str, url: &str) -> Result<()> {
    let mut known = files_of_url(ctx, url)?;
    let is_here = |file: &File| {
        file.attached_to_doctype.as_ref().is_some_and(|doctype| doctype.as_str() == meta.name)
            && file.attached_to_name.as_deref() == Some(name)
            && file.attached_to_field.as_deref() == Some(field)
    };
    if known.iter().any(is_here) {
        return Ok(());
    }
    let user = ctx.user().to_owned();
    let is_free = |file: &&mut File| file.attached_to_name.is_none() && file.owner.as_str().eq_ignore_ascii_case(&user);
    let attach = |file: &mut File| {
        file.attached_to_doctype = Some(Link::new(meta.name));
        file.attached_to_name = Some(name.to_owned());
        file.attached_to_field = Some(field.to_owned());
    };
    if let Some(file) = known.iter_mut().find(is_free) {
        attach(file);
        return ctx.elevated(|ctx| ctx.save(file));
    }
    let found = match readable_by_url(ctx, url) {
        Ok(found) => found,
        // A field may hold any text, but whoever writes it there gains nothing.
        Err(error) if matches!(error.kind(), ErrorKind::DoesNotExist | ErrorKind::Permission) => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut file = File { folder: Some(Link::new(ATTACHMENTS)), ..another(&found) };
    attach(&mut file);
    match ctx.elevated(|ctx| ctx.insert(&mut file)) {
        // The document is no worse for having as many files as it may.
        Err(error) if error.kind() == ErrorKind::AttachmentLimitReached => Ok(()),
        inserted => inserted,
    }
}

/// A File document for the same content.
fn another(file: &File) -> File {
    File {
        file_name: file.file_name.clone(),
        file_url: file.file_url.clone(),
        is_private: file.is_private,
        ..File::default()
    }
}

/// The field that a file is attached to follows the file to its new address.
///
/// # Errors
/// When the database fails.
pub(crate) fn update_attach_field(ctx: &mut Context, file: &File, old: &str) -> Result<()> {
    let (Some(doctype), Some(name), Some(field)) =
        (&file.attached_to_doctype, &file.attached_to_name, &file.attached_to_field)
    else {
        return Ok(());
    };
    let meta = (ctx.handler(doctype.as_str())?.meta)();
    let Some(column) = meta.column(field).filter(|_| !meta.is_virtual) else { return Ok(()) };
    let new = file.file_url.as_deref().unwrap_or_default();
    let statement = if meta.is_single {
        Statement::new("UPDATE ")
            .name("tabSingles")
            .sql(" SET ")
            .name("value")
            .sql(" = ")
            .value(new)
            .sql(" WHERE ")
            .name("doctype")
            .sql(" = ")
            .value(meta.name)
            .sql(" AND ")
            .name("field")
            .sql(" = ")
            .value(column.fieldname)
            .sql(" AND ")
            .name("value")
    } else {
        Statement::new("UPDATE ")
            .name(meta.table)
            .sql(" SET ")
            .name(column.fieldname)
            .sql(" = ")
            .value(new)
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(name.as_str())
            .sql(" AND ")
            .name(column.fieldname)
    };
    statement.sql(" = ").value(old).execute(ctx.connection())?;
    Ok(())
}
