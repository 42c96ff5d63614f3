// The DocType Preferences.
//
// Written by `cargo xtask codegen` from `doctypes/test/preferences/preferences.json`; not to be edited.

import type * as shape from "../shape.js";

/** Preferences */
export interface Preferences extends shape.DocType {
  kind: "single";
  name: string;
  fields: shape.Standard & {
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
