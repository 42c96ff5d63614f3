// The DocType Every Row.
//
// Written by `cargo xtask codegen` from `doctypes/test/every_row/every_row.json`; not to be edited.

import type * as shape from "../shape.js";

/** Every Row */
export interface EveryRow extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Link */
    link: shape.Link<"Every Type">;
  };
  tables: {};
  required: never;
  methods: {};
}
