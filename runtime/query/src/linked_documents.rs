//! Linked documents in place of their names.
//!
//! A linked document has the form of a row of a list of its DocType with `fields=["*"]`, and the key
//! `doctype`. So it has the fields that the user may read. A document that does not exist, or that the
//! user may not read, stays a name.

use super::select::Select;
use super::{expand, json_params, json_values, reader};
use doctyped_auth::permission::Levels;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_core::grammar::expression::Field;
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::limits;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_orm::name_key::name_key;
use doctyped_orm::table::Record;
use doctyped_schema::{FieldType, Meta};
use serde_json::Value as JsonValue;
use std::collections::{BTreeSet, HashMap};

/// Loads the documents of these names that the user may read, by their lower-case names.
pub fn load(ctx: &mut Context, meta: &'static Meta, names: &BTreeSet<String>) -> Result<HashMap<String, JsonWriter>> {
    let mut documents = HashMap::new();
    // PostgreSQL refuses text with NUL, so no document has such a name.
    let names: Vec<&String> = names.iter().filter(|name| !name.contains('\0')).collect();
    for chunk in names.chunks(limits::EMBEDDED_BATCH_LEN) {
        let chunk: BTreeSet<&String> = chunk.iter().copied().collect();
        let values: Vec<JsonValue> = limits::pad_to_power_of_two(&chunk).into_iter().map(JsonValue::from).collect();
        let mut select = Select::new(meta.name);
        select.parsed_field(Field::Star)?.filter(Filter::condition("name", Operator::In, values.into()));
        let (columns, rows) = match reader::read_with_columns(ctx, &select) {
            Err(error) if error.kind() == ErrorKind::Permission => return Ok(documents),
            result => result?,
        };
        for row in rows {
            let Some(name) = columns.iter().position(|(key, _)| key == "name").and_then(|index| row.get(index)) else {
                continue;
            };
            let mut out = JsonWriter::new();
            out.begin_object();
            for ((key, column_type), value) in columns.iter().zip(&row) {
                out.key(key);
                json_values::write_value(&mut out, *column_type, value.as_ref());
            }
            out.key("doctype");
            out.text(meta.name);
            out.end_object();
            documents.insert(name_key(&name.as_ref().to_text()), out);
        }
    }
    Ok(documents)
}

/// Loads the linked documents of one document, by the slots of their link fields.
///
/// # Errors
/// `DataError` for a name that is not that of a link field.
pub fn expand_links(
    ctx: &mut Context,
    record: &dyn Record,
    levels: Levels,
    param: Option<&JsonValue>,
) -> Result<HashMap<usize, JsonWriter>> {
    let meta = record.meta();
    let mut expanded = HashMap::new();
    let param = json_params::decode("expand", param.unwrap_or(&JsonValue::Null))?;
    for name in expand::parse(param.as_deref())? {
        let field = expand::link_field(meta, name)?;
        let Some(slot) = meta.slot_of(name) else { continue };
        let doctype = match field.fieldtype {
            // A DocType in a field that the user may not read stays hidden.
            FieldType::DynamicLink => match meta.column(field.options).filter(|field| levels.has(field.permlevel)) {
                Some(named_by) => record.field(named_by.fieldname).to_text(),
                None => continue,
            },
            _ => field.options.to_owned(),
        };
        let linked = record.get(slot).to_text();
        let is_readable = levels.has(field.permlevel) && !linked.is_empty();
        let Some(target) = expand::target(ctx, &doctype).filter(|_| is_readable) else { continue };
        let documents = load(ctx, target, &BTreeSet::from([linked]))?;
        expanded.extend(documents.into_values().next().map(|document| (slot, document)));
    }
    Ok(expanded)
}
