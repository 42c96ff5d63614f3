//! Answers that show more than a read: answers to writes, and credentials.

use super::office::{Office, assert_hides};
use doctyped_auth::secret;
use doctyped_http::test_harness::error_class;
use doctyped_models::user::User;
use serde_json::{Value as JsonValue, json};

/// Values of higher levels in the case of [`Office::case`].
const HIDDEN: [&str; 6] = ["guilty", "77001", "informer", "confession", "77002", "witness"];

#[test]
fn credentials_are_read_through_no_function() {
    let office = Office::new();
    let manager = office.site.create_user_with_roles("manager@office.test", &["System Manager"]);
    let admin = office.site.admin_token();
    let digest = "digest-of-a-reset-key";
    let mut ctx = office.site.context();
    let mut user: User = ctx.get("clerk@office.test").unwrap();
    user.reset_password_key = Some(digest.to_owned());
    ctx.save(&mut user).unwrap();
    for (field, value) in [("otp_secret", "otp-key"), ("password", "pass-word")] {
        secret::store_secret(&mut ctx, "User", "clerk@office.test", field, value).unwrap();
    }
    ctx.commit().unwrap();
    let secret_of = |token: &str| token.rsplit(':').next().unwrap().to_owned();
    let hidden = [secret_of(&admin), secret_of(&office.clerk), digest.into(), "otp-key".into(), "pass-word".into()];
    let hidden: Vec<&str> = hidden.iter().map(String::as_str).collect();
    for token in [&manager, &admin] {
        for name in ["Administrator", "clerk@office.test", "manager@office.test"] {
            for fieldname in ["api_secret", "new_password", "password", "otp_secret", "otp_step", "reset_password_key"]
            {
                for fieldname in [fieldname.to_owned(), fieldname.to_uppercase()] {
                    let arguments = json!({"doctype": "User", "name": name, "fieldname": fieldname});
                    let (status, body) = office.call(token, "frappe.client.get_password", arguments);
                    assert!((400..500).contains(&status), "{fieldname}: {status} {body}");
                    assert_hides(&body, &hidden, &fieldname);
                }
            }
            let document = office.get(token, "User", name);
            assert_eq!(document.get("reset_password_key"), None, "{document}");
            assert_hides(&document, &hidden, "a document");
            let answer = office.save(token, "User", if name == "Administrator" { continue } else { name }, json!({}));
            assert_hides(&answer, &hidden, "an answer to a write");
        }
        let fields = json!(["name", "reset_password_key", "api_secret"]);
        for (_, body) in [
            office.call(token, "frappe.client.get_list", json!({"doctype": "User", "fields": fields})),
            office.call(token, "frappe.client.get_list", json!({"doctype": "User", "fields": ["*"]})),
            office.call(token, "frappe.desk.reportview.get", json!({"doctype": "User", "fields": fields})),
            office.call(token, "frappe.client.get_value", json!({"doctype": "User", "fieldname": fields})),
            office.call(token, "frappe.client.get", json!({"doctype": "User", "name": "clerk@office.test"})),
        ] {
            assert_hides(&body, &hidden, "a list");
        }
        // Nor value by value.
        for filters in [json!({"reset_password_key": digest}), json!([["reset_password_key", "like", "d%"]])] {
            let arguments = json!({"doctype": "User", "filters": filters});
            assert_eq!(office.call(token, "frappe.client.get_count", arguments).0, 417);
        }
        let arguments = json!({"doctype": "User", "order_by": "reset_password_key asc"});
        assert_eq!(office.call(token, "frappe.client.get_list", arguments).0, 417);
    }
    // Other secrets are what the function is for.
    let case = office.case();
    let admin_reads = json!({"doctype": "Case", "name": case, "fieldname": "hint"});
    let (status, body) = office.call(&admin, "frappe.client.get_password", admin_reads);
    assert_eq!((status, &body["message"]), (200, &json!("s3same")));
}

#[test]
fn deleted_user_leaves_no_credential_in_copy() {
    let office = Office::new();
    let mut ctx = office.site.context();
    let mut user: User = ctx.get("clerk@office.test").unwrap();
    user.reset_password_key = Some("digest-of-a-reset-key".to_owned());
    ctx.save(&mut user).unwrap();
    ctx.commit().unwrap();
    office.site.delete_document("User", "clerk@office.test");
    let arguments = json!({"doctype": "Deleted Document", "fields": ["deleted_name", "data"]});
    let (status, body) = office.call(&office.site.admin_token(), "frappe.client.get_list", arguments);
    assert!(status == 200 && body.to_string().contains("clerk@office.test"), "{status} {body}");
    assert_hides(&body, &["digest-of-a-reset-key"], "the copy");
}

