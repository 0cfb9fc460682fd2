// Prints how long packing takes beside `zip`, and how much memory it needs at the most, as a table in Markdown.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { layers, writeLayer } from './layers.mjs'

const runs = 3
const program = fileURLToPath(new URL('pack.mjs', import.meta.url))

const room = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  console.log(
    '| layer | files | unzipped | zip | pack | `zip -qrX` | ratio | peak | take it as `archive` | peak |',
  )
  console.log('|-|-|-|-|-|-|-|-|-|-|')
  for (const [name, parts] of Object.entries(layers)) console.log(`| ${measure(name, parts).join(' | ')} |`)
} finally {
  rmSync(room, { recursive: true })
}

/**
 * @typedef {object} Result
 * @property {import('../../src/layer.ts').Archive} archive
 * @property {number} seconds
 * @property {number} peak Bytes of the whole process.
 */

/**
 * A row of the table. What is compared runs in turns, so that both see the same machine.
 * @param {string} name
 * @param {import('./layers.mjs').Part[]} parts
 */
function measure(name, parts) {
  const tree = join(room, name)
  writeLayer(parts, tree)
  const turns = Array.from({ length: runs }, () => {
    const out = mkdtempSync(join(room, 'out-'))
    const turn = {
      packed: ours('pack', tree, out),
      zipped: secondsOfZip(tree, join(out, 'other.zip')),
      taken: ours('take', join(out, 'layer.zip'), mkdtempSync(join(out, 'taken-'))),
    }
    rmSync(out, { recursive: true })
    return turn
  })
  rmSync(tree, { recursive: true })
  const { archive } = turns[0]?.packed ?? {}
  const pack = median(turns.map(({ packed }) => packed.seconds))
  const zip = median(turns.map(({ zipped }) => zipped))
  return [
    name,
    archive?.files,
    megabytes(archive?.unzippedSize),
    megabytes(archive?.size),
    `${pack.toFixed(2)} s`,
    `${zip.toFixed(2)} s`,
    (pack / zip).toFixed(2),
    megabytes(Math.max(...turns.map(({ packed }) => packed.peak))),
    `${median(turns.map(({ taken }) => taken.seconds)).toFixed(2)} s`,
    megabytes(Math.max(...turns.map(({ taken }) => taken.peak))),
  ]
}

/**
 * @param {'pack' | 'take'} verb
 * @param {string} from
 * @param {string} to
 * @returns {Result}
 */
function ours(verb, from, to) {
  const printed = execFileSync(process.execPath, ['--no-warnings', program, verb, from, to])
  return JSON.parse(printed.toString())
}

/**
 * NaN where the program is not installed.
 * @param {string} tree
 * @param {string} zip
 */
function secondsOfZip(tree, zip) {
  const start = performance.now()
  const { error } = spawnSync('zip', ['-qrX', zip, '.'], { cwd: tree })
  return error ? NaN : (performance.now() - start) / 1_000
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}

/** @param {number} [size] */
function megabytes(size = NaN) {
  return `${(size / 1e6).toFixed(1)} MB`
}
