//! Lists of a large table: filters with and without an index, pages far from the start, lists with
//! child rows.

use super::load::{Load, json_text};
use anyhow::{Context as _, Result};
use std::fmt::Write as _;

/// Documents in the large table.
const DOCUMENTS: usize = 100_000;
/// Documents that one request creates.
const BATCH_LEN: usize = 200;
/// Documents before the page far from the start.
const PAGE_OFFSET: usize = 90_000;

/// Fills the table and adds measurements to the report.
pub(super) fn measure(load: &Load<'_>, url: &str, report: &mut String) -> Result<()> {
    fill(load, url)?;
    for (what, path) in rows(load, url)? {
        let rate = load.reads(url, &path).with_context(|| what.to_owned())?;
        writeln!(report, "| {what}, with token | {rate:.0} | – | – | – |")?;
    }
    Ok(())
}

/// The lists that are measured, with their paths.
pub(super) fn rows(load: &Load<'_>, url: &str) -> Result<[(&'static str, String); 6]> {
    let fields = "fields=%5B%22name%22%2C%22description%22%2C%22status%22%2C%22date%22%5D";
    // Each filter matches one document of two hundred.
    let filter = |field: &str, value: &str| {
        format!("/api/resource/ToDo?{fields}&limit=20&filters=%7B%22{field}%22%3A%22{value}%22%7D")
    };
    let page = format!("/api/v2/document/ToDo?{fields}&order_by=creation%20desc");
    let far_back = load.curl(&format!("{url}{page}&limit={PAGE_OFFSET}&cursor="), None)?;
    let cursor = json_text(&far_back, "next_cursor")?;
    let notes = "/api/resource/Note?limit=100&fields=%5B%22name%22%2C%22title%22";
    Ok([
        ("list 20 of 100,000 rows by an indexed filter", filter("allocated_to", "Administrator")),
        ("list 20 of 100,000 rows by an unindexed filter", filter("sender", "rare%40example.com")),
        ("page of 20 behind 90,000 rows, by offset", format!("{page}&limit=20&start={PAGE_OFFSET}")),
        ("the same page by cursor", format!("{page}&limit=20&cursor={cursor}")),
        ("list 100 rows", format!("{notes}%5D")),
        ("list 100 rows with 10 child rows each", format!("{notes}%2C%22seen_by%22%5D")),
    ])
}

/// Fills the large table.
pub(super) fn fill(load: &Load<'_>, url: &str) -> Result<()> {
    let common = r#"{"doctype":"ToDo","description":"Water the plants on the second floor"}"#;
    let rare = r#"{"doctype":"ToDo","description":"Water the cactus","allocated_to":"Administrator","sender":"rare@example.com"}"#;
    let documents = vec![common; BATCH_LEN - 1].join(",");
    let body = format!(r#"{{"docs":[{rare},{documents}]}}"#);
    for _ in 0..DOCUMENTS / BATCH_LEN {
        load.curl(&format!("{url}/api/method/frappe.client.insert_many"), Some(&body))?;
    }
    Ok(())
}
