//! Titles by a template over other fields: `{customer_name}`.

use super::coerce::convert;
use doctyped_core::error::Result;
use doctyped_orm::table::{Record, ValueRef};

/// The only title field that Frappe fills.
const TITLE: &str = "title";

/// Sets the title of a document by a template: the options of the field, or its default for a new
/// document without a title.
///
/// # Errors
/// `ValidationError` when the field cannot store the title.
pub fn fill(record: &mut dyn Record, is_new: bool) -> Result<()> {
    let meta = record.meta();
    let (true, Some(field), Some(slot)) = (meta.title_field == TITLE, meta.field(TITLE), meta.slot_of(TITLE)) else {
        return Ok(());
    };
    let title = record.get(slot);
    let template = match field.default.map(str::trim) {
        _ if !field.options.is_empty() => field.options,
        // A new record has the default of the definition as its title.
        Some(default) if is_new && (title.is_empty() || title == ValueRef::Text(default)) => default,
        _ => return Ok(()),
    };
    let title = expand(record, template);
    record.set(slot, convert(field, &title.into())?)?;
    Ok(())
}

/// Expands a template: fields in braces become their values, or nothing when there is no such field or
/// value; double braces become single ones.
fn expand(record: &dyn Record, template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(index) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(index);
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
    use doctyped_models::role::Role;

    #[test]
    fn template_with_braces_is_expanded() {
        let role = Role { role_name: "Chef".to_owned(), two_factor_auth: true, ..Role::default() };
        for (template, expected) in [
            ("{role_name}", "Chef"),
            ("The {role_name}, {two_factor_auth}{home_page}!", "The Chef, 1!"),
            ("{{{role_name}}}", "{Chef}"),
            ("{nothing} {role_name", " {role_name"),
            ("none", "none"),
        ] {
            assert_eq!(expand(&role, template), expected);
        }
    }
}
