//! `frappe.desk.doctype.tag.tag`: tags of documents.
//!
//! The tags of a document stand in its column `_user_tags`, each after a comma; a Tag Link for each
//! finds the documents of a tag.

use super::parameters::Names;
use crate::context::Context;
use crate::core::models::tag::Tag;
use crate::core::models::tag_link::{self, TagLink};
use crate::document::marks::{self, Mark};
use crate::document::{lifecycle, whole};
use crate::error::{Error, ErrorKind, Result};
use crate::permission;
use crate::query::{Filter, Operator, Select};
use crate::schema::{Meta, Rights};
use crate::table::{Link, Record, Value};
use diesel::prelude::*;
use doctyped_macros::whitelist;
use serde_json::json;

/// The characters that a tag may have: those of a name.
const LENGTH: usize = 140;

/// Gives a document a tag, which is made if there is none of that name, and answers the tag.
#[whitelist]
pub fn add_tag(ctx: &mut Context, tag: String, dt: String, dn: String) -> Result<String> {
    add(ctx, &tag, &dt, &dn)?;
    Ok(tag)
}

/// Gives documents of a DocType tags.
#[whitelist]
pub fn add_tags(ctx: &mut Context, tags: Names, dt: String, docs: Names) -> Result<()> {
    for name in docs.iter() {
        for tag in tags.iter() {
            add(ctx, tag, &dt, name)?;
        }
    }
    Ok(())
}

/// Takes a tag from a document.
#[whitelist]
pub fn remove_tag(ctx: &mut Context, tag: String, dt: String, dn: String) -> Result<()> {
    let document = taggable(ctx, &dt, &dn)?;
    let (doctype, name) = (document.meta().name, document.name());
    marks::change(ctx, document.meta(), &name, Mark::Tags, |stored| {
        written(split(stored).filter(|other| !same(other, &tag)))
    })?;
    let links = links(ctx, doctype, &name, &tag)?;
    ctx.elevated(|ctx| links.iter().try_for_each(|link| ctx.delete(link)))
}

/// The names of tags that contain a text, sorted.
#[whitelist]
pub fn get_tags(ctx: &mut Context, doctype: String, txt: Option<String>) -> Result<Vec<String>> {
    ctx.handler(&doctype)?;
    let pattern = format!("%{}%", txt.unwrap_or_default());
    names_of_tags(ctx, Some(&pattern))
}

/// The names of all tags, sorted.
#[whitelist]
pub fn get_tags_list_for_awesomebar(ctx: &mut Context) -> Result<Vec<String>> {
    names_of_tags(ctx, None)
}

/// The names of the documents of a DocType that have a tag, each in an array of its own.
#[whitelist]
pub fn get_tagged_docs(ctx: &mut Context, doctype: String, tag: String) -> Result<Vec<[String; 1]>> {
    let meta = (ctx.handler(&doctype)?.meta)();
    check_marks(meta)?;
    let pattern = format!("%{tag}%");
    let mut select = Select::new(&doctype);
    select.field("name")?.field("_user_tags")?.filter(like("_user_tags", &pattern)?);
    let rows = select.rows(ctx)?;
    let tagged = rows.into_iter().filter_map(|row| match row.as_slice() {
        [name, Value::Text(tags)] if split(tags).any(|other| same(other, &tag)) => Some([name.as_ref().to_text()]),
        _ => None,
    });
    Ok(tagged.collect())
}

/// A document that has a tag.
#[derive(Debug, serde::Serialize)]
pub struct Tagged {
    doctype: String,
    name: String,
    content: Option<String>,
}

/// The documents of all DocTypes that have a tag and that the user may read.
#[whitelist]
pub fn get_documents_for_tag(ctx: &mut Context, tag: String) -> Result<Vec<Tagged>> {
    let links: Vec<TagLink> =
        ctx.load(tag_link::table.filter(tag_link::tag.eq(tag)).order(tag_link::creation.asc()))?;
    let mut tagged = Vec::new();
    for link in links {
        let (Some(doctype), Some(name)) = (link.document_type, link.document_name) else { continue };
        let Some(handler) = ctx.site().registry().handler(doctype.as_str()) else { continue };
        let document = match lifecycle::load(ctx, handler, &name) {
            Ok(document) => document,
            Err(error) if error.kind() == ErrorKind::DoesNotExist => continue,
            Err(error) => return Err(error),
        };
        if permission::has(ctx, (handler.meta)(), Rights::READ, Some(document.as_ref()))? {
            tagged.push(Tagged { doctype: doctype.to_string(), name, content: link.title });
        }
    }
    Ok(tagged)
}

fn add(ctx: &mut Context, tag: &str, doctype: &str, name: &str) -> Result<()> {
    let tag = tag.trim();
    if tag.is_empty() || tag.contains(',') || tag.chars().count() > LENGTH {
        return Err(Error::validation(format!("A tag has 1 to {LENGTH} characters and no comma")));
    }
    let document = taggable(ctx, doctype, name)?;
    let (meta, name) = (document.meta(), document.name());
    if !ctx.exists::<Tag>(tag)? {
        ctx.elevated(|ctx| ctx.insert(&mut Tag { name: tag.to_owned(), ..Tag::default() }))?;
    }
    marks::change(ctx, meta, &name, Mark::Tags, |stored| {
        let others = split(stored).filter(|other| !same(other, tag));
        written(others.chain([tag]))
    })?;
    if !links(ctx, meta.name, &name, tag)?.is_empty() {
        return Ok(());
    }
    let title = document.field(meta.title_field).to_text();
    let mut link = TagLink {
        document_type: Some(Link::new(meta.name)),
        document_name: Some(name.clone()),
        tag: Some(Link::new(tag)),
        title: Some(if title.is_empty() { name } else { title }.chars().take(LENGTH).collect()),
        ..TagLink::default()
    };
    ctx.elevated(|ctx| ctx.insert(&mut link))
}

/// A document that the user may change, of a DocType whose documents have tags.
fn taggable(ctx: &mut Context, doctype: &str, name: &str) -> Result<Box<dyn Record>> {
    let handler = ctx.handler(doctype)?;
    check_marks((handler.meta)())?;
    ctx.transaction().begin_writing()?;
    whole::writable(ctx, handler, name)
}

fn check_marks(meta: &Meta) -> Result<()> {
    if marks::has_marks(meta) {
        return Ok(());
    }
    Err(Error::validation(format!("Documents of {} have no tags", meta.name)))
}

/// The links between a document and a tag.
fn links(ctx: &mut Context, doctype: &str, name: &str, tag: &str) -> Result<Vec<TagLink>> {
    ctx.load(
        tag_link::table
            .filter(tag_link::document_type.eq(doctype))
            .filter(tag_link::document_name.eq(name))
            .filter(tag_link::tag.eq(tag)),
    )
}

/// The tags in a column.
fn split(column: &str) -> impl Iterator<Item = &str> {
    column.split(',').map(str::trim).filter(|tag| !tag.is_empty())
}

/// Tags as a column holds them.
fn written<'a>(tags: impl Iterator<Item = &'a str>) -> String {
    tags.flat_map(|tag| [",", tag]).collect()
}

/// Tags are names, which differ by more than case.
fn same(tag: &str, other: &str) -> bool {
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
