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
        'src/regions/deletion.ts',
        `    if (site.adopted.includes(found.version))
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
        'src/regions/reconcile.ts',
        'requireOurs(await site.service.publish(release), release, before)',
        'await site.service.publish(release)',
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
]

test.each(checks)('$name', async ({ seed, changes, finds }) => {
  expect(await brokenBy(seed)).toEqual([])
  for (const [path, text, instead] of changes) await change(path, text, instead)
  expect(await brokenBy(seed)).toContain(finds)
})
