// The DocType Article Category.
//
// Written by `cargo xtask codegen` from `doctypes/library/article_category/article_category.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Article Category
 *
 * Where an article stands in the library: categories lie inside other categories.
 */
export interface ArticleCategory extends shape.DocType {
  kind: "tree";
  name: string;
  fields: shape.Standard & {
    /** Category */
    category_name: shape.Mandatory<shape.Text>;
    /** Is Group */
    is_group: shape.Check;
    /** Inside */
    parent_article_category: shape.Link<"Article Category">;
    /** Left */
    lft: shape.Int;
    /** Right */
    rgt: shape.Int;
    /** Was Inside */
    old_parent: shape.Link<"Article Category">;
  };
  tables: {};
  required: "category_name";
  methods: {};
}
