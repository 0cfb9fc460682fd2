import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import { layerVersionArn } from '../aws-names/layer-version-arn.ts'
import { fillParameterName } from '../aws-names/parameter-name.ts'
import type { Reason } from '../base/message.ts'
import { about, reworded } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type { LayerUse } from '../layer/lambda-function.ts'
import type { LayerVersion, Listed, Region, Statement } from '../layer/layer.ts'
import { hasPlaceholderDescription, isPlaceholder } from '../plan/placeholder.ts'
import type { ParameterStore } from '../regions/calls/parameter-store.ts'
import { failedBecause, isTolerated } from '../regions/calls/service.ts'
import type { LayerService } from '../regions/calls/service.ts'
import type { SharedVersions } from '../regions/calls/shared-versions.ts'

/** The calls of the account that owns the layer. The type has no calls that write. */
export interface Publisher {
  readonly layers: ReadonlyMap<Region, Pick<LayerService, 'versions' | 'version' | 'statements' | 'uses'>>
  readonly parameters: ReadonlyMap<Region, Pick<ParameterStore, 'value'>>
}

/** The calls of an account that uses the layer. */
export interface Consumer {
  readonly account: string
  readonly versions: ReadonlyMap<Region, SharedVersions>
}

/** The accounts that read the layer, at least one of them. */
export interface Observers {
  readonly publisher: Publisher | undefined
  readonly consumer: Consumer | undefined
}

/** What to read. */
export interface Query {
  readonly layerName: string
  readonly regions: readonly Region[]
  /** The expected version number in a Region, if it does not depend on the other Regions. */
  readonly versionIn: (region: Region) => number | undefined
  /** The expected ARN in a Region. Undefined if it is not known, or is not an ARN of this Region. */
  readonly arnIn: (region: Region) => LayerVersionArn | undefined
  readonly withPolicy: boolean
  /** The names of the parameters in a Region, with `{version}` and the other placeholders. */
  readonly parametersIn: (region: Region) => readonly string[]
}

/** What was read, or why it could not be read. */
export type Look<T> = { readonly seen: T } | Unread

/** Why something could not be read. */
export interface Unread {
  readonly unread: Reason
  readonly isDenied: boolean
  /** Whether the Region is optional and was not available. */
  readonly isTolerated: boolean
}

/** A parameter by its name, and its value if it exists. */
export interface ParameterLook {
  readonly name: string
  readonly value: Look<string | undefined>
}

/** What was read in a Region. A part is undefined if nobody read it. */
export interface RegionLooks {
  /** The version number that is expected. Undefined if no Region has a version. */
  readonly expected: number | undefined
  /** The number of the newest version that is not a placeholder. */
  readonly newest: Look<number | undefined> | undefined
  /** The expected version, as its owner sees it. */
  readonly version: Look<LayerVersion | undefined> | undefined
  readonly statements: Look<readonly Statement[]> | undefined
  readonly parameters: readonly ParameterLook[]
  /** The expected version, as the consumer sees it. */
  readonly shared: Look<LayerVersion | undefined> | undefined
  /** The versions of the layer that functions in the account of the owner use. */
  readonly uses: Look<readonly LayerUse[]> | undefined
}

/** Reads the expected version in each Region. Without an expected number, it is the highest that exists in any Region. */
export async function observe(observers: Observers, query: Query): Promise<ReadonlyMap<Region, RegionLooks>> {
  const { publisher } = observers
  const newest = await inEach(query.regions, async (region) => {
    const layers = publisher?.layers.get(region)
    return layers && (await look(async () => newestOf(await layers.versions(query.layerName))))
  })
  const numbers = [...newest.values()].flatMap((one) =>
    one && 'seen' in one && one.seen !== undefined ? [one.seen] : [],
  )
  const highest = numbers.length > 0 ? Math.max(...numbers) : undefined
  return inEach(query.regions, (region) => {
    const version = query.versionIn(region) ?? highest
    return observeOne(region, { observers, query, version, newest: newest.get(region) })
  })
}

