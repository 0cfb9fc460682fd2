import { partitionOf } from '../inputs/aws-inputs.ts'
import type { Numbered, Region } from '../layer/layer.ts'
import type { Manifest } from '../report/manifest.ts'
import type { JobResult } from './manifest.ts'
import type { Merged } from './merge.ts'

/** What must be the same in all results, and what to do if it is not. */
const mustAgree: [what: string, valueOf: (manifest: Manifest) => string | undefined, fix: string][] = [
  ['layers', ({ layerName }) => layerName, 'Collect the matrix jobs of one layer only.'],
  [
    'archives',
    ({ archive }) => archive?.codeSha256,
    'Build the layer once, and pass its archive to each matrix job in the input "archive".',
  ],
  ['runtimes', ({ metadata }) => metadata?.runtimes.toSorted().join(', '), sameInputs('compatible-runtimes')],
  [
    'architectures',
    ({ metadata }) => metadata?.architectures.toSorted().join(', '),
    sameInputs('compatible-architectures'),
  ],
]

function sameInputs(name: string): string {
  return `Use the same "${name}" in all matrix jobs.`
}

/** Returns an error for each fact in which the results of matrix jobs differ. */
export function disagreements(results: readonly JobResult[]): string[] {
  return [
    ...accountDisagreements(results),
    ...mustAgree.flatMap(([what, valueOf, fix]) => {
      const given = results.flatMap(({ path, manifest }) => {
        const value = valueOf(manifest)
        return value === undefined ? [] : [{ path, value }]
      })
      return disagreement(what, given, fix)
    }),
  ]
}

/** A value, and the manifest that contains it. */
interface ValueInManifest {
  readonly path: string
  readonly value: string
}

function disagreement(what: string, given: readonly ValueInManifest[], fix: string): string[] {
  const groups = Map.groupBy(given, ({ value }) => value)
  if (groups.size < 2) return []
  const shares = [...groups].map(
    ([value, those]) =>
      `${value || 'none'} in ${[...new Set(those.map(({ path }) => `"${path}"`))].join(', ')}`,
  )
  return [`The matrix jobs have different ${what}: ${shares.join('; ')}. ${fix}`]
}

/** An account belongs to one partition. A layer in several partitions needs one account in each of them. */
function accountDisagreements(results: readonly JobResult[]): string[] {
  const owners = results.flatMap(({ path, manifest }) =>
    ownersIn(manifest).map(({ partition, account }) => ({ path, partition, value: account })),
  )
  return [...Map.groupBy(owners, ({ partition }) => partition)].flatMap(([partition, those]) =>
    disagreement(
      `accounts in the partition ${partition}`,
      those,
      'Use a role of one account in all matrix jobs of a partition.',
    ),
  )
}

/** Returns the account of a job for each Region, with the partition of the Region. */
function ownersIn({ account, regions }: Manifest): { partition: string; account: string }[] {
  if (account === undefined) return []
  return Object.keys(regions).map((region) => ({ partition: partitionOf(region), account }))
}

/** Returns an error if the Regions have different version numbers at the end. */
export function versionDisagreements({ regions, outcomes }: Merged): string[] {
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
    `The Regions have different version numbers: ${shares.join('; ')}. Set "align-versions" in the job that builds, and pass its output ` +
      '"target-version" to each matrix job in the input "version". Then re-run all jobs.',
  ]
}
