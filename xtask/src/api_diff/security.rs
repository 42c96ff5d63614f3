//! Logins: the security schemes, and the alternatives of them that an operation takes.

use super::change::{Change, Impact, Location};
use super::document::{DescribedOperation, Document};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Schemes that are needed together, with their scopes. Empty if no login is needed.
type Alternative = BTreeMap<String, BTreeSet<String>>;

/// Compares the definitions of the schemes. Removed ones are reported by the operations that took them.
pub(super) fn compare_schemes(old: &Document, new: &Document) -> Vec<Change> {
    let empty = Map::new();
    let (old_schemes, new_schemes) =
        (old.security_schemes().unwrap_or(&empty), new.security_schemes().unwrap_or(&empty));
    let mut changes = Vec::new();
    for (name, old_scheme) in old_schemes {
        let Some(new_scheme) = new_schemes.get(name) else { continue };
        if definition(old.resolve(old_scheme)) != definition(new.resolve(new_scheme)) {
            let at = Location::part(format!("security scheme {name}"));
            changes.push(Change::new(Impact::Breaking, &at, "credentials are sent in another way"));
        }
    }
    changes
}

/// The members that say how credentials are sent.
fn definition(scheme: &Value) -> Vec<Option<&Value>> {
    let names = ["type", "name", "in", "scheme", "flows", "openIdConnectUrl"];
    names.into_iter().map(|name| scheme.get(name)).collect()
}

/// Compares the alternatives that an operation takes.
pub(super) fn compare_requirements(old: &DescribedOperation<'_>, new: &DescribedOperation<'_>) -> Vec<Change> {
    let at = Location::part("security");
    let (old, new) = (alternatives(old), alternatives(new));
    let suffices = |credentials: &Alternative, needed: &Alternative| {
        needed.iter().all(|(name, scopes)| credentials.get(name).is_some_and(|present| scopes.is_subset(present)))
    };
    let mut changes = Vec::new();
    for credentials in &old {
        if !new.iter().any(|needed| suffices(credentials, needed)) {
            let message = if credentials.is_empty() {
                format!("a login is now needed: {}", list(&new))
            } else {
                format!("{} no longer suffices", text(credentials))
            };
            changes.push(Change::new(Impact::Breaking, &at, message));
        }
    }
    for needed in &new {
        if !old.iter().any(|credentials| suffices(needed, credentials)) {
            let message =
                if needed.is_empty() { "no login is needed".to_owned() } else { format!("{} suffices", text(needed)) };
            changes.push(Change::new(Impact::Compatible, &at, message));
        }
    }
    changes
}

fn alternatives(described: &DescribedOperation<'_>) -> Vec<Alternative> {
    let of_document = described.document.get("security");
    let requirements = described.operation.get("security").unwrap_or(of_document).as_array();
    let alternative = |requirement: &Value| {
        let schemes = requirement.as_object().into_iter().flatten();
        schemes.map(|(name, scopes)| (name.clone(), scope_names(scopes))).collect()
    };
    match requirements {
        Some(requirements) if !requirements.is_empty() => requirements.iter().map(alternative).collect(),
        _ => vec![Alternative::new()],
    }
}

fn scope_names(scopes: &Value) -> BTreeSet<String> {
    scopes.as_array().into_iter().flatten().filter_map(|scope| scope.as_str().map(str::to_owned)).collect()
}

fn text(alternative: &Alternative) -> String {
    let schemes = alternative.iter().map(|(name, scopes)| {
        let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
        if scopes.is_empty() { name.clone() } else { format!("{name} ({})", scopes.join(", ")) }
    });
    schemes.collect::<Vec<_>>().join(" with ")
}

fn list(alternatives: &[Alternative]) -> String {
    alternatives.iter().map(text).collect::<Vec<_>>().join(", or ")
}
