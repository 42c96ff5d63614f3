//! The operation ids of functions.

use super::responses::Api;
use std::collections::{BTreeMap, BTreeSet};

/// The ends of the ids of a function's operations, before the version of the API.
const ENDS: [&str; 5] = ["", "Get", "Put", "Patch", "Delete"];

/// The ids of functions by path, from which no two operations get the same one: `a.b_c` and `a.b.c` would both be
/// `a_b_c`, so the later path is numbered.
pub(super) fn function_ids<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let ids = paths.map(|path| {
        let id: String = path.chars().map(|each| if each.is_alphanumeric() { each } else { '_' }).collect();
        let is_free = |id: &String| of_operations(id).all(|operation| !taken.contains(&operation));
        let numbered = (2..).map(|number| format!("{id}_{number}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(is_free);
        let id = free.unwrap_or(id);
        taken.extend(of_operations(&id));
        (path, id)
    });
    ids.collect()
}

/// The ids of the operations that a function may have.
fn of_operations(id: &str) -> impl Iterator<Item = String> {
    ENDS.into_iter().flat_map(move |end| [Api::V1, Api::V2].map(|api| format!("{id}{end}{}", api.suffix())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_the_same_letters_have_distinct_ids() {
        let paths = ["a.b.c", "a.b_c", "a.bGet", "a.b", "ping"];
        let ids = function_ids(paths.into_iter());
        assert_eq!(paths.map(|path| ids[path].as_str()), ["a_b_c", "a_b_c_2", "a_bGet", "a_b_2", "ping"]);
    }
}
