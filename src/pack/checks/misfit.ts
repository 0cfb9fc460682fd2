import type { LoadTarget } from '../../layer/layer-to-check.ts'
import type { Architecture } from '../../layer/layer.ts'
import { compareVersions, glibcFor } from '../../layer/runtimes.ts'
import type { BinaryFile } from './binary.ts'
import type { Damaged, Loadable } from './elf.ts'
import { isLoadedAsBinary, isLoadedAsLibrary } from './loaded-files.ts'

/** Why a file does not load on the target. */
export interface Misfit {
  readonly path: string
  /** The file is for another operating system, or for another processor or C library, or it is a build that does not load. */
  readonly reason: 'system' | 'platform' | 'build'
  /** The rest of a sentence that begins with the name of the file. */
  readonly what: string
  /** One or two sentences. */
  readonly fix: string
}

type Why = Omit<Misfit, 'path'>

/** Returns why a file does not load on the target, or undefined if it loads, if nothing loads it, or if it is not known. */
export function misfitOf({ path, binary }: BinaryFile, target: LoadTarget): Misfit | undefined {
  const why = whyOf({ path, binary }, target)
  return why && { path, ...why }
}

function whyOf({ path, binary }: BinaryFile, target: LoadTarget): Why | undefined {
  switch (binary.kind) {
    case 'foreign':
      return isLoadedAsBinary(path) ? otherSystem(binary.system) : undefined
    case 'damaged':
      return isLoadedAsBinary(path) ? (otherMachine(binary, target) ?? rejected(binary, target)) : undefined
    case 'loadable':
      return (
        (isLoadedAsBinary(path) && binary.system !== 'Linux' ? otherSystem(binary.system) : undefined) ??
        otherMachine(binary, target) ??
        otherLibc(binary) ??
        (isLoadedAsBinary(path) && !isLoadedAsLibrary(path) ? otherLoader(binary, target) : undefined) ??
        (isLoadedAsBinary(path) ? rejected(binary, target) : undefined) ??
        newerGlibc(binary, target)
      )
    case 'never loaded':
    case 'pointer':
    case 'no code':
      return undefined
  }
}

function otherSystem(system: string): Why {
  return {
    reason: 'system',
    what: `is for ${system}`,
    fix: 'Lambda runs Linux. Install the packages on Linux, or build the files for Linux.',
  }
}

/** The parts of an ELF file that are known even if it is damaged. */
type Known = Pick<Damaged, 'machine' | 'damage'>

function otherMachine({ machine }: Known, { architecture }: LoadTarget): Why | undefined {
  if (machine === undefined || machine === architecture) return undefined
  return { reason: 'platform', what: `is for ${machine}`, fix: fixForMachine(machine, architecture) }
}

function fixForMachine(machine: string, architecture: Architecture): string {
  return machine === 'x86_64' || machine === 'arm64'
    ? `Build for ${architecture}, or set "compatible-architectures" to ${machine} if the functions run on ${machine}.`
    : `Build for ${architecture}.`
}

function otherLibc({ isMusl }: Loadable): Why | undefined {
  if (!isMusl) return undefined
  const fix = 'Lambda has glibc. Use a build for glibc instead of one for musl (Alpine, musllinux).'
  return { reason: 'platform', what: 'is for musl', fix }
}

/** The dynamic loaders of Amazon Linux (System V ABI of each processor), and folders that functions can fill. */
const loaders: Readonly<Record<Architecture, string>> = {
  x86_64: '/lib64/ld-linux-x86-64.so.2',
  arm64: '/lib/ld-linux-aarch64.so.1',
}
const usualLoader =
  /^\/(?:usr\/)?lib(?:64)?\/ld-linux-(?:x86-64\.so\.2|aarch64\.so\.1)$|^\/(?:opt|tmp|var)\/|^[^/]/

/** Linux does not start a program whose loader is missing. A library is loaded without the loader that it names. */
function otherLoader({ loader }: Loadable, { architecture }: LoadTarget): Why | undefined {
  if (loader === undefined || usualLoader.test(loader)) return undefined
  return {
    reason: 'platform',
    what: `requires the dynamic loader ${loader}`,
    fix: `Lambda does not have that file. Build the program in Amazon Linux, or set its loader with "patchelf --set-interpreter ${loaders[architecture]}".`,
  }
}

function rejected({ machine, damage }: Known, { runtimes }: LoadTarget): Why | undefined {
  if (damage === undefined) return undefined
  const { what, loadsSince } = damage
  if (loadsSince !== undefined && compareVersions(glibcFor(runtimes), loadsSince) >= 0) return undefined
  const fix = 'Install or build the file again. Tools such as strip and patchelf can damage it.'
  return { reason: machine === undefined ? 'platform' : 'build', what, fix }
}

function newerGlibc({ glibc }: Loadable, { runtimes }: LoadTarget): Why | undefined {
  const limit = glibcFor(runtimes)
  if (glibc === undefined || compareVersions(glibc, limit) <= 0) return undefined
  const fix = `The oldest of these runtimes has glibc ${limit}. Use a build for it, such as manylinux_${limit.replace('.', '_')}.`
  return { reason: 'build', what: `requires glibc ${glibc}`, fix }
}
