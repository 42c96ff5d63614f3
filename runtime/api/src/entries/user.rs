//! The hooks and the methods of User.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

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
        autoname: Some(autoname),
        before_validate: Some(before_validate),
        validate: Some(validate),
        after_insert: Some(after_insert),
        on_update: Some(on_update),
        before_rename: Some(before_rename),
        after_rename: Some(after_rename),
        on_trash: Some(on_trash),
        after_delete: Some(after_delete),
        ..Hooks::NONE
    },
    methods: &[],
};

fn autoname(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::autoname(document::typed(doc)?, ctx)
}

fn before_validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::before_validate(document::typed(doc)?, ctx)
}

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::validate(document::typed(doc)?, ctx)
}

fn after_insert(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::after_insert(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn before_rename(
    doc: &mut dyn Record,
    new_name: &mut String,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <UserController as Controller>::before_rename(
        document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}

fn after_rename(
    doc: &mut dyn Record,
    old_name: &str,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <UserController as Controller>::after_rename(
        document::typed(doc)?,
        old_name,
        merge,
        ctx,
    )
}

fn on_trash(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::on_trash(document::typed(doc)?, ctx)
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::after_delete(document::typed(doc)?, ctx)
}
