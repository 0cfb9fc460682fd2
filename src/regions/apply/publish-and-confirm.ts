import type { Message, Reason } from '../../base/message.ts'
import { about, becauseOf, reworded } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { LayerVersion, Listed } from '../../layer/layer.ts'
import { differenceFromSent } from '../../plan/compare.ts'
import { poll } from '../calls/poll.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { PublishRequest } from '../calls/service.ts'
import { ServiceFailure } from '../calls/service.ts'
import type { RegionRun, RegionTask } from './region-run.ts'

/** A request to publish, and the CodeSha256 that the new version must have. */
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
      if (error.isTolerated) throw error
      // AWS refused this request, but an earlier one can have created a version.
      if (error.refused)
        throw sent === 1 ? error : new ServiceFailure(orVersionMayExist(error.reason, before, task), error)
      const found = await findAbove(before, expected, task).catch((cause: unknown) => {
        const unread = reasonOf(cause)
        const text = `${error.message} The action could not check whether the request created a version: ${unread.text}`
        throw undecided({ ...(error.reason.isVague ? unread : error.reason), text }, before, task)
      })
      if (found) {
        regionRun.adopted.push(found.version)
        task.progress(`the response was lost, but the request created version ${found.version}`)
        return found
      }
      const { reason, because } = error
      // A proxy or the bucket may have replaced the content, so another request would have the same result.
      if (because === 'other-content') {
        const advice = `Do not use that version, because the content with CodeSha256 ${expected.codeSha256} was sent.`
        throw undecided(
          reworded(reason, (text) => `${text} ${advice}`),
          before,
          task,
        )
      }
      if (sent === retryPolicy.writes.PublishLayerVersion.mostSent) {
        const attempts = `The request was sent ${sent} times, and no new version was found.`
        throw undecided(
          reworded(reason, (text) => `${text} ${attempts}`),
          before,
          task,
        )
      }
      task.progress('the response was lost, and no new version was found: sending the request again')
    }
  }
}

/**
 * Returns the version in a response if it is the expected one. A version that existed before, or has different content or metadata, means
 * that this is the response to another request. Then the response to this request is lost.
 */
function requireExpected(response: LayerVersion, expected: ExpectedVersion, before: number): LayerVersion {
  const difference = response.version > before ? differenceFromSent(expected, response) : undefined
  if (response.version > before && difference === undefined) return response
  const hasOtherContent = isExpected({ ...response, codeSha256: expected.codeSha256 }, expected)
  const text = `The response to PublishLayerVersion is about another request: ${response.arn} ${difference === undefined ? 'existed before' : `has ${difference}`}.`
  // The reason is vague, because what the user must check is the version that may exist.
  const reason: Reason = { ...about('aws-reports-different-content', text), isVague: true }
  throw new ServiceFailure(reason, {
    refused: false,
    because: hasOtherContent ? 'other-content' : undefined,
  })
}

/** Returns the newest version above a number that is the expected one. Undefined if no read finds one for as long as reads may lag. */
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
 * Returns the numbers to read, newest first. The next number is included even if it is not listed, because listings lag more than reads of
 * one version.
 */
function candidates(before: number, { description }: ExpectedVersion, listed: readonly Listed[]): number[] {
  const alike = listed.filter((one) => one.version > before && one.description === description)
  const numbers = alike.map(({ version }) => version)
  return listed.some(({ version }) => version === before + 1) ? numbers : [...numbers, before + 1]
}

function isExpected(version: LayerVersion, expected: ExpectedVersion): boolean {
  return differenceFromSent(expected, version) === undefined
}

function undecided(reason: Reason, before: number, task: RegionTask): Problem {
  return new Problem(orVersionMayExist(reason, before, task))
}

function orVersionMayExist(reason: Reason, before: number, task: RegionTask): Message {
  return becauseOf(reason, 'a-response-was-lost', `${reason.text} ${versionMayExist(before, task)}`)
}

/** Returns sentences for a publish without a result: which version it may have created, and how to check that. */
export function versionMayExist(
  above: number,
  { region, layerName }: Pick<RegionTask, 'region' | 'layerName'>,
): string {
  return (
    `A version above ${above} may exist. ` +
    `To check, run "aws lambda list-layer-versions --region ${region} --layer-name ${layerName}". ` +
    'If it has the same content, a re-run reuses it.'
  )
}
