//! What a link could lead to: the search behind the input of a Link field.

use super::parameters::{Fields, Filters, Rows};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, Call};
use crate::permission::{self, Levels};
use crate::query::{Filter, Operator, Select};
use crate::schema::{FieldType, Meta, SortOrder};
use crate::table::Value;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};

/// Rows of a search for which nobody said how many there should be.
const PAGE_LENGTH: u32 = 10;

/// What a link could lead to.
#[derive(Debug, serde::Serialize)]
pub struct Suggestion {
    value: JsonValue,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<JsonValue>,
}

/// Documents whose name, title or search fields contain a text, the best first.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "they are Frappe's")]
pub fn search_link(
    ctx: &mut Context,
    doctype: String,
    txt: Option<String>,
    query: Option<String>,
    filters: Option<Filters>,
    page_length: Option<Rows>,
    searchfield: Option<String>,
) -> Result<Vec<Suggestion>> {
    let meta = (ctx.handler(&doctype)?.meta)();
    let search = Search {
        meta,
        text: txt.unwrap_or_default(),
        query,
        filters,
        field: searchfield.filter(|field| !field.is_empty()).unwrap_or_else(|| "name".to_owned()),
        more_fields: Fields::default(),
        start: 0,
        length: page_length.and_then(|rows| rows.0).unwrap_or(PAGE_LENGTH),
    };
    let (columns, rows) = search.run(ctx)?;
    let has_label = columns.get(1).is_some_and(|column| column.key == LABEL);
    Ok(rows.into_iter().filter_map(|row| suggestion(row, has_label)).collect())
}

/// The same, as rows of the fields that were searched.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "they are Frappe's")]
pub fn search_widget(
    ctx: &mut Context,
    doctype: String,
    txt: Option<String>,
    query: Option<String>,
    searchfield: Option<String>,
    start: Option<Rows>,
    page_length: Option<Rows>,
    filters: Option<Filters>,
    filter_fields: Option<Fields>,
    as_dict: Option<bool>,
) -> Result<Vec<JsonValue>> {
    let meta = (ctx.handler(&doctype)?.meta)();
    let search = Search {
        meta,
        text: txt.unwrap_or_default(),
        query,
        filters,
        field: searchfield.filter(|field| !field.is_empty()).unwrap_or_else(|| "name".to_owned()),
        more_fields: filter_fields.unwrap_or_default(),
        start: start.and_then(|rows| rows.0).unwrap_or(0),
        length: page_length.and_then(|rows| rows.0).unwrap_or(PAGE_LENGTH),
    };
    let (columns, rows) = search.run(ctx)?;
    let object = |row: Vec<JsonValue>| -> JsonValue {
        columns.iter().map(|column| column.key.to_owned()).zip(row).collect::<Map<_, _>>().into()
    };
    let as_object = as_dict.unwrap_or(false) && !columns.is_empty();
    Ok(rows.into_iter().map(|row| if as_object { object(row) } else { row.into() }).collect())
}

/// The title of a document, where links show titles; otherwise its name.
#[whitelist]
pub fn get_link_title(ctx: &mut Context, doctype: String, docname: String) -> Result<Option<String>> {
    let meta = (ctx.handler(&doctype)?.meta)();
    if !shows_title(meta) {
        return Ok(Some(docname));
    }
    link_title(ctx, meta, &docname)
}

