//! The hooks and the methods of Top Bar Item.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/top_bar_item/top_bar_item.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::top_bar_item::TopBarItem;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: TopBarItem::doctype,
    new: document::new::<TopBarItem>,
    hooks: Hooks::NONE,
    methods: &[],
};
