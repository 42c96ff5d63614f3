//! Ways around the limit of a route.

use doctyped_http::test_harness::TestSite;
use serde_json::json;

const ANN: &str = "ann@example.com";

/// A limit holds for a function and for what is done to documents, by whatever door a client comes.
#[test]
fn route_limit_holds_for_every_path_to_a_function() {
    let ping =
        ["/api/method/ping", "/api/v1/method/ping", "/api/v2/method/ping", "/?cmd=ping", "/files/x?cmd=frappe.ping"];
    let aliases =
        ["/api/method/frappe.ping", "/api/v2/method/frappe.entry.ping", "/api/method/ping/", "/api/method/%70ing/x"];
    for limited in ["/api/method/ping", "/api/v2/method/frappe.entry.ping", "/api/v1/method/frappe.ping"] {
        for target in ping.iter().chain(&aliases) {
            let site = TestSite::with_flags(&["--limit-route", &format!("{limited}=1/3600")]);
            assert_eq!(site.get("/api/method/ping").status(), 200);
            assert_eq!(site.get(target).status(), 429, "{limited}: {target}");
            assert_eq!(site.get("/api/method/app.warn").status(), 200, "another function");
        }
    }
    let overridden = TestSite::with_flags(&["--limit-route", "/api/method/app.server=1/3600"]);
    assert_eq!(overridden.get("/api/method/frappe.client.get_time_zone").status(), 200);
    assert_eq!(overridden.get("/api/v2/method/frappe.client.get_time_zone").status(), 429);
}

/// The credentials of a large body are checked before the rest of the request.
#[test]
fn wrong_credentials_with_a_large_body_count_for_their_address() {
    let site = TestSite::with_flags(&["--limit-address", "5/3600"]);
    let body = json!({"description": "a".repeat(400_000)});
    let send = || site.post("/api/resource/ToDo", body.clone()).token("token wrong:wrong").status();
    let statuses: Vec<u16> = (0..8).map(|_| send()).collect();
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
}

#[test]
fn route_limit_holds_for_method_of_upload() {
    let site = TestSite::with_flags(&["--limit-route", "/api/method/app.nothing=1/3600"]);
    let token = site.create_user(ANN);
    let upload = |path: &str, cmd: Option<&str>| {
        site.post(path, json!({"method": "app.nothing", "cmd": cmd})).token(&token).status()
    };
    assert_eq!(upload("/api/method/upload_file", None), 200);
    for path in ["/api/method/upload_file", "/api/v2/method/upload_file", "/api/method/app.nothing"] {
        assert_eq!(upload(path, None), 429, "{path}");
    }
    assert_eq!(upload("/", Some("frappe.entry.upload_file")), 429);
    let site = TestSite::with_flags(&["--limit-route", "/api/method=2/3600"]);
    let token = site.create_user(ANN);
    let upload = || site.post("/api/method/upload_file", json!({"method": "app.nothing"})).token(&token).status();
    assert_eq!([upload(), upload(), upload()], [200, 200, 429], "one request counts once");
}

#[test]
fn route_limit_holds_for_documents_in_both_versions() {
    for limited in ["/api/resource/User", "/api/v1/resource/User", "/api/v2/document/User"] {
        for path in ["/api/resource/User", "/api/v1/resource/User/", "/api/v2/document/User", "/api/v2/document/User/x"]
        {
            let site = TestSite::with_flags(&["--limit-route", &format!("{limited}=1/3600")]);
            let token = site.create_user(ANN);
            assert_eq!(site.get("/api/resource/User").token(&token).status(), 200);
            assert_eq!(site.get(path).token(&token).status(), 429, "{limited}: {path}");
        }
    }
    let limits = "/api/resource/User/ann@example.com/method=1/3600,/private/files=1/3600";
    let site = TestSite::with_flags(&["--limit-route", limits]);
    let token = site.create_user(ANN);
    let methods = [
        ("/api/resource/User/ann@example.com", json!({"run_method": "none"})),
        ("/api/v2/document/User/ann@example.com/method/none", json!({})),
        ("/api/method/run_doc_method", json!({"dt": "User", "dn": ANN, "method": "none"})),
        ("/", json!({"docs": {"doctype": "User", "name": ANN}, "method": "none", "cmd": "run_doc_method"})),
    ];
    let statuses = methods.map(|(path, body)| site.post(path, body).token(&token).status());
    assert!(statuses[0] != 429 && statuses[1..] == [429; 3], "{statuses:?}");
    let download = "/api/method/download_file?file_url=/private/files/x";
    let statuses = ["/private/files/x", "/private/files/y", download].map(|path| site.get(path).token(&token).status());
    assert!(statuses[0] != 429 && statuses[1..] == [429; 2], "{statuses:?}");
}

#[test]
fn route_limit_of_login_holds_for_login_command() {
    let site = TestSite::with_flags(&["--limit-route", "/api/method/login=1/3600"]);
    let login = json!({"usr": "Administrator", "pwd": "wrong"});
    assert_eq!(site.post("/api/method/login", login.clone()).status(), 401);
    assert_eq!(site.post("/", json!({"cmd": "login", "usr": "Administrator", "pwd": "wrong"})).status(), 429);
    assert_eq!(site.post("/api/method/login", login).status(), 429);
}

#[test]
fn query_function_of_search_is_called_as_by_its_path() {
    let site = TestSite::with_flags(&["--limit-route", "/api/method/app.page=1/3600"]);
    let token = site.create_user(ANN);
    let search = |function: &str, query: &str| {
        let target = format!("/api/method/frappe.desk.search.{function}?doctype=Role&txt=&query={query}");
        site.get(&target).token(&token).status()
    };
    // A function for POST alone.
    assert_eq!(site.get("/api/method/app.nothing").token(&token).status(), 403);
    assert_eq!([search("search_link", "app.nothing"), search("search_widget", "app.nothing")], [403, 403]);
    assert_eq!([search("search_link", "app.page"), search("search_widget", "app.page")], [200, 429]);
    assert_eq!(site.get("/api/method/app.page").token(&token).status(), 429);
}
