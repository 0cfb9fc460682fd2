import type { Message } from '../../base/message.ts'
import { about, withoutDuplicates } from '../../base/message.ts'
import { conflictingPaths } from '../../base/paths.ts'
import { quote } from '../../base/quote.ts'
import { itemsOf } from '../../inputs/parse.ts'
import type { Surroundings } from '../../inputs/parse.ts'
import { brokenRules, requireInputs } from '../../inputs/read-all.ts'
import type { InputText, Rule } from '../../inputs/read-all.ts'
import {
  architecturePlaceholder,
  fillArchitecture,
  hasArchitecturePlaceholder,
} from '../../layer/architecture-placeholder.ts'
import type { Architecture } from '../../layer/layer.ts'
import type { Run, Runs, Variant } from '../../report/run.ts'
import type { Runner } from '../../runner/runner.ts'
import { recordSubject, requireNone, warningsOn } from '../../steps/job.ts'
import type { Job } from './inputs.ts'
import { readInputs } from './inputs.ts'
import { eachOf, labelledLog, warnInStep } from './layers.ts'
import type { Layers, Step } from './layers.ts'
import { parsers } from './parsers.ts'
import { runnerArchitecture } from './wanted.ts'

/** The inputs in which the architecture replaces `{architecture}`. */
const filledInputs = ['layer-name', 'source', 'archive', 'ssm-parameter', 'export', 'sbom'] as const

/** The texts of the inputs of one layer. */
interface LayerTexts {
  readonly input: InputText
  readonly variant?: Variant | undefined
}

/**
 * Reads the inputs of a step, once for each of its layers. `runs` gets a run for each layer, even if inputs are invalid. Throws one Problem
 * with all errors.
 */
export function takeLayers(runner: Runner, runs: Runs): Step {
  const { texts, errors } = layerTextsOf(runner.input, runner)
  const [record] = runs.layers
  const layers = eachOf(texts, ({ input, variant }) => ({
    input,
    variant,
    read: readInputs(input, runner),
    run: ofLayer(record, variant),
  }))
  runs.layers = eachOf(layers, ({ run }) => run)
  for (const { read, run } of layers) recordSubject(read, run, runner)
  const invalid = layers.flatMap(({ read }) => ('errors' in read ? read.errors : []))
  requireNone(withoutDuplicates([...invalid, ...errors]))
  const valid = eachOf(layers, ({ read, ...layer }) => ({ ...layer, inputs: requireInputs(read) }))
  const jobs = eachOf(valid, ({ inputs, run, variant }): Job => {
    run.dryRun = inputs['dry-run']
    const label = variant && layers.length > 1 ? `${variant.architecture}: ` : ''
    return { inputs, run, label, runner: { ...runner, log: labelledLog(runner.log, label) } }
  })
  requireNone(conflictsBetween(jobs))
  const step = { runner, jobs }
  const warnings = valid.flatMap(({ inputs, input }) => warningsOn(inputs, { ...runner, input }))
  warnInStep(withoutDuplicates(warnings), step)
  return step
}

/** Returns the record of a layer of a step. The layers share the times of the phases. */
function ofLayer(record: Run, variant: Variant | undefined): Run {
  return { ...record, variant, warnings: [...record.warnings], outcomes: new Map(record.outcomes) }
}

/** Returns the texts of the inputs for each layer, and errors about the placeholder. */
function layerTextsOf(
  read: InputText,
  surroundings: Surroundings,
): { readonly texts: Layers<LayerTexts>; readonly errors: Message[] } {
  const parsed = parsers['compatible-architectures'](read('compatible-architectures'), surroundings)
  const layerName = read('layer-name')
  const filled =
    (architecture: Architecture): InputText =>
    (input) =>
      isFilled(input) ? fillArchitecture(read(input), architecture) : read(input)
  // An invalid input has its own error.
  if ('errors' in parsed) return { texts: [{ input: filled(runnerArchitecture) }], errors: [] }
  const [first = runnerArchitecture, ...others] = parsed.value
  if (!hasArchitecturePlaceholder(layerName))
    return {
      texts: [{ input: filled(first) }],
      errors: others.length > 0 ? ambiguous(read, parsed.value) : [],
    }
  const textsFor = (architecture: Architecture): LayerTexts => ({
    variant: { name: layerName, architecture },
    input: (name) => (name === 'compatible-architectures' ? architecture : filled(architecture)(name)),
  })
  return {
    texts: [textsFor(first), ...others.map(textsFor)],
    errors: others.length > 0 ? brokenRules(rulesForSeveral(read, parsed.value)) : [],
  }
}

function isFilled(input: string): boolean {
  return filledInputs.some((name) => name === input)
}

/** Without the placeholder in "layer-name", one layer is for all declared architectures. */
function ambiguous(read: InputText, architectures: readonly Architecture[]): Message[] {
  return filledInputs
    .filter((input) => hasArchitecturePlaceholder(read(input)))
    .map((input) =>
      about(
        'two-inputs-contradict-each-other',
        `Input "${input}" has "${architecturePlaceholder}", but one layer is for ${architectures.join(' and ')}, because "layer-name" has no ` +
          `"${architecturePlaceholder}". Add it to "layer-name" to publish one layer for each architecture, or remove it from "${input}".`,
      ),
    )
}

/** What belongs to one layer needs a separate name for each of them. */
function rulesForSeveral(read: InputText, architectures: readonly Architecture[]): Rule[] {
  const lacksPlaceholder = (input: (typeof filledInputs)[number]): boolean =>
    read(input) !== '' && !hasArchitecturePlaceholder(read(input))
  const layers = `the step has one layer for ${architectures.join(' and one for ')}`
  return [
    [
      lacksPlaceholder('archive'),
      about(
        'two-inputs-contradict-each-other',
        `Input "archive" is ${quote(read('archive'))}, which is one zip file, but ${layers}. Add "${architecturePlaceholder}" to its path, ` +
          'or use a separate step for each architecture.',
      ),
    ],
    [
      itemsOf(read('export')).some((one) => /^\s*index\s*:/.test(one) && !hasArchitecturePlaceholder(one)),
      about(
        'a-file-cannot-be-written',
        `Input "export" has one index, but ${layers}. Add "${architecturePlaceholder}" to its path.`,
      ),
    ],
    [
      lacksPlaceholder('sbom'),
      about(
        'a-file-cannot-be-written',
        `Input "sbom" is ${quote(read('sbom'))}, which is one file, but ${layers}. Add "${architecturePlaceholder}" to its path.`,
      ),
    ],
    [
      itemsOf(read('ssm-parameter')).some(
        (one) => !hasArchitecturePlaceholder(one) && !one.includes('{name}'),
      ),
      about(
        'the-parameter-cannot-be-set',
        `Input "ssm-parameter" is ${quote(read('ssm-parameter'))}, which has one parameter for both, but ${layers}. ` +
          `Add "${architecturePlaceholder}" to each name.`,
      ),
    ],
  ]
}

/** Returns an error for each file that two layers would write, except a file of "export" that contains both. */
function conflictsBetween(jobs: Layers<Job>): Message[] {
  const exported = new Set(jobs.flatMap(({ inputs }) => inputs.export.map(({ path }) => path)))
  const others = jobs.flatMap(({ inputs: { sbom, archive } }) =>
    [sbom, archive].filter((path) => path !== undefined),
  )
  return conflictingPaths([...exported, ...others]).map((path) =>
    about(
      'a-file-cannot-be-written',
      `The files of "export", "sbom" and "archive" of both layers must be separate, but ${quote(path)} is the path or the folder of two of ` +
        'them. Use separate paths.',
    ),
  )
}
