//! Properties of a DocType that name fields.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::DocType;
use crate::schema::Text;

/// `title_field`, `search_fields` and `sort_field` must name fields to have an effect.
pub(super) fn named_by_properties(doctype: &DocType, diagnostics: &mut Diagnostics) {
    let declared = &doctype.declared;
    for (property, text) in [
        ("title_field", &declared.title_field),
        ("search_fields", &declared.search_fields),
        ("sort_field", &declared.sort_field),
    ] {
        for name in names(text) {
            if doctype.has_field(name) {
                continue;
            }
            let span = text.as_ref().map(|text| text.span).unwrap_or_default();
            let message = format!("{property} names `{name}`, which is no field of {}", doctype.name());
            diagnostics.push(Diagnostic::new(Code::MissingField, &declared.source, span, message));
        }
    }
}

/// The field names of `a, b` or of `a asc, b desc`.
fn names(text: &Text) -> impl Iterator<Item = &str> {
    let text = crate::schema::text_of(text);
    text.split(',').filter_map(|part| part.split_whitespace().next()).map(|name| name.trim_matches('`'))
}
