//! Requests whose cost grows faster than their size: markup, JSON, forms, names, images.

use actix_web::http::Method;
use doctyped_files::test_images;
use doctyped_http::test_harness::{FORM, JSON, RunningServer, TestSite};
use doctyped_models::comment;
use image::{DynamicImage, GenericImageView, GrayImage, ImageFormat};
use serde_json::{Value as JsonValue, json};
use std::io::Cursor;

/// The default of `--max-guest-body`.
const MAX_GUEST_BODY: usize = 256 * 1024;

/// HTML whose parsing takes quadratic time, tens of thousands of nodes, or both.
fn expensive_html() -> Vec<String> {
    let mut markup: Vec<String> = [
        "<div>",
        "<b>",
        "<p><b><i>",
        "<a><div>",
        "<table><tr><td>",
        "<table><div>",
        "<svg><g>",
        "<math><mi>",
        "<template>",
        "<select><option>",
        "</p><b>",
        "<!----><b>",
        "<b></b>",
        "x<br>",
    ]
    .iter()
    .map(|tag| tag.repeat(30_000))
    .collect();
    markup.push((0..20_000).map(|number| format!("<p><b id={number}></p>x")).collect());
    markup.push(format!("<p {}>", (0..20_000).map(|number| format!("a{number}=1 ")).collect::<String>()));
    markup.push(format!("<!-- <a b=' --><p {}>", "a=1 ".repeat(20_000)));
    markup
}

fn comment(content: &str) -> JsonValue {
    json!({
        "doctype": "Comment",
        "comment_type": "Comment",
        "reference_doctype": "User",
        "reference_name": "Administrator",
        "content": content,
    })
}

fn comments(site: &TestSite) -> i64 {
    site.context().count(comment::table).unwrap()
}

/// A JSON array of objects that take 130 times the memory of their text.
fn small_objects(len: usize) -> String {
    let mut json = "[".to_owned() + &r#"{"":0},"#.repeat(len / 7);
    json.pop();
    json + "]"
}

#[test]
fn html_that_is_expensive_to_parse_is_refused() {
    let site = TestSite::new();
    let admin = site.admin_token();
    for html in expensive_html() {
        let request = site.post("/api/resource/Comment", comment(&html)).token(&admin);
        assert_eq!(request.error(), (417, "ValidationError".into()), "{html:.40}");
    }
    assert_eq!(comments(&site), 0);
    let unclosed = ["<", "<a ", "<!--", "<p title='", "&", "<![CDATA["].map(|start| start.repeat(20_000));
    for html in unclosed {
        let (status, body) = site.post("/api/resource/Comment", comment(&html)).token(&admin).send();
        assert!(matches!(status, 200 | 417), "{html:.40}: {body:.200}");
    }
}

#[test]
fn expensive_html_is_refused_by_every_function_that_stores_it() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let name = site.create_document("Comment", comment("short"));
    let html = "<div>".repeat(30_000);
    let doc = comment(&html);
    let mut stored = doc.clone();
    stored["name"] = name.as_str().into();
    for (method, arguments) in [
        ("frappe.client.insert", json!({"doc": doc})),
        ("frappe.client.insert", json!({"doc": doc.to_string()})),
        ("frappe.client.insert_many", json!({"docs": [comment("first"), doc]})),
        ("frappe.client.set_value", json!({"doctype": "Comment", "name": name, "fieldname": "content", "value": html})),
        ("frappe.desk.form.save.savedocs", json!({"doc": doc.to_string(), "action": "Save"})),
    ] {
        let request = site.post(&format!("/api/method/{method}"), arguments).token(&admin);
        assert_eq!(request.error().0, 417, "{method}");
    }
    for path in ["/api/resource/Comment", "/api/v2/document/Comment"] {
        let request = site.put(&format!("{path}/{name}"), json!({"content": html})).token(&admin);
        assert_eq!(request.error().0, 417, "{path}");
    }
    assert_eq!(comments(&site), 1);
}

#[test]
fn many_texts_of_html_share_the_budget_of_their_request() {
    let site = TestSite::new();
    let admin = site.admin_token();
    // Each is just below the limit of one text.
    let html = "<div>".repeat(1000);
    let docs: Vec<JsonValue> = (0..100).map(|number| comment(&format!("{html}{number}"))).collect();
    let request = site.post("/api/method/frappe.client.insert_many", json!({"docs": docs})).token(&admin);
    assert_eq!(request.error(), (417, "ValidationError".into()));
    assert_eq!(comments(&site), 0);
    assert_eq!(site.post("/api/resource/Comment", docs[0].clone()).token(&admin).status(), 200);
}

/// Sanitizing is over before the write lock is needed: here another transaction holds it.
#[test]
fn expensive_html_is_refused_without_the_write_lock() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let name = site.create_document("Comment", comment("short"));
    let html = "<div>".repeat(30_000);
    assert_eq!(site.get(&format!("/api/resource/Comment/{name}")).token(&admin).status(), 200);
    let mut writer = site.context();
    writer.transaction().begin_writing().unwrap();
    let create = site.post("/api/resource/Comment", comment(&html)).token(&admin);
    assert_eq!(create.error(), (417, "ValidationError".into()));
    let update = site.put(&format!("/api/resource/Comment/{name}"), json!({"content": html})).token(&admin);
    assert_eq!(update.error(), (417, "ValidationError".into()));
    let insert = site.post("/api/method/frappe.client.insert", json!({"doc": comment(&html)})).token(&admin);
    assert_eq!(insert.error(), (417, "ValidationError".into()));
}

