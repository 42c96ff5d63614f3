//! The parameters of list requests, in all the forms in which clients send them.

use super::cursor::Cursor;
use super::expand;
use super::expression::Field;
use super::filter::{Filter, Joiner};
use super::limits;
use super::select::{RowForm, Select};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, FromArgument};
use crate::schema::{CHILD_FIELDS, OPTIONAL_FIELDS, STANDARD_FIELDS};
use serde_json::Value as JsonValue;
use std::borrow::Cow;
use std::time::Instant;

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
    let parts = Parts::read(params)?;
    let select = parts.select(doctype, params, style)?;
    let form = form(params, style)?;
    let debug = Debug::begin(ctx, &select, params, style)?;
    select.write(ctx, form, out)?;
    debug.end(ctx);
    Ok(())
}

/// Writes a page of a list as the members of an answer of version 2: `data` with the rows, and what
/// clients ask for beyond version 15 of Frappe. With `include` or `cursor`, `has_next_page` says
/// whether there are rows behind the page. With `include=count`, `count`
/// says how many documents fulfil the filters, whatever the page. With `cursor`, which is empty for
/// the first page, `next_cursor` is the cursor of the next one, or null.
///
/// # Errors
/// As [`list`]; `ValidationError` for a cursor that is not of this list.
pub fn page(ctx: &mut Context, doctype: &str, params: &Arguments, out: &mut JsonWriter) -> Result<()> {
    ctx.handler(doctype)?;
    let parts = Parts::read(params)?;
    let select = parts.select(doctype, params, Style::V2)?;
    let form = form(params, Style::V2)?;
    let debug = Debug::begin(ctx, &select, params, Style::V2)?;
    let cursor = cursor(params, &parts)?;
    let include = Include::read(params)?;
    let count = if include.count {
        // The count and the rows have to see one state of the database.
        ctx.transaction().begin_reading()?;
        Some(select.count_documents(ctx)?)
    } else {
        None
    };
    out.key("data");
    if !include.next_page && cursor.is_none() {
        select.write(ctx, form, out)?;
        debug.end(ctx);
        return Ok(());
    }
    let page = select.write_page(ctx, form, cursor.as_ref(), out)?;
    debug.end(ctx);
    out.key("has_next_page");
    out.bool(page.has_next);
    if let Some(count) = count {
        out.key("count");
        out.int(count);
    }
    if cursor.is_some() {
        out.key("next_cursor");
        match page.next {
            Some(next) => out.text(&next),
            None => out.null(),
        }
    }
    Ok(())
}

/// The SQL of a list for each kind of database, without running it.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn statements(
    ctx: &mut Context,
    doctype: &str,
    params: &Arguments,
    style: Style,
) -> Result<Vec<(crate::db::Dialect, String)>> {
    use crate::db::Dialect;
    ctx.handler(doctype)?;
    let parts = Parts::read(params)?;
    let select = parts.select(doctype, params, style)?;
    let dialects = [Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql];
    dialects.into_iter().map(|dialect| Ok((dialect, select.statement(ctx, dialect)?))).collect()
}

/// The parameters of a list that hold JSON.
struct Parts<'p> {
    fields: Option<Cow<'p, JsonValue>>,
    filters: Option<Cow<'p, JsonValue>>,
    or_filters: Option<Cow<'p, JsonValue>>,
    expand: Option<Cow<'p, JsonValue>>,
}

impl<'p> Parts<'p> {
    fn read(params: &'p Arguments) -> Result<Parts<'p>> {
        Ok(Parts {
            fields: json(params, "fields")?,
            filters: json(params, "filters")?,
            or_filters: json(params, "or_filters")?,
            expand: json(params, "expand")?,
        })
    }

    fn select<'a>(&'a self, doctype: &'a str, params: &'a Arguments, style: Style) -> Result<Select<'a>> {
        let mut select = Select::new(doctype);
        add_fields(&mut select, self.fields.as_deref())?;
        for (filters, joiner) in [(&self.filters, Joiner::And), (&self.or_filters, Joiner::Or)] {
            if let Some(filters) = filters {
                check_conditions(filters)?;
                select.filter(Filter::from_json(filters, joiner)?);
            }
        }
        if let Some(groups) = text(params, "group_by")? {
            select.group_by(groups)?;
        }
        if let Some(orders) = text(params, "order_by")? {
            select.order_by(orders)?;
        }
        let (start, length) = window(params, style)?;
        select.start(start).limit(length).parent(text(params, "parent")?);
        select.expand(expand::names(self.expand.as_deref())?);
        Ok(select)
    }
}

