// The example of the book (docs/clients.md): compiled with the tests, not run.

declare const key: string, secret: string;

// ANCHOR: example
import { Client, token } from "library-client";

const client = new Client("https://library.example.com", { authorization: token(key, secret) });

const article = await client.create("Article", { article_name: "Atlas of Clouds", author: "N. Haddad" });
const rows = await client.list("Library Transaction", {
  fields: ["name", "date", "library_member.full_name as reader"],
  filters: [["type", "=", "Issue"], ["date", "timespan", "last week"]],
  order_by: "date desc",
  expand: ["article"],
});
const author = rows[0]?.article.author; // the linked document, in place of its name
// ANCHOR_END: example

export { article, author };
