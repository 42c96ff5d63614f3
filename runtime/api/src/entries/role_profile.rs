//! The hooks and the methods of Role Profile.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::role_profile::RoleProfile;
use crate::controllers::role_profile::RoleProfileController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: RoleProfile::doctype,
    new: document::new::<RoleProfile>,
    hooks: Hooks {
        on_update: Some(on_update),
        ..Hooks::NONE
    },
    methods: &[],
};

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <RoleProfileController as Controller>::on_update(document::typed(doc)?, ctx)
}
