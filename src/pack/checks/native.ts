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

/**
 * Why a file does not load. `what` continues a sentence after its name; `cure` is a sentence. `ofOther`: it is for another kind of machine.
 */
interface Misfit {
  readonly path: string
  readonly ofOther: boolean
  readonly what: string
  readonly cure: string
}

/** Whether a layer has native code that runs on one architecture only. */
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
  const ofElf = withoutFittingPlatform(native, (file) => misfitOf(file, target))
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
        `${owner} declares that it runs on every platform, but its "${path}" ${what}. It works only where that file is not loaded.`,
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
  const cures = [...new Set(misfits.map(({ cure }) => cure))]
  return (
    `The layer has native code that does not load on ${nameOfTarget(target)}: ${list.join(', ')}. ` +
    `${cures.join(' ')} ${leaveOut(from, 'what is never loaded')}`
  )
}

function nameOfTarget({ runtimes, architecture }: LoadTarget): string {
  return runtimes.length === 0 ? architecture : `${architecture} with ${runtimes.join(', ')}`
}

function damaged(native: readonly NativeFile[]): string[] {
  const paths = native.flatMap(({ path, elf }) => (elf.kind === 'damaged' ? JSON.stringify(path) : []))
  if (paths.length === 0) return []
  return [
    `Begins as native code does, but is damaged, so that nobody can tell where it loads: ${paths.join(', ')}.`,
  ]
}

function misfitOf({ path, elf }: NativeFile, { runtimes, architecture }: LoadTarget): Misfit | undefined {
  if (elf.kind !== 'loadable') return undefined
  if (elf.machine !== architecture) {
    return {
      path,
      ofOther: true,
      what: `is for ${elf.machine}`,
      cure: machineCure(elf.machine, architecture),
    }
  }
  if (elf.isMusl) {
    const cure = 'Lambda has glibc: take the build for that, not the one for musl (Alpine, musllinux).'
    return { path, ofOther: true, what: 'is for musl', cure }
  }
  const limit = glibcFor(runtimes)
  if (elf.glibc === undefined || compareVersions(elf.glibc, limit) <= 0) return undefined
  const cure = `The oldest of these runtimes has glibc ${limit}: take a build for that, such as manylinux_${limit.replace('.', '_')}.`
  return { path, ofOther: false, what: `asks for glibc ${elf.glibc}`, cure }
}

function machineCure(machine: string, architecture: Architecture): string {
  return machine === 'x86_64' || machine === 'arm64'
    ? `Build for ${architecture}, or set "compatible-architectures" to ${machine} if the functions run on that.`
    : `Build for ${architecture}.`
}

/** The misfits, except files whose path names their platform and for which a fitting file exists under the name of another platform. */
function withoutFittingPlatform(
  native: readonly NativeFile[],
  judge: (file: NativeFile) => Misfit | undefined,
): Misfit[] {
  const judged = native.map((file) => ({ file, misfit: judge(file) }))
  const fitting = judged.filter(({ file, misfit }) => misfit === undefined && file.elf.kind === 'loadable')
  const served = Map.groupBy(
    fitting.flatMap(({ file }) => platformNames(file.path)),
    ({ pattern }) => pattern,
  )
  const variants = new Set(fitting.map(({ file }) => variantOf(file.path)))
  const hasChoice = ({ path, ofOther }: Misfit): boolean =>
    ofOther &&
    platformNames(path).some(
      ({ pattern, name }) =>
        served.get(pattern)?.some((other) => other.name !== name) || variants.has(variantOf(path)),
    )
  return judged.flatMap(({ misfit }) => (misfit && !hasChoice(misfit) ? [misfit] : []))
}

const packageFolder = new RegExp(`^(?:.*/node_modules/(?:@[^/]+/)?|${packagesPattern('python')}/)[^/]+(?=/)`)

/** What the builds of one file for several platforms have in common: the package, and the name without the platform. */
function variantOf(path: string): string {
  const [owner = path] = packageFolder.exec(path) ?? []
  return `${owner} ${withoutPlatform(basename(path))}`
}

/** The path of a file, and of its folder, if they name a platform. `pattern` has `*` in place of the platform. */
function platformNames(path: string): { pattern: string; name: string }[] {
  return [path, `${dirname(path)}/`]
    .map((name) => ({ pattern: platformPattern(name), name }))
    .filter(({ pattern, name }) => pattern !== name)
}

/**
 * A Python extension module, from the name of its file, such as `_core.cpython-313-aarch64-linux-gnu.so`; `abi` is empty for a plain `.so`.
 */
interface Extension {
  readonly path: string
  readonly module: string
  readonly abi: string
  readonly platform: string
}

/** Extension modules that a declared Python does not import: their names have another version, and there is none for that Python. */
function extensionMisfits({ files }: LayerToCheck, { runtimes, architecture }: LoadTarget): Misfit[] {
  const declared = versionsOf('python', runtimes)
  const platform = architecture === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  const extensions = files.flatMap(({ path }) => extensionOf(path) ?? [])
  const beside = Map.groupBy(extensions, ({ module }) => module)
  const isFor = (other: string): boolean => ['', platform].includes(other)
  const fits = (one: Extension, version: string): boolean =>
    isFor(one.platform) && (/^(abi3t?)?$/.test(one.abi) || one.abi === `cpython-${version.replace('.', '')}`)
  return extensions.flatMap((one) => {
    const own = opt.python.versioned.versionOf(one.path)
    const versions = own === undefined ? declared : [own]
    const lacking = versions.filter(
      (version) => !beside.get(one.module)?.some((other) => fits(other, version)),
    )
    if (lacking.length === 0) return []
    const cure = isFor(one.platform)
      ? `Install for Python ${lacking.join(' and ')}, or set "compatible-runtimes" to what the code is for.`
      : `Python imports files of its own platform only, ${platform}: install for that.`
    const what = isFor(one.platform) ? languageOf(one.abi) : one.platform
    return [{ path: one.path, ofOther: false, what: `is for ${what}`, cure }]
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
