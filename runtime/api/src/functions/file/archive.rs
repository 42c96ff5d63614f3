//! ZIP archives: packs files into an archive, and unpacks one.

use super::{answer, attach, names};
use diesel::prelude::*;
use doctyped_auth::permission;
use doctyped_core::batch::Batch;
use doctyped_core::context::Context;
use doctyped_core::download::Download;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::json::JsonWriter;
use doctyped_documents as document;
use doctyped_files as files;
use doctyped_files::{NewFile, PreparedFile, StorageKey, ZipEntry, ZipStream};
use doctyped_macros::whitelist;
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_orm::table::Document;
use doctyped_query::Select;
use doctyped_schema::Rights;
use serde_json::Value as JsonValue;
use std::collections::HashSet;
use std::sync::Arc;

/// Files, and folders, in an archive that is packed.
const MAX_FILES: usize = 1000;

/// Bytes of the files in an archive that is packed.
const MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Downloads files, and the files of folders, as one archive. The user has to be able to read each named
/// file; unreadable files of a folder are skipped.
#[whitelist(read_only)]
pub fn zip_files(ctx: &mut Context, files: Batch<JsonValue>) -> Result<Download> {
    let mut selection = Selection::default();
    for name in names(&files.items("files")?, "files")? {
        match ctx.try_get::<File>(name)? {
            Some(folder) if folder.is_folder => selection.add_named_folder(ctx, &folder, name)?,
            _ => {
                let file = files::readable_by_name(ctx, name)?;
                selection.add(ctx, file, "")?;
            }
        }
    }
    if selection.files.is_empty() {
        return Err(Error::validation("There is nothing to pack: name files, or folders with files in them"));
    }
    let storage = Arc::clone(files::files(ctx.site())?.storage());
    Ok(Download::stream("files.zip", ZipStream::new(storage, selection.files)))
}

/// The files to pack.
#[derive(Default)]
struct Selection {
    files: Vec<ZipEntry>,
    bytes: u64,
    /// Names of the folders that were added, each once.
    folders: HashSet<String>,
}

impl Selection {
    fn add(&mut self, ctx: &mut Context, file: File, folder: &str) -> Result<()> {
        let url = file.file_url.unwrap_or_default();
        let Some(key) = StorageKey::of_url(&url) else {
            return Err(Error::validation(format!("The file {url} is on another server and cannot be packed here")));
        };
        let Some(content) = files::files(ctx.site())?.storage().open(&key)? else {
            return Err(Error::not_found(format!("The content of the file {url} is missing")));
        };
        self.bytes = self.bytes.saturating_add(content.size);
        if self.files.len() == MAX_FILES || self.bytes > MAX_BYTES {
            let message = format!("An archive has at most {MAX_FILES} files and {MAX_BYTES} bytes; pack fewer");
            return Err(Error::validation(message));
        }
        let name = file.file_name.unwrap_or_else(|| key.file_name().to_owned());
        self.files.push(ZipEntry { folder: folder.to_owned(), name, key, modified: file.modified });
        Ok(())
    }

    /// Adds the files of a folder that the request names. A folder that the user may not read counts as missing,
    /// unless it has files of the user.
    fn add_named_folder(&mut self, ctx: &mut Context, folder: &File, name: &str) -> Result<()> {
        let before = self.files.len();
        self.add_folder(ctx, folder, "")?;
        if self.files.len() == before && !permission::has(ctx, File::doctype(), Rights::READ, Some(folder))? {
            return Err(files::not_readable(ctx, name));
        }
        Ok(())
    }

    /// Adds the files of a folder and of its subfolders that the user may read.
    fn add_folder(&mut self, ctx: &mut Context, folder: &File, parent_path: &str) -> Result<()> {
        if !self.folders.insert(folder.name.clone()) {
            return Ok(());
        }
        if self.folders.len() > MAX_FILES {
            return Err(Error::validation(format!("An archive has at most {MAX_FILES} folders; pack fewer")));
        }
        let path = format!("{parent_path}{}/", folder.file_name.as_deref().unwrap_or(&folder.name));
        for file in files_in(ctx, &folder.name)? {
            if file.is_folder {
                self.add_folder(ctx, &file, &path)?;
                continue;
            }
            if file.file_url.as_deref().and_then(StorageKey::of_url).is_none() {
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

/// The files of a folder that the user may list.
fn files_in(ctx: &mut Context, folder: &str) -> Result<Vec<File>> {
    let mut select = Select::new("File");
    select.field("name")?.filter(Filter::equal("folder", folder.into()));
    select.order_by("file_name asc")?.limit(u32::try_from(MAX_FILES + 1).ok());
    let names: Vec<String> = select.rows(ctx)?.into_iter().flatten().map(|value| value.as_ref().to_text()).collect();
    ctx.load(file::table.filter(file::name.eq_any(names)).order(file::file_name.asc()))
}

/// Unpacks an archive and deletes it. The files are stored in its folder and attached to its document.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn unzip_file(ctx: &mut Context, name: String, out: &mut JsonWriter) -> Result<()> {
    let archive = files::readable_by_name(ctx, &name)?;
    attach::check_removing(ctx, Some(&archive), &name)?;
    let url = archive.file_url.clone().unwrap_or_default();
    let display_name = archive.file_name.clone().unwrap_or_else(|| url.clone());
    let is_zip = |name: &str| name.to_ascii_lowercase().ends_with(".zip");
    let Some(key) = StorageKey::of_url(&url).filter(|_| is_zip(&url) || is_zip(&display_name)) else {
        return Err(Error::validation(format!("{display_name} is no ZIP archive")));
    };
    let site = Arc::clone(ctx.site());
    let Some(content) = files::files(&site)?.storage().open(&key)? else {
        return Err(Error::not_found(format!("The content of the file {url} is missing")));
    };
    let uploads = files::extract_zip(&site, &display_name, content)?;
    let mut ready = Vec::with_capacity(uploads.len());
    for upload in &uploads {
        let new = NewFile {
            upload,
            file_name: upload.file_name(),
            is_private: archive.is_private,
            folder: archive.folder.as_ref().map(|folder| folder.as_str().to_owned()),
            doctype: archive.attached_to_doctype.as_ref().map(|doctype| doctype.as_str().to_owned()),
            docname: archive.attached_to_name.clone(),
            // With the permission level of the archive's field.
            fieldname: archive.attached_to_field.clone(),
            fit: None,
        };
        ready.push(PreparedFile::new(ctx, new)?);
    }
    ctx.begin_writing()?;
    // The permission or the content may have changed during unpacking. A concurrent deletion makes the
    // deletion below fail.
    let current = files::readable_by_name(ctx, &name)?;
    attach::check_removing(ctx, Some(&current), &name)?;
    if current.file_url != archive.file_url {
        let message = format!("{display_name} was changed while it was unpacked; try again");
        return Err(Error::new(ErrorKind::TimestampMismatch, message));
    }
    out.begin_array();
    for ready in ready {
        let file = ready.store(ctx)?;
        answer(ctx, &file, out);
    }
    out.end_array();
    ctx.elevated(|ctx| document::delete(ctx, File::doctype(), &name))
}
