// The DocType Std.
//
// Written by `cargo xtask codegen` from `doctypes/test/std/std.json`; not to be edited.

import type * as shape from "../shape.js";

/** Std */
export interface Std extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Std */
    std: shape.Link<"Std">;
  };
  tables: {};
  required: never;
  methods: {};
}
