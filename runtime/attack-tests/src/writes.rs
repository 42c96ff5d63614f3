//! Writes without permission: protected fields, documents and rows of other users, rights.

use doctyped_http::test_harness::{TestSite, error_class};
use serde_json::{Value as JsonValue, json};

/// A site for harvests, with the tokens of a user of each role.
struct HarvestSite {
    site: TestSite,
    picker: String,
    helper: String,
    foreman: String,
}

impl HarvestSite {
    fn new() -> HarvestSite {
        let site = TestSite::new();
        let picker = site.create_user_with_roles("picker@garden.test", &["Picker"]);
        let helper = site.create_user_with_roles("helper@garden.test", &["Helper"]);
        let foreman = site.create_user_with_roles("foreman@garden.test", &["Foreman"]);
        HarvestSite { site, picker, helper, foreman }
    }

    fn create(&self, token: &str, body: JsonValue) -> (u16, JsonValue) {
        let (status, body) = self.site.post("/api/resource/Harvest", body).token(token).send();
        (status, if status == 200 { body["data"].clone() } else { body })
    }

    /// Creates a harvest; gives its name.
    fn harvest(&self, token: &str) -> String {
        let (status, made) = self.create(token, json!({"crop": "Plums", "baskets": [{"weight": 1.5}]}));
        assert_eq!(status, 200, "{made}");
        made["name"].as_str().unwrap().to_owned()
    }

    fn change(&self, token: &str, name: &str, body: JsonValue) -> (u16, JsonValue) {
        self.site.put(&format!("/api/resource/Harvest/{name}"), body).token(token).send()
    }

    /// The stored document, as a user with all rights reads it.
    fn stored(&self, name: &str) -> JsonValue {
        let (status, body) = self.site.get(&format!("/api/resource/Harvest/{name}")).token(&self.foreman).send();
        assert_eq!(status, 200, "{body}");
        body["data"].clone()
    }

    fn call(&self, token: &str, method: &str, arguments: JsonValue) -> (u16, JsonValue) {
        self.site.post(&format!("/api/method/{method}"), arguments).token(token).send()
    }
}

#[test]
fn standard_fields_in_body_are_ignored_or_refused() {
    let harvests = HarvestSite::new();
    let forged = json!({
        "crop": "Plums", "owner": "Administrator", "creation": "2001-01-01 00:00:00", "modified": "2001-01-01 00:00:00",
        "modified_by": "Administrator", "name": "HV-9999", "doctype": "User", "idx": 7,
    });
    let (status, made) = harvests.create(&harvests.picker, forged);
    assert_eq!(status, 200, "{made}");
    let stored = harvests.stored(made["name"].as_str().unwrap());
    assert_eq!(
        (&stored["owner"], &stored["modified_by"]),
        (&json!("picker@garden.test"), &json!("picker@garden.test"))
    );
    assert!(!stored["creation"].as_str().unwrap().starts_with("2001"), "{stored}");
    assert!(!stored["modified"].as_str().unwrap().starts_with("2001"), "{stored}");
    assert_eq!((&stored["name"], &stored["doctype"]), (&json!("HV-0001"), &json!("Harvest")));

    let name = harvests.harvest(&harvests.picker);
    for forged in [json!({"owner": "helper@garden.test"}), json!({"creation": "2001-01-01 00:00:00"})] {
        let (status, body) = harvests.change(&harvests.picker, &name, forged.clone());
        assert_eq!((status, error_class(&body)), (417, "CannotChangeConstantError"), "{forged}");
    }
    harvests.change(&harvests.picker, &name, json!({"modified_by": "Administrator"}));
    assert_eq!(harvests.stored(&name)["modified_by"], "picker@garden.test");
    let (status, body) = harvests.change(&harvests.picker, &name, json!({"modified": "2001-01-01 00:00:00"}));
    assert_eq!((status, error_class(&body)), (417, "TimestampMismatchError"));
}

