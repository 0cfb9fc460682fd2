import { bytes } from '../base/figures.ts'
import type { BuildRecord, RecordedPackage } from './record.ts'

/** The maximum number of items in a sentence. */
const mostListed = 5

/** Returns the names of the parts of a fingerprint that differ from those of an earlier build, such as `files, tools`. */
export function changedParts(before: BuildRecord['parts'], after: BuildRecord['parts']): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return listed(names.filter((name) => before[name] !== after[name]))
}

/** Returns how two builds of the same inputs differ, as sentences. Only the most important differences are listed. */
export function changedContent(
  before: Pick<BuildRecord, 'archive' | 'packages'>,
  after: Pick<BuildRecord, 'archive' | 'packages'>,
): string {
  const changes = packageChanges(before.packages, after.packages)
  const packages =
    changes.length === 0
      ? 'The packages have the same versions, so the content of files differs.'
      : `Packages: ${listed(changes)}.`
  return `${packages} ${sizes(before.archive, after.archive)}`
}

function sizes(before: BuildRecord['archive'], after: BuildRecord['archive']): string {
  if (before.unzippedSize === after.unzippedSize && before.files === after.files)
    return 'The number of files and the unzipped size are the same.'
  const describe = ({ files, unzippedSize }: BuildRecord['archive']): string =>
    `${files} files of ${bytes(unzippedSize)}`
  return `Before: ${describe(before)}. Now: ${describe(after)}.`
}

function packageChanges(before: readonly RecordedPackage[], after: readonly RecordedPackage[]): string[] {
  const [old, now] = [versionsByPackage(before), versionsByPackage(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key) ?? [], now.get(key) ?? []]
    if (was.join() === is.join()) return []
    const name = key.slice(key.indexOf(' ') + 1)
    return `${name} ${was.join('/') || '(missing)'} to ${is.join('/') || '(missing)'}`
  })
}

/** Packages of different ecosystems can have the same name. */
function versionsByPackage(packages: readonly RecordedPackage[]): Map<string, string[]> {
  const groups = Map.groupBy(packages, ({ ecosystem, name }) => `${ecosystem} ${name}`)
  return new Map(
    [...groups].map(([key, all]) => [
      key,
      [...new Set(all.map(({ version }) => version || 'unknown'))].sort(),
    ]),
  )
}

function listed(items: readonly string[]): string {
  const more = items.length - mostListed
  return [...items.slice(0, mostListed), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
