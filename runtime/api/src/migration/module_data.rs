//! The data of optional modules. A database gets each version of a module's data once, as Patch Log records, so that
//! documents that users change or delete stay as they are.

use super::fixtures::{DocumentFile, Existing, load};
use super::{commit_part, patches};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_migration::CompletedStep;
use doctyped_modules::ModuleData;

/// The modules whose data the database does not have in this version.
pub(super) fn pending(ctx: &mut Context) -> Result<Vec<&'static ModuleData>> {
    let modules = ctx.site().application().modules;
    if modules.is_empty() {
        return Ok(Vec::new());
    }
    let recorded = patches::recorded(ctx)?;
    Ok(modules.iter().copied().filter(|module| !recorded.contains(&record_path(module))).collect())
}

/// Inserts the documents that are missing.
///
/// # Errors
/// That of the document that cannot be stored, with its file and place.
pub(super) fn insert_pending(ctx: &mut Context) -> Result<Vec<CompletedStep>> {
    let mut done = Vec::new();
    for module in pending(ctx)? {
        let files = module.files.iter();
        let files: Vec<DocumentFile> = files
            .map(|file| DocumentFile { kind: "data", path: file.path, text: file.text, doctype: Some(file.doctype) })
            .collect();
        done.extend(load(ctx, &files, Existing::Keep)?);
        patches::record(ctx, &record_path(module))?;
        commit_part(ctx)?;
    }
    Ok(done)
}

/// The path of a version in Patch Log: `doctyped.modules.geo.1`.
fn record_path(module: &ModuleData) -> String {
    format!("doctyped.modules.{}.{}", module.module, module.version)
}
