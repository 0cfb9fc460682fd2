import { beforeAll, expect, test } from '@jest/globals'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommands, parseFileCommands } from './commands.mjs'
import { inputDefaults } from './action-defaults.mjs'
import { runAction } from './runner.mjs'

const actionYml = `name: Example
inputs:
  layer-name:
    description: A name.
    required: true
  duration:
    description: 'Seconds, as "text".'
    default: '3600'
  note:
    default: it's plain
  token:
    default: \${{ github.token }}
outputs:
  arn:
    description: Not an input.
`

const script = `
import { appendFileSync } from 'node:fs'
console.log('::warning title=Mind::one%0Atwo')
console.log('::add-mask::secret')
console.log(JSON.stringify({ cwd: process.cwd(), env: process.env }))
appendFileSync(process.env.GITHUB_OUTPUT, 'arn<<end\\nfirst\\nsecond\\nend\\n')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done')
process.exit(3)
`

let workspace: string
let options: { workspace: string; entry: string; manifest: string }

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  options = { workspace, entry: join(workspace, 'entry.mjs'), manifest: join(workspace, 'action.yml') }
  await writeFile(options.entry, script)
  await writeFile(options.manifest, actionYml)
})

test('the defaults of inputs are read from action.yml', () => {
  const defaults = { 'layer-name': '', duration: '3600', note: "it's plain", token: '' }
  expect(inputDefaults(actionYml)).toEqual(defaults)
})

test('an action has the environment of a runner, and its results are read', async () => {
  const result = await runAction({
    ...options,
    inputs: { 'layer-name': 'example' },
    env: { AWS_REGION: 'eu-west-1' },
  })
  expect(result).toMatchObject({
    exitCode: 3,
    outputs: { arn: 'first\nsecond' },
    summary: '# Done',
    annotations: [{ level: 'warning', title: 'Mind', message: 'one\ntwo' }],
    masks: ['secret'],
  })
  const { env, cwd } = JSON.parse(result.log.split('\n').find((line) => line.startsWith('{')) ?? '')
  expect(cwd).toBe(workspace)
  expect(env).toMatchObject({
    'INPUT_LAYER-NAME': 'example',
    INPUT_DURATION: '3600',
    INPUT_TOKEN: '',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: result.temp,
    AWS_REGION: 'eu-west-1',
  })
  expect(Object.keys(env).filter((name) => /^(npm_|JEST_|NODE_OPTIONS)/.test(name))).toEqual([])
})

test('an action that is ended by a signal has the exit code of the signal', async () => {
  await writeFile(options.entry, `console.log('ready'); setInterval(() => {}, 1000)`)
  const onStart = (child: ChildProcess) => {
    child.stdout?.once('data', () => child.kill('SIGTERM'))
  }
  expect((await runAction({ ...options, onStart })).exitCode).toBe(143)
})

test('commands have no effect while they are stopped', () => {
  const log = ['::stop-commands::x1', '::error::inside', '::x1::', '::error file=a.ts,line=1::100%25 outside']
  expect(parseCommands(log.join('\n')).annotations).toEqual([{ level: 'error', message: '100% outside' }])
})

test('outputs are read as the runner reads them', () => {
  expect(parseFileCommands('a=1=2\nb<<E1\nx=<<y\nE1\n')).toEqual({ a: '1=2', b: 'x=<<y' })
  expect(() => parseFileCommands('b<<E1\nx\n')).toThrow('no end "E1"')
})
