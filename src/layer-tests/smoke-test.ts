import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../base/log.ts'
import { about } from '../base/message.ts'
import type { Message, Reason } from '../base/message.ts'
import { realpathOf } from '../base/paths.ts'
import type { Target } from '../install/builder.ts'
import type { Environment } from '../layer/layer.ts'
import { optLanguages } from '../layer/opt.ts'
import type { OptLanguage } from '../layer/opt.ts'
import { factsOf, versionsOf } from '../layer/runtimes.ts'
import { directDependencies } from './direct-dependencies.ts'
import { variablesFor, versionsIn } from './environment.ts'
import { findInterpreter, nameOfLanguage, setupHintFor } from './interpreters.ts'
import { languageTests } from './languages.ts'
import type { LayerCopy } from './layer-copy.ts'
import { newCopy } from './layer-copy.ts'
import { loadPackages } from './load-packages.ts'
import type { Loader, Outcome } from './load-packages.ts'
import type { Load, Place } from './selection.ts'
import { describeVerdict, errorsIn } from './smoke-report.ts'
import { verdictOn } from './verdict.ts'
import type { Verdict } from './verdict.ts'

/** The input of a smoke test. */
export interface SmokeTest {
  /** Writes the layer to a directory that does not exist. */
  readonly unpack: (to: string) => Promise<void>
  /** An existing directory for the files of the test. */
  readonly work: string
  /** The directory of the manifest, whose direct dependencies are loaded. Undefined if all top-level packages are. */
  readonly manifest: string | undefined
  readonly target: Target
  readonly env: Environment
  readonly log: Log
}

const topic = 'a-package-does-not-load'

/** The results of a smoke test: errors about packages that do not load, and warnings about runtimes that are not available. */
export interface SmokeTestResult {
  readonly errors: readonly Reason[]
  readonly warnings: readonly Message[]
}

/** Loads the packages of a layer as its runtimes do. */
export async function smokeTest(test: SmokeTest): Promise<SmokeTestResult> {
  const why = whyImpossible(test.target)
  if (why !== undefined)
    return { errors: [], warnings: [about(topic, `Input "smoke-test" was not run, because ${why}`)] }
  const copy = await newCopy(join(test.work, 'opt'), test.unpack)
  const direct = test.manifest === undefined ? {} : await directDependencies(test.manifest)
  const results = new Map<string, Verdict>()
  const warnings: Message[] = []
  for (const runtime of await runtimesOf(test, copy.directory)) {
    const { language, version } = runtime
    const folders = languageTests[language].folders(version).map((folder) => join(copy.directory, folder))
    const place = { layer: copy.directory, folders, direct: direct[language] }
    const result = await testRuntime(runtime, place, copy, test)
    if ('text' in result) warnings.push(result)
    else {
      results.set(runtime.label, result)
      test.log.info(describeVerdict(runtime.label, result))
    }
  }
  const errors = errorsIn(results)
  return { errors, warnings: [...warnings, ...(errors.length > 0 ? [] : warnIfNothing(results, warnings))] }
}

/** Returns why no code of the layer runs on this runner, as the end of a sentence. */
function whyImpossible({ architecture, matchesRunner }: Target): string | undefined {
  if (process.platform !== 'linux')
    return 'the layer is for Linux, and this runner has another system. Use a Linux runner.'
  if (!hasGlibc())
    return 'the layer is for glibc, and this runner has another C library. Use a runner with glibc.'
  if (matchesRunner) return undefined
  return `the layer is for ${architecture}, and this runner has another architecture. Use a runner of that architecture.`
}

/** Whether this process uses glibc. In a container with Alpine Linux, it uses musl. */
function hasGlibc(): boolean {
  const { header } = process.report.getReport() as {
    readonly header: { readonly glibcVersionRuntime?: string }
  }
  return header.glibcVersionRuntime !== undefined
}

function warnIfNothing(results: ReadonlyMap<string, Verdict>, warnings: readonly Message[]): Message[] {
  if (warnings.length > 0 || [...results.values()].some(({ loaded }) => loaded.length > 0)) return []
  const text =
    'Input "smoke-test" loaded nothing, because the layer has no packages that it can load. ' +
    'Remove the input, or test the layer with "test-command".'
  return [about(topic, text)]
}

