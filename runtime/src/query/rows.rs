//! Runs a list and takes its rows: as JSON, or as values.

use super::dialect;
use super::plan::Plan;
use super::select::RowForm;
use super::sql::Sql;
use crate::config::Config;
use crate::db::AnyConnection;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::schema::Storage;
use crate::table::{self, Value};
use diesel::connection::LoadConnection;
use diesel::row::{Field, Row};
use std::time::{Duration, Instant};

/// Writes the rows as a JSON array, each as soon as it is there.
pub(super) fn write(
    connection: &mut AnyConnection,
    plan: &Plan<'_>,
    statement: &Sql<'_>,
    form: RowForm,
    mut bounds: Bounds,
    out: &mut JsonWriter,
) -> Result<()> {
    out.begin_array();
    let columns = Columns::of(plan);
    if columns.any_shown {
        let keys = columns.keys(form);
        for row in LoadConnection::load(connection, statement)? {
            let row = row?;
            bounds.count_row()?;
            match form {
                RowForm::Object => out.begin_object(),
                RowForm::Array => out.begin_array(),
            }
            for column in &keys {
                if form == RowForm::Object {
                    out.key(column.key);
                }
                let Some((place, storage)) = column.shown else {
                    out.null();
                    continue;
                };
                let field = row.get(place).ok_or_else(|| missing(column.key))?;
                dialect::write(out, storage, field.value()).map_err(|error| unreadable(column.key, error))?;
            }
            match form {
                RowForm::Object => out.end_object(),
                RowForm::Array => out.end_array(),
            }
        }
    }
    out.end_array();
    Ok(())
}

/// How much one answer may take.
#[derive(Debug)]
pub(super) struct Bounds {
    most: Option<u32>,
    rows: u32,
    ends: Option<Instant>,
}

impl Bounds {
    /// From the configuration of the server.
    pub(super) fn of(config: &Config) -> Bounds {
        let seconds = (config.statement_seconds > 0).then(|| Duration::from_secs(config.statement_seconds));
        Bounds {
            most: (config.max_rows > 0).then_some(config.max_rows),
            rows: 0,
            ends: seconds.and_then(|limit| Instant::now().checked_add(limit)),
        }
    }

    /// Notes that there is a row.
    fn count_row(&mut self) -> Result<()> {
        /// Between two looks at the clock.
        const ROWS: u32 = 64;
        self.rows += 1;
        if self.most.is_some_and(|limit| self.rows > limit) {
            return Err(Error::new(
                ErrorKind::Data,
                format!("the list has more than {} rows; ask for a page of it with limit_page_length", self.rows - 1),
            ));
        }
        // PostgreSQL and MariaDB stop by themselves; SQLite cannot be stopped but between rows.
        if self.rows.is_multiple_of(ROWS) && self.ends.is_some_and(|ends| Instant::now() > ends) {
            return Err(Error::new(ErrorKind::QueryTimeout, "the query took too long and was stopped; ask for less"));
        }
        Ok(())
    }
}

/// Reads the rows.
pub(super) fn read(connection: &mut AnyConnection, plan: &Plan<'_>, statement: &Sql<'_>) -> Result<Vec<Vec<Value>>> {
    let columns = Columns::of(plan);
    let mut rows = Vec::new();
    if !columns.any_shown {
        return Ok(rows);
    }
    for row in LoadConnection::load(connection, statement)? {
        let row = row?;
        let mut values = Vec::with_capacity(columns.all.len());
        for column in &columns.all {
            values.push(match column.shown {
                None => Value::Null,
                Some((place, storage)) => {
                    let field = row.get(place).ok_or_else(|| missing(column.key))?;
                    table::read(storage, field.value()).map_err(|error| unreadable(column.key, error))?
                }
            });
        }
        rows.push(values);
    }
    Ok(rows)
}

/// The columns of an answer.
struct Columns<'p> {
    all: Vec<Shown<'p>>,
    any_shown: bool,
}

#[derive(Clone, Copy)]
struct Shown<'p> {
    key: &'p str,
    /// Its place in the result and how to read it; none for what the user may not read.
    shown: Option<(usize, Storage)>,
}

impl<'p> Columns<'p> {
    fn of(plan: &'p Plan<'_>) -> Columns<'p> {
        let mut place = 0;
        let all: Vec<Shown<'p>> = plan
            .outputs
            .iter()
            .map(|output| {
                let shown = output.value.map(|value| (place, value.storage()));
                place += usize::from(shown.is_some());
                Shown { key: &output.key, shown }
            })
            .collect();
        Columns { all, any_shown: place > 0 }
    }

    /// What a row shows: an array has a place for each field, an object leaves out what the user
    /// may not read and has each key once, where it came first, with what came last.
    fn keys(&self, form: RowForm) -> Vec<Shown<'p>> {
        if form == RowForm::Array {
            return self.all.clone();
        }
        let mut keys: Vec<Shown<'p>> = Vec::with_capacity(self.all.len());
        for column in self.all.iter().filter(|column| column.shown.is_some()) {
            match keys.iter_mut().find(|known| known.key == column.key) {
                Some(known) => *known = *column,
                None => keys.push(*column),
            }
        }
        keys
    }
}

fn missing(key: &str) -> Error {
    Error::internal(format!("a result has no column {key}"))
}

fn unreadable(key: &str, error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::internal(format!("the stored value of {key} cannot be read")).caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_too_many_rows_is_refused() {
        let mut bounds = Bounds::of(&Config { max_rows: 2, ..Config::default() });
        assert!(bounds.count_row().is_ok());
        assert!(bounds.count_row().is_ok());
        assert_eq!(bounds.count_row().unwrap_err().kind(), ErrorKind::Data);
        let mut unbounded = Bounds::of(&Config { max_rows: 0, ..Config::default() });
        assert!((0..10_000).all(|_| unbounded.count_row().is_ok()));
    }

    #[test]
    fn a_list_that_takes_too_long_ends_between_two_rows() {
        let mut bounds = Bounds { most: None, rows: 0, ends: Some(Instant::now()) };
        std::thread::sleep(Duration::from_millis(2));
        let error = (0..1000).find_map(|_| bounds.count_row().err()).unwrap();
        assert_eq!(error.kind(), ErrorKind::QueryTimeout);
    }
}
