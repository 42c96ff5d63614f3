// The DocType Pair.
//
// Written by `cargo xtask codegen` from `doctypes/test/pair/pair.json`; not to be edited.

import type * as shape from "../shape.js";

/** Pair */
export interface Pair extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** User */
    user: shape.Link<"User">;
  };
  tables: {};
  required: never;
  methods: {};
}
