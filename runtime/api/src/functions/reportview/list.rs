//! The parameters of a list, and the query that they make.

use crate::functions::parameters::{Fields, Filters, Flag, RowCount};
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::{Filter, Joiner};
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_core::json_parser;
use doctyped_query::{RowFormat, Select};
use serde_json::{Map, Value as JsonValue, json};

/// Rows of a list that is in memory as a whole.
const MAX_ROWS: u32 = 20_000;
/// Bytes of their JSON.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Parameters of a list. Others are refused, because a list with a misspelt filter would have all
/// documents.
const PARAMETERS: [&str; 29] = [
    "doctype",
    "fields",
    "filters",
    "or_filters",
    "docstatus",
    "group_by",
    "order_by",
    "limit_start",
    "limit_page_length",
    "start",
    "page_length",
    "limit",
    "as_list",
    "with_childnames",
    "distinct",
    "with_comment_count",
    "debug",
    "ignore_ifnull",
    "save_user_settings",
    "user_settings",
    "pluck",
    "reference_doctype",
    "parent_doctype",
    "strict",
    "aggregate_function",
    "aggregate_on_doctype",
    "aggregate_on_field",
    "parent",
    "as_dict",
];

/// Parameters that have no effect on a list.
const IGNORED_PARAMETERS: [&str; 8] =
    ["cmd", "data", "ignore_permissions", "view", "user", "csrf_token", "join", "sid"];

/// The form of rows in the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowShape {
    /// JSON objects.
    Objects,
    /// JSON arrays.
    Arrays,
    /// The bare values of one field.
    Plucked,
}

/// The parameters of a list.
pub struct ReportList {
    doctype: String,
    fields: Fields,
    filters: Option<Filters>,
    or_filters: Option<JsonValue>,
    docstatus: Vec<i64>,
    group_by: String,
    order_by: String,
    parent: Option<String>,
    /// The aggregate column, as `function(field) as name`.
    aggregate: Option<String>,
    distinct: bool,
    start: u32,
    /// The maximum number of rows; all without one.
    pub length: Option<u32>,
    /// The form of the rows in the response.
    pub shape: RowShape,
    with_childnames: bool,
    /// Whether each row has the number of its comments.
    pub with_comment_count: bool,
}

impl ReportList {
    /// Reads the parameters of a form.
    ///
    /// # Errors
    /// `ValidationError` for unknown parameters, `FrappeTypeError`, `DataError` for invalid ones.
    pub fn parse(form: &Arguments) -> Result<ReportList> {
        let unknown =
            |key: &&String| !PARAMETERS.contains(&key.as_str()) && !IGNORED_PARAMETERS.contains(&key.as_str());
        if let Some(key) = form.as_map().keys().find(unknown) {
            return Err(Error::validation(format!("A list has no parameter {key:?}")));
        }
        let text = |name: &str| read_text(form, name);
        let flag = |name: &str| -> Result<bool> {
            Ok(form.read::<Option<Flag>>(name)?.is_some_and(|flag| flag.0 == Some(true)))
        };
        let rows = |names: &[&str]| -> Result<Option<u32>> {
            let mut first = None;
            for name in names {
                first = first.or(form.read::<Option<RowCount>>(name)?.and_then(|count| count.0));
            }
            Ok(first)
        };
        let pluck = text("pluck")?;
        let shape = match flag("as_list")? {
            _ if !pluck.is_empty() => RowShape::Plucked,
            true => RowShape::Arrays,
            false => RowShape::Objects,
        };
        let or_filters = match form.read::<Option<Filters>>("or_filters")? {
            Some(Filters::Json(json)) => Some(json),
            Some(Filters::Name(_)) => return Err(Error::new(ErrorKind::Data, "or_filters is not JSON")),
            None => None,
        };
        let mut list = ReportList {
            doctype: form.read("doctype")?,
            fields: if shape == RowShape::Plucked {
                form.read("pluck")?
            } else {
                form.read::<Option<Fields>>("fields")?.unwrap_or_default()
            },
            filters: form.read("filters")?,
            or_filters,
            docstatus: match form.get("docstatus") {
                Some(JsonValue::String(text)) if text.is_empty() => Vec::new(),
                _ => form.read::<Option<Vec<i64>>>("docstatus")?.unwrap_or_default(),
            },
            group_by: text("group_by")?,
            order_by: text("order_by")?,
            parent: form.read("parent_doctype")?,
            aggregate: None,
            distinct: flag("distinct")?,
            start: rows(&["limit_start", "start"])?.unwrap_or(0),
            length: rows(&["limit_page_length", "page_length", "limit"])?,
            shape,
            with_childnames: flag("with_childnames")?,
            with_comment_count: flag("with_comment_count")?,
        };
        if list.parent.is_none() {
            list.parent = form.read("parent")?;
        }
        let function = text("aggregate_function")?.to_lowercase();
        if !list.group_by.is_empty() && !function.is_empty() {
            list.aggregate = Some(aggregate(form, &list.doctype, &function)?);
        }
        Ok(list)
    }

