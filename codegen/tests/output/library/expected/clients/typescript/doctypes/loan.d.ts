// The DocType Loan.
//
// Written by `cargo xtask codegen` from `doctypes/lending/loan/loan.json`; not to be edited.

import type * as shape from "../shape.js";

/** Loan */
export interface Loan extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Book */
    book: shape.Mandatory<shape.Link<"Book">>;
    /** Due */
    due: shape.DateText;
  };
  tables: {};
  required: "book";
  methods: {};
}
