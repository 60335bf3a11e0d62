// better-sqlite3, by hand: statements prepared once.

import Database from 'better-sqlite3'
import * as accounts from './account.mjs'

export function open({ file, params }) {
  if (!file) return { questions: {}, close() {} }
  const db = new Database(file)
  accounts.PRAGMAS.forEach(pragma => db.pragma(pragma))
  const calls = new accounts.Calls(Number(params.accounts))
  const prepared = sql => db.prepare(sql)
  const clear = () => {
    db.exec(accounts.SQL.clear)
    calls.rewind()
  }
  const all = (sql, values) => {
    const statement = prepared(sql)
    return { run: () => statement.all(values()) }
  }
  const update = prepared(accounts.SQL.update)
  const changed = () => update.get([calls.points(), accounts.now(), calls.id()])
  const tenChanges = db.transaction(() => Array.from({ length: accounts.CHANGES }, changed))
  const parts = accounts.chunks(Number(params.rows ?? 0))
  const inserts = parts.length ? prepared(accounts.insert(parts[0].length)) : null
  const bulk = db.transaction(() =>
    parts.flatMap(part =>
      (part.length === parts[0].length ? inserts : prepared(accounts.insert(part.length)))
        .all(part.flatMap(accounts.values))))
  return {
    questions: {
      FindById: { run: one(prepared(accounts.SQL.findById), () => [calls.id()]) },
      FindFiltered: all(accounts.SQL.findFiltered, () => [calls.city(), accounts.LEAST_POINTS, accounts.FILTERED]),
      FindHundred: all(accounts.SQL.findHundred, () => [calls.firstOfHundred(), accounts.HUNDRED]),
      Scan: all(accounts.SQL.scan, () => []),
      Count: { run: one(prepared(accounts.SQL.count), () => [calls.city()]) },
      Create: { beforeRound: clear, run: one(prepared(accounts.SQL.create), () => accounts.values(calls.next())) },
      Update: { run: changed },
      Upsert: { run: one(prepared(accounts.SQL.upsert), () => accounts.values(calls.again())) },
      BulkCreate: { before: clear, run: bulk },
      Transaction: { run: tenChanges }
    },
    close: () => db.close()
  }
}

const one = (statement, values) => () => statement.get(values())
