// Runs the suite in headless Chromium: browser.js URL RUN CHROMIUM
//
// A server on the loopback interface has the page, and passes the requests of the API on, as a reverse proxy does: the
// session is a cookie of the page's own origin.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";

const [url, run, chromium] = process.argv.slice(2);
/** Milliseconds until the run counts as failed. */
const TIMEOUT = 120_000;

const page = `<!doctype html><meta charset="utf-8"><title>Client tests</title>
<script type="module">
import { runAll } from "/out/suite.js";
const lines = [];
const platform = { url: "/", run: ${JSON.stringify(run)} };
const failures = await runAll(platform, (line) => lines.push(line)).catch((error) => [String(error)]);
await fetch("/result", { method: "POST", body: JSON.stringify({ lines, failures }) });
</script>`;

let finish;
const finished = new Promise((resolve) => { finish = resolve; });

async function body(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const server = createServer(async (incoming, outgoing) => {
  const path = incoming.url.split("?")[0];
  if (path === "/result") {
    finish(JSON.parse(await body(incoming)));
    outgoing.end();
  } else if (path === "/") {
    outgoing.setHeader("content-type", "text/html").end(page);
  } else if (path.startsWith("/out/")) {
    const file = join(import.meta.dirname, normalize(path));
    const text = await readFile(file).catch(() => undefined);
    if (text === undefined) outgoing.writeHead(404).end();
    else outgoing.setHeader("content-type", "text/javascript").end(text);
  } else {
    const options = { method: incoming.method, headers: { ...incoming.headers, "x-forwarded-proto": "http" } };
    const passed = request(new URL(incoming.url, url), options, (response) => {
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const profile = mkdtempSync(join(tmpdir(), "client-tests-"));
const browser = spawn(chromium, [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", `--user-data-dir=${profile}`,
  `http://127.0.0.1:${server.address().port}/`,
], { stdio: "ignore" });
browser.on("error", (error) => finish({ lines: [], failures: [`cannot start ${chromium}: ${error.message}`] }));
browser.on("exit", () => finish({ lines: [], failures: ["the browser ended before the tests"] }));
const timer = setTimeout(() => finish({ lines: [], failures: ["the browser sent no result in time"] }), TIMEOUT);
const { lines, failures } = await finished;
clearTimeout(timer);
const ended = new Promise((resolve) => browser.once("exit", resolve));
if (browser.exitCode === null && browser.pid !== undefined) {
  browser.kill();
  await ended;
}
server.closeAllConnections();
server.close();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
for (const line of lines) console.log(`  ${line}`);
for (const failure of failures) console.error(`  ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
