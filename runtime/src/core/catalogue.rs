//! DocType as a DocType: what is compiled in, seen as documents.
//!
//! It is virtual, so that fields like `reference_doctype` can link to it and clients can read what
//! there is.

use crate::context::Context;
use crate::error::Result;
use crate::schema::{self, Meta, SortOrder};
use crate::table::{Record, Value};

/// The DocType whose documents are the DocTypes.
const DOCTYPE: &str = "DocType";

/// The name of a document of a virtual DocType as it is kept.
pub(crate) fn stored_name(ctx: &Context, meta: &Meta, name: &str) -> Option<String> {
    if meta.name != DOCTYPE {
        return None;
    }
    ctx.site().registry().handler(name).map(|handler| (handler.meta)().name.to_owned())
}

/// Reads a document of a virtual DocType; gives `false` when there is none of that name.
pub(crate) fn load_into(ctx: &Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    if record.meta().name != DOCTYPE {
        return Ok(false);
    }
    let Some(handler) = ctx.site().registry().handler(name) else {
        return Ok(false);
    };
    let described = (handler.meta)();
    let text = |text: &str| Value::Text(text.to_owned());
    let flag = |flag: bool| Value::Int(i64::from(flag));
    record.set(schema::NAME, text(described.name))?;
    let (sort_field, sort_order) = described.sort.first().copied().unwrap_or(("creation", SortOrder::Desc));
    let fields = [
        ("module", text(described.module)),
        ("description", text(described.description)),
        ("issingle", flag(described.is_single)),
        ("istable", flag(described.is_child)),
        ("is_submittable", flag(described.is_submittable)),
        ("is_tree", flag(described.is_tree)),
        ("is_virtual", flag(described.is_virtual)),
        ("title_field", text(described.title_field)),
        ("search_fields", text(&described.search_fields.join(","))),
        ("sort_field", text(sort_field)),
        ("sort_order", text(if sort_order == SortOrder::Asc { "ASC" } else { "DESC" })),
        ("allow_rename", flag(described.allow_rename)),
        ("allow_import", flag(described.allow_import)),
        ("track_changes", flag(described.track_changes)),
    ];
    for (field, value) in fields {
        if let Some(slot) = record.meta().slot_of(field) {
            record.set(slot, value)?;
        }
    }
    Ok(true)
}
