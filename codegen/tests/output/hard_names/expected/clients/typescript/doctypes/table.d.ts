// The DocType Table.
//
// Written by `cargo xtask codegen` from `doctypes/test/table/table.json`; not to be edited.

import type * as shape from "../shape.js";

/** Table */
export interface Table extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** X */
    x: shape.Link<"Table">;
  };
  tables: {};
  required: never;
  methods: {};
}
