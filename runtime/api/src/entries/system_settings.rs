//! The hooks and the methods of System Settings.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::system_settings::SystemSettings;
use crate::controllers::system_settings::SystemSettingsController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: SystemSettings::doctype,
    new: document::new::<SystemSettings>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <SystemSettingsController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <SystemSettingsController as Controller>::on_update(document::typed(doc)?, ctx)
}
