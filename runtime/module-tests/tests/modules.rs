//! An application with optional modules: the data of a new database, and the rules of addresses and contacts, over HTTP.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod client;

use client::{Client, context, site, with_client};
use doctyped::auth::Identity;
use doctyped::migration::{MigrationOptions, migrate_site};
use doctyped::models::{DocShare, User};
use doctyped::prelude::*;
use models::address::{Address, AddressType};
use models::{Country, Currency, DynamicLink, Gender, Language, Supplier, UOM, UOMConversionFactor, country};
use serde_json::{Value, json};
use std::sync::Arc;

const GET_DEFAULT_ADDRESS: &str = "frappe.contacts.doctype.address.address.get_default_address";
const GET_ADDRESS_DISPLAY: &str = "frappe.contacts.doctype.address.address.get_address_display";
const GET_CONTACT_DETAILS: &str = "frappe.contacts.doctype.contact.contact.get_contact_details";

/// A supplier with the links of its definition, to documents of the modules.
fn supplier() -> Value {
    json!({
        "supplier_name": "Kofi", "legal_name": "Kofi Traders Ltd", "country": "Ghana", "currency": "GHS", "unit": "Kg"
    })
}

/// An address with two links to the supplier.
fn address() -> Value {
    json!({
        "address_type": "Office", "address_line1": "1 <High> Street", "city": "Accra", "country": "Ghana",
        "links": [
            {"link_doctype": "Supplier", "link_name": "Kofi"},
            {"link_doctype": "Supplier", "link_name": "Kofi"}
        ]
    })
}

fn insert_supplier(ctx: &mut Context) {
    let country = Link::new("Ghana");
    ctx.insert(&mut Supplier { supplier_name: "Kofi".to_owned(), country, ..Supplier::default() }).unwrap();
}

fn link_to(supplier: &str) -> DynamicLink {
    DynamicLink { link_doctype: Link::new("Supplier"), link_name: supplier.to_owned(), ..DynamicLink::default() }
}

#[test]
fn functions_of_modules_are_described_with_their_arguments() {
    let (site, _folder) = site();
    let described: Value = serde_json::from_str(module_tests_server::APPLICATION.openapi).unwrap();
    for (path, method) in site.registry().functions() {
        for base in ["/api/method", "/api/v2/method"] {
            let text = described["paths"][format!("{base}/{path}")].to_string();
            for argument in method.arguments {
                assert!(text.contains(&format!("\"{}\"", argument.name)), "{base}/{path}: {}", argument.name);
            }
        }
    }
}

#[test]
fn new_database_has_the_data_of_its_modules() {
    let (site, _folder) = site();
    let mut ctx = context(&site);
    let germany: Country = ctx.get("Germany").unwrap();
    assert_eq!(germany.code.as_deref(), Some("de"));
    assert_eq!(germany.time_zones.as_deref(), Some("Europe/Berlin\nEurope/Busingen"));
    let yen: Currency = ctx.get("JPY").unwrap();
    assert_eq!((yen.fraction_units, yen.symbol.as_deref()), (1, Some("¥")));
    let english: Language = ctx.get("en").unwrap();
    assert_eq!(english.language_name, "English");
    let inch: UOMConversionFactor = ctx.get("Inch to Meter").unwrap();
    assert_eq!(inch.value.to_bits(), 0.0254_f64.to_bits());
    assert!(ctx.get::<UOM>("Nos").unwrap().must_be_whole_number);
    // A definition of the application replaces that of the module, and gets its data.
    assert_eq!(ctx.get::<Gender>("Female").unwrap().pronouns, None);
    assert_eq!(ctx.count(country::table).unwrap(), 249);
}

#[test]
fn data_that_users_changed_or_deleted_is_not_inserted_again() {
    let (site, _folder) = site();
    let mut ctx = context(&site);
    let mut dollar: Currency = ctx.get("USD").unwrap();
    dollar.symbol = Some("US$".to_owned());
    ctx.save(&mut dollar).unwrap();
    let aruba: Country = ctx.get("Aruba").unwrap();
    ctx.delete(&aruba).unwrap();
    ctx.commit().unwrap();
    drop(ctx);
    migrate_site(&site, &MigrationOptions::default(), &mut |_| {}).unwrap();
    let mut ctx = context(&site);
    assert_eq!(ctx.get::<Currency>("USD").unwrap().symbol.as_deref(), Some("US$"));
    assert!(!ctx.exists::<Country>("Aruba").unwrap());
}

#[test]
fn address_is_named_by_title_and_type_and_knows_the_titles_of_its_links() {
    let (site, _folder) = site();
    with_client!(&site, |client| {
        client.create("Supplier", supplier()).await;
        let created = client.create("Address", address()).await;
        assert_eq!((&created["name"], &created["address_title"]), (&json!("Kofi-Office"), &json!("Kofi")));
        let links = created["links"].as_array().unwrap();
        assert_eq!(links.len(), 1, "links to one document twice");
        assert_eq!(links[0]["link_title"], "Kofi Traders Ltd");
        assert_eq!(client.create("Address", address()).await["name"], "Kofi-Office-1");

        let mut without_title = address();
        without_title.as_object_mut().unwrap().remove("links");
        assert_eq!(client.refused("Address", without_title).await, "ValidationError");
        let mut in_no_country = address();
        in_no_country["country"] = json!("Atlantis");
        assert_eq!(client.refused("Address", in_no_country).await, "LinkValidationError");
    });
}

