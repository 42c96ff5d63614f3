//! `frappe.desk.search`: the search of Link fields, and titles of linked documents.

mod lookup;

use super::parameters::{Fields, Filters, RowCount, is_falsy};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::grammar::filter::Filter;
use doctyped_macros::whitelist;
use doctyped_query::Select;
use doctyped_schema::Meta;
use lookup::{DEFAULT_PAGE_LENGTH, LABEL, MAX_PAGE_LENGTH, MAX_TEXT_SIZE, Search};
use serde_json::{Map, Value as JsonValue};

/// A possible target of a link.
#[derive(Debug, serde::Serialize)]
pub struct Suggestion {
    value: JsonValue,
    description: String,
    /// The title where links show titles, otherwise the value.
    label: JsonValue,
}

/// Searches for documents whose name, title or search fields contain a text, in order of relevance.
#[whitelist(read_only)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn search_link(
    ctx: &mut Context,
    doctype: String,
    txt: Option<String>,
    query: Option<String>,
    filters: Option<Filters>,
    page_length: Option<RowCount>,
    searchfield: Option<String>,
    reference_doctype: Option<String>,
    ignore_user_permissions: Option<bool>,
) -> Result<Vec<Suggestion>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    let search = Search {
        query,
        filters,
        ignore_user_permissions: ignore_user_permissions.unwrap_or(false),
        page_length: page_length.and_then(|rows| rows.0).unwrap_or(DEFAULT_PAGE_LENGTH).min(MAX_PAGE_LENGTH),
        ..Search::new(meta, txt, searchfield, reference_doctype)
    };
    let (columns, rows) = search.run(ctx)?;
    let has_label = columns.get(1).is_some_and(|column| column.key == LABEL);
    Ok(rows.into_iter().filter_map(|row| suggestion(row, has_label)).collect())
}

/// Searches as [`search_link`] does, and answers rows of fields.
#[whitelist(read_only)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn search_widget(
    ctx: &mut Context,
    doctype: String,
    txt: Option<String>,
    query: Option<String>,
    searchfield: Option<String>,
    start: Option<RowCount>,
    page_length: Option<RowCount>,
    filters: Option<Filters>,
    filter_fields: Option<Fields>,
    as_dict: Option<bool>,
    reference_doctype: Option<String>,
    ignore_user_permissions: Option<bool>,
) -> Result<Vec<JsonValue>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    let search = Search {
        query,
        filters,
        more_fields: filter_fields.unwrap_or_default(),
        ignore_user_permissions: ignore_user_permissions.unwrap_or(false),
        start: start.and_then(|rows| rows.0).unwrap_or(0),
        page_length: page_length.and_then(|rows| rows.0).unwrap_or(DEFAULT_PAGE_LENGTH).min(MAX_PAGE_LENGTH),
        ..Search::new(meta, txt, searchfield, reference_doctype)
    };
    let (columns, rows) = search.run(ctx)?;
    let object = |row: Vec<JsonValue>| -> JsonValue {
        columns.iter().map(|column| column.key.to_owned()).zip(row).collect::<Map<_, _>>().into()
    };
    let as_object = as_dict.unwrap_or(false) && !columns.is_empty();
    Ok(rows.into_iter().map(|row| if as_object { object(row) } else { row.into() }).collect())
}

/// The title of a document if links to its DocType show titles; otherwise its name.
#[whitelist(read_only)]
pub fn get_link_title(ctx: &mut Context, doctype: String, docname: String) -> Result<Option<String>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    if !shows_title(meta) {
        return Ok(Some(docname));
    }
    link_title(ctx, meta, &docname)
}

/// The title of a document, if the user may read it.
pub fn link_title(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Option<String>> {
    let mut select = Select::new(meta.name);
    select.field(meta.title_field)?.filter(Filter::name(name)).limit(Some(1));
    let title = select.rows_with_cut_texts(ctx, MAX_TEXT_SIZE)?.pop().and_then(|mut row| row.pop());
    Ok(title.map(|title| title.as_ref().to_text()).filter(|title| !title.is_empty()))
}

/// Whether links to a DocType show titles in place of names.
pub fn shows_title(meta: &Meta) -> bool {
    meta.show_title_field_in_link
        && !(meta.is_single || meta.is_virtual || meta.is_child)
        && meta.slot_of(meta.title_field).is_some()
}

/// Builds a suggestion from a row: the name is the value, the other columns are the description. A title
/// becomes the label, and the name takes its place in the description.
fn suggestion(row: Vec<JsonValue>, has_label: bool) -> Option<Suggestion> {
    let mut parts = row.into_iter();
    let value = parts.next()?;
    let mut rest: Vec<JsonValue> = parts.collect();
    let mut label = None;
    if has_label && !rest.is_empty() {
        let title = rest.remove(0);
        if rest.first() == Some(&title) {
            rest.remove(0);
        }
        rest.insert(0, value.clone());
        label = Some(title).filter(|title| !is_falsy(title));
    }
    let mut texts: Vec<String> = Vec::new();
    for part in rest.iter().filter(|part| !is_falsy(part)) {
        let text = part.as_str().map_or_else(|| part.to_string(), str::to_owned);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let label = label.unwrap_or_else(|| value.clone());
    Some(Suggestion { value, description: texts.join(", "), label })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn suggested(row: JsonValue, has_label: bool) -> JsonValue {
        let JsonValue::Array(row) = row else { unreachable!("rows are arrays") };
        serde_json::to_value(suggestion(row, has_label)).unwrap()
    }

    #[test]
    fn description_has_each_text_once() {
        assert_eq!(suggested(json!(["a"]), false), json!({"value": "a", "description": "", "label": "a"}));
        let row = json!(["a", "x", null, "y", "x", ""]);
        assert_eq!(suggested(row, false), json!({"value": "a", "description": "x, y", "label": "a"}));
    }

    #[test]
    fn title_is_the_label_and_name_the_description() {
        let row = json!(["T-1", "Title", "Title", "more"]);
        assert_eq!(suggested(row, true), json!({"value": "T-1", "description": "T-1, more", "label": "Title"}));
        assert_eq!(
            suggested(json!(["T-1", null]), true),
            json!({"value": "T-1", "description": "T-1", "label": "T-1"})
        );
    }
}
