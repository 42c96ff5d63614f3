// The DocType Library Membership.
//
// Written by `cargo xtask codegen` from `doctypes/library/library_membership/library_membership.json`; not to be edited.

import type * as shape from "../shape.js";
import type * as documents from "../documents.js";

/**
 * Library Membership
 *
 * The days on which a member may borrow.
 */
export interface LibraryMembership extends shape.DocType {
  kind: "submittable";
  name: string;
  fields: shape.Standard & {
    /** Library Member */
    library_member: shape.Mandatory<shape.Link<"Library Member">>;
    /** Full Name */
    full_name: shape.Text;
    /**
     * From Date
     *
     * The first day.
     */
    from_date: shape.Mandatory<shape.DateText>;
    /**
     * To Date
     *
     * The last day; the loan period of Library Settings decides when it is empty.
     */
    to_date: shape.DateText;
    /** Paid */
    paid: shape.Check;
    /** Amended From */
    amended_from: shape.Link<"Library Membership">;
  };
  tables: {};
  required: "library_member";
  methods: {
    /**
     * Drafts the membership that begins the day after this one ends, and answers with its name.
     *
     * `paid` says whether the fee for it is paid already.
     */
    "renew": { arguments: { paid?: boolean | null }; result: documents.Name<"Library Membership"> };
  };
}
