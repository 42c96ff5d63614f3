// The DocType Library Settings.
//
// Written by `cargo xtask codegen` from `doctypes/library/library_settings/library_settings.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Library Settings
 *
 * The rules of the library that may change.
 */
export interface LibrarySettings extends shape.DocType {
  kind: "single";
  name: string;
  fields: shape.Standard & {
    /**
     * Loan Period
     *
     * Days from the first to the last day of a membership that names no last day.
     */
    loan_period: shape.Int;
    /**
     * Maximum Articles
     *
     * How many articles a member may hold at once.
     */
    max_articles: shape.Int;
  };
  tables: {};
  required: never;
  methods: {};
}
