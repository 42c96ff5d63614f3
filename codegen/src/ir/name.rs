//! Names of definitions as Rust identifiers.
//!
//! A name that is an identifier stays as it is. Keywords become raw identifiers, the four that
//! cannot get an underscore at the end, a leading digit one in front, and characters that no
//! identifier has are written out in ASCII.

use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An identifier, without `r#`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Ident(String);

/// Keywords of every edition, those that are only reserved included.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that have no raw form.
const NEVER_RAW: &[&str] = &["Self", "_", "crate", "self", "super"];

/// Module names that would be another file: `lib.rs`, `main.rs`, `mod.rs`.
const FILES: &[&str] = &["lib", "main", "mod"];

/// The maximal length of a module, in bytes: file systems limit names to 255.
const MAX_MODULE_LEN: usize = 120;

impl Ident {
    /// The name of a member or constant.
    pub(crate) fn value(name: &str) -> Ident {
        let mut ident: String = name.nfc().flat_map(|c| Transliterated::of(c, is_xid_continue(c))).collect();
        if !ident.starts_with(|first| is_xid_start(first) || first == '_') {
            ident.insert(0, '_');
        }
        Ident::checked(ident)
    }

    /// The name of a module: ASCII, because it is also the name of a file.
    pub(crate) fn module(name: &str) -> Ident {
        let mut ident: String = scrub(name)
            .nfc()
            .flat_map(|c| Transliterated::of(c, c.is_ascii_alphanumeric() || c == '_'))
            .collect::<String>()
            .to_ascii_lowercase();
        if !ident.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
            ident.insert(0, '_');
        }
        if FILES.contains(&ident.as_str()) {
            ident.push('_');
        }
        if ident.len() > MAX_MODULE_LEN {
            // Names in other scripts grow when they are spelled out.
            let hash: String = Sha256::digest(name).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
            ident.truncate(MAX_MODULE_LEN - hash.len() - 1);
            ident = format!("{ident}_{hash}");
        }
        Ident::checked(ident)
    }

    /// The name of a type or a variant: `in progress` becomes `InProgress`, `ToDo` stays. Empty if
    /// nothing is left of the name.
    pub(crate) fn camel_case(name: &str) -> Option<Ident> {
        let mut camel = String::with_capacity(name.len());
        let mut word_starts = true;
        for c in name.nfc() {
            if c == '_' || !is_xid_continue(c) {
                word_starts = true;
                continue;
            }
            if !word_starts {
                camel.push(c);
                continue;
            }
            // Two numbers must not run together: `1-10` is not `110`.
            if c.is_ascii_digit() && camel.ends_with(|last: char| last.is_ascii_digit()) {
                camel.push('_');
            }
            camel.extend(c.to_uppercase());
            word_starts = false;
        }
        // Upper case of some letters is several characters.
        let mut camel: String = camel.nfc().filter(|c| is_xid_continue(*c)).collect();
        let first = camel.chars().next()?;
        if !is_xid_start(first) {
            camel.insert(0, 'N');
        }
        Some(Ident::checked(camel))
    }

    fn checked(mut name: String) -> Ident {
        if NEVER_RAW.contains(&name.as_str()) {
            name.push('_');
        }
        Ident(name)
    }

    /// Without `r#`.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier with a suffix.
    pub(crate) fn with_suffix(&self, suffix: &str) -> Ident {
        Ident(format!("{}{suffix}", self.0))
    }

    /// The token.
    pub(crate) fn token(&self) -> proc_macro2::Ident {
        let span = proc_macro2::Span::call_site();
        if KEYWORDS.binary_search(&self.as_str()).is_ok() {
            proc_macro2::Ident::new_raw(&self.0, span)
        } else {
            proc_macro2::Ident::new(&self.0, span)
        }
    }
}

impl quote::ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        self.token().to_tokens(tokens);
    }
}

/// The name in lower case with blanks and hyphens as underscores (Frappe: `scrub`).
pub(crate) fn scrub(name: &str) -> String {
    name.replace([' ', '-'], "_").to_lowercase()
}

/// A character, or its transliteration to ASCII.
enum Transliterated {
    Kept(std::iter::Once<char>),
    Spelled(std::vec::IntoIter<char>),
}

impl Transliterated {
    fn of(c: char, keep: bool) -> Transliterated {
        if keep {
            return Transliterated::Kept(std::iter::once(c));
        }
        let spelled: String = match c {
            'ä' | 'æ' => "ae".into(),
            'ö' => "oe".into(),
            'ü' => "ue".into(),
            'Ä' => "Ae".into(),
            'Ö' => "Oe".into(),
            'Ü' => "Ue".into(),
            'ß' => "ss".into(),
            'ø' => "o".into(),
            'ł' => "l".into(),
            _ if c.is_ascii() => "_".into(),
            _ => {
                let base: String = c.nfkd().filter(|c| !is_combining_mark(*c) && c.is_ascii_alphanumeric()).collect();
                if base.is_empty() { format!("u{:x}", u32::from(c)) } else { base }
            }
        };
        Transliterated::Spelled(spelled.chars().collect::<Vec<_>>().into_iter())
    }
}

impl Iterator for Transliterated {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Transliterated::Kept(one) => one.next(),
            Transliterated::Spelled(many) => many.next(),
        }
    }
}

/// The names of a scope, which are unique.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: BTreeSet<Ident>,
    /// How often a name that was taken has been asked for.
    attempts: BTreeMap<Ident, usize>,
}

/// Underscores that are appended to a name before numbers are.
const MAX_UNDERSCORES: usize = 8;

