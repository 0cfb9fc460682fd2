import { compareVersions } from '../../layer/runtimes.ts'
import { machineOf } from './target.ts'
import type { PythonTarget } from './target.ts'

/** Returns whether a wheel with a tag such as `cp313-cp313-manylinux_2_17_aarch64` supports a target. Dots separate alternatives. */
export function fits(tag: string, target: PythonTarget): boolean {
  const [pythons = '', abis = '', platforms = ''] = tag.split('-')
  return (
    platforms.split('.').some((platform) => fitsPlatform(platform, target)) &&
    pythons.split('.').some((python) => abis.split('.').some((abi) => fitsPython(python, abi, target.minor)))
  )
}

function fitsPlatform(platform: string, { architecture, glibc }: PythonTarget): boolean {
  if (platform === 'any') return true
  const machine = machineOf[architecture]
  if (!platform.endsWith(`_${machine}`)) return false
  const kind = platform.slice(0, -machine.length - 1)
  const needed = legacyGlibc[kind] ?? /^manylinux_(\d+_\d+)$/.exec(kind)?.[1]?.replace('_', '.')
  return kind === 'linux' || (needed !== undefined && compareVersions(needed, glibc) <= 0)
}

const legacyGlibc: Readonly<Record<string, string | undefined>> = {
  manylinux1: '2.5',
  manylinux2010: '2.12',
  manylinux2014: '2.17',
}

function fitsPython(python: string, abi: string, minor: string): boolean {
  const [, implementation, major, rest = ''] = /^([a-z]+)(\d)(\d*)$/.exec(python) ?? []
  if (major === undefined || (implementation !== 'py' && implementation !== 'cp')) return false
  const exact = rest === '' ? undefined : `${major}.${rest}`
  const isExact = exact === minor
  const isEarlier = major === minor.split('.')[0] && (!exact || compareVersions(exact, minor) <= 0)
  if (abi === 'none') return implementation === 'py' ? isEarlier : isExact || exact === undefined
  if (abi === 'abi3') return isEarlier
  return isExact && (abi === python || abi === `${python}m`)
}

/** Returns the platforms of wheels that run on the target, in order of preference, for pip's option `--platform`. */
export function platformsFor({ architecture, glibc }: PythonTarget): string[] {
  const machine = machineOf[architecture]
  const newest = Number(glibc.split('.')[1])
  const oldest = 5
  const minors = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index)
  const kinds = minors.flatMap((minor) => {
    const legacy = Object.entries(legacyGlibc).find(([, version]) => version === `2.${minor}`)?.[0]
    return [`manylinux_2_${minor}`, ...(legacy === undefined ? [] : [legacy])]
  })
  return kinds.map((kind) => `${kind}_${machine}`)
}

/** Returns the parts of the file name of a wheel. Undefined if the name is not that of a wheel. */
export function wheelOf(fileName: string): { name: string; version: string; tag: string } | undefined {
  const [, name, version, tag] =
    /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+-[^-]+-[^-]+)\.whl$/.exec(fileName) ?? []
  return name === undefined || version === undefined || tag === undefined ? undefined : { name, version, tag }
}
