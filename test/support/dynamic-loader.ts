import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Loads libraries with the dynamic loader of this machine. Returns an empty text for each that loads, otherwise why it does not. */
export function loadLibraries(paths: readonly string[]): string[] {
  const script = join(import.meta.dirname, 'load-libraries.py')
  return JSON.parse(execFileSync('python3', [script, ...paths], { encoding: 'utf8' })) as string[]
}

/** Returns the version of glibc on this machine, or undefined if it has another C library. */
export function glibcOfMachine(): string | undefined {
  const { header } = process.report.getReport() as unknown as {
    readonly header: { readonly glibcVersionRuntime?: string }
  }
  return header.glibcVersionRuntime
}
