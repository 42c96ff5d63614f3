// The DocType Book.
//
// Written by `cargo xtask codegen` from `doctypes/catalogue/book/book.json`; not to be edited.

import type * as shape from "../shape.js";

/** Book */
export interface Book extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Mandatory<shape.Text>;
    /** Status */
    status: shape.Mandatory<shape.Select<"Available" | "Lent">>;
  };
  tables: {};
  required: "title";
  methods: {
    /** Gives the book back. */
    "give_back": { arguments: {}; result: null };
  };
}
