import type { Message } from '../base/message.ts'
import { about, reworded } from '../base/message.ts'
import { messageOf } from '../base/problem.ts'
import type { Archive, Plan, Region } from '../layer/layer.ts'
import { directUploadLimit } from '../layer/size-limits.ts'
import { obstacles } from '../regions/apply/deliver.ts'
import type { CodeStorage } from '../regions/calls/service.ts'
import type { Connection } from '../regions/connect.ts'
import { describeUncheckedPermissions } from '../report/sentences.ts'
import { requireNone, warn } from '../steps/job.ts'
import { checksFor, publishes } from './checks.ts'
import type { Answers, PublishCheck } from './checks.ts'
import type { Job } from './inputs.ts'
import { stagingsFor } from './stagings.ts'
import { permissionsToWrite } from './write-permissions.ts'

/** What is to be published, and how AWS is reached. Without credentials there is no connection. */
interface DryRun {
  readonly archive: Archive
  readonly connection: Connection | undefined
}

/**
 * Ends a dry run: checks whether AWS would accept what the plan has, without a write. What could not be observed or sent is a warning.
 * Throws a Problem for each Region that is blocked.
 */
export async function endDryRun(plan: Plan, { archive, connection }: DryRun, job: Job): Promise<void> {
  const { inputs, runner, run } = job
  const answers = await askWithoutWriting(plan, { archive, connection }, job)
  const checks = checksFor(plan, archive, answers, inputs)
  run.checks = checks.map(({ what, found, detail }) => ({ what, found, detail }))
  const isStaged = inputs['s3-bucket'] !== undefined && archive.size > directUploadLimit
  run.permissionsToWrite = permissionsToWrite(plan, { ...inputs, isStaged })
  await runner.log.group('Check', async () => {
    for (const { what, found, detail } of checks) runner.log.info(`${found}: ${what}. ${detail}`)
    for (const sentence of describeUncheckedPermissions(run)) runner.log.info(sentence)
  })
  if (connection) warn([...unobservedIn(plan), ...(answers.obstacles ?? []), ...withoutRoom(checks)], job)
  requireNone(
    [...plan].flatMap(([region, planned]) =>
      'blocked' in planned ? [reworded(planned.blocked, (text) => `${region}: ${text}`)] : [],
    ),
  )
}

async function askWithoutWriting(
  plan: Plan,
  { archive, connection }: DryRun,
  { inputs, run }: Job,
): Promise<Answers> {
  if (!connection) return { account: undefined, storages: new Map(), obstacles: undefined }
  const stagings = await stagingsFor(archive, connection, inputs)
  const [storages, blocking] = await Promise.all([
    storagesOf(plan, connection.services),
    obstacles(plan, { stagings, size: archive.size }),
  ])
  return { account: run.account, storages, obstacles: blocking }
}

/** How much code is stored in each Region in which a version is to be published. Never rejects. */
async function storagesOf(
  plan: Plan,
  services: ReadonlyMap<Region, { codeStorage: () => Promise<CodeStorage> }>,
): Promise<Answers['storages']> {
  const known = [...services].filter(([region]) => publishes(plan.get(region)))
  const entries = known.map(async ([region, service]) => {
    const stored = await service.codeStorage().catch((error: unknown) => ({ unknown: messageOf(error) }))
    return [region, stored] as const
  })
  return new Map(await Promise.all(entries))
}

function unobservedIn(plan: Plan): Message[] {
  return [...plan].flatMap(([region, planned]) =>
    'unobserved' in planned ? [reworded(planned.unobserved, (text) => `${region}: ${text}`)] : [],
  )
}

/** No other warning mentions these. */
function withoutRoom(checks: readonly PublishCheck[]): Message[] {
  return checks
    .filter(({ kind, found }) => kind === 'code-storage' && found === 'missing')
    .map(({ what, detail }) => about('the-code-storage-is-full', `${what}: ${detail}`))
}
