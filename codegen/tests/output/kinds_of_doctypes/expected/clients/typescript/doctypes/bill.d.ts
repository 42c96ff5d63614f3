// The DocType Bill.
//
// Written by `cargo xtask codegen` from `doctypes/test/bill/bill.json`; not to be edited.

import type * as shape from "../shape.js";

/** Bill */
export interface Bill extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
