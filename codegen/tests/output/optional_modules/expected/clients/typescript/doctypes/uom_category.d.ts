// The DocType UOM Category.
//
// Written by `cargo xtask codegen` from `doctyped-modules/units/uom_category/uom_category.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * UOM Category
 *
 * A quantity whose units are converted into each other.
 */
export interface UOMCategory extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Category Name */
    category_name: shape.Mandatory<shape.Text>;
  };
  tables: {};
  required: "category_name";
  methods: {};
}
