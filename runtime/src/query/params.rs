//! The parameters of list requests, in all the forms in which clients send them.

use super::expression::Field;
use super::filter::{Filter, Joiner};
use super::limits;
use super::select::{RowForm, Select};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, FromArgument};
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// Which list route was taken: they read different parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `/api/resource/<DocType>` and `frappe.client.get_list`.
    V1,
    /// `/api/v2/document/<DocType>`.
    V2,
}

/// Rows of a list for which nobody said how many there should be.
const PAGE_LENGTH: u32 = 20;

/// Writes a list as a JSON array of rows.
///
/// # Errors
/// `DoesNotExistError` for an unknown DocType, `PermissionError` when the user may see nothing of
/// it, and for parameters that cannot be read a `DataError` or `ValidationError`.
pub fn list(ctx: &mut Context, doctype: &str, params: &Arguments, style: Style, out: &mut JsonWriter) -> Result<()> {
    // Asked first, so that an unknown DocType is 404 whatever else is wrong.
    ctx.handler(doctype)?;
    let fields = json(params, "fields")?;
    let filters = json(params, "filters")?;
    let or_filters = json(params, "or_filters")?;

    let mut select = Select::new(doctype);
    add_fields(&mut select, fields.as_deref())?;
    if let Some(filters) = &filters {
        select.filter(Filter::from_json(filters, Joiner::And)?);
    }
    if let Some(filters) = &or_filters {
        select.filter(Filter::from_json(filters, Joiner::Or)?);
    }
    if let Some(groups) = text(params, "group_by")? {
        select.group_by(groups)?;
    }
    if let Some(orders) = text(params, "order_by")? {
        select.order_by(orders)?;
    }
    let (start, length) = window(params, style)?;
    select.start(start).limit(length).parent(text(params, "parent")?);
    select.write(ctx, form(params)?, out)
}

/// How many documents fulfil filters, of those that the user may see.
///
/// # Errors
/// As [`list`].
pub fn count(ctx: &mut Context, doctype: &str, filters: Option<&JsonValue>) -> Result<i64> {
    ctx.handler(doctype)?;
    let filters = filters.map(|filters| decoded("filters", filters)).transpose()?.flatten();
    let mut select = Select::new(doctype);
    if let Some(filters) = &filters {
        select.filter(Filter::from_json(filters, Joiner::And)?);
    }
    select.count(ctx)
}

/// A parameter that holds JSON, as a value or as text; none if it is not there or says nothing.
fn json<'p>(params: &'p Arguments, name: &str) -> Result<Option<Cow<'p, JsonValue>>> {
    params.get(name).map_or(Ok(None), |value| decoded(name, value))
}

fn decoded<'p>(name: &str, value: &'p JsonValue) -> Result<Option<Cow<'p, JsonValue>>> {
    match value {
        JsonValue::Null => Ok(None),
        JsonValue::String(text) if text.trim().is_empty() => Ok(None),
        JsonValue::String(text) if text.trim() == "*" => Ok(Some(Cow::Borrowed(value))),
        JsonValue::String(text) => match serde_json::from_str(text) {
            Ok(JsonValue::Null) => Ok(None),
            Ok(value) => Ok(Some(Cow::Owned(value))),
            Err(error) => Err(Error::new(
                ErrorKind::Data,
                format!("{name} is not JSON: {error}; it reads {}", limits::quoted(text)),
            )),
        },
        value => Ok(Some(Cow::Borrowed(value))),
    }
}

fn add_fields<'a>(select: &mut Select<'a>, fields: Option<&'a JsonValue>) -> Result<()> {
    match fields {
        None => {}
        Some(JsonValue::Array(fields)) => {
            for field in fields {
                select.parsed_field(Field::from_json(field)?)?;
            }
        }
        Some(field @ JsonValue::String(_)) => {
            select.parsed_field(Field::from_json(field)?)?;
        }
        Some(other) => {
            let given = limits::quoted(&other.to_string());
            return Err(Error::new(ErrorKind::Data, format!("fields is a list of texts, not {given}")));
        }
    }
    if select.fields.is_empty() {
        select.field("name")?;
    }
    Ok(())
}

/// A parameter that holds text; none if it is empty.
fn text<'p>(params: &'p Arguments, name: &str) -> Result<Option<&'p str>> {
    match params.get(name) {
        None | Some(JsonValue::Null) => Ok(None),
        Some(JsonValue::String(text)) if text.trim().is_empty() => Ok(None),
        Some(JsonValue::String(text)) => Ok(Some(text)),
        Some(other) => {
            let given = limits::quoted(&other.to_string());
            Err(Error::validation(format!("{name} is a text, not {given}")))
        }
    }
}

/// Where a page starts and how long it is; a length of 0 means everything.
fn window(params: &Arguments, style: Style) -> Result<(u32, Option<u32>)> {
    let (starts, lengths): (&[&str], &[&str]) = match style {
        Style::V1 => (&["limit_start"], &["limit_page_length", "limit"]),
        Style::V2 => (&["limit_start", "start"], &["limit"]),
    };
    let first = |names: &[&str]| -> Result<Option<u32>> {
        for name in names {
            if let Some(number) = number(params, name)? {
                return Ok(Some(number));
            }
        }
        Ok(None)
    };
    let start = first(starts)?.unwrap_or(0);
    let length = first(lengths)?.unwrap_or(PAGE_LENGTH);
    Ok((start, (length > 0).then_some(length)))
}

fn number(params: &Arguments, name: &str) -> Result<Option<u32>> {
    match params.get(name) {
        None | Some(JsonValue::Null) => Ok(None),
        Some(JsonValue::String(text)) if text.trim().is_empty() => Ok(None),
        given => u32::from_argument(given).map(Some).map_err(|expected| {
            let given = given.map(|given| limits::quoted(&given.to_string())).unwrap_or_default();
            Error::validation(format!("{name} should be {expected}, not {given}"))
        }),
    }
}

fn form(params: &Arguments) -> Result<RowForm> {
    match params.get("as_dict") {
        Some(JsonValue::String(text)) if text.trim().is_empty() => Ok(RowForm::Object),
        _ => Ok(if params.read::<Option<bool>>("as_dict")?.unwrap_or(true) { RowForm::Object } else { RowForm::Array }),
    }
}
