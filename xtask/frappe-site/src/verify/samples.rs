//! The requests that compare one DocType for one user: lists, documents of sampled rows, and filters made from the values
//! of these rows.

use super::client::escaped;
use crate::row::Row;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Characters of a text that a filter has.
const MAX_FILTER_LEN: usize = 60;

/// How much of a DocType is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sampling {
    /// Documents that are read one by one.
    pub(super) documents: usize,
    /// Rows of a list.
    pub(super) page: usize,
    /// Filters.
    pub(super) filters: usize,
}

/// The path of a document.
pub(super) fn document(doctype: &str, name: &str) -> String {
    format!("/api/resource/{}/{}", escaped(doctype), escaped(name))
}

/// The path of the number of documents.
pub(super) fn count(doctype: &str) -> String {
    format!("/api/method/frappe.client.get_count?doctype={}", escaped(doctype))
}

/// The path of a page of all fields, by name.
pub(super) fn page(doctype: &str, start: usize, length: usize) -> String {
    let parameters = [
        ("fields", "[\"*\"]".to_owned()),
        ("order_by", "name asc".to_owned()),
        ("limit_start", start.to_string()),
        ("limit_page_length", length.to_string()),
    ];
    list(doctype, &parameters)
}

/// The starts of the pages that are compared: the first, the middle and the last one.
pub(super) fn page_starts(count: usize, length: usize) -> Vec<usize> {
    let last = count.saturating_sub(length);
    let mut starts = vec![0, last / 2, last];
    starts.dedup();
    starts
}

/// Rows spread evenly over all.
pub(super) fn spread<T>(rows: &[T], number: usize) -> Vec<&T> {
    let number = number.min(rows.len());
    (0..number).filter_map(|index| rows.get(index * rows.len() / number)).collect()
}

/// The paths of lists with a filter or another order, made from the values of rows. `offset` chooses the fields, so that
/// several users and DocTypes use different ones.
pub(super) fn filtered(doctype: &str, rows: &[Row], sampling: Sampling, offset: usize) -> Vec<String> {
    let mut candidates = Vec::new();
    for (field, values) in values_of(rows) {
        let filters = filters(&field, &values);
        let chosen = filters.len().checked_sub(1).map(|last| (candidates.len() + offset) % (last + 1));
        candidates.extend(chosen.and_then(|index| filters.into_iter().nth(index)));
    }
    let length = sampling.page.to_string();
    let mut paths: Vec<String> = spread(&candidates, sampling.filters)
        .into_iter()
        .map(|filter| {
            let parameters = [
                ("filters", json!([filter]).to_string()),
                ("fields", "[\"name\"]".to_owned()),
                ("order_by", "name asc".to_owned()),
                ("limit_page_length", length.clone()),
            ];
            list(doctype, &parameters)
        })
        .collect();
    if !rows.is_empty() && sampling.filters > 0 {
        let order = ("order_by", "creation desc, name desc".to_owned());
        let fields = ("fields", "[\"name\",\"creation\"]".to_owned());
        paths.push(list(doctype, &[fields, order, ("limit_page_length", length)]));
    }
    paths
}

fn list(doctype: &str, parameters: &[(&str, String)]) -> String {
    let parameters: Vec<String> = parameters.iter().map(|(key, value)| format!("{key}={}", escaped(value))).collect();
    format!("/api/resource/{}?{}", escaped(doctype), parameters.join("&"))
}

/// The values of each field: distinct ones, in the order of the rows.
fn values_of(rows: &[Row]) -> BTreeMap<String, Vec<Value>> {
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (field, value) in rows.iter().flatten() {
        let is_secret = || value.as_str().is_some_and(|text| !text.is_empty() && text.chars().all(|c| c == '*'));
        let is_plain = matches!(value, Value::Null | Value::String(_) | Value::Number(_));
        if field.starts_with('_') || !is_plain || is_secret() {
            continue;
        }
        let values = all.entry(field.clone()).or_default();
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    all
}

/// Filters of a field that its values suggest.
fn filters(field: &str, values: &[Value]) -> Vec<Value> {
    let mut filters = Vec::new();
    let middle = values.get(values.len() / 2);
    match middle {
        Some(Value::Number(number)) => {
            filters.extend(["=", ">", "<=", "!="].map(|operator| json!([field, operator, number])));
        }
        Some(Value::String(text)) if is_time(text) => {
            filters.extend(["=", ">=", "<"].map(|operator| json!([field, operator, text])));
        }
        Some(Value::String(text)) if !text.is_empty() && text.chars().count() <= MAX_FILTER_LEN => {
            let start: String = text.chars().take(3).collect();
            filters.extend(["=", "!="].map(|operator| json!([field, operator, text])));
            // Patterns have characters of their own.
            if !start.contains(['%', '_', '\\']) {
                filters.push(json!([field, "like", format!("{start}%")]));
            }
            let texts: Vec<&Value> = values
                .iter()
                .filter(|value| value.as_str().is_some_and(|text| !text.is_empty() && !text.contains(',')))
                .take(2)
                .collect();
            if texts.len() == 2 {
                filters.push(json!([field, "in", texts]));
                filters.push(json!([field, "not in", texts]));
            }
        }
        _ => {}
    }
    filters.push(json!([field, "is", "set"]));
    filters.push(json!([field, "is", "not set"]));
    filters
}

/// `2026-01-31`, perhaps with a time
fn is_time(text: &str) -> bool {
    let date = text.get(..10).unwrap_or_default();
    let digits = date.chars().filter(char::is_ascii_digit).count();
    digits == 8 && date.chars().filter(|c| *c == '-').count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_spread_over_the_list() {
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6], 3), [&1, &3, &5]);
        assert_eq!(spread(&[1, 2], 5), [&1, &2]);
        assert_eq!(page_starts(10, 20), [0]);
        assert_eq!(page_starts(100, 20), [0, 40, 80]);
    }

    #[test]
    fn filters_fit_the_values() {
        assert!(filters("n", &[json!(5)]).contains(&json!(["n", "<=", 5])));
        assert!(filters("d", &[json!("2026-01-01 10:00:00")]).contains(&json!(["d", ">=", "2026-01-01 10:00:00"])));
        assert!(filters("t", &[json!("Open"), json!("Closed")]).contains(&json!(["t", "in", ["Open", "Closed"]])));
        assert_eq!(filters("x", &[Value::Null]), [json!(["x", "is", "set"]), json!(["x", "is", "not set"])]);
    }
}
