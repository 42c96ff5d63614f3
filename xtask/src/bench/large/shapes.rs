//! The shapes of lists: a request, and the best SQL for the same rows.

use super::dialect::SqlDialect;
use super::site::{Site, SiteUser};
use super::timer::SqlTimer;
use crate::http_client::escaped;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// A kind of list.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) user: SiteUser,
    /// The path of the request, with parameters.
    pub(super) path: String,
    /// The best SQL, on the tables with ideal indexes.
    pub(super) sql: String,
    /// The index by which that SQL finds its rows.
    pub(super) index: &'static str,
}

/// The fields of lists, and the same columns.
const FIELDS: &str = "name,description,status,priority,date";
const COLUMNS: &str = "name, description, status, priority, date";
const NEWEST: &str = "ORDER BY creation DESC, name DESC LIMIT 20";
/// Rows before the page that is read by cursor, at most.
const MAX_CURSOR_ROWS: u64 = 100_000;
const BY_CREATION: &str = "(creation, name)";
const WITHOUT: &str = "none, a scan";

/// All shapes, for a table of so many rows.
pub(super) fn all(
    site: &Site,
    timer: &mut SqlTimer,
    dialect: SqlDialect,
    has_trigrams: bool,
    rows: u64,
) -> Result<Vec<Shape>> {
    let mut shapes = Shapes { list: Vec::new() };
    let select = |condition: &str| format!("SELECT {COLUMNS} FROM ideal_todo WHERE {condition} {NEWEST}");
    let equal = |field: &str, value: &str| json!([[field, "=", value]]);

    shapes.list("first page, default order", &[], &format!("SELECT {COLUMNS} FROM ideal_todo {NEWEST}"), BY_CREATION);
    pages(&mut shapes, site, timer, rows)?;

    for (name, field, value, index) in [
        ("filter by an indexed field, many rows", "status", "Open", "(status, creation, name)"),
        ("filter by an indexed field, few rows", "status", "Cancelled", "(status, creation, name)"),
        (
            "filter by a Link, 35 of 100,000 rows",
            "allocated_to",
            "user77@example.com",
            "(allocated_to, creation, name)",
        ),
        ("filter by a standard filter, many rows", "priority", "High", "(priority, creation, name)"),
        ("filter by a standard filter, few rows", "priority", "Low", "(priority, creation, name)"),
        ("filter by an unindexed field, many rows", "color", "#00ff00", BY_CREATION),
        ("filter by an unindexed field, few rows", "color", "#ff0000", WITHOUT),
    ] {
        shapes.filtered(name, &equal(field, value), &select(&format!("{field} = '{value}'")), index);
    }
    shapes.filtered(
        "filter by three fields",
        &json!([["status", "=", "Open"], ["priority", "=", "High"], ["date", ">=", "2025-01-01"]]),
        &select("status = 'Open' AND priority = 'High' AND date >= '2025-01-01'"),
        "(status, creation, name)",
    );
    let names: Vec<String> = timer
        .rows(&format!("SELECT name FROM ideal_todo ORDER BY modified, name LIMIT 100 OFFSET {}", rows / 3))?
        .into_iter()
        .flatten()
        .collect();
    shapes.filtered(
        "name in 100 names",
        &json!([["name", "in", names]]),
        &select(&format!("name IN ('{}')", names.join("', '"))),
        "(name)",
    );
    // MariaDB's collation has the colon before the digits; its LIKE uses the index.
    let prefix = match dialect {
        SqlDialect::MariaDb => "reference_name LIKE 'Shelf 1999%'",
        _ => "reference_name >= 'Shelf 1999' AND reference_name < 'Shelf 199:'",
    };
    shapes.filtered(
        "like prefix, an indexed field",
        &json!([["reference_name", "like", "Shelf 1999%"]]),
        &select(prefix),
        "(reference_name)",
    );
    let inside = match dialect {
        SqlDialect::Sqlite => "rowid IN (SELECT rowid FROM ideal_text WHERE description LIKE '%orchid%')",
        _ => "description LIKE '%orchid%'",
    };
    let trigrams = if has_trigrams { "trigrams of description" } else { WITHOUT };
    shapes.filtered(
        "like inside a text, few rows",
        &json!([["description", "like", "%orchid%"]]),
        &select(inside),
        trigrams,
    );
    shapes.filtered(
        "like inside a text, many rows",
        &json!([["description", "like", "%fern%"]]),
        &select("description LIKE '%fern%'"),
        BY_CREATION,
    );
    for (name, field, index) in [
        ("order by modified", "modified", "(modified, name)"),
        ("order by a standard filter", "date", "(date, creation, name)"),
        ("order by an unindexed field", "color", WITHOUT),
    ] {
        let order = format!("{field} desc");
        let sql = format!("SELECT {COLUMNS} FROM ideal_todo ORDER BY {field} DESC LIMIT 20");
        shapes.list(name, &[("order_by", &order)], &sql, index);
    }
    aggregates(&mut shapes);
    let search = |text: &str| {
        format!("/api/method/frappe.desk.search.search_link?doctype=ToDo&page_length=20&txt={}", escaped(text))
    };
    let columns_of_links = "SELECT name, description, reference_name FROM ideal_todo";
    shapes.add(
        "search_link, a text",
        search("orchid"),
        &format!("{columns_of_links} WHERE {inside} {NEWEST}"),
        trigrams,
    );
    shapes.add("search_link, no text", search(""), &format!("{columns_of_links} {NEWEST}"), BY_CREATION);

    let alternatives = |conditions: &[&str]| {
        let parts: Vec<String> = conditions
            .iter()
            .enumerate()
            .map(|(number, condition)| {
                format!(
                    "SELECT * FROM (SELECT {COLUMNS}, creation FROM ideal_todo WHERE {condition} {NEWEST}) part{number}"
                )
            })
            .collect();
        format!("SELECT {COLUMNS} FROM ({}) parts {NEWEST}", parts.join(" UNION "))
    };
    let or_filters = json!([["status", "=", "Cancelled"], ["allocated_to", "=", "user77@example.com"]]);
    shapes.list(
        "or_filters on two indexed fields",
        &[("or_filters", &or_filters.to_string())],
        &alternatives(&["status = 'Cancelled'", "allocated_to = 'user77@example.com'"]),
        "one for each part",
    );
    child_filters(&mut shapes);
    users(
        &mut shapes,
        &alternatives(&[
            "owner = 'condition@example.com'",
            "allocated_to = 'condition@example.com'",
            "assigned_by = 'condition@example.com'",
        ]),
    );
    Ok(shapes.list)
}

