import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import type { Archive, Plan, Region } from '../../layer/layer.ts'
import { directUploadLimit } from '../../layer/size-limits.ts'
import { stagingErrors } from '../../regions/apply/deliver.ts'
import type { CodeStorage } from '../../regions/calls/service.ts'
import type { Connection } from '../../regions/connect.ts'
import { inRegion, withAdvice } from '../../report/advice.ts'
import { noRegionWasAvailable } from '../../report/missing-regions.ts'
import { describeUncheckedPermissions } from '../../report/sentences.ts'
import { warn } from '../../steps/job.ts'
import { stagingsFor } from '../../steps/stagings.ts'
import type { Job } from '../inputs/inputs.ts'
import type { Layers } from '../inputs/layers.ts'
import { checksFor, publishes } from './checks.ts'
import type { ReadResults, PublishCheck } from './checks.ts'
import { permissionsToWrite } from './write-permissions.ts'

/** The archive, and the connection to AWS. Without credentials, there is no connection. */
interface DryRun {
  readonly archive: Archive
  /** The size of the archives of all layers of the step, in bytes. */
  readonly totalSize: number
  readonly connection: Connection | undefined
}

/** Returns the size of the archives of all layers, in bytes. */
export function totalSizeOf(layers: Layers<{ readonly archive: Archive }>): number {
  return layers.reduce((sum, { archive }) => sum + archive.size, 0)
}

/**
 * Ends the dry run of a layer: checks without a write whether AWS would accept the plan, and warns if not. Returns an error for each Region
 * that the plan blocks, and one if no Region was available.
 */
export async function endDryRun(
  plan: Plan,
  { archive, totalSize, connection }: DryRun,
  job: Job,
): Promise<Message[]> {
  const results = await readWithoutWriting(plan, { archive, connection }, job)
  const checks = await showChecks(plan, { archive, totalSize }, results, job)
  if (connection)
    warn([...unobservedIn(plan), ...(results.stagingErrors ?? []), ...storageWarnings(checks)], job)
  return [
    ...[...plan].flatMap(([region, planned]) =>
      'blocked' in planned ? [inRegion(region, planned.blocked)] : [],
    ),
    ...noRegionWasAvailable(job.run),
  ]
}

/** Returns the checks of a dry run. They are shown, and added to the record together with the permissions that the plan needs. */
export async function showChecks(
  plan: Plan,
  { archive, totalSize }: Pick<DryRun, 'archive' | 'totalSize'>,
  results: ReadResults,
  { inputs, runner, run }: Job,
): Promise<readonly PublishCheck[]> {
  const checks = checksFor(plan, { size: totalSize }, results, inputs)
  run.checks = checks.map(({ what, found, detail }) => ({ what, found, detail }))
  const isStaged = inputs['s3-bucket'] !== undefined && archive.size > directUploadLimit
  run.permissionsToWrite = permissionsToWrite(plan, { ...inputs, isStaged })
  await runner.log.group('Check', async () => {
    for (const { what, found, detail } of checks) runner.log.info(`${found}: ${what}. ${detail}`)
    for (const sentence of describeUncheckedPermissions(run)) runner.log.info(sentence)
  })
  return checks
}

async function readWithoutWriting(
  plan: Plan,
  { archive, connection }: Pick<DryRun, 'archive' | 'connection'>,
  { inputs, run }: Job,
): Promise<ReadResults> {
  if (!connection) return { account: undefined, storages: new Map(), stagingErrors: undefined }
  const stagings = await stagingsFor(archive, { connection, layerName: run.layerName }, inputs)
  const [storages, bucketErrors] = await Promise.all([
    storagesOf(plan, connection.services),
    stagingErrors(plan, { stagings, size: archive.size }),
  ])
  return { account: run.account, storages, stagingErrors: bucketErrors }
}

/** Returns the code storage of each Region in which the plan publishes. Never rejects. */
async function storagesOf(
  plan: Plan,
  services: ReadonlyMap<Region, { codeStorage: () => Promise<CodeStorage> }>,
): Promise<ReadResults['storages']> {
  const known = [...services].filter(([region]) => publishes(plan.get(region)))
  const entries = known.map(async ([region, service]) => {
    const stored = await service.codeStorage().catch((error: unknown) => ({ unknown: messageOf(error) }))
    return [region, stored] as const
  })
  return new Map(await Promise.all(entries))
}

function unobservedIn(plan: Plan): Message[] {
  return [...plan].flatMap(([region, planned]) =>
    'unobserved' in planned ? [inRegion(region, withAdvice(planned.unobserved))] : [],
  )
}

/** Warnings about Regions without enough code storage. The other failed checks have warnings already. */
function storageWarnings(checks: readonly PublishCheck[]): Message[] {
  return checks
    .filter(({ kind, found }) => kind === 'code-storage' && found === 'missing')
    .map(({ what, detail }) => about('the-code-storage-is-full', `${what}: ${detail}`))
}
