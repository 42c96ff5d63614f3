//! Contact: named by the person or the organisation; its display fields come from its rows.

use super::fields::{ReadableText, is_set, rows, rows_mut, set, set_text, text};
use super::links;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_documents::{lifecycle, naming};
use doctyped_macros::whitelist;
use doctyped_orm::table::{Record, Value};
use doctyped_schema as schema;
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue};

/// A field of Contact that shows the primary row of a table field.
struct PrimaryField {
    /// The field of Contact.
    shown: &'static str,
    table: &'static str,
    /// The field of the rows with the value.
    value: &'static str,
    /// The Check field of the rows.
    is_primary: &'static str,
    label: &'static str,
}

const PRIMARY_EMAIL: PrimaryField = PrimaryField {
    shown: "email_id",
    table: "email_ids",
    value: "email_id",
    is_primary: "is_primary",
    label: "email address",
};

const PRIMARY_NUMBERS: [PrimaryField; 2] = [
    PrimaryField {
        shown: "phone",
        table: "phone_nos",
        value: "phone",
        is_primary: "is_primary_phone",
        label: "phone number",
    },
    PrimaryField {
        shown: "mobile_no",
        table: "phone_nos",
        value: "phone",
        is_primary: "is_primary_mobile_no",
        label: "mobile number",
    },
];

/// Names a contact by its full name and its first linked document, `<full name>-<document>`, with a number if that is
/// taken. A contact without any name gets the primary email address.
///
/// # Errors
/// `ValidationError` for a contact with none of these.
pub fn autoname(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    make_only_email_primary(doc)?;
    let mut parts = vec![full_name(doc)];
    if parts.iter().all(String::is_empty) {
        parts = vec![primary(doc, &PRIMARY_EMAIL)?];
    }
    parts.extend(links::linked(doc).into_iter().take(1).map(|(_, name)| name));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return Err(Error::validation("A contact needs First Name, Last Name, Company Name or an email address"));
    }
    let name = naming::numbered_if_taken(ctx, doc.meta(), &parts.join("-"))?;
    Ok(doc.set(schema::NAME, Value::Text(name))?)
}

/// Fills the full name, the primary email address and numbers, and the titles of the links.
///
/// # Errors
/// `ValidationError` for two primary rows.
pub fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    let full_name = full_name(doc);
    set_text(doc, "full_name", &full_name)?;
    make_only_email_primary(doc)?;
    for field in [&PRIMARY_EMAIL].into_iter().chain(&PRIMARY_NUMBERS) {
        let value = primary(doc, field)?;
        set_text(doc, field.shown, &value)?;
    }
    links::complete(ctx, doc)
}

/// First, middle and last name; without them that of the organisation.
fn full_name(doc: &dyn Record) -> String {
    let names = ["first_name", "middle_name", "last_name"].map(|field| text(doc, field));
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { text(doc, "company_name") } else { names.join(" ") }
}

/// The value of the primary row; empty if no row is primary.
fn primary(doc: &dyn Record, field: &PrimaryField) -> Result<String> {
    let rows = rows(doc, field.table);
    let primary = rows.iter().flat_map(|rows| rows.iter()).filter(|row| is_set(*row, field.is_primary));
    let values: Vec<String> = primary.map(|row| text(row, field.value)).collect();
    match values.as_slice() {
        [] => Ok(String::new()),
        [value] => Ok(value.clone()),
        _ => Err(Error::validation(format!("Only one {} can be the primary one", field.label))),
    }
}

fn make_only_email_primary(doc: &mut dyn Record) -> Result<()> {
    match rows_mut(doc, PRIMARY_EMAIL.table) {
        Some(rows) if rows.len() == 1 => match rows.get_mut(0) {
            Some(row) => set(row, PRIMARY_EMAIL.is_primary, Value::Int(1)),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The display fields of a contact, under the names that forms of sales and purchases give them.
#[whitelist(read_only)]
pub fn get_contact_details(ctx: &mut Context, contact: String) -> Result<Map<String, JsonValue>> {
    let record = lifecycle::load_for(ctx, ctx.entry("Contact")?, &contact, Rights::READ)?;
    let values = ReadableText::of(ctx, record.as_ref());
    let fields = [
        ("contact_display", "full_name"),
        ("contact_email", "email_id"),
        ("contact_mobile", "mobile_no"),
        ("contact_phone", "phone"),
        ("contact_designation", "designation"),
        ("contact_department", "department"),
    ];
    let details = fields.into_iter().map(|(key, field)| (key.to_owned(), values.get(field).into()));
    Ok([("contact_person".to_owned(), record.name().into())].into_iter().chain(details).collect())
}