#[test]
fn name_in_body_does_not_reach_other_document() {
    let harvests = HarvestSite::new();
    let (own, other) = (harvests.harvest(&harvests.helper), harvests.harvest(&harvests.picker));
    let (status, _) = harvests.change(&harvests.helper, &own, json!({"name": other, "crop": "Weeds"}));
    assert_eq!(status, 404);
    assert_eq!(harvests.stored(&other)["crop"], "Plums");
    let whole = json!({"doctype": "Harvest", "name": other, "crop": "Weeds"});
    for method in ["frappe.client.save", "frappe.client.submit"] {
        assert_eq!(harvests.call(&harvests.helper, method, json!({"doc": whole})).0, 403, "{method}");
    }
    let whole = json!({"doctype": "Harvest", "name": other, "crop": "Weeds", "__islocal": 1});
    let (status, _) = harvests.call(&harvests.helper, "frappe.client.save", json!({"doc": whole}));
    assert_eq!(status, 200, "a new document gets a new name");
    assert_eq!(harvests.stored(&other)["crop"], "Plums");
}

#[test]
fn docstatus_in_body_requires_submit_right() {
    let harvests = HarvestSite::new();
    assert_eq!(harvests.create(&harvests.picker, json!({"docstatus": 1})).0, 403);
    assert_eq!(harvests.create(&harvests.foreman, json!({"docstatus": 2})).0, 417);
    for nonsense in [json!(7), json!(-1), json!("1; drop table"), json!([1]), json!({"a": 1})] {
        let (status, body) = harvests.create(&harvests.picker, json!({"docstatus": nonsense}));
        let draft = status == 200 && body["docstatus"] == 0;
        assert!(draft || (400..500).contains(&status), "{nonsense}: {status} {body}");
    }
    let name = harvests.harvest(&harvests.picker);
    assert_eq!(harvests.change(&harvests.picker, &name, json!({"docstatus": 1})).0, 403);
    assert_eq!(harvests.change(&harvests.foreman, &name, json!({"docstatus": 2})).0, 417);
    assert_eq!(harvests.stored(&name)["docstatus"], 0);

    assert_eq!(harvests.change(&harvests.foreman, &name, json!({"docstatus": 1})).0, 200);
    assert_eq!(
        harvests.change(&harvests.picker, &name, json!({"remark": "late"})).0,
        403,
        "pickers may not change submitted harvests"
    );
    assert_eq!(harvests.change(&harvests.foreman, &name, json!({"docstatus": 0})).0, 417);
    let (status, body) = harvests.change(&harvests.foreman, &name, json!({"crop": "Pears"}));
    assert_eq!((status, error_class(&body)), (417, "UpdateAfterSubmitError"));
    assert_eq!(harvests.change(&harvests.picker, &name, json!({"docstatus": 2})).0, 403);
}

#[test]
fn docstatus_of_child_row_is_ignored() {
    let harvests = HarvestSite::new();
    let (_, made) = harvests.create(&harvests.picker, json!({"baskets": [{"weight": 1, "docstatus": 1}]}));
    assert_eq!(made["baskets"][0]["docstatus"], 0);
    let row = made["baskets"][0]["name"].as_str().unwrap();
    let target = format!("/api/resource/Harvest Basket/{row}");
    let (_, body) = harvests.site.put(&target, json!({"docstatus": 1})).token(&harvests.picker).send();
    assert_eq!(body["data"]["docstatus"], 0, "{body}");
}

