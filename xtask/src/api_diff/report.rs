//! The changes as text and as JSON, in an order that depends on the documents only.

use super::change::{Change, Impact, Operation};
use super::operations::Changes;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Operations that a heading names.
const MAX_NAMED: usize = 3;

/// Changes that a set of operations has in common.
type Groups<'c> = BTreeMap<Vec<&'c Operation>, Vec<&'c Change>>;

/// The number of changes with an impact.
pub(super) fn count(changes: &Changes, impact: Impact) -> usize {
    changes.keys().filter(|change| change.impact == impact).count()
}

/// The text for users: changes that break clients with their operations, compatible ones a line each, a summary.
pub(super) fn text(changes: &Changes) -> String {
    let mut text = String::new();
    for (impact, title) in [(Impact::Breaking, "Breaking"), (Impact::MayBreak, "May break some clients")] {
        let groups = groups(changes, impact);
        if !groups.is_empty() {
            let _ = writeln!(text, "{title}:\n");
        }
        for (operations, of_group) in groups {
            let _ = writeln!(text, "  {}", heading(&operations));
            for change in of_group {
                let _ = writeln!(text, "    {change}");
            }
            text.push('\n');
        }
    }
    let compatible = groups(changes, Impact::Compatible);
    if !compatible.is_empty() {
        text.push_str("Compatible:\n\n");
        for (operations, of_group) in compatible {
            let heading = heading(&operations);
            for change in of_group {
                let _ = writeln!(text, "  {heading}: {change}");
            }
        }
        text.push('\n');
    }
    let [breaking, may_break, compatible] = Impact::ALL.map(|impact| count(changes, impact));
    let _ = write!(text, "{breaking} breaking, {may_break} that may break some clients, {compatible} compatible");
    text
}

/// Changes of an impact by their operations; those of the whole document come first.
fn groups(changes: &Changes, impact: Impact) -> Groups<'_> {
    let mut groups = Groups::new();
    for (change, operations) in changes.iter().filter(|(change, _)| change.impact == impact) {
        groups.entry(operations.iter().collect()).or_default().push(change);
    }
    groups
}

fn heading(operations: &[&Operation]) -> String {
    if operations.is_empty() {
        return "all operations".to_owned();
    }
    let named: Vec<String> = operations.iter().take(MAX_NAMED).map(ToString::to_string).collect();
    match operations.len().saturating_sub(MAX_NAMED) {
        0 => named.join(", "),
        1 => format!("{} and 1 more operation", named.join(", ")),
        more => format!("{} and {more} more operations", named.join(", ")),
    }
}

/// The changes for programs, with all operations.
pub(super) fn json(changes: &Changes, old: &str, new: &str) -> Value {
    let listed: Vec<Value> = changes.iter().map(|(change, operations)| change_json(change, operations)).collect();
    let mut report = json!({"old": old, "new": new});
    for impact in Impact::ALL {
        if let Some(members) = report.as_object_mut() {
            members.insert(impact.name().to_owned(), count(changes, impact).into());
        }
    }
    if let Some(members) = report.as_object_mut() {
        members.insert("changes".to_owned(), listed.into());
    }
    report
}

fn change_json(change: &Change, operations: &BTreeSet<Operation>) -> Value {
    let schema = change.location.schema.as_ref();
    let field = Some(&change.location.field).filter(|field| !field.is_empty());
    json!({
        "impact": change.impact.name(),
        "operations": operations.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "location": change.location.to_string(),
        "schema": schema.map(|schema| &schema.name),
        "doctype": schema.and_then(|schema| schema.doctype.as_ref()),
        "field": field,
        "message": change.message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api_diff::change::Location;

    fn operation(path: &str) -> Operation {
        Operation { path: path.to_owned(), method: "GET".to_owned() }
    }

    #[test]
    fn changes_are_grouped_by_their_operations() {
        let field = Location::part("response 200").property("isbn");
        let paths = ["/a", "/b", "/c", "/d"];
        let changes = Changes::from([
            (Change::new(Impact::Breaking, &field, "removed"), paths.map(operation).into()),
            (Change::new(Impact::Breaking, &field.property("x"), "may now be missing"), paths.map(operation).into()),
            (
                Change::new(Impact::Compatible, &Location::part("request body"), "new, optional"),
                [operation("/a")].into(),
            ),
        ]);
        let expected = "\
Breaking:

  GET /a, GET /b, GET /c and 1 more operation
    response 200, field isbn: removed
    response 200, field isbn.x: may now be missing

Compatible:

  GET /a: request body: new, optional

2 breaking, 0 that may break some clients, 1 compatible";
        assert_eq!(text(&changes), expected);
        let json = json(&changes, "old.json", "new.json");
        assert_eq!(json.pointer("/breaking"), Some(&json!(2)));
        assert_eq!(json.pointer("/changes/0/operations"), Some(&json!(["GET /a", "GET /b", "GET /c", "GET /d"])));
        assert_eq!(json.pointer("/changes/0/field"), Some(&json!("isbn")));
    }

    #[test]
    fn no_changes_are_a_summary() {
        assert_eq!(text(&Changes::new()), "0 breaking, 0 that may break some clients, 0 compatible");
    }
}
