//! The schemas of a field: of the value that a client reads, and of the values that it may send.
//!
//! What the server takes is decided by `runtime/documents/src/coerce.rs` and `validate.rs`: numbers may be text, and
//! text may be numbers. The schemas of writes say all of it.

use super::names::{ComponentNames, reference};
use super::type_schema::{set, set_text};
use crate::application::{Content, DocType, Field};
use doctyped_schema::{ColumnType, FieldType};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Text of a number, or blank.
const NUMBER_TEXT: &str = r"^\s*([-+]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)([eE][-+]?[0-9][0-9_]*)?)?\s*$";
/// The same, with commas between groups of digits.
const DECIMAL_TEXT: &str = r"^\s*([-+]?([0-9][0-9_,]*\.?[0-9_]*|\.[0-9][0-9_]*)([eE][-+]?[0-9][0-9_]*)?)?\s*$";
/// Text of a Check: a number, which has to be whole, or a word.
const CHECK_TEXT: &str = concat!(
    r"^\s*([-+]?([0-9][0-9_,]*\.?[0-9_]*|\.[0-9][0-9_]*)([eE][-+]?[0-9][0-9_]*)?",
    r"|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])?\s*$",
);
/// Text of a date and time as the server writes it.
const DATETIME_TEXT: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?$";
/// Text of a date, with or without a time, that the server reads (`runtime/orm/src/table/temporal.rs`).
const DATETIME_INPUT: &str = concat!(
    r"^\s*([0-9]{8}|[0-9]{14}|[0-9]{4}[!-/:-@\[-`{-~][0-9]{1,2}[!-/:-@\[-`{-~][0-9]{1,2})",
    r"([ T]\s*[0-9]{1,2}:?\s*[0-9]{1,2}(:?\s*[0-9]{1,2}(\.[0-9]+)?)?)?Z?\s*$",
);
/// Numbers that the server reads as `YYYYMMDD` or `YYYYMMDDHHMMSS`.
const DATE_NUMBERS: [u64; 2] = [10_000_101, 99_991_231_235_959];
/// Text of a time as the server writes it.
const TIME_TEXT: &str = r"^[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?$";
/// Text of a time that the server reads.
const TIME_INPUT: &str = r"^\s*([01]?[0-9]|2[0-3]):\s*[0-5]?[0-9](:\s*[0-5]?[0-9](\.[0-9]+)?)?\s*$";
/// Text that stands for no date or time: blank, or zeros.
const NO_DATE_TEXT: &str = r"^\s*(0000-00-00[-0:. T]*)?\s*$";
/// Rows of one table field, at most.
const MAX_CHILD_ROWS: usize = 10_000;
/// Characters of a name, at most.
const MAX_NAME_LEN: usize = 140;

/// The purpose of the schema of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Write {
    Create,
    Update,
}

/// The options of a Select that only takes these.
fn fixed_options<'a>(field: &Field<'a>) -> Option<Vec<&'a str>> {
    let options = field.options;
    let is_checked = field.fieldtype == FieldType::Select
        && field.name != "naming_series"
        && !matches!(options.trim(), "" | "[Select]" | "Loading...");
    if !is_checked {
        return None;
    }
    let mut known = HashSet::new();
    let lines = options.split('\n').map(str::trim).filter(|line| !line.is_empty());
    Some(lines.filter(|line| known.insert(*line)).collect())
}

/// The characters that a text may have.
fn max_length(field: &Field<'_>, doctype: &DocType<'_>) -> Option<u32> {
    match field.column_type {
        Some(ColumnType::Varchar(length)) if !doctype.is_single => Some(length),
        _ => None,
    }
}

