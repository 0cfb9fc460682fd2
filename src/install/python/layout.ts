import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { hashOfFile } from '../../base/files.ts'
import { moveTree } from '../../base/trees.ts'
import { opt } from '../../layer/opt.ts'

/** Packages that were installed for one Python version, such as 3.13. */
export interface PythonTree {
  readonly minor: string
  readonly directory: string
}

/**
 * Moves packages to where Lambda's Python runtimes find them. If they are the same for all versions, this is `python/`, otherwise a folder
 * for each version (AWS: Lambda developer guide, "Packaging your layer content"). Returns the directory of the layer.
 */
export async function layOut(trees: readonly PythonTree[], layer: string): Promise<string> {
  const isOne = trees.length === 1 || (await areSame(trees))
  for (const { minor, directory } of isOne ? trees.slice(0, 1) : trees) {
    const place = join(layer, isOne ? opt.python.packages : opt.python.versioned.packagesFor(minor))
    await moveTree(directory, place)
  }
  return layer
}

/** Returns whether the packages for all versions are the same. */
async function areSame(trees: readonly PythonTree[]): Promise<boolean> {
  const contents = await Promise.all(trees.map(({ directory }) => digestOf(directory)))
  return new Set(contents).size === 1
}

/** Returns one digest of all paths and contents below a directory. */
async function digestOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  const digest = createHash('sha256')
  for (const path of paths) {
    digest.update(`${relative(directory, path)}\n${await hashOfFile(path)}\n`)
  }
  return digest.digest('hex')
}
