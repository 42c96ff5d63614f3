// The DocType Document Naming Rule Condition.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Document Naming Rule Condition
 *
 * A condition on documents that a naming rule names.
 */
export interface DocumentNamingRuleCondition extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /**
     * Field
     *
     * A field of the DocType that the rule is for.
     */
    field: shape.Mandatory<shape.Text>;
    /** Condition */
    condition: shape.Mandatory<shape.Select<"=" | "!=" | ">" | "<" | ">=" | "<=">>;
    /**
     * Value
     *
     * The value that the field is compared with, in the type of the field.
     */
    value: shape.Mandatory<shape.Text>;
  };
  tables: {};
  required: "field" | "value";
  methods: {};
}
