import type { Message, Reason } from '../../base/message.ts'
import { about, becauseOf, reworded } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { LayerVersion, Listed } from '../../layer/layer.ts'
import { differenceFrom } from '../../plan/compare.ts'
import { poll } from '../calls/poll.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { PublishRequest } from '../calls/service.ts'
import { ServiceFailure } from '../calls/service.ts'
import type { RegionRun, RegionTask } from './region-run.ts'

/** What is published, with the CodeSha256 that the new version must have. */
export interface ExpectedVersion extends PublishRequest {
  readonly codeSha256: string
}

/**
 * Publishes a version and returns it, even if responses are lost. PublishLayerVersion is not idempotent: if a response is lost, the
 * action looks for a new version with this content and metadata, and publishes again only if there is none. Throws a Problem if it
 * cannot find out whether a version exists.
 */
export async function publishAndConfirm(
  expected: ExpectedVersion,
  regionRun: RegionRun,
): Promise<LayerVersion> {
  const before = regionRun.highestNumber
  regionRun.begin({ above: before })
  try {
    return await publishUntilConfirmed(expected, before, regionRun)
  } finally {
    regionRun.begin({ above: undefined })
  }
}

async function publishUntilConfirmed(
  expected: ExpectedVersion,
  before: number,
  regionRun: RegionRun,
): Promise<LayerVersion> {
  const { task } = regionRun
  for (let sent = 1; ; sent += 1) {
    try {
      return requireExpected(await task.service.publish(expected), expected, before)
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error
      // An earlier request can have created a version although AWS refused this one.
      if (error.refused)
        throw sent === 1 ? error : new ServiceFailure(orVersionMayExist(error.reason, before, task), error)
      const found = await findAbove(before, expected, task).catch((cause: unknown) => {
        const unseen = reasonOf(cause)
        const text = `${error.message} It could not be seen what came of it: ${unseen.text}`
        throw undecided({ ...(error.reason.isVague ? unseen : error.reason), text }, before, task)
      })
      if (found) {
        regionRun.adopted.push(found.version)
        task.progress(`the reply was lost, and version ${found.version} is what came of it`)
        return found
      }
      const { reason, because } = error
      // A proxy or the bucket may have replaced the content, so another request would have the same result.
      if (because === 'other-content') {
        const advice = `Do not use that version: ${expected.codeSha256} was sent.`
        throw undecided(
          reworded(reason, (text) => `${text} ${advice}`),
          before,
          task,
        )
      }
      if (sent === retryPolicy.writes.PublishLayerVersion.mostSent) {
        const tried = `It was sent ${sent} times, and no version came of it.`
        throw undecided(
          reworded(reason, (text) => `${text} ${tried}`),
          before,
          task,
        )
      }
      task.progress('the reply was lost, and no version came of it: it is sent again')
    }
  }
}

/**
 * The version in a response, if it is the expected one. If the version existed before, or has different content or metadata, this is the
 * response to another request. The response to this request is lost then, and the version is not this run's own.
 */
function requireExpected(response: LayerVersion, expected: ExpectedVersion, before: number): LayerVersion {
  const other =
    response.version > before
      ? differenceFrom(exactly(expected), response)
      : `version ${response.version}, which existed before`
  if (other === undefined) return response
  const hasOtherContent = isExpected({ ...response, codeSha256: expected.codeSha256 }, expected)
  const text = `The response to PublishLayerVersion is about another request: ${response.arn} has ${other}.`
  // The user has to act on the version that may exist.
  const reason: Reason = { ...about('aws-reports-other-bytes', text), isVague: true }
  throw new ServiceFailure(reason, {
    refused: false,
    because: hasOtherContent ? 'other-content' : undefined,
  })
}

/** The newest version above a number that is the expected one. Undefined if there is none as long as reads may lag. */
function findAbove(
  before: number,
  expected: ExpectedVersion,
  task: RegionTask,
): Promise<LayerVersion | undefined> {
  const { service, layerName } = task
  return poll(
    async () => {
      for (const number of candidates(before, expected, await service.versions(layerName))) {
        const version = await service.version(layerName, number)
        if (version && isExpected(version, expected)) return version
      }
      return undefined
    },
    task,
    task.readsAfterLostResponse,
  )
}

/**
 * The numbers to read, newest first. The next number is included even if it is not listed: listings lag more than reads of one
 * version.
 */
function candidates(before: number, { description }: ExpectedVersion, listed: readonly Listed[]): number[] {
  const alike = listed.filter((one) => one.version > before && one.description === description)
  const numbers = alike.map(({ version }) => version)
  return listed.some(({ version }) => version === before + 1) ? numbers : [...numbers, before + 1]
}

function isExpected(version: LayerVersion, expected: ExpectedVersion): boolean {
  return differenceFrom(exactly(expected), version) === undefined
}

function exactly(expected: ExpectedVersion) {
  return { ...expected, insistsOn: { description: true, licenseInfo: true } }
}

function undecided(reason: Reason, before: number, task: RegionTask): Problem {
  return new Problem(orVersionMayExist(reason, before, task))
}

function orVersionMayExist(reason: Reason, before: number, task: RegionTask): Message {
  return becauseOf(reason, 'a-reply-was-lost', `${reason.text} ${versionMayExist(before, task)}`)
}

/** Sentences that say that a publish without a result may have created a version above a number, and how to list it. */
export function versionMayExist(
  above: number,
  { region, layerName }: Pick<RegionTask, 'region' | 'layerName'>,
): string {
  return (
    `A version above ${above} may stand all the same: ` +
    `"aws lambda list-layer-versions --region ${region} --layer-name ${layerName}" shows it. ` +
    'Running again takes it, if it has these contents.'
  )
}