/// Pages far from the start.
fn pages(shapes: &mut Shapes, site: &Site, timer: &mut SqlTimer, rows: u64) -> Result<()> {
    let (middle, offset) = ((rows / 2).min(MAX_CURSOR_ROWS), rows / 10 * 9);
    let v2 = "/api/v2/document/ToDo?order_by=creation%20desc";
    let mut client = site.client(SiteUser::Administrator)?;
    let far_back = client.json("GET", &format!("{v2}&fields=%5B%22name%22%5D&limit={middle}&cursor="), "")?;
    let cursor = far_back.get("next_cursor").and_then(Value::as_str).context("the list has no next_cursor")?;
    let fields = list_parameter(FIELDS);
    let last = far_back.pointer(&format!("/data/{}/name", middle - 1)).and_then(Value::as_str);
    let last = last.context("the list is shorter than its limit")?;
    let creation = timer.rows(&format!("SELECT CAST(creation AS CHAR(26)) FROM ideal_todo WHERE name = '{last}'"))?;
    let creation = creation.into_iter().flatten().next().context("the document is not in the table")?;
    shapes.add(
        "cursor page far from the start",
        format!("{v2}&fields={fields}&limit=20&cursor={}", escaped(cursor)),
        &format!(
            "SELECT {COLUMNS} FROM ideal_todo WHERE creation <= '{creation}' AND (creation < '{creation}' OR name < \
             '{last}') {NEWEST}"
        ),
        BY_CREATION,
    );
    let columns: Vec<String> = COLUMNS.split(", ").map(|column| format!("t.{column}")).collect();
    shapes.list(
        "offset of 90% of the table",
        &[("limit_start", &offset.to_string())],
        &format!(
            "SELECT {} FROM (SELECT name, creation FROM ideal_todo {NEWEST} OFFSET {offset}) page JOIN ideal_todo t \
             ON t.name = page.name ORDER BY t.creation DESC, t.name DESC",
            columns.join(", ")
        ),
        "(creation, name), then rows by name",
    );
    Ok(())
}

