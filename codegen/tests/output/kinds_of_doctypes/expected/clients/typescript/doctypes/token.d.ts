// The DocType Token.
//
// Written by `cargo xtask codegen` from `doctypes/test/token/token.json`; not to be edited.

import type * as shape from "../shape.js";

/** Token */
export interface Token extends shape.DocType {
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
