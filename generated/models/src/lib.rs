//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]
#![allow(missing_docs, reason = "a member without documentation is what its name says")]

#[rustfmt::skip]
pub mod article;
#[rustfmt::skip]
pub mod article_category;
#[rustfmt::skip]
pub mod article_loan;
#[rustfmt::skip]
pub mod library_member;
#[rustfmt::skip]
pub mod library_membership;
#[rustfmt::skip]
pub mod library_settings;
#[rustfmt::skip]
pub mod library_transaction;
#[rustfmt::skip]
pub mod note;
#[rustfmt::skip]
pub mod note_seen_by;
#[rustfmt::skip]
pub mod todo;

pub use self::article::Article;
pub use self::article_category::ArticleCategory;
pub use self::article_loan::ArticleLoan;
pub use self::library_member::LibraryMember;
pub use self::library_membership::LibraryMembership;
pub use self::library_settings::LibrarySettings;
pub use self::library_transaction::LibraryTransaction;
pub use self::note::Note;
pub use self::note_seen_by::NoteSeenBy;
pub use self::todo::ToDo;
