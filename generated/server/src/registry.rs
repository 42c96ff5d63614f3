//! All that this server serves.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// The DocTypes and functions of the application.
pub static APPLICATION: ::doctyped::Application = ::doctyped::Application {
    handlers: &[
        &crate::handlers::article::HANDLER,
        &crate::handlers::article_category::HANDLER,
        &crate::handlers::article_loan::HANDLER,
        &crate::handlers::library_member::HANDLER,
        &crate::handlers::library_membership::HANDLER,
        &crate::handlers::library_settings::HANDLER,
        &crate::handlers::library_transaction::HANDLER,
        &crate::handlers::note::HANDLER,
        &crate::handlers::note_seen_by::HANDLER,
        &crate::handlers::todo::HANDLER,
    ],
    functions: &[
        ::doctyped::method::Function {
            path: "desk.note.note.mark_as_seen",
            method: &::doctypes::desk::note::note::__whitelist_mark_as_seen,
        },
        ::doctyped::method::Function {
            path: "desk.todo.todo.new_todo",
            method: &::doctypes::desk::todo::todo::__whitelist_new_todo,
        },
        ::doctyped::method::Function {
            path: "library.library_transaction.library_transaction.held_by",
            method: &::doctypes::library::library_transaction::library_transaction::__whitelist_held_by,
        },
    ],
    not_whitelisted: &[],
};
