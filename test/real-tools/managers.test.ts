import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import type { Architecture } from '../../src/layer/layer.ts'
import { readElf } from '../../src/pack/checks/elf.ts'
import { packagesIn } from '../../src/packages/packages.ts'
import { annotationsOf, run, workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import type { ToolName } from '../rig/tools.mjs'
import { hostArchitecture, otherArchitecture } from '../support/build-layer.ts'

// The first run of Gradle and Maven downloads the dependencies.
jest.setTimeout(600_000)

/** A package manager. The fixture in test/fixtures/managers has the same name. */
interface Row {
  readonly manager: string
  readonly runtime: string
  /** The tools that the test installs. */
  readonly tools?: readonly ToolName[]
  /** A program that must be installed on the machine, and the command that installs it. */
  readonly needs?: { readonly program: string; readonly install: string }
  /** Creates the lock file, if a lock file in this repository would contain the name of a registry. */
  readonly lock?: readonly string[]
  readonly packages: (architecture: Architecture) => readonly string[]
  /** Whether one of the packages contains machine code. */
  readonly native: boolean
  /** The manager installs only for the architecture of the runner. */
  readonly onlyForRunner?: true
}

const node = {
  runtime: 'nodejs22.x',
  native: true,
  packages: (architecture: Architecture) => [
    '@node-rs/crc32 1.10.8',
    `@node-rs/crc32-linux-${architecture === 'arm64' ? 'arm64' : 'x64'}-gnu 1.10.8`,
    'debug 4.3.7',
    'ms 2.1.3',
  ],
}

/** Some of the packages are required only for certain Python versions or processors. */
const python = {
  runtime: 'python3.13',
  native: true,
  packages: (architecture: Architecture) => [
    'jinja2 3.1.6',
    'markupsafe 3.0.3',
    'audioop-lts 0.2.2',
    ...(architecture === 'arm64' ? ['six 1.17.0'] : []),
  ],
}

const java = {
  runtime: 'java21',
  native: false,
  packages: () => [
    'org.apache.commons:commons-lang3 3.14.0',
    'org.apache.commons:commons-text 1.12.0',
    'org.slf4j:slf4j-api 2.0.13',
    'org.slf4j:slf4j-nop 2.0.13',
  ],
}

const rows: readonly Row[] = [
  { manager: 'npm', ...node },
  { manager: 'pnpm', ...node, tools: ['pnpm'] },
  {
    manager: 'yarn-classic',
    ...node,
    tools: ['yarn1'],
    lock: ['yarn', 'install', '--ignore-scripts', '--non-interactive'],
    onlyForRunner: true,
  },
  { manager: 'yarn-berry', ...node, tools: ['yarn4'] },
  { manager: 'bun', ...node, tools: ['bun'] },
  { manager: 'pip', ...python },
  { manager: 'uv', ...python, tools: ['uv'], lock: ['uv', 'lock'] },
  { manager: 'poetry', ...python, tools: ['poetry', 'uv'] },
  { manager: 'pipenv', ...python, tools: ['pipenv', 'uv'], lock: ['pipenv', 'lock'] },
  { manager: 'maven', ...java, needs: { program: 'mvn', install: 'apt-get install maven' } },
  { manager: 'gradle', ...java, needs: { program: 'gradle', install: 'apt-get install gradle' } },
  {
    manager: 'bundler',
    runtime: 'ruby3.4',
    native: false,
    packages: () => ['greeting 1.2.0', 'words 1.0.3'],
    needs: { program: 'bundle', install: 'apt-get install ruby bundler' },
  },
]

/**
 * Builds each in two folders, if possible for the architecture that the runner does not have.
 * test/real-tools/tool-versions tests both architectures.
 */
test.each(rows)(
  '$manager installs the expected packages, with the same archive in another folder',
  async (row) => {
    const architecture = row.onlyForRunner ? hostArchitecture : otherArchitecture
    const { PATH, workspace } = await prepare(row)
    const inputs = {
      'dry-run': 'true',
      'compatible-runtimes': row.runtime,
      'compatible-architectures': architecture,
    }
    const result = await run(workspace, { PATH }, inputs)
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.exitCode).toBe(0)
    const archive = result.outputs['archive'] ?? ''
    expect(await namesIn(archive)).toEqual(row.packages(architecture).toSorted())
    expect(machinesIn(archive)).toEqual(row.native ? [architecture] : [])
    const again = await run(copyOf(workspace), { PATH }, inputs)
    expect(again.outputs['code-sha256']).toBe(result.outputs['code-sha256'])
  },
)

/** Returns a workspace with the fixture and the lock file of a row, and the PATH with its program. */
async function prepare({
  manager,
  tools = [],
  needs,
  lock,
}: Row): Promise<{ PATH: string; workspace: string }> {
  const PATH = await toolPath(...tools)
  const workspace = workspaceOf(join('managers', manager))
  if (needs) requireProgram(needs)
  const [program, ...args] = lock ?? []
  if (program !== undefined) {
    execFileSync(program, args, { cwd: workspace, env: { ...process.env, PATH }, stdio: 'pipe' })
  }
  return { PATH, workspace }
}

function requireProgram({ program, install }: NonNullable<Row['needs']>): void {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
  } catch (error) {
    throw new Error(`This test runs "${program}", which this machine does not have: ${install}.`, {
      cause: error,
    })
  }
}

function copyOf(workspace: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'elsewhere-'))
  cpSync(workspace, copy, { recursive: true })
  return copy
}

async function namesIn(archive: string): Promise<string[]> {
  const packages = await packagesIn(archive)
  return packages.map(({ name, version }) => `${name} ${version}`).toSorted()
}

/** Returns the processors for which a zip contains machine code. */
function machinesIn(archive: string): string[] {
  const machines = new AdmZip(archive).getEntries().flatMap((entry) => {
    const elf = readElf(entry.getData())
    return elf?.kind === 'loadable' ? [elf.machine] : elf ? [elf.kind] : []
  })
  return [...new Set(machines)]
}
