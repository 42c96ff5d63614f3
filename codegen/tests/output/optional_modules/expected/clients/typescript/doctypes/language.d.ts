// The DocType Language.
//
// Written by `cargo xtask codegen` from `doctyped-modules/geo/language/language.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Language
 *
 * A language of ISO 639-1, or a variant of one.
 */
export interface Language extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Language Code
     *
     * The letters of ISO 639-1, and those of a region for a variant: pt, pt-BR.
     */
    language_code: shape.Mandatory<shape.Text>;
    /** Language Name */
    language_name: shape.Mandatory<shape.Text>;
    /** Flag */
    flag: shape.Text;
    /** Based On */
    based_on: shape.Link<"Language">;
    /** Enabled */
    enabled: shape.Check;
    /** Date Format */
    date_format: shape.Select<"" | "yyyy-mm-dd" | "dd-mm-yyyy" | "dd/mm/yyyy" | "dd.mm.yyyy" | "mm/dd/yyyy" | "mm-dd-yyyy">;
    /** Time Format */
    time_format: shape.Select<"" | "HH:mm:ss" | "HH:mm">;
    /** Number Format */
    number_format: shape.Select<"" | "#,###.##" | "#.###,##" | "# ###.##" | "# ###,##" | "#'###.##" | "#, ###.##" | "#,##,###.##" | "#,###.###" | "#.###" | "#,###">;
    /** First Day of the Week */
    first_day_of_the_week: shape.Select<"" | "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday">;
  };
  tables: {};
  required: "language_code" | "language_name";
  methods: {};
}
