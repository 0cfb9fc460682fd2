// Generates parts of the README and of docs/, the copy of action.yml that publish-layer.yml uses, and the table of partitions and runtimes.
// The sources are the action.yml files, test/workflows, the role templates, the benchmark results and the tables of the tests.
// With --check it only reports generated files that are out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { Runtime } from '@aws-sdk/client-lambda'
import { format, resolveConfig } from 'prettier'
import { parse } from 'yaml'
import { rooms } from '../../eslint.walls.js'
import { codeBySource, sourceNames } from '../../test/real-tools/code-that-runs/sources.mjs'
import { codeThatRuns } from '../../test/real-tools/code-that-runs/table.mjs'
import { toolVersions } from '../../test/real-tools/tool-versions/table.mjs'

const readme = 'README.md'
const partitions = 'src/aws-names/partitions.ts'

/** The SDK's copy of AWS's partitions.json, which it does not export. */
const partitionsOfSdk =
  'node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js'

/** @typedef {{ description: string, required?: boolean, default?: string }} Described */

/** The action.yml files, and the prefix of their markers in the README. */
const contracts = { 'action.yml': '', 'collect/action.yml': 'collect ', 'yank/action.yml': 'yank ' }

/** The workflows that the README shows. Tests run the same files. */
const workflows = ['one-job', 'matrix', 'pull-request', 'by-hand']

/** The templates of the role: a file in this folder, and its language. */
const roles = { cloudformation: ['role.yml', 'yaml'], terraform: ['role.tf', 'hcl'], cli: ['role.sh', 'sh'] }

const text = readFileSync(readme, 'utf8')
const withTables = Object.entries(contracts).reduce(withTablesOf, text)
const withRoles = Object.entries(roles).reduce(withRole, workflows.reduce(withWorkflow, withTables))
const made = {
  [readme]: fill(withRoles, 'bench', readFileSync('test/bench/results.md', 'utf8').trim()),
  '.github/actions/publish/action.yml': `# Made from action.yml by "npm run docs": "$/" cannot name the root of a repository.\n${readFileSync(
    'action.yml',
    'utf8',
  ).replace('main: dist/', 'main: ../../../dist/')}`,
  'docs/architecture.md': fillFile('docs/architecture.md', 'rooms', roomTable()),
  'docs/manifests.md': fillFile('docs/manifests.md', 'versions', versionTable()),
  'docs/security.md': fill(
    fillFile('docs/security.md', 'code that runs', codeTable()),
    'code by source',
    sourceTable(),
  ),
  [partitions]: await partitionsAsCode(),
}

for (const [path, content] of Object.entries(made)) {
  if (!process.argv.includes('--check')) writeFileSync(path, content)
  else if (content !== readFileSync(path, 'utf8')) {
    console.error(`${path} does not fit what it is made from: run "npm run docs" and commit it.`)
    process.exitCode = 1
  }
}

/**
 * @param {string} text
 * @param {string} name
 */
function withWorkflow(text, name) {
  const workflow = readFileSync(`test/workflows/${name}.yml`, 'utf8')
  return fill(text, `workflow ${name}`, `\`\`\`yaml\n${workflow}\`\`\``)
}

/**
 * @param {string} text
 * @param {[way: string, file: string[]]} role
 */
function withRole(text, [way, [name, language]]) {
  const role = readFileSync(`scripts/docs/${name}`, 'utf8')
  return fill(text, `role ${way}`, `\`\`\`${language}\n${role}\`\`\``)
}

/**
 * @param {string} text
 * @param {[path: string, mark: string]} contract
 */
function withTablesOf(text, [path, mark]) {
  /** @type {{ inputs: Record<string, Described>, outputs: Record<string, Described> }} */
  const { inputs, outputs } = parse(readFileSync(path, 'utf8'))
  return fill(fill(text, `${mark}inputs`, inputTable(inputs)), `${mark}outputs`, outputTable(outputs))
}

/** @param {Record<string, Described>} inputs */
function inputTable(inputs) {
  return table(
    ['input', ''],
    Object.entries(inputs).map(([name, input]) => [`\`${name}\``, inWords(input)]),
  )
}

/** @param {Record<string, Described>} outputs */
function outputTable(outputs) {
  return table(
    ['output', ''],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

/** The default is part of the description, because another column would be too wide for a phone. @param {Described} input */
function inWords({ description, required, default: given }) {
  if (required) return `**Required.** ${description}`
  return given === undefined ? description : `${description} Default: \`${given}\`.`
}

/** The rooms of src/, their purpose, and the rooms that they are allowed to import. */
function roomTable() {
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
function versionTable() {
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
function codeTable() {
  return table(
    ['Package manager', 'What can run code', 'What this action does', 'What the code can see'],
    codeThatRuns.map(({ manager, code, action, sees }) => [manager, code, action, sees]),
  )
}

/** The same by the source of a package. */
function sourceTable() {
  const sources = /** @type {import('../../test/real-tools/code-that-runs/sources.mjs').Source[]} */ (Object.keys(sourceNames))
  return table(
    ['Package manager', ...sources.map((source) => sourceNames[source])],
    codeBySource.map((row) => [row.managers, ...sources.map((source) => row[source])]),
  )
}

/**
 * @param {string} path
 * @param {string} name
 * @param {string} content
 */
function fillFile(path, name, content) {
  return fill(readFileSync(path, 'utf8'), name, content)
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
function fill(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`a document lacks the markers ${start} and ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
}

async function partitionsAsCode() {
  /** @type {{ partitions: { id: string, regionRegex: string, regions: Record<string, object> }[] }} */
  const published = JSON.parse(
    readFileSync(partitionsOfSdk, 'utf8').replace(/^export const partitionsInfo = |;\s*$/g, ''),
  )
  const slim = published.partitions.map(({ id: name, regionRegex, regions }) => ({
    name,
    regionRegex,
    // Names such as aws-global are not Regions.
    regions: Object.keys(regions).filter((region) => new RegExp(regionRegex).test(region)),
  }))
  return format(
    `// Generated by "npm run docs" from the SDK's service model and its copy of AWS's partitions.json. The SDK does not export partitions.json,
// and loading the SDK only to read inputs would take too long.

interface Partition {
  readonly name: string
  readonly regionRegex: string
  readonly regions: readonly string[]
}

/** The partitions of AWS: the form of their Region names, and the known Regions. */
export const partitions: readonly Partition[] = ${JSON.stringify(slim)}

/** The runtimes that the SDK lists. */
export const runtimes: readonly string[] = ${JSON.stringify(Object.values(Runtime))}
`,
    { ...(await resolveConfig(partitions)), parser: 'typescript' },
  )
}
