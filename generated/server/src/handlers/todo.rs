//! Serves ToDo.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::todo::ToDo as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::todo::ToDo>,
    hooks: ::doctyped::document::Hooks {
        on_update: ::std::option::Option::Some(on_update),
        after_delete: ::std::option::Option::Some(after_delete),
        permission_query_conditions: ::std::option::Option::Some(
            permission_query_conditions,
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::desk::todo::todo::ToDoController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::desk::todo::todo::ToDoController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn permission_query_conditions(
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<::doctyped::permission::Rule> {
    <::doctypes::desk::todo::todo::ToDoController as ::doctyped::document::Controller>::permission_query_conditions(
            ctx,
        )
        .map(::doctyped::permission::Restriction::into_rule)
}
