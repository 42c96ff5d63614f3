// The `fetch` of a browser, which jsdom has not: that of Node.js, with the page's address for
// relative URLs and the cookies that the page's other requests use.

const plain = globalThis.fetch

globalThis.fetch = async (input, options = {}) => {
  const url = new URL(String(input), window.location.href)
  // jsdom's signals and headers are not those of Node.js.
  const { signal, headers, ...rest } = options
  const sent = new Map(headers instanceof Headers ? headers : Object.entries(headers ?? {}))
  sent.set('Cookie', jsdom.cookieJar.getCookieStringSync(url.href))
  const response = await plain(url, { ...rest, headers: Object.fromEntries(sent) })
  for (const cookie of response.headers.getSetCookie()) jsdom.cookieJar.setCookieSync(cookie, url.href)
  return response
}
window.fetch = globalThis.fetch
