//! DocTypes, resolved.

mod field_names;
mod limits;
mod tree_fields;

use super::column::Column;
use super::default::DefaultValue;
use super::field::{self, Field, FieldContent};
use super::index::{DocTypeIndex, Entry, LinkTarget};
use super::name::{Ident, Names, scrub};
use super::naming::Naming;
use super::select_enum::SelectEnum;
use super::slot::{Slot, TableField};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::{self, text_of};
use doctyped_schema::{CHILD_FIELDS, DocField, FieldType, OPTIONAL_FIELDS, STANDARD_FIELDS, SortOrder};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A DocType with all that is written about it.
#[derive(Debug)]
pub(crate) struct DocType {
    pub(crate) entry: Arc<Entry>,
    /// The definition as read; its fields have moved to `fields`.
    pub(crate) declared: schema::DocType,
    pub(crate) naming: Naming,
    /// All fields in the order of the form.
    pub(crate) fields: Vec<Field>,
    /// Indexes in `fields`, by the name of the field.
    field_indexes: HashMap<String, usize>,
    /// The columns of a record, standard ones included, in their order.
    pub(crate) slots: Vec<Slot>,
    /// The table fields of a record.
    pub(crate) tables: Vec<TableField>,
    /// The enums of its Select fields.
    pub(crate) enums: Vec<SelectEnum>,
    /// Lists are sorted by these, the first one first.
    pub(crate) sort: Vec<(String, SortOrder)>,
}

impl DocType {
    /// Resolves a definition.
    pub(crate) fn lower(
        mut declared: schema::DocType,
        entry: &Arc<Entry>,
        index: &DocTypeIndex,
        diagnostics: &mut Diagnostics,
    ) -> DocType {
        let mut fields = std::mem::take(&mut declared.fields);
        tree_fields::add(&mut declared, &mut fields, diagnostics);
        let naming = naming(&declared, &fields, diagnostics);
        let fields = ordered(fields, &declared, diagnostics);
        let mut lowering = Lowering::new(&declared, entry, index, diagnostics);
        lowering.standard(naming == Naming::Autoincrement);
        for (position, field) in fields.into_iter().enumerate() {
            lowering.field(position, field);
        }
        lowering.child();
        let Lowering { fields, slots, tables, enums, .. } = lowering;
        limits::check(&declared, fields.len(), slots.len(), diagnostics);
        limits::check_row_size(&declared, &fields, diagnostics);
        limits::check_linked_names(&declared, diagnostics);
        let sort = sort(&declared);
        let field_indexes = fields.iter().enumerate().map(|(index, field)| (field.name.clone(), index)).collect();
        DocType { entry: Arc::clone(entry), declared, naming, fields, field_indexes, slots, tables, enums, sort }
    }

    /// The DocType's name.
    pub(crate) fn name(&self) -> &str {
        &self.entry.name
    }

    /// Whether its documents are rows of a table of its own.
    pub(crate) fn has_table(&self) -> bool {
        !self.declared.issingle && !self.declared.is_virtual
    }

    /// The columns of its table that records do not carry.
    pub(crate) fn optional_columns(&self) -> impl Iterator<Item = &str> {
        optional_columns(self.declared.istable, self.declared.track_seen)
    }

    /// The DocTypes whose records its own record names.
    pub(crate) fn linked_entries(&self) -> impl Iterator<Item = &Entry> {
        let links = self.slots.iter().filter_map(|slot| match &slot.column {
            Column::Link { target, .. } => Some(target),
            _ => None,
        });
        links.chain(self.tables.iter().map(|rows| &rows.target)).filter_map(|target| match target {
            LinkTarget::Known(entry) => Some(&**entry),
            LinkTarget::Missing => None,
        })
    }