/** A version of a language to test, with its name in messages. */
interface TestedRuntime {
  readonly language: OptLanguage
  readonly version: string | undefined
  readonly label: string
}

/** Returns the declared runtimes by version. If none are declared, the folders of the layer decide. */
async function runtimesOf({ target: { runtimes } }: SmokeTest, layer: string): Promise<TestedRuntime[]> {
  if (runtimes.length > 0) {
    return optLanguages.flatMap((language) =>
      versionsOf(language, runtimes).map((version) => ({
        language,
        version,
        label: runtimes
          .filter((one) => factsOf(one)?.language === language && factsOf(one)?.version === version)
          .join(' and '),
      })),
    )
  }
  const found = await versionsIn(layer)
  return optLanguages.flatMap((language) => {
    const versions = found.get(language)
    if (versions === undefined) return []
    return (versions.length > 0 ? versions : [undefined]).map((version) => ({
      language,
      version,
      label: nameOfLanguage(language, version),
    }))
  })
}

/** Loads the packages of one runtime. Returns a warning if the runner does not have its version of the language. */
async function testRuntime(
  runtime: TestedRuntime,
  place: Place,
  copy: LayerCopy,
  test: SmokeTest,
): Promise<Verdict | Message> {
  const { language, version, label } = runtime
  const { select, loader, missingOfRuntime } = languageTests[language]
  const selection = await select(place, test.target)
  if (selection.loads.length === 0) return verdictOn(selection, new Map())
  const work = join(test.work, label.replace(/\W+/g, '-'))
  const context = { env: test.env, log: test.log, work, cwd: join(work, 'task') }
  await mkdir(context.cwd, { recursive: true })
  const interpreter = await findInterpreter(language, version, context)
  const program = interpreter && (await loader(interpreter, place, context))
  if (!program) return notAvailable(runtime)
  test.log.info(`${label}: ${nameOfLanguage(language, interpreter.version)} (${interpreter.command})`)
  const env = await environmentFor(runtime, copy.directory, test.env)
  const name = `The smoke test for ${label}`
  const outcomes = await loadSafely(selection.loads, { ...context, ...program, name, env }, copy)
  const verdict = verdictOn(selection, outcomes, missingOfRuntime)
  const places = new Map([
    [copy.directory, '/opt'],
    [context.cwd, '/var/task'],
  ])
  return { ...verdict, failed: verdict.failed.map((one) => ({ ...one, line: asInLambda(one.line, places) })) }
}

/** Returns the environment of a program that loads packages: that of the runner, with the variables of the runtime. */
async function environmentFor(
  { language, version }: TestedRuntime,
  layer: string,
  env: Environment,
): Promise<Environment> {
  const unset = languageTests[language].without.map((name) => [name, undefined])
  const kept = { ...env, ...(Object.fromEntries(unset) as Environment) }
  const versions = version === undefined ? [] : [version]
  return { ...kept, ...(await variablesFor(layer, new Map([[language, versions]]), kept)) }
}

/** Returns an error with the paths that the directories of the test have in Lambda. */
function asInLambda(line: string, places: ReadonlyMap<string, string>): string {
  return [...places].reduce(
    (text, [directory, path]) =>
      text.replaceAll(realpathOf(directory) ?? directory, path).replaceAll(directory, path),
    line,
  )
}

function notAvailable({ language, version, label }: TestedRuntime): Message {
  return about(
    topic,
    `Input "smoke-test" was not run for ${label}, because this runner does not have ${nameOfLanguage(language, version)}. ` +
      setupHintFor(language),
  )
}

/** Loads packages. If one of them changes files of the layer, each package is loaded alone, to find it and to not affect the others. */
async function loadSafely(
  loads: readonly Load[],
  loader: Loader,
  copy: LayerCopy,
): Promise<ReadonlyMap<Load, Outcome>> {
  const outcomes = await loadPackages(loads, loader)
  if ((await copy.changed()).length === 0) return outcomes
  await copy.restore()
  const alone = new Map<Load, Outcome>()
  for (const load of loads) {
    const [outcome] = (await loadPackages([load], loader)).values()
    const changed = await copy.changed()
    if (changed.length > 0) {
      const line = `it changes files of the layer: ${changed.slice(0, 3).join(', ')}`
      alone.set(load, { state: 'failed', line, message: line })
      await copy.restore()
    } else if (outcome) alone.set(load, outcome)
  }
  return alone
}
