//! The steps of a chapter: files to write and commands to run.
//!
//! A block of code is a file if the paragraph before it ends with the path in backquotes and a colon; it is appended if
//! the path comes after "at the end of". A `console` block has commands after `$ `, each with the output that it shows.
//! `text` blocks are for the reader.

use anyhow::{Result, bail};

/// A step of the tutorial.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// A file of the application.
    File {
        /// Its path in the application.
        path: String,
        text: String,
        is_appended: bool,
    },
    /// A command of the shell.
    Command {
        command: String,
        /// The output as the chapter shows it, empty for none; `...` stands for any text.
        output: String,
    },
}

impl Step {
    /// The step in one line.
    pub fn title(&self) -> String {
        match self {
            Step::File { path, .. } => path.clone(),
            Step::Command { command, .. } => command.lines().next().unwrap_or_default().to_owned(),
        }
    }
}

/// The steps of a chapter, with their lines.
///
/// # Errors
/// A block is neither a file, nor commands, nor text.
pub fn steps(text: &str) -> Result<Vec<(usize, Step)>> {
    let mut steps = Vec::new();
    let mut lines = text.lines().enumerate();
    let (mut paragraph, mut is_ended) = (String::new(), false);
    while let Some((at, line)) = lines.next() {
        let Some(language) = line.strip_prefix("```") else {
            if line.trim().is_empty() {
                is_ended = true;
            } else {
                if std::mem::take(&mut is_ended) {
                    paragraph.clear();
                }
                paragraph.push_str(line);
                paragraph.push(' ');
            }
            continue;
        };
        let block: Vec<(usize, &str)> =
            lines.by_ref().take_while(|(_, line)| *line != "```").map(|(at, line)| (at + 1, line)).collect();
        let number = at + 1;
        match (language, path_of(&paragraph)) {
            ("text", _) => {}
            ("console", _) => steps.extend(commands(&block)),
            (_, Some(path)) => {
                let text: String = block.iter().flat_map(|(_, line)| [line, "\n"]).collect();
                let is_appended = paragraph.contains(&format!("at the end of `{path}`"));
                // Text that is appended is set off by a blank line.
                let text = if is_appended { format!("\n{text}") } else { text };
                steps.push((number, Step::File { path: path.to_owned(), text, is_appended }));
            }
            _ => bail!("line {number}: the paragraph before the block names no file"),
        }
        paragraph.clear();
    }
    Ok(steps)
}

/// The path at the end of a paragraph: `` the controller, `a/b.rs`: ``
fn path_of(paragraph: &str) -> Option<&str> {
    let (_, path) = paragraph.trim_end().strip_suffix("`:")?.rsplit_once('`')?;
    Some(path)
}

fn commands(block: &[(usize, &str)]) -> Vec<(usize, Step)> {
    let mut steps: Vec<(usize, String, Vec<&str>)> = Vec::new();
    let mut is_continued = false;
    for (number, line) in block {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (None, Some((_, command, _))) if is_continued => {
                command.push('\n');
                command.push_str(line);
            }
            (Some(command), _) => steps.push((*number, command.to_owned(), Vec::new())),
            (None, Some((_, _, output))) => output.push(line),
            (None, None) => {}
        }
        // A backslash, or a quotation mark that is not closed, continues a command.
        let is_open = |command: &str| command.matches('\'').count() % 2 == 1 || command.ends_with('\\');
        is_continued = steps.last().is_some_and(|(_, command, output)| output.is_empty() && is_open(command));
    }
    let step = |(number, command, output): (usize, String, Vec<&str>)| {
        (number, Step::Command { command, output: output.join("\n") })
    };
    steps.into_iter().map(step).collect()
}

/// Whether an output is equal to the text of the chapter, where `...` stands for any text.
pub fn matches(shown: &str, actual: &str) -> bool {
    let (shown, actual) = (shown.trim(), actual.trim());
    let mut parts = shown.split("...");
    let Some(mut rest) = parts.next().and_then(|first| actual.strip_prefix(first.trim_end_matches('\n'))) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let part = part.trim_matches('\n');
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    rest.ends_with(last.trim_start_matches('\n'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn block_after_a_path_is_a_file_and_console_block_has_commands() {
        let text =
            "The controller, `a/b.rs`:\n\n```rust\nfn a() {}\n```\n\n```console\n$ one \\\n  more\nx\ny\n$ two\n```\n";
        let file = Step::File { path: "a/b.rs".to_owned(), text: "fn a() {}\n".to_owned(), is_appended: false };
        let one = Step::Command { command: "one \\\n  more".to_owned(), output: "x\ny".to_owned() };
        let two = Step::Command { command: "two".to_owned(), output: String::new() };
        assert_eq!(steps(text).unwrap(), [(3, file), (8, one), (12, two)]);
    }

    #[test]
    fn command_goes_on_to_the_closing_quotation_mark() {
        let [(_, Step::Command { command, output })] = &steps("```console\n$ a '{\n  b}'\nc\n```\n").unwrap()[..]
        else {
            unreachable!("one command")
        };
        assert_eq!((command.as_str(), output.as_str()), ("a '{\n  b}'", "c"));
    }

    #[test]
    fn text_is_appended_where_the_paragraph_says_so() {
        let steps = steps("Add\nat the end of\n`a.rs`:\n\n```rust\nb\n```\n").unwrap();
        assert!(
            matches!(&steps[..], [(5, Step::File { is_appended: true, text, .. })] if text == "\nb\n"),
            "{steps:?}"
        );
    }

    #[test]
    fn block_without_a_file_is_refused() {
        assert!(steps("Text.\n\n```json\n{}\n```\n").is_err());
    }

    #[test]
    fn dots_match_any_text() {
        for (shown, actual, is_match) in [
            ("a", "a\n", true),
            ("a", "ab", false),
            ("{\"a\":...,\"b\":1}", "{\"a\":7,\"c\":2,\"b\":1}", true),
            ("{\"a\":...,\"b\":1}", "{\"a\":7,\"b\":2}", false),
            ("...\nend", "x\ny\nend", true),
            ("start\n...", "start\nx", true),
            ("start\n...", "x\nstart", false),
        ] {
            assert_eq!(matches(shown, actual), is_match, "{shown:?} {actual:?}");
        }
    }
}
