import type { Target } from '../builder.ts'
import { isAtLeast, requireMinimum } from '../run/minimum-version.ts'
import type { Tool } from '../run/tool.ts'
import { platformOf } from './target.ts'

/**
 * The flags by which npm, pnpm and bun install for another platform than the runner's, which they have `since` a version. Older ones pass
 * over them without a word, or refuse them: they get none, and a target that is not the runner's platform is a Problem.
 */
export function platformFlags(tool: Tool, version: string, since: string, target: Target): string[] {
  if (isAtLeast(version, since)) {
    return Object.entries(platformOf(target)).map(([key, value]) => `--${key}=${value}`)
  }
  requireMinimumElsewhere(tool, version, since, target)
  return []
}

/** The setting by which pnpm and Yarn install for another platform than the runner's: each part of it as a list. */
export function supportedArchitecturesOf(target: Target): Record<string, string[]> {
  return Object.fromEntries(Object.entries(platformOf(target)).map(([key, value]) => [key, [value]]))
}

/** Throws a Problem if the target is not the runner's platform and a version is older than the minimum that can install for another one. */
export function requireMinimumElsewhere(tool: Tool, version: string, minimum: string, target: Target): void {
  if (isPlatformOfRunner(target)) return
  requireMinimum(tool, version, minimum, `to build for ${target.architecture} on this runner`)
}

/** Whether this runner has the platform that Lambda has: Linux with glibc, on the target's architecture. */
export function isPlatformOfRunner({ matchesRunner }: Target): boolean {
  return matchesRunner && process.platform === 'linux' && hasGlibc()
}

/** Node.js shows it only in a report, for which it would otherwise look up the names of all hosts that it has connections to. */
function hasGlibc(): boolean {
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return header?.glibcVersionRuntime !== undefined
}
