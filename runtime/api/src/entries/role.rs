//! The hooks and the methods of Role.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role/role.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::role::Role;
use crate::controllers::role::RoleController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Role::doctype,
    new: document::new::<Role>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        before_rename: Some(before_rename),
        on_trash: Some(on_trash),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <RoleController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <RoleController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn before_rename(
    doc: &mut dyn Record,
    new_name: &mut String,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <RoleController as Controller>::before_rename(
        document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}

fn on_trash(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <RoleController as Controller>::on_trash(document::typed(doc)?, ctx)
}
