import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { toolPath } from '../rig/tools.mjs'
import type { ToolName } from '../rig/tools.mjs'
import { buildLayer } from '../support/build-layer.ts'
import type { Layer } from '../support/build-layer.ts'
import { workspaceOf } from '../support/run-bundle.ts'

// The first build of each manager downloads the packages.
jest.setTimeout(300_000)

/** A package manager whose cache has the files of packages, and how its cache is moved to a directory of the test. */
interface Row {
  readonly manager: string
  readonly files: Record<string, string>
  readonly tools: readonly ToolName[]
  readonly cache: (directory: string) => NodeJS.ProcessEnv
}

const node = {
  files: {
    'package.json': JSON.stringify({ name: 'own', version: '1.0.0', dependencies: { semver: '7.6.3' } }),
  },
}
const python = {
  files: {
    'requirements.txt': 'docutils==0.21.2\nsix==1.17.0\n',
    'pyproject.toml':
      '[project]\nname = "own"\nversion = "1.0.0"\nrequires-python = ">=3.9"\ndependencies = ["docutils==0.21.2", "six==1.17.0"]\n',
  },
}

const rows: readonly Row[] = [
  { manager: 'pnpm', ...node, tools: ['pnpm'], cache: (directory) => ({ pnpm_config_store_dir: directory }) },
  {
    manager: 'bun',
    ...node,
    tools: ['bun'],
    cache: (directory) => ({ XDG_CACHE_HOME: directory, BUN_INSTALL: directory }),
  },
  { manager: 'uv', ...python, tools: ['uv'], cache: (directory) => ({ UV_CACHE_DIR: directory }) },
]

/** The content, mode and time of each file of a directory by path. */
function stateOf(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(
    paths.map((path) => {
      const { mode, mtimeMs } = lstatSync(path)
      const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
      return [path, `${mode.toString(8)} ${mtimeMs} ${hash}`]
    }),
  )
}

function linkedFilesOf({ directory }: Layer): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return paths.filter((path) => statSync(path).nlink > 1)
}

/** A directory on another file system than the caches, if this machine has one. */
const elsewhere =
  existsSync('/dev/shm') && statSync('/dev/shm').dev !== statSync(tmpdir()).dev ? '/dev/shm' : undefined

describe.each(rows)(
  '$manager, whose cache can have the same files as a layer',
  ({ manager, files, tools, cache }) => {
    test('finds its cache and the source unchanged after a build, also on another file system', async () => {
      const PATH = await toolPath(...tools)
      const directory = mkdtempSync(join(tmpdir(), 'cache-'))
      const workspace = workspaceOf(files)
      const options = { manager, env: { ...process.env, PATH, ...cache(directory) } }
      const first = await buildLayer(workspace, '', options)
      const linked = linkedFilesOf(first)
      expect(linked.length).toBeGreaterThan(0)
      const numbers = new Set(linked.map((path) => statSync(path).ino))
      const cached = readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
      expect(cached.some((path) => numbers.has(statSync(path).ino))).toBe(true)
      const before = { cache: stateOf(directory), source: stateOf(workspace) }
      const again = await buildLayer(workspace, '', options)
      expect(again.contents).toEqual(first.contents)
      expect(stateOf(workspace)).toEqual(before.source)
      const after = stateOf(directory)
      // A manager writes into its indexes. They contain no files of packages.
      const changed = Object.keys(before.cache).filter((path) => after[path] !== before.cache[path])
      expect(changed.filter((path) => !/index|metadata|\.(db.*|lock|rkyv|msgpack)$/.test(path))).toEqual([])
      if (elsewhere === undefined) return
      const temporary = mkdtempSync(join(elsewhere, 'temporary-'))
      try {
        const there = await buildLayer(workspace, '', { ...options, temporary })
        expect(there.contents).toEqual(first.contents)
        expect(linkedFilesOf(there)).toEqual([])
      } finally {
        rmSync(temporary, { recursive: true })
      }
    })
  },
)
