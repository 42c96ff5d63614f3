//! `upload_file` and `download_file`.

use super::{answer, is_on, some};
use crate::context::Context;
use crate::core::models::file::File;
use crate::error::{Error, ErrorKind, Result};
use crate::files::{self, HOME, ImageSize, NewFile, Upload};
use crate::json::JsonWriter;
use crate::method::{Arguments, Download, FromArgument};
use crate::table::Link;
use doctyped_macros::whitelist;
use serde_json::Value as JsonValue;

/// Keeps a file, or refers to one by its address, and answers its File document. With `optimize` an image
/// is made to fit into `max_width` and `max_height`, if it becomes smaller by that. With `method`, that
/// function is called instead and given the form.
#[whitelist(allow_guest, methods(POST, PUT), writes_later)]
#[allow(clippy::too_many_arguments, reason = "they are Frappe's")]
pub fn upload_file(
    ctx: &mut Context,
    file: Option<Upload>,
    file_url: Option<String>,
    library_file_name: Option<String>,
    file_name: Option<String>,
    is_private: Option<JsonValue>,
    #[default(HOME.to_owned())] folder: String,
    doctype: Option<String>,
    docname: Option<String>,
    fieldname: Option<String>,
    optimize: Option<JsonValue>,
    max_width: Option<JsonValue>,
    max_height: Option<JsonValue>,
    method: Option<String>,
    form: &Arguments,
    out: &mut JsonWriter,
) -> Result<()> {
    let is_guest = ctx.identity().is_guest();
    if is_guest && !ctx.site().caches.settings().allow_guests_to_upload_files {
        return Err(Error::permission("Log in to upload files"));
    }
    let (doctype, docname, fieldname) = (some(doctype), some(docname), some(fieldname));
    if let Some(doctype) = &doctype {
        files::check_may_attach(ctx, doctype, docname.as_deref(), fieldname.as_deref())?;
    }
    if let Some(method) = some(method) {
        if method.ends_with("upload_file") {
            return Err(Error::validation("method names a function that takes the file, not upload_file itself"));
        }
        return crate::method::call(ctx, "POST", &method, form, out);
    }
    let folder = some(Some(folder)).or_else(|| Some(HOME.to_owned()));
    let is_private = is_on(is_private.as_ref());
    let file = if let Some(upload) = &file {
        let given = some(file_name);
        let file_name =
            Some(upload.file_name()).filter(|name| !name.is_empty()).or(given.as_deref()).unwrap_or_default();
        let fit = if is_on(optimize.as_ref()) { Some(size(max_width, max_height)?) } else { None };
        let new = NewFile { upload, file_name, is_private, folder, doctype, docname, fieldname, fit };
        // Guests have no rights on File; the setting stands for them.
        if is_guest { ctx.elevated(|ctx| files::save(ctx, new))? } else { files::save(ctx, new)? }
    } else {
        let mut file = match (some(library_file_name), some(file_url)) {
            (Some(name), _) => of_library(ctx, &name)?,
            (None, Some(url)) => File { file_url: Some(url), file_name: some(file_name), ..File::default() },
            (None, None) => {
                let message =
                    "There is no file: send it in the part `file` of a multipart form, or its address in file_url";
                return Err(Error::validation(message));
            }
        };
        if is_guest {
            return Err(Error::permission("Log in to refer to a file by its address"));
        }
        file.folder = folder.map(Link::new);
        file.attached_to_doctype = doctype.map(Link::new);
        file.attached_to_name = docname;
        file.attached_to_field = fieldname;
        ctx.insert(&mut file)?;
        file
    };
    answer(&file, out);
    Ok(())
}

/// What an image is to fit into. Nothing, and 0, are Frappe's usual size.
fn size(width: Option<JsonValue>, height: Option<JsonValue>) -> Result<ImageSize> {
    let read = |name: &str, given: Option<JsonValue>, usual: u32| match given {
        None | Some(JsonValue::Null) => Ok(usual),
        Some(JsonValue::String(text)) if text.is_empty() => Ok(usual),
        Some(given) => match u32::from_argument(Some(&given)) {
            Ok(0) => Ok(usual),
            Ok(pixels) => Ok(pixels),
            Err(expected) => Err(Error::new(ErrorKind::Type, format!("{name} should be {expected}, not {given}"))),
        },
    };
    Ok(ImageSize {
        width: read("max_width", width, ImageSize::OPTIMIZED.width)?,
        height: read("max_height", height, ImageSize::OPTIMIZED.height)?,
    })
}

/// A new document for the content of another.
fn of_library(ctx: &mut Context, name: &str) -> Result<File> {
    let file = files::readable_by_name(ctx, name)?;
    Ok(File { file_url: file.file_url, file_name: file.file_name, ..File::default() })
}

/// The content of a file by its address, to be stored.
#[whitelist(allow_guest)]
pub fn download_file(ctx: &mut Context, file_url: String) -> Result<Download> {
    files::download(ctx, &file_url)
}
