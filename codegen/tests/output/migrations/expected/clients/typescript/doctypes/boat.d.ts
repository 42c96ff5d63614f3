// The DocType Boat.
//
// Written by `cargo xtask codegen` from `doctypes/test/boat/boat.json`; not to be edited.

import type * as shape from "../shape.js";

/** Boat */
export interface Boat extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Text;
    /** Seats */
    seats: shape.Int;
  };
  tables: {};
  required: never;
  methods: {};
}
