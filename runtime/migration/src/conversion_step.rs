//! The step that gives the values of a column another type.
//!
//! A second column gets the new values and then takes the place of the first. Until then nothing of the first is
//! changed, so a migration that is interrupted loses nothing, also on MariaDB, whose DDL cannot be rolled back: the
//! next one drops the second column and begins again.

use super::column_kind::ColumnKind;
use super::conversion::{self, Converted};
use super::ddl::{SchemaDialect, column_type};
use super::execution::{StepResult, execute};
use diesel::connection::SimpleConnection;
use doctyped_orm::db::row_key::key;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{AnyConnection, Bind, Dialect, Value};
use doctyped_orm::error::{Error, Result};
use doctyped_schema::{ColumnType, DocField, Meta, NAME};
use std::fmt;

/// The column that gets the new values.
pub(super) const NEW_COLUMN: &str = "__doctyped_new";

/// Losses that the refusal of one field shows.
const REFUSED_LOSSES: usize = 10;

/// The conversion of a field's column.
#[derive(Debug)]
pub struct Conversion {
    meta: &'static Meta,
    field: &'static DocField,
    from: ColumnKind,
    /// The old type of the column.
    from_type: String,
    may_lose: bool,
    /// Statements that add the column of the new values.
    before: Vec<String>,
    /// Statements that put it into its place.
    after: Vec<String>,
}

/// The values that a conversion would lose.
#[derive(Debug, Default)]
pub struct Losses {
    /// How many.
    pub count: usize,
    /// A line for some of them.
    pub lines: Vec<String>,
}

impl fmt::Display for Conversion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Conversion { meta, field, from_type, .. } = self;
        write!(f, "{}.{}: {from_type} to {}", meta.name, field.fieldname, field.fieldtype.name())
    }
}

impl Conversion {
    /// The conversion of a column of the kind `from` and the type `from_type`. `indexes` are those that have to be
    /// dropped before the column.
    pub fn new<S: SchemaDialect>(
        (meta, field): (&'static Meta, &'static DocField),
        (from, from_type): (ColumnKind, &str),
        indexes: &[String],
        has_leftover: bool,
        may_lose: bool,
    ) -> Conversion {
        let (table, new) = (S::quoted(meta.table), S::quoted(NEW_COLUMN));
        let mut before = Vec::new();
        if has_leftover {
            before.push(format!("ALTER TABLE {table} DROP COLUMN {new}"));
        }
        before.push(format!("ALTER TABLE {table} ADD COLUMN {new} {}", S::definition(meta, field)));
        // Rows without a value get none, instead of the default of the new column.
        let empty = conversion::empty(column_type(meta, field));
        let empty = if empty == Value::Null { "NULL".to_owned() } else { empty.as_ref().to_text() };
        before.push(format!("UPDATE {table} SET {new} = {empty}"));
        let mut after: Vec<String> = indexes.iter().map(|index| S::drop_index(meta.table, index)).collect();
        after.extend(S::replace_column(meta, field, NEW_COLUMN));
        Conversion { meta, field, from, from_type: from_type.to_owned(), may_lose, before, after }
    }

    /// The statements, and a comment in place of those for each row.
    pub(super) fn sql(&self) -> Vec<String> {
        let rows = format!("-- each value of {self} is converted");
        self.before.iter().cloned().chain([rows]).chain(self.after.iter().cloned()).collect()
    }

    /// The message about values that would be lost, which are in a column of this name now; `None` if nothing is lost
    /// or losses are allowed.
    pub fn refusal(&self, connection: &mut AnyConnection, table: &str, column_name: &str) -> Result<Option<String>> {
        if self.may_lose {
            return Ok(None);
        }
        let losses = self.rows(connection, table, column_name, |_, _, _| Ok(()))?.0;
        Ok((losses.count > 0).then(|| self.refusal_of(&losses)))
    }

    fn refusal_of(&self, losses: &Losses) -> String {
        let Losses { count, lines } = losses;
        let shown = lines.iter().take(REFUSED_LOSSES).map(|line| format!("\n  {line}")).collect::<String>();
        let more = if *count > REFUSED_LOSSES { "\n  ..." } else { "" };
        let (meta, field) = (self.meta.name, self.field.fieldname);
        let values = if *count == 1 { "1 value".to_owned() } else { format!("{count} values") };
        format!(
            "{self} would lose {values}:{shown}{more}\nCorrect them, or accept the loss with \
             `migrate --convert \"{meta}.{field}\"`."
        )
    }

