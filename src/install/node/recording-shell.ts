import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'

/** A shell in which npm runs scripts, and which records them. */
export interface RecordingShell {
  readonly path: string
  /** Returns the scripts that ran, each as `install in /directory`, with the real path. */
  readonly ran: () => Promise<ReadonlySet<string>>
}

/** Returns the record of a script that ran. */
export function record(event: string, directory: string): string {
  return `${event} in ${directory}`
}

/**
 * Creates a recording shell in a directory. The success of npm does not show that a script ran, because npm 12 skips scripts that it does
 * not allow.
 */
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

/** Returns a text as one word of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
