// The tables of the docs, as Markdown. Each function returns one.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { rooms } from '../../eslint.walls.js'
import { codeBySource, sourceNames } from '../../test/real-tools/code-that-runs/sources.mjs'
import { codeThatRuns } from '../../test/real-tools/code-that-runs/table.mjs'
import { toolVersions } from '../../test/real-tools/tool-versions/table.mjs'
import { inputGroups } from './input-groups.mjs'
import { manifests } from './manifests.mjs'

/** @typedef {{ description: string, required?: boolean, default?: string | number | boolean }} Input */

/** The inputs of the main action, one table per group. An input without a group is an error. @param {string} path */
export function groupedInputs(path) {
  const { inputs } = contractAt(path)
  const names = Object.values(inputGroups).flat()
  const lost = [...Object.keys(inputs), ...names].filter((name) => !(name in inputs) || !names.includes(name))
  if (lost.length > 0) throw new Error(`scripts/docs/input-groups.mjs does not fit ${path}: ${lost.join(', ')}`)
  return Object.entries(inputGroups)
    .map(([title, group]) => `### ${title}\n\n${tableOfInputs(group.map((name) => [name, inputs[name]]))}`)
    .join('\n\n')
}

/** The inputs of another action. @param {string} path */
export function inputs(path) {
  return tableOfInputs(Object.entries(contractAt(path).inputs))
}

/** @param {string} path */
export function outputs(path) {
  return table(
    ['Output', 'Description'],
    Object.entries(contractAt(path).outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

/** The inputs of the reusable workflow. */
export function workflowInputs() {
  const { on } = parse(readFileSync('.github/workflows/publish-layer.yml', 'utf8'))
  return tableOfInputs(Object.entries(on.workflow_call.inputs))
}

/** The outputs of the reusable workflow. */
export function workflowOutputs() {
  const { on } = parse(readFileSync('.github/workflows/publish-layer.yml', 'utf8'))
  /** @type {[string, { description: string }][]} */
  const all = Object.entries(on.workflow_call.outputs)
  return table(
    ['Output', 'Description'],
    all.map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

/** The manifests, the package manager for each, its versions and how to set it up. With `isLong`, also what is in the layer. */
export function manifestTable(isLong = false) {
  const of = (/** @type {string} */ layer) => (isLong ? [layer] : [])
  return table(
    ['Found in `source`', 'Package manager', 'Versions', ...of('In the layer'), 'Set-up step'],
    manifests.map(({ files, manager, tool, layer, setUp }) => [files, manager, versionsOf(tool), ...of(layer), setUp]),
  )
}

/** @param {string | undefined} tool */
function versionsOf(tool) {
  if (tool === undefined) return ''
  const found = toolVersions.find((one) => one.tool === tool)
  if (!found) throw new Error(`test/real-tools/tool-versions has no ${tool}`)
  return found.supported
}

/** The rooms of src/, their purpose, and the rooms that they are allowed to import. */
export function roomTable() {
  const named = (/** @type {readonly string[]} */ others) => others.map((one) => `\`${one}\``).join(', ')
  return table(
    ['room', 'purpose', 'imports'],
    Object.entries(rooms).map(([room, { purpose, may }]) => [
      `\`${room}/\``,
      purpose,
      named(may) || 'nothing',
    ]),
  )
}

/** The versions of each tool that a test runs, and those that no test runs. */
export function versionTable() {
  return table(
    ['Tool', 'Supported versions', 'Tested', 'Not tested', 'With an older version'],
    toolVersions.map(({ tool, supported, rows, older }) => [
      tool,
      supported,
      versionsIn(rows.filter(({ notTested }) => notTested === undefined)),
      versionsIn(rows.filter(({ notTested }) => notTested !== undefined)),
      older,
    ]),
  )
}

/** @param {readonly { version: string, notTested?: string }[]} rows */
function versionsIn(rows) {
  const cells = rows.map(({ version, notTested }) =>
    notTested === undefined ? version : `${version} (${notTested})`,
  )
  return cells.length === 0 ? '-' : cells.join(', ')
}

/** The sources of code that can run while a layer is built. */
export function codeTable() {
  return table(
    ['Package manager', 'What can run code', 'What this action does', 'What the code can see'],
    codeThatRuns.map(({ manager, code, action, sees }) => [manager, code, action, sees]),
  )
}

/** The same information by the source of a package. */
export function sourceTable() {
  const sources = /** @type {import('../../test/real-tools/code-that-runs/sources.mjs').Source[]} */ (
    Object.keys(sourceNames)
  )
  return table(
    ['Package manager', ...sources.map((source) => sourceNames[source])],
    codeBySource.map((row) => [row.managers, ...sources.map((source) => row[source])]),
  )
}

/**
 * @param {string} path
 * @returns {{ inputs: Record<string, Input>, outputs: Record<string, { description: string }> }}
 */
function contractAt(path) {
  return parse(readFileSync(path, 'utf8'))
}

/** @param {readonly (readonly [name: string, input: Input | undefined])[]} all */
function tableOfInputs(all) {
  return table(
    ['Input', 'Default', 'Description'],
    all.map(([name, input]) => [`\`${name}\``, ...cellsOf(input)]),
  )
}

/**
 * The default and the description. If `default:` cannot express a default, the description ends with it.
 *
 * @param {Input | undefined} input
 */
function cellsOf({ description, required, default: given } = { description: '' }) {
  if (required) return ['**required**', description]
  const [, text, said] = /^(.*?)(?: Default: (.*)\.)?$/s.exec(description) ?? []
  return [said ?? (given === undefined ? '' : `\`${given}\``), text ?? '']
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
