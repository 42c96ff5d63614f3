//! Every route with every method and with bodies of every wrong kind, every built-in function with
//! wrong arguments of every kind: no response is a 5xx, and every refusal is in the envelope that
//! clients read.
//!
//! The requests are the products of the lists in [`inputs`], so that a new function or a new kind of
//! wrong input is one line. Failures are collected and reported together.

mod campaign;
mod inputs;

use super::*;
use campaign::Campaign;
use doctyped_api::functions as builtin;
use doctyped_core::arguments::Argument;
use inputs::*;

/// A site with the document that the requests are about; gives Administrator's token, which a logout
/// does not end.
fn sample_site() -> (TestSite, String) {
    let site = TestSite::new();
    let token = site.admin_token();
    ensure_sample(&site, &token);
    (site, token)
}

/// Creates the document, unless it exists.
fn ensure_sample(site: &TestSite, token: &str) {
    let (status, body) = site.post("/api/resource/Role", json!({"role_name": "Sample"})).token(token).send();
    assert!(matches!(status, 200 | 409), "{body}");
}

#[test]
fn every_route_with_every_method_and_body_stays_below_500() {
    let (site, token) = sample_site();
    let bodies = bodies();
    let mut campaign = Campaign::new(&site, Some(&token));
    for version in ["/api", "/api/v1", "/api/v2"] {
        for path in PATHS {
            for method in &METHODS {
                // The first two versions are the same, and the last methods read no body.
                let is_short =
                    version == "/api/v1" || matches!(*method, Method::HEAD | Method::OPTIONS | Method::TRACE);
                let bodies = if is_short { &bodies[..4] } else { &bodies[..] };
                for (content_type, body) in bodies {
                    campaign.send(method, &path.replace("{}", version), content_type, body);
                }
            }
            ensure_sample(&site, &token);
        }
    }
    campaign.end(15_000);
    assert_eq!(site.get(LOGGED_USER).token(&token).send().1["message"], "Administrator");
}

#[test]
fn every_malformed_path_stays_below_500() {
    let (site, token) = sample_site();
    for token in [None, Some(token.as_str())] {
        let mut campaign = Campaign::new(&site, token);
        for version in ["/api", "/api/v2"] {
            for kind in ["resource", "document", "doctype", "method", "", "nothing"] {
                for segment in PATH_SEGMENTS {
                    for path in
                        [format!("{kind}/{segment}"), format!("{kind}/Role/{segment}"), format!("{kind}/{segment}/x")]
                    {
                        for method in &METHODS {
                            campaign.send(method, &format!("{version}/{path}"), JSON, b"{}");
                        }
                    }
                }
            }
        }
        for path in ["/api", "/api/", "/api/v2foo/document/Role", "/api//resource/Role", "/api/v3/method/ping"] {
            for method in &METHODS {
                campaign.send(method, path, "", b"");
            }
        }
        campaign.end(6_000);
    }
}

#[test]
fn every_function_with_every_argument_stays_below_500() {
    let (site, token) = sample_site();
    let user = site.create_user("user@example.com");
    let values = values();
    for (index, token_of_user) in [Some(token.as_str()), Some(user.as_str()), None].into_iter().enumerate() {
        let mut campaign = Campaign::new(&site, token_of_user);
        for (path, function) in builtin::all() {
            let arguments: Vec<&str> = arguments_of(function.arguments);
            let valid: serde_json::Map<_, _> =
                arguments.iter().map(|name| ((*name).to_owned(), valid_value(name))).collect();
            let target = format!("/api/method/{path}");
            for method in &METHODS {
                campaign.call(method, &target, &valid.clone().into());
                campaign.call(method, &format!("/api/v2/method/{path}"), &json!({}));
            }
            // Each argument gets some of the values and each value goes to many arguments. Requests of other
            // users than Administrator mostly fail for lack of permission, so a sample is enough.
            let step = if index == 0 { 4 } else { 16 };
            let mut turn = path.len();
            let mut values = || {
                turn += 1;
                values.iter().skip(turn % step).step_by(step)
            };
            // Parameters with names that the server itself reads.
            for argument in arguments.iter().copied().chain(["sid", "_lang", "cmd", "ignore_permissions", "flags"]) {
                for value in values() {
                    let mut given = valid.clone();
                    given.insert(argument.to_owned(), value.clone());
                    campaign.call(&Method::POST, &target, &given.into());
                }
            }
            for value in values() {
                let all: serde_json::Map<_, _> =
                    arguments.iter().map(|name| ((*name).to_owned(), value.clone())).collect();
                campaign.call(&Method::POST, &target, &all.clone().into());
                campaign.call(&Method::GET, &target, &all.clone().into());
                let mut command = all;
                command.insert("cmd".to_owned(), path.clone().into());
                campaign.send(&Method::POST, "/api/", JSON, JsonValue::from(command).to_string().as_bytes());
            }
            ensure_sample(&site, &token);
        }
        campaign.end(500);
    }
    assert_eq!(site.get(LOGGED_USER).token(&token).send().1["message"], "Administrator");
}

/// The names of a function's arguments; those of lists, if it takes all arguments.
fn arguments_of(arguments: &'static [Argument]) -> Vec<&'static str> {
    if arguments.is_empty() {
        let of_lists =
            ["doctype", "fields", "filters", "or_filters", "order_by", "group_by", "limit", "parent", "as_dict"];
        return of_lists.into();
    }
    arguments.iter().map(|argument| argument.name).collect()
}

#[test]
fn every_document_method_with_every_argument_stays_below_500() {
    let (site, token) = sample_site();
    let mut campaign = Campaign::new(&site, Some(&token));
    let arguments = ["comment_type", "text", "name", "merge", "force", "validate_rename", "comment_email", "unknown"];
    for method in ["add_comment", "submit", "rename", "nothing", ""] {
        for value in values() {
            for argument in arguments {
                let of_v1 = json!({"run_method": method, argument: value});
                let run = json!({"method": method, "dt": "Role", "dn": "Sample", "args": {argument: value}});
                campaign.call(&Method::POST, "/api/resource/Role/Sample", &of_v1);
                campaign.call(&Method::GET, "/api/resource/Role/Sample", &of_v1);
                let of_v2 = json!({argument: value});
                campaign.call(&Method::POST, &format!("/api/v2/document/Role/Sample/method/{method}"), &of_v2);
                campaign.call(&Method::POST, "/api/method/run_doc_method", &run);
            }
            let run = json!({"method": method, "document": value, "docs": value, "args": value, "kwargs": value});
            campaign.call(&Method::POST, "/api/v2/method/run_doc_method", &run);
        }
        ensure_sample(&site, &token);
    }
    campaign.end(4_000);
}
