import { basename, dirname } from 'node:path/posix'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import type { LoadTarget } from '../../layer/layer-to-check.ts'
import type { Architecture } from '../../layer/layer.ts'
import { opt, packagesPattern } from '../../layer/opt.ts'
import { compareVersions, glibcFor, versionsOf } from '../../layer/runtimes.ts'
import { packageOf } from '../../packages/package-name.ts'
import { wheelFilesOf } from '../../packages/wheels.ts'
import type { Elf } from './elf.ts'
import { platformPattern, withoutPlatform } from './platform.ts'

/** A file of a layer with native code. */
export interface NativeFile {
  readonly path: string
  readonly elf: Elf
}

/** Why a file does not load. `isOtherPlatform`: the file is for another processor or C library. */
interface Misfit {
  readonly path: string
  readonly isOtherPlatform: boolean
  /** The rest of a sentence that begins with the name of the file. */
  readonly what: string
  /** A sentence. */
  readonly fix: string
}

/** Returns whether a layer has native code that runs on only one architecture. */
export function hasNativeCode(native: readonly NativeFile[]): boolean {
  return native.some(({ elf }) => elf.kind !== 'never loaded')
}

/**
 * Returns warnings about native code. Throws one Problem with every package whose native code does not load on the target. A file for
 * another platform is allowed next to one for the target: the package selects one of them at run time.
 */
