//! Lists of a table with an index of trigrams have the rows of one without.

use super::support::TestApp;
use diesel::connection::SimpleConnection;
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_migration as migration;
use doctyped_orm::db::Dialect;
use doctyped_orm::table::Value;
use doctyped_query::Select;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use std::fmt::Write as _;

/// Random sets of texts.
const CASES: u32 = 60;
/// Patterns for each of them.
const PATTERNS: usize = 12;

const FAMILY: &str = "[aAbBéÉßKK%_\\\\'\"\u{1f600} ]{0,9}";
const PATTERN: &str = "[aAbBéÉßKk%_\\\\'\" ]{0,7}";

/// An index of the texts of plants.
fn add_index(app: &TestApp) {
    let mut transaction = app.site.pool.transaction().unwrap();
    let text_index = vec!["Plant".to_owned(), "Plant.origin".to_owned()];
    let options = migration::Options { text_index, ..migration::Options::default() };
    migration::migrate(&mut transaction, doctyped_api::test_app::METAS, &options).unwrap();
}

fn run(app: &TestApp, sql: &str) {
    let mut ctx = app.context("Administrator", &[]);
    let connection = ctx.connection();
    // A backslash in a literal escapes there.
    let is_mysql = connection.dialect() == Dialect::Mysql;
    let sql = if is_mysql { sql.replace('\\', "\\\\") } else { sql.to_owned() };
    connection.batch_execute(&sql).unwrap();
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The names of plants: a page, and all of them.
fn found(app: &TestApp, filter: &Filter<'static>) -> [Vec<String>; 2] {
    [Some(500), None].map(|limit| {
        let mut ctx = app.context("Administrator", &[]);
        let mut select = Select::new("Plant");
        select.field("name").unwrap().filter(filter.clone()).order_by("name").unwrap();
        let rows = select.limit(limit).rows(&mut ctx).unwrap();
        assert_eq!(select.count(&mut ctx).unwrap(), i64::try_from(rows.len()).unwrap());
        let name = |row: &Vec<Value>| row.first().map(|name| name.as_ref().to_text()).unwrap_or_default();
        rows.iter().map(name).collect()
    })
}

fn like(field: &'static str, pattern: &str) -> Filter<'static> {
    Filter::condition(field, Operator::Like, json!(pattern))
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn lists_on_a_server_are_those_without_an_index() {
    for (name, server) in doctyped_orm::test_servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        let new = |database: &str| TestApp::on(&server.database(database).unwrap(), "SELECT 1");
        compare(name, &new("with_index"), &new("without_index"));
    }
}

#[cfg(feature = "sqlite")]
#[test]
fn lists_are_those_without_an_index() {
    compare("SQLite", &TestApp::on(":memory:", ""), &TestApp::on(":memory:", ""));
}

/// Writes the same random texts to two databases, and compares the rows that random patterns find.
fn compare(name: &str, with: &TestApp, without: &TestApp) {
    add_index(with);
    let strategy = (
        prop::collection::vec((FAMILY, prop::option::of(FAMILY)), 1..12),
        prop::collection::vec((PATTERN, PATTERN), PATTERNS),
    );
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let result = runner.run(&strategy, |(texts, patterns)| {
        let mut sql = "DELETE FROM \"tabPlant\";".to_owned();
        for (number, (family, origin)) in texts.iter().enumerate() {
            let origin = origin.as_deref().map_or_else(|| "NULL".to_owned(), quoted);
            let family = quoted(family);
            write!(sql, "INSERT INTO \"tabPlant\" (name, family, origin) VALUES ('Plant {number}', 'x', {origin});").unwrap();
            write!(sql, "UPDATE \"tabPlant\" SET family = {family} WHERE name = 'Plant {number}';").unwrap();
        }
        // A row that goes, and one that gets another name.
        sql += "INSERT INTO \"tabPlant\" (name, family) VALUES ('gone', 'aab'), ('before', 'bab');";
        sql += "DELETE FROM \"tabPlant\" WHERE name = 'gone'; UPDATE \"tabPlant\" SET name = 'Abba%' WHERE name = 'before'";
        for app in [with, without] {
            run(app, &sql);
        }
        for (first, second) in &patterns {
            let parts = [like("family", first), like("origin", second), like("name", &format!("%{second}%"))];
            let filters = [Filter::All(parts.to_vec()), Filter::Any(parts.to_vec())];
            for filter in parts.iter().chain(&filters) {
                prop_assert_eq!(found(with, filter), found(without, filter), "{}: {:?}", name, filter);
            }
        }
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::{add_index, found, like, run};
    use crate::support::TestApp;
    use doctyped_core::grammar::filter::Filter;
    use doctyped_migration as migration;
    use serde_json::{Value as JsonValue, json};

    /// Plants of which one in 200 is an orchid.
    fn app_without_index(plants: usize) -> TestApp {
        let app = TestApp::new();
        let sql = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {plants})
             INSERT INTO \"tabPlant\" (name, creation, family, height)
             SELECT 'p' || i, datetime('2025-01-01', (i % 700) || ' minutes'),
                    CASE WHEN i % 200 = 0 THEN 'An Orchid ' || i ELSE 'a fern ' || i END, i % 7 FROM n",
        );
        run(&app, &sql);
        app
    }

    /// 6,000 plants of which 30 are orchids.
    fn app() -> TestApp {
        let app = app_without_index(6000);
        add_index(&app);
        app
    }

    fn window(app: &TestApp, filters: &JsonValue, start: usize, limit: usize) -> Vec<JsonValue> {
        let params = json!({"filters": filters, "limit_start": start, "limit_page_length": limit});
        app.list("Plant", params).unwrap().as_array().unwrap().clone()
    }

    /// Compares pages of a list with all of it.
    fn check_pages(app: &TestApp, filters: &JsonValue, count: usize) {
        let whole = window(app, filters, 0, 0);
        assert_eq!(whole.len(), count, "{filters}");
        for (start, limit) in [(0, 20), (3, 5), (2500, 20)] {
            let expected: Vec<_> = whole.iter().skip(start).take(limit).cloned().collect();
            assert_eq!(window(app, filters, start, limit), expected, "{filters} from {start}");
        }
    }

    fn orchids() -> Filter<'static> {
        like("family", "%orchid%")
    }

    #[test]
    fn few_rows_are_found_by_the_index() {
        let app = app();
        assert_eq!(found(&app, &orchids()).map(|names| names.len()), [30, 30]);
        // Without its content the index finds nothing, so it is what finds the rows.
        run(&app, "INSERT INTO \"__tabPlant trigrams\" (\"__tabPlant trigrams\") VALUES ('delete-all')");
        assert_eq!(found(&app, &orchids()).map(|names| names.len()), [0, 0]);
        assert_eq!(found(&app, &like("family", "%ch%")).map(|names| names.len()), [30, 30]);
    }

    #[test]
    fn pages_of_many_rows_are_parts_of_the_whole_list() {
        let app = app();
        for (filters, count) in [
            (json!([["family", "like", "%fern%"]]), 5970),
            (json!([["family", "like", "%orchid%"], ["height", "=", 3]]), 4),
            (json!([["family", "like", "%orchid%"], ["name", "like", "p2%"], ["Plant Care", "task", "!=", "x"]]), 6),
        ] {
            check_pages(&app, &filters, count);
        }
    }

    #[test]
    fn pages_of_a_large_table_without_an_index_are_parts_of_the_whole_list() {
        let app = app_without_index(30_000);
        for (pattern, count) in [("%orchid%", 150), ("%orchid 29800%", 1), ("%fern%", 29_850)] {
            check_pages(&app, &json!([["family", "like", pattern]]), count);
        }
    }

    #[test]
    fn rows_with_other_numbers_are_indexed_anew() {
        let app = app();
        // As a dump does that is loaded again.
        run(&app, "DELETE FROM \"tabPlant\" WHERE height = 0; UPDATE \"tabPlant\" SET _rowid_ = _rowid_ + 10000");
        run(&app, "UPDATE \"tabPlant\" SET _rowid_ = _rowid_ - 10001");
        assert_eq!(found(&app, &orchids())[1].len(), 0);
        let mut transaction = app.site.pool.transaction().unwrap();
        migration::refill_text_indexes(&mut transaction).unwrap();
        transaction.commit().unwrap();
        drop(transaction);
        assert_eq!(found(&app, &orchids())[1].len(), 26);
    }
}
