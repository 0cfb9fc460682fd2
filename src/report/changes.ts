import { bytes, counted } from '../base/figures.ts'
import type { Changes, ChangesSince, FileChange, PackageChange, Tally } from '../layer/changes.ts'
import { collapsible, escapeMarkdown, joinSections, table } from './markdown.ts'

/** The maximum number of rows in a table, of rows in a table that is not collapsed, and of versions in a cell. */
const [maximumRows, maximumVisibleRows, maximumVersions] = [40, 10, 5]

/** Returns a Markdown section on the differences from the previous version, or an empty text if nothing was compared. */
export function changesSection(changes: ChangesSince | undefined): string {
  if (!changes) return ''
  const heading = `### What changed since version ${changes.version}`
  const parts = 'unread' in changes ? [] : [packageTable(changes), fileTable(changes)]
  return joinSections([heading, escapeMarkdown(describeChanges(changes)), ...parts])
}

/** Returns the differences from the previous version in one line, or why they are not known. */
export function describeChanges(changes: ChangesSince): string {
  if ('unread' in changes)
    return `Could not compare with version ${changes.version}: ${changes.unread}.`.replace(/(?<!\.)\.+$/, '.')
  const { packages, files, sizeBefore, sizeAfter } = changes.totals
  const ofPackages = describeTally(packages, 'package', 'moved to another version')
  const ofFiles = describeTally(files, ofPackages === '' ? 'file' : 'other file', 'changed')
  if (ofPackages === '' && ofFiles === '') return `Compared in ${changes.region}: all files are the same.`
  const what = [ofPackages || 'no package added, removed or moved to another version', ofFiles]
  const sizeDifference = signedDifference(changes.totals)
  const size = `${bytes(sizeBefore)} before, ${bytes(sizeAfter)} now${sizeDifference === '' ? '' : ` (${sizeDifference})`}, unzipped`
  return `Compared in ${changes.region}: ${[...what.filter((part) => part !== ''), size].join('; ')}.`
}

function describeTally({ added, removed, changed }: Tally, thing: string, changedHow: string): string {
  const all: [number, string][] = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, changedHow],
  ]
  const some = all.filter(([number]) => number > 0)
  return some.map(([number, how]) => `${counted(number, thing)} ${how}`).join(', ')
}

function packageTable({ packages, totals }: Changes): string {
  if (packages.length === 0) return ''
  const rows = packages.slice(0, maximumRows).map(packageRow)
  const head = ['Package', 'Before', 'After', '-Unzipped', '-Change']
  const text = [table(head, rows), ...omittedRowsNote(rows.length, totals.packages)].join('\n\n')
  return rows.length <= maximumVisibleRows ? text : collapsible('Packages', text)
}

function packageRow(change: PackageChange): string[] {
  const [before, after] = [versionsCell(change.before), versionsCell(change.after)]
  return [escapeMarkdown(change.name), before, after, bytes(change.sizeAfter), signedDifference(change)]
}

function versionsCell(all: readonly string[]): string {
  const shown = all
    .slice(0, maximumVersions)
    .map((version) => (version === '' ? 'unknown' : escapeMarkdown(version)))
  return [...shown, ...(all.length > maximumVersions ? ['…'] : [])].join(', ')
}

function fileTable({ files, totals }: Changes): string {
  if (files.length === 0) return ''
  const rows = files.slice(0, maximumRows).map(fileRow)
  const title =
    totals.packages.added + totals.packages.removed + totals.packages.changed > 0 ? 'Other files' : 'Files'
  const text = [
    table(['File', '-Before', '-After'], rows),
    ...omittedRowsNote(rows.length, totals.files),
  ].join('\n\n')
  return collapsible(title, text)
}

function fileRow({ path, sizeBefore, sizeAfter }: FileChange): string[] {
  return [
    escapeMarkdown(path),
    ...[sizeBefore, sizeAfter].map((size) => (size === undefined ? '' : bytes(size))),
  ]
}

/** A line on the rows that the table omits. */
function omittedRowsNote(shown: number, { added, removed, changed }: Tally): string[] {
  const more = added + removed + changed - shown
  return more > 0 ? [`And ${more} more: the manifest lists the largest.`] : []
}

function signedDifference({
  sizeBefore,
  sizeAfter,
}: Pick<PackageChange, 'sizeBefore' | 'sizeAfter'>): string {
  if (sizeAfter === sizeBefore) return ''
  const sign = sizeAfter < sizeBefore ? '-' : '+'
  return `${sign}${bytes(Math.abs(sizeAfter - sizeBefore))}`
}
