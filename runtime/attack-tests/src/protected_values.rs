//! Values that are not the client's to write: fields of new rows above its level, fields of the server's own, and values
//! that are fetched from documents.

use super::office::{Office, assert_hides};
use doctyped_models::user::User;
use serde_json::{Value as JsonValue, json};

#[test]
fn new_rows_carry_no_field_above_level() {
    let office = Office::new();
    let forged = || json!({"text": "t", "inner": "forged", "inner_figure": 66});
    let assert_defaults = |name: &str, how: &str| {
        let stored = office.get(&office.chief, "Case", name);
        for row in stored["parts"].as_array().unwrap() {
            if row["text"] != "first" {
                assert_eq!((&row["inner"], &row["inner_figure"]), (&json!("usual"), &json!(0)), "{how}: {stored}");
            }
        }
        assert_eq!(stored.to_string().matches("forged").count(), 0, "{how}: {stored}");
    };
    for (path, key) in [("/api/resource/Case", "data"), ("/api/v2/document/Case", "data")] {
        let (_, made) = office.site.post(path, json!({"parts": [forged()]})).token(&office.clerk).send();
        assert_defaults(made[key]["name"].as_str().unwrap(), path);
    }
    let document = json!({"doctype": "Case", "parts": [forged()]});
    for (function, arguments) in [
        ("frappe.client.insert", json!({"doc": document})),
        ("frappe.client.save", json!({"doc": document})),
        ("frappe.client.submit", json!({"doc": document})),
        ("frappe.client.insert_many", json!({"docs": [document]})),
        (
            "frappe.desk.form.save.savedocs",
            json!({"doc": {"doctype": "Case", "__islocal": 1, "parts": [forged()]}, "action": "Save"}),
        ),
    ] {
        let (status, made) = office.call(&office.clerk, function, arguments);
        assert_eq!(status, 200, "{function}: {made}");
    }
    let (_, all) = office.call(&office.chief, "frappe.client.get_list", json!({"doctype": "Case", "limit": 0}));
    for case in all["message"].as_array().unwrap() {
        assert_defaults(case["name"].as_str().unwrap(), "created");
    }

    let name = office.case();
    let target = format!("/api/v2/document/Case/{name}");
    let kept = office.get(&office.clerk, "Case", &name)["parts"][0].clone();
    let mut named = forged();
    named["name"] = json!("a-new-name");
    office.save(&office.clerk, "Case", &name, json!({"parts": [kept, forged(), named]}));
    assert_defaults(&name, "changed");
    let mut other = forged();
    other["name"] = json!("another-new-name");
    assert_eq!(office.site.patch(&target, json!({"parts": [forged(), other]})).token(&office.clerk).send().0, 200);
    assert_defaults(&name, "patched");
    let mut row = forged();
    for (key, value) in [("doctype", "Case Part"), ("parenttype", "Case"), ("parent", &name), ("parentfield", "parts")]
    {
        row[key] = json!(value);
    }
    assert_eq!(office.call(&office.clerk, "frappe.client.insert", json!({"doc": row})).0, 200);
    assert_eq!(office.site.post("/api/resource/Case Part", row).token(&office.clerk).send().0, 200);
    assert_defaults(&name, "row by row");
    let mut whole = office.get(&office.clerk, "Case", &name);
    whole["parts"].as_array_mut().unwrap().push(forged());
    assert_eq!(office.call(&office.clerk, "frappe.client.save", json!({"doc": whole})).0, 200);
    assert_defaults(&name, "saved");
    let stored = office.get(&office.chief, "Case", &name);
    assert_eq!(stored["parts"].as_array().unwrap().len(), 8, "{stored}");
    let first = stored["parts"].as_array().unwrap().iter().find(|row| row["text"] == "first").unwrap();
    assert_eq!(first["inner"], "confession", "stored rows keep their values");

    let made = office.create(&office.chief, "Case", json!({"parts": [forged()]}));
    assert_eq!(made["parts"][0]["inner"], "forged", "the chief writes level 1");
}

