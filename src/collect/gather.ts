import { nothingDone } from '../layer/layer.ts'
import type { Numbered, Outcome, Plan, Region, RegionPlan } from '../layer/layer.ts'
import type { Manifest } from '../report/manifest.ts'
import type { Commit, Run } from '../report/run.ts'
import { partitionOf } from '../inputs/aws-inputs.ts'
import { failuresIn } from '../report/outputs.ts'
import { planFromSteps } from '../report/steps.ts'
import { shortened, shortenedList } from './bounds.ts'
import type { Leg } from './manifest.ts'

/** What the legs must be of: these Regions, this run of the workflow, and, with `dryRun`, dry runs. */
export interface Expected {
  readonly regions: readonly Region[]
  readonly commit: Commit
  readonly dryRun: boolean
}

/** What all legs together know, as one run over all Regions would. */
export type Together = Pick<
  Run,
  | 'layerName'
  | 'regions'
  | 'dryRun'
  | 'outcomes'
  | 'plan'
  | 'archive'
  | 'metadata'
  | 'madeBy'
  | 'largest'
  | 'changes'
  | 'account'
>

/** One result of all legs; `complaints` are what keeps it from being whole and the same in all Regions. */
export interface Gathered {
  readonly together: Together
  readonly warnings: readonly string[]
  readonly complaints: readonly string[]
}

/** Makes one result of the legs of a matrix. Pure. */
export function gather(legs: readonly Leg[], expected: Expected): Gathered {
  const ours = legs.filter((leg) => strangeness(leg, expected.commit) === undefined)
  // A dry run before the legs, as the one that builds the zip, is none of them.
  const counted = ours.filter(({ manifest }) => manifest.dryRun === expected.dryRun)
  const { chosen, complaints } = legOfEachRegion(counted)
  const together = togetherOf(chosen, counted, expected)
  return {
    together,
    warnings: warningsOf(chosen),
    complaints: [
      ...legs.flatMap((leg) => strangeness(leg, expected.commit) ?? []),
      ...complaints,
      ...unexpected(chosen, expected),
      ...disagreements([...new Set(chosen.values())]),
      ...numbersApart(together),
      ...failuresOf(together),
    ],
  }
}

type Chosen = ReadonlyMap<Region, Leg>

/** Why a leg is not one of this run. */
function strangeness({ path, manifest }: Leg, commit: Commit): string | undefined {
  const table = [
    ['repository', 'repository'],
    ['run of the workflow', 'runId'],
    ['commit', 'sha'],
  ] as const
  const found = table.find(([, key]) => manifest[key] !== commit[key])
  if (!found) return undefined
  const [what, key] = found
  return `"${path}" is of another ${what}: ${manifest[key]}, and this one is ${commit[key]}. Give only the manifests of this run.`
}

/** "Re-run failed jobs" leaves the manifest of the earlier attempt beside the new one. */
function legOfEachRegion(legs: readonly Leg[]): { chosen: Chosen; complaints: string[] } {
  const chosen = new Map<Region, Leg>()
  const complaints: string[] = []
  const newestFirst = legs.toSorted((one, other) => attemptOf(other) - attemptOf(one))
  for (const leg of newestFirst) {
    for (const region of Object.keys(leg.manifest.regions)) {
      const other = chosen.get(region)
      if (!other) chosen.set(region, leg)
      else if (attemptOf(other) === attemptOf(leg)) {
        complaints.push(
          `${region}: Two legs have this Region, "${other.path}" and "${leg.path}". Give each Region to one leg.`,
        )
      }
    }
  }
  return { chosen, complaints }
}

function attemptOf({ manifest }: Leg): number {
  return Number(manifest.runAttempt)
}

