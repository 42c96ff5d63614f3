//! File: the fields of a File document are checked against its content, on every route.

use diesel::prelude::*;
use doctyped_auth::random_hex;
use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_documents::lifecycle;
use doctyped_files as files;
use doctyped_files::{ATTACHMENTS, AttachTarget, HOME, ImageSize, StorageKey, sanitize_file_name};
use doctyped_macros::whitelist;
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_orm::table::Link;
use doctyped_schema::{Meta, Rights};

/// The digits in the name of a File document.
const NAME_DIGITS: usize = 10;

/// The bytes of a URL; an index of the database limits them.
const MAX_URL_LEN: usize = 2000;

/// The rules of File.
#[derive(Debug)]
pub struct FileController;

impl Controller for FileController {
    type Document = File;

    fn before_insert(doc: &mut File, ctx: &mut Context) -> Result<()> {
        doc.is_home_folder = false;
        doc.is_attachments_folder = false;
        if doc.folder.is_none() {
            let folder = if doc.attached_to_doctype.is_some() { ATTACHMENTS } else { HOME };
            doc.folder = Some(Link::new(folder));
        }
        if doc.is_folder {
            doc.file_name = Some(folder_name(doc)?);
            doc.file_url = None;
            doc.content_hash = None;
            doc.file_size = 0;
            return Ok(());
        }
        // A thumbnail is made here and not sent.
        doc.thumbnail_url = doc.thumbnail_url.take().filter(|url| is_remote(url));
        take_url(doc, ctx)?;
        attach(doc, ctx)?;
        check_number(doc, ctx)
    }

    fn autoname(doc: &mut File, _: &mut Context) -> Result<()> {
        doc.name = match (&doc.file_name, &doc.folder) {
            (Some(name), Some(folder)) if doc.is_folder => format!("{}/{name}", folder.as_str()),
            _ => random_hex(NAME_DIGITS)?,
        };
        Ok(())
    }

    fn validate(doc: &mut File, ctx: &mut Context) -> Result<()> {
        check_folder(doc, ctx)?;
        let Some(stored) = ctx.before_save::<File>().cloned() else { return Ok(()) };
        keep_facts(doc, &stored, ctx)?;
        let attachment = |file: &File| {
            let doctype = file.attached_to_doctype.as_ref().map(|doctype| doctype.as_str().to_owned());
            (doctype, file.attached_to_name.clone(), file.attached_to_field.clone())
        };
        if attachment(doc) != attachment(&stored) {
            attach(doc, ctx)?;
            check_number(doc, ctx)?;
        }
        if !doc.is_folder && doc.is_private != stored.is_private {
            attach(doc, ctx)?;
            files::change_privacy(ctx, doc)?;
            files::update_attach_field(ctx, doc, stored.file_url.as_deref().unwrap_or_default())?;
        }
        Ok(())
    }

    fn on_trash(doc: &mut File, ctx: &mut Context) -> Result<()> {
        if doc.is_home_folder || doc.is_attachments_folder {
            return ctx.throw(format!("The folder {} cannot be deleted", doc.name));
        }
        if doc.is_folder && ctx.count(file::table.filter(file::folder.eq(doc.name.as_str())))? > 0 {
            let message = format!("The folder {} is not empty; delete or move its files first", doc.name);
            return Err(Error::new(ErrorKind::FolderNotEmpty, message));
        }
        Ok(())
    }

    fn after_delete(doc: &mut File, ctx: &mut Context) -> Result<()> {
        files::discard_later(ctx, doc.file_url.as_deref().unwrap_or_default())?;
        files::discard_later(ctx, doc.thumbnail_url.as_deref().unwrap_or_default())
    }
}

/// Replaces an image by a smaller one, if it can be made smaller.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn optimize_file(doc: &mut File, ctx: &mut Context) -> Result<()> {
    *doc = writable(ctx, &doc.name)?;
    files::optimize(ctx, doc)
}

/// Makes a small picture of an image, to be shown in its place, and answers its address.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn make_thumbnail(
    doc: &mut File,
    ctx: &mut Context,
    #[default(300)] width: u32,
    #[default(300)] height: u32,
    #[default(false)] crop: bool,
) -> Result<String> {
    const LARGEST: u32 = 2000;
    *doc = writable(ctx, &doc.name)?;
    if !(1..=LARGEST).contains(&width) || !(1..=LARGEST).contains(&height) {
        return ctx.throw(format!("width and height of a thumbnail are 1 to {LARGEST}"));
    }
    files::make_thumbnail(ctx, doc, ImageSize { width, height }, crop)
}

/// The stored document, if the user may change it: one that a client sent says what it likes.
fn writable(ctx: &mut Context, name: &str) -> Result<File> {
    lifecycle::get_for(ctx, name, Rights::WRITE)
}

/// Folders are open to all users. The answer for a file that the user may not read is that for a broken link.
fn check_folder(doc: &File, ctx: &mut Context) -> Result<()> {
    let Some(folder) = doc.folder.as_ref().map(|folder| folder.as_str().to_owned()) else { return Ok(()) };
    match files::readable_by_name(ctx, &folder) {
        _ if ctx.get::<File>(&folder)?.is_folder => Ok(()),
        Ok(_) => ctx.throw(format!("{folder} is a file and holds no others; name a folder")),
        Err(_) => Err(Error::new(ErrorKind::LinkValidation, format!("Could not find Folder: {folder}"))),
    }
}