interface RegionQuery {
  readonly observers: Observers
  readonly query: Query
  readonly version: number | undefined
  readonly newest: RegionLooks['newest']
}

async function observeOne(
  region: Region,
  { observers, query, version, newest }: RegionQuery,
): Promise<RegionLooks> {
  const seen = await observeAsPublisher(region, { observers, query, version, newest })
  const found = seen.version && 'seen' in seen.version ? seen.version.seen : undefined
  const arn = found ? layerVersionArn(found.arn) : query.arnIn(region)
  const shared = isDown(newest) ? undefined : observers.consumer?.versions.get(region)
  return {
    expected: version,
    newest,
    ...seen,
    shared: shared && arn && (await look(() => shared.version(arn))),
    // No result depends on these reads, so they come last.
    uses: found && found.version > 1 ? await lookAtUses(region, { observers, query }) : undefined,
  }
}

/** Returns undefined without the permission to list functions, because the number of functions is optional. */
async function lookAtUses(
  region: Region,
  { observers, query }: Pick<RegionQuery, 'observers' | 'query'>,
): Promise<RegionLooks['uses']> {
  const layers = observers.publisher?.layers.get(region)
  const uses = layers && (await look(() => layers.uses(query.layerName)))
  return uses && 'unread' in uses && uses.isDenied ? undefined : uses
}

type PublisherLooks = Pick<RegionLooks, 'version' | 'statements' | 'parameters'>

async function observeAsPublisher(
  region: Region,
  { observers: { publisher }, query, version, newest }: RegionQuery,
): Promise<PublisherLooks> {
  const layers = publisher?.layers.get(region)
  if (!layers || version === undefined || isDown(newest))
    return { version: undefined, statements: undefined, parameters: [] }
  const { layerName, withPolicy } = query
  const parameterIn = async (template: string): Promise<ParameterLook> => {
    const name = fillParameterName(template, { name: layerName, version, region, release: '' })
    const value = await look(async () => publisher?.parameters.get(region)?.value(name))
    return { name, value: 'unread' in value ? { ...value, unread: unreadParameter(name, value) } : value }
  }
  const [found, statements, parameters] = await Promise.all([
    look(async () => unlessPlaceholder(await layers.version(layerName, version))),
    withPolicy ? look(() => layers.statements(layerName, version)) : undefined,
    Promise.all(query.parametersIn(region).map(parameterIn)),
  ])
  return { version: found, statements, parameters }
}

/** If a Region does not respond, each further call would wait for the whole time limit. */
function isDown(newest: RegionLooks['newest']): boolean {
  return newest !== undefined && 'unread' in newest && !newest.isDenied
}

/** The reason of a denial is about reading and writing, because other actions do both. */
function unreadParameter(name: string, { unread, isDenied }: Unread): Reason {
  return isDenied
    ? about(
        'a-permission-is-missing',
        `Access denied: the credentials lack ssm:GetParameter on the parameter "${name}". Add it to the policy of the role or user.`,
      )
    : reworded(unread, (text) => `The parameter "${name}" could not be compared. ${text}`)
}

/** A run that was killed can have left a placeholder with the expected number. It has no content. */
function unlessPlaceholder(version: LayerVersion | undefined): LayerVersion | undefined {
  return version && isPlaceholder(version) ? undefined : version
}

function newestOf(versions: readonly Listed[]): number | undefined {
  return versions.find((version) => !hasPlaceholderDescription(version))?.version
}

async function look<T>(read: () => Promise<T>): Promise<Look<T>> {
  try {
    return { seen: await read() }
  } catch (error) {
    const unread = reasonOf(error)
    return { unread, isDenied: failedBecause(error, 'denied'), isTolerated: isTolerated(error) }
  }
}

async function inEach<T>(
  regions: readonly Region[],
  read: (region: Region) => Promise<T>,
): Promise<ReadonlyMap<Region, T>> {
  return new Map(await Promise.all(regions.map(async (region) => [region, await read(region)] as const)))
}
