//! Archives: files packed together, and an archive taken apart.

use super::{answer, attach, names};
use crate::context::Context;
use crate::core::models::file::{self, File};
use crate::document;
use crate::error::{Error, ErrorKind, Result};
use crate::files::{self, Key, New, Packed, Packing, Ready};
use crate::json::JsonWriter;
use crate::method::Download;
use crate::query::{Filter, Select};
use crate::table::Document;
use diesel::prelude::*;
use doctyped_macros::whitelist;
use serde_json::Value as JsonValue;
use std::collections::HashSet;
use std::sync::Arc;

/// The most files of an archive that is made.
const MOST_FILES: usize = 1000;

/// The most bytes of the files of an archive that is made.
const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// The files of those names, and those of the folders of those names, as one archive. Each that is
/// named has to be readable; of a folder those are packed that are.
#[whitelist(writes_later)]
pub fn zip_files(ctx: &mut Context, files: Vec<JsonValue>) -> Result<Download> {
    let mut picked = Picked::default();
    for name in names(&files, "files")? {
        let file: File = ctx.get(name)?;
        if file.is_folder {
            picked.add_folder(ctx, &file, "")?;
        } else {
            let file = files::readable_by_name(ctx, name)?;
            picked.add(ctx, file, "")?;
        }
    }
    if picked.files.is_empty() {
        return Err(Error::validation("There is nothing to pack: name files, or folders with files in them"));
    }
    let storage = Arc::clone(ctx.site().files()?.storage());
    Ok(Download::stream("files.zip", Packing::new(storage, picked.files)))
}

/// What is to be packed.
#[derive(Default)]
struct Picked {
    files: Vec<Packed>,
    bytes: u64,
    /// Folders that were seen.
    folders: HashSet<String>,
}

impl Picked {
    fn add(&mut self, ctx: &mut Context, file: File, folder: &str) -> Result<()> {
        let url = file.file_url.unwrap_or_default();
        let Some(key) = Key::of_url(&url) else {
            return Err(Error::validation(format!("The file {url} is on another server and cannot be packed here")));
        };
        let Some(content) = ctx.site().files()?.storage().open(&key)? else {
            return Err(Error::not_found(format!("The content of the file {url} is missing")));
        };
        self.bytes = self.bytes.saturating_add(content.size);
        if self.files.len() == MOST_FILES || self.bytes > MOST_BYTES {
            let message = format!("An archive has at most {MOST_FILES} files and {MOST_BYTES} bytes; pack fewer");
            return Err(Error::validation(message));
        }
        let name = file.file_name.unwrap_or_else(|| key.file_name().to_owned());
        self.files.push(Packed { folder: folder.to_owned(), name, key, modified: file.modified });
        Ok(())
    }

    /// Adds what the user sees in a folder, and in those below it.
    fn add_folder(&mut self, ctx: &mut Context, folder: &File, above: &str) -> Result<()> {
        if !self.folders.insert(folder.name.clone()) {
            return Ok(());
        }
        if self.folders.len() > MOST_FILES {
            return Err(Error::validation(format!("An archive has at most {MOST_FILES} folders; pack fewer")));
        }
        let path = format!("{above}{}/", folder.file_name.as_deref().unwrap_or(&folder.name));
        for file in listed(ctx, &folder.name)? {
            if file.is_folder {
                self.add_folder(ctx, &file, &path)?;
                continue;
            }
            if file.file_url.as_deref().and_then(Key::of_url).is_none() {
                continue;
            }
            match files::readable_by_name(ctx, &file.name) {
                Err(error) if error.kind() == ErrorKind::Permission => {}
                file => self.add(ctx, file?, &path)?,
            }
        }
        Ok(())
    }
}

/// The files of a folder that a list shows the user.
fn listed(ctx: &mut Context, folder: &str) -> Result<Vec<File>> {
    let mut select = Select::new("File");
    select.field("name")?.filter(Filter::equal("folder", folder.into()));
    select.order_by("file_name asc")?.limit(u32::try_from(MOST_FILES + 1).ok());
    let names: Vec<String> = select.rows(ctx)?.into_iter().flatten().map(|value| value.as_ref().to_text()).collect();
    ctx.load(file::table.filter(file::name.eq_any(names)).order(file::file_name.asc()))
}

/// Takes an archive apart: its files take its place, in its folder and at its document.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn unzip_file(ctx: &mut Context, name: String, out: &mut JsonWriter) -> Result<()> {
    let archive = files::readable_by_name(ctx, &name)?;
    attach::check_removing(ctx, &archive)?;
    let url = archive.file_url.clone().unwrap_or_default();
    let shown = archive.file_name.clone().unwrap_or_else(|| url.clone());
    let is_zip = |name: &str| name.to_ascii_lowercase().ends_with(".zip");
    let Some(key) = Key::of_url(&url).filter(|_| is_zip(&url) || is_zip(&shown)) else {
        return Err(Error::validation(format!("{shown} is no ZIP archive")));
    };
    let site = Arc::clone(ctx.site());
    let Some(content) = site.files()?.storage().open(&key)? else {
        return Err(Error::not_found(format!("The content of the file {url} is missing")));
    };
    let uploads = files::unpack(&site, &shown, content)?;
    let mut ready = Vec::with_capacity(uploads.len());
    for upload in &uploads {
        let new = New {
            upload,
            file_name: upload.file_name(),
            is_private: archive.is_private,
            folder: archive.folder.as_ref().map(|folder| folder.as_str().to_owned()),
            doctype: archive.attached_to_doctype.as_ref().map(|doctype| doctype.as_str().to_owned()),
            docname: archive.attached_to_name.clone(),
            fieldname: None,
            fit: None,
        };
        ready.push(Ready::new(ctx, new)?);
    }
    ctx.transaction().begin_writing()?;
    // It may have become another's while it was unpacked. Should it go yet, its deletion fails.
    let current = files::readable_by_name(ctx, &name)?;
    attach::check_removing(ctx, &current)?;
    if current.file_url != archive.file_url {
        let message = format!("{shown} was changed while it was unpacked; try again");
        return Err(Error::new(ErrorKind::TimestampMismatch, message));
    }
    out.begin_array();
    for ready in ready {
        answer(&ready.store(ctx)?, out);
    }
    out.end_array();
    ctx.elevated(|ctx| document::delete(ctx, File::doctype(), &name))
}
