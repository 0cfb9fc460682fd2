import type { Chance } from '../simulation/chance.ts'
import { chanceOf } from '../simulation/chance.ts'
import { drawn, unsent } from './kinds.ts'

/** Everything that a seed determines: the existing versions, the inputs and the faults. These are plain values, which are printed if a promise is broken. */
export interface Scene {
  readonly seed: number
  readonly regions: readonly string[]
  /** The account that the run publishes in. With `byRole`, the run assumes a role in it. */
  readonly account: string
  readonly byRole: boolean
  readonly numbering:
    { readonly kind: 'next' | 'aligned' } | { readonly kind: 'exact'; readonly version: number }
  readonly principals: readonly string[] | undefined
  readonly retain: number | undefined
  readonly rollsBack: boolean
  readonly parameter: string | undefined
  readonly isStaged: boolean
  readonly description: string | undefined
  readonly runtimes: readonly string[]
  /** The existing versions by Region, oldest first. */
  readonly before: Readonly<Record<string, readonly Before[]>>
  readonly faults: readonly Fault[]
  readonly ending: Ending
  readonly beside: Beside
  /** Whether the first run is in a separate process. */
  readonly isAlone: boolean
  readonly isDry: boolean
  readonly yank: Yank | undefined
}

/** A version that was created before the run. */
export interface Before {
  readonly what: 'same' | 'older' | 'placeholder' | 'false placeholder'
  readonly grants: readonly { readonly id: string; readonly principal: string }[]
  readonly isUsed: boolean
  readonly isDeleted: boolean
}

/** A fault, and the calls that it affects. Calls are counted separately in each Region. */
export interface Fault {
  readonly kind: string
  readonly operation: string
  /** Undefined for operations such as those of STS, which any Region can process. */
  readonly region: string | undefined
  readonly nth: number
  readonly times: number
}

/** A last run of the sub-action that deletes versions, with its faults. */
export interface Yank {
  readonly versions: string
  readonly isForced: boolean
  readonly faults: readonly Fault[]
}

/** The end of a run: by itself, or killed or cancelled at a call in a Region. */
export type Ending =
  | { readonly how: 'by itself' }
  | ({ readonly how: 'killed'; readonly isDone: boolean } & Moment)
  | ({ readonly how: 'cancelled'; readonly signal: 'SIGINT' | 'SIGTERM' } & Moment)

/** A call, counted in its Region. */
interface Moment {
  readonly region: string
  readonly call: number
}

/** What another run publishes at the same time. */
export type Beside = 'nobody' | 'the same' | 'something else'

const allRegions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']
const usualAccount = '123456789012'
const accounts = ['444455556666', '777788889999', 'o-a1b2c3d4e5']

export function sceneOf(seed: number): Scene {
  const chance = chanceOf(seed)
  const regions = allRegions.slice(0, chance.between(1, 4))
  const byRole = chance.happens(0.3)
  const principals = chance.happens(0.75) ? accounts.slice(0, chance.between(1, 3)) : undefined
  const numbering = numberingOf(chance)
  const beside: Beside = chance.happens(0.85)
    ? 'nobody'
    : chance.oneOf(['the same', 'something else'] as const)
  const scene = {
    seed,
    regions,
    byRole,
    account: byRole ? '111122223333' : usualAccount,
    numbering,
    principals,
    retain: beside === 'nobody' && chance.happens(0.35) ? chance.between(1, 3) : undefined,
    rollsBack: chance.happens(0.4),
    parameter: chance.happens(0.4) ? '/layers/{name}/arn' : undefined,
    isStaged: chance.happens(0.15),
    description: chance.happens(0.3) ? 'a description' : undefined,
    runtimes: chance.happens(0.3) ? ['nodejs24.x'] : [],
    before: Object.fromEntries(regions.map((region) => [region, beforeIn(chance)])),
    beside,
  }
  const isAlone = chance.happens(0.03)
  const faults = Array.from({ length: chance.between(0, 5) }, () => faultFor(scene, chance))
  const ending = endingFor(scene, chance)
  const isDry = chance.happens(0.03)
  const yank = chance.happens(0.1) ? yankFor(scene, chance) : undefined
  const all = [...faults, ...(faults.length < 5 && chance.happens(0.3) ? [unsentFor(scene, chance)] : [])]
  // A separate process really waits between attempts.
  const isQuick = ({ kind, operation }: Fault): boolean =>
    quick.includes(kind) && operation !== 'PublishLayerVersion'
  return { ...scene, isAlone, faults: isAlone ? all.filter(isQuick) : all, ending, isDry, yank }
}

function unsentFor(setting: Setting, chance: Chance): Fault {
  const writes = operationsOf(setting).filter((operation) =>
    /^(Put|Publish|Add|Remove|Delete)/.test(operation),
  )
  const times = chance.between(1, 2)
  const region = chance.oneOf(setting.regions)
  return { kind: unsent, operation: chance.oneOf(writes), region, nth: 1, times }
}

const quick = [
  '{"reset":"after"}',
  '{"garble":"html"}',
  'an error that repeats the request',
  'of another layer',
  'of another account',
  'a field is null',
]

