//! The query of a link search, in stages of decreasing relevance.

use super::shows_title;
use crate::functions::call::call;
use crate::functions::parameters::{Fields, Filters};
use doctyped_auth::permission;
use doctyped_auth::permission::{Levels, Listing};
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Call;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::Value;
use doctyped_query::{Select, is_shown_by_links};
use doctyped_schema::{DocField, FieldType, Meta, SortOrder};
use serde_json::{Map, Value as JsonValue, json};
use std::collections::HashSet;

/// Rows of a search without `page_length`.
pub const DEFAULT_PAGE_LENGTH: u32 = 10;

/// Rows of a search, at most. A longer page is cut: rows after so many tell a user nothing.
pub const MAX_PAGE_LENGTH: u32 = 500;

/// Bytes of a text in a result, which is shown in one line. A longer text is cut.
pub const MAX_TEXT_SIZE: usize = 1024;

/// The key of a title that is shown in place of the name.
pub const LABEL: &str = "label";

/// Query functions of Frappe that are equivalent to the search without a query function.
const DEFAULT_QUERIES: [&str; 2] =
    ["frappe.core.doctype.user.user.user_query", "frappe.core.doctype.role.role.role_query"];

/// A column of the result.
#[derive(Debug, Clone, Copy)]
pub struct SearchColumn {
    fieldname: &'static str,
    /// The key of the column in the response.
    pub key: &'static str,
}

/// A search for targets of a link.
pub struct Search {
    /// The DocType that is searched.
    pub meta: &'static Meta,
    /// The text to search for.
    pub text: String,
    /// The path of a query function that searches instead.
    pub query: Option<String>,
    /// The filters of the client.
    pub filters: Option<Filters>,
    /// The field to search in addition to the search fields; may be empty.
    pub field: String,
    /// Fields to show in addition to the search fields.
    pub more_fields: Fields,
    /// The DocType with the link.
    pub reference: Option<String>,
    /// Whether the client asks to ignore user permissions.
    pub ignore_user_permissions: bool,
    /// Rows to skip.
    pub start: u32,
    /// The maximum number of rows.
    pub page_length: u32,
}

/// Columns and rows of the result.
pub type SearchPage = (Vec<SearchColumn>, Vec<Vec<JsonValue>>);

impl Search {
    /// A search for the first targets without filters. An absent or empty field means the name.
    pub fn new(meta: &'static Meta, text: Option<String>, field: Option<String>, reference: Option<String>) -> Search {
        Search {
            meta,
            text: text.unwrap_or_default(),
            query: None,
            filters: None,
            field: field.filter(|field| !field.is_empty()).unwrap_or_else(|| "name".to_owned()),
            more_fields: Fields::default(),
            reference: reference.filter(|doctype| !doctype.is_empty()),
            ignore_user_permissions: false,
            start: 0,
            page_length: DEFAULT_PAGE_LENGTH,
        }
    }

    /// Runs the search. The result of a query function has no columns.
    ///
    /// # Errors
    /// `PermissionError`; `DataError` for fields and filters that the user may not read.
    pub fn run(&self, ctx: &mut Context) -> Result<SearchPage> {
        if let Some(path) = self.query.as_deref().filter(|path| !path.is_empty() && !DEFAULT_QUERIES.contains(path)) {
            return Ok((Vec::new(), self.call(ctx, path)?));
        }
        // Names of DocTypes are open to all users with a login (Frappe checks no permission here).
        if self.meta.name == "DocType" {
            return ctx.elevated(|ctx| self.search(ctx));
        }
        self.search(ctx)
    }

