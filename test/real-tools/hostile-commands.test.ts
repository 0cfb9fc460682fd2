import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { FaultSource } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import { annotationsOf, lambdaOn, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'

/** Attacks on a run by build and test commands, by processes that they leave running, and by other processes on the runner. */

const region = 'eu-west-1'
let rig: Rig
let temporary: string

beforeAll(async () => {
  rig = await startRig()
})
beforeEach(async () => {
  await rig.reset()
  temporary = mkdtempSync(join(tmpdir(), 'temporary-'))
})
afterAll(() => rig.stop())

function publish(
  inputs: Record<string, string>,
  workspace = smallLayer(),
  env: Record<string, string> = {},
): Promise<Result> {
  return run(workspace, { ...rig.env, RUNNER_TEMP: temporary, ...env }, { regions: region, ...inputs })
}

function zips(): string[] {
  return globSync(join(temporary, '**', '*.zip'))
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation }) => operation)
}

async function publishedHash(): Promise<string | undefined> {
  const query = { LayerName: 'test-layer', VersionNumber: 1 }
  return (await lambdaOn(rig, region).send(new GetLayerVersionCommand(query))).Content?.CodeSha256
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('base64')
}

/** Does something when the action sends this request to AWS. At that time, the archive has been checked. */
function when(operation: string, act: () => void, then: object = {}): void {
  const next: FaultSource['next'] = (request) => {
    if (request.operation !== operation) return undefined
    act()
    return then
  }
  rig.faults.add({ next })
}

const changed = 'The archive was changed after the action checked it'
const everyZip = 'for zip in "$RUNNER_TEMP"/*/*.zip "$RUNNER_TEMP"/*/*/*.zip; do [ -e "$zip" ] &&'

/** Returns a command that leaves a process running. After the command has ended, this process changes each zip of the run. */
const laterOnEveryZip = (what: string): string =>
  `env -i RUNNER_TEMP="$RUNNER_TEMP" setsid --fork bash -c '
     sleep 0.8; for try in {1..100}; do sleep 0.02; ${everyZip} ${what}; done; done' > /dev/null 2>&1`

/** Delays a response of AWS, so that a process that is left running has time to act. */
function waitForAws(): void {
  rig.faults.add({ when: { operation: 'ListLayerVersions' }, then: { delayMs: 1_500 } })
}

describe('only the archive that was checked is published', () => {
  test.each([
    ['overwritten', 'echo other > "$zip"'],
    ['replaced', 'cp --remove-destination "$0" "$zip"'],
    ['truncated', 'truncate --size=-1 "$zip"'],
    ['deleted', 'rm "$zip"'],
    ['as a link to another file', 'ln --symbolic --force "$0" "$zip"'],
    ['as a pipe', 'rm "$zip" && mkfifo "$zip"'],
  ])('nothing is published if the test command leaves the zip %s', async (_how, what) => {
    const result = await publish({ 'test-command': `${everyZip} ${what}; done; true` })
    expect([result.exitCode, writes()]).toEqual([1, []])
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining(changed)])
    expect(result.outputs['archive']).toBe('')
    expect(existsSync(result.outputs['manifest'] ?? '')).toBe(true)
  })

  test.each([
    ['the zip', 'echo other > "$zip"'],
    ['the folder of the zip', 'mv "${zip%/*}" "${zip%/*}-old" && ln -s /tmp "${zip%/*}"'],
  ])('processes that a test command leaves running cannot change %s', async (_what, what) => {
    waitForAws()
    const result = await publish({ 'test-command': laterOnEveryZip(what) })
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringMatching(
        /^Input "test-command" left processes running, and the action ended them: .*bash/,
      ),
    ])
    expect(await publishedHash()).toBe(result.outputs['code-sha256'])
    expect(hashOf(result.outputs['archive'] ?? '')).toBe(result.outputs['code-sha256'])
  })

  test('if the test command fails, the archive is available in the outputs', async () => {
    const { exitCode, outputs } = await publish({ 'test-command': 'false' })
    expect([exitCode, writes()]).toEqual([1, []])
    expect(hashOf(outputs['archive'] ?? '')).toBe(outputs['code-sha256'])
  })

  test('processes that a build command leaves running cannot change the zip', async () => {
    waitForAws()
    const build = `mkdir "$LAYER_DIR/bin"; echo one > "$LAYER_DIR/bin/one"; ${laterOnEveryZip('echo other > "$zip"')}`
    const result = await publish({ 'build-command': build })
    expect(result.exitCode).toBe(0)
    expect(await publishedHash()).toBe(result.outputs['code-sha256'])
  })

  test('if the zip is replaced while the action reads from AWS, nothing is published', async () => {
    when('ListLayerVersions', () => zips().forEach((zip) => writeFileSync(zip, 'other')))
    // The action would publish placeholder versions first.
    const result = await publish({ version: '3' })
    expect([result.exitCode, writes()]).toEqual([1, []])
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining(changed)])
  })

  test('the file of input "archive" can change after the action has read it', async () => {
    const workspace = workspaceOf({ 'one.txt': '' })
    const { outputs } = await publish({ 'dry-run': 'true' })
    const given = join(workspace, 'given.zip')
    writeFileSync(given, readFileSync(outputs['archive'] ?? ''))
    when('ListLayerVersions', () => rmSync(given))
    const result = await publish({ archive: 'given.zip' }, workspace)
    expect(result.exitCode).toBe(0)
    expect(await publishedHash()).toBe(outputs['code-sha256'])
  })

  test('a zip that is replaced before its upload to S3 is not uploaded', async () => {
    const credentials = {
      accessKeyId: rig.env.AWS_ACCESS_KEY_ID,
      secretAccessKey: rig.env.AWS_SECRET_ACCESS_KEY,
    }
    const s3 = new S3Client({ region, endpoint: rig.url, credentials, forcePathStyle: true })
    const Bucket = 'layers-of-a-test'
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }),
    )
    rig.calls.length = 0
    rig.faults.add({
      when: { operation: 'PublishLayerVersion' },
      then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
    })
    when('HeadObject', () =>
      zips().forEach((zip) => {
        rmSync(zip)
        symlinkSync('/dev/zero', zip)
      }),
    )
    const result = await publish({ 's3-bucket': Bucket })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining(`${region}: ${changed}`)])
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0)
  })
})

