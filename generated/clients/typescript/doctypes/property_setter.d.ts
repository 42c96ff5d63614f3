// The DocType Property Setter.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/property_setter/property_setter.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Property Setter
 *
 * A property that was changed at run time. Here definitions are compiled in, so that there is
 * none.
 */
export interface PropertySetter extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Doctype Or Field */
    doctype_or_field: shape.Text;
    /** DocType */
    doc_type: shape.Text;
    /** Field Name */
    field_name: shape.Text;
    /** Row Name */
    row_name: shape.Text;
    /** Property */
    property: shape.Text;
    /** Property Type */
    property_type: shape.Text;
    /** Set Value */
    value: shape.Text;
    /** Is System Generated */
    is_system_generated: shape.Check;
    /** Module */
    module: shape.Text;
  };
  tables: {};
  required: "name";
  methods: {};
}
