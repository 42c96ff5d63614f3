// The DocType ToDo.
//
// Written by `cargo xtask codegen` from `doctypes/test/todo/todo.json`; not to be edited.

import type * as shape from "../shape.js";

/** ToDo */
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
