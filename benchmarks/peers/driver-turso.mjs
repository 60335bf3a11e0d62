// The driver of the same design in TypeScript, on a file and at a server.

import { TursoDriver } from '@objectstack/driver-turso'
import * as accounts from './account.mjs'

const SCHEMA = {
  name: 'account',
  fields: {
    name: { type: 'text' },
    city: { type: 'text' },
    status: { type: 'select' },
    visits: { type: 'number' },
    points: { type: 'number' },
    balance: { type: 'currency' },
    note: { type: 'text' }
  }
}

export async function open({ file, url, params }) {
  const driver = new TursoDriver({ url: file ? `file:${file}` : url })
  await driver.connect()
  if (file) {
    for (const pragma of accounts.PRAGMAS) await driver.execute(`pragma ${pragma}`)
  }
  await driver.syncSchema('account', SCHEMA)
  const calls = new accounts.Calls(Number(params.accounts))
  const clear = async () => {
    await driver.execute(accounts.SQL.clear)
    calls.rewind()
  }
  const findById = { run: () => driver.findOne('account', { where: { id: calls.id() } }) }
  const changed = options => driver.update('account', calls.id(), { points: calls.points() }, options)
  const parts = accounts.chunks(Number(params.rows ?? 0))
  // Of more than 500 rows at once it makes a statement that SQLite refuses.
  const store = async options => {
    for (const part of parts) await driver.bulkCreate('account', part.map(accounts.fields), options)
  }
  const bulk = async () => {
    const transaction = await driver.beginTransaction()
    await store({ transaction })
    await driver.commit(transaction)
  }
  const local = {
    FindById: findById,
    FindFiltered: {
      run: () =>
        driver.find('account', {
          where: { city: calls.city(), points: { $gte: accounts.LEAST_POINTS } },
          orderBy: [{ field: 'name', order: 'asc' }, { field: 'id', order: 'asc' }],
          limit: accounts.FILTERED
        })
    },
    FindHundred: {
      run: () =>
        driver.find('account', {
          where: { id: { $gte: calls.firstOfHundred() } },
          orderBy: [{ field: 'id', order: 'asc' }],
          limit: accounts.HUNDRED
        })
    },
    Scan: { run: () => driver.find('account', {}) },
    Count: { run: () => driver.count('account', { where: { city: calls.city() } }) },
    Create: { beforeRound: clear, run: () => driver.create('account', accounts.fields(calls.next())) },
    Update: { run: () => changed() },
    Upsert: { run: () => driver.upsert('account', accounts.fields(calls.again()), ['id']) },
    BulkCreate: { before: clear, run: bulk },
    Transaction: {
      async run() {
        const transaction = await driver.beginTransaction()
        for (let each = 0; each < accounts.CHANGES; each++) await changed({ transaction })
        await driver.commit(transaction)
      }
    }
  }
  const remote = {
    RemoteSelect: { run: () => driver.execute('select 1') },
    RemoteFindById: findById,
    RemoteConcurrency: findById,
    RemoteBulkCreate: { before: clear, run: () => store() }
  }
  return { questions: file ? local : remote, close: () => driver.disconnect() }
}
