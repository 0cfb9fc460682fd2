import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { textsOf } from '../../src/base/message.ts'
import { findInterpreter } from '../../src/layer-tests/interpreters.ts'
import type { Interpreter, SearchContext } from '../../src/layer-tests/interpreters.ts'
import { smokeTest } from '../../src/layer-tests/smoke-test.ts'
import { testLayer } from '../../src/layer-tests/test-command.ts'
import type { Environment } from '../../src/layer/layer.ts'
import type { OptLanguage } from '../../src/layer/opt.ts'
import { toolPath } from '../rig/tools.mjs'
import { buildLayer, hostArchitecture, otherArchitecture } from '../support/build-layer.ts'
import { temporary, treeOf } from '../support/pack-layer.ts'
import type { Files } from '../support/pack-layer.ts'
import { quietLog } from '../support/quiet-log.ts'

/** Loads layers with the interpreters of this machine, and with those that the action downloads. */

interface Tested {
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly info: readonly string[]
  readonly output: readonly string[]
}

const secrets = { AWS_SECRET_ACCESS_KEY: 'x', AWS_SESSION_TOKEN: 'x', GITHUB_TOKEN: 'x', INPUT_REGIONS: 'x' }

interface Options {
  /** The directory of the manifest from which the layer was built. */
  readonly manifest?: string
  readonly architecture?: typeof hostArchitecture
  readonly env?: Environment
}

/** Tests the layer in a directory. */
async function tested(
  layer: string,
  runtimes: readonly string[],
  { manifest, architecture = hostArchitecture, env = {} }: Options = {},
): Promise<Tested> {
  const info: string[] = []
  const output: string[] = []
  const { errors, warnings } = await smokeTest({
    unpack: async (to) => cpSync(layer, to, { recursive: true, verbatimSymlinks: true }),
    work: temporary(),
    manifest,
    target: { runtimes, architecture, matchesRunner: architecture === hostArchitecture },
    env: { ...process.env, ...secrets, ...env },
    log: { ...quietLog((line) => output.push(line)), info: (text) => void info.push(text) },
  })
  return { errors: textsOf(errors), warnings: textsOf(warnings), info, output }
}

/** Returns the path of a command. */
function pathOf(command: string): string {
  return execFileSync('which', [command]).toString().trim()
}

function contextOf(): SearchContext {
  return { env: process.env, log: quietLog(), work: temporary() }
}

/** Returns the version of a language on this machine, such as `3.13`, with the interpreter. */
async function ofRunner(
  language: OptLanguage,
  parts: number,
): Promise<[version: string, Interpreter] | undefined> {
  const found = await findInterpreter(language, undefined, contextOf())
  return found && [found.version.split('.').slice(0, parts).join('.'), found]
}