#[test]
fn html_in_arguments_that_no_function_reads_is_not_parsed() {
    let site = TestSite::new();
    let html = "<div>".repeat(30_000);
    let (status, body) = site.post("/api/method/ping", json!({"x": html})).send();
    assert_eq!((status, body), (200, json!({"message": "pong"})));
    // An argument that is read and may be shown.
    assert_eq!(site.post("/api/method/app.say", json!({"text": html})).error(), (417, "ValidationError".into()));
    let (status, body) = site.post("/api/method/app.say", json!({"text": "<b>x</b>", "x": html})).send();
    assert_eq!((status, body), (200, json!({"message": "<b>x</b>"})));
}

#[test]
fn json_of_very_many_values_is_refused() {
    let (site, token) = TestSite::seeded("ann@example.com", "Gardener");
    let objects = small_objects(3 << 20);
    for body in [objects.clone(), format!("{{\"x\": {objects}}}"), format!("{{\"a\":[{}0]}}", "[],".repeat(300_000))] {
        for path in ["/api/method/app.nothing", "/api/resource/Plant", "/api/v2/document/Plant"] {
            let request = site.request(Method::POST, path).token(&token).body(JSON, body.clone());
            assert_eq!(request.error().0, 413, "{path} {body:.40}");
        }
    }
    // A body whose type is not JSON is read as JSON too.
    let request = site.request(Method::POST, "/api/resource/Plant").token(&token).body("text/plain", objects.clone());
    assert_eq!(request.error().0, 413);
    // JSON inside of text.
    for parameter in ["filters", "or_filters", "fields", "doc", "docs", "data", "expand"] {
        for method in ["frappe.client.get_list", "frappe.client.insert_many", "frappe.desk.reportview.get"] {
            let arguments = json!({"doctype": "Plant", parameter: objects});
            let (status, body) = site.post(&format!("/api/method/{method}"), arguments).token(&token).send();
            assert!((400..500).contains(&status) || status == 200, "{method} {parameter}: {body:.200}");
        }
        let request = site.request(Method::POST, "/api/resource/Plant").token(&token);
        let (status, body) = request.body(FORM, format!("{parameter}={objects}")).send();
        assert!((400..500).contains(&status) || status == 200, "{parameter}: {body:.200}");
    }
}

#[test]
fn very_many_parameters_are_refused() {
    let (site, token) = TestSite::seeded("ann@example.com", "Gardener");
    let body: String = (0..50_000).map(|number| format!("{number}&")).collect();
    let request = site.request(Method::POST, "/api/method/app.nothing").token(&token).body(FORM, body);
    assert_eq!(request.error().0, 400);
    let parts: Vec<String> = (0..1001).map(|number| number.to_string()).collect();
    let fields: Vec<(&str, &str)> = parts.iter().map(|name| (name.as_str(), "")).collect();
    let request = site.request(Method::POST, "/api/method/app.nothing").token(&token).form(&fields, &[]);
    assert_eq!(request.error().0, 400);
}

#[test]
fn large_body_without_login_is_refused_unread() {
    let server = RunningServer::start(&[]);
    let announced = |headers: &str, length: usize| {
        let head = "POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        server.send(format!("{head}{headers}Content-Length: {length}\r\n\r\n").as_bytes())
    };
    let form = "Content-Type: multipart/form-data; boundary=x\r\n";
    for headers in ["", "Cookie: sid=0123456789\r\n", "Cookie: sid=Guest\r\n"] {
        let response = announced(headers, MAX_GUEST_BODY + 1);
        assert!(response.starts_with("HTTP/1.1 413") && response.contains("login"), "{response}");
        // A form may have as many bytes of files as of fields.
        let response = announced(&format!("{headers}{form}"), 2 * MAX_GUEST_BODY + 1);
        assert!(response.starts_with("HTTP/1.1 413"), "{response}");
    }
    let response = announced("Authorization: token a:b\r\n", MAX_GUEST_BODY + 1);
    assert!(response.starts_with("HTTP/1.1 401"), "{response}");
    let chunk = format!("{MAX_GUEST_BODY:x}\r\n{}\r\n", "x".repeat(MAX_GUEST_BODY));
    let head = "POST /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    let response = server.send(format!("{head}{chunk}{chunk}0\r\n\r\n").as_bytes());
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
    server.assert_alive();
}

#[test]
fn large_body_is_accepted_with_login() {
    let site = TestSite::new();
    let text = "x".repeat(2 * MAX_GUEST_BODY);
    let send = || site.post("/api/method/app.nothing", json!({"value": text}));
    assert_eq!(send().error().0, 413);
    assert_eq!(send().token(&site.create_user("ann@example.com")).status(), 200);
    let sid = site.login_admin();
    assert_eq!(send().sid(&sid).status(), 200);
    // The flag changes the limit.
    let site = TestSite::with_flags(&["--max-guest-body", "2000000"]);
    assert_eq!(site.post("/api/method/ping", json!({"value": text})).status(), 200);
}

