//! `frappe.desk.reportview`: lists with everything that a list on the screen can ask for.

use super::parameters::{Fields, Filters, Rows};
use crate::auth;
use crate::context::Context;
use crate::document::whole;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, Method, builtin};
use crate::query::{Filter, Joiner, RowForm, Select};
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};
use std::collections::BTreeSet;

/// Parameters that a list has here. Others are refused, so that a misspelt filter does not show
/// everything.
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

/// Parameters of the request rather than of the list.
const IGNORED: [&str; 8] = ["cmd", "data", "ignore_permissions", "view", "user", "csrf_token", "join", "sid"];

/// The list as keys and arrays of values.
pub(super) static GET: Method = builtin::of_form("get", "The list as keys and arrays of values.", &[], get);
/// The list as objects.
pub(super) static GET_LIST: Method = builtin::of_form("get_list", "The list as objects.", &[], get_list);
/// How many rows the list has.
pub(super) static GET_COUNT: Method = builtin::of_form("get_count", "How many rows the list has.", &[], get_count);

fn get(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let rows = List::of(form)?.objects(ctx)?;
    let Some(first) = rows.first() else {
        out.raw("[]");
        return Ok(());
    };
    let keys: Vec<&String> = first.keys().collect();
    let values: Vec<Vec<Option<&JsonValue>>> =
        rows.iter().map(|row| keys.iter().map(|key| row.get(*key)).collect()).collect();
    let user_info = assignees(ctx, &rows)?;
    out.serialize(&json!({ "keys": keys, "values": values, "user_info": user_info }));
    Ok(())
}

/// Who the users are to whom the documents are assigned, if the list says so.
fn assignees(ctx: &mut Context, rows: &[Map<String, JsonValue>]) -> Result<Map<String, JsonValue>> {
    let assigned = rows.iter().filter_map(|row| row.get("_assign").and_then(JsonValue::as_str));
    let users: BTreeSet<String> =
        assigned.filter_map(|text| serde_json::from_str::<Vec<String>>(text).ok()).flatten().collect();
    let mut known = Map::new();
    for user in users {
        if let Some(found) = auth::known(ctx, &user)? {
            let account = &found.account;
            let image = (!account.user_image.is_empty()).then_some(&account.user_image);
            let info = json!({"email": user, "fullname": account.full_name, "image": image, "name": user});
            known.insert(user, info);
        }
    }
    Ok(known)
}

fn get_list(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let list = List::of(form)?;
    match list.shape {
        Shape::Plucked => {
            let rows: Vec<Vec<JsonValue>> = list.load(ctx, RowForm::Array)?;
            out.serialize(&rows.into_iter().flatten().collect::<Vec<_>>());
            Ok(())
        }
        Shape::Objects if list.with_comment_count => {
            out.serialize(&list.objects(ctx)?);
            Ok(())
        }
        Shape::Objects => list.select()?.write(ctx, RowForm::Object, out),
        Shape::Arrays => list.select()?.write(ctx, RowForm::Array, out),
    }
}

fn get_count(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    out.int(count(ctx, form)?);
    Ok(())
}

/// How many rows a list has, with its parameters; `limit` bounds the number.
///
/// # Errors
/// As the list's.
pub(crate) fn count(ctx: &mut Context, form: &Arguments) -> Result<i64> {
    let list = List::of(form)?;
    let count = list.conditions()?.count(ctx)?;
    // Documents are counted once, so `distinct` changes nothing.
    let limit = list.length.filter(|limit| *limit > 0).map_or(i64::MAX, i64::from);
    Ok(count.min(limit))
}

/// Deletes documents and says which could not be deleted.
#[whitelist]
pub fn delete_items(ctx: &mut Context, doctype: String, items: Vec<String>) -> Result<()> {
    ctx.transaction().begin_writing()?;
    ctx.handler(&doctype)?;
    let mut left = items;
    left.sort_unstable_by(|one, other| other.cmp(one));
    // One may hold another back, so as long as some go the rest is tried again.
    loop {
        let before = left.len();
        let mut kept = Vec::new();
        for name in left {
            if !delete(ctx, &doctype, &name)? {
                kept.push(name);
            }
        }
        left = kept;
        if left.is_empty() {
            return Ok(());
        }
        if left.len() == before {
            ctx.msgprint(format!("{} of {doctype} could not be deleted: {}", left.len(), left.join(", ")));
            return Ok(());
        }
    }
}

/// Deletes one document; `false` if it stays.
fn delete(ctx: &mut Context, doctype: &str, name: &str) -> Result<bool> {
    const SAVEPOINT: &str = "delete_item";
    ctx.transaction().savepoint(SAVEPOINT)?;
    match whole::delete(ctx, doctype, name) {
        Ok(()) => {
            ctx.transaction().release(SAVEPOINT)?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::Internal => Err(error),
        Err(_) => {
            ctx.transaction().rollback_to(SAVEPOINT)?;
            Ok(false)
        }
    }
}

/// What rows become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Objects,
    Arrays,
    /// The values of one field, bare.
    Plucked,
}

