//! A site with the cases of an office, for attacks on fields of higher permission levels.

use super::case_files::APPLICATION;
use doctyped_http::test_harness::TestSite;
use serde_json::{Value as JsonValue, json};

/// A site with the cases of an office, and the tokens of users of each role.
pub struct Office {
    pub site: TestSite,
    pub clerk: String,
    pub chief: String,
    pub porter: String,
}

impl Office {
    pub fn new() -> Office {
        let site = TestSite::with_application(&APPLICATION);
        let clerk = site.create_user_with_roles("clerk@office.test", &["Clerk"]);
        let chief = site.create_user_with_roles("chief@office.test", &["Chief"]);
        let porter = site.create_user_with_roles("porter@office.test", &["Porter"]);
        Office { site, clerk, chief, porter }
    }

    /// A case with a value in every field of the chief's.
    pub fn case(&self) -> String {
        let fields = json!({
            "note": "open", "inner": "guilty", "inner_figure": 77_001, "deep": "informer", "hint": "s3same",
            "parts": [{"text": "first", "inner": "confession", "inner_figure": 77_002}],
            "inner_parts": [{"text": "witness"}],
        });
        self.site.create_document("Case", fields)
    }

    pub fn get(&self, token: &str, doctype: &str, name: &str) -> JsonValue {
        let (status, body) = self.site.get(&format!("/api/resource/{doctype}/{name}")).token(token).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }

    pub fn call(&self, token: &str, function: &str, arguments: JsonValue) -> (u16, JsonValue) {
        self.site.post(&format!("/api/method/{function}"), arguments).token(token).send()
    }

    pub fn save(&self, token: &str, doctype: &str, name: &str, fields: JsonValue) -> JsonValue {
        let (status, body) = self.site.put(&format!("/api/resource/{doctype}/{name}"), fields).token(token).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }

    pub fn create(&self, token: &str, doctype: &str, fields: JsonValue) -> JsonValue {
        let (status, body) = self.site.post(&format!("/api/resource/{doctype}"), fields).token(token).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }
}

/// Checks that an answer has none of the texts.
#[track_caller]
pub fn assert_hides(answer: &JsonValue, hidden: &[&str], from: &str) {
    let text = answer.to_string();
    for hidden in hidden {
        assert!(!text.contains(hidden), "{from} shows {hidden}: {text}");
    }
}
