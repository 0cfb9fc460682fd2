import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

/** The fuzzer has teeth: with a check taken out of the sources, a seed finds what that breaks. With all checks, the same seeds find nothing. */

const run = promisify(execFile)

let copy: string

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'fuzz-finds-'))
  for (const name of ['src', 'test', 'yank', 'action.yml', 'package.json'])
    await cp(name, join(copy, name), { recursive: true })
  for (const name of ['node_modules', '.cache']) await symlink(resolve(name), join(copy, name))
})
afterEach(() => rm(copy, { recursive: true, force: true }))

/** Takes the text out of a file of the copy, or puts another in its place. */
async function change(path: string, text: string, instead: string): Promise<void> {
  const source = await readFile(join(copy, path), 'utf8')
  expect(source).toContain(text)
  await writeFile(
    join(copy, path),
    source.replace(text, () => instead),
  )
}

async function brokenBy(seed: number): Promise<string[]> {
  const { stdout } = await run(process.execPath, ['--no-warnings', 'test/fuzz/replay.ts', String(seed)], {
    cwd: copy,
    env: { ...process.env, ACTION_FROM: 'src' },
  })
  return JSON.parse(stdout)
}

interface Check {
  readonly name: string
  readonly seed: number
  readonly changes: readonly (readonly [path: string, text: string, instead: string])[]
  readonly finds: string
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
    finds: 'us-east-1: it deleted 4, which is of twin',
  },
  {
    name: 'the response to another publish is not taken for its own',
    seed: 79,
    changes: [
      [
        'src/regions/apply/publish-and-confirm.ts',
        'requireExpected(await task.service.publish(expected), expected, before)',
        'await task.service.publish(expected)',
      ],
    ],
    finds: 'eu-central-1: it granted 4, which is of stranger',
  },
  {
    name: 'nothing is aligned while a Region could not be read',
    seed: 3,
    changes: [
      [
        'src/plan/plan.ts',
        "if (numbering.kind !== 'aligned') return undefined",
        'if (numbering) return undefined',
      ],
    ],
    finds: 'it wrote, although a Region could not be seen',
  },
  {
    name: 'a listing of another layer leads to no deletion',
    seed: 1,
    changes: [
      ['src/regions/calls/responses.ts', '    requireArn(arn, version, about)\n', ''],
      [
        'src/regions/apply/deletion.ts',
        "filler: (found) => (isPlaceholder(found) ? undefined : 'it is not a placeholder version')",
        'filler: () => undefined',
      ],
    ],
    finds: 'us-west-1: it deleted 2, which is of before',
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
    finds: 'eu-west-1: there is no arn:aws:lambda:eu-west-1:123456789012:layer:y:3',
  },
  {
    name: 'the policy of another version grants nothing',
    seed: 612,
    changes: [
      [
        'src/regions/calls/responses.ts',
        'if (!resources.every((resource) => resource === `${arnOf(about)}:${about.version}`)) return unreadable()',
        'void resources',
      ],
    ],
    finds: 'eu-central-1: it ended well, and is not granted to 777788889999',
  },
  {
    name: 'another parameter with the same value is not ours',
    seed: 1344,
    changes: [
      ['src/regions/calls/responses.ts', 'Name === name && (!ARN || ARN === arn)', 'Name && (ARN ?? arn)'],
    ],
    finds: 'eu-central-1: it ended well, and /layers/x/arn is undefined',
  },
]

test.each(checks)('$name', async ({ seed, changes, finds }) => {
  expect(await brokenBy(seed)).toEqual([])
  for (const [path, text, instead] of changes) await change(path, text, instead)
  expect(await brokenBy(seed)).toContain(finds)
})
