import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfContent } from './content.ts'
import { digestOf } from './digest.ts'

/** Returns a digest of the code of this action: the files in the directory of its bundle. */
export function digestOfCode(directory: string): string {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
  return digestOf(names.map((name) => [name, hashOfContent(join(directory, name))]))
}
