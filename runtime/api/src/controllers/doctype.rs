//! DocType as a DocType: what is compiled in, seen as documents.
//!
//! It is virtual, so that fields like `reference_doctype` can link to it and clients can read what
//! there is.

use super::{docfield, docperm};
use crate::prelude::*;
use doctyped_core::context::{ListQuery, Listed, VirtualDocument};
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_models::doctype::DocType;
use doctyped_schema::{Meta, Naming, SortOrder};

/// The DocTypes that are compiled in.
#[derive(Debug)]
pub struct DocTypes;

impl VirtualDocument for DocTypes {
    type Document = DocType;

    fn load(name: &str, ctx: &mut Context) -> Result<Option<DocType>> {
        Ok(ctx.site().registry().entry(name).map(|entry| {
            let meta = (entry.meta)();
            DocType { fields: docfield::rows(meta), permissions: docperm::rows(meta), ..described(meta) }
        }))
    }

    fn list(_query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<DocType>> {
        let entries = ctx.site().registry().entries();
        Ok(Listed::Candidates(entries.map(|entry| described((entry.meta)())).collect()))
    }
}

/// The document that describes a DocType, without its rows.
fn described(meta: &Meta) -> DocType {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (sort_field, sort_order) = meta.sort.first().copied().unwrap_or(("creation", SortOrder::Desc));
    let (naming_rule, autoname) = naming(meta);
    DocType {
        name: meta.name.to_owned(),
        owner: ADMINISTRATOR.into(),
        modified_by: ADMINISTRATOR.into(),
        naming_rule: text(naming_rule),
        autoname: text(&autoname),
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
        track_seen: meta.track_seen,
        show_title_field_in_link: meta.show_title_field_in_link,
        nsm_parent_field: text(if meta.is_tree { meta.parent_field } else { "" }),
        max_attachments: i32::try_from(meta.max_attachments).unwrap_or(i32::MAX),
        ..DocType::default()
    }
}

/// Frappe's name of the naming rule, and the rule as definitions write it.
pub fn naming(meta: &Meta) -> (&'static str, String) {
    match meta.naming {
        Naming::Hash => ("Random", "hash".to_owned()),
        Naming::Field(field) => ("By fieldname", format!("field:{field}")),
        Naming::NamingSeries => ("By \"Naming Series\" field", "naming_series:".to_owned()),
        Naming::Format(format) => ("Expression", format!("format:{}", format.trim_start_matches("format:"))),
        Naming::Prompt => ("Set by user", "Prompt".to_owned()),
        Naming::Autoincrement => ("Autoincrement", "autoincrement".to_owned()),
        Naming::Uuid => ("UUID", "UUID".to_owned()),
        Naming::Expression(expression) => ("Expression (old style)", expression.to_owned()),
    }
}
