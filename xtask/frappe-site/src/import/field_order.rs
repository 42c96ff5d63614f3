//! The order of a DocType's fields after customisation.
//!
//! Frappe sorts by the Property Setter `field_order` where it has the field, by `insert_after` for other Custom Fields,
//! and by the definition for all others.

use crate::row::{Row, is_on, text};
use std::collections::HashSet;

/// Sorts fields: first those of the definition, then Custom Fields in the order of their `idx`.
pub(super) fn sort_fields(fields: Vec<Row>, order: Vec<String>) -> Vec<Row> {
    let names: Vec<String> = fields.iter().map(|field| text(field, "fieldname").to_owned()).collect();
    let order = sorted_names(&fields, &names, order);
    let mut rest: Vec<Option<Row>> = fields.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(rest.len());
    for name in order {
        let found = names.iter().zip(&mut rest).find(|(of, field)| **of == name && field.is_some());
        sorted.extend(found.and_then(|(_, field)| field.take()));
    }
    // Layout without a name, and second fields of a name.
    sorted.extend(rest.into_iter().flatten());
    sorted
}

fn sorted_names(fields: &[Row], names: &[String], order: Vec<String>) -> Vec<String> {
    let is_custom = |field: &Row| is_on(field, "is_custom_field");
    let mut seen = HashSet::new();
    let mut order: Vec<String> =
        order.into_iter().filter(|name| names.contains(name) && seen.insert(name.clone())).collect();
    if !order.is_empty() {
        if order.len() == names.len() {
            return order;
        }
        if names.first().is_some_and(|first| !order.contains(first)) {
            // Standard fields before the first one that the order has; without such a field the order does not count.
            let standard = fields.iter().zip(names).take_while(|(field, _)| !is_custom(field)).map(|(_, name)| name);
            let before: Vec<String> = standard.clone().take_while(|name| !order.contains(name)).cloned().collect();
            let has_standard = standard.clone().any(|name| order.contains(name));
            let rest = if has_standard { std::mem::take(&mut order) } else { Vec::new() };
            order = before;
            order.extend(rest);
        }
    }
    let given: HashSet<String> = order.iter().cloned().collect();
    // Pairs in the order in which a name is first seen, as in a dictionary of Python.
    let mut after: Vec<(String, Vec<String>)> = Vec::new();
    let mut insert_after = |place: &str, name: &str| match after.iter_mut().find(|(of, _)| of == place) {
        Some((_, names)) => names.push(name.to_owned()),
        None => after.push((place.to_owned(), vec![name.to_owned()])),
    };
    let mut previous = String::new();
    for (field, name) in fields.iter().zip(names) {
        if given.contains(name) {
            previous.clone_from(name);
            continue;
        }
        let place = text(field, "insert_after");
        if !is_custom(field) {
            if given.is_empty() {
                order.push(name.clone());
            } else {
                insert_after(&previous, name);
            }
        } else if place.is_empty() {
            order.insert(0, name.clone());
        } else {
            insert_after(place, name);
        }
        previous.clone_from(name);
    }
    let mut has_inserted = true;
    while has_inserted {
        has_inserted = false;
        let mut index = 0;
        while let Some((place, _)) = after.get(index) {
            let Some(at) = order.iter().position(|name| name == place) else {
                index += 1;
                continue;
            };
            let (_, names) = after.remove(index);
            let rest = order.split_off(at + 1);
            order.extend(names);
            order.extend(rest);
            has_inserted = true;
        }
    }
    // Fields after a field that does not exist, and circles.
    order.extend(after.into_iter().flat_map(|(_, names)| names));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// `a b` are standard fields, `x>a` is a Custom Field after `a`, and `y>` one without a place.
    fn sorted(fields: &str, order: &[&str]) -> String {
        let fields = fields.split(' ').map(|field| {
            let mut row = Row::new();
            let (name, place) = field.split_once('>').unwrap_or((field, ""));
            row.insert("fieldname".to_owned(), json!(name));
            if field.contains('>') {
                row.insert("is_custom_field".to_owned(), json!(1));
                row.insert("insert_after".to_owned(), json!(place));
            }
            row
        });
        let order = order.iter().map(|name| (*name).to_owned()).collect();
        let sorted = sort_fields(fields.collect(), order);
        sorted.iter().map(|field| text(field, "fieldname")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn custom_field_stands_after_its_field() {
        assert_eq!(sorted("a b x>a", &[]), "a x b");
    }

    #[test]
    fn custom_fields_after_one_field_keep_their_order() {
        assert_eq!(sorted("a b x>a y>a", &[]), "a x y b");
    }

    #[test]
    fn custom_field_may_stand_after_a_custom_field_that_comes_later() {
        assert_eq!(sorted("a b x>y y>a", &[]), "a y x b");
    }

    #[test]
    fn custom_field_without_a_place_comes_first() {
        assert_eq!(sorted("a b x> y>", &[]), "y x a b");
    }

    #[test]
    fn custom_field_after_a_field_that_does_not_exist_comes_last() {
        assert_eq!(sorted("a b x>gone y>x", &[]), "a b x y");
    }

    #[test]
    fn complete_order_of_a_property_setter_counts_alone() {
        assert_eq!(sorted("a b x>a", &["x", "b", "a"]), "x b a");
    }

    #[test]
    fn new_standard_field_stands_after_the_one_before_it() {
        assert_eq!(sorted("a b c x>a", &["x", "c", "a"]), "x c a b");
    }

    #[test]
    fn new_standard_fields_at_the_start_come_before_the_order() {
        assert_eq!(sorted("a b c x>c", &["c", "x", "b"]), "a c x b");
    }

    #[test]
    fn order_without_standard_fields_does_not_count() {
        assert_eq!(sorted("a b x>a", &["x"]), "a x b");
    }

    #[test]
    fn order_with_names_that_do_not_exist_ignores_them() {
        assert_eq!(sorted("a b", &["gone", "b", "a", "b"]), "b a");
    }
}
