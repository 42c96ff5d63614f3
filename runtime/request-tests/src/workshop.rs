//! A site with a workshop, its users, and each way to write a document.

use super::workshop_doctypes::APPLICATION;
use doctyped_http::test_harness::{RequestBuilder, TestSite};
use serde_json::{Value as JsonValue, json};

/// A site with the tokens of users of each role.
pub struct Workshop {
    pub site: TestSite,
    pub admin: String,
    pub mechanic: String,
    pub visitor: String,
}

impl Workshop {
    pub fn new() -> Workshop {
        Workshop::with_site(TestSite::with_application(&APPLICATION))
    }

    pub fn with_flags(flags: &[&str]) -> Workshop {
        Workshop::with_site(TestSite::with_application_and_flags(&APPLICATION, flags))
    }

    fn with_site(site: TestSite) -> Workshop {
        let mechanic = site.create_user_with_roles("mechanic@workshop.test", &["Mechanic", "Desk User"]);
        let visitor = site.create_user_with_roles("visitor@workshop.test", &["Visitor", "Desk User"]);
        let admin = site.admin_token();
        Workshop { site, admin, mechanic, visitor }
    }

    pub fn call(&self, function: &str, arguments: JsonValue) -> (u16, JsonValue) {
        self.site.post(&format!("/api/method/{function}"), arguments).token(&self.mechanic).send()
    }

    /// Creates a document; gives its JSON.
    #[track_caller]
    pub fn create(&self, doctype: &str, fields: JsonValue) -> JsonValue {
        let (status, body) = self.site.post(&format!("/api/resource/{doctype}"), fields).token(&self.mechanic).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }

    /// Reads a document.
    #[track_caller]
    pub fn read(&self, doctype: &str, name: &str) -> JsonValue {
        let (status, body) = self.site.get(&format!("/api/resource/{doctype}/{name}")).token(&self.mechanic).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }

    /// The name of a new job.
    pub fn job(&self) -> String {
        self.create("Job", json!({"subject": "job"}))["name"].as_str().unwrap().to_owned()
    }

    /// The answers to requests that each set a field of a job in another way, with the stored value after each. The
    /// value of a row's field is set in `parts`.
    pub fn set_everywhere(&self, field: &str, value: &JsonValue) -> Vec<(&'static str, u16, JsonValue, JsonValue)> {
        let as_text = |value: &JsonValue| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut answers = Vec::new();
        for way in WAYS {
            let name = if way.starts_with("create") { String::new() } else { self.job() };
            let path = format!("/api/resource/Job/{name}");
            let v2 = format!("/api/v2/document/Job/{name}");
            let method = |function: &str| format!("/api/method/{function}");
            let fields = json!({ field: value });
            let mut document = json!({"doctype": "Job", "name": name, field: value});
            let stored = if name.is_empty() { JsonValue::Null } else { self.read("Job", &name) };
            for standard in ["owner", "creation", "modified"] {
                document[standard] = stored[standard].clone();
            }
            let mut new = json!({"doctype": "Job", field: value});
            let post = actix_web::http::Method::POST;
            let request: RequestBuilder<'_> = match way {
                "create" => self.site.post("/api/resource/Job", fields),
                "create v2" => self.site.post("/api/v2/document/Job", fields),
                "create multipart" => {
                    self.site.request(post, "/api/resource/Job").form(&[(field, &as_text(value))], &[])
                }
                "create insert" => self.site.post(&method("frappe.client.insert"), json!({"doc": new})),
                "create insert_many" => self.site.post(&method("frappe.client.insert_many"), json!({"docs": [new]})),
                "create savedocs" => {
                    new["__islocal"] = 1.into();
                    self.site.post(&method("frappe.desk.form.save.savedocs"), json!({"doc": new, "action": "Save"}))
                }
                "put" => self.site.put(&path, fields),
                "put v2" => self.site.put(&v2, fields),
                "patch" => self.site.patch(&v2, fields),
                "put multipart" => {
                    self.site.request(actix_web::http::Method::PUT, &path).form(&[(field, &as_text(value))], &[])
                }
                "set_value" => {
                    let arguments = json!({"doctype": "Job", "name": name, "fieldname": field, "value": value});
                    self.site.post(&method("frappe.client.set_value"), arguments)
                }
                "save" => self.site.post(&method("frappe.client.save"), json!({"doc": document})),
                "savedocs" => self
                    .site
                    .post(&method("frappe.desk.form.save.savedocs"), json!({"doc": document, "action": "Save"})),
                _ => unreachable!("{way}"),
            };
            let (status, body) = request.token(&self.mechanic).send();
            let created =
                [&body["data"]["name"], &body["message"]["name"], &body["message"][0], &body["docs"][0]["name"]];
            let created = created.into_iter().find_map(JsonValue::as_str).unwrap_or_default();
            let name = if name.is_empty() { created } else { &name };
            let stored = if name.is_empty() { JsonValue::Null } else { self.read("Job", name)[field].clone() };
            answers.push((way, status, body, stored));
        }
        answers
    }
}

const WAYS: [&str; 13] = [
    "create",
    "create v2",
    "create multipart",
    "create insert",
    "create insert_many",
    "create savedocs",
    "put",
    "put v2",
    "patch",
    "put multipart",
    "set_value",
    "save",
    "savedocs",
];
