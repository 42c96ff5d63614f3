// Mistakes that the compiler refuses: each line with a comment has exactly one error, of that code and with that text.

import { Client } from "./client/index.js";
import type { Create, Doc, Option, Update } from "./client/index.js";

const client = new Client("http://127.0.0.1");

export async function mistakes(): Promise<void> {
  // DocTypes and names.
  await client.get("Articel", "Atlas"); //~ TS2345 "Articel"
  await client.get("Article", 7); //~ TS2345 'number'
  await client.getSingle("Article"); //~ TS2345 "Article"
  await client.list("Library Settings"); //~ TS2345 "Library Settings"
  await client.submit("Article", "Atlas"); //~ TS2345 "Article"

  // Fields and rows.
  await client.list("Article", { fields: ["name", "titel"] }); //~ TS2322 "titel"
  const rows = await client.list("Article", { fields: ["name"] });
  rows.map((row) => row.author); //~ TS2339 'author'
  await client.list("Article", { fields: [{ SUM: "author", as: "n" }] }); //~ TS2322 "author"
  const article: Doc<"Article"> = await client.get("Article", "Atlas");
  article.titel; //~ TS2339 'titel'
  const author: string = article.author; //~ TS2322 null

  // Filters and order.
  await client.list("Article", { filters: [["status", "=", "Lost"]] }); //~ TS2322 "Lost"
  await client.list("Article", { filters: [["statsu", "=", "Issued"]] }); //~ TS2322 "statsu"
  await client.list("Library Membership", { filters: [["paid", "like", "%1%"]] }); //~ TS2322 "like"
  await client.list("Library Membership", { filters: [["from_date", "between", "2026-01-01"]] }); //~ TS2322 string
  await client.list("Article", { filters: [["docstatus", ">", "1"]] }); //~ TS2322 '"1"'
  await client.list("Article", { filters: { status: "Lost" } }); //~ TS2322 "Lost"
  await client.list("Article", { order_by: "name down" }); //~ TS2322 "name down"
  await client.list("Article", { filters: [["author", "descendants of", "x"]] }); //~ TS2322 "descendants of"

  // Links.
  await client.list("Library Transaction", { expand: ["type"] }); //~ TS2322 "type"
  const transaction = await client.get("Library Transaction", "LT00001");
  transaction.article.author; //~ TS2339 'author'

  // Writes.
  await client.create("Article", { author: "N. Haddad" }); //~ TS2345 article_name
  await client.create("Article", { article_name: "Atlas", status: "Lost" }); //~ TS2322 "Lost"
  const values: Create<"Article"> = { article_name: "Atlas", autor: "N." }; //~ TS2561 'autor'
  const changes: Update<"Note"> = { seen_by: [{ usr: "Administrator" }] }; //~ TS2561 'usr'
  await client.update("Article", "Atlas", { owner: "Guest" }); //~ TS2353 'owner'
  const option: Option<"Article", "status"> = "Lost"; //~ TS2322 "Lost"

  // Functions, methods and files.
  await client.call("library.library_transaction.library_transaction.held_by"); //~ TS2554 arguments
  await client.call("library.held_by", { member: "Ada" }); //~ TS2345 "library.held_by"
  await client.run("Library Membership", "x", "renew", { paid: "yes" }); //~ TS2322 string
  await client.upload("content"); //~ TS2345 Blob
  void [author, values, changes, option];
}
