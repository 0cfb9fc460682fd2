import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type {
  LayerVersion,
  Listed,
  Numbering,
  Observation,
  Region,
  RegionState,
  VersionWithStatements,
  Usage,
} from '../layer/layer.ts'
import { hasPlaceholderDescription } from '../plan/placeholder.ts'
import type { LayerService } from './calls/service.ts'
import { failedBecause, ServiceFailure } from './calls/service.ts'

/**
 * What to read: the versions of a layer, the policy if `withPolicy`, and the functions that use it if only `retain` versions are
 * kept.
 */
export interface LayerQuery {
  readonly layerName: string
  readonly numbering: Numbering
  readonly withPolicy: boolean
  readonly retain: number | undefined
}

/** The current state of a layer in each Region. `seen` receives each Region as soon as it is read. */
export function observe(
  services: ReadonlyMap<Region, LayerService>,
  query: LayerQuery,
  seen?: (region: Region, observation: Observation) => void,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEachRegion<Observation>(services, (service) => observeOne(service, query), seen)
}

/** A Region that could not be read, and why. */
type Unseen = Extract<Observation, { seen: false }>

/** What `see` returns in each Region, in parallel. A Region that cannot be read is an observation too. */
export async function inEachRegion<T>(
  services: ReadonlyMap<Region, LayerService>,
  see: (service: LayerService) => Promise<T>,
  seen: (region: Region, observation: T | Unseen) => void = () => undefined,
): Promise<ReadonlyMap<Region, T | Unseen>> {
  const observations = [...services].map(async ([region, service]) => {
    const observation = await see(service).catch(unseen)
    seen(region, observation)
    return [region, observation] as const
  })
  return new Map(await Promise.all(observations))
}

function unseen(error: unknown): Unseen {
  const denied = error instanceof ServiceFailure ? error.permission : undefined
  return { seen: false, reason: reasonOf(error), ...(denied && { denied }) }
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
 * The versions above those that are listed, newest first. A listing can lag behind a run that has just ended, and a version that is
 * missed is published again. Reads of one version lag less.
 */
async function notListedYet(
  [newest]: readonly Listed[],
  service: LayerService,
  { layerName, numbering }: LayerQuery,
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
  const { layerName, numbering, withPolicy, retain } = query
  const number = numbering.kind === 'exact' ? numbering.version : newestOf(versions)?.version
  const [candidate, statements, usage] = await Promise.all([
    number === undefined ? undefined : service.version(layerName, number),
    number === undefined || !withPolicy ? [] : service.statements(layerName, number),
    retain !== undefined && versions.length >= retain ? usageOf(service, layerName) : notRead,
  ])
  if (!candidate && versions.some(({ version }) => version === number)) return beingDeleted(Number(number))
  const earlier = candidate ? await alikeBelow(candidate, versions, { service, query }) : []
  return {
    seen: true,
    versions,
    statements,
    earlier,
    usage,
    ...(candidate ? { candidate } : {}),
  } satisfies RegionState
}

/** A run that aligns version numbers continues to a higher number at most so often. */
const mostAlike = 3

/**
 * The versions directly below one that have its description and content. Only a run that aligns version numbers can have left
 * some.
 */
async function alikeBelow(
  candidate: LayerVersion,
  versions: readonly Listed[],
  { service, query: { layerName, numbering, withPolicy } }: { service: LayerService; query: LayerQuery },
): Promise<VersionWithStatements[]> {
  if (numbering.kind !== 'aligned' || !withPolicy) return []
  const alike: VersionWithStatements[] = []
  for (const { version: number, description } of versions) {
    if (number >= candidate.version || hasPlaceholderDescription({ description })) continue
    if (description !== candidate.description || alike.length === mostAlike) break
    const version = await service.version(layerName, number)
    if (version?.codeSha256 !== candidate.codeSha256) break
    alike.push({ version, statements: await service.statements(layerName, number) })
  }
  return alike
}

/** The usage of versions is not needed if all of them are kept, and it takes a request for every fifty functions. */
const notRead: Usage = { known: false, reason: aboutUsage('It was not asked for.') }

/** The newest version that is not a placeholder. */
function newestOf(versions: readonly Listed[]): Listed | undefined {
  return versions.find((version) => !hasPlaceholderDescription(version))
}

/**
 * The version numbers that functions use, or why they are not known. Does not fail without the permission lambda:ListFunctions,
 * which nothing else needs.
 */
export async function usageOf(service: LayerService, layerName: string): Promise<Usage> {
  try {
    return { known: true, versions: await service.versionsInUse(layerName) }
  } catch (error) {
    const cure = failedBecause(error, 'denied')
      ? 'Allow "lambda:ListFunctions" to the role, on all resources.'
      : 'Run again.'
    const why = reasonOf(error)
    const reason = aboutUsage(`Which versions functions use could not be checked. ${why.text} ${cure}`)
    // Without this one permission the rest goes on, so that it has a section of its own.
    const isOwn = why.isVague || why.topic === 'a-permission-is-missing'
    return { known: false, reason: isOwn ? reason : { ...reason, topic: why.topic } }
  }
}

function aboutUsage(text: string): Message {
  return about('functions-in-use-cannot-be-seen', text)
}

function beingDeleted(number: number): Observation {
  const text = `Version ${number} is listed, but cannot be read: it is being deleted. Run again.`
  return { seen: false, reason: about('a-reply-was-lost', text) }
}
