// The DocType DocType Link.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/doctype_link/doctype_link.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DocType Link
 *
 * A link from a form to documents of another DocType.
 */
export interface DocTypeLink extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Link Doctype */
    link_doctype: shape.Text;
    /** Link Fieldname */
    link_fieldname: shape.Text;
    /** Parent Doctype */
    parent_doctype: shape.Text;
    /** Table Fieldname */
    table_fieldname: shape.Text;
    /** Group */
    group: shape.Text;
    /** Hidden */
    hidden: shape.Check;
    /** Is Child Table */
    is_child_table: shape.Check;
    /** Custom */
    custom: shape.Check;
  };
  tables: {};
  required: "name";
  methods: {};
}
