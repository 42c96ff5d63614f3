//! Rows that belong together: child rows and their parents, links and their targets.

use super::{CheckOptions, Report};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::has_table;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_schema::{FieldType, Meta};

/// Checks that child rows have their document, and notes links to documents that do not exist.
pub fn check(ctx: &mut Context, options: CheckOptions, report: &mut Report) -> Result<()> {
    let mut metas: Vec<&'static Meta> = ctx.site().registry().entries().map(|entry| (entry.meta)()).collect();
    metas.sort_by_key(|meta| meta.name);
    ctx.transaction().remove_statement_limit();
    let mut existing: Vec<&'static Meta> = Vec::new();
    for meta in metas {
        if !meta.is_virtual && !meta.is_single && has_table(ctx.connection(), meta.table)? {
            existing.push(meta);
        }
    }
    let mut orphans = Vec::new();
    for child in existing.iter().filter(|meta| meta.is_child) {
        for parent in existing.iter().filter(|meta| !meta.is_child) {
            let number = count_orphans(ctx, child, parent)?;
            if number > 0 {
                orphans.push(format!("{number} of {} without their {}", child.name, parent.name));
            }
        }
    }
    report.examined.push(format!("documents: rows of {} tables", existing.len()));
    report.add_problem("rows of tables whose document does not exist", &orphans, "delete them with SQL");
    if options.fast {
        return Ok(());
    }
    for meta in &existing {
        for field in meta.fields.iter().filter(|field| field.fieldtype == FieldType::Link && field.is_stored()) {
            let Some(target) = existing.iter().find(|target| target.name == field.options) else { continue };
            let number = count_dangling(ctx, meta, field.fieldname, target)?;
            if number > 0 {
                let (doctype, fieldname) = (meta.name, field.fieldname);
                report.notes.push(format!(
                    "{number} of {doctype} link to a {} that does not exist, in {fieldname}",
                    target.name
                ));
            }
        }
    }
    Ok(())
}

fn count_orphans(ctx: &mut Context, child: &Meta, parent: &Meta) -> Result<i64> {
    let query =
        Statement::once("SELECT COUNT(*) FROM ").name(child.table).sql(" WHERE ").equal("parenttype", parent.name);
    let query = query.sql(" AND NOT EXISTS (SELECT 1 FROM ").name(parent.table).sql(" AS parents WHERE parents.");
    let query = query.name("name").sql(" = ").name(child.table).sql(".").name("parent").sql(")");
    Ok(query.first(ctx.connection(), |row| column::int(row, 0))?.flatten().unwrap_or_default())
}

fn count_dangling(ctx: &mut Context, meta: &Meta, fieldname: &str, target: &Meta) -> Result<i64> {
    let query = Statement::once("SELECT COUNT(*) FROM ").name(meta.table).sql(" AS links WHERE links.").name(fieldname);
    let query = query.sql(" <> '' AND NOT EXISTS (SELECT 1 FROM ").name(target.table).sql(" AS targets WHERE targets.");
    let query = query.name("name").sql(" = links.").name(fieldname).sql(")");
    Ok(query.first(ctx.connection(), |row| column::int(row, 0))?.flatten().unwrap_or_default())
}