    /// Converts the column.
    ///
    /// # Errors
    /// `ErrorKind::Internal` with the statement that failed, or if values would be lost.
    pub(super) fn run(&self, connection: &mut AnyConnection) -> Result<StepResult> {
        if connection.dialect() != Dialect::Mysql {
            return self.convert(connection);
        }
        // Other databases lock the table when the column is added. Here a value that another program writes between
        // its conversion and the end would be lost.
        let table = Statement::once("LOCK TABLES ").name(self.meta.table).sql(" WRITE");
        connection.batch_execute("SET autocommit = 0")?;
        let result = table.execute(connection).map_err(Error::from).and_then(|_| self.convert(connection));
        connection.batch_execute("COMMIT; UNLOCK TABLES; SET autocommit = 1")?;
        result
    }

    fn convert(&self, connection: &mut AnyConnection) -> Result<StepResult> {
        for sql in &self.before {
            execute(connection, sql)?;
        }
        let table = self.meta.table;
        let column_type = column_type(self.meta, self.field);
        let (losses, converted) = self.rows(connection, table, self.field.fieldname, |connection, name, value| {
            let update = Statement::new("UPDATE ").name(table).sql(" SET ");
            let update =
                update.equal(NEW_COLUMN, bind(value, column_type)).sql(" WHERE ").equal("name", self.name(name));
            update.execute(connection)?;
            Ok(())
        })?;
        if losses.count > 0 && !self.may_lose {
            return Err(Error::internal(self.refusal_of(&losses)));
        }
        for sql in &self.after {
            execute(connection, sql)?;
        }
        Ok(StepResult { converted, losses: losses.lines })
    }

    /// Converts each value of a column and calls `write` with its document's name and the new value. Returns the
    /// losses and the number of values.
    fn rows(
        &self,
        connection: &mut AnyConnection,
        table: &str,
        column_name: &str,
        mut write: impl FnMut(&mut AnyConnection, &str, Value) -> Result<()>,
    ) -> Result<(Losses, usize)> {
        let column_type = column_type(self.meta, self.field);
        let (mut losses, mut count) = (Losses::default(), 0);
        let mut last: Option<String> = None;
        loop {
            let rows = self.page(connection, table, column_name, last.as_deref())?;
            let Some((name, _)) = rows.last() else { return Ok((losses, count)) };
            last = Some(name.clone());
            count += rows.len();
            for (name, text) in rows {
                let Converted { value, is_lossy } = conversion::convert(&text, self.from, column_type);
                if is_lossy {
                    losses.count += 1;
                    // The report of a conversion is the only place where lost values remain.
                    if self.may_lose {
                        losses.lines.push(loss(&name, &format!("{text:?}"), &value));
                    } else if losses.lines.len() < REFUSED_LOSSES {
                        losses.lines.push(loss(&name, &shortened(&text), &value));
                    }
                }
                if value != conversion::empty(column_type) {
                    write(connection, &name, value)?;
                }
            }
        }
    }

    /// The next names and values, in the order of names.
    fn page(
        &self,
        connection: &mut AnyConnection,
        table: &str,
        column_name: &str,
        after: Option<&str>,
    ) -> Result<Vec<(String, String)>> {
        let mut query = Statement::once("SELECT ").name("name").sql(", ").name(column_name).sql(" FROM ").name(table);
        query = query.sql(" WHERE ").name(column_name).sql(" IS NOT NULL");
        if let Some(after) = after {
            query = query.sql(" AND ").name("name").sql(" > ").value(self.name(after));
        }
        query = query.sql(" ORDER BY ").name("name");
        if self.has_text_names() {
            query = query.dialect_sql(Dialect::text_collation);
        }
        query
            .sql(" LIMIT 5000")
            .load(connection, |row| Ok((column::text_or_empty(row, 0)?, column::text_or_empty(row, 1)?)))
    }

    fn has_text_names(&self) -> bool {
        self.meta.slot(NAME).is_none_or(|name| column_type(self.meta, name).is_text())
    }

    fn name<'a>(&self, name: &'a str) -> Bind<'a> {
        key(self.meta, name).unwrap_or_else(|| Bind::from(name))
    }
}

/// The line about a value that is lost.
fn loss(name: &str, shown: &str, value: &Value) -> String {
    match value {
        Value::Null => format!("{name}: {shown} becomes empty"),
        value => format!("{name}: {shown} becomes {}", value.as_ref().to_text()),
    }
}

/// The beginning of a text in quotation marks.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}...", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}

fn bind(value: Value, column_type: ColumnType) -> Bind<'static> {
    match value {
        Value::Null => Bind::TypedNull(column_type),
        Value::Int(number) => Bind::Int(number),
        Value::Float(number) => Bind::Float(number),
        Value::Text(text) if column_type == ColumnType::Json => Bind::Json(text),
        Value::Text(text) => Bind::from(text),
        Value::Date(date) => Bind::Date(date),
        Value::Datetime(value) => Bind::Datetime(value),
        Value::Time(time) => Bind::Time(time),
    }
}
