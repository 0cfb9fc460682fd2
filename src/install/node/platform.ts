import type { Target } from '../builder.ts'
import { isAtLeast, requireMinimum } from '../run/minimum-version.ts'
import type { Tool } from '../run/tool.ts'
import { platformOf } from './target.ts'

/**
 * Returns the flags by which npm, pnpm and bun install for another platform. Versions before `since` ignore or reject the flags, so they
 * get none. For these, a target that is not the platform of the runner is a Problem.
 */
export function platformFlags(tool: Tool, version: string, since: string, target: Target): string[] {
  if (isAtLeast(version, since)) {
    return Object.entries(platformOf(target)).map(([key, value]) => `--${key}=${value}`)
  }
  requireMinimumElsewhere(tool, version, since, target)
  return []
}

/** Returns the setting by which pnpm and Yarn install for another platform. Each part is a list. */
export function supportedArchitecturesOf(target: Target): Record<string, string[]> {
  return Object.fromEntries(Object.entries(platformOf(target)).map(([key, value]) => [key, [value]]))
}

/** Throws a Problem if the target is not the platform of the runner and the version cannot install for another one. */
export function requireMinimumElsewhere(tool: Tool, version: string, minimum: string, target: Target): void {
  if (isPlatformOfRunner(target)) return
  requireMinimum(tool, version, minimum, `to build for ${target.architecture} on this runner`)
}

/** Returns whether the platform of this runner is that of Lambda: Linux with glibc, on the architecture of the target. */
export function isPlatformOfRunner({ matchesRunner }: Target): boolean {
  return matchesRunner && process.platform === 'linux' && hasGlibc()
}

/** Node.js shows the libc only in a report. Without excludeNetwork, the report would look up the host names of all connections. */
function hasGlibc(): boolean {
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return header?.glibcVersionRuntime !== undefined
}
