//! The parameters of a request: Frappe's form dict.
//!
//! A JSON object in the body replaces the query string. Otherwise the parameters are those of the
//! query string, overridden by the fields of a URL-encoded or multipart form.

use super::request::Request;
use doctyped_core::arguments::Arguments;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use doctyped_core::json_parser::JsonError;
use doctyped_core::upload::Upload;
use percent_encoding::percent_decode;
use serde_json::{Map, Value as JsonValue};
use std::borrow::Cow;

/// Tags in a request that waits in the queue of the writer thread.
const MAX_QUEUED_TAGS: usize = 500;

/// Parameters of a query string or a form.
const MAX_PARAMETERS: usize = 10_000;

/// The parameters of a request.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub fields: Map<String, JsonValue>,
    /// Files of a multipart form.
    uploads: Vec<Upload>,
    /// The body is a JSON array, stored as `data`.
    is_array: bool,
    /// The body is a JSON object. It may be a document, so that parameters of the request itself
    /// (`sid`, `cmd`) are parts of it too once they are taken.
    is_object: bool,
    taken: Map<String, JsonValue>,
}

impl From<Map<String, JsonValue>> for Form {
    fn from(fields: Map<String, JsonValue>) -> Form {
        Form { fields, ..Form::default() }
    }
}

impl Form {
    /// Reads the parameters.
    pub fn read(request: &Request) -> Result<Form> {
        let mut form = Form::default();
        let content_type = request.content_type.as_str();
        if is_json(content_type) && !request.body.trim_ascii().is_empty() {
            match parse(&request.body)? {
                JsonValue::Object(fields) => {
                    form.is_object = true;
                    form.fields = fields;
                }
                array @ JsonValue::Array(_) => {
                    form.is_array = true;
                    form.fields.insert("data".to_owned(), array);
                }
                // Frappe says this much of such a body, and 500 to one that is no JSON.
                _ => return Err(Error::validation("The body is a single JSON value; send an object")),
            }
        } else {
            if content_type == "application/x-www-form-urlencoded" {
                add_pairs(&mut form.fields, &request.body)?;
            }
            for (name, value) in &request.parts.fields {
                form.fields.entry(name.as_str()).or_insert_with(|| JsonValue::String(value.clone()));
            }
            add_pairs(&mut form.fields, request.query.as_bytes())?;
        }
        form.uploads.clone_from(&request.parts.uploads);
        // jQuery adds it to defeat caches.
        form.take("_");
        Ok(form)
    }

    /// Removes a parameter that is meant for the server and not for the operation.
    pub fn take(&mut self, name: &str) {
        if let Some(value) = self.fields.remove(name)
            && self.is_object
        {
            self.taken.insert(name.to_owned(), value);
        }
    }

    /// The parameters with which a request authenticates, before they are taken.
    pub fn credentials(&self) -> Vec<(&'static str, JsonValue)> {
        let value = |name| Some((name, self.fields.get(name)?.clone()));
        ["sid", "csrf_token"].into_iter().filter_map(value).collect()
    }

    /// Puts parameters back that were taken.
    pub fn restore(&mut self, parameters: Vec<(&'static str, JsonValue)>) {
        for (name, value) in parameters {
            self.taken.remove(name);
            self.fields.insert(name.to_owned(), value);
        }
    }

    /// Whether the parameters have so much HTML that to sanitize it takes longer than a write should hold up others.
    pub fn has_much_html(&self) -> bool {
        count_tags(self.fields.values(), MAX_QUEUED_TAGS) > MAX_QUEUED_TAGS
    }

    /// The parameters as arguments of a function.
    pub fn into_arguments(self) -> Arguments {
        Arguments::from(self.fields).with_uploads(self.uploads)
    }

    /// The text of a parameter; none if it is empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(JsonValue::as_str).filter(|text| !text.is_empty())
    }

