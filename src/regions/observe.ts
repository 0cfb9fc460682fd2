import type {
  LayerVersion,
  Listed,
  Numbering,
  Observation,
  Region,
  Seen,
  Standing,
  Usage,
} from '../layer/layer.ts'
import { isFiller } from '../plan/filler.ts'
import { messageOf } from '../base/problem.ts'
import type { LayerService } from './calls/service.ts'
import { failedBecause, ServiceFailure } from './calls/service.ts'

/** What to look at: a layer by its name; its policy where permissions matter; and, where only `retain` versions are kept, their use. */
export interface Look {
  readonly layerName: string
  readonly numbering: Numbering
  readonly withPolicy: boolean
  readonly retain: number | undefined
}

/** What stands in each Region; `seen` hears of each as soon as it is known. */
export function observe(
  services: ReadonlyMap<Region, LayerService>,
  look: Look,
  seen?: (region: Region, observation: Observation) => void,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEach<Observation>(services, (service) => observeOne(service, look), seen)
}

/** A Region that could not be seen, and why. */
type Unseen = Extract<Observation, { seen: false }>

/** What is seen in each Region, side by side. A Region that cannot be read is an observation too. */
export async function inEach<T>(
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
  return { seen: false, reason: messageOf(error), ...(denied && { denied }) }
}

async function observeOne(service: LayerService, look: Look): Promise<Observation> {
  const listed = await service.versions(look.layerName)
  const [seen, unlisted] = await Promise.all([
    observeAmong(listed, service, look),
    notListedYet(listed, service, look),
  ])
  return unlisted.length === 0 ? seen : observeAmong([...unlisted, ...listed], service, look)
}

/**
 * The versions above those that are listed, newest first: a listing lags behind a run that has just ended, or was just killed, and
 * what is not seen is published again. Reads by number lag less.
 */
async function notListedYet(
  [newest]: readonly Listed[],
  service: LayerService,
  { layerName, numbering }: Look,
): Promise<Listed[]> {
  const unlisted: Listed[] = []
  // A run that aligns deletes the fillers that it has passed.
  let gaps = numbering.kind === 'aligned' ? 3 : 1
  const first = (newest?.version ?? 0) + 1
  for (let number = first; gaps > 0 && number < first + mostUnlisted; number += 1) {
    const version = await service.version(layerName, number)
    if (version) unlisted.unshift(version)
    else gaps -= 1
  }
  return unlisted
}

/** A listing lags for seconds, in which so many versions are not published. */
const mostUnlisted = 20

async function observeAmong(
  versions: readonly Listed[],
  service: LayerService,
  look: Look,
): Promise<Observation> {
  const { layerName, numbering, withPolicy, retain } = look
  const number = numbering.kind === 'exact' ? numbering.version : newestOf(versions)?.version
  const [candidate, statements, usage] = await Promise.all([
    number === undefined ? undefined : service.version(layerName, number),
    number === undefined || !withPolicy ? [] : service.statements(layerName, number),
    retain !== undefined && versions.length >= retain ? usageOf(service, layerName) : notAsked,
  ])
  if (!candidate && versions.some(({ version }) => version === number)) return beingDeleted(Number(number))
  const earlier = candidate ? await alikeBelow(candidate, versions, { service, look }) : []
  return {
    seen: true,
    versions,
    statements,
    earlier,
    usage,
    ...(candidate ? { candidate } : {}),
  } satisfies Seen
}

/** A run that aligns goes on to a higher number at most so often. */
const mostAlike = 3

/** The versions just below one that have its description and contents. Only a run that aligns can have left some. */
async function alikeBelow(
  candidate: LayerVersion,
  versions: readonly Listed[],
  { service, look: { layerName, numbering, withPolicy } }: { service: LayerService; look: Look },
): Promise<Standing[]> {
  if (numbering.kind !== 'aligned' || !withPolicy) return []
  const alike: Standing[] = []
  for (const { version: number, description } of versions) {
    if (number >= candidate.version || isFiller({ description })) continue
    if (description !== candidate.description || alike.length === mostAlike) break
    const version = await service.version(layerName, number)
    if (version?.codeSha256 !== candidate.codeSha256) break
    alike.push({ version, statements: await service.statements(layerName, number) })
  }
  return alike
}

/** Asking takes a request for every fifty functions, and so few versions are all kept. */
const notAsked: Usage = { known: false, reason: 'It was not asked for.' }

/** The newest version that has contents. */
function newestOf(versions: readonly Listed[]): Listed | undefined {
  return versions.find((version) => !isFiller(version))
}

/** Listing functions is a permission that is not needed otherwise: without it nothing is known, and nothing fails. */
export async function usageOf(service: LayerService, layerName: string): Promise<Usage> {
  try {
    return { known: true, versions: await service.versionsInUse(layerName) }
  } catch (error) {
    const cure = failedBecause(error, 'denied')
      ? 'Allow "lambda:ListFunctions" to the role, on all resources.'
      : 'Run again.'
    return {
      known: false,
      reason: `Which versions functions use could not be checked. ${messageOf(error)} ${cure}`,
    }
  }
}

function beingDeleted(number: number): Observation {
  const reason = `Version ${number} is listed, but cannot be read: it is being deleted. Run again.`
  return { seen: false, reason }
}
