//! `frappe.desk.doctype.tag.tag`: tags of documents.
//!
//! The optional field `_user_tags` of a document has its tags, each preceded by a comma. A Tag Link for
//! each tag of a document finds the documents with a tag.

use super::parameters::Names;
use diesel::prelude::*;
use doctyped_core::batch::check_batch_len;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_documents::optional_fields;
use doctyped_documents::optional_fields::OptionalField;
use doctyped_documents::{lifecycle, payload};
use doctyped_macros::whitelist;
use doctyped_models::tag::Tag;
use doctyped_models::tag_link;
use doctyped_models::tag_link::TagLink;
use doctyped_orm::table::{Link, Record, Value};
use doctyped_query::Select;
use doctyped_schema::{Meta, Rights};
use serde_json::json;

/// Characters of a tag, which is the name of a Tag.
const MAX_TAG_LEN: usize = 140;

/// Adds a tag to a document and answers the tag; a missing Tag is inserted.
#[whitelist]
pub fn add_tag(ctx: &mut Context, tag: String, dt: String, dn: String) -> Result<String> {
    add(ctx, &tag, &dt, &dn)?;
    Ok(tag)
}

/// Adds tags to documents of a DocType.
#[whitelist]
pub fn add_tags(ctx: &mut Context, tags: Names, dt: String, docs: Names) -> Result<()> {
    let (tags, docs) = (tags.items("tags")?, docs.items("docs")?);
    check_batch_len("tags for each of docs", tags.len() * docs.len())?;
    for name in &docs {
        for tag in &tags {
            add(ctx, tag, &dt, name)?;
        }
    }
    Ok(())
}

/// Removes a tag from a document.
#[whitelist]
pub fn remove_tag(ctx: &mut Context, tag: String, dt: String, dn: String) -> Result<()> {
    let document = load_taggable(ctx, &dt, &dn)?;
    let (doctype, name) = (document.meta().name, document.name());
    optional_fields::change(ctx, document.meta(), &name, OptionalField::Tags, |stored| {
        join(split(stored).filter(|other| !is_same(other, &tag)))
    })?;
    let links = links(ctx, doctype, &name, &tag)?;
    ctx.elevated(|ctx| links.iter().try_for_each(|link| ctx.delete(link)))
}

/// Lists the names of tags that contain a text, sorted.
#[whitelist(read_only)]
pub fn get_tags(ctx: &mut Context, doctype: String, txt: Option<String>) -> Result<Vec<String>> {
    ctx.entry(&doctype)?;
    let pattern = format!("%{}%", txt.unwrap_or_default());
    names_of_tags(ctx, Some(&pattern))
}

/// Lists the names of all tags, sorted.
#[whitelist(read_only)]
pub fn get_tags_list_for_awesomebar(ctx: &mut Context) -> Result<Vec<String>> {
    names_of_tags(ctx, None)
}

/// Lists the names of the documents of a DocType with a tag, each in an array of its own.
#[whitelist(read_only)]
pub fn get_tagged_docs(ctx: &mut Context, doctype: String, tag: String) -> Result<Vec<[String; 1]>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    check_has_tags(meta)?;
    let pattern = format!("%{tag}%");
    let mut select = Select::new(&doctype);
    select.field("name")?.field("_user_tags")?.filter(like("_user_tags", &pattern)?);
    let rows = select.rows(ctx)?;
    let tagged = rows.into_iter().filter_map(|row| match row.as_slice() {
        [name, Value::Text(tags)] if split(tags).any(|other| is_same(other, &tag)) => Some([name.as_ref().to_text()]),
        _ => None,
    });
    Ok(tagged.collect())
}

/// A document with a tag.
#[derive(Debug, serde::Serialize)]
pub struct TaggedDocument {
    doctype: String,
    name: String,
    content: Option<String>,
}

