// The DocType Type.
//
// Written by `cargo xtask codegen` from `doctypes/test/type/type.json`; not to be edited.

import type * as shape from "../shape.js";

/** Type */
export interface Type extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Type */
    type: shape.Select<"Type" | "Self">;
  };
  tables: {};
  required: never;
  methods: {};
}
