//! Serves Library Transaction.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_transaction/library_transaction.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::library_transaction::LibraryTransaction as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::library_transaction::LibraryTransaction>,
    hooks: ::doctyped::document::Hooks {
        before_submit: ::std::option::Option::Some(before_submit),
        on_submit: ::std::option::Option::Some(on_submit),
        before_cancel: ::std::option::Option::Some(before_cancel),
        on_cancel: ::std::option::Option::Some(on_cancel),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn before_submit(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_transaction::library_transaction::LibraryTransactionController as ::doctyped::document::Controller>::before_submit(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_submit(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_transaction::library_transaction::LibraryTransactionController as ::doctyped::document::Controller>::on_submit(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn before_cancel(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_transaction::library_transaction::LibraryTransactionController as ::doctyped::document::Controller>::before_cancel(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_cancel(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::library::library_transaction::library_transaction::LibraryTransactionController as ::doctyped::document::Controller>::on_cancel(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
