//! Databases of the tests, and DocTypes that exist for one test.

use diesel::connection::SimpleConnection;
use doctyped::db::{DatabaseUrl, Dialect, Pool, Transaction};
use doctyped::migration::{CompletedStep, Options, migrate};
use doctyped::schema::{Definition, DocField, FieldType, Meta};
use doctyped_orm::db::statement::{Statement, column};
use std::sync::atomic::{AtomicU32, Ordering};

#[cfg(any(feature = "postgres", feature = "mysql"))]
use doctyped_orm::test_servers::{self, DatabaseServer};

/// A database system on which a test runs.
pub struct System {
    #[cfg(feature = "sqlite")]
    folder: Option<tempfile::TempDir>,
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    server: Option<DatabaseServer>,
    databases: AtomicU32,
}

impl System {
    /// The URL of a new database.
    pub fn database(&self) -> DatabaseUrl {
        self.url().parse().unwrap()
    }

    /// The text of the URL of a new database.
    pub fn url(&self) -> String {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        #[cfg(any(feature = "postgres", feature = "mysql"))]
        if let Some(server) = &self.server {
            return server.database(&format!("boats{number}")).unwrap();
        }
        #[cfg(feature = "sqlite")]
        if let Some(folder) = &self.folder {
            return folder.path().join(format!("{number}.sqlite")).display().to_string();
        }
        unreachable!("a system has a folder or a server")
    }

    /// A connection to a new database.
    pub fn transaction(&self) -> Transaction {
        connect(&self.database())
    }
}

/// A connection to a database, which takes names in double quotes.
pub fn connect(url: &DatabaseUrl) -> Transaction {
    let mut transaction = Pool::open(url, 2).unwrap().transaction().unwrap();
    if transaction.dialect() == Dialect::Mysql {
        transaction.connection().batch_execute("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')").unwrap();
    }
    transaction
}

/// Runs a test on every database system that the build knows and the machine has.
pub fn each_system(test: impl Fn(&System)) {
    #[cfg(feature = "sqlite")]
    test(&System {
        folder: Some(tempfile::tempdir().unwrap()),
        #[cfg(any(feature = "postgres", feature = "mysql"))]
        server: None,
        databases: AtomicU32::default(),
    });
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    for (name, server) in test_servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        eprintln!("{name}");
        test(&System {
            #[cfg(feature = "sqlite")]
            folder: None,
            server: Some(server),
            databases: AtomicU32::default(),
        });
    }
}

/// A field of a type.
pub const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

/// A DocType with these fields.
pub fn doctype(name: &'static str, fields: Vec<DocField>) -> &'static Meta {
    defined(Definition { name, fields: fields.leak(), ..Definition::NEW })
}

/// A DocType by its definition; the table is that of its name.
pub fn defined(definition: Definition) -> &'static Meta {
    let table: &'static str = format!("tab{}", definition.name).leak();
    Box::leak(Box::new(Meta::new(Definition { table, ..definition })))
}

/// Migrates, and returns what was done.
pub fn migrated(transaction: &mut Transaction, doctypes: &[&'static Meta]) -> Vec<CompletedStep> {
    migrate(transaction, doctypes, &Options::default()).unwrap()
}

/// Asserts that there is nothing to migrate.
pub fn assert_up_to_date(transaction: &mut Transaction, doctypes: &[&'static Meta]) {
    let done = migrated(transaction, doctypes);
    assert!(done.is_empty(), "{done:?}");
}

/// Executes SQL with names in double quotes.
pub fn run(transaction: &mut Transaction, sql: &str) {
    transaction.connection().batch_execute(sql).unwrap();
}

/// Names and values of a column, in the order of names.
pub fn values(transaction: &mut Transaction, table: &str, column_name: &str) -> Vec<(String, Option<String>)> {
    let query = Statement::once("SELECT ").name("name").sql(", ").name(column_name).sql(" FROM ").name(table);
    let query = query.sql(" ORDER BY ").name("name");
    query.load(transaction.connection(), |row| Ok((column::text_or_empty(row, 0)?, column::text(row, 1)?))).unwrap()
}

/// The values of a column in the order of names; empty text for NULL.
pub fn column(transaction: &mut Transaction, table: &str, column_name: &str) -> Vec<String> {
    values(transaction, table, column_name).into_iter().map(|(_, value)| value.unwrap_or_default()).collect()
}

/// The names of the indexes of a table.
pub fn index_names(transaction: &mut Transaction, table: &str) -> Vec<String> {
    let statement = match transaction.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ",
        Dialect::Postgres => "SELECT CAST(indexname AS text) FROM pg_indexes WHERE tablename = ",
        Dialect::Mysql => "SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_name = ",
    };
    let query = Statement::once(statement).value(table);
    query.load(transaction.connection(), |row| column::text_or_empty(row, 0)).unwrap()
}
