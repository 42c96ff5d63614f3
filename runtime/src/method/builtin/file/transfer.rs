//! `upload_file` and `download_file`.

use super::{answer, is_on, some};
use crate::context::Context;
use crate::core::models::file::File;
use crate::error::{Error, Result};
use crate::files::{self, HOME, New};
use crate::json::JsonWriter;
use crate::method::{Argument, Arguments, Call, Download, Method};
use crate::table::Link;
use doctyped_macros::whitelist;

/// Keeps a file and answers its File document.
pub(crate) static UPLOAD_FILE: Method = Method {
    name: "upload_file",
    allow_guest: true,
    verbs: &["POST", "PUT"],
    arguments: &[
        optional("file", "Upload"),
        optional("file_url", "String"),
        optional("library_file_name", "Link<File>"),
        optional("file_name", "String"),
        optional("is_private", "bool"),
        optional("folder", "Link<File>"),
        optional("doctype", "Link<DocType>"),
        optional("docname", "String"),
        optional("fieldname", "String"),
        optional("method", "String"),
    ],
    call: Call::Free(upload_file),
};

const fn optional(name: &'static str, r#type: &'static str) -> Argument {
    Argument { name, r#type, required: false }
}

fn upload_file(ctx: &mut Context, arguments: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let is_guest = ctx.identity().is_guest();
    if is_guest && !ctx.site().caches.settings().allow_guests_to_upload_files {
        return Err(Error::permission("Log in to upload files"));
    }
    let text = |name: &str| arguments.read::<Option<String>>(name).map(some);
    let (doctype, docname, fieldname) = (text("doctype")?, text("docname")?, text("fieldname")?);
    if let Some(doctype) = &doctype {
        files::check_attaching(ctx, doctype, docname.as_deref(), fieldname.as_deref())?;
    }
    if let Some(method) = text("method")?.filter(|method| method != UPLOAD_FILE.name) {
        return crate::method::call(ctx, "POST", &method, arguments, out);
    }
    let folder = text("folder")?.or_else(|| Some(HOME.to_owned()));
    let is_private = is_on(arguments.get("is_private"));
    let file = if let Some(upload) = arguments.upload("file") {
        let given = text("file_name")?;
        let file_name =
            Some(upload.file_name()).filter(|name| !name.is_empty()).or(given.as_deref()).unwrap_or_default();
        let new = New { upload, file_name, is_private, folder, doctype, docname, fieldname };
        // Guests have no rights on File; the setting stands for them.
        if is_guest { ctx.elevated(|ctx| files::save(ctx, new))? } else { files::save(ctx, new)? }
    } else {
        let mut file = match (text("library_file_name")?, text("file_url")?) {
            (Some(name), _) => of_library(ctx, &name)?,
            (None, Some(url)) => File { file_url: Some(url), file_name: text("file_name")?, ..File::default() },
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
