//! What serves each DocType.
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
