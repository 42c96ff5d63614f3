// The page /api/docs in headless Chromium: page.js URL CHROMIUM [FOLDER]
//
// It must open in time, have no fault that axe-core counts as serious or critical, fit the window, need no mouse, and load
// nothing from elsewhere: at both widths, light and dark. With a folder, screenshots of what was checked are left there.

import { accessSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [url, program, folder] = process.argv.slice(2);
/** Milliseconds from the navigation until the page can be searched. */
const OPENING_LIMIT = 2000;
const WIDTHS = [1280, 400];
const SCHEMES = ["light", "dark"];
/** DocTypes that every server has. */
const [TAG, OTHER_TAG] = ["Activity Log", "Patch Log"];
/** Presses of the Tab key that lead to anything on the page, apart from the list of tags. */
const MAX_TABS = 80;

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const failures = [];

function check(what, isGood, detail = "") {
  console.log(`  ${isGood ? "ok  " : "FAIL"} ${what}`);
  if (!isGood) failures.push(`${what}: ${detail}`);
}

/** The path of a program, which may be a name on the search path. */
function located(name) {
  if (name.includes("/")) return name;
  const paths = (process.env.PATH ?? "").split(delimiter).map((place) => join(place, name));
  return paths.find((path) => { try { accessSync(path); return true; } catch { return false; } }) ?? name;
}

async function withPage(browser, { width, colorScheme }, work) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const login = await context.request.post(`${url}/api/method/login`, { form: { usr: "Administrator", pwd: "admin" } });
  check(`${width} ${colorScheme}: log in`, login.ok(), await login.text());
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  page.on("request", (request) => { if (!request.url().startsWith(url) && request.url() !== "about:blank") faults.push(`a request to ${request.url()}`); });
  await work(page);
  check(`${width} ${colorScheme}: no error, and no request to another server`, faults.length === 0, faults.join("; "));
  await context.close();
}

/** Goes to the page, and returns the milliseconds until its list is there and its search works. */
async function open(page, tag = "") {
  const start = performance.now();
  await page.goto(`${url}/api/docs${tag && `#${encodeURIComponent(tag)}`}`);
  await page.waitForFunction(() => document.querySelector("#tags a") && !document.querySelector("#search").disabled);
  await page.waitForSelector(tag ? "details.operation" : "#content[aria-busy=false]");
  return performance.now() - start;
}

/** Examines what the page shows, which `name` says. */
async function examine(page, { width, colorScheme }, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((fault) => ["serious", "critical"].includes(fault.impact));
  const detail = serious.map((fault) => `${fault.id} at ${fault.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  check(`${width} ${colorScheme}: axe-core, ${name}`, serious.length === 0, detail.join("; "));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`${width} ${colorScheme}: fits, ${name}`, overflow <= 0, `${overflow} pixels too wide`);
  if (folder) await page.screenshot({ path: join(folder, `${width}-${colorScheme}-${name.replaceAll(" ", "-")}.png`), fullPage: true });
}

/** The steps of a reader with a mouse. */
async function look(page, view) {
  const opening = await open(page);
  check(`${view.width} ${view.colorScheme}: opens in ${Math.round(opening)} ms`, opening < OPENING_LIMIT, `limit ${OPENING_LIMIT} ms`);
  await page.locator("#login > summary").click();
  await examine(page, view, "start");
  await page.locator("#login > summary").click();
  // A change of the fragment alone would not load the page.
  await page.goto("about:blank");
  const withTag = await open(page, TAG);
  check(`${view.width} ${view.colorScheme}: opens with operations in ${Math.round(withTag)} ms`, withTag < OPENING_LIMIT, `limit ${OPENING_LIMIT} ms`);
  const shown = page.locator("#tags [aria-current]");
  check(`${view.width} ${view.colorScheme}: the list shows the tag`, await shown.isVisible() && await shown.textContent() === TAG);
  const operation = page.locator("details.operation").first();
  await operation.locator("> summary").click();
  await operation.locator("details > summary").first().click();
  await operation.getByRole("button", { name: "Send" }).click();
  await operation.getByText("200 OK").waitFor();
  await examine(page, view, "operation");
  await page.locator("#search").fill("no such DocType");
  await examine(page, view, "nothing found");
}

/** The body of a function that takes an object or an array, and whose argument has several types. */
async function showBody(page) {
  await open(page, "frappe.core.doctype.user.user");
  await page.locator("details.operation", { hasText: "POST" }).filter({ hasText: "get_roles" }).locator("> summary").click();
  const row = page.locator("table[aria-label^=Body] tr", { hasText: "uid" });
  const type = await row.locator(".type").textContent();
  check("the body shows its arguments with their types", type === "string or number or null", type);
}

/** Presses Tab until an element has the focus, each with an outline. Returns whether it was reached. */
async function tabTo(page, selector) {
  for (let step = 0; step < MAX_TABS; step += 1) {
    await page.keyboard.press("Tab");
    const { isThere, isOutlined, text } = await page.evaluate((selector) => {
      const active = document.activeElement;
      const isOutlined = active === document.body || getComputedStyle(active).outlineStyle !== "none";
      return { isThere: active.matches(selector), isOutlined, text: active.outerHTML.slice(0, 100) };
    }, selector);
    if (!isOutlined) {
      check("the focus is visible", false, text);
      return false;
    }
    if (isThere) return true;
  }
  return false;
}

/** The same without a mouse. */
async function type(page) {
  await open(page);
  const reached = async (what, selector) => check(`keyboard: ${what}`, await tabTo(page, selector), `Tab does not lead to ${selector}`);
  await reached("skip link", ".skip");
  await reached("credentials", "#login > summary");
  await reached("search", "#search");
  await page.keyboard.type(TAG.toLowerCase());
  await reached("found tag", "#tags a");
  await page.keyboard.press("Enter");
  await page.waitForSelector("details.operation");
  check("keyboard: the focus follows", await page.evaluate(() => document.activeElement.id === "content"));
  await reached("operation", "details.operation > summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector("details.operation[open] .tabs");
  await reached("snippets", ".tabs [aria-selected=true]");
  for (const language of ["TypeScript", "Python", "Rust"]) {
    await page.keyboard.press("ArrowRight");
    const selected = await page.evaluate(() => document.querySelector("[aria-selected=true]").textContent);
    check(`keyboard: ${language}`, selected === language, selected);
  }
  await reached("button", "form.try button");
  await page.keyboard.press("Enter");
  await page.getByText("200 OK").waitFor();
  await reached("answer", "pre[aria-label=Answer]");
  await page.keyboard.press("/");
  check("keyboard: slash leads to the search", await page.evaluate(() => document.activeElement.id === "search"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(OTHER_TAG.toLowerCase());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: OTHER_TAG, exact: true }).waitFor();
  check("keyboard: Enter leads to the first found tag", true);
}

const browser = await chromium.launch({ executablePath: located(program), args: ["--no-sandbox", "--disable-quic"] });
try {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) await withPage(browser, { width, colorScheme }, (page) => look(page, { width, colorScheme }));
  }
  await withPage(browser, { width: WIDTHS[0], colorScheme: SCHEMES[0] }, type);
  await withPage(browser, { width: WIDTHS[0], colorScheme: SCHEMES[0] }, showBody);
} catch (error) {
  failures.push(String(error));
} finally {
  await browser.close();
}
for (const failure of failures) console.error(`  ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
