//! Arguments of whitelisted functions: from query, form or JSON to the function's types.

use crate::error::{Error, ErrorKind, Result};
use crate::json_parser;
use crate::lenient;
use crate::upload::Upload;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use doctyped_orm::table::{Link, Value};
use serde::de::DeserializeOwned;
use serde_json::Value as JsonValue;

/// An argument that a function declares.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// Its type, as written in the source.
    pub r#type: &'static str,
    /// Whether a call without it fails.
    pub required: bool,
    /// Its value where none is sent, as written in the source.
    pub default: Option<&'static str>,
    /// Whether its fields are sent as separate arguments.
    pub is_flat: bool,
}

impl Argument {
    /// A required argument.
    pub const fn required(name: &'static str, r#type: &'static str) -> Argument {
        Argument { name, r#type, required: true, default: None, is_flat: false }
    }

    /// An optional argument.
    pub const fn optional(name: &'static str, r#type: &'static str) -> Argument {
        Argument { required: false, ..Argument::required(name, r#type) }
    }
}

/// The arguments of a call: Frappe's form dict, and the files of a multipart form.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    values: serde_json::Map<String, JsonValue>,
    uploads: Vec<Upload>,
}

impl From<serde_json::Map<String, JsonValue>> for Arguments {
    fn from(map: serde_json::Map<String, JsonValue>) -> Arguments {
        Arguments { values: map, uploads: Vec::new() }
    }
}

impl Arguments {
    /// The value of an argument, if it was sent.
    pub fn get(&self, name: &str) -> Option<&JsonValue> {
        self.values.get(name)
    }

    /// The argument as a type. A missing one is read as null.
    ///
    /// # Errors
    /// `FrappeTypeError` when it cannot be read as the type, naming the argument.
    pub fn read<T: FromArgument>(&self, name: &str) -> Result<T> {
        T::from_arguments(self, name).map_err(|expected| self.unfit(&format!("Argument {name:?}"), name, expected))
    }

    /// The same for a function, which the error names as well.
    ///
    /// # Errors
    /// `FrappeTypeError` when it cannot be read as the type.
    #[doc(hidden)]
    pub fn read_for<T: FromArgument>(&self, function: &str, name: &str) -> Result<T> {
        let unfit = |expected| self.unfit(&format!("{function}: argument {name:?}"), name, expected);
        T::from_arguments(self, name).map_err(unfit)
    }

    /// The argument as a type that implements `Deserialize`. A missing one is read as null.
    ///
    /// # Errors
    /// `FrappeTypeError` when it cannot be read as the type; says where in the value.
    #[doc(hidden)]
    pub fn read_json<T: DeserializeOwned>(&self, function: &str, name: &str) -> Result<T> {
        let value = self.get(name).cloned().unwrap_or(JsonValue::Null);
        let is_missing = value.is_null();
        lenient::read(value).map_err(|(path, problem)| {
            let argument = format!("{function}: argument {name:?}");
            let text = match path.as_str() {
                "" if is_missing => format!("{argument} is missing"),
                "" => format!("{argument}: {problem}"),
                path => format!("{argument}, at {path}: {problem}"),
            };
            Error::new(ErrorKind::Type, text)
        })
    }

    /// All arguments together as a type that implements `Deserialize`.
    ///
    /// # Errors
    /// `FrappeTypeError` when they cannot be read as the type; says which.
    #[doc(hidden)]
    pub fn read_all<T: DeserializeOwned>(&self, function: &str) -> Result<T> {
        lenient::read(JsonValue::Object(self.values.clone())).map_err(|(path, problem)| {
            let at = if path.is_empty() { String::new() } else { format!("argument {path}: ") };
            Error::new(ErrorKind::Type, format!("{function}: {at}{problem}"))
        })
    }

    /// The error for an argument of the wrong type.
    fn unfit(&self, argument: &str, name: &str, expected: &str) -> Error {
        let problem = match self.get(name) {
            None | Some(JsonValue::Null) => format!("{argument} is missing; it should be {expected}"),
            Some(given) => format!("{argument} should be {expected}, not {} {}", kind(given), shortened(given)),
        };
        Error::new(ErrorKind::Type, problem)
    }

    /// All values.
    pub fn as_map(&self) -> &serde_json::Map<String, JsonValue> {
        &self.values
    }

    /// The same arguments with HTML in the texts of some of them sanitised by `clean`, which gives none for a text
    /// that is safe.
    ///
    /// # Errors
    /// Those of `clean`.
    pub fn cleaned(
        &self,
        is_cleaned: impl Fn(&str) -> bool,
        mut clean: impl FnMut(&str) -> Result<Option<String>>,
    ) -> Result<Arguments> {
        let mut cleaned = self.clone();
        for (name, value) in &mut cleaned.values {
            if let Some(text) = value.as_str().filter(|_| is_cleaned(name))
                && let Some(text) = clean(text)?
            {
                *value = JsonValue::String(text);
            }
        }
        Ok(cleaned)
    }

    /// Adds the files of a multipart form.
    #[must_use]
    pub fn with_uploads(mut self, uploads: Vec<Upload>) -> Arguments {
        self.uploads = uploads;
        self
    }

    /// The first file in a field of the form.
    pub fn upload(&self, field: &str) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.field == field)
    }

