// Runs the tests in the place of a browser that has opened a page of the server, so that cookies and
// relative URLs are the browser's business, as they are for people.

import { defineConfig } from 'vitest/config'

const url = process.env.DOCTYPED_URL
if (!url) throw new Error('DOCTYPED_URL is the address of the server; `cargo xtask clients` sets it')

export default defineConfig({
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url, resources: 'usable' } },
    setupFiles: ['./fetch.js'],
    // One server and one user: what a test makes, another would count.
    fileParallelism: false,
    testTimeout: 20_000,
    server: { deps: { inline: [/frappe-ui/] } },
    // What clients write about errors that the tests provoke.
    silent: 'passed-only',
  },
})
