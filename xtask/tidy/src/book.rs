//! The book in `docs/`: its summary has every page by its title, links stay inside it and lead to headings that exist, and Rust code
//! is included from files that are compiled.
//!
//! mdBook reports none of these: a page that the summary lacks is left out of the book, and a link to a missing heading
//! leads to the top of the page.

use crate::pages::{self, Link};
use crate::report::{Report, Rule, Violation};
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The folder of the book.
const BOOK: &str = "docs";

pub(crate) fn check(root: &Path, files: &[PathBuf], report: &mut Report) -> Result<()> {
    let mut texts = BTreeMap::new();
    for file in files.iter().filter(|file| pages::is_page(file)) {
        let text =
            std::fs::read_to_string(root.join(file)).with_context(|| format!("cannot read {}", file.display()))?;
        texts.insert(file.clone(), text);
    }
    let summary = Path::new(BOOK).join("SUMMARY.md");
    let mut problems = Vec::new();
    if let Some(text) = texts.get(&summary) {
        check_summary(&summary, text, &texts, &mut problems);
    }
    let mut links = 0;
    for (page, text) in &texts {
        for link in pages::links(text) {
            links += 1;
            check_link(page, &link, &texts, &mut problems);
        }
        // Without a summary there is no book.
        if page.starts_with(BOOK) && texts.contains_key(&summary) {
            check_code(root, page, text, &mut problems);
        }
    }
    report.count(Rule::Pages, format!("{links} links between pages"));
    report.violations.extend(problems);
    Ok(())
}

fn problem(file: &Path, line: usize, message: String, help: &str) -> Violation {
    Violation { rule: Rule::Pages, file: file.to_owned(), line, message, help: help.to_owned() }
}

/// Every page of the book is in the summary, once, and has the title that the summary says.
fn check_summary(summary: &Path, text: &str, texts: &BTreeMap<PathBuf, String>, problems: &mut Vec<Violation>) {
    let links = pages::links(text);
    let linked: Vec<PathBuf> = links.iter().map(|link| target_of(summary, link)).collect();
    for (link, page) in links.iter().zip(&linked) {
        let named = text.lines().nth(link.line.saturating_sub(1)).and_then(link_text);
        let title = texts.get(page).and_then(|text| text.lines().next()?.strip_prefix("# "));
        if let (Some(named), Some(title)) = (named, title)
            && named != title
        {
            let message = format!("the title is {title:?}, and the summary has {named:?}");
            problems.push(problem(page, 1, message, "give the page the same title at both places"));
        }
    }
    for page in texts.keys().filter(|page| page.starts_with(BOOK) && *page != summary) {
        match linked.iter().filter(|linked| *linked == page).count() {
            0 => problems.push(problem(
                page,
                0,
                "the page is not in the summary".to_owned(),
                "add it to docs/SUMMARY.md",
            )),
            1 => {}
            _ => {
                problems.push(problem(page, 0, "the summary has the page twice".to_owned(), "remove one of the links"));
            }
        }
    }
}

/// The text of the first link of a line.
fn link_text(line: &str) -> Option<&str> {
    Some(line.split_once('[')?.1.split_once("](")?.0)
}

/// The heading that a link names exists, and no link leads out of the book.
fn check_link(page: &Path, link: &Link, texts: &BTreeMap<PathBuf, String>, problems: &mut Vec<Violation>) {
    let target = if link.path.is_empty() { page.to_owned() } else { target_of(page, link) };
    if page.starts_with(BOOK) && !target.starts_with(BOOK) {
        let message = format!("`{}` is not in the book", target.display());
        problems.push(problem(page, link.line, message, "name the file as code instead of a link"));
    }
    if let (Some(anchor), Some(text)) = (&link.anchor, texts.get(&target))
        && !headings(text).contains(anchor)
    {
        let message = format!("{} has no heading `#{anchor}`", target.display());
        problems.push(problem(page, link.line, message, "name the heading in lower case, with `-` for blanks"));
    }
}

