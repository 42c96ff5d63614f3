//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

pub mod article;
pub mod article_category;
pub mod library_member;
pub mod library_membership;
pub mod library_settings;
pub mod library_transaction;
pub mod note;
pub mod note_seen_by;
pub mod todo;

pub use self::article::Article;
pub use self::article_category::ArticleCategory;
pub use self::library_member::LibraryMember;
pub use self::library_membership::LibraryMembership;
pub use self::library_settings::LibrarySettings;
pub use self::library_transaction::LibraryTransaction;
pub use self::note::Note;
pub use self::note_seen_by::NoteSeenBy;
pub use self::todo::ToDo;
