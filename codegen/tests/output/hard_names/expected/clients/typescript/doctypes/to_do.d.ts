// The DocType To Do.
//
// Written by `cargo xtask codegen` from `doctypes/test/to_do/to_do.json`; not to be edited.

import type * as shape from "../shape.js";

/** To Do */
export interface ToDo extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** X */
    x: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
