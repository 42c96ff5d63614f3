//! DocType as a DocType: what is compiled in, seen as documents.
//!
//! It is virtual, so that fields like `reference_doctype` can link to it and clients can read what
//! there is.

use crate::prelude::*;
use doctyped_core::context::{ListQuery, Listed, VirtualDocument};
use doctyped_models::doctype::DocType;
use doctyped_schema::{Meta, SortOrder};

/// The DocTypes that are compiled in.
#[derive(Debug)]
pub struct DocTypes;

impl VirtualDocument for DocTypes {
    type Document = DocType;

    fn load(name: &str, ctx: &mut Context) -> Result<Option<DocType>> {
        Ok(ctx.site().registry().handler(name).map(|handler| described((handler.meta)())))
    }

    fn list(_query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<DocType>> {
        let handlers = ctx.site().registry().handlers();
        Ok(Listed::Candidates(handlers.map(|handler| described((handler.meta)())).collect()))
    }
}

/// The document that describes a DocType.
fn described(meta: &Meta) -> DocType {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (sort_field, sort_order) = meta.sort.first().copied().unwrap_or(("creation", SortOrder::Desc));
    DocType {
        name: meta.name.to_owned(),
        module: text(meta.module),
        description: text(meta.description),
        issingle: meta.is_single,
        istable: meta.is_child,
        is_submittable: meta.is_submittable,
        is_tree: meta.is_tree,
        is_virtual: meta.is_virtual,
        title_field: text(meta.title_field),
        search_fields: text(&meta.search_fields.join(",")),
        sort_field: text(sort_field),
        sort_order: text(if sort_order == SortOrder::Asc { "ASC" } else { "DESC" }),
        allow_rename: meta.allow_rename,
        allow_import: meta.allow_import,
        track_changes: meta.track_changes,
        ..DocType::default()
    }
}
