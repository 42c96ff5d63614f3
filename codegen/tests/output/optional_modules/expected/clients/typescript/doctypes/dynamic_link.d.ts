// The DocType Dynamic Link.
//
// Written by `cargo xtask codegen` from `doctyped-modules/contacts/dynamic_link/dynamic_link.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Dynamic Link
 *
 * A document that an address or a contact belongs to.
 */
export interface DynamicLink extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Link Document Type */
    link_doctype: shape.Mandatory<shape.Link<"DocType">>;
    /** Link Name */
    link_name: shape.Mandatory<shape.DynamicLink>;
    /**
     * Link Title
     *
     * The title of the linked document when the row was saved.
     */
    link_title: shape.Text;
  };
  tables: {};
  required: "link_doctype" | "link_name";
  methods: {};
}
