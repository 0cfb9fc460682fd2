// The smoke test copies this file to an empty folder, and runs it there on the Node.js of the runtime. Arguments: the file with the packages
// to load, and the file for the results.
import { appendFileSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [, , todo = '', results = ''] = process.argv
const require = createRequire(import.meta.url)
const { exit, stderr } = process
const nextTurn = setImmediate
process.argv.length = 2

/** @typedef {{ index: number, module: string, how: string }} Load */

/** @type {unknown} */
const parsed = JSON.parse(readFileSync(todo, 'utf8'))
const loads = /** @type {Load[]} */ (parsed)

/** @param {object} result */
function report(result) {
  appendFileSync(results, `${JSON.stringify(result)}\n`)
}

/** @param {string} module */
function entryOf(module) {
  try {
    return require.resolve(module)
  } catch {
    return undefined
  }
}

/** A package can throw anything. @param {unknown} error */
function partsOf(error) {
  if (!(error instanceof Error)) return { code: '', message: String(error), name: '', stack: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { code, message: error.message, name: `${error.name}: `, stack: String(error.stack) }
}

for (const { index, module, how } of loads) {
  report({ index })
  try {
    if (how === 'require') require(module)
    else await import(module)
    // A rejection without a handler ends the process in this turn, and belongs to this package.
    await new Promise((resolve) => nextTurn(resolve))
    report({ index, state: 'loaded' })
  } catch (error) {
    const { code, message, name, stack } = partsOf(error)
    // Node.js adds the files that required a missing package, or advice.
    const [cause] = message.split(/\n(?=Require stack:|Instead |See )/)
    report({ index, state: 'failed', text: `${name}${cause}`, message, code, entry: entryOf(module) })
    if (loads.length === 1) stderr.write(`${stack}\n`)
  }
}
// A package can leave timers and connections open.
exit.call(process, 0)
