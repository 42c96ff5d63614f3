//! `call`, which calls functions without a running server or beside one, and `health`.

use crate::site::{TestSite, create_note};
use crate::support::{Case, request};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

pub const CASES: &[Case] = &[
    ("call_prints_the_result_and_commits", call_prints_the_result_and_commits),
    ("call_has_the_permissions_of_its_user", call_has_the_permissions_of_its_user),
    ("call_that_fails_says_why_and_changes_nothing", call_that_fails_says_why_and_changes_nothing),
    ("call_reads_arguments_from_standard_input", call_reads_arguments_from_standard_input),
    ("health_is_the_exit_status", health_is_the_exit_status),
];

/// The JSON that a call prints.
fn call(site: &TestSite, function: &str, arguments: &Value) -> Value {
    let output = site.run(&["call", function, "--json", &arguments.to_string()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn titles(site: &TestSite) -> Value {
    call(site, "frappe.client.get_list", &json!({"doctype": "Note", "fields": ["title"], "order_by": "title"}))
}

fn call_prints_the_result_and_commits() {
    let site = TestSite::sqlite();
    site.succeed(&["migrate"]);
    let note = json!({"doc": {"doctype": "Note", "title": "by cron", "content": "x"}});
    let created = call(&site, "frappe.client.insert", &note);
    assert_eq!((&created["title"], &created["owner"]), (&json!("by cron"), &json!("Administrator")));
    // Beside a server, which sees what was written.
    let server = site.start();
    let token = site.token();
    create_note(server.port, &token, "by a client").unwrap();
    call(&site, "frappe.client.insert", &json!({"doc": {"doctype": "Note", "title": "by a job", "content": "x"}}));
    assert_eq!(titles(&site), json!([{"title": "by a client"}, {"title": "by a job"}, {"title": "by cron"}]));
    let (status, body) = request(server.port, "GET", "Note?limit_page_length=0", &token, &Value::Null).unwrap();
    assert_eq!((status, body["data"].as_array().unwrap().len()), (200, 3), "{body}");
    // A function of the application, and one that returns nothing.
    let member = json!({"doc": {"doctype": "Library Member", "first_name": "Ann"}});
    let member = call(&site, "frappe.client.insert", &member);
    let held =
        call(&site, "library.library_transaction.library_transaction.held_by", &json!({"member": member["name"]}));
    assert_eq!(held, json!([]));
    assert_eq!(call(&site, "frappe.client.delete", &json!({"doctype": "Note", "name": created["name"]})), Value::Null);
}

fn call_has_the_permissions_of_its_user() {
    let site = TestSite::sqlite();
    site.succeed(&["user", "create", "ann@example.com"]);
    let logged_user = site.succeed(&["call", "frappe.auth.get_logged_user", "--user", "ann@example.com"]);
    assert!(logged_user.contains("\"ann@example.com\""), "{logged_user}");
    // Users see themselves, and create no articles.
    let list = ["call", "frappe.client.get_list", "--json", "{\"doctype\": \"User\"}", "--user", "ann@example.com"];
    assert_eq!(site.succeed(&list).trim(), "[{\"name\":\"ann@example.com\"}]");
    let article = "{\"doc\": {\"doctype\": \"Article\", \"article_name\": \"Maps\"}}";
    let refused = site.fail(&["call", "frappe.client.insert", "--json", article, "--user", "ann@example.com"]);
    assert!(refused.contains("error: "), "{refused}");
    let missing = site.fail(&["call", "frappe.ping", "--user", "bob@example.com"]);
    assert!(missing.contains("There is no enabled user bob@example.com"), "{missing}");
}

fn call_that_fails_says_why_and_changes_nothing() {
    let site = TestSite::sqlite();
    site.succeed(&["migrate"]);
    for (arguments, reason) in [
        (&["call", "frappe.nothing"][..], "There is no function frappe.nothing"),
        (&["call", "frappe.client.insert", "--json", "{\"doc\": "], "--json is no JSON object"),
        (&["call", "frappe.client.insert", "--json", "[]"], "--json is no JSON object"),
        (&["call", "frappe.client.insert", "--json", "{\"doc\": {\"doctype\": \"Note\"}}"], "Title"),
    ] {
        let text = site.fail(arguments);
        assert!(text.contains(reason), "{arguments:?}: {text}");
    }
    assert_eq!(titles(&site), json!([]));
}

fn call_reads_arguments_from_standard_input() {
    let site = TestSite::sqlite();
    site.succeed(&["migrate"]);
    let mut command = site.command();
    command.args(["call", "frappe.client.insert", "--json", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let note = json!({"doc": {"doctype": "Note", "title": "from a pipe", "content": "x"}});
    child.stdin.take().unwrap().write_all(note.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let created: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(created["title"], "from a pipe");
}

fn health_is_the_exit_status() {
    let site = TestSite::sqlite();
    let server = site.start();
    let port = server.port.to_string();
    let healthy = site.succeed(&["health", "--port", &port]);
    assert!(healthy.contains("\"status\":\"ready\""), "{healthy}");
    assert!(site.succeed(&["health", "--live", "--port", &port]).contains("alive"));
    drop(server);
    let stopped = site.fail(&["health", "--port", &port]);
    assert!(stopped.contains(&format!("127.0.0.1:{port} does not answer")), "{stopped}");
}
