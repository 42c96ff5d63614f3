//! The TypeScript client: declarations of the DocTypes and functions, and the files that all applications share.
//!
//! The package is JavaScript with declarations, so that Node.js, browsers and Deno import it without a build. A DocType
//! is a type alone: nothing of it is left at run time. DocTypes are named by their texts, as `"Library Member"`, so that
//! no name of a DocType or a field has to be an identifier.

use super::json_type::{self, ArgumentType, JsonType};
use super::package::Package;
use super::{Client, Referent, required, verb};
use crate::diagnostic::escaped;
use crate::emit::rust::docs;
use crate::files::MARK;
use crate::ir::{Column, DocType, FieldContent, SelectEnum, Slot, LinkTarget};
use crate::schema::text_of;
use doctyped_openapi::Signature;
use doctyped_schema::{CHILD_FIELDS, FIRST_FIELD, FieldType};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Files that are the same for all applications.
const FILES: [(&str, &str); 10] = [
    ("builtin.d.ts", include_str!("../../../clients/typescript/builtin.d.ts")),
    ("client.d.ts", include_str!("../../../clients/typescript/client.d.ts")),
    ("client.js", include_str!("../../../clients/typescript/client.js")),
    ("documents.d.ts", include_str!("../../../clients/typescript/documents.d.ts")),
    ("errors.d.ts", include_str!("../../../clients/typescript/errors.d.ts")),
    ("errors.js", include_str!("../../../clients/typescript/errors.js")),
    ("index.d.ts", include_str!("../../../clients/typescript/index.d.ts")),
    ("index.js", include_str!("../../../clients/typescript/index.js")),
    ("query.d.ts", include_str!("../../../clients/typescript/query.d.ts")),
    ("shape.d.ts", include_str!("../../../clients/typescript/shape.d.ts")),
];

const README: &str = include_str!("../../../clients/typescript/README.md");

/// The files of the package, apart from those of the DocTypes.
pub(super) fn package<'a>(
    client: Client<'a>,
    package: &'a Package,
    from: &'a str,
) -> impl Iterator<Item = (PathBuf, String)> + use<'a> {
    let shared =
        FILES.iter().map(|(name, text)| ((*name).to_owned(), format!("// {MARK}; not to be edited.\n\n{text}")));
    let readme = format!("<!-- {MARK}; not to be edited. -->\n\n# {}\n\n{}", package.name, README);
    let own = [
        ("package.json", manifest(package, from)),
        ("README.md", readme.replace("PACKAGE", &package.name)),
        ("doctypes.d.ts", doctypes(client, from)),
        ("functions.d.ts", functions(client, from)),
        ("functions.js", verbs(client, from)),
    ];
    let own = own.into_iter().map(|(name, text)| (name.to_owned(), text));
    shared.chain(own).map(|(name, text)| (PathBuf::from(name), text))
}

/// The lines that every file begins with.
fn header(title: &str, from: &str) -> String {
    format!("// {}\n//\n// {MARK} from `{}`; not to be edited.\n\n", escaped(title), escaped(from))
}

fn manifest(package: &Package, from: &str) -> String {
    let Package { title, name, version } = package;
    let mark = literal(&format!("{MARK} from `{from}`; not to be edited."));
    let description = literal(&format!("A typed client of {title}."));
    format!(
        r#"{{
  "//": {mark},
  "name": "{name}",
  "version": {version},
  "description": {description},
  "license": "UNLICENSED",
  "type": "module",
  "sideEffects": false,
  "engines": {{ "node": ">=20" }},
  "types": "./index.d.ts",
  "exports": {{
    ".": {{ "types": "./index.d.ts", "default": "./index.js" }},
    "./doctypes/*": {{ "types": "./doctypes/*.d.ts" }}
  }},
  "files": ["*.js", "*.d.ts", "doctypes/*.d.ts"]
}}
"#,
        version = literal(version),
    )
}

/// The map from the names of DocTypes to their types.
fn doctypes(client: Client<'_>, from: &str) -> String {
    let mut text = header("All DocTypes by name.", from);
    text.push_str("export interface DocTypes {\n");
    for doctype in client.doctypes() {
        let (name, module) = (literal(doctype.name()), doctype.entry.module.as_str());
        let record = doctype.entry.record.as_str();
        let _ = writeln!(text, "  {name}: import(\"./doctypes/{module}.js\").{record};");
    }
    text.push_str("}\n");
    text
}

/// The functions of the application, by path.
fn functions(client: Client<'_>, from: &str) -> String {
    let mut text = header("Functions that clients may call, by path.", from);
    text.push_str("import type { BuiltInFunctions } from \"./builtin.js\";\n");
    let mut members = String::new();
    for (path, signature) in client.functions() {
        member(&path.dotted(), signature, "  ", client, &mut members);
    }
    if members.contains("documents.") {
        text.push_str("import type * as documents from \"./documents.js\";\n");
    }
    let _ = write!(text, "\nexport interface Functions extends BuiltInFunctions {{\n{members}}}\n");
    text
}

