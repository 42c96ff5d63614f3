//! The static metadata of a DocType, without members that have their default values.

use super::rust::literal;
use super::scope::Scope;
use super::text::Lines;
use crate::ir::{DocType, Field, Naming};
use crate::schema::{Permission, text_of};
use doctyped_schema::{FieldType, SortOrder};
use std::fmt::Display;

/// `static META`.
pub(super) fn item(doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let (meta, definition) = (scope.type_name("Meta"), scope.type_name("Definition"));
    lines.blank();
    lines.block(format_args!("static META: {meta} = {meta}::new({definition} {{"), "});", |lines| {
        members(doctype, scope, lines);
        lines.line(format_args!("..{definition}::NEW"));
    });
}

fn members(doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let declared = &doctype.declared;
    let name = doctype.name();
    let mut members = Members::default();
    members.text("name", name);
    members.text("module", text_of(&declared.module));
    members.text("description", text_of(&declared.description));
    members.text("table", &format!("tab{name}"));
    members.text("renamed_from", text_of(&declared.renamed_from));
    members.write(lines);
    each("fields", doctype.fields.iter().filter(|field| field.is_served()), lines, |served, lines| {
        field(served, scope, lines);
    });
    each("permissions", declared.permissions.iter(), lines, |row, lines| permission(row, scope, lines));
    let mut members = Members::default();
    if doctype.naming != Naming::Hash {
        members.member("naming", naming(&doctype.naming, scope));
    }
    for (switch, on) in [
        ("is_single", declared.issingle),
        ("is_child", declared.istable),
        ("is_tree", declared.is_tree),
        ("is_submittable", declared.is_submittable),
        ("is_virtual", declared.is_virtual),
        ("allow_rename", declared.allow_rename),
        ("allow_import", declared.allow_import),
        ("track_changes", declared.track_changes),
        ("track_seen", declared.track_seen),
        ("show_title_field_in_link", declared.show_title_field_in_link),
    ] {
        members.switch(switch, on);
    }
    let title_field = text_of(&declared.title_field);
    if doctype.has_value(title_field) {
        members.text("title_field", title_field);
    }
    members.list("search_fields", doctype.search_fields().into_iter().map(literal));
    if !matches!(doctype.sort.as_slice(), [(field, SortOrder::Desc)] if field == "creation") {
        members.list("sort", doctype.sort.iter().map(|part| sort(part, scope)));
    }
    members.text("parent_field", &doctype.parent_field().unwrap_or_default());
    members.number("max_attachments", declared.max_attachments);
    members.write(lines);
}

fn sort((field, order): &(String, SortOrder), scope: &Scope<'_>) -> String {
    let order = match order {
        SortOrder::Asc => "Asc",
        SortOrder::Desc => "Desc",
    };
    format!("({}, {}::{order})", literal(field), scope.type_name("SortOrder"))
}

fn naming(naming: &Naming, scope: &Scope<'_>) -> String {
    let (rule, argument) = match naming {
        Naming::Hash => ("Hash", None),
        Naming::Field(field) => ("Field", Some(field)),
        Naming::NamingSeries => ("NamingSeries", None),
        Naming::Format(format) => ("Format", Some(format)),
        Naming::Prompt => ("Prompt", None),
        Naming::Autoincrement => ("Autoincrement", None),
        Naming::Uuid => ("Uuid", None),
        Naming::Expression(expression) => ("Expression", Some(expression)),
    };
    let argument = argument.map(|text| format!("({})", literal(text))).unwrap_or_default();
    format!("{}::{rule}{argument}", scope.type_name("Naming"))
}

fn permission(permission: &Permission, scope: &Scope<'_>, lines: &mut Lines) {
    let rights = permission.rights.iter().map(|right| scope.value_name(&right.to_uppercase()).into_owned());
    let rights: Vec<String> = rights.collect();
    let (role, level) = (literal(text_of(&permission.role)), permission.permlevel);
    let if_owner = if permission.if_owner { ".if_owner()" } else { "" };
    let row = scope.type_name("DocPerm");
    lines.line(format_args!("{row}::new({role}, {level}, &[{}]){if_owner},", rights.join(", ")));
}

fn field(field: &Field, scope: &Scope<'_>, lines: &mut Lines) {
    let declared = &field.declared;
    let mut members = Members::default();
    members.text("fieldname", &field.name);
    members.text("renamed_from", text_of(&declared.renamed_from));
    if field.fieldtype != FieldType::Data {
        members.member("fieldtype", format_args!("{}::{:?}", scope.type_name("FieldType"), field.fieldtype));
    }
    members.text("label", text_of(&declared.label));
    members.text("description", text_of(&declared.description));
    members.text("options", text_of(&declared.options));
    if let Some(default) = &declared.default {
        members.member("default", format_args!("{}({})", scope.value_name("Some"), literal(&default.value)));
    }
    members.number("length", declared.length);
    members.text("precision", text_of(&declared.precision));
    members.text("fetch_from", text_of(&declared.fetch_from));
    members.number("permlevel", u32::from(declared.permlevel));
    for name in &declared.switches {
        members.switch(name, true);
    }
    let condition = |(key, expression): &(&str, String)| format!("({}, {})", literal(key), literal(expression));
    members.list("conditions", declared.conditions.iter().map(condition));
    let docfield = scope.type_name("DocField");
    members.0.push(format!("..{docfield}::NEW"));
    lines.list(&format!("{docfield} {{"), &members.0, "},", " ");
}

/// A list member with a line for each item; omitted if it is empty.
fn each<T>(name: &str, items: impl Iterator<Item = T>, lines: &mut Lines, write: impl Fn(T, &mut Lines)) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        lines.block(format_args!("{name}: &["), "],", |lines| items.for_each(|item| write(item, lines)));
    }
}

/// Members of a struct literal. Empty texts and lists, 0 and false are omitted.
#[derive(Default)]
struct Members(Vec<String>);

impl Members {
    /// Writes the members, one a line.
    fn write(self, lines: &mut Lines) {
        for member in self.0 {
            lines.line(format_args!("{member},"));
        }
    }

    fn member(&mut self, name: &str, value: impl Display) {
        self.0.push(format!("{name}: {value}"));
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.member(name, literal(text));
        }
    }

    fn number(&mut self, name: &str, number: u32) {
        if number > 0 {
            self.member(name, number);
        }
    }

    fn switch(&mut self, name: &str, on: bool) {
        if on {
            self.member(name, true);
        }
    }

    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.member(name, format_args!("&[{}]", items.join(", ")));
        }
    }
}
