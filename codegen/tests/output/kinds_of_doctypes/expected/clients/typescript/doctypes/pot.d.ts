// The DocType Pot.
//
// Written by `cargo xtask codegen` from `doctypes/test/pot/pot.json`; not to be edited.

import type * as shape from "../shape.js";

/** Pot */
export interface Pot extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Size */
    size: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
