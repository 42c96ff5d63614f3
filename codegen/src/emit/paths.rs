//! Paths in generated code, which depend on the crate that it is part of.

use crate::OutputKind;
use crate::ir::{DocTypeOrigin, Entry};

/// The module that files of records import.
pub(super) fn generated(target: OutputKind) -> &'static str {
    match target {
        OutputKind::Core | OutputKind::Project | OutputKind::Standalone => "doctyped::generated",
    }
}

/// The path of a record in files of records, as `use` takes it.
pub(super) fn record(entry: &Entry, target: OutputKind) -> String {
    let (module, record) = (entry.module.token(), entry.record.token());
    match (entry.origin, target) {
        (DocTypeOrigin::Own, OutputKind::Core) => format!("super::{module}::{record}"),
        (DocTypeOrigin::Own, OutputKind::Project | OutputKind::Standalone) => format!("crate::{module}::{record}"),
        (DocTypeOrigin::BuiltIn, _) => format!("doctyped::models::{record}"),
    }
}
