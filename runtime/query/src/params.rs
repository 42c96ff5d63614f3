//! The parameters of list requests, in all forms that clients of Frappe send.

use super::cursor::CursorParam;
use super::expand;
use super::json_params;
use super::select::{RowFormat, Select};
use doctyped_core::api_version::ApiVersion;
use doctyped_core::arguments::{Arguments, FromArgument};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::expression::Field;
use doctyped_core::grammar::filter::{Filter, Joiner};
use doctyped_core::grammar::limits;
use doctyped_core::json::JsonWriter;
use doctyped_schema::{CHILD_FIELDS, OPTIONAL_FIELDS, STANDARD_FIELDS};
use serde_json::Value as JsonValue;
use std::borrow::Cow;
use std::time::Instant;

/// Rows of a list without a limit parameter.
const DEFAULT_PAGE_LENGTH: u32 = 20;

/// Writes a list as a JSON array of rows.
///
/// # Errors
/// `DoesNotExistError` for an unknown DocType, `PermissionError` if the user may read none of its
/// documents, `DataError` or `ValidationError` for a malformed parameter.
pub fn list(
    ctx: &mut Context,
    doctype: &str,
    params: &Arguments,
    version: ApiVersion,
    out: &mut JsonWriter,
) -> Result<()> {
    // First, so that an unknown DocType is 404 even with malformed parameters.
    ctx.entry(doctype)?;
    let json = JsonParams::read(params)?;
    let select = json.select(doctype, params, version)?;
    let format = row_format(params, version)?;
    let debug = DebugMessages::begin(ctx, &select, params, version)?;
    select.write(ctx, format, out)?;
    debug.end(ctx);
    Ok(())
}

/// Writes a page of a list as members of a response of version 2: `data` with the rows, `has_next_page`, which tells
/// whether there are rows after the page, and extensions to Frappe that the client requests. With `include=count`, `count` is the number of documents
/// that meet the filters. With `cursor`, which is empty for the first page, `next_cursor` is the cursor
/// of the next page, or null.
///
/// # Errors
/// As [`list`]; `ValidationError` for a cursor of another list.
pub fn page(ctx: &mut Context, doctype: &str, params: &Arguments, out: &mut JsonWriter) -> Result<()> {
    ctx.entry(doctype)?;
    let json = JsonParams::read(params)?;
    let select = json.select(doctype, params, ApiVersion::V2)?;
    let format = row_format(params, ApiVersion::V2)?;
    let debug = DebugMessages::begin(ctx, &select, params, ApiVersion::V2)?;
    let cursor = cursor(params, &json)?;
    let count = if includes_count(params)? {
        // The count and the rows come from one snapshot.
        ctx.transaction().begin_reading()?;
        Some(select.count_documents(ctx)?)
    } else {
        None
    };
    out.key("data");
    let page = select.write_page(ctx, format, cursor.as_ref(), out)?;
    debug.end(ctx);
    out.key("has_next_page");
    out.bool(page.has_next);
    if let Some(count) = count {
        out.key("count");
        out.int(count);
    }
    if cursor.is_some() {
        out.key("next_cursor");
        match page.next_cursor {
            Some(next) => out.text(&next),
            None => out.null(),
        }
    }
    Ok(())
}

/// The SQL of a list in each dialect, without running it.
#[cfg(any(test, feature = "testing"))]
pub fn sql_for_all_dialects(
    ctx: &mut Context,
    doctype: &str,
    params: &Arguments,
    version: ApiVersion,
) -> Result<Vec<(doctyped_orm::db::Dialect, String)>> {
    use doctyped_orm::db::Dialect;
    ctx.entry(doctype)?;
    let json = JsonParams::read(params)?;
    let select = json.select(doctype, params, version)?;
    let dialects = [Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql];
    dialects.into_iter().map(|dialect| Ok((dialect, select.to_sql(ctx, dialect)?))).collect()
}