    /// The field of that name.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.field_indexes.get(name).and_then(|index| self.fields.get(*index))
    }

    /// Whether there is a column or field of that name.
    pub(crate) fn has_field(&self, name: &str) -> bool {
        self.field(name).is_some() || self.is_standard_column(name)
    }

    /// Whether there is a column or virtual field of that name.
    pub(crate) fn has_value(&self, name: &str) -> bool {
        self.field(name).map_or_else(|| self.is_standard_column(name), Field::has_value)
    }

    /// Whether there is a column of that name.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.field(name).map_or_else(|| self.is_standard_column(name), Field::is_column)
    }

    /// Whether a record has the standard column.
    fn is_standard_column(&self, name: &str) -> bool {
        let is = |columns: &[DocField]| columns.iter().any(|column| column.fieldname == name);
        is(&STANDARD_FIELDS) || self.declared.istable && is(&CHILD_FIELDS)
    }

    /// Of a tree, the field that names the parent node.
    pub(crate) fn parent_field(&self) -> Option<String> {
        self.declared.is_tree.then(|| match &self.declared.nsm_parent_field {
            Some(field) => field.value.clone(),
            None => format!("parent_{}", scrub(self.name())),
        })
    }

    /// The fields that a link search reads besides the name.
    pub(crate) fn search_fields(&self) -> Vec<&str> {
        let written = text_of(&self.declared.search_fields);
        written.split(',').map(str::trim).filter(|field| !field.is_empty() && self.has_column(field)).collect()
    }
}

/// The optional columns that a table has.
fn optional_columns<'a>(is_child: bool, tracks_seen: bool) -> impl Iterator<Item = &'a str> {
    let names = OPTIONAL_FIELDS.iter().map(|field| field.fieldname);
    names.filter(move |name| if *name == "_seen" { tracks_seen } else { !is_child })
}

fn naming(declared: &schema::DocType, fields: &[schema::Field], diagnostics: &mut Diagnostics) -> Naming {
    // The name of a Single is its DocType's.
    let Some(autoname) = declared.autoname.as_ref().filter(|_| !declared.issingle) else { return Naming::Hash };
    Naming::read(&autoname.value).unwrap_or_else(|| {
        let message = format!("autoname `{}` is no naming rule, so documents get random names", autoname.value);
        let diagnostic = Diagnostic::new(Code::NamingWithoutCounter, &declared.source, autoname.span, message);
        // `feild:title`, or `title` alone.
        let named = autoname.value.rsplit(':').next().unwrap_or_default().trim();
        let is_field = fields.iter().any(|field| text_of(&field.fieldname) == named);
        diagnostics.push(if is_field {
            diagnostic.help(format!("did you mean `field:{named}`?"))
        } else {
            diagnostic.help("write `field:...`, `format:...` or a series with `#`, or leave it out")
        });
        Naming::Hash
    })
}

/// `sort_field` and `sort_order`; where nothing is said, Frappe lists the newest first.
fn sort(declared: &schema::DocType) -> Vec<(String, SortOrder)> {
    let direction = |word: &str| schema::sort_order(word).unwrap_or(SortOrder::Desc);
    let order = direction(text_of(&declared.sort_order));
    let mut sort = Vec::new();
    for part in text_of(&declared.sort_field).split(',') {
        let mut words = part.split_whitespace().map(|word| word.trim_matches('`'));
        if let Some(field) = words.next() {
            sort.push((field.to_owned(), words.next().map_or(order, direction)));
        }
    }
    if sort.is_empty() {
        sort.push(("creation".to_owned(), SortOrder::Desc));
    }
    sort
}

/// The fields in the order of `field_order`, those that it does not mention behind.
fn ordered(
    fields: Vec<schema::Field>,
    declared: &schema::DocType,
    diagnostics: &mut Diagnostics,
) -> Vec<schema::Field> {
    if declared.field_order.is_empty() {
        return fields;
    }
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, name) in declared.field_order.iter().enumerate() {
        order.entry(&name.value).or_insert(at);
    }
    let present: BTreeSet<&str> = fields.iter().map(|field| text_of(&field.fieldname)).collect();
    for name in declared.field_order.iter().filter(|name| !present.contains(name.value.as_str())) {
        let message = format!("field_order mentions `{}`, which is no field", name.value);
        diagnostics.push(Diagnostic::new(Code::FieldOrder, &declared.source, name.span, message));
    }
    let mut fields = fields;
    // Stable: several fields that are not mentioned keep their order.
    fields.sort_by_key(|field| order.get(text_of(&field.fieldname)).copied().unwrap_or(usize::MAX));
    fields
}

/// Whether fields of a type hold no value: they arrange the form.
fn is_layout(fieldtype: FieldType) -> bool {
    !fieldtype.is_table() && fieldtype.column_type(0).is_none()
}