/// Whether the server refuses a new document without the field: numbers have a value always.
pub(super) fn is_required(field: &Field<'_>) -> bool {
    let is_empty_at_first = match field.column_type {
        Some(column_type) => !column_type.is_never_null() && column_type != ColumnType::Check,
        None => field.fieldtype.is_table(),
    };
    let has_default = !field.default.trim().is_empty();
    let has_first_option =
        field.fieldtype == FieldType::Select && !field.options.split('\n').next().unwrap_or_default().trim().is_empty();
    field.has("reqd")
        && is_empty_at_first
        && !has_default
        && !has_first_option
        && field.fetch_from.is_empty()
        && !field.has("is_virtual")
}

/// The schema of the value that a client reads; none for layout.
pub(super) fn read(field: &Field<'_>, doctype: &DocType<'_>, names: &ComponentNames) -> Option<Value> {
    let mut schema = match field.content {
        Content::Table(target) => json!({"type": "array", "items": names.reference(target, "")?}),
        Content::Nothing if field.has("is_virtual") => json!({}),
        Content::Nothing => return None,
        Content::Link(_) | Content::Value => read_value(field),
    };
    // Generators of clients name the type of an enumeration by its title, which must not be the name of a DocType.
    let is_enumeration = fixed_options(field).is_some() && !field.label.is_empty();
    let title = if is_enumeration { format!("{} option", field.label) } else { field.label.to_owned() };
    set_text(&mut schema, "title", &title);
    set_text(&mut schema, "description", field.description);
    set(&mut schema, "maxLength", max_length(field, doctype).filter(|_| is_text(field)));
    let is_server_written = doctyped_schema::guard(doctype.name, field.name).is_server_written;
    set(&mut schema, "readOnly", (is_server_written || field.has("is_virtual")).then_some(true));
    if !matches!(field.fieldtype, FieldType::Data) {
        set(&mut schema, "x-frappe-fieldtype", Some(field.fieldtype.name()));
    }
    set(&mut schema, "x-frappe-format", format_of(field));
    set(&mut schema, "x-frappe-link", link_of(field));
    let dynamic = (field.fieldtype == FieldType::DynamicLink).then_some(field.options);
    set(&mut schema, "x-frappe-link-field", dynamic.filter(|options| !options.is_empty()));
    set_text(&mut schema, "x-frappe-fetch-from", field.fetch_from);
    set(&mut schema, "x-frappe-permlevel", Some(field.permlevel).filter(|level| *level > 0));
    for switch in ["unique", "set_only_once", "allow_on_submit", "read_only", "hidden", "no_copy"] {
        set(&mut schema, &format!("x-frappe-{}", switch.replace('_', "-")), field.has(switch).then_some(true));
    }
    for (key, expression) in field.conditions {
        set(&mut schema, &format!("x-frappe-{}", key.replace('_', "-")), Some(expression.as_str()));
    }
    Some(schema)
}

fn read_value(field: &Field<'_>) -> Value {
    let Some(column_type) = field.column_type else { return json!({}) };
    if let Some(options) = fixed_options(field) {
        let options: Vec<Value> = options.into_iter().map(Value::from).chain(["".into(), Value::Null]).collect();
        return json!({"enum": options});
    }
    match column_type {
        // A list or a document shows an expanded link as an object.
        ColumnType::Varchar(_) if matches!(field.fieldtype, FieldType::Link | FieldType::DynamicLink) => link_value(),
        ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText => json!({"type": ["string", "null"]}),
        ColumnType::Json => json!({"type": ["string", "null"], "contentMediaType": "application/json"}),
        ColumnType::Password => json!({"type": ["string", "null"], "format": "password"}),
        ColumnType::Int | ColumnType::BigInt => json!({"type": "integer"}),
        ColumnType::LongInt => json!({"type": ["integer", "null"]}),
        ColumnType::Check => json!({"type": "integer", "minimum": 0, "maximum": 1}),
        ColumnType::Decimal => json!({"type": "number"}),
        ColumnType::NullableDecimal => json!({"type": ["number", "null"]}),
        ColumnType::Rating => json!({"type": ["number", "null"], "minimum": 0, "maximum": 1}),
        ColumnType::Date => json!({"type": ["string", "null"], "format": "date"}),
        ColumnType::Datetime => json!({"type": ["string", "null"], "pattern": DATETIME_TEXT}),
        ColumnType::Time => json!({"type": ["string", "null"], "pattern": TIME_TEXT}),
    }
}

