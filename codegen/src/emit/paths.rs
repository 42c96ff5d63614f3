//! How generated files refer to records, which depends on the crate that they are part of.

use crate::Target;
use crate::ir::{self, Entry, Origin};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of a record, seen from the files of the records.
pub(super) fn record(entry: &Entry, target: Target) -> TokenStream {
    let Entry { module, record, .. } = entry;
    match (entry.origin, target) {
        (Origin::Own, Target::Core) => quote!(crate::core::models::#module::#record),
        (Origin::Own, _) => quote!(crate::#module::#record),
        (Origin::BuiltIn, _) => quote!(::doctyped::core::#record),
    }
}

/// The same for what a field points to.
pub(super) fn target(field_target: &ir::Target, target: Target) -> TokenStream {
    match field_target {
        ir::Target::Known(entry) => record(entry, target),
        ir::Target::Missing => quote!(::doctyped::table::Unknown),
    }
}
