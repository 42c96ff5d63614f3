//! Properties of a DocType that name fields.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::DocType;
use crate::schema::{Text, sort_order};

/// `title_field`, `search_fields` and the like must name fields with values to have an effect, those of lists columns.
pub(super) fn named_by_properties(doctype: &DocType, diagnostics: &mut Diagnostics) {
    let declared = &doctype.declared;
    for (property, text, is_of_lists) in [
        ("title_field", &declared.title_field, false),
        ("search_fields", &declared.search_fields, true),
        ("sort_field", &declared.sort_field, true),
        ("image_field", &declared.image_field, false),
        ("timeline_field", &declared.timeline_field, false),
    ] {
        for (name, direction) in names(text) {
            let problem = match doctype.field(name) {
                _ if doctype.has_column(name) => {
                    let is_unknown = |word: &&str| property == "sort_field" && sort_order(word).is_none();
                    let Some(word) = direction.filter(is_unknown) else { continue };
                    format!("sorts by `{name}` in the direction `{word}`, which is neither asc nor desc")
                }
                None => format!("names `{name}`, which is no field of {}", doctype.name()),
                Some(field) if !field.has_value() => {
                    format!("names `{name}`, a field of the type {}, which has no value", field.fieldtype.name())
                }
                Some(_) if is_of_lists => format!("names `{name}`, a virtual field, which lists cannot read"),
                Some(_) => continue,
            };
            let span = text.as_ref().map(|text| text.span).unwrap_or_default();
            let message = format!("{property} {problem}");
            diagnostics.push(Diagnostic::new(Code::MissingField, &declared.source, span, message));
        }
    }
}

/// The field names of `a, b` or of `a asc, b desc`, with the words behind them.
fn names(text: &Text) -> impl Iterator<Item = (&str, Option<&str>)> {
    let text = crate::schema::text_of(text);
    text.split(',').filter_map(|part| {
        let mut words = part.split_whitespace();
        Some((words.next()?.trim_matches('`'), words.next()))
    })
}
