//! Serves Library Member.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_member/library_member.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::library_member::LibraryMember as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::library_member::LibraryMember>,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_member::library_member::LibraryMemberController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
