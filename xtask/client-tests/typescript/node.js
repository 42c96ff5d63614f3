// Runs the suite in Node.js or Deno: node.js URL RUN

import process from "node:process";
import { runAll } from "./out/suite.js";

const [url, run] = process.argv.slice(2);
const failures = await runAll({ url, run }, (line) => console.log(`  ${line}`));
for (const failure of failures) console.error(`  ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
