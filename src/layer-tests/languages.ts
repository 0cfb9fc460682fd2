import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Target } from '../install/builder.ts'
import { probe } from '../install/run/probe.ts'
import { opt } from '../layer/opt.ts'
import type { OptLanguage } from '../layer/opt.ts'
import { assetPath } from './asset-path.ts'
import { classPathOf } from './environment.ts'
import type { Interpreter, SearchContext } from './interpreters.ts'
import { javaPackages } from './java-packages.ts'
import type { Failure, Loader } from './load-packages.ts'
import { lambdaOptions, missingOfNodeRuntime, nodePackages } from './node-packages.ts'
import { missingOfPythonRuntime, pythonPackages } from './python-packages.ts'
import { missingOfRubyRuntime, rubyPackages } from './ruby-packages.ts'
import type { Place, Selection } from './selection.ts'

/** How packages of a language are tested. */
export interface LanguageTest {
  /** Returns the folders in which one version of the language finds packages. Without a version, only the folder of all versions. */
  readonly folders: (version: string | undefined) => readonly string[]
  readonly select: (place: Place, target: Pick<Target, 'architecture'>) => Promise<Selection>
  /** Prepares the program that loads packages. `cwd` is the empty directory in which it runs. Undefined if the interpreter cannot run it. */
  readonly loader: (
    interpreter: Interpreter,
    place: Place,
    context: SearchContext & { readonly cwd: string },
  ) => Promise<Pick<Loader, 'command' | 'args' | 'todo'> | undefined>
  /** Variables of the runner that would change what is loaded. */
  readonly without: readonly string[]
  /** Returns a package of the runtime that is missing on the runner, if that is why a package does not load. */
  readonly missingOfRuntime?: (failure: Failure) => string | undefined
}

const json: Loader['todo'] = (loads) => JSON.stringify(loads)

/** The tests by language. The layout of layers is in `opt`. */
export const languageTests: Readonly<Record<OptLanguage, LanguageTest>> = {
  nodejs: {
    folders: (version) => [...versioned(opt.nodejs.versioned, version), opt.nodejs.packages],
    select: nodePackages,
    loader: async ({ command, version }, _place, { cwd }) => {
      // The file must be in a folder that has no node_modules above it.
      const script = join(cwd, 'load.mjs')
      await copyFile(scripts.nodejs, script)
      return {
        command,
        args: (todo, results) => [...lambdaOptions(version), script, todo, results],
        todo: json,
      }
    },
    without: ['NODE_OPTIONS', 'NODE_PATH'],
    missingOfRuntime: missingOfNodeRuntime,
  },
  python: {
    folders: (version) => [...versioned(opt.python.versioned, version), opt.python.packages],
    select: pythonPackages,
    loader: async ({ command }, { folders }) => ({
      command,
      // Without the packages and settings of the runner, and without writing to the layer.
      args: (todo, results) => [
        ...['-I', '-S', '-B', '-u', '-X', 'faulthandler'],
        scripts.python,
        todo,
        results,
        ...folders,
      ],
      todo: json,
    }),
    without: ['PYTHONPATH', 'PYTHONHOME'],
    missingOfRuntime: missingOfPythonRuntime,
  },
  java: {
    folders: () => [opt.java.packages],
    select: javaPackages,
    loader: async ({ command }, { layer }, context) => {
      const compiler = { name: 'Java', command, setupHint: '' }
      const compile = ['-proc:none', '-d', context.work, scripts.java]
      const { exitCode } = await probe(compiler, compile, context.cwd, context)
      if (exitCode !== 0) return undefined
      const jars = (await classPathOf(layer)).map((jar) => join(layer, jar))
      const java = command.includes('/') ? join(dirname(command), 'java') : 'java'
      return {
        command: java,
        args: (todo, results) => ['-cp', [...jars, context.work].join(':'), 'LayerSmokeTest', todo, results],
        todo: (loads) => loads.map(({ module }) => module).join('\n'),
      }
    },
    without: ['CLASSPATH'],
  },
  ruby: {
    folders: (version) => versioned(opt.ruby.versioned, version),
    select: rubyPackages,
    loader: async ({ command }) => ({
      command,
      args: (todo, results) => [scripts.ruby, todo, results],
      todo: json,
    }),
    without: ['GEM_PATH', 'GEM_HOME', 'RUBYLIB', 'RUBYOPT', 'BUNDLE_GEMFILE'],
    missingOfRuntime: missingOfRubyRuntime,
  },
}

function versioned(of: { packagesFor: (version: string) => string }, version: string | undefined): string[] {
  return version === undefined ? [] : [of.packagesFor(version)]
}

/** The programs that load packages. */
const scripts = {
  nodejs: assetPath(new URL('./loaders/load.mjs', import.meta.url)),
  python: assetPath(new URL('./loaders/load.py', import.meta.url)),
  java: assetPath(new URL('./loaders/LayerSmokeTest.java', import.meta.url)),
  ruby: assetPath(new URL('./loaders/load.rb', import.meta.url)),
}