/// The parameters of a list.
struct List {
    doctype: String,
    fields: Fields,
    filters: Option<Filters>,
    or_filters: Option<JsonValue>,
    docstatus: Vec<i64>,
    group_by: String,
    order_by: String,
    parent: Option<String>,
    /// The field that sums rows up, as text.
    aggregate: Option<String>,
    distinct: bool,
    start: u32,
    length: Option<u32>,
    shape: Shape,
    with_childnames: bool,
    with_comment_count: bool,
}

impl List {
    fn of(form: &Arguments) -> Result<List> {
        let unknown = |key: &&String| !PARAMETERS.contains(&key.as_str()) && !IGNORED.contains(&key.as_str());
        if let Some(key) = form.as_map().keys().find(unknown) {
            return Err(Error::validation(format!("A list has no parameter {key:?}")));
        }
        let text = |name: &str| form.read::<Option<String>>(name).map(Option::unwrap_or_default);
        let flag = |name: &str| match form.get(name) {
            Some(JsonValue::String(text)) if text.trim().is_empty() => Ok(false),
            _ => form.read::<Option<bool>>(name).map(|flag| flag == Some(true)),
        };
        let rows = |names: &[&str]| -> Result<Option<u32>> {
            for name in names {
                if let Some(Rows(Some(rows))) = form.read::<Option<Rows>>(name)? {
                    return Ok(Some(rows));
                }
            }
            Ok(None)
        };
        let pluck = text("pluck")?;
        let shape = match flag("as_list")? {
            _ if !pluck.is_empty() => Shape::Plucked,
            true => Shape::Arrays,
            false => Shape::Objects,
        };
        let or_filters = match form.read::<Option<Filters>>("or_filters")? {
            Some(Filters::Json(json)) => Some(json),
            Some(Filters::Name(_)) => return Err(Error::new(ErrorKind::Data, "or_filters is not JSON")),
            None => None,
        };
        let mut list = List {
            doctype: form.read("doctype")?,
            fields: if shape == Shape::Plucked {
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
            if !matches!(function.as_str(), "count" | "sum" | "avg") {
                return Err(Error::validation(format!("{function:?} is not count, sum or avg")));
            }
            let (doctype, field) = (text("aggregate_on_doctype")?, text("aggregate_on_field")?);
            let doctype = if doctype.is_empty() { list.doctype.clone() } else { doctype };
            let field = if field.is_empty() { "name".to_owned() } else { field };
            list.aggregate = Some(format!("{function}(`tab{doctype}`.`{field}`) as _aggregate_column"));
        }
        Ok(list)
    }

    /// The rows that the list shows.
    fn conditions(&self) -> Result<Select<'_>> {
        let mut select = Select::new(&self.doctype);
        if let Some(filters) = &self.filters {
            select.filter(filters.filter()?);
        }
        if let Some(filters) = &self.or_filters {
            select.filter(Filter::from_json(filters, Joiner::Or)?);
        }
        if !self.docstatus.is_empty() {
            select.filter(Filter::condition("docstatus", crate::query::Operator::parse("in")?, json!(self.docstatus)));
        }
        select.parent(self.parent.as_deref());
        Ok(select)
    }

    fn select(&self) -> Result<Select<'_>> {
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

    /// The rows as objects. Those of documents say how many comments there are, if that is asked for:
    /// as many as the column says, which has to be among the fields.
    fn objects(&self, ctx: &mut Context) -> Result<Vec<Map<String, JsonValue>>> {
        let mut rows: Vec<Map<String, JsonValue>> = self.load(ctx, RowForm::Object)?;
        for row in rows.iter_mut().filter(|row| self.with_comment_count && row.contains_key("name")) {
            let comments = row.get("_comments").and_then(JsonValue::as_str);
            let comments = comments.and_then(|text| serde_json::from_str::<Vec<JsonValue>>(text).ok());
            row.insert("_comment_count".to_owned(), comments.unwrap_or_default().len().into());
        }
        Ok(rows)
    }

    fn load<T: serde::de::DeserializeOwned>(&self, ctx: &mut Context, form: RowForm) -> Result<Vec<T>> {
        let mut out = JsonWriter::new();
        self.select()?.write(ctx, form, &mut out)?;
        serde_json::from_slice(&out.into_bytes())
            .map_err(|error| Error::internal("a list is not the JSON that it should be").caused_by(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(form: JsonValue) -> Result<List> {
        let JsonValue::Object(form) = form else { unreachable!("forms are objects") };
        List::of(&Arguments::from(form))
    }

    #[test]
    fn parameters_have_two_names_where_frappe_has_two() {
        let list = list(json!({"doctype": "ToDo", "start": "20", "page_length": "10", "distinct": ""})).unwrap();
        assert_eq!((list.start, list.length, list.distinct), (20, Some(10), false));
    }

    #[test]
    fn a_parameter_that_is_not_known_is_refused() {
        assert_eq!(
            list(json!({"doctype": "ToDo", "filter": "{}"})).err().map(|error| error.kind()),
            Some(ErrorKind::Validation)
        );
        assert!(list(json!({"doctype": "ToDo", "cmd": "x", "view": "List"})).is_ok());
    }

    #[test]
    fn an_aggregate_is_one_of_three_functions() {
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
