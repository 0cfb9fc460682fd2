// Measures complete processes of this action and of common alternatives, and prints Markdown tables: `npm run bench`, or
// `npm run bench -- --runs 3 --layer blog` for a shorter run. `--write` writes them to results.md, which docs/benchmarks.md shows. No figure is an
// error, because figures depend on the machine.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { partitions } from '../../src/aws-names/partitions.ts'
import { createOnce } from '../rig/once.mjs'
import { makeVenv } from '../rig/python.mjs'
import { runAction } from '../rig/runner.mjs'
import { cache, layerNamed, layers, writeLayer } from './layers.mjs'
import { costOf, inTurns, median, meter, printedBy } from './measured.mjs'

/** @import { Cost } from './measured.mjs' */

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    layer: { type: 'string', multiple: true, default: layers },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(options.runs)
if (runs % 2 === 0) throw new Error('"--runs" must be an odd number, so that one run is the median.')
if (options.write && (runs < 3 || options.layer.length < layers.length))
  throw new Error('"--write" requires all layers and at least 3 runs.')
const cores = availableParallelism()
const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
const beside = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url))
const fourRegions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']
const manyRegions = partitions.flatMap(({ name, regions }) => (name === 'aws' ? regions : [])).slice(0, 33)
/** It is optional, and never responds. */
const silentRegion = 'me-south-1'
const directUploadLimit = 52_428_800

const ours = {
  step: 'this action, first version',
  next: 'this action, next version',
  again: 'this action, unchanged rerun',
  plan: 'this action, `dry-run`',
  pack: 'this action, packing alone',
}
const theirs = { step: '`zip`, AWS CLI', original: '`zip`, SDK in parallel', zip: '`zip -qrX`' }

/** The programs that each use of this action is compared with. @type {Record<string, string[]>} */
const rivals = {
  [ours.step]: [theirs.step, theirs.original],
  [ours.next]: [theirs.step, theirs.original],
  [ours.again]: [theirs.step, theirs.original],
  [ours.plan]: [theirs.zip],
  [ours.pack]: [theirs.zip],
}

/** The memory limits of the action. @type {Record<string, string>} */
const memoryLimits = { blog: '250 MB', 'near 250 MB': '450 MB' }

let made = 0

/** The printed paragraphs. @type {string[]} */
const printed = []

const room = mkdtempSync(join(tmpdir(), 'bench-'))
/** @type {(() => void)[]} */
const stops = [() => rmSync(room, { recursive: true, force: true })]
try {
  if (!existsSync(meter)) throw new Error(`GNU time is missing at ${meter}. Run "apt-get install time".`)
  await main()
} finally {
  for (const stop of stops.reverse()) stop()
}

async function main() {
  const tools = { sevenZip: await found('7z'), aws: await awsCli() }
  const near = await standIn(0)
  say(
    `${cpus()[0]?.model.trim()}, ${cores} cores, load ${load()} at the start, Node ${process.versions.node}; medians of ${runs} runs in turns; for memory, the highest value.`,
  )
  const measured = new Map()
  for (const name of options.layer) {
    const tree = await layerNamed(name)
    measured.set(name, await measureLayer(tree, near, tools))
  }
  say(
    table(
      ['layer', 'program', 'wall time', 'CPU time', 'peak memory', 'ratio of the wall times'],
      [...measured].flatMap(([name, { costs }]) =>
        Object.entries(costs)
          .filter(([, { seconds }]) => !Number.isNaN(seconds))
          .map(([contender, cost]) => [name, contender, ...shown(cost), ratiosTo(contender, costs)]),
      ),
    ),
  )
  const first = measured.get(options.layer[0])
  const { costs, deflate } = first
  const start = await startUp()
  const far = await farRegions()
  const growth = await growthOfPacking()
  const apart = costs[ours.step].seconds - costs['four SDK publishes'].seconds
  const half = cores >= 4 ? 0.5 : 0.75
  const figures = [
    [
      'first version in four Regions, compared with `zip` and the AWS CLI',
      ratio(costs[ours.step], costs[theirs.step]),
      '0.30',
    ],
    [
      'the same without the time of four SDK publishes, compared with `zip -qrX`',
      (apart / costs[theirs.zip].seconds).toFixed(2),
      half,
    ],
    ['`dry-run`, compared with `zip -qrX`', ratio(costs[ours.plan], costs[theirs.zip]), half],
    [
      'packing alone, compared with the CPU time of deflate divided by the cores',
      (costs[ours.pack].seconds / (deflate / cores)).toFixed(2),
      '1.3',
    ],
    [
      'unchanged rerun, compared with `zip` and the AWS CLI',
      ratio(costs[ours.again], costs[theirs.step]),
      '0.15',
    ],
    ['32 Regions, compared with 4, at 100 ms latency', ratio(far.many, far.few), '1.5'],
    [
      'seconds that an optional Region costs that does not respond, in a run over 32 others',
      (far.withSilent.seconds - far.many.seconds).toFixed(1),
      '12',
    ],
    [
      'start-up, in addition to Node alone',
      `+ ${Math.round((start.action.seconds - start.bare.seconds) * 1_000)} ms`,
      '+ 120 ms',
    ],
    ...[...measured].map(([name, { costs }]) => [
      `peak memory, ${name}`,
      megabytes(Math.max(costs[ours.step].peak, costs[ours.next].peak)),
      memoryLimits[name] ?? '',
    ]),
    ['time per file, 64,000 files compared with 1,000', growth.toFixed(2), '1.3'],
  ]
  const head = [`${options.layer[0]}, unless another layer is named`, 'measured']
  say(
    table(
      head,
      figures.map((row) => row.slice(0, 2)),
    ),
    table([...head, 'at most'], figures),
  )
  console.log(`Load ${load()} at the end.`)
  if (options.write) await write()
}

