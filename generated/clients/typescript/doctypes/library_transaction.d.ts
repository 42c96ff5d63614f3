// The DocType Library Transaction.
//
// Written by `cargo xtask codegen` from `doctypes/library/library_transaction/library_transaction.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Library Transaction
 *
 * An article that a member takes or brings back.
 */
export interface LibraryTransaction extends shape.DocType {
  kind: "submittable";
  name: string;
  fields: shape.Standard & {
    /** Article */
    article: shape.Mandatory<shape.Link<"Article">>;
    /** Library Member */
    library_member: shape.Mandatory<shape.Link<"Library Member">>;
    /** Type */
    type: shape.Mandatory<shape.Select<"Issue" | "Return">>;
    /** Date */
    date: shape.Mandatory<shape.DateText>;
    /** Amended From */
    amended_from: shape.Link<"Library Transaction">;
  };
  tables: {};
  required: "article" | "library_member";
  methods: {};
}