    fn search(&self, ctx: &mut Context) -> Result<SearchPage> {
        let levels = permission::readable_levels(ctx, self.meta);
        let listing = self.listing(ctx);
        let select_only = permission::list_access(ctx, self.meta, listing)?.select_only || listing == Listing::FreeLink;
        let columns = self.columns(levels, select_only)?;
        let wanted = self.start.saturating_add(self.page_length) as usize;
        let mut rows: Vec<Vec<JsonValue>> = Vec::new();
        for stage in self.stages(levels)? {
            let missing = wanted.saturating_sub(rows.len());
            if select_only {
                self.find_selectable(ctx, &columns, &stage, missing, &mut rows)?;
            } else if missing > 0 {
                let order = self.order();
                let mut select = self.select(ctx, &columns, stage)?;
                self.exclude_disabled(&mut select)?;
                rows.extend(load(ctx, select.order_by(&order)?, 0, u32::try_from(missing).unwrap_or(u32::MAX))?);
            }
        }
        let start = self.start as usize;
        let mut page: Vec<Vec<JsonValue>> = rows.into_iter().skip(start).collect();
        page.sort_by_cached_key(|row| self.rank(row));
        Ok((columns, page))
    }

    /// The sort key within a page: names that begin with the text first, then by name. The documents of
    /// the page follow from [`Search::stages`] and [`Search::order`].
    fn rank(&self, row: &[JsonValue]) -> (bool, String) {
        let name = name_of(row);
        (!name.to_lowercase().starts_with(&self.text.to_lowercase()), name)
    }

