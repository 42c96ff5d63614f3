//! Indexes of trigrams: by the groups of three characters of a text, a database finds the texts that contain another one.
//!
//! On SQLite it is a full-text table (FTS5) beside the table, with the same row numbers and no copy of the texts; triggers
//! keep it. On PostgreSQL it is an index of each column with the operators of the extension `pg_trgm`. MariaDB has none.

use super::ddl::sqlite::Sqlite;
use super::ddl::{SchemaDialect, TextIndexKind, column_type, columns_of};
use super::execution::execute;
use super::existing::ExistingSchema;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{AnyConnection, Dialect, TRIGRAM_SUFFIX, Transaction, shortened, trigram_table};
use doctyped_orm::error::{Error, Result};
use doctyped_schema::{ColumnType, DocField, Meta};
use std::collections::{BTreeMap, BTreeSet};

/// The setting that drops all indexes.
const NONE: &str = "none";

/// The indexes that are asked for, and how the database makes them.
#[derive(Debug, Default)]
pub struct TextIndexes {
    /// The columns by table; `None` if those stay that the database has.
    wanted: Option<BTreeMap<&'static str, Vec<&'static DocField>>>,
    /// The operator class of PostgreSQL.
    operators: String,
    /// The statement that is needed before the first index.
    pub preparation: Option<String>,
}

/// The index of a table.
#[derive(Debug)]
pub struct TableTextIndex {
    /// The columns that it has, in lower case.
    columns: Vec<String>,
    /// Those that it shall have.
    wanted: Vec<&'static DocField>,
}

