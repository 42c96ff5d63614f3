//! Select fields as enums.

use super::name::{Ident, Names};
use std::collections::{BTreeMap, HashSet};

/// The enum of a Select field.
#[derive(Debug)]
pub(crate) struct SelectEnum {
    pub(crate) ident: Ident,
    pub(crate) variants: Vec<Variant>,
    /// The variant for stored values that are not an option.
    pub(crate) other: Ident,
}

/// An option.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) text: String,
}

impl SelectEnum {
    /// The enum with a variant for each line of options.
    pub(crate) fn new(ident: Ident, options: &str) -> SelectEnum {
        let mut names = Names::default();
        let texts = lines(options);
        let plain: Vec<Option<Ident>> = texts.iter().map(|text| plain(text)).collect();
        let mut uses: BTreeMap<&Option<Ident>, usize> = BTreeMap::new();
        for ident in &plain {
            *uses.entry(ident).or_default() += 1;
        }
        let variants = texts
            .iter()
            .zip(&plain)
            .enumerate()
            .map(|(index, (text, plain))| {
                // `A+` and `A-` are both `A` without their signs, so these are spelled out.
                let unique = plain.clone().filter(|_| uses.get(plain) == Some(&1));
                let wanted = unique.or_else(|| spelled(text));
                let wanted = wanted.unwrap_or_else(|| Ident::value(&format!("Option{}", index + 1)));
                Variant { ident: names.numbered(&wanted), text: (*text).to_owned() }
            })
            .collect();
        let other = ["Other", "Unlisted", "NotListed"].into_iter().map(Ident::value).find(|name| !names.contains(name));
        let other = names.numbered(&other.unwrap_or_else(|| Ident::value("Unlisted")));
        SelectEnum { ident, variants, other }
    }

    /// Whether options become an enum. A Select without options, or with options that clients fill
    /// in, holds text.
    pub(crate) fn is_fixed(options: &str) -> bool {
        let first = options.trim_start();
        // Old Frappe forms fill the options in the browser.
        let filled_by_client = first.starts_with("link:") || first.starts_with("attach_files:");
        !filled_by_client && lines(options).iter().any(|line| !line.is_empty())
    }
}

/// The options, each once.
fn lines(options: &str) -> Vec<&str> {
    let mut known = HashSet::new();
    options.split('\n').map(str::trim).filter(|line| known.insert(*line)).collect()
}

/// The name of an option by its letters and digits.
fn plain(text: &str) -> Option<Ident> {
    if text.is_empty() {
        return Some(Ident::value("Blank"));
    }
    let negative = text.strip_prefix('-').filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    match negative {
        Some(rest) => Ident::camel_case(&format!("Minus {rest}")),
        None => Ident::camel_case(text),
    }
}

/// The name of an option with its signs in words.
fn spelled(text: &str) -> Option<Ident> {
    let mut words = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let word = match c {
            '+' => "Plus",
            '-' if words.is_empty() || characters.peek().is_none() => "Minus",
            '-' => "Dash",
            '.' => "Dot",
            ',' => "Comma",
            ':' => "Colon",
            ';' => "Semicolon",
            '/' => "Slash",
            '\\' => "Backslash",
            '|' => "Pipe",
            '*' => "Star",
            '%' => "Percent",
            '&' => "And",
            '#' => "Hash",
            '@' => "At",
            '=' => "Equal",
            '!' => "Not",
            '<' => "Less",
            '>' => "Greater",
            '^' => "Caret",
            '~' => "Tilde",
            '?' => "Question",
            '$' => "Dollar",
            '€' => "Euro",
            '£' => "Pound",
            '\'' => "Quote",
            '"' => "DoubleQuote",
            '(' => "Open",
            ')' => "Close",
            '_' => "Underscore",
            c => {
                words.push(c);
                continue;
            }
        };
        words.push(' ');
        words.push_str(word);
        words.push(' ');
    }
    Ident::camel_case(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(options: &str) -> Vec<String> {
        let select = SelectEnum::new(Ident::value("X"), options);
        select.variants.iter().map(|variant| variant.ident.as_str().to_owned()).collect()
    }

    #[test]
    fn options_become_readable_variants() {
        assert_eq!(variants("Open\nOn Hold\n\nself"), ["Open", "OnHold", "Blank", "Self_"]);
        assert_eq!(variants("1\n-1\n1-10\n1.10\n50%"), ["N1", "Minus1", "N1Dash10", "N1Dot10", "N50"]);
        assert_eq!(variants("A+\nA-\nAB"), ["APlus", "AMinus", "AB"]);
        assert_eq!(variants("=\n!=\n>\n>="), ["Equal", "NotEqual", "Greater", "GreaterEqual"]);
        assert_eq!(variants("open\nOpen\nOpen"), ["Open", "Open2"]);
        assert_eq!(variants("\u{1f600}\nx"), ["Option1", "X"]);
        assert_eq!(variants("größe"), ["Größe"]);
    }

    #[test]
    fn variant_for_unknown_values_is_renamed_if_an_option_has_its_name() {
        assert_eq!(SelectEnum::new(Ident::value("X"), "A").other.as_str(), "Other");
        assert_eq!(SelectEnum::new(Ident::value("X"), "Other\nA").other.as_str(), "Unlisted");
    }

    #[test]
    fn select_without_fixed_options_has_no_enum() {
        assert!(SelectEnum::is_fixed("\nA"));
        assert!(!SelectEnum::is_fixed(" \n"));
        assert!(!SelectEnum::is_fixed("link:Print Format"));
    }
}