/// The schema of the values that a client may send; none for a field that clients do not write.
pub(super) fn write(field: &Field<'_>, doctype: &DocType<'_>, names: &ComponentNames, purpose: Write) -> Option<Value> {
    if doctyped_schema::guard(doctype.name, field.name).is_server_written || field.has("is_virtual") {
        return None;
    }
    let must_have_value = is_required(field);
    if let Content::Table(target) = field.content {
        let suffix = if purpose == Write::Create { "Create" } else { "Update" };
        let items = names.reference(target, suffix)?;
        let mut schema = json!({"type": ["array", "null"], "items": items, "maxItems": MAX_CHILD_ROWS});
        if field.has("reqd") {
            set(&mut schema, "type", Some("array"));
            set(&mut schema, "minItems", Some(1));
        }
        return Some(schema);
    }
    if matches!(field.content, Content::Nothing) {
        return None;
    }
    let column_type = field.column_type?;
    // Null is no value where one is demanded; a new document has the default in its place.
    let takes_null =
        if purpose == Write::Create { !must_have_value } else { !field.has("reqd") || column_type.is_never_null() };
    if let Some(options) = fixed_options(field).filter(|_| !is_replaced(field)) {
        let mut values: Vec<Value> = Vec::new();
        for option in options {
            values.push(option.into());
            values.extend(option.parse::<i64>().ok().filter(|number| number.to_string() == option).map(Value::from));
        }
        if takes_null {
            values.extend(["".into(), Value::Null]);
        }
        return Some(one_of_types(&values));
    }
    let mut schema = match column_type {
        ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText | ColumnType::Password => {
            text(field, doctype, takes_null)
        }
        ColumnType::Json => json!({"type": ["object", "string", "number", "boolean"]}),
        ColumnType::Int => json!({
            "type": ["number", "boolean", "string"], "minimum": i32::MIN, "maximum": i32::MAX, "pattern": NUMBER_TEXT,
        }),
        ColumnType::BigInt | ColumnType::LongInt => json!({
            "type": ["number", "boolean", "string"], "minimum": i64::MIN / 2, "maximum": i64::MAX / 2, "pattern": NUMBER_TEXT,
        }),
        ColumnType::Check => json!({"type": ["integer", "boolean", "string"], "pattern": CHECK_TEXT}),
        ColumnType::Decimal | ColumnType::NullableDecimal => json!({
            "type": ["number", "boolean", "string"], "exclusiveMinimum": -1e12, "exclusiveMaximum": 1e12,
            "pattern": DECIMAL_TEXT,
        }),
        ColumnType::Rating => json!({
            "type": ["number", "boolean", "string"], "minimum": 0, "maximum": 1, "pattern": DECIMAL_TEXT,
        }),
        ColumnType::Date => {
            return Some(temporal(&[json!({"type": "string", "format": "date"}), date_input()], takes_null));
        }
        ColumnType::Datetime => {
            return Some(temporal(&[date_input(), json!({"type": "string", "format": "date-time"})], takes_null));
        }
        ColumnType::Time => return Some(temporal(&[json!({"type": "string", "pattern": TIME_INPUT})], takes_null)),
    };
    if field.has("non_negative") && schema.get("minimum").or(schema.get("exclusiveMinimum")).is_some() {
        if let Value::Object(members) = &mut schema {
            members.remove("exclusiveMinimum");
        }
        set(&mut schema, "minimum", Some(0));
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.extend(takes_null.then(|| "null".into()));
        // Version 1 reads an object in `data` as the document.
        let reads_object = field.name == "data" && !types.contains(&"object".into());
        types.extend(reads_object.then(|| "object".into()));
    }
    Some(schema)
}

