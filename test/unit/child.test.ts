import { describe, expect, test } from '@jest/globals'
import { run, withoutSecrets } from '../../src/build/child.ts'
import type { Ended } from '../../src/build/child.ts'
import { quietLog } from './quiet-log.ts'

test('other programs see what registries need, and no secret of this step', () => {
  const secrets = {
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SESSION_TOKEN: 'x',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    ACTIONS_RUNTIME_TOKEN: 'x',
    GITHUB_TOKEN: 'x',
    'INPUT_GITHUB-TOKEN': 'x',
    GITHUB_ENV: 'x',
    GITHUB_OUTPUT: 'x',
    GITHUB_PATH: 'x',
    GITHUB_STATE: 'x',
    GITHUB_STEP_SUMMARY: 'x',
  }
  const kept = {
    PATH: 'x',
    HOME: 'x',
    NODE_AUTH_TOKEN: 'x',
    GITHUB_REPOSITORY: 'x',
    npm_config_registry: 'x',
  }
  expect(withoutSecrets({ ...secrets, ...kept, ABSENT: undefined })).toEqual(kept)
})

describe('a command', () => {
  const lines: string[] = []
  const bash = (script: string): Promise<Ended> =>
    run({
      tool: 'bash',
      remedy: 'Install it.',
      args: ['-c', script],
      cwd: '.',
      env: process.env,
      log: quietLog((line) => lines.push(line)),
    })

  test('shows all lines as they come, of both streams, also the last without an end', async () => {
    const ended = await bash('echo one; echo two >&2; sleep 0.1; printf "dr\\303\\244i"')
    expect(ended.exitCode).toBe(0)
    expect([...ended.lines].sort()).toEqual(['dräi', 'one', 'two'])
    expect(lines).toEqual([expect.stringMatching(/^\$ bash -c echo one;/), ...ended.lines])
  })

  test('gives its exit code', async () => {
    expect((await bash('exit 3')).exitCode).toBe(3)
  })

  test('that asks a question gets no answer, and does not wait for one', async () => {
    expect((await bash('read answer')).exitCode).toBe(1)
  })

  test('that leaves something in the background is not waited for', async () => {
    expect((await bash('sleep 60 & echo one; printf two')).lines).toEqual(['one', 'two'])
  })

  test('that a signal ends has the exit code that a shell would give', async () => {
    expect((await bash('kill -TERM $$')).exitCode).toBe(143)
  })

  test('that is not installed is a problem, with its remedy', async () => {
    const missing = run({
      tool: 'no-such-tool',
      remedy: 'Install it.',
      args: [],
      cwd: '.',
      env: {},
      log: quietLog(),
    })
    await expect(missing).rejects.toThrow('"no-such-tool" is not installed on this runner. Install it.')
  })
})
