//! Writes values of results as JSON.

use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_orm::db::{RawValue, read};
use doctyped_orm::table::ValueRef;
use doctyped_schema::ColumnType;

/// Writes the value of a column of a result. Text is not copied on the way.
///
/// # Errors
/// `InternalError` for a value that its type cannot hold, and those of [`JsonWriter::long_text`].
pub fn write(out: &mut JsonWriter, column: &str, column_type: ColumnType, raw: Option<RawValue<'_>>) -> Result<()> {
    let unreadable = |error| unreadable(column, error);
    let Some(raw) = raw else {
        out.null();
        return Ok(());
    };
    match raw {
        raw if column_type == ColumnType::Password => {
            out.value(ValueRef::Secret(&read::text(raw).map_err(unreadable)?));
        }
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if column_type.is_text() => out.long_text(value.read_text())?,
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if matches!(column_type, ColumnType::Date | ColumnType::Datetime) => {
            let text = value.read_text();
            if has_api_format(text) {
                out.text(text);
                return Ok(());
            }
            // Another program wrote the row, in another format.
            let raw = RawValue::Sqlite(value);
            out.value(read::value(column_type, raw).map_err(unreadable)?.as_ref());
        }
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) if column_type.is_text() => {
            out.long_text(&read::postgres::text(value).map_err(unreadable)?)?;
        }
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) if column_type.is_text() => {
            out.long_text(&read::mysql::text(&value).map_err(unreadable)?)?;
        }
        raw => out.value(read::value(column_type, raw).map_err(unreadable)?.as_ref()),
    }
    Ok(())
}

/// Writes a value that was read before.
pub fn write_value(out: &mut JsonWriter, column_type: ColumnType, value: ValueRef<'_>) {
    match value {
        ValueRef::Text(secret) if column_type == ColumnType::Password => out.value(ValueRef::Secret(secret)),
        value => out.value(value),
    }
}

/// The error of a stored value that its column's type cannot hold.
pub fn unreadable(column: &str, error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::internal(format!("the stored value of {column} cannot be read")).caused_by(error)
}

/// Whether a stored date or time has the format of the API. SQLite stores both as text.
#[cfg(feature = "sqlite")]
fn has_api_format(text: &str) -> bool {
    const FORMAT: &[u8; 26] = b"0000-00-00 00:00:00.000000";
    let fits = |(byte, format): (u8, &u8)| if *format == b'0' { byte.is_ascii_digit() } else { byte == *format };
    let is_canonical = !text.ends_with(".000000");
    matches!(text.len(), 10 | 19 | 26) && is_canonical && text.bytes().zip(FORMAT).all(fits)
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use super::*;

    #[test]
    fn only_times_in_the_format_of_the_api_are_written_as_stored() {
        for text in ["2024-02-29", "2024-02-29 13:14:15", "2024-02-29 13:14:15.678901"] {
            assert!(has_api_format(text), "{text}");
        }
        for text in ["", "2024-02-29T13:14:15", "2024-02-29 13:14:15.678", "2024-02-29 13:14:15.000000", "2024-02-2x"] {
            assert!(!has_api_format(text), "{text}");
        }
    }
}
