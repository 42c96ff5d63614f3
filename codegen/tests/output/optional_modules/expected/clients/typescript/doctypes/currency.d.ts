// The DocType Currency.
//
// Written by `cargo xtask codegen` from `doctyped-modules/geo/currency/currency.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Currency
 *
 * A currency of ISO 4217, with its symbol and its minor unit.
 */
export interface Currency extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Currency Name
     *
     * The three letters of ISO 4217.
     */
    currency_name: shape.Mandatory<shape.Text>;
    /** Enabled */
    enabled: shape.Check;
    /**
     * Fraction
     *
     * The name of the minor unit: Cent.
     */
    fraction: shape.Text;
    /**
     * Fraction Units
     *
     * Minor units in one unit: 100 for a currency with two decimals.
     */
    fraction_units: shape.Int;
    /**
     * Smallest Currency Fraction Value
     *
     * The value of the smallest coin, if totals are rounded to it: 0.05.
     */
    smallest_currency_fraction_value: shape.Float;
    /** Symbol */
    symbol: shape.Text;
    /**
     * Number Format
     *
     * How amounts are written, with as many decimals as the currency has. Empty for the format of the
     * system.
     */
    number_format: shape.Select<"" | "#,###.##" | "#.###,##" | "# ###.##" | "# ###,##" | "#'###.##" | "#, ###.##" | "#,##,###.##" | "#,###.###" | "#.###" | "#,###">;
    /** Show Currency Symbol on Right Side */
    symbol_on_right: shape.Check;
  };
  tables: {};
  required: "currency_name";
  methods: {};
}
