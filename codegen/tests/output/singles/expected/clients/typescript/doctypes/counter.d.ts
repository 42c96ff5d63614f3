// The DocType Counter.
//
// Written by `cargo xtask codegen` from `doctypes/test/counter/counter.json`; not to be edited.

import type * as shape from "../shape.js";

/** Counter */
export interface Counter extends shape.DocType {
  kind: "single";
  name: string;
  fields: shape.Standard & {
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
