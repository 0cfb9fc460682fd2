import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type {
  ArchitectureSets,
  LayerVersion,
  Listed,
  Numbering,
  Observation,
  Region,
  RegionState,
  UnreadRegion,
  VersionWithStatements,
  Usage,
} from '../layer/layer.ts'
import { declaresOneOf } from '../plan/compare.ts'
import { hasPlaceholderDescription } from '../plan/placeholder.ts'
import type { LayerService } from './calls/service.ts'
import { failedBecause, isTolerated, ServiceFailure } from './calls/service.ts'

/** What to read: the versions of a layer; if `withPolicy`, the policy too; if `retain` is given, the functions that use the layer too. */
export interface LayerQuery {
  readonly layerName: string
  readonly architectureSets: ArchitectureSets
  readonly numbering: Numbering
  readonly withPolicy: boolean
  readonly retain: number | undefined
}

/** Returns the current state of a layer in each Region. `report` receives each Region as soon as it is read. */
export function observe(
  services: ReadonlyMap<Region, LayerService>,
  query: LayerQuery,
  report?: (region: Region, observation: Observation) => void,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEachRegion<Observation>(services, (service) => observeOne(service, query), report)
}

/** Calls `read` in all Regions in parallel. If a Region cannot be read, its result is the reason for that. */
export async function inEachRegion<T, S = LayerService>(
  services: ReadonlyMap<Region, S>,
  read: (service: S, region: Region) => Promise<T>,
  seen: (region: Region, observation: T | UnreadRegion) => void = () => undefined,
): Promise<ReadonlyMap<Region, T | UnreadRegion>> {
  const observations = [...services].map(async ([region, service]) => {
    const observation = await read(service, region).catch(unreadRegion)
    seen(region, observation)
    return [region, observation] as const
  })
  return new Map(await Promise.all(observations))
}

function unreadRegion(error: unknown): UnreadRegion {
  const { permission } = error instanceof ServiceFailure ? error : {}
  return {
    seen: false,
    reason: reasonOf(error),
    ...(permission && { denied: permission }),
    ...(isTolerated(error) && { isTolerated: true }),
  }
}

async function observeOne(service: LayerService, query: LayerQuery): Promise<Observation> {
  const listed = await service.versions(query.layerName)
  const [seen, unlisted] = await Promise.all([
    observeAmong(listed, service, query),
    notListedYet(listed, service, query),
  ])
  return unlisted.length === 0 ? seen : observeAmong([...unlisted, ...listed], service, query)
}

/**
 * Returns the versions above those that are listed, newest first. A listing can lag behind a run that has just ended. If a version is
 * missed, it is published twice. Reads of one version lag less.
 */
export async function notListedYet(
  [newest]: readonly Listed[],
  service: LayerService,
  { layerName, numbering }: Pick<LayerQuery, 'layerName' | 'numbering'>,
): Promise<Listed[]> {
  const unlisted: Listed[] = []
  // A run that aligns version numbers deletes the placeholder versions below the common number.
  let gaps = numbering.kind === 'aligned' ? 3 : 1
  const first = (newest?.version ?? 0) + 1
  for (let number = first; gaps > 0 && number < first + mostUnlisted; number += 1) {
    const version = await service.version(layerName, number)
    if (version) unlisted.unshift(version)
    else gaps -= 1
  }
  return unlisted
}

/** Nobody publishes more versions than this in the seconds by which a listing can lag. */
const mostUnlisted = 20

async function observeAmong(
  versions: readonly Listed[],
  service: LayerService,
  query: LayerQuery,
): Promise<Observation> {
  const { layerName, architectureSets, numbering, withPolicy, retain } = query
  const releases = versions.filter((version) => !hasPlaceholderDescription(version))
  const own = releases.filter((version) => declaresOneOf(architectureSets, version))
  const newest = own[0] ?? releases[0]
  const number = numbering.kind === 'exact' ? numbering.version : newest?.version
  const [candidate, statements, usage] = await Promise.all([
    number === undefined ? undefined : service.version(layerName, number),
    number === undefined || !withPolicy ? [] : service.statements(layerName, number),
    retain !== undefined && versions.length >= retain ? usageOf(service, layerName) : notRead,
  ])
  if (!candidate && versions.some(({ version }) => version === number)) return beingDeleted(Number(number))
  const earlier = candidate ? await alikeBelow(candidate, own, { service, query }) : []
  return {
    seen: true,
    versions,
    ofOtherArchitectures: releases.filter((version) => !own.includes(version)),
    statements,
    earlier,
    usage,
    ...(candidate ? { candidate } : {}),
  } satisfies RegionState
}

/** A run that aligns version numbers publishes the same content at most so often before the final version. */
const mostAlike = 3

/**
 * Returns the versions directly below one that have its description and content. Only a run that aligns version numbers can have left
 * them.
 */
async function alikeBelow(
  candidate: LayerVersion,
  releases: readonly Listed[],
  { service, query: { layerName, numbering, withPolicy } }: { service: LayerService; query: LayerQuery },
): Promise<VersionWithStatements[]> {
  if (numbering.kind !== 'aligned' || !withPolicy) return []
  const alike: VersionWithStatements[] = []
  for (const { version: number, description } of releases) {
    if (number >= candidate.version) continue
    if (description !== candidate.description || alike.length === mostAlike) break
    const version = await service.version(layerName, number)
    if (version?.codeSha256 !== candidate.codeSha256) break
    alike.push({ version, statements: await service.statements(layerName, number) })
  }
  return alike
}

/** If all versions are kept, their usage is not needed. Reading it needs a request for every fifty functions. */
const notRead: Usage = { known: false, reason: aboutUsage('The usage of versions was not needed.') }

/**
 * Returns the versions that functions use, or why they are not known. Never rejects, because a run also works without the permission
 * lambda:ListFunctions.
 */
export async function usageOf(service: LayerService, layerName: string): Promise<Usage> {
  try {
    return { known: true, uses: await service.uses(layerName) }
  } catch (error) {
    const advice = failedBecause(error, 'denied')
      ? 'Allow "lambda:ListFunctions" on all resources in the policy of the role.'
      : 'Re-run the job.'
    const why = reasonOf(error)
    const reason = aboutUsage(
      `The action could not check which versions functions use. ${why.text} ${advice}`,
    )
    // The run continues without this permission, so the guide has a separate section for it.
    const isOwn = why.isVague || why.topic === 'a-permission-is-missing'
    return {
      known: false,
      reason: isOwn ? reason : { ...reason, topic: why.topic },
      ...(isTolerated(error) && { isTolerated: true }),
    }
  }
}

function aboutUsage(text: string): Message {
  return about('functions-in-use-cannot-be-seen', text)
}

function beingDeleted(number: number): Observation {
  const text = `Version ${number} is listed but cannot be read, because it is being deleted. Re-run the job.`
  return { seen: false, reason: about('a-response-was-lost', text) }
}
