// The DocType Country.
//
// Written by `cargo xtask codegen` from `doctyped-modules/geo/country/country.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Country
 *
 * A country or territory of ISO 3166-1.
 */
export interface Country extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Country Name */
    country_name: shape.Mandatory<shape.Text>;
    /**
     * Date Format
     *
     * How dates are usually written there.
     */
    date_format: shape.Text;
    /** Time Format */
    time_format: shape.Text;
    /**
     * Time Zones
     *
     * Names of the time zone database, one a line.
     */
    time_zones: shape.Text;
    /**
     * Code
     *
     * The two letters of ISO 3166-1, in lower case.
     */
    code: shape.Text;
  };
  tables: {};
  required: "country_name";
  methods: {};
}
