// The DocType UOM.
//
// Written by `cargo xtask codegen` from `doctyped-modules/units/uom/uom.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * UOM
 *
 * A unit of measurement.
 */
export interface UOM extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** UOM Name */
    uom_name: shape.Mandatory<shape.Text>;
    /** Symbol */
    symbol: shape.Text;
    /**
     * Common Code
     *
     * The code of Recommendation 20 of UN/ECE.
     */
    common_code: shape.Text;
    /** Category */
    category: shape.Link<"UOM Category">;
    /**
     * Must be Whole Number
     *
     * Quantities have no fraction.
     */
    must_be_whole_number: shape.Check;
    /** Enabled */
    enabled: shape.Check;
  };
  tables: {};
  required: "uom_name";
  methods: {};
}
