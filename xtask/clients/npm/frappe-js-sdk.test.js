// frappe-js-sdk: everything that it offers, once with the session of a browser and once with an API
// key.

import { FrappeApp } from 'frappe-js-sdk'
import { beforeAll, describe, expect, test } from 'vitest'
import { URL, USER, download, name, token } from './server.js'

describe('signing in', () => {
  const auth = new FrappeApp(URL).auth()

  test('opens a session and closes it', async () => {
    const answer = await auth.loginWithUsernamePassword(USER)
    expect(answer).toMatchObject({ message: 'Logged In', full_name: 'Administrator', home_page: '/desk' })
    expect(await auth.getLoggedInUser()).toBe('Administrator')
    await auth.logout()
    await expect(auth.getLoggedInUser()).rejects.toMatchObject({ httpStatus: 403 })
  })

  test('fails with a wrong password and says why', async () => {
    const wrong = { username: 'nobody@example.com', password: 'wrong' }
    await expect(auth.loginWithUsernamePassword(wrong)).rejects.toMatchObject({
      httpStatus: 401,
      message: expect.stringMatching(/./),
    })
  })
})

describe.each(['session', 'token'])('with a %s', (kind) => {
  let app, db, call

  beforeAll(async () => {
    if (kind === 'session') {
      app = new FrappeApp(URL)
      await app.auth().loginWithUsernamePassword(USER)
    } else {
      const secret = await token()
      await new FrappeApp(URL).auth().logout()
      app = new FrappeApp(URL, { useToken: true, token: () => secret, type: 'token' })
    }
    db = app.db()
    call = app.call()
  })

  test('documents are made, read, changed, renamed and deleted', async () => {
    const title = name('JS/Document')
    const made = await db.createDoc('Conf Tag', { title, weight: 3 })
    expect(made).toMatchObject({ name: title, doctype: 'Conf Tag', docstatus: 0, owner: 'Administrator' })
    expect(await db.getDoc('Conf Tag', title)).toEqual(made)
    expect(await db.updateDoc('Conf Tag', title, { weight: 4 })).toMatchObject({ weight: 4, title })
    expect(await db.setValue('Conf Tag', title, 'category', 'a')).toMatchObject({ message: { category: 'a' } })
    expect(await db.setValue('Conf Tag', title, { category: 'b', weight: 5 })).toMatchObject({
      message: { category: 'b', weight: 5 },
    })
    const renamed = name('Renamed')
    expect(await db.renameDoc('Conf Tag', title, renamed)).toMatchObject({ message: renamed })
    expect(await db.getValue('Conf Tag', ['category', 'weight'], [['name', '=', renamed]])).toMatchObject({
      message: { category: 'b', weight: 5 },
    })
    expect(await db.deleteDoc('Conf Tag', renamed)).toMatchObject({ message: 'ok' })
    await expect(db.getDoc('Conf Tag', renamed)).rejects.toMatchObject({
      httpStatus: 404,
      exception: expect.any(String),
    })
  })

  test('lists take every argument', async () => {
    const category = name('list')
    for (const [title, weight] of [['one', 1], ['two', 2], ['three', 3], ['four', 3]]) {
      await db.createDoc('Conf Tag', { title: `${category} ${title}`, category, weight })
    }
    const filters = [['category', '=', category]]
    const orderBy = { field: 'weight', order: 'asc' }
    const fields = ['title', 'weight']
    const rows = await db.getDocList('Conf Tag', { fields, filters, orderBy, limit: 2, limit_start: 1 })
    expect(rows.map((row) => row.weight)).toEqual([2, 3])
    const either = [['weight', '=', 1], ['weight', '=', 2]]
    const some = await db.getDocList('Conf Tag', { fields: ['weight'], filters, orFilters: either, orderBy })
    expect(some).toEqual([{ weight: 1 }, { weight: 2 }])
    const arrays = await db.getDocList('Conf Tag', { fields: ['weight'], filters, orderBy, asDict: false, limit: 1 })
    expect(arrays).toEqual([[1]])
    const groups = await db.getDocList('Conf Tag', { fields: ['weight'], filters, groupBy: 'weight', orderBy })
    expect(groups.map((row) => row.weight)).toEqual([1, 2, 3])
    expect(await db.getDocList('Conf Tag', { fields: ['*'], filters })).toHaveLength(4)
    expect(await db.getDocList('Conf Tag')).not.toHaveLength(0)
    expect(await db.getCount('Conf Tag', filters)).toBe(4)
    expect(await db.getCount('Conf Tag', [...filters, ['weight', '>', 2]], true)).toBe(2)
    expect(await db.getLastDoc('Conf Tag', { filters })).toMatchObject({ title: `${category} four` })
    await expect(db.getDocList('Conf Tag', { fields: ['no_such_field'] })).rejects.toMatchObject({ httpStatus: 417 })
  })

  test('a document with rows is submitted and cancelled', async () => {
    const made = await db.createDoc('Conf Voucher', { party: 'JS', items: [{ item: 'a' }] })
    expect(made.items).toHaveLength(1)
    const submitted = await db.submit(made)
    expect(submitted).toMatchObject({ docstatus: 1, name: made.name })
    await expect(db.deleteDoc('Conf Voucher', made.name)).rejects.toMatchObject({ httpStatus: 417 })
    expect(await db.cancel('Conf Voucher', made.name)).toMatchObject({ message: { docstatus: 2 } })
    await db.deleteDoc('Conf Voucher', made.name)
  })

  test('a single document is read by its fields', async () => {
    await db.updateDoc('Conf Settings', 'Conf Settings', { company_name: 'Clouds', retries: 4 })
    expect(await db.getSingleValue('Conf Settings', 'retries')).toMatchObject({ message: 4 })
    expect(await db.getDoc('Conf Settings', 'Conf Settings')).toMatchObject({ company_name: 'Clouds' })
  })

  test('files are uploaded and hang on documents', async () => {
    const title = name('JS file')
    await db.createDoc('Conf Tag', { title })
    const content = `What ${title} holds`
    const file = new File([content], `${title}.txt`, { type: 'text/plain' })
    const progress = []
    const answer = await app.file().uploadFile(
      file,
      { isPrivate: true, folder: 'Home', doctype: 'Conf Tag', docname: title, fieldname: 'category' },
      (done, all) => progress.push([done, all]),
    )
    const stored = answer.data.message
    expect(stored).toMatchObject({
      doctype: 'File',
      is_private: 1,
      file_size: content.length,
      attached_to_doctype: 'Conf Tag',
      attached_to_name: title,
      attached_to_field: 'category',
      file_url: expect.stringMatching(/^\/private\/files\//),
    })
    expect(progress.at(-1)[0]).toBeGreaterThan(content.length)
    const [read, text] = await download(stored.file_url, app.token?.())
    expect([read, text]).toEqual([200, content])
    const found = await db.getDocList('File', { filters: [['attached_to_name', '=', title]], fields: ['file_url'] })
    expect(found).toEqual([{ file_url: stored.file_url }])
    const open = await app.file().uploadFile(new File(['open'], 'open.txt'), { isPrivate: false })
    expect(open.data.message.file_url).toMatch(/^\/files\//)
    const linked = await app.file().uploadFile(null, { file_url: open.data.message.file_url, doctype: 'Conf Tag', docname: title })
    expect(linked.data.message.attached_to_name).toBe(title)
  })

  test('functions are called with every verb', async () => {
    const args = { value: 'x', other: { a: [1] } }
    const echoed = { message: { value: 'x', other: { a: [1] } } }
    expect(await call.post('confapp.api.echo', args)).toEqual(echoed)
    expect(await call.put('confapp.api.echo', args)).toEqual(echoed)
    expect(await call.get('confapp.api.add', { a: 1, b: 2 })).toEqual({ message: 3 })
    // Arguments of a DELETE are the configuration of axios, which has them as `params`.
    expect(await call.delete('confapp.api.echo', { value: 'x' })).toMatchObject({ message: {} })
    await expect(call.get('confapp.api.post_only')).rejects.toMatchObject({ httpStatus: 403 })
    await expect(call.post('confapp.api.fail')).rejects.toMatchObject({
      httpStatus: 417,
      exception: expect.stringContaining('ValidationError'),
    })
  })
})