#[test]
fn guest_upload_has_the_limit_of_users_only_if_setting_allows_it() {
    let site = TestSite::new();
    let content = vec![b'x'; 2 * MAX_GUEST_BODY];
    let send = || site.upload_request(&[], "a.txt", &content);
    assert_eq!(send().error().0, 413);
    site.update_settings(json!({"allow_guests_to_upload_files": 1}));
    assert_eq!(send().status(), 200);
}

#[test]
fn long_login_names_are_refused_or_counted_by_hash() {
    let site = TestSite::new();
    let log_in = |usr: &str| site.post("/api/method/login", json!({"usr": usr, "pwd": "wrong"})).error().0;
    assert_eq!(log_in(&"x".repeat(8 << 20)), 413);
    let name = "x".repeat(200_000);
    // The counter of the name works: it is locked after failures, from every address.
    let attempt = |host: usize| {
        let request = site.post("/api/method/login", json!({"usr": name, "pwd": "wrong"}));
        request.peer(&format!("10.0.{host}.1")).error().0
    };
    let statuses: Vec<u16> = (0..30).map(attempt).collect();
    assert_eq!(statuses[0], 401);
    assert!(statuses.iter().all(|status| (400..500).contains(status)), "{statuses:?}");
}

#[test]
fn image_scaled_to_huge_size_takes_no_more_memory_than_its_own() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let small = test_images::image(400, 200, ImageFormat::Png);
    for (width, height) in [("4000000000", "4000000000"), ("399", "4000000000"), ("4000000000", "199")] {
        let fields = [("optimize", "1"), ("max_width", width), ("max_height", height)];
        let file = site.upload(&ann, &fields, "small.png", &small);
        let stored = site.get(file["file_url"].as_str().unwrap()).token(&ann).response().body;
        let (stored_width, stored_height) = image::load_from_memory(&stored).unwrap().dimensions();
        assert!(stored_width <= 400 && stored_height <= 200, "{stored_width}x{stored_height}");
    }
    // A small file of one colour: decoded, and in the buffers of scaling and encoding, they take hundreds of megabytes.
    let mut bomb = Cursor::new(Vec::new());
    DynamicImage::from(GrayImage::new(16_000, 8_000)).write_to(&mut bomb, ImageFormat::Png).unwrap();
    let bomb = bomb.into_inner();
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    for (width, height) in [("4000000000", "4000000000"), ("15999", "4000000000")] {
        let fields = [("optimize", "1"), ("max_width", width), ("max_height", height)];
        let request = site.upload_request(&fields, "bomb.png", &bomb).token(&ann);
        assert_eq!(request.error(), (417, "ValidationError".into()), "{width} {height}");
    }
}

#[test]
fn multipart_bytes_outside_of_contents_are_limited() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let part = "--LIMIT\r\nContent-Disposition: form-data; name=\"value\"\r\n\r\nx\r\n";
    let end = "--LIMIT--\r\n";
    let megabyte = "x".repeat(1 << 20);
    let lines = "x\r\n".repeat(1 << 20);
    let header = format!("--LIMIT\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\nx\r\n", "x".repeat(50_000));
    let unknown =
        format!("--LIMIT\r\nX-Filler: {}\r\n{}", "x".repeat(50_000), part.strip_prefix("--LIMIT\r\n").unwrap());
    for (body, attack) in [
        (format!("{lines}{part}{end}"), "preamble of lines"),
        (format!("{megabyte}\r\n{part}{end}"), "preamble of one line"),
        (format!("{}{part}{end}", "--LIMIX\r\n".repeat(100_000)), "preamble of boundaries"),
        (format!("{}{end}", header.repeat(600)), "names"),
        (format!("{}{end}", unknown.repeat(600)), "headers"),
        (format!("{}\r\n{part}{end}", part.replace("\r\n\r\nx", &format!("\r\nX: {megabyte}\r\n\r\nx"))), "one header"),
    ] {
        let request = site.request(Method::POST, "/api/method/app.nothing").token(&ann);
        let request = request.body("multipart/form-data; boundary=LIMIT", body);
        assert!(matches!(request.error().0, 400 | 413), "{attack}");
    }
    let files: Vec<String> = (0..101).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &str, &[u8])> = files.iter().map(|name| ("file", name.as_str(), &b"x"[..])).collect();
    let request = site.request(Method::POST, "/api/method/app.nothing").token(&ann).form(&[], &files);
    assert_eq!(request.error().0, 400);
    assert_eq!(site.unfinished_files(), 0);
    let request = site.request(Method::POST, "/api/method/app.nothing").token(&ann);
    let request = request.body("multipart/form-data; boundary=LIMIT", format!("preamble\r\n{part}{end}epilogue"));
    assert_eq!(request.send(), (200, json!({"message": "x"})));
}
