//! Tests of the choice between the indexes of a list.

use super::candidate::{Candidate, Kind};
use super::*;

fn candidate(kind: Kind, column: &'static str, rows: u32) -> Candidate<'static> {
    let table = usize::from(kind == Kind::ChildRows);
    let columns = if kind == Kind::ChildRows { Vec::new() } else { vec![column] };
    Candidate { predicate: std::borrow::Cow::Owned(Predicate::FALSE), kind, table, columns, rows }
}

fn order(has_index: bool, behind: &[&'static str]) -> ListOrder {
    ListOrder { has_index, behind: behind.to_vec() }
}

#[test]
fn filter_with_few_rows_finds_them_and_other_indexes_are_left_alone() {
    let candidates = [
        candidate(Kind::Equal, "status", FEW_ROWS),
        candidate(Kind::Range, "date", 20),
        candidate(Kind::Equal, "role", 300),
    ];
    let path = decide(&candidates, &order(true, &["status", "role"]));
    assert_eq!(path, AccessPath { unindexed: vec!["role", "status"], sorts: true, ..AccessPath::default() });
}

#[test]
fn few_rows_of_an_index_in_the_order_of_the_list_are_not_sorted() {
    let candidates = [candidate(Kind::Equal, "status", 20), candidate(Kind::Range, "date", FEW_ROWS)];
    let path = decide(&candidates, &order(true, &["status"]));
    assert_eq!(path, AccessPath { unindexed: vec!["date"], sorts: false, ..AccessPath::default() });
}

#[test]
fn many_rows_are_read_in_the_order_of_the_list() {
    let candidates = [candidate(Kind::Range, "date", FEW_ROWS), candidate(Kind::Range, "code", FEW_ROWS)];
    let path = decide(&candidates, &order(true, &[]));
    assert_eq!(path, AccessPath { unindexed: vec!["code", "date"], sorts: false, ..AccessPath::default() });
    // Without an index of that order the rows have to be sorted in any case.
    assert_eq!(decide(&candidates, &order(false, &[])), AccessPath::default());
}

#[test]
fn index_in_the_order_of_the_list_stays_for_many_rows() {
    let candidates = [candidate(Kind::Equal, "status", FEW_ROWS), candidate(Kind::Range, "status", FEW_ROWS)];
    assert_eq!(decide(&candidates, &order(true, &["status"])), AccessPath::default());
}

#[test]
fn few_child_rows_lead_to_their_documents() {
    let candidates = [candidate(Kind::ChildRows, "", 3), candidate(Kind::Equal, "status", 90)];
    let path = decide(&candidates, &order(true, &["status"]));
    assert_eq!(
        path,
        AccessPath { unindexed: vec!["status"], sorts: true, first_table: Some(1), ..AccessPath::default() }
    );
}
