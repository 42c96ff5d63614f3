// The DocType Article.
//
// Written by `cargo xtask codegen` from `doctypes/library/article/article.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Article
 *
 * Something that the library lends: a book, a journal, a film.
 */
export interface Article extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Article Name */
    article_name: shape.Mandatory<shape.Text>;
    /** Image */
    image: shape.Text;
    /** Author */
    author: shape.Text;
    /** Category */
    category: shape.Link<"Article Category">;
    /** ISBN */
    isbn: shape.Text;
    /** Publisher */
    publisher: shape.Text;
    /**
     * Status
     *
     * Follows from the transactions that were submitted.
     */
    status: shape.Mandatory<shape.Select<"Available" | "Issued">>;
    /** Description */
    description: shape.Text;
  };
  tables: {};
  required: "article_name";
  methods: {};
}
