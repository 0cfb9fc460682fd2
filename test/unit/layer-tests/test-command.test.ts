import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { testLayer } from '../../../src/layer-tests/test-command.ts'
import { treeOf } from '../../support/pack-layer.ts'
import { quietLog } from '../../support/quiet-log.ts'

interface Given {
  readonly runtimes?: readonly string[]
  readonly layer?: Record<string, string>
  readonly env?: Record<string, string>
}

const path = process.env['PATH'] ?? ''

/** Returns the output of a command that runs with a layer. `%` is the directory of the layer. */
async function printedBy(
  command: string,
  { runtimes = [], layer = {}, env = {} }: Given = {},
): Promise<string[]> {
  const lines: string[] = []
  const directory = join(treeOf(layer), 'opt')
  mkdirSync(directory, { recursive: true })
  await testLayer(command, {
    layer: directory,
    runtimes,
    architecture: 'x86_64',
    workspace: treeOf({ 'test/smoke.sh': 'echo "it runs"' }),
    env: { PATH: path, ...env },
    log: quietLog((line) => lines.push(line)),
  })
  return lines.slice(1).map((line) => line.replaceAll(directory, '%'))
}

describe('a test of a layer', () => {
  test('runs in the checkout', async () => {
    expect(await printedBy('bash test/smoke.sh')).toEqual(['it runs'])
  })

  test('sees no secret, but the path of the layer', async () => {
    const env = { AWS_SECRET_ACCESS_KEY: 'x', GITHUB_TOKEN: 'x', OWN: 'y' }
    const command = 'echo "$LAYER_DIR,$AWS_SECRET_ACCESS_KEY,$GITHUB_TOKEN,$OWN"'
    expect(await printedBy(command, { env })).toEqual(['%,,,y'])
  })

  test.each(['exit 3', 'false; exit 3', 'exit 3 | cat; true'])(
    'fails the step if it fails: %s',
    async (command) => {
      await expect(printedBy(command)).rejects.toThrow(
        /^Input "test-command" ended with exit code [13]\. Nothing was published\. See its output/,
      )
    },
  )
})

describe('the variables are those that Lambda sets', () => {
  const table: [string, Given, string, string][] = [
    ['for programs, after those of the runner', {}, 'PATH', `${path}:%/bin`],
    ['for libraries', {}, 'LD_LIBRARY_PATH', '%/lib'],
    ['after those of the runner', { env: { LD_LIBRARY_PATH: '/own' } }, 'LD_LIBRARY_PATH', '/own:%/lib'],
    [
      'for Node.js',
      { runtimes: ['nodejs22.x'] },
      'NODE_PATH',
      '%/nodejs/node22/node_modules:%/nodejs/node_modules',
    ],
    [
      'for Python',
      { runtimes: ['python3.13'] },
      'PYTHONPATH',
      '%/python/lib/python3.13/site-packages:%/python',
    ],
    ['for Ruby', { runtimes: ['ruby3.4'] }, 'GEM_PATH', '%/ruby/gems/3.4.0'],
    ['for Ruby without gems', { runtimes: ['ruby3.4'] }, 'RUBYLIB', '%/ruby/lib'],
    [
      'for Java: the jars by name, after the files of the function',
      {
        runtimes: ['java8.al2'],
        layer: { 'opt/java/lib/b.jar': '', 'opt/java/lib/a.jar': '', 'opt/java/lib/c.txt': '' },
      },
      'CLASSPATH',
      '.:%/java/lib/a.jar:%/java/lib/b.jar',
    ],
    ['for Java without jars', { runtimes: ['java21'] }, 'CLASSPATH', '.'],
    [
      'for Ruby after those of the runner',
      { runtimes: ['ruby3.4'], env: { GEM_PATH: '/own', RUBYLIB: '/lib' } },
      'GEM_PATH',
      '/own:%/ruby/gems/3.4.0',
    ],
    [
      'for Node.js before those of the runner',
      { runtimes: ['nodejs24.x'], env: { NODE_PATH: '/own' } },
      'NODE_PATH',
      '%/nodejs/node24/node_modules:%/nodejs/node_modules:/own',
    ],
    [
      'for all that were declared',
      { runtimes: ['python3.13', 'python3.9', 'nodejs22.x'] },
      'PYTHONPATH',
      '%/python/lib/python3.9/site-packages:%/python/lib/python3.13/site-packages:%/python',
    ],
    ['but not for a language that was not', { runtimes: ['python3.13'] }, 'NODE_PATH', ''],
  ]
  test.each(table)('%s', async (_name, given, variable, expected) => {
    expect(await printedBy(`echo "$${variable}"`, given)).toEqual([expected])
  })

  const found: [string, string, string][] = [
    ['opt/nodejs/node_modules/a/index.js', 'NODE_PATH', '%/nodejs/node_modules'],
    [
      'opt/nodejs/node20/node_modules/a/index.js',
      'NODE_PATH',
      '%/nodejs/node20/node_modules:%/nodejs/node_modules',
    ],
    [
      'opt/python/lib/python3.12/site-packages/a.py',
      'PYTHONPATH',
      '%/python/lib/python3.12/site-packages:%/python',
    ],
    ['opt/ruby/gems/3.3.0/specifications/a.gemspec', 'GEM_PATH', '%/ruby/gems/3.3.0'],
    ['opt/java/lib/a.jar', 'CLASSPATH', '.:%/java/lib/a.jar'],
    ['opt/python/a.py', 'NODE_PATH', ''],
  ]
  test.each(found)(
    'by the folders in the layer, if nothing was declared: %s',
    async (file, variable, expected) => {
      expect(await printedBy(`echo "$${variable}"`, { layer: { [file]: '' } })).toEqual([expected])
    },
  )
})

