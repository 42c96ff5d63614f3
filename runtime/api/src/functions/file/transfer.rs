//! `upload_file` and `download_file`: transfers of file content.

use super::{answer, is_on, non_empty};
use doctyped_auth::rate_limits::check_route;
use doctyped_core::arguments::{Arguments, FromArgument};
use doctyped_core::context::Context;
use doctyped_core::download::Download;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_core::upload::Upload;
use doctyped_files as files;
use doctyped_files::{HOME, ImageSize, NewFile};
use doctyped_macros::whitelist;
use doctyped_models::file::File;
use doctyped_orm::table::Link;
use serde_json::Value as JsonValue;

/// Stores a file, or a reference to a URL, and answers its File document. `optimize` scales an image down
/// to `max_width` and `max_height` if the result is smaller. `method` names a function that is called
/// with the form instead.
#[whitelist(allow_guest, methods(POST, PUT), writes_later)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
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
    let (doctype, docname, fieldname) = (non_empty(doctype), non_empty(docname), non_empty(fieldname));
    if let Some(doctype) = &doctype {
        files::check_may_attach(ctx, doctype, docname.as_deref(), fieldname.as_deref())?;
    }
    if let Some(method) = non_empty(method) {
        if method.ends_with("upload_file") {
            return Err(Error::validation("method names a function that takes the file, not upload_file itself"));
        }
        return super::super::call::call(ctx, "POST", &method, form, out);
    }
    let folder = non_empty(Some(folder)).or_else(|| Some(HOME.to_owned()));
    let is_private = is_on("is_private", is_private.as_ref())?;
    let file = if let Some(upload) = &file {
        let file_name = non_empty(file_name);
        let sent_name = Some(upload.file_name()).filter(|name| !name.is_empty());
        let file_name = sent_name.or(file_name.as_deref()).unwrap_or_default();
        let fit = if is_on("optimize", optimize.as_ref())? { Some(size(max_width, max_height)?) } else { None };
        let new = NewFile { upload, file_name, is_private, folder, doctype, docname, fieldname, fit };
        // Guests have no rights on File; the setting permits the upload.
        if is_guest { ctx.elevated(|ctx| files::save(ctx, new))? } else { files::save(ctx, new)? }
    } else {
        let mut file = match (non_empty(library_file_name), non_empty(file_url)) {
            (Some(name), _) => from_library(ctx, &name)?,
            (None, Some(url)) => File { file_url: Some(url), file_name: non_empty(file_name), ..File::default() },
            (None, None) => {
                let message =
                    "There is no file: send it in the part `file` of a multipart form, or its address in file_url";
                return Err(Error::validation(message));
            }
        };
        if is_guest {
            return Err(Error::permission("Log in to refer to a file by its address"));
        }
        file.is_private = is_private;
        file.folder = folder.map(Link::new);
        file.attached_to_doctype = doctype.map(Link::new);
        file.attached_to_name = docname;
        file.attached_to_field = fieldname;
        ctx.insert(&mut file)?;
        file
    };
    answer(ctx, &file, out);
    Ok(())
}

/// The size that an image has to fit into. Without a value, or with 0, it is Frappe's default.
fn size(width: Option<JsonValue>, height: Option<JsonValue>) -> Result<ImageSize> {
    let read = |name: &str, value: Option<JsonValue>, default: u32| match value {
        None | Some(JsonValue::Null) => Ok(default),
        Some(JsonValue::String(text)) if text.is_empty() => Ok(default),
        Some(value) => match u32::from_argument(Some(&value)) {
            Ok(0) => Ok(default),
            Ok(pixels) => Ok(pixels),
            Err(expected) => Err(Error::new(ErrorKind::Type, format!("{name} should be {expected}, not {value}"))),
        },
    };
    Ok(ImageSize {
        width: read("max_width", width, ImageSize::OPTIMIZED.width)?,
        height: read("max_height", height, ImageSize::OPTIMIZED.height)?,
    })
}

/// A new File document with the content of an existing one.
fn from_library(ctx: &mut Context, name: &str) -> Result<File> {
    let file = files::readable_by_name(ctx, name)?;
    Ok(File { file_url: file.file_url, file_name: file.file_name, ..File::default() })
}

/// Downloads the content of a file by its URL.
#[whitelist(allow_guest, read_only)]
pub fn download_file(ctx: &mut Context, file_url: String) -> Result<Download> {
    check_route(ctx, |_| vec![file_url.clone()])?;
    files::download(ctx, &file_url)
}
