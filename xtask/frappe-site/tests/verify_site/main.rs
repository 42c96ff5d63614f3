//! `verify-site` as a program, between a server and a proxy before the same server that changes single answers: each lie
//! is found, and without lies no difference is reported.
//!
//! The test program is also the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod lies;
mod proxy;
#[path = "../../../../doctypes/tests/support/server_process.rs"]
mod support;

use lies::{LIES, Lie};
use proxy::Proxy;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, ExitCode, Output};
use support::{Case, Server, is_server, request, run_cases, token};

const CASES: &[Case] = &[
    ("each_lie_is_found_and_the_truth_is_not_reported", each_lie_is_found_and_the_truth_is_not_reported),
    ("mistakes_of_the_command_line_are_named", mistakes_of_the_command_line_are_named),
];

fn main() -> ExitCode {
    if is_server() {
        return doctyped::main(&server::API);
    }
    run_cases(CASES)
}

/// The DocTypes that the lies are about.
const DOCTYPES: &str = "Article,Note,Library Member,Library Settings";

fn each_lie_is_found_and_the_truth_is_not_reported() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let admin = token(folder.path());
    create_documents(&server, &admin);
    let reader = create_reader(&server, &admin, folder.path());
    let tokens = folder.path().join("tokens");
    std::fs::write(&tokens, format!("# the users\n{admin}\n\n{reader}\n")).unwrap();
    let truth = format!("http://127.0.0.1:{}", server.port);

    let proxy = Proxy::start(server.port, None);
    let output = verify(&truth, &proxy.url, &tokens, &["--guest"]);
    let text = text_of(&output);
    assert!(output.status.success() && text.contains(" 0 differ"), "{text}");
    assert!(text.contains("DocTypes of the site, 0 of them are not served"), "{text}");
    assert!(proxy.methods().iter().all(|method| method == "GET"), "{:?}", proxy.methods());
    assert!(proxy.methods().len() > 200, "{}", proxy.methods().len());

    for Lie { name, expected, change } in LIES {
        let proxy = Proxy::start(server.port, Some(*change));
        let output = verify(&truth, &proxy.url, &tokens, &["--doctypes", DOCTYPES, "--filters", "4"]);
        let text = text_of(&output);
        assert!(proxy.lies() > 0, "{name}: the proxy did not lie");
        assert_eq!(output.status.code(), Some(1), "{name}: {text}");
        assert!(text.contains("DIFFERS") && text.contains(expected), "{name}: no {expected} in {text}");
    }

    // A value that differs in one attempt only was changed between the two requests.
    let proxy = Proxy::start_lying_once(server.port, LIES[0].change);
    let output = verify(&truth, &proxy.url, &tokens, &["--doctypes", DOCTYPES, "--filters", "4"]);
    assert!(output.status.success() && proxy.lies() == 1, "{}", text_of(&output));

    // A field that is ignored may differ.
    let proxy = Proxy::start(server.port, Some(LIES[0].change));
    let output = verify(&truth, &proxy.url, &tokens, &["--doctypes", DOCTYPES, "--ignore", "Article.author"]);
    assert!(output.status.success() && proxy.lies() > 0, "{}", text_of(&output));
}

fn mistakes_of_the_command_line_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let url = format!("http://127.0.0.1:{}", server.port);
    let tokens = folder.path().join("tokens");
    for (content, ours, expected) in [
        ("", &*url, "has no tokens"),
        ("one two:three\n", &url, "line 1 of"),
        ("key:secret\n", &url, "refuses the token 1 of the file"),
        ("key:secret\n", "localhost", "localhost is no URL of a site"),
    ] {
        std::fs::write(&tokens, content).unwrap();
        let output = verify(&url, ours, &tokens, &[]);
        let text = text_of(&output);
        assert!(!output.status.success() && text.contains(expected) && !text.contains("secret"), "{text}");
    }
    drop(server);
    std::fs::write(&tokens, "key:secret\n").unwrap();
    let text = text_of(&verify(&url, &url, &tokens, &[]));
    assert!(text.contains("no answer to GET"), "{text}");
}

fn verify(frappe: &str, ours: &str, tokens: &Path, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_frappe-site"));
    command.args(["verify-site", frappe, ours, "--rate", "10000", "--tokens"]).arg(tokens);
    command.args(options).output().unwrap()
}

fn text_of(output: &Output) -> String {
    String::from_utf8_lossy(&[&*output.stdout, &*output.stderr].concat()).into_owned()
}

fn create(server: &Server, token: &str, doctype: &str, fields: &Value) -> Value {
    let (status, body) = request(server.port, "POST", doctype, token, fields).unwrap();
    assert_eq!(status, 200, "{body}");
    body["data"].clone()
}

fn create_documents(server: &Server, admin: &str) {
    for (name, author) in [("Atlas", "A. Haddad"), ("Bestiary", "B. Lind"), ("Cookbook", "C. Moreau")] {
        create(server, admin, "Article", &json!({"article_name": name, "author": author, "status": "Available"}));
    }
    for first_name in ["Dara", "Emil"] {
        create(server, admin, "Library%20Member", &json!({"first_name": first_name}));
    }
    let seen_by = json!([{"user": "Administrator"}]);
    create(server, admin, "Note", &json!({"title": "Opening hours", "public": 1, "seen_by": seen_by}));
    let settings = json!({"loan_period": 14, "max_articles": 3});
    let (status, body) =
        request(server.port, "PUT", "Library%20Settings/Library%20Settings", admin, &settings).unwrap();
    assert_eq!(status, 200, "{body}");
}

/// A user that may read articles and not members; gives the token.
fn create_reader(server: &Server, admin: &str, folder: &Path) -> String {
    let email = "reader@library.test";
    let roles = json!([{"role": "Library Member"}]);
    let user = json!({"email": email, "first_name": "Reader", "send_welcome_email": 0, "roles": roles});
    create(server, admin, "User", &user);
    let mut generate = support::command(folder);
    let output = generate.args(["user", "generate-keys", email]).output().unwrap();
    support::token_in(&String::from_utf8(output.stdout).unwrap())
}
