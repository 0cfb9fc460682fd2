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
 * Returns a parser for the path of an existing file or directory in the workspace or in the temporary directory of the runner. The value
 * is the absolute path with all links resolved.
 */
export function existing(kind: 'file' | 'directory'): Parser<string> {
  return (given, surroundings) => {
    const path = realpathOf(resolve(surroundings.workspace, given))
    if (path === undefined) {
      const why = `there is no such ${kind}${whyAbsent(given, kind, surroundings)}`
      return refuse(why, 'the-path-does-not-exist')
    }
    if (!isInRoots(surroundings, path)) return { errors: [outOfWorkspace] }
    const found = statSync(path)
    const fits = kind === 'file' ? found.isFile() : found.isDirectory()
    if (!fits) return refuse(`it is not a ${kind}`)
    return canRead(path)
      ? { value: path }
      : refuse('this job is not allowed to read it. Change the permissions of the file or folder')
  }
}

/** Returns the rest of the sentence: the workspace is empty, or a suggestion for a path that exists. */
function whyAbsent(given: string, kind: 'file' | 'directory', { workspace, temporary }: Roots): string {
  if (namesIn(workspace).length === 0) {
    return kind === 'file'
      ? ', because the workspace is empty. Check out the repository, or download the artifact, before this step'
      : ', because the workspace is empty. Check out the repository before this step'
  }
  const parent = nearestExistingFolder(dirname(resolve(workspace, given)))
  const missing = relative(parent, resolve(workspace, given)).split('/')[0] ?? ''
  if (!isInRoots({ workspace, temporary }, realpathOf(parent) ?? parent)) return ''
  const near = didYouMean(missing, namesIn(parent))
  const place = relative(workspace, parent)
  return near === '' || place.startsWith('..') || place === ''
    ? near
    : near.replace('mean ', `mean ${place}/`)
}

/** Returns the path itself if it exists, otherwise the nearest folder above it that exists. */
function nearestExistingFolder(path: string): string {
  let nearest = path
  // Recursion could exceed the call stack, because an input can have many path parts.
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

/** Parses the path of a file to write in the workspace or in the temporary directory of the runner. The value is the absolute path. */
export const writable: Parser<string> = (given, surroundings) => {
  const path = resolve(surroundings.workspace, given)
  const why = /\/$/.test(given) ? namesDirectory : whyNotWritable(path, surroundings)
  return why === undefined ? { value: path } : { errors: [why] }
}
