//! Reads documents, lists and counts.

use crate::functions as builtin;
use crate::functions::parameters::Filters;
use crate::resource::{self, EmptyFields};
use doctyped_auth::permission;
use doctyped_core::api_version::ApiVersion;
use doctyped_core::arguments::{Argument, Arguments};
use doctyped_core::context::Context;
use doctyped_core::context::WhitelistedFunction;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_macros::whitelist;
use doctyped_orm::table::Value;
use doctyped_query as query;
use doctyped_query::Select;
use doctyped_schema::{Meta, Rights};
use serde_json::Value as JsonValue;

/// A list, with the parameters of the REST route.
pub(in crate::functions) static GET_LIST: WhitelistedFunction =
    builtin::undecoded_reader("get_list", "A list, with the parameters of the REST route.", LIST_ARGUMENTS, get_list);

/// The parameters of [`GET_LIST`].
const LIST_ARGUMENTS: &[Argument] = &[
    Argument::required("doctype", "String"),
    Argument::optional("fields", "Option<JsonValue>"),
    Argument::optional("filters", "Option<JsonValue>"),
    Argument::optional("or_filters", "Option<JsonValue>"),
    Argument::optional("group_by", "Option<String>"),
    Argument::optional("order_by", "Option<String>"),
    Argument::optional("limit_start", "Option<RowCount>"),
    Argument::optional("limit_page_length", "Option<RowCount>"),
    Argument::optional("limit", "Option<RowCount>"),
    Argument::optional("parent", "Option<String>"),
    Argument::optional("as_dict", "Option<Flag>"),
];

fn get_list(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let doctype: String = form.read("doctype")?;
    query::list(ctx, &doctype, form, ApiVersion::V1, out)
}

/// Counts the documents that fulfil filters and that the user may read. (Frappe counts all.)
#[whitelist(read_only)]
pub fn get_count(ctx: &mut Context, doctype: String, filters: Option<Filters>, parent: Option<String>) -> Result<i64> {
    let mut select = Select::new(&doctype);
    if let Some(filters) = &filters {
        select.filter(conditions(filters)?);
    }
    select.parent(parent.as_deref());
    select.count(ctx)
}

/// Reads a document: by its name, the newest that fulfils filters, or the document of a single DocType.
#[whitelist(read_only)]
pub fn get(
    ctx: &mut Context,
    doctype: String,
    name: Option<String>,
    filters: Option<Filters>,
    parent: Option<String>,
    out: &mut JsonWriter,
) -> Result<()> {
    let meta = (ctx.entry(&doctype)?.meta)();
    if meta.is_child {
        check_parent(ctx, meta, parent.as_deref())?;
    }
    let name = match (name.filter(|name| !name.is_empty()), filters) {
        (Some(name), _) => name,
        (None, Some(filters)) if !meta.is_single => newest(ctx, &doctype, &filters, parent.as_deref())?,
        _ => doctype.clone(),
    };
    resource::read(ctx, &doctype, &name, None, EmptyFields::Null, out)
}

/// Filters of counts and of single documents, where a list of names selects these documents.
fn conditions(filters: &Filters) -> Result<Filter<'_>> {
    match filters {
        Filters::Json(names @ JsonValue::Array(list))
            if !list.is_empty() && list.iter().all(|name| name.is_string() || name.is_number()) =>
        {
            Ok(Filter::condition("name", Operator::In, names.clone()))
        }
        filters => filters.filter(),
    }
}

fn newest(ctx: &mut Context, doctype: &str, filters: &Filters, parent: Option<&str>) -> Result<String> {
    let mut select = Select::new(doctype);
    select.field("name")?.filter(conditions(filters)?).order_by("creation desc")?.limit(Some(1));
    select.parent(parent);
    match select.rows(ctx)?.first().and_then(|row| row.first()) {
        None | Some(Value::Null) => Err(Error::not_found(format!("No {doctype} fulfils the filters"))),
        Some(name) => Ok(name.as_ref().to_text()),
    }
}

/// Checks that a request for child rows names a parent DocType that the user may read (Frappe).
pub fn check_parent(ctx: &mut Context, child: &Meta, parent: Option<&str>) -> Result<()> {
    let registry = ctx.site().registry();
    let parent = parent.and_then(|parent| registry.entry(parent)).map(|entry| (entry.meta)());
    match parent {
        Some(parent) if parent.tables().iter().any(|table| table.options == child.name) => {
            permission::check(ctx, parent, Rights::READ, None)
        }
        _ => Err(Error::permission(format!("{} is a child DocType: name its parent DocType as parent", child.name))),
    }
}
