//! References to names of DocTypes and fields, which follow when these are renamed.

use super::current::{current_column, current_table, has_table};
use super::ddl::SchemaDialect;
use super::existing::ExistingSchema;
use super::step::Step;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::db::{AnyConnection, Bind};
use doctyped_orm::error::Result;
use doctyped_schema::{DocField, FieldType, Meta};
use std::marker::PhantomData;

/// The statements that put the new names in place of the old ones, where old ones occur.
pub(super) fn steps<S: SchemaDialect>(
    connection: &mut AnyConnection,
    existing: &ExistingSchema,
    doctypes: &[&'static Meta],
) -> Result<Vec<Step>> {
    let mut references = References::<S> { connection, existing, doctypes, steps: Vec::new(), dialect: PhantomData };
    let renamed = || doctypes.iter().filter(|meta| !meta.renamed_from.is_empty());
    // First the names by which the rows of Singles are found below.
    for meta in renamed() {
        for table in ["tabSingles", "__Auth"] {
            references.system(table, "doctype", &[], meta.renamed_from, meta.name)?;
        }
    }
    for meta in renamed() {
        references.doctype(meta)?;
    }
    for meta in doctypes {
        for field in meta.fields.iter().filter(|field| !field.renamed_from.is_empty()) {
            references.field(meta, field)?;
        }
    }
    Ok(references.steps)
}

struct References<'a, S> {
    connection: &'a mut AnyConnection,
    existing: &'a ExistingSchema,
    doctypes: &'a [&'static Meta],
    steps: Vec<Step>,
    dialect: PhantomData<S>,
}

/// A column with names of DocTypes or fields.
struct Place<'a> {
    /// Where the column is now.
    current: (&'a str, &'a str),
    /// Where it is after the migration.
    table: &'a str,
    column: &'a str,
    /// Columns that limit the rows.
    conditions: &'a [Condition<'a>],
}

/// A column and its value in the rows that are meant.
#[derive(Clone, Copy)]
struct Condition<'a> {
    column: &'a str,
    value: &'a str,
    /// The value before an earlier step of the migration; may be empty.
    before: &'a str,
}

