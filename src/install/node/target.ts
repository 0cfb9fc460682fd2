import { Problem } from '../../base/problem.ts'
import type { Architecture } from '../../layer/layer.ts'
import type { Target } from '../builder.ts'
import type { Manifest } from './package-json.ts'

/** An architecture as Node.js names it. */
const cpuOf: Record<Architecture, string> = { x86_64: 'x64', arm64: 'arm64' }

/** Returns the platform of Lambda: `os`, `cpu` and `libc`, as a package.json names them. */
export function platformOf({ architecture }: Target): Record<'os' | 'cpu' | 'libc', string> {
  return { os: 'linux', cpu: cpuOf[architecture], libc: 'glibc' }
}

/** Returns whether the package.json of a package allows the target. */
export function fits(manifest: Manifest, target: Target): boolean {
  return Object.entries(platformOf(target)).every(([key, value]) =>
    allows(manifest[key as 'os' | 'cpu' | 'libc'], value),
  )
}

/** Returns whether a list such as `["linux", "darwin"]` or `["!win32"]` allows a value. */
function allows(list: unknown, value: string): boolean {
  const items = (Array.isArray(list) ? list : list === undefined ? [] : [list]).map(String)
  const allowed = items.filter((item) => !item.startsWith('!'))
  if (items.includes(`!${value}`)) return false
  return allowed.length === 0 || allowed.includes(value) || allowed.includes('any')
}

/** Returns whether the name of a package is that of native code for the target, such as `@img/sharp-linux-arm64`. */
export function isNamedFor(name: string, { architecture }: Target): boolean {
  const parts = name.split(/[/._-]/)
  const isOther = parts.some((part) => part.includes('musl'))
  return parts.includes('linux') && parts.includes(cpuOf[architecture]) && !isOther
}

/** Throws a Problem if the runner does not match the target. Install scripts compile or download code for the runner. */
export function requireTargetOfRunner(
  names: readonly string[],
  { architecture, matchesRunner }: Target,
): void {
  if (matchesRunner) return
  throw new Problem({
    topic: 'a-package-does-not-run-on-this-runner',
    text:
      `The install scripts of ${names.join(', ')} build for the architecture of this runner, ` +
      `but the layer is for ${architecture}. Use a runner of that architecture, or do not allow the scripts.`,
  })
}
