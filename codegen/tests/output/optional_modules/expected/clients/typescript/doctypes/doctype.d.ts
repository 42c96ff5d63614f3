// The DocType DocType.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

import type * as shape from "../shape.js";

/** DocType */
export interface DocType extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    description: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
