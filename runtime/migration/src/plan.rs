//! Compares the database with the DocTypes.

use super::column_kind::{ColumnKind, ExistingColumn, ExistingColumns};
use super::conversion_step::{Conversion, NEW_COLUMN};
use super::current::{current_column, current_table, has_table};
use super::ddl::{
    SchemaDialect, add_column, column_type, columns_of, create_index, create_table, indexes, superseded_indexes,
};
use super::existing::ExistingSchema;
use super::step::Step;
use super::text_index::{TableTextIndex, TextIndexes};
use super::{Options, references, state, unique};
use doctyped_orm::db::AnyConnection;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::error::Result;
use doctyped_schema::{DocField, Meta};
use std::collections::BTreeSet;
use std::marker::PhantomData;

/// The steps of a migration, or the reasons against it.
#[derive(Debug, Default)]
pub struct Plan {
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// Why the migration is refused: a message for each reason.
    pub refusals: Vec<String>,
}

/// Compares the database with the DocTypes.
pub fn plan<S: SchemaDialect>(
    connection: &mut AnyConnection,
    doctypes: &[&'static Meta],
    options: &Options,
) -> Result<Plan> {
    let preparations = S::prepare(connection)?;
    let existing = ExistingSchema::read::<S>(connection)?;
    state::check_tables(&existing)?;
    let text_indexes = TextIndexes::resolve::<S>(connection, doctypes, &options.text_index)?;
    let mut planner = Planner::<S> {
        text_indexes: &text_indexes,
        can_compare: preparations.is_empty(),
        connection,
        existing: &existing,
        options,
        plan: Plan::default(),
        dialect: PhantomData,
    };
    let preparations = preparations.into_iter().chain(text_indexes.preparation.clone());
    planner.plan.steps.extend(preparations.map(Step::Sql));
    for (table, sql) in S::SYSTEM_TABLES {
        if !existing.has_table(table) {
            planner.plan.steps.push(Step::Sql((*sql).to_owned()));
        }
    }
    let mut stored: Vec<&'static Meta> = doctypes.iter().copied().filter(|meta| has_table(meta)).collect();
    stored.sort_by_key(|meta| meta.name);
    for meta in stored {
        planner.doctype(meta)?;
    }
    let Planner { connection, mut plan, .. } = planner;
    plan.steps.extend(references::steps::<S>(connection, &existing, doctypes)?);
    Ok(plan)
}

struct Planner<'a, S> {
    connection: &'a mut AnyConnection,
    existing: &'a ExistingSchema,
    options: &'a Options,
    text_indexes: &'a TextIndexes,
    /// Whether what the comparison of texts needs is there already.
    can_compare: bool,
    plan: Plan,
    dialect: PhantomData<S>,
}

/// The table of a DocType while it is planned.
struct Table {
    meta: &'static Meta,
    /// Its name before the migration.
    current: String,
    /// Names of indexes, in lower case, that earlier steps have dropped.
    dropped: BTreeSet<String>,
    /// Columns, in lower case, that the migration makes anew.
    rebuilt: BTreeSet<String>,
    text_index: TableTextIndex,
}

/// The change of a column.
enum Change {
    Nothing,
    Widen(String),
    Convert(ColumnKind),
}

