import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAction } from '../../rig/runner.mjs'
import { costOf, costOfPart } from '../measured.mjs'
import { node, processFile } from './paths.mjs'

/**
 * @import { Bench } from '../parts.mjs'
 * @import { Cost } from '../measured.mjs'
 */

/** Each program publishes to these Regions. */
export const fourRegions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']

let names = 0

/** Returns the name of a layer that does not exist. */
export function newLayerName() {
  return `bench-${(names += 1)}`
}

/**
 * Measures this action as GitHub's runner runs it, from `dist/`. Rejects if the action fails, or if an output is not the expected one,
 * because the run then did something else than its name says.
 * @param {Bench} bench
 * @param {object} step
 * @param {string} step.workspace
 * @param {Record<string, string | undefined>} step.env
 * @param {Record<string, string>} step.inputs the default of `regions` is four Regions
 * @param {Record<string, string>} [step.expected] outputs
 * @returns {Promise<Cost>}
 */
export function costOfAction({ room }, { workspace, env, inputs, expected = {} }) {
  return costOf(room, async (measuring) => {
    const script = join(room, 'node')
    const quoted = [...measuring, node].map((word) => `'${word}'`).join(' ')
    // Other shells drop variables with a hyphen, such as those of inputs.
    writeFileSync(script, `#!/bin/bash\nexec ${quoted} "$@"\n`)
    chmodSync(script, 0o755)
    const given = { regions: fourRegions.join(), ...inputs }
    const { exitCode, log, outputs, temp } = await runAction({ workspace, node: script, env, inputs: given })
    rmSync(temp ?? '', { recursive: true, force: true })
    if (exitCode !== 0) throw new Error(log)
    for (const [name, value] of Object.entries(expected))
      if (outputs[name] !== value)
        throw new Error(`The output "${name}" is "${outputs[name]}", not "${value}":\n${log}`)
  })
}

/** Measures packing alone, without the start of Node. @param {Bench} bench @param {string} tree */
export async function costOfPacking({ room }, tree) {
  const out = mkdtempSync(join(room, 'out-'))
  const cost = await costOfPart(room, [node, '--no-warnings', processFile('pack.mjs'), tree, out])
  rmSync(out, { recursive: true })
  return cost
}

/** Measures deflate alone, without files and without the start of Node. @param {Bench} bench @param {string} tree */
export function costOfDeflate({ room }, tree) {
  return costOfPart(room, [node, processFile('deflate.mjs'), tree])
}