function togetherOf(
  chosen: Chosen,
  attempts: readonly Leg[],
  { regions: expected, dryRun }: Expected,
): Together {
  const legs = [...new Set(chosen.values())].map(({ manifest }) => manifest)
  const regions = [...new Set([...expected, ...chosen.keys()])]
  const manifestOf = (region: Region): Manifest | undefined => chosen.get(region)?.manifest
  const first = <T>(valueOf: (manifest: Manifest) => T | undefined): T | undefined =>
    legs.map(valueOf).find((value) => value !== undefined)
  return {
    layerName: first(({ layerName }) => layerName) ?? '',
    regions,
    dryRun,
    outcomes: new Map(
      dryRun
        ? []
        : regions.map(
            (region) =>
              [region, withEarlier(attempts, region, outcomeIn(region, manifestOf(region)))] as const,
          ),
    ),
    plan: planOf(regions, manifestOf, dryRun),
    archive: agreedArchive(legs),
    metadata: first(({ metadata }) => metadata),
    madeBy: first(({ madeBy }) => madeBy),
    largest: first(({ largest }) => largest),
    changes: changesOf([...legs, ...attempts.map(({ manifest }) => manifest)]),
    account: onlyOne(legs.flatMap(({ account }) => account ?? [])),
  }
}

/** Legs in several partitions have an account in each, and then no account is that of all. */
function onlyOne(accounts: readonly string[]): string | undefined {
  const [account, ...others] = new Set(accounts)
  return others.length === 0 ? account : undefined
}

/** Those of one leg: all have the same zip. One that was run again, and found its version standing, has none to tell of. */
function changesOf(manifests: readonly Manifest[]): Together['changes'] {
  const all = manifests.flatMap(({ changes }) => changes ?? [])
  return all.find((changes) => !('unread' in changes)) ?? all[0]
}

/** A zip lies on the runner of its leg, so it has no path here; where the legs have different ones, there is none to tell of. */
function agreedArchive(legs: readonly Manifest[]): Together['archive'] {
  const archives = legs.flatMap(({ archive }) => archive ?? [])
  const [one] = archives
  if (!one || archives.some(({ codeSha256 }) => codeSha256 !== one.codeSha256)) return undefined
  const { codeSha256: sha256, codeSize: size, unzippedSize, files } = one
  return { path: '', sha256, size, unzippedSize, files }
}

function outcomeIn(region: Region, manifest: Manifest | undefined): Outcome {
  const known = manifest?.regions[region]
  if (!manifest || !known) return { ...nothingDone, failure: absent }
  const { arn, version, ...outcome } = known
  const hasFailed = arn === undefined || manifest.failedRegions.includes(region)
  const failure = known.failure ?? (hasFailed ? stopOf(manifest) : undefined)
  return {
    ...outcome,
    ...(arn !== undefined && version !== undefined ? { standing: { arn, version } } : {}),
    failure,
  }
}

/** What earlier attempts did counts too: the last one had only to do what was missing. */
function withEarlier(attempts: readonly Leg[], region: Region, outcome: Outcome): Outcome {
  const all = attempts.flatMap(({ manifest }) => manifest.regions[region] ?? [])
  const { standing } = outcome
  const ofVersion = all.filter(({ version }) => standing !== undefined && version === standing.version)
  return {
    ...outcome,
    published: outcome.published || ofVersion.some(({ published }) => published),
    granted: [...new Set([...outcome.granted, ...ofVersion.flatMap(({ granted }) => granted)])],
    revoked: [...new Set([...outcome.revoked, ...ofVersion.flatMap(({ revoked }) => revoked)])],
  }
}

const absent =
  'There is no manifest of this Region: its leg did not come so far, or did not upload it. ' +
  'Look at that job, then use "Re-run failed jobs".'

/** Why a leg stopped before it came to its Regions. */
function stopOf({ failure = [] }: Manifest): string {
  return (
    shortened(failure.join(' ')) ||
    'Its leg ended without a version. Look at that job, then use "Re-run failed jobs".'
  )
}

function planOf(
  regions: readonly Region[],
  manifestOf: (region: Region) => Manifest | undefined,
  dryRun: boolean,
): Plan {
  return new Map(
    regions.map((region) => {
      const manifest = manifestOf(region)
      const planned = planFromSteps(manifest?.plan[region] ?? [])
      return [region, planned ?? unplanned(manifest ? stopOf(manifest) : absent, dryRun)]
    }),
  )
}

/** A rehearsal that did not come to a plan has failed. */
function unplanned(reason: string, dryRun: boolean): RegionPlan {
  return dryRun ? { blocked: reason } : { unobserved: reason }
}

