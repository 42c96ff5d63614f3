//! The pages of the reference as Markdown.

use anyhow::{Context as _, Result};
use doctyped_codegen::{Code, Severity};
use serde_json::Value;
use std::fmt::Write as _;

/// The first lines of every page, which say where it is from.
fn page(title: &str, introduction: &str) -> String {
    format!("# {title}\n\n<!-- Written by `cargo xtask reference`; not to be edited. -->\n\n{introduction}\n")
}

/// Flags and commands.
pub fn flags(reference: &Value) -> Result<String> {
    let mut out = page(
        "Flags and commands",
        "Each flag is also a variable, and a key of the table `[server]` in the configuration file: see \
         [configuration](../configuration.md). `server --help` prints the same text. Flags stand before or after a command.",
    );
    let all = list(reference, "flags")?;
    let mut headings: Vec<&str> = Vec::new();
    for flag in all {
        let heading = text(flag, "heading");
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    for heading in headings {
        let of_heading: Vec<&Value> = all.iter().filter(|flag| text(flag, "heading") == heading).collect();
        section(&mut out, heading);
        table(&mut out, &of_heading);
    }
    out.push_str("\n## Commands\n\nWithout a command, the server answers requests.\n");
    for command in list(reference, "commands")? {
        let arguments = list(command, "arguments")?;
        // Flags of the server as a whole are above.
        let own: Vec<&Value> = arguments.iter().filter(|argument| !all.contains(argument)).collect();
        let _ = write!(out, "\n### server {}\n\n{}.\n", text(command, "name"), escaped(text(command, "summary")));
        table(&mut out, &own);
    }
    Ok(out)
}

/// Whitelisted functions, those of Frappe before those of the example application.
pub fn functions(reference: &Value) -> Result<String> {
    let mut out = page(
        "Functions",
        "Functions that clients call at `/api/method/PATH`, and methods of documents. A running server lists its own, with \
         those of its application, at `GET /api/v2/method`. An argument with `?` may be left out; after `=` is its default. \
         [REST API](../api.md) says how arguments are sent.",
    );
    let all = list(reference, "functions")?;
    // The application's functions have the paths of its modules.
    let built_in = |function: &&Value| {
        let path = text(function, "path");
        !path.contains('.') || ["frappe.", "doctyped."].iter().any(|root| path.starts_with(root))
    };
    let free: Vec<&Value> = all.iter().filter(|function| function.get("doctype").is_none()).collect();
    let mut module = None;
    for function in free.iter().copied().filter(built_in) {
        let path = text(function, "path");
        let (of, _) = path.rsplit_once('.').unwrap_or(("", path));
        if module != Some(of) {
            module = Some(of);
            section(&mut out, if of.is_empty() { "Short names" } else { of });
        }
        entry(&mut out, function);
    }
    section(&mut out, "Methods of documents");
    out.push_str(
        "\nThey are called on a document: `POST /api/resource/DOCTYPE/NAME` with `run_method`, or \
                  `POST /api/v2/document/DOCTYPE/NAME/method/METHOD`.\n",
    );
    for method in all.iter().filter(|function| function.get("doctype").is_some()) {
        entry(&mut out, method);
    }
    section(&mut out, "Functions of the example application");
    for function in free.iter().copied().filter(|function| !built_in(function)) {
        entry(&mut out, function);
    }
    Ok(out)
}

/// Diagnostics of codegen.
pub fn diagnostics() -> String {
    let mut out = page(
        "Diagnostics",
        "`cargo xtask codegen` names each mistake in a definition by a code. `cargo xtask explain D005` prints the same text. \
         Nothing is written while there is an error; `--deny-warnings` makes errors of warnings.",
    );
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
        };
        section(&mut out, code.name());
        let _ = write!(out, "\n**{severity}: {}**\n\n{}\n", escaped(code.summary()), escaped(code.explanation()));
    }
    out
}

fn section(out: &mut String, heading: &str) {
    let _ = write!(out, "\n## {heading}\n");
}

/// A table of flags; nothing for none.
fn table(out: &mut String, flags: &[&Value]) {
    if flags.is_empty() {
        return;
    }
    out.push_str("\n| flag | variable | default | meaning |\n| --- | --- | --- | --- |\n");
    for flag in flags {
        let code = |key: &str| match flag.get(key).and_then(Value::as_str) {
            Some(text) => format!("`{}`", text.replace('|', "\\|")),
            None => String::new(),
        };
        let help = escaped(text(flag, "help"));
        let help = help.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "| {} | {} | {} | {help} |", code("usage"), code("variable"), code("default"));
    }
}

/// A function: its call, the verbs and its documentation.
fn entry(out: &mut String, function: &Value) {
    let arguments = function.get("arguments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let shown = arguments.iter().map(|argument| {
        let (name, kind) = (text(argument, "name"), text(argument, "type"));
        // The question mark says that it is optional.
        let kind = kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(kind);
        let default = argument.get("default").and_then(Value::as_str);
        match (argument.get("required").and_then(Value::as_bool), default) {
            (_, Some(default)) => format!("{name}: {kind} = {default}"),
            (Some(false), None) => format!("{name}?: {kind}"),
            _ => format!("{name}: {kind}"),
        }
    });
    let mut call = format!("{}({})", text(function, "path"), shown.collect::<Vec<_>>().join(", "));
    if let Some(doctype) = function.get("doctype").and_then(Value::as_str) {
        call = format!("{doctype}.{call}");
    }
    let verbs = function.get("verbs").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let verbs = verbs.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    // Links of rustdoc are names here.
    let description = text(function, "description").trim().replace("[`", "`").replace("`]", "`");
    let guest = if function.get("allow_guest") == Some(&Value::Bool(true)) { "; without a login" } else { "" };
    let _ = write!(out, "\n`{call}`\n\n{verbs}{guest}. {}\n", escaped(&description));
}

/// Text with the characters escaped that Markdown and HTML would read, outside of code spans.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_code = false;
    for letter in text.chars() {
        is_code ^= letter == '`';
        // A table ends its cells at bars, in code as well.
        if letter == '|' || (!is_code && "<>*[]".contains(letter)) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a Vec<Value>> {
    value.get(key).and_then(Value::as_array).with_context(|| format!("the reference has no list `{key}`"))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn angle_brackets_are_escaped_outside_of_code() {
        assert_eq!(escaped("<a> `<b>` *"), "\\<a\\> `<b>` \\*");
        assert_eq!(escaped("a|b `c|d`"), "a\\|b `c\\|d`");
    }
}
