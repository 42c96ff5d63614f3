//! A campaign of requests: all are sent, and the responses that break the rules are reported together.

use super::super::*;
use std::collections::BTreeSet;

/// Sends requests as one user and collects the responses that break the rules.
pub struct Campaign<'a> {
    site: &'a TestSite,
    token: Option<&'a str>,
    failures: BTreeSet<String>,
    sent: usize,
}

impl Campaign<'_> {
    pub fn new<'a>(site: &'a TestSite, token: Option<&'a str>) -> Campaign<'a> {
        Campaign { site, token, failures: BTreeSet::new(), sent: 0 }
    }

    /// Sends a request and checks the response.
    pub fn send(&mut self, method: &Method, target: &str, content_type: &str, body: &[u8]) {
        let request = self.site.request(method.clone(), target).body(content_type, body.to_vec());
        self.sent += 1;
        let response = request.optional_header("authorization", self.token).response();
        if let Err(reason) = check(target, response.status, &response.body) {
            let body = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
            self.failures.insert(format!("{method} {target} {content_type} {body}\n    {} {reason}", response.status));
        }
    }

    /// Sends arguments as JSON.
    pub fn call(&mut self, method: &Method, target: &str, arguments: &JsonValue) {
        self.send(method, target, JSON, arguments.to_string().as_bytes());
    }

    /// Fails with the first failures, or if fewer requests were sent than expected.
    pub fn end(self, at_least: usize) {
        assert!(self.sent >= at_least, "only {} requests were made", self.sent);
        let first: Vec<String> = self.failures.iter().take(20).cloned().collect();
        assert!(first.is_empty(), "{} of {} requests:\n{}", self.failures.len(), self.sent, first.join("\n"));
    }
}

/// Checks that a response is no 5xx, and that a refusal is in the envelope.
fn check(target: &str, status: u16, body: &[u8]) -> Result<(), String> {
    if status >= 500 {
        return Err(String::from_utf8_lossy(body).into_owned());
    }
    if !target.starts_with("/api/") {
        return Ok(());
    }
    if status < 400 {
        let is_good = body.is_empty() || serde_json::from_slice::<JsonValue>(body).is_ok();
        return is_good.then_some(()).ok_or_else(|| "is no JSON".to_owned());
    }
    let body: JsonValue = serde_json::from_slice(body).map_err(|_| "is no JSON".to_owned())?;
    let text = |value: &JsonValue| value.as_str().is_some_and(|text| !text.is_empty());
    // The response to an unknown path has an exception class and no message.
    let class = json!("DoesNotExistError");
    let is_unknown_path = body == json!({ "exc_type": class }) || body == json!({"errors": [{ "type": class }]});
    if status == 404 && is_unknown_path {
        return Ok(());
    }
    let is_good = if target.starts_with("/api/v2") {
        let error = &body["errors"][0];
        text(&error["type"]) && text(&error["message"]) && text(&error["exception"]) == (status != 404)
    } else {
        let traces = |value: &JsonValue| parsed(value).is_some_and(|traces| text(&traces[0]));
        let message = parsed(&body["_server_messages"]).and_then(|messages| parsed(&messages[0]));
        text(&body["exc_type"])
            && (text(&body["exception"]) && traces(&body["exc"])) == (status != 404)
            && message.map_or_else(|| text(&body["message"]), |message| text(&message["message"]))
    };
    is_good.then_some(()).ok_or_else(|| format!("is not in the envelope: {body}"))
}

/// JSON in a text.
fn parsed(value: &JsonValue) -> Option<JsonValue> {
    serde_json::from_str(value.as_str()?).ok()
}