/// The JSON parameters of a list.
struct JsonParams<'p> {
    fields: Option<Cow<'p, JsonValue>>,
    filters: Option<Cow<'p, JsonValue>>,
    or_filters: Option<Cow<'p, JsonValue>>,
    expand: Option<Cow<'p, JsonValue>>,
}

impl<'p> JsonParams<'p> {
    fn read(params: &'p Arguments) -> Result<JsonParams<'p>> {
        Ok(JsonParams {
            fields: json_params::read(params, "fields")?,
            filters: json_params::read(params, "filters")?,
            or_filters: json_params::read(params, "or_filters")?,
            expand: json_params::read(params, "expand")?,
        })
    }

    fn select<'a>(&'a self, doctype: &'a str, params: &'a Arguments, version: ApiVersion) -> Result<Select<'a>> {
        let mut select = Select::new(doctype);
        add_fields(&mut select, self.fields.as_deref())?;
        for (filters, joiner) in [(&self.filters, Joiner::And), (&self.or_filters, Joiner::Or)] {
            if let Some(filters) = filters {
                check_conditions(filters)?;
                select.filter(Filter::from_json(filters, joiner)?);
            }
        }
        if let Some(groups) = text_param(params, "group_by")? {
            select.group_by(groups)?;
        }
        if let Some(orders) = text_param(params, "order_by")? {
            select.order_by(orders)?;
        }
        let (start, length) = page_window(params, version)?;
        select.start(start).limit(length).parent(text_param(params, "parent")?);
        select.expand(expand::parse(self.expand.as_deref())?);
        Ok(select)
    }
}

/// The cursor of a page, if the client uses cursors.
fn cursor<'p>(params: &'p Arguments, json: &JsonParams<'_>) -> Result<Option<CursorParam<'p>>> {
    if params.get("cursor").is_none() {
        return Ok(None);
    }
    let to_text = |part: &Option<Cow<'_, JsonValue>>| part.as_ref().map(ToString::to_string).unwrap_or_default();
    let filters = format!("{} {}", to_text(&json.filters), to_text(&json.or_filters));
    Ok(Some(CursorParam { cursor: text_param(params, "cursor")?, filters }))
}

/// Whether `include` requests the number of documents. `has_next_page`, which it may name too, is always there.
fn includes_count(params: &Arguments) -> Result<bool> {
    let mut count = false;
    for part in text_param(params, "include")?.unwrap_or_default().split(',').map(str::trim) {
        match part {
            "" | "has_next_page" => {}
            "count" => count = true,
            other => {
                let other = limits::excerpt(other);
                return Err(Error::validation(format!("include takes count and has_next_page, not {other}")));
            }
        }
    }
    Ok(count)
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
            let given = limits::excerpt(&other.to_string());
            return Err(Error::new(ErrorKind::Data, format!("fields is a list of texts, not {given}")));
        }
    }
    if select.fields.is_empty() {
        select.field("name")?;
    }
    Ok(())
}

/// Refuses filters in which Frappe takes a field for a DocType, with the error of Frappe: a flat
/// condition, and conditions of two elements. Lists alone do so; other methods accept both.
fn check_conditions(filters: &JsonValue) -> Result<()> {
    let doctype_of = |condition: &JsonValue| match condition.as_array().map(Vec::as_slice) {
        // Frappe does not look standard fields up in the DocType.
        Some([JsonValue::String(_), JsonValue::String(field)]) if is_standard(field) => None,
        Some([JsonValue::String(doctype), _]) => Some(doctype.clone()),
        _ => None,
    };
    let misread = match filters.as_array().map(Vec::as_slice) {
        Some([JsonValue::String(field), ..]) => Some(field.clone()),
        Some(conditions) => conditions.iter().find_map(doctype_of),
        None => None,
    };
    misread.map_or(Ok(()), |field| {
        let field = limits::excerpt(&field);
        Err(Error::not_found(format!(
            "DocType {field} not found: filters are a list of conditions, each of them [field, operator, value]"
        )))
    })
}