/// The title of a document that the user may see.
pub(super) fn link_title(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Option<String>> {
    let mut select = Select::new(meta.name);
    select.field(meta.title_field)?.filter(Filter::name(name)).limit(Some(1));
    let title = select.rows(ctx)?.pop().and_then(|mut row| row.pop());
    Ok(title.map(|title| title.as_ref().to_text()).filter(|title| !title.is_empty()))
}

/// Whether links to a DocType show titles in place of names.
pub(super) fn shows_title(meta: &Meta) -> bool {
    meta.show_title_field_in_link
        && !(meta.is_single || meta.is_virtual || meta.is_child)
        && meta.slot_of(meta.title_field).is_some()
}

/// The name, and all else that was found as its description. A title is the label, and the name
/// takes its place in the description.
fn suggestion(row: Vec<JsonValue>, has_label: bool) -> Option<Suggestion> {
    let mut parts = row.into_iter();
    let value = parts.next()?;
    let mut rest: Vec<JsonValue> = parts.collect();
    let mut label = None;
    if has_label && !rest.is_empty() {
        let title = rest.remove(0);
        if rest.first() == Some(&title) {
            rest.remove(0);
        }
        rest.insert(0, value.clone());
        label = Some(title).filter(|title| !super::parameters::is_falsy(title));
    }
    let mut texts: Vec<String> = Vec::new();
    for part in rest.iter().filter(|part| !super::parameters::is_falsy(part)) {
        let text = part.as_str().map_or_else(|| part.to_string(), str::to_owned);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Some(Suggestion { value, description: texts.join(", "), label })
}

/// The key of a title that stands in for the name.
const LABEL: &str = "label";

/// A column of the result.
#[derive(Debug, Clone, Copy)]
struct Found {
    fieldname: &'static str,
    key: &'static str,
}

struct Search {
    meta: &'static Meta,
    text: String,
    /// The path of a function that searches instead.
    query: Option<String>,
    filters: Option<Filters>,
    field: String,
    more_fields: Fields,
    start: u32,
    length: u32,
}

type Page = (Vec<Found>, Vec<Vec<JsonValue>>);

impl Search {
    fn run(&self, ctx: &mut Context) -> Result<Page> {
        if let Some(path) = self.query.as_deref().filter(|path| !path.is_empty()) {
            return Ok((Vec::new(), self.call(ctx, path)?));
        }
        if self.meta.is_virtual {
            return Ok(self.catalogue(ctx));
        }
        let levels = permission::readable_levels(ctx, self.meta);
        let columns = self.columns(levels)?;
        let order = self.order(ctx)?;
        let wanted = self.start.saturating_add(self.length);
        let mut rows: Vec<Vec<JsonValue>> = Vec::new();
        for stage in self.stages(levels)? {
            let left = wanted.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            if left == 0 {
                break;
            }
            let mut select = Select::new(self.meta.name);
            for column in &columns {
                select.field(column.fieldname)?;
            }
            self.restrict(&mut select)?;
            select.filter(stage).order_by(&order)?.limit(Some(left));
            let mut found: Vec<Vec<JsonValue>> =
                select.rows(ctx)?.into_iter().map(|row| row.into_iter().map(json_of).collect()).collect();
            found.sort_by_key(|row| self.position(row));
            rows.append(&mut found);
        }
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        Ok((columns, rows.into_iter().skip(start).collect()))
    }

    /// Where the text stands in the name; at the end of all where it does not.
    fn position(&self, row: &[JsonValue]) -> usize {
        let name = row.first().and_then(JsonValue::as_str).unwrap_or_default().to_lowercase();
        name.find(&self.text.to_lowercase()).unwrap_or(usize::MAX)
    }

    /// Name, title, the field that was asked for and the search fields, each once.
    fn columns(&self, levels: Levels) -> Result<Vec<Found>> {
        let meta = self.meta;
        let field = |name: &str| {
            meta.column(name)
                .ok_or_else(|| Error::new(ErrorKind::Data, format!("{} has no field {name:?}", meta.name)))
        };
        let mut names = vec![field("name")?.fieldname];
        let more = self.more_fields.names().map(field).collect::<Result<Vec<_>>>()?;
        let usual = std::iter::once(meta.title_field).chain(std::iter::once(self.field.as_str()));
        for column in usual.chain(meta.search_fields.iter().copied()).filter_map(|name| meta.column(name)).chain(more) {
            if levels.has(column.permlevel) && !names.contains(&column.fieldname) {
                names.push(column.fieldname);
            }
        }
        let mut columns: Vec<Found> = names.into_iter().map(|name| Found { fieldname: name, key: name }).collect();
        if shows_title(meta) {
            columns.insert(1, Found { fieldname: meta.title_field, key: LABEL });
        }
        field(&self.field)?;
        Ok(columns)
    }

    /// What is linked to most comes first, then the DocType's own order. Who may only select cannot
    /// sort by what only readers see.
    fn order(&self, ctx: &mut Context) -> Result<String> {
        if permission::list_access(ctx, self.meta)?.select_only {
            return Ok(String::new());
        }
        let mut order = "idx desc".to_owned();
        for (field, direction) in self.meta.sort.iter().filter(|(field, _)| self.meta.column(field).is_some()) {
            order.push_str(if *direction == SortOrder::Asc { ", `" } else { ", `" });
            order.push_str(field);
            order.push_str(if *direction == SortOrder::Asc { "` asc" } else { "` desc" });
        }
        Ok(order)
    }

    /// Names that begin with the text, then those that contain it, then documents that have it in
    /// another field.
    fn stages(&self, levels: Levels) -> Result<Vec<Filter<'static>>> {
        if self.text.is_empty() {
            return Ok(vec![Filter::NONE]);
        }
        let (like, unlike) = (Operator::parse("like")?, Operator::parse("not like")?);
        let name = |operator: Operator, pattern: String| Filter::condition("name", operator, pattern.into());
        let (begins, contains) = (format!("{}%", self.text), format!("%{}%", self.text));
        let mut others: Vec<Filter<'static>> = Vec::new();
        for field in std::iter::once(self.meta.title_field).chain(self.meta.search_fields.iter().copied()) {
            let searched = self.meta.column(field).filter(|column| {
                column.fieldname != "name" && is_text(column.fieldtype) && levels.has(column.permlevel)
            });
            if let Some(column) = searched {
                others.push(Filter::condition(column.fieldname, like, contains.clone().into()));
            }
        }
        let mut stages = vec![
            name(like, begins.clone()),
            Filter::All(vec![name(like, contains.clone()), name(unlike, begins)]),
        ];
        if !others.is_empty() {
            stages.push(Filter::All(vec![Filter::Any(others), name(unlike, contains)]));
        }
        Ok(stages)
    }

    /// Leaves out what is switched off, and users that are not people at work.
    fn restrict<'a>(&'a self, select: &mut Select<'a>) -> Result<()> {
        let is_check = |name: &str| self.meta.field(name).is_some_and(|field| field.fieldtype == FieldType::Check);
        if is_check("enabled") {
            select.filter(Filter::equal("enabled", 1.into()));
        }
        if is_check("disabled") {
            select.filter(Filter::equal("disabled", 0.into()));
        }
        if self.meta.name == "User" {
            select.filter(Filter::condition("user_type", Operator::parse("!=")?, "Website User".into()));
            select.filter(Filter::condition("name", Operator::parse("not in")?, json!(["Administrator", "Guest"])));
        }
        if let Some(filters) = &self.filters {
            select.filter(filters.filter()?);
        }
        Ok(())
    }

    /// DocTypes by name; there is no table of them.
    fn catalogue(&self, ctx: &Context) -> Page {
        let text = self.text.to_lowercase();
        let handlers = ctx.site().registry().handlers().filter(|_| self.meta.name == "DocType");
        let mut names: Vec<&str> = handlers.map(|handler| (handler.meta)().name).collect();
        names.retain(|name| name.to_lowercase().contains(&text));
        names.sort_by_key(|name| (name.to_lowercase().find(&text), *name));
        let (start, length) = (self.start as usize, self.length as usize);
        let rows = names.into_iter().skip(start).take(length).map(|name| vec![name.into()]).collect();
        (vec![Found { fieldname: "name", key: "name" }], rows)
    }

    /// Rows of a whitelisted function of the application.
    fn call(&self, ctx: &mut Context, path: &str) -> Result<Vec<Vec<JsonValue>>> {
        let refused = |problem: &str| Err(Error::validation(format!("The query {path:?} {problem}")));
        let Some(Call::Free(function)) = ctx.site().registry().function(path).map(|method| method.call) else {
            return refused("is no whitelisted function");
        };
        let filters = match &self.filters {
            Some(Filters::Json(json)) => json.clone(),
            Some(Filters::Name(name)) => name.clone().into(),
            None => JsonValue::Null,
        };
        let arguments = Map::from_iter([
            ("doctype".to_owned(), self.meta.name.into()),
            ("txt".to_owned(), self.text.clone().into()),
            ("searchfield".to_owned(), self.field.clone().into()),
            ("start".to_owned(), self.start.into()),
            ("page_len".to_owned(), self.length.into()),
            ("filters".to_owned(), filters),
        ]);
        let mut out = JsonWriter::new();
        function(ctx, &Arguments::from(arguments), &mut out)?;
        let Ok(JsonValue::Array(rows)) = serde_json::from_slice(&out.into_bytes()) else {
            return refused("does not give rows");
        };
        Ok(rows
            .into_iter()
            .map(|row| match row {
                JsonValue::Array(row) => row,
                JsonValue::Object(row) => row.into_iter().map(|(_, value)| value).collect(),
                value => vec![value],
            })
            .collect())
    }
}

