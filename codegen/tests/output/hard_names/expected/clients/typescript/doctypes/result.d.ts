// The DocType Result.
//
// Written by `cargo xtask codegen` from `doctypes/test/result/result.json`; not to be edited.

import type * as shape from "../shape.js";

/** Result */
export interface Result extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Result */
    result: shape.Link<"Event">;
  };
  tables: {};
  required: never;
  methods: {};
}
