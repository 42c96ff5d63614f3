//! DocField: the fields of the DocTypes that are compiled in, as rows of their documents.

use super::definition_rows;
use crate::prelude::*;
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_models::docfield::DocField;
use doctyped_schema::Meta;

/// The fields of all DocTypes.
#[derive(Debug)]
pub struct DocFields;

impl VirtualDocument for DocFields {
    type Document = DocField;

    fn load(name: &str, ctx: &mut Context) -> Result<Option<DocField>> {
        Ok(definition_rows::load(ctx, name, rows))
    }

    fn list(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<DocField>> {
        Ok(definition_rows::list(ctx, query, rows))
    }
}

/// The rows of the table `fields` of a DocType.
pub fn rows(meta: &Meta) -> Vec<DocField> {
    (1_i64..).zip(meta.fields).map(|(idx, field)| row(meta, idx, field)).collect()
}

fn row(meta: &Meta, idx: i64, field: &doctyped_schema::DocField) -> DocField {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let condition = |name: &str| field.conditions.iter().find(|(known, _)| *known == name).and_then(|(_, it)| text(it));
    DocField {
        name: format!("{}-{}", meta.name, if field.fieldname.is_empty() { "field" } else { field.fieldname }),
        owner: ADMINISTRATOR.into(),
        modified_by: ADMINISTRATOR.into(),
        idx,
        parent: meta.name.to_owned(),
        parenttype: "DocType".to_owned(),
        parentfield: "fields".to_owned(),
        label: text(field.label),
        fieldtype: field.fieldtype.name().to_owned(),
        fieldname: text(field.fieldname),
        precision: text(field.precision),
        length: i32::try_from(field.length).unwrap_or(i32::MAX),
        non_negative: field.non_negative,
        reqd: field.reqd,
        is_virtual: field.is_virtual,
        search_index: field.search_index,
        not_nullable: field.not_nullable,
        in_list_view: field.in_list_view,
        in_standard_filter: field.in_standard_filter,
        in_global_search: field.in_global_search,
        collapsible_depends_on: condition("collapsible_depends_on"),
        options: text(field.options),
        default: text(field.default.unwrap_or_default()),
        fetch_from: text(field.fetch_from),
        fetch_if_empty: field.fetch_if_empty,
        depends_on: condition("depends_on"),
        hidden: field.hidden,
        read_only: field.read_only,
        unique: field.unique,
        set_only_once: field.set_only_once,
        permlevel: i32::from(field.permlevel),
        ignore_user_permissions: field.ignore_user_permissions,
        allow_on_submit: field.allow_on_submit,
        ignore_xss_filter: field.ignore_xss_filter,
        mandatory_depends_on: condition("mandatory_depends_on"),
        read_only_depends_on: condition("read_only_depends_on"),
        no_copy: field.no_copy,
        description: text(field.description),
        ..DocField::default()
    }
}
