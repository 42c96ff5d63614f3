// frappe-ui: its resources, which talk to frappe.client, and its newer composables, which talk to
// version 2 of the API.

import {
  FileUploadHandler,
  createDocumentResource,
  createListResource,
  createResource,
  frappeRequest,
  setConfig,
  useCall,
  useDoc,
  useList,
  useNewDoc,
} from './frappe-ui.js'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { call, download, login, name } from './server.js'

/** Waits until something holds. */
const until = (check) => vi.waitFor(check, { timeout: 5000 })

beforeAll(async () => {
  await login()
  setConfig('resourceFetcher', frappeRequest)
})

function insert(title, more = {}) {
  return call('frappe.client.insert', { doc: { doctype: 'Conf Tag', title, ...more } })
}

describe('createResource', () => {
  test('calls functions', async () => {
    const sum = createResource({ url: 'confapp.api.add', params: { a: 1, b: 2 }, auto: false })
    expect(await sum.fetch()).toBe(3)
    const got = createResource({ url: 'confapp.api.add', method: 'GET', makeParams: (a) => ({ a }) })
    expect(await got.submit(40)).toBe(42)
    expect(got.data).toBe(42)
  })

  test('tells what went wrong', async () => {
    const failing = createResource({ url: 'confapp.api.fail', onError: () => {} })
    await expect(failing.fetch()).rejects.toThrow('confapp.api.fail ValidationError')
    expect(failing.error.exc_type).toBe('ValidationError')
    expect(failing.error.messages).toEqual(['This always fails'])
  })
})

describe('createListResource', () => {
  test('lists, pages, inserts, changes and deletes', async () => {
    const category = name('ui')
    for (const weight of [1, 2, 3]) await insert(`${category} ${weight}`, { category, weight })
    const list = createListResource({
      doctype: 'Conf Tag',
      fields: ['name', 'weight'],
      filters: { category },
      orFilters: [['weight', '<', 10], ['weight', '>', 1000]],
      orderBy: 'weight asc',
      pageLength: 2,
    })
    list.fetch()
    await until(() => expect(list.data?.map((row) => row.weight)).toEqual([1, 2]))
    expect(list.hasNextPage).toBe(true)
    list.next()
    await until(() => expect(list.data.map((row) => row.weight)).toEqual([1, 2, 3]))
    expect(list.hasNextPage).toBe(false)
    list.update({ start: 0, pageLength: 20 })
    await list.insert.submit({ title: `${category} 4`, category, weight: 4 })
    await until(() => expect(list.data).toHaveLength(4))
    await list.setValue.submit({ name: `${category} 4`, weight: 9 })
    expect(list.data.find((row) => row.name === `${category} 4`).weight).toBe(9)
    await list.fetchOne.submit(`${category} 1`)
    await list.delete.submit(`${category} 4`)
    await until(() => expect(list.data).toHaveLength(3))
  })

  test('calls methods of documents', async () => {
    const hooked = await call('frappe.client.insert', { doc: { doctype: 'Conf Hooked', title: 'ui' } })
    const list = createListResource({ doctype: 'Conf Hooked', fields: ['name', 'counter'], filters: { name: hooked.name } })
    list.fetch()
    const answer = await list.runDocMethod.submit({ method: 'bump', name: hooked.name, by: 2 })
    expect(answer.docs[0].name).toBe(hooked.name)
    expect(answer.message).toBe(2)
  })
})

describe('createDocumentResource', () => {
  test('reads, changes, saves and deletes', async () => {
    const title = name('ui document')
    await insert(title, { weight: 1 })
    const resource = createDocumentResource({ doctype: 'Conf Tag', name: title })
    await until(() => expect(resource.doc?.weight).toBe(1))
    await resource.setValue.submit({ weight: 2 })
    expect(resource.doc.weight).toBe(2)
    // A save sends the document back with all that the server wrote into it.
    resource.doc.weight = 3
    await until(() => expect(resource.isDirty).toBe(true))
    await resource.save.submit()
    await resource.reload()
    expect(resource.doc.weight).toBe(3)
    await until(() => expect(resource.isDirty).toBe(false))
    await resource.delete.submit()
    expect(resource.doc).toBe(null)
    expect(await call('frappe.client.get_count', { doctype: 'Conf Tag', filters: { name: title } })).toBe(0)
  })

  test('calls methods of the document', async () => {
    const hooked = await call('frappe.client.insert', { doc: { doctype: 'Conf Hooked', title: 'ui' } })
    const resource = createDocumentResource({
      doctype: 'Conf Hooked',
      name: hooked.name,
      whitelistedMethods: { peek: 'peek', bump: 'bump' },
    })
    await until(() => expect(resource.doc?.title).toBe('ui'))
    expect(await resource.peek.submit()).toEqual({ title: 'ui', counter: 0 })
    expect(await resource.bump.submit({ by: 3 })).toBe(3)
  })

  test('goes back to what was stored when a change is refused', async () => {
    const made = await call('frappe.client.insert', { doc: { doctype: 'Conf Voucher', party: 'ui' } })
    const resource = createDocumentResource({ doctype: 'Conf Voucher', name: made.name })
    await until(() => expect(resource.doc?.party).toBe('ui'))
    await expect(resource.setValue.submit({ party: '' })).rejects.toThrow('MandatoryError')
    expect(resource.doc.party).toBe('ui')
  })
})