const node = execFileSync('which', ['node']).toString().trim()

/** Returns what a module prints in a test of a layer for Node.js. The module can use the packages of the layer. */
function printedByModule(
  code: string,
  layer: Record<string, string>,
  env: Record<string, string> = {},
): Promise<string[]> {
  const inLayer = Object.entries(layer).map(([path, text]) => [`opt/nodejs/node_modules/${path}`, text])
  const command = `"${node}" --input-type=module <<'CODE'\n${code}\nCODE`
  return printedBy(command, {
    layer: Object.fromEntries(inLayer) as Record<string, string>,
    runtimes: ['nodejs24.x'],
    env,
  })
}

/** Returns the files of a package with these fields. */
function packageOf(name: string, fields: object, files: Record<string, string>): Record<string, string> {
  const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', ...fields }), ...files }
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [`${name}/${path}`, text]))
}

describe('a package of the layer is found by its name', () => {
  test('with require', async () => {
    const layer = { 'opt/nodejs/node_modules/own/index.js': 'module.exports = "found"' }
    const command = `${node} -p 'require("own")'`
    expect(await printedBy(command, { layer, runtimes: ['nodejs24.x'] })).toEqual(['found'])
  })

  test('with import: CommonJS, an ES module, a scope, a subpath and conditions', async () => {
    const layer = {
      ...packageOf('common', {}, { 'index.js': 'module.exports = "common"' }),
      ...packageOf('esm', { type: 'module', main: 'index.js' }, { 'index.js': 'export default "esm"' }),
      ...packageOf('@scope/one', { exports: './a.mjs' }, { 'a.mjs': 'export default "scope"' }),
      ...packageOf(
        'both',
        { exports: { '.': { require: './a.cjs', import: './a.mjs' }, './sub': './sub.mjs' } },
        {
          'a.cjs': 'module.exports = "required"',
          'a.mjs': 'export default "imported"',
          'sub.mjs': 'export default "sub"',
        },
      ),
    }
    const code = `
      import common from 'common'
      import one from '@scope/one'
      import both from 'both'
      import sub from 'both/sub'
      const { default: esm } = await import('esm')
      console.log(common, one, both, sub, esm)`
    expect(await printedByModule(code, layer)).toEqual(['common scope imported sub esm'])
  })

  test('after the packages of the program, and not instead of builtin modules', async () => {
    const layer = packageOf('fs', { type: 'module' }, { 'index.js': 'export default "own"' })
    const code = `
      import fs from 'fs'
      const missing = await import('nowhere').catch((error) => error.code)
      const noPath = await import('fs/nothing.js').catch((error) => error.code)
      console.log(typeof fs.readFileSync, missing, noPath)`
    expect(await printedByModule(code, layer)).toEqual(['function ERR_MODULE_NOT_FOUND ERR_MODULE_NOT_FOUND'])
  })

  test('in programs and threads that the test starts, with the options of the user', async () => {
    const layer = packageOf(
      'own',
      { type: 'module', main: 'index.js' },
      { 'index.js': 'export default "found"' },
    )
    const code = `
      import { execFileSync } from 'node:child_process'
      import { once } from 'node:events'
      import { Worker } from 'node:worker_threads'
      const text = "import('own').then((own) => console.log(own.default, process.title))"
      console.log(execFileSync(process.execPath, ['-e', text]).toString().trim())
      await once(new Worker(text, { eval: true }), 'exit')`
    const env = { NODE_OPTIONS: '--title="of the user"' }
    expect(await printedByModule(code, layer, env)).toEqual(['found of the user', 'found of the user'])
  })

  test('only if a Node.js runtime is declared that does so', async () => {
    const options = (runtimes: string[]): Promise<string[]> =>
      printedBy('echo "$NODE_OPTIONS"', { runtimes, env: { NODE_OPTIONS: '--no-warnings' } })
    expect(await options(['python3.13'])).toEqual(['--no-warnings'])
    expect(await options(['nodejs16.x'])).toEqual(['--no-warnings'])
    expect(await options(['nodejs22.x'])).toEqual([
      expect.stringMatching(/^--no-warnings --require ".*\.cjs"$/),
    ])
  })
})

test('the log names programs of the layer that the runner has too', async () => {
  const said: string[] = []
  const directory = treeOf({ 'opt/bin/bash': '', 'opt/bin/only-in-layer': '' })
  const log = { ...quietLog(), info: (text: string) => void said.push(text) }
  await testLayer('true', {
    layer: join(directory, 'opt'),
    runtimes: [],
    architecture: 'x86_64',
    workspace: directory,
    env: { PATH: path },
    log,
  })
  expect(said).toEqual([expect.stringContaining('programs of the layer: bash. As in Lambda')])
})
