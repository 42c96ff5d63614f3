// The DocType Seed.
//
// Written by `cargo xtask codegen` from `doctypes/test/seed/seed.json`; not to be edited.

import type * as shape from "../shape.js";

/** Seed */
export interface Seed extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Naming Series */
    naming_series: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
