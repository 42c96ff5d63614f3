//! The handlers of all DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

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
