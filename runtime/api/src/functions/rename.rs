//! `frappe.rename_doc` and `frappe.model.rename_doc`: renames of documents and titles.

use super::{SYSTEM_MANAGER, only_for};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_documents::rename;
use doctyped_documents::rename::RenameOptions;
use doctyped_documents::{lifecycle, payload};
use doctyped_macros::whitelist;
use doctyped_schema::{Meta, Rights};
use serde_json::Map;

/// Renames a document, or merges it into another. System Managers may force it if the DocType does not
/// allow it.
#[whitelist(methods(POST, PUT))]
pub fn rename_doc(
    ctx: &mut Context,
    doctype: String,
    old: String,
    new: String,
    force: Option<bool>,
    merge: Option<bool>,
) -> Result<String> {
    let force = force.unwrap_or(false);
    if force {
        only_for(ctx, SYSTEM_MANAGER)?;
    }
    rename::rename(ctx, &doctype, &old, &new, RenameOptions { merge: merge.unwrap_or(false), force })
}

/// Changes the title or the name of a document, or both, and answers its name.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters, with those of older clients")]
pub fn update_document_title(
    ctx: &mut Context,
    doctype: String,
    docname: String,
    title: Option<String>,
    name: Option<String>,
    merge: Option<bool>,
    new_title: Option<String>,
    new_name: Option<String>,
) -> Result<String> {
    let entry = ctx.entry(&doctype)?;
    let meta = (entry.meta)();
    let document = lifecycle::load_for(ctx, entry, &docname, Rights::WRITE)?;
    let mut current = document.name();
    let non_empty = |text: Option<String>| text.filter(|text| !text.is_empty());
    if let Some(name) = non_empty(new_name).or(non_empty(name)).filter(|name| *name != current) {
        let options = RenameOptions { merge: merge.unwrap_or(false), force: false };
        current = rename::rename(ctx, &doctype, &current, &name, options)?;
    }
    let title = non_empty(new_title).or(non_empty(title));
    if let (Some(title), Some(field)) = (title, title_field(meta))
        && document.field(field).to_text() != title
    {
        payload::change(ctx, &doctype, &current, &Map::from_iter([(field.to_owned(), title.into())]))?;
        ctx.msgprint("Saved");
    }
    Ok(current)
}

/// The title field, if the DocType has one besides the name.
fn title_field(meta: &Meta) -> Option<&'static str> {
    let field = if meta.title_field.is_empty() { "title" } else { meta.title_field };
    (field != "name" && meta.slot_of(field).is_some()).then_some(field)
}
