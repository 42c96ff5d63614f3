//! `frappe.desk.form.save`: the buttons Save, Submit, Update, Cancel and Discard of a form.

use super::docinfo;
use crate::file_content;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents as document;
use doctyped_documents::optional_fields::OptionalValues;
use doctyped_documents::payload;
use doctyped_documents::payload::SavedDocument;
use doctyped_documents::{DocumentFormat, Viewer, lifecycle, write};
use doctyped_macros::whitelist;
use doctyped_orm::table::DocStatus;
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue};

/// Saves the document of a form; the action Submit or Cancel changes its docstatus.
#[whitelist(writes_later)]
pub fn savedocs(ctx: &mut Context, doc: Map<String, JsonValue>, action: String) -> Result<()> {
    let (status, message) = match action.as_str() {
        "Save" => (DocStatus::Draft, "Saved"),
        "Submit" => (DocStatus::Submitted, "Submitted"),
        "Update" => (DocStatus::Submitted, "Updated"),
        "Cancel" => (DocStatus::Cancelled, "Cancelled"),
        _ => return Err(Error::validation(format!("{action:?} is not Save, Submit, Update or Cancel"))),
    };
    let mut doc = doc;
    let local_name = remove_local_names(&mut doc);
    let saved = file_content::save(ctx, &doc, Some(status))?;
    answer(ctx, saved, local_name.as_deref())?;
    ctx.msgprint(message);
    Ok(())
}

/// Removes the temporary names of unsaved documents and rows, and returns that of the document.
fn remove_local_names(doc: &mut Map<String, JsonValue>) -> Option<String> {
    for rows in doc.values_mut().filter_map(JsonValue::as_array_mut) {
        for row in rows.iter_mut().filter_map(JsonValue::as_object_mut).filter(|row| payload::is_new(row)) {
            row.remove("name");
        }
    }
    if !payload::is_new(doc) {
        return None;
    }
    let local_name = payload::name_of(doc);
    doc.remove("name");
    if let Some(name) = doc.remove("__newname") {
        doc.insert("name".to_owned(), name);
    }
    local_name
}

/// Cancels a submitted document.
#[whitelist]
pub fn cancel(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    let saved = payload::cancel(ctx, &doctype, &name)?;
    answer(ctx, saved, None)?;
    ctx.msgprint("Cancelled");
    Ok(())
}

/// Discards a draft.
#[whitelist]
pub fn discard(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    let entry = ctx.entry(&doctype)?;
    ctx.begin_writing()?;
    let mut record = lifecycle::load_for(ctx, entry, &name, Rights::WRITE)?;
    document::discard(ctx, record.as_mut())?;
    docinfo::add(ctx, record.as_ref())?;
    let mut docs = JsonWriter::new();
    docs.begin_array();
    let optional_values = OptionalValues::load(ctx, record.as_ref())?;
    let viewer = Viewer::of_document(ctx, record.as_ref())?;
    let format = DocumentFormat { nulls: true, optional_values, ..DocumentFormat::new(viewer) };
    write(record.as_ref(), &format, &mut docs);
    docs.end_array();
    ctx.add_to_response("docs", docs);
    ctx.msgprint("Discarded");
    Ok(())
}

/// Answers a saved document in `docs`, with `docinfo`.
fn answer(ctx: &mut Context, saved: SavedDocument, local_name: Option<&str>) -> Result<()> {
    docinfo::add(ctx, saved.record())?;
    let mut docs = JsonWriter::new();
    docs.begin_array();
    saved.write(ctx, &mut docs)?;
    if let Some(name) = local_name {
        // The form finds its unsaved document by `localname`.
        docs.truncate(docs.len() - 1);
        docs.key("localname");
        docs.text(name);
        docs.end_object();
    }
    docs.end_array();
    ctx.add_to_response("docs", docs);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn temporary_names_are_removed() {
        let JsonValue::Object(mut doc) = json!({
            "doctype": "X", "name": "new-x-1", "__islocal": 1,
            "rows": [{"name": "new-row-1", "__islocal": 1, "a": 1}, {"name": "kept", "a": 2}]
        }) else {
            unreachable!("it is an object")
        };
        assert_eq!(remove_local_names(&mut doc).as_deref(), Some("new-x-1"));
        let expected = json!({
            "doctype": "X", "__islocal": 1, "rows": [{"__islocal": 1, "a": 1}, {"name": "kept", "a": 2}]
        });
        assert_eq!(JsonValue::from(doc), expected);
    }

    #[test]
    fn stored_document_keeps_its_name() {
        let JsonValue::Object(mut doc) = json!({"doctype": "X", "name": "a", "__islocal": 0}) else {
            unreachable!("it is an object")
        };
        assert_eq!(remove_local_names(&mut doc), None);
        assert_eq!(doc.get("name"), Some(&json!("a")));
    }
}
