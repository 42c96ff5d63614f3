// The DocType DocType Action.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/doctype_action/doctype_action.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DocType Action
 *
 * A button of a form.
 */
export interface DocTypeAction extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Label */
    label: shape.Text;
    /** Action Type */
    action_type: shape.Text;
    /** Action */
    action: shape.Text;
    /** Group */
    group: shape.Text;
    /** Hidden */
    hidden: shape.Check;
    /** Custom */
    custom: shape.Check;
  };
  tables: {};
  required: "name";
  methods: {};
}
