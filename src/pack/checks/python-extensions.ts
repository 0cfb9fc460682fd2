import type { LayerToCheck, LoadTarget } from '../../layer/layer-to-check.ts'
import { opt } from '../../layer/opt.ts'
import { versionsOf } from '../../layer/runtimes.ts'
import type { Misfit } from './misfit.ts'

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
export function extensionMisfits({ files }: LayerToCheck, { runtimes, architecture }: LoadTarget): Misfit[] {
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
    return [{ path: one.path, reason: 'build', what: `is for ${what}`, fix }]
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
