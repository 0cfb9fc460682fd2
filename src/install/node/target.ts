import { Problem } from '../../base/problem.ts'
import type { Architecture } from '../../layer/layer.ts'
import type { Target } from '../builder.ts'
import type { Manifest } from './package-json.ts'

/** An architecture as Node.js names it. */
const cpuOf: Record<Architecture, string> = { x86_64: 'x64', arm64: 'arm64' }

/** What Lambda runs: `os`, `cpu` and `libc` as a package.json names them. */
export function platformOf({ architecture }: Target): Record<'os' | 'cpu' | 'libc', string> {
  return { os: 'linux', cpu: cpuOf[architecture], libc: 'glibc' }
}

/** Whether a package says that it runs on the target. */
export function fits(manifest: Manifest, target: Target): boolean {
  return Object.entries(platformOf(target)).every(([key, value]) =>
    admits(manifest[key as 'os' | 'cpu' | 'libc'], value),
  )
}

/** Whether a list such as `["linux", "darwin"]` or `["!win32"]` has room for a value. */
function admits(list: unknown, value: string): boolean {
  const items = (Array.isArray(list) ? list : list === undefined ? [] : [list]).map(String)
  const allowed = items.filter((item) => !item.startsWith('!'))
  if (items.includes(`!${value}`)) return false
  return allowed.length === 0 || allowed.includes(value) || allowed.includes('any')
}

/** Whether a package is by its name the part of another that runs on the target, such as `@img/sharp-linux-arm64`. */
export function isNamedFor(name: string, { architecture }: Target): boolean {
  const parts = name.split(/[/._-]/)
  const isOther = parts.some((part) => part.includes('musl'))
  return parts.includes('linux') && parts.includes(cpuOf[architecture]) && !isOther
}

/** What an install script compiles or fetches is for the machine that it runs on. */
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
