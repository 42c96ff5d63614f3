//! Serves Note.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::note::Note as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::note::Note>,
    hooks: ::doctyped::document::Hooks {
        permission_query_conditions: ::std::option::Option::Some(
            permission_query_conditions,
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn permission_query_conditions(
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<::doctyped::permission::Rule> {
    <::doctypes::desk::note::note::NoteController as ::doctyped::document::Controller>::permission_query_conditions(
            ctx,
        )
        .map(::doctyped::permission::Restriction::into_rule)
}
