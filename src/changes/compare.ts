import type { Changes, FileChange, PackageChange, Tally } from '../layer/changes.ts'
import type { ComparedPackage, LayerContents, ComparedFile } from './contents.ts'

/** The maximum number of listed packages or files. Without a limit, the manifest could be larger than the layer. */
const maximumListed = 1_000

/** The maximum number of listed versions of one package. */
const maximumVersions = 20

/** Returns the differences between the contents of two layers. */
export function compareContents(before: LayerContents, after: LayerContents): Changes {
  const packages = packageChanges(before, after)
  const files = fileChanges(before, after, new Set(packages.map(({ key }) => key)))
  return {
    packages: largestFirst(packages).map(({ key: _key, ...change }) => change),
    files: largestFirst(files),
    totals: {
      packages: tally(
        packages,
        ({ before: versions }) => versions.length > 0,
        ({ after: versions }) => versions.length > 0,
      ),
      files: tally(
        files,
        ({ sizeBefore }) => sizeBefore !== undefined,
        ({ sizeAfter }) => sizeAfter !== undefined,
      ),
      sizeBefore: sizeOf([...before.files.values()]),
      sizeAfter: sizeOf([...after.files.values()]),
    },
  }
}

function packageChanges(
  before: LayerContents,
  after: LayerContents,
): (PackageChange & { readonly key: string })[] {
  const [old, now] = [before, after].map(({ packages }) => Map.groupBy(packages, ({ key }) => key)) as [
    Map<string, ComparedPackage[]>,
    Map<string, ComparedPackage[]>,
  ]
  const [sizesBefore, sizesAfter] = [sizesIn(before), sizesIn(after)]
  return [...new Map([...old, ...now])].flatMap(([key, [one]]) => {
    const [was, is] = [versionsOf(old.get(key)), versionsOf(now.get(key))]
    if (!one || was.join('\n') === is.join('\n')) return []
    return {
      key,
      ecosystem: one.ecosystem,
      name: one.name,
      before: was.slice(0, maximumVersions),
      after: is.slice(0, maximumVersions),
      sizeBefore: sizesBefore.get(key) ?? 0,
      sizeAfter: sizesAfter.get(key) ?? 0,
    }
  })
}

/** Compares numbers in texts by their value: version 10 comes after version 9. */
const numericOrder = new Intl.Collator('en', { numeric: true })

function versionsOf(packages: readonly ComparedPackage[] = []): string[] {
  // The first sort decides the order of versions that the second one considers equal, such as 1.0 and 1.00.
  return [...new Set(packages.map(({ version }) => version))].sort().sort(numericOrder.compare)
}

function sizesIn({ files }: LayerContents): ReadonlyMap<string, number> {
  const owned = Map.groupBy(files.values(), ({ owner }) => owner ?? '')
  return new Map([...owned].map(([owner, those]) => [owner, sizeOf(those)]))
}

function fileChanges(
  before: LayerContents,
  after: LayerContents,
  reportedPackages: ReadonlySet<string>,
): FileChange[] {
  const added = [...after.files.keys()].filter((path) => !before.files.has(path))
  const isReported = (file: ComparedFile | undefined): boolean =>
    file?.owner !== undefined && reportedPackages.has(file.owner)
  const changes: FileChange[] = []
  for (const path of [...before.files.keys(), ...added]) {
    const [was, is] = [before.files.get(path), after.files.get(path)]
    const isSame = was?.size === is?.size && was?.crc === is?.crc
    if (isSame || isReported(was) || isReported(is)) continue
    changes.push({ path, ...(was && { sizeBefore: was.size }), ...(is && { sizeAfter: is.size }) })
  }
  return changes
}

function largestFirst<T extends Pick<FileChange, 'sizeBefore' | 'sizeAfter'>>(changes: readonly T[]): T[] {
  const weight = ({ sizeBefore = 0, sizeAfter = 0 }: T): number => Math.max(sizeBefore, sizeAfter)
  return changes.toSorted((one, other) => weight(other) - weight(one)).slice(0, maximumListed)
}

function tally<T>(changes: readonly T[], was: (change: T) => boolean, is: (change: T) => boolean): Tally {
  const count = (fits: (change: T) => boolean): number => changes.filter(fits).length
  return {
    added: count((change) => !was(change)),
    removed: count((change) => !is(change)),
    changed: count((change) => was(change) && is(change)),
  }
}

function sizeOf(files: readonly ComparedFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}
