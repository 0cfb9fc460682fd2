import { describe, expect, test } from '@jest/globals'
import { textsOf } from '../../../../src/base/message.ts'
import { errorsOf } from '../../../../src/base/problem.ts'
import { elfFile } from '../../../support/elf-file.ts'
import { gitLfsPointer } from '../../../support/foreign-files.ts'
import { packArchive, packDirectory, packTree, treeOf, zipOf } from '../../../support/pack-layer.ts'
import type { Files } from '../../../support/pack-layer.ts'

const node = 'nodejs/node_modules'
const published = { [`${node}/a/package.json`]: '{ "name": "a", "version": "1.0.0" }' }
const wheel = {
  'python/a-1.0.dist-info/WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\n',
  'python/a-1.0.dist-info/RECORD': 'a/__init__.py,,\na/tests/data.bin,,\na/model.onnx,,\n',
}

interface Found {
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

/** Returns what is reported about a layer with these files, as a directory. It is the same as a zip, except for the fix. */
async function reportedOn(files: Files): Promise<Found> {
  const found = await resultOf(packDirectory(treeOf(files)))
  const inZip = await resultOf(packArchive(zipOf(files)))
  const counts = ({ errors, warnings }: Found): number[] => [errors.length, warnings.length]
  expect(counts(inZip)).toEqual(counts(found))
  return found
}

function resultOf(packed: ReturnType<typeof packDirectory>): Promise<Found> {
  return packed.then(
    ({ warnings }) => ({ errors: [], warnings: textsOf(warnings) }),
    (error: unknown) => ({ errors: textsOf(errorsOf(error)), warnings: [] }),
  )
}

describe('Git LFS pointers', () => {
  test("are rejected in the user's files, with the fix", async () => {
    const files = { 'lib/models/a.onnx': gitLfsPointer, 'lib/b.bin': gitLfsPointer, 'lib/c.txt': 'text' }
    expect(await reportedOn(files)).toEqual({
      errors: [
        'The layer has only Git LFS pointers instead of files: "lib/b.bin", "lib/models/a.onnx". Add "lfs: true" to the step that uses ' +
          'actions/checkout. To leave out files that the functions do not need, use the input "exclude".',
      ],
      warnings: [],
    })
  })

  test('are rejected in a zip, with its fix', async () => {
    await expect(packArchive(zipOf({ 'lib/b.bin': gitLfsPointer }))).rejects.toThrow(
      'Run "git lfs pull" before you create the zip. Remove files that the functions do not need from the zip.',
    )
  })

  test("are rejected in folders that are the user's code, although they look like packages", async () => {
    const directory = treeOf({ ...published, [`${node}/a/data.bin`]: gitLfsPointer })
    const tree = { directory, own: [`${node}/a`], madeBy: 'test', warnings: [] }
    await expect(packTree(tree)).rejects.toThrow('The layer has only Git LFS pointers')
  })

  test.each<[string, Files, string]>([
    ['an add-on', { ...published, [`${node}/a/a.node`]: gitLfsPointer }, `"${node}/a/a.node"`],
    ['a module', { ...published, [`${node}/a/index.js`]: gitLfsPointer }, `"${node}/a/index.js"`],
    ['a Python module', { ...wheel, 'python/a/__init__.py': gitLfsPointer }, '"python/a/__init__.py"'],
  ])('are rejected in installed packages if they replace %s', async (_name, files, name) => {
    const { errors } = await reportedOn(files)
    expect(errors).toEqual([
      expect.stringContaining(
        `Installed packages have only Git LFS pointers instead of files: ${name}. Install Git LFS before the packages, or install them`,
      ),
    ])
  })

  test.each<[string, Files]>([
    ['other files', { ...wheel, 'python/a/__init__.py': '', 'python/a/model.onnx': gitLfsPointer }],
    ['data for tests', { ...wheel, 'python/a/__init__.py': '', 'python/a/tests/data.bin': gitLfsPointer }],
    [
      'a file for another platform',
      {
        ...published,
        [`${node}/a/prebuilds/darwin-arm64/a.node`]: gitLfsPointer,
        [`${node}/a/prebuilds/linux-x64/a.node`]: elfFile(),
      },
    ],
  ])('have a warning in installed packages if they replace %s', async (_name, files) => {
    const { errors, warnings } = await reportedOn(files)
    expect(errors).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('Installed packages have only Git LFS pointers')])
  })
})
