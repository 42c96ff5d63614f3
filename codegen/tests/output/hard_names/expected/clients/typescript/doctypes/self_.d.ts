// The DocType Self.
//
// Written by `cargo xtask codegen` from `doctypes/test/self/self.json`; not to be edited.

import type * as shape from "../shape.js";

/** Self */
export interface Self_ extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Self */
    self: shape.Link<"Self">;
  };
  tables: {};
  required: never;
  methods: {};
}
