// The DocType Report.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/report/report.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Report
 *
 * A report, which this server has none of.
 */
export interface Report extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Report Name */
    report_name: shape.Text;
    /** Ref Doctype */
    ref_doctype: shape.Text;
    /** Reference Report */
    reference_report: shape.Text;
    /** Is Standard */
    is_standard: shape.Text;
    /** Module */
    module: shape.Text;
    /** Report Type */
    report_type: shape.Text;
    /** Letter Head */
    letter_head: shape.Text;
    /** Add Total Row */
    add_total_row: shape.Check;
    /** Disabled */
    disabled: shape.Check;
    /** Prepared Report */
    prepared_report: shape.Check;
    /** Json */
    json: shape.Text;
  };
  tables: {};
  required: "name";
  methods: {};
}
