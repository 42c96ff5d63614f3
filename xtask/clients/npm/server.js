// What the tests of all clients need from the server beside the client that they are about.

export const URL = window.location.origin
export const USER = { username: 'Administrator', password: 'admin' }

let made = 0

/** A name that nothing has yet. */
export function name(prefix) {
  made += 1
  return `${prefix} ${Date.now().toString(36)} ${made}`
}

/** Calls a function of the server as Administrator. */
export async function call(path, args, headers = {}) {
  const response = await fetch(`${URL}/api/method/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: JSON.stringify(args),
  })
  const body = await response.json()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
  return body.message
}

/** Status and text of a file, with the session or with `key:secret`. */
export async function download(url, secret) {
  const response = await fetch(url, { headers: secret ? { Authorization: `token ${secret}` } : {} })
  return [response.status, await response.text()]
}

/** Opens a session, whose cookie the browser keeps. */
export function login() {
  return call('login', { usr: USER.username, pwd: USER.password })
}

/** Makes an API key for Administrator and gives it as `key:secret`. */
export async function token() {
  await login()
  const { api_secret: secret } = await call('frappe.core.doctype.user.user.generate_keys', { user: USER.username })
  const { api_key: key } = await call('frappe.client.get_value', {
    doctype: 'User', fieldname: 'api_key', filters: { name: USER.username },
  })
  return `${key}:${secret}`
}
