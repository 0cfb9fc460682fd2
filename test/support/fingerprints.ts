import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fingerprintOf } from '../../src/fingerprint/fingerprint.ts'
import type { Fingerprint, FingerprintContext, FingerprintInputs } from '../../src/fingerprint/fingerprint.ts'
import type { LockedProject } from './locked-projects.ts'
import { quietLog } from './quiet-log.ts'

/** A runner with a checkout. The folder of the checkout has another path each time. */
export interface FakeRunner {
  readonly workspace: string
  readonly home: string
  readonly bin: string
  /** A folder for the code of the action. */
  readonly code: string
  readonly temporary: string
}

/** Creates a runner. Files are written in the order of the records. */
export function fakeRunner({ files, home, leftovers = [], tools }: Partial<LockedProject> = {}): FakeRunner {
  const root = mkdtempSync(join(tmpdir(), 'fingerprint-'))
  const runner = {
    workspace: join(root, 'checkout'),
    home: join(root, 'home'),
    bin: join(root, 'home', 'bin'),
    code: join(root, 'dist'),
    temporary: join(root, 'temporary'),
  }
  for (const directory of Object.values(runner)) mkdirSync(directory, { recursive: true })
  writeFiles(runner.workspace, { ...files, ...Object.fromEntries(leftovers.map((path) => [path, ''])) })
  writeFiles(runner.home, home ?? {})
  writeFiles(runner.code, { 'index.js': 'code' })
  for (const [command, output] of Object.entries(tools ?? {})) writeTool(runner, command, output)
  return runner
}

/** Writes files below a directory. */
export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
}

/** Puts a program on PATH that prints a text. */
export function writeTool({ bin }: FakeRunner, command: string, output: string): void {
  writeFileSync(join(bin, command), `#!/bin/sh\necho '${output}'\n`)
  chmodSync(join(bin, command), 0o755)
}

/** The inputs of a step with default values. */
export function defaultInputs({ workspace }: FakeRunner): FingerprintInputs {
  return {
    source: join(workspace, 'layer'),
    archive: undefined,
    'package-manager': 'auto',
    'build-command': undefined,
    'install-scripts': false,
    'compatible-runtimes': [],
    'compatible-architectures': [],
    extras: [],
    include: [],
    exclude: [],
    slim: [],
  }
}

/** What can differ between two runs. */
export interface Difference {
  readonly inputs?: Partial<FingerprintInputs>
  readonly context?: Partial<FingerprintContext>
  /** More variables. */
  readonly env?: Readonly<Record<string, string>>
}

/** Returns the fingerprint of the project in `layer/`. */
export function fingerprint(
  runner: FakeRunner,
  { inputs = {}, context = {}, env = {} }: Difference = {},
): Promise<Fingerprint> {
  const { workspace, home, bin, code, temporary } = runner
  return fingerprintOf(
    { ...defaultInputs(runner), ...inputs },
    {
      workspace,
      work: temporary,
      code,
      target: { runtimes: [], architecture: 'x86_64', matchesRunner: true },
      env: { PATH: bin, HOME: home, RUNNER_TEMP: temporary, ...env },
      log: quietLog(),
      without: [],
      buildInputs: [],
      ...context,
    },
  )
}

/** Returns the digest of a fingerprint. Throws its reason if it has none. */
export async function digestIn(runner: FakeRunner, difference: Difference = {}): Promise<string> {
  const found = await fingerprint(runner, difference)
  if ('unusable' in found) throw new Error(found.unusable.text)
  return found.digest
}
