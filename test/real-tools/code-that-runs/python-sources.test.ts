import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { everyVersion } from '../../rig/tools.mjs'
import { workspaceOf } from '../../support/run-bundle.ts'
import { hostArchitecture as ownArchitecture } from '../../support/build-layer.ts'
import { addSdist, addWheel, emptyIndex, loggingSetupFiles } from '../../support/package-files.ts'
import { outcomeIn, path } from './python-rig.ts'

jest.setTimeout(600_000)

/** Asynchronous, because the server in this process must continue to answer. */
const exec = promisify(execFile)

const archives = realpathSync(mkdtempSync(join(tmpdir(), 'archives-')))
const sdist = addSdist(archives, 'evil', '1.0')
const server = createServer((request, response) => {
  const file = join(archives, basename(new URL(request.url ?? '', 'http://localhost').pathname))
  response.end(file.endsWith('.gz') ? readFileSync(file) : '')
})

let address: string
let repository: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : '')}/${basename(sdist)}`
  repository = realpathSync(workspaceOf(loggingSetupFiles('evil', '1.0')))
  const git = (...args: string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: repository })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'One')
})

afterAll(() => {
  server.close()
})

interface Manifest {
  readonly [file: string]: string
}

const project = (more: string): string =>
  `[project]\nname = "svc"\nversion = "1.0"\nrequires-python = ">=3.9"\n${more}`
const pylock = (source: string): Manifest => ({
  'pylock.toml': `lock-version = "1.0"\ncreated-by = "test"\n[[packages]]\nname = "evil"\nversion = "1.0"\n${source}\n`,
})
const digest = createHash('sha256').update(readFileSync(sdist)).digest('hex')

/** For each package manager: manifests that require `evil` from git and from a URL, and the command that writes the lock file. */
const managers: Record<string, { git: () => Manifest; url: () => Manifest; lock?: string[] }> = {
  pip: {
    git: () => ({ 'requirements.txt': `evil @ git+file://${repository}\n` }),
    url: () => ({ 'requirements.txt': `evil @ ${address}\n` }),
  },
  'pip, without the name': {
    git: () => ({ 'requirements.txt': `git+file://${repository}#egg=evil\n` }),
    url: () => ({ 'requirements.txt': `${address}\n` }),
  },
  uv: {
    git: () => ({
      'pyproject.toml': `${project('dependencies = ["evil"]\n')}[tool.uv.sources]\nevil = { git = "file://${repository}" }\n`,
    }),
    url: () => ({
      'pyproject.toml': `${project('dependencies = ["evil"]\n')}[tool.uv.sources]\nevil = { url = "${address}" }\n`,
    }),
  },
  'uv with a lock file': {
    git: () => managers['uv']?.git() ?? {},
    url: () => managers['uv']?.url() ?? {},
    lock: ['uv', 'lock'],
  },
  'pip with a pylock.toml': {
    git: () => {
      const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim()
      return pylock(`vcs = { type = "git", url = "file://${repository}", commit-id = "${commit}" }`)
    },
    url: () => pylock(`archive = { url = "${address}", hashes = { sha256 = "${digest}" } }`),
  },
}

/** The managers that are tested with each change. The weekly run tests all. */
const tested = Object.entries(managers).filter(
  ([name]) => everyVersion || ['pip', 'uv with a lock file'].includes(name),
)

describe.each(tested)('%s', (name, { git, url, lock }) => {
  const checkoutOf = async (files: Manifest): Promise<string> => {
    const checkout = realpathSync(workspaceOf(files))
    const [tool, ...args] = lock ?? []
    const env = { ...process.env, PATH: path, RAN: join(archives, 'ran-while-locking') }
    if (tool !== undefined) await exec(tool, args, { cwd: checkout, env })
    return checkout
  }
  const manager = name.replace(/[ ,].*/, '')

  test.each<[string, () => Manifest, () => string]>([
    ['git', git, () => `evil@git+file://${repository}`],
    ['address', url, () => `evil@${address}`],
  ])(
    'a package from %s is built only if "install-scripts" lists it with its address',
    async (_source, files, item) => {
      const checkout = await checkoutOf(files())
      const others = [
        ...[['evil'], [`${item()}/elsewhere`]],
        ...(everyVersion ? [false, [item().replace('evil', 'good')]] : []),
      ]
      for (const installScripts of others) {
        const { ran, error } = await outcomeIn(checkout, { manager, installScripts })
        expect([installScripts, ran]).toEqual([installScripts, []])
        expect(error).toContain(`"install-scripts: ${item()}"`)
      }
      expect(await outcomeIn(checkout, { manager, installScripts: [item()] })).toMatchObject({
        error: '',
        ran: ['evil'],
      })
    },
  )
})

test('an address in "install-scripts" does not allow a package from an index or from an archive in the checkout', async () => {
  const installScripts = [`evil@git+file://${repository}`, `evil@${address}`]
  const checkout = realpathSync(workspaceOf({ 'requirements.txt': './evil-1.0.tar.gz\n' }))
  cpSync(sdist, join(checkout, basename(sdist)))
  expect(await outcomeIn(checkout, { manager: 'pip', installScripts })).toMatchObject({ ran: [] })
  writeFileSync(join(checkout, 'requirements.txt'), 'evil\n')
  expect(await outcomeIn(checkout, { manager: 'pip', installScripts })).toMatchObject({ ran: [] })
  expect(await outcomeIn(checkout, { manager: 'pip', installScripts: ['evil'] })).toMatchObject({
    ran: ['evil'],
  })
})

test('a build requirement from an address is built only if "install-scripts" lists that address', async () => {
  const needs = `["setuptools", "evil @ git+file://${repository}"]`
  const checkout = realpathSync(
    workspaceOf({
      'requirements.txt': './mine\n',
      'mine/pyproject.toml': `[project]\nname = "mine"\nversion = "1.0"\n[build-system]\nrequires = ${needs}\nbuild-backend = "setuptools.build_meta"\n`,
      'mine/mine.py': '',
    }),
  )
  expect(await outcomeIn(checkout, { installScripts: ['evil'] })).toMatchObject({ ran: [] })
  const installScripts = [`evil@git+file://${repository}`]
  expect(await outcomeIn(checkout, { installScripts })).toMatchObject({ error: '', ran: ['evil'] })
})

describe("pip for the runner's own Python", () => {
  const own = { manager: 'pip', runtimes: [], architecture: ownArchitecture }

  test.each<[string, () => Manifest]>([
    [
      'a package that a wheel requires from an address',
      () => {
        const links = emptyIndex()
        addWheel(links, 'foo', '1.0', { requires: [`evil @ ${address}`] })
        return { 'requirements.txt': `--find-links ${links}\nfoo==1.0\n` }
      },
    ],
    [
      'a package whose address is in a constraint',
      () => ({ 'requirements.txt': '-c constraints.txt\nevil\n', 'constraints.txt': `evil @ ${address}\n` }),
    ],
    [
      'a source archive whose address ends in .whl',
      () => ({ 'requirements.txt': `evil @ ${address}#x.whl\n` }),
    ],
    [
      'a repository whose address ends in .whl',
      () => ({ 'requirements.txt': `evil @ git+file://${repository}@HEAD#x.whl\n` }),
    ],
  ])('does not build %s', async (_what, files) => {
    const checkout = realpathSync(workspaceOf(files()))
    for (const installScripts of [false, ['evil']]) {
      const { ran, error } = await outcomeIn(checkout, { ...own, installScripts })
      expect(ran).toEqual([])
      expect(error).not.toBe('')
    }
  })
})
