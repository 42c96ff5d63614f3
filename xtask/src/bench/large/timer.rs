//! The child process `sql-timer`.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// Times of repeated runs, in seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times {
    pub(super) median: f64,
    pub(super) p99: f64,
    /// Rows of the result.
    pub(super) rows: u64,
}

/// A running `sql-timer`, which ends when this is dropped.
#[derive(Debug)]
pub(super) struct SqlTimer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl SqlTimer {
    /// Starts the program on a database.
    pub(super) fn start(program: &Path, url: &str) -> Result<SqlTimer> {
        let mut child = Command::new(program)
            .arg(url)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let input = child.stdin.take().context("sql-timer has no input")?;
        let output = BufReader::new(child.stdout.take().context("sql-timer has no output")?);
        Ok(SqlTimer { child, input, output })
    }

    /// Runs statements.
    pub(super) fn execute(&mut self, sql: &str) -> Result<()> {
        self.ask(&json!({"execute": sql}), sql).map(drop)
    }

    /// Runs a query that selects texts.
    pub(super) fn rows(&mut self, sql: &str) -> Result<Vec<Vec<String>>> {
        Ok(serde_json::from_value(self.ask(&json!({"rows": sql}), sql)?.get("rows").cloned().unwrap_or_default())?)
    }

    /// Repeats a query for some time.
    pub(super) fn time(&mut self, sql: &str, limit: Duration, max_runs: usize) -> Result<Times> {
        let answer = self.ask(&json!({"time": sql, "seconds": limit.as_secs_f64(), "runs": max_runs}), sql)?;
        let number = |key: &str| answer.get(key).and_then(Value::as_f64).with_context(|| format!("no {key}"));
        let rows = answer.get("rows").and_then(Value::as_u64).unwrap_or_default();
        Ok(Times { median: number("median")?, p99: number("p99")?, rows })
    }

    fn ask(&mut self, request: &Value, sql: &str) -> Result<Value> {
        writeln!(self.input, "{request}")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let answer: Value = serde_json::from_str(&line).context("sql-timer ended")?;
        if let Some(error) = answer.get("error").and_then(Value::as_str) {
            bail!("{error}: {sql}");
        }
        Ok(answer)
    }
}

impl Drop for SqlTimer {
    fn drop(&mut self) {
        // Both fail if the process has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