export async function requireLoads(
  native: readonly NativeFile[],
  layer: LayerToCheck,
  target: LoadTarget,
): Promise<Message[]> {
  const ofElf = withoutOtherPlatforms(native, (file) => misfitOf(file, target))
  const known = new Set(ofElf.map(({ path }) => path))
  const misfits = [...ofElf, ...extensionMisfits(layer, target).filter(({ path }) => !known.has(path))]
  if (misfits.length === 0) return damaged(native).map(onLoading)
  const wheels = await wheelFilesOf(layer)
  const named = misfits.map((misfit) => {
    const wheel = wheels.get(misfit.path)
    return { ...misfit, isPure: wheel?.isPure === true, owner: wheel?.name ?? packageOf(misfit.path) }
  })
  const refused = named.filter(({ isPure }) => !isPure)
  if (refused.length > 0) throw new Problem(onLoading(misfitsError(refused, layer, target)))
  return [
    ...damaged(native),
    ...named.map(
      ({ owner, path, what }) =>
        `${owner} declares that it runs on every platform, but its file "${path}" ${what}. ` +
        'The package works only if that file is never loaded.',
    ),
  ].map(onLoading)
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

function damaged(native: readonly NativeFile[]): string[] {
  const paths = native.flatMap(({ path, elf }) => (elf.kind === 'damaged' ? JSON.stringify(path) : []))
  if (paths.length === 0) return []
  return [
    `The layer has damaged native code: ${paths.join(', ')}. It was not checked whether these files load on Lambda.`,
  ]
}

function misfitOf({ path, elf }: NativeFile, { runtimes, architecture }: LoadTarget): Misfit | undefined {
  if (elf.kind !== 'loadable') return undefined
  if (elf.machine !== architecture) {
    return {
      path,
      isOtherPlatform: true,
      what: `is for ${elf.machine}`,
      fix: fixForMachine(elf.machine, architecture),
    }
  }
  if (elf.isMusl) {
    const fix = 'Lambda has glibc. Use a build for glibc instead of one for musl (Alpine, musllinux).'
    return { path, isOtherPlatform: true, what: 'is for musl', fix }
  }
  const limit = glibcFor(runtimes)
  if (elf.glibc === undefined || compareVersions(elf.glibc, limit) <= 0) return undefined
  const fix = `The oldest of these runtimes has glibc ${limit}. Use a build for it, such as manylinux_${limit.replace('.', '_')}.`
  return { path, isOtherPlatform: false, what: `requires glibc ${elf.glibc}`, fix }
}

function fixForMachine(machine: string, architecture: Architecture): string {
  return machine === 'x86_64' || machine === 'arm64'
    ? `Build for ${architecture}, or set "compatible-architectures" to ${machine} if the functions run on ${machine}.`
    : `Build for ${architecture}.`
}

/**
 * Returns the files that do not load, without those that a package selects by platform: their path names a platform, and the same file
 * exists for the target platform too.
 */
function withoutOtherPlatforms(
  native: readonly NativeFile[],
  judge: (file: NativeFile) => Misfit | undefined,
): Misfit[] {
  const judged = native.map((file) => ({ file, misfit: judge(file) }))
  const fitting = judged.filter(({ file, misfit }) => misfit === undefined && file.elf.kind === 'loadable')
  const targetFiles = Map.groupBy(
    fitting.flatMap(({ file }) => platformNames(file.path)),
    ({ pattern }) => pattern,
  )
  const variants = new Set(fitting.map(({ file }) => variantOf(file.path)))
  const hasChoice = ({ path, isOtherPlatform }: Misfit): boolean =>
    isOtherPlatform &&
    platformNames(path).some(
      ({ pattern, name }) =>
        targetFiles.get(pattern)?.some((other) => other.name !== name) || variants.has(variantOf(path)),
    )
  return judged.flatMap(({ misfit }) => (misfit && !hasChoice(misfit) ? [misfit] : []))
}

const packageFolder = new RegExp(`^(?:.*/node_modules/(?:@[^/]+/)?|${packagesPattern('python')}/)[^/]+(?=/)`)

/** Returns a text that is the same for the builds of one file for several platforms: the package, and the name without the platform. */
function variantOf(path: string): string {
  const [owner = path] = packageFolder.exec(path) ?? []
  return `${owner} ${withoutPlatform(basename(path))}`
}

/** Returns the path of a file, and of its folder, if they name a platform. `pattern` contains `*` instead of the platform. */
function platformNames(path: string): { pattern: string; name: string }[] {
  return [path, `${dirname(path)}/`]
    .map((name) => ({ pattern: platformPattern(name), name }))
    .filter(({ pattern, name }) => pattern !== name)
}

/**
 * A Python extension module. The values are from its file name, such as `_core.cpython-313-aarch64-linux-gnu.so`. `abi` is empty for a plain
 * `.so`.
 */
interface Extension {
  readonly path: string
  readonly module: string
  readonly abi: string
  readonly platform: string
}

/** Returns the extension modules that a declared Python version does not import, because their file name has another version or platform. */
function extensionMisfits({ files }: LayerToCheck, { runtimes, architecture }: LoadTarget): Misfit[] {
  const declared = versionsOf('python', runtimes)
  const platform = architecture === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  const extensions = files.flatMap(({ path }) => extensionOf(path) ?? [])
  const alternatives = Map.groupBy(extensions, ({ module }) => module)
  const isFor = (other: string): boolean => ['', platform].includes(other)
  const fits = (one: Extension, version: string): boolean =>
    isFor(one.platform) && (/^(abi3t?)?$/.test(one.abi) || one.abi === `cpython-${version.replace('.', '')}`)
  return extensions.flatMap((one) => {
    const versionOfFolder = opt.python.versioned.versionOf(one.path)
    const versions = versionOfFolder === undefined ? declared : [versionOfFolder]
    const missing = versions.filter(
      (version) => !alternatives.get(one.module)?.some((other) => fits(other, version)),
    )
    if (missing.length === 0) return []
    const fix = isFor(one.platform)
      ? `Install the packages for Python ${missing.join(' and ')}, or declare only the runtimes of the installed packages in "compatible-runtimes".`
      : `Python imports only files for its platform. Install the packages for ${platform}.`
    const what = isFor(one.platform) ? languageOf(one.abi) : one.platform
    return [{ path: one.path, isOtherPlatform: false, what: `is for ${what}`, fix }]
  })
}

function extensionOf(path: string): Extension | undefined {
  const [, module, abi = '', platform = ''] =
    /^(python\/(?:[^/]+\/)*[^/.]+)(?:\.(cpython-\d+[a-z]*|pypy\d+(?:-pp\d+)?|graalpy\d+|abi3t?)(?:-([^/.]+))?)?\.so$/.exec(
      path,
    ) ?? []
  return module === undefined ? undefined : { path, module, abi, platform }
}

function languageOf(abi: string): string {
  const [, major, minor] = /^cpython-(\d)(\d+[a-z]*)$/.exec(abi) ?? []
  return major === undefined ? abi : `Python ${major}.${minor ?? ''}`
}
