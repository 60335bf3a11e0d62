// @libsql/client, on a file and at a server.

import { createClient } from '@libsql/client'
import * as accounts from './account.mjs'

export async function open({ file, url, params }) {
  const client = createClient({ url: file ? `file:${file}` : url })
  if (file) {
    for (const pragma of accounts.PRAGMAS) await client.execute(`pragma ${pragma}`)
  }
  const calls = new accounts.Calls(Number(params.accounts))
  const clear = async () => {
    await client.execute(accounts.SQL.clear)
    calls.rewind()
  }
  const run = (sql, args) => ({ run: () => client.execute({ sql, args: args() }) })
  const change = () => ({ sql: accounts.SQL.update, args: [calls.points(), accounts.now(), calls.id()] })
  const findById = run(accounts.SQL.findById, () => [calls.id()])
  const bulk = () =>
    client.batch(
      accounts.chunks(Number(params.rows)).map(part => ({
        sql: accounts.insert(part.length),
        args: part.flatMap(accounts.values)
      })),
      'write')
  const local = {
    FindById: findById,
    FindFiltered: run(accounts.SQL.findFiltered, () => [calls.city(), accounts.LEAST_POINTS, accounts.FILTERED]),
    FindHundred: run(accounts.SQL.findHundred, () => [calls.firstOfHundred(), accounts.HUNDRED]),
    Scan: run(accounts.SQL.scan, () => []),
    Count: run(accounts.SQL.count, () => [calls.city()]),
    Create: { beforeRound: clear, ...run(accounts.SQL.create, () => accounts.values(calls.next())) },
    Update: { run: () => client.execute(change()) },
    Upsert: run(accounts.SQL.upsert, () => accounts.values(calls.again())),
    BulkCreate: { before: clear, run: bulk },
    Transaction: {
      async run() {
        const transaction = await client.transaction('write')
        for (let each = 0; each < accounts.CHANGES; each++) await transaction.execute(change())
        await transaction.commit()
      }
    }
  }
  const remote = {
    RemoteSelect: run('select 1', () => []),
    RemoteFindById: findById,
    RemoteConcurrency: findById,
    RemoteBulkCreate: { before: clear, run: bulk }
  }
  return { questions: file ? local : remote, close: () => client.close() }
}
