// The DocType Row.
//
// Written by `cargo xtask codegen` from `doctypes/test/row/row.json`; not to be edited.

import type * as shape from "../shape.js";

/** Row */
export interface Row extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** X */
    x: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