impl<S: SchemaDialect> References<'_, S> {
    fn doctype(&mut self, renamed: &Meta) -> Result<()> {
        let (old, new) = (renamed.renamed_from, renamed.name);
        for meta in self.doctypes {
            let links =
                meta.slots().iter().filter(|field| field.fieldtype == FieldType::Link && field.options == "DocType");
            if meta.is_single {
                for field in links {
                    let doctype = Condition { column: "doctype", value: meta.name, before: meta.renamed_from };
                    let field = Condition { column: "field", value: field.fieldname, before: field.renamed_from };
                    let conditions = [doctype, field];
                    self.system("tabSingles", "value", &conditions, old, new)?;
                }
                continue;
            }
            let parenttype = meta.slots().iter().filter(|field| meta.is_child && field.fieldname == "parenttype");
            if !has_table(meta) {
                continue;
            }
            for field in links.chain(parenttype) {
                self.document(meta, field, &[], old, new)?;
            }
        }
        if renamed.is_single { self.single(renamed) } else { Ok(()) }
    }

    /// The name of a Single's document is that of its DocType.
    fn single(&mut self, renamed: &Meta) -> Result<()> {
        let (old, new) = (renamed.renamed_from, renamed.name);
        let doctype = Condition { column: "doctype", value: new, before: old };
        self.system("__Auth", "name", &[doctype], old, new)?;
        for meta in self.doctypes.iter().filter(|meta| has_table(meta)) {
            if let Some(parent) = meta.column("parent").filter(|_| meta.is_child) {
                let parenttype = Condition { column: "parenttype", value: new, before: old };
                self.document(meta, parent, &[parenttype], old, new)?;
            }
            for link in meta.slots().iter().filter(|field| field.fieldtype == FieldType::DynamicLink) {
                if meta.column(link.options).is_some() {
                    let target = Condition { column: link.options, value: new, before: old };
                    self.document(meta, link, &[target], old, new)?;
                }
            }
            if let Some(name) = meta.column("attached_to_name").filter(|_| meta.name == "File") {
                let target = Condition { column: "attached_to_doctype", value: new, before: old };
                self.document(meta, name, &[target], old, new)?;
            }
        }
        Ok(())
    }

    fn field(&mut self, meta: &Meta, field: &DocField) -> Result<()> {
        let (old, new) = (field.renamed_from, field.fieldname);
        if field.fieldtype.is_table() {
            let child = self.doctypes.iter().copied().find(|child| child.name == field.options && has_table(child));
            let Some((child, column)) = child.and_then(|child| Some((child, child.column("parentfield")?))) else {
                return Ok(());
            };
            let parenttype = Condition { column: "parenttype", value: meta.name, before: meta.renamed_from };
            return self.document(child, column, &[parenttype], old, new);
        }
        let doctype = Condition { column: "doctype", value: meta.name, before: meta.renamed_from };
        if meta.is_single {
            self.system("tabSingles", "field", &[doctype], old, new)?;
        }
        let file = self.doctypes.iter().copied().find(|meta| meta.name == "File");
        if let Some((file, column)) = file.and_then(|file| Some((file, file.column("attached_to_field")?))) {
            let target = Condition { column: "attached_to_doctype", value: meta.name, before: meta.renamed_from };
            self.document(file, column, &[target], old, new)?;
        }
        if field.fieldtype == FieldType::Password {
            self.system("__Auth", "fieldname", &[doctype], old, new)?;
        }
        Ok(())
    }

    /// A column of a DocType.
    fn document(
        &mut self,
        meta: &Meta,
        field: &DocField,
        conditions: &[Condition<'_>],
        old: &str,
        new: &str,
    ) -> Result<()> {
        let existing = self.existing;
        let Some(table) = current_table(existing, meta) else { return Ok(()) };
        let columns = existing.columns(&table);
        let Some((column, _)) = columns.and_then(|columns| current_column(columns, field)) else { return Ok(()) };
        let place = Place { current: (&table, &column), table: meta.table, column: field.fieldname, conditions };
        self.rename(&place, old, new)
    }

    /// A column of a table without a DocType.
    fn system(&mut self, table: &str, column: &str, conditions: &[Condition<'_>], old: &str, new: &str) -> Result<()> {
        if !self.existing.has_table(table) {
            return Ok(());
        }
        self.rename(&Place { current: (table, column), table, column, conditions }, old, new)
    }

    fn rename(&mut self, place: &Place<'_>, old: &str, new: &str) -> Result<()> {
        let (current_table, current_column) = place.current;
        let mut query = Statement::once("SELECT 1 FROM ").name(current_table).sql(" WHERE ");
        // Compared byte by byte, as in the update.
        query = query.equal(current_column, Bind::Pattern(old.into()));
        for Condition { column, value, before } in place.conditions {
            let values = [*value, *before].map(|value| Bind::Pattern(value.into()));
            query = query.sql(" AND ").name(column).sql(" IN (").values(values).sql(")");
        }
        if query.sql(" LIMIT 1").first(self.connection, |_| Ok(()))?.is_none() {
            return Ok(());
        }
        let is = |(column, value): (&str, &str)| format!("{} = {}", S::quoted(column), S::literal(value));
        let conditions = place.conditions.iter().map(|condition| (condition.column, condition.value));
        let rows = [(place.column, old)].into_iter().chain(conditions).map(is);
        let rows = rows.collect::<Vec<_>>().join(" AND ");
        let sql = format!("UPDATE {} SET {} WHERE {rows}", S::quoted(place.table), is((place.column, new)));
        self.steps.push(Step::Sql(sql));
        Ok(())
    }
}
