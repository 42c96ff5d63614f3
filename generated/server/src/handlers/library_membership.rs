//! Serves Library Membership.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_membership/library_membership.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::library_membership::LibraryMembership as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::library_membership::LibraryMembership>,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        before_submit: ::std::option::Option::Some(before_submit),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[
        &::doctypes::library::library_membership::library_membership::__whitelist_renew,
    ],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_membership::library_membership::LibraryMembershipController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn before_submit(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_membership::library_membership::LibraryMembershipController as ::doctyped::document::Controller>::before_submit(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