#[test]
fn answers_to_writes_hide_fields_above_level() {
    let office = Office::new();
    let stored = |name: &str| office.get(&office.chief, "Case", name);
    let requests: [fn(&Office, &str, JsonValue) -> (u16, JsonValue); 14] = [
        |office, name, _| {
            office.site.put(&format!("/api/resource/Case/{name}"), json!({"note": "n"})).token(&office.clerk).send()
        },
        |office, name, _| {
            office.site.put(&format!("/api/v2/document/Case/{name}"), json!({"note": "n"})).token(&office.clerk).send()
        },
        |office, name, _| {
            office
                .site
                .patch(&format!("/api/v2/document/Case/{name}"), json!({"note": "n"}))
                .token(&office.clerk)
                .send()
        },
        |office, name, _| {
            let arguments = json!({"doctype": "Case", "name": name, "fieldname": "note", "value": "n"});
            office.call(&office.clerk, "frappe.client.set_value", arguments)
        },
        |office, _, document| office.call(&office.clerk, "frappe.client.save", json!({"doc": document})),
        |office, _, document| office.call(&office.clerk, "frappe.client.submit", json!({"doc": document})),
        |office, _, document| {
            office.call(&office.clerk, "frappe.desk.form.save.savedocs", json!({"doc": document, "action": "Save"}))
        },
        |office, name, _| {
            office.call(&office.clerk, "frappe.desk.form.save.discard", json!({"doctype": "Case", "name": name}))
        },
        |office, name, _| {
            let row = json!({"doctype": "Case Part", "parenttype": "Case", "parent": name, "parentfield": "parts", "text": "t"});
            office.call(&office.clerk, "frappe.client.insert", json!({"doc": row}))
        },
        |office, name, _| {
            office
                .site
                .post("/api/v2/method/bulk_update", json!({"docs": [{"doctype": "Case", "name": name, "note": "n"}]}))
                .token(&office.clerk)
                .send()
        },
        |office, name, _| {
            office
                .site
                .post(&format!("/api/v2/document/Case/{name}/method/submit"), json!({}))
                .token(&office.clerk)
                .send()
        },
        |office, name, _| {
            office.call(&office.clerk, "run_doc_method", json!({"dt": "Case", "dn": name, "method": "stamp"}))
        },
        |office, _, document| {
            office.call(&office.clerk, "run_doc_method", json!({"docs": document, "method": "preview"}))
        },
        |office, name, _| {
            office
                .site
                .post(&format!("/api/resource/Case/{name}"), json!({"run_method": "submit"}))
                .token(&office.clerk)
                .send()
        },
    ];
    for (index, request) in requests.into_iter().enumerate() {
        let name = office.case();
        let document = office.get(&office.clerk, "Case", &name);
        assert_hides(&document, &HIDDEN, "a read");
        let (status, answer) = request(&office, &name, document);
        assert_eq!(status, 200, "request {index}: {answer}");
        assert_hides(&answer, &HIDDEN, &format!("request {index}"));
        assert!(answer.to_string().contains(&name), "request {index}: {answer}");
        let kept = stored(&name);
        assert_eq!((&kept["inner"], &kept["parts"][0]["inner"]), (&json!("guilty"), &json!("confession")), "{index}");
    }
    let name = office.case();
    assert_eq!(office.save(&office.chief, "Case", &name, json!({"docstatus": 1}))["inner"], "guilty");
    for function in ["frappe.client.cancel", "frappe.desk.form.save.cancel"] {
        let name = office.case();
        office.save(&office.chief, "Case", &name, json!({"docstatus": 1}));
        let (status, answer) = office.call(&office.clerk, function, json!({"doctype": "Case", "name": name}));
        assert_eq!(status, 200, "{answer}");
        assert_hides(&answer, &HIDDEN, function);
    }
}

#[test]
fn answer_to_write_of_row_is_that_of_read() {
    let office = Office::new();
    let name = office.case();
    for (table, status) in [("parts", 200), ("inner_parts", 403)] {
        let row = office.get(&office.chief, "Case", &name)[table][0]["name"].as_str().unwrap().to_owned();
        for target in [format!("/api/resource/Case Part/{row}"), format!("/api/v2/document/Case Part/{row}")] {
            let (_, answer) = office.site.put(&target, json!({"text": "t"})).token(&office.clerk).send();
            assert_hides(&answer, &HIDDEN, &target);
            let (read, shown) = office.site.get(&target).token(&office.clerk).send();
            assert_eq!(read, status, "{shown}");
            if status == 200 {
                assert_eq!(answer["data"], shown["data"]);
            }
        }
    }
    let row =
        json!({"doctype": "Case Part", "parenttype": "Case", "parent": name, "parentfield": "parts", "text": "t"});
    let (_, answer) = office.site.post("/api/resource/Case Part", row).token(&office.clerk).send();
    assert_hides(&answer, &HIDDEN, "a new row");
}

