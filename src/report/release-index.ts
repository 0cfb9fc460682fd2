import type { Architecture, Numbered, Region, Runtime } from '../layer/layer.ts'
import { json } from './exports.ts'

/** A layer version in an index. */
export interface IndexedVersion extends Numbered {
  /** In base64, as AWS's CodeSha256. */
  readonly codeSha256: string
  readonly runtimes: readonly Runtime[]
  readonly architectures: readonly Architecture[]
  /** Whether the version was deleted. Functions that use it keep it. */
  readonly deleted?: true
}

/** The versions of a layer by release and Region. */
export interface ReleaseIndex {
  readonly layerName: string
  readonly releases: Readonly<Record<string, Readonly<Record<Region, IndexedVersion>>>>
}

/** Returns an index without releases. */
export function emptyIndex(layerName: string): ReleaseIndex {
  return { layerName, releases: {} }
}

/** Returns why a release cannot have this content, as the end of a sentence: it has other content already. Undefined if it can. */
export function whyOtherContent(
  { releases }: ReleaseIndex,
  { release, codeSha256 }: { readonly release: string; readonly codeSha256: string },
): string | undefined {
  const existing = Object.entries(ownOf(releases, release)).find(([, one]) => one.codeSha256 !== codeSha256)
  if (!existing) return undefined
  const [region, { arn }] = existing
  return `release ${release} has other content already, such as ${arn} in ${region}`
}

/** Returns an index with the versions of a release. Regions that are not given keep their version. */
export function withRelease(
  index: ReleaseIndex,
  release: string,
  versions: Readonly<Record<Region, IndexedVersion>>,
): ReleaseIndex {
  const ofRelease = sorted({ ...ownOf(index.releases, release), ...versions })
  return { ...index, releases: sorted({ ...index.releases, [release]: ofRelease }) }
}

/** Returns an index in which some versions are marked as deleted. */
export function withoutVersions(index: ReleaseIndex, isDeleted: IsDeleted): ReleaseIndex {
  const marked = (versions: Readonly<Record<Region, IndexedVersion>>) =>
    mapValues(versions, (one, region) => (isDeleted(region, one) ? { ...one, deleted: true as const } : one))
  return { ...index, releases: mapValues(index.releases, marked) }
}

/** Returns the number of versions that are marked as deleted. */
export function countDeleted({ releases }: ReleaseIndex): number {
  return Object.values(releases)
    .flatMap((versions) => Object.values(versions))
    .filter(({ deleted }) => deleted).length
}

/** Whether a version in a Region was deleted. */
export type IsDeleted = (region: Region, version: Numbered) => boolean

/** Returns an index as JSON. */
export function indexAsJson({ layerName, releases }: ReleaseIndex): string {
  return json({ layerName, releases })
}

/** A release can have the name of a property that every object has, such as "constructor". */
function ownOf<T extends object>(all: Readonly<Record<string, T>>, name: string): T | Record<string, never> {
  return Object.hasOwn(all, name) ? (all[name] ?? {}) : {}
}

/** Sorts by name, with numbers by their value: 1.9 comes before 1.10. */
function sorted<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  const { compare } = new Intl.Collator('en', { numeric: true })
  return Object.fromEntries(Object.entries(values).sort(([one], [other]) => compare(one, other)))
}

function mapValues<T, U>(
  values: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]))
}