#[test]
fn server_flags_in_body_are_ignored() {
    let harvests = HarvestSite::new();
    let other = harvests.harvest(&harvests.picker);
    let switches = json!({
        "crop": "Weeds", "flags": {"ignore_permissions": true}, "ignore_permissions": 1, "__islocal": 0,
        "__unsaved": 1, "ignore_validate": 1, "permitted_fieldnames": ["quality"], "dont_update_if_missing": ["crop"],
    });
    assert_eq!(harvests.change(&harvests.helper, &other, switches.clone()).0, 403);
    let mut whole = switches;
    whole["doctype"] = json!("Harvest");
    whole["name"] = json!(other);
    let arguments = json!({"doc": whole, "ignore_permissions": 1, "flags": {"ignore_permissions": 1}});
    assert_eq!(harvests.call(&harvests.helper, "frappe.client.save", arguments).0, 403);
    let arguments = json!({"doctype": "Harvest", "name": other, "ignore_permissions": 1});
    assert_eq!(harvests.call(&harvests.helper, "frappe.client.delete", arguments).0, 403);
    assert_eq!(harvests.stored(&other)["crop"], "Plums");
}

/// CVE-2026-62315
#[test]
fn object_as_fieldname_sets_no_protected_field() {
    let harvests = HarvestSite::new();
    let name = harvests.harvest(&harvests.picker);
    let set = |fieldname: JsonValue, value: JsonValue| {
        let arguments = json!({"doctype": "Harvest", "name": name, "fieldname": fieldname, "value": value});
        harvests.call(&harvests.picker, "frappe.client.set_value", arguments).0
    };
    for standard in ["owner", "creation", "modified", "modified_by", "docstatus", "idx", "name", "parent"] {
        assert_eq!(set(json!(standard), json!("x")), 417, "{standard}");
    }
    assert_eq!(set(json!({"owner": "Administrator"}), JsonValue::Null), 417);
    assert_eq!(set(json!({"docstatus": 1}), JsonValue::Null), 417);
    set(json!({"quality": "best", "flags": {"ignore_permissions": 1}}), JsonValue::Null);
    for nonsense in [json!([["owner", "x"]]), json!(5), json!({"crop": {"a": 1}}), json!({"crop": ["a"]}), json!("a'b")]
    {
        let status = set(nonsense.clone(), json!("x"));
        assert!((200..500).contains(&status), "{nonsense}: {status}");
    }
    let stored = harvests.stored(&name);
    assert_eq!((&stored["owner"], &stored["docstatus"]), (&json!("picker@garden.test"), &json!(0)));
    assert_eq!((stored.get("quality"), &stored["crop"]), (None, &json!("Plums")), "{stored}");
}

#[test]
fn fields_above_permission_level_stay_unchanged() {
    let harvests = HarvestSite::new();
    let high = json!({"crop": "Plums", "quality": "best", "premiums": [{"weight": 9}]});
    let (_, made) = harvests.create(&harvests.picker, high.clone());
    let name = made["name"].as_str().unwrap();
    let assert_unchanged = |when: &str| {
        let stored = harvests.stored(name);
        assert_eq!((stored.get("quality"), &stored["premiums"]), (None, &json!([])), "{when}: {stored}");
    };
    assert_unchanged("created");
    harvests.change(&harvests.picker, name, high.clone());
    assert_unchanged("changed");
    let target = format!("/api/v2/document/Harvest/{name}");
    harvests.site.patch(&target, high.clone()).token(&harvests.picker).send();
    assert_unchanged("patched");
    let arguments = json!({"doctype": "Harvest", "name": name, "fieldname": "quality", "value": "best"});
    harvests.call(&harvests.picker, "frappe.client.set_value", arguments);
    assert_unchanged("set");
    let row = json!({"doctype": "Harvest Basket", "parenttype": "Harvest", "parent": name, "parentfield": "premiums", "weight": 9});
    harvests.call(&harvests.picker, "frappe.client.insert", json!({"doc": row}));
    harvests.site.post("/api/resource/Harvest Basket", row).token(&harvests.picker).send();
    assert_unchanged("row by row");
    harvests.change(&harvests.foreman, name, high);
    assert_eq!(harvests.stored(name)["quality"], "best");
    let premium = harvests.stored(name)["premiums"][0]["name"].as_str().unwrap().to_owned();
    let target = format!("/api/resource/Harvest Basket/{premium}");
    for request in [harvests.site.put(&target, json!({"weight": 1})), harvests.site.delete(&target)] {
        request.token(&harvests.picker).send();
    }
    assert_eq!(harvests.stored(name)["premiums"][0]["weight"], 9.0);
}

