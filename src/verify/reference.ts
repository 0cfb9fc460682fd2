import type { LayerVersion, Metadata, Region } from '../layer/layer.ts'
import type { DriftKind, DriftValue } from './drift.ts'

/** A property of a version that is compared. Equal values have the same key. */
export interface Property {
  readonly kind: DriftKind
  readonly noun: string
  readonly valueOf: (version: Compared) => DriftValue | undefined
  readonly keyOf: (value: DriftValue) => string
}

/** The compared part of a version. What is not known is not compared. */
export type Compared = {
  readonly [P in keyof Metadata | 'codeSha256' | 'codeSize']?: LayerVersion[P] | undefined
}

/** The default description of a version, which ends with a commit. The action publishes no new version only because of another commit. */
const defaultDescription = /^([\w.-]+\/[\w.-]+)@[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/** The content of a version: its hash and its size in bytes. */
export const contentProperties: readonly Property[] = [
  { kind: 'different-content', noun: 'CodeSha256', valueOf: ({ codeSha256 }) => codeSha256, keyOf: String },
  { kind: 'different-content', noun: 'size in bytes', valueOf: ({ codeSize }) => codeSize, keyOf: String },
]

/** The metadata of a version. */
export const metadataProperties: readonly Property[] = [
  { kind: 'different-runtimes', noun: 'runtimes', valueOf: ({ runtimes }) => runtimes, keyOf: setKey },
  {
    kind: 'different-architectures',
    noun: 'architectures',
    valueOf: ({ architectures }) => architectures,
    keyOf: setKey,
  },
  {
    kind: 'different-description',
    noun: 'description',
    valueOf: ({ description }) => description,
    keyOf: (value) => String(value).replace(defaultDescription, '$1'),
  },
  { kind: 'different-license', noun: 'license', valueOf: ({ licenseInfo }) => licenseInfo, keyOf: String },
]

/** A value that a Region is compared with, and the Regions that have it. No Regions: the user gave it. */
export interface Reference {
  readonly value: DriftValue
  readonly regions: readonly Region[]
}

/** Returns the value that most Regions have. If several values are as frequent, it is that of the first Region. */
export function mostFrequent(
  property: Property,
  versions: ReadonlyMap<Region, Compared>,
): Reference | undefined {
  const groups = new Map<string, { value: DriftValue; regions: Region[] }>()
  for (const [region, version] of versions) {
    const value = property.valueOf(version)
    if (value === undefined) continue
    const key = property.keyOf(value)
    const group = groups.get(key) ?? { value, regions: [] }
    group.regions.push(region)
    groups.set(key, group)
  }
  const most = Math.max(0, ...[...groups.values()].map(({ regions }) => regions.length))
  return [...groups.values()].find(({ regions }) => regions.length === most)
}

function setKey(value: DriftValue): string {
  return JSON.stringify([...new Set([value].flat().map(String))].sort())
}
