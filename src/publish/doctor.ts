import { bytes, counted } from '../base/figures.ts'
import type { Inputs } from './inputs.ts'
import type { Archive, Check, Plan, Region, RegionPlan } from '../layer/layer.ts'
import { messageOf } from '../base/problem.ts'
import type { CodeStorage } from '../regions/calls/service.ts'

/** What was asked of AWS, without a write, to tell what would stop a publish. Where credentials are missing, nothing was. */
export interface Asked {
  readonly account: string | undefined
  /** How much code is stored in each Region that answers, or why that is not known. */
  readonly storages: ReadonlyMap<Region, CodeStorage | { readonly unknown: string }>
  /** Why the zip could not be staged, by Region; undefined where it need not be. */
  readonly obstacles: readonly string[] | undefined
}

type Subject = Pick<Inputs, 'role-to-assume' | 's3-bucket'>

/** What a publish needs, and what was found of it: ready, missing, or not known without a write. Pure. */
export function examine(
  plan: Plan,
  archive: Pick<Archive, 'size'>,
  asked: Asked,
  inputs: Subject,
): readonly Check[] {
  return [
    credentials(asked, inputs),
    ...(asked.account === undefined ? [] : [regions(plan), ...storage(archive, asked)]),
    ...bucket(plan, asked, inputs),
    { what: 'Permissions to read', ...reads(plan, asked) },
  ]
}

function credentials({ account }: Asked, inputs: Subject): Check {
  const role = inputs['role-to-assume']
  const source = role === undefined ? 'from the environment' : `of the role ${role}, by GitHub's OIDC`
  return account === undefined
    ? { what: 'Credentials', found: 'missing', detail: 'AWS was not reached: the warnings tell why.' }
    : { what: 'Credentials', found: 'ready', detail: `Those ${source}, in account ${account}.` }
}

function regions(plan: Plan): Check {
  const silent = [...plan].filter(([, planned]) => 'unobserved' in planned).map(([region]) => region)
  const answering = plan.size - silent.length
  return {
    what: 'Regions',
    found: silent.length === 0 ? 'ready' : 'missing',
    detail:
      silent.length === 0
        ? `${counted(answering, 'Region')} answered.`
        : `${answering} of ${counted(plan.size, 'Region')} answered, ${silent.join(', ')} did not: the warnings tell why.`,
  }
}

/** One line for all Regions that have room, and one for each of the others. */
function storage(archive: Pick<Archive, 'size'>, { storages }: Asked): Check[] {
  const known = [...storages].flatMap(([region, stored]) =>
    'unknown' in stored ? [] : [{ region, ...stored }],
  )
  const roomy = known.filter(({ used, limit }) => used + archive.size <= limit)
  const fullest = roomy.toSorted((one, other) => other.used / other.limit - one.used / one.limit)[0]
  const full = known.filter((one) => !roomy.includes(one))
  return [
    ...(fullest ? [withRoom(roomy.length, fullest)] : []),
    ...full.map(({ region, used, limit }) => ({
      what: `Code storage in ${region}`,
      found: 'missing' as const,
      detail: `${bytes(used)} of ${bytes(limit)} are used, and the zip of ${bytes(archive.size)} has no room. ${cure}`,
    })),
    ...[...storages].flatMap(([region, stored]) =>
      'unknown' in stored
        ? [{ what: `Code storage in ${region}`, found: 'unknown' as const, detail: stored.unknown }]
        : [],
    ),
  ]
}

function withRoom(regions: number, { region, used, limit }: CodeStorage & { region: Region }): Check {
  const most = `${bytes(used)} of ${bytes(limit)} are used in ${region}`
  return {
    what: 'Code storage',
    found: 'ready',
    detail:
      regions === 1 ? `${most}.` : `There is room in ${counted(regions, 'Region')}: at the most, ${most}.`,
  }
}

const cure = 'Take old versions back with "yank", and keep fewer with "retain-versions".'

/** Nothing for a bucket that this plan does not use. */
function bucket(plan: Plan, { obstacles }: Asked, inputs: Subject): Check[] {
  const what = 'Bucket to stage the zip in'
  const publishes = [...plan.values()].some(isPublished)
  if (inputs['s3-bucket'] === undefined || obstacles === undefined || !publishes) return []
  return obstacles.length === 0
    ? [{ what, found: 'ready', detail: `"${inputs['s3-bucket']}" is there, in each Region that needs it.` }]
    : [{ what, found: 'missing', detail: obstacles.join(' ') }]
}

function reads(plan: Plan, { account }: Asked): Pick<Check, 'found' | 'detail'> {
  const denials = [...plan.values()].flatMap((planned) =>
    'unobserved' in planned
      ? (/is not authorized to perform: ([\w:]+)/.exec(planned.unobserved)?.[1] ?? [])
      : [],
  )
  if (account === undefined) return { found: 'unknown', detail: 'Not checked, for lack of credentials.' }
  return denials.length === 0
    ? { found: 'ready', detail: 'No call that a dry run makes was denied.' }
    : { found: 'missing', detail: `Denied: ${[...new Set(denials)].join(', ')}.` }
}

/** What decides about a plan's permissions beside its steps. */
type Writing = Pick<Inputs, 'on-failure' | 'ssm-parameter'> & {
  /** Whether the zip goes through the bucket: not known to be without need. */
  readonly isStaged: boolean
}

/** The permissions that this plan needs in addition to those that it reads with, as far as its steps are known. */
export function permissionsToWrite(plan: Plan, { isStaged, ...inputs }: Writing): string[] {
  const steps = [...plan.values()].filter((planned) => 'ending' in planned)
  const publishes = steps.some(({ ending }) => ending.do === 'publish')
  const needs: readonly (readonly [permission: string, isNeeded: boolean])[] = [
    ['lambda:PublishLayerVersion', publishes],
    ['lambda:AddLayerVersionPermission', steps.some(({ grants }) => grants.length > 0)],
    ['lambda:RemoveLayerVersionPermission', steps.some(({ revokes }) => revokes.length > 0)],
    ['lambda:DeleteLayerVersion', steps.some(deletes) || (publishes && inputs['on-failure'] === 'rollback')],
    ['s3:PutObject', publishes && isStaged],
    ['s3:DeleteObject', publishes && isStaged],
    ['ssm:PutParameter', inputs['ssm-parameter'] !== undefined && steps.length > 0],
  ]
  return needs.flatMap(([permission, isNeeded]) => (isNeeded ? [permission] : []))
}

function deletes({ fill, prunes }: Extract<RegionPlan, { ending: unknown }>): boolean {
  return fill > 0 || prunes.length > 0
}

/** How much code is stored in each Region where something is to be published. Never rejects. */
export async function storagesOf(
  plan: Plan,
  services: ReadonlyMap<Region, { codeStorage: () => Promise<CodeStorage> }>,
): Promise<Asked['storages']> {
  const known = [...services].filter(([region]) => isPublished(plan.get(region)))
  const entries = known.map(async ([region, service]) => {
    const stored = await service.codeStorage().catch((error: unknown) => ({ unknown: messageOf(error) }))
    return [region, stored] as const
  })
  return new Map(await Promise.all(entries))
}

function isPublished(planned: RegionPlan | undefined): boolean {
  return planned !== undefined && 'ending' in planned && planned.ending.do === 'publish'
}