    /// A query with the filters of the list, without columns.
    pub fn conditions(&self) -> Result<Select<'_>> {
        let mut select = Select::new(&self.doctype);
        if let Some(filters) = &self.filters {
            select.filter(filters.filter()?);
        }
        if let Some(filters) = &self.or_filters {
            select.filter(Filter::from_json(filters, Joiner::Or)?);
        }
        if !self.docstatus.is_empty() {
            select.filter(Filter::condition("docstatus", Operator::parse("in")?, json!(self.docstatus)));
        }
        select.parent(self.parent.as_deref());
        Ok(select)
    }

    /// The query of the list.
    pub fn select(&self) -> Result<Select<'_>> {
        let mut select = self.conditions()?;
        self.fields.add_to(&mut select)?;
        if self.fields.is_empty() {
            select.field("name")?;
        }
        if let Some(aggregate) = &self.aggregate {
            select.field(aggregate)?;
        }
        if !self.group_by.trim().is_empty() {
            select.group_by(&self.group_by)?;
        }
        if self.distinct {
            select.distinct();
        }
        if self.with_childnames {
            select.with_childnames();
        }
        select.order_by(&self.order_by)?.start(self.start).limit(self.length.filter(|length| *length > 0));
        Ok(select)
    }

    /// The rows as objects. With `with_comment_count`, rows of documents have the number of comments in
    /// `_comments`, which has to be among the fields.
    pub fn objects(&self, ctx: &mut Context) -> Result<Vec<Map<String, JsonValue>>> {
        let mut rows: Vec<Map<String, JsonValue>> = self.load(ctx, RowFormat::Object)?;
        for row in rows.iter_mut().filter(|row| self.with_comment_count && row.contains_key("name")) {
            let comments = row.get("_comments").and_then(JsonValue::as_str);
            let comments = comments.and_then(|text| json_parser::parse::<Vec<JsonValue>>(text).ok());
            row.insert("_comment_count".to_owned(), comments.unwrap_or_default().len().into());
        }
        Ok(rows)
    }

    /// Runs the query. The rows are in memory together, several times, so their number and size are limited.
    pub fn load<T: serde::de::DeserializeOwned>(&self, ctx: &mut Context, form: RowFormat) -> Result<Vec<T>> {
        let mut select = self.select()?;
        select.limit(Some(self.length.filter(|length| *length > 0).unwrap_or(u32::MAX).min(MAX_ROWS + 1)));
        let mut out = JsonWriter::bounded(MAX_BYTES);
        select.write(ctx, form, &mut out)?;
        let rows: Vec<T> =
            out.into_value().map_err(|error| Error::internal("a list is not valid JSON").caused_by(error))?;
        if u32::try_from(rows.len()).is_ok_and(|len| len > MAX_ROWS) {
            let message = format!("a report has more than {MAX_ROWS} rows; ask for a page of it with page_length");
            return Err(Error::new(ErrorKind::Data, message));
        }
        Ok(rows)
    }
}

/// A parameter of text; empty when it is missing.
fn read_text(form: &Arguments, name: &str) -> Result<String> {
    form.read::<Option<String>>(name).map(Option::unwrap_or_default)
}

/// The aggregate column of a grouped list.
fn aggregate(form: &Arguments, doctype: &str, function: &str) -> Result<String> {
    if !matches!(function, "count" | "sum" | "avg") {
        return Err(Error::validation(format!("{function:?} is not count, sum or avg")));
    }
    let (on_doctype, field) = (read_text(form, "aggregate_on_doctype")?, read_text(form, "aggregate_on_field")?);
    let doctype = if on_doctype.is_empty() { doctype } else { &on_doctype };
    let field = if field.is_empty() { "name" } else { &field };
    Ok(format!("{function}(`tab{doctype}`.`{field}`) as _aggregate_column"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(form: JsonValue) -> Result<ReportList> {
        let JsonValue::Object(form) = form else { unreachable!("forms are objects") };
        ReportList::parse(&Arguments::from(form))
    }

    #[test]
    fn parameters_have_the_names_of_both_frappe_functions() {
        let list = list(json!({"doctype": "ToDo", "start": "20", "page_length": "10", "distinct": ""})).unwrap();
        assert_eq!((list.start, list.length, list.distinct), (20, Some(10), false));
    }

    #[test]
    fn unknown_parameter_is_refused() {
        assert_eq!(
            list(json!({"doctype": "ToDo", "filter": "{}"})).err().map(|error| error.kind()),
            Some(ErrorKind::Validation)
        );
        assert!(list(json!({"doctype": "ToDo", "cmd": "x", "view": "List"})).is_ok());
    }

    #[test]
    fn unknown_aggregate_function_is_refused() {
        let with = |function: &str| {
            list(json!({
                "doctype": "ToDo", "group_by": "`tabToDo`.`status`", "aggregate_function": function,
                "aggregate_on_doctype": "ToDo", "aggregate_on_field": "name"
            }))
        };
        assert_eq!(with("COUNT").unwrap().aggregate.unwrap(), "count(`tabToDo`.`name`) as _aggregate_column");
        assert!(with("sleep").is_err());
    }
}
