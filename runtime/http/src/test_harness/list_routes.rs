//! One list or one filter on all routes that take it.

use super::{RequestBuilder, TestSite, merge};
use serde_json::{Value as JsonValue, json};

/// The name of a route with status and body of its response.
pub type RouteResponse = (&'static str, u16, JsonValue);

impl TestSite {
    /// Requests a list on every route that returns one.
    pub fn list_on_all_routes(&self, token: &str, doctype: &str, params: &JsonValue) -> Vec<RouteResponse> {
        let form = merge(params.clone(), json!({ "doctype": doctype }));
        let desk = |method| self.post(&format!("/api/method/frappe.desk.reportview.{method}"), form.clone());
        send_all(
            token,
            [
                ("v1", self.get_with(&format!("/api/resource/{doctype}"), params)),
                ("v2", self.get_with(&format!("/api/v2/document/{doctype}"), params)),
                ("client.get_list", self.post("/api/method/frappe.client.get_list", form.clone())),
                ("reportview.get", desk("get")),
                ("reportview.get_list", desk("get_list")),
            ],
        )
    }

    /// Requests counts, values and lists under filters on every route that takes filters.
    pub fn filter_on_all_routes(&self, token: &str, doctype: &str, filters: &JsonValue) -> Vec<RouteResponse> {
        let form = json!({"doctype": doctype, "filters": filters});
        let call =
            |path: &str, more: JsonValue| self.post(&format!("/api/method/frappe.{path}"), merge(form.clone(), more));
        let mut responses = send_all(
            token,
            [
                ("v2 count", self.get_with(&format!("/api/v2/doctype/{doctype}/count"), &json!({"filters": filters}))),
                ("client.get_count", call("client.get_count", json!({}))),
                ("client.get_value", call("client.get_value", json!({"fieldname": "name"}))),
                ("client.get", call("client.get", json!({}))),
                ("reportview.get_count", call("desk.reportview.get_count", json!({}))),
                ("search_link", call("desk.search.search_link", json!({"txt": ""}))),
            ],
        );
        responses.extend(self.list_on_all_routes(token, doctype, &json!({"filters": filters})));
        responses
    }

    /// The names in a user's list of a DocType, in alphabetical order, with spaces between.
    pub fn list_names(&self, token: &str, doctype: &str) -> String {
        let params = json!({"fields": ["name"], "order_by": "name", "limit": 0});
        let (status, body) = self.get_with(&format!("/api/resource/{doctype}"), &params).token(token).send();
        assert_eq!(status, 200, "{body}");
        let rows = body["data"].as_array().unwrap().iter();
        rows.map(|row| row["name"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
    }
}

fn send_all<const N: usize>(token: &str, requests: [(&'static str, RequestBuilder<'_>); N]) -> Vec<RouteResponse> {
    let send = |(route, request): (&'static str, RequestBuilder<'_>)| {
        let (status, body) = request.token(token).send();
        (route, status, body)
    };
    requests.into_iter().map(send).collect()
}