describe('Python', () => {
  let version: string
  beforeAll(async () => {
    version = (await ofRunner('python', 2))?.[0] ?? ''
  })

  /** Returns the files of a distribution with one package. */
  function distribution(name: string, code: string, module = name): Files {
    const info = `python/${name}-1.0.dist-info`
    return {
      [`python/${module}/__init__.py`]: code,
      [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
      [`${info}/RECORD`]: `${module}/__init__.py,,\n${name}-1.0.dist-info/METADATA,,\n`,
    }
  }

  test('numpy and its neighbours load, and each package that does not is named with its error', async () => {
    const project = treeOf({ 'requirements.txt': 'numpy\n' })
    const { directory } = await buildLayer(project, '', {
      manager: 'pip',
      runtimes: [`python${version}`],
      env: { ...process.env, PATH: await toolPath('uv') },
    })
    const broken = treeOf({
      ...distribution('throws', 'raise RuntimeError("of the package")'),
      ...distribution('crashes', 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)'),
      ...distribution('exits', 'import sys\nsys.exit(3)'),
      ...distribution('ends', 'import os\nos._exit(0)'),
      ...distribution('prints', 'import sys\nprint("{", end="")\nsys.stdout.close()'),
      ...distribution(
        'threads',
        'import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()',
      ),
      ...distribution('library', 'import ctypes\nctypes.CDLL("libnowhere.so.9")'),
      ...distribution('Needs-Boto', 'import boto3', 'needs_boto'),
      ...distribution('of-runner', 'import pip', 'of_runner'),
      ...distribution(
        'secrets-free',
        'import os\nassert not [n for n in os.environ if n.startswith(("AWS_", "INPUT_", "GITHUB_TOKEN"))]',
        'secrets_free',
      ),
      ...distribution('space.part', '', 'space/part'),
      ...distribution('types-x', '', 'x-stubs'),
      'python/path.pth': 'import sys; sys.loaded_pth = True\n',
      ...distribution('needs-pth', 'import sys\nassert sys.loaded_pth', 'needs_pth'),
    })
    cpSync(broken, directory, { recursive: true })
    const { errors, warnings, info } = await tested(directory, [`python${version}`])
    expect(warnings).toEqual([])
    const start = new Map(errors.map((text) => [/^"([^"]+)"/.exec(text)?.[1], text]))
    expect([...start.keys()].sort()).toEqual(['crashes', 'ends', 'exits', 'library', 'of-runner', 'throws'])
    const names = {
      throws: 'RuntimeError: of the package',
      crashes: 'signal SIGSEGV',
      exits: 'SystemExit: 3',
    }
    for (const [name, line] of Object.entries({
      ...names,
      ends: 'exit code 0',
      library: 'libnowhere.so.9: cannot open shared object file',
      'of-runner': "No module named 'pip'",
    }))
      expect(start.get(name)).toContain(line)
    expect(info.at(-1)).toBe(
      `python${version}: 6 packages load, 6 do not, 2 skipped: types-x (no modules), ` +
        'needs-boto (requires boto3, which is part of the runtime)',
    )
  })

  test('a package that changes the layer is named, and the others are not affected', async () => {
    const layer = treeOf({
      ...distribution(
        'deletes',
        'import os, sys\nos.remove(os.path.join(sys.path[1], "victim", "__init__.py"))',
      ),
      ...distribution('victim', 'value = 1'),
    })
    const { errors } = await tested(layer, [`python${version}`])
    expect(errors).toEqual([
      `"deletes" (import) does not load on python${version}: "it changes files of the layer: python/victim/__init__.py". ` +
        'Nothing was published. A function cannot change the files of a layer. Use another version of the package.',
    ])
  })
})

describe('Node.js', () => {
  const versions = ['20', '22', '24']
  const interpreters = new Map<string, Interpreter>()
  const toolCache = temporary()
  beforeAll(async () => {
    const context = contextOf()
    for (const version of versions) {
      const found = await findInterpreter('nodejs', version, context)
      if (!found) continue
      interpreters.set(version, found)
      const inCache = join(toolCache, 'node', found.version, process.arch, 'bin')
      mkdirSync(inCache, { recursive: true })
      symlinkSync(pathOf(found.command), join(inCache, 'node'))
    }
  })

  function packageOf(name: string, fields: object, files: Files = {}): Files {
    const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', ...fields }), ...files }
    return Object.fromEntries(
      Object.entries(all).map(([path, text]) => [`nodejs/node_modules/${name}/${path}`, text]),
    )
  }

  const esm = packageOf('esm', { exports: { import: './a.mjs' } }, { 'a.mjs': 'export default await "esm"' })

  test('the versions that this machine does not have come from npm', () => {
    expect([...interpreters].map(([version, found]) => [version, found.version.split('.')[0]])).toEqual(
      versions.map((version) => [version, version]),
    )
  })

  test('packages load with the forms that they support, on each version', async () => {
    const layer = treeOf({
      ...esm,
      ...packageOf('type-module', { type: 'module' }, { 'index.js': 'export default 1' }),
      ...packageOf('common', {}, { 'index.js': 'exports.a = 1' }),
      ...packageOf('json', { main: 'data.json' }, { 'data.json': '{}' }),
      ...packageOf('only-required', { exports: { require: './a.cjs' } }, { 'a.cjs': '' }),
      'nodejs/node_modules/.store/linked/package.json': '{"name":"linked","exports":{"require":"./a.cjs"}}',
      'nodejs/node_modules/.store/linked/a.cjs': '',
      'nodejs/node_modules/linked': '->.store/linked',
      ...packageOf('needs-sdk', {}, { 'index.js': 'require("@aws-sdk/client-s3")' }),
      ...packageOf('@types/node', { types: 'index.d.ts' }, { 'index.d.ts': '' }),
      ...packageOf('program', { bin: 'cli.js' }, { 'cli.js': 'process.exit(1)' }),
      ...packageOf('requires-esm', {}, { 'index.js': 'require("type-module")' }),
      ...packageOf(
        'half',
        { exports: { require: './a.cjs', import: './a.mjs' } },
        { 'a.cjs': '', 'a.mjs': 'import "./b"' },
      ),
      ...packageOf(
        'endless',
        { exports: { import: './a.mjs' } },
        { 'a.mjs': 'await new Promise(() => undefined)' },
      ),
    })
    const { errors, warnings, info } = await tested(layer, ['nodejs20.x', 'nodejs22.x', 'nodejs24.x'], {
      env: { RUNNER_TOOL_CACHE: toolCache },
    })
    expect(warnings).toEqual([])
    const on = 'on nodejs20.x and nodejs22.x and nodejs24.x'
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^"endless" \(import\) does not load on nodejs.*: "it ended its process with exit code 13/,
        ),
        expect.stringMatching(`^"half" \\(import\\) does not load ${on}: "Error: Cannot find module`),
        expect.stringMatching(/^"requires-esm" \(require, import\) does not load .*require\(\) of ES Module/),
      ]),
    )
    expect(errors.filter((text) => !/^"(endless|half|requires-esm)"/.test(text))).toEqual([])
    expect(info.filter((text) => text.includes('load'))).toEqual(
      ['nodejs20.x', 'nodejs22.x', 'nodejs24.x'].map(
        (runtime) =>
          `${runtime}: 6 packages load, 3 do not, 3 skipped: @types/node (only types), program (only programs), ` +
          'needs-sdk (requires @aws-sdk/client-s3, which is part of the runtime)',
      ),
    )
  })

  test.each(versions)('a test command on Node.js %s finds ES modules of the layer', async (version) => {
    const layer = join(
      treeOf(Object.fromEntries(Object.entries(esm).map(([path, text]) => [`opt/${path}`, text]))),
      'opt',
    )
    const { command = '' } = interpreters.get(version) ?? {}
    const lines: string[] = []
    await testLayer(
      'node --input-type=module -e "import esm from \'esm\'; console.log(esm, process.version)"',
      {
        layer,
        runtimes: [`nodejs${version}.x`],
        architecture: 'x86_64',
        workspace: temporary(),
        env: { ...process.env, PATH: `${dirname(command)}:${process.env['PATH'] ?? ''}` },
        log: quietLog((line) => lines.push(line)),
      },
    )
    expect(lines.at(-1)).toMatch(new RegExp(`^esm v${version}\\.`))
  })
})