fn aggregates(shapes: &mut Shapes) {
    let resource = "/api/resource/ToDo?limit=100";
    shapes.add(
        "group_by with count",
        format!("{resource}&group_by=status&fields={}", list_parameter("status,count(name) as total")),
        "SELECT status, CAST(COUNT(*) AS CHAR(20)) FROM ideal_todo GROUP BY status ORDER BY status",
        "(status, creation, name)",
    );
    let count = "/api/method/frappe.client.get_count?doctype=ToDo";
    let filter = escaped(&json!([["status", "=", "Open"]]).to_string());
    let filter_of_few = escaped(&json!([["status", "=", "Cancelled"]]).to_string());
    let sql = |condition: &str| format!("SELECT CAST(COUNT(*) AS CHAR(20)) FROM ideal_todo {condition}");
    shapes.add("count of all", count.to_owned(), &sql(""), "any");
    shapes.add(
        "count(name) of all",
        format!("{resource}&fields={}", list_parameter("count(name) as total")),
        &sql(""),
        "any",
    );
    let by_status = "(status, creation, name)";
    shapes.add("count, many rows", format!("{count}&filters={filter}"), &sql("WHERE status = 'Open'"), by_status);
    shapes.add(
        "count, few rows",
        format!("{count}&filters={filter_of_few}"),
        &sql("WHERE status = 'Cancelled'"),
        by_status,
    );
}

fn child_filters(shapes: &mut Shapes) {
    let notes = |reader: &str| {
        let filters = escaped(&json!([["Note Seen By", "user", "=", reader]]).to_string());
        format!("/api/resource/Note?limit=20&fields={}&filters={filters}", list_parameter("name,title"))
    };
    shapes.add(
        "filter by a child row, few documents",
        notes("few@example.com"),
        "SELECT name, title FROM ideal_note WHERE name IN (SELECT parent FROM ideal_reader WHERE reader = \
         'few@example.com') ORDER BY creation DESC, name DESC LIMIT 20",
        "(reader, parent)",
    );
    shapes.add(
        "filter by a child row, many documents",
        notes("many@example.com"),
        "SELECT name, title FROM ideal_note WHERE EXISTS (SELECT 1 FROM ideal_reader WHERE reader = \
         'many@example.com' AND parent = ideal_note.name) ORDER BY creation DESC, name DESC LIMIT 20",
        "(creation, name), then (reader, parent)",
    );
}

/// Lists of users with limited rights to read.
fn users(shapes: &mut Shapes, conditions: &str) {
    let path = list_path(&[]);
    shapes.of_user(
        "user with if_owner, 50 rows",
        SiteUser::Owner,
        path.clone(),
        &format!("SELECT {COLUMNS} FROM ideal_todo WHERE owner = 'owner@example.com' {NEWEST}"),
        "(owner, creation, name)",
    );
    let allowed = "(role IS NULL OR EXISTS (SELECT 1 FROM ideal_allowed a WHERE a.name = ideal_todo.role))";
    let sql = format!("SELECT {COLUMNS} FROM ideal_todo WHERE {allowed} {NEWEST}");
    shapes.of_user("user with 1,000 allowed values", SiteUser::Restricted, path.clone(), &sql, BY_CREATION);
    let filters = json!([["status", "=", "Cancelled"]]).to_string();
    shapes.of_user(
        "user with 1,000 allowed values, filter with few rows",
        SiteUser::Restricted,
        list_path(&[("filters", &filters)]),
        &format!("SELECT {COLUMNS} FROM ideal_todo WHERE status = 'Cancelled' AND {allowed} {NEWEST}"),
        "(status, creation, name)",
    );
    shapes.of_user("permission_query_conditions, 60 rows", SiteUser::Condition, path, conditions, "one for each part");
}

/// Collects shapes.
struct Shapes {
    list: Vec<Shape>,
}

impl Shapes {
    fn of_user(&mut self, name: &'static str, user: SiteUser, path: String, sql: &str, index: &'static str) {
        self.list.push(Shape { name, user, path, sql: sql.to_owned(), index });
    }

    fn add(&mut self, name: &'static str, path: String, sql: &str, index: &'static str) {
        self.of_user(name, SiteUser::Administrator, path, sql, index);
    }

    fn list(&mut self, name: &'static str, parameters: &[(&str, &str)], sql: &str, index: &'static str) {
        self.add(name, list_path(parameters), sql, index);
    }

    fn filtered(&mut self, name: &'static str, filters: &Value, sql: &str, index: &'static str) {
        self.list(name, &[("filters", &filters.to_string())], sql, index);
    }
}

/// The path of a list of 20 documents.
fn list_path(parameters: &[(&str, &str)]) -> String {
    let mut path = format!("/api/resource/ToDo?limit=20&fields={}", list_parameter(FIELDS));
    for (name, value) in parameters {
        path.extend(["&", name, "=", &escaped(value)]);
    }
    path
}

/// Fields, separated by commas, as the value of the parameter `fields`.
fn list_parameter(fields: &str) -> String {
    let fields: Vec<&str> = fields.split(',').collect();
    escaped(&json!(fields).to_string())
}
