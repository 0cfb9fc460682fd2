import { chmodSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { digestOfFiles } from '../../../src/fingerprint/files.ts'
import { writeFiles } from '../../support/fingerprints.ts'

/** A tree: the content of each file and whether it is a program, by its path. A name is either a folder or a file. */
type Tree = Readonly<Record<string, readonly [content: string, isProgram: boolean]>>

const name = fc.constantFrom('a', 'b', 'ab', 'Ä', ' ', 'a\nb', '-')
const path = fc
  .tuple(fc.array(name, { maxLength: 2 }), name)
  .map(([folders, file]) => [...folders.map((folder) => `${folder}.d`), file].join('/'))
const content = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('file', 'a\nb'))
const tree: fc.Arbitrary<Tree> = fc.dictionary(path, fc.tuple(content, fc.boolean()), {
  maxKeys: 5,
  noNullPrototype: true,
})

/** Writes a tree into a new folder, in its order, and returns the digest of the folder. */
async function digestOfTree(given: Tree): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'tree-'))
  for (const [path, [text, isProgram]] of Object.entries(given)) {
    writeFiles(directory, { [path]: text })
    chmodSync(join(directory, path), isProgram ? 0o755 : 0o644)
    utimesSync(join(directory, path), Math.random() * 1e9, Math.random() * 1e9)
  }
  const { digest } = await digestOfFiles({
    paths: [directory],
    without: [],
    base: directory,
    workspace: directory,
  })
  rmSync(directory, { recursive: true })
  return digest
}

const sorted = (given: Tree): string => JSON.stringify(Object.entries(given).sort())

test('Two trees have the same digest if and only if they have the same files', async () => {
  await fc.assert(
    fc.asyncProperty(tree, tree, async (one, other) => {
      expect((await digestOfTree(one)) === (await digestOfTree(other))).toBe(sorted(one) === sorted(other))
    }),
    { numRuns: 100 },
  )
})

test('The order in which files are created does not count', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (given) => {
      const reversed = Object.fromEntries(Object.entries(given).reverse())
      expect(await digestOfTree(reversed)).toBe(await digestOfTree(given))
    }),
    { numRuns: 50 },
  )
})

test('A tree differs from the same tree with one change', async () => {
  await fc.assert(
    fc.asyncProperty(tree, path, content, async (given, path, text) => {
      const [before] = given[path] ?? []
      fc.pre(before !== text)
      const changed: Tree = { ...given, [path]: [text, false] }
      expect(await digestOfTree(changed)).not.toBe(await digestOfTree(given))
    }),
    { numRuns: 50 },
  )
})
