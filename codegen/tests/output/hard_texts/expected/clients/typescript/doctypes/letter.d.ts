// The DocType Letter.
//
// Written by `cargo xtask codegen` from `doctypes/test/letter/letter.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Letter
 *
 * turned over
 */
export interface Letter extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Professional
     *
     * ab c d
     */
    title: shape.Text;
    /** Kind of */
    kind: shape.Mandatory<shape.Select<"A\rB" | "C" | "‮D">>;
    state: shape.Select<"x y" | "`z`" | "\\">;
    /** N ote */
    note: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
