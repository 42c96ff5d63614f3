//! The one parser of JSON that comes from outside: bodies, parameters, JSON inside of texts, columns.
//!
//! A parsed value takes many times the memory of its text: an object with one member takes some 900 bytes for the
//! seven of `{"":0},`. So the values are counted before the text is parsed.

use serde::de::DeserializeOwned;
use std::fmt;

/// Values that one JSON text may have: elements, keys, values of members, objects and arrays.
pub const MAX_VALUES: usize = 250_000;

/// JSON that cannot be read.
#[derive(Debug)]
pub enum JsonError {
    /// The text is no JSON, or not of the expected type.
    Invalid(serde_json::Error),
    /// The text has more than [`MAX_VALUES`] values.
    TooManyValues,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::Invalid(error) => error.fmt(f),
            JsonError::TooManyValues => {
                write!(f, "it has more than {MAX_VALUES} keys and values; send it in several requests")
            }
        }
    }
}

impl std::error::Error for JsonError {}

/// Parses JSON.
///
/// # Errors
/// [`JsonError`] for text that is no JSON, is not of the expected type, or has too many values.
pub fn parse<T: DeserializeOwned>(text: impl AsRef<[u8]>) -> Result<T, JsonError> {
    let text = text.as_ref();
    // Each value but the first has a comma, colon or bracket, so a short text needs no count.
    if text.len() > MAX_VALUES && count_values(text) > MAX_VALUES {
        return Err(JsonError::TooManyValues);
    }
    serde_json::from_slice(text).map_err(JsonError::Invalid)
}

/// The number of values of a text that is JSON; an upper limit of those that are parsed before an error of other
/// text.
pub fn count_values(text: &[u8]) -> usize {
    let (mut values, mut is_string, mut is_escaped) = (1, false, false);
    for byte in text {
        if is_string {
            is_string = is_escaped || *byte != b'"';
            is_escaped = !is_escaped && *byte == b'\\';
        } else {
            is_string = *byte == b'"';
            values += usize::from(matches!(byte, b',' | b':' | b'[' | b'{'));
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value as JsonValue;

    /// The keys and values of parsed JSON.
    fn values_of(json: &JsonValue) -> usize {
        match json {
            JsonValue::Array(items) => 1 + items.iter().map(values_of).sum::<usize>(),
            JsonValue::Object(members) => 1 + members.values().map(|value| 1 + values_of(value)).sum::<usize>(),
            _ => 1,
        }
    }

    #[test]
    fn many_small_values_are_refused_unparsed() {
        for value in ["{\"\":0}", "[]", "{}", "0", "\"\"", "[[]]"] {
            let text = format!("[{}0]", format!("{value},").repeat(MAX_VALUES));
            assert!(matches!(parse::<JsonValue>(&text), Err(JsonError::TooManyValues)), "{value}");
            assert!(matches!(parse::<Vec<JsonValue>>(&text), Err(JsonError::TooManyValues)), "{value}");
        }
        let members: String = (0..MAX_VALUES).map(|number| format!("\"{number}\":0,")).collect();
        let error = parse::<JsonValue>(format!("{{{members}\"x\":0}}")).unwrap_err();
        assert!(error.to_string().contains("250000"), "{error}");
    }

    #[test]
    fn long_texts_and_large_documents_are_parsed() {
        let text = serde_json::json!({"text": "{[,:\\\"]}".repeat(1 << 20)}).to_string();
        assert!(parse::<JsonValue>(&text).is_ok());
        let row =
            format!("{{{}}}", (0..60).map(|field| format!("\"field_{field}\":null")).collect::<Vec<_>>().join(","));
        let document = format!("{{\"items\":[{}]}}", vec![row; 2000].join(","));
        assert!(document.len() > MAX_VALUES);
        assert!(parse::<JsonValue>(&document).is_ok());
    }

    #[test]
    fn deep_json_is_refused() {
        assert!(matches!(parse::<JsonValue>("[".repeat(10_000)), Err(JsonError::Invalid(_))));
    }

    proptest! {
        #[test]
        fn count_is_not_below_the_parsed_values(text in r#"[\[\]{},:"\\ a0]{0,40}"#) {
            if let Ok(json) = serde_json::from_str::<JsonValue>(&text) {
                // A key that occurs twice is one member.
                prop_assert!(count_values(text.as_bytes()) >= values_of(&json), "{}", text);
            }
        }

        #[test]
        fn count_equals_the_values_of_json(numbers in proptest::collection::vec(0..9, 0..20), text in ".{0,20}") {
            let json = serde_json::json!({"a": numbers, "b": {"c": text, "d": []}});
            // An empty array or object counts once, a key with its value twice.
            let counted = count_values(json.to_string().as_bytes());
            prop_assert!(counted >= values_of(&json) && counted <= values_of(&json) + 8);
        }
    }
}