    /// The document in a request to /api/resource: the parameter `data`, or the body as JSON
    /// whatever type it claims, or all parameters.
    pub fn into_v1_document(mut self, body: &[u8]) -> Result<Map<String, JsonValue>> {
        match self.fields.get("data") {
            None | Some(JsonValue::Null) if self.is_object => {
                self.fields.append(&mut self.taken);
                Ok(self.fields)
            }
            None | Some(JsonValue::Null) => match json_parser::parse(body) {
                Ok(JsonValue::Object(document)) => Ok(document),
                Ok(_) => Err(not_an_object()),
                Err(error @ JsonError::TooManyValues) => Err(unreadable(&error)),
                Err(JsonError::Invalid(_)) => Ok(self.fields),
            },
            Some(JsonValue::Object(_)) => match self.fields.remove("data") {
                Some(JsonValue::Object(document)) => Ok(document),
                _ => Err(not_an_object()),
            },
            Some(JsonValue::String(text)) => match json_parser::parse(text) {
                Ok(JsonValue::Object(document)) => Ok(document),
                Err(error @ JsonError::TooManyValues) => Err(unreadable(&error)),
                // Nothing but `data` was sent, so it was meant to be the document.
                _ if self.fields.len() == 1 && text.trim_start().starts_with(['{', '[']) => Err(not_an_object()),
                // A DocType may have a field of this name.
                _ => Ok(self.fields),
            },
            Some(_) if self.is_array => Err(not_an_object()),
            Some(_) => Ok(self.fields),
        }
    }

    /// The document in a request to /api/v2/document: all parameters.
    pub fn into_v2_document(self) -> Result<Map<String, JsonValue>> {
        if self.is_array { Err(not_an_object()) } else { Ok(self.fields) }
    }
}

/// The angle brackets in texts, up to the first that is beyond `max`.
fn count_tags<'a>(values: impl Iterator<Item = &'a JsonValue>, max: usize) -> usize {
    let mut count = 0;
    for value in values {
        count += match value {
            JsonValue::String(text) => text.matches('<').count(),
            JsonValue::Array(items) => count_tags(items.iter(), max - count),
            JsonValue::Object(members) => count_tags(members.values(), max - count),
            _ => 0,
        };
        if count > max {
            break;
        }
    }
    count
}

fn is_json(content_type: &str) -> bool {
    content_type == "application/json" || (content_type.starts_with("application/") && content_type.ends_with("+json"))
}

fn parse(body: &[u8]) -> Result<JsonValue> {
    json_parser::parse(body).map_err(|error| unreadable(&error))
}

fn unreadable(error: &JsonError) -> Error {
    match error {
        JsonError::Invalid(error) => bad(&format!("The body is not valid JSON: {error}")),
        JsonError::TooManyValues => Error::new(ErrorKind::TooLarge, format!("The JSON is too large: {error}")),
    }
}

/// Adds pairs like `a=1&b=2`. The first value of a name counts.
fn add_pairs(fields: &mut Map<String, JsonValue>, text: &[u8]) -> Result<()> {
    for pair in text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        let name = decode(parts.next().unwrap_or_default())?;
        if fields.contains_key(&name) {
            continue;
        }
        if fields.len() == MAX_PARAMETERS {
            return Err(bad(&format!("The request has more than {MAX_PARAMETERS} parameters")));
        }
        let value = decode(parts.next().unwrap_or_default())?;
        fields.insert(name, JsonValue::String(value));
    }
    Ok(())
}

fn decode(text: &[u8]) -> Result<String> {
    let mut spaced = Cow::Borrowed(text);
    if text.contains(&b'+') {
        spaced.to_mut().iter_mut().filter(|byte| **byte == b'+').for_each(|byte| *byte = b' ');
    }
    match percent_decode(&spaced).decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err(bad("The parameters are not UTF-8 text")),
    }
}

fn bad(message: &str) -> Error {
    Error::new(ErrorKind::BadRequest, message)
}