/// A folder has a plain name, which its own name is made of.
fn folder_name(doc: &File) -> Result<String> {
    let given = doc.file_name.as_deref().unwrap_or_default();
    match sanitize_file_name(given) {
        Some(name) if name == given.trim() => Ok(name),
        _ => Err(Error::validation(format!(
            "{given:?} cannot be the name of a folder: leave out / \\ % ? # : and dots at the ends"
        ))),
    }
}

/// An address has to lead to a content that was stored by this request or that the user may read,
/// or to another server. What is known of the content is not the client's to say.
fn take_url(doc: &mut File, ctx: &mut Context) -> Result<()> {
    let url = doc.file_url.clone().unwrap_or_default();
    if url.len() > MAX_URL_LEN {
        return Err(Error::validation(format!("An address of a file has at most {MAX_URL_LEN} bytes")));
    }
    if is_remote(&url) {
        doc.content_hash = None;
        if doc.file_name.is_none() {
            doc.file_name = url.split(['?', '#']).next().and_then(sanitize_file_name);
        }
        set_type(doc);
        return Ok(());
    }
    let Some(key) = StorageKey::of_url(&url) else {
        return Err(Error::validation(format!(
            "{url:?} is no file's address: send the content to upload_file, or an address that begins with /files/, /private/files/, http:// or https://"
        )));
    };
    doc.is_private = key.is_private();
    if !files::is_trusted(ctx, &url) {
        let known = files::readable_by_url(ctx, &url)?;
        doc.content_hash = known.content_hash;
        doc.file_size = known.file_size;
    }
    if doc.file_name.is_none() {
        doc.file_name = Some(key.file_name().to_owned());
    }
    set_type(doc);
    Ok(())
}

/// The type of a file follows from its name.
fn set_type(doc: &mut File) {
    if doc.file_type.is_none() {
        doc.file_type = doc.file_name.as_deref().and_then(files::file_type);
    }
}

fn is_remote(url: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Size and hash of the content cannot be changed by a client.
fn keep_facts(doc: &mut File, stored: &File, ctx: &Context) -> Result<()> {
    if files::is_rewriting(ctx) {
        return Ok(());
    }
    if doc.file_url != stored.file_url {
        return ctx.throw("The address of a file does not change; upload another file");
    }
    if doc.is_folder != stored.is_folder {
        return ctx.throw("A file does not become a folder, nor a folder a file");
    }
    if doc.is_folder && doc.file_name != stored.file_name {
        return ctx.throw("The name of a folder does not change; make another and move its files");
    }
    doc.content_hash.clone_from(&stored.content_hash);
    doc.thumbnail_url.clone_from(&stored.thumbnail_url);
    doc.file_size = stored.file_size;
    doc.is_home_folder = stored.is_home_folder;
    doc.is_attachments_folder = stored.is_attachments_folder;
    Ok(())
}

/// Checks that the file may be attached to its document. To one that is not saved yet it is not attached.
fn attach(doc: &mut File, ctx: &mut Context) -> Result<()> {
    let Some(doctype) = doc.attached_to_doctype.as_ref().map(|doctype| doctype.as_str().to_owned()) else {
        // Without a DocType, a name is that of no document.
        doc.attached_to_name = None;
        return Ok(());
    };
    let (name, field) = (doc.attached_to_name.as_deref(), doc.attached_to_field.as_deref());
    if files::check_may_attach(ctx, &doctype, name, field)? == AttachTarget::Unsaved {
        doc.attached_to_doctype = None;
        doc.attached_to_name = None;
        doc.attached_to_field = None;
    }
    Ok(())
}

/// A DocType may say how many files a document has at most.
fn check_number(doc: &File, ctx: &mut Context) -> Result<()> {
    let (Some(doctype), Some(name)) = (&doc.attached_to_doctype, &doc.attached_to_name) else { return Ok(()) };
    let meta: &Meta = (ctx.entry(doctype.as_str())?.meta)();
    if meta.max_attachments == 0 {
        return Ok(());
    }
    let others =
        files::attached_file_names(ctx, meta.name, name)?.into_iter().filter(|other| *other != doc.name).count();
    if others < meta.max_attachments as usize {
        return Ok(());
    }
    let message = format!("{} {name} has {others} files, which is as many as it may have", meta.name);
    Err(Error::new(ErrorKind::AttachmentLimitReached, message))
}

/// The folders that every site has.
///
/// # Errors
/// When the database fails.
pub fn missing_folders(ctx: &mut Context) -> Result<Vec<File>> {
    let home = File { name: HOME.into(), file_name: Some(HOME.into()), is_home_folder: true, ..folder() };
    let attachments = File {
        name: ATTACHMENTS.into(),
        file_name: Some("Attachments".into()),
        folder: Some(Link::new(HOME)),
        is_attachments_folder: true,
        ..folder()
    };
    let mut missing = Vec::new();
    for folder in [home, attachments] {
        if !ctx.exists::<File>(&folder.name)? {
            missing.push(folder);
        }
    }
    Ok(missing)
}

fn folder() -> File {
    File { is_folder: true, ..File::default() }
}