function yankFor(scene: Setting, chance: Chance): Yank {
  const operations = ['ListLayerVersions', 'ListFunctions', 'DeleteLayerVersion', 'DeleteLayerVersion']
  return {
    versions: chance.oneOf(['1', '1-3', 'all', '2, 4-9']),
    isForced: chance.happens(0.3),
    faults: Array.from({ length: chance.between(0, 3) }, () => faultFor(scene, chance, operations)),
  }
}

function numberingOf(chance: Chance): Scene['numbering'] {
  return chance.oneOf([
    { kind: 'next' },
    { kind: 'aligned' },
    { kind: 'aligned' },
    { kind: 'exact', version: chance.between(1, 7) },
  ] as const)
}

function beforeIn(chance: Chance): Before[] {
  const count = chance.between(0, 4)
  // Deleted versions above all listed ones are the hardest to detect.
  const hidden = chance.oneOf([0, 0, 0, 1, 2])
  return Array.from({ length: count }, (_one, index) => ({
    what: chance.oneOf(['same', 'older', 'older', 'placeholder', 'false placeholder'] as const),
    grants: accounts
      .filter(() => chance.happens(0.25))
      .map((principal) => ({
        principal,
        id: chance.happens(0.6) ? `layer-everywhere-${principal}` : `by-hand-${principal}`,
      })),
    isUsed: chance.happens(0.15),
    isDeleted: chance.happens(0.15) || index >= count - hidden,
  }))
}

type Setting = Pick<
  Scene,
  'regions' | 'byRole' | 'principals' | 'retain' | 'parameter' | 'isStaged' | 'numbering'
>

/** The operations of a run. Those that are repeated are selected more often. */
function operationsOf({ byRole, principals, retain, parameter, isStaged, numbering }: Setting): string[] {
  return [
    ...['ListLayerVersions', 'ListLayerVersions', 'GetLayerVersion', 'GetLayerVersion', 'GetCallerIdentity'],
    ...['PublishLayerVersion', 'PublishLayerVersion', 'PublishLayerVersion'],
    ...(byRole ? ['GetToken', 'AssumeRoleWithWebIdentity'] : []),
    ...(principals
      ? [
          'GetLayerVersionPolicy',
          'GetLayerVersionPolicy',
          'AddLayerVersionPermission',
          'RemoveLayerVersionPermission',
        ]
      : []),
    ...(retain ? ['ListFunctions', 'DeleteLayerVersion'] : []),
    ...(numbering.kind === 'next' ? [] : ['DeleteLayerVersion']),
    ...(parameter ? ['GetParameter', 'PutParameter'] : []),
    ...(isStaged ? ['HeadBucket', 'HeadObject', 'PutObject', 'DeleteObject'] : []),
    'GetContent',
  ]
}

const withoutRegion = ['GetToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'GetContent']

function faultFor(setting: Setting, chance: Chance, operations = operationsOf(setting)): Fault {
  const operation = chance.oneOf(operations)
  const fitting = Object.entries(drawn).filter(([, { of }]) => !of || of.includes(operation))
  // Faults of only this operation are rarer and find most defects.
  const special = fitting.filter(([, { of }]) => of)
  const [kind, { passes }] = chance.oneOf(special.length > 0 && chance.happens(0.5) ? special : fitting)
  const isForGood = !passes && chance.happens(0.15)
  return {
    kind,
    operation,
    region: withoutRegion.includes(operation) ? undefined : chance.oneOf(setting.regions),
    nth: chance.happens(0.7) ? 1 : chance.between(2, 4),
    times: isForGood ? 1_000_000 : chance.between(1, passes ? 2 : 3),
  }
}

function endingFor({ regions }: Setting, chance: Chance): Ending {
  const how = chance.oneOf([
    ...Array.from({ length: 7 }, () => 'by itself' as const),
    'killed',
    'killed',
    'cancelled',
  ] as const)
  const moment = { region: chance.oneOf(regions), call: chance.between(1, 25) }
  switch (how) {
    case 'by itself':
      return { how }
    case 'killed':
      return { how, ...moment, isDone: chance.happens(0.5) }
    case 'cancelled':
      return { how, ...moment, signal: chance.oneOf(['SIGINT', 'SIGTERM'] as const) }
  }
}

/** Returns the inputs of the action for a scene. */
export function inputsOf(scene: Scene): Record<string, string> {
  const { regions, numbering, principals, retain, rollsBack, parameter, isStaged, description, runtimes } =
    scene
  return {
    'layer-name': 'x',
    regions: regions.join(),
    ...(numbering.kind === 'exact' ? { version: String(numbering.version) } : {}),
    ...(numbering.kind === 'aligned' ? { 'align-versions': 'true' } : {}),
    ...(principals ? { principals: principals.join() } : {}),
    ...(retain ? { 'retain-versions': String(retain) } : {}),
    'dry-run': String(scene.isDry),
    'on-failure': rollsBack ? 'rollback' : 'keep',
    ...(parameter ? { 'ssm-parameter': parameter } : {}),
    ...(isStaged ? { 's3-bucket': 'layers-{account}-{region}' } : {}),
    ...(description ? { description } : {}),
    ...(runtimes.length > 0 ? { 'compatible-runtimes': runtimes.join() } : {}),
    ...(scene.byRole ? { 'role-to-assume': `arn:aws:iam::${scene.account}:role/publisher` } : {}),
  }
}
