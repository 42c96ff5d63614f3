//! Finds what a link could lead to.

use super::shows_title;
use crate::arguments::Arguments;
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::handler::Call;
use crate::json::JsonWriter;
use crate::method::builtin::parameters::{Fields, Filters};
use crate::permission::{self, Levels, Listing};
use crate::query::{Filter, Operator, Select};
use crate::schema::{DocField, FieldType, Meta, SortOrder};
use crate::table::Value;
use serde_json::{Map, Value as JsonValue, json};
use std::collections::HashSet;

/// The key of a title that stands in for the name.
pub(super) const LABEL: &str = "label";

/// Functions of Frappe that search as the search itself does here.
const OWN_QUERIES: [&str; 2] = ["frappe.core.doctype.user.user.user_query", "frappe.core.doctype.role.role.role_query"];

/// A column of the result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    fieldname: &'static str,
    pub(super) key: &'static str,
}

/// A search for what a link could lead to.
pub(super) struct Search {
    pub(super) meta: &'static Meta,
    pub(super) text: String,
    /// The path of a function that searches instead.
    pub(super) query: Option<String>,
    pub(super) filters: Option<Filters>,
    pub(super) field: String,
    pub(super) more_fields: Fields,
    /// The DocType whose link is to be filled.
    pub(super) reference: Option<String>,
    /// Whether the client says that user permissions do not count for the link.
    pub(super) is_free: bool,
    pub(super) start: u32,
    pub(super) length: u32,
}

/// Columns and rows.
pub(super) type Page = (Vec<Found>, Vec<Vec<JsonValue>>);

impl Search {
    /// The columns and the rows of a page. A function that searches instead says no columns.
    ///
    /// # Errors
    /// `PermissionError`; `DataError` for fields and filters that the user may not see.
    pub(super) fn run(&self, ctx: &mut Context) -> Result<Page> {
        if let Some(path) = self.query.as_deref().filter(|path| !path.is_empty() && !OWN_QUERIES.contains(path)) {
            return Ok((Vec::new(), self.call(ctx, path)?));
        }
        // What there is to link to is no secret to who may log in (Frappe looks at no permission here).
        if self.meta.name == "DocType" {
            return ctx.elevated(|ctx| self.search(ctx));
        }
        self.search(ctx)
    }

    fn search(&self, ctx: &mut Context) -> Result<Page> {
        let levels = permission::readable_levels(ctx, self.meta);
        let select_only = permission::list_access(ctx, self.meta, self.listing(ctx))?.select_only;
        let columns = self.columns(levels, select_only)?;
        let wanted = self.start.saturating_add(self.length) as usize;
        let mut rows: Vec<Vec<JsonValue>> = Vec::new();
        for stage in self.stages(levels)? {
            let left = wanted.saturating_sub(rows.len());
            if select_only {
                self.find_selectable(ctx, &columns, &stage, left, &mut rows)?;
            } else if left > 0 {
                let order = self.order();
                let mut select = self.select(ctx, &columns, stage)?;
                self.leave_out(&mut select)?;
                rows.extend(found(ctx, select.order_by(&order)?, 0, u32::try_from(left).unwrap_or(u32::MAX))?);
            }
        }
        let start = self.start as usize;
        let mut page: Vec<Vec<JsonValue>> = rows.into_iter().skip(start).collect();
        page.sort_by_cached_key(|row| self.rank(row));
        Ok((columns, page))
    }

    /// The order in which a page is shown: names that begin with the text, then the others, each by
    /// the alphabet. Which documents are on it is decided by [`Search::stages`] and their order.
    fn rank(&self, row: &[JsonValue]) -> (bool, String) {
        let name = name_of(row);
        (!name.to_lowercase().starts_with(&self.text.to_lowercase()), name)
    }

