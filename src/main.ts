import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build/build.ts'
import { bytes, counted } from './figures.ts'
import type { Inputs } from './inputs.ts'
import { readInputs, readSubject } from './inputs.ts'
import type { Architecture, Archive, Observation, Plan, Region, Tree, Wanted } from './layer.ts'
import { takeArchive } from './pack/archive.ts'
import type { Packed } from './pack/pack.ts'
import { pack } from './pack/pack.ts'
import { plan } from './plan/plan.ts'
import { messageOf, Problem } from './problem.ts'
import { apply } from './regions/apply.ts'
import type { Connection } from './regions/connect.ts'
import { connect } from './regions/connect.ts'
import { observe } from './regions/observe.ts'
import type { Run } from './report/run.ts'
import { whatHappened, whatIsToDo, whatStood } from './report/words.ts'
import type { Runner } from './runner.ts'
import { targetOf, wantedFrom, warningsAbout } from './wanted.ts'

const own: Architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'

/** What every step of the recipe works with: what was asked for, where it runs, and what is known so far. */
interface Job {
  readonly inputs: Inputs
  readonly runner: Runner
  readonly run: Run
}

/**
 * The recipe: build, pack, observe, plan, apply. What becomes known is put into `run` at once.
 * Throws a Problem where the run does not end as it was asked to.
 */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job = { inputs: takeInputs(runner, run), runner, run }
  const { archive, tree } = await makeArchive(job)
  const wanted = wantedFrom(job.inputs, archive, tree, { own, env: runner.env })
  warn(warningsAbout(job.inputs, archive), job)
  const connection = await reachAws(job)
  run.plan = plan(wanted, await observeRegions(connection, job))
  await showPlan(run.plan, job)
  if (job.inputs['dry-run'] || !connection) return judgePlan(run.plan, connection, job)
  await applyPlan(run.plan, { wanted, archive, connection }, job)
}

function takeInputs(runner: Runner, run: Run): Inputs {
  Object.assign(run, readSubject(runner.input, runner))
  const inputs = readInputs(runner.input, runner)
  run.dryRun = inputs['dry-run']
  warn(inputs.warnings, { runner, run })
  return inputs
}

async function makeArchive(job: Job): Promise<{ archive: Archive; tree?: Tree }> {
  const { inputs, runner, run } = job
  const directory = runner.newDirectory()
  run.directory = directory
  const name = `${inputs['layer-name']}.zip`
  const { archive: given } = inputs
  if (given !== undefined) return { archive: await packTo(() => takeArchive(given, directory, name), job) }
  const work = join(directory, 'work')
  await mkdir(work)
  try {
    const tree = await buildTree(work, job)
    return { archive: await packTo(() => pack(tree, directory, name), job), tree }
  } finally {
    // What a build made read-only stays for the runner to clean up; the layer is packed all the same.
    await rm(work, { recursive: true, force: true }).catch((error: unknown) => {
      runner.log.debug(messageOf(error))
    })
  }
}

function buildTree(work: string, { inputs, runner, run }: Job): Promise<Tree> {
  const { log, env } = runner
  return log.group('Build', async () => {
    const tree = await build(
      {
        packageManager: inputs['package-manager'],
        buildCommand: inputs['build-command'],
        requireLockfile: inputs['require-lockfile'],
      },
      {
        source: inputs.source,
        work,
        target: targetOf(inputs, own),
        installScripts: inputs['install-scripts'],
        env,
        log,
      },
    )
    run.madeBy = tree.madeBy
    warn(tree.warnings, { runner, run })
    return tree
  })
}

function packTo(make: () => Promise<Packed>, { runner: { log }, run }: Job): Promise<Archive> {
  return log.group('Pack', async () => {
    const { archive, largest } = await make()
    run.archive = archive
    run.largest = largest
    const { files, unzippedSize, size, sha256 } = archive
    log.info(
      `${counted(files, 'file')} of ${bytes(unzippedSize)} in a zip of ${bytes(size)}, CodeSha256 ${sha256}`,
    )
    return archive
  })
}

/** In a dry run, credentials that are missing or refused are a finding: undefined. */
async function reachAws(job: Job): Promise<Connection | undefined> {
  const { inputs, runner, run } = job
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
    warn(error.complaints, job)
    return undefined
  }
}

function observeRegions(
  connection: Connection | undefined,
  { inputs, runner: { log } }: Job,
): Promise<ReadonlyMap<Region, Observation>> {
  return log.group('Observe', async () => {
    const look = { layerName: inputs['layer-name'], withPolicy: inputs.principals !== undefined }
    const seen = connection ? await observe(connection.services, look) : unobserved(inputs.regions)
    for (const [region, observation] of seen) log.info(`${region}: ${whatStood(observation)}`)
    return seen
  })
}

function unobserved(regions: readonly Region[]): ReadonlyMap<Region, Observation> {
  const reason = 'AWS was not asked, for lack of credentials; see the warning.'
  return new Map(regions.map((region) => [region, { seen: false, reason }]))
}

function showPlan(plan: Plan, { runner: { log } }: Job): Promise<void> {
  return log.group('Plan', () => {
    for (const [region, planned] of plan) log.info(`${region}: ${whatIsToDo(planned)}`)
    return Promise.resolve()
  })
}

/** The end of a dry run: what could not be observed is a finding, what is blocked is a failure. */
function judgePlan(plan: Plan, connection: Connection | undefined, job: Job): void {
  const plans = [...plan]
  if (connection) {
    const unseen = plans.flatMap(([region, planned]) =>
      'unobserved' in planned ? [`${region}: ${planned.unobserved}`] : [],
    )
    warn(unseen, job)
  }
  requireNone(
    plans.flatMap(([region, planned]) => ('blocked' in planned ? [`${region}: ${planned.blocked}`] : [])),
  )
}

interface Order {
  readonly wanted: Wanted
  readonly archive: Archive
  readonly connection: Connection
}

async function applyPlan(
  plan: Plan,
  { wanted, archive, connection }: Order,
  { runner: { log }, run }: Job,
): Promise<void> {
  const { layerName } = run
  await log.group('Apply', () =>
    apply(plan, {
      services: connection.services,
      layerName,
      codeSha256: archive.sha256,
      release: once(async () => ({ ...wanted, layerName, zip: await readFile(archive.path) })),
      sleep,
      tell: (region, outcome) => run.outcomes.set(region, outcome),
      ended: (region, outcome) => log.info(`${outcome.standing?.arn ?? region}: ${whatHappened(outcome)}`),
    }),
  )
  requireNone(
    [...run.outcomes].flatMap(([region, { failure }]) =>
      failure === undefined ? [] : [`${region}: ${failure}`],
    ),
  )
}

function requireNone(failures: readonly string[]): void {
  if (failures.length > 0) throw new Problem(failures)
}

function warn(warnings: readonly string[], { runner, run }: Pick<Job, 'runner' | 'run'>): void {
  for (const warning of warnings) runner.log.warning(warning)
  run.warnings.push(...warnings)
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
