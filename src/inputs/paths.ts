import { readdirSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import {
  isInRoots,
  canRead,
  namesDirectory,
  outOfWorkspace,
  realpathOf,
  whyNotWritable,
} from '../base/paths.ts'
import type { Roots } from '../base/paths.ts'
import { refuse } from './parse.ts'
import type { Parser } from './parse.ts'
import { didYouMean } from './values.ts'

/**
 * An existing file or directory in the workspace or in the temporary directory of the runner, with links followed. Returns its absolute
 * path.
 */
export function existing(kind: 'file' | 'directory'): Parser<string> {
  return (given, surroundings) => {
    const path = realpathOf(resolve(surroundings.workspace, given))
    if (path === undefined) {
      const why = `there is no such ${kind}${whyAbsent(given, kind, surroundings)}`
      return refuse(why, 'nothing-lies-where-the-path-points')
    }
    if (!isInRoots(surroundings, path)) return { errors: [outOfWorkspace] }
    const found = statSync(path)
    const fits = kind === 'file' ? found.isFile() : found.isDirectory()
    if (!fits) return refuse(`it is not a ${kind}`)
    return canRead(path) ? { value: path } : refuse('this job may not read it. Change who may')
  }
}

/** The next sentence, on why a path does not exist: the workspace is empty, or another path was meant. */
function whyAbsent(given: string, kind: 'file' | 'directory', { workspace, temporary }: Roots): string {
  if (namesIn(workspace).length === 0) {
    return kind === 'file'
      ? ', as the workspace is empty. Check out the repository, or download the artifact, before this step'
      : ', as the workspace is empty. Check out the repository before this step'
  }
  const parent = deepest(dirname(resolve(workspace, given)))
  const missing = relative(parent, resolve(workspace, given)).split('/')[0] ?? ''
  if (!isInRoots({ workspace, temporary }, realpathOf(parent) ?? parent)) return ''
  const near = didYouMean(missing, namesIn(parent))
  const place = relative(workspace, parent)
  return near === '' || place.startsWith('..') || place === ''
    ? near
    : near.replace('mean ', `mean ${place}/`)
}

/** The nearest directory above a path that exists. */
function deepest(path: string): string {
  let nearest = path
  // A loop, because an input can have more parts than calls can be nested.
  while (realpathOf(nearest) === undefined && dirname(nearest) !== nearest) nearest = dirname(nearest)
  return nearest
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** A file to write in the workspace or in the temporary directory of the runner, with links followed. Returns its absolute path. */
export const writable: Parser<string> = (given, surroundings) => {
  const path = resolve(surroundings.workspace, given)
  const why = /\/$/.test(given) ? namesDirectory : whyNotWritable(path, surroundings)
  return why === undefined ? { value: path } : { errors: [why] }
}
