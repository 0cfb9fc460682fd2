import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

/**
 * Shows that the fuzzer finds errors. If a check is removed from the sources, a seed reports what that breaks. With all
 * checks, it reports nothing.
 */

const run = promisify(execFile)

let copy: string

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'fuzz-finds-'))
  for (const name of ['src', 'test', 'yank', 'action.yml', 'package.json'])
    await cp(name, join(copy, name), { recursive: true })
  for (const name of ['node_modules', '.cache']) await symlink(resolve(name), join(copy, name))
})
afterEach(() => rm(copy, { recursive: true, force: true }))

/** Replaces a text in a file of the copy. */
async function change(path: string, text: string, replacement: string): Promise<void> {
  const source = await readFile(join(copy, path), 'utf8')
  expect(source).toContain(text)
  await writeFile(
    join(copy, path),
    source.replace(text, () => replacement),
  )
}

async function errorsOfSeed(seed: number): Promise<string[]> {
  const { stdout } = await run(process.execPath, ['--no-warnings', 'test/fuzz/replay.ts', String(seed)], {
    cwd: copy,
    env: { ...process.env, ACTION_FROM: 'src' },
  })
  return JSON.parse(stdout)
}

interface Check {
  readonly name: string
  readonly seed: number
  readonly changes: readonly (readonly [path: string, text: string, replacement: string])[]
  readonly finding: string
}

const checks: readonly Check[] = [
  {
    name: 'a version that was found after a lost response is not deleted',
    seed: 392,
    changes: [
      [
        'src/regions/apply/deletion.ts',
        `    if (regionRun.adopted.includes(found.version))
      return 'the response to its publish was lost, so another run may have published it'
`,
        '',
      ],
    ],
    finding: 'us-east-1: it deleted 4, which is of twin',
  },
  {
    name: 'the response to another publish request is not accepted',
    seed: 79,
    changes: [
      [
        'src/regions/apply/publish-and-confirm.ts',
        'requireExpected(await task.service.publish(expected), expected, before)',
        'await task.service.publish(expected)',
      ],
    ],
    finding: 'eu-central-1: it granted 4, which is of stranger',
  },
  {
    name: 'version numbers are not aligned if a Region cannot be read',
    seed: 3,
    changes: [
      [
        'src/plan/all-or-nothing.ts',
        "if (numbering.kind !== 'aligned') return undefined",
        'if (numbering) return undefined',
      ],
    ],
    finding: 'it wrote, although a Region could not be seen',
  },
  {
    name: 'a listing of another layer does not cause a deletion',
    seed: 1,
    changes: [
      ['src/regions/calls/responses.ts', '    requireArn(arn, version, about)\n', ''],
      [
        'src/regions/apply/deletion.ts',
        "filler: (found) => (isPlaceholder(found) ? undefined : 'it is not a placeholder version')",
        'filler: () => undefined',
      ],
    ],
    finding: 'us-west-1: it deleted 2, which is of before',
  },
  {
    name: 'a version of another layer is not reported',
    seed: 751,
    changes: [
      [
        'src/regions/calls/responses.ts',
        '  if (layer && layer !== arnOf(about)) return unreadable()\n',
        '  void layer\n',
      ],
      ['src/regions/calls/responses.ts', '  requireArn(arn, version, about)\n  return {', '  return {'],
    ],
    finding: 'eu-west-1: there is no arn:aws:lambda:eu-west-1:123456789012:layer:y:3',
  },
  {
    name: 'the policy of another version does not count as a permission',
    seed: 612,
    changes: [
      [
        'src/regions/calls/responses.ts',
        'if (!resources.every((resource) => resource === `${arnOf(about)}:${about.version}`)) return unreadable()',
        'void resources',
      ],
    ],
    finding: 'eu-central-1: it ended well, and is not granted to 777788889999',
  },
  {
    name: 'another parameter with the same value is not accepted',
    seed: 1344,
    changes: [
      ['src/regions/calls/responses.ts', 'Name === name && (!ARN || ARN === arn)', 'Name && (ARN ?? arn)'],
    ],
    finding: 'eu-central-1: it ended well, and /layers/x/arn is undefined',
  },
]

test.each(checks)('$name', async ({ seed, changes, finding }) => {
  expect(await errorsOfSeed(seed)).toEqual([])
  for (const [path, text, replacement] of changes) await change(path, text, replacement)
  expect(await errorsOfSeed(seed)).toContain(finding)
})
