//! The hooks and the methods of Document Naming Rule Condition.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::document_naming_rule_condition::DocumentNamingRuleCondition;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocumentNamingRuleCondition::doctype,
    new: document::new::<DocumentNamingRuleCondition>,
    hooks: Hooks::NONE,
    methods: &[],
};
