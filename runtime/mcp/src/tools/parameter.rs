//! The parameters of tools: their JSON Schema, and the check of arguments against it. Both come from one table, so that a
//! call that fits the schema is accepted, and an error names every mistake of one that does not.

use serde_json::{Map, Value as JsonValue, json};

/// A parameter of a tool.
#[derive(Debug)]
pub struct Parameter {
    pub name: &'static str,
    pub description: &'static str,
    pub kind: ParameterType,
    pub required: bool,
}

/// The type of a parameter.
#[derive(Debug, Clone, Copy)]
pub enum ParameterType {
    /// A text; a required one is not empty.
    Text,
    /// An integer from the first to the last.
    Integer(u64, u64),
    /// True or false.
    Switch,
    /// An array of texts.
    Texts,
    /// An object.
    Object,
    /// An array or an object.
    Filters,
}

impl Parameter {
    /// A parameter that every call has.
    pub const fn required(name: &'static str, kind: ParameterType, description: &'static str) -> Parameter {
        Parameter { name, description, kind, required: true }
    }

    /// A parameter that may be left out.
    pub const fn optional(name: &'static str, kind: ParameterType, description: &'static str) -> Parameter {
        Parameter { name, description, kind, required: false }
    }

    #[allow(clippy::indexing_slicing, reason = "an object takes new members")]
    fn schema(&self) -> JsonValue {
        let mut schema = match self.kind {
            ParameterType::Text if self.required => json!({"type": "string", "minLength": 1}),
            ParameterType::Text => json!({"type": "string"}),
            ParameterType::Integer(min, max) => json!({"type": "integer", "minimum": min, "maximum": max}),
            ParameterType::Switch => json!({"type": "boolean"}),
            ParameterType::Texts => json!({"type": "array", "items": {"type": "string"}}),
            ParameterType::Object => json!({"type": "object"}),
            ParameterType::Filters => json!({"type": ["array", "object"]}),
        };
        schema["description"] = self.description.into();
        schema
    }

    /// The mistake of a value, in words.
    fn mistake(&self, value: &JsonValue) -> Option<String> {
        let (fits, expected) = match self.kind {
            ParameterType::Text if self.required => {
                (value.as_str().is_some_and(|text| !text.is_empty()), "a text that is not empty".to_owned())
            }
            ParameterType::Text => (value.is_string(), "a text".to_owned()),
            ParameterType::Integer(min, max) => (
                value.as_u64().is_some_and(|number| (min..=max).contains(&number)),
                format!("an integer from {min} to {max}"),
            ),
            ParameterType::Switch => (value.is_boolean(), "true or false".to_owned()),
            ParameterType::Texts => {
                let are_texts = value.as_array().is_some_and(|items| items.iter().all(JsonValue::is_string));
                (are_texts, "an array of texts".to_owned())
            }
            ParameterType::Object => (value.is_object(), "an object".to_owned()),
            ParameterType::Filters => (value.is_array() || value.is_object(), "an array or an object".to_owned()),
        };
        (!fits).then(|| format!("{} must be {expected}, not {}", self.name, excerpt(value)))
    }
}

/// The JSON Schema of the arguments of a tool.
pub fn schema(parameters: &[Parameter]) -> JsonValue {
    let properties: Map<String, JsonValue> =
        parameters.iter().map(|parameter| (parameter.name.to_owned(), parameter.schema())).collect();
    let required: Vec<&str> = parameters.iter().filter(|known| known.required).map(|known| known.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

/// Mistakes that an error names.
const MAX_MISTAKES: usize = 10;

/// Checks arguments and removes those that are null, which stand for none.
///
/// # Errors
/// The first ten mistakes, in one text.
pub fn check(parameters: &[Parameter], arguments: &mut Map<String, JsonValue>) -> Result<(), String> {
    arguments.retain(|_, value| !value.is_null());
    let find = |name: &str| parameters.iter().find(|parameter| parameter.name == name);
    let missing = parameters.iter().filter(|known| known.required && !arguments.contains_key(known.name));
    let mut mistakes: Vec<String> =
        missing.map(|parameter| format!("{} is missing: {}", parameter.name, parameter.description)).collect();
    let mut has_unknown = false;
    for (name, value) in arguments.iter() {
        match find(name) {
            Some(parameter) => mistakes.extend(parameter.mistake(value)),
            None => {
                has_unknown = true;
                mistakes.push(format!("there is no argument {}", excerpt(&name.as_str().into())));
            }
        }
        if mistakes.len() > MAX_MISTAKES {
            mistakes.truncate(MAX_MISTAKES);
            mistakes.push("...".to_owned());
            break;
        }
    }
    if has_unknown {
        let names: Vec<&str> = parameters.iter().map(|parameter| parameter.name).collect();
        mistakes.push(format!("the tool takes {}", names.join(", ")));
    }
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes.join("; ")) }
}

/// The beginning of a value, as JSON.
fn excerpt(value: &JsonValue) -> String {
    const MAX_CHARS: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAMETERS: [Parameter; 3] = [
        Parameter::required("doctype", ParameterType::Text, "the name of a DocType"),
        Parameter::optional("limit", ParameterType::Integer(1, 500), "rows"),
        Parameter::optional("filters", ParameterType::Filters, "conditions"),
    ];

    fn mistakes(arguments: JsonValue) -> String {
        let JsonValue::Object(mut arguments) = arguments else { unreachable!() };
        check(&PARAMETERS, &mut arguments).err().unwrap_or_default()
    }

    #[test]
    fn every_mistake_is_named() {
        assert_eq!(mistakes(json!({"doctype": "ToDo", "limit": 500, "filters": {"a": 1}})), "");
        assert_eq!(mistakes(json!({"doctype": "ToDo", "limit": null})), "");
        assert_eq!(mistakes(json!({})), "doctype is missing: the name of a DocType");
        let all = mistakes(json!({"doctype": "", "limit": 0, "filters": "x", "sql": 1}));
        for part in [
            "doctype must be a text that is not empty, not \"\"",
            "limit must be an integer from 1 to 500, not 0",
            "filters must be an array or an object, not \"x\"",
            "there is no argument \"sql\"",
            "the tool takes doctype, limit, filters",
        ] {
            assert!(all.contains(part), "{all}");
        }
    }

    #[test]
    fn number_of_mistakes_is_limited() {
        let unknown: Map<String, JsonValue> = (0..1000).map(|number| (format!("a{number}"), 1.into())).collect();
        let text = mistakes(JsonValue::Object(unknown));
        assert!(text.len() < 500 && text.contains("..."), "{text}");
    }

    #[test]
    fn long_value_is_cut_between_characters() {
        let text = mistakes(json!({"doctype": ["\u{e4}".repeat(1000)]}));
        assert!(text.len() < 250 && text.ends_with("..."), "{text}");
    }
}
