import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { partitionOf } from '../aws-names/regions-and-runtimes.ts'
import type { Warning } from '../base/message.ts'
import { messageOf } from '../base/problem.ts'
import { brokenRules } from '../inputs/read-all.ts'
import { judgedZip, requireJudged } from '../layer/judged-archive.ts'
import type { Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import { inRegion } from '../report/advice.ts'
import { noRegionWasAvailable, skippedRegion } from '../report/missing-regions.ts'
import { failuresIn } from '../report/outputs.ts'
import { describePatterns } from '../report/region-patterns.ts'
import type { Runner } from '../runner/runner.ts'
import { connectToAws } from '../steps/connect-to-aws.ts'
import { inGroup, requireNone, takeInputs, warn } from '../steps/job.ts'
import { stagingsFor } from '../steps/stagings.ts'
import { applyCopies } from './apply.ts'
import { prepareArchives } from './archives.ts'
import type { Archives } from './archives.ts'
import { endDryRun } from './dry-run.ts'
import { rulesForRegions } from './input-rules.ts'
import { readInputs } from './inputs.ts'
import type { Job } from './inputs.ts'
import { observe } from './observe.ts'
import { plan } from './plan.ts'
import type { CopyRequest, Observation, Plan, RegionPlan, SourceVersion } from './plan.ts'
import { readSource, requirePublicAllowed } from './read-source.ts'
import { describeSteps } from './report.ts'
import { recordOutcome, recordPlan } from './run.ts'
import type { Run } from './run.ts'
import { connectToSource } from './source.ts'
import type { Source } from './source.ts'

/**
 * The recipe: read the source, observe the Regions, plan, download and judge what is missing, apply. Everything that can be refused is refused
 * before the first write. Throws a Problem if a Region fails.
 */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job: Job = { inputs: takeInputs(readInputs, runner, run), runner, run }
  const { inputs } = job
  run.layerName = inputs['layer-name'] ?? inputs.from.name
  run.from = inputs.from.version === undefined ? inputs.from.arn : `${inputs.from.arn}:${inputs.from.version}`
  run.directory = runner.newDirectory()
  const reached = await connectToAws(job)
  for (const sentence of describePatterns(run.patterns)) runner.log.info(sentence)
  if ('unreached' in reached) return warn(reached.unreached, job)
  const { connection } = reached
  requireNone(brokenRules(rulesForRegions(inputs, run.regions)))
  const from = await connectToSource(connection, job)
  if ('unreached' in from) return warn(from.unreached, job)
  const { source } = from
  const { request, observations } = await inGroup('Observe', job, () => read(source, connection, job))
  const planned = plan(request, observations)
  recordPlan(run, planned)
  await showPlan(planned, job)
  const directory = join(run.directory, 'archives')
  await mkdir(directory)
  try {
    const missing = request.versions.filter((version) => isPublished(version, planned))
    const archives = await inGroup('Download', job, () =>
      prepareArchives(missing, { source, directory }, job),
    )
    recordArchive(request, archives, run)
    if (inputs['dry-run']) return await endDryRun(planned, job)
    await copy(planned, { request, archives, connection }, job)
  } finally {
    await rm(directory, { recursive: true, force: true }).catch((error: unknown) => {
      runner.log.debug(messageOf(error))
    })
  }
  requireNone([...failuresIn(run), ...noRegionWasAvailable(run)])
}

/** What is copied from the source, and the state of each Region. */
interface State {
  readonly request: CopyRequest
  readonly observations: ReadonlyMap<Region, Observation>
}

async function read(source: Source, connection: Connection, job: Job): Promise<State> {
  const { inputs, run } = job
  const [region = ''] = run.regions
  const { versions, notes } = await readSource(source, inputs, partitionOf(region))
  requirePublicAllowed(versions, inputs['allow-public'])
  warn(notes, job)
  const highest = versions.at(-1)
  if (highest) {
    const { number, description, licenseInfo, runtimes, architectures } = highest
    run.highest = number
    run.metadata = { description, licenseInfo, runtimes, architectures }
  }
  const { account, name, region: home } = inputs.from
  const isSource = account === connection.account && name === run.layerName
  const request = {
    versions,
    keepNumbers: inputs['keep-version-numbers'],
    home: isSource ? home : undefined,
  }
  const observations = await observe(connection.services, { ...request, layerName: run.layerName })
  return { request, observations }
}

function isPublished({ number }: SourceVersion, planned: Plan): boolean {
  return [...planned.values()].some(
    (one) =>
      'steps' in one &&
      one.steps.some(({ source, plan }) => source === number && plan.target.do === 'publish'),
  )
}

async function showPlan(planned: Plan, job: Job): Promise<void> {
  await job.runner.log.group('Plan', async () => {
    for (const [region, one] of planned) job.runner.log.info(`${region}: ${describeSteps(one)}`)
  })
  warn([...planned].flatMap(notesIn), job)
}

function notesIn([region, planned]: readonly [Region, RegionPlan]): Warning[] {
  if ('missing' in planned) return [skippedRegion(region, planned.missing)]
  return 'notes' in planned ? planned.notes.map((note) => inRegion(region, note)) : []
}

/** The run manifest describes the highest version. Its archive is deleted at the end of the run, and is not downloaded if no Region needs it. */
function recordArchive({ versions }: CopyRequest, archives: Archives, run: Run): void {
  const highest = versions.at(-1)
  if (!highest) return
  const { size, unzippedSize, files } = archives.get(highest.number) ?? {}
  run.archive = { path: '', sha256: highest.codeSha256, size, unzippedSize, files }
}

/** What is applied, and by which connection. */
interface Copying {
  readonly request: CopyRequest
  readonly archives: Archives
  readonly connection: Connection
}

async function copy(planned: Plan, { request, archives, connection }: Copying, job: Job): Promise<void> {
  const { inputs, runner, run } = job
  await inGroup('Apply', job, async () => {
    for (const archive of new Set(archives.values())) await requireJudged(archive)
    const { layerName } = run
    return applyCopies(planned, {
      ...request,
      archives,
      read: judgedZip,
      services: connection.services,
      optionalRegions: run.optionalRegions,
      layerName,
      stagingsFor: (archive) => stagingsFor(archive, { connection, layerName }, inputs),
      waitIn: connection.waitIn,
      progress: (region, text) => runner.log.info(`${region}: ${text}`),
      warn: (region, warning) => {
        const message = inRegion(region, warning)
        // Many versions can have the same warning.
        if (!run.warnings.some(({ text }) => text === runner.hide(message.text))) warn([message], job)
      },
      report: (region, outcome) => recordOutcome(run, region, outcome),
    })
  })
  const skipped = [...run.copies].flatMap(([region, { missing }]) =>
    missing === undefined || 'missing' in (planned.get(region) ?? {}) ? [] : [skippedRegion(region, missing)],
  )
  warn(skipped, job)
}
