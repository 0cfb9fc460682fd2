// Generates parts of the Markdown pages, their pictures, the copy of action.yml that publish-layer.yml uses, and the tables of
// partitions and of runtimes.
// A page has a pair of markers for each part. The sources are the action.yml files, test/workflows, docs/role, the results of the benchmark and
// the tables of the tests. With --check it only reports generated files that are out of date.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Runtime } from '@aws-sdk/client-lambda'
import { format, resolveConfig } from 'prettier'
import { storedResults } from '../../test/bench/results.mjs'
import { conditionsOf, costTable, figureTable } from '../../test/bench/tables.mjs'
import { directoryPicture, drawn, manifestPicture } from './benchmark-picture.mjs'
import { lifecycleTable, lifecycleTablePath } from './lifecycle-table.mjs'
import { summaryPicture } from './summary-picture.mjs'
import {
  codeTable,
  groupedInputs,
  inputs,
  manifestTable,
  outputs,
  roomTable,
  sourceTable,
  versionTable,
  workflowInputs,
  workflowOutputs,
} from './tables.mjs'

const pages = globSync(['README.md', '{docs,collect,copy,rollout,verify,yank}/**/*.md'])
const partitions = 'src/aws-names/partitions.ts'

/** The SDK's copy of AWS's partitions.json, which it does not export. */
const partitionsOfSdk =
  'node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js'

const measured = storedResults()

/** What is between a pair of markers, by the name in the markers. @type {Readonly<Record<string, string>>} */
const parts = {
  inputs: groupedInputs('action.yml'),
  outputs: outputs('action.yml'),
  'collect inputs': inputs('collect/action.yml'),
  'collect outputs': outputs('collect/action.yml'),
  'yank inputs': inputs('yank/action.yml'),
  'yank outputs': outputs('yank/action.yml'),
  'verify inputs': inputs('verify/action.yml'),
  'verify outputs': outputs('verify/action.yml'),
  'copy inputs': inputs('copy/action.yml'),
  'copy outputs': outputs('copy/action.yml'),
  'rollout inputs': inputs('rollout/action.yml'),
  'rollout outputs': outputs('rollout/action.yml'),
  'publish-layer inputs': workflowInputs(),
  'publish-layer outputs': workflowOutputs(),
  'workflow one-job': fileAsCode('test/workflows/one-job.yml', 'yaml'),
  'workflow matrix': fileAsCode('test/workflows/matrix.yml', 'yaml'),
  'workflow pull-request': fileAsCode('test/workflows/pull-request.yml', 'yaml'),
  'workflow by-hand': fileAsCode('test/workflows/by-hand.yml', 'yaml'),
  ...Object.fromEntries(
    globSync('test/workflows/recipes/*.yml').map((path) => [`recipe ${basename(path, '.yml')}`, fileAsCode(path, 'yaml')]),
  ),
  'role cloudformation': fileAsCode('docs/role/role.yml', 'yaml'),
  'role terraform': fileAsCode('docs/role/role.tf', 'hcl'),
  'role cli': fileAsCode('docs/role/role.sh', 'sh'),
  'bench manifest': await benchTables('manifest'),
  'bench directory': await benchTables('directory'),
  'bench figures': await formatted(
    `${conditionsOf(Object.values(measured).flatMap((cases) => Object.values(cases)))}\n\n${figureTable(measured)}`,
  ),
  manifests: manifestTable(),
  'manifests and layers': manifestTable(true),
  rooms: roomTable(),
  versions: versionTable(),
  'code that runs': codeTable(),
  'code by source': sourceTable(),
}

const filled = pages.map((page) => [page, withParts(readFileSync(page, 'utf8'))])
const unused = Object.keys(parts).filter((name) => filled.every(([, text]) => !text?.includes(`<!-- ${name} -->`)))
if (unused.length > 0) throw new Error(`no page has the markers of: ${unused.join(', ')}`)

const generated = {
  ...Object.fromEntries(filled),
  '.github/actions/publish/action.yml': `# Generated from action.yml by "npm run docs": "$/" cannot name the root of a repository.\n${readFileSync(
    'action.yml',
    'utf8',
  ).replace('main: dist/', 'main: ../../../dist/')}`,
  'docs/images/summary.svg': summaryPicture(),
  'docs/images/benchmarks-manifest.svg': drawn(manifestPicture, measured['manifest'] ?? {}),
  'docs/images/benchmarks.svg': drawn(directoryPicture, measured['directory'] ?? {}),
  [partitions]: await partitionsAsCode(),
  [lifecycleTablePath]: await lifecycleTable(),
}

for (const [path, content] of Object.entries(generated)) {
  const isCurrent = existsSync(path) && content === readFileSync(path, 'utf8')
  if (isCurrent) continue
  if (!process.argv.includes('--check')) writeFileSync(path, content)
  else {
    console.error(`${path} is out of date: run "npm run docs" and commit it.`)
    process.exitCode = 1
  }
}

/** A page with its parts filled in. @param {string} text */
function withParts(text) {
  return text.replace(/(<!-- ([\w -]+) -->)[^]*?(<!-- \/\2 -->)/g, (whole, start, name, end) => {
    const part = parts[name]
    return part === undefined ? whole : `${start}\n\n${part}\n\n${end}`
  })
}

/** How the cases of a part of the benchmark were measured, and their costs. @param {string} part */
async function benchTables(part) {
  const cases = measured[part]
  if (!cases) return 'No results are stored.'
  return formatted(`${conditionsOf(Object.values(cases))}\n\n${costTable(cases)}`)
}

/** @param {string} markdown */
async function formatted(markdown) {
  const page = 'docs/benchmarks.md'
  return (await format(markdown, { ...(await resolveConfig(page)), parser: 'markdown' })).trim()
}

/**
 * @param {string} path
 * @param {string} language
 */
function fileAsCode(path, language) {
  return `\`\`\`${language}\n${readFileSync(path, 'utf8')}\`\`\``
}

async function partitionsAsCode() {
  /** @type {{ partitions: { id: string, outputs: Record<'dnsSuffix' | 'dualStackDnsSuffix', string>, regionRegex: string, regions: Record<string, object> }[] }} */
  const published = JSON.parse(
    readFileSync(partitionsOfSdk, 'utf8').replace(/^export const partitionsInfo = |;\s*$/g, ''),
  )
  const slim = published.partitions.map(({ id: name, outputs: { dnsSuffix, dualStackDnsSuffix }, regionRegex, regions }) => ({
    name,
    dnsSuffix,
    dualStackDnsSuffix,
    regionRegex,
    // Names such as aws-global are not Regions.
    regions: Object.keys(regions).filter((region) => new RegExp(regionRegex).test(region)),
  }))
  return format(
    `// Generated by "npm run docs" from the SDK's service model and its copy of AWS's partitions.json. The SDK does not export partitions.json,
// and loading the SDK only to read inputs would take too long.

interface Partition {
  readonly name: string
  readonly dnsSuffix: string
  readonly dualStackDnsSuffix: string
  readonly regionRegex: string
  readonly regions: readonly string[]
}

/** The partitions of AWS: the domains of their endpoints, the form of their Region names, and the known Regions. */
export const partitions: readonly Partition[] = ${JSON.stringify(slim)}

/** The runtimes that the SDK lists. */
export const runtimes: readonly string[] = ${JSON.stringify(Object.values(Runtime))}
`,
    { ...(await resolveConfig(partitions)), parser: 'typescript' },
  )
}