function unexpected(chosen: Chosen, { regions }: Expected): string[] {
  return [...chosen]
    .filter(([region]) => !regions.includes(region))
    .map(
      ([region, { path }]) =>
        `${region}: "${path}" has this Region, which is not in "regions". Add it there, or take its leg away.`,
    )
}

/** What must be the same in all legs, and what to do where it is not. */
const same: [what: string, valueOf: (manifest: Manifest) => string | undefined, cure: string][] = [
  ['layers', ({ layerName }) => layerName, 'Collect the legs of one layer.'],
  [
    'zips',
    ({ archive }) => archive?.codeSha256,
    'Build once, and give the zip to each leg as "archive"; or look for what makes their builds differ.',
  ],
  ['runtimes', ({ metadata }) => metadata?.runtimes.toSorted().join(', '), sameInputs('compatible-runtimes')],
  [
    'architectures',
    ({ metadata }) => metadata?.architectures.toSorted().join(', '),
    sameInputs('compatible-architectures'),
  ],
]

function sameInputs(name: string): string {
  return `Give all legs the same "${name}".`
}

function disagreements(legs: readonly Leg[]): string[] {
  return [
    ...accountsApart(legs),
    ...same.flatMap(([what, valueOf, cure]) => {
      const given = legs.flatMap(({ path, manifest }) => {
        const value = valueOf(manifest)
        return value === undefined ? [] : [{ path, value }]
      })
      return disagreement(what, given, cure)
    }),
  ]
}

interface Said {
  readonly path: string
  readonly value: string
}

function disagreement(what: string, given: readonly Said[], cure: string): string[] {
  const groups = Map.groupBy(given, ({ value }) => value)
  if (groups.size < 2) return []
  const shares = [...groups].map(
    ([value, those]) =>
      `${value || 'none'} in ${[...new Set(those.map(({ path }) => `"${path}"`))].join(', ')}`,
  )
  return [`The legs have different ${what}: ${shares.join('; ')}. ${cure}`]
}

/** An account is in one partition, so that a layer in several of them is in as many accounts. */
function accountsApart(legs: readonly Leg[]): string[] {
  const owners = legs.flatMap(({ path, manifest }) =>
    ownersIn(manifest).map(({ partition, account }) => ({ path, partition, value: account })),
  )
  return [...Map.groupBy(owners, ({ partition }) => partition)].flatMap(([partition, those]) =>
    disagreement(
      `accounts in the partition ${partition}`,
      those,
      'Give all legs of it a role of one account.',
    ),
  )
}

/** The account of a leg in each partition that its Regions are in; its ARNs are of that account. */
function ownersIn({ account, regions }: Manifest): { partition: string; account: string }[] {
  if (account === undefined) return []
  return Object.keys(regions).map((region) => ({ partition: partitionOf(region), account }))
}

function numbersApart({ regions, outcomes }: Together): string[] {
  const standing = regions.flatMap((region) => {
    const version = outcomes.get(region)?.standing
    return version ? [{ region, ...version }] : []
  })
  const groups = [...Map.groupBy<number, Numbered & { region: Region }>(standing, ({ version }) => version)]
  if (groups.length < 2) return []
  const shares = groups.map(
    ([version, those]) => `${version} in ${those.map(({ region }) => region).join(', ')}`,
  )
  return [
    `The Regions stand at different numbers: ${shares.join('; ')}. Give each leg the "target-version" of the job that builds ` +
      'as "version"; a run of all jobs with "align-versions" there brings the Regions together.',
  ]
}

function failuresOf({ dryRun, plan = new Map<Region, RegionPlan>(), outcomes }: Together): string[] {
  if (!dryRun) return failuresIn({ outcomes })
  return [...plan].flatMap(([region, planned]) =>
    'blocked' in planned ? [`${region}: ${planned.blocked}`] : [],
  )
}

/** What the legs warned of, each once, and what failed in them although no Region did. */
function warningsOf(chosen: Chosen): string[] {
  const legs = [...new Set(chosen.values())]
  const failures = legs.flatMap(({ path, manifest }) =>
    manifest.failedRegions.length > 0 ? [] : (manifest.failure ?? []).map((text) => `"${path}": ${text}`),
  )
  const all = [...new Set([...legs.flatMap(({ manifest }) => manifest.warnings), ...failures])]
  return shortenedList(all, 'The manifests have more warnings.')
}
