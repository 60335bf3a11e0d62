// knex over better-sqlite3.

import knex from 'knex'
import * as accounts from './account.mjs'

export function open({ file, params }) {
  if (!file) return { questions: {}, close() {} }
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection, created) {
        accounts.PRAGMAS.forEach(pragma => connection.pragma(pragma))
        created(null, connection)
      }
    }
  })
  const calls = new accounts.Calls(Number(params.accounts))
  const table = (on = db) => on('account')
  const clear = async () => {
    await table().delete()
    calls.rewind()
  }
  const changed = on =>
    table(on)
      .where({ id: calls.id() })
      .update({ points: calls.points(), updated_at: accounts.now() })
      .returning(accounts.COLUMNS)
  const bulk = async transaction => {
    const stored = []
    for (const part of accounts.chunks(Number(params.rows))) {
      stored.push(...(await table(transaction).insert(part.map(accounts.row)).returning(accounts.COLUMNS)))
    }
    return stored
  }
  // A query of knex runs when it is awaited.
  const run = query => ({ run: async () => await query() })
  return {
    questions: {
      FindById: run(() => table().select(accounts.COLUMNS).where({ id: calls.id() }).first()),
      FindFiltered: run(() =>
        table()
          .select(accounts.COLUMNS)
          .where({ city: calls.city() })
          .andWhere('points', '>=', accounts.LEAST_POINTS)
          .orderBy(['name', 'id'])
          .limit(accounts.FILTERED)),
      FindHundred: run(() =>
        table().select(accounts.COLUMNS).where('id', '>=', calls.firstOfHundred()).orderBy('id').limit(accounts.HUNDRED)),
      Scan: run(() => table().select(accounts.COLUMNS)),
      Count: run(() => table().where({ city: calls.city() }).count('* as n')),
      Create: { beforeRound: clear, ...run(() => table().insert(accounts.row(calls.next())).returning(accounts.COLUMNS)) },
      Update: run(() => changed(db)),
      Upsert: run(() =>
        table()
          .insert(accounts.row(calls.again()))
          .onConflict('id')
          .merge(accounts.MERGED)
          .returning(accounts.COLUMNS)),
      BulkCreate: { before: clear, ...run(() => db.transaction(bulk)) },
      Transaction: run(() =>
        db.transaction(async transaction => {
          for (let change = 0; change < accounts.CHANGES; change++) await changed(transaction)
        }))
    },
    close: () => db.destroy()
  }
}
