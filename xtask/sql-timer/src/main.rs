//! Runs and times SQL for `cargo xtask bench --large`, in a process that is built with optimisation and with the
//! SQLite of the server.
//!
//! Usage: `sql-timer URL`. Each line of the standard input is a JSON object, and each line of the standard output
//! is the answer to one:
//!
//! | input | answer |
//! | --- | --- |
//! | `{"execute": SQL}` | `{"seconds": N}` |
//! | `{"rows": SQL}` | `{"rows": [[TEXT, ...], ...]}`; the query has to select texts |
//! | `{"time": SQL, "seconds": N, "runs": N}` | `{"median": N, "p99": N, "runs": N, "rows": N}`, times in seconds |
//!
//! A failure is answered by `{"error": TEXT}`.

mod connection;

use anyhow::{Context as _, Result, bail};
use connection::AnyConnection;
use serde_json::{Value, json};
use std::io::{BufRead as _, Write as _};
use std::time::{Duration, Instant};

fn main() -> Result<()> {
    let url = std::env::args().nth(1).context("usage: sql-timer URL")?;
    let mut connection = AnyConnection::open(&url)?;
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = answer(&mut connection, &line?).unwrap_or_else(|error| json!({"error": format!("{error:#}")}));
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(connection: &mut AnyConnection, line: &str) -> Result<Value> {
    let request: Value = serde_json::from_str(line)?;
    let text = |key: &str| request.get(key).and_then(Value::as_str);
    if let Some(sql) = text("execute") {
        let started = Instant::now();
        connection.execute(sql)?;
        return Ok(json!({"seconds": started.elapsed().as_secs_f64()}));
    }
    if let Some(sql) = text("rows") {
        let rows = connection.query(sql)?;
        let text = |value: Vec<u8>| String::from_utf8_lossy(&value).into_owned();
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(text).collect()).collect();
        return Ok(json!({"rows": rows}));
    }
    let Some(sql) = text("time") else { bail!("a request has execute, rows or time: {line}") };
    let seconds = request.get("seconds").and_then(Value::as_f64).context("a request to time has seconds")?;
    let max_runs = request.get("runs").and_then(Value::as_u64).context("a request to time has runs")?;
    time(connection, sql, Duration::from_secs_f64(seconds), max_runs)
}

/// Repeats a query until the time is over or it has run often enough, after one run that is not counted.
fn time(connection: &mut AnyConnection, sql: &str, limit: Duration, max_runs: u64) -> Result<Value> {
    let rows = connection.query(sql)?.len();
    let started = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || ((times.len() as u64) < max_runs && started.elapsed() < limit) {
        let run = Instant::now();
        connection.query(sql)?;
        times.push(run.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let quantile = |per_cent: usize| times.get((times.len() * per_cent / 100).min(times.len() - 1));
    Ok(json!({"median": quantile(50), "p99": quantile(99), "runs": times.len(), "rows": rows}))
}
