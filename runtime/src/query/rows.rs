//! Takes the rows of a statement: as JSON, or as values.

use super::attach::Attached;
use super::dialect;
use super::keyset::Keyset;
use super::plan::{Plan, Value as Planned};
use super::select::RowFormat;
use super::sql::Sql;
use crate::config::Config;
use crate::db::{AnyConnection, Deadline};
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::schema::Storage;
use crate::table::{self, Value};
use diesel::connection::LoadConnection;
use diesel::row::{Field, Row};
use std::time::{Duration, Instant};

/// What a statement gave.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Whether there are rows behind those that were wanted.
    pub(super) more: bool,
    /// The order keys of the last row that was wanted.
    pub(super) last: Option<Vec<Value>>,
}

/// Writes the rows of a statement, each as soon as it is there. Where the statement gives one more
/// than the `wanted` rows, that one says that there are more.
pub(super) fn write(
    connection: &mut AnyConnection,
    columns: &Columns<'_>,
    statement: &Sql<'_>,
    (form, wanted, keyset): (RowFormat, Option<i64>, Option<&Keyset>),
    bounds: &mut Bounds,
    out: &mut JsonWriter,
) -> Result<Batch> {
    let keys = columns.keys(form);
    let mut batch = Batch::default();
    let mut written = 0;
    let _deadline = bounds.deadline();
    for row in LoadConnection::load(connection, statement)? {
        let row = row?;
        if wanted == Some(written) {
            batch.more = true;
            break;
        }
        bounds.count_row()?;
        begin(form, out);
        for column in &keys {
            if form == RowFormat::Object {
                out.key(column.key);
            }
            let Some((place, storage)) = column.column else {
                out.null();
                continue;
            };
            let field = row.get(place).ok_or_else(|| missing(column.key))?;
            dialect::write(out, storage, field.value()).map_err(|error| unreadable(column.key, error))?;
        }
        end(form, out);
        written += 1;
        if wanted == Some(written)
            && let Some(keyset) = keyset
        {
            let values = keyset.columns().map(|column| value(&row, column, "a key of the order"));
            batch.last = Some(values.collect::<Result<Vec<Value>>>()?);
        }
        out.pass_on()?;
    }
    Ok(batch)
}

/// Begins a row.
pub(super) fn begin(form: RowFormat, out: &mut JsonWriter) {
    match form {
        RowFormat::Object => out.begin_object(),
        RowFormat::Array => out.begin_array(),
    }
}

/// Ends a row.
pub(super) fn end(form: RowFormat, out: &mut JsonWriter) {
    match form {
        RowFormat::Object => out.end_object(),
        RowFormat::Array => out.end_array(),
    }
}

fn value<'a>(row: &impl Row<'a, crate::db::Backend>, (place, storage): (usize, Storage), key: &str) -> Result<Value> {
    let field = row.get(place).ok_or_else(|| missing(key))?;
    table::read(storage, field.value()).map_err(|error| unreadable(key, error))
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

    /// Has SQLite stop statements that take too long, until what this gives is dropped.
    pub(super) fn deadline(&self) -> Deadline {
        Deadline::set(self.ends)
    }

    /// Notes that there is a row.
    pub(super) fn count_row(&mut self) -> Result<()> {
        /// Between two looks at the clock.
        const ROWS: u32 = 64;
        self.rows += 1;
        if self.most.is_some_and(|limit| self.rows > limit) {
            return Err(Error::new(
                ErrorKind::Data,
                format!("the list has more than {} rows; ask for a page of it with limit_page_length", self.rows - 1),
            ));
        }
        // One statement is stopped by the database itself; a list may take several.
        if self.rows.is_multiple_of(ROWS) && self.ends.is_some_and(|ends| Instant::now() > ends) {
            return Err(Error::new(ErrorKind::QueryTimeout, "the query took too long and was stopped; ask for less"));
        }
        Ok(())
    }
}

/// Reads the rows of a statement: each column of the result, those that are not shown as well.
pub(super) fn read(
    connection: &mut AnyConnection,
    columns: &Columns<'_>,
    statement: &Sql<'_>,
    bounds: &Bounds,
) -> Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    let _deadline = bounds.deadline();
    for row in LoadConnection::load(connection, statement)? {
        let row = row?;
        let all = columns.read.iter().enumerate();
        let values = all.map(|(place, storage)| value(&row, (place, *storage), "a column"));
        rows.push(values.collect::<Result<Vec<Value>>>()?);
    }
    Ok(rows)
}

/// The columns of an answer.
#[derive(Debug)]
pub(super) struct Columns<'p> {
    pub(super) all: Vec<Shown<'p>>,
    /// How to read each column of the result.
    read: Vec<Storage>,
}

/// One column of an answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'p> {
    pub(super) key: &'p str,
    /// Its place among the outputs of the plan.
    pub(super) output: usize,
    /// Its place in the result and how to read it; none for what the user may not read.
    pub(super) column: Option<(usize, Storage)>,
    /// Whether it comes from another table altogether.
    is_attached: bool,
}

impl<'p> Columns<'p> {
    pub(super) fn of(plan: &'p Plan<'_>) -> Columns<'p> {
        let mut read = Vec::with_capacity(plan.outputs.len());
        let mut all = Vec::with_capacity(plan.outputs.len());
        for (output, column) in plan.outputs.iter().enumerate() {
            let place = column.value.map(|value| (read.len(), value.storage()));
            read.extend(place.map(|(_, storage)| storage));
            all.push(Shown {
                key: &column.key,
                output,
                column: place,
                is_attached: matches!(column.attached, Attached::Rows(_)),
            });
        }
        read.extend(plan.extras.iter().map(Planned::storage));
        Columns { all, read }
    }

    /// Whether a row has anything to show.
    pub(super) fn any_shown(&self) -> bool {
        self.all.iter().any(Shown::is_visible)
    }

    /// The place of an output in the result.
    pub(super) fn place(&self, output: usize) -> Result<usize> {
        let shown = self.all.get(output).and_then(|column| column.column);
        shown.map(|(place, _)| place).ok_or_else(|| missing("an output"))
    }

    /// The place in the result of a value that is read and not shown.
    pub(super) fn extra(&self, plan: &Plan<'_>, value: Planned) -> Result<usize> {
        let first = self.read.len() - plan.extras.len();
        let place = plan.extras.iter().position(|extra| *extra == value);
        place.map(|place| first + place).ok_or_else(|| missing("a value that is not shown"))
    }

    /// What a row shows: an array has a place for each field, an object leaves out what the user
    /// may not read and has each key once, where it came first, with what came last.
    pub(super) fn keys(&self, form: RowFormat) -> Vec<Shown<'p>> {
        if form == RowFormat::Array {
            return self.all.clone();
        }
        let mut keys: Vec<Shown<'p>> = Vec::with_capacity(self.all.len());
        for column in self.all.iter().filter(|column| column.is_visible()) {
            match keys.iter_mut().find(|known| known.key == column.key) {
                Some(known) => *known = *column,
                None => keys.push(*column),
            }
        }
        keys
    }
}

impl Shown<'_> {
    fn is_visible(&self) -> bool {
        self.column.is_some() || self.is_attached
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
