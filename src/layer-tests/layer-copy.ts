import { lstat, readdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** An unpacked copy of a layer, which packages can damage while they load. */
export interface LayerCopy {
  readonly directory: string
  /** Returns the files that were changed or deleted since the copy was created, as paths relative to the layer. */
  readonly changed: () => Promise<readonly string[]>
  /** Creates the copy again at the same path. */
  readonly restore: () => Promise<void>
}

/** Creates a copy of a layer. `unpack` writes it to a directory that does not exist. */
export async function newCopy(directory: string, unpack: (to: string) => Promise<void>): Promise<LayerCopy> {
  let files = new Map<string, string>()
  const restore = async (): Promise<void> => {
    await rm(directory, { recursive: true, force: true })
    await unpack(directory)
    files = await filesIn(directory)
  }
  await restore()
  return {
    directory,
    restore,
    changed: async () => {
      const now = await filesIn(directory)
      return [...files].flatMap(([path, state]) => (now.get(path) === state ? [] : [path])).sort()
    },
  }
}

/** Returns the size and the time of change of each file. A new file is harmless for other packages, so that only the old ones count. */
async function filesIn(directory: string): Promise<Map<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    await Promise.all(
      files.map(async (path): Promise<[string, string]> => {
        const stats = await lstat(path).catch(() => undefined)
        return [relative(directory, path), `${stats?.size}:${stats?.mtimeMs}`]
      }),
    ),
  )
}
