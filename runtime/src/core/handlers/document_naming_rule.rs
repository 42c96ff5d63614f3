//! Serves Document Naming Rule.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule/document_naming_rule.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::document_naming_rule::DocumentNamingRule as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::document_naming_rule::DocumentNamingRule,
    >,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        on_update: ::std::option::Option::Some(on_update),
        after_rename: ::std::option::Option::Some(after_rename),
        after_delete: ::std::option::Option::Some(after_delete),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::document_naming_rule::DocumentNamingRuleController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::document_naming_rule::DocumentNamingRuleController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_rename(
    doc: &mut dyn ::doctyped::table::Record,
    old_name: &str,
    merge: bool,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::document_naming_rule::DocumentNamingRuleController as ::doctyped::document::Controller>::after_rename(
        ::doctyped::document::typed(doc)?,
        old_name,
        merge,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::document_naming_rule::DocumentNamingRuleController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
