import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build/build.ts'
import { bytes, count } from './figures.ts'
import type { Inputs } from './inputs.ts'
import { readInputs } from './inputs.ts'
import type { Architecture, Archive, Observation, Plan, Region, Tree, Wanted } from './layer.ts'
import { takeArchive } from './pack/archive.ts'
import type { Packed } from './pack/pack.ts'
import { pack } from './pack/pack.ts'
import { plan } from './plan/plan.ts'
import { Problem } from './problem.ts'
import { apply } from './regions/apply.ts'
import type { Connection } from './regions/connect.ts'
import { connect } from './regions/connect.ts'
import { observe } from './regions/observe.ts'
import type { Run } from './report/run.ts'
import { whatHappened, whatIsToDo, whatStood } from './report/words.ts'
import type { Runner } from './runner.ts'
import { targetOf, wantedFrom, warningsAbout } from './wanted.ts'

const own: Architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'

/**
 * The recipe: build, pack, observe, plan, apply. What becomes known is put into `run` at once.
 * Throws a Problem where the run does not end as it was asked to.
 */
export async function main(runner: Runner, run: Run): Promise<void> {
  const inputs = takeInputs(runner, run)
  const { archive, tree } = await makeArchive(inputs, runner, run)
  const wanted = wantedFrom(inputs, archive, tree, { own, env: runner.env })
  warn(warningsAbout(inputs, archive), runner, run)
  const connection = await reachAws(inputs, runner, run)
  run.plan = plan(wanted, await observeRegions(connection, inputs, runner))
  await showPlan(run.plan, runner)
  if (inputs['dry-run']) {
    if (connection) warn(because('unobserved', run.plan), runner, run)
    return requireNone(because('blocked', run.plan))
  }
  await applyPlan(run.plan, wanted, archive, connection, runner, run)
}

function takeInputs(runner: Runner, run: Run): Inputs {
  const inputs = readInputs(runner.input, runner)
  run.layerName = inputs['layer-name']
  run.regions = inputs.regions
  run.dryRun = inputs['dry-run']
  warn(inputs.warnings, runner, run)
  return inputs
}

async function makeArchive(
  inputs: Inputs,
  runner: Runner,
  run: Run,
): Promise<{ archive: Archive; tree?: Tree }> {
  const directory = (run.directory = runner.newDirectory())
  const name = `${inputs['layer-name']}.zip`
  const { archive: given } = inputs
  if (given !== undefined)
    return { archive: await packTo(() => takeArchive(given, directory, name), runner, run) }
  const work = join(directory, 'work')
  await mkdir(work)
  try {
    const tree = await buildTree(inputs, work, runner, run)
    return { archive: await packTo(() => pack(tree, directory, name), runner, run), tree }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function buildTree(inputs: Inputs, work: string, runner: Runner, run: Run): Promise<Tree> {
  const { log, env } = runner
  return log.group('Build', async () => {
    const tree = await build(
      { packageManager: inputs['package-manager'], buildCommand: inputs['build-command'] },
      {
        source: inputs.source,
        work,
        target: targetOf(inputs, own),
        installScripts: inputs['install-scripts'],
        requireLockfile: inputs['require-lockfile'],
        env,
        log,
      },
    )
    run.madeBy = tree.madeBy
    warn(tree.warnings, runner, run)
    return tree
  })
}

function packTo(make: () => Promise<Packed>, { log }: Runner, run: Run): Promise<Archive> {
  return log.group('Pack', async () => {
    const { archive, largest } = await make()
    run.archive = archive
    run.largest = largest
    const { files, unzippedSize, size, sha256 } = archive
    log.info(
      `${count(files)} files of ${bytes(unzippedSize)} in a zip of ${bytes(size)}, CodeSha256 ${sha256}`,
    )
    return archive
  })
}

/** In a dry run, credentials that are missing or refused are a finding: undefined. */
async function reachAws(inputs: Inputs, runner: Runner, run: Run): Promise<Connection | undefined> {
  const arn = inputs['role-to-assume']
  const session = {
    sessionName: inputs['role-session-name'],
    durationSeconds: inputs['role-duration-seconds'],
  }
  try {
    const connection = await connect({
      regions: inputs.regions,
      role: arn === undefined ? undefined : { arn, ...session },
      audience: inputs.audience,
      allowedAccountIds: inputs['allowed-account-ids'],
      env: runner.env,
      idToken: runner.idToken,
      mask: runner.mask,
      sleep,
    })
    run.account = connection.account
    return connection
  } catch (error) {
    if (!inputs['dry-run'] || !(error instanceof Problem)) throw error
    warn(error.complaints, runner, run)
    return undefined
  }
}

function observeRegions(
  connection: Connection | undefined,
  inputs: Inputs,
  { log }: Runner,
): Promise<ReadonlyMap<Region, Observation>> {
  return log.group('Observe', async () => {
    const seen = connection
      ? await observe(connection.services, inputs['layer-name'], inputs.principals !== undefined)
      : unobserved(inputs.regions)
    for (const [region, observation] of seen) log.info(`${region}: ${whatStood(observation)}`)
    return seen
  })
}

function unobserved(regions: readonly Region[]): ReadonlyMap<Region, Observation> {
  return new Map(
    regions.map((region) => [region, { seen: false, reason: 'there are no credentials to look with.' }]),
  )
}

function showPlan(plan: Plan, { log }: Runner): Promise<void> {
  return log.group('Plan', () => {
    for (const [region, steps] of plan) log.info(`${region}: ${whatIsToDo(steps)}`)
    return Promise.resolve()
  })
}

/** The reasons of all steps of a kind, each with its Region. */
function because(kind: 'blocked' | 'unobserved', plan: Plan): string[] {
  return [...plan].flatMap(([region, steps]) =>
    steps.flatMap((step) => (step.do === kind ? [`${region}: ${step.because}`] : [])),
  )
}

function requireNone(failures: readonly string[]): void {
  if (failures.length > 0) throw new Problem(failures)
}

async function applyPlan(
  plan: Plan,
  wanted: Wanted,
  archive: Archive,
  connection: Connection | undefined,
  { log }: Runner,
  run: Run,
): Promise<void> {
  const outcomes = await log.group('Apply', async () =>
    apply(plan, {
      services: connection?.services ?? new Map(),
      release: { ...wanted, layerName: run.layerName, zip: await readFile(archive.path) },
      sleep,
      ended: (outcome) => log.info(`${outcome.standing?.arn ?? outcome.region}: ${whatHappened(outcome)}`),
    }),
  )
  run.outcomes = outcomes
  requireNone(
    outcomes.flatMap(({ region, failure }) => (failure === undefined ? [] : [`${region}: ${failure}`])),
  )
}

function warn(warnings: readonly string[], { log }: Runner, run: Run): void {
  for (const warning of warnings) log.warning(warning)
  run.warnings.push(...warnings)
}
