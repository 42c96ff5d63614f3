//! Names and documentation use standard terms: the tables of [`rules`](crate::rules).
//!
//! Names are split into words (`release_lane` is `release`, `lane`) and compared word by word, so
//! that a word inside another is no match. In documentation, code spans, code blocks and link
//! targets are skipped.

use crate::facts::{Definition, DefinitionKind, DocLine};
use crate::report::{Report, Rule, Violation};
use crate::rules::{AMBIGUOUS_TYPES, FIXED_NAMES, NAMES, PHRASES, PRONOUN_HELP, PRONOUNS, Scope};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::path::Path;

pub(crate) fn check(workspace: &Workspace, report: &mut Report) {
    let (mut names, mut doc_lines) = (0, 0);
    let mut ambiguous: BTreeMap<&str, Vec<(&Path, usize)>> = BTreeMap::new();
    for package in &workspace.packages {
        for (path, file) in package.files.iter().filter(|(_, file)| !file.is_generated) {
            names += file.facts.definitions.len();
            doc_lines += file.facts.docs.len();
            let mut add = |line: usize, message: String, help: &str| {
                let (file, help) = (path.clone(), help.to_owned());
                report.violations.push(Violation { rule: Rule::Words, file, line, message, help });
            };
            let is_fixed = |name: &str| FIXED_NAMES.iter().any(|fixed| *path == Path::new(fixed.0) && name == fixed.1);
            for definition in file.facts.definitions.iter().filter(|definition| !is_fixed(&definition.name)) {
                check_name(definition, &mut add);
                let is_ambiguous = definition.kind == DefinitionKind::Type && !definition.is_test;
                if let Some(name) = AMBIGUOUS_TYPES.iter().find(|name| is_ambiguous && **name == definition.name) {
                    ambiguous.entry(*name).or_default().push((path, definition.line));
                }
            }
            check_docs(&file.facts.docs, &mut add);
        }
    }
    for (name, places) in ambiguous.into_iter().filter(|(_, places)| places.len() > 1) {
        let count = places.len();
        report.violations.extend(places.into_iter().map(|(file, line)| Violation {
            rule: Rule::Words,
            file: file.to_owned(),
            line,
            message: format!("one of {count} types called `{name}`"),
            help: "give each a name that says what it is".to_owned(),
        }));
    }
    report.count(Rule::Words, format!("{names} names, {doc_lines} lines of documentation"));
}

fn check_name(definition: &Definition, add: &mut impl FnMut(usize, String, &str)) {
    let Definition { name, kind, line, .. } = definition;
    let parts = parts_of(name);
    for (word, scope, help) in NAMES {
        let has_part = || parts.contains(&word.to_lowercase());
        let matches = match scope {
            Scope::Module => *kind == DefinitionKind::Module && name == word,
            Scope::Type => *kind == DefinitionKind::Type && name == word,
            Scope::Name => name == word,
            Scope::ConstantPart => *kind == DefinitionKind::Constant && has_part(),
            Scope::NamePart | Scope::Everywhere => has_part(),
        };
        if matches {
            add(*line, format!("`{name}` has the name `{word}`"), &format!("the standard term is {help}"));
        }
    }
    if *kind == DefinitionKind::Function
        && let Some(pronoun) = PRONOUNS.iter().find(|pronoun| parts.iter().any(|part| part == *pronoun))
    {
        add(*line, format!("`{name}` has the pronoun \"{pronoun}\""), PRONOUN_HELP);
    }
}

/// The words of an identifier, in lower case: `MAX_LEN`, `max_len` and `MaxLen` are `max`, `len`.
fn parts_of(name: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for piece in name.split('_').filter(|piece| !piece.is_empty()) {
        let is_mixed = piece.contains(|letter: char| letter.is_lowercase());
        let mut part = String::new();
        for letter in piece.chars() {
            if is_mixed && letter.is_uppercase() && !part.is_empty() {
                parts.push(std::mem::take(&mut part));
            }
            part.extend(letter.to_lowercase());
        }
        parts.push(part);
    }
    parts
}

fn check_docs(docs: &[DocLine], add: &mut impl FnMut(usize, String, &str)) {
    for ProseLine { line, is_first, words } in prose(docs) {
        if is_first && words.first().is_some_and(|word| word == "what") {
            add(line, "documentation begins with \"What\"".to_owned(), PRONOUN_HELP);
        }
        let has = |word: &str| words.iter().any(|found| found == word);
        for pronoun in PRONOUNS.iter().filter(|pronoun| has(pronoun)) {
            add(line, format!("documentation has the pronoun \"{pronoun}\""), PRONOUN_HELP);
        }
        for phrase in PHRASES.iter().filter(|phrase| (0..words.len()).any(|at| begins_with(&words, at, phrase))) {
            add(line, format!("documentation has the phrase \"{}\"", phrase.join(" ")), PRONOUN_HELP);
        }
        for (word, _, help) in NAMES.iter().filter(|(word, scope, _)| *scope == Scope::Everywhere && has(word)) {
            add(line, format!("documentation has the word \"{word}\""), &format!("the standard term is {help}"));
        }
    }
}

/// Whether a phrase stands at a place; `...` is one to three words.
fn begins_with(words: &[String], at: usize, phrase: &[&str]) -> bool {
    match phrase {
        [] => true,
        ["...", rest @ ..] => (1..=3).any(|skipped| begins_with(words, at + skipped, rest)),
        [first, rest @ ..] => words.get(at).is_some_and(|word| word == first) && begins_with(words, at + 1, rest),
    }
}

/// A line of documentation.
struct ProseLine {
    line: usize,
    /// Whether the comment begins with it.
    is_first: bool,
    /// Its words, in lower case, without code and link targets.
    words: Vec<String>,
}

/// The lines of documentation outside blocks of code.
fn prose(docs: &[DocLine]) -> Vec<ProseLine> {
    let mut prose = Vec::new();
    let (mut is_code_block, mut last) = (false, 0);
    for doc in docs {
        // A gap between line numbers is the end of a comment.
        let is_first = doc.line > last + 1 || last == 0;
        is_code_block &= !is_first;
        last = doc.line;
        if doc.text.trim_start().starts_with("```") {
            is_code_block = !is_code_block;
        } else if !is_code_block {
            prose.push(ProseLine { line: doc.line, is_first, words: words_of(&doc.text) });
        }
    }
    prose
}

fn words_of(line: &str) -> Vec<String> {
    // Every other part between backquotes is code.
    let text: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" . ");
    let mut parts = text.split("](");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push(' ');
        plain.push_str(part.split_once(')').map_or(part, |(_, rest)| rest));
    }
    let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{begins_with, parts_of, words_of};

    #[test]
    fn identifiers_are_split_at_underscores_and_capitals() {
        assert_eq!(parts_of("WorkerPool"), ["worker", "pool"]);
        assert_eq!(parts_of("MAX_BATCH_LEN"), ["max", "batch", "len"]);
        assert_eq!(parts_of("release_lane2"), ["release", "lane2"]);
    }

    #[test]
    fn code_and_link_targets_are_no_prose() {
        assert_eq!(
            words_of("Calls `who` of [a page](https://example.com/who), then ends."),
            ["calls", "of", "a", "page", "then", "ends"]
        );
    }

    #[test]
    fn phrase_with_gap_matches_up_to_three_words_between() {
        let words = words_of("what an open request has in it");
        assert!(begins_with(&words, 0, &["what", "...", "has"]));
        assert!(!begins_with(&words_of("what has"), 0, &["what", "...", "has"]));
    }
}
