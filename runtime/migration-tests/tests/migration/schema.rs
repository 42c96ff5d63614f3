//! Tables, columns, defaults and indexes.

use super::support::{
    assert_up_to_date, column, defined, doctype, each_system, field, index_names, migrated, run, values,
};
use diesel::connection::SimpleConnection;
use doctyped::ErrorKind;
use doctyped::db::{DatabaseUrl, Pool};
use doctyped::migration::{Options, migrate};
use doctyped::schema::{Definition, DocField, FieldType, Meta, Naming};
use std::time::Duration;

/// The first version of a DocType.
static FIRST: Meta = Meta::new(Definition {
    name: "Boat",
    table: "tabBoat",
    fields: &[field("title", FieldType::Data), field("seats", FieldType::Int)],
    ..Definition::NEW
});

/// A later version: wider columns, new columns, another naming rule.
static SECOND: Meta = Meta::new(Definition {
    name: "Boat",
    table: "tabBoat",
    naming: Naming::Field("title"),
    fields: &[
        DocField { length: 300, ..field("title", FieldType::Data) },
        DocField { length: 18, ..field("seats", FieldType::Int) },
        DocField { default: Some("1.5"), ..field("draught", FieldType::Float) },
        DocField { search_index: true, ..field("harbour", FieldType::Link) },
        field("papers", FieldType::Json),
    ],
    ..Definition::NEW
});

#[test]
fn migration_adds_columns_and_keeps_rows() {
    each_system(|system| {
        let mut transaction = system.transaction();
        let done = migrated(&mut transaction, &[&FIRST]);
        assert!(done.iter().any(|step| step.summary.contains("CREATE TABLE") && step.summary.contains("tabBoat")));
        assert_up_to_date(&mut transaction, &[&FIRST]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "title", "seats") VALUES ('a', 'Argo', 50)"#);

        let done = migrated(&mut transaction, &[&SECOND]);
        assert!(done.iter().all(|step| !step.summary.to_uppercase().contains("DROP")), "{done:?}");
        assert_up_to_date(&mut transaction, &[&SECOND]);
        assert_eq!(column(&mut transaction, "tabBoat", "title"), ["Argo"]);
        assert_eq!(column(&mut transaction, "tabBoat", "seats"), ["50"]);

        // The first version of the DocType still fits the schema, but for the name that need not be unique.
        let done = migrated(&mut transaction, &[&FIRST]);
        assert!(done.iter().all(|step| step.summary.contains("INDEX")), "{done:?}");
    });
}

#[test]
fn existing_rows_get_the_default_of_a_new_column() {
    let with_default = |name, fieldtype, default| DocField { default: Some(default), ..field(name, fieldtype) };
    let first = doctype("Boat", vec![field("title", FieldType::Data)]);
    let second = doctype(
        "Boat",
        vec![
            field("title", FieldType::Data),
            with_default("state", FieldType::Select, "It's \\ open"),
            with_default("seats", FieldType::Int, "4"),
            with_default("draught", FieldType::Float, "1.5"),
            with_default("afloat", FieldType::Check, "1"),
            with_default("built", FieldType::Date, "2020-02-29"),
            with_default("seen", FieldType::Datetime, "2020-02-29 10:00:00"),
            with_default("leaves", FieldType::Time, "10:00:00"),
            with_default("rating", FieldType::Rating, "0.5"),
            DocField { not_nullable: true, ..field("code", FieldType::Data) },
            // Defaults that depend on the insert, of long texts, and without a default: none, as in Frappe.
            with_default("today", FieldType::Date, "Today"),
            with_default("captain", FieldType::Link, "__user"),
            with_default("owner_of", FieldType::Link, ":Company"),
            with_default("story", FieldType::Text, "long"),
            field("empty", FieldType::Data),
        ],
    );
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name") VALUES ('a')"#);
        migrated(&mut transaction, &[second]);
        let mut value = |name| values(&mut transaction, "tabBoat", name).remove(0).1;
        assert_eq!(value("state").as_deref(), Some("It's \\ open"));
        assert_eq!(value("seats").as_deref(), Some("4"));
        assert!(value("draught").unwrap().starts_with("1.5"));
        assert_eq!(value("afloat").as_deref(), Some("1"));
        assert_eq!(value("built").as_deref(), Some("2020-02-29"));
        assert!(value("seen").unwrap().starts_with("2020-02-29 10:00:00"));
        assert!(value("leaves").unwrap().starts_with("10:00:00"));
        assert!(value("rating").unwrap().starts_with("0.5"));
        assert_eq!(value("code").as_deref(), Some(""));
        for name in ["today", "captain", "owner_of", "story", "empty"] {
            assert_eq!(value(name), None, "{name}");
        }
        assert_up_to_date(&mut transaction, &[second]);
    });
}

