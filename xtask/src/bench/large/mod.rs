//! `cargo xtask bench --large`: every shape of list on large tables, beside the best SQL for the same rows.
//!
//! One client sends requests over one connection, one after the other, to a server whose tables were filled by SQL. A
//! second process runs the best SQL that can be written by hand on copies of the tables with ideal indexes. The time of
//! `ping` on the same connection is the part of HTTP, which is subtracted before the two are compared.

mod data;
mod dialect;
mod shapes;
mod site;
mod timer;

use super::Arguments;
use crate::database::{Database, cargo_features};
use crate::http_client::HttpClient;
use anyhow::{Context as _, Result, bail, ensure};
use dialect::SqlDialect;
use serde_json::Value;
use shapes::Shape;
use site::{Site, SiteUser};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use timer::{SqlTimer, Times};

/// Time for the repetitions of a shape, on either side; one run is never interrupted.
const SHAPE_TIME: Duration = Duration::from_millis(1200);
/// The texts with an index of trigrams.
const TEXT_INDEX: &str = "ToDo";
/// Repetitions of a shape.
const MAX_RUNS: usize = 300;
/// The largest ratio that is not marked.
const MAX_RATIO: f64 = 1.5;
/// Differences below this are those of HTTP, JSON and permissions, and are not marked.
const MIN_DIFFERENCE: f64 = 0.0003;
/// The smallest table: each rare value has rows of its own.
const MIN_ROWS: u64 = 1_000;

/// Measures the shapes on each database at each size and prints a Markdown table for each.
///
/// # Errors
/// A server does not build or start, or a request or a query fails.
pub(super) fn run(arguments: &Arguments, project: &Path) -> Result<ExitCode> {
    let sizes = arguments.rows.iter().map(|size| rows_of(size)).collect::<Result<Vec<_>>>()?;
    let (server, timer) = programs(arguments, project)?;
    let folder = project.join("target/bench-large");
    let text_index = (!arguments.without_text_index).then_some(TEXT_INDEX);
    for database in &arguments.database {
        for &rows in &sizes {
            if folder.exists() {
                std::fs::remove_dir_all(&folder)?;
            }
            std::fs::create_dir_all(&folder)?;
            let Some(opened) = Database::open(database, &folder)? else {
                eprintln!("skipped: {database} is not installed");
                break;
            };
            let (site, mut timer) = Site::create((&server, &timer), &folder, &opened.url, rows, text_index)?;
            println!("\n### {database}, {rows} rows\n");
            report(arguments, &site, &mut timer, SqlDialect::of(&opened.url), rows)?;
        }
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The server and `sql-timer`, built with optimisation.
fn programs(arguments: &Arguments, project: &Path) -> Result<(PathBuf, PathBuf)> {
    let features = cargo_features(&arguments.database);
    Ok((
        super::server_program(arguments, project, &features)?,
        crate::app::build_release(project, "sql-timer", &features)?,
    ))
}

fn report(arguments: &Arguments, site: &Site, timer: &mut SqlTimer, dialect: SqlDialect, rows: u64) -> Result<()> {
    let started = Instant::now();
    let has_trigrams = data::build_ideal_tables(timer, dialect)?;
    eprintln!("the tables with ideal indexes are built after {} s", started.elapsed().as_secs());
    let mut administrator = site.client(SiteUser::Administrator)?;
    let ping = measure(&mut administrator, "/api/method/ping")?;
    let milliseconds = |seconds: f64| format!("{:.3}", seconds * 1000.0);
    println!(
        "Times in milliseconds. ping: {}; ratio = (request - ping) / best SQL; the mark \"slow\" is for ratios above \
         {MAX_RATIO} with a difference above {MIN_DIFFERENCE} s.\n",
        milliseconds(ping.median)
    );
    println!("| shape | request | p99 | best SQL | p99 | ratio | mark | index of the best SQL |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for shape in shapes::all(site, timer, dialect, has_trigrams, rows)? {
        if !arguments.shapes.is_empty() && !arguments.shapes.iter().any(|text| shape.name.contains(text.as_str())) {
            continue;
        }
        let line = measure_shape(site, timer, &shape, ping).with_context(|| shape.name)?;
        println!("{line}");
    }
    Ok(())
}

fn measure_shape(site: &Site, timer: &mut SqlTimer, shape: &Shape, ping: Times) -> Result<String> {
    let request = measure(&mut site.client(shape.user)?, &shape.path)?;
    let best = timer.time(&shape.sql, SHAPE_TIME, MAX_RUNS)?;
    let own = (request.median - ping.median).max(0.0);
    let ratio = own / best.median;
    let is_slow = ratio > MAX_RATIO && own - best.median > MIN_DIFFERENCE;
    let mark = match (request.rows == best.rows, is_slow) {
        (false, _) => format!("{} rows, best SQL {}", request.rows, best.rows),
        (true, true) => "slow".to_owned(),
        (true, false) => String::new(),
    };
    let milliseconds = |seconds: f64| format!("{:.3}", seconds * 1000.0);
    Ok(format!(
        "| {} | {} | {} | {} | {} | {ratio:.1} | {mark} | {} |",
        shape.name,
        milliseconds(request.median),
        milliseconds(request.p99),
        milliseconds(best.median),
        milliseconds(best.p99),
        shape.index
    ))
}

/// Repeats a GET request, after one that is not counted.
fn measure(client: &mut HttpClient, path: &str) -> Result<Times> {
    let rows = count_rows(&client.json("GET", path, "")?);
    let started = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || (times.len() < MAX_RUNS && started.elapsed() < SHAPE_TIME) {
        let run = Instant::now();
        client.success("GET", path, "")?;
        times.push(run.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let quantile = |per_cent: usize| times.get((times.len() * per_cent / 100).min(times.len() - 1)).copied();
    let (Some(median), Some(p99)) = (quantile(50), quantile(99)) else { bail!("nothing was measured") };
    Ok(Times { median, p99, rows })
}

/// Rows of a response; a response that is no list is one row.
fn count_rows(answer: &Value) -> u64 {
    let list = answer.get("data").or_else(|| answer.get("message")).and_then(Value::as_array);
    list.map_or(1, |list| list.len() as u64)
}

/// A number with `k` or `m` for thousands and millions.
fn rows_of(size: &str) -> Result<u64> {
    let lower = size.to_ascii_lowercase();
    let (digits, factor) = match (lower.strip_suffix('k'), lower.strip_suffix('m')) {
        (Some(digits), _) => (digits, 1_000),
        (_, Some(digits)) => (digits, 1_000_000),
        _ => (lower.as_str(), 1),
    };
    let number: u64 = digits.parse().with_context(|| format!("{size} is no number of rows: use 10k, 100k or 1m"))?;
    let rows = number.saturating_mul(factor);
    ensure!(rows >= MIN_ROWS && rows % MIN_ROWS == 0, "{size}: the number of rows has to be a multiple of {MIN_ROWS}");
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_of_rows_has_suffixes() {
        assert_eq!(rows_of("10k").unwrap(), 10_000);
        assert_eq!(rows_of("1M").unwrap(), 1_000_000);
        assert_eq!(rows_of("5000").unwrap(), 5_000);
        assert!(rows_of("10").is_err());
        assert!(rows_of("many").is_err());
    }

    #[test]
    fn rows_of_a_list_are_counted_and_a_number_is_one() {
        assert_eq!(count_rows(&serde_json::json!({"data": [{}, {}]})), 2);
        assert_eq!(count_rows(&serde_json::json!({"message": 17})), 1);
    }
}
