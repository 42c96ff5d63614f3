//! Files of mistakes: a line that ends with `//~ CODE text` has an error with that code and text, maybe at several places, and
//! no other; no other line has any.

use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Errors by line, from 1: their codes and messages.
type Errors = BTreeMap<usize, Vec<(String, String)>>;

/// The mistakes of a file, and what its compiler said.
#[derive(Debug)]
pub struct Mistakes {
    /// Code and text of the error of each line.
    expected: BTreeMap<usize, (String, String)>,
    found: Errors,
}

impl Mistakes {
    /// From the output of `tsc --pretty false`.
    pub fn of_typescript(file: &Path, output: &str) -> Result<Mistakes> {
        let mut found = Errors::new();
        let mut last = None;
        for line in output.lines() {
            if line.starts_with(' ') {
                // The reasons of the error before.
                let errors = last.and_then(|number| found.get_mut(&number));
                if let Some((_, message)) = errors.and_then(|errors: &mut Vec<_>| errors.last_mut()) {
                    message.push_str(line);
                }
                continue;
            }
            let Some((place, error)) = line.split_once(": error ") else { continue };
            let number = place.split(['(', ',']).nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
            let (code, message) = error.split_once(": ").unwrap_or((error, ""));
            found.entry(number).or_default().push((code.to_owned(), message.to_owned()));
            last = Some(number);
        }
        Ok(Mistakes { expected: expected(file)?, found })
    }

    /// From the output of `cargo check --message-format json`.
    pub fn of_rust(file: &Path, output: &str) -> Result<Mistakes> {
        let mut found = Errors::new();
        for line in output.lines() {
            let message = serde_json::from_str::<Value>(line).unwrap_or_default();
            let text = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
            if text("/message/level") != "error" {
                continue;
            }
            let spans = message.pointer("/message/spans").and_then(Value::as_array).map(Vec::as_slice);
            let is_primary = |span: &&Value| span.get("is_primary").is_some_and(|primary| primary == true);
            let Some(span) = spans.unwrap_or_default().iter().find(is_primary) else { continue };
            let number = span.get("line_start").and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
            // Without the line of the mistake, which has the expected text.
            let rendered =
                text("/message/rendered").split_inclusive('\n').filter(|line| !line.contains("//~ ")).collect();
            found.entry(number.unwrap_or_default()).or_default().push((text("/message/code/code"), rendered));
        }
        Ok(Mistakes { expected: expected(file)?, found })
    }

    /// Prints what differs. Returns whether nothing does.
    pub fn report(&self) -> bool {
        let mut is_as_expected = true;
        let mut complain = |line: &usize, text: String| {
            is_as_expected = false;
            eprintln!("  line {line}: {text}");
        };
        for (line, (code, text)) in &self.expected {
            match self.found.get(line) {
                Some(errors) if errors.iter().all(|(found, message)| found == code && message.contains(text)) => {}
                Some(errors) => complain(line, format!("expected {code} with {text:?}, found {errors:?}")),
                None => complain(line, format!("expected {code}, and the line compiles")),
            }
        }
        for (line, errors) in self.found.iter().filter(|(line, _)| !self.expected.contains_key(line)) {
            complain(line, format!("unexpected: {errors:?}"));
        }
        if is_as_expected {
            println!("  {} mistakes are refused", self.expected.len());
        }
        is_as_expected
    }
}

/// The expected errors of a file.
fn expected(file: &Path) -> Result<BTreeMap<usize, (String, String)>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let lines = text.lines().enumerate();
    let expected = lines.filter_map(|(place, line)| {
        let (_, comment) = line.split_once("//~ ")?;
        let (code, text) = comment.split_once(' ').unwrap_or((comment, ""));
        Some((place + 1, (code.to_owned(), text.trim().to_owned())))
    });
    Ok(expected.collect())
}
