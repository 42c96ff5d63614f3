// The DocType UOM Conversion Factor.
//
// Written by `cargo xtask codegen` from `doctyped-modules/units/uom_conversion_factor/uom_conversion_factor.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * UOM Conversion Factor
 *
 * How many of one unit another one is.
 */
export interface UOMConversionFactor extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Category */
    category: shape.Mandatory<shape.Link<"UOM Category">>;
    /** From */
    from_uom: shape.Mandatory<shape.Link<"UOM">>;
    /** To */
    to_uom: shape.Mandatory<shape.Link<"UOM">>;
    /**
     * Value
     *
     * 1 of the first unit is this many of the second.
     */
    value: shape.Float;
  };
  tables: {};
  required: "category" | "from_uom" | "to_uom";
  methods: {};
}