/// The state of [`DocType::lower`]: what is resolved so far.
struct Lowering<'a> {
    declared: &'a schema::DocType,
    index: &'a DocTypeIndex,
    diagnostics: &'a mut Diagnostics,
    fields: Vec<Field>,
    slots: Vec<Slot>,
    tables: Vec<TableField>,
    enums: Vec<SelectEnum>,
    /// Field names in lower case, as databases compare them.
    seen: BTreeSet<String>,
    members: Names,
    constants: Names,
    types: Names,
}

impl<'a> Lowering<'a> {
    fn new(
        declared: &'a schema::DocType,
        entry: &Entry,
        index: &'a DocTypeIndex,
        diagnostics: &'a mut Diagnostics,
    ) -> Lowering<'a> {
        Lowering {
            declared,
            index,
            diagnostics,
            fields: Vec::new(),
            slots: Vec::new(),
            tables: Vec::new(),
            enums: Vec::new(),
            seen: BTreeSet::new(),
            members: Names::default(),
            constants: Names::reserving(&["META", "table"]),
            types: Names::reserving(&[entry.record.as_str()]),
        }
    }

    fn standard(&mut self, autoincrement: bool) {
        for name in STANDARD_FIELDS.iter().map(|field| field.fieldname) {
            let column = match name {
                "name" if autoincrement => Column::BigInt,
                "owner" | "modified_by" => Column::Link { target: self.index.user(), required: true },
                "creation" | "modified" => Column::Timestamp,
                "docstatus" => Column::DocStatus,
                "idx" => Column::BigInt,
                _ => Column::Text { required: true },
            };
            self.slot(name, "", "", column, DefaultValue::Empty);
        }
    }

    fn child(&mut self) {
        if self.declared.istable {
            for name in CHILD_FIELDS.iter().map(|field| field.fieldname) {
                self.slot(name, "", "", Column::Text { required: true }, DefaultValue::Empty);
            }
        }
    }

    fn slot(&mut self, name: &str, label: &str, description: &str, column: Column, default: DefaultValue) {
        self.slots.push(Slot {
            name: name.to_owned(),
            ident: self.members.value(&Ident::value(name)),
            constant: self.constants.value(&Ident::value(name)),
            label: label.to_owned(),
            description: description.to_owned(),
            column,
            default,
        });
    }

    fn field(&mut self, position: usize, declared: schema::Field) {
        let Some(fieldtype) = field::fieldtype(&declared, &self.declared.source, self.diagnostics) else { return };
        let Some(name) = self.name(position, &declared, fieldtype) else { return };
        let is_virtual = declared.has("is_virtual");
        let content = if fieldtype.is_table() {
            self.rows(&name, &declared)
        } else if is_virtual || is_layout(fieldtype) {
            FieldContent::Nothing
        } else {
            let has_enum = fieldtype == FieldType::Select
                && name != "naming_series"
                && SelectEnum::is_fixed(text_of(&declared.options));
            let select = has_enum.then(|| self.select_enum(&name, text_of(&declared.options)));
            let Some(column) = field::column(&declared, fieldtype, select.as_ref(), self.index) else { return };
            limits::check_length(&declared, fieldtype, self.declared, self.diagnostics);
            let default =
                field::default(&declared, fieldtype, &column, select.as_ref(), &self.declared.source, self.diagnostics);
            self.enums.extend(select);
            let content = match &column {
                Column::Link { target, .. } => FieldContent::Link(target.clone()),
                _ => FieldContent::Value,
            };
            self.slot(&name, text_of(&declared.label), text_of(&declared.description), column, default);
            content
        };
        self.fields.push(Field { name, fieldtype, declared, content });
    }

    fn rows(&mut self, name: &str, declared: &schema::Field) -> FieldContent {
        let target = self.index.target(text_of(&declared.options).trim());
        if let LinkTarget::Known(_) = &target {
            self.tables.push(TableField {
                ident: self.members.value(&Ident::value(name)),
                label: text_of(&declared.label).to_owned(),
                description: text_of(&declared.description).to_owned(),
                target: target.clone(),
            });
        }
        FieldContent::Table(target)
    }

    /// The enum is called like the field, unless the record or another enum already is.
    fn select_enum(&mut self, name: &str, options: &str) -> SelectEnum {
        let wanted = Ident::camel_case(name).unwrap_or_else(|| Ident::value("Choice"));
        let taken = self.types.contains(&wanted);
        let ident = self.types.numbered(&if taken { wanted.with_suffix("Value") } else { wanted });
        SelectEnum::new(ident, options)
    }
}
