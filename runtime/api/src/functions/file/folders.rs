//! `frappe.core.api.file`: folders and their files.

use super::{answer, names};
use doctyped_core::batch::Batch;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_documents::lifecycle;
use doctyped_macros::whitelist;
use doctyped_models::file::File;
use doctyped_orm::table::Link;
use doctyped_query::{RowFormat, Select};
use doctyped_schema::Rights;
use serde_json::Value as JsonValue;
use std::collections::BTreeMap;

/// The largest size of a file in bytes.
#[whitelist(allow_guest, read_only)]
pub fn get_max_file_size(ctx: &mut Context) -> Result<u64> {
    Ok(ctx.site().max_file_size())
}

/// Columns of lists of files.
const FIELDS: [&str; 6] = ["name", "file_name", "file_url", "is_folder", "modified", "is_private"];

/// A page of the files of a folder, folders first.
#[derive(Debug, serde::Serialize)]
pub struct Listing {
    files: JsonValue,
    has_more: bool,
}

/// Lists the files of a folder that the user may read, and says whether there are more.
#[whitelist(read_only)]
pub fn get_files_in_folder(
    ctx: &mut Context,
    folder: String,
    start: Option<u32>,
    page_length: Option<u32>,
) -> Result<Listing> {
    const MAX_PAGE_LENGTH: u32 = 500;
    let length = page_length.unwrap_or(20).min(MAX_PAGE_LENGTH);
    let mut select = select_files()?;
    select.filter(Filter::equal("folder", folder.into()));
    select.order_by("is_folder desc, file_name asc")?.start(start.unwrap_or(0)).limit(Some(length + 1));
    let mut files = load(ctx, &select)?;
    let has_more = files.len() > length as usize;
    files.truncate(length as usize);
    Ok(Listing { files: files.into(), has_more })
}

/// Lists files whose name contains a text, the latest first.
#[whitelist(read_only)]
pub fn get_files_by_search_text(ctx: &mut Context, text: String) -> Result<Vec<JsonValue>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = select_files()?;
    select.filter(Filter::condition("file_name", Operator::Like, format!("%{text}%").into()));
    select.filter(Filter::equal("is_folder", 0.into())).order_by("modified desc")?.limit(Some(20));
    load(ctx, &select)
}

/// Lists the URLs of attached images by document.
#[whitelist(read_only)]
pub fn get_attached_images(
    ctx: &mut Context,
    doctype: String,
    names: Vec<String>,
) -> Result<BTreeMap<String, Vec<String>>> {
    let mut select = Select::new("File");
    select.field("attached_to_name")?.field("file_url")?;
    select.filter(Filter::equal("attached_to_doctype", doctype.into()));
    select.filter(Filter::condition("attached_to_name", Operator::In, names.into()));
    select.filter(Filter::equal("is_folder", 0.into()));
    let mut images: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in select.rows(ctx)? {
        let mut texts = row.into_iter().map(|value| value.as_ref().to_text());
        let (Some(name), Some(url)) = (texts.next(), texts.next()) else { continue };
        if doctyped_core::content_type::content_type(&url).starts_with("image/") {
            images.entry(name).or_default().push(url);
        }
    }
    Ok(images)
}

/// Creates a folder in another folder.
#[whitelist(methods(POST, PUT))]
pub fn create_new_folder(ctx: &mut Context, file_name: String, folder: Link<File>, out: &mut JsonWriter) -> Result<()> {
    let mut folder = File { file_name: Some(file_name), folder: Some(folder), is_folder: true, ..File::default() };
    ctx.insert(&mut folder)?;
    answer(ctx, &folder, out);
    Ok(())
}

/// Moves files into another folder.
#[whitelist(methods(POST, PUT))]
pub fn move_file(ctx: &mut Context, file_list: Batch<JsonValue>, new_parent: Link<File>) -> Result<()> {
    for name in names(&file_list.items("file_list")?, "file_list")? {
        let mut moved: File = lifecycle::get_for(ctx, name, Rights::WRITE)?;
        if moved.is_folder {
            return Err(Error::validation(format!("{name} is a folder; make a new one and move its files")));
        }
        moved.folder = Some(new_parent.clone());
        ctx.save(&mut moved)?;
    }
    Ok(())
}

fn select_files() -> Result<Select<'static>> {
    let mut select = Select::new("File");
    for field in FIELDS {
        select.field(field)?;
    }
    Ok(select)
}

fn load(ctx: &mut Context, select: &Select<'_>) -> Result<Vec<JsonValue>> {
    let mut rows = JsonWriter::new();
    select.write(ctx, RowFormat::Object, &mut rows)?;
    rows.into_value().map_err(|error| Error::internal("a list is not valid JSON").caused_by(error))
}
