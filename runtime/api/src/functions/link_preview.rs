//! `frappe.desk.link_preview`: the preview of a linked document, for a pointer that rests on its link.

use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_macros::whitelist;
use doctyped_orm::table::ValueRef;
use doctyped_query::Select;
use doctyped_schema::{DocField, FieldType};
use serde_json::{Map, Value as JsonValue};

/// The name, the title and the mandatory fields of a document, by their labels; nothing if the user may not read it.
/// Definitions keep neither `in_preview` nor `show_preview_popup`, so every DocType has a preview.
#[whitelist(read_only)]
pub fn get_preview_data(ctx: &mut Context, doctype: String, docname: String) -> Result<Option<Map<String, JsonValue>>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    if meta.is_single || meta.is_child {
        return Ok(None);
    }
    let is_shown = |field: &&DocField| field.reqd && field.column_type().is_some() && !field.is_virtual;
    let image = meta.fields.iter().find(|field| field.fieldtype == FieldType::AttachImage);
    let title = meta.field(meta.title_field).map_or("name", |field| field.fieldname);
    let mut select = Select::new(&doctype);
    select.field("name")?.field(title)?;
    let fields: Vec<&DocField> = meta.fields.iter().filter(is_shown).chain(image).collect();
    for field in &fields {
        select.field(field.fieldname)?;
    }
    select.filter(Filter::name(&docname)).limit(Some(1));
    let row = match select.rows(ctx) {
        Err(error) if error.kind() == ErrorKind::Permission => return Ok(None),
        rows => rows?.pop(),
    };
    let Some(row) = row else { return Ok(None) };
    let mut values = row.iter().map(|value| match value.as_ref() {
        ValueRef::Null => JsonValue::Null,
        value => value.to_text().into(),
    });
    let (name, title_value) = (values.next().unwrap_or_default(), values.next().unwrap_or_default());
    let mut preview = Map::from_iter([
        ("preview_image".to_owned(), JsonValue::Null),
        ("preview_title".to_owned(), title_value),
        ("name".to_owned(), name),
    ]);
    for (field, value) in fields.iter().zip(values) {
        if image.is_some_and(|image| image.fieldname == field.fieldname) {
            preview.insert("preview_image".to_owned(), value);
        } else if field.fieldname != title && !value.is_null() {
            preview.insert(field.title().to_string(), value);
        }
    }
    Ok(Some(preview))
}
