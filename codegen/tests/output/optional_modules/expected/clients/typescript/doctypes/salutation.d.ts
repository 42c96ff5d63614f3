// The DocType Salutation.
//
// Written by `cargo xtask codegen` from `doctyped-modules/contacts/salutation/salutation.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Salutation
 *
 * A form of address before a name.
 */
export interface Salutation extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Salutation */
    salutation: shape.Mandatory<shape.Text>;
  };
  tables: {};
  required: "salutation";
  methods: {};
}