/// Rust code is included from files that are compiled, or belongs to the tutorial, which is compiled as well.
fn check_code(root: &Path, page: &Path, text: &str, problems: &mut Vec<Violation>) {
    let folder = page.parent().unwrap_or(page);
    let (mut fence, mut is_typed) = (None, false);
    for (at, line) in text.lines().enumerate() {
        let (number, content) = (at + 1, line.trim());
        if let Some(info) = content.strip_prefix("```") {
            fence = match fence {
                None => Some(info.split([' ', ',']).next().unwrap_or_default()),
                Some(_) => None,
            };
            is_typed = false;
        } else if let Some(include) = content.strip_prefix("{{#include ").and_then(|rest| rest.strip_suffix("}}")) {
            let (path, anchor) = include.split_once(':').map_or((include, None), |(path, anchor)| (path, Some(anchor)));
            let source = std::fs::read_to_string(root.join(folder).join(path));
            let has_anchor = |source: &str| {
                anchor
                    .is_none_or(|anchor| source.lines().any(|line| line.trim().ends_with(&format!("ANCHOR: {anchor}"))))
            };
            if !source.is_ok_and(|source| has_anchor(&source)) {
                let message = format!("`{include}` cannot be included");
                problems.push(problem(page, number, message, "name a file and an `ANCHOR:` in it"));
            }
        } else if fence == Some("rust") && !content.is_empty() && !is_typed && !page.starts_with(pages::TUTORIAL) {
            is_typed = true;
            let message = "Rust code that is not compiled".to_owned();
            problems.push(problem(page, number, message, "include it from a file that is: {{#include FILE:ANCHOR}}"));
        }
    }
}

/// The path of a link in the workspace.
fn target_of(page: &Path, link: &Link) -> PathBuf {
    let mut target = page.parent().unwrap_or(page).to_owned();
    for part in Path::new(&link.path).components() {
        match part {
            Component::ParentDir => {
                target.pop();
            }
            Component::Normal(name) => target.push(name),
            _ => {}
        }
    }
    target
}

/// The ids of the headings of a page, as mdBook and GitHub make them.
fn headings(text: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut is_code_block = false;
    for line in text.lines() {
        is_code_block ^= line.trim_start().starts_with("```");
        let heading = line.trim_start_matches('#');
        if is_code_block || heading.len() == line.len() || !heading.starts_with(' ') {
            continue;
        }
        let id: String = heading
            .trim()
            .to_lowercase()
            .chars()
            .filter_map(|letter| match letter {
                ' ' => Some('-'),
                '-' | '_' => Some(letter),
                letter => letter.is_alphanumeric().then_some(letter),
            })
            .collect();
        let before = ids.iter().filter(|other| **other == id).count();
        ids.push(if before == 0 { id } else { format!("{id}-{before}") });
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::{check_summary, headings};
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    #[test]
    fn page_with_another_title_than_in_the_summary_is_reported() {
        let text = "# Summary\n\n- [Files](files.md)\n- [Users](users.md)\n";
        let texts = [("docs/files.md", "# Files\n"), ("docs/users.md", "# Accounts\n"), ("docs/SUMMARY.md", text)];
        let texts: BTreeMap<PathBuf, String> =
            texts.into_iter().map(|(path, text)| (path.into(), text.to_owned())).collect();
        let mut problems = Vec::new();
        check_summary(Path::new("docs/SUMMARY.md"), text, &texts, &mut problems);
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!((problem.file.as_path(), problem.line), (Path::new("docs/users.md"), 1));
        assert!(problem.message.contains("Accounts") && problem.message.contains("Users"), "{}", problem.message);
    }

    #[test]
    fn heading_is_in_lower_case_without_punctuation() {
        assert_eq!(headings("# A `b.c` heading\n```\n# no heading\n```\n## Two\n"), ["a-bc-heading", "two"]);
    }
}