    /// The files of the form.
    pub fn uploads(&self) -> &[Upload] {
        &self.uploads
    }
}

/// The JSON type of a value, for a message.
fn kind(value: &JsonValue) -> &'static str {
    match value {
        JsonValue::Null => "nothing:",
        JsonValue::Bool(_) => "the switch",
        JsonValue::Number(_) => "the number",
        JsonValue::String(_) => "the text",
        JsonValue::Array(_) => "the array",
        JsonValue::Object(_) => "the object",
    }
}

/// The value for a message, shortened if it is long.
fn shortened(value: &JsonValue) -> String {
    let text = value.to_string();
    if text.chars().count() <= 80 {
        return text;
    }
    text.chars().take(77).chain("...".chars()).collect()
}

/// A type that an argument can have. Text is read as the type where that is possible, because
/// queries and forms carry nothing else.
#[diagnostic::on_unimplemented(
    message = "an argument of a whitelisted function cannot be a `{Self}`",
    label = "cannot be read from a request",
    note = "take a type that implements `FromArgument`, such as `String`, `i64` or `JsonValue`, or implement it"
)]
pub trait FromArgument: Sized {
    /// Reads the argument; `None` where it is missing.
    ///
    /// # Errors
    /// The expected type, for a message: `an integer`.
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str>;

    /// Reads the argument of that name from all arguments.
    ///
    /// # Errors
    /// The expected type, for a message.
    fn from_arguments(arguments: &Arguments, name: &str) -> Result<Self, &'static str> {
        Self::from_argument(arguments.get(name))
    }
}

impl<T: FromArgument> FromArgument for Option<T> {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        match value {
            None | Some(JsonValue::Null) => Ok(None),
            some => T::from_argument(some).map(Some),
        }
    }

    fn from_arguments(arguments: &Arguments, name: &str) -> Result<Self, &'static str> {
        let is_null = matches!(arguments.get(name), None | Some(JsonValue::Null));
        if is_null && arguments.upload(name).is_none() {
            return Ok(None);
        }
        T::from_arguments(arguments, name).map(Some)
    }
}

impl FromArgument for JsonValue {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        Ok(value.cloned().unwrap_or(JsonValue::Null))
    }
}

impl FromArgument for String {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        match value {
            Some(JsonValue::String(text)) => Ok(text.clone()),
            Some(JsonValue::Number(number)) => Ok(number.to_string()),
            _ => Err("text"),
        }
    }
}

impl FromArgument for bool {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        match value {
            Some(JsonValue::Bool(value)) => Ok(*value),
            Some(JsonValue::Number(number)) if number.as_i64() == Some(0) => Ok(false),
            Some(JsonValue::Number(number)) if number.as_i64() == Some(1) => Ok(true),
            Some(JsonValue::String(text)) => match text.to_ascii_lowercase().as_str() {
                "1" | "true" | "yes" | "on" | "y" | "t" => Ok(true),
                "0" | "false" | "no" | "off" | "n" | "f" => Ok(false),
                _ => Err("true or false"),
            },
            _ => Err("true or false"),
        }
    }
}

