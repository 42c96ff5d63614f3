//! The fields of a nested set, which Frappe adds to a tree that does not have them.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::ir::name::scrub;
use crate::schema::{self, Field, Spanned, Text, text_of};

/// Adds the fields to a tree without `lft`, with a warning.
pub(super) fn add(declared: &mut schema::DocType, fields: &mut Vec<Field>, diagnostics: &mut Diagnostics) {
    let has = |fields: &[Field], name: &str| fields.iter().any(|field| text_of(&field.fieldname) == name);
    if !declared.is_tree || declared.issingle || has(fields, "lft") {
        return;
    }
    let span = declared.name.span;
    let name = declared.name.value.clone();
    let parent = format!("parent_{}", scrub(&name));
    let number = |fieldname: &str, label: &str| Field {
        switches: vec!["no_copy", "read_only", "hidden"],
        ..field(fieldname, label, "Int", span)
    };
    let link =
        |fieldname: &str, label: &str| Field { options: text(&name, span), ..field(fieldname, label, "Link", span) };
    let added = [
        number("lft", "Left"),
        number("rgt", "Right"),
        field("is_group", "Is Group", "Check", span),
        link("old_parent", "Old Parent"),
        link(&parent, &format!("Parent {name}")),
    ];
    let message = format!("the tree {name} lacks `lft`; it gets the fields of a nested set, as in Frappe");
    let diagnostic = Diagnostic::new(Code::IncompleteTree, &declared.source, span, message).as_warning();
    diagnostics.push(diagnostic.help(format!("add the Int fields `lft` and `rgt` and the Link `{parent}` to {name}")));
    fields.extend(added.into_iter().filter(|added| !has(fields, text_of(&added.fieldname))).collect::<Vec<_>>());
    declared.nsm_parent_field = text(&parent, span);
}

fn field(fieldname: &str, label: &str, fieldtype: &str, span: Span) -> Field {
    Field {
        span,
        fieldname: text(fieldname, span),
        fieldtype: text(fieldtype, span),
        label: text(label, span),
        ..Field::default()
    }
}

#[allow(clippy::unnecessary_wraps, reason = "texts of a definition are optional")]
fn text(value: &str, span: Span) -> Text {
    Some(Spanned { value: value.to_owned(), span })
}