#[test]
fn unique_index_follows_the_definition() {
    let unique = |unique, search_index| {
        doctype("Boat", vec![DocField { unique, search_index, ..field("code", FieldType::Data) }])
    };
    let (none, index, is_unique) = (unique(false, false), unique(false, true), unique(true, false));
    each_system(|system| {
        let mut transaction = system.transaction();
        let insert = |name: &str| format!(r#"INSERT INTO "tabBoat" ("name", "code") VALUES ('{name}', 'x')"#);
        migrated(&mut transaction, &[index]);
        run(&mut transaction, &insert("a"));
        migrated(&mut transaction, &[is_unique]);
        transaction.connection().batch_execute(&insert("b")).unwrap_err();
        transaction.rollback().unwrap();
        for later in [none, index] {
            migrated(&mut transaction, &[later]);
            assert_up_to_date(&mut transaction, &[later]);
        }
        run(&mut transaction, &insert("b"));
    });
}

#[test]
fn values_that_occur_twice_are_named_when_a_field_becomes_unique() {
    let first = doctype("Boat", vec![field("code", FieldType::Data), field("number", FieldType::Int)]);
    let unique = |name, fieldtype| DocField { unique: true, ..field(name, fieldtype) };
    let second = doctype("Boat", vec![unique("code", FieldType::Data), unique("number", FieldType::Int)]);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(
            &mut transaction,
            r#"INSERT INTO "tabBoat" ("name", "code", "number")
               VALUES ('a', 'X-1', 1), ('b', 'x-1', 2), ('c', NULL, 3), ('d', NULL, 3), ('e', 'y', 4)"#,
        );
        let error = migrate(&mut transaction, &[second], &Options::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validation);
        let message = error.message();
        assert!(message.contains("`code` of `tabBoat`") && message.contains("in a, b"), "{message}");
        assert!(message.contains("`number` of `tabBoat`") && message.contains("\"3\" in c, d"), "{message}");
        assert!(!message.contains(" e"), "{message}");
        // Nothing was changed, and the migration succeeds once the values differ.
        assert_up_to_date(&mut transaction, &[first]);
        run(&mut transaction, r#"UPDATE "tabBoat" SET "code" = 'z', "number" = 5 WHERE "name" IN ('b', 'd')"#);
        run(&mut transaction, r#"UPDATE "tabBoat" SET "number" = 6 WHERE "name" = 'b'"#);
        run(&mut transaction, r#"UPDATE "tabBoat" SET "code" = NULL WHERE "name" = 'd'"#);
        migrated(&mut transaction, &[second]);
        assert_up_to_date(&mut transaction, &[second]);
    });
}

#[test]
fn names_become_numbers_only_in_an_empty_table() {
    let named = |naming| defined(Definition { name: "Boat", naming, ..Definition::NEW });
    let (texts, numbers) = (named(Naming::Hash), named(Naming::Autoincrement));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[texts]);
        migrated(&mut transaction, &[numbers]);
        assert_up_to_date(&mut transaction, &[numbers]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name") VALUES (7)"#);
        let error = migrate(&mut transaction, &[texts], &Options::default()).unwrap_err();
        assert!(error.message().contains("The names of Boat are texts by its definition"), "{}", error.message());
        assert_eq!(column(&mut transaction, "tabBoat", "name"), ["7"]);
    });
}

