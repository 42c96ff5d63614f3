// The DocType DocField.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/docfield/docfield.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DocField
 *
 * A field of a DocType. Rows are compiled in, so they can be read but not changed.
 */
export interface DocField extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Label */
    label: shape.Text;
    /** Type */
    fieldtype: shape.Mandatory<shape.Text>;
    /** Name */
    fieldname: shape.Text;
    /** Precision */
    precision: shape.Text;
    /** Length */
    length: shape.Int;
    /** Non Negative */
    non_negative: shape.Check;
    /** Mandatory */
    reqd: shape.Check;
    /** Virtual */
    is_virtual: shape.Check;
    /** Index */
    search_index: shape.Check;
    /** Not Nullable */
    not_nullable: shape.Check;
    /** In List View */
    in_list_view: shape.Check;
    /** In Standard Filter */
    in_standard_filter: shape.Check;
    /** In Global Search */
    in_global_search: shape.Check;
    /** In Preview */
    in_preview: shape.Check;
    /** Allow In Quick Entry */
    allow_in_quick_entry: shape.Check;
    /** Bold */
    bold: shape.Check;
    /** Translatable */
    translatable: shape.Check;
    /** Collapsible */
    collapsible: shape.Check;
    /** Collapsible Depends On */
    collapsible_depends_on: shape.Text;
    /** Options */
    options: shape.Text;
    /** Sort Options */
    sort_options: shape.Check;
    /** Default */
    default: shape.Text;
    /** Fetch From */
    fetch_from: shape.Text;
    /** Fetch If Empty */
    fetch_if_empty: shape.Check;
    /** Display Depends On */
    depends_on: shape.Text;
    /** Hidden */
    hidden: shape.Check;
    /** Read Only */
    read_only: shape.Check;
    /** Unique */
    unique: shape.Check;
    /** Set Only Once */
    set_only_once: shape.Check;
    /** Allow Bulk Edit */
    allow_bulk_edit: shape.Check;
    /** Perm Level */
    permlevel: shape.Int;
    /** Ignore User Permissions */
    ignore_user_permissions: shape.Check;
    /** Allow On Submit */
    allow_on_submit: shape.Check;
    /** Report Hide */
    report_hide: shape.Check;
    /** Ignore Xss Filter */
    ignore_xss_filter: shape.Check;
    /** Hide Border */
    hide_border: shape.Check;
    /** Mandatory Depends On */
    mandatory_depends_on: shape.Text;
    /** Read Only Depends On */
    read_only_depends_on: shape.Text;
    /** Print Hide */
    print_hide: shape.Check;
    /** No Copy */
    no_copy: shape.Check;
    /** Print Width */
    print_width: shape.Text;
    /** Width */
    width: shape.Text;
    /** Columns */
    columns: shape.Int;
    /** Description */
    description: shape.Text;
  };
  tables: {};
  required: "name" | "fieldtype";
  methods: {};
}