#[test]
fn child_row_of_other_document_is_not_moved() {
    let harvests = HarvestSite::new();
    let (own, other) = (harvests.harvest(&harvests.helper), harvests.harvest(&harvests.picker));
    let row = harvests.stored(&other)["baskets"][0]["name"].as_str().unwrap().to_owned();
    let stolen = json!({"baskets": [{"name": row, "weight": 0.1}]});
    assert_eq!(harvests.change(&harvests.helper, &own, stolen.clone()).0, 403);
    let target = format!("/api/v2/document/Harvest/{own}");
    assert_eq!(harvests.site.patch(&target, stolen.clone()).token(&harvests.helper).send().0, 403);
    // Rows of a new document are inserted, also when they have a name.
    let (status, made) = harvests.create(&harvests.helper, stolen);
    assert_eq!(status, 200, "{made}");
    assert_ne!(made["baskets"][0]["name"], json!(row));
    assert_eq!(harvests.stored(&other)["baskets"][0]["weight"], 1.5);

    let target = format!("/api/resource/Harvest Basket/{row}");
    let moved = json!({"weight": 0.1, "parent": own, "parenttype": "Harvest", "parentfield": "baskets"});
    assert_eq!(harvests.site.put(&target, moved.clone()).token(&harvests.helper).send().0, 403);
    assert_eq!(harvests.site.delete(&target).token(&harvests.helper).send().0, 403);
    // Write permission on the row does not allow to move it.
    harvests.site.put(&target, moved).token(&harvests.picker).send();
    assert_eq!(harvests.stored(&own)["baskets"].as_array().unwrap().len(), 1);
    assert_eq!(harvests.stored(&other)["baskets"][0]["name"], json!(row));
    let added =
        json!({"doctype": "Harvest Basket", "parenttype": "Harvest", "parent": other, "parentfield": "baskets"});
    assert_eq!(harvests.call(&harvests.helper, "frappe.client.insert", json!({"doc": added})).0, 403);
    assert_eq!(harvests.site.post("/api/resource/Harvest Basket", added).token(&harvests.helper).send().0, 403);
    assert_eq!(harvests.stored(&other)["baskets"].as_array().unwrap().len(), 1);
}

#[test]
fn users_cannot_grant_themselves_roles() {
    let harvests = HarvestSite::new();
    let me = "helper@garden.test";
    let promotion = json!({"roles": [{"role": "System Manager"}], "user_type": "System User"});
    harvests.site.put(&format!("/api/resource/User/{me}"), promotion.clone()).token(&harvests.helper).send();
    let target = format!("/api/v2/document/User/{me}");
    harvests.site.patch(&target, promotion).token(&harvests.helper).send();
    let row = json!({
        "doctype": "Has Role", "parenttype": "User", "parent": me, "parentfield": "roles", "role": "System Manager",
    });
    harvests.call(&harvests.helper, "frappe.client.insert", json!({"doc": row}));
    harvests.site.post("/api/resource/Has Role", row).token(&harvests.helper).send();
    let arguments = json!({"doctype": "User", "name": me, "fieldname": {"role_profile_name": "Boss", "api_key": "k"}});
    harvests.call(&harvests.helper, "frappe.client.set_value", arguments);
    let sid = harvests.site.login_admin();
    let (_, body) = harvests.site.get(&format!("/api/resource/User/{me}")).sid(&sid).send();
    let roles: Vec<&JsonValue> = body["data"]["roles"].as_array().unwrap().iter().map(|row| &row["role"]).collect();
    assert_eq!(roles, [&json!("Helper")]);
    assert_ne!(body["data"]["api_key"], "k");
}

