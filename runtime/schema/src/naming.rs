//! How documents of a DocType get their names.

/// A naming rule, from the definition's `autoname`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Ten random characters; the default.
    Hash,
    /// The value of a field.
    Field(&'static str),
    /// The pattern in the document's `naming_series` field.
    NamingSeries,
    /// `format:` text with `{field}`, `{YYYY}`, `{####}` groups.
    Format(&'static str),
    /// The client gives the name.
    Prompt,
    /// Numbers from a sequence; the name is a number in JSON and in SQL.
    Autoincrement,
    /// A UUID of version 7.
    Uuid,
    /// Old-style expression: parts separated by dots, `PRE-.YYYY.-.#####`.
    Expression(&'static str),
}

impl Naming {
    /// The rule as definitions have it: `field:title`, `naming_series:`, `PRE-.#####`.
    pub fn autoname(self) -> String {
        match self {
            Naming::Hash => "hash".to_owned(),
            Naming::Field(field) => format!("field:{field}"),
            Naming::NamingSeries => "naming_series:".to_owned(),
            Naming::Format(format) => format!("format:{format}"),
            Naming::Prompt => "prompt".to_owned(),
            Naming::Autoincrement => "autoincrement".to_owned(),
            Naming::Uuid => "UUID".to_owned(),
            Naming::Expression(expression) => expression.to_owned(),
        }
    }
}

/// The parts of a pattern of names that stand for the date and time of an insert.
pub const DATE_PARTS: [&str; 6] = ["YY", "YYYY", "MM", "DD", "WW", "timestamp"];

/// Whether a naming series may have a character: word characters, blanks and `- / . # { }` (Frappe).
pub fn is_series_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | ' ' | '-' | '/' | '.' | '#' | '{' | '}')
}
