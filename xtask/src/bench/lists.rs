//! The part of `cargo xtask bench` that asks for lists of a large table: filters with and without
//! an index, pages far back, rows inside of rows.

use crate::bench::{Load, text_of};
use anyhow::{Context as _, Result};
use std::fmt::Write as _;

/// Documents in the large table, and how many are made by one request.
const DOCUMENTS: usize = 100_000;
const AT_A_TIME: usize = 200;

/// Documents in front of the page far back.
const BEFORE: usize = 90_000;

/// Fills the table, measures, and adds lines to the report.
///
/// # Errors
/// When a list does not answer.
pub(crate) fn measure(load: &Load<'_>, url: &str, report: &mut String) -> Result<()> {
    fill(load, url)?;
    let fields = "fields=%5B%22name%22%2C%22description%22%2C%22status%22%2C%22date%22%5D";
    // One document of two hundred, by a field with an index and by one without.
    let filter = |field: &str, value: &str| {
        format!("/api/resource/ToDo?{fields}&limit=20&filters=%7B%22{field}%22%3A%22{value}%22%7D")
    };
    let page = format!("/api/v2/document/ToDo?{fields}&order_by=creation%20desc");
    let far_back = load.curl(&format!("{url}{page}&limit={BEFORE}&cursor="), None)?;
    let cursor = text_of(&far_back, "next_cursor")?;
    let notes = "/api/resource/Note?limit=100&fields=%5B%22name%22%2C%22title%22";
    for (what, path) in [
        ("list 20 of 100,000 rows by an indexed filter", filter("allocated_to", "Administrator")),
        ("list 20 of 100,000 rows by an unindexed filter", filter("sender", "rare%40example.com")),
        ("page of 20 behind 90,000 rows, by offset", format!("{page}&limit=20&start={BEFORE}")),
        ("the same page by cursor", format!("{page}&limit=20&cursor={cursor}")),
        ("list 100 rows", format!("{notes}%5D")),
        ("list 100 rows with 10 child rows each", format!("{notes}%2C%22seen_by%22%5D")),
    ] {
        let rate = load.reads(url, &path).with_context(|| what.to_owned())?;
        writeln!(report, "| {what}, with token | {rate:.0} | – | – | – |")?;
    }
    Ok(())
}

fn fill(load: &Load<'_>, url: &str) -> Result<()> {
    let common = r#"{"doctype":"ToDo","description":"Water the plants on the second floor"}"#;
    let rare = r#"{"doctype":"ToDo","description":"Water the cactus","allocated_to":"Administrator","sender":"rare@example.com"}"#;
    let documents = vec![common; AT_A_TIME - 1].join(",");
    let body = format!(r#"{{"docs":[{rare},{documents}]}}"#);
    for _ in 0..DOCUMENTS / AT_A_TIME {
        load.curl(&format!("{url}/api/method/frappe.client.insert_many"), Some(&body))?;
    }
    Ok(())
}