describe('processes that a command leaves running cannot send workflow commands', () => {
  /** Runs the action with its output in a pipe, as GitHub's runner does. Other processes can open the pipe. */
  function withPipe(
    inputs: Record<string, string>,
    onStart: (child: ChildProcess) => void = () => undefined,
  ): Promise<Result> {
    const node = join(temporary, 'node')
    writeFileSync(node, `#!/bin/bash\nexec "${process.execPath}" "$@" > >(exec cat)\n`, { mode: 0o755 })
    return runAction({
      workspace: smallLayer(),
      onStart,
      node,
      env: { ...rig.env, RUNNER_TEMP: temporary },
      inputs: { 'layer-name': 'test-layer', regions: region, ...inputs },
    })
  }

  /** A process that writes workflow commands to the output of the action, which is the parent process. */
  const sendCommands = `out=/proc/$PPID/fd/1; export out
    setsid --fork bash -c 'for try in {1..200}; do echo "::error::no" > $out; sleep 0.02; done' > /dev/null 2>&1`

  test('after the command has ended', async () => {
    waitForAws()
    const result = await withPipe({ 'test-command': sendCommands })
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain('::error::no')
    expect(annotationsOf(result, 'error')).toEqual([])
  })

  test('when the job is cancelled', async () => {
    const left = join(temporary, 'left')
    const build = `${sendCommands}\nsetsid --fork bash -c 'echo $$ > ${left}; sleep 300'\nsleep 300`
    const result = await withPipe({ 'build-command': build }, (child) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        if (existsSync(left) && chunk.includes('::error::no')) child.kill('SIGINT')
      })
    })
    expect(result.exitCode).toBe(130)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining('The run was cancelled (SIGINT).'),
    ])
    const state = join('/proc', readFileSync(left, 'utf8').trim(), 'stat')
    expect(existsSync(state) ? readFileSync(state, 'utf8') : ') Z').toMatch(/\) Z/)
  })
})

describe('a build that takes too long', () => {
  const most = { 'build-timeout-minutes': '0.02' }

  test.each([
    ['build-command', { 'build-command': 'trap "" TERM; sleep 300; sleep 300' }, 'Input "build-command"'],
    [
      'test-command',
      { 'test-command': 'exec > /dev/null 2>&1; setsid --fork sleep 300; sleep 300' },
      'Input "test-command"',
    ],
  ])('is killed, and nothing is published: %s', async (_which, inputs, name) => {
    const result = await publish({ ...most, ...inputs })
    expect([result.exitCode, rig.calls]).toEqual([1, []])
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining(
        `${name} was ended: building and testing the layer took longer than input "build-timeout-minutes" allows (0.02 minutes).`,
      ),
    ])
    expect(existsSync(result.outputs['manifest'] ?? '')).toBe(true)
  })

  test('is killed while a package manager installs', async () => {
    const dependency = '{"version":"1.0.0"}'
    const workspace = workspaceOf({
      'package.json': '{"name":"own","version":"1.0.0","dependencies":{"a":"1.0.0"}}',
      'package-lock.json': `{"name":"own","lockfileVersion":3,"packages":{"":{"dependencies":{"a":"1.0.0"}},"node_modules/a":${dependency}}}`,
      'bin/npm': '#!/bin/bash\n[[ $* == *--version* ]] && echo 11.0.0 && exit\nsleep 300',
    })
    chmodSync(join(workspace, 'bin/npm'), 0o755)
    const PATH = `${join(workspace, 'bin')}:${process.env['PATH'] ?? ''}`
    const result = await publish({ ...most, 'package-manager': 'npm' }, workspace, { PATH })
    expect([result.exitCode, rig.calls]).toEqual([1, []])
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^npm was ended: .*"build-timeout-minutes"/),
    ])
  })
})
