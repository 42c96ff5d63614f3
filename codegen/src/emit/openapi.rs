//! `openapi.json`: the application as `doctyped-openapi` describes it.

use super::Application;
use crate::files::{Input, MARK};
use crate::ir::{DocType, Field, FieldContent, LinkTarget, Naming};
use crate::schema::text_of;
use crate::sources::{ItemPath, Sources};
use doctyped_openapi as openapi;
use doctyped_openapi::{BuiltInFunctions, RustSource};

/// The text of `openapi.json`. `from` names the source folders.
pub(super) fn file(application: Application<'_>, input: &Input, from: &str) -> String {
    let Application { app, sources, .. } = application;
    let files = input.functions.iter().map(|file| RustSource { text: &file.source.text, modules: &file.modules });
    let built_in = BuiltInFunctions::read(files);
    let functions = sources.functions.iter().filter_map(|path| function(path, path.dotted(), sources));
    let of_modules = sources.module_functions.iter().filter_map(|function| {
        let signature = function.signature.as_ref()?;
        // Their types are those of the runtime.
        Some(openapi::Function { path: function.path.dotted(), module: Vec::new(), signature })
    });
    openapi::describe(&openapi::Application {
        name: app.settings.name.as_str(),
        origin: format!("{MARK} from `{from}`; not to be edited."),
        doctypes: app.doctypes.iter().chain(app.built_in_in_use()).map(|own| doctype(own, sources)).collect(),
        functions: of_modules.chain(functions).collect(),
        types: &sources.types,
        built_in: &built_in,
    })
}

fn function<'a>(path: &ItemPath, name: String, sources: &'a Sources) -> Option<openapi::Function<'a>> {
    let module = path.modules.iter().map(|module| module.as_str().to_owned()).collect();
    Some(openapi::Function { path: name, module, signature: sources.signatures.get(path)? })
}

fn doctype<'a>(doctype: &'a DocType, sources: &'a Sources) -> openapi::DocType<'a> {
    let declared = &doctype.declared;
    let own = sources.methods.get(doctype.name()).into_iter().flatten();
    let own = own.filter_map(|path| function(path, path.name.as_str().to_owned(), sources));
    let built_in = sources.built_in_methods.get(doctype.name()).into_iter().flatten();
    let built_in =
        built_in.map(|(name, signature)| openapi::Function { path: name.clone(), module: Vec::new(), signature });
    let of_guest = declared.permissions.iter().filter(|row| text_of(&row.role) == "Guest" && row.permlevel == 0);
    openapi::DocType {
        name: doctype.name(),
        record: doctype.entry.record.as_str(),
        module: text_of(&declared.module),
        description: text_of(&declared.description),
        title_field: text_of(&declared.title_field),
        autoname: text_of(&declared.autoname),
        naming: match doctype.naming {
            Naming::Prompt => openapi::Naming::Prompt,
            Naming::Autoincrement => openapi::Naming::Autoincrement,
            _ => openapi::Naming::Server,
        },
        is_single: declared.issingle,
        is_child: declared.istable,
        is_tree: declared.is_tree,
        is_submittable: declared.is_submittable,
        is_virtual: declared.is_virtual,
        guest_rights: of_guest.flat_map(|row| row.rights.iter().copied()).collect(),
        fields: doctype.fields.iter().map(field).collect(),
        optional_columns: doctype.optional_columns().collect(),
        methods: own.chain(built_in).collect(),
    }
}

fn field(field: &Field) -> openapi::Field<'_> {
    let declared = &field.declared;
    openapi::Field {
        name: &field.name,
        fieldtype: field.fieldtype,
        column_type: field.fieldtype.column_type(declared.length),
        label: text_of(&declared.label),
        description: text_of(&declared.description),
        options: text_of(&declared.options),
        default: text_of(&declared.default),
        fetch_from: text_of(&declared.fetch_from),
        permlevel: declared.permlevel,
        switches: &declared.switches,
        conditions: &declared.conditions,
        content: match &field.content {
            FieldContent::Nothing => openapi::Content::Nothing,
            FieldContent::Value => openapi::Content::Value,
            FieldContent::Link(linked) => openapi::Content::Link(target(linked)),
            FieldContent::Table(rows) => openapi::Content::Table(target(rows)),
        },
    }
}

fn target(target: &LinkTarget) -> Option<&str> {
    match target {
        LinkTarget::Known(entry) => Some(&entry.name),
        LinkTarget::Missing => None,
    }
}
