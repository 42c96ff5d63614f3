//! Runs a statement and reads its rows, as JSON or as values.

use super::column::ValueExpr;
use super::json_values::{self, unreadable};
use super::keyset::Keyset;
use super::plan::{Embedded, Plan};
use super::select::RowFormat;
use diesel::connection::LoadConnection;
use diesel::row::{Field, Row};
use doctyped_core::config::Config;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_core::json::JsonWriter;
use doctyped_orm::db::{AnyConnection, BlockedClients, Deadline, SqlBuilder};
use doctyped_orm::table;
use doctyped_orm::table::Value;
use doctyped_schema::ColumnType;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The result of a statement, apart from its rows.
#[derive(Debug, Default)]
pub struct RowBatch {
    /// Whether there are rows after the requested ones.
    pub has_more: bool,
    /// The longest row in bytes.
    pub longest_row: usize,
    /// The sort keys of the last requested row.
    pub last_keys: Option<Vec<Value>>,
}

/// Writes the rows of a statement one by one, as the database returns them. A row after the first
/// `requested` ones is not written and sets `has_more`.
pub fn write(
    connection: &mut AnyConnection,
    columns: &ResultColumns<'_>,
    statement: &SqlBuilder<'_>,
    (format, requested, keyset): (RowFormat, Option<i64>, Option<&Keyset>),
    budget: &mut ListBudget,
    out: &mut JsonWriter,
) -> Result<RowBatch> {
    let keys = columns.keys(format);
    let mut batch = RowBatch::default();
    let mut written = 0;
    let _deadline = budget.deadline();
    for row in LoadConnection::load(connection, statement)? {
        let row = row?;
        if requested == Some(written) {
            batch.has_more = true;
            break;
        }
        budget.count_row()?;
        let begin = out.len();
        begin_row(format, out);
        for column in &keys {
            if format == RowFormat::Object {
                out.key(column.key);
            }
            let Some((index, column_type)) = column.column else {
                out.null();
                continue;
            };
            let field = row.get(index).ok_or_else(|| missing(column.key))?;
            json_values::write(out, column.key, column_type, field.value())?;
            out.check_size()?;
        }
        end_row(format, out);
        batch.longest_row = batch.longest_row.max(out.len() - begin);
        written += 1;
        if requested == Some(written)
            && let Some(keyset) = keyset
        {
            let values = keyset.columns().map(|column| value(&row, column, "a sort key"));
            batch.last_keys = Some(values.collect::<Result<Vec<Value>>>()?);
        }
        out.flush_chunk()?;
    }
    Ok(batch)
}

/// Begins a row of the response.
pub fn begin_row(format: RowFormat, out: &mut JsonWriter) {
    match format {
        RowFormat::Object => out.begin_object(),
        RowFormat::Array => out.begin_array(),
    }
}

/// Ends a row of the response.
pub fn end_row(format: RowFormat, out: &mut JsonWriter) {
    match format {
        RowFormat::Object => out.end_object(),
        RowFormat::Array => out.end_array(),
    }
}

fn value<'a>(
    row: &impl Row<'a, doctyped_orm::db::Backend>,
    (index, column_type): (usize, ColumnType),
    key: &str,
) -> Result<Value> {
    let field = row.get(index).ok_or_else(|| missing(key))?;
    table::read(column_type, field.value()).map_err(|error| unreadable(key, error))
}

/// The limit of rows that are in memory together.
#[derive(Debug, Clone, Copy)]
pub enum SizeLimit {
    /// More bytes are an error.
    Refuse(usize),
    /// Rows that do not fit into these bytes are left out.
    LeaveOut(usize),
    /// Texts are cut to these bytes. Rows have the limit of [`SizeLimit::DEFAULT`].
    Cut(usize),
}

impl SizeLimit {
    /// The limit of rows that a function computes with.
    pub const DEFAULT: SizeLimit = SizeLimit::Refuse(limits::MAX_ROWS_SIZE);
}

/// The rows, the bytes and the time that a response may take.
#[derive(Debug)]
pub struct ListBudget {
    max_rows: Option<u32>,
    rows: u32,
    deadline: Option<Instant>,
    /// The clients for which statements end early.
    blocked: Option<Arc<BlockedClients>>,
    limit: SizeLimit,
    /// Bytes of the values that are in memory.
    size: usize,
}

impl ListBudget {
    /// The budget of the server's configuration, from now on.
    pub fn of(config: &Config, limit: SizeLimit) -> ListBudget {
        let seconds = (config.statement_seconds > 0).then(|| Duration::from_secs(config.statement_seconds));
        ListBudget {
            max_rows: (config.max_rows > 0).then_some(config.max_rows),
            rows: 0,
            deadline: seconds.and_then(|limit| Instant::now().checked_add(limit)),
            blocked: None,
            limit,
            size: 0,
        }
    }