    /// The access rules of the list. User permissions are ignored only if the DocType with the link has a
    /// link field to this DocType whose definition ignores them, and the search neither filters nor shows more than
    /// what links show.
    fn listing(&self, ctx: &Context) -> Listing<'_> {
        let reference = self.reference.as_deref();
        let meta = reference.and_then(|doctype| ctx.site().registry().entry(doctype)).map(|entry| (entry.meta)());
        let has_free_link = meta.is_some_and(|meta| {
            let is_link_here = |field: &DocField| field.fieldtype == FieldType::Link && field.options == self.meta.name;
            meta.fields.iter().any(|field| is_link_here(field) && field.ignore_user_permissions)
        });
        let is_shown = |name: &str| is_shown_by_links(self.meta, name);
        let is_plain = self.filters.as_ref().is_none_or(Filters::is_empty)
            && self.more_fields.names().all(is_shown)
            && is_shown(&self.field);
        if self.ignore_user_permissions && has_free_link && is_plain {
            Listing::FreeLink
        } else {
            Listing::Documents(reference)
        }
    }

    /// The query of a stage.
    fn select<'a>(&'a self, ctx: &Context, columns: &[SearchColumn], stage: Filter<'a>) -> Result<Select<'a>> {
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

    /// Searches for a user with `select` but not `read`. The user may not filter by fields that exclude
    /// disabled documents, so a second, elevated query excludes them from the documents found.
    fn find_selectable(
        &self,
        ctx: &mut Context,
        columns: &[SearchColumn],
        stage: &Filter<'_>,
        missing: usize,
        rows: &mut Vec<Vec<JsonValue>>,
    ) -> Result<()> {
        const CHUNK_SIZE: u32 = 100;
        let wanted = rows.len().saturating_add(missing);
        let mut start = 0;
        while rows.len() < wanted {
            let mut select = self.select(ctx, columns, stage.clone())?;
            let candidates = load(ctx, &mut select, start, CHUNK_SIZE)?;
            let names: Vec<&JsonValue> = candidates.iter().filter_map(|row| row.first()).collect();
            let mut select = Select::new(self.meta.name);
            select.field("name")?.filter(Filter::condition("name", Operator::parse("in")?, json!(names)));
            self.exclude_disabled(&mut select)?;
            let enabled: HashSet<String> =
                ctx.elevated(|ctx| select.rows(ctx))?.iter().flatten().map(|name| name.as_ref().to_text()).collect();
            let is_last = candidates.len() < CHUNK_SIZE as usize;
            let room = wanted - rows.len();
            rows.extend(candidates.into_iter().filter(|row| enabled.contains(&name_of(row))).take(room));
            if is_last {
                break;
            }
            start = start.saturating_add(CHUNK_SIZE);
        }
        Ok(())
    }

    /// Name, title, the search field of the request and the search fields of the DocType, each once. Users
    /// with `select` only get the columns that links show.
    fn columns(&self, levels: Levels, select_only: bool) -> Result<Vec<SearchColumn>> {
        let meta = self.meta;
        let field = |name: &str| {
            meta.column(name).ok_or_else(|| Error::new(ErrorKind::Data, format!("{} has no field {name:?}", meta.name)))
        };
        let mut names = vec![field("name")?.fieldname];
        let more = self.more_fields.names().map(field).collect::<Result<Vec<_>>>()?;
        let default_names = std::iter::once(meta.title_field).chain(std::iter::once(self.field.as_str()));
        for column in
            default_names.chain(meta.search_fields.iter().copied()).filter_map(|name| meta.column(name)).chain(more)
        {
            let is_selectable = !select_only || is_shown_by_links(meta, column.fieldname);
            if is_selectable && levels.has(column.permlevel) && !names.contains(&column.fieldname) {
                names.push(column.fieldname);
            }
        }
        let mut columns: Vec<SearchColumn> =
            names.into_iter().map(|name| SearchColumn { fieldname: name, key: name }).collect();
        if shows_title(meta) {
            columns.insert(1, SearchColumn { fieldname: meta.title_field, key: LABEL });
        }
        field(&self.field)?;
        Ok(columns)
    }

    /// The order within a stage: `idx`, in which Frappe counts links to a document, then the DocType's own.
    fn order(&self) -> String {
        let mut order = "idx desc".to_owned();
        for (field, direction) in self.meta.sort.iter().filter(|(field, _)| self.meta.column(field).is_some()) {
            order.push_str(", ");
            order.push_str(field);
            order.push_str(if *direction == SortOrder::Asc { " asc" } else { " desc" });
        }
        order
    }

    /// The stages of the search: names that begin with the text, names that contain it, documents with it in
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

    /// Excludes disabled documents, and the user that stands for visitors without a login.
    fn exclude_disabled(&self, select: &mut Select<'_>) -> Result<()> {
        let is_check = |name: &str| self.meta.field(name).is_some_and(|field| field.fieldtype == FieldType::Check);
        if is_check("enabled") {
            select.filter(Filter::equal("enabled", 1.into()));
        }
        if is_check("disabled") {
            select.filter(Filter::equal("disabled", 0.into()));
        }
        if self.meta.name == "User" {
            select.filter(Filter::condition("name", Operator::parse("!=")?, "Guest".into()));
        }
        Ok(())
    }

    /// Calls a query function, which is a whitelisted function of the application, as a request for its path would:
    /// with the checks of the user and of the HTTP method, and with the limit of its route.
    fn call(&self, ctx: &mut Context, path: &str) -> Result<Vec<Vec<JsonValue>>> {
        let error = |problem: &str| Err(Error::validation(format!("The query {path:?} {problem}")));
        let Some(Call::Free(_)) = ctx.site().registry().function(path).map(|method| method.call) else {
            return error("is no whitelisted function");
        };
        let http_method = if ctx.is_get() { "GET" } else { "POST" };
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
            ("page_len".to_owned(), self.page_length.into()),
            ("filters".to_owned(), filters),
        ]);
        let mut out = JsonWriter::new();
        call(ctx, http_method, path, &Arguments::from(arguments), &mut out)?;
        let Ok(JsonValue::Array(rows)) = out.into_value() else {
            return error("does not give rows");
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

/// Whether a search looks at fields of this type.
fn is_text(fieldtype: FieldType) -> bool {
    use FieldType as F;
    matches!(
        fieldtype,
        F::Data | F::Text | F::SmallText | F::LongText | F::Link | F::Select | F::ReadOnly | F::TextEditor
    )
}

/// Loads rows of a query as JSON, with the beginning of long texts.
fn load(ctx: &mut Context, select: &mut Select<'_>, start: u32, length: u32) -> Result<Vec<Vec<JsonValue>>> {
    let rows = select.start(start).limit(Some(length)).rows_with_cut_texts(ctx, MAX_TEXT_SIZE)?;
    Ok(rows.into_iter().map(|row| row.into_iter().map(json_of).collect()).collect())
}

/// The name in a row, its first column.
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
