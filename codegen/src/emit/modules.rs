//! Files that declare modules.
//!
//! Generated modules have `#[rustfmt::skip]`, because their format is not the one of rustfmt.

use super::rust::RustFile;
use crate::files::{relative, slashes};
use crate::ir::{App, Ident};
use crate::sources::{Module, Sources};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The module file of all records: `models/src/lib.rs`, or `core/models/mod.rs`.
pub(super) fn models(app: &App, from: &str) -> String {
    let mut file = RustFile::new("The records of all DocTypes, each in the module of its name.", from);
    file.lines(&allowed(app));
    let modules = app.doctypes.iter().map(|doctype| &doctype.entry.module);
    file.items(&quote!(#(#[rustfmt::skip] pub mod #modules;)*));
    // Records of one name (`To Do` and `ToDo`) are not re-exported.
    let mut counts: BTreeMap<&Ident, usize> = BTreeMap::new();
    for doctype in &app.doctypes {
        *counts.entry(&doctype.entry.record).or_default() += 1;
    }
    let records =
        app.doctypes.iter().map(|doctype| &doctype.entry).filter(|entry| counts.get(&entry.record) == Some(&1));
    let records = records.map(|entry| (&entry.module, &entry.record)).collect::<BTreeSet<_>>();
    let (modules, records): (Vec<&Ident>, Vec<&Ident>) = records.into_iter().unzip();
    file.items(&quote!(#(pub use self::#modules::#records;)*));
    file.into_text()
}

/// Lints about names, which come from definitions and cannot be changed.
fn allowed(app: &App) -> String {
    let idents = app.doctypes.iter().flat_map(|doctype| {
        let slots = doctype.slots.iter().flat_map(|slot| [&slot.ident, &slot.constant]);
        let variants = doctype.enums.iter().flat_map(|select| select.variants.iter().map(|variant| &variant.ident));
        slots.chain(variants).chain([&doctype.entry.record])
    });
    let scripts = allowed_scripts(idents);
    format!(
        "{scripts}#![allow(non_snake_case, reason = \"names come from definitions\")]\n\
         #![allow(missing_docs, reason = \"a member without documentation is what its name says\")]\n"
    )
}

/// Lints about the characters of names, which only the root of a crate can allow; empty if all are ASCII.
pub(super) fn allowed_scripts<'a>(mut idents: impl Iterator<Item = &'a Ident>) -> &'static str {
    if idents.any(|ident| !ident.as_str().is_ascii()) {
        "#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints, reason = \"names come from definitions\")]\n"
    } else {
        ""
    }
}

/// The text of `server/src/handlers/mod.rs`.
pub(super) fn handlers(app: &App, sources: &Sources, from: &str) -> String {
    let mut file = RustFile::new("The handlers of all DocTypes.", from);
    file.lines("#![allow(non_snake_case, reason = \"names come from definitions\")]\n");
    let modules = super::served(app, sources).map(|doctype| &doctype.entry.module);
    file.items(&quote!(#(#[rustfmt::skip] pub mod #modules;)*));
    file.into_text()
}

/// The text of `doctypes.rs`, the root of the crate of controllers, in `folder`.
pub(super) fn controllers(sources: &Sources, from: &str, folder: &Path) -> String {
    let mut file =
        RustFile::new("The folders and Rust files beside the definitions, as the modules of one crate.", from);
    file.lines(
        "#![allow(clippy::module_inception, reason = \"a DocType's folder and its controller have one name\")]\n\
         #![allow(missing_docs, reason = \"folders have no documentation\")]\n",
    );
    file.items(&tree(&sources.modules, folder));
    file.into_text()
}

fn tree(modules: &BTreeMap<Ident, Module>, folder: &Path) -> TokenStream {
    let modules = modules.iter().map(|(name, module)| match module {
        Module::File(path) => {
            let path = slashes(&relative(folder, path));
            quote!(#[path = #path] pub mod #name;)
        }
        // Without the attribute, paths inside would begin in a folder of the module's name.
        Module::Folder(children) => {
            let children = tree(children, folder);
            quote!(#[path = "."] pub mod #name { #children })
        }
    });
    quote!(#(#modules)*)
}