#[test]
fn statement_beyond_the_timeout_is_stopped() {
    each_system(|system| {
        let url = system.database();
        let sleep = match url {
            DatabaseUrl::Sqlite(_) => return,
            DatabaseUrl::Postgres(_) => "SELECT pg_sleep(20)",
            DatabaseUrl::Mysql(_) => "SELECT SLEEP(20) FROM (SELECT 1) AS one",
        };
        let pool = Pool::with_statement_timeout(&url, 2, Some(Duration::from_secs(1))).unwrap();
        let mut transaction = pool.transaction().unwrap();
        let start = std::time::Instant::now();
        let error = transaction.connection().batch_execute(sleep).map_err(doctyped::Error::from).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StatementTimeout, "{}", error.chain());
        assert!(start.elapsed() < Duration::from_secs(10));
        // The connection can be used again, with its limit, also after a migration.
        migrated(&mut transaction, &[&FIRST]);
        let error = transaction.connection().batch_execute(sleep).map_err(doctyped::Error::from).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StatementTimeout, "{}", error.chain());
    });
}

#[test]
fn commit_after_a_failed_statement_fails_on_postgres() {
    each_system(|system| {
        let url = system.database();
        let mut transaction = super::support::connect(&url);
        migrated(&mut transaction, &[&FIRST]);
        transaction.begin_writing().unwrap();
        transaction.connection().batch_execute("SELECT nothing FROM nowhere").unwrap_err();
        let committed = transaction.commit();
        // PostgreSQL has aborted the transaction; the others have undone the statement only.
        assert_eq!(committed.is_err(), matches!(url, DatabaseUrl::Postgres(_)));
    });
}

#[test]
fn search_index_of_frappe_becomes_unique() {
    let boat =
        |unique| doctype("Boat", vec![DocField { unique, search_index: !unique, ..field("code", FieldType::Data) }]);
    let (plain, search, unique) = (doctype("Boat", vec![field("code", FieldType::Data)]), boat(false), boat(true));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[plain]);
        if transaction.dialect() == doctyped::db::Dialect::Mysql {
            run(&mut transaction, r#"CREATE INDEX "code_index" ON "tabBoat" ("code")"#);
            let done = migrated(&mut transaction, &[search]);
            let created: Vec<&str> = done.iter().map(|done| done.summary.as_str()).collect();
            assert_eq!(created, ["CREATE INDEX `code_creation_name_index` ON `tabBoat` (`code`, `creation`, `name`)"]);
        }
        migrated(&mut transaction, &[unique]);
        assert_up_to_date(&mut transaction, &[unique]);
    });
}

#[test]
fn names_and_fields_of_unusual_types_are_migrated() {
    let upper = |fieldtype| doctype("Boat", vec![DocField { unique: true, ..field("META", fieldtype) }]);
    let (first, second) = (upper(FieldType::Data), upper(FieldType::Int));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "META") VALUES ('Ab', '1'), ('b', '2')"#);
        migrated(&mut transaction, &[second]);
        assert_eq!(column(&mut transaction, "tabBoat", "META"), ["1", "2"]);
        assert_up_to_date(&mut transaction, &[second]);
        if transaction.dialect() == doctyped::db::Dialect::Postgres {
            // Frappe has this type for names by UUID.
            run(&mut transaction, r#"DROP TABLE "tabBoat"; CREATE TABLE "tabBoat" ("name" uuid PRIMARY KEY)"#);
            migrated(&mut transaction, &[second]);
            assert_up_to_date(&mut transaction, &[second]);
        }
    });
}

#[test]
fn column_of_an_index_for_lists_is_renamed_and_converted() {
    let fields = |name: &'static str, renamed_from: &'static str, fieldtype| {
        doctype("Boat", vec![DocField { search_index: true, renamed_from, ..field(name, fieldtype) }])
    };
    let first = fields("berth", "", FieldType::Data);
    let renamed = fields("place", "berth", FieldType::Data);
    let converted = fields("place", "", FieldType::Int);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "berth") VALUES ('a', '1'), ('b', '2')"#);
        for doctype in [renamed, converted] {
            migrated(&mut transaction, &[doctype]);
            assert_eq!(column(&mut transaction, "tabBoat", "place"), ["1", "2"]);
            assert_up_to_date(&mut transaction, &[doctype]);
            let indexes = index_names(&mut transaction, "tabBoat");
            assert!(indexes.iter().any(|index| index.contains("place_creation_name")), "{indexes:?}");
            assert!(indexes.iter().all(|index| !index.contains("berth")), "{indexes:?}");
        }
    });
}