#[test]
fn one_address_of_a_document_is_preferred() {
    let (site, _folder) = site();
    with_client!(&site, |client| {
        client.create("Supplier", supplier()).await;
        let mut preferred = address();
        preferred["is_primary_address"] = json!(1);
        client.create("Address", preferred.clone()).await;
        client.create("Address", preferred).await;
        let (_, first) = client.send("GET", "/api/resource/Address/Kofi-Office", None).await;
        assert_eq!(first["data"]["is_primary_address"], 0);
        assert_eq!(client.call(GET_DEFAULT_ADDRESS, "doctype=Supplier&name=Kofi").await, "Kofi-Office-1");
        let shipping =
            client.call(GET_DEFAULT_ADDRESS, "doctype=Supplier&name=Kofi&sort_key=is_shipping_address").await;
        assert_eq!(shipping, Value::Null);
        let display = client.call(GET_ADDRESS_DISPLAY, "address_dict=Kofi-Office").await;
        assert_eq!(display, "1 &lt;High&gt; Street<br>\nAccra<br>\nGhana<br>\n");
        let fields = json!({"address_dict": {"city": "<script>alert(1)</script>Tema", "country": "Ghana"}});
        let (_, display) = client.send("POST", &format!("/api/method/{GET_ADDRESS_DISPLAY}"), Some(fields)).await;
        let display = display["message"].as_str().unwrap();
        assert!(display.ends_with("Tema<br>\nGhana<br>\n") && !display.contains("<script"), "{display}");
    });
}

#[test]
fn preference_is_not_taken_from_an_address_that_the_user_may_not_change() {
    let (site, _folder) = site();
    let mut ctx = context(&site);
    insert_supplier(&mut ctx);
    let preferred = |city: &str| Address {
        address_line1: "2 Harbour Road".to_owned(),
        city: city.to_owned(),
        country: Link::new("Ghana"),
        is_primary_address: true,
        links: vec![link_to("Kofi")],
        ..Address::default()
    };
    ctx.insert(&mut preferred("Tema")).unwrap();
    let mut user = User { email: "ines@example.com".to_owned(), first_name: "Ines".to_owned(), ..User::default() };
    ctx.insert(&mut user).unwrap();
    // A dynamic link to a document that its user may not see is refused.
    ctx.insert(&mut DocShare {
        user: Some(Link::new(&*user.name)),
        share_doctype: Link::new("Supplier"),
        share_name: "Kofi".to_owned(),
        read: true,
        ..DocShare::default()
    })
    .unwrap();
    ctx.set_identity(Arc::new(Identity {
        name: user.name,
        full_name: user.first_name,
        user_type: "System User".to_owned(),
        roles: ["All", "Guest", "Desk User"].map(str::to_owned).into(),
    }));
    // All users have addresses of their own.
    let mut own = Address { is_primary_address: false, ..preferred("Accra") };
    ctx.insert(&mut own).unwrap();
    assert_eq!(own.links[0].link_title.as_deref(), Some("Kofi"));
    let error = ctx.insert(&mut preferred("Accra")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Permission);
}

#[test]
fn controller_of_the_application_runs_after_the_rules_of_the_module() {
    let (site, _folder) = site();
    let mut ctx = context(&site);
    insert_supplier(&mut ctx);
    let mut address = Address {
        address_type: AddressType::Shipping,
        address_line1: "2 Harbour Road".to_owned(),
        city: "Tema".to_owned(),
        country: Link::new("Ghana"),
        is_shipping_address: true,
        links: vec![link_to("Kofi")],
        ..Address::default()
    };
    let error = ctx.insert(&mut address).unwrap_err();
    assert_eq!(error.message(), "Kofi-Shipping has no postal code");
    address.pincode = Some("00233".to_owned());
    ctx.insert(&mut address).unwrap();
    // Where the document has no title, its name is shown.
    assert_eq!(address.links[0].link_title.as_deref(), Some("Kofi"));
}

#[test]
fn contact_shows_its_full_name_and_its_primary_rows() {
    let (site, _folder) = site();
    with_client!(&site, |client| {
        client.create("Supplier", supplier()).await;
        let contact = json!({
            "first_name": "Ama", "last_name": "Owusu", "salutation": "Dr", "gender": "Female",
            "email_ids": [{"email_id": "ama@example.com"}],
            "phone_nos": [
                {"phone": "+233 30 1", "is_primary_phone": 1},
                {"phone": "+233 24 2", "is_primary_mobile_no": 1}
            ],
            "links": [{"link_doctype": "Supplier", "link_name": "Kofi"}]
        });
        let created = client.create("Contact", contact.clone()).await;
        assert_eq!((&created["name"], &created["full_name"]), (&json!("Ama Owusu-Kofi"), &json!("Ama Owusu")));
        let details = client.call(GET_CONTACT_DETAILS, "contact=Ama Owusu-Kofi").await;
        let expected = json!({
            "contact_person": "Ama Owusu-Kofi", "contact_display": "Ama Owusu", "contact_email": "ama@example.com",
            "contact_mobile": "+233 24 2", "contact_phone": "+233 30 1", "contact_designation": "",
            "contact_department": ""
        });
        assert_eq!(details, expected);

        let mut with_two_phones = contact;
        with_two_phones["phone_nos"][1]["is_primary_phone"] = json!(1);
        assert_eq!(client.refused("Contact", with_two_phones).await, "ValidationError");
        // The contact links to the supplier.
        let (status, answer) = client.send("DELETE", "/api/resource/Supplier/Kofi", None).await;
        assert_eq!((status, &answer["exc_type"]), (417, &json!("LinkExistsError")));
    });
}
