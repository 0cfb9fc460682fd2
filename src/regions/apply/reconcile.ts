import type { LayerVersion, Listed } from '../../layer/layer.ts'
import { differenceFrom } from '../../plan/compare.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import { poll } from '../calls/poll.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { Release } from '../calls/service.ts'
import { ServiceFailure } from '../calls/service.ts'
import { headOf } from './region-run.ts'
import type { Site } from './region-run.ts'

/** What is published, with the CodeSha256 by which it is known again. */
export interface Known extends Release {
  readonly codeSha256: string
}

/**
 * Publishes, and gives the one version that came of it, however many replies are lost: AWS has no token that would make a second
 * request harmless. What decides is a version that was not there before, with these contents and metadata; where none comes, it is
 * sent again. Throws a Problem that says what may stand where that cannot be decided.
 */
export async function publishForSure(release: Known, site: Site): Promise<LayerVersion> {
  const before = headOf(site)
  site.begin({ above: before })
  try {
    return await sendUntilSure(release, before, site)
  } finally {
    site.begin({ above: undefined })
  }
}

async function sendUntilSure(release: Known, before: number, site: Site): Promise<LayerVersion> {
  for (let sent = 1; ; sent += 1) {
    try {
      return requireOurs(await site.service.publish(release), release, before)
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error
      // What an earlier request came to is not known for all that.
      if (error.refused)
        throw sent === 1 ? error : new ServiceFailure(`${error.message} ${mayStand(before, site)}`, error)
      const found = await findAbove(before, release, site).catch((cause: unknown) => {
        throw undecided(
          `${error.message} It could not be seen what came of it: ${messageOf(cause)}`,
          before,
          site,
        )
      })
      if (found) {
        site.adopted.push(found.version)
        site.progress(`the reply was lost, and version ${found.version} is what came of it`)
        return found
      }
      const { message, because } = error
      // Something on the way, or in the bucket, may have replaced the bytes: to send them again would only repeat that.
      if (because === 'other-content') {
        const advice = `Do not use that version: ${release.codeSha256} was sent.`
        throw undecided(`${message} ${advice}`, before, site)
      }
      if (sent === retryPolicy.writes.PublishLayerVersion.mostSent) {
        throw undecided(`${message} It was sent ${sent} times, and no version came of it.`, before, site)
      }
      site.progress('the reply was lost, and no version came of it: it is sent again')
    }
  }
}

/**
 * A number that existed before, other content or other metadata is never the result of this publish: something on the way answered with
 * the response to another request. The response to this one is lost then, and no version is taken for this run's own.
 */
function requireOurs(response: LayerVersion, release: Known, before: number): LayerVersion {
  const other =
    response.version > before
      ? differenceFrom(exactly(release), response)
      : `version ${response.version}, which existed before`
  if (other === undefined) return response
  const text = `The response to PublishLayerVersion is about another request: ${response.arn} has ${other}.`
  throw new ServiceFailure(text, {
    refused: false,
    because: isOtherContent(response) ? 'other-content' : undefined,
  })

  function isOtherContent(version: LayerVersion): boolean {
    return isWhatWasSent({ ...version, codeSha256: release.codeSha256 }, release)
  }
}

/** The newest version above a number that is what was sent; undefined where there is none when the listing has settled. */
function findAbove(before: number, release: Known, site: Site): Promise<LayerVersion | undefined> {
  const { service, layerName } = site
  return poll(
    async () => {
      for (const number of candidates(before, release, await service.versions(layerName))) {
        const version = await service.version(layerName, number)
        if (version && isWhatWasSent(version, release)) return version
      }
      return undefined
    },
    site,
    site.settling,
  )
}

/** Newest first; the next number also where it is not listed yet: reads by number lag less than listings. */
function candidates(before: number, { description }: Release, listed: readonly Listed[]): number[] {
  const alike = listed.filter((one) => one.version > before && one.description === description)
  const numbers = alike.map(({ version }) => version)
  return listed.some(({ version }) => version === before + 1) ? numbers : [...numbers, before + 1]
}

function isWhatWasSent(version: LayerVersion, release: Known): boolean {
  return differenceFrom(exactly(release), version) === undefined
}

function exactly(release: Known) {
  return { ...release, insistsOn: { description: true, licenseInfo: true } }
}

function undecided(reason: string, before: number, site: Site): Problem {
  return new Problem(`${reason} ${mayStand(before, site)}`)
}

/** What may have come of a publish that nothing is known of, and how to see it. */
export function mayStand(above: number, { region, layerName }: Pick<Site, 'region' | 'layerName'>): string {
  return (
    `A version above ${above} may stand all the same: ` +
    `"aws lambda list-layer-versions --region ${region} --layer-name ${layerName}" shows it. ` +
    'Running again takes it, if it has these contents.'
  )
}
