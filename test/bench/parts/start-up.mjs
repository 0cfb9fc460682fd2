import { costOfCommand } from '../measured.mjs'
import { ours, theirs } from '../program-names.mjs'
import { file, node } from '../programs/paths.mjs'

/** A run that ends after it reads its inputs, and Node without a program. @type {import('../parts.mjs').Part} */
export const startUp = {
  cases: ['start-up'],
  repeat: 3,
  prepare: async (_name, { room }) => ({
    [ours.start]: () => costOfCommand(room, untilError(file('dist/index.js')), { env: pathOnly() }),
    [theirs.node]: () => costOfCommand(room, untilError(`-p '"::error"'`), { env: pathOnly() }),
  }),
}

/** Without inputs, the action prints an error. @param {string} program */
function untilError(program) {
  return ['sh', '-c', `${node} ${program} | grep -q '^::error'`]
}

function pathOnly() {
  return { PATH: process.env['PATH'] }
}