async function write() {
  const [path, text] = [beside('results.md'), printed.join('\n\n')]
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }))
}

/** @param {string} contender @param {Record<string, Cost>} costs */
function ratiosTo(contender, costs) {
  const cost = costs[contender]
  const others = (rivals[contender] ?? []).flatMap((name) => {
    const other = costs[name]
    return cost && other && !Number.isNaN(other.seconds)
      ? [`${(cost.seconds / other.seconds).toFixed(2)} of ${name}`]
      : []
  })
  return others.join(', ')
}

/**
 * @param {string} tree
 * @param {string} url
 * @param {{ sevenZip: string | undefined, aws: string }} tools
 */
async function measureLayer(tree, url, { sevenZip, aws }) {
  const env = awsAt(url)
  const turn = join(tree, 'share', 'turn')
  mkdirSync(dirname(turn), { recursive: true })
  let turns = 0
  writeFileSync(turn, `${turns}`)
  const zip = join(room, 'theirs.zip')
  // The programs would add files to an existing archive.
  rmSync(zip, { force: true })
  await printedBy(['zip', '-qrX', zip, '.'], { cwd: tree })
  const isLarge = statSync(zip).size > directUploadLimit
  const fresh = () => `bench-${(made += 1)}`
  const zipping = `rm -f ${zip} && zip -qrX ${zip} .`
  const upload = `[ -f ${zip} ]`
  let published = ''
  const publishing = (/** @type {string} */ name) =>
    fourRegions.map((region) =>
      isLarge
        ? `${aws} s3api put-object --region ${region} --bucket layers --key ${name} --body ${zip} && ` +
          `${aws} lambda publish-layer-version --region ${region} --layer-name ${name} --content S3Bucket=layers,S3Key=${name}`
        : `${aws} lambda publish-layer-version --region ${region} --layer-name ${name} --zip-file fileb://${zip}`,
    )
  const shell = (/** @type {string[]} */ ...commands) =>
    costOfCommand(['sh', '-c', [upload, ...commands].join(' && ')], { cwd: tree, env })
  const action = (/** @type {string} */ name, /** @type {Record<string, string>} */ inputs = {}) =>
    costOfAction(tree, url, {
      'layer-name': name,
      regions: fourRegions.join(),
      ...(isLarge ? { 's3-bucket': 'layers' } : {}),
      ...inputs,
    })
  const sdk = (/** @type {string} */ name) =>
    `${node} ${beside('publishes.mjs')} ${name} ${zip} ${fourRegions.join(' ')}`
  /** @type {number[]} */
  const deflates = []
  const layer = fresh()
  await action(layer)
  const costs = await inTurns(runs, {
    [ours.step]: () => action((published = fresh())),
    [theirs.step]: () => shell(zipping, ...publishing(fresh())),
    [ours.again]: () => action(published),
    [ours.next]: () => {
      writeFileSync(turn, `${(turns += 1)}`)
      return action(layer)
    },
    [theirs.original]: isLarge ? undefined : () => shell(zipping, sdk(fresh())),
    [ours.plan]: () => action(fresh(), { 'dry-run': 'true' }),
    [theirs.zip]: () => shell(zipping),
    '`7z`': sevenZip ? () => shell(`rm -f ${zip}`, `${sevenZip} a -tzip -bd ${zip} . >/dev/null`) : undefined,
    'four SDK publishes': isLarge ? undefined : () => shell(sdk(fresh())),
    [ours.pack]: async () => {
      deflates.push(Number(await printedBy([node, beside('deflate.mjs'), tree])))
      return costOfPacking(tree)
    },
  })
  return { costs, deflate: median(deflates) }
}

/** @param {string[]} command @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] */
function costOfCommand(command, options) {
  return costOf(room, async (measuring) => void (await printedBy([...measuring, ...command], options)))
}

