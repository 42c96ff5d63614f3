//! The hooks and the methods of Document Naming Rule Condition.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

use doctyped::document::{self, Handler, Hooks};
use doctyped::table::Document;
use doctyped::models::document_naming_rule_condition::DocumentNamingRuleCondition;

/// The record, the hooks and the methods.
pub static HANDLER: Handler = Handler {
    meta: DocumentNamingRuleCondition::doctype,
    new: document::new::<DocumentNamingRuleCondition>,
    hooks: Hooks::NONE,
    methods: &[],
};
