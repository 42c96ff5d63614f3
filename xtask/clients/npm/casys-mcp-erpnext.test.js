// @casys/mcp-erpnext: documents through its tools.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from './mcp.js'
import { name } from './server.js'

let tools
beforeAll(async () => {
  tools = await start('node_modules/@casys/mcp-erpnext/mcp-erpnext.mjs', (url, key, secret) => ({
    ERPNEXT_URL: url, ERPNEXT_API_KEY: key, ERPNEXT_API_SECRET: secret,
  }))
})
afterAll(() => tools.stop())

const data = async (tool, args) => JSON.parse(await tools.call(`erpnext_doc_${tool}`, args)).data

test('documents are created, read, listed, changed and deleted', async () => {
  const title = name('casys')
  const tag = { doctype: 'Conf Tag', name: title }
  const filters = [['title', '=', title]]
  const list = () => data('list', { doctype: 'Conf Tag', fields: ['name', 'weight'], filters })
  expect(await data('create', { doctype: 'Conf Tag', data: { title, weight: 1 } })).toMatchObject({ name: title })
  expect(await data('get', tag)).toMatchObject({ name: title, weight: 1 })
  expect(await data('update', { ...tag, data: { weight: 2 } })).toMatchObject({ weight: 2 })
  expect(await list()).toEqual([{ name: title, weight: 2 }])
  await tools.call('erpnext_doc_delete', tag)
  expect(await list()).toEqual([])
})