describe('FileUploadHandler', () => {
  test('uploads a file and tells how far it is', async () => {
    const handler = new FileUploadHandler()
    const told = []
    for (const event of ['start', 'progress', 'finish']) handler.on(event, () => told.push(event))
    const title = name('ui file')
    await insert(title)
    const file = new File(['from Vue'], 'vue.txt')
    const stored = await handler.upload(file, { private: true, folder: 'Home', doctype: 'Conf Tag', docname: title })
    expect(stored).toMatchObject({ is_private: 1, attached_to_name: title, file_name: expect.stringMatching('vue') })
    expect(told).toEqual(expect.arrayContaining(['start', 'progress', 'finish']))
    expect(await download(stored.file_url)).toEqual([200, 'from Vue'])
  })

  test('tells what went wrong', async () => {
    const handler = new FileUploadHandler()
    await expect(handler.upload(null, { folder: 'Home' })).rejects.toMatchObject({ exc_type: expect.any(String) })
    expect(handler.failed).toBe(true)
  })
})

describe('composables of version 2', () => {
  const scope = effectScope()
  const inScope = (make) => scope.run(make)

  test('useList shows and pages', async () => {
    const category = name('ui v2')
    for (const weight of [1, 2, 3]) await insert(`${category} ${weight}`, { category, weight })
    const list = inScope(() =>
      useList({
        doctype: 'Conf Tag', fields: ['name', 'weight'], filters: { category }, orderBy: 'weight desc', limit: 2,
      }),
    )
    await until(() => expect(list.data?.map((row) => row.weight)).toEqual([3, 2]))
    list.next()
    await until(() => expect(list.data?.map((row) => row.weight)).toContain(1))
    await list.setValue.submit({ name: `${category} 1`, weight: 7 })
    expect(await call('frappe.client.get_value', {
      doctype: 'Conf Tag', fieldname: 'weight', filters: `${category} 1`,
    })).toEqual({ weight: 7 })
    await list.insert.submit({ title: `${category} 4`, category })
    await list.delete.submit({ name: `${category} 4` })
    expect(await call('frappe.client.get_count', { doctype: 'Conf Tag', filters: { category } })).toBe(3)
  })

  test('useDoc reads and changes', async () => {
    const hooked = await call('frappe.client.insert', { doc: { doctype: 'Conf Hooked', title: 'v2' } })
    const doc = inScope(() => useDoc({ doctype: 'Conf Hooked', name: hooked.name, methods: { bump: 'bump' } }))
    await until(() => expect(doc.doc?.title).toBe('v2'))
    await doc.setValue.submit({ title: 'changed' })
    expect(await doc.bump.submit({ by: 4 })).toBe(4)
    await doc.delete.submit()
    expect(await call('frappe.client.get_count', { doctype: 'Conf Hooked', filters: { name: hooked.name } })).toBe(0)
  })

  test('useNewDoc makes documents', async () => {
    const title = name('ui new')
    const made = inScope(() => useNewDoc('Conf Tag', { title, weight: 5 }))
    await made.submit()
    expect(await call('frappe.client.get_value', { doctype: 'Conf Tag', fieldname: 'weight', filters: title })).toEqual({
      weight: 5,
    })
  })

  test('useCall calls, and tells what went wrong', async () => {
    const sum = inScope(() => useCall({ url: '/api/v2/method/confapp.api.add', params: { a: 1 } }))
    await until(() => expect(sum.data).toBe(3))
    const failing = inScope(() => useCall({ url: '/api/v2/method/confapp.api.fail' }))
    await until(() => expect(failing.error?.type).toBe('ValidationError'))
    expect(failing.error.title).toBe('Message')
  })
})
