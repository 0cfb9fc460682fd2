import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../src/main.ts'
import { complaintsOf } from '../../src/problem.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import type { Run } from '../../src/report/run.ts'
import { newRun } from '../../src/report/run.ts'
import type { Runner } from '../../src/runner.ts'
import { inputDefaults } from '../rig/action-defaults.mjs'
import { quietLog } from '../unit/quiet-log.ts'

/** What came of a run in this process. */
export interface InProcess {
  readonly run: Run
  readonly outputs: Readonly<Record<string, string>>
}

const defaults = inputDefaults(readFileSync('action.yml', 'utf8'))

/** Runs the recipe in this process, as the bundle does, but without waiting: every sleep ends at once. */
export async function runInProcess(
  workspace: string,
  env: Record<string, string | undefined>,
  inputs: Record<string, string>,
): Promise<InProcess> {
  const temporary = mkdtempSync(join(tmpdir(), 'in-process-'))
  const given: Record<string, string> = { ...defaults, ...inputs }
  const runner: Runner = {
    env,
    workspace,
    temporary,
    log: quietLog(),
    input: (name) => given[name] ?? '',
    idToken: undefined,
    mask: () => undefined,
    sleep: () => Promise.resolve(),
    cancelled: new AbortController().signal,
    newDirectory: () => mkdtempSync(join(temporary, 'layer-')),
  }
  const run = newRun({})
  // The SDK looks for its endpoint here.
  process.env['AWS_ENDPOINT_URL'] = env['AWS_ENDPOINT_URL']
  try {
    await main(runner, run)
  } catch (error) {
    run.failure = complaintsOf(error)
  }
  return { run, outputs: outputsOf(run) }
}