#[test]
fn fields_of_the_server_are_not_written_by_clients() {
    let office = Office::new();
    let manager = office.site.create_user_with_roles("manager@office.test", &["System Manager"]);
    let admin = office.site.admin_token();
    let forged = json!({
        "last_login": "2001-01-01 00:00:00", "last_ip": "6.6.6.6", "last_active": "2001-01-01 00:00:00",
        "last_password_reset_date": "2031-01-01", "reset_password_key": "forged",
        "last_reset_password_key_generated_on": "2031-01-01 00:00:00", "bio": "kept",
    });
    let facts = || {
        let user: User = office.site.context().get("clerk@office.test").unwrap();
        let key = (user.reset_password_key, user.last_reset_password_key_generated_on);
        (user.last_login, user.last_ip, user.last_active, user.last_password_reset_date, key)
    };
    let before = facts();
    let target = "/api/resource/User/clerk@office.test";
    for token in [&office.clerk, &manager, &admin] {
        assert_eq!(office.site.put(target, forged.clone()).token(token).send().0, 200);
        let v2 = "/api/v2/document/User/clerk@office.test";
        assert_eq!(office.site.patch(v2, forged.clone()).token(token).send().0, 200);
        for field in forged.as_object().unwrap().keys() {
            let arguments =
                json!({"doctype": "User", "name": "clerk@office.test", "fieldname": field, "value": forged[field]});
            assert_eq!(office.call(token, "frappe.client.set_value", arguments).0, 200);
        }
        let mut whole = office.get(token, "User", "clerk@office.test");
        for (field, value) in forged.as_object().unwrap() {
            whole[field] = value.clone();
        }
        assert_eq!(office.call(token, "frappe.client.save", json!({"doc": whole})).0, 200);
        whole["modified"] = office.get(token, "User", "clerk@office.test")["modified"].clone();
        for field in forged.as_object().unwrap().keys().filter(|field| *field != "bio") {
            whole.as_object_mut().unwrap().remove(field);
        }
        assert_eq!(office.call(token, "frappe.client.save", json!({"doc": whole})).0, 200);
        assert_eq!(facts(), before);
        assert_eq!(office.get(token, "User", "clerk@office.test")["bio"], "kept");
    }
    let mut made = forged;
    made["email"] = json!("new@office.test");
    made["first_name"] = json!("New");
    office.create(&admin, "User", made);
    let user: User = office.site.context().get("new@office.test").unwrap();
    assert_eq!((user.last_ip, user.reset_password_key, user.last_login), (None, None, None));
    let file = json!({"file_url": "https://example.com/a.png", "is_home_folder": 1, "content_hash": "forged"});
    let made = office.create(&admin, "File", file);
    assert_eq!((&made["is_home_folder"], made.get("content_hash")), (&json!(0), None), "{made}");
}

#[test]
fn fetch_from_unreadable_document_copies_nothing() {
    let office = Office::new();
    let dossier = json!({"summary": "s-raid", "finding": "f-mole", "region": "r-north"});
    let dossier = office.site.create_document("Dossier", dossier);
    let other = office.site.create_document("Dossier", json!({"summary": "s-other"}));
    let archivist = office.site.create_user_with_roles("archivist@office.test", &["Clerk", "Archivist"]);
    let messenger = office.site.create_user_with_roles("messenger@office.test", &["Clerk", "Messenger"]);
    let linking = json!({"dossier": dossier, "open_dossier": dossier, "parts": [{"dossier": dossier}]});
    let copies = |name: &str| {
        let case = office.get(&office.chief, "Case", name);
        let text = |value: &JsonValue| value.as_str().unwrap_or_default().to_owned();
        let names = ["summary", "finding", "region", "open_summary"];
        let mut copies: Vec<String> = names.iter().map(|field| text(&case[field])).collect();
        copies.push(text(&case["parts"][0]["summary"]));
        copies
    };

    let made = office.create(&office.clerk, "Case", linking.clone());
    assert_hides(&made, &["s-raid", "f-mole", "r-north"], "a create");
    let name = made["name"].as_str().unwrap();
    assert_eq!(copies(name), ["", "", "", "", ""]);
    // A field that the user may not read is filled for those who may.
    let stored = office.get(&office.chief, "Case", name);
    assert_eq!((&stored["inner_finding"], &stored["parts"][0]["inner_finding"]), (&json!("f-mole"), &json!("f-mole")));
    // The value is not the client's either.
    let forged = json!({"summary": "forged", "parts": [{"dossier": dossier, "summary": "forged"}]});
    assert_hides(&office.save(&office.clerk, "Case", name, forged), &["forged", "s-raid"], "a save");

    let name = office.create(&archivist, "Case", linking.clone())["name"].as_str().unwrap().to_owned();
    // Level 1 of the dossier is not the archivist's.
    assert_eq!(copies(&name), ["s-raid", "", "r-north", "s-raid", "s-raid"]);
    // Other users keep what is stored, as long as the link is.
    let part = office.get(&office.clerk, "Case", &name)["parts"][0].clone();
    office.save(&office.clerk, "Case", &name, json!({"note": "n", "summary": "forged", "parts": [part]}));
    assert_eq!(copies(&name), ["s-raid", "", "r-north", "s-raid", "s-raid"]);
    office.save(&office.clerk, "Case", &name, json!({"dossier": other}));
    assert_eq!(copies(&name)[0], "");
    let name = office.create(&messenger, "Case", linking.clone())["name"].as_str().unwrap().to_owned();
    assert_eq!(copies(&name)[0], "s-raid", "who may select a document may link to it");
    let name = office.create(&office.chief, "Case", linking.clone())["name"].as_str().unwrap().to_owned();
    assert_eq!(copies(&name), ["s-raid", "f-mole", "r-north", "s-raid", "s-raid"]);

    // User permissions hide the dossier, and the definition of `open_dossier` ignores them.
    office.site.permit(
        "archivist@office.test",
        "Dossier",
        &other,
        json!({"apply_to_all_doctypes": 0, "applicable_for": "Dossier"}),
    );
    let name = office.create(&archivist, "Case", linking)["name"].as_str().unwrap().to_owned();
    assert_eq!(copies(&name), ["", "", "", "s-raid", ""]);
}