impl<S: SchemaDialect> Planner<'_, S> {
    fn sql(&mut self, sql: String) {
        self.plan.steps.push(Step::Sql(sql));
    }

    fn doctype(&mut self, meta: &'static Meta) -> Result<()> {
        let existing = self.existing;
        let table = current_table(existing, meta).and_then(|current| Some((existing.columns(&current)?, current)));
        let Some((columns, current)) = table else {
            self.create(meta, &self.text_indexes.of::<S>(existing, meta, meta.table));
            return Ok(());
        };
        let first_step = self.plan.steps.len();
        let text_index = self.text_indexes.of::<S>(existing, meta, &current);
        let mut table = Table { meta, current, dropped: BTreeSet::new(), rebuilt: BTreeSet::new(), text_index };
        if self.names_changed_kind(&table, columns)? {
            return Ok(());
        }
        if table.current != meta.table {
            self.rename(&mut table);
        }
        // First: on MariaDB the index that takes the place of a unique one has its name.
        self.drop_unique_indexes(&mut table);
        for name in superseded_indexes::<S>(meta) {
            self.drop_index(&mut table, &name);
        }
        // Documents are found by their names while columns are converted.
        for field in columns_of(meta).filter(|field| field.fieldname == "name") {
            self.column(&mut table, columns, field)?;
        }
        self.indexes(&mut table, true)?;
        for field in columns_of(meta).filter(|field| field.fieldname != "name") {
            self.column(&mut table, columns, field)?;
        }
        self.indexes(&mut table, false)?;
        self.text_index(&table, columns, first_step);
        Ok(())
    }

    fn create(&mut self, meta: &'static Meta, text_index: &TableTextIndex) {
        self.sql(create_table::<S>(meta));
        for index in indexes::<S>(meta) {
            self.sql(create_index::<S>(meta, &index));
        }
        let text_index = self.text_indexes.create::<S>(meta, text_index);
        self.plan.steps.extend(text_index.into_iter().map(Step::Sql));
    }

    /// Drops the trigrams of columns that change before the first step of their table, and makes them after the last one.
    fn text_index(&mut self, table: &Table, columns: &ExistingColumns, first_step: usize) {
        let is_changed = |fieldname: &str| {
            table.rebuilt.contains(&fieldname.to_lowercase()) || !columns.contains_key(&fieldname.to_lowercase())
        };
        let (dropped, created) =
            self.text_indexes.changes::<S>(table.meta, &table.current, &table.text_index, is_changed);
        self.plan.steps.splice(first_step..first_step, dropped.into_iter().map(Step::Sql));
        self.plan.steps.extend(created.into_iter().map(Step::Sql));
    }

    /// Names that become numbers or text: an empty table is created anew, another one is refused. Returns whether
    /// the table is done.
    fn names_changed_kind(&mut self, table: &Table, columns: &ExistingColumns) -> Result<bool> {
        let meta = table.meta;
        let (Some(name), Some(found)) = (meta.column("name"), columns.get("name")) else { return Ok(false) };
        let kind = S::existing_kind(&found.type_name);
        let is_same = kind == ColumnKind::Other || kind == S::kind(column_type(meta, name));
        if is_same || super::is_shared_with_frappe(self.existing) {
            return Ok(false);
        }
        let query = Statement::once("SELECT 1 FROM ").name(&table.current).sql(" LIMIT 1");
        if query.first(self.connection, |_| Ok(()))?.is_some() {
            let (now, before) = if kind == ColumnKind::Text { ("numbers", "texts") } else { ("texts", "numbers") };
            self.plan.refusals.push(format!(
                "The names of {} are {now} by its definition and {before} in the database, and other documents refer \
                 to them. Restore the naming rule, or delete all documents.",
                meta.name
            ));
        } else {
            let sql = format!("DROP TABLE {}", S::quoted(&table.current));
            let dropped = table.text_index.drop_all::<S>(&table.current);
            self.plan.steps.extend(dropped.into_iter().map(Step::Sql));
            self.plan.steps.push(Step::DropEmpty { sql, table: table.current.clone() });
            self.create(meta, &table.text_index);
        }
        Ok(true)
    }

    fn rename(&mut self, table: &mut Table) {
        if S::INDEXES_NAME_TABLES {
            let prefix = format!("{}_", table.current.to_lowercase());
            for index in self.existing.indexes_of(&table.current) {
                let is_text_index = table.text_index.has_index(&table.current, index);
                if index.to_lowercase().starts_with(&prefix) && !is_text_index {
                    table.dropped.insert(index.to_lowercase());
                    self.sql(S::drop_index(&table.current, index));
                }
            }
        }
        self.sql(S::rename_table(&table.current, table.meta.table));
    }

    fn column(&mut self, table: &mut Table, columns: &ExistingColumns, field: &'static DocField) -> Result<()> {
        let meta = table.meta;
        let Some((current, found)) = current_column(columns, field) else {
            self.sql(add_column::<S>(meta, field));
            return Ok(());
        };
        if !current.eq_ignore_ascii_case(field.fieldname) {
            for is_unique in [false, true] {
                self.drop_index(table, &S::index_name(&table.current, &[field.renamed_from], is_unique));
            }
            for index in indexes::<S>(meta) {
                let mut columns = index.column_names();
                if columns.len() > 1 && columns.contains(&field.fieldname) {
                    let renamed = columns.iter_mut().filter(|column| **column == field.fieldname);
                    renamed.for_each(|column| *column = field.renamed_from);
                    self.drop_index(table, &S::index_name(&table.current, &columns, false));
                }
            }
            let (old, new) = (S::quoted(field.renamed_from), S::quoted(field.fieldname));
            self.sql(format!("ALTER TABLE {} RENAME COLUMN {old} TO {new}", S::quoted(meta.table)));
        }
        match change::<S>(meta, field, found) {
            Change::Nothing => {}
            Change::Widen(sql) => self.sql(sql),
            Change::Convert(kind) => {
                let may_lose = self.options.may_lose(meta.name, field.fieldname);
                // Frappe may have another type for the field, and writes to the column as well.
                if super::is_shared_with_frappe(self.existing) && !may_lose {
                    let (doctype, fieldname, found) = (meta.name, field.fieldname, &found.type_name);
                    tracing::warn!(doctype, fieldname, found, "left a column of Frappe's as it is");
                    return Ok(());
                }
                let own = own_indexes_with::<S>(meta, &table.current, field);
                let foreign = self.existing.composite_indexes_with(&table.current, &current.to_lowercase());
                if let Some(index) = foreign.into_iter().find(|index| !own.contains(&index.to_lowercase())) {
                    self.plan.refusals.push(format!(
                        "{}.{} is a column of the index `{index}` with others, which its new type would break. Drop the \
                         index, and create it again after the migration.",
                        meta.name, field.fieldname
                    ));
                    return Ok(());
                }
                // MariaDB takes a column out of its indexes; those of several columns would stay without it.
                let with = self.existing.indexes_with(&table.current, &current);
                let with = with.filter(|index| S::COLUMNS_KEEP_INDEXES || own.contains(&index.to_lowercase()));
                let indexes: Vec<String> =
                    with.filter(|index| table.dropped.insert(index.to_lowercase())).map(str::to_owned).collect();
                let has_leftover = columns.contains_key(NEW_COLUMN) && table.rebuilt.is_empty();
                table.rebuilt.insert(field.fieldname.to_lowercase());
                let from = (kind, found.type_name.as_str());
                let conversion = Conversion::new::<S>((meta, field), from, &indexes, has_leftover, may_lose);
                if self.can_compare {
                    let refusal = conversion.refusal(self.connection, &table.current, &current)?;
                    self.plan.refusals.extend(refusal);
                }
                self.plan.steps.push(Step::Convert(Box::new(conversion)));
            }
        }
        Ok(())
    }

    /// Drops an index of an existing column, if it is there.
    fn drop_index(&mut self, table: &mut Table, index: &str) {
        let existing = self.existing;
        let Some(name) = existing.index_name(&table.current, index) else { return };
        if table.dropped.insert(index.to_lowercase()) {
            self.sql(S::drop_index(table.meta.table, name));
        }
    }

    /// Creates missing indexes: those of names, or all others.
    fn indexes(&mut self, table: &mut Table, of_names: bool) -> Result<()> {
        let meta = table.meta;
        let is_of_name = |columns: &[&'static DocField]| columns.iter().all(|column| column.fieldname == "name");
        for index in indexes::<S>(meta).into_iter().filter(|index| is_of_name(&index.columns) == of_names) {
            let name = index.name::<S>(meta.table);
            let is_rebuilt =
                index.columns.iter().any(|column| table.rebuilt.contains(&column.fieldname.to_lowercase()));
            let found = self.existing.is_unique(&table.current, &name);
            let found = found.filter(|_| !is_rebuilt && !table.dropped.contains(&name.to_lowercase()));
            match found {
                // On MariaDB an index has the same name whether it is unique or not.
                Some(is_unique) if is_unique || !index.unique => continue,
                Some(_) => self.drop_index(table, &name),
                None => {}
            }
            let sql = create_index::<S>(meta, &index);
            let [column] = index.columns.as_slice() else {
                self.sql(sql);
                continue;
            };
            if !index.unique {
                self.sql(sql);
                continue;
            }
            let columns = self.existing.columns(&table.current);
            let current = columns.and_then(|columns| current_column(columns, column));
            if let Some((current, found)) = current
                && self.can_compare
                && !is_rebuilt
                && S::existing_kind(&found.type_name) != ColumnKind::Other
            {
                self.plan.refusals.extend(unique::duplicates(self.connection, &table.current, &current)?);
            }
            let (table, column) = (meta.table.to_owned(), column.fieldname.to_owned());
            self.plan.steps.push(Step::UniqueIndex { sql, table, column });
        }
        Ok(())
    }

    /// Drops the unique indexes of fields that need not be unique any more. Those of Frappe may belong to a
    /// customisation that the definition does not show.
    fn drop_unique_indexes(&mut self, table: &mut Table) {
        let meta = table.meta;
        if super::is_shared_with_frappe(self.existing) {
            return;
        }
        let wanted: BTreeSet<String> =
            indexes::<S>(meta).iter().filter(|index| index.unique).map(|index| index.name::<S>(meta.table)).collect();
        for field in meta.slots().iter().skip(doctyped_schema::FIRST_FIELD) {
            let name = S::index_name(meta.table, &[field.fieldname], true);
            if !wanted.contains(&name) && self.existing.is_unique(&table.current, &name) == Some(true) {
                self.drop_index(table, &name);
            }
        }
    }
}