/// Lists the documents of all DocTypes with a tag that the user may read.
#[whitelist(read_only)]
pub fn get_documents_for_tag(ctx: &mut Context, tag: String) -> Result<Vec<TaggedDocument>> {
    let links: Vec<TagLink> =
        ctx.load(tag_link::table.filter(tag_link::tag.eq(tag)).order(tag_link::creation.asc()))?;
    let mut tagged = Vec::new();
    for link in links {
        let (Some(doctype), Some(name)) = (link.document_type, link.document_name) else { continue };
        let Some(entry) = ctx.site().registry().entry(doctype.as_str()) else { continue };
        match lifecycle::load_for(ctx, entry, &name, Rights::READ) {
            Ok(_) => tagged.push(TaggedDocument { doctype: doctype.to_string(), name, content: link.title }),
            Err(error) if matches!(error.kind(), ErrorKind::DoesNotExist | ErrorKind::Permission) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(tagged)
}

fn add(ctx: &mut Context, tag: &str, doctype: &str, name: &str) -> Result<()> {
    let tag = tag.trim();
    if tag.is_empty() || tag.contains(',') || tag.chars().count() > MAX_TAG_LEN {
        return Err(Error::validation(format!("A tag has 1 to {MAX_TAG_LEN} characters and no comma")));
    }
    let document = load_taggable(ctx, doctype, name)?;
    let (meta, name) = (document.meta(), document.name());
    if !ctx.exists::<Tag>(tag)? {
        ctx.elevated(|ctx| ctx.insert(&mut Tag { name: tag.to_owned(), ..Tag::default() }))?;
    }
    optional_fields::change(ctx, meta, &name, OptionalField::Tags, |stored| {
        let others = split(stored).filter(|other| !is_same(other, tag));
        join(others.chain([tag]))
    })?;
    if !links(ctx, meta.name, &name, tag)?.is_empty() {
        return Ok(());
    }
    let title = document.field(meta.title_field).to_text();
    let mut link = TagLink {
        document_type: Some(Link::new(meta.name)),
        document_name: Some(name.clone()),
        tag: Some(Link::new(tag)),
        title: Some(if title.is_empty() { name } else { title }.chars().take(MAX_TAG_LEN).collect()),
        ..TagLink::default()
    };
    ctx.elevated(|ctx| ctx.insert(&mut link))
}

/// Loads a document that the user may write, of a DocType whose documents have tags.
fn load_taggable(ctx: &mut Context, doctype: &str, name: &str) -> Result<Box<dyn Record>> {
    let entry = ctx.entry(doctype)?;
    check_has_tags((entry.meta)())?;
    ctx.begin_writing()?;
    payload::load_writable(ctx, entry, name)
}

fn check_has_tags(meta: &Meta) -> Result<()> {
    if optional_fields::has_optional_fields(meta) {
        return Ok(());
    }
    Err(Error::validation(format!("Documents of {} have no tags", meta.name)))
}

/// The Tag Links between a document and a tag.
fn links(ctx: &mut Context, doctype: &str, name: &str, tag: &str) -> Result<Vec<TagLink>> {
    ctx.load(
        tag_link::table
            .filter(tag_link::document_type.eq(doctype))
            .filter(tag_link::document_name.eq(name))
            .filter(tag_link::tag.eq(tag)),
    )
}

/// Splits the value of `_user_tags` into tags.
fn split(column: &str) -> impl Iterator<Item = &str> {
    column.split(',').map(str::trim).filter(|tag| !tag.is_empty())
}

/// Joins tags to the value of `_user_tags`.
fn join<'a>(tags: impl Iterator<Item = &'a str>) -> String {
    tags.flat_map(|tag| [",", tag]).collect()
}

/// Whether two tags are the same, without regard to case.
fn is_same(tag: &str, other: &str) -> bool {
    tag.to_lowercase() == other.trim().to_lowercase()
}

fn like<'a>(field: &'a str, pattern: &str) -> Result<Filter<'a>> {
    Ok(Filter::condition(field, Operator::parse("like")?, json!(pattern)))
}

fn names_of_tags(ctx: &mut Context, pattern: Option<&str>) -> Result<Vec<String>> {
    let mut select = Select::new("Tag");
    select.field("name")?.order_by("name")?;
    if let Some(pattern) = pattern {
        select.filter(like("name", pattern)?);
    }
    let rows = select.rows(ctx)?;
    Ok(rows.into_iter().flatten().map(|name| name.as_ref().to_text()).collect())
}
