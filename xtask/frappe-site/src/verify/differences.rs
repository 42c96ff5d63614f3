//! The differences between two answers.
//!
//! A member that is null and one that is absent are the same, as Frappe leaves null out of documents and not out of
//! lists; so are 42 and 42.0, and texts of asterisks, which stand for secrets.

use super::client::Answer;
use serde_json::{Map, Value};

/// Characters of a value that are shown.
const MAX_SHOWN_LEN: usize = 80;

/// Lines that say how an answer differs from the expected one; none if it does not. `is_ignored` says which members of
/// objects are not compared.
pub(super) fn between(expected: &Answer, answer: &Answer, is_ignored: &dyn Fn(&str) -> bool) -> Vec<String> {
    if expected.status != answer.status {
        return vec![format!("status {} expected, {} answered", expected.status, answer.status)];
    }
    let mut differences = Comparison { is_ignored, lines: Vec::new() };
    differences.values(&expected.body, &answer.body, "");
    differences.lines
}

struct Comparison<'a> {
    is_ignored: &'a dyn Fn(&str) -> bool,
    lines: Vec<String>,
}

impl Comparison<'_> {
    fn values(&mut self, expected: &Value, answer: &Value, path: &str) {
        match (expected, answer) {
            (Value::Object(expected), Value::Object(answer)) => self.objects(expected, answer, path),
            (Value::Array(expected), Value::Array(answer)) => {
                if expected.len() != answer.len() {
                    self.lines.push(format!("{path}: {} rows expected, {} answered", expected.len(), answer.len()));
                    self.rows_of_one_side(expected, answer, path);
                    return;
                }
                for (index, (expected, answer)) in expected.iter().zip(answer).enumerate() {
                    self.values(expected, answer, &format!("{path}[{index}]"));
                }
            }
            _ if is_equal(expected, answer) => {}
            _ => self.lines.push(format!("{path}: {} expected, {} answered", shown(expected), shown(answer))),
        }
    }

    fn objects(&mut self, expected: &Map<String, Value>, answer: &Map<String, Value>, path: &str) {
        let only_answered = answer.keys().filter(|key| !expected.contains_key(*key));
        for key in expected.keys().chain(only_answered) {
            if (self.is_ignored)(key) {
                continue;
            }
            let value = |of: &Map<String, Value>| of.get(key).cloned().unwrap_or(Value::Null);
            self.values(&value(expected), &value(answer), &format!("{path}.{key}"));
        }
    }

    /// The names of rows that only one of two lists has.
    fn rows_of_one_side(&mut self, expected: &[Value], answer: &[Value], path: &str) {
        let names = |rows: &[Value]| -> Vec<String> {
            rows.iter().filter_map(|row| row.get("name")).map(Value::to_string).collect()
        };
        let (expected, answer) = (names(expected), names(answer));
        for (side, own, other) in [("missing", &expected, &answer), ("not expected", &answer, &expected)] {
            let names: Vec<&str> = own.iter().filter(|name| !other.contains(name)).map(String::as_str).collect();
            if !names.is_empty() {
                let shown: Vec<&str> = names.iter().take(3).copied().collect();
                let more = if names.len() > shown.len() { ", ..." } else { "" };
                self.lines.push(format!("{path}: {side}: {}{more}", shown.join(", ")));
            }
        }
    }
}

fn is_equal(expected: &Value, answer: &Value) -> bool {
    match (expected, answer) {
        (Value::Number(expected), Value::Number(answer)) => expected == answer || expected.as_f64() == answer.as_f64(),
        (Value::String(expected), Value::String(answer)) => {
            let is_secret = |text: &str| !text.is_empty() && text.chars().all(|c| c == '*');
            expected == answer || is_secret(expected) && is_secret(answer)
        }
        _ => expected == answer,
    }
}

fn shown(value: &Value) -> String {
    let text = if value.is_null() { "nothing".to_owned() } else { value.to_string() };
    if text.chars().count() <= MAX_SHOWN_LEN {
        return text;
    }
    text.chars().take(MAX_SHOWN_LEN).chain("...".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn lines(expected: Value, answer: Value) -> Vec<String> {
        let [expected, answer] = [expected, answer].map(|body| Answer { status: 200, body });
        between(&expected, &answer, &|key| key == "ignored")
    }

    #[test]
    fn values_that_mean_the_same_do_not_differ() {
        let expected = json!({"a": null, "n": 42, "s": "*****", "ignored": 1, "rows": [{"x": 1.5}]});
        let answer = json!({"n": 42.0, "s": "***", "b": null, "ignored": 2, "rows": [{"x": 1.5}]});
        assert_eq!(lines(expected, answer), Vec::<String>::new());
    }

    #[test]
    fn single_values_are_named_by_their_path() {
        let expected = json!({"data": {"n": 1, "t": "", "rows": [{"x": 1}, {"x": 2}]}});
        let answer = json!({"data": {"n": "1", "rows": [{"x": 1}, {"x": 3}]}});
        assert_eq!(
            lines(expected, answer),
            [
                ".data.n: 1 expected, \"1\" answered",
                ".data.t: \"\" expected, nothing answered",
                ".data.rows[1].x: 2 expected, 3 answered"
            ]
        );
    }

    #[test]
    fn rows_of_one_side_are_named() {
        let expected = json!({"data": [{"name": "a"}, {"name": "b"}]});
        let answer = json!({"data": [{"name": "a"}, {"name": "c"}, {"name": "d"}]});
        assert_eq!(
            lines(expected, answer),
            [".data: 2 rows expected, 3 answered", ".data: missing: \"b\"", ".data: not expected: \"c\", \"d\""]
        );
    }

    #[test]
    fn other_status_is_the_only_difference() {
        let [expected, answer] = [200, 403].map(|status| Answer { status, body: json!({"data": status}) });
        assert_eq!(between(&expected, &answer, &|_| false), ["status 200 expected, 403 answered"]);
    }
}