/// The HTTP methods of functions and document methods that do not take POST.
fn verbs(client: Client<'_>, from: &str) -> String {
    let mut text = header("The HTTP methods of functions that are not called with POST.", from);
    text.push_str("export const VERBS = {\n");
    let functions = client.functions().map(|(path, signature)| (path.dotted(), signature));
    let methods = client.doctypes().flat_map(|doctype| {
        let name = |method: &str| format!("{}/{method}", doctype.name());
        client.methods(doctype).into_iter().map(move |(method, signature)| (name(method.as_str()), signature))
    });
    for (path, signature) in functions.chain(methods) {
        let verb = verb(signature);
        if verb != "POST" {
            let _ = writeln!(text, "  {}: \"{verb}\",", literal(&path));
        }
    }
    text.push_str("};\n");
    text
}

/// The file of a DocType.
pub(super) fn doctype(doctype: &DocType, client: Client<'_>) -> String {
    let name = doctype.name();
    let mut text = header(&format!("The DocType {name}."), &doctype.declared.source.header);
    let methods = methods(doctype, client);
    text.push_str("import type * as shape from \"../shape.js\";\n");
    if methods.contains("documents.") {
        text.push_str("import type * as documents from \"../documents.js\";\n");
    }
    text.push('\n');
    comment(name, text_of(&doctype.declared.description), "", &mut text);
    let _ = writeln!(text, "export interface {} extends shape.DocType {{", doctype.entry.record.as_str());
    let is_numbered = matches!(doctype.slots.first().map(|slot| &slot.column), Some(Column::BigInt));
    let name_type = if is_numbered { "number" } else { "string" };
    let _ = writeln!(text, "  kind: \"{}\";\n  name: {name_type};", kind(doctype));
    let standard = if is_numbered { "shape.Standard<number>" } else { "shape.Standard" };
    let row = if doctype.declared.istable { " & shape.Row" } else { "" };
    let _ = writeln!(text, "  fields: {standard}{row} & {{");
    let last = doctype.slots.len() - if doctype.declared.istable { CHILD_FIELDS.len() } else { 0 };
    for slot in doctype.slots.get(FIRST_FIELD..last).unwrap_or_default() {
        comment(&slot.label, &slot.description, "    ", &mut text);
        let _ = writeln!(text, "    {}: {};", key(&slot.name), field(doctype, slot, client));
    }
    text.push_str("  };\n");
    tables(doctype, &mut text);
    let required: Vec<String> = required::fields(doctype).into_iter().map(literal).collect();
    let required = if required.is_empty() { "never".to_owned() } else { required.join(" | ") };
    let _ = writeln!(text, "  required: {required};");
    text.push_str(&methods);
    text.push_str("}\n");
    text
}

fn kind(doctype: &DocType) -> &'static str {
    let declared = &doctype.declared;
    if declared.issingle {
        "single"
    } else if declared.istable {
        "row"
    } else if declared.is_submittable {
        "submittable"
    } else if declared.is_tree {
        "tree"
    } else {
        "document"
    }
}

fn tables(doctype: &DocType, text: &mut String) {
    let rows = doctype.fields.iter().filter_map(|field| match &field.content {
        FieldContent::Table(LinkTarget::Known(rows)) => Some((field, rows)),
        _ => None,
    });
    let mut members = String::new();
    for (field, rows) in rows {
        comment(text_of(&field.declared.label), text_of(&field.declared.description), "    ", &mut members);
        let _ = writeln!(members, "    {}: {};", key(&field.name), literal(&rows.name));
    }
    if members.is_empty() {
        text.push_str("  tables: {};\n");
    } else {
        let _ = write!(text, "  tables: {{\n{members}  }};\n");
    }
}

fn methods(doctype: &DocType, client: Client<'_>) -> String {
    let mut members = String::new();
    for (name, signature) in client.methods(doctype) {
        member(name.as_str(), signature, "    ", client, &mut members);
    }
    if members.is_empty() { "  methods: {};\n".to_owned() } else { format!("  methods: {{\n{members}  }};\n") }
}

