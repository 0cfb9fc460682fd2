import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'

/** A shell for npm to run scripts by, which writes down what it runs. */
export interface RecordingShell {
  readonly path: string
  /** The scripts that it has run, each as `install in /directory`, with no links in the path. */
  readonly ran: () => Promise<ReadonlySet<string>>
}

/** How a script that was run is written down. */
export function record(event: string, directory: string): string {
  return `${event} in ${directory}`
}

/** Makes such a shell in a directory. That npm ends well does not mean that it has run a script: npm 12 skips what it does not allow. */
export async function makeRecordingShell(directory: string): Promise<RecordingShell> {
  const [path, log] = [join(directory, 'recording-shell'), join(directory, 'scripts-that-ran')]
  const lines = [
    '#!/bin/sh',
    `printf '%s in %s\\n' "$npm_lifecycle_event" "$(pwd -P)" >> ${quoted(log)}`,
    'exec sh "$@"',
  ]
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o755 })
  return {
    path,
    ran: async () => new Set((await readTextOrEmpty(log)).split('\n')),
  }
}

/** A text as one word of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
