//! The top level of a definition.

use super::json::{Node, Value};
use super::reader::Reader;
use super::{Field, Permission, Spanned, Text, keys};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile};
use crate::files::JsonOrigin;
use std::sync::Arc;

/// A definition. Keys without an effect on the server are not kept.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "these are the switches of a DocType")]
pub(crate) struct DocType {
    pub(crate) source: Arc<SourceFile>,
    pub(crate) origin: JsonOrigin,
    pub(crate) name: Spanned<String>,
    pub(crate) renamed_from: Text,
    pub(crate) module: Text,
    pub(crate) description: Text,
    pub(crate) autoname: Text,
    pub(crate) fields: Vec<Field>,
    pub(crate) field_order: Vec<Spanned<String>>,
    pub(crate) permissions: Vec<Permission>,
    pub(crate) issingle: bool,
    pub(crate) istable: bool,
    pub(crate) is_tree: bool,
    pub(crate) is_submittable: bool,
    pub(crate) is_virtual: bool,
    pub(crate) allow_rename: bool,
    pub(crate) allow_import: bool,
    pub(crate) track_changes: bool,
    pub(crate) track_seen: bool,
    pub(crate) show_title_field_in_link: bool,
    pub(crate) title_field: Text,
    pub(crate) search_fields: Text,
    pub(crate) image_field: Text,
    pub(crate) timeline_field: Text,
    pub(crate) sort_field: Text,
    pub(crate) sort_order: Text,
    pub(crate) nsm_parent_field: Text,
    pub(crate) max_attachments: u32,
}

impl DocType {
    /// Reads a definition; none without a name.
    pub(crate) fn read(
        source: &Arc<SourceFile>,
        origin: &JsonOrigin,
        root: &Node<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<DocType> {
        let Value::Object(members) = &root.value else { return None };
        let mut doctype = DocType::empty(source, origin);
        let mut reader = Reader::new(source, diagnostics);
        reader.repeated_keys(members);
        let mut name = None;
        for member in members {
            match &*member.key {
                "name" => name = reader.text(member),
                "renamed_from" => doctype.renamed_from = reader.text(member),
                "module" => doctype.module = reader.text(member),
                "description" => doctype.description = reader.text(member),
                "autoname" => doctype.autoname = reader.text(member),
                "title_field" => doctype.title_field = reader.text(member),
                "search_fields" => doctype.search_fields = reader.text(member),
                "image_field" => doctype.image_field = reader.text(member),
                "timeline_field" => doctype.timeline_field = reader.text(member),
                "sort_field" => doctype.sort_field = reader.text(member),
                "sort_order" => doctype.sort_order = reader.direction(member),
                "nsm_parent_field" => doctype.nsm_parent_field = reader.text(member),
                "issingle" => doctype.issingle = reader.switch(member),
                "istable" => doctype.istable = reader.switch(member),
                "is_tree" => doctype.is_tree = reader.switch(member),
                "is_submittable" => doctype.is_submittable = reader.switch(member),
                "is_virtual" => doctype.is_virtual = reader.switch(member),
                "allow_rename" => doctype.allow_rename = reader.switch(member),
                "allow_import" => doctype.allow_import = reader.switch(member),
                "track_changes" => doctype.track_changes = reader.switch(member),
                "track_seen" => doctype.track_seen = reader.switch(member),
                "show_title_field_in_link" => doctype.show_title_field_in_link = reader.switch(member),
                "max_attachments" => doctype.max_attachments = reader.number(member),
                "field_order" => doctype.field_order = reader.texts(member),
                "fields" => {
                    let nodes = reader.rows(member);
                    doctype.fields = nodes.iter().filter_map(|node| Field::read(node, &mut reader)).collect();
                }
                "permissions" => {
                    let nodes = reader.rows(member);
                    doctype.permissions = nodes.iter().filter_map(|node| Permission::read(node, &mut reader)).collect();
                }
                _ => reader.unknown_key(member, keys::DOCTYPE, "DocType"),
            }
        }
        let Some(name) = name.filter(|name| !name.value.trim().is_empty()) else {
            let diagnostic = Diagnostic::new(Code::Incomplete, source, root.span.first(), "the DocType has no name");
            diagnostics.push(diagnostic.help("add \"name\": \"...\" at the top level"));
            return None;
        };
        doctype.name = name;
        if doctype.issingle {
            // As in Frappe, one document has neither parents nor a workflow, nor is it a tree.
            doctype.istable = false;
            doctype.is_tree = false;
            doctype.is_submittable = false;
        }
        Some(doctype)
    }

    fn empty(source: &Arc<SourceFile>, origin: &JsonOrigin) -> DocType {
        DocType {
            source: Arc::clone(source),
            origin: origin.clone(),
            name: Spanned::default(),
            renamed_from: None,
            module: None,
            description: None,
            autoname: None,
            fields: Vec::new(),
            field_order: Vec::new(),
            permissions: Vec::new(),
            issingle: false,
            istable: false,
            is_tree: false,
            is_submittable: false,
            is_virtual: false,
            allow_rename: false,
            allow_import: false,
            track_changes: false,
            track_seen: false,
            show_title_field_in_link: false,
            title_field: None,
            search_fields: None,
            image_field: None,
            timeline_field: None,
            sort_field: None,
            sort_order: None,
            nsm_parent_field: None,
            max_attachments: 0,
        }
    }
}
