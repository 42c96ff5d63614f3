//! Databases that are not this application's.

use super::support::{assert_up_to_date, column, connect, doctype, each_system, field, migrated, run};
use doctyped::migration::{Options, migrate};
use doctyped::schema::{DocField, FieldType};
use doctyped_migration::{ApplicationVersion, apply, check, fingerprint, lock, orphans, record, unlock};

#[test]
fn database_of_another_program_is_refused() {
    let boat = doctype("Boat", vec![field("title", FieldType::Data)]);
    each_system(|system| {
        let mut transaction = system.transaction();
        run(&mut transaction, r#"CREATE TABLE "auth_user" ("id" int)"#);
        let error = migrate(&mut transaction, &[boat], &Options::default()).unwrap_err();
        assert!(
            error.message().contains("belongs to another program: it has the tables auth_user"),
            "{}",
            error.message()
        );
        run(&mut transaction, r#"DROP TABLE "auth_user""#);
        migrated(&mut transaction, &[boat]);
    });
}

#[test]
fn database_of_a_newer_version_or_another_application_is_refused() {
    let boat = doctype("Boat", vec![field("title", FieldType::Data)]);
    let version = |name, version| ApplicationVersion { name, version };
    each_system(|system| {
        let mut transaction = system.transaction();
        let fingerprint = fingerprint(&[boat], []);
        check(transaction.connection(), version("boats", "1.0.0"), false).unwrap();
        migrated(&mut transaction, &[boat]);
        record(&mut transaction, &fingerprint, version("boats", "1.10.0")).unwrap();
        for (application, accepted) in [
            (version("boats", "1.10.0"), true),
            (version("boats", "2.0.0"), true),
            (version("", ""), true),
            (version("boats", "1.9.0"), false),
            (version("cars", "1.10.0"), false),
        ] {
            let result = check(transaction.connection(), application, false);
            assert_eq!(result.is_ok(), accepted, "{application:?}: {result:?}");
        }
        let error = check(transaction.connection(), version("boats", "1.9.0"), false).unwrap_err();
        assert!(error.message().contains("version 1.10.0") && error.message().contains("version 1.9.0"), "{error}");
        check(transaction.connection(), version("boats", "1.9.0"), true).unwrap();
        run(&mut transaction, r#"UPDATE "__doctyped" SET "value" = '9999' WHERE "name" = 'schema version'"#);
        check(transaction.connection(), version("boats", "2.0.0"), false).unwrap_err();
    });
}

#[test]
fn nothing_is_dropped_from_a_database_that_is_shared_with_frappe() {
    let boat = doctype("Boat", vec![]);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[boat]);
        run(&mut transaction, r#"CREATE TABLE "__global_search" ("name" int)"#);
        assert_eq!(orphans(&mut transaction, &[boat]).unwrap(), None);
    });
}

#[test]
fn columns_of_a_running_frappe_keep_their_types() {
    let boat = |fieldtype| doctype("Boat", vec![field("seats", fieldtype)]);
    let (first, second) = (boat(FieldType::Data), boat(FieldType::Int));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(&mut transaction, r#"CREATE TABLE "__global_search" ("doctype" varchar(100))"#);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "seats") VALUES ('a', 'many')"#);
        assert_up_to_date(&mut transaction, &[second]);
        assert_eq!(column(&mut transaction, "tabBoat", "seats"), ["many"]);
    });
}

#[test]
fn second_migration_waits_for_the_first() {
    let (first, second) = (
        doctype("Boat", vec![]),
        doctype("Boat", vec![DocField { default: Some("x"), ..field("title", FieldType::Data) }]),
    );
    each_system(|system| {
        let url = system.database();
        let mut transaction = connect(&url);
        migrated(&mut transaction, &[first]);
        lock(&mut transaction).unwrap();
        let waiting = std::thread::spawn(move || migrated(&mut connect(&url), &[second]).len());
        apply(&mut transaction, &[second], &Options::default(), &mut |_| {}).unwrap();
        transaction.commit().unwrap();
        unlock(&mut transaction).unwrap();
        assert_eq!(waiting.join().unwrap(), 0, "the second one finds nothing to do");
    });
}

#[test]
fn type_of_a_column_in_an_index_with_others_is_not_changed() {
    let boat = |fieldtype| doctype("Boat", vec![field("seats", fieldtype), field("title", FieldType::Data)]);
    let (first, second) = (boat(FieldType::Data), boat(FieldType::Int));
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[first]);
        run(&mut transaction, r#"CREATE INDEX "own_index" ON "tabBoat" ("title", "seats")"#);
        let error = migrate(&mut transaction, &[second], &Options::default()).unwrap_err();
        assert!(error.message().contains("own_index"), "{}", error.message());
    });
}
