import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { testLayer } from '../../../src/install/test-command.ts'
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
    ['for programs', {}, 'PATH', `%/bin:${path}`],
    ['for libraries', {}, 'LD_LIBRARY_PATH', '%/lib'],
    ['before those of the runner', { env: { LD_LIBRARY_PATH: '/own' } }, 'LD_LIBRARY_PATH', '%/lib:/own'],
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
    ['for Java', { runtimes: ['java8.al2'] }, 'CLASSPATH', '%/java/lib/*:.'],
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
    ['opt/java/lib/a.jar', 'CLASSPATH', '%/java/lib/*:.'],
    ['opt/python/a.py', 'NODE_PATH', ''],
  ]
  test.each(found)(
    'by the folders in the layer, if nothing was declared: %s',
    async (file, variable, expected) => {
      expect(await printedBy(`echo "$${variable}"`, { layer: { [file]: '' } })).toEqual([expected])
    },
  )
})

test('a module of the layer is found by its name', async () => {
  const layer = { 'opt/nodejs/node_modules/own/index.js': 'module.exports = "found"' }
  const command = `${execFileSync('which', ['node']).toString().trim()} -p 'require("own")'`
  expect(await printedBy(command, { layer, runtimes: ['nodejs24.x'] })).toEqual(['found'])
})
