//! The hooks and the methods of Document Naming Rule.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule/document_naming_rule.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::document_naming_rule::DocumentNamingRule;
use crate::controllers::document_naming_rule::DocumentNamingRuleController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocumentNamingRule::doctype,
    new: document::new::<DocumentNamingRule>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        after_rename: Some(after_rename),
        after_delete: Some(after_delete),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocumentNamingRuleController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocumentNamingRuleController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn after_rename(
    doc: &mut dyn Record,
    old_name: &str,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <DocumentNamingRuleController as Controller>::after_rename(
        document::typed(doc)?,
        old_name,
        merge,
        ctx,
    )
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocumentNamingRuleController as Controller>::after_delete(
        document::typed(doc)?,
        ctx,
    )
}