fn is_standard(field: &str) -> bool {
    let mut standard = STANDARD_FIELDS.iter().chain(&CHILD_FIELDS).chain(&OPTIONAL_FIELDS);
    standard.any(|standard| standard.fieldname == field)
}

/// A text parameter; none if it is empty.
fn text_param<'p>(params: &'p Arguments, name: &str) -> Result<Option<&'p str>> {
    match params.get(name) {
        None | Some(JsonValue::Null) => Ok(None),
        Some(JsonValue::String(text)) if text.trim().is_empty() => Ok(None),
        Some(JsonValue::String(text)) => Ok(Some(text)),
        Some(other) => {
            let given = limits::excerpt(&other.to_string());
            Err(Error::validation(format!("{name} is a text, not {given}")))
        }
    }
}

/// The start and the length of a page. Length 0 means no limit.
fn page_window(params: &Arguments, version: ApiVersion) -> Result<(u32, Option<u32>)> {
    let (starts, lengths): (&[&str], &[&str]) = match version {
        ApiVersion::V1 => (&["limit_start"], &["limit_page_length", "limit"]),
        ApiVersion::V2 => (&["limit_start", "start"], &["limit"]),
    };
    // All are read: a malformed number is refused although another parameter takes precedence.
    let first = |names: &[&str]| -> Result<Option<u32>> {
        let mut first = None;
        for name in names {
            // Frappe ignores a `limit` of the number 0, unlike one of the text "0".
            if *name == "limit" && params.get(name).is_some_and(|given| given.as_f64() == Some(0.0)) {
                continue;
            }
            first = first.or(number_param(params, name)?);
        }
        Ok(first)
    };
    let start = first(starts)?.unwrap_or(0);
    let length = first(lengths)?.unwrap_or(DEFAULT_PAGE_LENGTH);
    Ok((start, (length > 0).then_some(length)))
}

fn number_param(params: &Arguments, name: &str) -> Result<Option<u32>> {
    match params.get(name) {
        None | Some(JsonValue::Null) => Ok(None),
        Some(JsonValue::String(text)) if text.is_empty() => Ok(None),
        given => u32::from_argument(given).map(Some).map_err(|expected| {
            let given = given.map(|given| limits::excerpt(&given.to_string())).unwrap_or_default();
            Error::validation(format!("{name} should be {expected}, not {given}"))
        }),
    }
}

fn row_format(params: &Arguments, version: ApiVersion) -> Result<RowFormat> {
    Ok(if bool_param(params, "as_dict", version)?.unwrap_or(true) { RowFormat::Object } else { RowFormat::Array })
}

/// A Boolean parameter; none if it is empty. Version 2 also takes any number.
fn bool_param(params: &Arguments, name: &str, version: ApiVersion) -> Result<Option<bool>> {
    let number = match params.get(name) {
        Some(JsonValue::String(text)) if text.is_empty() => return Ok(None),
        Some(JsonValue::String(text)) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        Some(value) => value.as_f64(),
        None => None,
    };
    match number {
        Some(number) if version == ApiVersion::V2 => Ok(Some(number != 0.0)),
        _ => params.read(name),
    }
}

/// The debug messages of a list, if the client sends `debug`.
struct DebugMessages(Option<Instant>);

impl DebugMessages {
    fn begin(ctx: &mut Context, select: &Select<'_>, params: &Arguments, version: ApiVersion) -> Result<DebugMessages> {
        if bool_param(params, "debug", version)? != Some(true) {
            return Ok(DebugMessages(None));
        }
        // SQL is shown in developer mode only.
        if ctx.site().config.developer_mode && !(ctx.entry(select.doctype)?.meta)().is_virtual {
            let dialect = ctx.transaction().dialect();
            let sql = select.to_sql(ctx, dialect)?;
            ctx.debug(sql);
        }
        Ok(DebugMessages(Some(Instant::now())))
    }

    fn end(self, ctx: &mut Context) {
        if let Some(start) = self.0 {
            ctx.debug(format!("Execution time: {:.6} sec", start.elapsed().as_secs_f64()));
        }
    }
}
