//! The lists of names in `doctyped.toml`, changed in place: the rest of the file stays as it is written.

use std::collections::BTreeSet;

/// The names in a list such as `external = ["A", "B"]`; none if the file has no such list.
pub(super) fn names(text: &str, key: &str) -> BTreeSet<String> {
    let Some((start, end)) = array(text, key) else { return BTreeSet::new() };
    let mut names = BTreeSet::new();
    for line in text.get(start..end).unwrap_or_default().lines() {
        // Names have neither quotation marks nor `#`.
        let line = line.split('#').next().unwrap_or_default();
        names.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    names
}

/// The text with another list of names, which is added at the start if the file has no such list.
pub(super) fn with_names(text: &str, key: &str, names: &BTreeSet<String>) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let one_line = format!("{key} = [{}]", quoted.join(", "));
    let list = if one_line.len() <= 100 {
        one_line
    } else {
        let lines: String = quoted.iter().map(|name| format!("    {name},\n")).collect();
        format!("{key} = [\n{lines}]")
    };
    match array(text, key) {
        Some((start, end)) => {
            let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
            format!("{before}{list}{after}")
        }
        None if names.is_empty() => text.to_owned(),
        None => format!("{list}\n{text}"),
    }
}

/// The bytes of a list, from its key to its bracket.
fn array(text: &str, key: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            // A table, whose keys are other ones.
            return None;
        }
        let value = line.strip_prefix(key).map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        if value.is_some_and(|value| value.trim_start().starts_with('[')) {
            let end = text.get(start..)?.find(']')?;
            return Some((start, start + end + 1));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn list_is_replaced_and_the_rest_stays() {
        let text = "# links\nexternal = [\n  \"A\", # one\n  \"B\",\n]\nmodules = [\"geo\"]\n[server]\nexternal = []\n";
        assert_eq!(names(text, "external"), set(&["A", "B"]));
        let changed = with_names(text, "external", &set(&["C"]));
        assert_eq!(changed, "# links\nexternal = [\"C\"]\nmodules = [\"geo\"]\n[server]\nexternal = []\n");
    }

    #[test]
    fn new_list_comes_first() {
        let text = "[server]\nport = 8000\n";
        assert_eq!(with_names(text, "external", &set(&["C"])), format!("external = [\"C\"]\n{text}"));
        assert_eq!(with_names(text, "external", &set(&[])), text);
        assert_eq!(names(text, "external"), set(&[]));
    }
}