test('the jars of a class path load with the Java of this machine', async () => {
  const found = await ofRunner('java', 1)
  const layer = treeOf({ 'java/lib/broken.jar': 'no zip', 'java/lib/notes.txt': '' })
  if (found) {
    const sources = treeOf({
      'Base.java': 'class Base {}',
      'a/Own.java': 'package a; public class Own {}',
      'Lost.java': 'class Lost extends Base {}',
    })
    execFileSync(found[1].command, [
      '-d',
      sources,
      ...['Base.java', 'a/Own.java', 'Lost.java'].map((file) => join(sources, file)),
    ])
    const jar = (name: string, file: string): void => {
      const zip = new AdmZip()
      zip.addLocalFile(join(sources, file), dirname(file) === '.' ? '' : dirname(file))
      zip.writeZip(join(layer, 'java', 'lib', name))
    }
    jar('own.jar', 'a/Own.class')
    jar('lost.jar', 'Lost.class')
  }
  const runtime = `java${found?.[0] ?? '21'}`
  const { errors, warnings, info } = await tested(layer, [runtime])
  if (!found) return expect(warnings).toEqual([expect.stringContaining(`was not run for ${runtime}`)])
  expect(errors).toEqual([
    expect.stringMatching(
      `^"broken.jar" \\(class path\\) does not load on ${runtime}: "java.util.zip.ZipException`,
    ),
    expect.stringMatching(
      `^"lost.jar" \\(class path\\) does not load on ${runtime}: "java.lang.NoClassDefFoundError: Base"`,
    ),
  ])
  expect(info.at(-1)).toBe(`${runtime}: 1 package loads, 2 do not`)
})

