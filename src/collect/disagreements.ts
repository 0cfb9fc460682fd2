import { partitionOf } from '../inputs/aws-inputs.ts'
import type { Numbered, Region } from '../layer/layer.ts'
import type { Manifest } from '../report/manifest.ts'
import type { JobResult } from './manifest.ts'
import type { Merged } from './merge.ts'

/** What must be the same in all results, and what to do if it is not. */
const same: [what: string, valueOf: (manifest: Manifest) => string | undefined, fix: string][] = [
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

/** What the results contradict each other about. */
export function disagreements(results: readonly JobResult[]): string[] {
  return [
    ...accountsApart(results),
    ...same.flatMap(([what, valueOf, fix]) => {
      const given = results.flatMap(({ path, manifest }) => {
        const value = valueOf(manifest)
        return value === undefined ? [] : [{ path, value }]
      })
      return disagreement(what, given, fix)
    }),
  ]
}

interface Said {
  readonly path: string
  readonly value: string
}

function disagreement(what: string, given: readonly Said[], fix: string): string[] {
  const groups = Map.groupBy(given, ({ value }) => value)
  if (groups.size < 2) return []
  const shares = [...groups].map(
    ([value, those]) =>
      `${value || 'none'} in ${[...new Set(those.map(({ path }) => `"${path}"`))].join(', ')}`,
  )
  return [`The legs have different ${what}: ${shares.join('; ')}. ${fix}`]
}

/** An account is in one partition. A layer in several partitions is in one account of each. */
function accountsApart(results: readonly JobResult[]): string[] {
  const owners = results.flatMap(({ path, manifest }) =>
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

/** The account of a job in each partition of its Regions; its ARNs are of that account. */
function ownersIn({ account, regions }: Manifest): { partition: string; account: string }[] {
  if (account === undefined) return []
  return Object.keys(regions).map((region) => ({ partition: partitionOf(region), account }))
}

/** The version numbers, if the Regions end at different ones. */
export function numbersApart({ regions, outcomes }: Merged): string[] {
  const existing = regions.flatMap((region) => {
    const version = outcomes.get(region)?.layerVersion
    return version ? [{ region, ...version }] : []
  })
  const groups = [...Map.groupBy<number, Numbered & { region: Region }>(existing, ({ version }) => version)]
  if (groups.length < 2) return []
  const shares = groups.map(
    ([version, those]) => `${version} in ${those.map(({ region }) => region).join(', ')}`,
  )
  return [
    `The Regions stand at different numbers: ${shares.join('; ')}. Give each leg the "target-version" of the job that builds ` +
      'as "version"; a run of all jobs with "align-versions" there brings the Regions together.',
  ]
}
