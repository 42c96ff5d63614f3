// The DocType Custom Field.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/custom_field/custom_field.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Custom Field
 *
 * A field that was added at run time. Here fields are compiled in, so that there is none.
 */
export interface CustomField extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** DocType */
    dt: shape.Text;
    /** Label */
    label: shape.Text;
    /** Fieldname */
    fieldname: shape.Text;
    /** Insert After */
    insert_after: shape.Text;
    /** Field Type */
    fieldtype: shape.Text;
    /** Options */
    options: shape.Text;
    /** Default */
    default: shape.Text;
    /** Depends On */
    depends_on: shape.Text;
    /** Fetch From */
    fetch_from: shape.Text;
    /** Is Mandatory Field */
    reqd: shape.Check;
    /** Unique */
    unique: shape.Check;
    /** Hidden */
    hidden: shape.Check;
    /** Read Only */
    read_only: shape.Check;
    /** In List View */
    in_list_view: shape.Check;
    /** In Standard Filter */
    in_standard_filter: shape.Check;
    /** Permission Level */
    permlevel: shape.Int;
    /** Is System Generated */
    is_system_generated: shape.Check;
    /** Module */
    module: shape.Text;
    /** Description */
    description: shape.Text;
  };
  tables: {};
  required: "name";
  methods: {};
}
