import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import { layerVersionArn } from '../aws-names/layer-version-arn.ts'
import { about } from '../base/message.ts'
import { Explained } from '../base/problem.ts'
import type { FunctionConfiguration, ListedFunction } from '../layer/lambda-function.ts'
import type { LayerVersion, Region } from '../layer/layer.ts'
import { numberIn } from '../layer/version-arn.ts'
import type { FunctionService } from '../regions/calls/function-service.ts'
import { failedBecause } from '../regions/calls/service.ts'
import type { SharedVersions } from '../regions/calls/shared-versions.ts'
import { inEachRegion } from '../regions/observe.ts'
import { entriesOf } from './plan/layer-entry.ts'
import { isSelectedByName } from './plan/selection.ts'
import type {
  FunctionState,
  Observation,
  RegionState,
  ReleaseState,
  RolloutRequest,
  Unusable,
} from './plan/types.ts'

/** The calls in a Region. The type has no calls that write. */
export interface Reads {
  readonly functions: Pick<FunctionService, 'list' | 'configuration' | 'tags' | 'newestVersion' | 'alias'>
  /** The layer versions that the account can read, of any account. */
  readonly versions: SharedVersions
}

/** What to read. */
export interface RolloutQuery {
  readonly request: Pick<RolloutRequest, 'functions' | 'exclude' | 'tags' | 'release'>
  /** The ARN of the new version in each Region. */
  readonly targets: ReadonlyMap<Region, LayerVersionArn>
  /** The account of the functions. */
  readonly account: string
}

/** Returns the new version and the functions that use the layer, in each Region. */
export function observe(
  reads: ReadonlyMap<Region, Reads>,
  query: RolloutQuery,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEachRegion<RegionState, Reads>(reads, (one, region) => observeOne(one, region, query))
}

async function observeOne(reads: Reads, region: Region, query: RolloutQuery): Promise<RegionState> {
  const target = await readTarget(reads, region, query)
  const users = (await reads.functions.list()).filter((listed) => entriesOf(listed, target).length > 0)
  const states = await Promise.all(
    users.map(async (listed) =>
      needsDetails(listed, target, query) ? readFunction(listed, target, { reads, query }) : { listed },
    ),
  )
  const functions = states.filter((state) => state !== undefined)
  return { seen: true, target, functions, unusable: await readUnusable(functions, target, { reads, query }) }
}

/** Nothing is updated in a Region whose new version cannot be read. */
async function readTarget(
  { versions }: Reads,
  region: Region,
  { targets }: RolloutQuery,
): Promise<LayerVersion> {
  const arn = targets.get(region)
  const version = arn && (await versions.version(arn))
  if (version) return version
  throw new Explained(
    about(
      'a-function-is-not-updated',
      `${arn?.text ?? 'The new version'} does not exist, or is not shared with this account. No function of this Region is updated. ` +
        'Check the ARN and its permissions.',
    ),
  )
}

/** The list does not show whether the update to the new version is done (AWS: ListFunctions). */
function needsDetails(listed: ListedFunction, target: LayerVersion, { request }: RolloutQuery): boolean {
  if (!isSelectedByName(listed.name, request)) return false
  return !isNewer(listed, target) || request.tags.length > 0
}

function isNewer(listed: ListedFunction, target: LayerVersion): boolean {
  return entriesOf(listed, target).every((arn) => numberIn(arn) > target.version)
}

/** Whether the action may update or release a function, as far as its layers decide that. */
function isCandidate(
  latest: FunctionConfiguration,
  target: LayerVersion,
  { request }: RolloutQuery,
): boolean {
  return (
    request.release !== undefined || entriesOf(latest, target).some((arn) => numberIn(arn) < target.version)
  )
}

/** What is read, and by which calls. */
interface Context {
  readonly reads: Reads
  readonly query: RolloutQuery
}

/** Returns what the list does not show. Undefined if the function was deleted in between. */
async function readFunction(
  listed: ListedFunction,
  target: LayerVersion,
  { reads, query }: Context,
): Promise<FunctionState | undefined> {
  const { functions } = reads
  try {
    const latest = await functions.configuration(listed.name)
    if (!latest) return undefined
    const needsTags = query.request.tags.length > 0 || isCandidate(latest, target, query)
    const tags = needsTags ? await functions.tags(listed.arn) : {}
    if (!tags) return undefined
    const release = await readRelease(listed.name, { reads, query })
    return { listed, details: { tags, latest, release } }
  } catch (error) {
    if (!failedBecause(error, 'denied')) throw error
    return { listed, unread: error.reason }
  }
}

/** Returns the published versions that a release depends on. Undefined if no release is requested. */
async function readRelease(
  name: string,
  { reads: { functions }, query: { request } }: Context,
): Promise<ReleaseState | undefined> {
  if (!request.release) return undefined
  const read = (version: string | undefined): Promise<FunctionConfiguration | undefined> =>
    version === undefined || version === '$LATEST'
      ? Promise.resolve(undefined)
      : functions.configuration(name, version)
  const requested = request.release.alias
  if (!requested) return { current: await read(await functions.newestVersion(name)) }
  const alias = await functions.alias(name, requested.name)
  const [partial] = Object.keys(alias?.weights ?? {})
  return { alias, current: await read(alias?.version), partial: await read(partial) }
}

/** Returns the layer versions of the candidates that cannot be added to a function again. Each version is read once. */
async function readUnusable(
  functions: readonly FunctionState[],
  target: LayerVersion,
  { reads: { versions }, query }: Context,
): Promise<ReadonlyMap<string, Unusable>> {
  const { account } = query
  const candidates = functions.flatMap(({ details }) =>
    details && isCandidate(details.latest, target, query) ? [details.latest] : [],
  )
  const used = new Set(candidates.flatMap(({ layers }) => layers))
  const looks = [...used].map(async (text): Promise<readonly [string, Unusable][]> => {
    const arn = layerVersionArn(text)
    // Lambda itself checks an ARN in a form that this action does not know.
    if (arn === undefined) return []
    const why = await whyUnusable(arn, { versions, account })
    return why === undefined ? [] : [[text, why]]
  })
  return new Map((await Promise.all(looks)).flat())
}

async function whyUnusable(
  arn: LayerVersionArn,
  { versions, account }: { readonly versions: SharedVersions; readonly account: string },
): Promise<Unusable | undefined> {
  try {
    if (await versions.version(arn)) return undefined
    return arn.account === account ? 'deleted' : 'deleted-or-not-granted'
  } catch (error) {
    if (failedBecause(error, 'denied')) return 'denied'
    throw error
  }
}
