//! The layout of JSON for reading and for diffs: containers that fit in a line have one.

use serde_json::Value;

/// Characters of a line.
const WIDTH: usize = 120;
/// Blanks of a level.
const INDENT: usize = 1;

/// Writes a value at a level. A container goes into one line if it fits, otherwise each of its members has a line.
pub(super) fn write(value: &Value, level: usize, out: &mut String) {
    let used = level * INDENT;
    match value {
        Value::Object(members) if !fits(value, WIDTH.saturating_sub(used)) => {
            out.push('{');
            for (place, (key, member)) in members.iter().enumerate() {
                out.push_str(if place == 0 { "\n" } else { ",\n" });
                indent(level + 1, out);
                out.push_str(&text(key));
                out.push_str(": ");
                write(member, level + 1, out);
            }
            out.push('\n');
            indent(level, out);
            out.push('}');
        }
        Value::Array(items) if !fits(value, WIDTH.saturating_sub(used)) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place == 0 { "\n" } else { ",\n" });
                indent(level + 1, out);
                write(item, level + 1, out);
            }
            out.push('\n');
            indent(level, out);
            out.push(']');
        }
        value => inline(value, out),
    }
}

/// The indent of a level.
pub(super) fn indent(level: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', level * INDENT));
}

/// A text as JSON.
pub(super) fn text(text: &str) -> String {
    Value::from(text).to_string()
}

/// Writes a value in one line, with a blank after colons and commas.
fn inline(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            out.push('{');
            for (place, (key, member)) in members.iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                out.push_str(&text(key));
                out.push_str(": ");
                inline(member, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                inline(item, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Whether a value in one line has at most this many bytes, about.
fn fits(value: &Value, width: usize) -> bool {
    remaining(value, width).is_some()
}

/// The rest of a width after a value; none if it does not fit.
fn remaining(value: &Value, width: usize) -> Option<usize> {
    let mut width = width;
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                width = remaining(member, width.checked_sub(key.len() + 6)?)?;
            }
            width.checked_sub(2)
        }
        Value::Array(items) => {
            for item in items {
                width = remaining(item, width.checked_sub(2)?)?;
            }
            width.checked_sub(2)
        }
        Value::String(text) => width.checked_sub(text.len() + 2),
        Value::Null | Value::Bool(_) => width.checked_sub(4),
        Value::Number(number) => width.checked_sub(number.to_string().len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn containers_that_fit_have_one_line() {
        let mut out = String::new();
        let long = "x".repeat(80);
        write(&json!({"a": [1, 2], "b": {"c": long, "d": "e"}}), 0, &mut out);
        assert_eq!(out, format!("{{\n \"a\": [1, 2],\n \"b\": {{\"c\": \"{long}\", \"d\": \"e\"}}\n}}"));
    }

    #[test]
    fn layout_does_not_change_the_value() {
        let value = json!({"text": "a\"\u{e4}\n", "deep": [[{"k": "y".repeat(200)}], null, 1.5], "empty": {}});
        let mut out = String::new();
        write(&value, 0, &mut out);
        assert_eq!(serde_json::from_str::<Value>(&out).ok(), Some(value));
    }
}