    /// What is listed. A client's word that user permissions do not count is taken only where the
    /// DocType has a link of which its definition says so.
    fn listing(&self, ctx: &Context) -> Listing<'_> {
        let reference = self.reference.as_deref();
        let meta = reference.and_then(|doctype| ctx.site().registry().handler(doctype)).map(|handler| (handler.meta)());
        let is_free = meta.is_some_and(|meta| {
            let leads_here = |field: &DocField| field.fieldtype == FieldType::Link && field.options == self.meta.name;
            meta.fields.iter().any(|field| leads_here(field) && field.ignore_user_permissions)
        });
        if self.is_free && is_free { Listing::FreeLink } else { Listing::Documents(reference) }
    }

    /// A query for a part of what is searched.
    fn select<'a>(&'a self, ctx: &Context, columns: &[Found], stage: Filter<'a>) -> Result<Select<'a>> {
        let mut select = Select::new(self.meta.name);
        for column in columns {
            select.field(column.fieldname)?;
        }
        if let Some(filters) = &self.filters {
            select.filter(filters.filter()?);
        }
        select.filter(stage).listing(self.listing(ctx));
        Ok(select)
    }

    /// Finds what users may see who may only select. They cannot read the fields by which some
    /// documents are left out, so what they may see is looked at once more without their limits.
    fn find_selectable(
        &self,
        ctx: &mut Context,
        columns: &[Found],
        stage: &Filter<'_>,
        left: usize,
        rows: &mut Vec<Vec<JsonValue>>,
    ) -> Result<()> {
        const CHUNK: u32 = 100;
        let wanted = rows.len().saturating_add(left);
        let mut start = 0;
        while rows.len() < wanted {
            let mut select = self.select(ctx, columns, stage.clone())?;
            let seen = found(ctx, &mut select, start, CHUNK)?;
            let names: Vec<&JsonValue> = seen.iter().filter_map(|row| row.first()).collect();
            let mut select = Select::new(self.meta.name);
            select.field("name")?.filter(Filter::condition("name", Operator::parse("in")?, json!(names)));
            self.leave_out(&mut select)?;
            let kept: HashSet<String> =
                ctx.elevated(|ctx| select.rows(ctx))?.iter().flatten().map(|name| name.as_ref().to_text()).collect();
            let is_last = seen.len() < CHUNK as usize;
            let room = wanted - rows.len();
            rows.extend(seen.into_iter().filter(|row| kept.contains(&name_of(row))).take(room));
            if is_last {
                break;
            }
            start = start.saturating_add(CHUNK);
        }
        Ok(())
    }

    /// Name, title, the field that was asked for and the search fields, each once. Who may only
    /// select sees what links show.
    fn columns(&self, levels: Levels, select_only: bool) -> Result<Vec<Found>> {
        let meta = self.meta;
        let field = |name: &str| {
            meta.column(name).ok_or_else(|| Error::new(ErrorKind::Data, format!("{} has no field {name:?}", meta.name)))
        };
        let mut names = vec![field("name")?.fieldname];
        let more = self.more_fields.names().map(field).collect::<Result<Vec<_>>>()?;
        let usual = std::iter::once(meta.title_field).chain(std::iter::once(self.field.as_str()));
        for column in usual.chain(meta.search_fields.iter().copied()).filter_map(|name| meta.column(name)).chain(more) {
            let is_shown =
                !select_only || column.fieldname == meta.title_field || meta.search_fields.contains(&column.fieldname);
            if is_shown && levels.has(column.permlevel) && !names.contains(&column.fieldname) {
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

    /// What is linked to most comes first, then the DocType's own order.
    fn order(&self) -> String {
        let mut order = "idx desc".to_owned();
        for (field, direction) in self.meta.sort.iter().filter(|(field, _)| self.meta.column(field).is_some()) {
            order.push_str(", ");
            order.push_str(field);
            order.push_str(if *direction == SortOrder::Asc { " asc" } else { " desc" });
        }
        order
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
        let mut stages =
            vec![name(like, begins.clone()), Filter::All(vec![name(like, contains.clone()), name(unlike, begins)])];
        if !others.is_empty() {
            stages.push(Filter::All(vec![Filter::Any(others), name(unlike, contains)]));
        }
        Ok(stages)
    }

    /// Leaves out what is switched off, and users that are not people at work.
    fn leave_out(&self, select: &mut Select<'_>) -> Result<()> {
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
        Ok(())
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

/// The rows of a query from a place on, as JSON.
fn found(ctx: &mut Context, select: &mut Select<'_>, start: u32, length: u32) -> Result<Vec<Vec<JsonValue>>> {
    let rows = select.start(start).limit(Some(length)).rows(ctx)?;
    Ok(rows.into_iter().map(|row| row.into_iter().map(json_of).collect()).collect())
}

/// The name in a row, which comes first.
fn name_of(row: &[JsonValue]) -> String {
    row.first().map(|name| name.as_str().map_or_else(|| name.to_string(), str::to_owned)).unwrap_or_default()
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
