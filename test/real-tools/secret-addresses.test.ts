import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { toolPath } from '../rig/tools.mjs'
import type { ToolName } from '../rig/tools.mjs'
import { run, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { wheelOf } from '../support/wheel-file.ts'
import { sampled } from '../support/weekly.ts'

/** Dependencies from an address with a user name, a password and a token. No run shows or writes them, also if it fails. */

const secrets = { user: 'user-canary', password: 'password-canary', token: 'token-canary' }

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://localhost')
  const file = files.get(pathname)
  response.writeHead(file ? 200 : pathname.startsWith('/denied') ? 401 : 404)
  response.end(file)
})
let files: ReadonlyMap<string, Buffer>
let host: string

beforeAll(async () => {
  files = new Map([
    ['/acme-1.0.0.tgz', packed({ 'package.json': '{ "name": "acme", "version": "1.0.0" }', 'index.js': '' })],
    ['/acme-1.0-py3-none-any.whl', wheelOf('acme', '1.0', { 'acme.py': '' })],
  ])
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

function packed(contents: Record<string, string>): Buffer {
  const place = mkdtempSync(join(tmpdir(), 'packed-'))
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(join(place, 'package'), { recursive: true })
    writeFileSync(join(place, 'package', name), text)
  }
  return execFileSync('tar', ['-czf', '-', '-C', place, 'package'])
}

interface Manager {
  readonly tools: readonly ToolName[]
  /** The file that the server has. Undefined if the address is a registry, which always fails. */
  readonly file?: string
  /** A project whose dependency comes from an address. */
  readonly project: (address: string) => Record<string, string>
  readonly inputs?: Record<string, string>
}

const packageJson = (address: string): Record<string, string> => ({
  'package.json': JSON.stringify({ name: 'own', version: '1.0.0', dependencies: { acme: address } }),
})
const node = { file: 'acme-1.0.0.tgz', project: packageJson }
const python = { file: 'acme-1.0-py3-none-any.whl' }
const pyproject = (address: string, more = ''): Record<string, string> => ({
  'pyproject.toml': `[project]\nname = "own"\nversion = "1.0"\nrequires-python = ">=3.9"\ndependencies = ["acme @ ${address}"]\n${more}`,
})

const managers: Record<string, Manager> = {
  npm: { ...node, tools: [], inputs: { 'package-manager': 'npm' } },
  pnpm: { ...node, tools: ['pnpm'], inputs: { 'package-manager': 'pnpm' } },
  'Yarn 1': { ...node, tools: ['yarn1'], inputs: { 'package-manager': 'yarn' } },
  'Yarn 4': {
    ...node,
    project: (address) => ({
      ...packageJson(address),
      '.yarnrc.yml': 'unsafeHttpWhitelist: ["127.0.0.1"]\n',
    }),
    tools: ['yarn4'],
    inputs: { 'package-manager': 'yarn' },
  },
  Bun: { ...node, tools: ['bun'], inputs: { 'package-manager': 'bun' } },
  pip: {
    ...python,
    tools: [],
    project: (address) => ({ 'requirements.txt': `acme @ ${address}\n` }),
    inputs: { 'package-manager': 'pip' },
  },
  uv: { ...python, tools: ['uv'], project: pyproject, inputs: { 'package-manager': 'uv' } },
  poetry: { ...python, tools: ['poetry'], project: pyproject, inputs: { 'package-manager': 'poetry' } },
  pipenv: {
    ...python,
    tools: ['pipenv'],
    project: (address) => ({ Pipfile: `[packages]\nacme = { file = "${address}" }\n` }),
    inputs: { 'package-manager': 'pipenv' },
  },
  'npm, from a registry': {
    tools: [],
    project: (address) => ({ ...packageJson('1.0.0'), '.npmrc': `registry=${address}\n` }),
  },
  'pip, from an index': {
    tools: [],
    project: (address) => ({ 'requirements.txt': `--index-url ${address}\nacme==1.0\n` }),
  },
  'uv, from an index': {
    tools: ['uv'],
    project: (address) => ({
      'pyproject.toml': `[project]\nname = "own"\nversion = "1.0"\nrequires-python = ">=3.9"\ndependencies = ["acme"]\n[[tool.uv.index]]\nurl = "${address}"\ndefault = true\n`,
    }),
    inputs: { 'package-manager': 'uv' },
  },
  'Bundler, from a source': {
    tools: ['bundler@2.6.9'],
    project: (address) => ({ Gemfile: `source "${address}"\ngem "acme"\n` }),
    inputs: { 'compatible-runtimes': 'ruby3.4' },
  },
  'Maven, from a repository': {
    tools: ['maven@3.9.16'],
    project: (address) => ({
      'pom.xml': `<project><modelVersion>4.0.0</modelVersion><groupId>own</groupId><artifactId>own</artifactId><version>1</version><repositories><repository><id>mine</id><url>${address}</url></repository></repositories><dependencies><dependency><groupId>acme</groupId><artifactId>acme</artifactId><version>1.0</version></dependency></dependencies></project>`,
    }),
    inputs: { 'compatible-runtimes': 'java21' },
  },
}

/** Yields everything that a run showed or wrote, with its place. */
function* placesOf(result: Result, workspace: string): Generator<[string, string]> {
  yield ['the log', result.log]
  yield ['the outputs', JSON.stringify(result.outputs)]
  for (const path of [...filesIn(dirname(result.temp ?? '')), ...filesIn(join(workspace, 'out'))]) {
    yield [path, readFileSync(path, 'latin1')]
    if (!path.endsWith('.zip')) continue
    for (const entry of new AdmZip(path).getEntries())
      yield [`${path}/${entry.entryName}`, entry.getData().toString('latin1')]
  }
}

function filesIn(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

// All of them run once a week.
describe.each(sampled(Object.entries(managers), 2))(
  '%s: credentials in the address of a dependency are not shown',
  (_name, { tools, file, project, inputs = {} }) => {
    async function build(path: string): Promise<{ exitCode: number; traces: string[] }> {
      const address = `http://${secrets.user}:${secrets.password}@${host}/${path}?token=${secrets.token}`
      const workspace = workspaceOf(project(address))
      mkdirSync(join(workspace, 'out'))
      const PATH = await toolPath(...tools)
      const result = await run(
        workspace,
        { PATH, RUNNER_DEBUG: '1' },
        {
          regions: 'eu-west-1',
          'compatible-runtimes': 'python3.13',
          'dry-run': 'true',
          sbom: 'out/sbom.json',
          ...inputs,
        },
      )
      const traces = [...placesOf(result, workspace)].flatMap(([place, text]) => {
        const lines = text.split('\n').filter((line) => line.includes('canary'))
        return lines.map((line) => `${place}: ${line.slice(0, 300)}`)
      })
      return { exitCode: result.exitCode, traces }
    }

    if (file !== undefined)
      test('if it is installed', async () => {
        expect(await build(file)).toEqual({ exitCode: 0, traces: [] })
      })

    test.each(sampled([['gone'], ['denied']], 2))('if it cannot be installed (%s)', async (folder) => {
      expect(await build(`${folder}/${file ?? ''}`)).toEqual({ exitCode: 1, traces: [] })
    })
  },
)