/// The type of a field.
fn field(doctype: &DocType, slot: &Slot, client: Client<'_>) -> String {
    let mandatory = |required: bool, kind: String| {
        if required { format!("shape.Mandatory<{kind}>") } else { kind }
    };
    let declared = doctype.field(&slot.name);
    let fieldtype = declared.map_or(FieldType::Data, |field| field.fieldtype);
    let is_mandatory = declared.is_some_and(|field| field.declared.has("reqd"));
    match &slot.column {
        Column::Text { required } if fieldtype == FieldType::DynamicLink => {
            mandatory(*required, "shape.DynamicLink".to_owned())
        }
        Column::Link { target: LinkTarget::Known(entry), required } if client.has(&entry.name) => {
            mandatory(*required, format!("shape.Link<{}>", literal(&entry.name)))
        }
        Column::Text { required } | Column::Link { required, .. } => mandatory(*required, "shape.Text".to_owned()),
        Column::Select { ident, required } => {
            let select = doctype.enums.iter().find(|select| select.ident == *ident);
            mandatory(*required, format!("shape.Select<{}>", options(select)))
        }
        Column::Json => "shape.JsonText".to_owned(),
        Column::Password => "shape.Password".to_owned(),
        Column::Int | Column::BigInt | Column::DocStatus => "shape.Int".to_owned(),
        Column::LongInt => "shape.OptionalInt".to_owned(),
        Column::Check => "shape.Check".to_owned(),
        Column::Decimal => "shape.Float".to_owned(),
        Column::NullableDecimal | Column::Rating => "shape.OptionalFloat".to_owned(),
        Column::Date => mandatory(is_mandatory, "shape.DateText".to_owned()),
        Column::Datetime | Column::Timestamp => mandatory(is_mandatory, "shape.DatetimeText".to_owned()),
        Column::Time => mandatory(is_mandatory, "shape.TimeText".to_owned()),
    }
}

fn options(select: Option<&SelectEnum>) -> String {
    let variants = select.map(|select| select.variants.as_slice()).unwrap_or_default();
    let options: Vec<String> = variants.iter().map(|variant| literal(&variant.text)).collect();
    if options.is_empty() { "string".to_owned() } else { options.join(" | ") }
}

/// A function or a method with its arguments and its result.
fn member(name: &str, signature: &Signature, indent: &str, client: Client<'_>, text: &mut String) {
    let lines: Vec<String> = signature.description.lines().map(str::to_owned).collect();
    comment_lines(&lines, indent, text);
    let arguments = arguments(signature, client);
    let result = json(&json_type::result(signature), client);
    let _ = writeln!(text, "{indent}{}: {{ arguments: {arguments}; result: {result} }};", literal(name));
}

fn arguments(signature: &Signature, client: Client<'_>) -> String {
    let argument = |argument: ArgumentType<'_>| {
        let ArgumentType { name, value, required } = argument;
        let value = json(&value, client);
        if required { format!("{}: {value}", key(name)) } else { format!("{}?: {value} | null", key(name)) }
    };
    let mut members: Vec<String> = json_type::arguments(signature).map(argument).collect();
    if json_type::is_open(signature) {
        members.push("[argument: string]: unknown".to_owned());
    }
    if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join("; ")) }
}

fn json(value: &JsonType, client: Client<'_>) -> String {
    match value {
        JsonType::Nothing => "null".to_owned(),
        JsonType::Text => "string".to_owned(),
        JsonType::Boolean => "boolean".to_owned(),
        JsonType::Integer | JsonType::Number => "number".to_owned(),
        JsonType::Optional(value) => format!("{} | null", json(value, client)),
        JsonType::List(item) => match json(item, client) {
            item if item.contains('|') => format!("({item})[]"),
            item => format!("{item}[]"),
        },
        JsonType::Map(value) => format!("Record<string, {}>", json(value, client)),
        JsonType::Link(record) => match client.doctype(record) {
            Some(doctype) => format!("documents.Name<{}>", literal(doctype.name())),
            None => "string".to_owned(),
        },
        JsonType::Named(path) => match client.referent(path) {
            Referent::Document(doctype) => format!("documents.Doc<{}>", literal(doctype.name())),
            Referent::Options(doctype, slot) => {
                format!("documents.Option<{}, {}>", literal(doctype.name()), literal(&slot.name))
            }
            Referent::Unknown => "unknown".to_owned(),
        },
        JsonType::Any => "unknown".to_owned(),
    }
}

/// A documentation comment.
fn comment(title: &str, description: &str, indent: &str, text: &mut String) {
    comment_lines(&docs(title, description), indent, text);
}

fn comment_lines(lines: &[String], indent: &str, text: &mut String) {
    let lines: Vec<String> = lines.iter().map(|line| line.replace("*/", "* /")).collect();
    match lines.as_slice() {
        [] => {}
        [line] => {
            let _ = writeln!(text, "{indent}/** {line} */");
        }
        lines => {
            let _ = writeln!(text, "{indent}/**");
            for line in lines {
                let _ = writeln!(text, "{}", format_args!("{indent} * {line}").to_string().trim_end());
            }
            let _ = writeln!(text, "{indent} */");
        }
    }
}

/// A key of an object type: quoted unless it is a plain identifier.
fn key(name: &str) -> String {
    let is_identifier = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_identifier { name.to_owned() } else { literal(name) }
}

/// A string literal.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
