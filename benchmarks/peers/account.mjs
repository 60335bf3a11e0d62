// The record of the benchmarks: the same values as Account.java's, number by number.

export const COLUMNS = ['id', 'name', 'city', 'status', 'visits', 'points', 'balance', 'note', 'created_at', 'updated_at']
export const LIST = COLUMNS.join(', ')
export const MERGED = ['name', 'city', 'status', 'visits', 'points', 'balance', 'updated_at']

const CITIES = 500
const FIRST_ID = 10_000_000
const STATUSES = ['open', 'closed', 'dormant']
const STRIDE = 7_919
const LIMIT = 100

export const now = () => new Date().toISOString()

export const id = number => 'account-' + (FIRST_ID + number)

/** What a driver stamps itself is not among them. */
export const fields = number => ({
  id: id(number),
  name: 'Owner of the account ' + number,
  city: 'city-' + number % CITIES,
  status: STATUSES[number % STATUSES.length],
  visits: number * 31 % 10_000,
  points: number * 17 % 1_000,
  balance: number % 977 + 0.25
})

/** All ten columns by name. */
export function row(number) {
  const time = now()
  return { ...fields(number), note: null, created_at: time, updated_at: time }
}

/** All ten columns in order. */
export const values = number => Object.values(row(number))

/** What is asked for, call by call, as the benchmarks of the same names do it. */
export class Calls {
  #count
  #id = 0
  #city = 0
  #hundred = 0
  #number = 0
  #points = 0

  constructor(count) {
    this.#count = count
  }

  id() {
    this.#id = (this.#id + STRIDE) % this.#count
    return id(this.#id)
  }

  city() {
    return 'city-' + this.#city++ % CITIES
  }

  /** An id that a hundred others follow. */
  firstOfHundred() {
    const first = id(this.#hundred)
    this.#hundred = (this.#hundred + LIMIT) % Math.max(1, this.#count - LIMIT)
    return first
  }

  rewind() {
    this.#number = 0
  }

  /** The number of an account that was not asked for yet. */
  next() {
    return this.#number++
  }

  /** The number of an account that is there. */
  again() {
    return this.#number++ % this.#count
  }

  points() {
    return this.#points++
  }
}

/** Statements of plain SQL. */
export const SQL = {
  findById: `select ${LIST} from account where id = ?`,
  findFiltered: `select ${LIST} from account where city = ? and points >= ? order by name, id limit ?`,
  findHundred: `select ${LIST} from account where id >= ? order by id limit ?`,
  scan: `select ${LIST} from account`,
  count: 'select count(*) as n from account where city = ?',
  create: insert(1),
  update: `update account set points = ?, updated_at = ? where id = ? returning ${LIST}`,
  upsert: insert(1).replace(' returning ',
    ` on conflict (id) do update set ${MERGED.map(column => `${column} = excluded.${column}`).join(', ')} returning `),
  clear: 'delete from account'
}

/** Stores several rows at once. */
export function insert(rows) {
  const row = '(' + COLUMNS.map(() => '?').join(', ') + ')'
  return `insert into account (${LIST}) values ${Array(rows).fill(row).join(', ')} returning ${LIST}`
}

/** What the driver sets on each of its connections. */
export const PRAGMAS = [
  'synchronous = normal',
  'foreign_keys = on',
  'trusted_schema = off',
  'recursive_triggers = on',
  'temp_store = memory',
  'cache_size = -16384',
  'journal_size_limit = 67108864',
  'busy_timeout = 5000'
]

export const ROWS_A_STATEMENT = 500
export const LEAST_POINTS = 200
export const FILTERED = 20
export const HUNDRED = LIMIT
export const CHANGES = 10

/** A list in parts. */
export function chunks(count) {
  const parts = []
  for (let first = 0; first < count; first += ROWS_A_STATEMENT) {
    parts.push(Array.from({ length: Math.min(ROWS_A_STATEMENT, count - first) }, (_, place) => first + place))
  }
  return parts
}
