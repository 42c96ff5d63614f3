//! Files: those of a document follow it; their content may be sent with the File document.

use super::workshop::Workshop;
use base64::Engine as _;
use doctyped_http::test_harness::{TestSite, error_class, text};
use serde_json::{Value as JsonValue, json};

/// A private file of Administrator that is attached to a document; gives the name of its File document.
fn attached(site: &TestSite, admin: &str, job: &str, field: &str) -> String {
    let fields = [("is_private", "1"), ("doctype", "Job"), ("docname", job), ("fieldname", field)];
    let content = format!("content of {job} {field}");
    text(&site.upload(admin, &fields, &format!("{job}{field}.txt"), content.as_bytes()), "name").to_owned()
}

#[test]
fn files_of_readable_document_are_listed_and_read() {
    let workshop = Workshop::new();
    let site = &workshop.site;
    let stranger = site.create_user_with_roles("stranger@workshop.test", &["Desk User"]);
    let job = workshop.job();
    let (file, hidden) = (attached(site, &workshop.admin, &job, ""), attached(site, &workshop.admin, &job, "margin"));
    let other = text(&site.upload(&workshop.admin, &[("is_private", "1")], "other.txt", b"other"), "name").to_owned();
    let filters = json!({"filters": [["attached_to_name", "=", job]], "fields": ["name"]});
    let all = json!({"fields": ["name"], "filters": [["is_folder", "=", 0]], "limit_page_length": 0});
    for token in [&workshop.mechanic, &workshop.visitor] {
        for path in ["/api/resource/File", "/api/v2/document/File"] {
            for parameters in [&filters, &all] {
                let (status, body) = site.get_with(path, parameters).token(token).send();
                assert_eq!((status, &body["data"]), (200, &json!([{ "name": file }])), "{body}");
            }
            assert_eq!(site.get(&format!("{path}/{file}")).token(token).status(), 200);
            for name in [&hidden, &other] {
                assert_eq!(site.get(&format!("{path}/{name}")).token(token).status(), 403);
            }
        }
        let count = site.post(
            "/api/method/frappe.client.get_count",
            json!({"doctype": "File", "filters": {"attached_to_name": job}}),
        );
        assert_eq!(count.token(token).send().1["message"], 1);
    }
    let (_, body) = site.get_with("/api/resource/File", &filters).token(&stranger).send();
    assert_eq!(body["data"], json!([]));
    assert_eq!(site.get(&format!("/api/resource/File/{file}")).token(&stranger).status(), 403);
}

/// Frappe's definition of File gives the role All every right on it.
#[test]
fn right_on_all_files_is_about_public_and_own_ones() {
    let workshop = Workshop::new();
    let site = &workshop.site;
    let job = workshop.job();
    let stranger = site.create_user_with_roles("stranger@workshop.test", &["Desk User"]);
    let all = json!({"parent": "File", "role": "All", "read": 1, "write": 1, "create": 1, "delete": 1});
    assert_eq!(site.post("/api/resource/Custom DocPerm", all).token(&workshop.admin).status(), 200);
    let attached = attached(site, &workshop.admin, &job, "");
    let upload = |token: &str, is_private: &str, name: &str| {
        text(&site.upload(token, &[("is_private", is_private)], name, name.as_bytes()), "name").to_owned()
    };
    let private = upload(&workshop.admin, "1", "private.txt");
    let public = upload(&workshop.admin, "0", "public.txt");
    let own = upload(&stranger, "1", "own.txt");
    let filters = json!({"fields": ["name"], "filters": [["is_folder", "=", 0]], "order_by": "creation asc"});
    let listed = |token: &str| {
        let (status, body) = site.get_with("/api/resource/File", &filters).token(token).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    };
    assert_eq!(listed(&stranger), json!([{"name": public}, {"name": own}]));
    assert_eq!(listed(&workshop.visitor), json!([{"name": attached}, {"name": public}]));
    for (file, read, write) in [(&attached, 403, 403), (&private, 403, 403), (&public, 200, 403), (&own, 200, 200)] {
        let path = format!("/api/resource/File/{file}");
        assert_eq!(site.get(&path).token(&stranger).status(), read, "{file}");
        assert_eq!(site.put(&path, json!({"file_type": "TXT"})).token(&stranger).status(), write, "{file}");
    }
    assert_eq!(site.delete(&format!("/api/resource/File/{public}")).token(&stranger).status(), 403);
}

#[test]
fn files_of_writable_document_are_deleted() {
    let workshop = Workshop::new();
    let site = &workshop.site;
    let job = workshop.job();
    for way in 0..4 {
        let file = attached(site, &workshop.admin, &job, "");
        let delete = |token: &str| match way {
            0 => site.delete(&format!("/api/resource/File/{file}")).token(token).status(),
            1 => site.delete(&format!("/api/v2/document/File/{file}")).token(token).status(),
            2 => {
                let arguments = json!({"doctype": "File", "name": file});
                site.post("/api/method/frappe.client.delete", arguments).token(token).status()
            }
            _ => site
                .post("/api/method/frappe.desk.form.utils.remove_attach", json!({"fid": file}))
                .token(token)
                .status(),
        };
        assert_eq!(delete(&workshop.visitor), 403, "{way}");
        assert!(matches!(delete(&workshop.mechanic), 200 | 202), "{way}");
        assert_eq!(site.get(&format!("/api/resource/File/{file}")).token(&workshop.admin).status(), 404, "{way}");
    }
    let hidden = attached(site, &workshop.admin, &job, "margin");
    assert_eq!(site.delete(&format!("/api/resource/File/{hidden}")).token(&workshop.mechanic).status(), 403);
}

