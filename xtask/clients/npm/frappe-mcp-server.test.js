// frappe-mcp-server: documents and metadata through its tools.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from './mcp.js'
import { name } from './server.js'

let tools
beforeAll(async () => {
  tools = await start('node_modules/frappe-mcp-server/build/index.js', (url, key, secret) => ({
    FRAPPE_URL: url, FRAPPE_API_KEY: key, FRAPPE_API_SECRET: secret,
  }))
})
afterAll(() => tools.stop())

const json = async (tool, args) => JSON.parse(await tools.call(tool, args))

test('documents are created, read, listed, changed, counted and deleted', async () => {
  const title = name('mcp')
  await tools.call('create_document', { doctype: 'Conf Tag', values: { title, weight: 1 } })
  expect(await json('get_document', { doctype: 'Conf Tag', name: title })).toMatchObject({ name: title, weight: 1 })
  await tools.call('update_document', { doctype: 'Conf Tag', name: title, values: { weight: 2 } })
  // This version of the client drops all filters.
  const list = { doctype: 'Conf Tag', fields: ['name', 'weight'], order_by: 'creation desc', limit: 1 }
  expect(await json('list_documents', list)).toEqual([{ name: title, weight: 2 }])
  expect((await json('get_document_count', { doctype: 'Conf Tag' })).count).toBeGreaterThan(0)
  expect(await json('check_document_exists', { doctype: 'Conf Tag', name: title })).toEqual({ exists: true })
  await tools.call('delete_document', { doctype: 'Conf Tag', name: title })
  await expect(tools.call('get_document', { doctype: 'Conf Tag', name: title })).rejects.toThrow()
})

test('definitions are found and read', async () => {
  const schema = await json('get_doctype_schema', { doctype: 'Conf Tag' })
  expect(schema.fields.map((field) => field.fieldname)).toContain('weight')
  expect((await json('find_doctypes', { search_term: 'Conf' })).map((found) => found.name)).toContain('Conf Tag')
  expect(await json('get_module_list', {})).toContain('Conformance')
  expect(await json('get_naming_info', { doctype: 'Conf Tag' })).toMatchObject({ autoname: 'field:title' })
  expect((await json('get_required_fields', { doctype: 'Conf Tag' })).map((field) => field.fieldname)).toEqual(['title'])
  expect(await json('get_field_options', { doctype: 'Conf Everything', fieldname: 'select_default' }))
    .toContainEqual({ value: 'Two', label: 'Two' })
})

test('functions are called', async () => {
  expect(await tools.call('call_method', { method: 'frappe.auth.get_logged_user', params: {} })).toContain('Administrator')
})
