import { isUtf8 } from 'node:buffer'
import { shown } from './zip-messages.ts'
import type { Fault } from './zip-messages.ts'

/** How many links Linux follows in one path (path_resolution(7)). A path with more leads nowhere. */
const hopsAtMost = 40

/** The maximum length of a path in a layer, in bytes. A longer one leads nowhere. */
const pathAtMost = 4_096

/** The maximum number of steps for all links of a layer together. A large tree of pnpm needs some 100,000. */
const stepsAtMost = 1_000_000

/**
 * What is wrong with symbolic links, by their paths. Each is the rest of a sentence about the zip. Links can leave a layer only in
 * combination.
 */
export function faultsOfLinks(links: ReadonlyMap<string, Buffer>): Fault[] {
  const targets = new Map([...links].map(([path, target]) => [path, target.toString()]))
  const steps = { left: stepsAtMost }
  const faults = [...links].flatMap(([path, target]): Fault[] => {
    const link = `has the symbolic link ${shown(path)} to ${shown(target.toString())}, which`
    if (!isTarget(target)) return [`${link} is no path. Leave it out of the zip.`]
    if (!leaves(path, targets, steps)) return []
    return [
      {
        topic: 'a-file-does-not-belong-in-a-layer',
        text: `${link} leaves the layer. Zip what it points at.`,
      },
    ]
  })
  if (steps.left > 0) return faults
  return [...faults, 'has more symbolic links than can be followed. Zip what they point at.']
}

function isTarget(target: Buffer): boolean {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return target.length > 0 && isUtf8(target) && !/[\u0000-\u001f\u007f]/.test(target.toString())
}

/**
 * Whether a path leaves the layer, as Linux follows it. A name that is not in the layer counts as a directory: another layer can contain
 * one.
 */
function leaves(path: string, targets: ReadonlyMap<string, string>, steps: { left: number }): boolean {
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
    const way = [...here, part]
    const place = way.join('/')
    const target = targets.get(place)
    if (target === undefined) here = way
    else if (target.startsWith('/')) return true
    else if (++hops > hopsAtMost) return false
    else ahead.push(...target.split('/').reverse())
    if (place.length > pathAtMost) return false
  }
  return false
}
