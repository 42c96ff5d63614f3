//! Serves Document Naming Rule Condition.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::document_naming_rule_condition::DocumentNamingRuleCondition as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::document_naming_rule_condition::DocumentNamingRuleCondition,
    >,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