/// The types of fields that a search looks at.
fn is_text(fieldtype: FieldType) -> bool {
    use FieldType as F;
    matches!(
        fieldtype,
        F::Data | F::Text | F::SmallText | F::LongText | F::Link | F::Select | F::ReadOnly | F::TextEditor
    )
}

fn json_of(value: Value) -> JsonValue {
    match value {
        Value::Null => JsonValue::Null,
        Value::Int(number) => number.into(),
        Value::Float(number) => number.into(),
        Value::Text(text) => text.into(),
        other => other.as_ref().to_text().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(row: JsonValue, has_label: bool) -> JsonValue {
        let JsonValue::Array(row) = row else { unreachable!("rows are arrays") };
        serde_json::to_value(suggestion(row, has_label)).unwrap()
    }

    #[test]
    fn a_description_has_each_text_once() {
        assert_eq!(suggested(json!(["a"]), false), json!({"value": "a", "description": ""}));
        let row = json!(["a", "x", null, "y", "x", ""]);
        assert_eq!(suggested(row, false), json!({"value": "a", "description": "x, y"}));
    }

    #[test]
    fn a_title_is_the_label_and_the_name_describes_it() {
        let row = json!(["T-1", "Title", "Title", "more"]);
        assert_eq!(suggested(row, true), json!({"value": "T-1", "description": "T-1, more", "label": "Title"}));
        assert_eq!(suggested(json!(["T-1", null]), true), json!({"value": "T-1", "description": "T-1"}));
    }
}