    /// Lets slow statements end while clients are blocked.
    pub fn ending_for(mut self, clients: &Arc<BlockedClients>) -> ListBudget {
        self.blocked = Some(Arc::clone(clients));
        self
    }

    /// Begins with rows that replace those in memory.
    pub fn begin_batch(&mut self) {
        self.size = 0;
    }

    /// Counts the values of a row, which come one by one. None if the row is left out.
    ///
    /// # Errors
    /// `DataError` for more bytes than may be in memory, and errors of the values.
    pub fn row(&mut self, values: impl Iterator<Item = Result<Value>>) -> Result<Option<Vec<Value>>> {
        let size_before = self.size;
        let mut row = Vec::with_capacity(values.size_hint().0);
        for value in values {
            let mut value = value?;
            if let (SizeLimit::Cut(max_text), Value::Text(text)) = (self.limit, &mut value) {
                limits::truncate(text, max_text);
                text.shrink_to_fit();
            }
            let text_len = if let Value::Text(text) = &value { text.len() } else { 0 };
            self.size = self.size.saturating_add(size_of::<Value>()).saturating_add(text_len);
            match self.limit {
                SizeLimit::LeaveOut(limit) if self.size > limit => {
                    self.size = size_before;
                    return Ok(None);
                }
                SizeLimit::Refuse(limit) if self.size > limit => return Err(too_large(limit)),
                SizeLimit::Cut(_) if self.size > limits::MAX_ROWS_SIZE => {
                    return Err(too_large(limits::MAX_ROWS_SIZE));
                }
                _ => row.push(value),
            }
        }
        Ok(Some(row))
    }

    /// Makes SQLite stop statements after the deadline, until the returned guard is dropped.
    pub fn deadline(&self) -> Deadline {
        Deadline::set(self.deadline, self.blocked.as_ref())
    }

    /// Counts a row.
    ///
    /// # Errors
    /// `DataError` after too many rows, `QueryTimeoutError` after the deadline.
    pub fn count_row(&mut self) -> Result<()> {
        /// Rows between two checks of the clock.
        const CLOCK_INTERVAL: u32 = 64;
        self.rows += 1;
        if self.max_rows.is_some_and(|limit| self.rows > limit) {
            return Err(Error::new(
                ErrorKind::Data,
                format!("the list has more than {} rows; ask for a page of it with limit_page_length", self.rows - 1),
            ));
        }
        // The database stops a single statement; a list may take several.
        if self.rows.is_multiple_of(CLOCK_INTERVAL) && self.deadline.is_some_and(|deadline| Instant::now() > deadline) {
            return Err(Error::new(
                ErrorKind::StatementTimeout,
                "the query took too long and was stopped; ask for less",
            ));
        }
        Ok(())
    }
}

fn too_large(limit: usize) -> Error {
    let message = format!("the list has more than {limit} bytes; ask for a page of it with limit_page_length");
    Error::new(ErrorKind::Data, message)
}

/// Reads the rows of a statement, with all columns of the result. They replace those that the budget has counted.
pub fn read(
    connection: &mut AnyConnection,
    columns: &ResultColumns<'_>,
    statement: &SqlBuilder<'_>,
    budget: &mut ListBudget,
) -> Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    let _deadline = budget.deadline();
    budget.begin_batch();
    for row in LoadConnection::load(connection, statement)? {
        let row = row?;
        let all = columns.column_types.iter().enumerate();
        rows.extend(budget.row(all.map(|(index, column_type)| value(&row, (index, *column_type), "a column")))?);
    }
    Ok(rows)
}

/// The columns of a response and of the result that it is read from.
#[derive(Debug)]
pub struct ResultColumns<'p> {
    pub all: Vec<AnswerColumn<'p>>,
    /// The column type of each column of the result.
    column_types: Vec<ColumnType>,
}

/// One column of a response.
#[derive(Debug, Clone, Copy)]
pub struct AnswerColumn<'p> {
    pub key: &'p str,
    /// The index of its output in the plan.
    pub output: usize,
    /// Its index in the result and its column type; none for a field that the user may not read.
    pub column: Option<(usize, ColumnType)>,
    /// Whether it shows child rows.
    has_child_rows: bool,
}