#[test]
fn file_attached_to_files_in_a_circle_is_no_one_elses() {
    let workshop = Workshop::new();
    let site = &workshop.site;
    let upload = |name: &str| {
        text(&site.upload(&workshop.admin, &[("is_private", "1")], name, name.as_bytes()), "name").to_owned()
    };
    let (one, two) = (upload("one.txt"), upload("two.txt"));
    site.update_document("File", &one, json!({"attached_to_doctype": "File", "attached_to_name": two}));
    site.update_document("File", &two, json!({"attached_to_doctype": "File", "attached_to_name": one}));
    assert_eq!(site.get(&format!("/api/resource/File/{one}")).token(&workshop.mechanic).status(), 403);
}

#[test]
fn unclear_checkbox_of_a_file_is_refused() {
    let workshop = Workshop::new();
    for value in [json!("y"), json!("maybe"), json!(0.5), json!([1]), json!({})] {
        let document = json!({"file_name": "a.txt", "content": "a", "is_private": value});
        let (status, body) = workshop.site.post("/api/resource/File", document).token(&workshop.mechanic).send();
        assert_eq!((status, &body["exc_type"]), (417, &json!("ValidationError")), "{value}: {body}");
        assert!(body.to_string().contains("is_private takes 0 or 1"), "{body}");
        let link = json!({"file_url": "https://example.com/a.txt", "is_private": value});
        let (status, body) = workshop.call("upload_file", link);
        assert_eq!(status, 417, "{value}: {body}");
    }
    for value in [json!(2), json!("2"), json!("-1"), json!("yes"), json!("On")] {
        let document = json!({"file_name": "a.txt", "content": value.to_string(), "is_private": value});
        let (status, body) = workshop.site.post("/api/resource/File", document).token(&workshop.mechanic).send();
        assert_eq!((status, &body["data"]["is_private"]), (200, &json!(1)), "{value}: {body}");
    }
}

#[test]
fn file_is_created_with_its_content() {
    let workshop = Workshop::new();
    let encoded = base64::engine::general_purpose::STANDARD.encode("h\u{e4}llo");
    let mut number = 0;
    for (content, decode) in
        [("h\u{e4}llo", json!(null)), (encoded.as_str(), json!(1)), (encoded.as_str(), json!(true))]
    {
        for way in 0..5 {
            number += 1;
            let name = format!("note{number}.txt");
            let mut fields = json!({"file_name": name, "content": content, "is_private": 1});
            if !decode.is_null() {
                fields["decode"] = decode.clone();
            }
            let mut document = fields.clone();
            document["doctype"] = "File".into();
            let (status, body) = match way {
                0 => workshop.site.post("/api/resource/File", fields).token(&workshop.mechanic).send(),
                1 => workshop.site.post("/api/v2/document/File", fields).token(&workshop.mechanic).send(),
                2 => workshop.call("frappe.client.insert", json!({"doc": document})),
                3 => workshop.call("frappe.client.save", json!({"doc": document})),
                _ => workshop.call("frappe.client.insert_many", json!({"docs": [document]})),
            };
            assert_eq!(status, 200, "{way}: {body}");
            let created = [&body["data"]["name"], &body["message"]["name"], &body["message"][0]];
            let file = workshop.read("File", created.into_iter().find_map(JsonValue::as_str).unwrap());
            assert_eq!((&file["file_size"], &file["is_private"]), (&json!(6), &json!(1)), "{file}");
            let url = file["file_url"].as_str().unwrap();
            assert!(url.starts_with("/private/files/note"), "{url}");
            assert_eq!(workshop.site.get(url).token(&workshop.mechanic).response().body, "h\u{e4}llo".as_bytes());
        }
    }
    let broken = json!({"file_name": "x.txt", "content": "%%%", "decode": 1});
    let request = workshop.site.post("/api/resource/File", broken).token(&workshop.mechanic);
    assert_eq!(request.error(), (417, "ValidationError".to_owned()));
}

#[test]
fn content_is_attached_only_to_a_document_that_the_user_may_write() {
    let workshop = Workshop::new();
    let job = workshop.job();
    let fields = json!({"file_name": "x.txt", "content": "x", "attached_to_doctype": "Job", "attached_to_name": job});
    let create = |token: &str| workshop.site.post("/api/resource/File", fields.clone()).token(token).send();
    assert_eq!(create(&workshop.mechanic).0, 200);
    let (status, body) = create(&workshop.visitor);
    assert_eq!((status, error_class(&body)), (403, "PermissionError"), "{body}");
}

#[test]
fn remote_file_is_as_private_as_it_is_sent() {
    let workshop = Workshop::new();
    for (path, private) in
        [("upload_file", json!(1)), ("frappe.handler.upload_file", json!("1")), ("upload_file", json!(0))]
    {
        let arguments = json!({"file_url": "https://example.com/plans/x.pdf?y=1", "is_private": private});
        let (status, body) = workshop.call(path, arguments);
        assert_eq!(status, 200, "{body}");
        let file = &body["message"];
        let expected = i32::from(private != json!(0));
        assert_eq!((&file["is_private"], &file["file_type"]), (&json!(expected), &json!("PDF")), "{file}");
        assert_eq!(file["file_name"], "x.pdf");
    }
    let fields = json!({"file_url": "https://example.com/x.png", "file_name": "x.png", "is_private": 1});
    let (_, body) = workshop.site.post("/api/resource/File", fields).token(&workshop.mechanic).send();
    assert_eq!((&body["data"]["is_private"], &body["data"]["file_type"]), (&json!(1), &json!("PNG")), "{body}");
}
