import { isUtf8 } from 'node:buffer'
import { tooManyLinks } from './between-entries.ts'
import { shown } from './zip-messages.ts'
import type { Fault } from './zip-messages.ts'

/** The maximum number of links that Linux follows in one path (path_resolution(7)). A path with more is broken. */
export const maximumHops = 40

/** The maximum length of a path in bytes (Linux: PATH_MAX). A longer path is broken. */
const maximumPathLength = 4_096

/** The maximum number of steps for all links of a layer together. A large node_modules of pnpm needs some 100,000. */
const maximumSteps = 1_000_000

/**
 * Returns what is wrong with symbolic links, given by path and target, as the rest of a sentence about the zip. The links are resolved
 * together, because a combination of links can point outside of a layer even if each of them does not.
 */
export function faultsOfLinks(links: ReadonlyMap<string, Buffer>): Fault[] {
  const targets = new Map([...links].map(([path, target]) => [path, target.toString()]))
  const steps = { left: maximumSteps }
  const faults = [...links].flatMap(([path, target]): Fault[] => {
    const link = `has the symbolic link ${shown(path)} to ${shown(target.toString())}, which`
    if (!isTarget(target)) return [`${link} is not a valid path. Remove the link from the zip.`]
    if (!pointsOutside(path, targets, steps)) return []
    return [
      {
        topic: 'a-file-does-not-belong-in-a-layer',
        text: `${link} points outside of the layer. Replace the link with a copy of its target.`,
      },
    ]
  })
  return steps.left > 0 ? faults : [...faults, tooManyLinks]
}

function isTarget(target: Buffer): boolean {
  // eslint-disable-next-line no-control-regex -- the pattern finds control characters
  return target.length > 0 && isUtf8(target) && !/[\u0000-\u001f\u007f]/.test(target.toString())
}

/**
 * Returns whether a path points outside of the layer, resolved as Linux does. A name that is not in the layer is treated as a directory,
 * because another layer of the function can contain it.
 */
function pointsOutside(path: string, targets: ReadonlyMap<string, string>, steps: { left: number }): boolean {
  const ahead = path.split('/').reverse()
  let here: string[] = []
  let hops = 0
  for (let part = ahead.pop(); part !== undefined; part = ahead.pop()) {
    if (steps.left-- <= 0) return false
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (here.pop() === undefined) return true
      continue
    }
    const next = [...here, part]
    const nextPath = next.join('/')
    const target = targets.get(nextPath)
    if (target === undefined) here = next
    else if (target.startsWith('/')) return true
    else if (++hops > maximumHops) return false
    else ahead.push(...target.split('/').reverse())
    if (nextPath.length > maximumPathLength) return false
  }
  return false
}
