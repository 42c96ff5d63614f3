//! Serves Note Seen By.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note_seen_by/note_seen_by.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::note_seen_by::NoteSeenBy as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::note_seen_by::NoteSeenBy>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
