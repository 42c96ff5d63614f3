//! Columns of trees.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Column, DocType};

/// A tree has the columns of a nested set.
pub(super) fn columns(doctype: &DocType, diagnostics: &mut Diagnostics) {
    let Some(parent) = doctype.parent_field() else { return };
    let slot = |name: &str| doctype.slots.iter().find(|slot| slot.name == name);
    let mut missing: Vec<&str> = ["lft", "rgt"]
        .into_iter()
        .filter(|name| !slot(name).is_some_and(|slot| matches!(slot.column, Column::Int | Column::BigInt)))
        .collect();
    if !slot(&parent).is_some_and(|slot| matches!(slot.column, Column::Link { .. })) {
        missing.push(&parent);
    }
    if missing.is_empty() {
        return;
    }
    let message = format!("the tree {} lacks `{}`", doctype.name(), missing.join("`, `"));
    let help = format!("add the Int fields `lft` and `rgt` and the Link `{parent}` to {}", doctype.name());
    let declared = &doctype.declared;
    diagnostics.push(Diagnostic::new(Code::IncompleteTree, &declared.source, declared.name.span, message).help(help));
}