#[test]
fn answer_to_write_without_read_right_is_the_name() {
    let office = Office::new();
    let name_only = |answer: &JsonValue, name: &str| {
        assert_eq!(*answer, json!({"name": name, "doctype": "Case"}), "{answer}");
    };
    let made = office.create(&office.porter, "Case", json!({"note": "delivered"}));
    name_only(&made, made["name"].as_str().unwrap());
    let name = office.case();
    assert_eq!(office.site.get(&format!("/api/resource/Case/{name}")).token(&office.porter).send().0, 403);
    name_only(&office.save(&office.porter, "Case", &name, json!({"note": "n"})), &name);
    let arguments = json!({"doctype": "Case", "name": name, "fieldname": "note", "value": "n"});
    name_only(&office.call(&office.porter, "frappe.client.set_value", arguments).1["message"], &name);
    let mut document = json!({"doctype": "Case", "name": name});
    for standard in ["owner", "creation", "modified"] {
        document[standard] = office.get(&office.chief, "Case", &name)[standard].clone();
    }
    let (status, answer) =
        office.call(&office.porter, "frappe.desk.form.save.savedocs", json!({"doc": document, "action": "Submit"}));
    assert_eq!(status, 200, "{answer}");
    name_only(&answer["docs"][0], &name);
    assert_eq!(answer.get("docinfo"), None, "{answer}");
    let change = json!({"docstatus": 1, "figure": 5});
    let (status, answer) = office.site.put(&format!("/api/resource/Case/{name}"), change).token(&office.porter).send();
    assert_eq!((status, error_class(&answer)), (417, "UpdateAfterSubmitError"));
    office.call(
        &office.chief,
        "frappe.client.set_value",
        json!({"doctype": "Office", "name": "Office", "fieldname": "motto", "value": "silence"}),
    );
    let answer = office.save(&office.porter, "Office", "Office", json!({}));
    assert_hides(&answer, &["silence"], "a single document");
}

#[test]
fn answer_to_own_user_update_hides_keys_and_roles() {
    let office = Office::new();
    let me = "clerk@office.test";
    let key = office.clerk.strip_prefix("token ").unwrap().split(':').next().unwrap();
    let arguments = json!({"doctype": "User", "name": me, "fieldname": "bio", "value": "n"});
    let whole = office.get(&office.clerk, "User", me);
    for (_, answer) in [
        office.site.put(&format!("/api/resource/User/{me}"), json!({"bio": "n"})).token(&office.clerk).send(),
        office.site.patch(&format!("/api/v2/document/User/{me}"), json!({"bio": "n"})).token(&office.clerk).send(),
        office.call(&office.clerk, "frappe.client.set_value", arguments),
        office.call(&office.clerk, "frappe.client.save", json!({"doc": whole})),
        office.call(&office.clerk, "frappe.desk.form.save.savedocs", json!({"doc": whole, "action": "Save"})),
    ] {
        assert_hides(&answer, &[key, "\"roles\"", "\"api_key\"", "\"restrict_ip\""], "an answer");
    }
}

#[test]
fn versions_of_hidden_rows_are_not_in_docinfo() {
    let office = Office::new();
    let name = office.case();
    let row = office.get(&office.chief, "Case", &name)["parts"][0]["name"].clone();
    office.save(&office.chief, "Case", &name, json!({"parts": [{"name": row, "text": "t", "inner": "retraction"}]}));
    let (status, answer) =
        office.call(&office.clerk, "frappe.desk.form.load.getdoc", json!({"doctype": "Case", "name": name}));
    assert_eq!(status, 200, "{answer}");
    assert_hides(&answer, &["retraction", "confession"], "docinfo");
}

#[test]
fn unsaved_document_named_like_another_shows_nothing_of_it() {
    let office = Office::new();
    let name = office.case();
    let arguments = json!({"dt": "Case", "dn": name, "tag": "raid-on-monday"});
    assert_eq!(office.call(&office.chief, "frappe.desk.doctype.tag.tag.add_tag", arguments).0, 200);
    office.site.create_document(
        "Custom DocPerm",
        json!({"parent": "Case", "role": "Clerk", "if_owner": 1, "read": 1, "create": 1}),
    );
    for local in [json!(1), json!(0)] {
        let docs = json!({"doctype": "Case", "name": name, "__islocal": local});
        let (_, answer) = office.call(&office.clerk, "run_doc_method", json!({"docs": docs, "method": "preview"}));
        assert_hides(&answer, &["raid-on-monday", "guilty", "\"open\""], "run_doc_method");
    }
}