/// The schema of values of several types: each type has an `enum` of its own, which generators of clients demand.
fn one_of_types(values: &[Value]) -> Value {
    let (numbers, texts): (Vec<Value>, Vec<Value>) = values.iter().cloned().partition(Value::is_number);
    if numbers.is_empty() {
        return json!({"enum": texts});
    }
    json!({"anyOf": [{"enum": texts}, {"enum": numbers}]})
}

/// Whether a value that breaks the rules of the field may be accepted, because another one takes its place before
/// they are checked: that of a controller for a field that forms only show, that of the linked document for a fetched
/// one.
fn is_replaced(field: &Field<'_>) -> bool {
    field.has("read_only") || !field.fetch_from.is_empty()
}

fn text(field: &Field<'_>, doctype: &DocType<'_>, takes_null: bool) -> Value {
    let mut schema = json!({"type": ["string", "number", "boolean"]});
    set(&mut schema, "maxLength", max_length(field, doctype).filter(|_| !is_replaced(field)));
    set(&mut schema, "minLength", (!takes_null).then_some(1));
    set(&mut schema, "x-frappe-link", link_of(field));
    set(&mut schema, "x-frappe-format", format_of(field));
    set(&mut schema, "format", (field.fieldtype == FieldType::Password).then_some("password"));
    schema
}

/// Text or a number that the server reads as a date, with or without a time.
fn date_input() -> Value {
    let [minimum, maximum] = DATE_NUMBERS;
    json!({"type": ["string", "integer"], "pattern": DATETIME_INPUT, "minimum": minimum, "maximum": maximum})
}

/// A date or a time in one of several forms; blank text is none.
fn temporal(forms: &[Value], takes_null: bool) -> Value {
    let mut schemas = forms.to_vec();
    if takes_null {
        schemas.push(json!({"type": ["string", "null"], "pattern": NO_DATE_TEXT}));
    }
    match schemas.as_slice() {
        [only] => only.clone(),
        _ => json!({"anyOf": schemas}),
    }
}

fn is_text(field: &Field<'_>) -> bool {
    fixed_options(field).is_none() && !matches!(field.content, Content::Nothing | Content::Table(_))
}

/// The format of a Data field, or of a time.
fn format_of<'a>(field: &Field<'a>) -> Option<&'a str> {
    match field.fieldtype {
        FieldType::Data => match field.options {
            "Email" => Some("email"),
            "Phone" => Some("phone"),
            "URL" => Some("uri"),
            "Name" => Some("name"),
            "Barcode" => Some("barcode"),
            _ => None,
        },
        FieldType::Datetime => Some("datetime"),
        FieldType::Time => Some("time"),
        FieldType::Duration => Some("seconds"),
        FieldType::Attach | FieldType::AttachImage => Some("file-url"),
        _ => None,
    }
}

/// The DocType that a link leads to.
fn link_of<'a>(field: &Field<'a>) -> Option<&'a str> {
    let options = field.options.trim();
    match field.content {
        Content::Link(Some(target)) => Some(target),
        Content::Link(None) => Some(options).filter(|options| !options.is_empty()),
        _ => None,
    }
}

/// The schema of a link: a name, or the linked document where the request asks to expand it.
pub(super) fn link_value() -> Value {
    json!({"anyOf": [{"type": ["string", "null"]}, reference("LinkedDocument")]})
}

/// The schema of the name of a row in a write. A new document names its rows itself.
pub(super) fn row_name_input(purpose: Write) -> Value {
    let mut schema = json!({"type": ["string", "number", "null"]});
    set(&mut schema, "maxLength", (purpose == Write::Update).then_some(MAX_NAME_LEN));
    schema
}

/// The schema of `creation` and `modified`.
pub(super) fn timestamp() -> Value {
    json!({"type": ["string", "null"], "pattern": DATETIME_TEXT, "readOnly": true, "x-frappe-format": "datetime"})
}
