// One peer, one question, one process: node measure.mjs REQUEST, where REQUEST is a JSON text
//   { peer, question, params, threads, isThroughput, file | url, warmups, rounds, seconds }
// Prints { scores, peakMib }, the scores in microseconds an operation or operations a second, one a round; or
// { unsupported: true } if the peer has no answer to the question. With seconds = 0 a round is one operation.

const request = JSON.parse(process.argv[2])
const { open } = await import(`./${request.peer}.mjs`)
const peer = await open(request)
const question = peer.questions[request.question]

/** Awaiting what is no promise would cost as much as a short statement. */
const done = result => (result instanceof Promise ? result : undefined)

/** How long operations took, one after the other, and how many there were. */
async function measured(seconds) {
  const until = process.hrtime.bigint() + BigInt(Math.round(seconds * 1e9))
  let spent = 0n
  let operations = 0
  do {
    const preparing = question.before && done(question.before())
    if (preparing) await preparing
    const start = process.hrtime.bigint()
    const working = done(question.run())
    if (working) await working
    spent += process.hrtime.bigint() - start
    operations++
  } while (process.hrtime.bigint() < until)
  return { spent: Number(spent) / 1e3, operations }
}

async function round() {
  if (question.beforeRound) await question.beforeRound()
  if (!request.isThroughput) {
    const { spent, operations } = await measured(request.seconds)
    return spent / operations
  }
  const start = process.hrtime.bigint()
  const all = await Promise.all(Array.from({ length: request.threads }, () => measured(request.seconds)))
  const operations = all.reduce((sum, one) => sum + one.operations, 0)
  return operations / (Number(process.hrtime.bigint() - start) / 1e9)
}

if (!question) {
  console.log(JSON.stringify({ unsupported: true }))
} else {
  for (let warmup = 0; warmup < request.warmups; warmup++) await round()
  const scores = []
  for (let one = 0; one < request.rounds; one++) scores.push(await round())
  console.log(JSON.stringify({ scores, peakMib: process.resourceUsage().maxRSS / 1024 }))
}
await peer.close()
