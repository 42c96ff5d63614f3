//! The hooks and the methods of User.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/user/user.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::user::User;
use crate::controllers::user::UserController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: User::doctype,
    new: document::new::<User>,
    hooks: Hooks {
        validate: Some(validate),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::validate(document::typed(doc)?, ctx)
}
