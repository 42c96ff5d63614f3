//! Attaches files to documents, and removes attachments.

use super::{answer, is_on, non_empty};
use crate::file_content::upload_of;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents as document;
use doctyped_documents::{lifecycle, payload};
use doctyped_files as files;
use doctyped_files::{AttachTarget, NewFile};
use doctyped_macros::whitelist;
use doctyped_models::file::File;
use doctyped_orm::table::{Document, Record};
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue};

/// Stores a file that is sent as text or base64, attaches it to a document that the user may write, and
/// sets a field to its URL.
#[whitelist(methods(POST, PUT), writes_later)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn attach_file(
    ctx: &mut Context,
    filename: String,
    filedata: String,
    doctype: String,
    docname: String,
    folder: Option<String>,
    decode_base64: Option<JsonValue>,
    is_private: Option<JsonValue>,
    docfield: Option<String>,
    out: &mut JsonWriter,
) -> Result<()> {
    let docfield = non_empty(docfield);
    let entry = ctx.entry(&doctype)?;
    let (meta, docname) = ((entry.meta)(), lifecycle::load_for(ctx, entry, &docname, Rights::WRITE)?.name());
    files::check_may_attach(ctx, &doctype, Some(&docname), docfield.as_deref())?;
    if let Some(field) = &docfield
        && meta.slot_of(field).is_none()
    {
        return Err(Error::validation(format!("{doctype} has no field {field:?}")));
    }
    let upload = upload_of(ctx, &filename, &filedata, is_on(decode_base64.as_ref()))?;
    let file = files::save(
        ctx,
        NewFile {
            upload: &upload,
            file_name: &filename,
            is_private: is_on(is_private.as_ref()),
            folder: non_empty(folder),
            doctype: Some(doctype.clone()),
            docname: Some(docname.clone()),
            fieldname: docfield.clone(),
            fit: None,
        },
    )?;
    if let Some(field) = docfield {
        let url = file.file_url.clone().map_or(JsonValue::Null, JsonValue::String);
        payload::change(ctx, &doctype, &docname, &Map::from_iter([(field, url)]))?;
    }
    answer(ctx, &file, out);
    Ok(())
}

/// Deletes an attachment. Permission to write the document includes its attachments.
#[whitelist(methods(DELETE, POST))]
pub fn remove_attach(ctx: &mut Context, fid: String) -> Result<()> {
    let file: Option<File> = ctx.try_get(&fid)?;
    check_removing(ctx, file.as_ref(), &fid)?;
    ctx.elevated(|ctx| document::delete(ctx, File::doctype(), &fid))
}

/// Checks that the user may delete the file that a request names, or write the document that it is attached to.
pub fn check_removing(ctx: &mut Context, file: Option<&File>, name: &str) -> Result<()> {
    if let Some(file) = file
        && may_detach(ctx, file)?
    {
        return Ok(());
    }
    permission::check_named(ctx, File::doctype(), Rights::DELETE, file.map(|file| file as &dyn Record), name)
}

/// Whether the file is attached to a document that the user may write.
fn may_detach(ctx: &mut Context, file: &File) -> Result<bool> {
    let (Some(doctype), Some(name)) = (&file.attached_to_doctype, &file.attached_to_name) else { return Ok(false) };
    match files::check_may_attach(ctx, doctype.as_str(), Some(name), file.attached_to_field.as_deref()) {
        Ok(target) => Ok(target == AttachTarget::Stored),
        Err(error) if matches!(error.kind(), ErrorKind::DoesNotExist | ErrorKind::Permission) => Ok(false),
        Err(error) => Err(error),
    }
}
