import { describe, expect, test } from '@jest/globals'
import { commandName, run, withoutSecrets } from '../../../../src/install/run/child.ts'
import type { Log } from '../../../../src/base/log.ts'
import type { Ended } from '../../../../src/install/run/child.ts'
import { quietLog } from '../../../support/quiet-log.ts'

test('other programs see the variables for registries, but no secret of this step', () => {
  const secrets = {
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SESSION_TOKEN: 'x',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    ACTIONS_RUNTIME_TOKEN: 'x',
    GITHUB_TOKEN: 'x',
    GH_TOKEN: 'x',
    GH_ENTERPRISE_TOKEN: 'x',
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
    UV_INDEX_INTERNAL_PASSWORD: 'x',
    PIP_INDEX_URL: 'x',
    BUNDLE_GEMS__EXAMPLE__COM: 'x',
    GITHUB_REPOSITORY: 'x',
    npm_config_registry: 'x',
  }
  expect(withoutSecrets({ ...secrets, ...kept, ABSENT: undefined })).toEqual(kept)
})

test.each([
  ['/usr/bin/npm', ['ci', '--omit=dev'], 'npm ci'],
  ['npm', ['run', 'prepare', '--force'], 'npm run prepare'],
  ['python3', ['-m', 'pip', 'install', '--target', '/tmp/a'], 'python3 -m pip install'],
  ['python3', ['-c', 'import secret'], 'python3'],
  ['mvn', ['--batch-mode', 'package'], 'mvn'],
  ['uv', ['--version'], 'uv --version'],
  ['curl', ['https://user:token@example.com/'], 'curl'],
])('the profile names %s %j without its settings and values', (tool, args, name) => {
  expect(commandName(tool, args)).toBe(name)
})

describe('a command', () => {
  test('is recorded with its duration', async () => {
    const names: string[] = []
    const timed: Log['timed'] = (name, work) => {
      names.push(name)
      return work()
    }
    const log = { ...quietLog(), timed }
    await run({ tool: 'true', setupHint: '', args: ['now'], cwd: '/', env: process.env, log })
    expect(names).toEqual(['true now'])
  })

  const lines: string[] = []
  const bash = (script: string): Promise<Ended> =>
    run({
      tool: 'bash',
      setupHint: 'Install it.',
      args: ['-c', script],
      cwd: '.',
      env: process.env,
      log: quietLog((line) => lines.push(line)),
    })

  test('shows all lines of both streams live, including an unfinished last line', async () => {
    const ended = await bash('echo one; echo two >&2; sleep 0.1; printf "dr\\303\\244i"')
    expect(ended.exitCode).toBe(0)
    expect([...ended.lines].sort()).toEqual(['dräi', 'one', 'two'])
    expect(lines).toEqual([expect.stringMatching(/^\$ bash -c echo one;/), ...ended.lines])
  })

  test('splits lines as the runner does: at CR, LF or both, in any chunks', async () => {
    const script = String.raw`printf 'a\rb\r'; sleep 0.1; printf '\n\nc\r\nd\r'`
    expect((await bash(script)).lines).toEqual(['a', 'b', '', 'c', 'd'])
  })

  test('with split or invalid characters is shown as far as possible', async () => {
    const script = String.raw`printf 'dr\303'; sleep 0.1; printf '\244i\n\377\0\n\303'`
    expect((await bash(script)).lines).toEqual(['dräi', '\ufffd\0', '\ufffd'])
  })

  test('with an endless line is shown in parts', async () => {
    const { lines: pieces } = await bash('head -c 3000000 /dev/zero | tr "\\0" x')
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.join('').length).toBe(3_000_000)
  })

  test('with endless output is kept by its newest output', async () => {
    const { lines: last } = await bash('yes "$(printf %01000d 7)" | head -c 50000000; echo; echo end')
    expect(last.length).toBeLessThan(35_000)
    expect(last.at(-1)).toBe('end')
  })

  test('returns its exit code', async () => {
    expect((await bash('exit 3')).exitCode).toBe(3)
  })

  test('that prompts for input does not wait', async () => {
    expect((await bash('read answer')).exitCode).toBe(1)
  })

  test('that a signal ends has the exit code of a shell', async () => {
    expect((await bash('kill -TERM $$')).exitCode).toBe(143)
  })

  test('that is not installed is a problem, with how to install it', async () => {
    const missing = run({
      tool: 'no-such-tool',
      setupHint: 'Install it.',
      args: [],
      cwd: '.',
      env: {},
      log: quietLog(),
    })
    await expect(missing).rejects.toThrow('"no-such-tool" is not installed on this runner. Install it.')
  })
})
