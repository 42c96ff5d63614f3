//! Questions whose answers tell what exists: names of users in aliases, values of unique fields, names of folders.

use doctyped_http::test_harness::{TestSite, ZIP_FILES, error_class};
use serde_json::{Value as JsonValue, json};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";

#[test]
fn alias_of_server_column_is_refused() {
    let site = TestSite::new();
    site.create_user(ALICE);
    let bob = site.create_user_with_roles(BOB, &["Gardener"]);
    site.create_document("Plant", json!({"family": json!([ALICE]).to_string()}));
    for alias in ["_assign", "_comments", "_user_tags"] {
        for field in [json!(format!("family as {alias}")), json!({"MAX": "family", "as": alias})] {
            for (route, status, body) in site.list_on_all_routes(&bob, "Plant", &json!({"fields": [field]})) {
                assert_eq!((status, error_class(&body)), (417, "DataError"), "{route} {field}: {body}");
            }
        }
    }
    let body = json!({"doctype": "Plant", "fields": ["family as kin", "_assign"]});
    let (status, body) = site.post("/api/method/frappe.desk.reportview.get", body).token(&bob).send();
    assert_eq!((status, &body["message"]["user_info"]), (200, &json!({})), "{body}");
    let count = json!({"fields": ["count(name) as _aggregate_column"]});
    assert!(site.list_on_all_routes(&bob, "Plant", &count).iter().all(|(_, status, _)| *status == 200));
}

#[test]
fn guesses_at_values_of_unique_fields_are_limited() {
    let site = TestSite::new();
    site.create_user(ALICE);
    let bob = site.create_user(BOB);
    site.update_document("User", ALICE, json!({"username": "boss", "mobile_no": "+49 30 901821"}));
    let change = |token: &str, fields: JsonValue| {
        let (status, body) = site.put(&format!("/api/resource/User/{BOB}"), fields).token(token).send();
        (status, error_class(&body).to_owned())
    };
    let taken = (417, "UniqueValidationError".to_owned());
    let limited = (429, "RateLimitExceededError".to_owned());
    assert_eq!(change(&bob, json!({"username": "bob", "mobile_no": "+49 30 901822"})).0, 200);
    for _ in 0..5 {
        // Values that are free do not count.
        assert_eq!(change(&bob, json!({"mobile_no": "+49 30 901823"})).0, 200);
        assert_eq!(change(&bob, json!({"mobile_no": "+49 30 901822"})).0, 200);
        assert_eq!(change(&bob, json!({"username": "boss"})), taken);
        assert_eq!(change(&bob, json!({"mobile_no": "+49 30 901821"})), taken);
    }
    for fields in [json!({"username": "boss"}), json!({"username": "free"}), json!({"mobile_no": "+49 30 901821"})] {
        assert_eq!(change(&bob, fields), limited);
    }
    assert_eq!(change(&bob, json!({"first_name": "Robert", "username": "bob"})).0, 200);
    let admin = site.admin_token();
    for _ in 0..12 {
        assert_eq!(change(&admin, json!({"username": "boss"})), taken, "administrators see all users");
    }
}

#[test]
fn zip_of_unreadable_folder_is_refused_like_missing_one() {
    let site = TestSite::new();
    let bob = site.create_user(BOB);
    for (name, parent) in [("AdminSecret", "Home"), ("Inner", "Home/AdminSecret")] {
        site.create_document("File", json!({"file_name": name, "is_folder": 1, "folder": parent}));
    }
    site.upload(&site.admin_token(), &[("folder", "Home/AdminSecret"), ("is_private", "1")], "plan.txt", b"plan");
    let pack = |token: Option<&str>, name: &str| {
        let request = site.post(ZIP_FILES, json!({"files": [name]})).optional_header("authorization", token);
        let response = request.response();
        (response.status, response.text().replace(name, "$name"))
    };
    for token in [None, Some(bob.as_str())] {
        let expected = pack(token, "Home/Missing");
        assert_eq!(expected.0, 403, "{}", expected.1);
        for name in ["Home/AdminSecret", "Home/AdminSecret/Inner"] {
            assert_eq!(pack(token, name), expected, "{name}");
        }
    }
    let folder = json!({"file_name": "Own", "folder": "Home"});
    let made = site.post("/api/method/frappe.core.api.file.create_new_folder", folder).token(&bob).status();
    assert_eq!((made, pack(Some(&bob), "Home/Own").0), (200, 417), "an empty folder of the user");
    site.upload(&bob, &[("is_private", "1")], "own.txt", b"own");
    assert_eq!(pack(Some(&bob), "Home").0, 200, "a folder with a file of the user");
}

/// A dynamic link leads to a DocType of the client's choice.
#[test]
fn dynamic_link_to_unreadable_document_is_refused_like_missing_one() {
    let site = TestSite::new();
    site.seed_documents();
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let permission = json!({"parent": "Plant", "role": "All", "read": 1, "write": 1, "create": 1});
    site.create_document("Custom DocPerm", permission);
    let ann = site.create_user("ann@example.com");
    let picker = site.create_user_with_roles("pia@example.com", &["Picker"]);
    let manager = site.create_user_with_roles("max@example.com", &["System Manager"]);
    let link = |token: &str, name: &str| {
        [None, Some("dill")].map(|plant| {
            let values = json!({"subject_type": "Harvest", "subject": name});
            let response = match plant {
                Some(plant) => site.put(&format!("/api/resource/Plant/{plant}"), values).token(token).response(),
                None => site.post("/api/resource/Plant", values).token(token).response(),
            };
            (response.status, response.text().replace(name, "$name"))
        })
    };
    let missing = link(&ann, "HV-4711");
    assert!(missing.iter().all(|(status, body)| *status == 417 && body.contains("LinkValidationError")), "{missing:?}");
    assert_eq!(link(&ann, &harvest), missing);
    assert_eq!(link(&ann, &harvest.to_lowercase()), missing);
    for token in [picker, manager] {
        let linked = link(&token, &harvest);
        assert!(linked.iter().all(|(status, _)| *status == 200), "{linked:?}");
    }
}
