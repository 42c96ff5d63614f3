// The DocType String.
//
// Written by `cargo xtask codegen` from `doctypes/test/string/string.json`; not to be edited.

import type * as shape from "../shape.js";

/** String */
export interface String extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** X */
    x: shape.Link<"String">;
  };
  tables: {};
  required: never;
  methods: {};
}