impl Names {
    /// A scope with reserved names.
    pub(crate) fn reserving(names: &[&str]) -> Names {
        Names { taken: names.iter().map(|name| Ident((*name).to_owned())).collect(), attempts: BTreeMap::new() }
    }

    /// A unique name: the wanted one, with underscores appended if it is taken.
    pub(crate) fn value(&mut self, wanted: &Ident) -> Ident {
        self.free(wanted, |ident, attempt| {
            let underscores = "_".repeat(attempt.min(MAX_UNDERSCORES));
            let number = attempt.checked_sub(MAX_UNDERSCORES).filter(|number| *number > 0);
            ident.with_suffix(&number.map_or_else(|| underscores.clone(), |number| format!("{underscores}{number}")))
        })
    }

    /// A unique name: the wanted one, with a number appended if it is taken.
    pub(crate) fn numbered(&mut self, wanted: &Ident) -> Ident {
        self.free(wanted, |ident, attempt| {
            let separator = if ident.0.ends_with(|last: char| last.is_ascii_digit()) { "_" } else { "" };
            ident.with_suffix(&format!("{separator}{}", attempt + 1))
        })
    }

    /// Whether a name is taken.
    pub(crate) fn contains(&self, ident: &Ident) -> bool {
        self.taken.contains(ident)
    }

    fn free(&mut self, wanted: &Ident, other: impl Fn(&Ident, usize) -> Ident) -> Ident {
        let mut ident = wanted.clone();
        if self.taken.insert(ident.clone()) {
            return ident;
        }
        // Counted on from the last time, because many options can differ in signs alone.
        let attempt = self.attempts.entry(wanted.clone()).or_default();
        loop {
            *attempt += 1;
            ident = other(wanted, *attempt);
            if self.taken.insert(ident.clone()) {
                return ident;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camel(name: &str) -> String {
        Ident::camel_case(name).map(|ident| ident.token().to_string()).unwrap_or_default()
    }

    #[test]
    fn types_are_camel_case_and_keep_capitals() {
        assert_eq!(camel("Library Transaction"), "LibraryTransaction");
        assert_eq!(camel("ToDo"), "ToDo");
        assert_eq!(camel("GL Entry"), "GLEntry");
        assert_eq!(camel("in_progress"), "InProgress");
        assert_eq!(camel("Self"), "Self_");
        assert_eq!(camel("501-1000"), "N501_1000");
        assert_eq!(camel("größe"), "Größe");
        assert_eq!(camel("+"), "");
    }

    #[test]
    fn member_names_are_valid_identifiers_close_to_the_field_name() {
        let value = |name| Ident::value(name).token().to_string();
        assert_eq!(value("type"), "r#type");
        assert_eq!(value("gen"), "r#gen");
        assert_eq!(value("self"), "self_");
        assert_eq!(value("2_in_1"), "_2_in_1");
        assert_eq!(value("größe"), "größe");
        assert_eq!(value("a b-c"), "a_b_c");
        assert_eq!(value("_"), "__");
        assert_eq!(value("preis€"), "preisu20ac");
    }

    #[test]
    fn modules_are_ascii_and_never_lib_main_or_mod() {
        let module = |name| Ident::module(name).token().to_string();
        assert_eq!(module("Library Transaction"), "library_transaction");
        assert_eq!(module("Größe"), "groesse");
        assert_eq!(module("Type"), "r#type");
        assert_eq!(module("Mod"), "mod_");
        assert_eq!(module("2 Go"), "_2_go");
    }

    #[test]
    fn taken_names_get_a_suffix() {
        let mut names = Names::reserving(&["table"]);
        assert_eq!(names.value(&Ident::value("table")).as_str(), "table_");
        assert_eq!(names.numbered(&Ident::value("A")).as_str(), "A");
        assert_eq!(names.numbered(&Ident::value("A")).as_str(), "A2");
        assert_eq!(names.numbered(&Ident::value("A1")).as_str(), "A1");
        assert_eq!(names.numbered(&Ident::value("A1")).as_str(), "A1_2");
    }

    #[test]
    fn many_equal_names_stay_short_and_unique() {
        let mut names = Names::default();
        let values: BTreeSet<Ident> = (0..20_000).map(|_| names.value(&Ident::value("a"))).collect();
        assert_eq!(values.len(), 20_000);
        assert!(values.iter().all(|ident| ident.as_str().len() < 20));
        let numbered: BTreeSet<Ident> = (0..20_000).map(|_| names.numbered(&Ident::value("B"))).collect();
        assert_eq!(numbered.len(), 20_000);
    }

    #[test]
    fn every_character_gives_identifiers_of_rust() {
        let is_ident = |Ident(name): &Ident| {
            let mut characters = name.chars();
            let begins_well = characters.next().is_some_and(|c| c == '_' || is_xid_start(c));
            begins_well && characters.all(is_xid_continue) && !NEVER_RAW.contains(&name.as_str())
        };
        // Planes 0 and 1 have all scripts with special cases.
        for name in (0..0x2_0000).filter_map(char::from_u32).map(|c| format!("{c}1")) {
            assert!(is_ident(&Ident::value(&name)) && is_ident(&Ident::module(&name)), "{name:?}");
            assert!(Ident::camel_case(&name).as_ref().is_none_or(is_ident), "{name:?}");
        }
    }

    #[test]
    fn module_of_a_long_name_fits_into_a_file_name() {
        let (one, two) = (Ident::module(&"字".repeat(61)), Ident::module(&format!("{}語", "字".repeat(60))));
        assert_eq!(one.as_str().len(), MAX_MODULE_LEN);
        assert_ne!(one, two);
    }

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }
}
