//! Address: named by title and type; of the addresses of a document, one is preferred for billing and one for shipping.

use super::fields::{ReadableText, is_set, set, set_text, text};
use super::links;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_documents::{lifecycle, naming};
use doctyped_macros::whitelist;
use doctyped_orm::table::{Record, Value};
use doctyped_schema as schema;
use doctyped_schema::Rights;
use serde_json::Value as JsonValue;

const ADDRESS: &str = "Address";

/// The fields that one address of a document has.
const PREFERENCES: [&str; 2] = ["is_primary_address", "is_shipping_address"];

/// Names an address `<title>-<type>`, with a number if that is taken. The title is that of the first linked document
/// where it is empty.
///
/// # Errors
/// `ValidationError` for an address without a title and links.
pub fn autoname(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    let mut title = text(doc, "address_title");
    if title.is_empty() {
        title = links::linked(doc).into_iter().next().map(|(_, name)| name).unwrap_or_default();
        set_text(doc, "address_title", &title)?;
    }
    if title.is_empty() {
        return Err(Error::validation("Address Title is required, because the address is linked to no document"));
    }
    let stem = format!("{title}-{}", text(doc, "address_type"));
    let name = naming::numbered_if_taken(ctx, doc.meta(), &stem)?;
    Ok(doc.set(schema::NAME, Value::Text(name))?)
}

/// Completes the links, and takes the preference from other addresses of the same documents.
///
/// # Errors
/// `PermissionError` if another address is preferred and the user may not change it.
pub fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    links::complete(ctx, doc)?;
    for preference in PREFERENCES {
        if is_set(doc, preference) {
            remove_preference_of_others(ctx, doc, preference)?;
        }
    }
    Ok(())
}

fn remove_preference_of_others(ctx: &mut Context, doc: &dyn Record, preference: &str) -> Result<()> {
    let own_name = doc.name();
    for (doctype, name) in links::linked(doc) {
        for other in links::documents_with(ctx, (ADDRESS, preference), (&doctype, &name))? {
            if other == own_name {
                continue;
            }
            ctx.begin_writing()?;
            let entry = ctx.entry(ADDRESS)?;
            let mut address = lifecycle::load_for(ctx, entry, &other, Rights::WRITE)?;
            set(address.as_mut(), preference, Value::Int(0))?;
            ctx.save_record(address.as_mut())?;
        }
    }
    Ok(())
}

/// The name of the preferred address of a document, of those that the user may read. `sort_key` is the preference:
/// `is_primary_address` or `is_shipping_address`.
#[whitelist(read_only)]
pub fn get_default_address(
    ctx: &mut Context,
    doctype: String,
    name: String,
    sort_key: Option<String>,
) -> Result<Option<String>> {
    let wanted = sort_key.as_deref().unwrap_or("is_primary_address");
    let Some(preference) = PREFERENCES.into_iter().find(|preference| *preference == wanted) else { return Ok(None) };
    for address in links::documents_with(ctx, (ADDRESS, preference), (&doctype, &name))? {
        let entry = ctx.entry(ADDRESS)?;
        match lifecycle::load_for(ctx, entry, &address, Rights::READ) {
            Ok(record) if !is_set(record.as_ref(), "disabled") => return Ok(Some(address)),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::Permission | ErrorKind::DoesNotExist) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// An address as lines of HTML, by its name or from an object with its fields.
#[whitelist(read_only)]
pub fn get_address_display(ctx: &mut Context, address_dict: Option<JsonValue>) -> Result<Option<String>> {
    let lines = match address_dict {
        Some(JsonValue::Object(fields)) => lines(|field| match fields.get(field) {
            Some(JsonValue::String(text)) => text.trim().to_owned(),
            Some(JsonValue::Number(number)) => number.to_string(),
            _ => String::new(),
        }),
        Some(JsonValue::String(name)) if !name.is_empty() => {
            let address = lifecycle::load_for(ctx, ctx.entry(ADDRESS)?, &name, Rights::READ)?;
            let values = ReadableText::of(ctx, address.as_ref());
            lines(|field| values.get(field))
        }
        _ => return Ok(None),
    };
    // Stored texts are sanitized, apart from those of a few types of fields; texts of a client are not.
    let html: String = lines.iter().map(|line| format!("{line}<br>\n")).collect();
    Ok(Some(ctx.clean_text(&html)?.unwrap_or(html)))
}

/// The lines of an address that are not empty.
fn lines(value: impl Fn(&str) -> String) -> Vec<String> {
    let fields = ["address_line1", "address_line2", "city", "county", "state", "pincode", "country"];
    let labelled = [("phone", "Phone"), ("fax", "Fax"), ("email_id", "Email")];
    let plain = fields.into_iter().map(|field| ("", value(field)));
    let labelled = labelled.into_iter().map(|(field, label)| (label, value(field)));
    let filled = plain.chain(labelled).filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| if label.is_empty() { value } else { format!("{label}: {value}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_a_value_are_left_out() {
        let value = |field: &str| match field {
            "address_line1" => "1 High Street".to_owned(),
            "country" => "Ghana".to_owned(),
            "phone" => "+233 30".to_owned(),
            _ => String::new(),
        };
        assert_eq!(lines(value), ["1 High Street", "Ghana", "Phone: +233 30"]);
    }
}