/// The cursor of a page, if the client pages by cursors.
fn cursor<'p>(params: &'p Arguments, parts: &Parts<'_>) -> Result<Option<Cursor<'p>>> {
    if params.get("cursor").is_none() {
        return Ok(None);
    }
    let shown = |part: &Option<Cow<'_, JsonValue>>| part.as_ref().map(ToString::to_string).unwrap_or_default();
    let filters = format!("{} {}", shown(&parts.filters), shown(&parts.or_filters));
    Ok(Some(Cursor { after: text(params, "cursor")?, filters }))
}

/// What an answer has besides the rows.
struct Include {
    /// How many documents there are.
    count: bool,
    /// Whether there is a next page.
    next_page: bool,
}

impl Include {
    fn read(params: &Arguments) -> Result<Include> {
        let mut include = Include { count: false, next_page: false };
        for part in text(params, "include")?.unwrap_or_default().split(',').map(str::trim) {
            match part {
                "" => continue,
                "count" => include.count = true,
                "has_next_page" => {}
                other => {
                    let other = limits::quoted(other);
                    return Err(Error::validation(format!("include takes count and has_next_page, not {other}")));
                }
            }
            include.next_page = true;
        }
        Ok(include)
    }
}

/// A parameter that holds JSON, as a value or as text; none if it is not there or says nothing.
fn json<'p>(params: &'p Arguments, name: &str) -> Result<Option<Cow<'p, JsonValue>>> {
    params.get(name).map_or(Ok(None), |value| decoded(name, value))
}

/// What a parameter holds as JSON, which may have come as text.
///
/// # Errors
/// `DataError` for a text that is not JSON.
pub(super) fn decoded<'p>(name: &str, value: &'p JsonValue) -> Result<Option<Cow<'p, JsonValue>>> {
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

/// Refuses lists of conditions in which Frappe takes a field for a DocType, with its answer: one
/// condition by itself, and conditions of two parts. Other functions than lists take both.
fn check_conditions(filters: &JsonValue) -> Result<()> {
    let first_of = |condition: &JsonValue| match condition.as_array().map(Vec::as_slice) {
        // Such a field is not looked for in the DocType.
        Some([JsonValue::String(_), JsonValue::String(field)]) if is_standard(field) => None,
        Some([JsonValue::String(doctype), _]) => Some(doctype.clone()),
        _ => None,
    };
    let misread = match filters.as_array().map(Vec::as_slice) {
        Some([JsonValue::String(field), ..]) => Some(field.clone()),
        Some(conditions) => conditions.iter().find_map(first_of),
        None => None,
    };
    misread.map_or(Ok(()), |field| {
        let field = limits::quoted(&field);
        Err(Error::not_found(format!(
            "DocType {field} not found: filters are a list of conditions, each of them [field, operator, value]"
        )))
    })
}

fn is_standard(field: &str) -> bool {
    let mut standard = STANDARD_FIELDS.iter().chain(&CHILD_FIELDS).chain(&OPTIONAL_FIELDS);
    standard.any(|standard| standard.fieldname == field)
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
            // Frappe takes the number 0 for no `limit` at all, unlike the text "0".
            if *name == "limit" && params.get(name).is_some_and(|given| given.as_f64() == Some(0.0)) {
                continue;
            }
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

fn form(params: &Arguments, style: Style) -> Result<RowForm> {
    Ok(if switch(params, "as_dict", style)?.unwrap_or(true) { RowForm::Object } else { RowForm::Array })
}

/// A parameter that is true or false; none if it is empty. Version 2 takes any number as well.
fn switch(params: &Arguments, name: &str, style: Style) -> Result<Option<bool>> {
    let number = match params.get(name) {
        Some(JsonValue::String(text)) if text.trim().is_empty() => return Ok(None),
        Some(JsonValue::String(text)) => text.trim().parse::<f64>().ok(),
        Some(value) => value.as_f64(),
        None => None,
    };
    match number {
        Some(number) if style == Style::V2 => Ok(Some(number != 0.0)),
        _ => params.read(name),
    }
}

/// What a list notes about itself for who asks with `debug`.
struct Debug(Option<Instant>);

impl Debug {
    fn begin(ctx: &mut Context, select: &Select<'_>, params: &Arguments, style: Style) -> Result<Debug> {
        if switch(params, "debug", style)? != Some(true) {
            return Ok(Debug(None));
        }
        // How the tables are asked is for developers only.
        if ctx.site().config.developer_mode && !(ctx.handler(select.doctype)?.meta)().is_virtual {
            let dialect = ctx.transaction().dialect();
            let statement = select.statement(ctx, dialect)?;
            ctx.debug(statement);
        }
        Ok(Debug(Some(Instant::now())))
    }

    fn end(self, ctx: &mut Context) {
        if let Some(begun) = self.0 {
            ctx.debug(format!("Execution time: {:.6} sec", begun.elapsed().as_secs_f64()));
        }
    }
}
