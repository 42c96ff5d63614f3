//! Migration on every database: missing tables, columns and indexes are added, existing ones stay.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use diesel::connection::SimpleConnection;
use doctyped::ErrorKind;
use doctyped::db::{DatabaseUrl, Pool, Transaction, migrate, migrate_if_changed};
use doctyped::schema::{Definition, DocField, FieldType, Meta, Naming};
use std::time::Duration;

#[cfg(any(feature = "postgres", feature = "mysql"))]
use doctyped_orm::test_servers as servers;

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

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

fn each_database(test: impl Fn(&DatabaseUrl)) {
    #[cfg(feature = "sqlite")]
    {
        let folder = tempfile::tempdir().unwrap();
        test(&folder.path().join("site.sqlite").display().to_string().parse().unwrap());
    }
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    for (name, server) in servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        eprintln!("{name}");
        test(&server.database("boats").unwrap().parse().unwrap());
    }
}

/// A quoted identifier.
fn quoted(url: &DatabaseUrl, name: &str) -> String {
    if matches!(url, DatabaseUrl::Mysql(_)) { format!("`{name}`") } else { format!("\"{name}\"") }
}

fn run(transaction: &mut Transaction, sql: &str) {
    transaction.connection().batch_execute(sql).unwrap();
}

#[test]
fn migration_adds_columns_and_keeps_rows() {
    each_database(|url| {
        let mut transaction = Pool::open(url, 2).unwrap().transaction().unwrap();
        let made = migrate(&mut transaction, &[&FIRST], false).unwrap();
        assert!(made.iter().any(|sql| sql.contains("CREATE TABLE") && sql.contains("tabBoat")), "{made:?}");
        assert_eq!(migrate(&mut transaction, &[&FIRST], false).unwrap(), Vec::<String>::new());
        let table = quoted(url, "tabBoat");
        run(&mut transaction, &format!("INSERT INTO {table} (name, title, seats) VALUES ('a', 'Argo', 50)"));

        let planned = migrate(&mut transaction, &[&SECOND], true).unwrap();
        assert_eq!(planned, migrate(&mut transaction, &[&SECOND], true).unwrap(), "a dry run changes nothing");
        assert_eq!(planned, migrate(&mut transaction, &[&SECOND], false).unwrap());
        assert_eq!(migrate(&mut transaction, &[&SECOND], false).unwrap(), Vec::<String>::new());
        assert!(planned.iter().all(|sql| !sql.to_uppercase().contains("DROP")), "{planned:?}");

        // The first version of the DocType still fits the schema.
        assert_eq!(migrate(&mut transaction, &[&FIRST], true).unwrap(), Vec::<String>::new());
    });
}

#[test]
fn unchanged_doctypes_are_not_compared_with_the_tables() {
    each_database(|url| {
        let mut transaction = Pool::open(url, 2).unwrap().transaction().unwrap();
        migrate_if_changed(&mut transaction, &[&FIRST]).unwrap();
        let index = migrate(&mut transaction, &[&SECOND], true).unwrap();
        assert!(!index.is_empty());
        // A change that the fingerprint does not show.
        run(&mut transaction, &format!("ALTER TABLE {} DROP COLUMN seats", quoted(url, "tabBoat")));
        migrate_if_changed(&mut transaction, &[&FIRST]).unwrap();
        assert_eq!(
            migrate(&mut transaction, &[&FIRST], true).unwrap().len(),
            1,
            "migrate_if_changed did not compare the tables"
        );
        assert_eq!(migrate(&mut transaction, &[&FIRST], false).unwrap().len(), 1);
        migrate_if_changed(&mut transaction, &[&SECOND]).unwrap();
        assert_eq!(migrate(&mut transaction, &[&SECOND], true).unwrap(), Vec::<String>::new());
    });
}

#[test]
fn statement_beyond_the_timeout_is_stopped() {
    each_database(|url| {
        let sleep = match url {
            DatabaseUrl::Sqlite(_) => return,
            DatabaseUrl::Postgres(_) => "SELECT pg_sleep(20)",
            DatabaseUrl::Mysql(_) => "SELECT SLEEP(20) FROM (SELECT 1) AS one",
        };
        let pool = Pool::with_statement_timeout(url, 2, Some(Duration::from_secs(1))).unwrap();
        let mut transaction = pool.transaction().unwrap();
        let start = std::time::Instant::now();
        let error = transaction.connection().batch_execute(sleep).map_err(doctyped::Error::from).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StatementTimeout, "{}", error.chain());
        assert!(start.elapsed() < Duration::from_secs(10));
        // The connection can be used again.
        run(&mut transaction, "SELECT 1");
    });
}

#[test]
fn commit_after_a_failed_statement_fails_on_postgres() {
    each_database(|url| {
        let mut transaction = Pool::open(url, 2).unwrap().transaction().unwrap();
        migrate_if_changed(&mut transaction, &[&FIRST]).unwrap();
        transaction.begin_writing().unwrap();
        transaction.connection().batch_execute("SELECT nothing FROM nowhere").unwrap_err();
        let committed = transaction.commit();
        // PostgreSQL has aborted the transaction; the others have undone the statement only.
        assert_eq!(committed.is_err(), matches!(url, DatabaseUrl::Postgres(_)));
    });
}
