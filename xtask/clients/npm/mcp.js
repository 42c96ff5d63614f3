// A client of the Model Context Protocol, which runs a server of it from a package and calls its tools.

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { URL as SITE, token } from './server.js'

/** Starts the server in a file of a package; gives a function that calls a tool, and one that stops the server. */
export async function start(file, variables) {
  const [key, secret] = (await token()).split(':')
  const server = spawn(process.execPath, [file], {
    env: { ...process.env, ...variables(SITE, key, secret) },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const waiting = new Map()
  createInterface({ input: server.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const message = JSON.parse(line)
    waiting.get(message.id)?.(message)
  })
  let last = 0
  const send = (method, params) => new Promise((resolve) => {
    last += 1
    waiting.set(last, resolve)
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: last, method, params })}\n`)
  })
  await send('initialize', {
    protocolVersion: '2024-11-05', capabilities: {}, clientInfo: { name: 'doctyped', version: '1' },
  })
  server.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized","params":{}}\n')
  return {
    /** The text that a tool answers. */
    async call(name, args) {
      const { result, error } = await send('tools/call', { name, arguments: args })
      if (error) throw new Error(error.message)
      const text = result.content.map((part) => part.text).join('\n')
      if (result.isError) throw new Error(text)
      return text
    },
    stop: () => server.kill(),
  }
}
