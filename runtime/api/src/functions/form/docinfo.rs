//! `docinfo`: data about a document for forms, as comments, files, versions, shares and rights.

use crate::functions::{assign, permissions};
use doctyped_auth::permission;
use doctyped_auth::permission::Levels;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_documents::optional_fields;
use doctyped_documents::optional_fields::{OptionalField, TODO};
use doctyped_orm::table::{Record, Value};
use doctyped_query::Select;
use doctyped_schema::{Meta, Rights};
use serde_json::Value as JsonValue;

/// Versions in `docinfo`, the latest.
const MAX_VERSIONS: u32 = 10;
/// Comments, attachments and shares in `docinfo`: the latest of each.
const MAX_ROWS: u32 = 1000;
/// Bytes of each of these lists. A row that does not fit is left out.
const MAX_SIZE: usize = 4 * 1024 * 1024;

/// Adds `docinfo` of a document to the answer, if the user may read the document.
pub fn add(ctx: &mut Context, document: &dyn Record) -> Result<()> {
    let meta = document.meta();
    if !permission::has(ctx, meta, Rights::READ, Some(document))? {
        return Ok(());
    }
    let name = document.name();
    let mut out = JsonWriter::new();
    out.begin_object();
    out.key("doctype");
    out.text(meta.name);
    out.key("name");
    out.text(&name);
    out.key("permissions");
    let rights = permissions::rights(ctx, document)?;
    out.serialize(&rights);
    let levels = permission::readable_levels(ctx, meta);
    // The right to read the document includes its comments, files and shares.
    ctx.elevated(|ctx| write_related(ctx, meta, &name, levels, &mut out))?;
    // A version has old values of all fields, so it requires permission to read all of them.
    out.key("versions");
    if permission::reads_all_fields(ctx, meta)? {
        ctx.elevated(|ctx| write_versions(ctx, meta, &name, &mut out))?;
    } else {
        out.raw("[]");
    }
    out.key("tags");
    let tags = optional_fields::read(ctx, meta, &name, OptionalField::Tags)?;
    out.text(tags.trim_matches(','));
    out.key("assignments");
    // The application may lack the DocType ToDo.
    if ctx.site().registry().entry(TODO).is_some() {
        out.serialize(&assign::open_assignments(ctx, document)?);
    } else {
        out.raw("[]");
    }
    for unsupported in ["communications", "views"] {
        out.key(unsupported);
        out.raw("[]");
    }
    out.end_object();
    ctx.add_to_response("docinfo", out);
    Ok(())
}

fn write_related(ctx: &mut Context, meta: &Meta, name: &str, levels: Levels, out: &mut JsonWriter) -> Result<()> {
    let related: [(&str, &str, [&str; 2], &[&str]); 3] = [
        (
            "comments",
            "Comment",
            ["reference_doctype", "reference_name"],
            &["name", "creation", "content", "owner", "comment_type", "comment_by", "comment_email"],
        ),
        (
            "attachments",
            "File",
            ["attached_to_doctype", "attached_to_name"],
            &["name", "file_name", "file_url", "is_private"],
        ),
        (
            "shared",
            "DocShare",
            ["share_doctype", "share_name"],
            &["name", "user", "read", "write", "submit", "share", "everyone", "owner", "creation"],
        ),
    ];
    for (key, doctype, [by_type, by_name], fields) in related {
        let mut select = Select::new(doctype);
        for field in fields {
            select.field(field)?;
        }
        select.filter(Filter::equal(by_type, meta.name.into())).filter(Filter::equal(by_name, name.into()));
        if doctype == "Comment" {
            select.filter(Filter::equal("comment_type", "Comment".into()));
        }
        if doctype == "File" {
            // A file that is attached to a field has the field's permission level.
            let hidden = meta.fields.iter().filter(|field| !levels.has(field.permlevel)).map(|field| field.fieldname);
            let hidden: Vec<JsonValue> = hidden.map(JsonValue::from).collect();
            if !hidden.is_empty() {
                select.filter(Filter::condition("attached_to_field", Operator::NotIn, hidden.into()));
            }
        }
        let mut rows = newest(ctx, &mut select, "creation desc, name desc", MAX_ROWS)?;
        rows.reverse();
        out.key(key);
        write_rows(fields, &rows, out);
    }
    Ok(())
}

/// The newest rows that fit. What others store beside a document must not prevent a form from loading.
fn newest<'a>(ctx: &mut Context, select: &mut Select<'a>, order: &'a str, max_rows: u32) -> Result<Vec<Vec<Value>>> {
    select.order_by(order)?.limit(Some(max_rows)).rows_that_fit(ctx, MAX_SIZE)
}

fn write_rows(fields: &[&str], rows: &[Vec<Value>], out: &mut JsonWriter) {
    out.begin_array();
    for row in rows {
        out.begin_object();
        for (field, value) in fields.iter().zip(row) {
            out.key(field);
            out.value(value.as_ref());
        }
        out.end_object();
    }
    out.end_array();
}

fn write_versions(ctx: &mut Context, meta: &Meta, name: &str, out: &mut JsonWriter) -> Result<()> {
    let fields = ["name", "owner", "creation", "data"];
    let mut select = Select::new("Version");
    for field in fields {
        select.field(field)?;
    }
    select.filter(Filter::equal("ref_doctype", meta.name.into())).filter(Filter::equal("docname", name.into()));
    let rows = newest(ctx, &mut select, "creation desc", MAX_VERSIONS)?;
    write_rows(&fields, &rows, out);
    Ok(())
}