impl TextIndexes {
    /// Finds the columns of a setting.
    ///
    /// # Errors
    /// `ErrorKind::Validation` for a name that is no DocType with a table or no field with text, and those of the queries.
    pub fn resolve<S: SchemaDialect>(
        connection: &mut AnyConnection,
        doctypes: &[&'static Meta],
        names: &[String],
    ) -> Result<TextIndexes> {
        let mut indexes = TextIndexes { wanted: wanted(doctypes, names)?, ..TextIndexes::default() };
        let wants_some = indexes.wanted.as_ref().is_some_and(|wanted| !wanted.is_empty());
        match S::TEXT_INDEX {
            TextIndexKind::Column => {
                let installed = "SELECT quote_ident(n.nspname) FROM pg_extension e \
                                 JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'";
                let schema = Statement::once(installed).first(connection, |row| column::text(row, 0))?.flatten();
                indexes.operators = schema.as_ref().map_or_else(String::new, |schema| format!("{schema}."));
                if schema.is_none() && wants_some {
                    indexes.preparation = preparation(connection)?;
                    if indexes.preparation.is_none() {
                        indexes.wanted = None;
                    }
                }
            }
            TextIndexKind::None if wants_some => {
                tracing::warn!("--text-index is left out: MariaDB and MySQL have no index for parts of texts");
            }
            TextIndexKind::FullTextTable | TextIndexKind::None => {}
        }
        Ok(indexes)
    }

    /// The index of a table, whose name is `current` before the migration.
    pub fn of<S: SchemaDialect>(
        &self,
        existing: &ExistingSchema,
        meta: &'static Meta,
        current: &str,
    ) -> TableTextIndex {
        let columns: Vec<String> = match S::TEXT_INDEX {
            TextIndexKind::None => Vec::new(),
            TextIndexKind::FullTextTable => {
                existing.columns(&trigram_table(current)).into_iter().flat_map(BTreeMap::keys).cloned().collect()
            }
            TextIndexKind::Column => {
                let defined = columns_of(meta).flat_map(|field| [field.fieldname, field.renamed_from]);
                // Fields that the definition has no more keep their columns.
                let stored = existing.columns(current).into_iter().flat_map(BTreeMap::keys).map(String::as_str);
                let has_index = |name: &&str| existing.index_name(current, &index_name(current, name)).is_some();
                let columns: BTreeSet<String> =
                    defined.chain(stored).filter(has_index).map(str::to_lowercase).collect();
                columns.into_iter().collect()
            }
        };
        let is_kept = |field: &DocField| {
            let had = |name: &str| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
            is_text(meta, field) && (had(field.fieldname) || had(field.renamed_from))
        };
        let wanted = match (&self.wanted, S::TEXT_INDEX) {
            (_, TextIndexKind::None) => Vec::new(),
            (Some(wanted), _) => wanted.get(meta.table).cloned().unwrap_or_default(),
            (None, _) => meta.slots().iter().copied().filter(|field| is_kept(field)).collect(),
        };
        TableTextIndex { columns, wanted }
    }

    /// The statements that create the index of a new table.
    pub fn create<S: SchemaDialect>(&self, meta: &Meta, index: &TableTextIndex) -> Vec<String> {
        self.create_columns::<S>(meta, &index.wanted)
    }

    fn create_columns<S: SchemaDialect>(&self, meta: &Meta, fields: &[&'static DocField]) -> Vec<String> {
        match S::TEXT_INDEX {
            TextIndexKind::None => Vec::new(),
            TextIndexKind::FullTextTable if fields.is_empty() => Vec::new(),
            TextIndexKind::FullTextTable => full_text_table::<S>(meta, fields),
            TextIndexKind::Column => {
                let create = |field: &&DocField| {
                    let (table, column) = (S::quoted(meta.table), S::quoted(field.fieldname));
                    let index = S::quoted(&index_name(meta.table, field.fieldname));
                    format!("CREATE INDEX {index} ON {table} USING gin ({column} {}gin_trgm_ops)", self.operators)
                };
                fields.iter().map(create).collect()
            }
        }
    }

    /// The statements before and after all others of a table: those that drop superfluous indexes, and those
    /// that create missing ones. `is_changed` tells columns that the migration renames or makes anew.
    pub fn changes<S: SchemaDialect>(
        &self,
        meta: &Meta,
        current: &str,
        index: &TableTextIndex,
        is_changed: impl Fn(&str) -> bool,
    ) -> (Vec<String>, Vec<String>) {
        let is_wanted = |column: &String| index.wanted.iter().any(|field| field.fieldname.eq_ignore_ascii_case(column));
        let is_there =
            |field: &DocField| index.columns.iter().any(|column| column.eq_ignore_ascii_case(field.fieldname));
        let is_renamed = current != meta.table;
        match S::TEXT_INDEX {
            TextIndexKind::None => (Vec::new(), Vec::new()),
            TextIndexKind::FullTextTable => {
                let is_same = !is_renamed
                    && index.columns.iter().all(is_wanted)
                    && index.wanted.iter().all(|field| is_there(field) && !is_changed(field.fieldname));
                if is_same {
                    return (Vec::new(), Vec::new());
                }
                (index.drop_all::<S>(current), self.create_columns::<S>(meta, &index.wanted))
            }
            TextIndexKind::Column => {
                let stays = |name: &str| !is_renamed && !is_changed(name);
                let dropped = index.columns.iter().filter(|column| !(is_wanted(column) && stays(column)));
                let dropped = dropped.map(|column| S::drop_index(current, &index_name(current, column))).collect();
                let missing = index.wanted.iter().filter(|field| !(is_there(field) && stays(field.fieldname)));
                (dropped, self.create_columns::<S>(meta, &missing.copied().collect::<Vec<_>>()))
            }
        }
    }
}

impl TableTextIndex {
    /// Whether an index of the table is this one, or a part of it.
    pub fn has_index(&self, table: &str, index: &str) -> bool {
        self.columns.iter().any(|column| index_name(table, column).eq_ignore_ascii_case(index))
    }

    /// The statements that drop the index, before its table is dropped or renamed.
    pub fn drop_all<S: SchemaDialect>(&self, table: &str) -> Vec<String> {
        if S::TEXT_INDEX != TextIndexKind::FullTextTable || self.columns.is_empty() {
            return Vec::new();
        }
        let triggers = ["insert", "update", "delete"].map(|event| trigger_name(table, event));
        let drop = triggers.iter().map(|trigger| format!("DROP TRIGGER {}", S::quoted(trigger)));
        drop.chain([format!("DROP TABLE {}", S::quoted(&trigram_table(table)))]).collect()
    }
}

/// The columns that a setting names, by table.
fn wanted(
    doctypes: &[&'static Meta],
    names: &[String],
) -> Result<Option<BTreeMap<&'static str, Vec<&'static DocField>>>> {
    let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let mut wanted: BTreeMap<&'static str, Vec<&'static DocField>> = BTreeMap::new();
    for named in names.into_iter().filter(|name| *name != NONE) {
        let error = |problem: &str| {
            Error::validation(format!("--text-index {named}: {problem}; write `DocType` or `DocType.field`"))
        };
        let (doctype, fieldname) =
            named.split_once('.').map_or((named, None), |(doctype, field)| (doctype, Some(field)));
        let meta = doctypes.iter().find(|meta| meta.name.eq_ignore_ascii_case(doctype));
        let meta = meta.ok_or_else(|| error("there is no such DocType"))?;
        if meta.is_single || meta.is_virtual {
            return Err(error("the DocType has no table"));
        }
        let names = match fieldname {
            Some(fieldname) => vec![fieldname],
            None => [&["name", meta.title_field], meta.search_fields].concat(),
        };
        let mut fields =
            names.iter().filter_map(|name| meta.column(name)).filter(|field| is_text(meta, field)).peekable();
        if fields.peek().is_none() {
            return Err(error("there is no such field with text"));
        }
        let known = wanted.entry(meta.table).or_default();
        for field in fields {
            if known.iter().all(|other| other.fieldname != field.fieldname) {
                known.push(field);
            }
        }
    }
    Ok(Some(wanted))
}

fn is_text(meta: &Meta, field: &DocField) -> bool {
    matches!(column_type(meta, field), ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText)
}

/// The statement that installs `pg_trgm`; none, with a warning, if the server does not have it or the user may not.
fn preparation(connection: &mut AnyConnection) -> Result<Option<String>> {
    // `trusted` is new in PostgreSQL 13.
    let query = "SELECT max(CASE WHEN (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) \
                 OR ((to_json(v) ->> 'trusted')::boolean AND has_database_privilege(current_database(), 'CREATE')) \
                 THEN 1 ELSE 0 END) FROM pg_available_extension_versions v WHERE name = 'pg_trgm'";
    let missing = match Statement::once(query).first(connection, |row| column::int(row, 0))?.flatten() {
        Some(1) => return Ok(Some("CREATE EXTENSION IF NOT EXISTS pg_trgm".to_owned())),
        Some(_) => "the user of the database may not create the extension pg_trgm; let its owner do so",
        None => "the extension pg_trgm is not installed on the server (Debian: postgresql-contrib)",
    };
    tracing::warn!("--text-index is left out: {missing}, then run `migrate`");
    Ok(None)
}

fn index_name(table: &str, column: &str) -> String {
    shortened(&format!("{table}_{column}_trigrams"))
}

fn trigger_name(table: &str, event: &str) -> String {
    format!("{table}_trigrams_{event}")
}

/// The full-text table of SQLite with its triggers, filled from the table.
fn full_text_table<S: SchemaDialect>(meta: &Meta, fields: &[&'static DocField]) -> Vec<String> {
    let (table, index) = (S::quoted(meta.table), S::quoted(&trigram_table(meta.table)));
    let columns: Vec<String> = fields.iter().map(|field| S::quoted(field.fieldname)).collect();
    let of_row = |row: &str| columns.iter().map(|column| format!("{row}.{column}")).collect::<Vec<_>>().join(", ");
    let (names, old, new) = (columns.join(", "), of_row("old"), of_row("new"));
    let insert = format!("INSERT INTO {index} (rowid, {names}) VALUES (new._rowid_, {new});");
    let delete = format!("INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old._rowid_, {old});");
    let changed: Vec<String> = columns.iter().map(|column| format!("old.{column} IS NOT new.{column}")).collect();
    let trigger = |event: &str, when: String, body: String| {
        let name = S::quoted(&trigger_name(meta.table, event));
        format!("CREATE TRIGGER {name} AFTER {when} BEGIN {body} END")
    };
    vec![
        format!(
            "CREATE VIRTUAL TABLE {index} USING fts5({names}, content={}, tokenize='trigram', detail='column')",
            S::literal(meta.table)
        ),
        trigger("insert", format!("INSERT ON {table}"), insert.clone()),
        trigger(
            "update",
            format!("UPDATE OF {names} ON {table} WHEN {}", changed.join(" OR ")),
            format!("{delete} {insert}"),
        ),
        trigger("delete", format!("DELETE ON {table}"), delete),
        refill_sql(&index),
    ]
}

fn refill_sql(index: &str) -> String {
    format!("INSERT INTO {index} ({index}) VALUES ('rebuild')")
}

/// Fills the indexes of SQLite anew whose rows have got other numbers. A dump that is loaded again numbers the rows of a
/// table without gaps, and those of the index as they were.
pub fn refill(transaction: &mut Transaction) -> Result<()> {
    if transaction.dialect() != Dialect::Sqlite {
        return Ok(());
    }
    let query =
        "SELECT t.name FROM sqlite_master i JOIN sqlite_master t ON t.type = 'table' AND i.name = '__' || t.name || ";
    let tables = Statement::once(query)
        .value(TRIGRAM_SUFFIX)
        .load(transaction.connection(), |row| column::text_or_empty(row, 0))?;
    for table in tables {
        let index = trigram_table(&table);
        let rows = format!("{index}_docsize");
        let same = Statement::once("SELECT (SELECT MAX(_rowid_) FROM ").name(&table).sql(") IS (SELECT MAX(id) FROM ");
        let same = same.name(&rows).sql(")").first(transaction.connection(), |row| column::int(row, 0))?;
        if same.flatten() != Some(1) {
            tracing::warn!(table, "the rows of the table have got other numbers: filling its index of trigrams anew");
            transaction.begin_writing()?;
            execute(transaction.connection(), &refill_sql(&Sqlite::quoted(&index)))?;
        }
    }
    Ok(())
}