test('gems load with the Ruby of this machine', async () => {
  const found = await ofRunner('ruby', 2)
  const version = found?.[0] ?? '3.4'
  const gem = (name: string, files: Files): Files => ({
    [`ruby/gems/${version}.0/specifications/${name}-1.0.gemspec`]:
      `# -*- encoding: utf-8 -*-\n# stub: ${name} 1.0 ruby lib\n\nGem::Specification.new do |s|\n` +
      `  s.name = "${name}"\n  s.version = "1.0"\n  s.require_paths = ["lib"]\nend\n`,
    ...Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        `ruby/gems/${version}.0/gems/${name}-1.0/lib/${path}`,
        text,
      ]),
    ),
  })
  const layer = treeOf({
    ...gem('good-one', { 'good/one.rb': 'GOOD = 1' }),
    ...gem('bad', { 'bad.rb': 'raise "of the gem"' }),
    ...gem('ends', { 'ends.rb': 'exit!(4)' }),
    ...gem('programs', { 'other.rb': '' }),
  })
  const { errors, warnings, info } = await tested(layer, [`ruby${version}`])
  if (!found) return expect(warnings).toEqual([expect.stringContaining(`was not run for ruby${version}`)])
  expect(errors).toEqual([
    expect.stringContaining(`"bad" (require) does not load on ruby${version}: "RuntimeError: of the gem"`),
    expect.stringContaining(
      `"ends" (require) does not load on ruby${version}: "it ended its process with exit code 4"`,
    ),
  ])
  expect(info.at(-1)).toBe(`ruby${version}: 1 package loads, 2 do not, 1 skipped: programs (no entry point)`)
})

describe('a layer that cannot be tested is a warning', () => {
  const layer = treeOf({ 'python/a.py': '' })
  test('for another architecture', async () => {
    const { errors, warnings, output } = await tested(layer, ['python3.13'], {
      architecture: otherArchitecture,
    })
    expect([errors, output]).toEqual([[], []])
    expect(warnings).toEqual([
      `Input "smoke-test" was not run, because the layer is for ${otherArchitecture}, and this runner has another architecture. ` +
        'Use a runner of that architecture.',
    ])
  })

  test('for a runtime that is not available', async () => {
    const { warnings } = await tested(layer, ['python3.99'])
    expect(warnings).toEqual([
      'Input "smoke-test" was not run for python3.99, because this runner does not have Python 3.99. ' +
        'Add a step with "uses: actions/setup-python@v6" and that version before this one.',
    ])
  })

  test('without packages', async () => {
    const { warnings } = await tested(treeOf({ 'bin/a': '' }), ['provided.al2023'])
    expect(warnings).toEqual([expect.stringContaining('loaded nothing')])
  })
})

test('a layer without declared runtimes is tested with the languages of this machine', async () => {
  const { errors, info } = await tested(
    treeOf({ 'nodejs/node_modules/a/package.json': '{}', 'nodejs/node_modules/a/index.js': '' }),
    [],
  )
  expect(errors).toEqual([])
  expect(info.at(-1)).toBe('Node.js: 1 package loads')
})
