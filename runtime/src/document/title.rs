//! Titles that are put together from other fields: `{customer_name}`.

use super::coerce::coerce;
use crate::error::Result;
use crate::table::{Record, ValueRef};

/// The field that Frappe fills; titles by another name are left alone.
const TITLE: &str = "title";

/// Fills the title of a document from its template: the field's options, always, or else its
/// default, for a new document that has no title of its own.
///
/// # Errors
/// When the title does not fit its field.
pub(super) fn fill(record: &mut dyn Record, is_new: bool) -> Result<()> {
    let meta = record.meta();
    let (true, Some(field), Some(slot)) = (meta.title_field == TITLE, meta.field(TITLE), meta.slot_of(TITLE)) else {
        return Ok(());
    };
    let title = record.get(slot);
    let template = match field.default.map(str::trim) {
        _ if !field.options.is_empty() => field.options,
        // A record is made with the defaults of its definition.
        Some(default) if is_new && (title.is_empty() || title == ValueRef::Text(default)) => default,
        _ => return Ok(()),
    };
    let title = filled(record, template);
    record.set(slot, coerce(field, &title.into())?)?;
    Ok(())
}

/// A template with values in place of fields in braces; double braces are braces. What is no field
/// or has no value leaves nothing.
fn filled(record: &dyn Record, template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(place) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(place);
        text.push_str(before);
        rest = if let Some(after) = after.strip_prefix("{{") {
            text.push('{');
            after
        } else if let Some(after) = after.strip_prefix("}}") {
            text.push('}');
            after
        } else if let Some((field, after)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) {
            text.push_str(&record.field(field.trim()).to_text());
            after
        } else {
            text.push_str(after);
            ""
        };
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::models::role::Role;

    #[test]
    fn fields_in_braces_become_their_values() {
        let role = Role { role_name: "Chef".to_owned(), two_factor_auth: true, ..Role::default() };
        for (template, expected) in [
            ("{role_name}", "Chef"),
            ("The {role_name}, {two_factor_auth}{home_page}!", "The Chef, 1!"),
            ("{{{role_name}}}", "{Chef}"),
            ("{nothing} {role_name", " {role_name"),
            ("none", "none"),
        ] {
            assert_eq!(filled(&role, template), expected);
        }
    }
}
