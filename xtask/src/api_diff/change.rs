//! A difference between two descriptions of an API, and its meaning for clients that were written for the old one.

use std::fmt::{self, Display, Formatter};

/// The meaning of a change for clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Impact {
    /// A client that uses the part sends requests that are refused or ignored, or cannot read responses.
    Breaking,
    /// Some clients fail, depending on how they were written or generated.
    MayBreak,
    /// No client fails.
    Compatible,
}

impl Impact {
    pub(super) const ALL: [Self; 3] = [Self::Breaking, Self::MayBreak, Self::Compatible];

    /// The name in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::MayBreak => "may_break",
            Self::Compatible => "compatible",
        }
    }
}

/// The sender of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Clients send the value: the server has to go on accepting all old values.
    Request,
    /// The server sends the value: clients know old values only.
    Response,
}

impl Direction {
    fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// The values of a new schema compared with those of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Some old values are gone.
    Narrowed,
    /// There are further values.
    Widened,
    /// Both, or it cannot be decided.
    Replaced,
}

impl Relation {
    /// The impact of a change of types, which every typed client notices.
    pub(super) fn impact(self, direction: Direction) -> Impact {
        match (self, direction) {
            (Self::Replaced, _) | (Self::Narrowed, Direction::Request) | (Self::Widened, Direction::Response) => {
                Impact::Breaking
            }
            (Self::Narrowed, Direction::Response) | (Self::Widened, Direction::Request) => Impact::Compatible,
        }
    }

    /// The impact of a change of limits (lengths, ranges, patterns). Generated clients do not check the limits of
    /// values that they read.
    pub(super) fn limit_impact(self, direction: Direction) -> Impact {
        match direction {
            Direction::Request => self.impact(direction),
            Direction::Response => Impact::Compatible,
        }
    }
}

/// A method of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Operation {
    pub(super) path: String,
    /// In capitals.
    pub(super) method: String,
}

impl Display for Operation {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}

/// A schema that `components/schemas` names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NamedSchema {
    pub(super) name: String,
    pub(super) doctype: Option<String>,
    /// The use of the schema of a DocType, if it is not the document as it is read: `create`, `update`.
    pub(super) purpose: Option<&'static str>,
}

/// The part of an operation or of a schema that has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location {
    /// `request body`, `query parameter limit`, `response 200`; inside a named schema only the direction, so that
    /// all operations with that schema have the same location.
    part: String,
    pub(super) schema: Option<NamedSchema>,
    /// The path of the property, with `[]` for items of arrays and `*` for properties of any name.
    pub(super) field: String,
}

impl Location {
    pub(super) fn part(part: impl Into<String>) -> Self {
        Self { part: part.into(), ..Self::default() }
    }

    pub(super) fn in_schema(schema: NamedSchema, direction: Direction) -> Self {
        Self { part: direction.name().to_owned(), schema: Some(schema), field: String::new() }
    }

    pub(super) fn with_content_type(&self, name: &str) -> Self {
        Self::part(format!("{} as {name}", self.part))
    }

    pub(super) fn with_header(&self, name: &str) -> Self {
        Self::part(format!("{}, header {name}", self.part))
    }

    pub(super) fn property(&self, name: &str) -> Self {
        let mut location = self.clone();
        if !location.field.is_empty() {
            location.field.push('.');
        }
        location.field.push_str(name);
        location
    }

    pub(super) fn items(&self) -> Self {
        let mut location = self.clone();
        location.field.push_str("[]");
        location
    }
}

impl Display for Location {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { part, schema, field } = self;
        formatter.write_str(part)?;
        match schema {
            Some(NamedSchema { doctype: Some(doctype), purpose, .. }) => {
                write!(formatter, ", DocType {doctype}")?;
                if let Some(purpose) = purpose {
                    write!(formatter, " ({purpose})")?;
                }
            }
            Some(NamedSchema { name, .. }) => write!(formatter, ", schema {name}")?,
            None => {}
        }
        if field.is_empty() { Ok(()) } else { write!(formatter, ", field {field}") }
    }
}

/// A change of one or more operations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) impact: Impact,
    /// The operation, if it was added or removed as a whole.
    pub(super) operation: Option<Operation>,
    pub(super) location: Location,
    pub(super) message: String,
}

impl Change {
    pub(super) fn new(impact: Impact, location: &Location, message: impl Into<String>) -> Self {
        Self { impact, operation: None, location: location.clone(), message: message.into() }
    }
}

impl Display for Change {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.location, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn location_in_doctype_names_doctype_purpose_and_field() {
        let schema = NamedSchema {
            name: "ArticleCreate".to_owned(),
            doctype: Some("Article".to_owned()),
            purpose: Some("create"),
        };
        let location = Location::in_schema(schema, Direction::Request).property("items").items().property("rate");
        assert_eq!(location.to_string(), "request, DocType Article (create), field items[].rate");
    }

    #[test]
    fn narrowing_breaks_requests_and_widening_breaks_responses() {
        assert_eq!(Relation::Narrowed.impact(Direction::Request), Impact::Breaking);
        assert_eq!(Relation::Narrowed.impact(Direction::Response), Impact::Compatible);
        assert_eq!(Relation::Widened.impact(Direction::Request), Impact::Compatible);
        assert_eq!(Relation::Widened.impact(Direction::Response), Impact::Breaking);
        assert_eq!(Relation::Widened.limit_impact(Direction::Response), Impact::Compatible);
    }
}
