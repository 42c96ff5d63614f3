// The DocType Mod.
//
// Written by `cargo xtask codegen` from `doctypes/test/mod/mod.json`; not to be edited.

import type * as shape from "../shape.js";

/** Mod */
export interface Mod extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Mod */
    mod: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