/// The names, in lower case, of indexes of several columns that a DocType needs and that have a column. They are created
/// anew with the column.
fn own_indexes_with<S: SchemaDialect>(meta: &Meta, table: &str, field: &DocField) -> BTreeSet<String> {
    let has_field = |columns: &[&str]| columns.len() > 1 && columns.contains(&field.fieldname);
    let own = indexes::<S>(meta).into_iter().filter(|index| has_field(&index.column_names()));
    own.map(|index| index.name::<S>(table).to_lowercase()).collect()
}

fn change<S: SchemaDialect>(meta: &Meta, field: &DocField, found: &ExistingColumn) -> Change {
    let column_type = column_type(meta, field);
    let kind = S::existing_kind(&found.type_name);
    let may_be_null = !found.is_not_null;
    if S::is_narrow(meta, field, &found.type_name) {
        // Rows without a value get one only where values are converted.
        return match S::widening(meta, field) {
            Some(sql) if !(may_be_null && column_type.is_never_null()) => Change::Widen(sql),
            _ => Change::Convert(kind),
        };
    }
    if kind == ColumnKind::Other || field.fieldname == "name" {
        return Change::Nothing;
    }
    let wanted = S::kind(column_type);
    // Text of a column that need not be JSON is as good as before.
    let is_same = kind == wanted || (wanted == ColumnKind::Json && kind == ColumnKind::Text && !S::JSON_IS_CHECKED);
    if !is_same {
        return Change::Convert(kind);
    }
    let needs_null = column_type.is_number() && !column_type.is_never_null() && !field.not_nullable;
    if !needs_null || may_be_null {
        return Change::Nothing;
    }
    S::nullable(meta, field, found).map_or(Change::Convert(kind), Change::Widen)
}