/** Measures this action as GitHub's runner runs it, with `dist/` and a prepared layer directory. @param {string} tree @param {string} url @param {Record<string, string>} inputs */
function costOfAction(tree, url, inputs) {
  return costOf(room, async (measuring) => {
    const script = join(room, 'node')
    writeFileSync(
      script,
      `#!/bin/bash\nexec ${measuring.join(' ').replace(/%U %S %M/, "'%U %S %M'")} ${node} "$@"\n`,
    )
    chmodSync(script, 0o755)
    const { exitCode, log, temp } = await runAction({
      workspace: tree,
      node: script,
      env: awsAt(url),
      inputs: { source: '.', 'package-manager': 'none', ...inputs },
    })
    rmSync(temp ?? '', { recursive: true, force: true })
    if (exitCode !== 0) throw new Error(log)
  })
}

/** Measures packing without the start of Node, like the measurement of deflate. @param {string} tree */
async function costOfPacking(tree) {
  let seconds = NaN
  const cost = await costOf(room, async (measuring) => {
    const out = mkdtempSync(join(room, 'out-'))
    const printed = await printedBy([
      ...measuring,
      node,
      '--no-warnings',
      beside('pack.mjs'),
      'pack',
      tree,
      out,
    ])
    seconds = JSON.parse(printed).seconds
    rmSync(out, { recursive: true })
  })
  return { ...cost, seconds }
}

/** Measures a run that ends after it reads its inputs, and Node without a program. */
function startUp() {
  return inTurns(runs * 3, {
    action: () =>
      costOfCommand(['sh', '-c', `${node} ${beside('../../dist/index.js')} | grep -q '^::error'`], {
        env: { PATH: process.env['PATH'] },
      }),
    bare: () => costOfCommand(['sh', '-c', `${node} -p '"::error"' | grep -q '^::error'`]),
  })
}

async function farRegions() {
  const far = await standIn(100, silentRegion)
  const tree = join(room, 'small')
  writeLayer([{ folder: 'nodejs/node_modules/small', files: 10, size: 1_000, content: 'text' }], tree)
  const publish =
    (/** @type {string[]} */ regions, optional = '') =>
    () => {
      const name = `bench-${(made += 1)}`
      return costOfAction(tree, far, {
        'layer-name': name,
        regions: regions.join(),
        'optional-regions': optional,
      })
    }
  const others = manyRegions.filter((region) => region !== silentRegion)
  return inTurns(runs, {
    few: publish(fourRegions),
    many: publish(others),
    withSilent: publish(others, silentRegion),
  })
}

/** Returns the ratio of the packing times per file between many and few files. */
async function growthOfPacking() {
  const trees = [1_000, 64_000].map((files) => {
    const tree = join(room, `files-${files}`)
    writeLayer([{ folder: 'nodejs/node_modules/files', files, size: 2_000, content: 'text' }], tree)
    return { files, tree }
  })
  const costs = await inTurns(
    runs,
    Object.fromEntries(trees.map(({ files, tree }) => [files, () => costOfPacking(tree)])),
  )
  const [few = NaN, many = NaN] = trees.map(({ files }) => (costs[files]?.seconds ?? NaN) / files)
  return many / few
}

/** Starts a stand-in for AWS. Returns its URL. @param {number} latency @param {string} [silent] a Region that never responds */
async function standIn(latency, silent = '') {
  const child = spawn(node, [beside('stand-in.mjs'), String(latency), silent], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  stops.push(() => child.kill())
  const [url] = await once(createInterface(child.stdout), 'line')
  return /** @type {string} */ (url)
}

/** @param {string} url */
function awsAt(url) {
  return {
    PATH: process.env['PATH'],
    HOME: room,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_MAX_ATTEMPTS: '1',
  }
}

/** Installs the AWS CLI in a separate virtual environment. Returns its path. */
async function awsCli() {
  const venv = join(cache, 'aws')
  await createOnce(venv, () => makeVenv(venv, ['awscli==1.45.11']))
  return join(venv, 'bin', 'aws')
}

/** Returns the program if it is installed. Otherwise prints that it is missing. @param {string} program */
async function found(program) {
  try {
    return (await printedBy(['sh', '-c', `command -v ${program}`])).trim()
  } catch {
    console.error(`${program} is not installed and is omitted from the comparison.`)
    return undefined
  }
}

/** Returns the ratios of wall time and CPU time. Other work on the machine changes the CPU time less. @param {Cost} one @param {Cost} other */
function ratio(one, other) {
  return `${(one.seconds / other.seconds).toFixed(2)} (CPU time: ${(one.cpu / other.cpu).toFixed(2)})`
}

/** @param {Cost} cost */
function shown({ seconds, cpu, peak }) {
  return [`${seconds.toFixed(2)} s`, `${cpu.toFixed(2)} s`, megabytes(peak)]
}

/** @param {number} size */
function megabytes(size) {
  return `${(size / 1e6).toFixed(0)} MB`
}

/** @param {string[]} head @param {unknown[][]} rows */
function table(head, rows) {
  return [head, head.map(() => '-'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Prints a paragraph and stores it for the docs. @param {string} paragraph */
function say(paragraph, inConsole = paragraph) {
  printed.push(paragraph)
  console.log(`${inConsole}\n`)
}

/** Returns the load of the last minute. With a load above 1 from other work, wall times are too long. */
function load() {
  return loadavg()[0]?.toFixed(1)
}
