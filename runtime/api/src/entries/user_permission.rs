//! The hooks and the methods of User Permission.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::user_permission::UserPermission;
use crate::controllers::user_permission::UserPermissionController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: UserPermission::doctype,
    new: document::new::<UserPermission>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        after_delete: Some(after_delete),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserPermissionController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserPermissionController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserPermissionController as Controller>::after_delete(document::typed(doc)?, ctx)
}
