// frappe-react-sdk: its hooks in components, which re-render as the server answers.

import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import {
  FrappeProvider,
  useFrappeAuth,
  useFrappeCreateDoc,
  useFrappeDeleteCall,
  useFrappeDeleteDoc,
  useFrappeFileUpload,
  useFrappeGetCall,
  useFrappeGetDoc,
  useFrappeGetDocCount,
  useFrappeGetDocList,
  useFrappePostCall,
  useFrappePrefetchDoc,
  useFrappePutCall,
  useFrappeUpdateDoc,
  useSearch,
} from 'frappe-react-sdk'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { URL, USER, call, download, login, name } from './server.js'

let roots = []

afterEach(() => {
  roots.forEach((root) => root.unmount())
  roots = []
})

/**
 * Renders a component that uses a hook; what the hook gave last is in `current`. The component reads
 * all of it, because hooks render anew only for what was read.
 */
async function use(hook) {
  const result = { current: undefined }
  const Component = () => {
    const given = hook()
    result.current = typeof given === 'function' ? given : { ...given }
    return null
  }
  const root = createRoot(document.createElement('div'))
  roots.push(root)
  root.render(h(FrappeProvider, { url: URL, enableSocket: false }, h(Component)))
  await until(() => expect(result.current).toBeDefined())
  return result
}

/** Waits until a hook has what is asked for. */
function until(check) {
  return vi.waitFor(check, { timeout: 5000 })
}

beforeAll(login)

test('a user signs in and out', async () => {
  const auth = await use(() => useFrappeAuth())
  await until(() => expect(auth.current.currentUser).toBe('Administrator'))
  await auth.current.logout()
  await until(() => expect(auth.current.currentUser).toBeFalsy())
  await auth.current.login(USER)
  await until(() => expect(auth.current.currentUser).toBe('Administrator'))
})

test('a document is made, shown, changed and deleted', async () => {
  const title = name('React')
  const create = await use(() => useFrappeCreateDoc())
  await create.current.createDoc('Conf Tag', { title, weight: 1 })
  await until(() => expect(create.current.isCompleted).toBe(true))
  const shown = await use(() => useFrappeGetDoc('Conf Tag', title))
  await until(() => expect(shown.current.data).toMatchObject({ title, weight: 1 }))
  const update = await use(() => useFrappeUpdateDoc())
  await update.current.updateDoc('Conf Tag', title, { weight: 2 })
  await shown.current.mutate()
  await until(() => expect(shown.current.data.weight).toBe(2))
  const remove = await use(() => useFrappeDeleteDoc())
  await remove.current.deleteDoc('Conf Tag', title)
  await shown.current.mutate()
  await until(() => expect(shown.current.error).toMatchObject({ httpStatus: 404 }))
})

test('what is wrong with a document is told', async () => {
  const create = await use(() => useFrappeCreateDoc())
  await create.current.createDoc('Conf Tag', { weight: 1 }).catch(() => {})
  await until(() =>
    expect(create.current.error).toMatchObject({
      httpStatus: 417,
      exception: expect.stringMatching('ValidationError|MandatoryError'),
    }),
  )
})

test('lists and counts are shown', async () => {
  const category = name('react list')
  for (const weight of [1, 2, 3]) {
    await call('frappe.client.insert', { doc: { doctype: 'Conf Tag', title: `${category} ${weight}`, category, weight } })
  }
  const filters = [['category', '=', category]]
  const list = await use(() =>
    useFrappeGetDocList('Conf Tag', {
      fields: ['weight'], filters, orderBy: { field: 'weight', order: 'desc' }, limit: 2, limit_start: 0,
    }),
  )
  await until(() => expect(list.current.data).toEqual([{ weight: 3 }, { weight: 2 }]))
  const count = await use(() => useFrappeGetDocCount('Conf Tag', filters))
  await until(() => expect(count.current.data).toBe(3))
  const found = await use(() => useSearch('Conf Tag', category, [], 2, 0))
  await until(() => expect(found.current.data.message).toHaveLength(2))
})

test('functions are called', async () => {
  const got = await use(() => useFrappeGetCall('confapp.api.add', { a: 5 }))
  await until(() => expect(got.current.data).toEqual({ message: 7 }))
  for (const hook of [useFrappePostCall, useFrappePutCall]) {
    const sent = await use(() => hook('confapp.api.echo'))
    await sent.current.call({ value: [1] })
    await until(() => expect(sent.current.result).toMatchObject({ message: { value: [1] } }))
  }
  const deleted = await use(() => useFrappeDeleteCall('confapp.api.who'))
  await deleted.current.call({})
  await until(() => expect(deleted.current.result).toEqual({ message: 'Administrator' }))
  const failed = await use(() => useFrappeGetCall('confapp.api.denied'))
  await until(() => expect(failed.current.error).toMatchObject({ httpStatus: 403 }))
})

test('files are uploaded', async () => {
  const upload = await use(() => useFrappeFileUpload())
  const stored = await upload.current.upload(new File(['from React'], 'react.txt'), { isPrivate: true })
  expect(stored.file_url).toMatch(/^\/private\/files\//)
  await until(() => expect(upload.current).toMatchObject({ isCompleted: true, progress: 100, error: null }))
  expect(await download(stored.file_url)).toEqual([200, 'from React'])
})

test('documents are fetched before they are shown', async () => {
  const title = name('Prefetched')
  await call('frappe.client.insert', { doc: { doctype: 'Conf Tag', title } })
  const prefetch = await use(() => useFrappePrefetchDoc('Conf Tag', title))
  await prefetch.current()
  const shown = await use(() => useFrappeGetDoc('Conf Tag', title))
  await until(() => expect(shown.current.data).toMatchObject({ title }))
})