impl FromArgument for i64 {
    #[allow(clippy::cast_possible_truncation, reason = "whole and in range, checked before")]
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "an integer";
        match value {
            Some(JsonValue::Number(number)) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Ok(whole),
                (None, Some(float)) if float.fract() == 0.0 && float.abs() < 9e15 => Ok(float as i64),
                _ => Err(EXPECTED),
            },
            Some(JsonValue::String(text)) => {
                // A whole number with a point, as Python writes one that was a float.
                let whole =
                    text.trim().split_once('.').filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'));
                whole.map_or(text.trim(), |(whole, _)| whole).parse().map_err(|_| EXPECTED)
            }
            Some(JsonValue::Bool(value)) => Ok(i64::from(*value)),
            _ => Err(EXPECTED),
        }
    }
}

macro_rules! smaller_integers {
    ($($type:ty = $expected:literal),*) => {
        $(impl FromArgument for $type {
            fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
                i64::from_argument(value).and_then(|number| number.try_into().map_err(|_| $expected))
            }
        })*
    };
}

smaller_integers! {
    i32 = "an integer of 32 bits",
    u32 = "an integer of 32 bits that is not negative",
    u64 = "an integer that is not negative",
    usize = "an integer that is not negative"
}

impl FromArgument for f64 {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "a number";
        match value {
            Some(JsonValue::Number(number)) => number.as_f64().ok_or(EXPECTED),
            Some(JsonValue::String(text)) => {
                text.trim().parse().ok().filter(|number: &f64| number.is_finite()).ok_or(EXPECTED)
            }
            _ => Err(EXPECTED),
        }
    }
}

impl<D> FromArgument for Link<D> {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        String::from_argument(value).map(Link::new).map_err(|_| "the name of a document")
    }
}

macro_rules! temporal {
    ($($type:ty, $variant:ident, $field:ident, $expected:literal;)*) => {
        $(impl FromArgument for $type {
            fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
                let text = value.and_then(JsonValue::as_str).ok_or($expected)?;
                match doctyped_orm::table::temporal::$field(text) {
                    Some(Value::$variant(value)) => Ok(value),
                    _ => Err($expected),
                }
            }
        })*
    };
}

temporal! {
    NaiveDate, Date, date, "a date (YYYY-MM-DD)";
    NaiveDateTime, Datetime, datetime, "a date and time (YYYY-MM-DD HH:MM:SS)";
    NaiveTime, Time, time, "a time (HH:MM:SS)";
}

impl<T: FromArgument> FromArgument for Vec<T> {
    /// An array, or text that holds one.
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "an array";
        let parsed;
        let items = match value {
            Some(JsonValue::Array(items)) => items,
            Some(JsonValue::String(text)) => {
                parsed = json_parser::parse::<Vec<JsonValue>>(text).map_err(|_| EXPECTED)?;
                &parsed
            }
            _ => return Err(EXPECTED),
        };
        items.iter().map(|item| T::from_argument(Some(item))).collect()
    }
}

impl FromArgument for serde_json::Map<String, JsonValue> {
    /// An object, or text that holds one.
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "an object";
        match value {
            Some(JsonValue::Object(map)) => Ok(map.clone()),
            Some(JsonValue::String(text)) => json_parser::parse(text).map_err(|_| EXPECTED),
            _ => Err(EXPECTED),
        }
    }
}

impl FromArgument for Upload {
    fn from_argument(_: Option<&JsonValue>) -> Result<Self, &'static str> {
        Err("a file in a multipart form")
    }

    fn from_arguments(arguments: &Arguments, name: &str) -> Result<Self, &'static str> {
        match arguments.upload(name) {
            Some(upload) => Ok(upload.clone()),
            None => Upload::from_argument(None),
        }
    }
}