impl<'p> ResultColumns<'p> {
    /// The columns of a plan's response.
    pub fn of(plan: &'p Plan<'_>) -> ResultColumns<'p> {
        let mut column_types = Vec::with_capacity(plan.outputs.len());
        let mut all: Vec<AnswerColumn<'p>> = Vec::with_capacity(plan.outputs.len());
        for (output, column) in plan.outputs.iter().enumerate() {
            let index = match column.repeats.and_then(|first| all.get(first)) {
                Some(first) => first.column,
                None => column.value.map(|value| (column_types.len(), value.column_type())),
            };
            if column.has_column() {
                column_types.extend(index.map(|(_, column_type)| column_type));
            }
            all.push(AnswerColumn {
                key: &column.key,
                output,
                column: index,
                has_child_rows: matches!(column.embedded, Embedded::ChildRows(_)),
            });
        }
        column_types.extend(plan.extras.iter().map(ValueExpr::column_type));
        ResultColumns { all, column_types }
    }

    /// Whether a row of the response has a column.
    pub fn any_visible(&self) -> bool {
        self.all.iter().any(AnswerColumn::is_visible)
    }

    /// Whether a row of the result is a row of the response.
    pub fn match_result(&self) -> bool {
        let indexes = self.all.iter().map(|column| column.column.map(|(index, _)| index));
        self.all.len() == self.column_types.len() && indexes.eq((0..self.column_types.len()).map(Some))
    }

    /// The index of an output in the result.
    pub fn index(&self, output: usize) -> Result<usize> {
        let shown = self.all.get(output).and_then(|column| column.column);
        shown.map(|(index, _)| index).ok_or_else(|| missing("an output"))
    }

    /// The index in the result of an expression that is not part of the response.
    pub fn extra_index(&self, plan: &Plan<'_>, value: ValueExpr) -> Result<usize> {
        let first = self.column_types.len() - plan.extras.len();
        let index = plan.extras.iter().position(|extra| *extra == value);
        index.map(|index| first + index).ok_or_else(|| missing("an extra value"))
    }

    /// The columns of a row. An array has one for each field. An object leaves out fields that the
    /// user may not read and has each key once: in the position of its first field, with the value of
    /// its last.
    pub fn keys(&self, format: RowFormat) -> Vec<AnswerColumn<'p>> {
        if format == RowFormat::Array {
            return self.all.clone();
        }
        let mut keys: Vec<AnswerColumn<'p>> = Vec::with_capacity(self.all.len());
        for column in self.all.iter().filter(|column| column.is_visible()) {
            match keys.iter_mut().find(|other| other.key == column.key) {
                Some(other) => *other = *column,
                None => keys.push(*column),
            }
        }
        keys
    }
}

impl AnswerColumn<'_> {
    fn is_visible(&self) -> bool {
        self.column.is_some() || self.has_child_rows
    }
}

fn missing(key: &str) -> Error {
    Error::internal(format!("a result has no column {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_with_too_many_rows_is_refused() {
        let mut budget = ListBudget::of(&Config { max_rows: 2, ..Config::default() }, SizeLimit::DEFAULT);
        assert!(budget.count_row().is_ok());
        assert!(budget.count_row().is_ok());
        assert_eq!(budget.count_row().unwrap_err().kind(), ErrorKind::Data);
        let mut unbounded = ListBudget::of(&Config { max_rows: 0, ..Config::default() }, SizeLimit::DEFAULT);
        assert!((0..10_000).all(|_| unbounded.count_row().is_ok()));
    }

    #[test]
    fn list_past_its_deadline_ends_between_two_rows() {
        let deadline = Instant::now().checked_sub(Duration::from_millis(2));
        let mut budget = ListBudget { max_rows: None, deadline, ..budget(SizeLimit::DEFAULT) };
        let error = (0..1000).find_map(|_| budget.count_row().err()).unwrap();
        assert_eq!(error.kind(), ErrorKind::StatementTimeout);
    }

    fn budget(limit: SizeLimit) -> ListBudget {
        ListBudget::of(&Config::default(), limit)
    }

    fn texts(len: usize, count: usize) -> impl Iterator<Item = Result<Value>> {
        std::iter::repeat_with(move || Ok(Value::Text("x".repeat(len)))).take(count)
    }

    #[test]
    fn row_above_the_size_limit_is_refused_while_it_is_read() {
        let mut budget = budget(SizeLimit::Refuse(1100));
        assert!(budget.row(texts(300, 2)).unwrap().is_some());
        let mut read = 0;
        let error = budget.row(texts(300, 250).inspect(|_| read += 1)).unwrap_err();
        assert_eq!((error.kind(), read), (ErrorKind::Data, 2));
        budget.begin_batch();
        assert!(budget.row(texts(300, 2)).unwrap().is_some());
    }

    #[test]
    fn row_above_the_size_limit_is_left_out_and_shorter_one_kept() {
        let mut budget = budget(SizeLimit::LeaveOut(1000));
        assert_eq!(budget.row(texts(2000, 1)).unwrap(), None);
        assert!(budget.row(texts(300, 2)).unwrap().is_some());
        assert_eq!(budget.row(texts(500, 1)).unwrap(), None);
        assert!(budget.row(texts(1, 1)).unwrap().is_some());
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        let mut budget = budget(SizeLimit::Cut(4));
        let values = [Ok(Value::Text("a\u{e4}\u{e4}".to_owned())), Ok(Value::Text("abcd".to_owned()))];
        let expected = vec![Value::Text("a\u{e4}".to_owned()), Value::Text("abcd".to_owned())];
        assert_eq!(budget.row(values.into_iter()).unwrap(), Some(expected));
    }
}
