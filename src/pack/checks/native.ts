import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { LayerToCheck, LoadTarget } from '../../layer/layer-to-check.ts'
import { packageOf } from '../../packages/package-name.ts'
import { wheelFilesOf } from '../../packages/wheels.ts'
import { alternativesAmong, namesPlatform, packageFolderOf } from './alternatives.ts'
import type { BinaryFile } from './binary.ts'
import type { Findings } from './findings.ts'
import { listed } from './listed.ts'
import { misfitOf } from './misfit.ts'
import type { Misfit } from './misfit.ts'
import { isNotForLinux } from './npm-systems.ts'
import { messagesOnPointers } from './pointers.ts'
import { extensionMisfits } from './python-extensions.ts'

/** Returns whether a layer has native code that runs on only one architecture. */
export function hasNativeCode(files: readonly BinaryFile[]): boolean {
  return files.some(({ binary: { kind } }) => kind === 'loadable' || kind === 'damaged')
}

/**
 * Returns warnings about native code and Git LFS pointers. Throws one Problem with every package whose native code does not load on the
 * target, and with pointers that replace code or the user's files. A file for another platform is allowed next to one for the target: the
 * package selects one of them at run time.
 */
export async function requireLoads(
  files: readonly BinaryFile[],
  layer: LayerToCheck,
  target: LoadTarget,
): Promise<Message[]> {
  const judged = files.map((file) => ({ ...file, misfit: misfitOf(file, target) }))
  const fitting = judged.filter((file) => file.misfit === undefined && isForLinux(file))
  const hasAlternative = alternativesAmong(fitting.map(({ path }) => path))
  const hasLinuxCode = packagesForLinux(files)
  const misfits = judged
    .flatMap(({ misfit }) => misfit ?? [])
    .filter(({ path, reason }) => reason === 'build' || !hasAlternative(path))
    .filter(({ path, reason }) => reason !== 'system' || !namesPlatform(path) || !hasLinuxCode(path))
  const unread = judged.filter(({ misfit }) => misfit === undefined)
  const found = [
    await messagesOnMisfits(misfits, layer, target),
    await messagesOnPointers(pathsOf('pointer', files), layer, hasAlternative),
  ]
  const errors = found.flatMap((findings) => findings.errors)
  if (errors.length > 0) throw new Problem(errors)
  return [
    ...messagesOn(
      pathsOf('damaged', unread),
      'damaged native code',
      'It was not checked whether these files load on Lambda.',
    ),
    ...messagesOn(
      pathsOf('no code', files).filter((path) => !hasAlternative(path)),
      'files that have the names of native code and contain something else',
      'They do not load on Lambda.',
    ),
    ...found.flatMap(({ warnings }) => warnings),
  ]
}

function pathsOf(kind: BinaryFile['binary']['kind'], files: readonly BinaryFile[]): string[] {
  return files.filter(({ binary }) => binary.kind === kind).map(({ path }) => path)
}

/**
 * Returns a function that returns whether the package of a file has code for Linux. It then has files for other systems too that do not exist
 * for Linux, such as for the consoles of Windows.
 */
function packagesForLinux(files: readonly BinaryFile[]): (path: string) => boolean {
  const linux = files.filter(isForLinux)
  const folders = new Set(linux.map(({ path }) => packageFolderOf(path)))
  return (path) => folders.has(packageFolderOf(path))
}

function isForLinux({ binary }: BinaryFile): boolean {
  return binary.kind === 'loadable' && binary.system === 'Linux'
}

async function messagesOnMisfits(
  ofBinaries: readonly Misfit[],
  layer: LayerToCheck,
  target: LoadTarget,
): Promise<Findings> {
  const known = new Set(ofBinaries.map(({ path }) => path))
  const ofNames = extensionMisfits(layer, target).filter(({ path }) => !known.has(path))
  const misfits = [...(await withoutUnused(ofBinaries, layer)), ...ofNames]
  if (misfits.length === 0) return { errors: [], warnings: [] }
  const wheels = await wheelFilesOf(layer)
  const named = misfits.map((misfit) => {
    const wheel = wheels.get(misfit.path)
    return { ...misfit, isPure: wheel?.isPure === true, owner: wheel?.name ?? packageOf(misfit.path) }
  })
  const refused = named.filter(({ isPure }) => !isPure)
  if (refused.length > 0) return { errors: [onLoading(misfitsError(refused, layer, target))], warnings: [] }
  const warnings = named.map(
    ({ owner, path, what }) =>
      `${owner} declares that it runs on every platform, but its file "${path}" ${what}. ` +
      'The package works only if that file is never loaded.',
  )
  return { errors: [], warnings: warnings.map(onLoading) }
}

/** Leaves out files of npm packages that are only for another system. A package whose name contains a platform is one of several builds. */
async function withoutUnused(misfits: readonly Misfit[], layer: LayerToCheck): Promise<Misfit[]> {
  const used = []
  for (const misfit of misfits) {
    const isCandidate = misfit.reason === 'system' && !namesPlatform(`${packageFolderOf(misfit.path)}/`)
    if (!isCandidate || !(await isNotForLinux(misfit.path, layer))) used.push(misfit)
  }
  return used
}

function onLoading(text: string): Message {
  return { text, topic: 'native-code-does-not-load' }
}

function misfitsError(
  misfits: readonly (Misfit & { readonly owner: string })[],
  { from }: LayerToCheck,
  target: LoadTarget,
): string {
  const packages = Map.groupBy(misfits, ({ owner }) => owner)
  const list = [...packages].map(([name, [first, ...others]]) => {
    const more = others.length === 0 ? '' : `, and ${others.length} more`
    return `${name} ("${first?.path ?? ''}" ${first?.what ?? ''}${more})`
  })
  const fixes = [...new Set(misfits.map(({ fix }) => fix))]
  return (
    `The layer has native code that does not load on ${nameOfTarget(target)}: ${list.join(', ')}. ` +
    `${fixes.join(' ')} ${leaveOut(from, 'files that are never loaded')}`
  )
}

function nameOfTarget({ runtimes, architecture }: LoadTarget): string {
  return runtimes.length === 0 ? architecture : `${architecture} with ${runtimes.join(', ')}`
}

function messagesOn(paths: readonly string[], what: string, consequence: string): Message[] {
  return paths.length === 0 ? [] : [onLoading(`The layer has ${what}: ${listed(paths)}. ${consequence}`)]
}
