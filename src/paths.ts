import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path is a directory itself, or something below it. Both are absolute. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
