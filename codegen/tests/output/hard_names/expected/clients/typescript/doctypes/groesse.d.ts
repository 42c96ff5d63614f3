// The DocType Größe.
//
// Written by `cargo xtask codegen` from `doctypes/test/größe/größe.json`; not to be edited.

import type * as shape from "../shape.js";

/** Größe */
export interface Größe extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Wert */
    wert: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
