//! Tables that another program created, with other column types.

use super::support::TestApp;
use serde_json::json;

fn list_plants(app: &TestApp) -> serde_json::Value {
    let fields = ["name", "family", "height", "price", "planted", "watered", "origin"];
    app.list("Plant", json!({"fields": fields, "order_by": "name"})).unwrap()
}

#[cfg(feature = "postgres")]
#[test]
fn postgresql_columns_of_other_types_are_read() {
    for (_, server) in doctyped_orm::test_servers::start_all(true, false) {
        let app = TestApp::on(
            &server.database("test_app").unwrap(),
            r#"ALTER TABLE "tabPlant" ALTER height TYPE bigint, ALTER price TYPE double precision,
                   ALTER planted TYPE timestamp, ALTER watered TYPE date, ALTER family TYPE jsonb USING NULL,
                   ALTER origin TYPE uuid USING NULL;
               INSERT INTO "tabPlant" (name, family, height, price, planted, watered, origin) VALUES
                   ('a', '{"of": "daisies"}', 5000000000, 2.5, '2024-03-01 10:00:00', '2024-03-02',
                    '018f4e6a-0000-7000-8000-0123456789ab'),
                   ('b', NULL, 0, 0, NULL, NULL, NULL)"#,
        );
        let expected = json!([
            {"name": "a", "family": "{\"of\": \"daisies\"}", "height": 5_000_000_000_i64, "price": 2.5,
             "planted": "2024-03-01", "watered": "2024-03-02 00:00:00",
             "origin": "018f4e6a-0000-7000-8000-0123456789ab"},
            {"name": "b", "family": null, "height": 0, "price": 0.0, "planted": null, "watered": null, "origin": null},
        ]);
        assert_eq!(list_plants(&app), expected);
    }
}

#[cfg(feature = "mysql")]
#[test]
fn mariadb_columns_of_other_types_are_read() {
    for (_, server) in doctyped_orm::test_servers::start_all(false, true) {
        let app = TestApp::on(
            &server.database("test_app").unwrap(),
            r#"ALTER TABLE "tabPlant" MODIFY height smallint unsigned, MODIFY price double, MODIFY family json,
                   MODIFY origin uuid;
               INSERT INTO "tabPlant" (name, family, height, price, planted, watered, origin) VALUES
                   ('a', '{"of": "daisies"}', 65000, 2.5, '2024-03-01', '2024-03-02 01:02:03.5',
                    '018f4e6a-0000-7000-8000-0123456789ab'),
                   ('b', NULL, 0, 0, NULL, NULL, NULL)"#,
        );
        let expected = json!([
            {"name": "a", "family": "{\"of\": \"daisies\"}", "height": 65000, "price": 2.5,
             "planted": "2024-03-01", "watered": "2024-03-02 01:02:03.500000",
             "origin": "018f4e6a-0000-7000-8000-0123456789ab"},
            {"name": "b", "family": null, "height": 0, "price": 0.0, "planted": null, "watered": null, "origin": null},
        ]);
        assert_eq!(list_plants(&app), expected);
    }
}