/// CVE-2026-29077
#[test]
fn share_of_missing_right_is_refused() {
    let harvests = HarvestSite::new();
    let name = harvests.harvest(&harvests.picker);
    for (doctype, field) in
        [("frappe.share.add", "write"), ("frappe.share.add", "submit"), ("frappe.share.add", "share")]
    {
        let arguments = json!({"doctype": "Harvest", "name": name, "user": "helper@garden.test", "read": 1, field: 1});
        let (status, body) = harvests.call(&harvests.helper, doctype, arguments);
        assert!((400..500).contains(&status), "{field}: {status} {body}");
    }
    let share = json!({
        "share_doctype": "Harvest", "share_name": name, "user": "helper@garden.test", "read": 1, "write": 1, "share": 1,
    });
    let (status, body) = harvests.site.post("/api/resource/DocShare", share).token(&harvests.helper).send();
    assert!((400..500).contains(&status), "{status} {body}");
    assert_eq!(harvests.change(&harvests.helper, &name, json!({"crop": "Weeds"})).0, 403);
}

#[test]
fn generate_keys_for_other_user_is_refused() {
    let harvests = HarvestSite::new();
    let keys = "frappe.core.doctype.user.user.generate_keys";
    for victim in ["Administrator", "foreman@garden.test"] {
        assert_eq!(harvests.call(&harvests.helper, keys, json!({"user": victim})).0, 403, "{victim}");
    }
    assert_eq!(harvests.create(&harvests.foreman, json!({"crop": "Plums"})).0, 200, "the foreman's key is unchanged");
}

/// The documents of all users have a tag by its name.
#[test]
fn tags_are_renamed_and_merged_by_system_managers_only() {
    let site = TestSite::new();
    let bob = site.create_user("bob@example.com");
    for name in ["urgent", "later"] {
        site.create_document("Tag", json!({ "name": name }));
    }
    let client = json!({"doctype": "Tag", "old_name": "urgent", "new_name": "spam"});
    for (function, body) in [
        ("frappe.client.rename_doc", client.clone()),
        ("frappe.rename_doc", json!({"doctype": "Tag", "old": "urgent", "new": "spam"})),
        ("frappe.rename_doc", json!({"doctype": "Tag", "old": "urgent", "new": "later", "merge": 1})),
        ("run_doc_method", json!({"dt": "Tag", "dn": "urgent", "method": "rename", "args": {"name": "spam"}})),
    ] {
        let (status, body) = site.post(&format!("/api/method/{function}"), body).token(&bob).send();
        assert_eq!((status, error_class(&body)), (403, "PermissionError"), "{function}: {body}");
    }
    assert_eq!(site.get("/api/resource/Tag/urgent").token(&bob).status(), 200);
    let admin = site.admin_token();
    assert_eq!(site.post("/api/method/frappe.client.rename_doc", client).token(&admin).status(), 200);
}

#[test]
fn row_posted_by_itself_passes_the_checks_of_its_parent() {
    let site = TestSite::new();
    let manager = site.create_user_with_roles("manager@example.com", &["System Manager"]);
    let row = json!({"parent": "Administrator", "parenttype": "User", "parentfield": "roles", "role": "Picker"});
    for path in ["/api/resource/Has Role", "/api/v2/document/Has Role"] {
        assert_eq!(site.post(path, row.clone()).token(&manager).status(), 403, "{path}");
    }
    let row = json!({"parent": "manager@example.com", "parenttype": "User", "parentfield": "roles", "role": "Picker"});
    let (status, body) = site.post("/api/resource/Has Role", row).token(&manager).send();
    assert_eq!((status, &body["data"]["role"]), (200, &json!("Picker")), "{body}");
    let roles = site.get("/api/method/frappe.core.doctype.user.user.get_roles").token(&manager).send().1;
    assert!(roles["message"].as_array().unwrap().contains(&json!("Picker")), "{roles}");
}
