import { namesIn } from '../aws-names/region-selection.ts'
import { seconds } from '../base/figures.ts'
import type { Message, Warning } from '../base/message.ts'
import { about, reworded } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import { itemsOf } from '../inputs/parse.ts'
import type { Surroundings } from '../inputs/parse.ts'
import { requireInputs } from '../inputs/read-all.ts'
import type { InputsRead, InputText } from '../inputs/read-all.ts'
import { wantedRegions } from '../inputs/regions.ts'
import type { RegionInputs } from '../inputs/regions.ts'
import type { Phase } from '../report/profile.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'

/** The parameters of each step of an action: the inputs, the runner, and the record of the run. */
export interface Job<I = unknown, R = Run> {
  readonly inputs: I
  readonly runner: Runner
  readonly run: R
}

/** The inputs that identify what a run works on. */
interface Subject extends RegionInputs {
  readonly 'layer-name'?: string | undefined
  /** Only an action that writes has a dry run. */
  readonly 'dry-run'?: boolean
}

/**
 * Returns the inputs of a run, read by `readInputs`. Adds the layer name and the named Regions to `run`, even if other inputs are invalid.
 * Throws one Problem with all errors.
 */
export function takeInputs<V extends Subject, M extends { readonly warnings: readonly Message[] }>(
  readInputs: (read: InputText, surroundings: Surroundings) => InputsRead<V, M>,
  runner: Runner,
  run: Pick<Run, 'layerName' | 'regions' | 'optionalRegions' | 'warnings'> & Partial<Pick<Run, 'dryRun'>>,
): V & M {
  const read = readInputs(runner.input, runner)
  recordSubject(read, run, runner)
  const inputs = requireInputs(read)
  if (inputs['dry-run'] !== undefined) run.dryRun = inputs['dry-run']
  warn(warningsOn(inputs, runner), { runner, run })
  return inputs
}

/** Adds the layer name and the named Regions to `run`, if these inputs are valid. */
export function recordSubject(
  read: InputsRead<Subject>,
  run: Pick<Run, 'layerName' | 'regions' | 'optionalRegions'>,
  { env }: Pick<Runner, 'env'>,
): void {
  const known: Partial<Subject> = 'inputs' in read ? read.inputs : read.known
  run.layerName = known['layer-name'] ?? ''
  const wanted = wantedRegions(known, env)
  run.regions = namesIn(wanted)
  run.optionalRegions = wanted.optional.names
}

/** Returns the warnings on valid inputs. Keeps their values readable in all texts. */
export function warningsOn(inputs: { readonly warnings: readonly Message[] }, runner: Runner): Message[] {
  return [...inputs.warnings, ...keepNamesReadable(Object.keys(inputs), runner)]
}

/** Inputs that are secret, or are expected to contain secrets. */
const canBeSecret = ['github-token', 'build-command', 'test-command']

/** Keeps the values of inputs readable in all texts. Returns a warning for each input that contains a secret. */
function keepNamesReadable(inputs: readonly string[], { input, keepReadable, hasSecret }: Runner): Message[] {
  const names = inputs.filter((name) => !canBeSecret.includes(name))
  for (const name of names) for (const item of itemsOf(input(name))) keepReadable(item)
  return names.filter((name) => hasSecret(input(name))).map(containsSecret)
}

function containsSecret(name: string): Message {
  return about(
    'an-input-contains-a-secret',
    `Input "${name}" contains a secret of this job. The action uses it unchanged in AWS, outputs and files, but GitHub masks it in the ` +
      'log and does not pass such outputs to other jobs. Change the input or the secret.',
  )
}

/** Shows warnings in the log immediately, and adds them to the record for the summary. */
export function warn(
  warnings: readonly Warning[],
  { runner, run }: { readonly runner: Pick<Runner, 'log' | 'hide'>; readonly run: Pick<Run, 'warnings'> },
): void {
  warnOnce(warnings, runner, [run])
}

/** Shows warnings about several layers in the log once, and adds them to the record of each layer. */
export function warnOnce(
  warnings: readonly Warning[],
  runner: Pick<Runner, 'log' | 'hide'>,
  runs: readonly Pick<Run, 'warnings'>[],
): void {
  for (const warning of warnings) {
    runner.log.warning(warning.text)
    for (const run of runs) run.warnings.push(reworded(warning, runner.hide))
  }
}

/** Runs a phase as one group of the log, and records how long it took. */
export async function inGroup<T>(
  phase: Phase,
  { runner: { log }, run }: Pick<Job, 'runner' | 'run'>,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now()
  try {
    return await log.group(phase, work)
  } finally {
    const took = performance.now() - began
    run.profile.verbs.set(phase, (run.profile.verbs.get(phase) ?? 0) + took)
    log.info(`${phase} took ${seconds(took)}`)
  }
}

/** Throws one Problem with all failures if there are any. */
export function requireNone(failures: readonly Message[]): void {
  if (failures.length > 0) throw new Problem(failures)
}
