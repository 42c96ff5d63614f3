//! The static metadata of a DocType. Only what differs from the type's own defaults is written.
//!
//! It is the largest part of the output and nothing but lists of members, so it is written as text
//! line by line: through syn and prettyplease it takes ten times as long.

use super::rust::literal;
use crate::ir::{DocType, Field, Naming, Sort};
use crate::schema::{Permission, text_of};
use std::fmt::{Display, Write as _};

/// `static META`.
pub(super) fn item(doctype: &DocType) -> String {
    let mut lines = Lines::default();
    lines
        .line("static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {");
    lines.indented(|lines| {
        members(doctype, lines);
        lines.line("..::doctyped::schema::Definition::NEW");
    });
    lines.line("});");
    lines.text
}

fn members(doctype: &DocType, lines: &mut Lines) {
    let declared = &doctype.declared;
    let name = doctype.name();
    lines.text("name", name);
    lines.text("module", text_of(&declared.module));
    lines.text("description", text_of(&declared.description));
    lines.text("table", &format!("tab{name}"));
    lines.each("fields", doctype.fields.iter().filter(|field| field.is_served()), field);
    lines.each("permissions", declared.permissions.iter(), permission);
    if doctype.naming != Naming::Hash {
        lines.member("naming", naming(&doctype.naming));
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
        lines.switch(switch, on);
    }
    let title_field = text_of(&declared.title_field);
    if doctype.has_field(title_field) {
        lines.text("title_field", title_field);
    }
    let search_fields: Vec<String> = doctype.search_fields().into_iter().map(literal).collect();
    lines.list("search_fields", &search_fields);
    if !matches!(doctype.sort.as_slice(), [(field, Sort::Desc)] if field == "creation") {
        let sort: Vec<String> = doctype.sort.iter().map(sort).collect();
        lines.list("sort", &sort);
    }
    lines.text("parent_field", &doctype.parent_field().unwrap_or_default());
    lines.number("max_attachments", declared.max_attachments);
}

fn sort((field, order): &(String, Sort)) -> String {
    let order = match order {
        Sort::Asc => "Asc",
        Sort::Desc => "Desc",
    };
    format!("({}, ::doctyped::schema::SortOrder::{order})", literal(field))
}

fn naming(naming: &Naming) -> String {
    let (rule, argument) = match naming {
        Naming::Hash => ("Hash", None),
        Naming::Field(field) => ("Field", Some(field)),
        Naming::Series => ("NamingSeries", None),
        Naming::Format(format) => ("Format", Some(format)),
        Naming::Prompt => ("Prompt", None),
        Naming::Autoincrement => ("Autoincrement", None),
        Naming::Uuid => ("Uuid", None),
        Naming::Expression(expression) => ("Expression", Some(expression)),
    };
    let argument = argument.map(|text| format!("({})", literal(text))).unwrap_or_default();
    format!("::doctyped::schema::Naming::{rule}{argument}")
}

fn permission(permission: &Permission, lines: &mut Lines) {
    lines.line("::doctyped::schema::DocPerm {");
    lines.indented(|lines| {
        lines.member("role", literal(text_of(&permission.role)));
        lines.member("permlevel", level(permission.permlevel));
        lines.member("if_owner", permission.if_owner);
        let rights =
            permission.rights.iter().map(|right| format!("::doctyped::schema::Rights::{}", right.to_uppercase()));
        let rights: Vec<String> = rights.collect();
        match rights.split_first() {
            None => lines.member("rights", "::doctyped::schema::Rights::NONE"),
            Some((only, [])) => lines.member("rights", only),
            Some((first, others)) => {
                lines.line(format!("rights: {first}"));
                lines.indented(|lines| {
                    for (place, right) in others.iter().enumerate() {
                        let end = if place + 1 == others.len() { "," } else { "" };
                        lines.line(format!(".and({right}){end}"));
                    }
                });
            }
        }
    });
    lines.line("},");
}

fn field(field: &Field, lines: &mut Lines) {
    let declared = &field.declared;
    lines.line("::doctyped::schema::DocField {");
    lines.indented(|lines| {
        lines.text("fieldname", &field.name);
        let fieldtype = field.fieldtype.variant();
        if fieldtype != "Data" {
            lines.member("fieldtype", format_args!("::doctyped::schema::FieldType::{fieldtype}"));
        }
        lines.text("label", text_of(&declared.label));
        lines.text("description", text_of(&declared.description));
        lines.text("options", text_of(&declared.options));
        if let Some(default) = &declared.default {
            lines.member("default", format_args!("::std::option::Option::Some({})", literal(&default.value)));
        }
        lines.number("length", declared.length);
        lines.text("precision", text_of(&declared.precision));
        lines.text("fetch_from", text_of(&declared.fetch_from));
        lines.number("permlevel", u32::from(level(declared.permlevel)));
        for name in &declared.switches {
            lines.switch(name, true);
        }
        let condition = |(key, expression): &(&str, String)| format!("({}, {})", literal(key), literal(expression));
        let conditions: Vec<String> = declared.conditions.iter().map(condition).collect();
        lines.list("conditions", &conditions);
        lines.line("..::doctyped::schema::DocField::NEW");
    });
    lines.line("},");
}

/// Levels run from 0 to 9.
fn level(level: u32) -> u8 {
    u8::try_from(level).unwrap_or(u8::MAX)
}

/// Lines of members. What is empty, 0 or off is left out.
#[derive(Default)]
struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Lists that are longer get a line for each item.
    const WIDTH: usize = 89;

    fn line(&mut self, line: impl Display) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "", indent = self.depth * 4);
    }

    fn indented(&mut self, inner: impl FnOnce(&mut Lines)) {
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    fn member(&mut self, name: &str, value: impl Display) {
        self.line(format_args!("{name}: {value},"));
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

    fn list(&mut self, name: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let inline = items.join(", ");
        if items.len() == 1 || self.depth * 4 + name.len() + inline.len() < Lines::WIDTH {
            self.member(name, format_args!("&[{inline}]"));
        } else {
            self.each(name, items.iter(), |item, lines| lines.line(format_args!("{item},")));
        }
    }

    fn each<T>(&mut self, name: &str, items: impl Iterator<Item = T>, write: impl Fn(T, &mut Lines)) {
        let mut items = items.peekable();
        if items.peek().is_none() {
            return;
        }
        self.line(format_args!("{name}: &["));
        self.indented(|lines| items.for_each(|item| write(item, lines)));
        self.line("],");
    }
}
