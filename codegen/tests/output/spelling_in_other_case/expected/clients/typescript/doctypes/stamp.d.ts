// The DocType Stamp.
//
// Written by `cargo xtask codegen` from `doctypes/test/stamp/stamp.json`; not to be edited.

import type * as shape from "../shape.js";

/** Stamp */
export interface Stamp extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