fn not_an_object() -> Error {
    doctyped_api::resource::not_an_object()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Headers;
    use crate::upload::Parts;
    use actix_web::http::Method;
    use serde_json::json;

    fn request(content_type: &str, query: &str, body: &str) -> Request {
        Request {
            method: Method::POST,
            supports_chunked: true,
            raw_path: "/".to_owned(),
            query: query.to_owned(),
            content_type: content_type.to_owned(),
            body: body.to_owned().into(),
            is_https: false,
            host: None,
            address: [127, 0, 0, 1].into(),
            headers: Headers::default(),
            parts: Parts::default(),
            reservations: Vec::new(),
            is_counted: false,
            trace: doctyped_monitoring::RequestTrace::detached(),
        }
    }

    fn fields(content_type: &str, query: &str, body: &str) -> JsonValue {
        Form::read(&request(content_type, query, body)).unwrap().fields.into()
    }

    fn document(content_type: &str, query: &str, body: &str) -> Result<JsonValue> {
        let form = Form::read(&request(content_type, query, body))?;
        form.into_v1_document(body.as_bytes()).map(JsonValue::from)
    }

    const FORM: &str = "application/x-www-form-urlencoded";
    const JSON: &str = "application/json";

    #[test]
    fn json_object_replaces_query() {
        assert_eq!(fields(JSON, "a=1&b=2", r#"{"a": 3}"#), json!({"a": 3}));
        assert_eq!(fields("application/vnd.api+json", "a=1", r#"{"a": 3}"#), json!({"a": 3}));
        assert_eq!(fields(JSON, "a=1", ""), json!({"a": "1"}));
    }

    #[test]
    fn form_overrides_query_and_first_value_counts() {
        assert_eq!(fields(FORM, "a=1&b=2&b=3&_=4", "a=x+y&c=%C3%A4"), json!({"a": "x y", "c": "\u{e4}", "b": "2"}));
    }

    #[test]
    fn malformed_body_is_bad_request() {
        let deep = "[".repeat(100_000);
        for body in ["{\"a\":", "\u{feff}{}", deep.as_str(), "{\"a\": 1e999}"] {
            let error = Form::read(&request(JSON, "", body)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::BadRequest);
        }
        for body in ["5", "\"x\"", "null"] {
            assert_eq!(Form::read(&request(JSON, "", body)).unwrap_err().kind(), ErrorKind::Validation, "{body}");
        }
        assert_eq!(Form::read(&request(FORM, "", "a=%FF")).unwrap_err().kind(), ErrorKind::BadRequest);
    }

    #[test]
    fn v1_document_is_found_in_every_wrapping() {
        let expected = json!({"title": "x"});
        let encoded = "data=%7B%22title%22%3A%22x%22%7D";
        for (content_type, query, body) in [
            (JSON, "", r#"{"title": "x"}"#),
            (JSON, "", r#"{"data": {"title": "x"}}"#),
            (JSON, "", r#"{"data": "{\"title\": \"x\"}"}"#),
            ("text/plain", "ignored=1", r#"{"title": "x"}"#),
            (FORM, "", encoded),
            (FORM, "", "title=x"),
            ("", encoded, ""),
            ("", "title=x", ""),
        ] {
            assert_eq!(document(content_type, query, body).unwrap(), expected, "{content_type} {query} {body}");
        }
    }

    #[test]
    fn field_named_data_is_kept_unless_it_holds_document() {
        assert_eq!(document(FORM, "", "title=x&data=5").unwrap(), json!({"title": "x", "data": "5"}));
        assert_eq!(document(JSON, "", r#"{"title": "x", "data": [1]}"#).unwrap(), json!({"title": "x", "data": [1]}));
    }

    #[test]
    fn document_that_is_no_object_is_bad_request() {
        for (content_type, body) in
            [(JSON, "[1,2]"), ("text/plain", "[1]"), ("text/plain", "5"), (FORM, "data=[1]"), (FORM, "data={")]
        {
            assert_eq!(document(content_type, "", body).unwrap_err().kind(), ErrorKind::BadRequest, "{body}");
        }
    }

    #[test]
    fn parameters_taken_from_json_object_stay_in_its_document() {
        let body = r#"{"title": "x", "sid": "1"}"#;
        let mut form = Form::read(&request(JSON, "", body)).unwrap();
        form.take("sid");
        assert_eq!(JsonValue::from(form.fields.clone()), json!({"title": "x"}));
        assert_eq!(JsonValue::from(form.into_v1_document(body.as_bytes()).unwrap()), json!({"title": "x", "sid": "1"}));
        let mut form = Form::read(&request(FORM, "", "title=x&sid=1")).unwrap();
        form.take("sid");
        assert_eq!(JsonValue::from(form.into_v1_document(b"title=x&sid=1").unwrap()), json!({"title": "x"}));
    }

    #[test]
    fn requests_with_much_html_are_recognised() {
        let form =
            |value: &str| Form::read(&request(JSON, "", &json!({"rows": [{"text": value}]}).to_string())).unwrap();
        assert!(!form(&"<p>x</p>".repeat(100)).has_much_html());
        assert!(form(&"<p>x</p>".repeat(1000)).has_much_html());
    }

    #[test]
    fn parameters_beyond_the_limit_are_refused() {
        let many: String = (0..=MAX_PARAMETERS).map(|number| format!("{number}=&")).collect();
        assert_eq!(Form::read(&request(FORM, "", &many)).unwrap_err().kind(), ErrorKind::BadRequest);
        assert!(Form::read(&request(FORM, "", &"a=1&".repeat(MAX_PARAMETERS * 2))).is_ok());
    }
}
