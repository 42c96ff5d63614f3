//! What the buttons of a form do.

use super::docinfo;
use crate::context::Context;
use crate::document::marks::Shown;
use crate::document::whole::{self, Written};
use crate::document::{self, Style, lifecycle, write};
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::permission;
use crate::schema::Rights;
use crate::table::DocStatus;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue};

/// Saves the document of a form, and submits or cancels it if the action says so.
#[whitelist]
pub fn savedocs(ctx: &mut Context, doc: Map<String, JsonValue>, action: String) -> Result<()> {
    let (status, message) = match action.as_str() {
        "Save" => (DocStatus::Draft, "Saved"),
        "Submit" => (DocStatus::Submitted, "Submitted"),
        "Update" => (DocStatus::Submitted, "Updated"),
        "Cancel" => (DocStatus::Cancelled, "Cancelled"),
        _ => return Err(Error::validation(format!("{action:?} is not Save, Submit, Update or Cancel"))),
    };
    let mut doc = doc;
    let local_name = without_local_names(&mut doc);
    let written = whole::save(ctx, &doc, Some(status))?;
    answer(ctx, written, local_name.as_deref())?;
    ctx.msgprint(message);
    Ok(())
}

/// Takes away the names that a form gives to what is not stored yet; gives the document's.
fn without_local_names(doc: &mut Map<String, JsonValue>) -> Option<String> {
    for rows in doc.values_mut().filter_map(JsonValue::as_array_mut) {
        for row in rows.iter_mut().filter_map(JsonValue::as_object_mut).filter(|row| whole::is_new(row)) {
            row.remove("name");
        }
    }
    if !whole::is_new(doc) {
        return None;
    }
    let local_name = whole::name_of(doc);
    doc.remove("name");
    if let Some(name) = doc.remove("__newname") {
        doc.insert("name".to_owned(), name);
    }
    local_name
}

/// Cancels a submitted document.
#[whitelist]
pub fn cancel(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    let written = whole::cancel(ctx, &doctype, &name)?;
    answer(ctx, written, None)?;
    ctx.msgprint("Cancelled");
    Ok(())
}

/// Discards a draft.
#[whitelist]
pub fn discard(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    let handler = ctx.handler(&doctype)?;
    ctx.transaction().begin_writing()?;
    let mut record = lifecycle::load(ctx, handler, &name)?;
    permission::check(ctx, record.meta(), Rights::WRITE, Some(record.as_ref()))?;
    document::discard(ctx, record.as_mut())?;
    docinfo::add(ctx, record.as_ref())?;
    let mut docs = JsonWriter::new();
    docs.begin_array();
    let shown = Shown::of(ctx, record.as_ref())?;
    write(record.as_ref(), &Style { nulls: true, shown, ..Style::default() }, &mut docs);
    docs.end_array();
    ctx.add_to_answer("docs", docs);
    ctx.msgprint("Discarded");
    Ok(())
}

fn answer(ctx: &mut Context, written: Written, local_name: Option<&str>) -> Result<()> {
    docinfo::add(ctx, written.record())?;
    let mut docs = JsonWriter::new();
    docs.begin_array();
    written.write(&mut docs);
    if let Some(name) = local_name {
        // One more member, by which the form finds the document again.
        docs.truncate(docs.len() - 1);
        docs.key("localname");
        docs.text(name);
        docs.end_object();
    }
    docs.end_array();
    ctx.add_to_answer("docs", docs);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_that_a_form_made_up_are_not_kept() {
        let JsonValue::Object(mut doc) = json!({
            "doctype": "X", "name": "new-x-1", "__islocal": 1,
            "rows": [{"name": "new-row-1", "__islocal": 1, "a": 1}, {"name": "kept", "a": 2}]
        }) else {
            unreachable!("it is an object")
        };
        assert_eq!(without_local_names(&mut doc).as_deref(), Some("new-x-1"));
        let expected = json!({
            "doctype": "X", "__islocal": 1, "rows": [{"__islocal": 1, "a": 1}, {"name": "kept", "a": 2}]
        });
        assert_eq!(JsonValue::from(doc), expected);
    }

    #[test]
    fn a_stored_document_keeps_its_name() {
        let JsonValue::Object(mut doc) = json!({"doctype": "X", "name": "a", "__islocal": 0}) else {
            unreachable!("it is an object")
        };
        assert_eq!(without_local_names(&mut doc), None);
        assert_eq!(doc.get("name"), Some(&json!("a")));
    }
}
