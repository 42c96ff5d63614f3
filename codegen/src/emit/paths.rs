//! Paths in generated code, which depend on the crate that it is part of.

use crate::Target;
use crate::ir::{DocTypeOrigin, Entry};

/// The module that files of records import.
pub(super) fn generated(target: Target) -> &'static str {
    match target {
        Target::Core | Target::Project | Target::Standalone => "doctyped::generated",
    }
}

/// The path of a record in files of records, as `use` takes it.
pub(super) fn record(entry: &Entry, target: Target) -> String {
    let (module, record) = (entry.module.token(), entry.record.token());
    match (entry.origin, target) {
        (DocTypeOrigin::Own, Target::Core) => format!("super::{module}::{record}"),
        (DocTypeOrigin::Own, Target::Project | Target::Standalone) => format!("crate::{module}::{record}"),
        (DocTypeOrigin::BuiltIn, _) => format!("doctyped::models::{record}"),
    }
}
