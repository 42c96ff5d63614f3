// The DocType Article Loan.
//
// Written by `cargo xtask codegen` from `doctypes/library/article_loan/article_loan.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Article Loan
 *
 * An issued article, its borrower and the date. Computed from the transactions.
 */
export interface ArticleLoan extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Article */
    article: shape.Mandatory<shape.Link<"Article">>;
    /** Library Member */
    library_member: shape.Mandatory<shape.Link<"Library Member">>;
    /** Member Name */
    member_name: shape.Text;
    /** Since */
    since: shape.DateText;
  };
  tables: {};
  required: "article" | "library_member";
  methods: {};
}
