// The DocType Weather.
//
// Written by `cargo xtask codegen` from `doctypes/test/weather/weather.json`; not to be edited.

import type * as shape from "../shape.js";

/** Weather */
export interface Weather extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Degrees */
    degrees: shape.Float;
  };
  tables: {};
  required: never;
  methods: {};
}
