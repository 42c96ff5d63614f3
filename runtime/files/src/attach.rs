//! Attachments: File documents that belong to another document, by `attached_to_doctype` and
//! `attached_to_name`.

use super::access::{files_of_url, may_read, readable_by_url};
use super::folders::ATTACHMENTS;
use super::key::StorageKey;
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Document, Link, Record};
use doctyped_schema::{FieldType, Meta};

/// The names of the File documents that are attached to a document.
pub fn attached_file_names(ctx: &mut Context, doctype: &str, name: &str) -> Result<Vec<String>> {
    ctx.load(
        file::table
            .filter(file::attached_to_doctype.eq(doctype))
            .filter(file::attached_to_name.eq(name))
            .select(file::name),
    )
}

/// Deletes the attachments of a document that is deleted.
pub fn delete_attachments(ctx: &mut Context, meta: &Meta, name: &str) -> Result<()> {
    for file in attached_file_names(ctx, meta.name, name)? {
        ctx.elevated(|ctx| ctx.delete_by_name(File::doctype(), &file))?;
    }
    Ok(())
}

/// Copies the attachments of a document that the user may read to its amendment: new File documents for the same
/// contents.
pub fn copy_attachments(ctx: &mut Context, meta: &'static Meta, from: &str, to: &str) -> Result<()> {
    let found: Vec<File> = ctx.load(
        file::table
            .filter(file::attached_to_doctype.eq(meta.name))
            .filter(file::attached_to_name.eq(from))
            .order((file::creation.asc(), file::name.asc())),
    )?;
    for attached in found {
        if !may_read(ctx, &attached)? {
            continue;
        }
        let mut file = File {
            folder: Some(Link::new(ATTACHMENTS)),
            attached_to_doctype: Some(Link::new(meta.name)),
            attached_to_name: Some(to.to_owned()),
            attached_to_field: attached.attached_to_field.clone(),
            ..with_same_content(&attached)
        };
        ctx.elevated(|ctx| ctx.insert(&mut file))?;
    }
    Ok(())
}

/// Updates the attachments of a document that is renamed.
pub fn rename_attachments(ctx: &mut Context, meta: &Meta, old: &str, new: &str) -> Result<()> {
    Statement::new("UPDATE ")
        .name(File::TABLE)
        .sql(" SET ")
        .equal("attached_to_name", new)
        .sql(" WHERE ")
        .equal("attached_to_doctype", meta.name)
        .sql(" AND ")
        .equal("attached_to_name", old)
        .execute(ctx.connection())?;
    Ok(())
}

/// Attaches the files whose URLs were put into a document's Attach and Attach Image fields. A file that
/// the user owns and that is not attached becomes the document's attachment; for another readable file, a
/// new File document with the same content is inserted.
pub fn attach_linked_files(ctx: &mut Context, record: &dyn Record, stored: Option<&dyn Record>) -> Result<()> {
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
    let mut files = files_of_url(ctx, url)?;
    let is_attached = |file: &File| {
        file.attached_to_doctype.as_ref().is_some_and(|doctype| doctype.as_str() == meta.name)
            && file.attached_to_name.as_deref() == Some(name)
            && file.attached_to_field.as_deref() == Some(field)
    };
    if files.iter().any(is_attached) {
        return Ok(());
    }
    let user = ctx.user().to_owned();
    let is_unattached =
        |file: &&mut File| file.attached_to_name.is_none() && file.owner.as_str().eq_ignore_ascii_case(&user);
    let attach = |file: &mut File| {
        file.attached_to_doctype = Some(Link::new(meta.name));
        file.attached_to_name = Some(name.to_owned());
        file.attached_to_field = Some(field.to_owned());
    };
    if let Some(file) = files.iter_mut().find(is_unattached) {
        attach(file);
        return ctx.elevated(|ctx| ctx.save(file));
    }
    let found = match readable_by_url(ctx, url) {
        Ok(found) => found,
        // The field keeps the URL, but the user gets no access to the file by it.
        Err(error) if matches!(error.kind(), ErrorKind::DoesNotExist | ErrorKind::Permission) => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut file = File { folder: Some(Link::new(ATTACHMENTS)), ..with_same_content(&found) };
    attach(&mut file);
    match ctx.elevated(|ctx| ctx.insert(&mut file)) {
        // The document is saved even if it has reached its limit of attachments.
        Err(error) if error.kind() == ErrorKind::AttachmentLimitReached => Ok(()),
        inserted => inserted,
    }
}

/// A new File document with the content of another.
fn with_same_content(file: &File) -> File {
    File {
        file_name: file.file_name.clone(),
        file_url: file.file_url.clone(),
        is_private: file.is_private,
        ..File::default()
    }
}

/// Replaces the old URL of a file by the new one in the field that the file is attached to.
pub fn update_attach_field(ctx: &mut Context, file: &File, old: &str) -> Result<()> {
    let (Some(doctype), Some(name), Some(field)) =
        (&file.attached_to_doctype, &file.attached_to_name, &file.attached_to_field)
    else {
        return Ok(());
    };
    let meta = (ctx.entry(doctype.as_str())?.meta)();
    let Some(column) = meta.column(field).filter(|_| !meta.is_virtual) else { return Ok(()) };
    let new = file.file_url.as_deref().unwrap_or_default();
    let statement = if meta.is_single {
        Statement::new("UPDATE ")
            .name("tabSingles")
            .sql(" SET ")
            .equal("value", new)
            .sql(" WHERE ")
            .equal("doctype", meta.name)
            .sql(" AND ")
            .equal("field", column.fieldname)
            .sql(" AND ")
            .name("value")
    } else {
        Statement::new("UPDATE ")
            .name(meta.table)
            .sql(" SET ")
            .equal(column.fieldname, new)
            .sql(" WHERE ")
            .equal("name", name.as_str())
            .sql(" AND ")
            .name(column.fieldname)
    };
    statement.sql(" = ").value(old).execute(ctx.connection())?;
    Ok(())
}
